"""What a ledger says, as one digest: equal for equal ledgers, whenever, wherever and by whom they were built."""

from __future__ import annotations

import hashlib
import sqlite3

from ..exporting.columns import LEFT_OUT, columns_of
from ..storage import migrations


def digest(connection: sqlite3.Connection) -> str:
    """16 hexadecimal digits of a SHA-256 over every row of every table, in the order of their keys.

    Left out is what only builds work with, and when they ran (as in exports).
    """
    found = hashlib.sha256()
    for table in sorted(migrations.DESCRIPTIONS):
        columns = [] if table in LEFT_OUT else columns_of(connection, table)
        if not columns or not _is_table(connection, table):
            continue
        named = ", ".join(f'"{column.name}"' for column in columns)
        keys = ", ".join(f'"{column.name}"' for column in columns if column.key) or named
        # A running number is no key: it tells in which order articles were stored.
        if table == "article_texts":
            named, keys = "article, title, text", "article"
        found.update(f"{table} ({named})\n".encode())
        for row in connection.execute(f'select {named} from "{table}" order by {keys}'):
            found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:16]


def _is_table(connection: sqlite3.Connection, name: str) -> bool:
    return (
        connection.execute("select 1 from sqlite_master where type = 'table' and name = ?", [name]).fetchone()
        is not None
    )
