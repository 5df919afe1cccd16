"""Who had the casualties, where the subject of a verb tells it: 'the rebels sustained losses', 'it suffered none'."""

from __future__ import annotations

from typing import Final

from ..words.clauses import CLAUSES
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span
from .people import Reading, lead

_NEAR: Final = 3  # words between a subject and its verb: 'also', 'had', 'again'
_FAR: Final = 8  # words between a subject and what it lost, where the verb comes last
_PRONOUN: Final = Cue.IT | Cue.THEY | Cue.WE


class Sufferer:
    """The subject: a ``party``, people of a ``type``, the speaker ``itself``, or ``both`` sides."""

    __slots__ = ("both", "itself", "party", "type")

    def __init__(self, party: Party | None, kind: str, *, itself: bool = False, both: bool = False) -> None:
        self.party = party
        self.type = kind
        self.itself = itself
        self.both = both


def sufferer_of(passage: Passage, reading: Reading) -> Sufferer | None:
    """Who suffered what a noun for casualties tells; None where no such verb leads to it."""
    if reading.rule.verb_final and (loser := _loser_ahead(passage, reading)) is not None:
        return Sufferer(loser, "unknown")
    if not passage.kinds & Cue.SUFFER or reading.rule.frame != "noun":
        return None
    verb = _verb_before(passage, reading)
    if verb is None:
        return None
    if verb.entry.cue & Cue.WE:
        return Sufferer(None, "unknown", itself=True)  # a verb that tells who its subject is: 'we-have'
    subject = _subject(passage, verb)
    if passage.kinds & Cue.BOTH and passage.holds(Cue.BOTH, passage.start, verb.start):
        return Sufferer(None, "unknown", both=True)  # 'both sides suffered casualties'
    if subject is not None and subject.entry.cue & _PRONOUN:
        return Sufferer(None, "unknown", itself=True)
    party = _party(passage, verb, subject)
    if subject is None and party is None:
        return None
    noun = subject.entry.victim if subject is not None else None
    return Sufferer(party, str(noun.type) if noun is not None else "unknown")


def _loser_ahead(passage: Passage, reading: Reading) -> Party | None:
    """'A('s) in the battle 20 men lost', 'losses suffered': the subject ahead, where the verb closes its clause."""
    if reading.rule.frame == "noun" and passage.kinds & Cue.SUFFER:
        if not passage.holds(Cue.SUFFER, reading.end, reading.end + 2):
            return None
    elif reading.rule.frame != "loss":
        return None
    for party in reversed(passage.parties):
        if party.end > reading.start or (party.governed and not party.owner) or party.kind == "adjective":
            continue
        near = few_words(passage.text, party.end, reading.start, _FAR)
        return party if near and not passage.parted(party.end, reading.start) else None
    return None


def _verb_before(passage: Passage, reading: Reading) -> Span | None:
    for cue in reversed(passage.cues):
        if cue.end > reading.start or not cue.entry.cue & Cue.SUFFER:
            continue
        leads = passage.unbroken(cue.end, reading.start) and not passage.holds(
            CLAUSES, cue.end, reading.start
        )
        between = [one for one in passage.outcomes if cue.end <= one.start < reading.start]
        nouns = all(any(rule.frame == "noun" for rule in one.entry.outcome) for one in between)
        return cue if leads and nouns else None
    return None


def _subject(passage: Passage, verb: Span) -> Span | None:
    """The pronoun, or the noun for several people, right before a verb."""
    for span in reversed(passage.spans):
        if span.end > verb.start:
            continue
        if not few_words(passage.text, span.end, verb.start, _NEAR) or passage.parted(span.end, verb.start):
            return None
        noun = span.entry.victim
        if span.entry.cue & _PRONOUN or (noun is not None and noun.single is False):
            return span
        if span.entry.cue & CLAUSES:
            return None
    return None


def _party(passage: Passage, verb: Span, subject: Span | None) -> Party | None:
    """The party that the subject is, or whose people it names."""
    start = subject.start if subject is not None else verb.start
    for party in reversed(passage.parties):
        if party.start >= verb.start:
            continue
        if party.governed and not lead(passage, party.start) & Cue.OF:
            return None
        beside = (
            party.end + 1 >= start
            if subject is not None
            else few_words(passage.text, party.end, verb.start, _NEAR)
        )
        if not beside or not passage.unbroken(party.end, verb.start):
            return None
        return party if subject is not None or party.kind != "adjective" else None
    return None
