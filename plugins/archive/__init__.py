"""Archives and compressed files: what stands in them is read as if it lay in a folder."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from conflict_events import Issue, Reader, Source, SourceError, hookimpl

if TYPE_CHECKING:
    from .allowance import Allowance
    from .packed import Stream

SUFFIXES = (
    ".zip .tar .tar.gz .tgz .tar.bz2 .tbz .tbz2 .tar.xz .txz .tar.zst .tzst .gz .bz2 .xz .zst"
).split()
PIECE = 65_536
ALONE = (".gz", ".bz2", ".xz", ".zst")
MEDIA_TYPES = (
    "application/zip application/x-zip-compressed application/x-tar application/gzip application/x-gzip "
    "application/x-bzip2 application/x-xz application/zstd"
).split()
# The first member of documents that are zip files of their own kind, which other readers claim.
DOCUMENT = re.compile(
    rb"PK\x03\x04.{22}(?:\x08\0..mimetype|.{4}(?:\[Content_Types\]|(?:_rels|docProps|customXml|word|xl|ppt)/[\w.]*)"
    rb"\.?(?:xml|rels))",
    re.DOTALL,
)


def sniff(first: bytes) -> bool | None:
    """By the marks of the formats; a document that is a zip file is none. None: ask the name."""
    from .packed import compression
    from .tars import is_tar

    if DOCUMENT.match(first):
        return False
    return (
        first.startswith((b"PK\x03\x04", b"PK\x05\x06")) or bool(compression(first)) or is_tar(first) or None
    )


def read(source: Source) -> Iterator[Source | Issue]:
    """Everything in the archive that a folder would give, one member after the other."""
    from .allowance import TooMuchError, allowance

    with allowance(source) as allowed:
        if allowed.exhausted:
            return
        try:
            yield from _members(source, allowed)
        except TooMuchError as error:
            yield Issue(kind="too_large", message=str(error))


def _members(source: Source, allowed: "Allowance") -> Iterator[Source | Issue]:
    """By what it is, whatever it is called: a zip, a tar, or something compressed, which may be a tar."""
    from . import tars, zips
    from .packed import Stream, compression

    with source.open() as file:
        stream = Stream(file, None, allowed)
        kind = compression(stream.peek(512))
        if kind is not None:
            file.seek(0)
            stream = Stream(file, kind, allowed)
        if tars.is_tar(stream.peek(512)):
            yield from tars.members(source, stream)
        elif kind is not None:
            yield from _alone(source, stream)
        else:
            yield from zips.members(source, allowed)


def _alone(source: Source, stream: "Stream") -> Iterator[Source | Issue]:
    """A single compressed file. Of one that is cut, what stands before the last line end is read."""
    from .labels import Labels
    from .large import HELD, opener
    from .packed import start

    name = PurePath(source.location).name
    suffix = PurePath(name).suffix
    label = Labels().label(name[: -len(suffix)] if suffix.lower() in ALONE else name)
    content = stream.read(HELD)
    size, lines = len(content), content.rfind(b"\n") + 1
    while piece := stream.read(PIECE):
        lines = size + piece.rfind(b"\n") + 1 if b"\n" in piece else lines
        size += len(piece)
    if stream.problem is not None and not (stream.cut and lines):
        how = "cut before its first line ends" if stream.cut else f"damaged ({stream.problem})"
        raise SourceError(f"{source.location}: is {how}; fetch it again")
    if stream.cut:
        size = lines
        yield Issue(
            kind="unreadable_file",
            message=f"{source.location}: is cut ({stream.problem}); {size:,} bytes, up to the end of its last "
            "whole line, were read; fetch it again",
        )
    large = size > len(content)
    yield source.within(label, opener(partial(start, source, stream.kind), size) if large else content[:size])


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="archive",
            read=read,
            suffixes=tuple(SUFFIXES),
            media_types=tuple(MEDIA_TYPES),
            sniff=sniff,
            needs=("zstandard",),
            container=True,
        )
    ]
