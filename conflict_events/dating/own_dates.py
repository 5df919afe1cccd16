"""Which date of its sentence is a figure's own: the one beside it, in front of it, or of what it is joined to."""

from __future__ import annotations

import datetime as dt
from typing import Final

from ..figures.people import Reading
from ..findings import Claim, EventMention
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage
from .binding import Bound, tells_news
from .measures import compares
from .recency import Recency

_MONTH: Final = 4  # the precision of a month
_FEW: Final = 6  # words between a figure and its date

_WAR: Final = 7  # days


def of_weeks(passage: Passage, bound: Bound, event: EventMention) -> DateMention | None:
    """'The fighting has claimed many in the past weeks': not of the day on which it was last told of."""
    dates = [date for date in bound.leading if date.running and date.first is not None]
    here = any(date.first == event.start_date for date in passage.dates)
    return dates[0] if len(dates) == 1 and not here else None


def right_before(passage: Passage, reading: Reading) -> DateMention | None:
    """'in a raid on Monday, killing 40': the date of what somebody did before the comma is that of its outcome.

    Not in 'the raid, the deadliest this year, killed 40'.
    """
    start = reading.trigger.start
    if reading.trigger.start > reading.start or passage.text[start - 2 : start] != ", ":
        return None
    date = next((date for date in passage.dates if date.end == start - 2 and date.first is not None), None)
    return None if date is not None and compares(passage, date) else date


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


def counted_over(passage: Passage, reading: Reading) -> DateMention | None:
    """'brings the total of those killed this year to 40': over which it is counted."""
    figure = reading.quantity
    if figure is None or reading.rule.frame != "toll":
        return None
    return next(
        (
            date
            for date in passage.dates
            if (date.running or date.whole)
            and (
                reading.trigger.end <= date.start < figure.start
                or (
                    reading.rule.verb_final
                    and date.end <= reading.trigger.start
                    and passage.unbroken(date.end, reading.trigger.start)
                )
            )
        ),
        None,
    )


def still_since(passage: Passage, reading: Reading, since: DateMention | None) -> DateMention | None:
    """'40 were hurt since it began in May, and 12 have died': counted since the same day."""
    if since is None or since not in passage.dates or since.end > reading.start:
        return None
    return since if passage.holds(Cue.HAVE, since.end, reading.trigger.end) else None


def of_compared(passage: Passage, reading: Reading, date: DateMention) -> bool:
    """'1,015 dead, against 631 a year earlier': the date is that of the figure beside it."""
    if date.start < reading.end:
        return False
    number = next((one for one in passage.numbers if 0 <= date.start - one.end <= 2), None)
    return number is not None and any(
        reading.end <= cue.start and cue.end + 1 == number.start and cue.entry.cue & Cue.FROM
        for cue in passage.cues
    )


def put_before(claim: Claim, compared: Claim) -> None:
    """'1,015 in that year, from 631 a year earlier', '40 in May, from 31 in the same month of 2020'.

    What a figure is compared with was before it, over as long a stretch of time.
    """
    first, last = compared.event_start, compared.event_end
    if first is None or last is None or claim.event_start is None or claim.event_end is None:
        return
    whole = (first.day, first.month, last.day, last.month) == (1, 1, 31, 12)
    if whole and (claim.event_start, claim.event_end) == (first, last):
        claim.event_start, claim.event_end = _in_year(first, first.year - 1), _in_year(last, last.year - 1)
        claim.scope = compared.scope
    year = claim.event_start.year
    in_year = (claim.event_start, claim.event_end) == (dt.date(year, 1, 1), dt.date(year, 12, 31))
    if in_year and first.year == last.year == year + 1 and not whole:
        claim.event_start, claim.event_end = _in_year(first, year), _in_year(last, year)
        claim.date_precision, claim.scope = compared.date_precision, compared.scope


def _in_year(day: dt.date, year: int) -> dt.date:
    """The same day of another year, which has not always a leap day."""
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def begun(passage: Passage, reading: Reading, today: dt.date | None) -> DateMention | None:
    """'The war that began in 2009 has killed 300', '300 have died in the war that began in 2009': counted from then."""
    figure, trigger = reading.quantity, reading.trigger
    if figure is None or today is None or not passage.kinds & Cue.HAVE:
        return None
    for date in passage.dates:
        if not date.begins or date.first is None or (today - date.first).days < _WAR:
            continue  # what began some days ago is one event
        if date.end <= figure.start:
            counted = date.end <= trigger.end and passage.holds(
                Cue.HAVE, date.end, max(figure.start, trigger.start)
            )
        else:
            fought = any(
                passage.unbroken(trigger.end, span.start) and few_words(passage.text, span.end, date.start, 3)
                for span in passage.events
                if trigger.end <= span.start < date.start
            )
            has = passage.holds(Cue.HAVE, figure.end, trigger.start) and passage.unbroken(
                figure.end, trigger.start
            )
            counted = fought and has
        if counted and not passage.parted(min(date.start, reading.start), max(date.end, reading.end)):
            return date
    return None


def between(passage: Passage, reading: Reading, bound: Bound, event: EventMention) -> DateMention | None:
    """'The fighting, in the north, has last year claimed 40': what stands between the two dates the outcome."""
    end = min(reading.start, reading.trigger.start)
    for date in bound.leading:
        if date.first is None or date.start < event.trigger_end or date.end > end:
            continue
        opened = passage.holds(Cue.CLAUSE | Cue.THAT | Cue.RELATIVE, event.trigger_end, end)
        if not opened and not passage.parted(event.trigger_end, end):
            return date
    return None


def only_date(passage: Passage, reading: Reading, bound: Bound, recency: Recency) -> DateMention | None:
    """The one date of a sentence, whatever it leans on, if it is no history, nor when a toll rose."""
    news = {span.start for span in passage.outcomes if tells_news(span)}
    dates = {id(date): date for start, date in bound.by_anchor.items() if start not in news}
    dates |= {id(date): date for date in bound.leading}
    dates = {key: date for key, date in dates.items() if date.first is not None}
    if len(dates) != 1:
        return None
    (date,) = dates.values()
    if date.running and "," in passage.text[reading.end : date.start]:
        return None  # 'who killed her was jailed, and has since then been silent'
    return None if recency.is_past(date.last, date.precision) else date


def day_of_its_own(
    passage: Passage, reading: Reading, bound: Bound, event: EventMention, recency: Recency
) -> DateMention | None:
    """'The strikes killed seven on 23 September': better told than by what 'the strikes' points back to."""
    if any(date.first == event.start_date for date in passage.dates):
        return None
    day = only_date(passage, reading, bound, recency)
    if day is None or day.precision != 1 or event.date_precision in (None, 1):
        return None
    told = any(reading.trigger.end <= one.start < day.start for one in passage.tellings)
    return day if day.start > reading.trigger.end and not told else None
