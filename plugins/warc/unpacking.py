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


def pieces(file: BinaryIO) -> Iterator[Piece | Break]:
    """All of a seekable file, plain or packed."""
    packed = packing(file)
    if packed is not None:
        yield from _members(file, packed)
        return
    while data := file.read(PIECE):
        yield Piece(data, file.tell() - len(data))


def _members(file: BinaryIO, packed: Packing) -> Iterator[Piece | Break]:
    start: int | None = file.tell()
    while start is not None:
        file.seek(start)
        end, problem = yield from _member(file, packed, start)
        if problem is None and end is not None:
            start = _padding(file, end)
            if start is None or _is_at(file, start, packed.magic):
                continue
            problem = "bytes that are not compressed"
            end = start
        yield Break(start, problem or "damaged")
        start = _next(file, packed, start + 1)


def _member(
    file: BinaryIO, packed: Packing, start: int
) -> Generator[Piece, None, tuple[int | None, str | None]]:
    """The pieces of one member; returns where it ends, and what is wrong with it if anything is."""
    member, held = packed.new(), b""
    begins = True
    while not member.eof:
        data = file.read(packed.piece)
        if not data:
            if held:
                yield Piece(held, start, begins)
            return None, "the file ends within it"
        try:
            for unpacked in packed.unpack(member, data):
                held += unpacked
                # The first piece is long enough to see what the member begins with.
                if len(held) >= _SEEN:
                    yield Piece(held, start, begins)
                    held, begins = b"", False
        except packed.failures as error:
            if held:
                yield Piece(held, start, begins)
            return None, str(error)
    if held:
        yield Piece(held, start, begins)
    return file.tell() - len(member.unused_data), None


def _padding(file: BinaryIO, at: int) -> int | None:
    """Where the zeros that may stand between members end; None at the end of the file."""
    file.seek(at)
    while data := file.read(_SEEN):
        rest = data.lstrip(b"\0")
        if rest:
            return file.tell() - len(rest)
    return None


def _is_at(file: BinaryIO, at: int, magic: bytes) -> bool:
    file.seek(at)
    return file.read(len(magic)) == magic


def _next(file: BinaryIO, packed: Packing, at: int) -> int | None:
    """Where the next member stands that begins with a record; None where there is none."""
    file.seek(at)
    held = b""
    while data := file.read(PIECE):
        held += data
        base = file.tell() - len(held)
        found = held.find(packed.magic)
        while found >= 0:
            if _holds_record(file, packed, base + found):
                return base + found
            found = held.find(packed.magic, found + 1)
        file.seek(base + len(held))
        held = held[-3:]
    return None


def _holds_record(file: BinaryIO, packed: Packing, at: int) -> bool:
    file.seek(at)
    try:
        first = next(packed.unpack(packed.new(), file.read(ZSTD_PIECE)), b"")
    except packed.failures:
        return False
    return starts(first)
