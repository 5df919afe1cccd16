"""A text cut at the borders of what was found in it, so that each piece can be escaped and marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Something that stands at ``start``..``end`` (code points, end exclusive) and should say ``words``."""

    id: str
    kind: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text in which the same things hold; ``begins`` and ``ends`` are ids."""

    text: str
    kinds: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]


def misplaced(text: str, marked: Iterable[Marked]) -> set[str]:
    """Ids of what does not stand where it says: it must not be highlighted."""
    return {
        one.id
        for one in marked
        if not 0 <= one.start < one.end <= len(text) or text[one.start : one.end] != one.words
    }


def pieces(text: str, marked: Iterable[Marked]) -> list[Piece]:
    """``text`` in pieces that join to the whole again; what is misplaced is left out."""
    found = list(marked)
    wrong = misplaced(text, found)
    spans = sorted((one for one in found if one.id not in wrong), key=lambda one: (one.start, -one.end))
    borders = sorted({0, len(text), *(one.start for one in spans), *(one.end for one in spans)})
    cut: list[Piece] = []
    open_spans: list[Marked] = []
    coming = iter([*spans, None])
    following = next(coming)
    for start, end in pairwise(borders):
        open_spans = [one for one in open_spans if one.end > start]
        begins: list[str] = []
        while following is not None and following.start == start:
            open_spans.append(following)
            begins.append(following.id)
            following = next(coming)
        cut.append(
            Piece(
                text=text[start:end],
                kinds=tuple(sorted({one.kind for one in open_spans})),
                begins=tuple(begins),
                ends=tuple(one.id for one in open_spans if one.end == end),
            )
        )
    return cut
