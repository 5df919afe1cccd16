"""What people have coded stands beside the press as claims of the coder, about the same events."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from conflict_events import (
    Coded,
    CodedActor,
    CodedFigure,
    CodedPlace,
    Document,
    Extraction,
    Issue,
    Reader,
    Source,
    build,
    extract_source,
    load_plugins,
)

TEXT = "Clash of Armenia and Azerbaijan at Sotk on 13 September 2022: 12 (10 to 15) dead, 8 of Armenia."


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


ARMENIA = CodedActor(name="Army of Armenia", kind="armed_forces", state="Armenia", span=at("Armenia"))
AZERBAIJAN = CodedActor(name="Army", kind="armed_forces", state="Azerbaijan", span=at("Azerbaijan"))
SOTK = CodedPlace(
    name="Sotk", latitude=40.2, longitude=45.87, country="Armenia", precision=2, span=at("Sotk")
)
CLASH = Coded(
    coder="UCDP",
    scheme="ucdp",
    code="1",
    span=at("Clash of Armenia and Azerbaijan at Sotk"),
    start=dt.date(2022, 9, 13),
    end=dt.date(2022, 9, 13),
    date_precision=1,
    date_span=at("13 September 2022"),
    actors=(ARMENIA, AZERBAIJAN),
    place=SOTK,
    figures=(
        CodedFigure(span=at("12 (10 to 15) dead"), best=12, low=10, high=15),
        CodedFigure(span=at("8 of Armenia"), best=8, victim_side=ARMENIA, is_part=True),
    ),
    sources=(CodedActor(name="the mayor"), CodedActor(name="Reuters", kind="media")),
)


def read_as(tmp_path: Path, *coded: Coded, text: str = TEXT) -> Extraction:
    def read(source: Source) -> Iterator[Document]:
        yield Document(text=text, language="en", coded=coded)

    plugins = load_plugins()
    plugins = dataclasses.replace(
        plugins, readers=(*plugins.readers, Reader(name="made-up", read=read, suffixes=(".coded",)))
    )
    path = tmp_path / "a.coded"
    path.write_text("a row")
    (extraction,) = extract_source(Source(location="a.coded", path=path), plugins=plugins)
    return extraction


def test_a_coded_figure_is_a_claim_of_the_coder_with_the_words_that_say_it(tmp_path: Path) -> None:
    found = read_as(tmp_path, CLASH)
    total, part = found.claims
    assert (total.outcome, total.count, total.count_low, total.count_high) == ("killed", 12, 10, 15)
    assert total.bound == "between"
    assert (part.count, part.count_low, part.bound, part.part_of) == (8, None, "about", total)
    assert part.victim_side is not None and part.victim_side.id == "ARMMIL"
    assert total.claimant is not None and total.claimant.id == "ucdp"
    assert found.text[total.start : total.end] == total.evidence == "12 (10 to 15) dead"
    assert total.event_start == dt.date(2022, 9, 13) and total.date_precision == 1


def test_a_known_source_of_a_coder_is_who_relayed_it(tmp_path: Path) -> None:
    (total, _) = read_as(tmp_path, CLASH).claims
    assert total.relayed_by is not None and total.relayed_by.id == "reuters"
    nobody = dataclasses.replace(CLASH, sources=(CodedActor(name="Radio Somewhere", kind="media"),))
    (total, _) = read_as(tmp_path, nobody).claims
    assert total.relayed_by is not None and total.relayed_by.name == "Radio Somewhere"


def test_a_coded_event_has_the_actors_and_the_place_that_the_press_would_have(tmp_path: Path) -> None:
    (event,) = read_as(tmp_path, CLASH).event_mentions
    assert (event.type, event.where_precision, event.realis) == ("clash", 2, "happened")
    assert [actor.id for actor in event.actors] == ["ARMMIL", "AZEMIL"]
    assert [place.id for place in event.places] == ["sotk"]
    assert event.reported_by is not None and event.reported_by.id == "ucdp"


def test_a_place_that_no_table_knows_keeps_its_coordinates(tmp_path: Path) -> None:
    place = CodedPlace(name="Nowhere Ford", latitude=1.5, longitude=30.25, country="Uganda", precision=1)
    (event,) = read_as(tmp_path, dataclasses.replace(CLASH, place=place)).event_mentions
    (known,) = event.places
    assert (known.name, known.latitude, known.longitude, known.country) == ("Nowhere Ford", 1.5, 30.25, "UGA")


def test_a_namesake_elsewhere_is_not_the_place(tmp_path: Path) -> None:
    place = CodedPlace(name="Sotk", latitude=1.5, longitude=30.25, country="Uganda", precision=1)
    (event,) = read_as(tmp_path, dataclasses.replace(CLASH, place=place)).event_mentions
    assert event.places[0].id != "sotk" and event.places[0].country == "UGA"


def test_a_code_that_the_crosswalk_does_not_know_keeps_its_figures_and_is_an_issue(tmp_path: Path) -> None:
    found = read_as(tmp_path, dataclasses.replace(CLASH, code="9"))
    assert len(found.claims) == 2 and not found.event_mentions
    (issue,) = found.issues
    assert issue.kind == "unknown_code" and "'9'" in issue.message


@pytest.mark.parametrize(
    ("figure", "meaning"),
    [
        ({"best": 3, "low": 3, "high": 3}, (3, 3, 3, "exact")),
        ({"best": 0, "low": 0, "high": 0}, (0, 0, 0, "exact")),
        ({"best": 3}, (3, None, None, "about")),
        ({"best": 3, "low": 2}, (3, 2, None, "at_least")),
        ({"best": 3, "high": 9}, (3, None, 9, "at_most")),
        ({"best": None, "low": 2, "high": 4}, (None, 2, 4, "between")),
        ({"best": None}, (None, None, None, "unspecified")),
    ],
)
def test_what_a_coded_figure_means(
    tmp_path: Path, figure: dict[str, int | None], meaning: tuple[object, ...]
) -> None:
    figures = (CodedFigure(span=at("12"), **figure),)  # type: ignore[arg-type]
    (claim,) = read_as(tmp_path, dataclasses.replace(CLASH, figures=figures)).claims
    assert (claim.count, claim.count_low, claim.count_high, claim.bound) == meaning


def test_coded_text_is_kept_as_it_is_and_read_only_once(tmp_path: Path) -> None:
    text = TEXT + " The army said 40 rebels were killed in an ambush on Monday."
    found = read_as(tmp_path, CLASH, text=text)
    assert found.text == text and len(found.claims) == 2


# --- the two projects whose files are read ---

PLUGINS = Path(__file__).parent.parent / "plugins"
GED, ACLED, OLDER = (
    PLUGINS / name for name in ("ucdp/samples/ged.csv", "acled/samples/acled.csv", "acled/samples/older.csv")
)


def rows(path: Path, place: Path | None = None, **changed: str) -> list[Extraction]:
    """What is read of a sample; of a copy of its first row where values are changed."""
    if place is not None:
        with path.open(newline="") as file:
            first = next(csv.DictReader(file))
        path = place / path.name
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, [*first])
            writer.writeheader()
            writer.writerow({**first, **changed})
    issues: list[Issue] = []
    found = list(extract_source(Source(location=path.name, path=path), issues=issues))
    found[0].issues += issues
    return found


@pytest.mark.parametrize("path", [GED, ACLED, OLDER], ids=lambda path: path.name)
def test_all_that_is_coded_stands_where_it_is_said_to(path: Path) -> None:
    for found in rows(path):
        assert found.claims and not found.issues
        told = [*found.claims, *found.event_mentions]
        assert all(found.text[one.start : one.end] == one.evidence for one in told)
        assert all(found.text[one.start : one.end] == one.text for one in found.mentions)
        assert {one.kind for one in found.mentions} >= {
            "actor",
            "date",
            "number",
            "place",
        } or "Protest" in found.text


def test_a_row_of_ucdp_gives_its_range_and_the_dead_of_each_side() -> None:
    clash, one_sided = rows(GED)
    told = [
        (c.count, c.count_low, c.count_high, c.bound, c.victim_side and c.victim_side.id)
        for c in clash.claims
    ]
    assert told == [
        (12, 10, 15, "between", None),
        (8, None, None, "about", "ARM"),
        (3, None, None, "about", "AZE"),
        (1, None, None, "about", None),
    ]
    assert [claim.count_text for claim in clash.claims] == ["12 (low 10, high 15)", "8", "3", "1"]
    assert [claim.victim_type for claim in clash.claims] == ["unknown", "unknown", "unknown", "civilian"]
    assert all(claim.part_of is clash.claims[0] for claim in clash.claims[1:])
    assert all(claim.claimant and claim.claimant.id == "ucdp" for claim in clash.claims)
    assert all(claim.relayed_by and claim.relayed_by.id == "reuters" for claim in clash.claims)
    assert [(c.count, c.bound, c.victim_type) for c in one_sided.claims] == [
        (6, "exact", "unknown"),
        (6, "exact", "civilian"),
    ]


def test_types_dates_and_places_of_ucdp_are_kept_with_their_precision() -> None:
    clash, one_sided = (found.event_mentions[0] for found in rows(GED))
    assert (clash.type, clash.start_date, clash.date_precision) == ("clash", dt.date(2022, 9, 13), 1)
    assert [place.id for place in clash.places] == ["sotk"] and clash.where_precision == 2
    assert [actor.id for actor in clash.actors] == ["ARMGOV", "AZEGOV"]
    assert one_sided.type == "violence_against_civilians"
    assert (one_sided.start_date, one_sided.end_date) == (dt.date(2023, 5, 12), dt.date(2023, 5, 18))
    assert (one_sided.date_precision, one_sided.where_precision) == (3, 4)
    assert [(place.kind, place.country) for place in one_sided.places] == [("admin1", "MLI")]
    assert [(actor.name, actor.kind) for actor in one_sided.actors] == [("Made-up Front", "armed_group")]


def test_columns_of_older_editions_of_ucdp_are_read_too(tmp_path: Path) -> None:
    text = GED.read_text().replace(",best,high,low,", ",best_est,high_est,low_est,")
    (tmp_path / "ged171.csv").write_text(text)
    assert rows(tmp_path / "ged171.csv")[0].claims[0].count_high == 15


def test_a_row_of_acled_gives_its_fatalities_and_its_kind_of_event() -> None:
    battle, protest = rows(ACLED)
    (claim,) = battle.claims
    assert (claim.count, claim.count_low, claim.count_high, claim.bound) == (11, 11, 11, "exact")
    assert (
        claim.claimant
        and claim.claimant.id == "acled"
        and claim.relayed_by
        and claim.relayed_by.id == "reuters"
    )
    assert battle.event_mentions[0].type == "clash"
    assert [actor.id for actor in battle.event_mentions[0].actors] == ["ARMMIL", "AZEMIL"]
    assert (protest.claims[0].count, protest.claims[0].bound, protest.claims[0].relayed_by) == (
        0,
        "exact",
        None,
    )
    assert protest.event_mentions[0].type == "protest" and not protest.event_mentions[0].actors


def test_a_date_of_acled_is_as_long_as_its_precision_says(tmp_path: Path) -> None:
    (week,) = rows(OLDER)
    event = week.event_mentions[0]
    assert (event.start_date, event.end_date, event.date_precision) == (
        dt.date(2016, 5, 4),
        dt.date(2016, 5, 10),
        3,
    )
    (month,) = rows(ACLED, tmp_path, time_precision="3", event_date="2023-12-15")
    event = month.event_mentions[0]
    assert (event.start_date, event.end_date, event.date_precision) == (
        dt.date(2023, 12, 1),
        dt.date(2023, 12, 31),
        4,
    )


def test_a_battle_for_territory_is_a_clash_with_its_dead_and_a_change_of_territory() -> None:
    (found,) = rows(OLDER)
    assert [event.type for event in found.event_mentions] == ["clash", "territory_captured"]
    (claim,) = found.claims
    assert claim.event is found.event_mentions[0] and claim.count == 2
    assert {place.kind for place in claim.places} == {"admin1"}


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("Military Forces of Russia (2000-) Air Force", "RUSMIL"),
        ("Police Forces of Mali (2021-) Gendarmerie", "MLICOP"),
        ("Government of the Democratic Republic of Congo (2019-)", "CODGOV"),
        ("Military Forces of Myanmar (2021-)", "MMRMIL"),
        ("Hezbollah", "hezbollah"),
        ("LTTE: Liberation Tigers of Tamil Eelam", "ltte"),
        ("Unidentified Armed Group (Mali)", None),
        ("Civilians (Mali)", None),
        ("Made-up Ethnic Militia (Nigeria)", "made-up-ethnic-militia-nigeria"),
    ],
)
def test_actors_are_those_that_the_press_names(tmp_path: Path, written: str, actor: str | None) -> None:
    (found,) = rows(ACLED, tmp_path, actor1=written, actor2="")
    assert [one.id for one in found.event_mentions[0].actors] == ([actor] if actor else [])


def test_a_value_that_is_none_is_an_issue_with_its_line_and_the_row_is_read(tmp_path: Path) -> None:
    (found,) = rows(
        ACLED, tmp_path, fatalities="many", latitude="95", event_date="someday", geo_precision="8"
    )
    assert [issue.message.split(" is ")[0] for issue in found.issues] == [
        f"acled.csv: line 2: {column}" for column in ("geo_precision", "latitude", "event_date", "fatalities")
    ]
    assert found.event_mentions[0].start_date is None and not found.claims


def test_a_broken_row_costs_only_itself(tmp_path: Path) -> None:
    lines = GED.read_text().splitlines()
    (tmp_path / "ged.csv").write_text("\n".join([lines[0], "1,2,3", *lines[1:]]))
    issues: list[Issue] = []
    found = list(extract_source(Source(location="ged.csv", path=tmp_path / "ged.csv"), issues=issues))
    assert len(found) == 2 and len(issues) == 1 and "line 2" in issues[0].message


def test_a_report_and_two_coders_of_one_clash_are_one_event_with_their_claims_side_by_side(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(
        "At least 14 people were killed in a clash between Armenian and Azerbaijani forces near Sotk on "
        "13 September 2022, the Defence Ministry of Armenia said.\n"
    )
    for sample in (GED, ACLED):
        (tmp_path / sample.name).write_text("\n".join(sample.read_text().splitlines()[:2]))
    database = tmp_path / "t.db"
    build([tmp_path], database)
    with sqlite3.connect(database) as db:
        claims = db.execute(
            "select event_links.event, claims.claimant, claims.count, claims.relayed_by from claims "
            "join event_links on event_links.claim = claims.id where part_of is null order by claimant"
        ).fetchall()
        assert [claim[1:] for claim in claims] == [
            ("ARMGOVMOD", 14, None),
            ("acled", 11, "reuters"),
            ("ucdp", 12, "reuters"),
        ]
        assert len({claim[0] for claim in claims}) == 1
        figures = (
            "select figure from claim_ladder where claimant is not null and figure > '1' order by figure"
        )
        assert {"12 (10–15)", "11", "≥14"} <= {figure for (figure,) in db.execute(figures)}
        low, high, number = db.execute(
            "select low, high, n_claims from event_ranges where policy = 'claimed' and victim_side is null "
            "and event = ?", [claims[0][0]]
        ).fetchone()  # fmt: skip
        assert (low, high, number) == (10, 15, 3)
        assert db.execute(
            "select n_articles, n_outlets from events where id = ?", [claims[0][0]]
        ).fetchone() == (3, 3)
        assert db.execute("select count(*) from articles where duplicate_of is not null").fetchone() == (0,)


def test_rows_that_differ_in_their_figures_only_are_no_copies_of_each_other(tmp_path: Path) -> None:
    with GED.open(newline="") as file:
        first = next(csv.DictReader(file))
    with (tmp_path / "ged.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, [*first])
        writer.writeheader()
        for number in range(3):
            writer.writerow({**first, "id": str(number), "source_article": "x " * 60})
    build([tmp_path], tmp_path / "t.db")
    with sqlite3.connect(tmp_path / "t.db") as db:
        assert db.execute("select count(*), count(duplicate_of) from articles").fetchone() == (3, 0)


@pytest.mark.parametrize(
    ("where", "latitude", "longitude", "country", "precision", "place"),
    [
        ("Gaza city", "31.5", "34.46", "Israel", "1", "gaza-city"),
        ("Donetsk city", "48.0", "37.8", "Ukraine", "1", "donetsk"),
        ("Donetsk oblast", "48.0", "37.8", "Ukraine", "4", "donetsk-oblast"),
        ("Stepanakert town", "39.8", "46.75", "Azerbaijan", "1", "stepanakert"),
        ("Mopti town", "14.48", "-4.18", "Mali", "2", "mopti"),
        ("Mopti region", "14.5", "-4.2", "Mali", "4", "mopti-region"),
        ("Black Sea", "44", "34", "Ukraine", "7", "black-sea"),
        ("Mali", "17", "-4", "Mali", "6", "MLI"),
    ],
)
def test_places_are_those_that_the_press_names(
    tmp_path: Path, where: str, latitude: str, longitude: str, country: str, precision: str, place: str
) -> None:
    (found,) = rows(
        GED, tmp_path, where_coordinates=where, adm_1=where, latitude=latitude, longitude=longitude,
        country=country, where_prec=precision,
    )  # fmt: skip
    assert [one.id for one in found.event_mentions[0].places] == [place]
    assert found.text[slice(*at(where.split()[0], found.text))] in where


def test_a_province_is_found_by_the_name_that_acled_writes(tmp_path: Path) -> None:
    (found,) = rows(
        ACLED, tmp_path, admin1="Kharkiv", location="Kharkiv", country="Ukraine", geo_precision="3", latitude="49.98",
        longitude="36.25",
    )  # fmt: skip
    assert [one.id for one in found.event_mentions[0].places] == ["kharkiv-oblast"]
    assert found.event_mentions[0].where_precision == 4


def test_an_authority_that_is_no_state_is_the_one_that_the_press_names(tmp_path: Path) -> None:
    (found,) = rows(GED, tmp_path, side_b="Republic of Artsakh")
    assert found.event_mentions[0].actors[1].id == "artsakh"
    (found,) = rows(
        GED, tmp_path, side_a="Government of United States of America, Government of Macedonia, FYR"
    )
    assert [one.id for one in found.event_mentions[0].actors[:2]] == ["USAGOV", "MKDGOV"]


def test_half_of_a_pair_of_coordinates_is_no_place_on_the_map(tmp_path: Path) -> None:
    (found,) = rows(GED, tmp_path, where_coordinates="Nowhere Ford", longitude="", country="Mali")
    (place,) = found.event_mentions[0].places
    assert (place.name, place.country) == ("Nowhere Ford", "MLI")
