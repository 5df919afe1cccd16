"""By what the members of a web archive are compressed, and how each is unpacked in small pieces."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

PIECE = 65_536
ZSTD_PIECE = 1_024  # four bytes of input can be 128 kB of output, which comes all at once
_LARGEST_WINDOW = 1 << 27
_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"


@dataclass(slots=True)
class Packing:
    """How members are told and unpacked: a decompressor has ``decompress``, ``eof``, ``unused_data``."""

    magic: bytes
    new: Callable[[], Any]
    piece: int
    failures: tuple[type[Exception], ...]

    def unpack(self, member: Any, data: bytes) -> Iterator[bytes]:
        """What some packed bytes hold, in pieces that are not large."""
        if self.magic == _ZSTD:
            yield member.decompress(data)
            return
        while data and not member.eof:
            yield member.decompress(data, PIECE)
            data = member.unconsumed_tail


def packing(file: BinaryIO) -> Packing | None:
    """What the first bytes of a file tell, which then stands where its first member does; None if plain."""
    first = file.read(4)
    file.seek(0)
    if first.startswith(_GZIP):
        return Packing(_GZIP, lambda: zlib.decompressobj(31), PIECE, (zlib.error,))
    return _zstd(file) if first in (_ZSTD, _DICTIONARY) else None


def _zstd(file: BinaryIO) -> Packing:
    """Frames may need a dictionary, which then stands in a frame of its own before all others."""
    import zstandard

    dictionary = None
    if file.read(4) == _DICTIONARY:
        data = file.read(int.from_bytes(file.read(4), "little"))
        if data.startswith(_ZSTD):
            data = zstandard.ZstdDecompressor().decompress(data, max_output_size=_LARGEST_WINDOW)
        dictionary = zstandard.ZstdCompressionDict(data)
    else:
        file.seek(0)
    unpacker = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=_LARGEST_WINDOW)
    return Packing(_ZSTD, unpacker.decompressobj, ZSTD_PIECE, (zstandard.ZstdError,))
