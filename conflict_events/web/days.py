"""Days and numbers as a page writes them: in its language, with the ISO date beside them for machines.

A day in the ledger is an interval with a precision (UCDP GED ``date_prec``): an interval that is a whole
month or year is written as one, so that '2024' never looks like a day. Digits are Latin in every language,
as figures are cited.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal
from markupsafe import Markup

from .language import language, locale


def number(value: float | None) -> str:
    """A count with the marks that the page's language groups digits by; '' for None."""
    if value is None:
        return ""
    if 0 <= value < 1000 and value == int(value):  # nothing to group, in any language
        return str(int(value))
    return str(format_decimal(value, locale=locale()))


def shown_day(value: Any) -> Markup:
    """One ISO day (or the day of an ISO time) as ``<time>``; what is no day is shown as it stands."""
    return shown_days(value, value)


def shown_days(start: Any, end: Any = None) -> Markup:
    """The days from ``start`` to ``end``, both inclusive ISO days, as ``<time>``; '' where both are None."""
    if not start and not end:
        return Markup("")
    text = days_in_words(start, end)
    if not start or not end or start == end:
        return Markup("<time datetime='{0}' title='{0}'>{1}</time>").format(str(start or end)[:10], text)
    # An interval is no value that <time> may have.
    return Markup("<span class='days' title='{} – {}'>{}</span>").format(start, end, text)


def days_in_words(start: Any, end: Any = None) -> str:
    """As `shown_days`, as plain text: '1 May 2031', '1–3 May 2031', 'May 2031', '2024', '2022–2023'."""
    return _in_words(start, end, language())


# A page of many claims has few days, and writing one takes a while.
@lru_cache(maxsize=20_000)
def _in_words(start: Any, end: Any, _language: str) -> str:
    first, last = day_of(start or end), day_of(end or start)
    if first is None or last is None:
        return " – ".join(str(one) for one in dict.fromkeys([start, end]) if one)
    if first == last:
        return str(format_date(first, "d MMM yyyy", locale=locale()))
    after = last + dt.timedelta(days=1) if last < dt.date.max else last
    if first.day == 1 and after.day == 1:
        if first.month == 1 and after.month == 1:
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return month_in_words(first)
        return str(format_interval(first, last, "yMMM", locale=locale()))
    return str(format_interval(first, last, "yMMMd", locale=locale()))


def month_in_words(day: dt.date) -> str:
    """The month that ``day`` is in, with its year."""
    return str(format_skeleton("yMMMM", day, locale=locale()))


def day_of(value: Any) -> dt.date | None:
    """The day of an ISO day or time; None for what is neither."""
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def iso_day(value: str) -> str:
    """An ISO day as an argument gives it; '' for anything else."""
    day = day_of(value)
    return day.isoformat() if day else ""
