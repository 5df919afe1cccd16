"""What a denial denies: the figures told before, or something else."""

from __future__ import annotations

import pytest

from conflict_events import extract


def denied(text: str, language: str = "en") -> list[int | None]:
    claims = extract(text, language=language, published="2023-05-10").claims
    return [claim.count for claim in claims if claim.stance == "denies"]


@pytest.mark.parametrize(
    ("text", "language", "counts"),
    [
        ("The rebels said they had killed 40 soldiers. The Malian army denied this.", "en", [40]),
        ("The rebels said they had killed 40 soldiers. The Malian army rejected the claim.", "en", [40]),
        ("The rebels said they had killed 40 soldiers. The Malian army denied.", "en", [40]),
        ("The shelling killed 40 men, doctors said. The Malian army denied having been there at all.", "en", []),
        ("The shelling killed 40 men, doctors said. The Malian army denied responsibility.", "en", []),
        ("De rebellen zeggen 40 soldaten te hebben gedood. Het Malinese leger ontkent dat.", "nl", [40]),
        ("Bij de beschieting zijn 40 mensen gedood, zeggen artsen. Het leger ontkent betrokkenheid.", "nl", []),
    ],
)  # fmt: skip
def test_only_what_was_told_is_denied(text: str, language: str, counts: list[int]) -> None:
    assert denied(text, language) == counts


def test_a_denial_that_names_a_figure_is_of_that_one() -> None:
    text = "The rebels said they had killed 40 soldiers and captured 12. The Malian army called the 12 a lie."
    assert denied(text) == [12]


@pytest.mark.parametrize("deed", ["firing", "shelling"])
def test_who_denies_a_deed_does_not_deny_how_many_died(deed: str) -> None:
    text = f"Shells killed two children in Dobra on Tuesday, the governor said. Army denies {deed}."
    assert denied(text) == []
