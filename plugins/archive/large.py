"""Members that are too large to be held: opened anew for each reading, and never written to disk."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import ExitStack
from typing import BinaryIO, cast

HELD = 16_000_000
"""Bytes up to which a member is held in memory."""

_PIECE = 65_536
_BUFFER = 1_048_576

Start = Callable[[ExitStack], Callable[[int], bytes]]
"""Opens a member and gives how to read it; what it opened is closed with the stack."""


def opener(start: Start, size: int) -> Callable[[], BinaryIO]:
    """A function that opens the first ``size`` bytes of a member as a file."""

    def opens() -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(_Reopened(start, size), _BUFFER))

    return opens


class _Reopened(io.RawIOBase):
    """A file that can only be read forward, made one that can go back, by beginning again."""

    def __init__(self, start: Start, size: int) -> None:
        super().__init__()
        self._start = start
        self._size = size
        self._stack = ExitStack()
        self._read = start(self._stack)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        data = self._read(min(len(buffer), self._size - self._at))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        target = min(max(0, base + offset), self._size)
        if target < self._at:
            self._stack.close()
            self._read, self._at = self._start(self._stack), 0
        while self._at < target and (data := self._read(min(_PIECE, target - self._at))):
            self._at += len(data)
        return self._at

    def close(self) -> None:
        self._stack.close()
        super().close()
