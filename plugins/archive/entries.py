"""What the directory of a zip says of its members, and which of them are refused for it."""

from __future__ import annotations

import stat
import struct
import zipfile
from itertools import pairwise
from typing import BinaryIO

from conflict_events import Source, SourceError, limit

from .allowance import FREE, MEMBERS, RATIO

_ENCRYPTED = 0x1
_UTF8 = 0x800
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_END = 65_635  # the longest comment, and the records before it
_LONG_ENTRY = 300  # bytes in the directory; what says fewer members than it has is refused by size


def name_of(info: zipfile.ZipInfo) -> str:
    """The name as UTF-8 where it can be: many programs write that without saying so (else it is cp437)."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def refuse_too_many(source: Source, file: BinaryIO) -> None:
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


def overlapping_in(found: list[zipfile.ZipInfo]) -> set[int]:
    """The places of members whose bytes are those of others too, which only bombs have."""
    inside: set[int] = set()
    ordered = sorted(found, key=lambda one: (one.header_offset, one.compress_size))
    for one, following in pairwise(ordered):
        if one.header_offset + one.compress_size > following.header_offset:
            inside |= {one.header_offset, following.header_offset}
    return inside


def refused(info: zipfile.ZipInfo, overlapping: set[int]) -> tuple[str, str] | None:
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
