"""The only writer: opens a database, and puts what was read into it, a batch of articles at a time.

A batch is one transaction, so a build that is killed leaves whole articles and the next one goes
on where it stopped. What is stored already and would come out the same is passed over; an article
that changed replaces its old rows, and its old ids go on leading to the new ones.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType

from sqlite_utils import Database

from ..errors import DatabaseError
from ..findings import NO_FAILURE, Extraction, Issue
from ..identity import identifier
from ..models import INSIDE, Source
from . import migrations
from .columns import COLUMNS, OF_ARTICLE
from .database import explained, open_database
from .presence import Presence
from .redirecting import forget_redirects_in_use, lead_on
from .referencing import Reference, write_reference
from .rows import ArticleRows, Row, article_rows, issue_row
from .runs import Run, SavedCounts

__all__ = ["BATCH", "Run", "SavedCounts", "Store", "open_database"]

BATCH = 20_000
"""Rows after which a batch is written."""


class Store:
    """Writes extractions; use it in a ``with`` block, at the end of which everything is on disk.

    For each source: ask `is_current`; if it is not, `save` what was extracted from it and then
    `finish` it, or `fail` it. Raises `DatabaseError` where the database cannot be written.
    """

    def __init__(self, db: Database, run: Run) -> None:
        self.db = db
        self.run = run
        self.counts = SavedCounts()
        self._path = str(db.execute("pragma database_list").fetchone()[2] or ":memory:")
        self._tables: dict[str, list[Row]] = {table: [] for table in (*COLUMNS, "actors", "places")}
        self._sources: dict[str, Row] = {}
        self._dropped: dict[str, ArticleRows | None] = {}
        self._cleared: list[str] = []
        self._pending = 0
        self._seen: dict[str, str] = {}
        self._inside: dict[str, int] = {}
        self._presence = Presence(db)
        self._marked: list[str] = []
        self._clean: set[str] = set()
        self._things: set[str] = set()
        self._started = time.perf_counter()

    def __enter__(self) -> Store:
        with self._writing():
            # Readers may look on while it is being built; `close` leaves one plain file.
            self.db.conn.execute("pragma journal_mode = wal")
            self.db.conn.execute("pragma synchronous = normal")
            # Ids come in no order: the indexes' pages must stay in memory (64 MB).
            self.db.conn.execute("pragma cache_size = -64000")
            now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
            with self.db.atomic():
                self.db.conn.execute(
                    "insert into runs (id, library, plugins, schema, builds, started_at) "
                    "values (?, ?, ?, ?, 1, ?) on conflict (id) do update set builds = builds + 1, "
                    "started_at = excluded.started_at, finished_at = null",
                    (
                        self.run.id, self.run.library, json.dumps(dict(sorted(self.run.plugins.items()))),
                        migrations.SCHEMA_VERSION, now,
                    ),
                )  # fmt: skip
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or not issubclass(kind, DatabaseError):
            self.flush()
        if kind is None:
            self._log_end()
        self._settle()

    def is_current(self, source: Source, raw_sha256: str) -> bool:
        """Whether all of a source is stored, from the same bytes, outside knowledge and versions."""
        if not self.is_stored(source, raw_sha256):
            return False
        if source.location not in self._sources:
            self.keep(source.location)
        return True

    def is_stored(self, source: Source, raw_sha256: str) -> bool:
        """The same as a mere question: nothing is noted of the source."""
        fingerprint = self._fingerprint(source, raw_sha256)
        pending = self._sources.get(source.location)
        if pending is not None:
            return pending[1] == fingerprint
        row = self.db.execute("select fingerprint from sources where id = ?", [source.location]).fetchone()
        return row is not None and row[0] == fingerprint

    def keep(self, location: str) -> None:
        """Notes that a source is there and is not looked into: what is stored of it stays as it is."""
        row = self.db.execute("select articles from sources where id = ?", [location]).fetchone()
        articles = row[0] if row is not None else 0
        self.counts.unchanged += articles
        self._presence.meet(location, whole=True, articles=articles)

    def save(
        self, extraction: Extraction, *, raw_sha256: str | None = None, inside: int | None = None
    ) -> SavedCounts:
        """Stores all that was read in one article; gives what was added, or ``unchanged=1``.

        ``inside`` tells which article of its source it is, from 1; without it they are counted in
        the order in which they come. A batch is written when it is full, the last one by `flush`.
        """
        if inside is None:
            location = extraction.source.location if extraction.source else ""
            inside = self._inside[location] = self._inside.get(location, 0) + 1
        rows = article_rows(extraction, run=self.run.id, inside=inside, raw_sha256=raw_sha256)
        saved = SavedCounts()
        if self._is_stored(rows):
            saved.unchanged = 1
        else:
            self._queue(rows)
            saved.articles = 1
            for table in ("sentences", "mentions", "claims", "event_mentions", "quotes", "issues"):
                setattr(saved, table, len(rows.tables[table]))
        self._seen.setdefault(rows.id, rows.source)
        self._presence.meet(rows.source, articles=1)
        self.counts.add(saved)
        if self._pending >= BATCH:
            self.flush()
        return saved

    def finish(self, source: Source, raw_sha256: str, *, holds: bool = False, window: bool = False) -> None:
        """Notes that all of ``source`` was saved; articles that it lost since are marked as missing.

        Also those of sources inside it, if it ``holds`` any; none of a ``window``, which shows only what is new.
        """
        location = source.location
        self._presence.meet(location)
        fingerprint, articles = self._fingerprint(source, raw_sha256), self._presence.articles(location)
        self._sources[location] = (location, fingerprint, raw_sha256, articles, self.run.id)
        self._clear(location)
        if window:
            return
        known = self.db.execute("select id from articles where source = ?", [location]).fetchall()
        self._marked += [one for (one,) in known if one not in self._seen and one not in self._dropped]
        if holds:
            self.mark_gone(location)

    def mark_gone(self, location: str, separator: str = INSIDE) -> None:
        """Marks as missing what stands below a container or folder and was not met since the start."""
        self.flush()
        with self._writing(), self.db.atomic():
            self._presence.mark_gone(location, separator)

    def doubt_addresses(self) -> None:
        """Has what could not be fetched read again once it can, and marks pages that are gone."""
        with self._writing(), self.db.atomic():
            self._presence.doubt_addresses()

    def fail(self, source: str, issues: Iterable[Issue]) -> None:
        """Stores what could not be read of a source, and why; the issues of an earlier attempt go."""
        self._presence.meet(source)
        self._clear(source)
        for issue in issues:
            if issue.source is None:
                issue.source = source
            else:
                self._presence.meet(issue.source)
                self._clear(issue.source)
            self._tables["issues"].append(issue_row(issue, run=self.run.id))
            self._pending += 1
            self.counts.issues += 1
            self.counts.failed += issue.kind not in NO_FAILURE

    def write_reference(self, reference: Reference) -> None:
        """Writes the reference rows of all that is stored; call it when all articles are saved."""
        self.flush()
        with self._writing():
            write_reference(self.db, reference)

    def flush(self) -> None:
        """Writes what is waiting, in one transaction."""
        if not (self._pending or self._dropped or self._sources or self._cleared or self._marked):
            return
        with self._writing(), self.db.atomic():
            self._drop()
            self._presence.mark("id", self._marked)
            for table, rows in self._tables.items():
                self._insert(table, rows)
            self._insert("sources", self._sources.values())
            forget_redirects_in_use(self.db)
        for rows in self._tables.values():
            rows.clear()
        self._sources.clear()
        self._dropped.clear()
        self._cleared.clear()
        self._marked.clear()
        self._pending = 0

    def _is_stored(self, rows: ArticleRows) -> bool:
        """Whether the article is there; the same file name and text in another folder is the same."""
        found = "select source, fingerprint, missing_since from articles where id = ?"
        stored, fingerprint, missing = self.db.execute(found, [rows.id]).fetchone() or (None, None, None)
        stored = self._seen.get(rows.id, stored)
        # One that had gone is written anew: that takes the mark away.
        if rows.id not in self._seen and (fingerprint != rows.fingerprint or missing):
            return False
        if stored != rows.source and "://" not in rows.source:  # one page in two feeds, or fetched twice
            told = f"the same file name and text is stored from {stored}; remove one of them, or ignore this"
            issue = Issue(kind="same_article", message=told, source=rows.source)
            self._tables["issues"].append(issue_row(issue, run=self.run.id))
            self._pending += 1
        return True

    def _queue(self, rows: ArticleRows) -> None:
        url = rows.tables["articles"][0][COLUMNS["articles"].index("url")]
        # What stands under the same address, or in the same place of the same source, is its older form,
        # unless the article was there before, elsewhere in its source.
        before = "select id from articles where source = ? and url is ? and (inside = ? or url is not null)"
        old = self.db.execute("select id from articles where id = ?", [rows.id]).fetchall()
        old = old or self.db.execute(before, [rows.source, url, rows.inside]).fetchall()
        for (article,) in old:
            if article == rows.id or article not in self._seen:
                self._dropped[article] = rows
        for table, new in rows.tables.items():
            self._tables[table].extend(new)
            self._pending += len(new)
        for actor in rows.actors.values():
            if actor.id not in self._things:
                self._things.add(actor.id)
                self._tables["actors"].append((actor.id, actor.name, actor.kind, actor.country))
        for place in rows.places.values():
            if (key := f"place {place.id}") not in self._things:
                self._things.add(key)
                self._tables["places"].append((
                    place.id, place.name, place.kind, place.country, place.latitude, place.longitude,
                    place.contested,
                ))  # fmt: skip
        self._clear(rows.source)

    def _clear(self, source: str) -> None:
        """Lets the issues of earlier builds go, once: those of this one are yet to come."""
        if source not in self._clean:
            self._clean.add(source)
            self._cleared.append(source)

    def _drop(self) -> None:
        """Deletes the rows of articles that are replaced or gone, noting where their ids lead now."""
        run = self.db.conn.executemany
        run("delete from issues where source = ? and article is null", [(s,) for s in self._cleared])
        for article, successor in self._dropped.items():
            if successor is not None:
                lead_on(self.db, article, successor)
        gone = [(article,) for article in self._dropped]
        for owner in ("event_mention_actors", "event_mention_places"):
            within = "select id from event_mentions where article = ?"
            run(f"delete from {owner} where event_mention in ({within})", gone)
        run("delete from claim_places where claim in (select id from claims where article = ?)", gone)
        for table in (*OF_ARTICLE, "article_texts", "event_links"):
            run(f"delete from {table} where article = ?", gone)
        run("delete from articles where id = ?", gone)

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        columns = _INSERTED[table]
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        # What an earlier build or the reference data knows of an actor stays; all else is new here.
        verb = "insert or ignore" if table in ("actors", "places") else "insert or replace"
        self.db.conn.executemany(f"{verb} into {table} ({names}) values ({marks})", rows)

    def _fingerprint(self, source: Source, raw_sha256: str) -> str:
        return identifier(
            source.location, raw_sha256, source.url, source.outlet, source.title, source.byline,
            source.language, source.encoding, source.published, source.published_source,
            source.retrieved_at, source.columns, self.run.id,
        )  # fmt: skip

    def _log_end(self) -> None:
        c = self.counts
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self._writing(), self.db.atomic():
            self.db.conn.execute(
                "update runs set finished_at = ?, seconds = ?, articles = ?, unchanged = ?, failed = ?, "
                "issues = ? where id = ?",
                (
                    now, round(time.perf_counter() - self._started, 3), c.articles, c.unchanged, c.failed,
                    c.issues, self.run.id,
                ),
            )  # fmt: skip

    def _settle(self) -> None:
        """Leaves one plain file, unless somebody is reading it."""
        with suppress(sqlite3.Error):  # a reader may hold it: the file stays right, only in two parts
            self.db.conn.execute("pragma wal_checkpoint(truncate)")
            self.db.conn.execute("pragma journal_mode = delete")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self.db, self._path):
            yield


_INSERTED = {
    **COLUMNS,
    "actors": ("id", "name", "kind", "country"),
    "places": ("id", "name", "kind", "country", "latitude", "longitude", "contested"),
    "sources": ("id", "fingerprint", "raw_sha256", "articles", "run"),
}
