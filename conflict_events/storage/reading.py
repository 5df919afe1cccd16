"""A database opened for reading only, and whether it is a ledger of the schema that this version reads."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .migrations import APPLICATION_ID, SCHEMA_VERSION


def opened_for_reading(path: Path, *, timeout: float = 5) -> sqlite3.Connection:
    """A connection that cannot write; raises `sqlite3.Error` where there is no file that can be opened."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=timeout)


def unreadable(connection: sqlite3.Connection, path: Path) -> str | None:
    """Why the database at ``path`` is no ledger for this version, and what to do about it; None if it is one."""
    (mark,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    if mark != APPLICATION_ID:
        return f"{path}: was not made by conflict-events; name another file"
    told = f"(schema {version}, here {SCHEMA_VERSION})"
    if version > SCHEMA_VERSION:
        return f"{path}: was made by a newer version {told}; update with: pip install -U conflict-events"
    if version < SCHEMA_VERSION:
        return f"{path}: is of an older schema {told}; 'conflict-events link {path}' brings it up to date"
    return None
