"""Figures of dead and hurt together, and those of either behind a mark: '739 casualties (152 killed, 587 hurt)'."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final

from ..words.distance import few_words
from ..words.spans import Passage
from .people import Reading, joined

EITHER: Final = "casualties"  # the outcome that holds the others
OPENS: Final = re.compile(r"\s*(?:[:(]|[–—-](?=\s))\s*\Z")
"""The mark behind which a list gives the parts of a figure."""

_BY_START: Final = attrgetter("start")


def tie_either(passage: Passage, readings: list[Reading]) -> None:
    """Makes figures of either parts of the one of both that stands before their mark."""
    for reading in list(readings):
        if reading.rule.outcome == EITHER:
            _tie(passage, readings, reading)


def nest_either(readings: list[Reading]) -> None:
    """'80 casualties, 35 of them in a raid (8 killed, 27 hurt)': those of either who make up a part are parts of it."""
    for part in readings:
        if part.part_of is None or part.rule.outcome != EITHER or part.quantity is None:
            continue
        either = [one for one in readings if one.part_of is part.part_of and one.start >= part.end]
        if sum(one.quantity.count or 0 for one in either if one.quantity is not None) == part.quantity.count:
            for one in either:
                one.part_of = part


def _tie(passage: Passage, readings: list[Reading], whole: Reading) -> None:
    quantity, position = whole.quantity, whole.end
    parts: list[Reading] = []
    for reading in sorted(readings, key=_BY_START):
        figure, people = reading.quantity, reading.people
        if figure is None or people is None or figure.start < whole.end or reading.part_of is not None:
            continue
        if parts and not joined(passage, parts[-1].end, people.begin):
            break
        if not parts and not OPENS.search(_undated(passage, position, figure.start)):
            return
        parts.append(reading)
    total = sum(one.quantity.low or 0 for one in parts if one.quantity is not None)
    if quantity is not None and quantity.low is not None and total <= quantity.low:
        for one in parts:
            one.part_of = whole


def _undated(passage: Passage, start: int, end: int) -> str:
    """The words of a stretch behind the date that opens it: '40 casualties in April (12 killed)'."""
    for date in passage.dates:
        if start < date.start and date.end <= end and few_words(passage.text, start, date.start, 1):
            start = date.end
    return passage.text[start:end]
