"""Gives back the marks of an article that was read with others: what is quoted stands as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..findings import Extraction


@contextmanager
def read_as(extraction: Extraction, read: str) -> Iterator[None]:
    """The extraction with another text, as long as its own, while it is filled."""
    written = extraction.text
    extraction.text = read
    try:
        yield
    finally:
        extraction.text = written
    if read != written:
        _quote_as_written(extraction, read)


def _quote_as_written(extraction: Extraction, read: str) -> None:
    """Quotes from the text of an extraction what was quoted from ``read``, which is as long and has other marks."""
    written = extraction.text

    def original(words: str | None, start: int) -> str | None:
        at = read.find(words, max(0, start)) if words else -1
        if words and at < 0:
            at = read.find(words)
        return written[at : at + len(words)] if words and at >= 0 else words

    for mention in extraction.mentions:
        mention.text = written[mention.start : mention.end]
    for claim in extraction.claims:
        claim.evidence = written[claim.start : claim.end]
        claim.count_text = original(claim.count_text, claim.start)
        claim.claimant_text = original(claim.claimant_text, 0)
    for event in extraction.event_mentions:
        event.evidence = written[event.start : event.end]
    for quote in extraction.quotes:
        quote.text = original(quote.text, quote.start) or ""
        quote.speaker_text = original(quote.speaker_text, 0)
    for issue in extraction.issues:
        if issue.text is not None and issue.start is not None and issue.end is not None:
            issue.text = written[issue.start : issue.end]
