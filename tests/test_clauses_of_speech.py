"""Who speaks where a medium is told something or a verb closes its clause, in a made-up language."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import with_language

from conflict_events import extract

PACK = """
[language]
code = "xx"
{language}

[language.links]
of = ["de"]
addressed = ["bo"]

[grammar]
of = ["de"]
preposition = ["bo", "von", "ut"]
definite = ["la"]
clause = ["lorsk", "wi"]
weapon = ["bumbax"]

[numbers]
determiners = ["un"]

[victims.military]
one = ["zoldat"]
many = ["zoldatlar"]

[[outcomes]]
outcome = "killed"
trigger = ["ubito"]
frame = "noun"
examples = ["9 zoldatlar ubito."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["sprax", "verlautet"]
examples = ["9 zoldatlar ubito, sprax la armix."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
preposition = true
verbs = ["ut"]
examples = ["Ut la armix 9 zoldatlar ubito."]
counterexamples = ["Nitevo."]

[institutions]
MIL = { name = "Armed forces", kind = "armed_forces", forms = ["armix"] }
GOVMOD = { name = "Ministry of Defence", kind = "ministry", capital = true, forms = ["defenza"] }
REB = { name = "rebels", kind = "crowd", crowd = true, forms = ["rebelix"] }
SSO = { name = "security sources", kind = "crowd", crowd = true, forms = ["krugix"] }
"""


def told(tmp_path: Path, sentence: str, language: str = "") -> list[tuple[int | None, str | None]]:
    plugins = with_language(tmp_path, PACK.replace("{language}", language))
    found = extract(f"{sentence}\nBumbax.", language="xx", plugins=plugins)
    return [(claim.count, claim.claimant and claim.claimant.name) for claim in found.claims]


@pytest.mark.parametrize("joined", ["bo Reuters", "bo BBC"])
def test_a_medium_behind_a_word_of_address_was_told(tmp_path: Path, joined: str) -> None:
    assert told(tmp_path, f"9 zoldatlar ubito, sprax un krugix {joined}.") == [(9, "security sources")]


def test_a_body_behind_a_word_of_address_is_that_of_an_office(tmp_path: Path) -> None:
    assert told(tmp_path, "9 zoldatlar ubito, sprax la armix bo Armenia.") == [(9, "Armed forces of Armenia")]


def test_a_figure_between_a_speaker_and_a_verb_that_closes_the_clause_is_his(tmp_path: Path) -> None:
    sentence = "La rebelix sprax 5 ubito, lorsk la armix von 9 ubito sprax."
    assert told(tmp_path, sentence, "verb_second = true") == [(5, "rebels"), (9, "Armed forces")]


def test_behind_such_a_clause_the_next_verb_tells_what_follows(tmp_path: Path) -> None:
    sentence = "Lorsk la armix von 5 ubito sprax, sprax la rebelix von 9 ubito."
    assert told(tmp_path, sentence, "verb_second = true") == [(5, "Armed forces"), (9, "rebels")]


def test_a_verb_right_behind_a_source_is_no_other_speech(tmp_path: Path) -> None:
    assert told(tmp_path, "9 zoldatlar ubito, wi ut krugix verlautet.") == [(9, "security sources")]


@pytest.mark.parametrize(
    ("word", "name"), [("Defenza", "Ministry of Defence"), ("defenza", None)]
)  # fmt: skip
def test_a_body_may_be_named_by_a_word_with_a_capital_only(
    tmp_path: Path, word: str, name: str | None
) -> None:
    found = told(tmp_path, f"9 zoldatlar ubito, sprax {word}.")
    assert [speaker for _, speaker in found if speaker == "Ministry of Defence"] == ([name] if name else [])


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "es",
            "Kiev asegura haber matado a 400 soldados rusos y Moscú reconoce 89.",
            [(400, "Ukraine"), (89, "Russia")],
        ),
        ("de", "Die Armee will zwölf Kämpfer getötet haben.", [(12, "Armed forces")]),
        ("de", "Gouverneur Ali Sabir sprach von 50 getöteten Taliban.", [(50, "Ali Sabir")]),
        (
            "fr",
            "Six policiers ont été tués au combat, a annoncé le gouverneur de Diffa, le général Ibrahim Bagadoma.",
            [(6, "Ibrahim Bagadoma")],
        ),
        (
            "es",
            "La presidenta de México, Ana Pérez Gil, confirmó 14 muertos en los enfrentamientos.",
            [(14, "Ana Pérez Gil")],
        ),
        (
            "de",
            "23 verschleppte Lehrer säßen in Haft, so die Menschenrechtsorganisation Memorial; Moskau bestreitet das.",
            [(23, "Memorial Human Rights Centre"), (23, "Russia")],
        ),
    ],
)
def test_each_half_of_a_sentence_is_of_whoever_says_it(
    code: str, text: str, expected: list[tuple[int, str]]
) -> None:
    found = extract(text, language=code).claims
    assert [(claim.count, claim.claimant and claim.claimant.name) for claim in found] == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "22 fighters were killed in an IS attack in Syria."),
        ("fr", "22 combattants ont été tués dans une attaque de l'EI en Syrie."),
        ("es", "22 combatientes murieron en un ataque del EI en Siria."),
    ],
)
def test_fighters_who_die_in_the_attack_of_a_group_are_not_its_own(code: str, text: str) -> None:
    (claim,) = extract(text, language=code).claims
    assert (claim.victim_type, claim.victim_side) == ("fighter", None)
