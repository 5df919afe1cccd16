"""The bytes of an answer, unpacked as they come and never more of them than the limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from conflict_events import SourceError

ACCEPTED = "gzip, deflate"


def body(chunks: Iterable[bytes], *, encoding: str, most: int) -> bytes:
    """All of an answer, unpacked, and of a larger one the first ``most`` bytes and one.

    Raises `SourceError` where it is not packed as it says.
    """
    told = encoding.strip().lower()
    if told in ("", "identity", "none"):
        plain = bytearray()
        for chunk in chunks:
            plain += chunk[: most + 1 - len(plain)]
            if len(plain) > most:
                break
        return bytes(plain)
    if told not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(
            f"is packed as {encoding[:40]!r}, which was not asked for; save the page and build the file"
        )
    try:
        return _unpacked(chunks, told, most)
    except zlib.error as error:
        raise SourceError(
            f"says that it is packed as {told}, and is not ({error}); save the page and build the file"
        ) from error


def _unpacked(chunks: Iterable[bytes], told: str, most: int) -> bytes:
    unpacked = bytearray()
    engine = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if engine is None:
                engine = zlib.decompressobj(_window(told, rest))
            unpacked += engine.decompress(rest, most + 1 - len(unpacked))
            if len(unpacked) > most:
                return bytes(unpacked)
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
            if engine.eof and rest[:1] == b"\x1f":  # a further part (RFC 1952, 2.2)
                engine = None
            elif engine.eof:
                rest = b""
    if engine is not None and not engine.eof:
        raise SourceError("ends in the middle of what is packed; fetch it again")
    return bytes(unpacked)


def _window(told: str, first: bytes) -> int:
    if told != "deflate":
        return zlib.MAX_WBITS + 16
    # Meant is the zlib format (RFC 9110, 8.4.1.2); some servers send the bare one.
    bare = first[0] & 0x0F != 8 or (len(first) > 1 and (first[0] * 256 + first[1]) % 31)
    return -zlib.MAX_WBITS if bare else zlib.MAX_WBITS
