"""Who is told of with whose they are: 'the wife of the mayor' is one person, and not the mayor."""

from __future__ import annotations

from ..words.distance import few_words
from ..words.spans import Cue, Passage
from .people import People, lead


def without_owners(passage: Passage, groups: list[People]) -> list[People]:
    """'the wife of the mayor', 'two guards of Senator A B': not of whose they are is told what befell them."""
    kept: list[People] = []
    for group in groups:
        head = kept[-1] if kept else None
        if (
            head is not None
            and head.headed
            and head.name is None
            and group.quantity.implicit
            and group.quantity.count == 1
            and group.outcome is None  # 'the mother of an injured baby'
            and lead(passage, group.begin) & Cue.OF
            and passage.holds(Cue.OF, head.end + 1, head.end + 2)
            and few_words(passage.text, head.end, group.begin, 1)
        ):
            head.end = group.end
            continue
        kept.append(group)
    return kept
