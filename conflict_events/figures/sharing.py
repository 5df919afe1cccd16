"""Nouns that stand once and are of two figures: 'eight X and six Y deaths', 'one of them a priest'."""

from __future__ import annotations

from ..words.distance import few_words
from ..words.spans import Cue, Passage
from .people import People


def each_once(passage: Passage, groups: list[People]) -> list[People]:
    """'one of them a priest': the noun right behind tells who the one is, and counts nobody more."""
    kept: list[People] = []
    for group in groups:
        one = kept[-1] if kept else None
        if (
            one is not None
            and one.quantity.count == group.quantity.count == 1
            and one.subset
            and not one.headed
            and group.quantity.implicit
            and few_words(passage.text, one.quantity.end, group.quantity.start, 2)
            and passage.unbroken(one.quantity.end, group.quantity.start)
        ):
            one.victim_type, one.side, one.end, one.headed = group.victim_type, group.side, group.end, True
            continue
        kept.append(group)
    return kept


def share_noun(passage: Passage, first: People, second: People) -> None:
    """'eight X and six Y deaths', 'five X and two Y boys': adjectives that one noun behind both completes."""
    told = first.side is not None or first.victim_type != "unknown"
    if first.strange or first.quantity.implicit or not told or not second.headed:
        return
    if first.headed and not _is_adjective(passage, first):
        return
    if (second.side is None and second.victim_type == "unknown") or not few_words(
        passage.text, first.end, second.begin, 1
    ):
        return
    if first.outcome is None and passage.holds(Cue.AND, first.end, second.begin):
        first.headed, first.outcome = True, second.outcome
        if first.victim_type == "unknown" and second.side is not None:
            first.victim_type = second.victim_type


def _is_adjective(passage: Passage, group: People) -> bool:
    """'12 civilian': a noun for one person behind another number, which a noun is still to follow."""
    return group.quantity.count not in (None, 1) and any(
        span.end == group.end and span.entry.victim is not None and span.entry.victim.single is True
        for span in passage.spans
    )
