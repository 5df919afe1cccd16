"""Pages that a browser saved with all that belongs to them in one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

from conflict_events import Source, SourceError

_MADE_BY = re.compile(
    rb"^(?:Snapshot-Content-Location:|From: *<?Saved by|X-MimeOLE:.*\r?$(?s:.*)^Content-Location:)",
    re.IGNORECASE | re.MULTILINE,
)


def looks_saved(first: bytes) -> bool:
    """Whether these are the first lines of such a file, and not of a mail."""
    head = first[:2048]
    return b"multipart/related" in head.lower() and _MADE_BY.search(head) is not None


def read(source: Source) -> Iterator[Source]:
    """The page in the file, with the address that it was saved from."""
    message = email.message_from_bytes(source.bytes(), policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
        url = str(address).strip() if address and str(address).startswith("http") else source.url
        yield source.within(
            "page.html", content=content, media_type="text/html", encoding=part.get_content_charset(), url=url
        )
        return  # what follows are the frames of advertisements
    raise SourceError(
        f"{source.location}: there is no page in this saved page; open it in a browser and save it again as HTML"
    )
