"""Figures told without their outcome word, which stands with the first: 'in A 11 people died, in B seven'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .outcomes import OutcomeRule
from .people import People, Reading
from .spans import Cue, Passage, Slot, Span

_MARKS = re.compile(r"[,;:()]|\n")
_CLOSED = re.compile(r"\s*(?:[.,;:!?)\]]|$)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = Cue.PREPOSITION | Cue.LOCATIVE | Cue.DEFINITE | Cue.AND | Cue.OF | Cue.TO | Cue.NOUN
_WHO = Slot.PARTY | Slot.PLACE
_TELLING = Slot.OUTCOME | Slot.REPORT | Slot.EVENT | Slot.VICTIM
_LEADS = Cue.LOCATIVE | Cue.AMONG
_LONG = 60


def read_elliptical(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """Adds those readings of which only the place or the party, and the figure, are told."""
    for group in people:
        if group.used or group.headed or group.strange or group.subset or group.quantity.implicit:
            continue
        if group.quantity.count is None:
            continue
        if _CLOSED.match(passage.text, group.end, passage.end) is None:
            whole = _beside(passage, group, readings)
            if whole is not None:
                readings.append(
                    Reading(whole.rule, whole.trigger, group.quantity, group, group.begin, group.end)
                )
                group.used = True
            continue
        before = [one for one in readings if one.end <= group.begin and one.part_of is None]
        start = _clause_start(passage, group.begin)
        if start is None or not _only_who(passage, start, group.begin):
            continue
        if before and before[-1].quantity is not None and not before[-1].old:
            rule, trigger = before[-1].rule, before[-1].trigger
        else:
            opened = _opened(passage, start)
            if opened is None:
                continue
            rule, trigger = opened
        readings.append(Reading(rule, trigger, group.quantity, group, group.begin, group.end))
        group.used = True


def _beside(passage: Passage, group: People, readings: Sequence[Reading]) -> Reading | None:
    """'eleven in A and seven in B': the figure before, where each has a place or people of its own behind it."""
    before = [one for one in readings if one.people is not None and one.people.end <= group.begin]
    if not before or before[-1].people is None or before[-1].part_of is not None:
        return None
    whole = before[-1]
    opens = [cue for cue in passage.cues if before[-1].people.end <= cue.start <= group.end + 1]
    joint = next((cue for cue in opens if cue.end + 1 == group.begin), None)
    led = opens[-1] if opens and opens[-1].start == group.end + 1 else None
    if joint is None or not joint.entry.cue & Cue.AND or led is None:
        return None
    if not any(cue.entry.cue & led.entry.cue & _LEADS for cue in opens[:-1]):
        return None
    behind = next((span for span in passage.spans if span.start >= led.end and span.entry.cue == 0), None)
    if behind is None or len(passage.text[led.end : behind.start].split()) > 1:
        return None
    people = behind.entry.victim is not None and behind.entry.victim.single is False
    return whole if people or behind.entry.place is not None else None


def _clause_start(passage: Passage, position: int) -> int | None:
    """Behind the mark or the 'and' that parts a figure from what was told before it."""
    floor = max(passage.start, position - _LONG)
    found = -1
    for mark in _MARKS.finditer(passage.text, floor, position):
        found = mark.end()
    for cue in passage.cues:
        if floor <= cue.start < position and cue.entry.cue & Cue.AND and cue.end > found:
            found = cue.end
    return found if found >= 0 else None


def _only_who(passage: Passage, start: int, end: int) -> bool:
    """True where nothing stands between but the name of a place or of a party, and small words."""
    named = False
    for word in _WORD.finditer(passage.text, start, end):
        span = next((one for one in passage.spans if one.start <= word.start() < one.end), None)
        if span is not None and not span.entry.cue and span.entry.filled & _TELLING:
            return False
        if span is not None and span.entry.filled & _WHO:
            named = True
        elif span is not None and span.entry.cue & _SMALL:
            continue
        elif span is not None or not word[0][0].isupper():
            return False
        else:
            named = True
    return named


def _opened(passage: Passage, start: int) -> tuple[OutcomeRule, Span] | None:
    """'Killed since Friday, by sector: A 11, B seven': the word before the colon that opens the list."""
    if passage.text[start - 1] != ":":
        return None
    for span in passage.outcomes:
        if span.end < start and "." not in passage.text[span.end : start]:
            rules = [rule for rule in span.entry.outcome if rule.first is None and rule.frame != "noun"]
            return (rules[0], span) if rules else None
    return None
