"""Nouns that tell by themselves how many are meant, in a made-up language: a dual, a singular without an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import with_language

from conflict_events import extract

PACK = """
[language]
code = "xx"
{language}

[grammar]
weapon = ["bumbax"]

[numbers]
determiners = ["odin"]

[numbers.units]
raz = 1
dva = 2

[subsets]
including = ["mezhduni"]

[victims.military]
one = ["zoldat", "matroz"]
two = ["zoldatan"]
many = ["zoldatlar", "matroz"]

[victims.civilian]
one = ["starik"]
two = ["starikan"]

[nationalities.ARM]
adjectives = ["armenski"]
people = []

[[outcomes]]
outcome = "killed"
trigger = ["ubito"]
frame = "both"
examples = ["Ubito 9 zoldatlar."]
counterexamples = ["Nitevo."]
"""
BARE = "bare_singular = true"


def read(tmp_path: Path, sentence: str, language: str = "") -> list[tuple[int | None, str, str | None]]:
    plugins = with_language(tmp_path, PACK.replace("{language}", language))
    found = extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)
    return [
        (claim.count, claim.victim_type, claim.victim_side and claim.victim_side.id) for claim in found.claims
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ubito zoldatan.", [(2, "military", None)]),
        ("Armenski zoldatan ubito.", [(2, "military", "ARM")]),
        ("Ubito zoldatlar.", []),
        ("Ubito 9 zoldatan.", [(9, "military", None)]),
    ],
)
def test_a_dual_counts_two(
    tmp_path: Path, sentence: str, expected: list[tuple[int | None, str, str | None]]
) -> None:
    assert read(tmp_path, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ubito zoldat.", [(1, "military", None)]),
        ("Armenski zoldat ubito.", [(1, "military", "ARM")]),
        ("Ubito odin zoldat.", [(1, "military", None)]),
        ("Ubito matroz.", []),
    ],
)
def test_a_singular_counts_one_where_there_are_no_articles(
    tmp_path: Path, sentence: str, expected: list[tuple[int | None, str, str | None]]
) -> None:
    assert read(tmp_path, f"Novosti: {sentence}", BARE) == expected


def test_a_form_that_is_plural_too_counts_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "Novosti: ubito matroz.", BARE) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ubito zoldat raz.", [(1, "military", None)]),
        ("Ubito zoldatan dva.", [(2, "military", None)]),
        ("Ubito 12 mezhduni 3 zoldatlar.", [(12, "unknown", None), (3, "military", None)]),
        ("Ubito 12 mezhduni zoldat.", [(12, "unknown", None), (1, "military", None)]),
        ("Ubito starik bumbax zoldat.", [(1, "civilian", None)]),
    ],
)
def test_a_number_behind_its_noun_repeats_it_and_parts_open_behind_a_figure(
    tmp_path: Path, sentence: str, expected: list[tuple[int | None, str, str | None]]
) -> None:
    assert read(tmp_path, sentence, BARE) == expected


@pytest.mark.parametrize(
    ("language", "kind"), [("bare_singular = true", "civilian"), ("others_alike = true", "unknown")]
)
def test_a_bare_figure_is_of_the_people_before_or_anybody(tmp_path: Path, language: str, kind: str) -> None:
    expected = [(2, "civilian", None), (6, kind, None)]
    assert read(tmp_path, "Ubito 2 starikan, ubito 6.", language) == expected
