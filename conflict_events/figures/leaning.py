"""Of whom a verb is said that stands behind an 'and', an adverb or a participle."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .people import People


def subject_of(passage: Passage, people: Sequence[People], span: Span) -> People | None:
    """'A boy stabbed two guards and was killed': behind 'and', the auxiliary is of whom the sentence opens with."""
    cues = [cue for cue in passage.cues if cue.end < span.start][-3:] if people else []
    for joint, auxiliary in itertools.pairwise(cues):
        joins = joint.entry.cue & Cue.AND and joint.end + 1 == auxiliary.start
        if joins and auxiliary.entry.cue & Cue.BE and few_words(passage.text, auxiliary.end, span.start, 1):
            first = people[0]
            opens = few_words(passage.text, passage.start, first.begin, 2) and first.quantity.count == 1
            between = any(one.begin >= first.end and one.end <= joint.start for one in people)
            return first if opens and between and not (first.governed or first.used) else None
    return None


def modified(passage: Passage, people: Sequence[People], group: People, span: Span) -> People | None:
    """'a man who robbed a pupil was killed': whom a relative clause tells of in which ``group`` is the object."""
    if not passage.kinds & Cue.RELATIVE or not passage.unbroken(group.begin, span.start):
        return None
    for cue in passage.cues:
        if cue.end >= group.begin:
            return None
        if not cue.entry.cue & Cue.RELATIVE or few_words(passage.text, cue.end, group.begin, 0):
            continue
        whom = next((one for one in people if one.end + 1 == cue.start and not one.used), None)
        told = passage.holds(Cue.THAT | Cue.CLAUSE | Cue.BE, cue.end, group.begin) or any(
            cue.end < one.start < group.begin for one in passage.reports
        )
        if whom is not None and not told and passage.unbroken(cue.start, group.begin):
            return whom
    return None


def leans(passage: Passage, group: People, span: Span) -> bool:
    """True where an outcome word stands right behind a noun, or an adverb: '15 people reportedly killed'."""
    if not few_words(passage.text, group.end, span.start, 1):
        return False
    return few_words(passage.text, group.end, span.start, 0) or any(
        cue.start == group.end + 1 and cue.end + 1 == span.start and cue.entry.cue & Cue.ADVERB
        for cue in passage.cues
    )


def participle_of(passage: Passage, people: Sequence[People], span: Span) -> People | None:
    """'a guard hurt on Monday died': whom a participle right behind a noun is said of.

    Where participles stand apart, a comma parts it from its noun, and what follows says how it came about: '280 people,
    killed by soldiers'.
    """
    text = passage.text
    apart = any(rule.apart for rule in span.entry.outcome)
    for group in people:
        if not group.headed or not 1 <= span.start - group.end <= 2:
            continue
        if span.start - group.end == 1:
            return group
        if apart and text[group.end : span.start] == ", " and text[span.end + 1 : span.end + 2].isalpha():
            counted = any(span.end < number.start <= span.end + 12 for number in passage.numbers)
            return None if counted else group
    return None
