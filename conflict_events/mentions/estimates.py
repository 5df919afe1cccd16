"""Words that are round numbers by themselves: 'une douzaine', 'a dozen or so'."""

from __future__ import annotations

from collections.abc import Iterator

from ..words.spans import Passage
from .quantities import Vague


def numbers_told(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Start, end and value of the numbers of a sentence, of the words among them that are round ones too."""
    for number in passage.numbers:
        if number.kind not in ("code", "clock"):
            yield number.start, number.end, number.value
    for span in passage.spans:
        word = span.entry.range
        if isinstance(word, Vague) and word.about is not None and word.about > 0 and not any(
            one.start < span.end and span.start < one.end for one in passage.numbers
        ):  # fmt: skip
            yield span.start, span.end, float(word.about)
