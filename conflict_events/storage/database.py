"""Opening a database of ours, and saying in words what is wrong with one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path

from sqlite_utils import Database

from ..errors import DatabaseError
from . import migrations


def open_database(path: str | PathLike[str], *, create: bool = True) -> Database:
    """Opens a database of ours and brings it to the newest schema; makes it where there is none.

    Raises `DatabaseError` if the file is something else, is of a newer schema, or cannot be opened;
    with ``create`` false also if it is not there.
    """
    file = Path(path)
    if not create and not file.exists():
        raise DatabaseError(f"{path}: there is no such database; make it with 'conflict-events build'")
    if not file.parent.is_dir():
        raise DatabaseError(f"{path}: there is no folder {file.parent}; make it, or name another path")
    if file.is_dir():
        raise DatabaseError(f"{path} is a folder; name a file for the database")
    try:
        connection = sqlite3.connect(str(path), timeout=30)
        db = Database(connection)
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: cannot be opened ({error}); check its permissions") from error
    try:
        _check_is_ours(db, str(path))
        with explained(db, str(path)):
            migrations.apply(db)
    except BaseException:
        connection.close()
        raise
    return db


def _check_is_ours(db: Database, path: str) -> None:
    try:
        (mark,) = db.execute("pragma application_id").fetchone()
        (version,) = db.execute("pragma user_version").fetchone()
        (tables,) = db.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise DatabaseError(
            f"{path}: not a database that can be read ({error}); name another file with --database"
        ) from error
    if mark != migrations.APPLICATION_ID and (tables or mark):
        raise DatabaseError(
            f"{path}: a database of something else; nothing was changed. Name another file with --database"
        )
    if version > migrations.SCHEMA_VERSION:
        raise DatabaseError(
            f"{path}: made by a newer version (schema {version}, here {migrations.SCHEMA_VERSION}); "
            "update with: pip install -U conflict-events"
        )


@contextmanager
def explained(db: Database, path: str) -> Iterator[None]:
    """Turns what SQLite says of a full disk, a lock or a broken file into a `DatabaseError`."""
    try:
        yield
    except sqlite3.Error as error:
        with suppress(sqlite3.Error):  # the transaction may be gone already
            db.conn.rollback()
        said = str(error)
        if "full" in said or "disk I/O" in said:
            advice = (
                "no room left on the disk; what was stored before is kept. Free some space and run it again, "
                "it goes on where it stopped"
            )
        elif "locked" in said:
            advice = "another program is writing to it; wait for it to end, then run it again"
        elif "readonly" in said or "unable to open" in said:
            advice = "it cannot be written; check the permissions of the file and of its folder"
        else:
            advice = f"it cannot be written ({said}); check it with 'sqlite3 FILE \"pragma integrity_check\"'"
        raise DatabaseError(f"{path}: {advice}") from error
