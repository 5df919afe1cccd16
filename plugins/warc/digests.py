"""Whether bytes are those that a record says they are."""

from __future__ import annotations

import base64
import binascii
import hashlib

_NAMES = {"sha1", "sha256", "sha384", "sha512", "md5", "blake2b", "blake2s"}


def fits(digest: str | None, *candidates: bytes) -> bool | None:
    """Whether a labelled digest (``sha1:BASE32``) is that of any of the candidates; None if it cannot be told."""
    name, colon, value = (digest or "").strip().partition(":")
    name = name.lower().replace("-", "")
    if not colon or name not in _NAMES:
        return None
    said = _digest(value.strip(), hashlib.new(name, usedforsecurity=False).digest_size)
    if said is None:
        return None
    return any(hashlib.new(name, one, usedforsecurity=False).digest() == said for one in candidates)


def _digest(value: str, size: int) -> bytes | None:
    """The bytes of a digest in base 16, 32 or 64, whichever gives as many as there must be."""
    padded = value + "=" * (-len(value) % 8)
    for decode, text in (
        (base64.b16decode, value.upper()),
        (base64.b32decode, padded.upper()),
        (base64.urlsafe_b64decode, (value + "=" * (-len(value) % 4)).replace("+", "-").replace("/", "_")),
    ):
        try:
            found = decode(text)
        except (binascii.Error, ValueError):
            continue
        if len(found) == size:
            return found
    return None
