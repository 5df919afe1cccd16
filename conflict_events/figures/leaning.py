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


def leans(passage: Passage, group: People, span: Span) -> bool:
    """True where an outcome word stands right behind a noun, or an adverb: '15 people reportedly killed'."""
    if not few_words(passage.text, group.end, span.start, 1):
        return False
    return few_words(passage.text, group.end, span.start, 0) or any(
        cue.start == group.end + 1 and cue.end + 1 == span.start and cue.entry.cue & Cue.ADVERB
        for cue in passage.cues
    )
