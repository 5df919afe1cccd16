"""Which date of its sentence is a figure's own: the one beside it, in front of it, or of what it is joined to."""

from __future__ import annotations

from ..figures.people import Reading
from ..findings import EventMention
from ..words.spans import Cue, DateMention, Passage
from .binding import Bound


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
    """'from 31 a day earlier': the date right behind a figure that others are compared with."""
    return next((date for date in passage.dates if 0 <= date.start - reading.end <= 2), None)


def of_compared(passage: Passage, reading: Reading, date: DateMention) -> bool:
    """'1,015 dead, against 631 a year earlier': the date is that of the figure beside it."""
    if date.start < reading.end:
        return False
    number = next((one for one in passage.numbers if 0 <= date.start - one.end <= 2), None)
    return number is not None and any(
        reading.end <= cue.start and cue.end + 1 == number.start and cue.entry.cue & Cue.FROM
        for cue in passage.cues
    )
