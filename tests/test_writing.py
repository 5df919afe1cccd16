"""A pack declares how its words are written; the made-up language of these tests has no other words in the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import with_language

from conflict_events import Extraction, extract
from conflict_events.errors import PackError
from conflict_events.packs import read_pack

CLASSES = """
[inflection]
names = ["noun"]

[inflection.noun]
"" = ["i", "im", "lar", "larim"]
"a" = ["u", "oj"]

[inflection.adjective]
"yj" = ["ogo", "ym"]
"""
VICTIMS = """
[victims.military]
many = ["zoldat~noun"]
[victims.civilian]
many = ["starina~noun", "mirnyj~adjective zhitel~noun"]
"""
RULES = """
[subsets]
weapon = ["bumbax"]
[[outcomes]]
outcome = "killed"
trigger = ["ubito"]
frame = "after"
examples = ["Ubito 9."]
counterexamples = ["Nitevo."]
"""


def read(tmp_path: Path, text: str, pack: str) -> Extraction:
    plugins = with_language(tmp_path, f'[language]\ncode = "xx"\n{pack}\n{RULES}')
    return extract(f"{text}\nBumbax bumbax.", language="xx", published="2024-05-02", plugins=plugins)


def told(found: Extraction) -> list[tuple[int | None, str]]:
    return [(claim.count, claim.victim_type) for claim in found.claims]


def places(found: Extraction) -> list[str]:
    return [mention.place.id for mention in found.mentions if mention.place is not None]


def refusal(tmp_path: Path, pack: str) -> str:
    path = tmp_path / "language.toml"
    path.write_text(f'[language]\ncode = "xx"\n{pack}\n', encoding="utf-8")
    with pytest.raises(PackError) as error:
        read_pack(path)
    return str(error.value)


@pytest.mark.parametrize(
    ("sentence", "victims"),
    [
        ("Ubito 9 zoldat.", "military"),
        ("Ubito 9 zoldatlarim.", "military"),
        ("Ubito 9 starina.", "civilian"),
        ("Ubito 9 starinoj.", "civilian"),
        ("Ubito 9 mirnogo zhitelim.", "civilian"),
        ("Ubito 9 mirnyj zhitel.", "civilian"),
    ],
)
def test_a_form_with_a_class_is_known_with_all_endings_of_it(
    tmp_path: Path, sentence: str, victims: str
) -> None:
    assert told(read(tmp_path, sentence, CLASSES + VICTIMS)) == [(9, victims)]


@pytest.mark.parametrize("sentence", ["Ubito 9 zoldatova.", "Ubito 9 starinim.", "Ubito 9 mirnoj zhitel."])
def test_an_ending_of_another_class_makes_another_word(tmp_path: Path, sentence: str) -> None:
    assert told(read(tmp_path, sentence, CLASSES + VICTIMS)) == [(9, "unknown")]


def test_names_of_the_tables_take_the_endings_of_names(tmp_path: Path) -> None:
    pack = CLASSES + VICTIMS + '[grammar]\nlocative = ["v"]\npreposition = ["v"]\n'
    text = "Ubito 9 zoldatlar v Stepanakertim."
    assert places(read(tmp_path, text, pack)) == ["stepanakert"]
    assert places(read(tmp_path, text, pack.replace('names = ["noun"]', ""))) == []


def test_letters_are_read_as_others_and_offsets_stay(tmp_path: Path) -> None:
    pack = '[writing]\nletters = { "\\u0301" = "", "ё" = "е" }\n[victims.military]\nmany = ["солдет"]\n'
    text = "Ubito 9 со\u0301лдёт."
    claim = read(tmp_path, text, pack).claims[0]
    assert text[claim.start : claim.end].endswith("со\u0301лдёт")
    assert claim.victim_type == "military"


@pytest.mark.parametrize(("sentence", "known"), [("Ubito 9 al'zoldat.", True), ("Ubito 9 al zoldat.", False)])
def test_an_apostrophe_can_be_a_letter_of_its_word(tmp_path: Path, sentence: str, known: bool) -> None:
    pack = '[writing]\napostrophe = "letter"\n[victims.military]\nmany = ["al’zoldat"]\n'
    assert told(read(tmp_path, sentence, pack)) == [(9, "military" if known else "unknown")]


def test_an_apostrophe_can_open_an_ending_of_any_word(tmp_path: Path) -> None:
    pack = '[writing]\napostrophe = "ending"\n[victims.military]\nmany = ["zoldat"]\n'
    assert told(read(tmp_path, "Ubito 9 zoldat’nin.", pack)) == [(9, "military")]


@pytest.mark.parametrize("word", ["zoldat", "alzoldat", "wazoldat", "wabialzoldat", "llzoldat"])
def test_small_words_written_on_to_a_word_are_taken_off(tmp_path: Path, word: str) -> None:
    pack = (
        '[writing]\nproclitics = [["wa"], ["bi", "li"], ["al"]]\ncontractions = { "ll" = "lial" }\n'
        '[victims.military]\nmany = ["zoldat"]\n'
    )
    text = f"Ubito 9 {word}."
    found = read(tmp_path, text, pack)
    assert told(found) == [(9, "military")]


def test_small_words_come_in_their_order_only(tmp_path: Path) -> None:
    pack = '[writing]\nproclitics = [["wa"], ["al"]]\n[victims.military]\nmany = ["zoldat"]\n'
    assert told(read(tmp_path, "Ubito 9 alwazoldat.", pack)) == [(9, "unknown")]


def test_a_class_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    assert "inflection.nown: is named by a form" in refusal(
        tmp_path, '[victims.military]\nmany = ["zoldat~nown"]'
    )


def test_a_class_that_is_no_table_of_lists_is_refused(tmp_path: Path) -> None:
    assert "inflection.noun: is no class of endings" in refusal(tmp_path, '[inflection.noun]\n"" = "i"')


def test_endings_behind_a_hyphen_belong_to_the_word_before_it(tmp_path: Path) -> None:
    pack = '[writing]\nhyphen = ["i"]\n[victims.military]\nmany = ["ZS"]\n'
    assert told(read(tmp_path, "Ubito 9 ZS-i.", pack)) == [(9, "military")]
    assert told(read(tmp_path, "Ubito 9 ZS-itam.", pack)) == [(9, "military")]  # a word of its own


def test_an_ending_behind_the_hyphen_of_a_figure_belongs_to_it(tmp_path: Path) -> None:
    pack = '[writing]\nhyphen = ["i"]\n[bounds]\nmore_than = { before = [], after = ["at"] }\n'
    claim = read(tmp_path, "Ubito 9-i at zoldat.", pack + '[victims.military]\nmany = ["zoldat"]\n').claims[0]
    assert (claim.count, claim.bound, claim.victim_type) == (9, "more_than", "military")


def test_a_mark_inside_a_word_can_be_read_as_nothing(tmp_path: Path) -> None:
    pack = '[writing]\nletters = { "՛" = "" }\n[victims.military]\nmany = ["zoldat"]\n'
    assert told(read(tmp_path, "Ubito 9 zo՛ldat.", pack)) == [(9, "military")]


def test_people_behind_a_name_in_the_form_of_an_owner_are_its_own(tmp_path: Path) -> None:
    pack = """
[inflection]
names = ["noun"]
head = "last"
owner = ["im"]
[inflection.noun]
"" = ["i", "im"]
[victims.fighter]
many = ["zoldat"]
"""
    owned, other = (
        read(tmp_path, f"Taliban Hezbollah. Ubito {name} 9 zoldat.", pack).claims[0]
        for name in ("Hamasim", "Hamasi")
    )
    assert owned.victim_side is not None and owned.victim_side.name == "Hamas"
    assert other.victim_side is None


def test_an_unknown_use_of_the_apostrophe_is_refused(tmp_path: Path) -> None:
    assert "use one of letter, ending" in refusal(tmp_path, '[writing]\napostrophe = "mark"')


def test_an_open_beginning_and_a_class_do_not_go_together(tmp_path: Path) -> None:
    assert "use one of the two" in refusal(
        tmp_path, '[inflection.noun]\n"" = ["i"]\n[victims.military]\nmany = ["*zoldat~noun"]'
    )


SMALL = '[writing]\nproclitics = [["wa"], ["li", "bi"], ["al"]]\ncontractions = { "lil" = "lial" }\n'


def test_figures_stand_behind_small_words_that_are_written_on(tmp_path: Path) -> None:
    pack = SMALL + '[grammar]\nand = ["wa"]\n[victims.military]\nmany = ["zoldat"]\n'
    assert told(read(tmp_path, "Ubito al25 zoldat.", pack)) == [(25, "military")]
    assert told(read(tmp_path, "Ubito xal25 zoldat.", pack)) != [(25, "military")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("khamsa washrin", 25), ("mia wakhamsa washrin", 125), ("alf wamia", 1100), ("3 alf wakhamsa", 3005),
        ("alf wamia wakhamsa washrin", 1125),
    ],
)  # fmt: skip
def test_units_stand_before_tens(tmp_path: Path, words: str, value: int) -> None:
    pack = (
        SMALL + '[numbers]\nunits_first = true\nand = ["wa"]\n'
        "[numbers.units]\nkhamsa = 5\nshrin = 20\n[numbers.multipliers]\nmia = 100\nalf = 1000\n"
        '[victims.military]\nmany = ["zoldat"]\n'
    )
    assert told(read(tmp_path, f"Ubito {words} zoldat.", pack)) == [(value, "military")]


def test_a_form_of_several_words_ends_in_a_small_word_and_a_contraction_keeps_its_places(
    tmp_path: Path,
) -> None:
    pack = (
        SMALL + '[grammar]\npreposition = ["li"]\n[victims.military]\nmany = ["zoldat"]\n'
        '[institutions]\nMIL = { name = "Armed forces", kind = "armed_forces", forms = ["jish"] }\n'
        '[[reporting]]\nact = "say"\npreposition = true\nverbs = ["wifqan li"]\n'
        'examples = ["Ubito 9 zoldat, wifqan liljish."]\ncounterexamples = ["Nitevo."]\n'
    )
    claim = read(tmp_path, "Ubito 9 zoldat, wifqan liljish.", pack).claims[0]
    assert claim.claimant_text == "jish"


def test_marks_are_read_as_others_and_quoted_as_they_are(tmp_path: Path) -> None:
    pack = '[writing]\nmarks = { "،" = "," }\n[victims.military]\nmany = ["zoldat", "zoldat, xo"]\n'
    text = "Ubito 9 zoldat، bax 3، dax"
    found = read(tmp_path, text, pack)
    claim = found.claims[0]
    assert found.text.startswith(text)
    assert claim.evidence == found.text[claim.start : claim.end]
    assert "," not in "".join(mention.text for mention in found.mentions)
