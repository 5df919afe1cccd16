"""What a server sent, as it meant it: chunks joined, compression undone."""

from __future__ import annotations

import importlib
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,12})[ \t]*(?:;[^\n]{0,200})?\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_PIECE = 65_536
_DEEPEST = 4


class BodyError(Exception):
    """What was sent cannot be made out; the message completes 'X: '."""


def joined(data: bytes) -> tuple[bytes, bool]:
    """The chunks of a body (RFC 9112, 7.1) joined, and whether they break off.

    What does not begin with a chunk was joined before it was stored. Raises `BodyError` for chunks that lie.
    """
    parts: list[bytes] = []
    at = 0
    while (chunk := _CHUNK.match(data, at)) is not None:
        size, at = int(chunk[1], 16), chunk.end() + int(chunk[1], 16)
        if size == 0:
            return b"".join(parts), False
        parts.append(data[chunk.end() : at])
        if at >= len(data):
            return b"".join(parts), True
        end = _LINE_END.match(data, at)
        if end is None:
            raise BodyError("a chunk has another length than it says")
        at = end.end()
    if parts and at < len(data):
        raise BodyError("what follows a chunk is no chunk")
    return (b"".join(parts), True) if parts else (data, False)


def decoded(data: bytes, encodings: str, largest: int) -> bytes:
    """The body without its content encodings, at most ``largest`` bytes and one more.

    What is not in the encoding that is declared was decoded before it was stored. Raises `BodyError`.
    """
    names = [name.strip().lower() for name in encodings.split(",") if name.strip()]
    if len(names) > _DEEPEST:
        raise BodyError(f"{len(names)} content encodings, one in the other")
    for name in reversed(names):
        if name in ("", "identity", "none", "utf-8", "binary"):
            continue
        unpack = _UNPACKERS.get(name)
        if unpack is None:
            raise BodyError(f"the content encoding {name!r} is not known")
        data = _unpacked(unpack, data, largest)
    return data


def _unpacked(unpack: Callable[[bytes], Iterator[bytes]], data: bytes, largest: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in unpack(data):
            pieces.append(piece)
            size += len(piece)
            if size > largest:
                break
    except _failures() as error:
        if not size:
            return data
        raise BodyError(f"its compression is damaged ({error})") from error
    return b"".join(pieces)


def _failures() -> tuple[type[Exception], ...]:
    found: list[type[Exception]] = [zlib.error, EOFError]
    for module, name in (("brotli", "error"), ("zstandard", "ZstdError")):
        try:
            found.append(getattr(importlib.import_module(module), name))
        except ImportError:
            continue
    return tuple(found)


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise BodyError(
            f"needs a library ({name}); install it with: pip install 'conflict-events[warc]'"
        ) from error


def _zlib(data: bytes, window: int) -> Iterator[bytes]:
    member = zlib.decompressobj(window)
    while data and not member.eof:
        yield member.decompress(data, _PIECE)
        data = member.unconsumed_tail
    if not member.eof:
        raise EOFError("it is cut")


def _gzip(data: bytes) -> Iterator[bytes]:
    return _zlib(data, 31)


def _deflate(data: bytes) -> Iterator[bytes]:
    """With the zlib header that the standard asks for, or without, as some servers send it."""
    wrapped = len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return _zlib(data, 15 if wrapped else -15)


def _brotli(data: bytes) -> Iterator[bytes]:
    unpacker: Any = _library("brotli").Decompressor()
    yield unpacker.process(data, output_buffer_limit=_PIECE)
    while not unpacker.is_finished():
        piece = unpacker.process(b"", output_buffer_limit=_PIECE)
        if not piece:
            raise EOFError("it is cut")
        yield piece


def _zstd(data: bytes) -> Iterator[bytes]:
    with _library("zstandard").ZstdDecompressor(max_window_size=1 << 27).stream_reader(data) as reader:
        while piece := reader.read(_PIECE):
            yield piece


_UNPACKERS = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
