"""From text to a tree, once, also of pages that are made to break a parser."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any

BREAK = "\u204b"
"""A mark where two line ends part paragraphs: what is within one element is run together later on."""
# Letter by letter, so that the search can look for what it begins with.
_PARAGRAPH_BREAKS = [
    re.compile(rf"{br}\b[^<>]{{0,50}}>\s*(?:&nbsp;\s*)*(?:{br}\b[^<>]{{0,50}}>\s*(?:&nbsp;\s*)*)+")
    for br in ("<br", "<BR")
]
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
# Takes each tag with its quoted values in one go and never goes back: linear, whatever the page.
_START_TAG = re.compile(r"""<[A-Za-z][^<>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?[^<>=]*+)*+""")
_LONG_TAG = 4000
_ATTRIBUTE = re.compile(r"""\s[\w:.-]{1,60}(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']{0,2000}))?""")
_MOST_ATTRIBUTES = 100
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)([^<>]*)>")
_EMPTY = re.compile(r"<p>(?:\s*<p>)+")
_KEPT_FLAT = frozenset("html head body title meta link base script style p br".split())
INLINE = frozenset(
    "a abbr b big cite em font i ins mark nobr q small span strike strong sub sup time tt u".split()
)


def tree_of(text: str) -> Any:
    """The tree of a page, with a head and a body; where a line is empty a paragraph begins."""
    for breaks in _PARAGRAPH_BREAKS:
        text = breaks.sub(f"{BREAK}<p>", text)
    return _tree(_with_few_attributes(text))


def _with_few_attributes(text: str) -> str:
    """The page without the endless attributes of a tag, which take the parser the square of their number."""
    long = [tag.span() for tag in _START_TAG.finditer(text) if tag.end() - tag.start() > _LONG_TAG]
    kept, at = [], 0
    for start, end in long:
        kept.append(text[at:start])
        name = re.match(r"<[\w:-]*", text[start:end])
        attributes = islice(_ATTRIBUTE.finditer(text, start, end), _MOST_ATTRIBUTES)
        kept += [name[0] if name else "<p", *(found[0] for found in attributes)]
        at = end
    return "".join([*kept, text[at:]]) if long else text


@cache
def _parser(*, huge: bool) -> Any:
    from lxml.html import HTMLParser

    return HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, default_doctype=False, huge_tree=huge
    )


def _tree(text: str) -> Any:
    from lxml.html import document_fromstring

    data = _bytes(text) or b"<html></html>"
    parser = _parser(huge=False)
    tree = document_fromstring(data, parser=parser, ensure_head_body=True)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # The parser stops where elements are nested too deeply, and all that follows would be lost.
        tree = document_fromstring(
            _bytes(_EMPTY.sub("<p>", _TAG.sub(_flat, text))), parser=_parser(huge=True), ensure_head_body=True
        )
    return tree


def _bytes(text: str) -> bytes:
    """UTF-8 without the characters that a tree cannot hold."""
    data = text.encode("utf-8", "replace").translate(None, _CONTROLS)
    return data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")


def _flat(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in _KEPT_FLAT:
        return tag[0]
    return "" if name in INLINE else "<p>"
