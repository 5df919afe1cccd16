"""Events as rows of a list and as files: the same events, with what was claimed about them and how exact they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from datasette.utils.asgi import Response

from ..exporting import feature
from .chosen_feeds import as_feed
from .figures import as_claimed
from .labels import date_precision, where_precision
from .language import DEFAULT, _, language
from .ranges import heads
from .selecting import HEADINGS, Selection, where
from .titles import retitled, titles
from .visit import Visit

COLUMNS = (
    "event", "title", "type", "family", "start_date", "end_date", "date_precision", "first_reported", "conflict",
    "conflict_name", "place", "place_name", "country", "country_name", "latitude", "longitude", "where_precision",
    "killed_low", "killed_high", "killed_open", "figure_kind", "n_claims", "n_claimants", "n_articles", "n_languages",
)  # fmt: skip
ROWS = """
select events.id as event, events.title, events.type, events.family, events.start_date, events.end_date,
  events.date_precision, events.first_reported, events.conflict, conflicts.name as conflict_name,
  events.place, places.name as place_name, events.country, country.name as country_name,
  events.latitude, events.longitude, events.where_precision, events.killed_low, events.killed_high,
  events.killed_open, events.figure_kind, events.n_claims, events.n_claimants, events.n_articles,
  events.n_languages, events.is_background, events.parties
from events
  left join conflicts on conflicts.id = events.conflict
  left join places on places.id = events.place
  left join actors as country on country.id = events.country
"""
ATTRIBUTION = "Ranges are of what was claimed, never estimates. Places: GeoNames (CC BY 4.0)."


async def event_rows(
    visit: Visit, selection: Selection, order: str, *, extra: Iterable[str] = (), limit: int, offset: int = 0,
    **values: Any,
) -> list[dict[str, Any]]:  # fmt: skip
    """Some of the selected events, each with ``killed``: for each side, the range of claims in words."""
    conditions = where([*selection.conditions(), *extra])
    rows = await visit.kept(
        f"{ROWS} {conditions} order by {order} limit :limit offset :offset",
        **{**selection.values, **values, "limit": limit, "offset": offset},
    )
    killed = await heads(visit.served, (row["event"] for row in rows), "killed")
    named = await titles(visit.served, (row["event"] for row in rows), dated=False)
    for row in rows:
        row["killed"] = [
            {"side": one["side"], "words": as_claimed(one["words"], "killed")} for one in killed[row["event"]]
        ]
        row["shown_title"] = named.get(row["event"], row["title"])
    return rows


def told() -> dict[str, Any]:
    """What the templates of selections and rows call from here."""
    return {
        "headings": {name: _(heading) for name, heading in HEADINGS.items()},
        "where_precision": where_precision,
        "date_precision": date_precision,
    }


async def as_file(
    visit: Visit, selection: Selection, order: str, *, extra: Iterable[str] = (), **values: Any
) -> Response | None:
    """All selected events as CSV, GeoJSON, Atom or a calendar, if ``format`` of the address asks for one."""
    wanted = visit.argument("format")
    if wanted not in {"csv", "geojson", "atom", "ics"}:
        return None
    conditions = [*selection.conditions(), *extra]
    values = {**selection.values, **values}
    if wanted in {"atom", "ics"}:
        return await as_feed(visit, selection, conditions, values)
    rows = await visit.rows(f"{ROWS} {where(conditions)} order by {order}", **values)
    if wanted == "csv":
        file = io.StringIO()
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        return _download(file.getvalue(), "text/csv; charset=utf-8", "events.csv")
    if language() != DEFAULT:
        await retitled(visit.served, rows, title="title")
    features = [
        feature(row["event"], row["longitude"], row["latitude"], {column: row[column] for column in COLUMNS})
        for row in rows
    ]
    content = {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "rows": len(features),
        "without_coordinates": sum(one["geometry"] is None for one in features),
        "features": features,
    }
    return _download(json.dumps(content, ensure_ascii=False), "application/geo+json", "events.geojson")


def _download(body: str, kind: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(body, headers=headers, content_type=kind)
