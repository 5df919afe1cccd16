"""What ``check`` verifies: the metadata of the pages against the schema, and a database against itself.

Every function gives a list of problems, each one line that names the thing, and an empty list where
all is well; none of them writes.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from .storage import migrations
from .storage.reading import opened_for_reading, unreadable
from .web.metadata import DATABASE, load_metadata
from .web.search import escape_search

EVIDENCE = {"claims": "evidence", "event_mentions": "evidence", "quotes": "text", "mentions": "text"}
"""Tables whose rows quote their article, and the column with the words."""


def problems_of_metadata(path: Path | None = None) -> list[str]:
    """What in a ``metadata.yml`` does not fit the schema: tables, columns, and each canned query.

    Raises `MetadataError` where the file cannot be read.
    """
    metadata = load_metadata(path)
    ours = metadata.get("databases", {}).get(DATABASE, {})
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.create_function("escape_fts", 1, escape_search, deterministic=True)
        migrations.apply(Database(connection))
        found = list(_problems_of_tables(connection, ours.get("tables") or {}))
        found += problems_of_queries(connection, ours.get("queries") or {})
    return found


def problems_of_queries(connection: sqlite3.Connection, queries: Mapping[str, Any]) -> Iterator[str]:
    """What keeps the canned queries of a ``metadata.yml`` from running on a database; none of them runs."""
    connection.create_function("escape_fts", 1, escape_search, deterministic=True)
    for name, query in queries.items():
        sql = query if isinstance(query, str) else query.get("sql", "")
        if isinstance(query, Mapping) and not query.get("title"):
            yield f"metadata.yml: the query {name} has no title"
        try:
            names = re.findall(r":([A-Za-z_]\w*)", re.sub(r"'[^']*'", "''", sql))
            connection.execute(f"explain {sql}", dict.fromkeys(names))
        except sqlite3.Error as error:
            yield f"metadata.yml: the query {name} cannot run: {error}"


def _problems_of_tables(connection: sqlite3.Connection, tables: Mapping[str, Any]) -> Iterator[str]:
    for table, told in tables.items():
        columns = {row[1] for row in connection.execute(f'pragma table_info("{table}")')}
        if not columns:
            yield f"metadata.yml: the table {table} is not in the schema"
            continue
        named = [*(told.get("columns") or {}), *(told.get("sortable_columns") or ())]
        for facet in told.get("facets") or ():
            named += [facet] if isinstance(facet, str) else facet.values()
        named += [told[key] for key in ("sort", "sort_desc", "label_column") if told.get(key)]
        for column in named:
            if column not in columns:
                yield f"metadata.yml: {table} has no column {column}"


def problems_of_database(path: Path) -> list[str]:
    """What is wrong in a database of ours; it is opened for reading only.

    Checks that it is ours and of this schema, SQLite's own integrity, that every reference leads to a
    row, and that the words of every claim, event mention, quote and mention stand at their offsets.
    """
    try:
        with contextlib.closing(opened_for_reading(path)) as connection:
            return list(_problems_inside(connection, path))
    except sqlite3.Error as error:
        return [f"{path}: is no database that can be read ({error})"]


def _problems_inside(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    if told := unreadable(connection, path):
        yield told
        return
    for (said,) in connection.execute("pragma integrity_check(5)"):
        if said != "ok":
            yield f"{path}: {said}"
    for table, row, parent, _ in connection.execute("pragma foreign_key_check").fetchmany(5):
        yield f"{path}: row {row} of {table} refers to a row of {parent} that is not there"
    for table, words in EVIDENCE.items():
        wrong = connection.execute(
            f"""select t.id from "{table}" t join article_texts a on a.article = t.article
            where substr(a.text, t.start + 1, t."end" - t.start) is not t."{words}" limit 5"""
        ).fetchall()
        for (row,) in wrong:
            yield f"{path}: {table} {row}: its words do not stand at its offsets"
