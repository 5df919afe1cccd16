"""The first-party Datasette plugin: how a database of ours looks to a reader.

It acts only on databases that `build` made (those with `OUR_TABLES`); any other database that the
same Datasette serves looks as it would without this plugin. Installed, Datasette finds it by the
entry point ``[project.entry-points.datasette] conflict_events = "conflict_events.web"``.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils import path_with_replaced_args
from markupsafe import Markup
from pluggy import HookimplMarker

from . import lines
from .assets import STATIC_PATH, STYLE_PATH, script, scripts, sheet, style
from .cells import address, range_sign, shown
from .columns import SILENT, column_name, together
from .days import number, shown_day, shown_days
from .feeds import PAGES as FILES
from .feeds import feeds_of, renderers, whole_csv, whole_file
from .headers import App, Receive, Scope, Send, TrustedScripts, content_security_policy, secured
from .home import summary
from .inventory import suggestions
from .kept_facets import keeping
from .labels import label
from .language import (
    _,
    asked,
    direction,
    elsewhere,
    gettext_callables,
    hidden_input,
    kept,
    language,
    language_name,
    languages,
    speaking,
)
from .mishaps import failed, mishap, refuse
from .narrowing import LinkedFacet, MonthFacet, chosen, linked_filter, lookups
from .pages import DOORS, PAGES
from .public import Refusal, guarded, serve_as, serving
from .published import in_words, published
from .search import escape_search
from .told import message, reason
from .visit import View, answer

__all__ = ["OUR_TABLES", "our_databases", "serve_as"]

hookimpl = HookimplMarker("datasette")

# Datasette's pages of which we have one of our own; all others have its style sheet before ours.
OVERRIDDEN = frozenset({"index.html", "database.html", "table.html", "row.html", "query.html", "error.html"})
OUR_TABLES = frozenset({"articles", "article_texts", "claims", "events", "event_links"})
# A million random bytes from SQL would be a million bytes of memory: nothing of ours is this long.
LONGEST_VALUE = 50_000_000
# What strangers ask is made of filters: no deeper than a long list of them, and nothing from another file.
PUBLIC_LIMITS = {
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 250,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
}
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
        await lines.keep_queries(datasette, found)

    return look


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection, datasette: Any) -> None:
    # Last, so that this one replaces Datasette's own function of the same name.
    conn.create_function("escape_fts", 1, escape_search, deterministic=True)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
    if serving(datasette).public:
        for limit, most in PUBLIC_LIMITS.items():
            conn.setlimit(limit, most)


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> str | None:
    if database not in our_databases(datasette):
        return None
    return shown(row, value, column, table, link=lambda *parts: _link(datasette, "/" + "/".join(parts)))


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    env.filters["column_name"] = column_name
    env.filters["in_bdi"] = Markup("<bdi>{}</bdi>").format
    env.filters["translated"] = _  # for words of the metadata, which may hold any sign
    env.add_extension("jinja2.ext.i18n")
    env.add_extension(TrustedScripts)
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(**gettext_callables(), newstyle=True)

    def link(path: str, fragment: str | None = None, **arguments: object) -> str:
        return _link(datasette, path, fragment, **arguments)

    env.globals |= {
        "link": link,
        "edition_in_words": in_words,
        "here_with": lambda request, **changed: datasette.urls.path(
            path_with_replaced_args(request, changed)
        ),
        "issue_message": message,
        "label": label,
        "linking_reason": reason,
        "lookups": lookups,
        "number": number,
        "needs_no_heading": SILENT,
        "range_sign": range_sign,
        "shown_day": shown_day,
        "shown_days": shown_days,
        "together": together,
        "page_language": language,
        "page_direction": direction,
        "page_languages": languages,
        "language_name": language_name,
        "in_page_language": elsewhere,
        "keep_language": hidden_input,
        "web_address": address,
        "sql_page": lambda database: lines.sql_page(datasette, database),
        "script": lambda name: f"{datasette.urls.path(STATIC_PATH)}/{name}?{scripts()[name][1]}",
    }


@hookimpl(hookwrapper=True)
def register_facet_classes() -> Iterator[None]:
    # A wrapper, so that the lists of Datasette itself and of others are kept as well as ours.
    outcome: Any = yield
    found = [*outcome.get_result(), [MonthFacet, LinkedFacet]]
    outcome.force_result([keeping(classes, our_databases) for classes in found])


@hookimpl
def filters_from_request(request: Any, database: str, table: str, datasette: Any) -> Any:
    return linked_filter(request, table) if database in our_databases(datasette) else None


@hookimpl
def extra_css_urls(datasette: Any, database: str | None) -> list[str]:
    ours = our_databases(datasette)
    if not ours or (database is not None and database not in ours):
        return []
    return [f"{datasette.urls.path(STYLE_PATH)}?{style()[1]}"]


@hookimpl
def extra_template_vars(
    datasette: Any,
    template: str,
    database: str | None,
    table: str | None,
    columns: Any,
    view_name: str,
    request: Any,
) -> Callable[[], Any] | dict[str, Any]:
    ours = our_databases(datasette)
    if not ours or (database is not None and database not in ours):
        return {"conflict_events": None}
    name = database or min(ours)

    async def variables() -> dict[str, Any]:
        site: dict[str, Any] = {
            "title": _(lines.metadata(datasette, "title") or name),
            "database": name,
            "edition": published(datasette, name),
            "of_datasette": not template.startswith("conflict/") and template not in OVERRIDDEN,
            "feeds": feeds_of(datasette, request, name, table, columns),
            "whole_file": whole_file(datasette, request, name, table),
            "doors": [
                {
                    "label": _(door),
                    "href": _link(datasette, path if path[0] == "/" else datasette.urls.table(name, path)),
                }
                for door, path in DOORS
            ],
        }
        if template == "index.html":
            site |= await summary(datasette, name)
        if view_name == "table" and table is not None:
            site["chosen"] = await chosen(datasette, request, name, table)
        if template.startswith("query"):
            site["suggestions"] = await suggestions(datasette, name)
        if view_name == "row":
            site["tables"] = lines.metadata(datasette, "tables", database=name)
        return {"conflict_events": site, **await lines.renamed(datasette, request, template, name, table)}

    return variables


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    return [
        *((pattern, _page(view)) for pattern, view in {**FILES, **PAGES}.items()),
        (whole_csv.ROUTE, _export),
        (rf"^{re.escape(STYLE_PATH)}$", sheet),
        (rf"^{re.escape(STATIC_PATH)}/(?P<name>[a-z-]+\.js)$", script),
    ]


@hookimpl
def register_output_renderer(datasette: Any) -> list[dict[str, Any]]:
    return renderers(lambda name: name in our_databases(datasette))


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    policy = (datasette.plugin_config("conflict-events") or {}).get("content_security_policy")
    # For whoever adds a plugin with inline scripts of its own: "off", or a policy of their own.
    chosen = None if policy in (False, "off") else policy or content_security_policy()

    def questions(name: str) -> set[str] | None:
        if name not in our_databases(datasette):
            return None
        return set(lines.metadata(datasette, "queries", database=name) or {})

    async def refusing(scope: Scope, receive: Receive, send: Send, refusal: Refusal) -> None:
        await refuse(datasette, scope, receive, send, refusal)

    def wrap(app: App) -> App:
        app = whole_csv.rewritten(app, datasette.setting("base_url"), questions)
        app = guarded(_speaking(app), datasette, refusing)
        return secured(app, lambda: bool(our_databases(datasette)), chosen)

    return wrap


@hookimpl(tryfirst=True)
def forbidden(datasette: Any, request: Any, message: str) -> Callable[[], Any] | None:
    if not our_databases(datasette):
        return None
    return lambda: mishap(datasette, request, 403, detail=None if serving(datasette).public else message)


@hookimpl(tryfirst=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Any] | None:
    return (lambda: failed(datasette, request, exception)) if our_databases(datasette) else None


def _speaking(app: App) -> App:
    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        with speaking(asked(scope.get("query_string") or b"")):
            await app(scope, receive, send)

    return wrapped


def _link(datasette: Any, path: str, fragment: str | None = None, **arguments: object) -> str:
    """The address of a page in the language of this one; ``path`` as `Urls.path` takes it."""
    return kept(str(datasette.urls.path(path)), fragment, **arguments)


async def _export(datasette: Any, request: Any) -> Any:
    return await whole_csv.export(datasette, request, lambda name: name in our_databases(datasette))


def _page(view: View) -> Callable[..., Any]:
    async def page(datasette: Any, request: Any) -> Any:
        return await answer(datasette, request, sorted(our_databases(datasette)), view)

    return page
