"""The served copy of a ledger: one consistent moment of it, packed, analysed, and checked in all its parts."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..checking import problems_of_database, problems_of_queries
from ..errors import PublishingError
from ..storage.reading import opened_for_reading, unreadable


def copied(database: Path, copy: Path) -> None:
    """Writes what ``database`` holds at this moment to ``copy``; the original is only read.

    Raises `PublishingError` where it is not ours, is of another schema, cannot be read, or does not fit.
    """
    _check_ours(database)
    needed = sum(path.stat().st_size for path in (database, Path(f"{database}-wal")) if path.is_file())
    # The compressed files beside it are far smaller than it.
    needed += needed // 2
    free = shutil.disk_usage(copy.parent).free
    if free < needed:
        raise PublishingError(
            f"{copy.parent}: has room for {free // 2**20:,} MB, and an edition may need {needed // 2**20:,} MB; "
            "free some space, or name another folder with --out"
        )
    with _explained(database), contextlib.closing(opened_for_reading(database, timeout=30)) as original:
        original.execute("vacuum into ?", [str(copy)])
    with _explained(copy), contextlib.closing(sqlite3.connect(copy)) as connection:
        connection.execute("analyze")
        connection.commit()
        # A server opens the file for reading only, in a folder in which it may not write.
        connection.execute("pragma journal_mode = delete")


def problems(copy: Path, queries: Mapping[str, Any]) -> list[str]:
    """What is wrong in the copy: the file, its references and words, its search, the questions asked of it."""
    found = problems_of_database(copy)
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        for table in search_tables(connection):
            try:
                connection.execute(f'insert into "{table}"("{table}", rank) values (\'integrity-check\', 1)')
            except sqlite3.DatabaseError as error:
                found.append(f"{copy.name}: the search index {table} does not fit its texts ({error})")
        connection.rollback()
        found += problems_of_queries(connection, queries)
    return found


def search_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables of full-text search."""
    rows = connection.execute("select name, sql from sqlite_master where type = 'table' order by name")
    return [name for name, sql in rows if re.search(r"\busing\s+fts5\b", sql or "", re.IGNORECASE)]


def row_counts(connection: sqlite3.Connection) -> dict[str, int | None]:
    """The rows of every table; None where a table cannot be counted."""
    counts: dict[str, int | None] = {}
    for (name,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
        try:
            (counts[name],) = connection.execute(f'select count(*) from "{name}"').fetchone()
        except sqlite3.DatabaseError:
            counts[name] = None
    return counts


def _check_ours(database: Path) -> None:
    if not database.is_file():
        raise PublishingError(f"{database}: there is no such database; make it with 'conflict-events build'")
    with _explained(database), contextlib.closing(opened_for_reading(database)) as connection:
        if wrong := unreadable(connection, database):
            raise PublishingError(wrong)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if "full" in str(error) or "disk I/O" in str(error):
            advice = "no room left on the disk; free some space and publish again"
        elif "locked" in str(error):
            advice = "another program is writing to it; wait for it to end, then publish again"
        else:
            advice = f"cannot be copied ({error}); check it with: conflict-events check {path}"
        raise PublishingError(f"{path}: {advice}") from error
