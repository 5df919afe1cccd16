"""The two lines of Datasette, 0.65 and 1.0, where they are asked differently: permissions, metadata, queries.

The pages ask here, and here alone it is known which line runs. Everything else of ours is written against what
both have. On 1.0 permissions are asked with resources, canned queries are stored queries, and what was one
metadata file is read as metadata (words) and as configuration (queries, order, facets).
"""

from __future__ import annotations

import re
from copy import deepcopy
from importlib import import_module
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils import tilde_decode
from datasette.version import __version__

ONE_FILE = __version__.startswith("0.")
"""Whether this is the line on which metadata are one tree, 0.65."""
MOST_QUERIES = 1000
PARAMETER = re.compile(r"(?<!:):([a-zA-Z_]\w*)")

_merged: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()


def given(metadata: dict[str, Any]) -> dict[str, Any]:
    """The arguments by which Datasette gets the whole of a metadata file."""
    return {"metadata": metadata} if ONE_FILE else {"metadata": metadata, "config": deepcopy(metadata)}


def metadata(datasette: Any, key: str | None = None, database: str | None = None) -> Any:
    """What the metadata say: all of it, or one ``key`` of a database (or else of the whole), or None."""
    if ONE_FILE:
        return datasette.metadata(key, database=database)
    if datasette not in _merged:
        # What was not given twice stands in one of the two; where both have it, it is the same.
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


async def queries(datasette: Any, database: str, actor: Any = None) -> dict[str, dict[str, Any]]:
    """The canned queries of a database by name, in the order of the metadata: ``sql``, ``title``, ``params`` ..."""
    if ONE_FILE:
        found: dict[str, dict[str, Any]] = await datasette.get_canned_queries(database, actor)
        return found
    page = await datasette.list_queries(database, actor=actor, limit=MOST_QUERIES)
    stored = {query.name: query for query in page.queries}
    order = dict.fromkeys([*_configured(datasette, database), *stored])
    return {name: _query(datasette, stored[name]) for name in order if name in stored}


async def query(datasette: Any, database: str, name: str, actor: Any = None) -> dict[str, Any] | None:
    """One canned query, or None. Whether the reader may ask it is another question: `ensure`."""
    if ONE_FILE:
        found: dict[str, Any] | None = await datasette.get_canned_query(database, name, actor)
        return found
    stored = await datasette.get_query(database, name)
    return None if stored is None else _query(datasette, stored)


def values(request: Any, sql: str) -> dict[str, Any]:
    """What a request gives for each parameter of ``sql``; '' for those that it leaves open."""
    return {word: request.args.get(word) or "" for word in dict.fromkeys(PARAMETER.findall(sql))}


async def renamed(
    datasette: Any, request: Any, template: str, database: str, table: str | None
) -> dict[str, Any]:
    """What Datasette's own pages hand to our templates under another name, or without what only we read."""
    if ONE_FILE:
        return {}
    if table is not None and template.startswith(("table", "row")):
        return {"metadata": about_table(datasette, database, table)}
    if template.startswith("index"):
        return {"metadata": metadata(datasette)}
    if template.startswith("database"):
        told = {"metadata": metadata(datasette, "databases").get(database) or {}}
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
    if ONE_FILE:
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
