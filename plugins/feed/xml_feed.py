"""Feeds in XML, read by feedparser a piece at a time."""

import io
import re
from collections.abc import Iterator
from typing import Any

from conflict_events import Document, Issue, Source, SourceError

from .entries import article
from .notes import Notes
from .pieces import pieces, single_items

_DECLARATION = re.compile(rb"\s*<\?xml[^>]*>")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding")


def read_xml(source: Source) -> Iterator[Document | Issue]:
    """The items of a feed, a few hundred at a time."""
    notes = Notes(source.location)
    with source.open() as file:
        for piece in pieces(file, source.location):
            for parsed in _parsed(source, piece, notes):
                error = parsed.get("bozo_exception")
                if type(error).__name__ == "SAXParseException" and notes.broken is None:
                    notes.broken = f"line {error.getLineNumber()} of a part: {error.getMessage()}"
                for entry in parsed.entries:
                    yield from article(entry, parsed, notes)
    if notes.broken is not None and not notes.items:
        raise SourceError(f"{source.location}: no item of it can be read ({notes.broken}); fetch it again")
    yield from notes.issues()


def _parsed(source: Source, piece: bytes, notes: Notes) -> Iterator[Any]:
    """A piece as the library reads it; item by item where it fails at one of them."""
    import feedparser

    def parse(part: bytes) -> Any:
        headers = _headers(source, part)
        file = io.BytesIO(part)
        return feedparser.parse(
            file, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )

    declared = _DECLARATION.match(piece)
    if declared is not None and not declared[0].isascii():  # at which the library fails
        piece = piece[declared.end() :]
    try:
        yield parse(piece)
        return
    except Exception as error:  # whatever a broken feed leads it to
        notes.broken = f"{type(error).__name__}: {error}"
    for single in single_items(piece):
        try:
            yield parse(single)
        except Exception as error:
            notes.note("unreadable_item", f"{type(error).__name__}: {error}")


def _headers(source: Source, piece: bytes) -> dict[str, str]:
    """What is known from outside; a declared encoding counts only where the feed declares none."""
    address = source.url or source.location
    headers = {"content-location": address} if "://" in address else {}
    if source.encoding and not _ENCODING.match(piece[:200].lstrip()):
        try:
            piece.decode()
        except UnicodeDecodeError:
            headers["content-type"] = f"application/xml; charset={source.encoding}"
    return headers
