"""Names of people in a script without capitals, in a made-up language: by what stands before and behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import with_language

from conflict_events import extract

PACK = """
[language]
code = "xx"
verb_second = true
verb_first = true
bare_singular = true
names_by_place = true
name_particles = ["abu"]

[language.links]
of = ["od"]

[writing]
proclitics = [["u"], ["al"]]

[writing.latin]
"samir" = "Samir"
"q" = "k"

[grammar]
that = ["ki"]
relative = ["alkoji"]
of = ["od"]
definite = ["al"]
preposition = ["bi"]
weapon = ["bumbax"]

[roles]
spokesperson = { title = "spokesperson", speaks_for = true, forms = ["govornik"] }
mayor = { title = "mayor", local = true, forms = ["starosta"] }

[institutions]
MIL = { name = "Army", kind = "armed_forces", forms = ["vojska"] }

[victims.military]
many = ["zoldatlar"]

[[reporting]]
act = "say"
verbs = ["rekal"]
examples = ["Rekal govornik ki 9 zoldatlar ubito."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ubito"]
frame = "both"
examples = ["Ubito 9 zoldatlar."]
counterexamples = ["Nitevo."]
"""


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("govornik od vojska tomaq belin", "tomak belin"),
        ("govornik od vojska tomaq albelin", "tomak albelin"),
        ("govornik od vojska, samir belin,", "Samir belin"),
        ("starosta od alporti bi gradu tomaq belin", "tomak belin"),
        ("samir belin", "Samir belin"),
        ("samir belin alkoji bezal", "Samir belin"),
        ("abu samir alkoji bezal", "abu Samir"),
        ("govornik od vojska", "Army"),
        ("govornik od vojska albelin", "Army"),
    ],
)
def test_words_behind_an_office_are_a_name(tmp_path: Path, speaker: str, name: str) -> None:
    plugins = with_language(tmp_path, PACK)
    text = f"rekal {speaker} ki 9 zoldatlar ubito bumbax."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.name == name


def test_a_medium_behind_a_preposition_that_is_written_together_with_it_is_whom_it_was_told(
    tmp_path: Path,
) -> None:
    pack = PACK.replace('of = ["od"]\n\n[writing]', 'of = ["od", "li"]\n\n[writing]')
    pack = pack.replace('[["u"], ["al"]]', '[["u"], ["li"], ["al"]]')
    pack = pack.replace('preposition = ["bi"]', 'preposition = ["bi", "li"]\nto = ["li"]')
    pack = pack.replace(
        "[institutions]",
        '[institutions]\nSRC = { name = "sources", kind = "crowd", crowd = true, forms = ["izvor"] }',
    )
    plugins = with_language(tmp_path, pack)
    text = "rekal izvor liReuters ki 9 zoldatlar ubito bumbax."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.name == "sources"
