"""Cuts a feed of any length into feeds of some hundred items, each a whole feed of its own.

So a feed is never whole in memory, although the library that reads it wants it whole.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from conflict_events import SourceError, limit

ITEMS = 500
"""How many items a piece has; an ordinary feed is one piece, and is read as it is."""

_CHUNK = 1 << 20
_ITEM = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>/]")
_LONGEST_TAG = 64
_TAG = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[!?][^>]*>|<(/?)([\w:.-]+)[^>]*?(/?)>", re.DOTALL)
# A name for a few characters, which can stand for nothing else and grow into nothing.
_HARMLESS = re.compile(
    rb"""<!ENTITY\s+[\w.-]+\s+(?:"(?:[^"&%<]{0,64}|&#\w+;)"|'(?:[^'&%<]{0,64}|&#\w+;)')\s*>"""
)


def pieces(file: BinaryIO, place: str) -> Iterator[bytes]:
    """The feed as one piece or more, each with what stands before the first item.

    Raises `SourceError` for one that declares XML entities, and for an item above the limit.
    """
    most = limit("MAX_TEXT_BYTES", 20_000_000)
    head, rest, starts, scanned = b"", b"", [], 0
    while chunk := file.read(_CHUNK):
        rest += chunk
        starts += [found.start() for found in _ITEM.finditer(rest, scanned)]
        scanned = max(len(rest) - _LONGEST_TAG, starts[-1] + 1 if starts else 0, 0)
        if starts and not head:
            head = rest[: starts[0]]
            refuse_entities(head, place)
        first = 0
        while len(starts) - first > ITEMS or (len(starts) - first > 1 and len(rest) - starts[first] > most):
            last = min(first + ITEMS, len(starts) - 1)
            yield head + rest[starts[first] : starts[last]] + _closing(head)
            first = last
        if first:
            cut = starts[first]
            rest, scanned = rest[cut:], scanned - cut
            starts = [start - cut for start in starts[first:]]
        if len(rest) > most:
            raise SourceError(
                f"{place}: has an item, or a beginning, of more than {most:,} bytes, the most that one text "
                "may have; check that it is a feed, or set CONFLICT_EVENTS_MAX_TEXT_BYTES"
            )
    whole = not head or rest.startswith(head)
    if whole:
        refuse_entities(rest[: starts[0]] if starts else rest, place)
    yield rest if whole else head + rest


def single_items(piece: bytes) -> Iterator[bytes]:
    """The items of a piece, each as a feed of its own."""
    starts = [found.start() for found in _ITEM.finditer(piece)]
    head = piece[: starts[0]] if starts else piece
    for start, end in pairwise([*starts, len(piece)]):
        yield head + piece[start:end] + _closing(head)


def refuse_entities(head: bytes, place: str) -> None:
    """Raises `SourceError` where entities are declared that can grow, or that lead to other files."""
    if b"<!ENTITY" in _HARMLESS.sub(b"", head.replace(b"\0", b"")):
        raise SourceError(
            f"{place}: declares XML entities, which can grow without end or lead to other files, and is not "
            "read; if you trust it, take its <!ENTITY ...> lines out"
        )


def _closing(head: bytes) -> bytes:
    """The end tags of what is open where the first item begins."""
    opened: list[bytes] = []
    for closes, name, empty in _TAG.findall(head):
        if closes:
            opened = opened[: -opened[::-1].index(name) - 1] if name in opened else opened
        elif name and not empty:
            opened.append(name)
    return b"".join(b"</" + name + b">" for name in reversed(opened))
