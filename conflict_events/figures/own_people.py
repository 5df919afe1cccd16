"""Whether the words tell that somebody speaks of his own people: 'lost ten men', 'our soldiers', 'in its ranks'."""

from __future__ import annotations

from typing import Final

from ..models import Actor
from ..speech.reporting import ReportRule
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Telling
from .people import Reading
from .victim_types import victim_type

FORCES_OF_THEIR_OWN: Final = frozenset(("state", "government", "armed_forces", "ministry", "police"))
_TAKEN: Final = frozenset(("captured", "detained"))
FORCES: Final = frozenset(("military", "police"))


def tells_own(passage: Passage, reading: Reading, telling: Telling | None, claimant: Actor | None) -> bool:
    """Whether the words tell that the speaker speaks of his own people."""
    own = in_own_ranks(passage, reading)
    own = own or bool(reading.trigger.entry.cue & Cue.OWN)  # 'its own losses'
    if reading.rule.frame == "noun" and reading.rule.outcome == "casualties":
        own = own or passage.follows(Cue.OWN, reading.trigger.start)  # 'denied that its losses were 70'
    armed = victim_type(passage, reading) in ("military", "police")
    if not own and telling is not None and isinstance(telling.rule, ReportRule):
        direct = reading.trigger.start > telling.end and few_words(
            passage.text, telling.end, min(reading.start, reading.trigger.start), 5
        )
        noun = reading.rule.frame in ("noun", "loss", "cost", "toll")
        # 'spoke of dozens of dead' is of anybody, 'reported 31 missing' and 'acknowledged losses' is not.
        sure = armed or reading.quantity is None or reading.rule.outcome == "missing"
        sure = sure or _beside_forces(passage, telling.end, reading.start)
        said = telling.act in ("admit", "confirm") or (telling.act == "say" and sure)
        its = passage.holds(Cue.OWN, telling.end, telling.end + 3) or any(  # 'put its losses at'
            0 <= one.start - telling.end <= 1
            for one in passage.outcomes
            if one is not reading.trigger
            if not _of_another(passage, one.end)  # 'put the losses of the enemy at'
            if not any(rule.frame == "cost" for rule in one.entry.outcome)  # 'announced the death of 13 and'
        )
        its = its and not telling.rule.preposition
        own = telling.rule.losses != "enemy" and noun and direct and (said or its) and not reading.rule.done
    if reading.rule.frame == "loss" and telling is not None:
        own = True
    if not own and claimant is not None and claimant.kind in FORCES_OF_THEIR_OWN:
        own = armed and suffered(passage, reading)
    return own


def of_his_state(passage: Passage, reading: Reading, telling: Telling | None, state: Actor | None) -> bool:
    """'five soldiers died, the X defence minister said': he speaks for a state, as not every citizen does."""
    speaker = telling.speaker if telling is not None else None
    if speaker is None or speaker.kind != "person" or speaker.role is None or state is None:
        return False
    armed = state.kind == "state" and victim_type(passage, reading) in FORCES
    return armed and suffered(passage, reading)


def _of_another(passage: Passage, end: int) -> bool:
    """Whether a word for losses has right behind it whose they are."""
    named = any(party.start == end + 1 and party.kind != "adjective" for party in passage.parties)
    return named or passage.holds(Cue.ENEMY, end, end + 2)


def _beside_forces(passage: Passage, start: int, end: int) -> bool:
    """'reported 119 dead soldiers and 43 civilians': those joined to the forces of the speaker are his as well."""
    return passage.holds(Cue.AND, start, end) and any(
        start < span.start < end and span.entry.victim is not None and span.entry.victim.type in FORCES
        for span in passage.spans
    )


def in_own_ranks(passage: Passage, reading: Reading) -> bool:
    """'five of our men', '14 dead in its own ranks', 'no casualties on our side': words of the speaker's side."""
    people = reading.people
    if people is not None and (people.own or passage.follows(Cue.OWN, people.quantity.start)):
        return True  # 'its 50 soldiers'
    return bool(passage.kinds & Cue.OWN) and any(
        cue.entry.cue & Cue.OWN and 0 < cue.start - reading.end <= 1 and " " in cue.entry.form
        for cue in passage.cues
    )


def are_ours(passage: Passage, reading: Reading) -> bool:
    """'five of our men', 'our soldiers', 'no casualties on our side': not 'our neighbours' or 'its drivers'."""
    people = reading.people
    if people is None or not people.own:
        whoever = people is None or not people.headed or people.outcome is not None
        return whoever and in_own_ranks(passage, reading)
    served = people.victim_type in FORCES or passage.follows(Cue.MEMBER, people.end + 1)
    return served and passage.holds(Cue.WE, people.quantity.start, people.end)


def speaks_for_fighters(passage: Passage, telling: Telling | None) -> bool:
    """'a rebel commander said': whose people his own are no state's."""
    speaker = telling.speaker if telling is not None else None
    return speaker is not None and any(
        speaker.start <= span.start < speaker.end
        and span.entry.victim is not None
        and span.entry.victim.type == "fighter"
        for span in passage.spans
    )


def suffered(passage: Passage, reading: Reading) -> bool:
    """True where people were killed, not where somebody killed them: they stand before a passive or a noun."""
    people = reading.people
    if people is None or people.enemy:
        return False
    if reading.rule.done:
        return False
    if reading.rule.suffered or reading.rule.frame == "cost":
        return True  # 'the attack claimed the lives of'
    if reading.rule.frame == "inside" and reading.rule.outcome in _TAKEN:
        return False  # a split verb of taking: 'took four prisoner'
    done = reading.rule.verb_second and reading.rule.frame == "before" and " " not in reading.rule.trigger
    if reading.rule.frame in ("before", "inside") and not (done and people.end <= reading.trigger.start):
        return True  # 'had died', also where a list tells who: '41 lost their lives: 15 soldiers, ...'
    if people.quantity.start > reading.trigger.start:
        return False
    kinds = 0
    for cue in passage.cues:
        if people.end <= cue.start < reading.trigger.start or 0 <= people.quantity.start - cue.end <= 12:
            kinds |= cue.entry.cue
    return not kinds & Cue.HAVE or bool(kinds & Cue.BE)
