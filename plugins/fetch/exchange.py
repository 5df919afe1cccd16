"""A question to a server and its answer, and what the answer says of its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message

from conflict_events import text_codec

_SAYS_NOTHING = ("application/octet-stream", "binary/octet-stream", "application/unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and its answer. Header names and values are text; ``body`` is unpacked.

    ``sent`` leaves out what is secret.
    """

    url: str
    sent: list[tuple[str, str]]
    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes = b""
    ip: str | None = None

    def header(self, name: str) -> str | None:
        """The first value of a header; None where it is not there."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    def content_type(self) -> tuple[str | None, str | None]:
        """The media type and the encoding that are told; None for one that is not, or that says nothing."""
        told = Message()
        told["content-type"] = self.header("content-type") or ""
        media_type = told.get_content_type() if "/" in str(told["content-type"]) else None
        return (None if media_type in _SAYS_NOTHING else media_type), text_codec(told.get_content_charset())
