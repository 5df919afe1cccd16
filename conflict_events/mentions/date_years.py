"""The year of days and months that are told without one: of news it is the last one, of history that told before.

'Between August and October 1916 ... On 9 September ... In February ...' goes on in 1916, and in 1917. News names a
recent day first; what stands behind that has the nearest year, as the days were read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Final

from ..words.spans import DateMention
from .days import Published, precision

_WITHOUT: Final = "without year"
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LEAP: Final = dt.date(2000, 12, 31)  # every day of the calendar is in its year
_RECENT: Final = 400  # days before publication
_NEWS: Final = 60  # days before publication, by the nearest year
_BACK: Final = 31  # days that a story may go back without a new year
_REACH: Final = 3000  # characters back in which the year must have been told

_BEHIND: Final = (":", " –", " —", " -", "\n")  # what stands behind the date of an entry in a list

Reader = Callable[[Published | None], Sequence[DateMention]]


def complete_years(
    text: str, dates: Sequence[DateMention], published: Published | None, read: Reader
) -> None:
    """Gives days and months of history the year that was told before; ``read`` reads the dates as of another day."""
    _complete_list(text, dates, read)
    if published is None:
        wanted = {date.start for date in dates if _WITHOUT in (date.reason or "")}
    else:
        old = published[0] - dt.timedelta(days=_RECENT)
        end = next((date.start for date in dates if date.last is not None and date.last > old), len(text))
        told = next(
            (date for date in dates if date.last is not None and _YEAR.search(text, date.start, date.end)),
            None,
        )
        if told is None or told.last is None or told.last > old or told.start > end:
            return
        wanted = {
            date.start for date in read(None) if _WITHOUT in (date.reason or "") and date.start > told.start
        }
    if not wanted:
        return
    known = {date.start: date for date in read((_LEAP, _LEAP)) if date.start in wanted}
    base: DateMention | None = None
    for date in dates:
        found = known.get(date.start) if date.start in wanted else None
        if found is not None and _is_news(date, published):
            return
        if found is not None and base is not None and date.start - base.end <= _REACH:
            days = _in_year_of(base, found)
            if days is not None:
                date.first, date.last = days
                date.precision, date.reason, date.month = precision(*days), None, None
        if date.start in wanted and found is None:
            continue
        if date.first is not None and date.last is not None:
            if published is not None and date.last > published[0] - dt.timedelta(days=_RECENT):
                if date.start not in wanted:
                    return  # the news begins
                continue
            base = date if (date.last - date.first).days <= 366 else None


def _complete_list(text: str, dates: Sequence[DateMention], read: Reader) -> None:
    """'1 Oct 1999: ...', '29 Oct: ...': the entries of a chronology, of which not all tell their year."""
    entries = [
        date
        for date in dates
        if (not date.start or text[date.start - 1] == "\n") and text.startswith(_BEHIND, date.end)
    ]
    named = [date for date in entries if _YEAR.search(text, date.start, date.end) and date.first is not None]
    if not named or len(named) == len(entries):
        return
    known = {date.start: date for date in read((_LEAP, _LEAP))}
    onwards = _goes_onwards(entries, named, known)
    base: DateMention | None = None
    for date in entries:
        found = known.get(date.start)
        if date not in named and base is not None and base.first is not None and found is not None:
            if found.first is None or found.last is None:
                continue
            year = base.first.year
            first = _moved(found.first, year)
            year += (first < base.first) if onwards else -(first > base.first)
            date.first, date.last = _moved(found.first, year), _moved(found.last, year)
            date.precision, date.reason, date.month = precision(date.first, date.last), None, None
        if date.first is not None and (date in named or base is not None):
            base = date


def _goes_onwards(
    entries: Sequence[DateMention], named: Sequence[DateMention], known: dict[int, DateMention]
) -> bool:
    """Whether a chronology begins with what was first, not with what was last."""
    first, last = named[0].first, named[-1].first
    if first is not None and last is not None and first != last:
        return first < last
    days = [known[date.start].first for date in entries[:2] if date.start in known]
    one, two = (days[0], days[1]) if len(days) == 2 else (None, None)
    return one is None or two is None or (one.month, one.day) <= (two.month, two.day)


def _is_news(date: DateMention, published: Published | None) -> bool:
    """Whether a day in the nearest year is so near to publication that the news begins with it."""
    return published is not None and date.last is not None and (published[0] - date.last).days < _NEWS


def _in_year_of(base: DateMention, found: DateMention) -> tuple[dt.date, dt.date] | None:
    """The days of a mention in the year of the one before, or in the next where the story goes on there."""
    if base.first is None or found.first is None or found.last is None:
        return None
    year = base.first.year
    for later in (0, 1):
        moved = _moved(found.first, year + later), _moved(found.last, year + later)
        if (base.first - moved[1]).days <= _BACK or later:
            return moved[0], moved[1]
    return None


def _moved(day: dt.date, year: int) -> dt.date:
    """A day of the leap year in another one; the last of February stays that."""
    year += day.year - _LEAP.year
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
