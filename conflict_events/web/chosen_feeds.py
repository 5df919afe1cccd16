"""The events that a map or a timeline shows, as a feed to subscribe to and as a calendar."""

from __future__ import annotations

import json
from typing import Any

from datasette.utils import path_with_removed_args
from datasette.utils.asgi import Response

from .feeds import atom, ics
from .feeds.entries import event_entry
from .feeds.subjects import EVENT, Request
from .language import _
from .ranges import heads
from .selecting import Selection, chips, where
from .titles import retitled
from .visit import Visit

MOST = 1000
NEWEST = """
select * from event_timeline where event in (select value from json_each(:ids)) order by last_reported desc, event
"""
IDS = """
select events.id as id from events {where}
order by coalesce(events.last_reported, events.first_reported, events.start_date) desc, events.id limit :most
"""


async def as_feed(
    visit: Visit, selection: Selection, conditions: list[str], values: dict[str, Any]
) -> Response:
    """The events of a page, all of its pages, as ``format`` of the address asks: ``atom`` or ``ics``.

    Where they are more than `MOST`, or than ``_size``, those that were reported last; the file says so.
    """
    asked = Request(
        datasette=visit.datasette,
        request=visit.request,
        database=visit.name,
        table=EVENT.view,
        columns=[],
        sql=None,
        data={},
    )
    most = asked.size(MOST)
    found = await visit.rows(IDS.format(where=where(conditions)), **values, most=most + 1)
    note = ""
    if len(found) > most:
        note = _("No more than {number} events: those that were reported last.").format(number=most)
    ids = json.dumps([row["id"] for row in found[:most]])
    events = await visit.rows(NEWEST, ids=ids)
    if visit.argument("format") == "ics":
        return await ics.of_events(asked, events, about=note)
    ranges = await heads(visit.served, (row["event"] for row in events), "killed")
    await retitled(visit.served, events, title="title")
    page = path_with_removed_args(visit.request, {"format"})
    text = atom.feed(
        asked,
        EVENT,
        [(row, event_entry(row, ranges[row["event"]])) for row in events],
        about=await _about(visit, selection),
        page=visit.datasette.absolute_url(visit.request, visit.datasette.urls.path(page)),
        note=note,
    )
    return Response(text, content_type=atom.MEDIA_TYPE)


async def _about(visit: Visit, selection: Selection) -> str:
    path = str(visit.request.path)
    name = _("Map") if path.endswith("/map") else _("Timeline")
    chosen = [f"{chip['name']}: {chip['value']}" for chip in await chips(visit, path, selection)]
    return f"{name} – {', '.join(chosen)}" if chosen else name
