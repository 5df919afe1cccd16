"""The first page: what is in the database, the latest events, and the questions that can be asked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

from datasette.database import QueryInterrupted

CARDS = 8
# News with figures first, then the rest; each part follows an index.
LATEST = """
select event, title, start_date, end_date, n_claims, n_claimants, n_articles, n_languages, is_background
from event_timeline
where (n_claims > 0 and not is_background) = :news
order by start_date desc, event
limit :number
"""
COUNTS = """
select (select count(*) from articles) as articles,
  (select count(distinct outlet) from articles) as outlets,
  (select count(distinct language) from articles) as languages,
  (select count(*) from claims) as claims,
  (select count(distinct claimant) from claims) as claimants,
  (select count(*) from events) as events,
  (select count(*) from quotes) as quotes,
  (select count(*) from issues) as issues,
  (select min(published_start) from articles) as first_day,
  (select max(published_end) from articles) as last_day,
  (select max(finished_at) from runs) as built
"""

RANGES = """
select event_ranges.*, actors.name as side
from event_ranges left join actors on actors.id = event_ranges.victim_side
where event_ranges.event = :id
order by outcome = 'killed' desc, outcome, side is null, side, scope = 'incident' desc, scope,
  policy = 'claimed' desc, policy
"""


async def summary(datasette: Any, database: str) -> dict[str, Any]:
    """Counts, latest events and questions, for the template of the first page."""
    served = datasette.get_database(database)
    try:
        counts = dict((await served.execute(COUNTS)).first())
    except QueryInterrupted:  # a large database and a short time limit: the page does without
        counts = {}
    latest: list[dict[str, Any]] = []
    for news in (1, 0):
        asked = {"news": news, "number": CARDS - len(latest)}
        latest += [dict(row) for row in (await served.execute(LATEST, asked)).rows]
    for event in latest:
        event["killed"] = killed_by_side((await served.execute(RANGES, {"id": event["event"]})).rows)
    queries = await datasette.get_canned_queries(database, None)
    return {
        "counts": counts,
        "latest": latest,
        "questions": [
            {
                "name": name,
                "title": query.get("title") or name,
                "description": query.get("description") or "",
                "group": query.get("group") or "More",
                "href": datasette.urls.query(database, name),
            }
            for name, query in queries.items()
        ],
    }


def killed_by_side(ranges: Iterable[Any]) -> list[dict[str, Any]]:
    """The ranges for killed that stand at the head of an event: one per side, never one over all sides.

    Figures of the event go before running totals, and news before what is told as history.
    """
    killed = [row for row in ranges if row["outcome"] == "killed" and row["low"] is not None]
    for policy, scope in product(("claimed", "background"), ("incident", "cumulative")):
        if chosen := [row for row in killed if (row["policy"], row["scope"]) == (policy, scope)]:
            return [
                {"words": in_words(row["low"], row["high"], row["high_open"]), "side": row["side"]}
                for row in chosen
            ]
    return []


def in_words(low: int | None, high: int | None, open_ended: int | None) -> str | None:
    """A range of claims: None where no figure was given, which is not the same as 0."""
    if low is None and high is None:
        return None
    figures = [f"{figure:,}" for figure in (low, high) if figure is not None]
    text = figures[0] if len(set(figures)) == 1 else "–".join(figures)
    return f"{text} or more" if open_ended or high is None else text
