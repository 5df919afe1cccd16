"""Figures that count nobody: differences, rates, who was spared, wounds, and people counted before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage
from .ages import counts_years
from .people import People, Reading, joined, lead
from .surroundings import Surroundings

_POINTS: Final = Cue.DEFINITE | Cue.AMONG  # 'the twelve', 'among the twelve'
_WITHIN: Final = 5  # words of a split outcome word, the first one counted


def counted(passage: Passage, groups: Sequence[People]) -> list[People]:
    """The groups of a sentence without those that only measure, or that are excepted."""
    found = [one for one in groups if not (_compares(passage, one) or counts_years(passage, one))]
    if passage.kinds & Cue.RATE:
        found = _once(passage, found)
    if passage.kinds & Cue.EXCEPT:
        found = _without_spared(passage, found)
    if passage.dates:
        found = [one for one in found if not _a_day(passage, one)]
    return found


def _compares(passage: Passage, group: People) -> bool:
    """'five deaths more than in May': a difference, which counts nobody."""
    for span in passage.spans:
        if span.start > group.end + 1:
            return False
        bound = span.entry.bound is not None and span.entry.bound.before and not span.entry.cue
        if span.start == group.end + 1 and bound:
            return not any(number.start == span.end + 1 for number in passage.numbers)
    return False


def _without_spared(passage: Passage, groups: Sequence[People]) -> list[People]:
    """'all but three of the 22 crew were killed': neither the three nor the 22 were."""
    found: list[People] = []
    spared: People | None = None
    for group in groups:
        if lead(passage, group.begin) & Cue.EXCEPT:
            spared = group
        elif spared is None or not passage.holds(Cue.OF, spared.quantity.end, group.begin):
            found.append(group)
    return found


def _once(passage: Passage, groups: list[People]) -> list[People]:
    """The groups that are not so many in every stretch of time, nor joined to one that is."""
    found: list[People] = []
    rate: People | None = None
    for group in groups:
        if _in_every(passage, group) or (rate is not None and joined(passage, rate.end, group.begin)):
            rate = group
        else:
            found.append(group)
    return found


def _in_every(passage: Passage, group: People) -> bool:
    """'120 people per day', 'on every day some twelve': a rate, which is no figure of an event."""
    tolls = [span for span in passage.outcomes if any(rule.frame == "toll" for rule in span.entry.outcome)]
    return any(
        cue.entry.cue & Cue.RATE
        and (
            few_words(passage.text, group.end, cue.start, 2)
            if cue.start >= group.end
            else cue.end <= group.quantity.start
            and (
                few_words(passage.text, cue.end, group.quantity.start, 2)
                or any(toll.end <= cue.start for toll in tolls)
            )
        )
        and passage.unbroken(min(cue.end, group.end), max(cue.start, group.quantity.start))
        for cue in passage.cues
    )


def _a_day(passage: Passage, group: People) -> bool:
    """'31 children, ten children a day': behind a figure one for each unit of time, with an article."""
    behind = passage.text[passage.start : group.begin].rstrip()[-1:] in ("(", ",")
    return (
        behind
        and group.headed
        and any(
            date.start == group.end + 1
            and date.first is None
            and date.duration is not None
            and any(span.start == date.start and span.entry.determiner == 1 for span in passage.spans)
            for date in passage.dates
        )
    )


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
