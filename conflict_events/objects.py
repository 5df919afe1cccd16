"""Whom a verb has taken up as its object: they are not the ones who do what the next verb tells."""

from __future__ import annotations

from .clauses import auxiliary
from .distance import few_words
from .spans import Party, Passage


def taken_up(passage: Passage, party: Party, position: int) -> bool:
    """True for the object of a verb before: in 'gunmen took two villagers, burnt shops' these burnt none."""
    for other in passage.outcomes:
        if other.end > party.start:
            return False
        if (
            few_words(passage.text, other.end, party.start, 1)
            and passage.unbroken(other.end, party.start)
            and not passage.unbroken(party.end, position)
            and auxiliary(passage, other.start) is None
        ):
            return True
    return False
