"""Mail: one message is one article and what hangs on it (eml); a mailbox is many messages (mbox)."""

import re
from collections.abc import Iterator

from conflict_events import Document, Issue, Reader, Source, SourceError, hookimpl, limit

HEADERS = re.compile(rb"\s*(?:>?From \S[^\n]*\n)?(?:[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
KNOWN = re.compile(
    rb"^(?:from|received|message-id|mime-version|return-path|delivered-to|x-mailer):", re.I | re.M
)
# 'From sender weekday month day 10:00:00 2020': the line that parts messages has a time of day (RFC 4155).
SEPARATOR = re.compile(rb"From (?:[^\n]* )?\d{1,2}:\d{2}[^\n]*\n?")


def is_message(first: bytes) -> bool | None:
    """Whether these are headers of a message; None where only the name can tell."""
    return True if HEADERS.match(first) and KNOWN.search(first) and not is_mailbox(first) else None


def is_mailbox(first: bytes) -> bool:
    """Whether the first line is the one that parts the messages of a mailbox."""
    return bool(SEPARATOR.match(first.lstrip()))


def read_message(source: Source) -> Iterator[Document | Source | Issue]:
    """The text of a message, then its attachments, each a source.

    Raises `SourceError` for a message that is no message, encrypted, or without text and attachments.
    """
    from .message import Message
    from .parts import Parts

    with source.open() as file:
        allowed = limit("MAX_MAIL_BYTES", 100_000_000)
        data = file.read(allowed + 1)
    if len(data) > allowed:
        raise SourceError(
            f"{source.location}: is more than the {allowed:,} bytes that one mail may have; "
            "take its attachments out, or set CONFLICT_EVENTS_MAX_MAIL_BYTES"
        )
    message = Message(source, data)
    parts = Parts(source, message)
    yield from message.issues
    yield from parts.text()
    yield from parts.attachments()


def read_mailbox(source: Source) -> Iterator[Source | Issue]:
    """The messages of a mailbox, one at a time."""
    from .mbox import messages

    return messages(source)


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="eml",
            read=read_message,
            suffixes=(".eml",),
            media_types=("message/rfc822", "message/global"),
            sniff=is_message,
        ),
        Reader(
            name="mbox",
            read=read_mailbox,
            suffixes=(".mbox", ".mbx"),
            media_types=("application/mbox",),
            sniff=is_mailbox,
            container=True,
        ),
    ]
