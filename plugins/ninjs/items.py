"""Items of ninjs 1, 2 and 3 (https://iptc.org/standards/ninjs/) with those that are associated with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conflict_events import Document, published_days

from .fields import body, byline, first, is_address, line, outlet, words

_WITHDRAWN = {"canceled", "cancelled", "withheld"}
_DATES = ("versioncreated", "firstcreated", "contentcreated")
# What an item is of which the text is not an article but a caption.
_OTHERS = {"audio", "video", "picture", "graphic", "planning", "event"}


@dataclass(slots=True, kw_only=True)
class Item:
    """One item: ``embargo`` is the moment until which it may not be used, '' one that is not told."""

    uri: str = ""
    version: int = 0
    kind: str = "text"
    title: str | None = None
    status: str = "usable"
    embargo: str | None = None
    wrong_date: str | None = None
    document: Document | None = None
    is_summary: bool = False

    @property
    def is_text(self) -> bool:
        """Whether an article is due."""
        return self.kind == "text"

    @property
    def is_withdrawn(self) -> bool:
        """Whether its publisher takes it back, or never gave it out."""
        return self.status in _WITHDRAWN


def read_items(record: dict[str, Any]) -> Iterator[Item]:
    """An item, and then those inside it, however deep."""
    waiting = [record]
    while waiting:
        told = waiting.pop()
        yield _item(told)
        inner = told.get("associations")
        if isinstance(inner, dict):
            inner = list(inner.values())
        if isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, dict)]


def _item(told: dict[str, Any]) -> Item:
    version = str(told.get("version") or "")
    item = Item(
        uri=words(told, "uri") or words(told, "guid"),
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 20 else 0,
        kind=words(told, "type").lower() or "text",
        title=line(first(told, "headline", "headlines")) or line(words(told, "title")),
        status=words(told, "pubstatus").lower() or "usable",
        embargo=words(told, "embargoed") if told.get("embargoed") is not None else None,
    )
    if item.kind in _OTHERS:
        return item
    text = body(told)
    summary = "" if text else first(told, "description_text", "descriptions", "description_html")
    if not (text or summary):
        return item
    item.is_summary = not text
    dates = [said for key in _DATES if (said := words(told, key))]
    published = next(filter(None, map(published_days, dates)), None)
    item.wrong_date = dates[0] if dates and published is None else None
    item.document = Document(
        text=text or summary,
        title=item.title,
        byline=byline(told),
        outlet=outlet(told),
        url=next((one for key in ("webcanonical", "uri") if is_address(one := words(told, key))), None),
        language=words(told, "language") or None,
        published=published,
        published_source="ninjs" if published is not None else None,
    )
    return item
