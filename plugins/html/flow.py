"""The elements that an extraction gives become lines of text: paragraphs, list items, rows of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .tree import BREAK

_BLOCKS = frozenset("p head quote list item table row cell code div fig".split())
_LONG_CELL = 150


def paragraphs_of(body: Any) -> Iterator[str]:
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
