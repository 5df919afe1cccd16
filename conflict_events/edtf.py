"""Dates as people write them in tables: a day, a month, a year, or an interval of these.

The forms are those of EDTF level 0 (ISO 8601-2:2019): ``2022-09-16``, ``2022-09``, ``2022``,
``2022-09-13/2022-09-16``; of a date with a time only the date counts.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re

_TIME = r"[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?"
_PART = re.compile(rf"(\d{{4}})(?:-(\d{{2}})(?:-(\d{{2}})(?:{_TIME})?)?)?")
_FORMS = "write it as 2022-09-16, 2022-09, 2022 or 2022-09-13/2022-09-16"


def parse_published(value: dt.date | str | None) -> tuple[dt.date, dt.date] | None:
    """The first and last day that a publication date can mean, both inclusive; None gives None.

    Raises `ValueError` for a form that is not one of those above, for a day that does not exist,
    and for an interval that ends before it begins.
    """
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date(), value.date()
    if isinstance(value, dt.date):
        return value, value
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no date; {_FORMS}")
    first, slash, last = value.strip().partition("/")
    start, end = _days(first, value)
    if slash:
        end = _days(last, value)[1]
    if end < start:
        raise ValueError(f"{value!r} ends before it begins; put the earlier date first")
    return start, end


@functools.lru_cache(1024)  # articles come in days
def _days(part: str, whole: str) -> tuple[dt.date, dt.date]:
    found = _PART.fullmatch(part.strip())
    if not found:
        raise ValueError(f"{whole!r} is no date; {_FORMS}")
    year, month, day = (int(group) if group else 0 for group in found.groups())
    try:
        if day:
            return dt.date(year, month, day), dt.date(year, month, day)
        if found[2]:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    except ValueError as error:  # calendar's own IllegalMonthError is a ValueError too
        raise ValueError(f"{whole!r} is no date: {error}; {_FORMS}") from error
