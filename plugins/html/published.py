"""When a page says that it was published, and where it says so; never when it was changed, or what it tells of.

The day is the one that is written, whatever the time zone: the reader of the page saw that one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from .dates import MONTHS, Days, days, days_of, possible
from .linked_data import Thing, kinds, string
from .page import Page

_META = (
    "article:published_time article:published og:article:published_time og:published_time "
    "rnews:datepublished datepublished date_published parsely-pub-date sailthru.date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime cxenseparse:pageview-publishtime "
    "originalpublicationdate article_date_original article.published publication_date publicationdate "
    "publish-date publish_date publishdate published_at published published-date pubdate pub_date "
    "dc.date.issued dcterms.issued dcterms.date dc.date.created dcterms.created dc.date dc:date "
    "citation_publication_date citation_date bt:pubdate displaydate vr:published_time date"
).split()
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:entry-date|published|post-?date|post-?time|posted-?on|pub-?date|publish-?date|date-?published|"
    r"date-?posted|article-?date|article-?time|story-?date|news-?date|created|submitted|dateline|publication-?date|"
    r"publish-?time|date-?time|datetime|timestamp|byline|date|fecha|datum|tarih)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"updat|modif|edit|related|comment|sidebar|widget|recommend|footer|teaser|most|popular|event|archive|nav|trend"
    r"|latest|list|card|promo|actualiz|upcoming|calendar|expire|until",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|edit|actualiz", re.IGNORECASE)
_DATED = (
    "//*[self::span or self::div or self::p or self::li or self::td or self::h2 or self::abbr][{}]".format(
        " or ".join(f"contains(@class, '{name}')" for name in "date Date publish posted timestamp".split())
    )
)
# In '/2022/09/12-killed-in-raid' 12 is no day.
_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:/(\d\d|[a-z]{3})(?:/(\d{1,2})(?=[/.]|$))?(?=[/.]|$)"
    r"|([-_])(\d\d)\4(\d\d)(?!\d))",
    re.IGNORECASE,
)
_COMPACT_URL = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[-/_.]|$)")


def published(
    page: Page,
    article: Thing | None,
    found: list[Thing],
    url: str | None,
    latest: dt.date,
    language: str | None,
) -> tuple[Days | None, str | None, tuple[str, str] | None]:
    """The days that the page can have been published on, how that is known, and what was no date.

    The last is the (source, value) of the first thing that should be a date and is none; it matters
    only where nothing better was found. ``latest`` is a day after which nothing can be published,
    ``language`` that of the names of months.
    """
    nonsense: tuple[str, str] | None = None
    for source, value in _said(page, article, found, url):
        when = value if isinstance(value, tuple) else days_of(value, language)
        if when is not None and possible(when, latest):
            return when, source, None
        if not isinstance(value, tuple) and (when is not None or source in ("json-ld", "meta")):
            nonsense = nonsense or (source, value[:40])
    return None, None, nonsense


def _said(
    page: Page, article: Thing | None, found: list[Thing], url: str | None
) -> Iterator[tuple[str, str | Days]]:
    """All that says when, from the surest on."""
    if article is not None:
        if "liveblogposting" in kinds(article) and (when := _days_of_live_blog(article)):
            yield "json-ld", when
        if value := string(article.get("datePublished")):
            yield "json-ld", value
    for _, value in page.said(*_META):
        yield "meta", value
    if article is None:
        for one in found:
            if kinds(one) & {"webpage", "itempage"} and (value := string(one.get("datePublished"))):
                yield "json-ld", value
    yield from _marked(page.tree)
    if url is not None:
        yield from _of_url(url)


def _days_of_live_blog(article: Thing) -> Days | None:
    """The days over which the posts of a live blog were written: any of its sentences can be of any."""
    posts = article.get("liveBlogUpdate")
    posts = posts if isinstance(posts, list) else []
    values = [string(one.get("datePublished")) for one in posts if isinstance(one, dict)]
    values += [string(article.get("coverageStartTime")), string(article.get("datePublished"))]
    told = [found for value in values if value and (found := days_of(value))]
    return (min(start for start, _ in told), max(end for _, end in told)) if told else None


def _marked(tree: Any) -> Iterator[tuple[str, str]]:
    """Times that the page shows and marks as those of its publication: microdata, ``time``, class names."""
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]")[:20]:
        value = element.get("datetime") or element.get("content") or " ".join(element.text_content().split())
        if value and not _elsewhere(element):
            yield "microdata" if element.get("itemprop") else "time", value
    for element in tree.xpath("//time[@datetime]")[:40]:
        around = element.getparent()
        own = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        marked = element if _MARKED.search(own) else around if _MARKED.search(_names(around)) else None
        if marked is not None and not _CHANGED.search(own) and not _elsewhere(marked.getparent()):
            yield "time", element.get("datetime")
    for element in tree.xpath(_DATED)[:20]:
        text = element.get("title") if element.tag == "abbr" else " ".join(element.text_content().split())
        if text and len(text) <= 60 and _MARKED.search(_names(element)) and not _elsewhere(element):
            yield "page", text


def _elsewhere(element: Any) -> bool:
    """Whether an element belongs to something else on the page, or to a change."""
    for _ in range(6):
        if element is None or element.tag in ("article", "main", "body"):
            return False
        if element.tag in ("aside", "footer", "nav") or _NOT_THIS.search(_names(element)):
            return True
        element = element.getparent()
    return False


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}" if element is not None else ""


def _of_url(url: str) -> Iterator[tuple[str, Days]]:
    path = url.split("://", 1)[-1].partition("/")[2].partition("?")[0]
    for found in _IN_URL.finditer(path):
        part, day = found[2] or found[5], found[3] or found[6]
        month = int(part) if part.isdigit() else MONTHS.get(part.lower(), 0)
        if when := days(int(found[1]), month, int(day) if day else None):
            yield "url", when
    for found in _COMPACT_URL.finditer(path):
        if when := days(int(found[1]), int(found[2]), int(found[3])):
            yield "url", when
