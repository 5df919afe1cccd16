"""What stands in a zip file, by its directory; where that is lost, one member after the other from the start."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from conflict_events import Issue, Source, SourceError, limit

from .allowance import MEMBER, Allowance, TooMuchError
from .entries import name_of, overlapping_in, refuse_too_many, refused
from .labels import Labels, LeftOut, is_hidden
from .salvage import salvaged

_PIECE = {zipfile.ZIP_STORED: 65_536, zipfile.ZIP_DEFLATED: 65_536}
_SMALL_PIECE = 4_096  # a piece of bzip2 or LZMA unpacks to all it holds at once
_BROKEN = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_FETCH = "fetch the archive again"


def members(source: Source, allowed: Allowance) -> Iterator[Source | Issue]:
    """The files of a zip; links are not followed. Raises `SourceError`, `TooMuchError`."""
    with source.open() as file:
        refuse_too_many(source, file)
        labels, left_out = Labels(), LeftOut(source.location)
        try:
            archive = zipfile.ZipFile(file)
        except (*_BROKEN, UnicodeError) as error:
            file.seek(0)
            yield from _by_sequence(source, file, allowed, str(error))
            return
        with archive:
            found = archive.infolist()
            if any(one.filename == "[Content_Types].xml" for one in found):
                raise SourceError(
                    f"{source.location}: is a document of an office program, not an archive of files; "
                    "give it the suffix of its format"
                )
            if not found:
                told = f"{source.location}: holds no files; leave it out"
                yield Issue(kind="unreadable_file", message=told)
            try:
                for info, content in _contents(archive, found, allowed, left_out):
                    yield source.within(labels.label(name_of(info)), content=content)
            except TooMuchError:
                yield from left_out.issues()
                raise
        yield from left_out.issues()


def _contents(
    archive: zipfile.ZipFile, found: list[zipfile.ZipInfo], allowed: Allowance, left_out: LeftOut
) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """The members that are read, with their bytes."""
    overlapping = overlapping_in(found)
    for info in found:
        if info.is_dir() or is_hidden(name_of(info)):
            continue
        why = refused(info, overlapping)
        if why is not None:
            left_out.add(name_of(info), *why)
            continue
        content = _content(archive, info, allowed, left_out)
        if content is not None:
            yield info, content


def _content(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowed: Allowance, left_out: LeftOut
) -> bytes | None:
    """The bytes of a member, checked; None where they are too many or broken, which is told."""
    largest, pieces, size = limit(*MEMBER), [], 0
    try:
        with archive.open(info) as member:
            while piece := member.read(_PIECE.get(info.compress_type, _SMALL_PIECE)):
                size += len(piece)
                allowed.take(len(piece))
                pieces.append(piece)
                if size > largest:
                    left_out.add(
                        name_of(info),
                        f"larger than the {largest:,} bytes that a member may have",
                        f"unpack it, or set CONFLICT_EVENTS_{MEMBER[0]}",
                        kind="too_large",
                    )
                    return None
    except _BROKEN as error:
        left_out.add(name_of(info), f"broken ({str(error)[:120]})", _FETCH)
        return None
    return b"".join(pieces)


def _by_sequence(
    source: Source, file: BinaryIO, allowed: Allowance, problem: str
) -> Iterator[Source | Issue]:
    """What is whole in a zip whose directory cannot be read."""
    labels, count = Labels(), 0
    for name, content in salvaged(file, allowed):
        count += 1
        if not is_hidden(name):
            yield source.within(labels.label(name), content=content)
    if not count:
        raise SourceError(f"{source.location}: is no archive that can be read ({problem}); {_FETCH}")
    yield Issue(
        kind="unreadable_file",
        message=f"{source.location}: is cut or damaged ({problem}); {count:,} whole members were found and "
        f"read; {_FETCH}",
    )
