"""GeoJSON (RFC 7946): the rows of a page as points, each with the properties that its JSON has."""

from __future__ import annotations

import json
from typing import Any

from datasette.utils import CustomJSONEncoder, remove_infinites
from datasette.utils.asgi import NotFound, Response

from ...exporting import PLACES_CREDIT, feature
from ..language import DEFAULT, _, language
from ..titles import titles
from .asked import permitted
from .subjects import CLAIM, EVENT, Request, subject_of

# A claim stands where it says, if it names exactly one place; else where its event is.
_OF_CLAIMS = """
select claims.id as key, coalesce(places.latitude, events.latitude) as latitude,
  coalesce(places.longitude, events.longitude) as longitude, case when places.latitude is not null then 'claim'
    when events.latitude is not null then 'event' end as located_by
from claims
  left join places on places.id = (
    select min(place) from claim_places where claim = claims.id group by claim having count(*) = 1)
  left join event_links on event_links.claim = claims.id
  left join events on events.id = event_links.event
where claims.id in (select value from json_each(:keys))
"""
_OF_EVENTS = """
select id as key, latitude, longitude, 'event' as located_by from events
where id in (select value from json_each(:keys))
"""


def can_render(table: str | None, columns: list[str]) -> bool:
    """Whether rows have a place: coordinates of their own, or those of a claim or event."""
    if {"latitude", "longitude"} <= set(columns):
        return True
    found = subject_of(table, columns)
    return found is not None and found[0] in (CLAIM, EVENT) and found[1] in columns


async def render(asked: Request, rows: list[Any]) -> Response:
    """A feature for each row with a place; how many have none is told in ``without_coordinates``."""
    if not can_render(asked.table, asked.columns):
        raise NotFound(_("There is no map of this: its rows have no place."))
    found = subject_of(asked.table, asked.columns)
    key = found[1] if found and found[1] in asked.columns else ("id" if "id" in asked.columns else None)
    properties = [dict(zip(asked.columns, remove_infinites(row), strict=False)) for row in rows]
    if language() != DEFAULT:
        await _retitled(asked, properties)
    points = {} if {"latitude", "longitude"} <= set(asked.columns) else await _points(asked, properties)
    features = []
    for row in properties:
        id = _plain(row[key]) if key else None
        point = points.get(id) or row
        longitude, latitude = point.get("longitude"), point.get("latitude")
        if longitude is None or latitude is None:
            continue
        one = feature(id, longitude, latitude, row)
        if "located_by" in point and "key" in point:
            one["located_by"] = point["located_by"]
        features.append(one)
    collection = {
        "type": "FeatureCollection",
        "attribution": PLACES_CREDIT,
        "rows": len(properties),
        "without_coordinates": len(properties) - len(features),
        "next": asked.data.get("next_url"),
        "truncated": bool(asked.data.get("truncated")) and asked.table is None,
        "features": features,
    }
    text = json.dumps(collection, cls=CustomJSONEncoder, ensure_ascii=False)
    return Response(text, content_type="application/geo+json; charset=utf-8")


async def _retitled(asked: Request, rows: list[dict[str, Any]]) -> None:
    """Writes titles of events in the language that is asked for; without one they are as they are stored."""
    title = "title" if asked.table in ("events", "event_timeline") else "event_title"
    event = "id" if asked.table == "events" else "event"
    if not {title, event} <= set(asked.columns):
        return
    named = await titles(asked.datasette.get_database(asked.database), (_plain(row[event]) for row in rows))
    for row in rows:
        row[title] = named.get(_plain(row[event]), row[title])


async def _points(asked: Request, rows: list[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    found = subject_of(asked.table, asked.columns)
    if found is None or found[1] not in asked.columns:
        return {}
    subject, column = found
    await permitted(asked.datasette, asked.request, asked.database, subject.view)
    keys = json.dumps([_plain(row[column]) for row in rows])
    sql = _OF_CLAIMS if subject is CLAIM else _OF_EVENTS
    served = asked.datasette.get_database(asked.database)
    return {row["key"]: dict(row) for row in (await served.execute(sql, {"keys": keys})).rows}


def _plain(value: Any) -> Any:
    """The value itself where Datasette has put a label beside it."""
    return value["value"] if isinstance(value, dict) else value
