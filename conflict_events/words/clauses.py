"""Where clauses end and are joined: a particle closes its verb there ('kwamen om'), a small word elsewhere."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import Final

from .distance import few_words
from .spans import Cue, Passage, Slot, Span

DASH: Final = re.compile(" [-–—] ")
"""A dash between blanks, which can stand in the place of a verb."""
_CLOSED: Final = re.compile(r"\s*(?:[.,;:!?)\]”’\"]|$)")
_FAR: Final = 400  # characters
_FEW: Final = 12
_AROUND: Final = 110  # characters
_AUXILIARY: Final = Cue.BE | Cue.HAVE
CLAUSES: Final = Cue.CLAUSE | Cue.RELATIVE | Cue.THAT
"""The words that open another clause."""
PRONOUN: Final = Cue.HE | Cue.IT | Cue.THEY | Cue.WE
"""The pronouns that can be a subject."""
_OPENING: Final = Cue.PREPOSITION | Cue.AND | Cue.CLAUSE | Cue.RELATIVE | Cue.BY


def stands(passage: Passage, span: Span) -> bool:
    """False for an outcome word that is a mere particle here: another word than its verb's, or one within a clause.

    Or that tells of harm only beside an event: 'in the battle fell nine men'.
    """
    rules = span.entry.outcome
    for rule in rules:
        if not rule.closes:
            return rule.needs != "event" or _befell(passage, span)
    return any(_begun(passage, rule.first, span) for rule in rules) and closes_clause(passage, span.end)


def _befell(passage: Passage, span: Span) -> bool:
    """True where a noun for an event tells what befell people, no other noun tells it, and no other verb is meant."""
    for other in passage.outcomes:
        noun = any(rule.frame == "noun" for rule in other.entry.outcome)
        if noun and not passage.parted(min(span.end, other.end), max(span.start, other.start)):
            return False  # 'there fell nine dead'
    for rule in span.entry.event or ():  # 'fell upon'
        if rule.apart is not None and other_part(passage, span, rule.apart, rule.follows):
            return False
    return any(
        one.start != span.start
        and not passage.parted(min(one.end, span.end), max(one.start, span.start))
        and any(rule.frame == "noun" for rule in one.entry.event)
        for one in passage.events
    )


def _begun(passage: Passage, first: str | None, span: Span) -> bool:
    """True where the first part of a split word stands not far before the last."""
    if first is None:
        return True
    start, end = max(passage.start, span.start - _FAR), span.start
    for stem in _stems(first):
        if passage.text.find(stem, start, end) >= 0:
            return True
    return False


@functools.cache
def pattern_of(part: str) -> re.Pattern[str]:
    """A part of a split word, as it stands in a text."""
    stem, star, _ = part.partition("*")
    return re.compile(rf"\b{re.escape(stem)}" + (r"\w{0,4}\b" if star else r"\b"), re.IGNORECASE)


@functools.cache
def _stems(first: str) -> tuple[str, ...]:
    """The first part of a split word in small letters, with a capital, and in capitals."""
    stem = first.partition("*")[0]
    return stem, stem.capitalize(), stem.upper()


def closes_clause(passage: Passage, position: int) -> bool:
    """True where the sentence ends or a mark follows, or a phrase that is no purpose ('om bij X te')."""
    if _CLOSED.match(passage.text, position, passage.end) is not None:
        return True
    index = bisect_left(passage.cues, position, key=_start)
    behind = passage.cues[index : index + _FEW]
    if not behind or behind[0].start > position + 1 or not behind[0].entry.cue & _OPENING:
        return False
    for cue in behind:
        if not passage.unbroken(position, cue.start):
            return True
        if cue.entry.cue & Cue.INFINITIVE:
            return False
    return True


def other_part(passage: Passage, span: Span, part: str, follows: bool) -> bool:
    """True where the other part of a split word stands in the clause; one that follows closes it."""
    if follows:
        area = (span.end, min(passage.end, span.end + _AROUND))
    else:
        area = (max(passage.start, span.start - _AROUND), span.start)
    for found in pattern_of(part).finditer(passage.text[area[0] : area[1]]):
        first, last = sorted((span.start, area[0] + found.start()))
        if not passage.parted(first, last) and (not follows or closes_clause(passage, area[0] + found.end())):
            return True
    return False


def _start(span: Span) -> int:
    return span.start


def auxiliary(passage: Passage, position: int) -> Span | None:
    """The nearest auxiliary before a verb in its clause: of the passive (`Cue.BE`) or of the perfect."""
    if not passage.kinds & _AUXILIARY:
        return None
    for cue in reversed(passage.cues):
        if cue.end > position or cue.entry.filled & Slot.NAMED:
            continue
        if cue.entry.cue & _AUXILIARY:
            near = few_words(passage.text, cue.end, position, 14)
            return cue if near and not passage.parted(cue.end, position) else None
        if cue.entry.cue & CLAUSES:
            return None
    return None


def is_headline(passage: Passage) -> bool:
    """True for a title or a heading, and for a line that ends without a mark as they do."""
    return passage.role in ("title", "heading") or passage.text[passage.end - 1 : passage.end].isalnum()


def joined_verb(passage: Passage, span: Span) -> bool:
    """True for the verb of ', and said': its subject stands before the verb that it goes on from."""
    before = span.start - 1
    for cue in passage.cues if passage.kinds & Cue.AND else ():
        if cue.end >= before:
            joins = cue.end == before and cue.entry.cue & Cue.AND
            return bool(joins) and not passage.parted(passage.start, cue.start)
    return False
