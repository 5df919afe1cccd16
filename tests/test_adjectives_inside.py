"""The adjective of a state inside an office or an institution, topics of headlines, subjects that are dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import with_language

from conflict_events import extract

PACK = """
[language]
code = "xx"
adjectives_inside = {inside}

[language.links]
of = ["de"]

[grammar]
weapon = ["bumbax"]
definite = ["la"]
of = ["de"]
that = ["ke"]

[victims.military]
many = ["zoldati"]

[nationalities.ARM]
adjectives = ["armeno"]
people = []

[institutions]
GOVMOD = { name = "Ministry of Defence", kind = "ministry", forms = ["ministerio de defenso"] }
GOVMIN = { name = "Ministry", kind = "ministry", generic = true, forms = ["ministerio"] }

[roles]
minister_defence = { title = "defence minister", forms = ["ministro de defenso"] }
minister = { title = "minister", forms = ["ministro"] }

[[reporting]]
act = "say"
verbs = ["dicas"]
examples = ["La ministerio dicas ke 9 zoldati ubito."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ubito"]
frame = "both"
examples = ["Ubito 9 zoldati."]
counterexamples = ["Nitevo."]
"""


def claimants(tmp_path: Path, text: str, *, inside: bool = True) -> list[str | None]:
    pack = PACK.replace("{inside}", str(inside).lower())
    plugins = with_language(tmp_path, pack)
    found = extract(text, language="xx", published="2022-09-14", plugins=plugins)
    return [claim.claimant and claim.claimant.name for claim in found.claims]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "La ministerio armeno de defenso dicas ke 9 zoldati ubito. Bumbax.",
            "Ministry of Defence of Armenia",
        ),
        (
            "La ministerio de defenso armeno dicas ke 9 zoldati ubito. Bumbax.",
            "Ministry of Defence of Armenia",
        ),
        (
            "L'ministerio armeno de defenso dicas ke 9 zoldati ubito. Bumbax.",
            "Ministry of Defence of Armenia",
        ),
        ("La ministro armeno de defenso Ara Brin dicas ke 9 zoldati ubito. Bumbax.", "Ara Brin"),
    ],
)
def test_an_adjective_may_part_an_office_or_an_institution(tmp_path: Path, text: str, claimant: str) -> None:
    assert claimants(tmp_path, text) == [claimant]


def test_a_pack_declares_it(tmp_path: Path) -> None:
    text = "La ministerio armeno de defenso dicas ke 9 zoldati ubito. Bumbax."
    assert claimants(tmp_path, text, inside=False) != ["Ministry of Defence of Armenia"]


def test_the_rest_of_a_form_has_to_end_as_a_word(tmp_path: Path) -> None:
    text = "La ministerio armeno de defensoro dicas ke 9 zoldati ubito. Bumbax."
    assert claimants(tmp_path, text) != ["Ministry of Defence of Armenia"]


def test_a_state_that_opens_a_headline_is_its_topic() -> None:
    text = "Mali : treize soldats tués dans une embuscade\n\nLe convoi avait quitté la ville dans la matinée."
    (claim,) = extract(text, language="fr", published="2022-06-15").claims
    assert (claim.count, claim.claimant) == (13, None)


@pytest.mark.parametrize(
    "added",
    ["Dos soldados murieron en la emboscada, añadió.", "Añadió que dos soldados murieron en la emboscada."],
)
def test_a_verb_without_subject_is_said_of_whoever_spoke_last(added: str) -> None:
    text = f"Bakú informó de combates con tropas armenias en la frontera. {added}"
    (claim,) = extract(text, language="es", published="2022-06-15").claims
    assert claim.claimant is not None
    assert (claim.count, claim.claimant.name) == (2, "Azerbaijan")
