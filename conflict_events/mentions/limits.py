"""Words that are several things beside a number: a limit or the later of two figures, a number or a vague many."""

from __future__ import annotations

from typing import Protocol

from ..words.distance import few_words
from ..words.spans import Cue, Number, Passage, Span
from .bounds import bound_before


class Stretch(Protocol):
    """Where a figure stands."""

    start: int
    end: int


def limit_before(passage: Passage, last: Stretch | None, start: int) -> Span | None:
    """The word for a limit right before a figure, where it is no word for the later of two."""
    word = bound_before(passage.text, passage.spans, start)
    return None if word is None or (last is not None and is_later(passage, last, word)) else word


def is_later(passage: Passage, last: Stretch, word: Span) -> bool:
    """'rose from 20 up to 25': the later of two figures, where the word for it is one for a limit too."""
    if not word.entry.cue & Cue.TO or not passage.follows(Cue.FROM, last.start):
        return False
    return few_words(passage.text, last.end, word.start, 1) and passage.unbroken(last.end, word.start)


def is_vague(passage: Passage, word: Span, number: Number) -> bool:
    """True for a number inside a vague word, or one that is it ('thousands', where one word is both): with no bound."""
    if word.end < number.end or number.start < word.start:
        return False
    return (
        word.start < number.start
        or word.end > number.end
        or (word.end == number.end and bound_before(passage.text, passage.spans, number.start) is None)
    )
