"""Files to be taken away whole: claims, events, quotes and articles as the pages show them, compressed.

A page of a server can end early and look complete; a prepared file has its number of rows and its SHA-256
beside it.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from ..errors import PublishingError
from ..exporting import safe_cell

FILES: dict[str, tuple[str, str, str]] = {
    "claims": ("claims_with_context", "id", "claims"),
    "events": ("event_timeline", "event", "events"),
    "quotes": ("quotes_with_speaker", "id", "quotes"),
    "articles": ("articles", "id", "articles"),
}
"""By name of the file: the view it holds, what its rows are ordered by, the table that tells how many it must have."""

_BLOCK = 1 << 20


def write_downloads(connection: sqlite3.Connection, folder: Path) -> list[dict[str, Any]]:
    """Writes the files into ``folder`` and tells of each ``file``, ``rows``, ``bytes`` and ``sha256``.

    Raises `PublishingError` where a file would not hold every row.
    """
    told = []
    for name, (view, key, table) in FILES.items():
        path = folder / f"{name}.csv.gz"
        rows = _write(connection, f'select * from "{view}" order by "{key}"', path)
        (expected,) = connection.execute(f'select count(*) from "{table}"').fetchone()
        if rows != expected:
            raise PublishingError(
                f"{path.name}: has {rows:,} rows, and there are {expected:,} {name}; check the ledger with: "
                "conflict-events check"
            )
        told.append(described(path, rows))
    return told


def compressed(path: Path, into: Path) -> None:
    """The same bytes, compressed, always in the same way."""
    with (
        path.open("rb") as plain,
        into.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, mtime=0) as packed,
    ):
        shutil.copyfileobj(plain, packed, _BLOCK)


def described(path: Path, rows: int | None = None) -> dict[str, Any]:
    """What is told of a file; ``rows`` only where it has some."""
    told: dict[str, Any] = {"file": f"{path.parent.name}/{path.name}"}
    if rows is not None:
        told["rows"] = rows
    return {**told, "bytes": path.stat().st_size, "sha256": sha256(path)}


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(connection: sqlite3.Connection, sql: str, path: Path) -> int:
    rows = connection.execute(sql)
    number = 0
    # No name and no time in the file: the same rows give the same bytes.
    with (
        path.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="") as text,
    ):
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column[0] for column in rows.description])
        for number, row in enumerate(rows, 1):  # noqa: B007 (the last one is the number of rows)
            writer.writerow([safe_cell(value) for value in row])
    return number
