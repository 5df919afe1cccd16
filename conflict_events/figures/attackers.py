"""Whose fire harmed people: of that country the unnamed soldiers who fell are not."""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span
from .people import lead

_FIRE: Final = frozenset(("attack", "shelling", "air_strike", "bombing", "violence_against_civilians"))
_OF_STATES: Final = frozenset(("state", "government", "armed_forces", "ministry"))
_WORDS: Final = 3  # between who does it and the verb
_NEAR: Final = 12  # characters between a verb and the figure of those whom it befell
_LINK: Final = 12  # characters between an attack and whose it was or where it is told: 'in the', 'of the'
_SPACE: Final = 3  # between a word and the next, with an article or a hyphen


def attackers(passage: Passage) -> frozenset[str]:
    """The countries whose forces do harm in a sentence: 'killed by X forces', 'died of X fire', 'X forces killed'."""
    return frozenset(
        party.actor.country
        for party in passage.parties
        if party.actor is not None and party.actor.kind in _OF_STATES and party.actor.country
        if _harms(passage, party)
    )


def attacks(passage: Passage, party: Party) -> bool:
    """'in an X attack', 'in an attack of X': a group in whose attack it was."""
    for span in passage.events:
        if not _is_fire(span) or not any(rule.type == "attack" for rule in span.entry.event or ()):
            continue
        of = passage.holds(Cue.OF | Cue.BY, span.end + 1, span.end + 2) and not passage.holds(
            Cue.AGAINST, span.end + 1, party.start
        )
        start = min(span.start, party.start)
        within = passage.holds(
            Cue.LOCATIVE | Cue.BY | Cue.PREPOSITION, max(passage.start, start - _LINK), start
        )
        beside = 0 < span.start - party.end <= _SPACE or (of and 0 < party.start - span.end <= _LINK)
        if within and beside:
            return True
    return False


def _harms(passage: Passage, party: Party) -> bool:
    if lead(passage, party.start) & Cue.BY:
        return True
    for span in passage.spans:
        beside = 0 < span.start - party.end <= _SPACE or 0 < party.start - span.end <= _SPACE
        if beside and _is_fire(span):
            return True
    return any(_does(passage, party, span) for span in (*passage.outcomes, *passage.events))


def _does(passage: Passage, party: Party, span: Span) -> bool:
    """'X forces killed two', 'when X forces the post attacked': who stands before an active verb does it."""
    if party.governed or span.start <= party.end:
        return False
    if not few_words(passage.text, party.end, span.start, _WORDS):
        return False
    if not passage.unbroken(party.end, span.start) or passage.holds(Cue.BE, party.end, span.start):
        return False
    if any(party.end <= other.start < span.start for other in passage.parties):
        return False
    if span.entry.outcome is None:
        return any(rule.frame == "verb" and rule.type in _FIRE for rule in span.entry.event or ())
    return any(0 < number.start - span.end <= _NEAR for number in passage.numbers)


def _is_fire(span: Span) -> bool:
    entry = span.entry
    if entry.victim is not None or entry.institution is not None or entry.outcome is not None:
        return False
    return bool(entry.cue & (Cue.WEAPON | Cue.FIRE)) or any(rule.type in _FIRE for rule in entry.event or ())
