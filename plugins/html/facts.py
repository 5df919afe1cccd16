"""What a page says of its article: title, byline, outlet, address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from .linked_data import Thing, addresses, kinds, names, string
from .page import Page
from .tree import BREAK

_PARTS = re.compile(r"\s+[|–—•·»«:-]\s+|\s*\|\s*|\s+::\s+|:\s+")
_WORD = re.compile(r"[^\W_]+")
_BY = re.compile(
    r"^\s*(?:author:?|by|written by|von|par|por|door|da|di|av|af|автор|بقلم|tarafından)\s*:?\s+",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\d\d|https?://|www\.|@\w+\.|[<>{}=]|^(?:admin|administrator|editor|null|undefined|none|root|user\d*|webmaster)$",
    re.IGNORECASE,
)
_AUTHORS = (
    "author article:author parsely-author byl sailthru.author dc.creator dcterms.creator citation_author authors"
).split()
_BYLINES = (
    "//*[@rel='author' or @itemprop='author' or @class='author' or contains(@class, 'byline')"
    " or contains(@data-component, 'byline')"
    " or contains(@class, 'Byline') or contains(@class, 'author-name') or contains(@class, 'authorName')]"
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
    name = name or _behind_title(page)
    if name is None and url is not None:
        name = re.sub(r"^(?:www|m|amp)\d?\.", "", urlsplit(url).hostname or "")
    return _line(name, 80) if name and not re.match(r"https?://", name) else None


def _behind_title(page: Page) -> str | None:
    """What the window's title has behind the article's: the name of the site."""
    whole = page.title() or ""
    for element in page.tree.iter("h1"):
        line = _line(element.text_content(), 300)
        if line and len(line) > 5 and whole.startswith(line):
            found = re.fullmatch(r"\s*[|_–—·•-]\s*([^|_–—]{2,40})", whole[len(line) :])
            return found[1].strip() if found else None
    return None


def byline_of(page: Page, article: Thing | None, outlet: str | None) -> str | None:
    """Who wrote it, as far as it is a name: several are parted by commas. People go before the outlet."""
    everybody = names(article.get("author")) if article is not None else []
    written = ", ".join(dict.fromkeys(line for name in everybody if (line := _name(name))))
    told = [written, *(_name(value) for _, value in page.said(*_AUTHORS)), *_shown_bylines(page)]
    people = [one for one in told if one]
    return next(
        (one for one in people if not outlet or not _same_name(one, outlet)), next(iter(people), None)
    )


def _shown_bylines(page: Page) -> Iterator[str | None]:
    for element in page.tree.xpath(_BYLINES)[:10]:
        within = element.find(".//*[@itemprop='name']")
        block = element.find("p") if within is None else within
        yield _name((element if block is None else block).text_content())


def title_of(page: Page, article: Thing | None, outlet: str | None) -> str | None:
    """The title as the article shows it, where what the page says of itself bears it out."""
    headline = string(article.get("headline")) if article is not None else None
    said = [headline, page.first("og:title", "twitter:title", "dc.title"), page.title()]
    shown = [line for one in page.tree.iter("h1") if (line := _line(one.text_content(), 300))]
    told = [line for one in said if one and (line := _line(_without_outlet(one, outlet, shown), 300))]
    shown = [one for one in shown if outlet is None or not _same_name(one, outlet)]
    best = max(
        shown, key=lambda one: max((_likeness(one, other) for other in told), default=0.0), default=None
    )
    if best is None or not told:
        return best or next(iter(told), None)
    alike = max(_likeness(best, other) for other in told)
    if alike < 0.5 and (len(shown) > 1 or alike == 0):
        return told[0]
    # What stands before the title in its own element is the subject or the column.
    return next((one for one in told if len(one) > 20 and best.endswith(one)), best)


def _line(value: str | None, longest: int) -> str | None:
    line = " ".join((value or "").replace(BREAK, " ").split())
    return line if 0 < len(line) <= longest else None


def _name(value: str | None) -> str | None:
    line = _line(_BY.sub("", value.strip(), count=1) if value else None, 150)
    return None if line is None or _NO_NAME.search(line) or len(line) < 2 else line.strip(" ,|·-")


def _likeness(one: str, other: str) -> float:
    """How many of the words of two lines they have in common, from 0 to 1; short words count for nothing."""
    left, right = ({word for word in _WORD.findall(line.lower()) if len(word) > 2} for line in (one, other))
    if not left or not right:
        return float(_same_name(one, other))
    return len(left & right) / len(left | right)


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
