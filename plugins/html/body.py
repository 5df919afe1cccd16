"""The text of the article on a page: paragraphs parted by blank lines, and nothing of what stands around it."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from conflict_events import limit, text_of_markup

from .flow import paragraphs_of
from .furniture import prepare
from .linked_data import Thing, string
from .page import Page
from .tree import BREAK

_SENTENCE = re.compile(r"[^\n.!?。！？؟۔।]{15,}[.!?。！？؟۔।…]|[\u3040-\u30ff\u4e00-\u9fff]{12,}")
_ENOUGH = 600
_SHORT = 80
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|standfirst|intro|summary|sub-?title|dek|deck|chapo|sapo)(?:$|[\s_-])"
)


def text_of(page: Page, article: Thing | None, title: str | None) -> str:
    """The article's title and text; nothing where there is no sentence on the page that is no furniture."""
    prepare(page.tree)
    lead = _lead(page.tree)
    if page.tree.xpath("count(//*)") > limit("MAX_HTML_ELEMENTS", 20_000):
        paragraphs = _plainly(page.tree)
    else:
        paragraphs = list(paragraphs_of(_article(page.tree)))
    told = _told(article)
    known = sum(map(len, paragraphs))
    # Of a page that a script draws only this is found, and found in one piece.
    if sum(map(len, told)) > (2 * known if len(paragraphs) > 1 else 0.8 * known):
        paragraphs = told
    while paragraphs and title is not None and _same(paragraphs[0], title):
        del paragraphs[0]
    if lead is not None and not any(lead in one or one in lead for one in paragraphs[:5]):
        paragraphs.insert(0, lead)
    if not any(_SENTENCE.search(one) for one in paragraphs):
        return ""
    return "\n\n".join([title, *paragraphs] if title else paragraphs)


def _lead(tree: Any) -> str | None:
    """What stands between the title and the text in an element of its own, where it is a sentence."""
    for element in tree.xpath("//article//*[self::p or self::div or self::h2][@class]")[:20]:
        text = " ".join(element.text_content().split())
        if 40 < len(text) < 600 and _LEAD.search(element.get("class")) and _SENTENCE.search(text):
            return text
    return None


def _plainly(tree: Any) -> list[str]:
    """All text within the article's element, or of the page, in a time that grows with its length only."""
    from lxml.html import tostring

    roots = (root for path in (".//article", ".//main", "body") if (root := tree.find(path)) is not None)
    markup = tostring(next(roots, tree), encoding="unicode")
    text = text_of_markup(markup, without=("aside", "dialog", "footer", "header", "menu"))
    return [one for one in re.split(rf"\n\s*\n|{BREAK}", text) if one.strip()]


def _article(tree: Any) -> Any:
    """The article's elements; only where little was found are the slower ways of finding it tried too."""
    from trafilatura import bare_extraction

    articles = tree.findall(".//article")
    # Where there are several, the first is as likely a teaser.
    enough = min(_ENOUGH, 0.7 * _size(articles[0])) if len(articles) == 1 else _ENOUGH
    for options in _ways():
        found: Any = bare_extraction(tree, options=options)
        if found is not None and _size(found.body) >= enough:
            break
    return found.body if found is not None else ()


def _size(element: Any) -> int:
    return sum(map(len, element.itertext()))


@cache
def _ways() -> tuple[Any, Any]:
    from trafilatura.settings import Extractor

    # It warns of every page without text; that is said here.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    ways = Extractor(comments=False, fast=True), Extractor(comments=False)
    ways[0].min_extracted_size = _SHORT  # of less than that, the whole page is taken for the article
    return ways


def _told(article: Thing | None) -> list[str]:
    """The text as JSON-LD has it, for pages that draw theirs with a script."""
    body = article.get("articleBody") if article is not None else None
    if not isinstance(body, str) or len(body) < 200:
        return []
    body = re.sub(r"<(?:/p|br|/h\d|/li)\b[^<>]{0,50}>", "\n", body)
    return [line for one in body.split("\n") if (line := string(one))]


def _same(line: str, title: str) -> bool:
    return re.sub(r"[\W_]", "", line.lower()) == re.sub(r"[\W_]", "", title.lower())
