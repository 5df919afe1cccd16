"""Decisions of people on what belongs together; linking obeys them in every run and never changes them."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
from collections.abc import Sequence
from os import PathLike

from sqlite_utils import Database

from ..errors import DatabaseError
from ..storage.database import explained, open_database

Pairs = Sequence[tuple[str, str]]


def decide(
    database: str | PathLike[str], *, same: Pairs = (), apart: Pairs = (), note: str | None = None
) -> None:
    """Stores that pairs of claims or event mentions (by id) are of one event, or are not.

    A later decision on a pair replaces an earlier one. Raises `DatabaseError` for an id that is not
    there, and where the database is not ours or cannot be written; then nothing is stored.
    """
    db = open_database(database, create=False)
    try:
        with explained(db, str(database)), db.atomic():
            for decision, pairs in (("same", same), ("apart", apart)):
                for first, second in pairs:
                    _check(db, str(database), first, second)
                    _store(db, min(first, second), max(first, second), decision, note)
    finally:
        db.close()


def _check(db: Database, path: str, *ids: str) -> None:
    for one in ids:
        found = db.execute(
            "select 1 from claims where id = :id union select 1 from event_mentions where id = :id "
            "union select 1 from redirects where id = :id",
            {"id": one},
        ).fetchone()
        if found is None:
            raise DatabaseError(
                f"{path}: there is no claim or event mention {one}; copy the id from its page"
            )


def _store(db: Database, first: str, second: str, decision: str, note: str | None) -> None:
    db.execute(
        'delete from manual_links where ("first", "second") in ((:a, :b), (:b, :a))',
        {"a": first, "b": second},
    )
    db.execute(
        'insert into manual_links ("first", "second", decision, note, decided_by, decided_at) '
        "values (?, ?, ?, ?, ?, ?)",
        [first, second, decision, note, _me(), dt.datetime.now(dt.UTC).isoformat(timespec="seconds")],
    )


def _me() -> str | None:
    with contextlib.suppress(OSError, KeyError):  # no such user, in a container
        return getpass.getuser()
    return None
