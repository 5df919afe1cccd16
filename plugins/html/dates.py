"""Days as pages write them; where day and month cannot be told apart, there is none."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from email.utils import parsedate
from functools import lru_cache

Days = tuple[dt.date, dt.date]

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept"
        "|october oct|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?Z?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?[\s.-]+(?:de\s+)?([^\W\d_]{3,15})\.?,?[\s-]+"
    r"(?:del?\s+)?(\d{4})(?!\d)"
)
_CHARACTERS = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_MONTH_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,15})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_UNIX = re.compile(r"\d{10}(?:\d{3})?")
# What programs write where they know no date.
_NO_DATES = frozenset({dt.date(1970, 1, 1), dt.date(1969, 12, 31), dt.date(1900, 1, 1), dt.date(1980, 1, 1)})
_OLDEST = 1800


def days_of(value: str, language: str | None = None) -> Days | None:
    """The day that a value means, or the month where it says no day; None where it means none.

    Names of months are English, or of the ``language``. Where day and month cannot be told apart
    (04/05/2022), it means none.
    """
    value = value.strip()[:100]
    if found := _COMPACT.match(value):
        return days(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_FIRST.search(value):
        return days(int(found[1]), int(found[3]), int(found[4]) if found[4] else None)
    if _UNIX.fullmatch(value):
        day = dt.datetime.fromtimestamp(int(value[:10]), dt.UTC).date()
        return day, day
    if found := _DAY_FIRST.search(value):
        return _told_apart(int(found[1]), int(found[3]), int(found[4]), dotted=found[2] == ".")
    if found := _CHARACTERS.search(value):
        return days(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_MONTH.search(value):
        return days(int(found[3]), _month(found[2], language), int(found[1]))
    if found := _MONTH_DAY.search(value):
        return days(int(found[3]), _month(found[1], language), int(found[2]))
    if parts := parsedate(value):
        return days(parts[0], parts[1], parts[2])
    return None


def _month(name: str, language: str | None) -> int:
    return MONTHS.get(name.lower()) or (_months(language).get(name.lower(), 0) if language else 0)


@lru_cache
def _months(language: str) -> dict[str, int]:
    """The names of months in a language, as CLDR has them."""
    from babel import Locale, UnknownLocaleError

    try:
        tables = Locale(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    forms = [tables[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    return {name.lower().rstrip("."): number for form in forms for number, name in form.items()}


def _told_apart(first: int, second: int, year: int, *, dotted: bool) -> Days | None:
    """Numbers with full stops are day and month everywhere; with strokes it depends on the country."""
    if dotted or first == second or first > 12:
        return days(year, second, first)
    return days(year, first, second) if second > 12 else None


def days(year: int, month: int, day: int | None) -> Days | None:
    try:
        if day is not None:
            return dt.date(year, month, day), dt.date(year, month, day)
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:  # calendar's own IllegalMonthError is a ValueError too
        return None


def possible(when: Days, latest: dt.date) -> bool:
    """Whether something can have been published then: not before newspapers, not in the future."""
    start, _ = when
    return start.year >= _OLDEST and start <= latest and start not in _NO_DATES
