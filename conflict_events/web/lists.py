"""Lists that several pages show: claims with their words, events with the ranges of what was claimed.

Each is made from ids that the page has found by an index, newest first, so that no list costs more than its length.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from .names import renamed
from .ranges import heads
from .titles import retitled
from .visit import Visit

CLAIMS = "select * from claims_with_context where id in (select value from json_each(:ids))"
EVENTS = "select * from event_timeline where event in (select value from json_each(:ids))"
QUOTES = "select * from quotes_with_speaker where id in (select value from json_each(:ids))"


def as_json(ids: Iterable[str]) -> str:
    """Ids as a query takes them for ``json_each``."""
    return json.dumps(list(ids), ensure_ascii=False)


async def ids(visit: Visit, sql: str, **values: Any) -> list[str]:
    """The first column of a query, without what is NULL, each value once, in order."""
    rows = await visit.rows(sql, **values)
    return list(dict.fromkeys(str(value) for row in rows if (value := next(iter(row.values()))) is not None))


async def claims(visit: Visit, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Claims with their context, in the order of ``wanted``."""
    found = await _in_order(visit, CLAIMS, "id", wanted)
    return await renamed(visit.served, await retitled(visit.served, found))


async def quotes(visit: Visit, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Quotes with speaker and article, in the order of ``wanted``."""
    return await renamed(visit.served, await _in_order(visit, QUOTES, "id", wanted))


async def events(visit: Visit, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Events in the order of ``wanted``, each with its ``ranges``: what was claimed, by outcome and side."""
    found = await _in_order(visit, EVENTS, "event", wanted)
    await renamed(visit.served, await retitled(visit.served, found, title="title", dated=False))
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


async def _in_order(visit: Visit, sql: str, key: str, wanted: Sequence[str]) -> list[dict[str, Any]]:
    if not wanted:
        return []
    # A claim that a person put into two events comes twice; one of them is enough in a list.
    found = {row[key]: row for row in await visit.rows(sql, ids=as_json(wanted))}
    return [found[one] for one in wanted if one in found]
