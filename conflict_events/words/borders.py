"""Countries that are only named to say how far it is to them: 'near the border with X', 'from neighbouring X'."""

from __future__ import annotations

from collections.abc import Sequence

from .distance import few_words
from .spans import Cue, Passage


def countries_in(passage: Passage) -> set[str]:
    """The countries of the places of a sentence, but none that only lies beyond a border, or is unsure."""
    return {
        place.country
        for start, end, place in passage.places
        if place.country
        and place.country not in passage.unsure
        and not (place.kind == "country" and lies_beyond(passage, start, end))
    }


def lies_beyond(passage: Passage, start: int, end: int) -> bool:
    """Whether a word for a border, or for a neighbour, stands beside a name."""
    if not passage.kinds & Cue.BORDER:
        return False
    for cue in passage.cues:
        if not cue.entry.cue & Cue.BORDER:
            continue
        if 0 < cue.start - end <= 3 or (cue.end <= start and few_words(passage.text, cue.end, start, 1)):
            return True  # "the X border", "X's border", 'the border with X', 'neighbouring X'
        if cue.end <= start and passage.holds(Cue.BETWEEN | Cue.OF, cue.end, start):
            return few_words(passage.text, cue.end, start, 3)  # 'the border between X and Y'
    return False


def only_beyond(passages: Sequence[Passage]) -> set[str]:
    """The countries that an article names in no other way."""
    beyond: set[str] = set()
    here: set[str] = set()
    for passage in passages:
        for party in passage.parties:
            if party.kind == "state" and party.actor is not None:
                found = beyond if lies_beyond(passage, party.start, party.end) else here
                found.add(party.actor.id)
    return beyond - here
