"""Countries that are only named to say how far it is to them: 'near the border with X', 'near X', 'from X'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .distance import few_words
from .spans import Cue, Passage

WITHOUT_ARMY: Final = frozenset(
    "AND CRI DMA FSM GRD ISL KIR KNA LCA LIE MCO MHL MUS NRU PAN PLW PSE SLB SMR TUV VAT VCT WSM".split()
)
"""Countries with police and no army (CIA World Factbook, military forces): soldiers who fall there are others'."""


def countries_in(passage: Passage) -> set[str]:
    """The countries of the places of a sentence, but none that is no scene of what it tells, or is unsure."""
    return {
        place.country
        for start, end, place in passage.places
        if place.country
        and place.country not in passage.unsure
        and (place.kind != "country" or is_scene(passage, start, end))
    }


def is_scene(passage: Passage, start: int, end: int) -> bool:
    """Whether something can have happened in a country as it is named: not 'near X', 'clashed with X', 'X-backed'."""
    if passage.text.startswith(("-", "‑"), end):
        return False
    opposed = any(
        span.end == start - 1
        and " " in span.entry.form
        and any(rule.type == "clash" for rule in span.entry.event)
        for span in passage.events
    )
    return not (opposed or lies_beyond(passage, start, end))


def lies_beyond(passage: Passage, start: int, end: int) -> bool:
    """Whether a word for a border, for a neighbour, or for whence somebody came stands beside a name."""
    if not passage.kinds & Cue.BORDER:
        return False
    for cue in passage.cues:
        if not cue.entry.cue & Cue.BORDER:
            continue
        if cue.end <= start and few_words(passage.text, cue.end, start, 1):
            return True  # 'the border with X', 'neighbouring X', 'near X', 'from the X'
        if cue.entry.cue & (Cue.PREPOSITION | Cue.LOCATIVE):
            continue
        if 0 < cue.start - end <= 3:
            return True  # "the X border", "X's border"
        between = cue.end <= start and passage.holds(Cue.BETWEEN | Cue.OF, cue.end, start)
        if between and few_words(passage.text, cue.end, start, 5):
            return True  # 'the border between X and Y'
    return False


def only_beyond(passages: Sequence[Passage]) -> set[str]:
    """The countries that an article names in no other way."""
    beyond: set[str] = set()
    here: set[str] = set()
    for passage in passages:
        for party in passage.parties:
            if party.kind in ("state", "adjective") and party.actor is not None:
                found = beyond if lies_beyond(passage, party.start, party.end) else here
                found.add(party.actor.id)
    return beyond - here
