"""Addresses as sources: what a plugin that fetches them promises, and what its user decides."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .findings import Issue
from .models import Source

NOT_FETCHED = "not_fetched"
"""The kind of an issue about an address that brought nothing this time."""

MISSING_PAGE = "missing_page"
"""The kind of an issue about an address at which there is nothing any more."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _never(_: Source, __: str) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How addresses are fetched for one database.

    What was fetched is kept in ``archive``, a file or a folder with a file a day, unless ``keep`` is
    false; ``record`` remembers what was fetched when. Both stand beside ``database``, which `build`
    fills in, unless they are named. ``user_agent`` is how the servers know us. ``allow_private``: also
    from hosts that are not of the open internet.

    ``current`` says whether a source is stored in full from bytes with this SHA-256. ``now`` is the
    time in UTC; ``wait`` waits so many seconds, and is true where fetching has to stop.
    """

    archive: Path | None = None
    keep: bool = True
    record: Path | None = None
    user_agent: str | None = None
    allow_private: bool = False
    database: Path = Path("conflict.db")
    current: Callable[[Source, str], bool] = _never
    now: Callable[[], dt.datetime] = _now
    wait: Callable[[float], bool] = threading.Event().wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """How addresses of some ``schemes`` are fetched.

    ``fetch`` gets a `Source` for each address, with what is known of it from outside, and gives back, as
    they come: the source with its content and what the server says of it (media type, encoding, final
    address as ``url``, time); the source without content where it has not changed since it was stored;
    or an `Issue` with the address as its source and the kind 'not_fetched', or 'missing_page' where the
    server says that there is no such thing. A ``location`` that it gives back holds no secret.
    ``needs`` names the modules of libraries that fetching imports, as for a `Reader`.
    """

    name: str
    schemes: tuple[str, ...]
    fetch: Callable[[Iterable[Source], Fetching], Iterator[Source | Issue]]
    needs: tuple[str, ...] = ()
