"""Markdown: one file is one article, with what its front matter says of it."""

import re
from collections.abc import Iterator

from conflict_events import Document, Issue, Reader, Source, SourceError, hookimpl, limit, parse_published

from .front_matter import split

TITLE = ("title", "headline")
BYLINE = ("author", "authors", "byline", "creator")
OUTLET = ("outlet", "publication", "publisher", "site", "source")
URL = ("url", "source", "source_url", "canonical_url", "canonical", "permalink", "link")
LANGUAGE = ("language", "lang", "locale")
# When it was published. Dates on which the note was made or changed are none of it.
PUBLISHED = (
    "published published_at date_published datepublished publication_date publishdate pubdate date".split()
)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]|$)")  # the code, not the word
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ]\d)")


def read(source: Source) -> Iterator[Document | Issue]:
    """The text without marks, and title, author, outlet, address, language, date of the front matter."""
    from .reduced import reduced

    whole = source.text()
    allowed = limit("MAX_MARKDOWN_CHARACTERS", 5_000_000)
    if len(whole) > allowed:
        raise SourceError(
            f"{source.location}: has {len(whole):,} characters, more than the {allowed:,} that are read as "
            "Markdown; split it into articles, or set CONFLICT_EVENTS_MAX_MARKDOWN_CHARACTERS"
        )
    known, body, problem = split(whole)
    if problem:
        yield Issue(
            kind="unreadable_metadata",
            message=f"{source.location}: its front matter is left out ({problem}); mend it, then build again",
        )
    document = Document(text="")
    document.text, heading = reduced(body)
    document.title = _first(known, TITLE) or heading
    document.byline = _first(known, BYLINE)
    document.outlet = _first(known, OUTLET, address=False)
    document.url = _first(known, URL, address=True)
    language = _LANGUAGE.match(_first(known, LANGUAGE) or "")
    document.language = language[1].lower() if language else None
    yield from _dated(document, known, source)
    yield document


def _first(known: dict[str, list[str]], names: tuple[str, ...], *, address: bool | None = None) -> str | None:
    """The first of some keys that has a value (if asked for: one that is an address, or is none)."""
    for name in names:
        values = [
            value
            for value in known.get(name, [])
            if address is None or bool(_ADDRESS.fullmatch(value)) is address
        ]
        if values:
            return ", ".join(values)
    return None


def _dated(document: Document, known: dict[str, list[str]], source: Source) -> Iterator[Issue]:
    """Gives the document its publication date; an issue where there is one that cannot be read."""
    name = next((name for name in PUBLISHED if known.get(name)), None)
    if name is None:
        return
    written = known[name][0]
    day = _DAY.match(written)
    try:
        document.published = parse_published(day.group() if day else written)
        document.published_source = "front-matter"
    except ValueError as error:
        yield Issue(
            kind="impossible_date",
            message=f"{source.location}: the front matter has {name}: {error}",
        )


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="markdown",
            read=read,
            suffixes=(".md", ".markdown", ".mdown", ".mkd"),
            media_types=("text/markdown", "text/x-markdown"),
            needs=("markdown_it",),
        )
    ]
