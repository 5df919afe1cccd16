"""``watch``: asks feeds and pages again and again, each in its own time, and builds what is new."""

from __future__ import annotations

import datetime as dt
import random
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

from conflict_events import ConflictEventsError, Fetching, build, link

from .feeds import SHORTEST, Feed
from .following import linked
from .record import Fetched, Record
from .session import record_of

LONGEST = dt.timedelta(days=1)
"""How long at most an address that fails, or says that it does not change, is left alone."""


def watch(
    feeds: Sequence[Feed],
    database: Path,
    *,
    fetching: Fetching,
    once: bool = False,
    say: Callable[[str], None] = lambda _: None,
    spread: Callable[[float, float], float] = random.uniform,
) -> None:
    """Asks what is due, builds what is new, waits for the next, until ``fetching.wait`` is true.

    ``once`` asks what is due now and ends. When anything was asked last is remembered in the record, so
    it makes no difference whether one watch runs on or many are started. ``spread`` gives a number
    between two, so that not all is asked at the same moment. Raises `ConflictEventsError` where the
    first round fails as a whole; later ones are told and tried again.
    """
    fetching = replace(fetching, database=database)
    # A clock that starts this just before an interval is over means that interval.
    times = {feed.address: _next(feed, known, 0.9) for feed, known in _known(feeds, fetching)}
    first = True
    while True:
        due = [feed for feed in feeds if times[feed.address] <= fetching.now()]
        if due:
            try:
                say(_round(due, database, fetching))
            except ConflictEventsError as error:
                if once or first:
                    raise
                say(str(error))
            soonest = fetching.now() + SHORTEST
            for feed, known in _known(due, fetching):
                times[feed.address] = max(_next(feed, known, spread(0.9, 1.1)), soonest)
            first = False
        if once:
            return
        if fetching.wait(max(0.0, (min(times.values()) - fetching.now()).total_seconds())):
            say("stopped")
            return


def _round(due: Sequence[Feed], database: Path, fetching: Fetching) -> str:
    """Builds what is new at some addresses and the pages they lead to; what was done, in a line."""
    reports = [build([feed.source for feed in due], database, workers=1, link=False, fetching=fetching)]
    with closing(Record(record_of(fetching))) as record:
        pages = list(linked(due, database, record, fetching.now()))
    if pages:
        reports.append(build(pages, database, workers=1, link=False, fetching=fetching))
    new, same, failed = (
        sum(getattr(report, name) for report in reports) for name in ("articles", "unchanged", "failed")
    )
    if new:
        link(database)
    asked = f"{len(due) + len(pages)} asked; articles: {new} new or changed, {same} unchanged"
    told = f"; {failed} could not be read, see the table 'issues'" if failed else ""
    return f"{fetching.now():%Y-%m-%d %H:%M:%S} UTC: {asked}{told}"


def _known(feeds: Sequence[Feed], fetching: Fetching) -> list[tuple[Feed, Fetched]]:
    with closing(Record(record_of(fetching))) as record:
        return [(feed, record.get(feed.address)) for feed in feeds]


def _next(feed: Feed, known: Fetched, share: float) -> dt.datetime:
    """When an address is to be asked again: after ``share`` of its interval, or as its server says.

    Each failure in a row doubles the interval.
    """
    if known.checked_at is None:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    pause = feed.interval
    if known.failures:
        pause = max(feed.interval, min(feed.interval * 2 ** min(known.failures, 16), LONGEST))
    times = [dt.datetime.fromisoformat(known.checked_at) + pause * share]
    times += [dt.datetime.fromisoformat(told) for told in (known.wait_until, known.fresh_until) if told]
    return max(times)


@contextmanager
def stopping() -> Iterator[Callable[[float], bool]]:
    """A way to wait that Ctrl-C and SIGTERM end: what is being read is stored first; a second one breaks off."""
    stop = threading.Event()

    def asked_to_stop(_: int, __: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, asked_to_stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop.wait
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
