"""An event with everything that was claimed about it."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from ..cells import listed
from ..home import RANGES, in_words, killed_by_side
from ..visit import Visit

SOURCES = """
select event_links.claim, event_links.score, event_links.reasons, event_links.decided_by
from event_links where event_links.event = :id and event_links.claim is not null
"""
EVENT = "select * from event_timeline where event = :id"
# Figures of copied articles are no further claims.
LADDER = "select * from claim_ladder where event = :id and duplicate_of is null"
MENTIONS = """
select event_mentions.*, event_types.name as type_name, reporter.name as reporter_name,
  articles.label as article_label, articles.outlet, articles.language, articles.published_start
from event_links
  join event_mentions on event_mentions.id = event_links.event_mention
  join articles on articles.id = event_mentions.article
  left join event_types on event_types.id = event_mentions.type
  left join actors as reporter on reporter.id = event_mentions.reported_by
where event_links.event = :id
order by event_mentions.start_date, articles.published_start, event_mentions.article, event_mentions.start
"""
ARTICLES = "select * from event_articles where event = :id order by published_start, article"

ENDS = ("count_low", "count", "count_high")


async def page(visit: Visit) -> Response | None:
    """``/event/ID``: the range of what was claimed, each claim with its words, and where it was reported."""
    event = visit.part("id")
    found = await visit.row(EVENT, id=event)
    if found is None:
        return await visit.moved(event, "/event/")
    ranges = [
        {**row, "words": in_words(row["low"], row["high"], row["high_open"])}
        for row in await visit.rows(RANGES, id=event)
    ]
    return await visit.render(
        "event.html",
        event={
            **found,
            "killed": killed_by_side(ranges),
            "party_names": listed(found["parties"] or "") or [],
        },
        groups=_by_outcome(await visit.rows(LADDER, id=event)),
        ranges=ranges,
        mentions=await visit.rows(MENTIONS, id=event),
        articles=await visit.rows(ARTICLES, id=event),
        linked={row["claim"]: row for row in await visit.rows(SOURCES, id=event)},
    )


def _by_outcome(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims by outcome, each with its place on a line from 0 to the highest figure, in per cent."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        groups.setdefault(claim["outcome"], []).append(claim)
    for rows in groups.values():
        highest = max((row[end] or 0 for row in rows for end in ENDS), default=0)
        for row in rows:
            row["track"] = _track(row, highest)
    return [
        {"outcome": outcome, "claims": rows}
        for outcome, rows in sorted(groups.items(), key=lambda item: (item[0] != "killed", item[0]))
    ]


def _track(row: dict[str, Any], highest: int) -> dict[str, float] | None:
    given = [row[end] for end in ENDS if row[end] is not None]
    if not given or not highest:
        return None
    low = row["count_low"] if row["count_low"] is not None else given[0]
    high = row["count_high"] if row["count_high"] is not None else max(given)
    return {
        "start": round(100 * low / highest, 1),
        "width": round(100 * (high - low) / highest, 1),
        "open": row["count_high"] is None and row["bound"] not in {"about", "exact"},
    }
