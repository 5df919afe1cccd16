"""One build's fetching: politely, one address after the other, with the record and the archive at hand."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
from dataclasses import replace
from importlib import metadata
from pathlib import Path

from conflict_events import Fetching, Issue, Source, SourceError

from .addresses import Address, parse, without_credentials
from .archive import SUFFIX, Archive
from .record import Fetched, Record, stamp
from .requesting import Client
from .robots import Robots
from .saying import GoneError, refused, source_of
from .told import told_fresh, told_to_wait

SOFTWARE = f"conflict-events/{metadata.version('conflict-events')}"
USER_AGENT = f"{SOFTWARE} (+https://pypi.org/project/conflict-events/)"


def record_of(fetching: Fetching) -> Path:
    """Where the record is: where it was asked for, or beside the database."""
    return fetching.record or fetching.database.with_suffix(".fetched.db")


class Session:
    """Fetches; use it in a ``with`` block."""

    def __init__(self, fetching: Fetching) -> None:
        self._fetching = fetching
        agent = fetching.user_agent or os.environ.get("CONFLICT_EVENTS_USER_AGENT") or USER_AGENT
        self._client = Client(user_agent=agent, allow_private=fetching.allow_private)
        self._record = Record(record_of(fetching))
        self._robots = Robots(self._client, self._record, fetching.now)
        archive = fetching.archive or fetching.database.with_suffix(SUFFIX)
        self._archive = Archive(archive, self._record, software=SOFTWARE) if fetching.keep else None
        self._asked: dict[str, dt.datetime] = {}
        self._resting: dict[str, str] = {}

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._record.close()

    def fetch(self, source: Source) -> Source | Issue | None:
        """The source with its bytes, without any where it has not changed; an issue; None to stop."""
        try:
            address = parse(source.location)
        except SourceError as error:
            return Issue(kind="not_fetched", message=str(error), source=without_credentials(source.location))
        known = self._record.get(address.url)
        source = replace(source, location=address.url)
        now = self._fetching.now()
        until = max(known.wait_until or "", self._resting.get(address.host, ""))
        if until > stamp(now):
            message = f"{address.url}: its server does not want to be asked before {until}; try again then"
            return Issue(kind="not_fetched", message=message, source=address.url)
        try:
            if self._fetching.wait(0.0) or self._fetching.wait(self._pause(address, now)):
                return None
            return self._asked_for(address, known, source)
        except sqlite3.Error as error:
            raise self._record.unusable(error) from error
        except SourceError as error:
            return self._failed(known, error)
        except Exception as error:  # a server may answer with anything
            told = f"could not be fetched ({type(error).__name__}: {error}); report it, and save the page instead"
            return self._failed(known, SourceError(told))

    def _failed(self, known: Fetched, error: SourceError) -> Issue:
        known.failures += 1
        known.checked_at = stamp(self._fetching.now())
        self._record.save(known)
        kind = "missing_page" if isinstance(error, GoneError) else "not_fetched"
        return Issue(kind=kind, message=f"{known.address}: {error}", source=known.address)

    def _pause(self, address: Address, now: dt.datetime) -> float:
        """The seconds that are left until the same host may be asked again."""
        self._robots.check(address)
        last = self._asked.get(address.host)
        if last is None:
            return 0.0
        return max(0.0, self._robots.delay(address) - (now - last).total_seconds())

    def _asked_for(self, address: Address, known: Fetched, source: Source) -> Source:
        old = source_of(source, known)
        current = known.sha256 is not None and self._fetching.current(old, known.sha256)
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if current else {}
        try:
            exchanges = self._client.get(
                address,
                headers={name: value for name, value in headers.items() if value and value.isascii()},
                allowed=self._robots.check,
            )
        finally:
            self._asked[address.host] = self._fetching.now()
        answer, now = exchanges[-1], self._fetching.now()
        known.checked_at = stamp(now)
        known.wait_until, known.fresh_until = told_to_wait(answer, now), told_fresh(answer, now)
        if known.wait_until is not None:
            self._resting[address.host] = known.wait_until
        if answer.status == 304 and current:
            known.failures = 0
            self._record.save(known)
            return old
        if answer.status not in (200, 203) or not answer.body:
            raise refused(answer)
        if self._archive is not None:
            self._archive.write(exchanges, now)
        digest = hashlib.sha256(answer.body).hexdigest()
        if known.sha256 != digest:
            known.sha256, known.retrieved_at = digest, stamp(now)
        known.failures = 0
        known.url = answer.url
        known.etag, known.last_modified = answer.header("etag"), answer.header("last-modified")
        known.media_type, known.encoding = answer.content_type()
        self._record.save(known)
        return replace(source_of(source, known), content=answer.body)
