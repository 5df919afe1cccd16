"""Who did it where forms tell: a passive is a form of its own, 'by' stands behind its party, an owner is a subject.

So it is where the verb closes its clause: 'X-by staged attack', 'X's on Y staged attack'.
"""

from __future__ import annotations

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span


def passive_form(passage: Passage, span: Span) -> bool:
    """True for a form of a verb that tells by itself that its subject underwent it."""
    if not passage.kinds & Cue.PASSIVE:
        return False
    return any(
        cue.entry.cue & Cue.PASSIVE and cue.start < span.end and span.start < cue.end for cue in passage.cues
    )


def by_before(passage: Passage, span: Span, parties: list[Party]) -> list[Party]:
    """The party right before a 'by' that stands behind its party, in the clause of what is told."""
    if not passage.kinds & Cue.BY_BEHIND:
        return []
    for cue in reversed(passage.cues):
        if cue.start >= span.start or not cue.entry.cue & Cue.BY_BEHIND:
            continue
        if not few_words(passage.text, cue.end, span.start, 10) or passage.parted(cue.end, span.start):
            return []
        return [party for party in parties if 0 <= cue.start - party.end <= 4][-1:]
    return []


def owner_ahead(passage: Passage, span: Span, parties: list[Party]) -> list[Party]:
    """The nearest owner ahead, who did what is told: 'A's on B attack'; not the state that a place is in."""
    speakers = {told.speaker.start for told in passage.tellings if told.speaker is not None}
    for party in reversed(parties):
        if party.end > span.start or not party.owner or party.kind == "adjective":
            continue
        if party.start in speakers:  # 'by A's data, an attack'
            return []
        if not few_words(passage.text, party.end, span.start, 8) or passage.parted(party.end, span.start):
            return []
        land = party.actor.country if party.actor is not None else None
        within = any(
            0 <= start - party.end <= 4 and place.country == land for start, _, place in passage.places
        )
        return [] if within and party.kind == "state" else [party]
    return []


def owning(passage: Passage, span: Span, parties: list[Party]) -> list[Party]:
    """The owner ahead of a noun, unless a verb whose subject underwent it stands between: 'A's place staged attack'."""
    found = owner_ahead(passage, span, parties)
    return [] if found and passage.holds(Cue.PASSIVE, found[0].end, span.start) else found


def object_ahead(passage: Passage, span: Span, parties: list[Party]) -> list[Party]:
    """The nearest party ahead in a form that tells to whom it is done."""
    for party in reversed(parties):
        if party.end > span.start or not party.object:
            continue
        if not few_words(passage.text, party.end, span.start, 6) or passage.parted(party.end, span.start):
            return []
        return [party]
    return []
