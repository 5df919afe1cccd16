"""Bodies in which something is said, objects by their form, names in Latin letters: in a made-up language."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import Claim, extract
from conflict_events.plugins import Plugins

PACK = """
[language]
code = "xx"
verb_second = true
told_together = true
bare_singular = true
quoted_names = true

[text]
quotes = [["«", "»"]]

[writing.latin]
"а" = "a"
"в" = "v"
"и" = "i"
"н" = "n"
"о" = "o"
"р" = "r"
"т" = "t"
"ш" = "sh"
"^я" = "ya"
"я" = "ia"
"е" = "e"
"к" = "k"
"иван" = "Ivan"

[writing.latin_in.UKR]
"а" = "o"
"^а" = "a"
"иван" = "Ivan"

[people.masculine]
given = ["иван"]
first = "given"
last = "last"

[inflection]
names = ["place"]
head = "first"

[inflection.given]
"" = ["а", "у"]

[inflection.last]
"" = ["а"]
"ов" = ["ова", "ову"]

[inflection.place]
"" = ["а", "е"]

[grammar]
more = ["esce"]
object = ["dvuch"]
weapon = ["bumbax"]
locative = ["v"]
preposition = ["v"]
from = ["s"]
to = ["do"]
and = ["i"]

[bounds]
at_most = { before = ["do"] }
more_than = { before = ["svyshe"] }

[numbers]
vague = { "tysiac" = 1000 }

[numbers.units]
dva = 2
dvuch = 2

[numbers.multipliers]
tysiac = 1000

[victims.military]
one = ["zoldat"]
object = ["zoldata"]
many = ["zoldaty"]

[nationalities.ARM]
adjectives = ["armenski"]
people = ["armiane"]

[institutions]
GOVMOD = { name = "Ministry of Defence", kind = "ministry", forms = ["oboron"] }

[institutions.JUD]
name = "prosecutors"
kind = "court"
beside = "regional prosecutors"
forms = ["prokur"]

[roles]
mayor = { title = "mayor", local = true, forms = ["mer~given"] }

[[outcomes]]
outcome = "killed"
trigger = ["ubito"]
frame = "both"
examples = ["Ubito 9 zoldaty."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ubil"]
frame = "after"
examples = ["Ubil 9 zoldaty."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["cislo ubitych"]
frame = "toll"
examples = ["Cislo ubitych 9."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["sredi ubitych"]
frame = "among"
examples = ["Sredi ubitych 9 zoldaty."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["mertvyk"]
frame = "noun"
examples = ["9 mertvyk."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "wounded"
trigger = ["ranenych netu"]
frame = "none"
examples = ["Ranenych netu."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["zayavil"]
examples = ["Oboron zayavil: ubito 9 zoldaty."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["zayavili"]
within = true
examples = ["V oboron zayavili: ubito 9 zoldaty."]
counterexamples = ["Nitevo."]
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    return with_language(tmp_path_factory.mktemp("xx"), PACK)


def claims(plugins: Plugins, sentence: str) -> tuple[Claim, ...]:
    return tuple(
        extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins).claims
    )


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("V oboron zayavili, ubito 9 zoldaty.", "ministry-of-defence"),
        ("Ubito 9 zoldaty, zayavili v oboron.", "ministry-of-defence"),
        ("V oboron zayavil, ubito 9 zoldaty.", None),
    ],
)
def test_a_body_speaks_in_which_several_say_something(
    plugins: Plugins, sentence: str, claimant: str | None
) -> None:
    assert [claim.claimant and claim.claimant.id for claim in claims(plugins, sentence)] == [claimant]


def test_names_that_no_table_knows_are_called_in_latin_letters(plugins: Plugins) -> None:
    (claim,) = claims(plugins, "Ubito 9 zoldaty, zayavil mer Иван Ворона.")
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.id) == ("Ivan Vorona", "ivan-vorona")
    assert claim.claimant_text == "mer Иван Ворона"


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("Ивана Воронова", "Ivan Voronov"),
        ("Ивана Шатаа", "Ivan Shata"),
        ("Тона Воронова", "Tona Voronova"),
    ],
)
def test_names_in_another_case_are_called_by_their_dictionary_form(
    plugins: Plugins, named: str, name: str
) -> None:
    (claim,) = claims(plugins, f"Ubito 9 zoldaty, zayavil mer {named}.")
    assert claim.claimant is not None
    assert claim.claimant.name == name


def test_a_place_stands_between_an_office_and_who_holds_it(plugins: Plugins) -> None:
    (claim,) = claims(plugins, "Ubito 9 zoldaty, zayavil mer Stepanakertа Иван Ворона.")
    assert claim.claimant is not None
    assert claim.claimant.name == "Ivan Vorona"


def test_a_name_in_quotation_marks_says_what_stands_before_the_verb(plugins: Plugins) -> None:
    (claim,) = claims(plugins, "Ubito 9 zoldaty, zayavil «Иноват».")
    assert claim.claimant is not None
    assert claim.claimant.name == "Inovat"
    (claim,) = claims(plugins, "«Reuters» zayavil, ubito 9 zoldaty.")
    assert claim.claimant is not None
    assert claim.claimant.name == "Reuters"


def test_nouns_that_and_joins_are_all_denied(plugins: Plugins) -> None:
    found = claims(plugins, "Posle bumbax mertvyk i ranenych netu.")
    assert [(claim.outcome, claim.count) for claim in found] == [("killed", 0), ("wounded", 0)]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Ubito zoldat.", [1]),
        ("Ubil zoldata.", [1]),
        ("Zoldata ubil bumbax.", [1]),
        ("Zoldata Ivana ubil bumbax.", [1]),
        ("Ubil zoldat.", []),
        ("Ubito zoldata.", [1]),
        ("Ubito 2 zoldata.", [2]),
    ],
)
def test_the_form_of_a_bare_noun_tells_whether_it_befell_it(
    plugins: Plugins, sentence: str, counts: list[int]
) -> None:
    assert [claim.count for claim in claims(plugins, sentence)] == counts


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ubito do 25 zoldaty.", [(25, "at_most")]),
        ("Cislo ubitych s 20 do 25.", [(20, "exact"), (25, "exact")]),
        ("Ubito tysiac zoldaty.", [(None, "vague")]),
        ("Ubito svyshe tysiac zoldaty.", [(1000, "more_than")]),
    ],
)
def test_a_word_for_a_limit_is_also_one_for_the_later_figure(
    plugins: Plugins, sentence: str, told: list[tuple[int | None, str]]
) -> None:
    assert [(claim.count, claim.bound) for claim in claims(plugins, sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "counts"), [("Dvuch zoldaty bumbax ubil.", [2]), ("Dva zoldaty bumbax ubil.", [])]
)
def test_a_number_in_the_form_of_an_object_tells_whom_it_befell(
    plugins: Plugins, sentence: str, counts: list[int]
) -> None:
    assert [claim.count for claim in claims(plugins, sentence)] == counts


@pytest.mark.parametrize("sentence", ["Cislo ubitych armenski zoldaty 9.", "Cislo ubitych armiane 9."])
def test_a_toll_is_of_those_whom_it_counts(plugins: Plugins, sentence: str) -> None:
    assert [
        (claim.count, claim.victim_side and claim.victim_side.id) for claim in claims(plugins, sentence)
    ] == [(9, "ARM")]


def test_a_dash_stands_for_the_verb_that_a_language_leaves_out(plugins: Plugins) -> None:
    found = claims(plugins, "Ubito 9 zoldaty. Sredi ubitych — 3 zoldaty.")
    assert [(claim.count, claim.part_of is not None) for claim in found] == [(9, False), (3, True)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ubito 9 zoldaty, zayavil mer volnogo seta Иван Ворона.", "Ivan Vorona"),
        ("Mer volnogo seta Иван Ворона zayavil, ubito 9 zoldaty.", "Ivan Vorona"),
        ("Ubito 9 zoldaty, zayavil v svoem volnom sete mer Иван Ворона.", "Ivan Vorona"),
        ("Mera volnogo seta Иван Ворона zayavil, ubito 9 zoldaty.", "Ivan Vorona"),
        ("Ubito 9 zoldaty, zayavil mer Goris.", "mayor of Goris"),
    ],
)
def test_an_office_and_the_name_far_behind_it_are_one_speaker(
    plugins: Plugins, sentence: str, name: str
) -> None:
    (claim,) = claims(plugins, sentence)
    assert claim.claimant is not None
    assert claim.claimant.name == name


@pytest.mark.parametrize(
    ("name", "latin"), [("Иван Яроня", "Ivan Yaronia"), ("Иван Иваненко", "Ivan Ivanenko")]
)
def test_letters_are_others_at_the_beginning_and_names_whole_words(
    plugins: Plugins, name: str, latin: str
) -> None:
    (claim,) = claims(plugins, f"Ubito 9 zoldaty, zayavil mer {name}.")
    assert claim.claimant is not None
    assert claim.claimant.name == latin


def test_who_adds_others_told_of_those_before(plugins: Plugins) -> None:
    found = claims(plugins, "Ubito 9 zoldaty. Esce 3 zoldaty ubito, zayavili v oboron.")
    assert [(one.count, one.claimant and one.claimant.id) for one in found] == [
        (9, "ministry-of-defence"),
        (3, "ministry-of-defence"),
    ]


def test_a_place_stands_between_a_preposition_and_the_body(plugins: Plugins) -> None:
    (claim,) = claims(plugins, "V Goris oboron zayavili, ubito 9 zoldaty.")
    assert claim.claimant is not None
    assert claim.claimant.name == "Ministry of Defence of Goris"


@pytest.mark.parametrize(("town", "name"), [("Goris", "Ivan Varan"), ("Iziumа", "Ivan Voron")])
def test_people_are_called_as_in_the_country_where_they_hold_an_office(
    plugins: Plugins, town: str, name: str
) -> None:
    (claim,) = claims(plugins, f"Ubito 9 zoldaty, zayavil mer {town} Иван Варан.")
    assert claim.claimant is not None
    assert claim.claimant.name == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ubito 9 zoldaty, zayavil prokur.", "prosecutors"),
        ("Ubito 9 zoldaty, zayavil prokur Izium.", "Izium regional prosecutors"),
    ],
)
def test_an_organ_is_that_of_the_place_behind_it(plugins: Plugins, sentence: str, name: str) -> None:
    (claim,) = claims(plugins, sentence)
    assert claim.claimant is not None
    assert claim.claimant.name == name
