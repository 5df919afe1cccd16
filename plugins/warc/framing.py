"""Where records begin and end; a broken one costs itself only, since the next is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from conflict_events import limit

from .runs import Runs
from .starts import BLANK, LONGEST_START, NEXT, START, starts

RECORD = ("MAX_WARC_RECORD_BYTES", 50_000_000)

_LENGTH = re.compile(rb"\n(?i:content-length)[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?(?=\n)")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEADER = 65_536
_STEP = 1_048_576


@dataclass(slots=True)
class Frame:
    """A record as it stands, header and block; of one that is too large only the first bytes.

    ``offset`` is where it, or the compressed member that holds it, begins in the file.
    """

    data: bytes
    offset: int
    too_large: bool = False


@dataclass(slots=True)
class Broken:
    """A record that cannot be read, or bytes that are none; ``problem`` completes 'the record at byte N'."""

    offset: int
    problem: str


class Records:
    """The records of a file, in order; memory holds one at a time."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._runs = Runs(file, name)

    def __iter__(self) -> Iterator[Frame | Broken]:
        while self._runs.next_run():
            while self._runs.has_more():
                yield self._record()
            if (damage := self._runs.damage) is not None:
                self._runs.damage = None
                yield Broken(damage.offset, f"is damaged ({damage.problem})")

    def _record(self) -> Frame | Broken:
        runs, offset = self._runs, self._runs.offset
        start = START.match(runs.buffer)
        if start is None:
            return self._broken("does not begin as a record does", 0)
        block, length = self._header(start)
        if length is None:
            return self._broken("says no length", 1)
        end = block + length
        if length > limit(*RECORD):
            frame = Frame(bytes(runs.buffer[:_LONGEST_HEADER]), offset, too_large=True)
            self._resynchronise(block, end)
            return frame
        runs.fill(end + LONGEST_START)
        if not self._is_end(end, b"\n" if start["arc"] else b"\r\n\r\n"):
            return self._broken(f"is not as long as it says ({length:,} bytes)", block)
        damage = runs.damage
        if damage is not None and damage.offset == offset and not starts(runs.buffer, end):
            return self._broken("is damaged", end)  # its checksum came last, and is wrong
        frame = Frame(bytes(runs.buffer[:end]), offset)
        runs.drop(end)
        return frame

    def _broken(self, problem: str, at: int) -> Broken:
        """Goes on to the next record behind ``at``; damage of the run is told with the record that it struck."""
        offset = self._runs.offset
        self._resynchronise(at)
        damage = self._runs.damage
        if damage is None or damage.offset != offset or self._runs.buffer:
            return Broken(offset, problem)
        self._runs.damage = None
        return Broken(offset, f"is damaged ({damage.problem})")

    def _header(self, start: re.Match[bytes]) -> tuple[int, int | None]:
        """Where the block of a record begins, and its length as the header says it."""
        if start["arc"]:
            return start.end(), int(start["arc"].split()[-1])
        self._runs.fill(_LONGEST_HEADER)
        end = _HEADER_END.search(self._runs.buffer, 0, _LONGEST_HEADER)
        length = _LENGTH.search(self._runs.buffer, 0, end.end()) if end is not None else None
        return end.end() if end is not None else 0, int(length[1]) if length is not None else None

    def _is_end(self, at: int, mark: bytes) -> bool:
        """Whether a record that is as long as it says ends here: its mark, a record, or nothing more."""
        if len(self._runs.buffer) < at:
            return False
        rest = BLANK.match(self._runs.buffer, at)
        return (
            self._runs.buffer.startswith(mark, at)
            or starts(self._runs.buffer, at)
            or (rest is not None and rest.end() == len(self._runs.buffer))
        )

    def _resynchronise(self, at: int, end: int | None = None) -> None:
        """Passes over what cannot be read, to where a record begins behind ``at``, or to ``end``."""
        while self._runs.fill(_STEP):
            found = NEXT.search(self._runs.buffer, at)
            if found is not None and (end is None or found.start() < end):
                self._runs.skip(found.start() + 1)
                return
            # The start of a record may be cut by the end of what was read so far.
            held = len(self._runs.buffer)
            size = held if self._runs.closed else max(1, held - LONGEST_START)
            if end is not None and end <= size:
                self._runs.skip(end)
                return
            self._runs.skip(size)
            at, end = 0, end - size if end is not None else None
