"""Where paragraphs begin and end, and what can be told from the shape of a line alone."""

from __future__ import annotations

import functools
import itertools
from typing import Final

_FEW: Final = 8

SENTENCE_END: Final = ".!?…。！？؟।۔։"
"""Characters that end a sentence in any script."""
CLOSERS: Final = "\"'”’»›“)]}」』"
"""Characters that may follow a sentence end and belong to it."""
OPENERS: Final = "\"'“‘„«‹([{「『¿¡–—-"
"""Characters that may stand before the first word of a sentence."""


@functools.lru_cache(maxsize=1)  # cleaning asks, and then the split into sentences
def paragraphs(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each paragraph, without the white space around it.

    A line is a paragraph, except in text whose lines were broken to a width: there lines that
    were full are joined to the next one.
    """
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at if len(words) == len(line) else at + len(line) - len(line.lstrip())
            lines.append((start, start + len(words)))
        at += len(line) + 1
    width = _wrapped_width(text, lines)
    if not width:
        return lines
    joined = lines[:1]
    for start, end in lines[1:]:
        before_start, before_end = joined[-1]
        last_line = text.rfind("\n", before_start, before_end) + 1 or before_start
        first_word = text.find(" ", start, end)
        needed = before_end - last_line + 1 + (first_word if first_word > 0 else end) - start
        if needed > width - 3 and text.count("\n", before_end, start) == 1:
            joined[-1] = (before_start, end)
        else:
            joined.append((start, end))
    return joined


def _wrapped_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width to which lines were broken; 0 where a line is a paragraph.

    Broken text has many lines next to each other, most of which end inside a sentence, and none
    much longer than the others (mail and news agencies' plain text: 60 to 80, at most about 100).
    """
    if len(lines) < _FEW:
        return 0
    width = max(end - start for start, end in lines)
    if not 40 <= width <= 110:
        return 0
    adjacent = inside = 0
    for (start, end), (after, _) in itertools.pairwise(lines):
        if after - end == 1 and end - start > width // 2:
            adjacent += 1
            inside += text[end - 1] not in SENTENCE_END + CLOSERS
    return width if adjacent >= _FEW // 2 and inside * 5 >= adjacent * 3 else 0


def places_of(text: str, marks: str, start: int, end: int) -> list[int]:
    """Where one of some characters stands, in order.

    Each is looked for by itself: that is ten times as fast as asking of each character whether it is one.
    """
    found: list[int] = []
    kinds = 0
    for mark in marks:
        at = text.find(mark, start, end)
        kinds += at >= 0
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1, end)
    if kinds > 1:
        found.sort()
    return found


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the paragraph closes with a sentence end, brackets and quotation marks aside."""
    while end > start and text[end - 1] in CLOSERS:
        end -= 1
    return end > start and text[end - 1] in SENTENCE_END


def count_words(text: str, start: int, end: int) -> int:
    """How many words stand there: one more than spaces."""
    return text.count(" ", start, end) + text.count("\n", start, end) + 1
