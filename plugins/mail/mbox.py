"""A mailbox as a stream of messages, of which one at a time is in memory (RFC 4155; mboxo and mboxrd)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from conflict_events import Issue, Source, limit

from . import SEPARATOR

_PIECE = 65_536  # longer lines come in pieces
_QUOTED = re.compile(rb">+From ")


def messages(source: Source) -> Iterator[Source | Issue]:
    """Each message as a source named by its number; an issue for one that is too large, and goes on."""
    with source.open() as file:
        for number, data in enumerate(_split(file, limit("MAX_MAIL_BYTES", 100_000_000)), 1):
            if data is None:
                yield Issue(
                    kind="too_large",
                    message=f"{source.location}: message {number} is more than the "
                    f"{limit('MAX_MAIL_BYTES', 100_000_000):,} bytes that one mail may have, and is left out; "
                    "set CONFLICT_EVENTS_MAX_MAIL_BYTES",
                )
            elif data.strip():
                yield source.within(f"{number}.eml", data, media_type="message/rfc822")
            else:
                yield Issue(
                    kind="unreadable_part",
                    message=f"{source.location}: message {number} is empty; delete it, or leave it",
                )


def _split(file: BinaryIO, allowed: int) -> Iterator[bytes | None]:
    """The bytes of each message without the line that parts them; None for one of more than allowed."""
    kept: list[bytes] | None = None
    size = 0
    begins = True  # a line, and behind an empty one
    after_empty = True
    while line := file.readline(_PIECE):
        if begins and after_empty and SEPARATOR.fullmatch(line):
            if kept is not None:
                yield b"".join(kept) if size <= allowed else None
            kept, size = [], 0
        elif kept is not None or line.strip():
            kept = [] if kept is None else kept
            size += len(line)
            if size <= allowed:
                kept.append(line[1:] if begins and _QUOTED.match(line) else line)
            else:
                kept.clear()
        after_empty = begins and not line.strip()
        begins = line.endswith(b"\n")
    if kept is not None:
        yield b"".join(kept) if size <= allowed else None
