"""Participles behind a comma, whose statement is denied, and who people are said to be behind a dash."""

from __future__ import annotations

from pathlib import Path

from made_up_language import with_language

from conflict_events import Claim, extract

PACK = """
[language]
code = "xx"
bare_singular = true
participles_apart = {apart}

[inflection]
head = "first"

[grammar]
weapon = ["bumbax"]
account = ["zajavu"]
preposition = ["pro", "bumba"]
locative = ["v"]

[numbers.units]
dva = 2
tri = 3
sto = 100

[subsets]
including = ["izni"]

[victims.military]
one = ["zoldat"]
many = ["zoldatlar"]

[victims.unknown]
one = ["lud"]
many = ["ludi"]

[[outcomes]]
outcome = "killed"
frame = "both"
trigger = ["pomerli", "zaginuli"]
examples = ["Zagin."]
counterexamples = ["Zagin."]

[[outcomes]]
outcome = "killed"
frame = "noun"
needs = "figure"
trigger = ["ubitih"]
examples = ["Zagin."]
counterexamples = ["Zagin."]

[[outcomes]]
outcome = "wounded"
frame = "noun"
needs = "figure"
trigger = ["ranenih"]
examples = ["Zagin."]
counterexamples = ["Zagin."]

[[reporting]]
act = "deny"
within = true
verbs = ["sprostuvala", "sprostuvali"]
examples = ["Zagin."]
counterexamples = ["Zagin."]

[institutions]
MIL = {{ name = "Army", kind = "armed_forces", forms = ["armija", "armii"] }}
GOVMOD = {{ name = "Ministry of Defence", kind = "ministry", forms = ["ministerstvo", "ministerstva"] }}
"""


def _claims(folder: Path, text: str, *, apart: bool = True) -> list[Claim]:
    pack = PACK.format(apart=str(apart).lower())
    return extract(text, language="xx", plugins=with_language(folder, pack)).claims


def test_a_participle_stands_behind_a_comma(tmp_path: Path) -> None:
    [claim] = _claims(tmp_path, "Bumbax: znajdeno sto ludi, ubitih bumba armii.")
    assert (claim.outcome, claim.count) == ("killed", 100)
    assert not _claims(tmp_path, "Bumbax: znajdeno sto ludi, ubitih bumba armii.", apart=False)


def test_a_verb_reaches_over_a_participle(tmp_path: Path) -> None:
    [claim] = _claims(tmp_path, "Bumbax: tri zoldatlar, ranenih bumba armii, pomerli.")
    assert (claim.outcome, claim.count, claim.victim_type) == ("killed", 3, "military")


def test_a_figure_behind_a_participle_is_its_own(tmp_path: Path) -> None:
    claims = _claims(tmp_path, "Bumbax: zaginuli tri ludi, ranenih dva.")
    assert [(one.outcome, one.count) for one in claims] == [("killed", 3), ("wounded", 2)]


def test_whose_statement_is_denied_asserts_it(tmp_path: Path) -> None:
    text = "Bumbax: armija sprostuvala zajavu ministerstva pro sto ubitih zoldatlar."
    claims = _claims(tmp_path, text)
    told = [(one.claimant.name if one.claimant else None, one.stance) for one in claims]
    assert sorted(told, key=str) == [("Army", "denies"), ("Ministry of Defence", "asserts")]
    within = _claims(tmp_path, "Bumbax: v armii sprostuvali zajavu ministerstva pro sto ubitih zoldatlar.")
    assert [(one.claimant.name if one.claimant else None, one.stance) for one in within] == told


def test_who_people_are_behind_a_dash(tmp_path: Path) -> None:
    claims = _claims(tmp_path, "Bumbax: zaginuli sto ludi, izni tri — zoldatlar.")
    assert [(one.count, one.victim_type) for one in claims] == [(100, "unknown"), (3, "military")]
