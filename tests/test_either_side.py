"""Figures that are told side by side, each with its side: the noun for it may be told once, and the outcome too."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import SOLDIERS_KILLED, with_language

from conflict_events import extract

PACK = (
    """
[language]
code = "xx"
bare_singular = true

[grammar]
and = ["e"]
that = ["ki"]
of = ["od"]
definite = ["la"]
demonstrative = ["tio"]
preposition = ["kun"]
locative = ["en"]
weapon = ["bumbax"]
side = ["flanko"]
among = ["ce la flanko de"]

[numbers.units]
tri = 3
kvar = 4

[nationalities]
ARM = { adjectives = ["armena"], people = ["armenoj"] }
AZE = { adjectives = ["azera"], people = ["azeroj"] }
"""
    + SOLDIERS_KILLED
)


@pytest.mark.parametrize(
    "text",
    [
        "Ubito 95 zoldatlar en armena flanko e 120 en azera flanko.",
        "Ubito 95 zoldatlar en armena flanko e 120 en la azera.",
        "Ubito 95 zoldatlar en armena e 120 en azera flanko.",
        "Ubito 95 zoldatlar en flanko armena, 120 en flanko azera.",
        "En armena flanko 95 zoldatlar ubito, en azera 120.",
    ],
)
def test_each_figure_has_the_side_that_is_told_with_it(tmp_path: Path, text: str) -> None:
    claims = extract(text + " Bumbax.", language="xx", plugins=with_language(tmp_path, PACK)).claims
    told = [(claim.count, claim.victim_type, claim.victim_side and claim.victim_side.id) for claim in claims]
    assert sorted(told, key=str) == [(120, "military", "AZE"), (95, "military", "ARM")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "95 soldiers on the Armenian and 120 on the Azerbaijani side were killed."),
        ("en", "The clashes left 95 soldiers dead on the side of Armenia and 120 on that of Azerbaijan."),
        ("nl", "Aan de kant van Armenië sneuvelden 95 militairen en 120 aan die van Azerbeidzjan."),
        ("fr", "Les combats ont fait 95 morts côté arménien, 120 côté azerbaïdjanais."),
        ("es", "Los combates dejaron 95 soldados muertos en el bando armenio y 120 en el azerbaiyano."),
        ("ru", "С армянской стороны погибли 95 военных, с азербайджанской — 120."),
        ("uk", "У боях загинули 95 військових з боку Вірменії та 120 з боку Азербайджану."),
        ("tr", "Çatışmalarda Ermenistan tarafında 95, Azerbaycan tarafında 120 asker öldü."),
        ("az", "Döyüşlərdə Ermənistan tərəfi 95, Azərbaycan tərəfi 120 hərbçi itirib."),
        ("hy", "Մարտերում հայկական կողմից զոհվել է 95 զինծառայող, ադրբեջանական կողմից՝ 120։"),
        ("ar", "قتل 95 جنديا من الجانب الأرميني و120 من الجانب الأذربيجاني في الاشتباكات."),
    ],
)
def test_in_installed_languages_too(language: str, text: str) -> None:
    claims = extract(text, language=language, published="2020-10-10").claims
    told = [(claim.count, claim.victim_side.id if claim.victim_side else None) for claim in claims]
    assert sorted(told) == [(95, "ARM"), (120, "AZE")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who says it is no side on which they fell
        ("The Armenian side reported 95 killed and the Azerbaijani side 120.", {None}),
        ("Clashes between North Korea and South Korea left 12 dead and 20 wounded.", {None}),
        ("The clashes killed 95 people in Armenia and 120 in Azerbaijan.", {None}),
        (
            "The clashes left 95 dead: 40 on the Armenian side and 55 on the Azerbaijani side.",
            {None, "ARM", "AZE"},
        ),
    ],
)
def test_two_parties_are_not_always_two_sides_of_the_dead(text: str, expected: set[str | None]) -> None:
    claims = extract(text, language="en", published="2020-10-10").claims
    assert {claim.victim_side.id if claim.victim_side else None for claim in claims} == expected
