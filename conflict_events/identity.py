"""Identifiers made from content: the same words from the same source get the same id in every build."""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import PurePath


def identifier(*parts: object) -> str:
    """Sixteen letters and digits (80 bits of SHA-256) that stand for ``parts``; None differs from ''."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:10]).decode("ascii").lower()


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def printable(name: str) -> str:
    """A name of a file as it can be stored and shown: bytes that are no UTF-8 are written as ``\\xe9``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def source_identity(location: str, url: str | None = None) -> str:
    """What stays the same of a source when its folder moves: its URL, or else its file name.

    In a container that is the container's name and the whole path in it.
    """
    if url:
        return url
    if "://" in location:
        return location
    outer, mark, inner = location.partition("!/")
    return PurePath(outer).name + mark + inner


def article_id(location: str, url: str | None, text_sha256: str) -> str:
    """The id of an article: where it comes from, and its text."""
    return identifier("article", source_identity(location, url), text_sha256)
