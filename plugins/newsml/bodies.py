"""The text of an item: elements of NITF, XHTML or bare paragraphs become paragraphs."""

from html import escape
from typing import TYPE_CHECKING

from conflict_events import text_of_markup

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# NITF's names for what has other names elsewhere.
_NAMES = {
    "block": "div",
    "body.content": "div",
    "hl1": "h2",
    "hl2": "h2",
    "bq": "blockquote",
    "nitf-table": "table",
}
# Pictures with their captions, notes to editors, and what stands about the article.
_LEFT_OUT = ("media", "note", "fn", "body.head", "body.end", "tobject", "docdata", "pubdata")


def text_of(element: "Element") -> str:
    """The paragraphs of an element and all that is in it, however deep."""
    out: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            out.append(one)
            continue
        name = _NAMES.get(one.tag, one.tag)
        if not len(one) and not one.text:
            out.append(f"<{name}/>")
            continue
        out.append(f"<{name}>{escape(one.text or '', quote=False)}")
        waiting.append(f"</{name}>")
        for child in reversed(one):
            if child.tail:
                waiting.append(escape(child.tail, quote=False))
            waiting.append(child)
    return text_of_markup("".join(out), without=_LEFT_OUT)


def line_of(element: "Element | None") -> str | None:
    """The words of an element on one line; None where there are none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def with_dateline(text: str, dateline: str | None) -> str:
    """The text with its dateline in front, as it is printed, where it does not stand there already."""
    if not dateline or not text:
        return text
    said = dateline.rstrip(" -–—:")
    place = said.partition(",")[0].partition("(")[0].strip().casefold()
    if text.lstrip(" -–—(").casefold().startswith(place):
        return text
    return f"{said} - {text.lstrip(' -–—')}"
