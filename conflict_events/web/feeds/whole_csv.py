"""Every row that fits, as CSV: all of them or a transfer that visibly breaks, never a shorter file.

The rows come from one connection and one snapshot, so that a build that goes on meanwhile changes nothing in
the file, and their number, told before the first of them (``X-Row-Count``), is kept to the last. Each batch has the
time that a query may take. What goes wrong before the first batch is an answer with an error; after it, the answer
is broken off without its end, which every client notices.
"""

from __future__ import annotations

import asyncio
import csv
import io
import math
import re
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from datasette.plugins import pm
from datasette.utils import add_cors_headers, tilde_decode
from datasette.utils.asgi import BadRequest, NotFound
from datasette.views.base import DatasetteError

from ...exporting import safe_cell
from .. import lines
from ..headers import App, Message, Receive, Scope, Send
from ..language import _
from .asked import asked_of_table, named, permitted

FIRST, BATCH = 100, 2000  # rows: what comes first comes soon
COUNTED_IN = 500  # milliseconds; a file whose rows take longer to count does not say how many they are
AT_ONCE = 4  # exports; each holds a connection and, for a batch at a time, a thread
ROUTE = r"^/export/(?P<database>[^/]+)/(?P<table>[^/]+)\.csv$"

_running = asyncio.Semaphore(AT_ONCE)


class BrokenOffError(Exception):
    """An export that cannot be brought to its end; the server closes the connection on it."""


def rewritten(app: App, base: str, questions: Callable[[str], Collection[str] | None]) -> App:
    """``app``, in which ``/DATABASE/TABLE.csv?_stream=1``, and every question as CSV, become whole exports.

    Datasette's own answer to either can end early with status 200. ``base`` is its ``base_url``,
    ``questions`` gives the names of the questions of a database, None where it is not ours.
    """
    address = re.compile(rb"%s(?P<database>[^/]+)/(?P<name>[^/]+)\.csv\Z" % re.escape(base.encode()))

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        path = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0]
        if found := address.match(path):
            ours = questions(tilde_decode(found["database"].decode("latin-1")))
            streamed = re.search(rb"(?:^|&)_stream=[^&]", scope.get("query_string") or b"")
            if ours is not None and (streamed or tilde_decode(found["name"].decode("latin-1")) in ours):
                path = b"%sexport/%s/%s.csv" % (base.encode(), found["database"], found["name"])
                scope = {**scope, "path": path.decode("latin-1"), "raw_path": path}
        started = False

        async def once(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                if started:  # a page about an error, in the middle of a file
                    raise BrokenOffError(f"{path.decode('latin-1')} could not be brought to its end")
                started = True
            await send(message)

        await app(scope, receive, once)

    return wrapped


async def export(datasette: Any, request: Any, is_ours: Callable[[str], bool]) -> WholeCsv:
    """``/export/DATABASE/NAME.csv``: what the address of that table, view or question asks for, in full.

    ``_sort``, ``_sort_desc``, ``_col``, ``_nocol``, ``_labels`` and ``_header=off`` are those of Datasette's own CSV;
    ``_spreadsheet=1`` adds a byte-order mark and an apostrophe before what would run as a formula.
    """
    database = tilde_decode(request.url_vars["database"])
    name = tilde_decode(request.url_vars["table"])
    if not is_ours(database):
        raise NotFound(_("This is no ledger of claims."))
    served = datasette.get_database(database)
    query = await lines.query(datasette, database, name, request.actor)
    if query is not None:
        await permitted(datasette, request, database, name, "view-query")
        if query.get("write"):
            raise BadRequest(_("This question changes something; it has no rows."))
        sql = query["sql"].strip().rstrip(";")
        values = {word: request.args.get(word) or "" for word in _parameters(sql, query)}
        count = f"select count(*) from ({sql}\n)"
    elif await served.table_exists(name) or await served.get_view_definition(name):
        await permitted(datasette, request, database, name)
        asked = await asked_of_table(datasette, request, database, name)
        values = asked.values
        source = f"from {named(name)}{asked.clause()}"
        columns = await _columns(served, request, name)
        sql = f"select {columns} {source}{await _order(datasette, request, database, name)}"
        count = f"select count(*) {source}"
    else:
        raise NotFound(_("There is no such table or question."))
    return WholeCsv(
        datasette=datasette,
        request=request,
        database=database,
        name=name,
        sql=sql,
        count=count,
        values=values,
    )


@dataclass(slots=True, kw_only=True)
class WholeCsv:
    """An export as an answer of Datasette's kind: something that can send itself."""

    datasette: Any
    request: Any
    database: str
    name: str
    sql: str
    count: str
    values: dict[str, Any]
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    async def asgi_send(self, send: Send) -> None:
        """Sends all rows, or raises: before the first byte an error of Datasette, after it `BrokenOffError`."""
        if _running.locked():
            raise DatasetteError(_("Too many exports are running; try again in a minute."), status=503)
        async with _running:
            with self._connected() as connection:
                await self._send(connection, send)

    async def _send(self, connection: sqlite3.Connection, send: Send) -> None:
        expected = await asyncio.to_thread(self._counted, connection)
        try:
            cursor = await asyncio.to_thread(
                self._in_time, connection, connection.execute, self.sql, self.values
            )
            batch = await asyncio.to_thread(self._in_time, connection, cursor.fetchmany, FIRST)
        except sqlite3.DatabaseError as error:
            raise DatasetteError(
                _(
                    "This took too long or cannot be done ({reason}): ask for less, or for another order."
                ).format(reason=error),
                status=400,
            ) from error
        await send({"type": "http.response.start", "status": 200, "headers": self._head(expected)})
        gone = asyncio.ensure_future(self.request.receive()) if self.request.method != "HEAD" else None
        sent = 0
        write = _Writer(spreadsheet=bool(self.request.args.get("_spreadsheet")))
        head = [] if self.request.args.get("_header") == "off" else [[one[0] for one in cursor.description]]
        try:
            while batch and self.request.method != "HEAD":
                await send({"type": "http.response.body", "body": write(head + batch), "more_body": True})
                sent += len(batch)
                head = []
                if gone is not None and gone.done() and gone.result()["type"] == "http.disconnect":
                    return
                batch = await asyncio.to_thread(self._in_time, connection, cursor.fetchmany, BATCH)
        except sqlite3.DatabaseError as error:
            raise BrokenOffError(f"{self.name}.csv broke off after {sent:,} rows: {error}") from error
        finally:
            if gone is not None:
                gone.cancel()
        if expected is not None and sent != expected and self.request.method != "HEAD":
            raise BrokenOffError(f"{self.name}.csv has {sent:,} rows, and {expected:,} were counted")
        await send({"type": "http.response.body", "body": write(head)})

    def _head(self, expected: int | None) -> list[tuple[bytes, bytes]]:
        file = re.sub(r"[^\w-]", "_", self.name, flags=re.ASCII)
        headers = {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": f'attachment; filename="{file}.csv"',
            "cache-control": f"max-age={self.datasette.setting('default_cache_ttl')}",
        }
        if self.datasette.cors:
            add_cors_headers(headers)
            headers["Access-Control-Expose-Headers"] = "Link, X-Row-Count"
        if expected is not None:
            headers["x-row-count"] = str(expected)
        return [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        served = self.datasette.get_database(self.database)
        connection = served.connect()
        try:
            connection.text_factory = lambda data: str(data, "utf-8", "replace")
            pm.hook.prepare_connection(conn=connection, database=self.database, datasette=self.datasette)
            connection.row_factory = None
            connection.isolation_level = None
            connection.execute("begin")
            yield connection
        finally:
            connection.close()
            with suppress(AttributeError, ValueError):
                served._all_file_connections.remove(connection)

    def _counted(self, connection: sqlite3.Connection) -> int | None:
        """How many rows there will be; None where counting alone takes too long."""
        try:
            (number,) = self._in_time(
                connection, connection.execute, self.count, self.values, most=COUNTED_IN
            ).fetchone()
        except sqlite3.OperationalError:
            return None
        return int(number)

    def _in_time(
        self, connection: sqlite3.Connection, do: Callable[..., Any], *arguments: Any, most: float = math.inf
    ) -> Any:
        end = time.perf_counter() + min(most, self.datasette.setting("sql_time_limit_ms")) / 1000
        connection.set_progress_handler(lambda: time.perf_counter() >= end, 1000)
        try:
            return do(*arguments)
        finally:
            connection.set_progress_handler(None, 0)


class _Writer:
    """Rows as bytes of CSV (RFC 4180, UTF-8)."""

    def __init__(self, *, spreadsheet: bool) -> None:
        self.spreadsheet = spreadsheet
        self.first = True

    def __call__(self, rows: list[Any]) -> bytes:
        text = io.StringIO(newline="")
        if self.spreadsheet:
            rows = [[safe_cell(cell) for cell in row] for row in rows]
            text.write("\ufeff" if self.first else "")
        self.first = False
        csv.writer(text).writerows(
            [cell.hex() if isinstance(cell, bytes) else cell for cell in row]
            if any(isinstance(cell, bytes) for cell in row)
            else row
            for row in rows
        )
        return text.getvalue().encode("utf-8", "replace")


def _parameters(sql: str, query: dict[str, Any]) -> list[str]:
    return [*(query.get("params") or dict.fromkeys(re.findall(r"(?<!:):([a-z_][a-z0-9_]*)", sql)))]


async def _columns(served: Any, request: Any, table: str) -> str:
    """The columns that are asked for, each that refers to another table followed by its label if so asked."""
    every = await served.table_columns(table)
    keys = await served.primary_keys(table)
    chosen, hidden = request.args.getlist("_col"), set(request.args.getlist("_nocol")) - set(keys)
    if strange := (set(chosen) | hidden) - set(every):
        raise BadRequest(_("There is no column {name}.").format(name=", ".join(sorted(strange))))
    wanted = [*dict.fromkeys([*keys, *chosen])] if chosen else every
    labels = {}
    if request.args.get("_labels") not in (None, "", "off", "0", "false"):
        for key in await served.foreign_keys_for_table(table):
            if label := await served.label_column_for_table(key["other_table"]):
                labels[key["column"]] = (
                    f"(select other.{named(label)} from {named(key['other_table'])} as other"
                    f" where other.{named(key['other_column'])} = {named(table)}.{named(key['column'])})"
                    f' as "{key["column"]}_label"'
                )
    columns = [column for column in wanted if column not in hidden]
    return ", ".join(
        part
        for column in columns
        for part in (f"{named(table)}.{named(column)}", *([labels[column]] if column in labels else []))
    )


async def _order(datasette: Any, request: Any, database: str, table: str) -> str:
    """The order that is asked for, or else that of the table's page."""
    about = lines.about_table(datasette, database, table)
    up, down = request.args.get("_sort"), request.args.get("_sort_desc")
    if not up and not down:
        up, down = about.get("sort"), about.get("sort_desc")
    column = down or up
    if column is None:
        return ""
    known = await datasette.get_database(database).table_columns(table)
    if column not in known:
        raise BadRequest(_("There is no column {name}.").format(name=column))
    return f" order by {named(column)}{' desc' if down else ''}"
