"""Addresses that the user names: which plugin fetches them, and what it brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from ..errors import ConflictEventsError, SourceError
from ..fetching import Fetcher, Fetching
from ..findings import Issue
from ..models import Source
from ..plugins import Plugins
from .walking import install

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def is_address(path: str | Path | Source) -> bool:
    """Whether this is an address: a scheme and ``://``, or a source of which nothing else is known."""
    if isinstance(path, Source):
        return path.path is None and path.content is None
    return isinstance(path, str) and _ADDRESS.match(path) is not None


def fetched(asked: Sequence[Source], plugins: Plugins, fetching: Fetching) -> Iterator[Source | Issue]:
    """What stands at each address, in their order.

    Raises `SourceError` at once where no plugin fetches one of them, or a library is missing.
    """
    with_fetchers = [(_fetcher(source.location, plugins), source) for source in asked]
    return _fetched(with_fetchers, fetching)


def _fetched(asked: Iterable[tuple[Fetcher, Source]], fetching: Fetching) -> Iterator[Source | Issue]:
    for fetcher, group in groupby(asked, key=lambda one: one[0]):
        try:
            yield from fetcher.fetch((source for _, source in group), fetching)
        except ConflictEventsError:
            raise
        except Exception as error:  # whatever a stranger's code raises
            raise SourceError(
                f"the fetcher {fetcher.name!r} failed ({type(error).__name__}: {error}); report it to its "
                "author, and save what it should fetch"
            ) from error


def _fetcher(location: str, plugins: Plugins) -> Fetcher:
    found = _ADDRESS.match(location)
    scheme = found[1].lower() if found else ""
    fetcher = next((one for one in plugins.fetchers if scheme in one.schemes), None)
    if fetcher is None:
        known = ", ".join(sorted(scheme for one in plugins.fetchers for scheme in one.schemes)) or "nothing"
        raise SourceError(
            f"{scheme}://: no plugin fetches such addresses (fetched are: {known}); save it and build the file"
        )
    missing = [module for module in fetcher.needs if find_spec(module) is None]
    if missing:
        line = install(f"scheme {scheme!r}", fetcher.name, fetcher.needs, plugins)
        raise SourceError(
            f"addresses are fetched with libraries that are not installed ({', '.join(missing)}); "
            f"install them with: {line}"
        )
    return fetcher
