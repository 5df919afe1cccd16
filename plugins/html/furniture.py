"""What stands around an article: told by what sites name it, and taken out before the article is looked for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# What sites call that which is no article. Whole words only, so that 'shared-values' is none.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)|recirc\w*|(?:read|see)-?(?:more|also|next)|also-?read"
    r"|more-?(?:on|from|stories|news)|most-?(?:read|viewed|popular|recent)|trending|popular|latest-?news"
    r"|you-?may-?(?:also-?)?like|next-?(?:article|post|story)|newsletter|subscri(?:be|ption)|sign-?up"
    r"|mailing-?list|promo|cookies?|consent|gdpr|cmp|share|sharing|sharedaddy|social|follow-?us|comments?"
    r"|comment-?list|disqus\w*|respond|breadcrumbs?|tags?|tag-?list|author-?(?:bio|box|info|card)"
    r"|about-?(?:the-?)?author|outbrain|taboola|advert\w*|ads?|sponsored|paywall|donat\w+|skip-?link|masthead"
    r"|site-?(?:header|footer|nav)|jp-relatedposts|wm-ipp\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMED = (
    "//*[self::div or self::section or self::aside or self::ul or self::ol or self::p or self::form "
    "or self::details or self::table][@class or @id]"
)
_LONGEST_SHARE = 3


def prepare(tree: Any) -> None:
    """Takes out what names itself furniture, and saves what would be lost: captions, times within sentences."""
    whole = len(tree.text_content())
    for element in tree.xpath(_NAMED):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _is_furniture(names) and not _holds_article(element, whole):
            element.drop_tree() if element.getparent() is not None else None
    for element in tree.xpath("//time[ancestor::p or ancestor::li or ancestor::td or ancestor::blockquote]"):
        element.drop_tag()
    for figure in tree.xpath("//figure[.//figcaption][not(.//table)]"):
        lines = [" ".join(one.text_content().split()) for one in figure.iter("figcaption")]
        tail = figure.tail
        figure.clear()
        figure.tag, figure.text, figure.tail = "p", "\n".join(filter(None, lines)), tail


@lru_cache(10_000)
def _is_furniture(names: str) -> bool:
    return _FURNITURE.search(names) is not None


def _holds_article(element: Any, whole: int) -> bool:
    """Whether an element is too much of the page, or too near to its title, to be beside the article."""
    if element.find(".//h1") is not None or element.find(".//article") is not None:
        return True
    return len(element.text_content()) * _LONGEST_SHARE > whole
