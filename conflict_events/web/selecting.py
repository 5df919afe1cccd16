"""Which events a page shows: what its address asks for, as a query, as words and as links that change it."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from .days import days_in_words
from .labels import EVENT_TYPES, FAMILIES, OUTCOMES, label
from .language import N_, _
from .visit import Visit

# What an argument of the address asks of an event; `:name` is its value.
CONDITIONS: dict[str, str] = {
    "family": "events.family = :family",
    "type": "events.type = :type",
    "country": "events.country = :country",
    "conflict": "events.conflict = :conflict",
    "outcome": "events.id in (select event from event_ranges where outcome = :outcome)",
    "party": "events.id in (select event from event_parties where actor = :party)",
    "claimant": """events.id in (select claims.event from actors
        join claims indexed by lists_claims_claimant on claims.claimant = actors.id
        where actors.id = :claimant or actors.country = :claimant)""",
    "language": "events.id in (select event from event_languages where language = :language)",
    "outlet": "events.id in (select event from event_outlets where outlet = :outlet)",
}
HEADINGS: dict[str, str] = {
    "family": N_("Kind"), "type": N_("Type"), "country": N_("Country"), "conflict": N_("Conflict"),
    "outcome": N_("Outcome"), "party": N_("Party"), "claimant": N_("Claimant’s side"),
    "language": N_("Language"), "outlet": N_("Outlet"),
}  # fmt: skip
# Those that are columns of the events themselves: counted in one pass, and known to the tables too.
COLUMNS = ("family", "type", "country", "conflict")
NAMES_OF = {"country": "actors", "party": "actors", "claimant": "actors", "conflict": "conflicts"}
# Those that ask another table: resolved once for a page, as each costs more than all the rest.
ELSEWHERE = frozenset(CONDITIONS) - frozenset(COLUMNS)
# By which day events stand in time.
DAYS = {
    "happened": ("start_date", "coalesce(events.end_date, events.start_date)"),
    "reported": ("first_reported",) * 2,
}
DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """``chosen``: argument -> value; ``start`` and ``end`` are ISO days, both inclusive, '' where open."""

    chosen: dict[str, str]
    start: str = ""
    end: str = ""
    by: str = "happened"
    overlap: bool = False
    rows: str | None = None

    @classmethod
    async def of(cls, visit: Visit) -> Selection:
        """What the address of a visit asks for; what it cannot mean is passed over."""
        chosen = {name: value for name in CONDITIONS if (value := visit.argument(name))}
        by = visit.argument("by")
        asked = cls(
            chosen=chosen,
            start=first_day(visit.argument("from")),
            end=last_day(visit.argument("to")),
            by=by if by in DAYS else "happened",
            overlap=visit.argument("overlap") == "1",
        )
        if not ELSEWHERE & set(chosen):
            return asked
        conditions = where(asked.conditions(days=False))
        # Written by SQL, as one value: it is kept, and every question about these events is known by it.
        found = await visit.kept(
            f"select json_group_array(events.rowid) as list from events {conditions}", **asked.values
        )
        return replace(asked, rows=found[0]["list"])

    @property
    def arguments(self) -> dict[str, str | None]:
        """As arguments of an address."""
        return {
            **self.chosen, "from": self.start or None, "to": self.end or None,
            "by": self.by if self.by != "happened" else None, "overlap": "1" if self.overlap else None,
        }  # fmt: skip

    @property
    def day(self) -> str:
        """The column that days are counted by."""
        return f"events.{DAYS[self.by][0]}"

    @property
    def last(self) -> str:
        """The last day of an event, as an expression."""
        last = DAYS[self.by][1]
        return last if "(" in last else f"events.{last}"

    @property
    def values(self) -> dict[str, str]:
        """What the names in conditions stand for."""
        return {**self.chosen, "start": self.start, "end": self.end, "rows": self.rows or ""}

    def conditions(self, *, days: bool = True) -> list[str]:
        """Conditions on ``events``; by default an event lies wholly within the days that were chosen."""
        passed_over = ELSEWHERE if self.rows is not None else ()
        found = [CONDITIONS[name] for name in self.chosen if name not in passed_over]
        if self.rows is not None:
            found.append("events.rowid in (select value from json_each(:rows))")
        if days and self.start:
            found.append(f"{self.last if self.overlap else self.day} >= :start")
        if days and self.end:
            if self.start and not self.overlap:  # says nothing new, but bounds the index on both sides
                found.append(f"{self.day} <= :end")
            found.append(f"{self.day if self.overlap else self.last} <= :end")
        return found

    def but(self, **changes: str | None) -> Selection:
        """The same with other values of arguments; None takes one away."""
        kept = {name: value for name, value in {**self.chosen, **changes}.items() if value}
        return replace(self, chosen=kept)

    def within(self, start: str, end: str) -> Selection:
        """The same for other days."""
        return replace(self, start=start, end=end, overlap=False)


def where(conditions: Iterable[str]) -> str:
    """``where a and b``; '' without conditions."""
    joined = " and ".join(conditions)
    return f"where {joined}" if joined else ""


def first_day(text: str) -> str:
    """The first day of an ISO day, month or year; '' for what is none of them."""
    return _day(text, last=False)


def last_day(text: str) -> str:
    """The last day of an ISO day, month or year; '' for what is none of them."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> str:
    found = DAY.match(text)
    if found is None:
        return ""
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return ""
    longest = calendar.monthrange(year, month)[1]
    day = int(found[3]) if found[3] else longest if last else 1
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= longest else ""


async def chips(visit: Visit, path: str, selection: Selection, **more: str | None) -> list[dict[str, str]]:
    """What was chosen, in words, each with the address of the page without it."""
    names = await named(visit, selection.chosen.items())
    found = [
        {
            "name": _(HEADINGS[argument]),
            "value": names[argument, value],
            "href": visit.link(path, **{**selection.but(**{argument: None}).arguments, **more}),
        }
        for argument, value in selection.chosen.items()
    ]
    if selection.start or selection.end:
        found.append(
            {
                "name": _("Days"),
                "value": days_in_words(selection.start, selection.end)
                if selection.start and selection.end
                else _("from {day}").format(day=days_in_words(selection.start))
                if selection.start
                else _("until {day}").format(day=days_in_words(selection.end)),
                "href": visit.link(path, **{**selection.within("", "").arguments, **more}),
            }
        )
    return found


async def named(visit: Visit, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What values of arguments are called: types by our words, actors and conflicts by their names."""
    found = {}
    ids: dict[str, list[str]] = {}
    for argument, value in pairs:
        found[argument, value] = (
            label(argument, value) if argument in {"family", "type", "outcome"} else value
        )
        if argument in NAMES_OF:
            ids.setdefault(argument, []).append(value)
    for argument, wanted in ids.items():
        sql = f"select id, name from {NAMES_OF[argument]} where id in (select value from json_each(:ids))"
        found |= {(argument, row["id"]): row["name"] for row in await visit.rows(sql, ids=json.dumps(wanted))}
    return found


# The values of an indexed column, each found by one step down the index.
VALUES = """
with recursive value (value) as (
  select min({column}) from {table}
  union all select (select min({column}) from {table} where {column} > value) from value where value is not null
)
select value from value where value is not null limit 400
"""
CHOICES = {
    "country": ("events", "country"), "conflict": ("events", "conflict"), "party": ("event_parties", "actor"),
    "language": ("articles", "language"), "outlet": ("articles", "outlet"), "claimant": ("claims", "claimant"),
}  # fmt: skip
CODES = {"family": FAMILIES, "type": EVENT_TYPES, "outcome": OUTCOMES}


async def choices(visit: Visit) -> dict[str, list[tuple[str, str]]]:
    """For the form: argument -> values with what they are called, in order of that."""
    found: dict[str, list[tuple[str, str]]] = {}
    for argument, codes in CODES.items():
        found[argument] = [(code, label(argument, code)) for code in codes]
    for argument, (table, column) in CHOICES.items():
        values = VALUES.format(table=table, column=column)
        sql = values.replace("select value from value", "select value, value as name from value")
        if names := NAMES_OF.get(argument):
            sql = (
                f"select value, coalesce(name, value) as name from ({values}) left join {names} on id = value"
            )
        pairs = [(str(row["value"]), str(row["name"])) for row in await visit.kept(sql)]
        found[argument] = sorted(pairs, key=lambda pair: pair[1].casefold())
    return {argument: found[argument] for argument in CONDITIONS}


SHOWN_VALUES = 12
# Tables that tell more of an event than one value; of all events they are counted without looking at the events.
LISTED = {"outcome": "event_ranges", "language": "event_languages", "outlet": "event_outlets"}
OF_ALL = "select {column} as value, count({each}event) as n from {table} group by 1"
OF_SOME = """
select told.{column} as value, count({each}told.event) as n
from (select events.id from events {where}) as chosen cross join {table} as told on told.event = chosen.id
group by 1
"""


async def facets(
    visit: Visit, path: str, selection: Selection, extra: Iterable[str] = (), **more: str | None
) -> list[dict[str, Any]]:
    """Values with how many of the selected events have each, and the address that chooses one."""
    conditions = where([*selection.conditions(), *extra])

    counted = await _count(visit, selection, conditions)
    found = []
    for name, values in counted.items():
        if name in selection.chosen:
            continue
        top = sorted(values.items(), key=lambda item: (-item[1], item[0]))[:SHOWN_VALUES]
        names = await named(visit, [(name, value) for value, _n in top])
        found.append(
            {
                "name": name,
                "heading": _(HEADINGS[name]),
                "values": [
                    {
                        "words": names[name, value],
                        "n": many,
                        "href": visit.link(path, **{**selection.but(**{name: value}).arguments, **more}),
                    }
                    for value, many in top
                ],
                "more": len(values) > len(top),
            }
        )
    return found


async def _count(visit: Visit, selection: Selection, conditions: str) -> dict[str, dict[str, int]]:
    """How many of the selected events have each value of what is not chosen yet."""
    asked = {}
    for column in COLUMNS:
        # With conditions, in one pass over the events: by the index of a column each row would be looked up.
        value = f"+events.{column}" if conditions else f"events.{column}"
        asked[column] = f"select {value} as value, count(*) as n from events {conditions} group by 1"
    for column, table in LISTED.items():
        form = OF_SOME if conditions else OF_ALL
        each = "distinct " if table == "event_ranges" else ""  # it has several rows for an event
        asked[column] = form.format(column=column, table=table, where=conditions, each=each)
    return {
        name: {row["value"]: row["n"] for row in await visit.kept(sql, **selection.values) if row["value"]}
        for name, sql in asked.items()
        if name not in selection.chosen
    }
