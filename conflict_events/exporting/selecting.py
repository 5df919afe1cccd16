"""Which part of a ledger is taken: by event, day of the harm, country, claimant and outcome."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import Any

from ..errors import DatabaseError

OUTCOMES = "killed wounded missing captured displaced detained casualties".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to take; everything that is given has to fit, and of several values any one.

    ``since`` and ``until`` are the first and last day on which the harm may have been done; what has no
    known day is then left out. ``countries`` are ISO 3166 alpha-3 codes of where it happened, ``claimants``
    ids or names of who said it. An event is taken where a claim of it is; a range stays that of all claims.
    """

    events: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    countries: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Selection()


_TAKEN = {
    "claims": "t.id in temp.taken_claims",
    "claim_places": "t.claim in temp.taken_claims",
    "event_mentions": "t.id in temp.taken_mentions",
    "event_mention_actors": "t.event_mention in temp.taken_mentions",
    "event_mention_places": "t.event_mention in temp.taken_mentions",
    "articles": "t.id in temp.taken_articles",
    "events": "t.id in temp.taken_events",
    "event_parties": "t.event in temp.taken_events",
    "event_places": "t.event in temp.taken_events",
    "event_languages": "t.event in temp.taken_events",
    "event_outlets": "t.event in temp.taken_events",
    "event_ranges": "t.event in temp.taken_events",
    "event_links": "t.event in temp.taken_events and (t.claim is null or t.claim in temp.taken_claims)",
    "manual_links": "t.first in temp.taken_claims or t.first in temp.taken_mentions "
    "or t.second in temp.taken_claims or t.second in temp.taken_mentions",
    **dict.fromkeys(
        ("article_texts", "sentences", "mentions", "quotes", "issues"), "t.article in temp.taken_articles"
    ),
}


def condition(table: str, selection: Selection) -> str:
    """The SQL that says which rows of a table (as ``t``) are taken; '' is all."""
    if not selection or table not in _TAKEN:
        return ""
    outcomes = ""
    if table == "event_ranges" and selection.outcomes:
        outcomes = f" and t.outcome in ({', '.join(repr(one) for one in selection.outcomes)})"
    return f"({_TAKEN[table]}){outcomes}"


def select(connection: sqlite3.Connection, selection: Selection, path: str) -> None:
    """Notes what is taken in temporary tables; raises `DatabaseError` for what the ledger does not know."""
    if not selection:
        return
    _check(connection, selection, path)
    claims, claim_values = _where_claims(selection)
    run = connection.execute
    run(
        f"""create temp table taken_claims as select c.id from claims c
        left join event_links l on l.claim = c.id left join events e on e.id = l.event where {claims}""",
        claim_values,
    )
    events, event_values = _where_events(selection)
    run(f"create temp table taken_events as select e.id from events e where {events}", event_values)
    run(
        """create temp table taken_mentions as select event_mention as id from event_links
        where event in temp.taken_events and event_mention is not null"""
    )
    run(
        """create temp table taken_articles as
        select article as id from claims where id in temp.taken_claims
        union select article from event_mentions where id in temp.taken_mentions"""
    )
    for name in ("claims", "events", "mentions", "articles"):
        run(f"create index temp.taken_{name}_id on taken_{name} (id)")


def _where_claims(selection: Selection) -> tuple[str, list[Any]]:
    parts: list[str] = ["1"]
    values: list[Any] = []
    if selection.events:
        parts.append(f"l.event in ({_marks(selection.events)})")
        values += selection.events
    if selection.since is not None:
        parts.append("coalesce(c.event_end, c.event_start, e.end_date, e.start_date) >= ?")
        values.append(selection.since.isoformat())
    if selection.until is not None:
        parts.append("coalesce(c.event_start, e.start_date) <= ?")
        values.append(selection.until.isoformat())
    if selection.countries:
        marks = _marks(selection.countries)
        parts.append(
            f"""(e.country in ({marks}) or exists (select 1 from claim_places cp join places p
            on p.id = cp.place where cp.claim = c.id and p.country in ({marks})))"""
        )
        values += [*selection.countries, *selection.countries]
    if selection.claimants:
        marks = _marks(selection.claimants)
        parts.append(f"c.claimant in (select id from actors where id in ({marks}) or name in ({marks}))")
        values += [*selection.claimants, *selection.claimants]
    if selection.outcomes:
        parts.append(f"c.outcome in ({_marks(selection.outcomes)})")
        values += selection.outcomes
    return " and ".join(parts), values


def _where_events(selection: Selection) -> tuple[str, list[Any]]:
    """Events with a claim that is taken; without a filter of claims also those that fit by themselves."""
    told = "e.id in (select event from event_links where claim in temp.taken_claims)"
    if selection.claimants or selection.outcomes:
        return told, []
    parts: list[str] = ["1"]
    values: list[Any] = []
    if selection.events:
        parts.append(f"e.id in ({_marks(selection.events)})")
        values += selection.events
    if selection.since is not None:
        parts.append("coalesce(e.end_date, e.start_date) >= ?")
        values.append(selection.since.isoformat())
    if selection.until is not None:
        parts.append("e.start_date <= ?")
        values.append(selection.until.isoformat())
    if selection.countries:
        parts.append(f"e.country in ({_marks(selection.countries)})")
        values += selection.countries
    return f"({' and '.join(parts)}) or {told}", values


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def _check(connection: sqlite3.Connection, selection: Selection, path: str) -> None:
    for event in selection.events:
        if connection.execute("select 1 from events where id = ?", [event]).fetchone() is None:
            raise DatabaseError(f"{path}: there is no event {event!r}; look its id up in the table 'events'")
    for outcome in selection.outcomes:
        if outcome not in OUTCOMES:
            raise DatabaseError(f"there is no outcome {outcome!r}; there are {', '.join(OUTCOMES)}")
    for claimant in selection.claimants:
        known = connection.execute("select 1 from actors where id = ? or name = ?", [claimant, claimant])
        if known.fetchone() is None:
            raise DatabaseError(
                f"{path}: nobody is called {claimant!r}; take an id or a name from the table 'actors'"
            )
    for country in selection.countries:
        if len(country) != 3 or not country.isalpha() or not country.isupper():
            raise DatabaseError(f"{country!r} is no country; give its ISO 3166 alpha-3 code, such as ARM")
