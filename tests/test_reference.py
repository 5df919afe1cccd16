"""The reference tables hang together, and the almanac reads them right."""

from __future__ import annotations

import csv
import datetime as dt
import importlib.util
import itertools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from conflict_events.almanac import KNOWN_UNTIL, REFERENCE, Almanac, interval
from conflict_events.models import Actor

SCRIPT = Path(__file__).parent.parent / "scripts" / "build_actors.py"

KINDS = set(
    "state government armed_forces police ministry parliament igo media ngo armed_group party person "
    "other".split()
)
ROLES = set(
    "head_of_state head_of_government minister_foreign minister_defence minister_interior spokesperson "
    "commander chief_of_staff secretary_general high_representative rebel_leader speaker_of_parliament "
    "governor security_council_secretary deputy_minister member_of_parliament ambassador adviser "
    "other".split()
)
PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT".split()
)
TYPES = set(
    "clash attack shelling air_strike bombing violence_against_civilians abduction capture_of_fighters "
    "equipment_loss war territory_captured withdrawal blockade mobilisation peacekeeping ceasefire "
    "ceasefire_violation talks mediation agreement appeal accusation denial threat aid_request aid statement "
    "sanction recognition displacement release_or_exchange arrest protest".split()
)
FORMER_STATES = {"SUN", "YUG", "CSK", "DDR", "SCG"}
STATE = re.compile("[A-Z]{3}")


def table(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def actor_names() -> list[dict[str, str]]:
    tables = sorted((REFERENCE / "actor_names").glob("*.csv"))
    rows = {path.stem: table(f"actor_names/{path.name}") for path in tables}
    assert all(row["language"] == language.replace("any", "") for language in rows for row in rows[language])
    return [row for language in rows for row in rows[language]]


@pytest.fixture(scope="module")
def build_actors() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_actors", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def almanac() -> Almanac:
    return Almanac.load()


@pytest.fixture(scope="module")
def actors() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in table("actors.csv")}


# --- actors ---


def test_actor_ids_are_unique_and_of_a_known_kind(actors: dict[str, dict[str, str]]) -> None:
    assert len(actors) == len(table("actors.csv"))
    assert {row["kind"] for row in actors.values()} <= KINDS


def test_an_id_tells_what_kind_of_actor_it_is(actors: dict[str, dict[str, str]]) -> None:
    for ident, row in actors.items():
        if row["kind"] == "state":
            assert STATE.fullmatch(ident)
        if row["kind"] == "igo":
            assert re.fullmatch("IGO[A-Z]{3}", ident)
        if ident.startswith("IGO"):
            assert row["kind"] == "igo"
        if not ident.isupper():
            assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", ident), ident


def test_every_state_has_a_government_and_armed_forces(actors: dict[str, dict[str, str]]) -> None:
    states = [ident for ident, row in actors.items() if row["kind"] == "state"]
    assert len(states) >= 195 + len(FORMER_STATES)
    for state in states:
        assert actors[state + "GOV"]["parent"] == state
        assert actors[state + "MIL"]["kind"] == "armed_forces"


def test_parents_and_countries_exist(actors: dict[str, dict[str, str]]) -> None:
    for row in actors.values():
        assert not row["parent"] or row["parent"] in actors, row
        assert not row["country"] or row["country"] in actors, row


def test_states_are_what_cldr_says_they_are(build_actors: ModuleType) -> None:
    for name, content in build_actors.rebuilt().items():
        assert (REFERENCE / name).read_text(encoding="utf-8") == content


# --- names ---


def test_every_state_is_named_in_every_shipped_language(
    actors: dict[str, dict[str, str]], build_actors: ModuleType
) -> None:
    named = {(row["actor"], row["language"]) for row in actor_names()}
    for ident, row in actors.items():
        if row["kind"] == "state":
            assert {(ident, language) for language in build_actors.LANGUAGES} <= named, ident


def test_names_belong_to_actors_and_are_long_enough(actors: dict[str, dict[str, str]]) -> None:
    for row in actor_names():
        assert row["actor"] in actors, row
        assert len(row["name"]) >= 2, row
        assert row["name"] == row["name"].strip(), row
        assert row["match"] in {"", "exact", "metonym", "surname", "small"}, row


def test_a_name_begins_with_a_capital_or_says_how_to_match_it() -> None:
    for row in actor_names():
        assert row["match"] or not row["name"][0].islower(), row
        assert row["match"] != "small" or row["name"][0].islower(), row


def test_a_name_of_two_actors_is_flagged() -> None:
    rows = actor_names()
    by_form: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_form[row["name"]].append(row)
    for form, same in by_form.items():
        for language in {row["language"] for row in same}:
            here = [row for row in same if row["language"] in ("", language)]
            # A state is called like its capital in some languages: it and its government are no two.
            if len({row["actor"].removesuffix("GOV") for row in here}) > 1:
                assert any(row["note"].startswith("ambiguous") for row in here), (form, here)


def test_no_name_is_listed_twice() -> None:
    rows = [row for row in actor_names() if row["match"] != "surname"]
    keys = [(row["actor"], row["name"], row["language"]) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("form", "actor"),
    [
        ("US", "USA"), ("UN", "IGOUNO"), ("EU", "IGOEUR"), ("Baku", "AZEGOV"), ("Yerevan", "ARMGOV"),
        ("Kremlin", "RUSGOV"), ("White House", "USAGOV"), ("Downing Street", "GBRGOV"), ("Burma", "MMR"),
        ("Houthis", "houthis"), ("RSF", "rapid-support-forces"), ("IDF", "ISRMIL"), ("Reuters", "reuters"),
        ("CSTO", "IGOCST"), ("Volodymyr Zelenskyy", "volodymyr-zelensky"), ("Hizbollah", "hezbollah"),
    ],
)  # fmt: skip
def test_a_usual_name_finds_its_actor(almanac: Almanac, form: str, actor: str) -> None:
    assert {name.actor for name in almanac.names(["en"]) if name.form == form} == {actor}


@pytest.mark.parametrize(
    ("form", "actor"),
    [
        ("VS", "USA"), ("VN", "IGOUNO"), ("Bakoe", "AZEGOV"), ("Jerevan", "ARMGOV"), ("Witte Huis", "USAGOV"),
        ("Oekraïne", "UKR"), ("Wit-Rusland", "BLR"), ("Groot-Brittannië", "GBR"), ("NAVO", "IGONAT"),
        ("Vladimir Poetin", "vladimir-putin"), ("Artsen zonder Grenzen", "medecins-sans-frontieres"),
        ("OVSE", "IGOOSC"), ("Addis Abeba", "ETHGOV"), ("Ivoorkust", "CIV"), ("Houthi's", "houthis"),
    ],
)  # fmt: skip
def test_a_usual_name_in_the_other_language_finds_its_actor(almanac: Almanac, form: str, actor: str) -> None:
    assert {name.actor for name in almanac.names(["nl"]) if name.form == form} == {actor}


@pytest.mark.parametrize("language", ["ru", "uk", "fr", "de", "es", "tr", "ar", "hy", "az"])
def test_an_actor_is_one_under_its_names_in_all_languages(almanac: Almanac, language: str) -> None:
    meant = defaultdict(set)
    for name in almanac.names([language]):
        meant[name.form].add(name.actor)
    with (Path(__file__).parent / "data" / "one_actor.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            for form in filter(None, row[language].split("|")):
                assert meant[form] == {row["actor"]}, form


@pytest.mark.parametrize("language", ["ru", "uk", "ar", "hy", "az", "tr"])
def test_the_people_of_our_day_are_named_in_every_language(almanac: Almanac, language: str) -> None:
    """Who holds an office of state in the Caucasus, Ukraine, Russia, Turkey, Israel, Iran or the United States."""
    states = {"ARM", "AZE", "UKR", "RUS", "TUR", "ISR", "IRN", "USA"}
    heads = {"head_of_state", "head_of_government", "minister_foreign"}
    named = {name.actor for name in almanac.names([language])}
    lacking = {
        term.actor
        for term in almanac.all_roles()
        if term.of[:3] in states
        and term.role in heads
        and (term.start or term.end or ((dt.date.min,) * 2))[0].year >= 2012
    }
    assert lacking - named <= set()


def test_names_in_a_script_without_capitals_are_names_all_the_same(almanac: Almanac) -> None:
    cased = {name.form: name.cased for name in almanac.names(["ar"])}
    assert cased["حزب الله"] == cased["موسكو"] == 1


def test_a_people_that_its_language_writes_small_is_found_in_any_case(almanac: Almanac) -> None:
    found = {name.form: (name.cased, name.match) for name in almanac.names(["ru"])}
    assert found["хуситы"] == (0, "") and found["ООН"] == (2, "exact")


def test_an_acronym_is_matched_as_written_and_a_name_with_its_capital(almanac: Almanac) -> None:
    cased = {name.form: name.cased for name in almanac.names(["en"])}
    assert cased["US"] == cased["WHO"] == cased["al-Shabaab"] == 2
    assert cased["Turkey"] == cased["Baku"] == cased["Pashinyan"] == 1


def test_names_of_another_language_are_left_out(almanac: Almanac) -> None:
    forms = {name.form for name in almanac.names(["en"])}
    assert "Oekraïne" not in forms and "Ukraine" in forms


# --- offices ---


def offices() -> Iterator[dict[str, str]]:
    yield from table("actor_roles.csv")


def test_offices_are_held_by_people_and_belong_to_actors(actors: dict[str, dict[str, str]]) -> None:
    for row in offices():
        assert actors[row["actor"]]["kind"] == "person", row
        assert row["of"] in actors, row
        assert row["role"] in ROLES, row
        assert row["title"], row


def test_there_are_people_for_the_conflicts_we_know(actors: dict[str, dict[str, str]]) -> None:
    people = {ident for ident, row in actors.items() if row["kind"] == "person"}
    assert len(people) >= 500
    assert people == {row["actor"] for row in offices()}


def test_a_term_begins_before_it_ends() -> None:
    for row in offices():
        start, end = interval(row["start"]), interval(row["end"])
        assert start is None or end is None or start[0] <= end[1], row
        assert start is None or start[0] <= KNOWN_UNTIL, row


def test_no_two_people_are_certainly_head_at_once(almanac: Almanac) -> None:
    terms = defaultdict(list)
    for term in almanac.all_roles():
        if term.role in ("head_of_state", "head_of_government") and term.start:
            terms[term.of, term.role].append(term)
    for same in terms.values():
        same.sort(key=lambda term: term.start[1] if term.start else dt.date.min)
        for one, other in itertools.pairwise(same):
            assert other.start and (one.end is None or one.end[0] <= other.start[1]), (one, other)


@pytest.mark.parametrize(
    ("of", "role", "on", "holder"),
    [
        ("ARM", "head_of_government", "2022-09-13", "nikol-pashinyan"),
        ("ARMGOV", "head_of_government", "2022-09-13", "nikol-pashinyan"),
        ("AZE", "head_of_state", "2020-10-01", "ilham-aliyev"),
        ("RUSGOVMFA", "minister_foreign", "2022-03-01", "sergei-lavrov"),
        ("RUSGOVMFA", "spokesperson", "2022-03-01", "maria-zakharova"),
        ("RUSGOV", "spokesperson", "2022-03-01", "dmitry-peskov"),
        ("FRA", "minister_foreign", "2022-09-14", "catherine-colonna"),
        ("UKR", "chief_of_staff", "2016-01-01", "viktor-muzhenko"),
        ("IGOUNO", "secretary_general", "1999-04-01", "kofi-annan"),
        ("IGOEUR", "high_representative", "2022-09-14", "josep-borrell"),
        ("GBR", "head_of_government", "1995-07-11", "john-major"),
        ("YUG", "head_of_state", "1999-05-01", "slobodan-milosevic"),
    ],
)
def test_the_holder_of_an_office_on_a_day(almanac: Almanac, of: str, role: str, on: str, holder: str) -> None:
    assert almanac.holder(of, role, dt.date.fromisoformat(on)) == holder


@pytest.mark.parametrize(
    ("of", "role", "on"),
    [
        ("USA", "head_of_state", "2021-01-20"),  # the day of a handover
        ("RUS", "spokesperson", "2022-03-01"),  # several at once
        ("ARM", "head_of_government", "2030-01-01"),  # after what the table knows
        ("ARM", "head_of_state", "1980-01-01"),
        ("no-such-actor", "head_of_state", "2020-01-01"),
    ],
)
def test_an_uncertain_holder_is_nobody(almanac: Almanac, of: str, role: str, on: str) -> None:
    assert almanac.holder(of, role, dt.date.fromisoformat(on)) is None


def test_a_partial_date_is_the_whole_of_its_month_or_year() -> None:
    assert interval("2018") == (dt.date(2018, 1, 1), dt.date(2018, 12, 31))
    assert interval("2020-02") == (dt.date(2020, 2, 1), dt.date(2020, 2, 29))
    assert interval("2020-09-27") == (dt.date(2020, 9, 27), dt.date(2020, 9, 27))
    assert interval("") is None
    with pytest.raises(ValueError):
        interval("2020-13")


# --- conflicts ---


def test_conflicts_end_after_they_start_and_their_parties_exist(almanac: Almanac) -> None:
    conflicts = almanac.conflicts()
    assert len({conflict.id for conflict in conflicts}) == len(conflicts) >= 60
    for conflict in conflicts:
        assert conflict.start, conflict.id
        assert conflict.end is None or conflict.start[0] <= conflict.end[1], conflict.id
        assert all(party in almanac.actors for party in conflict.parties), conflict.id


def test_the_grounds_of_conflicts_are_places_we_know(almanac: Almanac) -> None:
    known = {row["id"] for row in table("places.csv")}
    for conflict in almanac.conflicts():
        assert set(conflict.places) <= known, (conflict.id, set(conflict.places) - known)


def test_conflict_names_point_to_conflicts(almanac: Almanac) -> None:
    ids = {conflict.id for conflict in almanac.conflicts()}
    assert {ident for _, ident in almanac.conflict_names()} <= ids
    for language in ("en", "nl"):
        names = list(almanac.conflict_names([language]))
        assert len(names) == len(set(names))
    assert ("Second Karabakh War", "second-nagorno-karabakh-war") in almanac.conflict_names(["en"])
    assert ("Tweede Karabachoorlog", "second-nagorno-karabakh-war") in almanac.conflict_names(["nl"])


@pytest.mark.parametrize(
    ("conflict", "names"),
    [
        (
            "second-nagorno-karabakh-war",
            "ru:Вторая карабахская война|ru:44-дневная война|uk:Друга карабаська війна|fr:guerre des 44 jours"
            "|de:Zweiter Karabachkrieg|es:guerra de los 44 días|tr:İkinci Karabağ Savaşı|ar:حرب قره باغ الثانية"
            "|hy:44-օրյա պատերազմ|az:İkinci Qarabağ müharibəsi|az:Vətən müharibəsi",
        ),
        (
            "six-day-war",
            "ru:Шестидневная война|uk:Шестиденна війна|fr:guerre des Six Jours|de:Sechstagekrieg|ar:حرب الأيام الستة"
            "|es:guerra de los Seis Días|tr:Altı Gün Savaşı|hy:Վեցօրյա պատերազմ|az:Altıgünlük müharibə",
        ),
        (
            "russian-invasion-of-ukraine",
            "ru:специальная военная операция|uk:повномасштабне вторгнення|fr:guerre en Ukraine|de:Ukraine-Krieg"
            "|es:guerra en Ucrania|tr:Ukrayna savaşı|ar:الحرب في أوكرانيا"
            "|hy:ռուս-ուկրաինական պատերազմ|az:Ukrayna müharibəsi",
        ),
        (
            "syrian-civil-war",
            "ru:гражданская война в Сирии|uk:громадянська війна в Сирії|fr:guerre civile syrienne"
            "|de:syrischer Bürgerkrieg|es:guerra civil siria"
            "|tr:Suriye iç savaşı|ar:الحرب الأهلية السورية|az:Suriya vətəndaş müharibəsi",
        ),
        ("armenian-genocide", "ru:Геноцид армян|fr:génocide arménien|hy:Հայոց ցեղասպանություն"),
        ("second-world-war", "ru:Вторая мировая война|de:Zweiter Weltkrieg|hy:Երկրորդ համաշխարհային պատերազմ"),
        ("georgia-war-2008", "ru:пятидневная война|uk:російсько-грузинська війна|de:Kaukasuskrieg 2008"),
    ],
)  # fmt: skip
def test_a_war_is_one_under_its_names_in_all_languages(almanac: Almanac, conflict: str, names: str) -> None:
    for known in names.split("|"):
        language, _, form = known.partition(":")
        assert dict(almanac.conflict_names([language]))[form] == conflict


def test_a_conflict_name_means_one_conflict(almanac: Almanac) -> None:
    by_form = defaultdict(set)
    for form, ident in almanac.conflict_names():
        by_form[form].add(ident)
    assert {form: ids for form, ids in by_form.items() if len(ids) > 1} == {}


# --- types ---


def test_event_types_are_those_of_the_design(almanac: Almanac) -> None:
    types = almanac.event_types()
    assert set(types) == TYPES
    groups = {"violence", "control", "ceasefire", "diplomacy", "people"}
    assert {kind.group for kind in types.values()} == groups
    assert types["shelling"].violent and not types["talks"].violent


def test_the_crosswalk_covers_every_type_in_every_system(almanac: Almanac) -> None:
    crossings = almanac.crosswalk()
    for system in ("plover", "acled", "cameo", "ucdp"):
        assert {crossing.type for crossing in crossings if crossing.system == system} == TYPES, system
    assert {c.code for c in crossings if c.system == "plover"} <= PLOVER
    assert {c.code for c in crossings if c.system == "cameo"} <= {f"{root:02}" for root in range(1, 21)}
    assert {c.code for c in crossings if c.system == "ucdp"} <= {"", "1", "2", "3"}
    assert all(c.code or c.note for c in crossings)


# --- the loader ---


def test_an_actor_is_made_once_and_only_when_asked_for(almanac: Almanac) -> None:
    assert almanac.actor("ARM") is almanac.actor("ARM")
    assert almanac.actor("ARM") == Actor(id="ARM", name="Armenia", kind="state", country="ARM")
    assert almanac.actor("ARMGOV").name == "Government of Armenia"
    assert almanac.parent("qassam-brigades") == "hamas"
    assert almanac.parent("ARM") is None
    assert "nobody" not in almanac.actors
    with pytest.raises(KeyError):
        almanac.actor("nobody")


def test_the_shipped_almanac_is_read_once() -> None:
    assert Almanac.load() is Almanac.load()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_surname_is_no_nationality(almanac: Almanac, language: str) -> None:
    pack = REFERENCE.parent.parent / "plugins" / language / "language.toml"
    nations = tomllib.loads(pack.read_text(encoding="utf-8"))["nationalities"]
    words = {
        form
        for forms in nations.values()
        for form in (*forms.get("adjectives", ()), *forms.get("people", ()))
    }
    surnames = {name.form for name in almanac.names([language]) if name.match == "surname"}
    assert not words & surnames
