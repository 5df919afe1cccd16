"""An entry as feedparser gives it becomes an article."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from conflict_events import Document, text_of_markup

from .dates import published
from .notes import Notes

_MARKUP = ("text/html", "application/xhtml+xml")
_MAIL = re.compile(r"\(?<?\S+@[\w.-]+>?\)?")


def article(entry: Any, parsed: Any, notes: Notes) -> Iterator[Document]:
    """The article that an entry of ``parsed`` is; none where it stood before, or has no words."""
    title = _line(entry.get("title_detail"))
    text, detail, whole = _text(entry)
    url = _address(entry)
    if not notes.is_new(entry.get("id") or url, title, text):
        return
    text = text or title or ""
    if not text:
        notes.note("no_text", url or entry.get("id") or "")
        return
    days, how = _day(entry, parsed, notes)
    if not whole:
        notes.note("summary_only", url or title or text[:80])
    origin = entry.get("source") or {}
    yield Document(
        text=text,
        title=title or None,
        byline=_authors(entry) or (_authors(parsed.feed) if parsed.version.startswith("atom") else None),
        outlet=_line(origin.get("title_detail"))
        or origin.get("title")
        or _line(parsed.feed.get("title_detail")),
        url=url,
        language=entry.get("language") or (detail or {}).get("language") or parsed.feed.get("language"),
        published=days,
        published_source=how,
    )


def _text(entry: Any) -> tuple[str, Any, bool]:
    """The text of an item, what the feed says of it, and whether it is more than a summary.

    The longest of what is given as content, or else the summary, if that is not longer still.
    """
    contents = [
        one
        for one in entry.get("content", ())
        if one.get("type", "").startswith(("text/", "application/xhtml"))
    ]
    texts = [(_paragraphs(one), one) for one in contents]
    text, detail = max(texts, key=lambda one: len(one[0]), default=("", None))
    summary = entry.get("summary_detail")
    shorter = _paragraphs(summary) if summary else ""
    if len(shorter) > len(text):
        return shorter, summary, False
    return text, detail, bool(text)


def _paragraphs(detail: Any) -> str:
    value = str(detail.get("value") or "").replace("\0", "")
    return text_of_markup(value) if detail.get("type") in _MARKUP else value.strip()


def _line(detail: Any) -> str | None:
    return " ".join(text_of_markup(str(detail.get("value") or "")).split()) or None if detail else None


def _authors(told: Any) -> str | None:
    """Names without addresses of mail; those of long domains the library cuts in the middle."""
    names = [one.get("name") for one in told.get("authors", ())]
    last = str(told.get("author") or "")
    if "@" in last:
        names[-1:] = [_MAIL.sub("", last).strip(" ()")]
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _address(entry: Any) -> str | None:
    """The page of an item: before a service that counts clicks sent it elsewhere."""
    for address in (entry.get("feedburner_origlink"), entry.get("link"), entry.get("id")):
        if address and re.match(r"https?://\S+$", address):
            return str(address)
    return None


def _day(entry: Any, parsed: Any, notes: Notes) -> tuple[tuple[dt.date, dt.date] | None, str | None]:
    """When an item was published, and how that is known."""
    dates = dict(entry)  # without the library's guesses of one key by another
    # RSS has no date of a change: what the library calls so is dc:date, often its only one.
    late = "feed-updated" if parsed.version.startswith("atom") else "feed"
    said = [(dates[key], how) for key, how in (("published", "feed"), ("updated", late)) if dates.get(key)]
    for value, how in said:
        if (days := published(value)) is not None:
            return days, how
    if said:
        notes.note("impossible_date", said[0][0])
    return None, None
