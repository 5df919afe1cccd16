"""The front end as others' programs see it: ``/openapi.json`` (OpenAPI 3.1) and ``/api``, from the metadata.

Tables are described in one shape, ``_shape=array``, which is the same in every version of Datasette.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from datasette.utils import add_cors_headers
from datasette.utils.asgi import Response

from .. import lines
from ..labels import BY_COLUMN
from ..visit import Visit
from .subjects import EVENT, subject_of

JSON = {"type": ["integer", "number", "string", "null"]}
_TYPES = {"INTEGER": "integer", "REAL": "number", "FLOAT": "number", "TEXT": "string"}
_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
# Columns that hold these codes in every table and no others; 'kind' means another thing in each.
_CLOSED = frozenset("outcome victim_type bound stance scope realis figure_kind".split())
_COMPARED = (
    "Any column filters by equality, and with __gt, __gte, __lt, __lte, __contains, __startswith, __in, __not, "
    "__isnull=1 or __notnull=1 behind its name by comparison. The header Link gives the next page."
)


async def document(visit: Visit) -> dict[str, Any]:
    """The description as OpenAPI 3.1 has it, of the tables and questions that everybody may see."""
    metadata = lines.metadata(visit.datasette)
    schemas: dict[str, Any] = {}
    paths: dict[str, Any] = {}
    kinds: dict[str, list[str]] = {"atom": [], "ics": [], "geojson": [], "csv": []}
    for name, about, columns in await tables(visit):
        schemas[name] = _schema(name, about, columns)
        paths[f"/{visit.name}/{name}.json"] = {"get": _table(name, about, columns)}
        _add(kinds, name, subject_of(name, columns), columns)
    for name, query, answered in await questions(visit):
        schemas[f"{name}_row"] = {
            "type": "object",
            "properties": {column: _column(column, "", None) for column in answered},
        }
        paths[f"/{visit.name}/{name}.json"] = {"get": _question(name, query)}
        _add(kinds, name, subject_of(None, answered), answered)
    paths |= _files(visit.name, kinds) | _pages()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": str(metadata.get("title") or visit.name),
            "version": _version(),
            "description": f"{metadata.get('description') or ''} Read only; needs no key.".strip(),
            "license": {"name": str(metadata.get("license") or "see the site")},
        },
        "servers": [{"url": _base(visit)}],
        "tags": [{"name": name} for name in ("Tables", "Questions", "Files", "Pages")],
        "paths": paths,
        "components": {"schemas": schemas},
    }


async def page_json(visit: Visit) -> Response:
    """``/openapi.json``."""
    headers: dict[str, str] = {}
    if visit.datasette.cors:
        add_cors_headers(headers)
    return Response.json(await document(visit), headers=headers)


async def page(visit: Visit) -> Response:
    """``/api``: the same for people, with examples that run."""
    event = await visit.row("select id, country from events order by n_claims desc, id limit 1") or {}
    article = await visit.row("select article as id from claims order by id limit 1") or {}
    named = [
        {"name": name, "title": about.get("title") or name, "description": about.get("description") or ""}
        for name, about, _columns in await tables(visit)
    ]
    asked = [
        {
            "name": name,
            "title": query.get("title") or name,
            "params": query.get("params") or [],
            "choices": query.get("choices") or {},
        }
        for name, query, _columns in await questions(visit)
    ]
    return await visit.render("api.html", event=event, article=article, tables=named, questions=asked)


async def tables(visit: Visit) -> list[tuple[str, dict[str, Any], dict[str, str]]]:
    """Tables and views that are not hidden, in the order of the metadata: name, what is said of it, columns by type."""
    served = visit.datasette.get_database(visit.name)
    told = lines.metadata(visit.datasette, "tables", database=visit.name) or {}
    there = {*await served.table_names(), *await served.view_names()}
    found = []
    for name, about in told.items():
        if name in there and not about.get("hidden"):
            described = await visit.rows(f"select name, type from pragma_table_info('{name}')")
            found.append((name, about, {row["name"]: row["type"] for row in described}))
    return found


async def questions(visit: Visit) -> list[tuple[str, dict[str, Any], list[str]]]:
    """The canned queries: name, what is said of it, and the columns of its answer."""
    served = visit.datasette.get_database(visit.name)
    queries = await lines.queries(visit.datasette, visit.name, visit.request.actor)
    found = []
    for name, query in queries.items():
        if not query.get("write"):
            sql = query["sql"].strip().rstrip(";")
            values = dict.fromkeys([*(query.get("params") or []), *re.findall(r"(?<!:):(\w+)", sql)], "")
            answer = await served.execute(f"select * from ({sql}\n) limit 0", values)
            found.append((name, query, [one[0] for one in answer.description]))
    return found


def _table(name: str, about: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    told = about.get("columns") or {}
    parameters = [
        {"name": "_shape", "in": "query", "required": True, "schema": {"const": "array"}},
        _parameter(
            "_size", "how many rows, 1000 at most", {"type": "integer", "minimum": 0, "maximum": 1000}
        ),
        _parameter("_next", "where the next page begins; as the header Link gives it"),
        _parameter("_sort", "column to sort by", {"type": "string", "enum": [*columns]}),
        _parameter("_sort_desc", "column to sort by, highest first", {"type": "string", "enum": [*columns]}),
        _parameter(
            "_col", "only these columns", {"type": "array", "items": {"type": "string", "enum": [*columns]}}
        ),
        *([_parameter("_search", "words in the text, in any script")] if about.get("fts_table") else []),
        *(
            _parameter(column, str(told.get(column) or ""), _column(column, kind, None, null=False))
            for column, kind in columns.items()
        ),
    ]
    return {
        "operationId": f"table_{name}",
        "tags": ["Tables"],
        "summary": str(about.get("title") or name),
        "description": f"{about.get('description') or ''} {_COMPARED}".strip(),
        "parameters": parameters,
        "responses": _rows(name),
    }


def _question(name: str, query: dict[str, Any]) -> dict[str, Any]:
    labels, choices = query.get("labels") or {}, query.get("choices") or {}
    return {
        "operationId": f"question_{name}",
        "tags": ["Questions"],
        "summary": str(query.get("title") or name),
        "description": str(query.get("description") or ""),
        "parameters": [
            {"name": "_shape", "in": "query", "required": True, "schema": {"const": "array"}},
            *(
                _parameter(
                    name,
                    str(labels.get(name, name.replace("_", " "))),
                    {
                        "type": "string",
                        **({"enum": ["", *map(str, choices[name])]} if name in choices else {}),
                    },
                )
                for name in query.get("params") or []
            ),
        ],
        "responses": _rows(f"{name}_row"),
    }


def _schema(name: str, about: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    told = about.get("columns") or {}
    return {
        "type": "object",
        "title": str(about.get("title") or name),
        "description": str(about.get("description") or ""),
        "properties": {column: _column(column, kind, told.get(column)) for column, kind in columns.items()},
    }


def _column(name: str, sql_type: str, meaning: str | None, *, null: bool = True) -> dict[str, Any]:
    """The schema of a column; a code has the values that the ledger writes."""
    described = {"description": meaning} if meaning else {}
    if (meaning or "").startswith("1 if"):
        return {**described, "enum": [0, 1, *([None] if null else [])]}
    if name in _CLOSED:
        return {**described, "enum": [*BY_COLUMN[name], *([None] if null else [])]}
    if kind := _TYPES.get(sql_type.upper()):
        return {**described, "type": [kind, "null"] if null else kind}
    return {**described, **(JSON if null else {"type": "string"})}


def _parameter(name: str, description: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema or {"type": "string"}}


def _rows(schema: str) -> dict[str, Any]:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}
    return {
        "200": {"description": "the rows", "content": {"application/json": {"schema": rows}}},
        "400": {"description": "what is asked cannot be done, or not in time"},
    }


def _add(kinds: dict[str, list[str]], name: str, found: Any, columns: Iterable[str]) -> None:
    kinds["csv"].append(name)
    if found is not None:
        kinds["atom"].append(name)
        if found[0] is EVENT:
            kinds["ics"].append(name)
    if {"latitude", "longitude"} <= set(columns) or (found and found[0].name in ("claim", "event")):
        kinds["geojson"].append(name)


def _files(database: str, kinds: dict[str, list[str]]) -> dict[str, Any]:
    of = {
        "atom": ("application/atom+xml", "The newest that fit, as an Atom feed; _size entries (100)."),
        "ics": ("text/calendar", "The events that fit, as a calendar of whole days."),
        "geojson": ("application/geo+json", "The rows of a page that have a place, as features."),
        "csv": ("text/csv", "All rows that fit; whole, or broken off. X-Row-Count tells their number."),
    }
    paths = {}
    for kind, names in kinds.items():
        media, told = of[kind]
        path = f"/export/{database}/{{name}}.csv" if kind == "csv" else f"/{database}/{{name}}.{kind}"
        name = {"name": "name", "in": "path", "required": True, "schema": {"type": "string", "enum": names}}
        paths[path] = {
            "get": {
                "operationId": f"file_{kind}",
                "tags": ["Files"],
                "summary": told,
                "description": "Takes the parameters of the table or question.",
                "parameters": [name],
                "responses": {
                    "200": {"description": told, "content": {media: {"schema": {"type": "string"}}}}
                },
            }
        }
    return paths


def _pages() -> dict[str, Any]:
    told = {
        "/event/{id}.json": "An event: ranges, claims with their words, mentions, articles and links.",
        "/article/{id}.json": "An article: its text, what was found in it by offset, and where it came from.",
    }
    answer = {"description": "found", "content": {"application/json": {"schema": {"type": "object"}}}}
    moved = {"description": "an old id: the address of what took its place"}
    responses = {"200": answer, "301": moved, "404": {"description": "there is none"}}
    return {
        path: {
            "get": {
                "operationId": path.split("/")[1] + "_json",
                "tags": ["Pages"],
                "summary": what,
                "parameters": [_ID],
                "responses": responses,
            }
        }
        for path, what in told.items()
    }


def _base(visit: Visit) -> str:
    return str(visit.datasette.absolute_url(visit.request, str(visit.datasette.urls.instance()))).rstrip("/")


def _version() -> str:
    try:
        return version("conflict-events")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0"
