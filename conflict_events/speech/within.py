"""A body in which something is said: 'in the ministry they said', where it stands behind a preposition of place."""

from __future__ import annotations

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span
from .voices import SUBJECT_KINDS


def body_before(passage: Passage, verb: Span) -> Party | None:
    """'in X they said': the party right before a verb."""
    for party in reversed(passage.parties):
        if party.end <= verb.start:
            near = few_words(passage.text, party.end, verb.start, 2) and passage.unbroken(
                party.end, verb.start
            )
            return _free(party) if near and _is_within(passage, party) else None
    return None


def body_behind(passage: Passage, verb: Span) -> Party | None:
    """'said in X': the party behind the preposition that follows a verb."""
    for party in passage.parties:
        if party.start >= verb.end:
            near = few_words(passage.text, verb.end, party.start, 2) and passage.holds(
                Cue.LOCATIVE, verb.end + 1, verb.end + 2
            )
            return _free(party) if near and _is_within(passage, party) else None
    return None


def _is_within(passage: Passage, party: Party) -> bool:
    named = party.actor is not None and party.kind in SUBJECT_KINDS and party.kind != "person"
    return named and passage.follows(Cue.LOCATIVE, party.start)


def _free(party: Party) -> Party:
    """The party as one that nothing governs: it speaks."""
    return Party(party.start, party.end, party.actor, party.kind, role=party.role, metonym=party.metonym)
