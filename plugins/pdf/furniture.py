"""What stands at the edge of page after page: headers, footers, page numbers."""

import re
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from .lines import Line

_EDGE = 3  # lines at the top and at the bottom of a page may be furniture
_APART = 1.7  # times the size of its letters lies between furniture and text
_SHARE = 0.3  # of the pages must have a line that is furniture
_NUMBER = re.compile(r"\W*(\d{1,4}(\s*/\s*\d{1,4})?|[ivxlc]{1,7})\W*")
_DIGITS = re.compile(r"\d+")


def without_furniture(lines: Sequence[Line], pages: int) -> list[Line]:
    """Without what stands apart from the text at the edge of a page, and on other pages too.

    On the first page a line in larger letters than most is the title, though pages repeat it. A
    number by itself at the very edge is that of the page.
    """
    blocks: list[list[Line]] = []
    pages_of: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, group in groupby(lines, key=lambda line: line.page):
        by_height = sorted(group, key=lambda line: -line.y)
        for edge in (by_height, by_height[::-1]):
            for block in _blocks(edge):
                blocks.append(block)
                for line in block:
                    pages_of[_key(line)].add(page)
    size = statistics.median(line.size for line in lines)
    least = max(2, pages * _SHARE)

    def is_furniture(line: Line) -> bool:
        titled = line.page == lines[0].page and line.size > 1.2 * size
        return not titled and (len(pages_of[_key(line)]) >= least or bool(_NUMBER.fullmatch(line.text)))

    gone = {id(line) for block in blocks if all(map(is_furniture, block)) for line in block}
    return [line for line in lines if id(line) not in gone] or list(lines)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """From the edge of a page inwards: lines close to each other, as long as a gap follows them."""
    block: list[Line] = []
    heights = 0
    for number, line in enumerate(lines):
        gap = abs(line.y - lines[number - 1].y) if number else 0
        if gap > _APART * line.size:
            yield block
            block = []
        heights += gap > 1 or not number
        if heights > _EDGE:
            return
        block.append(line)


def _key(line: Line) -> tuple[str, int]:
    """The same on all pages that a piece of furniture stands on: its words, and its height."""
    return _DIGITS.sub("#", line.text), round(line.y / 5)
