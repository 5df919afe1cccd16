"""What only the whole article tells of its claims: what a title leaves out, what adds up, what was long before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..dating.chronology import Timeline
from ..dating.recollections import set_back_recalled
from ..dating.telling_times import date_around
from ..figures.adding_up import add_up_totals
from ..findings import Extraction
from ..models import Actor
from ..words.spans import Passage
from .headlines import complete_headlines


def look_back(
    extraction: Extraction,
    passages: Sequence[Passage],
    timeline: Timeline,
    is_party: Callable[[Actor | None], bool | None],
) -> None:
    """Completes the claims of an article that has been read to its end."""
    complete_headlines(extraction.claims, passages, is_party)
    titles = frozenset(passage.ordinal for passage in passages if passage.role == "title")
    add_up_totals(extraction.claims, titles, is_party)
    date_around(extraction.claims, extraction.event_mentions, passages, timeline)
    if timeline.is_dated:
        set_back_recalled(extraction.claims, passages)
