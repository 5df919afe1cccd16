"""What stands around an article: told by what sites name it, and taken out before the article is looked for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .tree import BREAK, INLINE

# What sites call that which is no article. A whole name, or its first or last part: 'related-posts', 'post__share'.
_FURNITURE = re.compile(
    r"(?:(?:related|recommended|recirc\w*|(?:read|see)[-_]?(?:more|also|next)|also[-_]?read|trending|popular"
    r"|more[-_](?:on|from|stories|news)|most[-_]?(?:read|viewed|popular|recent)|latest[-_]news|outbrain|taboola"
    r"|you[-_]?may[-_]?(?:also[-_]?)?like|next[-_]?(?:article|post|story)|newsletter|mailing[-_]?list|cookies?"
    r"|consent|gdpr|follow[-_]?us|comments?|disqus|breadcrumbs?|sponsored|skip[-_]?link|byline|jp-relatedposts"
    r"|paywall|subscri(?:be|bers?|ption)|wm-ipp)"
    r"(?:[-_].*|[A-Z].*)?"
    r"|.*[-_](?:related|recommended|recommendations|newsletter|share|sharing|comments|breadcrumbs?|trending)"
    r"|author-(?:bio|box|info|card)|about-(?:the-)?author|share|sharing|sharedaddy|social|share-.*|social-.*"
    r"|tags|tag-?list|advert\w*|ads?|promo)"
)
# What a name says of the whole page, or of what the article is about: 'tag-comments', 'has-related', 'no-share'.
_OF_THE_PAGE = re.compile(
    r"(?:tag|category|cat|has|is|no|with|without|single|page|type|format|status|post|js|wp)-"
)
_ARTICLE = re.compile(
    r"(?:h?entry|post|article|story|main|content|text|single)"
    r"(?:[-_]{1,2}(?:content|body|text|main|inner|wrap(?:per)?|container))?",
    re.IGNORECASE,
)
_NAMED = (
    "//*[self::div or self::section or self::aside or self::ul or self::ol or self::p or self::form "
    "or self::details][@class or @id or @data-component or @data-testid]"
)
_TAGS = "nav dialog amp-ad amp-consent amp-embed amp-sidebar amp-sticky-ad amp-user-notification".split()
_NAMES = ("class", "id", "data-component", "data-testid")
_LONGEST = 500
_LONGEST_SHARE = 4
_CAPTION_WORDS = 5
_LONG_CELL = 400


def prepare(tree: Any) -> None:
    """Takes out what names itself furniture, and saves what would be lost: captions, times within sentences."""
    named = [one for one in tree.xpath(_NAMED) if _is_furniture(*map(one.get, _NAMES))]
    named += tree.iter(*_TAGS)
    whole = len(tree.text_content()) if named else 0
    for element in named:
        if element.getparent() is not None and not _holds_article(element, whole):
            element.drop_tree()
    for paragraph in list(tree.iter("p")):
        _gather_before(paragraph)
    for table in list(tree.iter("table")):
        _unfold(table)
    for element in list(tree.iter("time")):
        if next(element.iterancestors("p", "li", "td", "blockquote"), None) is not None:
            element.drop_tag()
    for figure in list(tree.iter("figure")):
        if figure.find(".//table") is None:
            _keep_caption(figure)


@lru_cache(10_000)
def _is_furniture(*names: str | None) -> bool:
    told = [one for name in names if name for one in name.split()]
    return any(_FURNITURE.fullmatch(one) and not _OF_THE_PAGE.match(one) for one in told) and not any(
        _ARTICLE.fullmatch(one) for one in told
    )


def _holds_article(element: Any, whole: int) -> bool:
    """Whether an element is too much of the page, or too near to its title, to be beside the article."""
    if element.find(".//h1") is not None or element.find(".//article") is not None:
        return True
    size = len(element.text_content())
    return size > _LONGEST and size * _LONGEST_SHARE > whole


def _gather_before(paragraph: Any) -> None:
    """Makes a paragraph of the words before a mark of a break, which stand in no element of their own."""
    inline: list[Any] = []
    parent, first = paragraph.getparent(), paragraph.getprevious()
    before = parent.text if first is None else first.tail
    if parent.tag in ("p", "head") or not before or not before.rstrip().endswith(BREAK):
        return
    while first is not None and (first.tag in INLINE or first.tag in ("br", "img")):
        inline.insert(0, first)
        first = first.getprevious()
    made = paragraph.makeelement("p")
    if first is None:
        made.text, parent.text = parent.text, None
    else:
        made.text, first.tail = first.tail, None
    paragraph.addprevious(made)
    made.extend(inline)


def _unfold(table: Any) -> None:
    """Makes plain blocks of a table that only lays the page out: its cells hold articles, not figures."""
    cells = [cell for row in table.iter("tr") for cell in row if cell.tag in ("td", "th")]
    if any(
        cell.find(".//table") is not None or len(cell.findall(".//p")) > 1 or _is_long(cell) for cell in cells
    ):
        for part in (table, *table.iter("tbody", "thead", "tfoot", "tr"), *cells):
            part.tag = "div"


def _is_long(cell: Any) -> bool:
    return sum(map(len, cell.itertext())) > _LONG_CELL


def _keep_caption(figure: Any) -> None:
    captions = [" ".join(one.text_content().split()) for one in figure.iter("figcaption")]
    captions = [one for one in captions if len(one.split()) >= _CAPTION_WORDS or len(one) > 60]
    if captions and sum(map(len, captions)) * 2 > len(" ".join(figure.text_content().split())):
        tail = figure.tail
        figure.clear()
        figure.tag, figure.text, figure.tail = "p", "\n".join(captions), tail
