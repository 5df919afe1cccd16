"""The bytes of a web archive as a buffer to look into, in runs.

A run is a stretch that no record spans the end of: up to a damaged place, or to a compressed member that
begins with a record.
"""

from __future__ import annotations

from typing import BinaryIO

from conflict_events import SourceError, limit

from .starts import BLANK, LONGEST_START, starts
from .unpacking import Break, Piece, pieces

SKIPPED = ("MAX_WARC_SKIPPED_BYTES", 20_000_000_000)


class Runs:
    """What is ready to be looked at is ``buffer``; it grows by `fill` and shrinks by `drop` and `skip`.

    ``offset`` is where the buffer, or the compressed member that it came from, begins in the file;
    ``closed`` says that the run ends with the buffer, ``damage`` why if that is not as it should be.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.buffer = bytearray()
        self.offset = 0
        self.closed = False
        self.damage: Break | None = None
        self._pieces = pieces(file)
        self._name = name
        self._packed = self._ended = False
        self._pending: Piece | None = None
        self._skipped = 0

    def next_run(self) -> bool:
        """Goes on behind the end of a run, or to the first; whether there is one."""
        if self._ended and self._pending is None:
            return False
        self.closed = self._ended
        if self._pending is not None:
            self._append(self._pending)
            self._pending = None
        return True

    def has_more(self) -> bool:
        """Passes over blank lines; whether something stands behind them in this run."""
        while self.fill(LONGEST_START):
            blank = BLANK.match(self.buffer)
            if blank is None or not blank.end():
                return True
            self.drop(blank.end())
        return False

    def fill(self, size: int) -> bool:
        """Has ``size`` bytes ready, or all there are in this run; whether there are any."""
        while len(self.buffer) < size and not self.closed:
            piece = next(self._pieces, None)
            if piece is None:
                self.closed = self._ended = True
            elif isinstance(piece, Break):
                self.closed, self.damage = True, piece
            elif piece.begins and not self._is_blank() and starts(piece.data):
                self.closed, self._pending = True, piece
            else:
                self._append(piece)
        return bool(self.buffer)

    def _append(self, piece: Piece) -> None:
        if self._is_blank():
            self.buffer.clear()
            self.offset = piece.offset
        self._packed = self._packed or piece.begins
        self.buffer += piece.data

    def _is_blank(self) -> bool:
        blank = BLANK.match(self.buffer)
        return blank is not None and blank.end() == len(self.buffer)

    def drop(self, size: int) -> None:
        """Takes bytes away that were read."""
        del self.buffer[:size]
        if not self._packed:
            self.offset += size

    def skip(self, size: int) -> None:
        """Drops what is not read, of which there may not be more than is allowed."""
        self._skipped += size
        if self._skipped > limit(*SKIPPED):
            raise SourceError(
                f"{self._name}: more than {limit(*SKIPPED):,} bytes of it are no records that can be read; "
                f"leave it out, or set CONFLICT_EVENTS_{SKIPPED[0]}"
            )
        self.drop(size)
