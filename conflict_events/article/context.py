"""What an article is about as a whole: whether it shows an armed conflict, and between which two sides."""

from __future__ import annotations

from typing import Final

from ..figures.people import joined
from ..gazetteer import Gazetteer
from ..models import Actor
from ..words.borders import lies_beyond
from ..words.spans import Cue, Party, Passage
from .causes import tells_of_clash, tells_of_fighting
from .crowds import done_by_crowd, done_to_protest

_ARMED: Final = frozenset(("armed_group", "armed_forces"))
_OF_CRIME: Final = frozenset(("police", "court"))
_PUBLIC: Final = frozenset(("state", "organ", "adjective"))


SHOWN, LIKELY, NONE = 2, 1, 0
"""How sure it is that an article tells of armed conflict."""


def armed_conflict(passages: list[Passage], gazetteer: Gazetteer) -> int:
    """Whether the article shows it, by its words, an armed actor, or fighting; or only makes it likely.

    Likely it is where a state or its organ is named, or people were harmed where a conflict is: then
    numbers of people are believed, and a single dead or arrested person is not.
    """
    cues = 0
    for passage in passages:
        cues |= passage.kinds
    if cues & (Cue.WEAPON | Cue.VEHICLE | Cue.ARMED | Cue.ENEMY):
        return SHOWN
    for passage in passages:
        for party in passage.parties:
            if party.actor is not None and party.actor.kind in _ARMED:
                return SHOWN
        for span in passage.events:
            if span.entry.conflict is not None:
                return SHOWN
    if any(done_by_crowd(passage) for passage in passages):
        return SHOWN
    if cues & (Cue.NONVIOLENT | Cue.FICTION):
        return NONE
    before: Passage | None = None
    for passage in passages:
        if passage.outcomes and (tells_of_clash(passage) or done_to_protest(passage)):
            return SHOWN
        if passage.outcomes and any(tells_of_fighting(one) for one in (before, passage) if one is not None):
            return SHOWN
        before = passage
    if _only_arrests(passages):
        return NONE
    likely = any(_is_public(party) for passage in passages for party in passage.parties) or any(
        gazetteer.in_conflict(place) for passage in passages for _, _, place in passage.places
    )
    return LIKELY if likely else NONE


def _is_public(party: Party) -> bool:
    """True for a state and its organs; but police and courts tell of crimes everywhere."""
    return party.kind in _PUBLIC and not (party.actor is not None and party.actor.kind in _OF_CRIME)


def _only_arrests(passages: list[Passage]) -> bool:
    """True where arrests are all that became of people: police make them everywhere."""
    rules = [rule for passage in passages for span in passage.outcomes for rule in span.entry.outcome]
    return bool(rules) and all(rule.outcome == "detained" for rule in rules)


def sides(passages: list[Passage]) -> list[Actor]:
    """The two sides that an article is about: those most often named together ('A and B')."""
    counts: dict[tuple[str, str], int] = {}
    actors: dict[str, Actor] = {}
    for passage in passages:
        previous: Party | None = None
        for other in passage.parties:
            one, previous = previous, other if other.kind == "state" else None
            if one is None or previous is None or one.actor is None or other.actor is None:
                continue
            if one.actor.id == other.actor.id or not joined(passage, one.end, other.start):
                continue
            if lies_beyond(passage, one.start, one.end):
                continue  # 'near the border with X and Y'
            key = (min(one.actor.id, other.actor.id), max(one.actor.id, other.actor.id))
            counts[key] = counts.get(key, 0) + 1
            actors[one.actor.id], actors[other.actor.id] = one.actor, other.actor
    if not counts:
        return []
    best = max(counts, key=lambda key: counts[key])
    return [actors[best[0]], actors[best[1]]]
