"""Every address that Datasette knows, asked as the public and as a reader who may do nothing but read.

The addresses are taken from the program itself, so that a new one of a later Datasette is seen here before a
reader of ours finds it.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import itertools
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette

# What stands for each part of an address.
PARTS = {
    "database": ["conflict"],
    "db_name": ["conflict"],
    "table": ["claims", "claims_with_context"],
    "query": ["latest_claims"],
    "pks": ["1", "no-such-row"],
    "row_path": ["1", "no-such-row"],
    "rest": [""],
    "format": ["", ".json"],
}
FORMATS = ("json", "csv", "md", "atom", "blob")
OPTIONAL = re.compile(r"\((\\\.|\.)?\(\?P<(format|as_format)>[^)]*\)\)\?")
NAMED = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


def addresses(datasette: Datasette) -> Iterator[tuple[str, str]]:
    """Each route of Datasette's own and of ours, with addresses that it answers."""
    for pattern, _view in datasette._routes():
        regex = pattern if isinstance(pattern, str) else pattern.pattern
        plain = regex.removeprefix("^").removesuffix("$")
        endings = [""]
        if optional := OPTIONAL.search(plain):
            # The format of a database or a table may be any; of other pages, those that are written there.
            told = re.search(r"<(?:format|as_format)>([^)]*)\)", optional[0])
            wide = told is None or "\\w" in told[1]
            endings += [
                f".{one}" for one in FORMATS if wide or (told is not None and one in told[1].split("|"))
            ]
            plain = OPTIONAL.sub("", plain)
        names = NAMED.findall(plain)
        for chosen in itertools.product(*(PARTS.get(name, ["x"]) for name in names)):
            values = iter(chosen)
            path = NAMED.sub(lambda _match, values=values: next(values), plain)
            for ending in endings:
                yield regex, re.sub(r"\\(.)", r"\1", path).rstrip("?") + ending


async def ask(datasette: Datasette, method: str, path: str, **options: Any) -> httpx.Response:
    return await datasette.client.request(method, path, **options)


def content(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        told = list(connection.iterdump())
    connection.close()
    return told


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("routes") / "conflict.db")


def test_the_addresses_are_found(database: Path) -> None:
    found = dict(addresses(open_datasette(database)))
    assert len(found) > 40
    assert (
        "/-/threads.json" in found.values()
        and "/conflict/claims_with_context/no-such-row.blob" in found.values()
    )


def test_the_public_reaches_no_page_of_datasette_about_itself(database: Path) -> None:
    public = open_datasette(database, public=True)
    reached = {}

    async def look() -> None:
        for route, path in addresses(public):
            answer = await ask(public, "GET", path, follow_redirects=True)
            assert answer.status_code < 500, path
            if answer.status_code < 400:
                reached[path] = route
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                assert (await ask(public, method, path)).status_code == 405, (method, path)

    asyncio.run(look())
    assert {"/", "/conflict", "/conflict.json", "/conflict/claims", "/status"} <= set(reached)
    assert not [path for path in reached if "/-/" in path and not path.startswith("/-/conflict-events/")]
    assert not [path for path in reached if path.endswith(".db") or "memory" in path or "_internal" in path]


@pytest.mark.parametrize(
    "path",
    [
        "/conflict?sql=select+1",
        "/conflict.json?sql=select+1&_shape=array",
        "/conflict.csv?sql=select+1",
        "/conflict/claims?_where=1%3D1",
        "/conflict/claims.json?_where=1%3D1&_nofacet=1&_extra=query",
        "/conflict/latest_claims?sql=select+1%3B+drop+table+claims&_where=0",
        "/conflict/-/query?sql=select+1",
        "/conflict/-/query.json?sql=select+1",
        "/conflict/%2D/query?sql=select+1",
        "/conflict/-/execute-write?sql=delete+from+claims",
        "/_internal?sql=select+1",
        "/_internal",
        "/_memory?sql=select+1",
    ],
)
def test_the_public_gets_no_answer_to_sql(database: Path, path: str) -> None:
    public = open_datasette(database, public=True)
    answer = asyncio.run(ask(public, "GET", path))
    if path.startswith("/conflict/latest_claims"):
        # A question that is ready takes no notice of what it does not ask for.
        assert answer.status_code == 200
    else:
        assert answer.status_code in (403, 404), answer.headers


def test_no_extra_of_a_table_tells_the_public_what_runs_here(database: Path) -> None:
    public = open_datasette(database, public=True)
    names = "debug request query metadata extras actions renderers custom_table_templates private database_page_data"
    names += " table_page_data foreign_key_tables columns count facets expandable_columns render_cell form_hidden_args"

    async def look() -> None:
        for name in names.split():
            for path in ("/conflict/claims.json", "/conflict/latest_claims.json", "/conflict.json"):
                answer = await ask(public, "GET", f"{path}?_extra={name}&_trace=1")
                assert answer.status_code in (200, 400), (path, name)
                for told in (str(database.parent), "site-packages", "Traceback", '"_trace": {'):
                    assert told not in answer.text, (path, name)

    asyncio.run(look())


def test_a_reader_without_a_name_changes_nothing_in_private_either(database: Path) -> None:
    private = open_datasette(database)
    before = content(database)
    given = {
        "sql": "delete from claims", "name": "mine", "table": "t", "row": {"id": 1}, "rows": [{"id": 1}],
        "query": {"name": "mine", "sql": "select 1"}, "drop": True, "confirm": True, "return": True,
        "columns": [{"name": "id", "type": "integer"}], "operations": [], "title": "x",
    }  # fmt: skip

    async def look() -> None:
        for _route, path in addresses(private):
            for options in ({"json": given}, {"data": {"sql": "delete from claims", "name": "mine"}}):
                answer = await ask(private, "POST", path, **options)
                assert answer.status_code != 201 and "dstok_" not in answer.text, path
        assert (await ask(private, "GET", "/conflict/mine")).status_code == 404
        assert (await ask(private, "GET", "/conflict/latest_claims")).status_code == 200

    asyncio.run(look())
    assert content(database) == before


def test_every_inline_script_of_datasettes_own_pages_may_run_and_no_other(
    database: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table claims (id integer primary key, title text)")
        connection.execute("insert into claims values (1, '<script>alert(1)</script>')")
    connection.close()
    served = Datasette([str(database), str(other)], settings={"num_sql_threads": 1})
    numbers = []

    async def look() -> None:
        signed = {"ds_actor": served.sign({"a": {"id": "root"}}, "actor")}
        served.root_enabled = True
        pages = [path for _route, path in addresses(served)]
        pages += [path.replace("/conflict", "/other") for path in pages]
        for path in dict.fromkeys(pages):
            answer = await ask(served, "GET", path, cookies=signed)
            if "text/html" not in answer.headers.get("content-type", ""):
                continue
            allowed = (
                answer.headers["content-security-policy"]
                .partition("script-src ")[2]
                .partition(";")[0]
                .split()
            )
            assert "'unsafe-inline'" not in allowed
            for number, script in re.findall(
                r'<script(?: nonce="([^"]*)")?>(.*?)</script>', answer.text, re.DOTALL
            ):
                digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
                named = f"'nonce-{number}'" if number else f"'sha256-{digest}'"
                assert named in allowed, (path, script[:200])
            numbers.extend({one for one in allowed if one.startswith("'nonce-")})

    asyncio.run(look())
    # A number is good for one answer.
    assert len(numbers) == len(set(numbers)) > 0
