"""What an answer says of what was fetched, and what to do where it brings nothing."""

from __future__ import annotations

from dataclasses import replace

from conflict_events import Source, SourceError

from .exchange import Exchange
from .record import Fetched

_TOLD = {
    204: "has nothing to show; look at it in a browser",
    304: "says that it has not changed, though nobody asked that; try again later",
    401: "wants a name and a password; write https://name:password@host/..., which is not stored",
    403: "does not let us in; ask the publisher, or save the page in a browser and build the file",
    404: "is not there; check the address, and take it out of the list if it is gone",
    410: "is gone for good; take it out of the list (what was fetched before stays)",
    429: "was asked too often; ask less often",
    451: "is withheld for legal reasons; look for another copy, such as an archived one",
    503: "cannot be had now; try again later",
}


class GoneError(SourceError):
    """There is nothing at an address, or nothing any more."""


def refused(answer: Exchange) -> SourceError:
    """Why an answer brings nothing, and what to do."""
    if answer.status in (200, 203):
        return SourceError("answers with nothing; look at it in a browser, and fetch it again later")
    failed = "has failed; try again later" if answer.status >= 500 else "is not given out; look in a browser"
    message = f"answers {answer.status}: it {_TOLD.get(answer.status, failed)}"
    return GoneError(message) if answer.status in (404, 410) else SourceError(message)


def source_of(source: Source, fetched: Fetched) -> Source:
    """The source with what is known of it from its server; what was said from outside goes before."""
    return replace(
        source,
        url=source.url or fetched.url,
        media_type=source.media_type or fetched.media_type,
        encoding=source.encoding or fetched.encoding,
        retrieved_at=source.retrieved_at or fetched.retrieved_at,
    )
