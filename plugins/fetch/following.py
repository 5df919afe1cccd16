"""The pages that a feed links to: most feeds give only a summary of them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from conflict_events import Source, SourceError, limit

from .addresses import parse
from .feeds import Feed
from .record import Record

TRIES = 3
"""How often a page that cannot be fetched is asked for, each time a round later."""


def linked(feeds: Iterable[Feed], database: Path, record: Record, now: dt.datetime) -> Iterator[Source]:
    """The pages that are still to be fetched for the feeds that ask for that, the newest first.

    Each is known by what is known of its feed. Of one feed there are at most MAX_FETCH_FOLLOWED at a
    time; the next round goes on.
    """
    most = limit("MAX_FETCH_FOLLOWED", 100)
    given: set[str] = set()
    with closing(sqlite3.connect(database)) as ledger:
        for feed in feeds:
            if not feed.follow:
                continue
            links = ledger.execute(
                "select distinct url from articles where source = ? and url <> source and missing_since is null "
                "order by published_start desc, inside",
                [feed.address],
            )
            pages = (_unfetched(url, record, now, feed.interval) for (url,) in links)
            new = dict.fromkeys(page for page in pages if page is not None and page not in given)
            for page in islice(new, most):
                given.add(page)
                yield replace(feed.source, location=page, media_type=None, encoding=None)


def _unfetched(url: str, record: Record, now: dt.datetime, interval: dt.timedelta) -> str | None:
    """The address of a page as it is stored, if it is to be asked for now."""
    try:
        address = parse(url).url
    except SourceError:
        return None
    known = record.get(address)
    if known.checked_at is None:
        return address
    again = dt.datetime.fromisoformat(known.checked_at) + interval / 2
    return address if 0 < known.failures < TRIES and again <= now else None
