"""How many, where the words give two ends or a limit, through the public API."""

from __future__ import annotations

import pytest

from conflict_events import extract


def told(text: str, language: str) -> list[tuple[int | None, int | None, int | None, str | None]]:
    claims = extract(text, language=language, published="2023-05-10").claims
    return [(claim.count, claim.count_low, claim.count_high, claim.bound) for claim in claims]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At least 20, possibly 30 soldiers died in the raid.", "en"),
        ("At least 20 and perhaps as many as 30 soldiers died in the raid.", "en"),
        ("Twenty, maybe thirty, soldiers were killed in the raid.", "en"),
        ("Er kwamen minstens 20, mogelijk zelfs 30 militairen om bij de aanval.", "nl"),
        ("Bij de aanval sneuvelden zeker 20 en wellicht 30 soldaten.", "nl"),
    ],
)
def test_a_second_figure_that_may_be_true_is_the_upper_end(text: str, language: str) -> None:
    assert told(text, language) == [(None, 20, 30, "between")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rebels killed six soldiers, possibly more, in a raid near Gao.", "en"),
        ("Rebellen doodden bij Gao zes soldaten, mogelijk meer.", "nl"),
    ],
)
def test_possibly_more_behind_the_people_is_a_bound(text: str, language: str) -> None:
    assert told(text, language) == [(6, 6, None, "at_least")]


def test_possibly_more_than_begins_another_figure() -> None:
    text = "Rebels killed six soldiers, possibly more than 30 were wounded."
    assert told(text, "en") == [(6, 6, 6, "exact"), (30, 31, None, "more_than")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het dodental van de aanval op Gao bleef onder de 100.", [(100, None, 99, "fewer_than")]),
        ("Het aantal doden door de beschieting ligt boven de 100 en onder de 150.", [(None, 101, 149, "between")]),
        ("Onder de 12 doden van de aanval op Gao zijn agenten.", [(12, 12, 12, "exact")]),
    ],
)  # fmt: skip
def test_a_word_for_among_is_a_limit_before_a_figure_that_counts_nothing_behind_it(
    text: str, expected: list[tuple[int | None, int | None, int | None, str | None]]
) -> None:
    assert told(text, "nl") == expected
