"""Situation reports of an observer mission: a head of fields, then numbered incidents, each an article."""

import re
from collections.abc import Iterator

from conflict_events import Document, Issue, Reader, Source, SourceError, hookimpl, limit, parse_published

HEAD = re.compile(r"(\w+): *(.+)")
INCIDENT = re.compile(r"(?m)^(\d+)\. +(.+)$")


def is_sitrep(first: bytes) -> bool:
    """Whether a file begins as these reports do."""
    return first.removeprefix(b"\xef\xbb\xbf").startswith(b"SITREP ")


def read(source: Source) -> Iterator[Document | Issue]:
    """Each incident as an article of its own, with what the head of the report says of all."""
    head, *incidents = INCIDENT.split(source.text())
    known = {name.lower(): value.strip() for name, value in HEAD.findall(head)}
    if len(incidents) // 3 > limit("MAX_SITREP_INCIDENTS", 1000):
        raise SourceError(
            f"{source.location}: has too many incidents; set CONFLICT_EVENTS_MAX_SITREP_INCIDENTS"
        )
    try:
        published = parse_published(known.get("date"))
    except ValueError as error:
        published = None
        yield Issue(kind="impossible_date", message=f"{source.location}: {error}; correct the line 'Date:'")
    for number, place, text in zip(incidents[::3], incidents[1::3], incidents[2::3], strict=True):
        if not text.strip():
            yield Issue(
                kind="no_text", message=f"{source.location}: incident {number} has no text; fill it in"
            )
            continue
        yield Document(
            text=text.strip(),
            title=place.strip(),
            outlet=known.get("office"),
            language=known.get("language"),
            published=published,
            published_source="head" if published else None,
        )


@hookimpl
def register_readers() -> list[Reader]:
    return [Reader(name="sitrep", read=read, suffixes=(".sitrep", ".txt"), sniff=is_sitrep)]
