"""Addresses of pages and feeds: fetched politely, remembered, and kept in an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from conflict_events import Fetcher, Fetching, Issue, Source, hookimpl

if TYPE_CHECKING:
    import click


def fetch(sources: Iterable[Source], fetching: Fetching) -> Iterator[Source | Issue]:
    """What stands at each address, as `Fetcher.fetch` promises."""
    from .session import Session

    with Session(fetching) as session:
        for source in sources:
            fetched = session.fetch(source)
            if fetched is None:
                return
            yield fetched


@hookimpl
def register_fetchers() -> list[Fetcher]:
    return [
        Fetcher(name="fetch", schemes=("http", "https"), fetch=fetch, needs=("httpx", "protego", "warcio"))
    ]


@hookimpl
def register_commands(cli: click.Group) -> None:
    from .commands import register

    register(cli)
