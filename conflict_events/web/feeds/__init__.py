"""What leaves the front end as a file: feeds, calendars, maps, whole tables, and JSON with its description."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Response

from ..language import _, kept
from ..visit import View
from . import atom, geojson, ics, json_pages, openapi
from .subjects import EVENT, Request, subject_of

PAGES: dict[str, View] = {
    r"^/event/(?P<id>[^/]+)\.json$": json_pages.event,
    r"^/article/(?P<id>[^/]+)\.json$": json_pages.article,
    r"^/openapi\.json$": openapi.page_json,
    r"^/api$": openapi.page,
}
# Arguments that narrow down; the others of a page say how it is shown.
_NARROWING = {"_search", "_where", "_through"}


def renderers(is_ours: Callable[[str], bool]) -> list[dict[str, Any]]:
    """Atom, iCalendar and GeoJSON as Datasette registers them, for databases that are ours."""

    def asked(
        datasette: Any,
        request: Any,
        database: str,
        table: str | None,
        columns: list[str],
        sql: str | None,
        data: dict[str, Any],
    ) -> Request:
        if not is_ours(database):
            raise NotFound(_("This is no ledger of claims."))
        return Request(
            datasette=datasette,
            request=request,
            database=database,
            table=table,
            columns=list(columns),
            sql=sql,
            data=data,
        )

    async def as_atom(
        datasette: Any, request: Any, database: str, table: Any, columns: Any, sql: Any, data: Any
    ) -> Response:
        return await atom.render(asked(datasette, request, database, table, columns, sql, data))

    async def as_ics(
        datasette: Any, request: Any, database: str, table: Any, columns: Any, sql: Any, data: Any
    ) -> Response:
        return await ics.render(asked(datasette, request, database, table, columns, sql, data))

    async def as_geojson(
        datasette: Any, request: Any, database: str, table: Any, columns: Any, sql: Any, data: Any, rows: Any
    ) -> Response:
        return await geojson.render(asked(datasette, request, database, table, columns, sql, data), rows)

    def has_feed(database: str, table: Any, columns: Any) -> bool:
        return is_ours(database) and subject_of(table, columns) is not None

    def has_calendar(database: str, table: Any, columns: Any) -> bool:
        found = subject_of(table, columns)
        return is_ours(database) and found is not None and found[0] is EVENT

    def has_map(database: str, table: Any, columns: Any) -> bool:
        return is_ours(database) and geojson.can_render(table, list(columns))

    return [
        {"extension": "atom", "render": as_atom, "can_render": has_feed},
        {"extension": "ics", "render": as_ics, "can_render": has_calendar},
        {"extension": "geojson", "render": as_geojson, "can_render": has_map},
    ]


def whole_file(datasette: Any, request: Any, database: str, table: str | None) -> str | None:
    """The address of all rows that fit what a table's page shows, as CSV; None on other pages."""
    if request is None or table is None:
        return None
    shown = {
        "_size",
        "_next",
        "_facet",
        "_facet_size",
        "_facet_array",
        "_facet_date",
        "_all_columns",
        "_nofacet",
    }
    pairs = [
        (name, value) for name in request.args if name not in shown for value in request.args.getlist(name)
    ]
    path = str(datasette.urls.table(database, table)).removeprefix(str(datasette.urls.instance()))
    return str(datasette.urls.path(f"/export/{path}.csv")) + (f"?{urlencode(pairs)}" if pairs else "")


def feeds_of(
    datasette: Any, request: Any, database: str, table: str | None, columns: Any
) -> list[dict[str, str]]:
    """The feeds that a page offers: of the rows that a table or question shows, or of an event's claims."""
    if request is None:
        return []
    path = str(request.path)
    if "/event/" in path and columns is None:
        event = str(request.url_vars.get("id", ""))
        address = f"{datasette.urls.table(database, 'claims_with_context')}.atom"
        return [{"title": _("New claims about this event"), "href": kept(address, None, event=event)}]
    if columns is None and path.endswith(("/map", "/timeline")):
        shown = [
            (name, value)
            for name in request.args
            if name not in {"page", "measure", "format", "_lang"}
            for value in request.args.getlist(name)
        ]
        return [
            {
                "title": _("What is new here"),
                "href": kept(f"{path}?{urlencode([*shown, ('format', 'atom')])}"),
            }
        ]
    if columns is None or subject_of(table, columns) is None:
        return []
    narrowed = [
        (name, value)
        for name in request.args
        if not name.startswith("_") or name in _NARROWING or "__" in name
        for value in request.args.getlist(name)
    ]
    query = f"?{urlencode(narrowed)}" if narrowed else ""
    return [{"title": _("What is new here"), "href": kept(f"{path}.atom{query}")}]
