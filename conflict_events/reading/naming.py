"""What the user names, as sources: files, folders, patterns, standard input, addresses."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from ..errors import SourceError
from ..fetching import Fetching
from ..findings import Issue
from ..identity import printable
from ..limits import SOURCE_BYTES, limit
from ..models import Source
from ..outside import Outside, is_table
from ..plugins import Plugins
from .addressing import fetched, is_address
from .choosing import UNREADABLE, unreadable

_STDIN = "-"


def sources(
    paths: Iterable[str | Path | Source],
    plugins: Plugins | None = None,
    fetching: Fetching | None = None,
) -> Iterator[Source | Issue]:
    """Everything that the paths name, in sorted order within a folder, each file once.

    A path is a file, a folder (read with its subfolders; hidden ones are left out), a pattern such
    as ``news/**/*.txt``, or ``-`` for standard input. Tables beside the files say what is known of
    them (`outside`). With ``plugins`` and ``fetching`` it may be an address too, or a `Source` with an
    address as its location and what is known of it; those are fetched last. Raises `SourceError` for
    what names nothing, before anything is read, and `MetadataError` for a wrong table.
    """
    listed = list(paths)
    asked = [
        one if isinstance(one, Source) else Source(location=str(one)) for one in listed if is_address(one)
    ]
    ready = [one for one in listed if isinstance(one, Source) and not is_address(one)]
    named = [
        found
        for path in listed
        if not isinstance(path, Source) and not is_address(path)
        for found in _named(path)
    ]
    if not asked:
        return chain(ready, _walk(named))
    if plugins is None or fetching is None:
        raise SourceError(f"{asked[0].location}: addresses are fetched by build; save it and name the file")
    return chain(ready, _walk(named), fetched(asked, plugins, fetching))


def _named(path: str | Path) -> list[Path | None]:
    text = str(path)
    if text == _STDIN:
        return [None]
    if os.path.lexists(text):
        return [Path(text)]
    if glob.has_magic(text):
        found = sorted(glob.glob(text, recursive=True))  # noqa: PTH207 (absolute patterns are allowed)
        if not found:
            raise SourceError(
                f"{text}: no file fits this pattern; check it, and quote it if your shell reads it"
            )
        return [Path(one) for one in found]
    raise SourceError(f"{text}: there is no such file or folder; check the path")


def _walk(named: Sequence[Path | None]) -> Iterator[Source | Issue]:
    outside = Outside()
    seen: set[Path] = set()
    for path in named:
        if path is None:
            yield Source(location="stdin", content=_standard_input())
        elif path.is_dir():
            yield from _folder(path, outside, seen)
        elif not (is_table(path) and len(named) > 1):
            outside.enter(path.parent)
            yield from _file(path, outside, seen)


def _standard_input() -> bytes:
    # One byte more than may be is enough to refuse it.
    return sys.stdin.buffer.read(limit(*SOURCE_BYTES) + 1)


def _folder(top: Path, outside: Outside, seen: set[Path]) -> Iterator[Source | Issue]:
    problems: list[Issue] = []

    def noted(error: OSError) -> None:
        place = printable(str(error.filename))
        problems.append(Issue(kind=UNREADABLE, source=place, message=unreadable(place, error)))

    for folder, below, names in os.walk(top, onerror=noted):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for entry in outside.enter(Path(folder)):
            yield Issue(
                kind="missing_file",
                source=str(entry.table.parent / entry.key),
                message=f"{entry.table}: describes {entry.key!r}, which is not there; add it or take it out",
            )
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and not is_table(path):
                yield from _file(path, outside, seen)
    yield from problems


def _file(path: Path, outside: Outside, seen: set[Path]) -> Iterator[Source | Issue]:
    name = printable(str(path))
    try:
        resolved = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # a link to nothing, or a circle of links
        reason = error.strerror if isinstance(error, OSError) else str(error)
        yield Issue(
            kind=UNREADABLE,
            source=name,
            message=f"{name}: cannot be read ({reason}); mend or delete the link",
        )
        return
    if resolved in seen:
        return
    seen.add(resolved)
    if not resolved.is_file():
        yield Issue(kind=UNREADABLE, source=name, message=f"{name}: is no regular file; leave it out")
    elif not os.access(resolved, os.R_OK):
        yield Issue(
            kind=UNREADABLE,
            source=name,
            message=f"{name}: may not be read; give yourself the right (chmod u+r)",
        )
    else:
        yield outside.describe(Source(location=name, path=path))
