"""A page: its tree, parsed once, and what it says of itself in ``meta`` elements and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from conflict_events import Source

from .charsets import encoding_of
from .tree import tree_of

_HEAD = 4096
# What pages that were saved as one file carry with them: pictures and fonts in the text.
_DATA_ADDRESS = re.compile(rb"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=.-]{1,40})*;base64,[\w+/=%\s-]{1000,}")
_MANY = frozenset({"author", "article:author", "citation_author", "dc.creator", "parsely-author"})
_SAVED = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->"),
    re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)"),
    re.compile(r"<!--\s*Mirrored from (\S+) by HTTrack"),
)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(?=https?:)")


@dataclass(slots=True)
class Page:
    """A page as parsed: its tree, what its ``meta`` elements say, and where it came from."""

    tree: Any
    meta: dict[str, str]
    base: str | None
    saved_from: str | None
    frames: list[str]

    def said(self, *names: str) -> Iterator[tuple[str, str]]:
        """Those of the named ``meta`` elements that say something, in the order of the names."""
        for name in names:
            value = self.meta.get(name)
            if value:
                yield name, value

    def first(self, *names: str) -> str | None:
        """The first of the named ``meta`` elements that says something."""
        return next((value for _, value in self.said(*names)), None)

    def title(self) -> str | None:
        """What the window is called."""
        element = self.tree.find(".//title")
        return " ".join(element.text_content().split())[:500] or None if element is not None else None

    def titles(self) -> list[str]:
        """All that may be the title of the article."""
        shown = [" ".join(one.text_content().split())[:500] for one in islice(self.tree.iter("h1"), 5)]
        return [one for one in (self.first("og:title"), self.title(), *shown) if one]

    def words(self) -> int:
        """How many words stand on the page, scripts and styles aside."""
        return sum(
            len(text.split())
            for text in self.tree.xpath(
                "//body//text()[not(parent::script or parent::style or parent::noscript)]"
            )
        )

    def address(self, value: str | None) -> str | None:
        """An absolute http(s) address; None for what is none, or is only relative to nothing."""
        if not value or len(value) > 2000:
            return None
        try:
            full = _ARCHIVED.sub("", urljoin(self.base or "", value.strip()))
            parts = urlsplit(full)
            host = parts.hostname or ""
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or "." not in host or re.search(r"\s", full):
            return None
        return full


def load(source: Source) -> Page:
    """The page of a source, parsed once; raises `SourceError` where the bytes are no text, or too many."""
    data = source.bytes()
    if len(data) > 1_000_000:
        data = _DATA_ADDRESS.sub(b"data:,", data)
    text = replace(source, content=data, encoding=encoding_of(source, data)).text()
    return parse(text, source.url or (source.location if "://" in source.location else None))


def parse(text: str, address: str | None = None) -> Page:
    """The page that ``text`` is; ``address`` is where it was found, for what it says relative to that."""
    saved = next((found[1] for mark in _SAVED if (found := mark.search(text[:_HEAD]))), None)
    if saved is not None and "://" not in saved:
        saved = f"http://{saved}" if "." in saved.partition("/")[0] else None
    tree = tree_of(text)
    base = tree.find(".//base[@href]")
    page = Page(
        tree=tree,
        meta=_metas(tree),
        base=address or saved,
        saved_from=saved,
        frames=[src for frame in tree.iter("frame") if (src := frame.get("src"))],
    )
    if base is not None:
        page.base = page.address(base.get("href")) or page.base
    return page


def _metas(tree: Any) -> dict[str, str]:
    """What each kind of ``meta`` says first, by its name in lower case; several authors are joined."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())[:5000]
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if not content or not name:
            continue
        name = name.strip().lower()
        if name not in found:
            found[name] = content
        elif name in _MANY and content not in found[name] and len(found[name]) < 300:
            found[name] += f", {content}"
    return found
