"""Which date of its sentence is a figure's own: the one beside it, in front of it, or of what it is joined to."""

from __future__ import annotations

from typing import Final

from ..figures.people import Reading
from ..findings import EventMention
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage
from .binding import Bound

_MONTH: Final = 4  # the precision of a month
_FEW: Final = 6  # words between a figure and its date


def of_weeks(passage: Passage, bound: Bound, event: EventMention) -> DateMention | None:
    """'The fighting has claimed many in the past weeks': not of the day on which it was last told of."""
    dates = [date for date in bound.leading if date.running and date.first is not None]
    here = any(date.first == event.start_date for date in passage.dates)
    return dates[0] if len(dates) == 1 and not here else None


def right_before(passage: Passage, reading: Reading) -> DateMention | None:
    """'in a raid on Monday, killing 40': the date of what somebody did before the comma is that of its outcome."""
    start = reading.trigger.start
    if reading.trigger.start > reading.start or passage.text[start - 2 : start] != ", ":
        return None
    return next((date for date in passage.dates if date.end == start - 2 and date.first is not None), None)


def joint(passage: Passage, reading: Reading, bound: Bound) -> DateMention | None:
    """'Two were killed and one was hurt on Monday': what is joined has one date."""
    if not passage.kinds & Cue.AND:
        return None
    end = max(reading.end, reading.trigger.end)
    following = next((span for span in passage.outcomes if span.start >= end), None)
    if following is None or not passage.unbroken(end, following.start):
        return None
    date = bound.by_anchor.get(following.start)
    own = date is not None and date.start > following.start and date.first is not None
    return date if own and passage.holds(Cue.AND, end, following.start) else None


def ahead(passage: Passage, reading: Reading, bound: Bound) -> DateMention | None:
    """'Killed in war-related violence so far in 2006': the date of what follows in the same breath is its own."""
    end = max(reading.end, reading.trigger.end)
    nearest = min((span.start for span in passage.events if span.start >= end), default=None)
    if nearest is None or nearest in bound.by_anchor:
        return None
    for start, date in bound.by_anchor.items():
        told = start > nearest and date.start > start and date.first is not None
        if told and passage.unbroken(end, date.start):
            return date
    return None


def beside(passage: Passage, reading: Reading) -> DateMention | None:
    """'from 31 a day earlier', 'from 31 in the same period of 2020': the date behind what a figure is compared with.

    A toll that was lower a day earlier is of the same harm.
    """
    end = reading.quantity.end if reading.quantity is not None else reading.end
    for date in passage.dates:
        near = 0 <= date.start - end <= 2 or (
            date.start > end
            and few_words(passage.text, end, date.start, _FEW)
            and passage.unbroken(end, date.start)
        )
        if near:
            return None if reading.rule.frame == "toll" and (date.precision or 1) < _MONTH else date
    return None


def of_compared(passage: Passage, reading: Reading, date: DateMention) -> bool:
    """'1,015 dead, against 631 a year earlier': the date is that of the figure beside it."""
    if date.start < reading.end:
        return False
    number = next((one for one in passage.numbers if 0 <= date.start - one.end <= 2), None)
    return number is not None and any(
        reading.end <= cue.start and cue.end + 1 == number.start and cue.entry.cue & Cue.FROM
        for cue in passage.cues
    )
