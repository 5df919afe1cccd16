"""Nouns that tell by themselves how many are meant: a dual, or a singular in a language without articles."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.distance import few_words
from ..words.spans import Number, Passage, Span


def counts_itself(span: Span) -> bool:
    """True for a noun that tells by itself how many are meant: a dual, or a singular where there is no article."""
    return span.entry.victim is not None and bool(span.entry.victim.count) and span.entry.determiner is None


def phrase_start(passage: Passage, noun: Span) -> int:
    """Where the phrase of a noun begins: what tells whose or what kind of people they are can stand before it."""
    start = noun.start
    for span in reversed(passage.spans):
        if span.end == start - 1 and passage.text[span.end] == " ":
            entry = span.entry
            if entry.nation is None and (entry.victim is None or entry.victim.single is not None):
                break
            start = span.start
    return start


def counted_before(passage: Passage, items: Sequence[Number | Span], noun: Span) -> bool:
    """True where a number of the same phrase stands before a noun, or it is the number itself."""
    start = phrase_start(passage, noun)
    return any(
        item.start < noun.end
        and (
            item.end > start
            or (passage.unbroken(item.end, start) and few_words(passage.text, item.end, start, 1))
        )
        for item in items
    )
