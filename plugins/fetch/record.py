"""The record of what was fetched: a small SQLite file beside the database, which any number of builds share."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from conflict_events import SourceError

_SCHEMA = """
create table if not exists addresses (
    address text primary key, url text, media_type text, encoding text, sha256 text, etag text,
    last_modified text, retrieved_at text, checked_at text, wait_until text, fresh_until text,
    failures integer not null default 0
);
create table if not exists payloads (
    archive text, digest text, url text, date text, primary key (archive, digest)
);
create table if not exists robots (origin text primary key, text text, checked_at text);
"""
_COLUMNS = (
    "address, url, media_type, encoding, sha256, etag, last_modified, retrieved_at, checked_at, wait_until, "
    "fresh_until, failures"
)


@dataclass(slots=True, kw_only=True)
class Fetched:
    """What is known of an address; times are ISO text in UTC.

    ``retrieved_at`` is when its present bytes came for the first time, ``checked_at`` when it was last
    asked, ``wait_until`` before when it is not to be asked again, ``fresh_until`` how long its bytes hold,
    ``failures`` how often in a row it failed.
    """

    address: str
    url: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retrieved_at: str | None = None
    checked_at: str | None = None
    wait_until: str | None = None
    fresh_until: str | None = None
    failures: int = 0


class Record:
    """The record, open; raises `SourceError` where the file is none or cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise self.unusable(error) from error

    def unusable(self, error: sqlite3.Error) -> SourceError:
        """What is to be raised where the file cannot be read or written."""
        return SourceError(
            f"{self.path}: the record of what was fetched cannot be used ({error}); check its rights, or "
            "delete it: then all is fetched once more"
        )

    def close(self) -> None:
        self._db.close()

    def get(self, address: str) -> Fetched:
        """What is known of an address, which may be nothing."""
        row = self._db.execute(f"select {_COLUMNS} from addresses where address = ?", [address]).fetchone()
        if row is None:
            return Fetched(address=address)
        return Fetched(**dict(zip(_COLUMNS.split(", "), row, strict=True)))

    def save(self, fetched: Fetched) -> None:
        values = [getattr(fetched, name) for name in _COLUMNS.split(", ")]
        marks = ", ".join("?" * len(values))
        self._db.execute(f"insert or replace into addresses ({_COLUMNS}) values ({marks})", values)

    def robots(self, origin: str, *, since: dt.datetime) -> str | None:
        """The robots.txt of a site, unless it was asked before ``since``."""
        row = self._db.execute(
            "select text from robots where origin = ? and checked_at >= ?", [origin, stamp(since)]
        ).fetchone()
        return str(row[0]) if row is not None else None

    def save_robots(self, origin: str, text: str, *, at: dt.datetime) -> None:
        self._db.execute(
            "insert or replace into robots (origin, text, checked_at) values (?, ?, ?)",
            [origin, text, stamp(at)],
        )

    def payload(self, archive: Path, digest: str) -> tuple[str, str] | None:
        """The address and date under which an archive holds these bytes; None where it does not."""
        found = "select url, date from payloads where archive = ? and digest = ?"
        row = self._db.execute(found, [str(archive), digest]).fetchone()
        return (str(row[0]), str(row[1])) if row is not None else None

    def save_payload(self, archive: Path, digest: str, url: str, date: str) -> None:
        self._db.execute(
            "insert or replace into payloads (archive, digest, url, date) values (?, ?, ?, ?)",
            [str(archive), digest, url, date],
        )

    def forget_payloads(self, archive: Path) -> None:
        """An archive that is not there any more holds nothing."""
        self._db.execute("delete from payloads where archive = ?", [str(archive)])


def stamp(moment: dt.datetime) -> str:
    """A moment as it is written everywhere: ISO 8601, UTC, seconds."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
