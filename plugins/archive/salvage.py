"""Members of a zip whose directory is lost: each has a header of its own before its bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from .allowance import Allowance
from .large import HELD

_HEADER = struct.Struct("<4sHHHHHLLLHH")  # APPNOTE.TXT 4.3.7
_MARK = b"PK\x03\x04"
_PIECE = 65_536
_ENCRYPTED, _SIZE_FOLLOWS, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8


def salvaged(file: BinaryIO, allowed: Allowance) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every member that is whole, from the start of the file to where it breaks.

    A member that is encrypted, large, by another method than deflate, or does not fit its checksum is passed over.
    """
    while (at := _next(file)) is not None:
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return
        _, _, flags, method, _, _, crc, size, _, length, extra = _HEADER.unpack(header)
        name = file.read(length).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        file.seek(extra, 1)
        content = None
        if not flags & _ENCRYPTED and method == _DEFLATED:
            content = _inflated(file, allowed)
        elif not flags & (_ENCRYPTED | _SIZE_FOLLOWS) and method == _STORED and size <= HELD:
            content = file.read(size)
        if content is None:
            file.seek(at + len(_MARK))
            continue
        if flags & _SIZE_FOLLOWS:
            crc = _descriptor(file)
        if zlib.crc32(content) == crc and not name.endswith("/"):
            yield name, content


def _next(file: BinaryIO) -> int | None:
    """Moves to the next mark of a member; None at the end."""
    at, rest = file.tell(), b""
    while piece := file.read(_PIECE):
        found = (rest + piece).find(_MARK)
        if found >= 0:
            return file.seek(at - len(rest) + found)
        at += len(piece)
        rest = (rest + piece)[-3:]
    return None


def _inflated(file: BinaryIO, allowed: Allowance) -> bytes | None:
    """A deflated member up to its own end; None where it breaks before, or is too large."""
    inflate, pieces, size = zlib.decompressobj(-15), [], 0
    while not inflate.eof:
        piece = inflate.unconsumed_tail or file.read(_PIECE)
        if not piece:
            return None
        try:
            data = inflate.decompress(piece, _PIECE)
        except zlib.error:
            return None
        allowed.take(len(data))
        size += len(data)
        if size > HELD:
            return None
        pieces.append(data)
    file.seek(-len(inflate.unused_data), 1)
    return b"".join(pieces)


def _descriptor(file: BinaryIO) -> int:
    """The checksum that follows a member, with or without a mark before it."""
    first = file.read(4)
    if first == b"PK\x07\x08":
        first = file.read(4)
    return int.from_bytes(first, "little")
