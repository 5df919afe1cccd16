"""Events in order of time: years, months and days as bars that narrow, then the events themselves."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

from babel.dates import format_skeleton
from datasette.utils.asgi import Response

from ..chosen_events import as_file, event_rows, told
from ..days import days_in_words, number
from ..language import _, locale, ngettext
from ..selecting import Selection, chips, choices, facets, last_day, where
from ..visit import Visit

PER_PAGE = 50
# More months than this are shown as years first; bars are no narrower than a finger.
MOST_MONTHS = 48
MOST_YEARS = 120
MOST_DAYS = 62
SPANS = 12
# Without days chosen, intervals are looked for among so many events only.
SPANS_UP_TO = 5000
MEASURES = {"events": "count(*)", "claims": "coalesce(sum(events.n_claims), 0)"}
# Only what lies within one month, year or day is counted in its bar: the rest is drawn as an interval.
COUNTS = """
select substr({day}, 1, {length}) as period, {measure} as n from events
{where} group by 1 having period is not null order by 1
"""
SPANNING = """
select {day} as start, {last} as end, {measure} as n, count(*) as events from events
{where} group by 1, 2 order by n desc, 1, 2 limit :limit
"""
TOTALS = """
select count(*) as n, coalesce(sum(events.n_claims), 0) as n_claims,
  min(case when {within} then {day} end) as first, max(case when {within} then {last} end) as last
from events {where}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A year, month or day with how much is in it; ``height`` in per cent of the highest."""

    start: str
    end: str
    name: str
    words: str
    n: int
    height: float
    href: str
    chosen: bool


async def page(visit: Visit) -> Response | None:
    """``/timeline``: bars that narrow, facets, and the events in order of time."""
    selection = await Selection.of(visit)
    measure = "claims" if visit.argument("measure") == "claims" else "events"
    undated = visit.argument("dated") == "no"
    extra = [f"{selection.day} is null"] if undated else [f"{selection.day} is not null"]
    order = f"{selection.day}, {selection.last}, events.id"
    file = await as_file(visit, selection, order, extra=extra)
    if file is not None:
        return file
    more: dict[str, str | None] = {
        "measure": measure if measure != "events" else None, "dated": "no" if undated else None,
    }  # fmt: skip
    whole = await _totals(visit, selection, selection.conditions(days=False))
    total = await _totals(visit, selection, [*selection.conditions(days=not undated), *extra])
    few = bool(selection.start or selection.end) or whole["n"] <= SPANS_UP_TO
    n_undated = await _count(
        visit, selection, [*selection.conditions(days=False), f"{selection.day} is null"]
    )
    current = _page_number(visit, total["n"])

    def at(page: int) -> str:
        return visit.link("/timeline", "events", **{**selection.arguments, **more, "page": page})

    return await visit.render(
        "timeline.html",
        **told(),
        selection=selection,
        measure=measure,
        undated=undated,
        charts=[] if undated else await _charts(visit, selection, measure, whole),
        spans=[] if undated or not few else await _spans(visit, selection, measure),
        n=total["n"],
        n_claims=total["n_claims"],
        n_undated=n_undated,
        n_overlapping=0 if undated else await _overlapping(visit, selection),
        everything=visit.link("/timeline", **selection.within("", "").arguments, **{**more, "dated": None}),
        without_day=visit.link("/timeline", **{**selection.within("", "").arguments, **more, "dated": "no"}),
        overlapping=visit.link("/timeline", **{**selection.arguments, **more, "overlap": "1"}),
        measures=[
            (name, words, visit.link("/timeline", **{**selection.arguments, **more, "measure": name}))
            for name, words in (("events", _("events")), ("claims", _("claims about them")))
        ],
        by=[
            (name, words, visit.link("/timeline", **{**selection.arguments, **more, "by": name}))
            for name, words in (
                ("happened", _("day it happened")),
                ("reported", _("day it was first reported")),
            )
        ],
        chips=await chips(visit, "/timeline", selection, **more),
        facets=await facets(visit, "/timeline", selection, extra, **more),
        choices=await choices(visit),
        more=more,
        events=await event_rows(
            visit, selection, order, extra=extra, limit=PER_PAGE, offset=PER_PAGE * (current - 1)
        ),
        pages={
            "current": current,
            "last": max(1, math.ceil(total["n"] / PER_PAGE)),
            "before": at(current - 1) if current > 1 else None,
            "after": at(current + 1) if current * PER_PAGE < total["n"] else None,
        },
        files=_files(visit, selection, more),
    )


async def _totals(visit: Visit, selection: Selection, conditions: list[str]) -> dict[str, Any]:
    """How many there are, and the first and the last of the days that lie within one month."""
    within = f"substr({selection.day}, 1, 7) = substr({selection.last}, 1, 7)"
    sql = TOTALS.format(day=selection.day, last=selection.last, within=within, where=where(conditions))
    (found,) = await visit.kept(sql, **selection.values)
    return found


async def _count(visit: Visit, selection: Selection, conditions: list[str]) -> int:
    (row,) = await visit.kept(f"select count(*) as n from events {where(conditions)}", **selection.values)
    return int(row["n"])


async def _overlapping(visit: Visit, selection: Selection) -> int:
    """How many events reach into the chosen days from before or go on after them."""
    if selection.overlap or not (selection.start or selection.end):
        return 0
    conditions = selection.conditions(days=False)
    if selection.start:
        conditions.append(f"{selection.last} >= :start")
    if selection.end:
        conditions.append(f"{selection.day} <= :end")
    within = " and ".join(set(selection.conditions()) - set(selection.conditions(days=False)))
    return await _count(visit, selection, [*conditions, f"not ({within})"])


async def _charts(
    visit: Visit, selection: Selection, measure: str, whole: dict[str, Any]
) -> list[dict[str, Any]]:
    """Years, or months where they are few; then the months and the days of what was chosen."""
    if not whole.get("first") or not whole.get("last"):
        return []
    first, last = str(whole["first"]), str(whole["last"])
    charts = []
    if _months(first, last) > MOST_MONTHS:
        charts.append((_("By year"), 4, "", ""))
        start, end = max(selection.start, first), min(selection.end or last, last)
        if (selection.start or selection.end) and start <= end and _months(start, end) <= MOST_MONTHS:
            charts.append((_("By month"), 7, f"{start[:4]}-01-01", f"{end[:4]}-12-31"))
    else:
        charts.append((_("By month"), 7, "", ""))
    if selection.start and selection.end and selection.start <= selection.end:
        start, end = f"{selection.start[:7]}-01", last_day(selection.end[:7])
        if (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days < MOST_DAYS:
            charts.append((_("By day"), 10, start, end))
    return [
        {"heading": heading, "bars": bars}
        for heading, length, start, end in charts
        if (bars := await _bars(visit, selection, measure, length, start, end))
    ]


async def _bars(
    visit: Visit, selection: Selection, measure: str, length: int, start: str, end: str
) -> list[Bar]:
    """One bar for each period between the first and the last, those with nothing in them too."""
    conditions = [
        *selection.conditions(days=False),
        f"substr({selection.day}, 1, {length}) = substr({selection.last}, 1, {length})",
        *([f"{selection.day} between '{start}' and '{end}'"] if start else []),
    ]  # fmt: skip
    sql = COUNTS.format(day=selection.day, length=length, measure=MEASURES[measure], where=where(conditions))
    counts = {row["period"]: row["n"] for row in await visit.kept(sql, **selection.values)}
    periods = _periods(start or min(counts, default=""), end or max(counts, default=""), length)
    if length == 4 and len(periods) > MOST_YEARS:
        periods = sorted(counts)[-MOST_YEARS:]
    most = max(counts.values(), default=0) or 1
    more = {"measure": measure if measure != "events" else None}
    found = []
    for period in periods:
        first, last = _ends(period)
        n = counts.get(period, 0)
        words = days_in_words(first, last)
        told = (
            ngettext("{days}: {n} event", "{days}: {n} events", n)
            if measure == "events"
            else ngettext("{days}: {n} claim", "{days}: {n} claims", n)
        )
        found.append(
            Bar(
                start=first, end=last, name=_name(period), words=told.format(days=words, n=number(n)), n=n,
                height=round(100 * n / most, 1),
                href=visit.link("/timeline", **{**selection.within(first, last).arguments, **more}),
                chosen=bool(selection.start or selection.end)
                and (selection.start or first) <= first and last <= (selection.end or last),
            )
        )  # fmt: skip
    return found


async def _spans(visit: Visit, selection: Selection, measure: str) -> list[dict[str, Any]]:
    """What took or is known only as several days: drawn as the interval that it is, the most frequent ones."""
    conditions = [*selection.conditions(), f"{selection.last} > {selection.day}"]
    sql = SPANNING.format(
        day=selection.day, last=selection.last, measure=MEASURES[measure], where=where(conditions)
    )
    rows = await visit.kept(sql, **selection.values, limit=SPANS)
    if not rows:
        return []
    first = dt.date.fromisoformat(min(str(row["start"]) for row in rows))
    last = dt.date.fromisoformat(max(str(row["end"]) for row in rows))
    whole = (last - first).days + 1
    more = {"measure": measure if measure != "events" else None}
    found = []
    for row in sorted(rows, key=lambda one: (one["start"], one["end"])):
        start, end = dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"])
        found.append(
            {
                "start": row["start"], "end": row["end"], "n": row["n"],
                "at": min(99.0, round(100 * (start - first).days / whole, 1)),
                "width": round(100 * ((end - start).days + 1) / whole, 1),
                "href": visit.link("/timeline", **{**selection.within(row["start"], row["end"]).arguments, **more}),
            }
        )  # fmt: skip
    return found


def _months(first: str, last: str) -> int:
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7]) + 1


def _periods(first: str, last: str, length: int) -> list[str]:
    """All years, months or days between two, as the beginning of their ISO days."""
    if not first or not last:
        return []
    if length == 4:
        return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    if length == 7:
        start, n = 12 * int(first[:4]) + int(first[5:7]) - 1, _months(first, last)
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, start + n)]
    day, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return [(day + dt.timedelta(days=one)).isoformat() for one in range((end - day).days + 1)]


def _ends(period: str) -> tuple[str, str]:
    if len(period) == 4:
        return f"{period}-01-01", f"{period}-12-31"
    if len(period) == 7:
        longest = calendar.monthrange(int(period[:4]), int(period[5:7]))[1]
        return f"{period}-01", f"{period}-{longest:02}"
    return period, period


def _name(period: str) -> str:
    """What stands below a bar: the year, the month (with its year where one begins), or the day's number."""
    if len(period) == 4:
        return period
    if len(period) == 7:
        day = dt.date.fromisoformat(f"{period}-01")
        return str(format_skeleton("MMM", day, locale=locale()))
    return str(int(period[8:]))


def _page_number(visit: Visit, n: int) -> int:
    text = visit.argument("page")
    asked = int(text) if text.isdecimal() and len(text) < 9 else 1
    return max(1, min(asked, math.ceil(n / PER_PAGE)))


def _files(visit: Visit, selection: Selection, more: dict[str, str | None]) -> dict[str, str]:
    """What is shown, to take away; a calendar has no place for what has no day."""
    return {
        name: visit.link("/timeline", **{**selection.arguments, **more, "format": name.lower()})
        for name in ("CSV", "GeoJSON", *(() if more["dated"] else ("ICS",)))
    } | {_("On a map"): visit.link("/map", **selection.arguments)}
