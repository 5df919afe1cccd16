"""Whoever tells is no victim: '11 more, a spokeswoman said' does not count the spokeswoman."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.distance import few_words
from ..words.spans import Passage
from .people import Reading


def unspoken(passage: Passage, readings: list[Reading]) -> list[Reading]:
    """The readings but those that count who tells: '11 more, a spokeswoman said'."""
    if not passage.tellings:
        return readings
    voices = [
        one.speaker.start
        for one in passage.tellings
        if one.speaker is not None and one.content[1] <= one.start + 3
    ]
    return [one for one in readings if not _counts(passage, one, voices)] if voices else readings


def _counts(passage: Passage, reading: Reading, voices: Sequence[int]) -> bool:
    quantity = reading.quantity
    return quantity is not None and quantity.implicit and any(
        0 <= start - quantity.end <= 20 and few_words(passage.text, quantity.end, start, 1)
        and passage.text[passage.start : quantity.start].rstrip().endswith(",")
        for start in voices
    )  # fmt: skip
