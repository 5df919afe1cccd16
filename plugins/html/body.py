"""The text of the article on a page: paragraphs parted by blank lines, and nothing of what stands around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from .furniture import prepare
from .linked_data import Thing, string
from .page import Page
from .tree import BREAK

_SENTENCE = re.compile(r"[^\n.!?。！？؟۔।]{15,}[.!?。！？؟۔।…]|[\u3040-\u30ff\u4e00-\u9fff]{12,}")
_BLOCKS = frozenset("p head quote list item table row cell code div fig".split())
_LONG_CELL = 150
_ENOUGH = 1000


def text_of(page: Page, article: Thing | None, title: str | None) -> str:
    """The article's title and text; nothing where there is no sentence on the page that is no furniture."""
    prepare(page.tree)
    paragraphs = list(_paragraphs(_article(page.tree)))
    told = _told(article)
    if sum(map(len, told)) > 2 * sum(map(len, paragraphs)):
        paragraphs = told
    while paragraphs and title is not None and _same(paragraphs[0], title):
        del paragraphs[0]
    if not any(_SENTENCE.search(one) for one in paragraphs):
        return ""
    return "\n\n".join([title, *paragraphs] if title else paragraphs)


def _article(tree: Any) -> Any:
    """The article's elements; only where little was found are the slower ways of finding it tried too."""
    from trafilatura import bare_extraction

    for options in _ways():
        found: Any = bare_extraction(tree, options=options)
        if found is not None and sum(map(len, found.body.itertext())) >= _ENOUGH:
            break
    return found.body if found is not None else ()


@cache
def _ways() -> tuple[Any, Any]:
    from trafilatura.settings import Extractor

    # It warns of every page without text; that is said here.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return Extractor(comments=False, fast=True), Extractor(comments=False)


def _paragraphs(body: Any) -> Iterator[str]:
    flow = "".join(piece for block in body for piece in _flow(block))
    for paragraph in re.split(rf"\n\s*\n|{BREAK}", flow):
        lines = [line for one in paragraph.split("\n") if (line := " ".join(one.split()))]
        if lines and lines != ["-"]:
            yield "\n".join(lines)


def _flow(element: Any) -> Iterator[str]:
    """The words of an element, with a blank line around each block and a line end for each break."""
    tag = element.tag
    if tag == "table":
        yield "\n\n"
        yield from _table(element)
    elif tag == "lb":
        yield "\n"
    else:
        block = tag in _BLOCKS
        if block:
            yield "\n\n- " if tag == "item" else "\n\n"
        if element.text:
            yield _flat(element.text)
        for child in element:
            yield from _flow(child)
        if block:
            yield "\n\n"
    if element.tail:
        yield _flat(element.tail)


def _flat(text: str) -> str:
    return text.replace("\n", " ") if "\n" in text and not text.startswith("\n\n") else text


def _table(table: Any) -> Iterator[str]:
    """Each row as a line that says what its cells are: 'Region: North; Killed: 12'; cells of prose as prose."""
    heads: list[str] = []
    for row in table.iter("row"):
        cells = ["".join(piece for piece in _flow(cell)).strip() for cell in row if cell.tag == "cell"]
        if any(len(cell) > _LONG_CELL for cell in cells):
            heads = []
            yield "".join(f"\n\n{cell}\n\n" for cell in cells)
            continue
        cells = [" ".join(cell.split()) for cell in cells]
        if not heads and len(cells) > 1 and all(cell.get("role") == "head" for cell in row):
            heads = cells
            continue
        if len(heads) == len(cells):
            told = [
                f"{head}: {cell}" if head else cell for head, cell in zip(heads, cells, strict=True) if cell
            ]
        else:
            told = [cell for cell in cells if cell]
        yield "\n\n" + "; ".join(told) + "\n\n"


def _told(article: Thing | None) -> list[str]:
    """The text as JSON-LD has it, for pages that draw theirs with a script."""
    body = article.get("articleBody") if article is not None else None
    if not isinstance(body, str) or len(body) < 200:
        return []
    body = re.sub(r"<(?:/p|br|/h\d|/li)\b[^<>]{0,50}>", "\n", body)
    return [line for one in body.split("\n") if (line := string(one))]


def _same(line: str, title: str) -> bool:
    return re.sub(r"[\W_]", "", line.lower()) == re.sub(r"[\W_]", "", title.lower())
