"""From what the user names to documents: files, folders, patterns, standard input; then a reader for each.

A reader is chosen by how much it says of what it reads, never by the order in which plugins load.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from .decoding import max_text_bytes, refuse_too_large
from .errors import ReaderChoiceError, SourceError
from .models import Document, Reader, Source
from .outside import Outside, is_table
from .plugins import Plugins

MAX_DEPTH = 4
"""How many containers may stand inside one another."""

_SNIFFED = 4096
_STDIN = "-"
_INHERITED = ("language", "outlet", "published", "published_source", "retrieved_at")


@dataclass(slots=True, kw_only=True)
class SourceProblem:
    """A source that cannot be read, or that a table names and is not there; ``kind`` is an issue's."""

    location: str
    message: str
    kind: str = "unreadable_file"


# --- what the user names ---------------------------------------------------------------------------


def sources(paths: Iterable[str | Path]) -> Iterator[Source | SourceProblem]:
    """Everything that the paths name, in sorted order within a folder, each file once.

    A path is a file, a folder (read with its subfolders; hidden ones are left out), a pattern such
    as ``news/**/*.txt``, or ``-`` for standard input. Tables beside the files say what is known of
    them (`outside`). Raises `SourceError` for a path or pattern that names nothing, before anything
    is read, and `MetadataError` for a wrong table.
    """
    named = [found for path in paths for found in _named(path)]
    return _walk(named)


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


def _walk(named: Sequence[Path | None]) -> Iterator[Source | SourceProblem]:
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
    return sys.stdin.buffer.read(max_text_bytes() + 1)


def _folder(top: Path, outside: Outside, seen: set[Path]) -> Iterator[Source | SourceProblem]:
    problems: list[SourceProblem] = []

    def unreadable(error: OSError) -> None:
        problems.append(_unreadable(str(error.filename), error))

    for folder, below, names in os.walk(top, onerror=unreadable):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for entry in outside.enter(Path(folder)):
            yield SourceProblem(
                location=str(entry.table.parent / entry.key),
                kind="missing_file",
                message=f"{entry.table}: describes {entry.key!r}, which is not there; add it or take it out",
            )
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and not is_table(path):
                yield from _file(path, outside, seen)
    yield from problems


def _file(path: Path, outside: Outside, seen: set[Path]) -> Iterator[Source | SourceProblem]:
    try:
        resolved = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # a link to nothing, or a circle of links
        reason = error.strerror if isinstance(error, OSError) else str(error)
        yield SourceProblem(
            location=str(path), message=f"{path}: cannot be read ({reason}); mend or delete the link"
        )
        return
    if resolved in seen:
        return
    seen.add(resolved)
    if not resolved.is_file():
        yield SourceProblem(location=str(path), message=f"{path}: is no regular file; leave it out")
    elif not os.access(resolved, os.R_OK):
        yield SourceProblem(
            location=str(path), message=f"{path}: may not be read; give yourself the right (chmod u+r)"
        )
    else:
        yield outside.describe(Source(location=str(path), path=path))


def _unreadable(location: str, error: OSError) -> SourceProblem:
    return SourceProblem(
        location=location, message=f"{location}: cannot be read ({error.strerror}); check it and its rights"
    )


# --- which reader ----------------------------------------------------------------------------------


def choose_reader(source: Source, readers: Sequence[Reader]) -> Reader:
    """The reader that says most precisely that the source is its own.

    A reader that refines another which fits goes before all that do not. Then: suffix and a look at
    the first bytes; media type; suffix (the longer one first); first bytes alone; and last, for a
    source that has neither suffix nor media type, a reader with the suffix ``""``. A reader that
    looks at the bytes and says no is out. Raises `ReaderChoiceError` where none is left, or two are
    equal.
    """
    first = _first_bytes(source)
    ranks = {reader.name: (rank, reader) for reader in readers if (rank := _rank(reader, source, first))}
    refining = {name: set(reader.refines) & ranks.keys() - {name} for name, (_, reader) in ranks.items()}
    refined = set().union(*refining.values())
    fitting = [
        ((bool(refining[name]), *rank), reader)
        for name, (rank, reader) in ranks.items()
        if name not in refined
    ]
    if not fitting:
        raise ReaderChoiceError(
            f"{_place(source)}: no reader fits ({_declared(source)}); installed are {_listed(readers)}; "
            "rename the file, or install a plugin that reads it"
        )
    best = max(rank for rank, _ in fitting)
    chosen = [reader for rank, reader in fitting if rank == best]
    if len(chosen) > 1:
        names = " and ".join(sorted(repr(reader.name) for reader in chosen))
        raise ReaderChoiceError(
            f"{_place(source)}: the readers {names} fit equally well ({_declared(source)}); "
            "uninstall one, or let one of them refine the other"
        )
    return chosen[0]


def _rank(reader: Reader, source: Source, first: bytes) -> tuple[int, int] | None:
    """How precisely a reader claims a source; None where it does not."""
    name = _file_name(source)
    suffix = max((len(one) for one in reader.suffixes if one and name.endswith(one.lower())), default=0)
    media_type = (source.media_type or "").partition(";")[0].strip().lower()
    sniffed = reader.sniff(first) if reader.sniff is not None else None
    if sniffed is False:
        return None
    if suffix and sniffed:
        return 5, suffix
    if media_type and media_type in reader.media_types:
        return 4, 0
    if suffix:
        return 3, suffix
    if sniffed:
        return 2, 0
    if "" in reader.suffixes and not media_type and "." not in name.strip("."):
        return 1, 0
    return None


def _file_name(source: Source) -> str:
    location = source.location
    if "://" in location:
        location = urlsplit(location).path
    return location.rsplit("/", 1)[-1].rsplit(os.sep, 1)[-1].lower()


def _first_bytes(source: Source) -> bytes:
    try:
        if source.content is not None or source.path is None:
            return source.bytes()[:_SNIFFED]
        with source.path.open("rb") as file:
            return file.read(_SNIFFED)
    except OSError as error:
        raise SourceError(_unreadable(source.location, error).message) from error


def _declared(source: Source) -> str:
    suffix = Path(_file_name(source)).suffix or "none"
    return f"suffix {suffix}, media type {source.media_type or 'not given'}"


def _listed(readers: Sequence[Reader]) -> str:
    said = (
        f"{reader.name} ({', '.join(filter(None, reader.suffixes)) or 'no suffix'})" for reader in readers
    )
    return ", ".join(sorted(said)) or "none"


# --- reading ---------------------------------------------------------------------------------------


def read(source: Source, plugins: Plugins) -> Iterator[tuple[Reader, Source, Document]]:
    """The articles of a source: each with its reader and the innermost source that held it.

    What a container holds is read in turn, down to `MAX_DEPTH`; it inherits what is known of the
    container. Raises `SourceError` for a source that cannot be read, is empty, or is too large.
    """
    yield from _read(source, plugins.readers, depth=0)


def _read(source: Source, readers: Sequence[Reader], depth: int) -> Iterator[tuple[Reader, Source, Document]]:
    if depth > MAX_DEPTH:
        raise SourceError(f"{_place(source)}: is the {depth}th container inside another; unpack it first")
    reader = choose_reader(source, readers)
    if not _first_bytes(source):
        raise SourceError(f"{_place(source)}: is empty; delete it, or fetch it again")
    items: Iterator[Document | Source] | None = None
    while True:
        try:
            items = iter(reader.read(source)) if items is None else items
            item = next(items)
        except StopIteration:
            return
        except SourceError:
            raise
        except OSError as error:
            raise SourceError(_unreadable(_place(source), error).message) from error
        except Exception as error:  # a reader may meet anything in a broken file
            raise SourceError(
                f"{_place(source)}: the reader {reader.name!r} failed ({type(error).__name__}: {error}); "
                "check that the file opens elsewhere, and report it if it does"
            ) from error
        if isinstance(item, Source):
            yield from _read(_inheriting(item, source), readers, depth + 1)
        elif isinstance(item, Document):
            refuse_too_large(len(item.text), _place(source))
            if not item.text.strip():
                raise SourceError(
                    f"{_place(source)}: is empty, no text was found in it; delete it, or fetch it again"
                )
            yield reader, source, item
        else:
            raise SourceError(
                f"{_place(source)}: the reader {reader.name!r} gave {type(item).__name__}, "
                "where a Document or a Source is due; report it to its author"
            )


def _inheriting(inner: Source, outer: Source) -> Source:
    known = {
        name: value
        for name in _INHERITED
        if getattr(inner, name) is None and (value := getattr(outer, name)) is not None
    }
    return replace(inner, **known) if known else inner


def _place(source: Source) -> str:
    return source.location or "the source"
