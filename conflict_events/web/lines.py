"""The two lines of Datasette, 0.65 and 1.0, where they are asked differently: permissions, metadata, queries.

The pages ask here, and here alone it is known that there are two. Everything else of ours is written against
what both have. Which line runs is seen from what it can do. On 1.0 permissions are asked with resources, canned
queries are stored queries, SQL has a page of its own, and of what was one metadata file Datasette takes the words
as metadata and the order and facets as configuration, but the queries only from a file of configuration: they are
stored here, so that the one file serves both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils import tilde_decode

MOST_QUERIES = 1000
_AS_GIVEN = (
    "title", "description", "description_html", "hide_sql", "fragment", "on_success_message",
    "on_success_message_sql", "on_success_redirect", "on_error_message", "on_error_redirect",
)  # fmt: skip
PARAMETER = re.compile(r"(?<!:):([a-zA-Z_]\w*)")

_merged: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()


def metadata(datasette: Any, key: str | None = None, database: str | None = None) -> Any:
    """What the metadata say: all of it, or one ``key`` of a database (or else of the whole), or None."""
    if hasattr(datasette, "metadata"):
        return datasette.metadata(key, database=database)
    if datasette not in _merged:
        # Each thing stands in one of the two; where somebody gave it in both, what is configured holds.
        words = getattr(datasette, "_metadata_local", None) or {}
        _merged[datasette] = _joined(datasette.config or {}, words)
    whole = _merged[datasette]
    if database is not None:
        whole = {**whole, **(whole.get("databases") or {}).get(database, {})}
    return whole if key is None else whole.get(key)


def about_table(datasette: Any, database: str, table: str) -> dict[str, Any]:
    """What the metadata say of a table; empty where they say nothing."""
    databases = metadata(datasette, "databases") or {}
    return dict(((databases.get(database) or {}).get("tables") or {}).get(table) or {})


async def keep_queries(datasette: Any, databases: Iterable[str]) -> None:
    """Stores the queries that the metadata have for ``databases`` where Datasette does not read them itself."""
    if not _stores(datasette):
        return
    for database in databases:
        already = ((datasette.config or {}).get("databases") or {}).get(database, {}).get("queries") or {}
        for name, told in _configured(datasette, database).items():
            if name in already:
                continue
            one = told if isinstance(told, dict) else {"sql": told}
            plain = {key: one[key] for key in _AS_GIVEN if one.get(key) is not None}
            await datasette.add_query(
                database,
                name,
                one["sql"],
                parameters=one.get("params"),
                is_write=bool(one.get("write")),
                is_trusted=True,
                # As those of a file of configuration: at the next start they are read again.
                source="config",
                **plain,
            )


async def queries(datasette: Any, database: str, actor: Any = None) -> dict[str, dict[str, Any]]:
    """The canned queries of a database by name, in the order of the metadata: ``sql``, ``title``, ``params`` ..."""
    if not _stores(datasette):
        found: dict[str, dict[str, Any]] = await datasette.get_canned_queries(database, actor)
        return found
    page = await datasette.list_queries(database, actor=actor, limit=MOST_QUERIES)
    stored = {query.name: query for query in page.queries}
    order = dict.fromkeys([*_configured(datasette, database), *stored])
    return {name: _query(datasette, stored[name]) for name in order if name in stored}


async def query(datasette: Any, database: str, name: str, actor: Any = None) -> dict[str, Any] | None:
    """One canned query, or None. Whether the reader may ask it is another question: `ensure`."""
    if not _stores(datasette):
        found: dict[str, Any] | None = await datasette.get_canned_query(database, name, actor)
        return found
    stored = await datasette.get_query(database, name)
    return None if stored is None else _query(datasette, stored)


def sql_page(datasette: Any, database: str) -> str:
    """The address that takes SQL for a database, as ``?sql=``."""
    address = str(datasette.urls.database(database))
    return f"{address}/-/query" if _stores(datasette) else address


def values(request: Any, sql: str) -> dict[str, Any]:
    """What a request gives for each parameter of ``sql``; '' for those that it leaves open."""
    return {word: request.args.get(word) or "" for word in dict.fromkeys(PARAMETER.findall(sql))}


async def renamed(
    datasette: Any, request: Any, template: str, database: str, table: str | None
) -> dict[str, Any]:
    """What Datasette's own pages hand to our templates under another name, or without what only we read."""
    if not _stores(datasette):
        return {}
    if table is not None and template.startswith(("table", "row")):
        return {"metadata": about_table(datasette, database, table)}
    if template.startswith("index"):
        return {"metadata": metadata(datasette)}
    if template.startswith("database"):
        told = {"metadata": (metadata(datasette, "databases") or {}).get(database) or {}}
        return {**told, "queries": [*(await queries(datasette, database, request.actor)).values()]}
    if template.startswith("query"):
        name = request.url_vars.get("table")
        asked = await query(datasette, database, tilde_decode(name)) if name else None
        return (
            {"metadata": asked, "canned_query": asked["name"], "canned_write": asked["write"]}
            if asked
            else {}
        )
    return {}


async def ensure(datasette: Any, actor: Any, action: str, database: str, name: str | None = None) -> None:
    """Raises `Forbidden` where ``actor`` may not do ``action`` to a database, or to the table or query ``name``."""
    if hasattr(datasette, "ensure_permissions"):
        asked = [] if name is None else [(action, (database, name))]
        await datasette.ensure_permissions(actor, [*asked, ("view-database", database), "view-instance"])
        return
    resources = import_module("datasette.resources")
    if name is None:
        resource = resources.DatabaseResource(database)
    elif action == "view-query":
        resource = resources.QueryResource(database, name)
    else:
        resource = resources.TableResource(database, name)
    await datasette.ensure_permission(action=action, resource=resource, actor=actor)


def _stores(datasette: Any) -> bool:
    """Whether queries are stored queries."""
    return hasattr(datasette, "add_query")


def _configured(datasette: Any, database: str) -> dict[str, Any]:
    return metadata(datasette, "queries", database=database) or {}


def _query(datasette: Any, stored: Any) -> dict[str, Any]:
    known = _configured(datasette, stored.database).get(stored.name)
    ours = known if isinstance(known, dict) and known.get("sql") == stored.sql else {}
    told = {key: getattr(stored, key) for key in ("name", "sql", "title", "description")}
    params = stored.parameters or ours.get("params")
    return {**ours, **told, "write": stored.is_write, **({"params": params} if params else {})}


def _joined(one: Any, other: Any) -> Any:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one
    both = {key: _joined(value, other[key]) if key in other else value for key, value in one.items()}
    return {**{key: value for key, value in other.items() if key not in one}, **both}
