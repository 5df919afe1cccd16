"""Nouns that tell by themselves how many are meant: a dual, or a singular in a language without articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Number, Passage, Span
from .bounds import bound_after, bounded

_OWNED: Final = frozenset(("after", "cost", "body"))
"""The frames of words for what somebody did to people, or of which they are the owners."""
_OBJECTS: Final = _OWNED | {"both"}
"""Those behind which an object can stand: of one that takes either, its form tells which it is."""
_NAME: Final = 2  # words


def counts_itself(passage: Passage, span: Span) -> bool:
    """True for a noun that tells by itself how many are meant: a dual, or a singular where there is no article.

    Where a pack tells the forms of objects, these count behind a word for what was done ('killed a soldier', 'death of
    a soldier') and the others everywhere else.
    """
    noun = span.entry.victim
    if noun is None or span.entry.determiner is not None or not (noun.count or noun.case == "object"):
        return False
    if is_adjective(passage, span):
        return False
    if not noun.case:
        return True
    start = phrase_start(passage, span)
    if noun.case == "subject":
        return not any(one.end + 1 == start and _acts(one, _OWNED) for one in passage.outcomes)
    before = next((cue for cue in passage.cues if cue.end + 1 == start and cue.entry.cue & Cue.ADVERB), None)
    verb = start if before is None else before.start
    done = any(one.end + 1 == verb and _acts(one, _OBJECTS) for one in passage.outcomes)
    done = done or any(one.end + 1 == start and one.entry.cue & Cue.INCLUDING for one in passage.cues)
    return done or opens_as_object(passage, start, span.end) is not None


def told_by_noun(passage: Passage, span: Span) -> tuple[int, int, int, int | None, int | None, str, bool]:
    """The quantity that such a noun tells: where it stands, its count, ends and bound, and whether it is implicit."""
    start, count = phrase_start(passage, span), span.entry.victim.count or 1
    number = next((one for one in passage.numbers if one.start == span.end + 1), None)
    if number is None or not repeats_noun(passage, number):
        return start, start, count, count, count, "exact", count == 1
    limit = bound_after(passage.text, passage.spans, number.end)
    bound = limit.entry.bound.after if limit is not None else "exact"
    low, high = bounded(bound, count) if limit is not None else (count, count)
    return start, start, count, low, high, bound, False


def repeats_noun(passage: Passage, number: Number) -> bool:
    """'a soldier one', 'two-soldiers two': a number that says once more what the noun before it tells."""
    if number.digits or number.value not in (1, 2):
        return False
    return any(
        span.end == number.start - 1 and noun.count == number.value and counts_itself(passage, span)
        for span in passage.spans
        if (noun := span.entry.victim) is not None
    )


def is_adjective(passage: Passage, span: Span) -> bool:
    """Whether a noun that needs no article is an adjective here: 'the army the-Malian', 'an attack armed'."""
    noun = span.entry.victim
    if noun is None or not noun.count or any(one.end == span.start - 1 for one in passage.outcomes):
        return False
    article = next(
        (cue for cue in passage.cues if cue.end == span.start and cue.entry.cue & Cue.DEFINITE), None
    )
    start = article.start if article is not None else span.start
    if any(one.end == start - 1 for one in passage.outcomes) or start == passage.start:
        return False
    if span.entry.nation is not None:
        return True
    if noun.single is not True:
        return False
    return _behind_definite(passage, start) if article is not None else _behind_thing(passage, start)


def _behind_thing(passage: Passage, start: int) -> bool:
    return any(
        before.end == start - 1
        and before.entry.victim is None
        and (before.entry.event is not None or before.entry.cue & (Cue.NOUN | Cue.ARMED | Cue.WEAPON))
        and not before.entry.cue & Cue.PREPOSITION
        for before in passage.spans
    )


def _behind_definite(passage: Passage, start: int) -> bool:
    """Whether a noun with the article written on to it stands right before."""
    if passage.text[start - 1 : start] != " ":
        return False
    begin = max(passage.text.rfind(" ", passage.start, start - 1) + 1, passage.start)
    return any(begin <= cue.start < start and cue.entry.cue & Cue.DEFINITE for cue in passage.cues)


def opens_as_object(passage: Passage, start: int, end: int) -> Span | None:
    """'the officer X(object) killed a sniper': the word for what was done to whom opens a clause, close behind them."""
    opens = start == passage.start or passage.text[max(passage.start, start - 2) : start] in (", ", ": ")
    if not opens and not any(date.end + 1 == start for date in passage.dates):
        return None
    following = next((one for one in passage.outcomes if one.start > end), None)
    if following is None or not _acts(following, _OBJECTS) or not passage.unbroken(end, following.start):
        return None
    return following if few_words(passage.text, end, following.start, _NAME) else None


def _acts(outcome: Span, frames: frozenset[str]) -> bool:
    return all(rule.frame in frames for rule in outcome.entry.outcome)


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
            or (
                passage.unbroken(item.end, start)
                and few_words(passage.text, item.end, start, 1)
                and not passage.holds(Cue.INCLUDING, item.end + 1, start)
            )
        )
        for item in items
    )
