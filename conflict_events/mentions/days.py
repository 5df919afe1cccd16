"""Arithmetic of days: what a date expression means on the day it was published.

`Stretch` is a piece of the calendar as far as it is known; functions here make, shift and cut
stretches. Conventions: a week runs from Monday to Sunday; thirds of a month are days 1-10, 10-20
and 21 to the end, thirds of a year four months each, thirds of a decade years 0-3, 4-6 and 7-9;
seasons are meteorological. Precision codes are those of UCDP GED (date_prec).
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

DAY: Final = dt.timedelta(days=1)
UNIT_DAYS: Final = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0,
    "workday": 1.4, "workweek": 7.0, "weekend": 2.0, "fortnight": 14.0, "month": 30.4, "season": 91.3,
    "quarter": 91.3, "semester": 182.6, "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
_MONTHS: Final = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "semester": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
FEW: Final = (2, 6)  # the least and the most that 'a few' units are taken to be
COUPLE: Final = (2, 3)
_SOON: Final = 31 * DAY
_LONG: Final = 330 * DAY

Published = tuple[dt.date, dt.date]


@dataclass(slots=True, init=False)
class Stretch:
    """An inclusive interval, or why there is none; ``unit`` is what it is one of.

    ``year``, ``month``, ``day``, ``weekday`` (Monday 0) are what was said outright, kept so that a
    range can complete one end from the other. ``shift`` is the word of relation ('last', 'next'), ``part``
    which part of a longer stretch it is, ``whole`` the last day of a unit that is not over yet.
    """

    unit: str
    first: dt.date | None
    last: dt.date | None
    reason: str | None
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    part: str | None
    shift: str | None
    duration: int | None
    clock: str | None
    whole: dt.date | None

    def __init__(
        self,
        unit: str,
        first: dt.date | None = None,
        last: dt.date | None = None,
        reason: str | None = None,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        weekday: int | None = None,
        part: str | None = None,
        shift: str | None = None,
        duration: int | None = None,
        clock: str | None = None,
        whole: dt.date | None = None,
    ) -> None:
        self.unit = unit
        self.first = first
        self.last = last
        self.reason = reason
        self.year = year
        self.month = month
        self.day = day
        self.weekday = weekday
        self.part = part
        self.shift = shift
        self.duration = duration
        self.clock = clock
        self.whole = whole


def precision(first: dt.date | None, last: dt.date | None) -> int | None:
    """UCDP date precision of an interval: 1 day, 2 two to six days, 3 a week, 4 to a month, 5 more."""
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def month_days(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def year_days(year: int) -> tuple[dt.date, dt.date]:
    """The first and last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months on, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_around(day: dt.date, unit: str, offset: int = 0) -> tuple[dt.date, dt.date]:
    """The calendar unit that lies ``offset`` units from the one with ``day`` in it."""
    if unit in ("day", "night", "hour", "minute", "second"):
        return (moved := day + offset * DAY), moved
    if unit == "workday":
        return (moved := _workdays(day, offset)), moved
    if unit == "workweek":
        monday = day + (7 * offset - day.weekday()) * DAY
        return monday, monday + 4 * DAY
    if unit == "week":
        monday = day + (7 * offset - day.weekday()) * DAY
        return monday, monday + 6 * DAY
    if unit == "fortnight":
        monday = day + (14 * offset - day.weekday()) * DAY
        return monday, monday + 13 * DAY
    if unit == "weekend":
        saturday = day + (7 * offset + 5 - day.weekday()) * DAY
        return saturday, saturday + DAY
    size = _MONTHS[unit]
    index = (day.year * 12 + day.month - 1) // size * size + offset * size
    last = index + size - 1
    return dt.date(index // 12, index % 12 + 1, 1), month_days(last // 12, last % 12 + 1)[1]


def _workdays(day: dt.date, count: int) -> dt.date:
    """The day that lies so many days from Monday to Friday further on (or back)."""
    weeks, rest = divmod(abs(count), 5)
    sign = 1 if count > 0 else -1
    day += sign * weeks * 7 * DAY
    while rest:
        day += sign * DAY
        rest -= day.weekday() < 5
    return day


def back(day: dt.date, count: float, unit: str) -> dt.date:
    """The day that lies ``count`` units before ``day`` (after it, if negative)."""
    if unit in _MONTHS:
        return add_months(day, -round(count * _MONTHS[unit]))
    if unit == "workday":
        return _workdays(day, -round(count))
    days = count * UNIT_DAYS[unit]
    return day - (round(days) or (1 if days > 0 else 0)) * DAY


def season_days(year: int, season: int) -> tuple[dt.date, dt.date]:
    """A meteorological season of the northern half, 1 spring to 4 winter (which runs into the next year)."""
    return dt.date(year, 3 * season, 1), month_days(year + season // 4, 3 * season % 12 + 2)[1]


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """That day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western church (Anonymous Gregorian algorithm)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moved = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - moved + 15) % 30
    ahead = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * ahead) // 451
    month, day = divmod(epact + ahead - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def nearest_year(
    month: int, day: int | None, published: Published, *, future: bool, weekday: int | None = None
) -> int | None:
    """The year that a date without one belongs to: the latest that is not after publication.

    A coming date is meant where the words say so; but a day of the last or the next weeks is always nearer than
    one nearly a year away. A weekday chooses among the years, where it agrees with one of them.
    None where no year near publication fits.
    """
    _, end = published
    day_known = day is not None
    day = day or 1
    span = 8 if (month, day) == (2, 29) else 1
    years = [(that, that.year) for year in range(end.year - span, end.year + span + 1)
             if (that := calendar_day(year, month, day)) is not None]  # fmt: skip
    if weekday is not None:
        years = [pair for pair in years if pair[0].weekday() == weekday] or years
    past = [(that, year) for that, year in years if that <= end]
    coming = [(that, year) for that, year in years if that > end]
    if not day_known and past and past[-1][0].replace(day=1) == end.replace(day=1):
        coming.insert(0, past[-1])  # the month of publication is not over
    if day_known and coming and past:
        ago, ahead = end - past[-1][0], coming[0][0] - end
        future = (future and not (ago < _SOON and ahead > _LONG)) or (ahead < _SOON and ago > _LONG)
    if future and coming:
        return coming[0][1]
    if not past:
        return coming[0][1] if coming else None
    return past[-1][1]


def third(stretch: Stretch, part: str) -> Stretch | None:
    """The early, mid or late part, or a half, of a stretch; a day stays what it is."""
    first, last = stretch.first, stretch.last
    if first is None or last is None:
        return replace(stretch)
    days = (last - first).days + 1
    if days == 1:
        return replace(stretch)
    at = {"early": 0, "mid": 1, "late": 2}
    if part in ("first half", "second half"):
        if days > 27:
            months = (last.year - first.year) * 12 + last.month - first.month + 1
            middle = add_months(first, months // 2) if months > 1 else first + 15 * DAY
        else:
            middle = first + (days + 1) // 2 * DAY
        first, last = (first, middle - DAY) if part == "first half" else (middle, last)
    elif stretch.unit == "month":
        first, last = (
            (first, first + 9 * DAY),
            (first + 9 * DAY, first + 19 * DAY),
            (first + 20 * DAY, last),
        )[at[part]]
    elif stretch.unit in ("year", "season", "quarter"):
        months = {"year": 4}.get(stretch.unit, 1)
        first = add_months(first, months * at[part])
        last = add_months(first, months) - DAY
    elif stretch.unit in ("decade", "century"):
        size = 1 if stretch.unit == "decade" else 10
        start, years = ((0, 4), (4, 3), (7, 3))[at[part]]
        first = dt.date(first.year + start * size, 1, 1)
        last = dt.date(first.year + years * size - 1, 12, 31)
    else:
        size = -(-days // 3)
        first = first + size * at[part] * DAY
        last = min(first + (size - 1) * DAY, last)
    return Stretch("part", first, last, year=stretch.year, month=stretch.month, part=part)


def several_in(outer: Stretch, count: float, unit: str, *, at_end: bool) -> Stretch | None:
    """The first two weeks of a month, the last three days of a year."""
    if outer.first is None or outer.last is None:
        return Stretch(unit, reason=outer.reason)
    if at_end:
        return Stretch("past", max(outer.first, back(outer.last + DAY, count, unit)), outer.last)
    return Stretch("part", outer.first, min(outer.last, back(outer.first, -count, unit) - DAY))
