"""Markup in the cells of tables: whole pages are told apart, simple tags become paragraphs."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from ..markup import text_of_markup

PAGE: Final = "text/html"
"""The media type of a cell that holds a whole page."""

_PAGE: Final = re.compile(r"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_HEAD: Final = 2000  # letters before which a page says that it is one
_KNOWN: Final = re.compile(
    r"</?(?:a|b|blockquote|br|div|em|figure|font|h[1-6]|i|iframe|img|li|ol|p|script|section|span|strong|style|sub|sup"
    r"|table|td|tr|u|ul)(?=[\s/>])",
    re.IGNORECASE,
)


def is_page(text: str) -> bool:
    """Whether a cell holds a whole page, which a reader of pages has to read."""
    return "<" in text[:_HEAD] and _PAGE.search(text[:_HEAD]) is not None


def without_tags(text: str) -> str:
    """The text with its tags taken out and blocks made paragraphs; words in angle brackets that are no tags stay."""
    if "<" in text and _KNOWN.search(text):
        return text_of_markup(text)
    return unescape(text) if "&" in text else text
