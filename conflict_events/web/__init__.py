"""The first-party Datasette plugin: how a database of ours looks to a reader.

It acts only on databases that `build` made (those with `OUR_TABLES`); any other database that the
same Datasette serves looks as it would without this plugin. Installed, Datasette finds it by the
entry point ``[project.entry-points.datasette] conflict_events = "conflict_events.web"``.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

from . import pages
from .cells import column_name, shown
from .headers import App, content_security_policy, secured
from .home import summary
from .search import escape_search

hookimpl = HookimplMarker("datasette")

OUR_TABLES = frozenset({"articles", "article_texts", "claims", "events", "event_links"})
# A million random bytes from SQL would be a million bytes of memory: nothing of ours is this long.
LONGEST_VALUE = 50_000_000
# Datasette names a plugin's static folder after the way it was installed; this path never changes.
STYLE_PATH = "/-/conflict-events/conflict.css"

_ours: WeakKeyDictionary[Any, frozenset[str]] = WeakKeyDictionary()


def our_databases(datasette: Any) -> frozenset[str]:
    """Names of the databases served that are ours; empty until Datasette has started."""
    return _ours.get(datasette, frozenset())


@hookimpl
def startup(datasette: Any) -> Callable[[], Any]:
    async def look() -> None:
        found = {
            name
            for name, database in datasette.databases.items()
            if set(await database.table_names()) >= OUR_TABLES
        }
        _ours[datasette] = frozenset(found)

    return look


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    # Last, so that this one replaces Datasette's own function of the same name.
    conn.create_function("escape_fts", 1, escape_search, deterministic=True)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> str | None:
    if database not in our_databases(datasette):
        return None
    return shown(row, value, column, table, link=lambda *parts: datasette.urls.path("/" + "/".join(parts)))


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    env.filters["column_name"] = column_name


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    if not our_databases(datasette):
        return []
    return [f"{datasette.urls.path(STYLE_PATH)}?{style()[1]}"]


@hookimpl
def extra_template_vars(
    datasette: Any, template: str, database: str | None
) -> Callable[[], Any] | dict[str, Any]:
    ours = our_databases(datasette)
    if not ours or (database is not None and database not in ours):
        return {"conflict_events": None}
    name = database or min(ours)

    async def variables() -> dict[str, Any]:
        site: dict[str, Any] = {
            "title": datasette.metadata("title") or name,
            "database": name,
            "doors": [
                {"label": label, "href": datasette.urls.path(path)}
                for label, path in pages.doors(datasette.urls.database(name))
            ],
        }
        if template == "index.html":
            site |= await summary(datasette, name)
        return {"conflict_events": site}

    return variables


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    return [
        (r"^/event/(?P<id>[^/]+)$", _page(pages.event)),
        (r"^/article/(?P<id>[^/]+)$", _page(pages.article)),
        (rf"^{re.escape(STYLE_PATH)}$", _style),
    ]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    policy = (datasette.plugin_config("conflict-events") or {}).get("content_security_policy")
    # For whoever adds a plugin with inline scripts of its own: "off", or a policy of their own.
    chosen = None if policy in (False, "off") else policy or content_security_policy()

    def wrap(app: App) -> App:
        return secured(app, lambda: bool(our_databases(datasette)), chosen)

    return wrap


@cache
def style() -> tuple[str, str]:
    """Our style sheet and a digest of it, by which browsers notice a new one."""
    text = (files(__name__) / "static" / "conflict.css").read_text(encoding="utf-8")
    return text, hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def _style() -> Response:
    cached = {"cache-control": "max-age=86400"}
    return Response(style()[0], headers=cached, content_type="text/css; charset=utf-8")


def _page(view: Callable[..., Any]) -> Callable[..., Any]:
    async def answer(datasette: Any, request: Any) -> Any:
        return await view(datasette, request, sorted(our_databases(datasette)))

    return answer
