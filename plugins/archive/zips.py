"""What stands in a zip file, by its directory; where that is lost, one member after the other from the start."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import BinaryIO

from conflict_events import Issue, Source, SourceError

from .allowance import Allowance, TooMuchError
from .entries import name_of, overlapping_in, refuse_too_many, refused
from .labels import Labels, LeftOut, is_hidden
from .large import HELD, opener
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
                for info, content in _contents(source, archive, allowed, left_out):
                    yield source.within(labels.label(name_of(info)), content)
            except TooMuchError:
                yield from left_out.issues()
                raise
        yield from left_out.issues()


def _contents(
    source: Source, archive: zipfile.ZipFile, allowed: Allowance, left_out: LeftOut
) -> Iterator[tuple[zipfile.ZipInfo, bytes | Callable[[], BinaryIO]]]:
    """The members that are read, with their bytes, or how to open them."""
    found = archive.infolist()
    overlapping = overlapping_in(found)
    for info in found:
        if info.is_dir() or is_hidden(name_of(info)):
            continue
        why = refused(info, overlapping)
        if why is not None:
            left_out.add(name_of(info), *why)
            continue
        try:
            content = _checked(archive, info, allowed)
        except _BROKEN as error:
            left_out.add(name_of(info), f"broken ({str(error)[:120]})", _FETCH)
            continue
        yield info, content if content is not None else opener(partial(_start, source, info), info.file_size)


def _checked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowed: Allowance) -> bytes | None:
    """The bytes of a member, which fit their checksum; None of a large one, of which that was only looked at."""
    pieces = []
    with archive.open(info) as member:
        while piece := member.read(_PIECE.get(info.compress_type, _SMALL_PIECE)):
            allowed.take(len(piece))
            if info.file_size <= HELD:
                pieces.append(piece)
    return b"".join(pieces) if info.file_size <= HELD else None


def _start(source: Source, info: zipfile.ZipInfo, stack: ExitStack) -> Callable[[int], bytes]:
    archive = stack.enter_context(zipfile.ZipFile(stack.enter_context(source.open())))
    return stack.enter_context(archive.open(info)).read


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
