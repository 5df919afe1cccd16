"""What people have coded stands beside the press as claims of the coder, about the same events."""

from __future__ import annotations

import dataclasses
import datetime as dt
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
    Reader,
    Source,
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
