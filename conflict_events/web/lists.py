"""Lists that several pages show: claims with their words, events with the ranges of what was claimed, months.

Each is made from ids that the page has found by an index, newest first, so that no list costs more than its length.
"""

from __future__ import annotations

import calendar
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .days import days_in_words
from .ranges import heads
from .titles import retitled
from .visit import Visit

CLAIMS = "select * from claims_with_context where id in (select value from json_each(:ids))"
EVENTS = "select * from event_timeline where event in (select value from json_each(:ids))"
QUOTES = "select * from quotes_with_speaker where id in (select value from json_each(:ids))"
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


def as_json(ids: Iterable[str]) -> str:
    """Ids as a query takes them for ``json_each``."""
    return json.dumps(list(ids), ensure_ascii=False)


async def ids(visit: Visit, sql: str, **values: Any) -> list[str]:
    """The first column of a query, without what is NULL, each value once, in order."""
    rows = await visit.rows(sql, **values)
    return list(dict.fromkeys(str(value) for row in rows if (value := next(iter(row.values()))) is not None))


async def claims(visit: Visit, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Claims with their context, in the order of ``wanted``."""
    return await retitled(visit.served, await _in_order(visit, CLAIMS, "id", wanted))


async def quotes(visit: Visit, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Quotes with speaker and article, in the order of ``wanted``."""
    return await _in_order(visit, QUOTES, "id", wanted)


async def events(visit: Visit, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Events in the order of ``wanted``, each with its ``ranges``: what was claimed, by outcome and side."""
    found = await _in_order(visit, EVENTS, "event", wanted)
    await retitled(visit.served, found, title="title", dated=False)
    ranges = await heads(visit.served, wanted)
    for event in found:
        event["ranges"] = ranges[event["event"]]
    return found


def by_event(claims: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims in groups of one event each, in the order in which the events first occur."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        groups.setdefault(claim["event"] or "", []).append(claim)
    return [
        {"event": event, "title": rows[0]["event_title"], "claims": rows} for event, rows in groups.items()
    ]


def months(days: Iterable[tuple[Any, int]]) -> list[Bar]:
    """How many per month, from ISO days with their counts, without gaps; per year where the months are too many."""
    known = [(str(day), n) for day, n in days if day]
    counted: Counter[str] = Counter()
    for day, n in known:
        counted[day[:7]] += n
    if not counted:
        return []
    wanted = _between(min(counted), max(counted))
    if len(wanted) > MOST_MONTHS:
        years: Counter[str] = Counter()
        for month, n in counted.items():
            years[month[:4]] += n
        spans = [str(year).zfill(4) for year in range(int(min(years)), int(max(years)) + 1)]
        if len(spans) > 2 * MOST_MONTHS:
            spans = sorted(years)
        most = max(years.values())
        return [_bar(f"{year}-01-01", f"{year}-12-31", years[year], most) for year in spans]
    most = max(counted.values())
    return [_bar(f"{month}-01", f"{month}-{_last_day(month)}", counted[month], most) for month in wanted]


def _bar(start: str, end: str, n: int, most: int) -> Bar:
    return Bar(start=start, end=end, n=n, height=round(100 * n / most, 1))


def _between(first: str, last: str) -> list[str]:
    start, end = (12 * int(month[:4]) + int(month[5:7]) - 1 for month in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, min(end, start + MOST_MONTHS) + 1)]


def _last_day(month: str) -> int:
    return calendar.monthrange(max(int(month[:4]), 1), int(month[5:7]))[1]


async def _in_order(visit: Visit, sql: str, key: str, wanted: Sequence[str]) -> list[dict[str, Any]]:
    if not wanted:
        return []
    # A claim that a person put into two events comes twice; one of them is enough in a list.
    found = {row[key]: row for row in await visit.rows(sql, ids=as_json(wanted))}
    return [found[one] for one in wanted if one in found]
