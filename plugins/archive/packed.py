"""Compressed streams (gzip, bzip2, xz, Zstandard) read piece by piece, up to where they break."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, BinaryIO

from conflict_events import Source

from .allowance import Allowance

MAGIC = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}
_PIECE = 65_536
_ZSTD_PIECE = 1_024  # four bytes of input can be 128 kB of output, which comes all at once
_LARGEST_WINDOW = 1 << 27
_FAILURES = (OSError, EOFError, zlib.error, lzma.LZMAError)


def compression(first: bytes) -> str | None:
    """By which of these a file is compressed, told by its first bytes."""
    return next((name for magic, name in MAGIC.items() if first.startswith(magic)), None)


class Stream:
    """Reads forward only, counts what it unpacks, and ends where the data do; ``problem`` says why early.

    ``cut`` is true where the data end too soon, false where they are damaged. What was counted before has
    no ``allowance``.
    """

    def __init__(self, file: BinaryIO, kind: str | None, allowance: Allowance | None) -> None:
        self._read, self._failures = _reading(file, kind)
        self._counted = kind is not None
        self._file = file
        self.kind = kind
        self.allowance = allowance
        self._ahead = b""
        self._at = 0
        self.problem: str | None = None
        self.cut = False

    def read(self, size: int) -> bytes:
        """As many bytes as asked for, fewer only at the end."""
        pieces, missing = [self._ahead[:size]], size - len(self._ahead)
        self._ahead = self._ahead[size:]
        while missing > 0 and (piece := self._piece(min(missing, _PIECE))):
            pieces.append(piece)
            missing -= len(piece)
        data = b"".join(pieces)
        self._at += len(data)
        return data

    def peek(self, size: int) -> bytes:
        """The bytes that come next, which stay."""
        data = self.read(size)
        self._ahead = data + self._ahead
        self._at -= len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, position: int) -> int:
        """Forward only: what is passed over is read, unless it is not packed."""
        if self.kind is None and position > self._at + len(self._ahead):
            self._ahead, self._at = b"", self._file.seek(position)
        while self._at < position and self.read(min(_PIECE, position - self._at)):
            pass
        return self._at

    def _piece(self, size: int) -> bytes:
        if self.problem is not None:
            return b""
        try:
            data = self._read(size)
        except self._failures as error:
            self.problem = str(error) or type(error).__name__
            self.cut = isinstance(error, EOFError)
            return b""
        if self._counted and self.allowance is not None:
            self.allowance.take(len(data))
        return data


def start(source: Source, kind: str | None, stack: ExitStack) -> Callable[[int], bytes]:
    """Begins to read what a source unpacks to, from its first byte."""
    return Stream(stack.enter_context(source.open()), kind, None).read


def _reading(file: BinaryIO, kind: str | None) -> tuple[Callable[[int], bytes], tuple[type[Exception], ...]]:
    """How to read some bytes of a stream at once, and what that raises where the stream is broken."""
    if kind == "gzip":
        return gzip.GzipFile(fileobj=file).read1, _FAILURES
    if kind == "bzip2":
        return bz2.BZ2File(file).read1, _FAILURES
    if kind == "xz":
        return lzma.LZMAFile(file).read1, _FAILURES
    if kind == "zstd":
        import zstandard

        frames = _Frames(file, zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW))
        return frames.read1, (*_FAILURES, zstandard.ZstdError)
    return file.read, (OSError,)


class _Frames:
    """Zstandard frames one after the other; the library's own stream does not tell a cut one from a whole one."""

    def __init__(self, file: BinaryIO, decompressor: Any) -> None:
        self._file, self._new = file, decompressor.decompressobj
        self._frame = self._new()
        self._input = self._output = b""
        self._begun = False

    def read1(self, size: int) -> bytes:
        """Some bytes, none at the end; raises `EOFError` where a frame is cut."""
        while not self._output:
            if self._frame.eof:
                self._input = self._frame.unused_data + self._input
                self._frame, self._begun = self._new(), False
            piece, self._input = self._input or self._file.read(_ZSTD_PIECE), b""
            if not piece:
                if self._begun:
                    raise EOFError("the last frame is cut")
                return b""
            self._begun = True
            self._output = self._frame.decompress(piece)
        data, self._output = self._output[:size], self._output[size:]
        return data
