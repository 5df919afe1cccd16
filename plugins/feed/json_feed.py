"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from conflict_events import Document, Issue, Source, SourceError, limit, text_of_markup

from .dates import published
from .notes import Notes


def read_json(source: Source) -> Iterator[Document | Issue]:
    """The items of a feed; it is read whole, up to a limit."""
    notes = Notes(source.location)
    feed = _parsed(source, notes)
    items = feed.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield from _article(item, feed, notes)
    yield from notes.issues()


def _parsed(source: Source, notes: Notes) -> dict[str, Any]:
    most = limit("MAX_JSON_FEED_BYTES", 200_000_000)
    with source.open() as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise SourceError(
            f"{source.location}: is more than the {most:,} bytes that a JSON Feed may have; split it, or set "
            "CONFLICT_EVENTS_MAX_JSON_FEED_BYTES"
        )

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        told = dict(pairs)
        if len(told) < len(pairs):
            twice = next(key for key, value in pairs if told[key] is not value)
            notes.note("duplicate_keys", twice)
        return told

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = source.text()
    try:
        feed = json.loads(text, object_pairs_hook=once, parse_constant=lambda _: None)
    except RecursionError as error:
        raise SourceError(f"{source.location}: is nested too deeply to be a feed; leave it out") from error
    except ValueError as error:
        raise SourceError(f"{source.location}: is no JSON ({error}); fetch it again") from error
    return feed if isinstance(feed, dict) else {}


def _article(item: dict[str, Any], feed: dict[str, Any], notes: Notes) -> Iterator[Document]:
    title = " ".join(_words(item, "title").split()) or None
    whole = max(_words(item, "content_text"), text_of_markup(_words(item, "content_html")), key=len)
    text = whole or _words(item, "summary")
    url = next(
        (address for key in ("url", "external_url", "id") if _is_address(address := _words(item, key))), None
    )
    if not notes.is_new(str(item.get("id")), title, text):
        return
    if not text and not title:
        notes.note("no_text", url or str(item.get("id")))
        return
    if not whole:
        notes.note("summary_only", url or title or text[:80])
    days, how = _day(item, notes)
    yield Document(
        text=text or title or "",
        title=title,
        byline=_authors(item) or _authors(feed),
        outlet=" ".join(_words(feed, "title").split()) or None,
        url=url,
        language=_words(item, "language") or _words(feed, "language") or None,
        published=days,
        published_source=how,
    )


def _day(item: dict[str, Any], notes: Notes) -> tuple[tuple[dt.date, dt.date] | None, str | None]:
    """When an item was published, and how that is known."""
    said = [(_words(item, "date_published"), "feed"), (_words(item, "date_modified"), "feed-updated")]
    for value, how in said:
        if value and (days := published(value)) is not None:
            return days, how
    if told := said[0][0] or said[1][0]:
        notes.note("impossible_date", told)
    return None, None


def _words(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    return value.strip() if isinstance(value, str) else ""


def _is_address(value: str) -> bool:
    return re.match(r"https?://\S+$", value) is not None


def _authors(told: dict[str, Any]) -> str | None:
    authors = told.get("authors") or [told.get("author")]
    names = [
        _words(one, "name") for one in (authors if isinstance(authors, list) else ()) if isinstance(one, dict)
    ]
    return ", ".join(filter(None, names)) or None
