"""People behind the auxiliary: 'killed in the strike were two nurses', 'a man was killed, as were his two sons'."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .lists import is_denied
from .outcomes import OutcomeRule
from .people import People, Reading, lead
from .tails import goes_on

_OPENS: Final = 2  # words before an outcome word that opens a sentence: 'also killed'
_LONG: Final = 8  # words from it to the auxiliary
_BEFALLS: Final = frozenset(("both", "before", "bare"))
_HAPPENS: Final = _BEFALLS | {"inside"}


def read_inverted(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """Adds the readings of those who stand behind the auxiliary of an outcome word told before it."""
    if passage.kinds & Cue.NEGATION and passage.kinds & Cue.CLAUSE:
        _instead(passage, people, readings)
    if not passage.kinds & Cue.BE:
        return
    for cue in passage.cues:
        if cue.entry.cue & Cue.BE:
            told = _opening(passage, people, cue, readings) or _likewise(passage, cue, readings)
            if told is not None:
                _take(passage, people, readings, told, cue.end)


def _instead(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """'not 120 people were killed, but 400': the figure behind 'but' is of those that the denied one counted."""
    for group, other in itertools.pairwise(people):
        if other.used or other.headed or other.quantity.implicit:
            continue
        if group.used:
            _in_its_place(passage, group, other, readings)
            continue
        if not group.headed:
            continue
        if not is_denied(passage, group) or not lead(passage, other.begin) & Cue.CLAUSE:
            continue
        for span in passage.outcomes:
            rule = next((one for one in span.entry.outcome if one.frame in _HAPPENS), None)
            between = group.end < span.start and span.end < other.begin
            if rule is not None and between and few_words(passage.text, span.end, other.begin, 2):
                other.used, other.victim_type = True, group.victim_type
                readings.append(Reading(rule, span, other.quantity, other, span.start, other.end))
                break


def _in_its_place(passage: Passage, group: People, other: People, readings: list[Reading]) -> None:
    """'of wounded there are not seven, but nine': the figure right behind 'but' counts what the denied one counted."""
    told = next((one for one in readings if one.people is group), None)
    if told is None or not is_denied(passage, group) or not lead(passage, other.begin) & Cue.CLAUSE:
        return
    if few_words(passage.text, group.end, other.begin, 1):
        other.used, other.victim_type = True, group.victim_type
        readings.append(Reading(told.rule, told.trigger, other.quantity, other, other.begin, other.end))


def _opening(
    passage: Passage, people: Sequence[People], auxiliary: Span, readings: Sequence[Reading]
) -> tuple[OutcomeRule, Span] | None:
    """'(Also) killed (in the strike) were': the word with which a sentence opens, said of nobody yet."""
    span = passage.outcomes[0] if passage.outcomes else None
    if (
        span is None
        or span.end > auxiliary.start
        or not few_words(passage.text, passage.start, span.start, _OPENS)
    ):
        return None
    if not few_words(passage.text, span.end, auxiliary.start, _LONG) or passage.parted(
        span.end, auxiliary.start
    ):
        return None
    if any(one.trigger is span for one in readings) or any(
        one.begin < auxiliary.start and not one.governed for one in people
    ):
        return None
    if passage.holds(Cue.BE | Cue.HAVE | Cue.THAT | Cue.CLAUSE | Cue.OF, passage.start, auxiliary.start):
        return None
    rules = [rule for rule in span.entry.outcome if rule.frame in _BEFALLS and rule.first is None]
    return (rules[0], span) if rules else None


def _likewise(
    passage: Passage, auxiliary: Span, readings: Sequence[Reading]
) -> tuple[OutcomeRule, Span] | None:
    """'..., as were his wife and': of whom the same is told as of those before."""
    before = next((cue for cue in reversed(passage.cues) if cue.end + 1 == auxiliary.start), None)
    if before is None or not before.entry.cue & Cue.CLAUSE or " " in passage.text[before.start : before.end]:
        return None
    if passage.text[before.start - 2 : before.start] != ", " or not before.entry.cue & Cue.PREPOSITION:
        return None
    last = max((one for one in readings if one.end <= before.start), key=_end, default=None)
    if last is None:
        last_word = next((span for span in reversed(passage.outcomes) if span.end <= before.start), None)
        rules = last_word.entry.outcome if last_word is not None else ()
        found = next((rule for rule in rules if rule.frame in _BEFALLS and rule.first is None), None)
        return (found, last_word) if found is not None and last_word is not None else None
    return last.rule, last.trigger


def _end(reading: Reading) -> int:
    return reading.end


def _take(
    passage: Passage,
    people: Sequence[People],
    readings: list[Reading],
    told: tuple[OutcomeRule, Span],
    position: int,
) -> None:
    rule, trigger = told
    first = True
    for group in people:
        if group.begin < position or group.used or group.subset:
            continue
        near = few_words(passage.text, position, group.begin, 1) and passage.unbroken(position, group.begin)
        if not (near if first else goes_on(passage, position, group)):
            break
        if not group.headed or group.agent:
            break
        readings.append(Reading(rule, trigger, group.quantity, group, group.begin, group.end))
        group.used, first, position = True, False, group.end


def counted_behind(passage: Passage, people: Sequence[People], span: Span) -> bool:
    """'the bomber blew up his car, killed were six guards': one of another clause before, a count behind."""
    before = next((one for one in reversed(people) if one.end <= span.start), None)
    behind = next((one for one in people if one.begin >= span.end), None)
    if before is None or behind is None or not before.quantity.implicit or behind.quantity.implicit:
        return False
    clauses = not passage.unbroken(before.end, span.start)
    return clauses and passage.unbroken(span.end, behind.begin)
