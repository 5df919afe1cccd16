"""What harmed people where it was no armed violence: a disaster, an accident, illness, ordinary crime.

A sentence names it, or goes on with what a sentence before was about; and an article that tells of such
harm and of no fight at all has nothing else to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..events.event_rules import fitting
from ..words.clauses import auxiliary
from ..words.spans import Cue, Passage, Span
from ..words.watching import Why
from .crowds import done_by_crowd

FIGHTING: Final = frozenset(
    ("attack", "clash", "shelling", "air_strike", "war")
)  # what explodes need be no bomb
_BOMBING: Final = "bombing"
_HARM: Final = frozenset(("killed", "wounded", "captured"))
_TRANSITIVE: Final = frozenset(("both", "after"))
_CUES: Final = Cue.NONVIOLENT | Cue.CRIME | Cue.FICTION
_NEAR: Final = 60  # characters
_TIMES: Final = 3  # how often an article speaks of crime for each time that it names armed people


def tells_of_fighting(passage: Passage) -> bool:
    """Whether a word of a sentence tells of fighting by itself."""
    return any(is_fighting(span) for span in passage.events)


def tells_of_clash(passage: Passage) -> bool:
    """Whether words that need company for it ('an encounter with soldiers') tell of a clash."""
    return any(rule.type == "clash" for _, rules in fitting(passage) for rule in rules)


def is_fighting(span: Span) -> bool:
    """Whether a word tells of fighting by itself."""
    return any(rule.type in FIGHTING and not rule.given and not rule.apart for rule in span.entry.event)


def first_cue(passage: Passage, kind: int) -> Span | None:
    """The first word of a kind in a sentence."""
    if not passage.kinds & kind:
        return None
    return next(cue for cue in passage.cues if cue.entry.cue & kind)


def other_cause(passage: Passage) -> Span | None:
    """Another cause of harm that the sentence names, and no weapon: soldiers drown as others do.

    What ordinary crime does with weapons is none of a conflict either, unless an armed group is named.
    """
    if not passage.kinds & (Cue.CRIME | Cue.NONVIOLENT) or done_by_crowd(passage):
        return None
    if passage.kinds & Cue.CRIME and not passage.kinds & Cue.ARMED and not _bombed(passage):
        return first_cue(passage, Cue.CRIME)
    if passage.kinds & Cue.WEAPON or not passage.kinds & Cue.NONVIOLENT:
        return None
    if _done_by_armed(passage) or _fighting_is_nearer(passage):
        return None
    return first_cue(passage, Cue.NONVIOLENT)


def _bombed(passage: Passage) -> bool:
    """'in shootings and bomb attacks': what is done with bombs too is no ordinary crime."""
    return any(
        span.entry.cue & Cue.WEAPON and rule.type == _BOMBING and rule.frame == "noun" and not rule.given
        for span in passage.events
        for rule in span.entry.event
    )


def _fighting_is_nearer(passage: Passage) -> bool:
    """'killed in a battle for the camp below a volcano': the fighting stands nearer to the harm."""
    fights = [span for span in passage.events if is_fighting(span)]
    others = [cue for cue in passage.cues if cue.entry.cue & Cue.NONVIOLENT]
    return bool(fights and passage.outcomes) and _distance(passage, fights) < _distance(passage, others)


def _distance(passage: Passage, words: Sequence[Span]) -> int:
    """From an outcome word to the nearest of some words."""
    return min(
        max(word.start - harm.end, harm.start - word.end) for word in words for harm in passage.outcomes
    )


def other_topic(passages: Sequence[Passage]) -> Span | None:
    """The word for the other harm, or the fiction, that an article is about; None where it tells of a fight."""
    kinds = 0
    for passage in passages:
        kinds |= passage.kinds
    if not kinds & _CUES:
        return None
    if (fiction := _fiction(passages)) is not None:
        return fiction
    fights = bool(kinds & Cue.ENEMY)
    disasters: list[Span] = []
    crimes: list[Span] = []
    armed = 0
    for passage in passages:
        if any(span.entry.conflict is not None for span in passage.events) or any(
            party.actor is not None and party.actor.kind == "armed_group" for party in passage.parties
        ):
            return None
        if (crime := first_cue(passage, Cue.CRIME)) is not None and not _bombed(passage):
            crimes.append(crime)
        cause = other_cause(passage)
        if cause is not None:
            disasters.append(cause)
        armed += 1 if passage.kinds & Cue.ARMED or done_by_crowd(passage) else 0
        fights = fights or (cause is None and _violent(passage))
    if crimes and len(crimes) >= _TIMES * armed and not kinds & Cue.ENEMY:
        return crimes[0]
    return disasters[0] if disasters and not fights else None


def _fiction(passages: Sequence[Passage]) -> Span | None:
    """The first word of an article that is about sport, films or books from one end to the other."""
    found = [cue for passage in passages if (cue := first_cue(passage, Cue.FICTION)) is not None]
    return found[0] if len(found) > 2 and len(found) * 3 >= len(passages) else None


def why_of(cause: Span | None) -> str:
    """What to tell somebody who watches of outcome words that tell of no armed violence."""
    if cause is None:
        return Why.UNARMED
    return Why.FICTION if cause.entry.cue & Cue.FICTION else Why.OTHER_CAUSE


class Causes:
    """What harmed the people of one sentence after the other, as long as that was no armed violence."""

    def __init__(self) -> None:
        self._last: Span | None = None

    def of(self, passage: Passage) -> Span | None:
        """The word for it: in the sentence itself, or in the one that it goes on with."""
        if passage.outcomes:
            self._last = other_cause(passage) or (None if _violent(passage) else self._last)
        elif self._last is not None and (passage.kinds & Cue.WEAPON or tells_of_fighting(passage)):
            self._last = None
        return self._last


def _violent(passage: Passage) -> bool:
    """Whether a sentence tells of harm that arms did, a crowd, or people who bear arms."""
    if passage.kinds & (Cue.WEAPON | Cue.ENEMY) or tells_of_fighting(passage):
        return True
    return _done_by_armed(passage) or done_by_crowd(passage)


def _done_by_armed(passage: Passage) -> bool:
    """True where one who bears arms is the subject of a verb that harms, or its agent."""
    if not passage.kinds & Cue.ARMED:
        return False
    for span in passage.outcomes:
        if not any(rule.outcome in _HARM and rule.frame in _TRANSITIVE for rule in span.entry.outcome):
            continue
        if any(passage.unbroken(one.end, span.start) for one in passage.outcomes if one.end <= span.start):
            continue  # who stands between two such words is whom the first one befell
        helper = auxiliary(passage, span.start)
        if helper is None and passage.holds(Cue.CLAUSE, span.end, span.end + 2):
            continue  # 'soldiers hurt when two trucks collided'
        first, last = passage.start, span.start
        if helper is not None and not helper.entry.cue & Cue.HAVE:
            agent = _agent(passage, helper.end, span.end + 4)
            if agent is None:
                continue
            first, last = agent.end, agent.end + _NEAR
        for cue in passage.cues:
            if cue.entry.cue & Cue.ARMED and first <= cue.start < last:
                low, high = sorted((cue.start, span.start))
                if passage.unbroken(low, high) and not passage.holds(Cue.NONVIOLENT, low + 1, high):
                    return True
    return False


def _agent(passage: Passage, start: int, end: int) -> Span | None:
    """The word that leads to the agent of a passive."""
    if not passage.kinds & Cue.BY:
        return None
    return next((cue for cue in passage.cues if cue.entry.cue & Cue.BY and start <= cue.start < end), None)


def fiction_of(passage: Passage) -> Span | None:
    """The word for a game, a film or a book; none where an armed group is named, which plays no part in them."""
    if any(party.actor is not None and party.actor.kind == "armed_group" for party in passage.parties):
        return None
    return first_cue(passage, Cue.FICTION)
