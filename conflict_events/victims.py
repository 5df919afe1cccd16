"""Who the victims of a figure are: of which type, and of which side."""

from __future__ import annotations

from collections.abc import Callable

from .distance import few_words
from .models import Actor
from .people import People, Reading
from .reporting import ReportRule
from .spans import Cue, Passage, Telling

_FORCES_OF_THEIR_OWN = frozenset(("state", "government", "armed_forces", "ministry", "police"))


def side_of(
    passage: Passage,
    reading: Reading,
    telling: Telling | None,
    claimant: Actor | None,
    state_of: Callable[[Actor], Actor | None],
) -> Actor | None:
    """Whose people they are: what the phrase says, else the speaker's own where the words show it."""
    people = reading.people
    if people is not None and people.side is not None:
        return state_of(people.side)
    if people is not None and people.enemy:
        return None
    own = people is not None and people.own
    if not own and telling is not None and isinstance(telling.rule, ReportRule):
        direct = reading.trigger.start > telling.end and few_words(
            passage.text, telling.end, min(reading.start, reading.trigger.start), 4
        )
        noun = reading.rule.frame in ("noun", "loss", "cost", "toll")
        own = (
            noun and direct and telling.act in ("say", "admit", "confirm") and telling.rule.losses != "enemy"
        )
    if reading.rule.frame == "loss" and telling is not None:
        own = True
    if not own and claimant is not None and claimant.kind in _FORCES_OF_THEIR_OWN:
        own = victim_type(reading) in ("military", "police") and _suffered(passage, reading)
    if own and claimant is not None and claimant.kind not in ("media", "igo", "crowd", "ngo"):
        return state_of(claimant)
    return None


def victim_type(reading: Reading) -> str:
    """The type that the noun phrase tells, else that of the outcome word ('the fallen' are soldiers)."""
    told = reading.people.victim_type if reading.people is not None else "unknown"
    return told if told != "unknown" else reading.rule.victim or "unknown"


def is_participle(people: People) -> bool:
    """'16 wounded' is a bare figure; a noun of its own ('16 casualties') is none."""
    return people.outcome is not None and any(rule.frame != "noun" for rule in people.outcome.entry.outcome)


def _suffered(passage: Passage, reading: Reading) -> bool:
    """True where people were killed, not where somebody killed them: they stand before a passive or a noun."""
    people = reading.people
    if people is None or people.enemy or people.quantity.start > reading.trigger.start:
        return False
    kinds = 0
    for cue in passage.cues:
        if people.end <= cue.start < reading.trigger.start or 0 <= people.quantity.start - cue.end <= 12:
            kinds |= cue.entry.cue
    return not kinds & Cue.HAVE or bool(kinds & Cue.BE)
