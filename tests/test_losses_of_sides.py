"""Whose losses are told, and accounts that are lacking: in a made-up language."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import Claim, extract
from conflict_events.plugins import Plugins

PACK = """
[language]
code = "xx"

[grammar]
account = ["vesto", "vestov"]
preposition = ["o"]
and = ["i"]
negation = ["netu"]
enemy = ["vrag"]
weapon = ["bumbax"]

[victims.military]
many = ["zoldaty"]

[victims.unknown]
many = ["ludi"]

[nationalities.UKR]
adjectives = ["ukrski"]

[nationalities.wagner]
adjectives = ["bandski"]

[nationalities.RUS]
adjectives = ["ruski"]
people = ["rusy"]

[institutions]
MIL = { name = "Armed forces", kind = "armed_forces", forms = ["armija"] }
GOVMOD = { name = "Ministry of Defence", kind = "ministry", forms = ["oboron"] }

[[outcomes]]
outcome = "casualties"
trigger = ["straty"]
frame = "toll"
examples = ["Straty 9."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["stratil"]
frame = "loss"
needs = "people"
examples = ["Oboron stratil 9 zoldaty."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ubito"]
frame = "after"
examples = ["Ubito 9 zoldaty."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "wounded"
trigger = ["ranenych"]
frame = "noun"
examples = ["9 ranenych."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "wounded"
trigger = ["ranenych netu", "ranenych … netu|"]
frame = "none"
examples = ["Ranenych netu."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["zayavil"]
examples = ["Oboron zayavil: ubito 9 zoldaty."]
counterexamples = ["Nitevo."]
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    return with_language(tmp_path_factory.mktemp("xx"), PACK)


def claims(plugins: Plugins, sentence: str, published: str | None = "2023-03-14") -> tuple[Claim, ...]:
    return tuple(extract(f"{sentence}\nBumbax.", language="xx", published=published, plugins=plugins).claims)


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("Straty ruski armija do 90 ludi, zayavil ukrski oboron.", "RUS"),
        ("Ruski straty 90 ludi, zayavil ukrski oboron.", "RUS"),
        ("Straty vrag 90 ludi, zayavil ukrski oboron.", "RUS"),
        ("Vrag stratil 90 ludi, zayavil ukrski oboron.", "RUS"),
        ("Vrag stratil 90 ludi, zayavil ruski oboron.", "UKR"),
        ("Vrag, zayavil ruski oboron, netu. Ubito 90 ludi.", None),
    ],
)
def test_whose_losses_are_told(plugins: Plugins, sentence: str, side: str | None) -> None:
    (claim,) = claims(plugins, sentence)
    assert (claim.victim_side and claim.victim_side.id) == side


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("Straty ruski armija 90 ludi, zayavil ukrski oboron.", "military"),
        ("Vrag stratil 90 ludi, zayavil ukrski oboron.", "military"),
        ("Ruski straty 90 ludi, zayavil ukrski oboron.", "unknown"),
        ("Ubito 90 ruski zoldaty.", "military"),
        ("Ubito 90 bandski zoldaty.", "fighter"),
    ],
)
def test_losses_of_an_army_are_soldiers(plugins: Plugins, sentence: str, type: str) -> None:
    (claim,) = claims(plugins, sentence)
    assert claim.victim_type == type


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Ubito 9 zoldaty, ranenych netu.", [9, 0]),
        ("Ubito 9 zoldaty, vestov o ranenych netu.", [9]),
        ("Ubito 9 zoldaty, o ranenych vestov netu.", [9]),
        ("Ubito 9 zoldaty, vestov o ludi i ranenych netu.", [9]),
        ("Ubito 9 zoldaty, o ranenych, vesto oboron, netu.", [9, 0]),
    ],
)
def test_no_word_of_wounded_is_no_claim(plugins: Plugins, sentence: str, counts: list[int]) -> None:
    assert [claim.count for claim in claims(plugins, sentence)] == counts


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Ubito 9 zoldaty. Ranenych, zayavil oboron, 12.", [9, 12]),
        ("Ubito 9 zoldaty. Ranenych bum — 12.", [9, 12]),
        ("Ubito 9 zoldaty. Ranenych nesli v dom 12 zoldaty.", [9]),
    ],
)
def test_a_figure_stands_behind_who_tells_it(plugins: Plugins, sentence: str, counts: list[int]) -> None:
    assert [claim.count for claim in claims(plugins, sentence)] == counts
