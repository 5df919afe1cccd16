"""What a page says of its article: title, byline, outlet, address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .linked_data import Thing, addresses, kinds, names, string
from .page import Page

_PARTS = re.compile(r"\s+[|–—•·»«:-]\s+|\s*\|\s*|\s+::\s+")
_WORD = re.compile(r"\w+")
_BY = re.compile(
    r"(?:by|written by|von|par|por|door|da|di|av|af|автор|بقلم|tarafından)\s*:?\s+", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"https?://|www\.|@\w+\.|[<>{}=]|^(?:admin|administrator|editor|null|undefined|none|root|user\d*|webmaster)$",
    re.IGNORECASE,
)
_AUTHORS = (
    "author article:author parsely-author byl sailthru.author dc.creator dcterms.creator citation_author authors"
).split()
_BYLINES = (
    "//*[@rel='author'] | //*[@itemprop='author'] | //*[contains(@class, 'byline') or contains(@class, 'Byline')"
    " or contains(@class, 'author-name') or contains(@class, 'authorName') or @class='author']"
)


def url_of(page: Page, found: list[Thing]) -> str | None:
    """The address under which the page is known: canonical, else what else it says of itself.

    One without a path is the site's front page, which templates write by mistake: any other goes before it.
    """
    links = page.tree.xpath("//link[@rel='canonical' or @rel='Canonical']/@href")
    said = [*links[:3], page.first("og:url"), page.first("twitter:url"), page.saved_from]
    said += [
        address for one in found if kinds(one) & {"newsarticle", "article"} for address in addresses(one)
    ][:3]
    known = [address for one in [*said, page.base] if (address := page.address(one))]
    return next(
        (one for one in known if len(urlsplit(one).path) > 1 or urlsplit(one).query),
        known[0] if known else None,
    )


def outlet_of(page: Page, article: Thing | None, found: list[Thing], url: str | None) -> str | None:
    """Who publishes: by name where the page gives one, else the host."""
    publishers = names(article.get("publisher")) if article is not None else []
    name = page.first("og:site_name") or next(iter(publishers), None)
    if name is None:
        name = next(
            (string(one.get("name")) for one in found if kinds(one) & {"newsmediaorganization", "website"}),
            None,
        )
    name = name or page.first(
        "application-name", "dc.publisher", "publisher", "sailthru.publisher", "copyright"
    )
    if name is None and url is not None:
        name = re.sub(r"^(?:www|m|amp)\d?\.", "", urlsplit(url).hostname or "")
    return _line(name, 80) if name and not re.match(r"https?://", name) else None


def byline_of(page: Page, article: Thing | None) -> str | None:
    """Who wrote it, as far as it is a name: several are parted by commas."""
    if article is not None:
        written = [line for name in names(article.get("author")) if (line := _name(name))]
        if written:
            return ", ".join(dict.fromkeys(written))
    for _, value in page.said(*_AUTHORS):
        if line := _name(value):
            return line
    for element in page.tree.xpath(_BYLINES)[:10]:
        within = element.find(".//*[@itemprop='name']")
        if line := _name((within if within is not None else element).text_content()):
            return line
    return None


def title_of(page: Page, article: Thing | None, outlet: str | None) -> str | None:
    """The title as the article shows it, where what the page says of itself bears it out."""
    head = page.tree.find(".//title")
    whole = _line(head.text_content(), 300) if head is not None else None
    headline = string(article.get("headline")) if article is not None else None
    told = [one for one in (headline, page.first("og:title", "twitter:title", "dc.title"), whole) if one]
    shown = [line for one in page.tree.iter("h1") if (line := _line(one.text_content(), 300))]
    for line in shown:
        if any(_alike(line, other) for other in told):
            return line
    if told:
        return _line(_without_outlet(told[0], outlet, shown), 300)
    return shown[0] if shown else None


def _line(value: str | None, longest: int) -> str | None:
    line = " ".join((value or "").split())
    return line if 0 < len(line) <= longest else None


def _name(value: str | None) -> str | None:
    line = _line(_BY.sub("", value.strip(), count=1) if value else None, 150)
    return None if line is None or _NO_NAME.search(line) or len(line) < 2 else line.strip(" ,|")


def _alike(one: str, other: str) -> bool:
    """Whether two lines are the same title, one of them perhaps with a site's name or cut short."""
    left, right = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    shared = len(left & right)
    return shared > 0 and (shared * 10 >= len(left | right) * 6 or (shared == len(left) and len(left) > 3))


def _without_outlet(title: str, outlet: str | None, shown: list[str]) -> str:
    """A title without the name of the site before or behind it."""
    cuts = list(_PARTS.finditer(title))
    if not cuts:
        return title
    last, first = cuts[-1], cuts[0]
    for name in filter(None, [outlet, *shown]):
        if _same_name(title[last.end() :], name):
            return title[: last.start()]
        if _same_name(title[: first.start()], name):
            return title[first.end() :]
    return title[: last.start()] if "|" in last[0] and last.start() > 20 else title


def _same_name(one: str, other: str) -> bool:
    left, right = (re.sub(r"[\W_]", "", name.lower()) for name in (one, other))
    return len(left) > 2 and (left in right or right in left)
