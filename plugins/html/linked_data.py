"""What a page says of itself in JSON-LD (https://schema.org/Article), where it says it soundly."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from .tree import BREAK

Thing = dict[str, Any]

_ARTICLES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle "
    "askpublicnewsarticle opinionnewsarticle reviewnewsarticle advertisercontentarticle report "
    "blogposting liveblogposting socialmediaposting satiricalarticle scholarlyarticle techarticle".split()
)
# Below these keys stand other articles than the one of the page.
_OTHERS = frozenset(
    "itemlistelement relatedlink haspart ispartof mentions citation comment liveblogupdate review "
    "breadcrumb subjectof about significantlink suggestedanswer isbasedon".split()
)
_MOST_BYTES = 2_000_000
_MOST_THINGS = 5000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_WORD = re.compile(r"\w+")


def things(tree: Any) -> list[Thing]:
    """All things that the page's JSON-LD describes as being the page or about it, in their order."""
    found: list[Thing] = []
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind and script.text and len(script.text) <= _MOST_BYTES:
            found += _walk(_parsed(script.text))
        if len(found) >= _MOST_THINGS:
            break
    return found


def _parsed(text: str) -> Any:
    text = _WRAPPING.sub("", _WRAPPING.sub("", text))
    for attempt in (str, lambda broken: _TRAILING_COMMA.sub(r"\1", broken), html.unescape):
        try:
            # Without strict, raw line breaks in strings pass, which many templates write.
            return json.loads(attempt(text), strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        # One thing that is whole, with something behind it.
        return json.JSONDecoder(strict=False).raw_decode(text.lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _walk(data: Any) -> Iterator[Thing]:
    waiting = [data]
    seen = 0
    while waiting and seen < _MOST_THINGS:
        one = waiting.pop()
        seen += 1
        if isinstance(one, list):
            waiting += reversed(one[:_MOST_THINGS])
        elif isinstance(one, dict):
            if kinds(one):
                yield one
            waiting += [
                value
                for key, value in reversed(one.items())
                if isinstance(value, dict | list) and str(key).lower() not in _OTHERS
            ]


def kinds(thing: Thing) -> set[str]:
    """The types of a thing, in lower case and without their vocabulary's address."""
    value = thing.get("@type")
    values = value if isinstance(value, list) else [value]
    return {one.rsplit("/", 1)[-1].lower() for one in values if isinstance(one, str)}


def article_of(found: list[Thing], *, url: str | None, titles: list[str]) -> Thing | None:
    """The article that the page is: the only one, or the one that has its address or its title.

    Pages describe others too, and of several that fit nothing none is taken.
    """
    articles = [one for one in found if kinds(one) & _ARTICLES]
    if len(articles) == 1:
        return articles[0]
    for one in articles:
        if url is not None and url.rstrip("/") in {address.rstrip("/") for address in addresses(one)}:
            return one
    wanted = [words for title in titles if (words := _words(title))]
    for one in articles:
        own = _words(string(one.get("headline")) or string(one.get("name")) or "")
        if own and any(len(own & words) * 10 >= len(own | words) * 6 for words in wanted):
            return one
    return None


def addresses(thing: Thing) -> list[str]:
    """Where a thing says that it stands."""
    main = thing.get("mainEntityOfPage")
    values = [main.get("@id") or main.get("url") if isinstance(main, dict) else main]
    values += [thing.get("url"), thing.get("@id")]
    return [one for one in values if isinstance(one, str) and "://" in one]


def string(value: Any) -> str | None:
    """A value as one line of text; None where it is no text."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(re.sub(rf"<[^<>]{{0,200}}>|{BREAK}", " ", value)).split()) or None


def names(value: Any) -> list[str]:
    """The names of people or organisations, of which there may be one, several, or a mere string."""
    values = value if isinstance(value, list) else [value]
    found = [string(one.get("name")) if isinstance(one, dict) else string(one) for one in values[:20]]
    return list(dict.fromkeys(name for name in found if name))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
