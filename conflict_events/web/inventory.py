"""What is in a ledger as a whole: counted once for each state of its file, not for each page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from datasette.database import QueryInterrupted

from .ranges import APART

COUNTS = """
select (select count(*) from articles) as articles, (select count(*) from claims) as claims,
  (select count(*) from events) as events, (select count(*) from quotes) as quotes,
  (select count(*) from issues) as issues,
  (select min(published_start) from articles) as first_day,
  (select max(published_end) from articles) as last_day,
  (select max(finished_at) from runs) as built
"""
# The values of an indexed column, one step in the index for each.
EACH = """
with recursive each(value) as (
  select min({column}) from {table}
  union all select (select min({column}) from {table} where {column} > value) from each where value is not null
)
select value from each where value is not null
"""
DISTINCT = {
    "languages": ("articles", "language"), "outlets": ("articles", "outlet"),
    "claimants": ("claims", "claimant"), "issue_kinds": ("issues", "kind"), "outcomes": ("claims", "outcome"),
}  # fmt: skip
MONTHS = """
select substr(published_start, 1, 7) as month,
  sum((select count(*) from claims where claims.article = articles.id)) as n
from articles where published_start is not null and duplicate_of is null group by month order by month
"""
ISSUES = "select kind, count(*) as n from issues group by kind order by n desc, kind"
# The claimants of one event whose last figures lie furthest apart in it, of the latest events.
DISPUTES = f"""{APART.format(ranges="event_ranges")}
  and event_ranges.outcome = 'killed' and event_ranges.high >= 2 * event_ranges.low
  and (low_claim.claimant is not high_claim.claimant
    or low_claim.claimant is null and low_in.outlet is not high_in.outlet)
order by events.start_date desc, event_ranges.event, event_ranges.id
limit 4
"""
CLAIMANT_NAMES = (
    "select name from actors where id in (select value from json_each(:ids)) order by name limit 1000"
)

_known: WeakKeyDictionary[Any, tuple[Any, dict[str, Any]]] = WeakKeyDictionary()


async def inventory(datasette: Any, database: str) -> dict[str, Any]:
    """Counts, days, languages, outlets, claims by month, kinds of issues and disputes of a ledger.

    What could not be counted within the time limit is missing from it.
    """
    served = datasette.get_database(database)
    state = state_of(served)
    if served in _known and _known[served][0] == state:
        return _known[served][1]
    found: dict[str, Any] = {}
    if rows := await _rows(served, COUNTS):
        found |= rows[0]
    for name, (table, column) in DISTINCT.items():
        each = await _rows(served, EACH.format(table=table, column=column))
        if each is not None:
            found[name] = [row["value"] for row in each]
    ids = json.dumps([one for one in found.get("claimants") or [] if one])
    if (rows := await _rows(served, CLAIMANT_NAMES, ids=ids)) is not None:
        found["claimant_names"] = [row["name"] for row in rows]
    for name, sql in (("months", MONTHS), ("issues_by_kind", ISSUES), ("disputes", DISPUTES)):
        if (rows := await _rows(served, sql)) is not None:
            found[name] = rows
    if state is not None:
        _known[served] = (state, found)
    return found


async def suggestions(datasette: Any, database: str) -> dict[str, list[str]]:
    """For the fields of a question, by the name of its parameter: what can be entered there, at most 1,000."""
    known = await inventory(datasette, database)
    given = {"language": known.get("languages"), "outlet": known.get("outlets")}
    lists = {name: [one for one in values or [] if one][:1000] for name, values in given.items()}
    return {**lists, **dict.fromkeys(("claimant", "speaker", "party"), known.get("claimant_names") or [])}


async def _rows(served: Any, sql: str, **values: str) -> list[dict[str, Any]] | None:
    try:
        return [dict(row) for row in (await served.execute(sql, values)).rows]
    except QueryInterrupted:  # a large ledger and a short time limit: the page does without
        return None


def state_of(served: Any) -> Any:
    """What changes with the contents of a database's file; None where there is no file."""
    if served.path is None:
        return None
    states = []
    for name in (served.path, f"{served.path}-wal"):
        try:
            found = Path(name).stat()
            states.append((found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns))
        except OSError:
            states.append((0, 0, 0, 0))
    return tuple(states)
