"""Figures of a sentence that count nobody anew: wounds, and people who are counted before them."""

from __future__ import annotations

from typing import Final

from ..words.spans import Cue, Passage
from .people import People, Reading, lead
from .surroundings import Surroundings

_POINTS: Final = Cue.DEFINITE | Cue.AMONG  # 'the twelve', 'among the twelve'
_WITHIN: Final = 5  # words of a split outcome word, the first one counted


def without_wounds(passage: Passage, people: list[People], around: Surroundings) -> list[People]:
    """'suffered six stab wounds': what is counted inside a split word that is said of those before it is no group."""
    for span in passage.outcomes:
        for rule in span.entry.outcome:
            first = rule.first if rule.frame == "before" and people else None
            at = around.first_of(first, span) if first is not None else None
            if at is not None and around.gap_words(at, span.start) <= _WITHIN:
                people = [one for one in people if one.headed or not at < one.begin < span.start]
    return people


def without_repeats(passage: Passage, readings: list[Reading]) -> list[Reading]:
    """The readings of one sentence but those of a figure told again: 'three were among the twelve killed'.

    Their parts are parts of the figure that was read first.
    """
    if len(readings) < 2 or not passage.kinds & _POINTS:
        return readings
    kept: list[Reading] = []
    first_of: dict[int, Reading] = {}
    for reading in sorted(readings, key=_start):
        first = next((one for one in kept if _points_to(passage, reading, one)), None)
        if first is None:
            kept.append(reading)
        else:
            first_of[id(reading)] = first
    for reading in kept:
        if reading.part_of is not None:
            reading.part_of = first_of.get(id(reading.part_of), reading.part_of)
    return [one for one in readings if id(one) not in first_of]


def _start(reading: Reading) -> int:
    return reading.quantity.start if reading.quantity is not None else reading.start


def _points_to(passage: Passage, reading: Reading, first: Reading) -> bool:
    """True for 'the twelve killed' behind 'twelve were killed'."""
    quantity, before = reading.quantity, first.quantity
    if quantity is None or before is None or quantity.implicit or before.implicit:
        return False
    people, others = reading.people, first.people
    if people is None or others is None or people.more or people.subset:
        return False
    same = quantity.count == before.count and reading.rule.outcome == first.rule.outcome
    alike = "unknown" in (people.victim_type, others.victim_type) or people.victim_type == others.victim_type
    return same and alike and (quantity.count or 0) > 1 and bool(lead(passage, quantity.start) & _POINTS)
