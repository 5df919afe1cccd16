"""Dates where the verb closes its clause: they stand before what they are the dates of."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.spans import DateMention, Passage


def verb_behind(
    passage: Passage, anchors: Sequence[tuple[int, int]], date: DateMention
) -> tuple[int, int] | None:
    """'That 20 fell, since May 300 fell': where the verb closes its clause, a date belongs to what follows it."""
    if not any(rule.verb_final for span in passage.outcomes for rule in span.entry.outcome):
        return None
    told = {telling.start for telling in passage.tellings}
    return next(
        (
            one
            for one in anchors
            if one[0] >= date.end and one[0] not in told and passage.unbroken(date.end, one[0])
        ),
        None,
    )
