"""Months and years: their first and last days, and how many things fell into each, as bars without gaps."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .days import days_in_words

# More months than this would be bars too thin to point at: then years are shown.
MOST_MONTHS = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One month or year: its first and last day, how many, and its height in per cent of the highest."""

    start: str
    end: str
    n: int
    height: float

    @property
    def words(self) -> str:
        return days_in_words(self.start, self.end)


def month_ends(month: str) -> tuple[str, str]:
    """The first and last ISO day of a month ``YYYY-MM``; the month itself twice where it is none."""
    try:
        first = dt.date.fromisoformat(f"{month}-01")
    except ValueError:
        return month, month
    last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return first.isoformat(), last.isoformat()


def months(days: Iterable[tuple[Any, int]], *, last: int | None = None) -> list[Bar]:
    """How many per month, from ISO days or months with their counts; per year where the months are too many.

    With ``last`` only so many months up to the newest, and never years.
    """
    counted: Counter[str] = Counter()
    for day, n in days:
        if day:
            counted[str(day)[:7]] += n
    if not counted:
        return []
    start, end = (12 * int(month[:4]) + int(month[5:7]) - 1 for month in (min(counted), max(counted)))
    if last is not None:
        start = max(start, end - last + 1)
    elif end - start >= MOST_MONTHS:
        return _years(counted)
    wanted = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]
    most = max(counted[month] for month in wanted)
    return [_bar(*month_ends(month), counted[month], most) for month in wanted]


def _years(counted: Counter[str]) -> list[Bar]:
    years: Counter[str] = Counter()
    for month, n in counted.items():
        years[month[:4]] += n
    wanted = [f"{year:04}" for year in range(int(min(years)), int(max(years)) + 1)]
    if len(wanted) > 2 * MOST_MONTHS:
        wanted = sorted(years)
    most = max(years.values())
    return [_bar(f"{year}-01-01", f"{year}-12-31", years[year], most) for year in wanted]


def _bar(start: str, end: str, n: int, most: int) -> Bar:
    return Bar(start=start, end=end, n=n, height=round(100 * n / (most or 1), 1))
