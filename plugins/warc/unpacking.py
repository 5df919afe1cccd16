"""The bytes of a web archive, unpacked; where they are damaged, on from the next compressed member.

A member is what was compressed by itself: a record in most archives, the whole file in some.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .packing import PIECE, ZSTD_PIECE, Packing, packing
from .starts import starts

_SEEN = 2_048


@dataclass(slots=True)
class Piece:
    """Unpacked bytes. ``begins`` where a member does; ``offset`` is where in the file that stands."""

    data: bytes
    offset: int
    begins: bool = False


@dataclass(slots=True)
class Break:
    """The member at ``offset`` is damaged or cut here; what comes next is another member."""

    offset: int
    problem: str


class _Raw:
    """A file read forward, of which the last bytes can be given back; ``at`` is where it stands."""

    def __init__(self, file: BinaryIO, at: int) -> None:
        self._file = file
        self._back = b""
        self.at = at

    def read(self, size: int) -> bytes:
        data, self._back = self._back[:size], self._back[size:]
        data = data or self._file.read(size)
        self.at += len(data)
        return data

    def unread(self, data: bytes) -> None:
        self._back = data + self._back
        self.at -= len(data)


def pieces(file: BinaryIO) -> Iterator[Piece | Break]:
    """All of a file, plain or packed; it is read forward only."""
    packed = packing(file)
    if packed is not None:
        yield from _members(_Raw(file, file.tell()), packed)
        return
    at = 0
    while data := file.read(PIECE):
        yield Piece(data, at)
        at += len(data)


def _members(raw: _Raw, packed: Packing) -> Iterator[Piece | Break]:
    while True:
        start = raw.at
        problem = yield from _member(raw, packed)
        if problem is None:
            start, first = _padding(raw, len(packed.magic))
            if not first:
                return
            if first == packed.magic:
                continue
            problem = "bytes that are not compressed"
        yield Break(start, problem)
        if not _seek(raw, packed):
            return


def _member(raw: _Raw, packed: Packing) -> Generator[Piece, None, str | None]:
    """The pieces of one member; returns what is wrong with it. What follows it is what is read next.

    Of a damaged one that is what was read last: the next member may begin in it.
    """
    start, member, held, begins = raw.at, packed.new(), b"", True
    last = before = b""
    problem = None
    while not member.eof and problem is None:
        before, last = last, raw.read(packed.piece)
        if not last:
            problem = "the file ends within it"
            break
        try:
            for unpacked in packed.unpack(member, last):
                held += unpacked
                # The first piece is long enough to see what the member begins with.
                if len(held) >= _SEEN:
                    yield Piece(held, start, begins)
                    held, begins = b"", False
        except packed.failures as error:
            problem = str(error)
    if held:
        yield Piece(held, start, begins)
    if problem is None:
        raw.unread(member.unused_data)
        return None
    seen = before + last
    raw.unread(seen[1:] if raw.at - len(seen) == start else seen)
    return problem


def _padding(raw: _Raw, size: int) -> tuple[int, bytes]:
    """Passes over the zeros that may stand between members; where they end, and what follows, which stays."""
    while data := raw.read(_SEEN):
        rest = data.lstrip(b"\0")
        if rest:
            rest += raw.read(size) if len(rest) < size else b""
            raw.unread(rest)
            return raw.at, rest[:size]
    return raw.at, b""


def _seek(raw: _Raw, packed: Packing) -> bool:
    """Goes on to the next member that begins with a record; whether there is one."""
    held = b""
    while data := raw.read(PIECE):
        held += data
        found = held.find(packed.magic)
        while found >= 0:
            if found + ZSTD_PIECE > len(held):
                held += raw.read(ZSTD_PIECE)
            if _holds_record(packed, held[found : found + ZSTD_PIECE]):
                raw.unread(held[found:])
                return True
            found = held.find(packed.magic, found + 1)
        held = held[-3:]
    return False


def _holds_record(packed: Packing, data: bytes) -> bool:
    try:
        return starts(next(packed.unpack(packed.new(), data), b""))
    except packed.failures:
        return False
