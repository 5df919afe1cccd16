"""What stands in a zip file, by its directory; where that is lost, one member after the other from the start."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from conflict_events import Issue, Source, SourceError, limit

from .allowance import FREE, MEMBER, MEMBERS, RATIO, Allowance
from .labels import Labels, LeftOut, is_hidden
from .salvage import salvaged

_ENCRYPTED = 0x1
_UTF8 = 0x800
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
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
_END = 65_635  # the longest comment, and the records before it
_LONG_ENTRY = 300  # bytes in the directory; what says fewer members than it has is refused by size
_FETCH = "fetch the archive again"


def members(source: Source, allowed: Allowance) -> Iterator[Source | Issue]:
    """The files of a zip; links are not followed. Raises `SourceError`, `TooMuchError`."""
    with source.open() as file:
        _refuse_too_many(source, file)
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
            overlapping = _overlapping(found)
            for info in found:
                why = _refused(info, overlapping)
                if info.is_dir() or is_hidden(name_of(info)):
                    continue
                if why is not None:
                    left_out.add(name_of(info), *why)
                    continue
                content = _content(archive, info, allowed, left_out)
                if content is not None:
                    yield source.within(labels.label(name_of(info)), content=content)
            if not found:
                yield Issue(
                    kind="unreadable_file", message=f"{source.location}: holds no files; leave it out"
                )
        yield from left_out.issues()


def name_of(info: zipfile.ZipInfo) -> str:
    """The name as UTF-8 where it can be: many programs write that without saying so (else it is cp437)."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def _refuse_too_many(source: Source, file: BinaryIO) -> None:
    """Looks at what the end of the file says of its directory, before that is read as a whole."""
    file.seek(max(0, file.seek(0, 2) - _END))
    tail = file.read()
    file.seek(0)
    count = size = 0
    if (at := tail.rfind(b"PK\x05\x06")) >= 0 and at + 22 <= len(tail):
        count, size = struct.unpack_from("<HL", tail, at + 10)
    if (at := tail.rfind(b"PK\x06\x06")) >= 0 and at + 56 <= len(tail):
        count, size = struct.unpack_from("<QQ", tail, at + 32)
    allowed = limit(*MEMBERS)
    if max(count, size // _LONG_ENTRY) > allowed:
        raise SourceError(
            f"{source.location}: has more than {allowed:,} members; split it, "
            f"or set CONFLICT_EVENTS_{MEMBERS[0]}"
        )


def _overlapping(found: list[zipfile.ZipInfo]) -> set[int]:
    """The places of members whose bytes are those of others too, which only bombs have."""
    inside: set[int] = set()
    ordered = sorted(found, key=lambda one: (one.header_offset, one.compress_size))
    for one, following in pairwise(ordered):
        if one.header_offset + one.compress_size > following.header_offset:
            inside |= {one.header_offset, following.header_offset}
    return inside


def _refused(info: zipfile.ZipInfo, overlapping: set[int]) -> tuple[str, str] | None:
    """Why a member is not read, and what to do; None where it is."""
    if info.header_offset in overlapping:
        return "its bytes are part of other members too, as in a bomb", "delete the archive"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted", "unpack it with its password"
    if info.compress_type not in _READABLE:
        method = zipfile.compressor_names.get(info.compress_type, "unknown")  # type: ignore[attr-defined]
        return f"compressed by method {info.compress_type} ({method}), which is not read", "unpack it"
    if info.file_size > max(FREE, info.compress_size * limit(*RATIO)):
        return (
            f"unpacks to more than {limit(*RATIO)} times its size, as only a bomb does",
            f"leave it out, or set CONFLICT_EVENTS_{RATIO[0]} if you trust it",
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, which is not followed", "add the file itself"
    return None


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
