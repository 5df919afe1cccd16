"""What is in a ledger, counted: once for each state of its file, beside the requests and not in them.

Counting a million claims takes seconds. The first visitor waits a moment and may be told that it is going on;
whoever comes later gets the counts at once, until the file changes.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from typing import Any
from weakref import WeakKeyDictionary

from .inventory import state_of
from .published import published
from .visit import Visit

TABLES = (
    "articles", "claims", "event_mentions", "quotes", "events", "mentions", "sentences", "issues", "sources",
    "actors", "places", "conflicts", "redirects", "manual_links",
)  # fmt: skip
SHARES = ("with_claimant", "with_day", "with_place", "with_figure")
_ARTICLES = "select outlet, language, count(*) as articles from articles group by outlet, language"
_CLAIMS = """
select articles.outlet, articles.language, count(*) as claims,
  count(coalesce(claims.claimant, claims.claimant_text)) as with_claimant,
  count(claims.event_start) as with_day, sum(claims.places is not null and claims.places <> '[]') as with_place,
  sum(claims.figure_kind <> 'none') as with_figure
from claims join articles on articles.id = claims.article
group by articles.outlet, articles.language
"""
_MONTHS = """
select substr(published_start, 1, 7) as month, count(*) as articles from articles
where published_start is not null group by 1 order by 1
"""
_ISSUES = (
    "select kind, count(*) as n, min(message) as example from issues group by kind order by n desc, kind"
)
_RUNS = """
select library, plugins, schema, builds, started_at, finished_at, seconds, articles, unchanged, failed, issues
from runs order by coalesce(finished_at, started_at) desc limit 50
"""
_FACTS = """
select (select min(published_start) from articles) as first_published,
  (select max(published_start) from articles) as last_published,
  (select count(*) from articles where missing_since is not null) as missing,
  (select count(*) from articles where duplicate_of is not null) as duplicates
"""

_known: WeakKeyDictionary[Any, dict[str, tuple[object, dict[str, Any]]]] = WeakKeyDictionary()
_going_on: WeakKeyDictionary[Any, dict[str, asyncio.Task[dict[str, Any]]]] = WeakKeyDictionary()


async def counted(visit: Visit, *, within: float | None) -> dict[str, Any] | None:
    """The counts of this ledger, or None where they take longer than ``within`` seconds (None: wait).

    The keys are those of ``/status.json``, which the developers' guide lists.
    """
    # A ledger without a file has no state to know it by: it is counted each time.
    stamp = state_of(visit.datasette.get_database(visit.name)) or object()
    known = _known.setdefault(visit.datasette, {}).get(visit.name)
    if known is not None and known[0] == stamp:
        return known[1]
    tasks = _going_on.setdefault(visit.datasette, {})
    task = tasks.get(visit.name)
    if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
        task = tasks[visit.name] = asyncio.create_task(_count_and_keep(visit, stamp))
    done, _waiting = await asyncio.wait({task}, timeout=within)
    return task.result() if done else None


async def _count_and_keep(visit: Visit, stamp: object) -> dict[str, Any]:
    counts: dict[str, Any] = await visit.datasette.get_database(visit.name).execute_fn(_count)
    counts["edition"] = await asyncio.to_thread(_edition, visit)
    _known.setdefault(visit.datasette, {})[visit.name] = (stamp, counts)
    return counts


def _edition(visit: Visit) -> dict[str, Any] | None:
    """What ``publish`` wrote beside the ledger; None where it was not published."""
    found = published(visit.datasette, visit.name)
    if found is None:
        return None
    return {key: found.told[key] for key in ("edition", "downloads") if key in found.told}


def _count(connection: Any) -> dict[str, Any]:
    def rows(sql: str) -> list[dict[str, Any]]:
        cursor = connection.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, tuple(row), strict=True)) for row in cursor]

    runs = rows(_RUNS)
    plugins = json.loads(runs[0]["plugins"] or "{}") if runs else {}
    by_language, by_outlet = _shares(rows(_ARTICLES), rows(_CLAIMS))
    facts = rows(_FACTS)[0]
    return {
        "schema": connection.execute("pragma user_version").fetchone()[0],
        "library": runs[0]["library"] if runs else None,
        "plugins": plugins,
        "counts": {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in TABLES},
        **facts,
        "finished_at": max((run["finished_at"] for run in runs if run["finished_at"]), default=None),
        "languages": by_language,
        "outlets": by_outlet[:50],
        "n_outlets": sum(1 for row in by_outlet if row["outlet"] is not None),
        "months": rows(_MONTHS),
        "issues": rows(_ISSUES),
        "builds": [{name: value for name, value in run.items() if name != "plugins"} for run in runs],
    }


def _shares(
    articles: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Sums by language and by outlet, those with most articles first."""
    names = ("articles", "claims", *SHARES)
    made = []
    for column in ("language", "outlet"):
        sums: defaultdict[Any, dict[str, int]] = defaultdict(lambda: dict.fromkeys(names, 0))
        for row in (*articles, *claims):
            for name in names:
                sums[row[column]][name] += row.get(name) or 0
        found = [{column: key, **values} for key, values in sums.items()]
        made.append(sorted(found, key=lambda row: (-row["articles"], str(row[column]))))
    return made[0], made[1]
