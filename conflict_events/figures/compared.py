"""What a figure is compared with: 'up from 31 a day earlier', 'compared with 12 in the same month of last year'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..words.spans import Cue, Passage
from .people import People, Reading, lead

_DIGITS: Final = 4  # of a year, which has no comma


def read_compared(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """Adds earlier figures of the same count, which were told before the one that they are compared with."""
    if not passage.kinds & Cue.FROM:
        return
    for group in people:
        told = lead(passage, group.begin)
        if group.used or group.headed or not told & Cue.FROM or told & Cue.TO or _is_year(group):
            continue
        beside = any(0 <= date.start - group.end <= 2 for date in passage.dates)
        leads_on = passage.holds(Cue.PREPOSITION, group.quantity.end + 1, group.quantity.end + 2)
        leads_on = leads_on and not _by_several_words(passage, group)
        if (told & Cue.PREPOSITION or leads_on) and not beside:
            continue  # 'an explosion of two with nails filled bombs'
        before = [one for one in readings if one.end <= group.begin and one.part_of is None]
        if not before or before[-1].quantity is None:
            continue
        now = before[-1]
        then = Reading(
            now.rule, now.trigger, group.quantity, group, min(group.quantity.start, group.begin), group.end
        )
        then.old = group.used = True
        readings.append(then)


def _by_several_words(passage: Passage, group: People) -> bool:
    """'compared with 12': several words lead to it, as to nothing else."""
    word = next((cue for cue in reversed(passage.cues) if cue.end <= group.begin), None)
    return word is not None and " " in word.entry.form


def _is_year(group: People) -> bool:
    """'compared to 2020': a bare number of four digits."""
    quantity = group.quantity
    count = quantity.count
    return count is not None and 1900 <= count <= 2100 and quantity.end - quantity.start == _DIGITS
