"""Walks through sources: each article with its reader and the innermost source that held it.

What a container holds is read in turn, down to the limit of depth; it inherits what is known of the
container. One broken thing in a container costs nothing but itself: it becomes an `Issue`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..decoding import refuse_too_large
from ..errors import SourceError
from ..findings import Issue
from ..limits import DEPTH, limit, setting
from ..models import Document, Reader, Source
from ..plugins import Plugins
from .choosing import UNREADABLE, choose_reader, first_bytes, place_of, unreadable

_INHERITED = ("language", "outlet", "published", "published_source", "retrieved_at", "columns")


@dataclass(slots=True, kw_only=True)
class Part:
    """One thing to be read: a source as it is, or an article that ``reader`` has read from it already."""

    source: Source
    reader: Reader | None = None
    document: Document | None = None


def read(source: Source, plugins: Plugins) -> Iterator[tuple[Reader, Source, Document] | Issue]:
    """The articles of a source, and an issue for each part of it that cannot be read.

    Raises `SourceError` for a source that cannot be read at all, is empty, or breaks off; what came
    before has been given then.
    """
    for found in _read(source, plugins, depth=0, whole=True):
        if isinstance(found, Part):
            assert found.reader is not None and found.document is not None  # noqa: S101
            yield found.reader, found.source, found.document
        else:
            yield found


def parts(source: Source, plugins: Plugins) -> Iterator[Part | Issue]:
    """What there is to read in a source: only containers are opened, all else is handed on as it is.

    Raises `SourceError` as `read` does.
    """
    return _read(source, plugins, depth=0, whole=False)


def _read(source: Source, plugins: Plugins, depth: int, *, whole: bool) -> Iterator[Part | Issue]:
    deepest = limit(*DEPTH)
    if depth > deepest:
        raise SourceError(
            f"{place_of(source)}: is container number {depth} inside one another, more than the {deepest} "
            f"that are opened; unpack it first, or set {setting(DEPTH[0])}"
        )
    if not first_bytes(source):
        raise SourceError(f"{place_of(source)}: is empty; delete it, or fetch it again")
    reader = choose_reader(source, plugins.readers)
    if not whole and not reader.container:
        held = replace(source, content=source.bytes(), opens=None) if source.opens is not None else source
        yield Part(source=held)
        return
    for item in _items(reader, source, plugins):
        if isinstance(item, Issue):
            if item.source is None:
                item.source = source.location
            yield item
        elif isinstance(item, Source):
            inner = _inheriting(item, source)
            try:
                yield from _read(inner, plugins, depth + 1, whole=whole)
            except SourceError as error:
                yield Issue(kind=UNREADABLE, message=str(error), source=inner.location)
        else:
            try:
                _check(item, source)
            except SourceError as error:
                if not reader.container:
                    raise
                yield Issue(kind=UNREADABLE, message=str(error), source=source.location)
                continue
            yield Part(source=source, reader=reader, document=item)


def _items(reader: Reader, source: Source, plugins: Plugins) -> Iterator[Document | Source | Issue]:
    """What a reader gives; whatever it raises comes out as a `SourceError`."""
    items: Iterator[Document | Source | Issue] | None = None
    place = place_of(source)
    while True:
        try:
            items = iter(reader.read(source)) if items is None else items
            item = next(items)
        except StopIteration:
            return
        except SourceError:
            raise
        except OSError as error:
            raise SourceError(unreadable(place, error)) from error
        except Exception as error:  # a reader may meet anything in a broken file
            if isinstance(error, ImportError) and (error.name or "").split(".")[0] in reader.needs:
                raise SourceError(
                    f"{place}: the reader {reader.name!r} needs a library that is not installed "
                    f"({error.name}); install it with: "
                    f"{install(f'reader {reader.name!r}', reader.name, reader.needs, plugins)}"
                ) from error
            raise SourceError(
                f"{place}: the reader {reader.name!r} failed ({type(error).__name__}: {error}); "
                "check that the file opens elsewhere, and report it if it does"
            ) from error
        if not isinstance(item, Document | Source | Issue):
            raise SourceError(
                f"{place}: the reader {reader.name!r} gave {type(item).__name__}, "
                "where a Document or a Source is due; report it to its author"
            )
        yield item


def install(what: str, name: str, needs: Sequence[str], plugins: Plugins) -> str:
    """How to install what a plugin needs: our extra of the plugin's name, or the modules themselves.

    ``what`` is the key of `Plugins.supplied_by`, ``name`` the plugin's where that does not tell it.
    """
    plugin = plugins.supplied_by.get(what, name)
    origin = plugins.sources.get(plugin)
    if origin is not None and not origin.builtin:
        return "pip install " + " ".join(needs)
    return f"pip install 'conflict-events[{plugin}]'"


def _check(document: Document, source: Source) -> None:
    refuse_too_large(len(document.text), place_of(source))
    if not document.text.strip():
        raise SourceError(
            f"{place_of(source)}: is empty, no text was found in it; delete it, or fetch it again"
        )


def _inheriting(inner: Source, outer: Source) -> Source:
    known = {
        name: value
        for name in _INHERITED
        if getattr(inner, name) is None and (value := getattr(outer, name)) is not None
    }
    return replace(inner, **known) if known else inner
