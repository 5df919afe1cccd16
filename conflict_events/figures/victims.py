"""Of which side the victims of a figure are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..models import Actor
from ..words.borders import countries_in
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Telling
from .bereft import loser, whose_losses
from .ground import Ground
from .own_people import (
    FORCES,
    FORCES_OF_THEIR_OWN,
    are_ours,
    of_his_state,
    speaks_for_fighters,
    suffered,
    tells_own,
)
from .owners import borne_by, is_of_enemy, named_beside, on_side_of
from .people import People, Reading
from .suffering import sufferer_of
from .victim_types import among_whom, victim_type

_JOINT: Final = 5  # letters of 'and' with its spaces
_STILL: Final = 2  # sentences in which soldiers are those told before


def side_of(
    passage: Passage,
    reading: Reading,
    telling: Telling | None,
    claimant: Actor | None,
    state_of: Callable[[Actor], Actor | None],
    ground: Ground,
) -> Actor | None:
    """Whose people they are: what the phrase says, else the speaker's own where the words show it.

    Soldiers of whom nothing is said are those of the state on whose ground they were harmed.
    """
    people = reading.people
    if people is not None and people.side is not None:
        return state_of(people.side)
    if is_of_enemy(passage, reading):
        return ground.enemy_of(state_of(claimant)) if claimant is not None else None
    if people is not None and (named := named_beside(passage, people)) is not None:
        return state_of(named)
    if (among := on_side_of(passage, reading)) is not None:
        return state_of(among) or (ground.forces(passage) if among.kind in FORCES_OF_THEIR_OWN else None)
    if people is None or people.victim_type == "unknown":
        kind = among_whom(passage, reading) if passage.kinds & (Cue.AMONG | Cue.SIDE) else "unknown"
        if kind == "fighter":
            return ground.group_in(passage, harmed=True)  # 'on the side of the rebels fell 40'
        if kind in FORCES:
            return ground.forces(passage)
    if (bore := borne_by(passage, reading)) is not None and (side := state_of(bore)) is not None:
        return side
    if (bereft := whose_losses(passage, reading)) is not None:
        return state_of(bereft)
    subject = sufferer_of(passage, reading)
    bearer = subject.party.actor if subject is not None and subject.party is not None else None
    if bearer is not None and not _counts(bearer, claimant) and (side := state_of(bearer)) is not None:
        return side
    if subject is not None and subject.both:
        return None
    lost = loser(passage, reading)
    if lost is not None and not _counts(lost, claimant) and (side := state_of(lost)) is not None:
        return side
    own = tells_own(passage, reading, telling, claimant) or (subject is not None and subject.itself)
    own = own or (claimant is not None and of_his_state(passage, reading, telling, state_of(claimant)))
    own = own and not _are_rebels(people, claimant)
    if own and claimant is not None and claimant.kind not in ("media", "igo", "crowd", "ngo"):
        side = state_of(claimant)
        known = side is not None and (side.kind != "other" or side.country is not None)  # no 'X Command'
        if known or claimant.kind not in ("person", "police", "other"):
            return side
    if are_ours(passage, reading) and not speaks_for_fighters(passage, telling):
        return ground.served.victim_side if ground.served is not None else ground.forces(passage)
    abroad = people is not None and people.abroad
    if claimant is not None and claimant.kind == "crowd" and claimant.country and not abroad:
        kind = victim_type(passage, reading)
        if kind in ("military", "police") and people is not None and suffered(passage, reading):
            return ground.state(claimant.country)  # 'a source in the army of X said'
    if subject is not None and subject.type == "fighter":
        return ground.group_in(passage, harmed=True)
    if subject is not None and subject.type in ("military", "police"):
        return ground.forces(passage)
    if people is None or not (people.headed or people.own):
        return None
    if people.ruling and people.victim_type in ("fighter", "military", "police"):
        return ground.forces(passage)  # 'government militiamen', 'government soldiers'
    if people.abroad:
        return None
    told = reading.rule.frame in ("body", "loss")  # who they were is told beside the people
    kind = victim_type(passage, reading) if told else people.victim_type
    if kind == "fighter":
        capital = any(map(str.isupper, passage.text[people.quantity.end : people.end]))
        if capital and not passage.caseless:
            return None  # 'Talibanstrijders' are of their own
        return ground.group_in(passage, harmed=suffered(passage, reading))
    if kind not in FORCES and not _of_forces_alone(passage, people):
        return None
    forces = ground.forces(passage)
    served = ground.served
    if served is not None and passage.ordinal - served.sentence <= _STILL:
        if people.more:
            return served.victim_side  # 'five other soldiers'
        if forces is not served.victim_side and not countries_in(passage):
            again = served.count is not None and served.count == people.quantity.count
            return served.victim_side if again else None  # 'he said the six soldiers had died'
    # Whom one has killed are not one's own.
    by_claimant = forces is not None and claimant is not None and state_of(claimant) == forces
    return None if by_claimant and telling is not None and _acts(passage, reading, telling) else forces


def _counts(party: Actor, claimant: Actor | None) -> bool:
    """'the observatory registers 20 dead': who says it counts others."""
    return party is claimant and party.kind in ("igo", "ngo")


def _are_rebels(people: People | None, claimant: Actor | None) -> bool:
    """'the army reported 20 terrorists killed': fighters are not of those who speak for a state."""
    fighters = people is not None and people.victim_type == "fighter" and not people.own
    return fighters and claimant is not None and claimant.kind in FORCES_OF_THEIR_OWN


def _of_forces_alone(passage: Passage, people: People) -> bool:
    """'22 soldiers and policemen': of two types, which have one side."""
    if people.victim_type != "unknown" or not people.headed:
        return False
    kinds = {
        span.entry.victim.type
        for span in passage.spans
        if span.entry.victim is not None
        and people.quantity.end <= span.start
        and (
            span.end <= people.end
            or (passage.follows(Cue.AND, span.start) and span.start - people.end <= _JOINT)
        )
    }
    return kinds == FORCES


def _acts(passage: Passage, reading: Reading, telling: Telling) -> bool:
    """'it had killed', 'to have killed', 'its forces killed': the speaker did it."""
    if suffered(passage, reading):
        return False
    first = telling.end if telling.end < reading.trigger.start else telling.content[0]
    kinds = 0
    for cue in passage.cues:
        if first <= cue.start < reading.trigger.start:
            kinds |= cue.entry.cue
    mine = kinds & (Cue.IT | Cue.THEY | Cue.OWN | Cue.WE | Cue.HE)
    return bool(mine) or (first == telling.end and few_words(passage.text, first, reading.trigger.start, 3))


def outcome_of(passage: Passage, reading: Reading) -> str:
    """What became of them: those whom the police 'capture' are detained."""
    outcome = reading.rule.outcome
    if outcome != "captured" or not passage.named:
        return outcome
    trigger = reading.trigger
    for span in passage.named:
        word = span.entry.institution
        if word is None or word.kind != "police":
            continue
        if span.end <= trigger.start:
            near = few_words(passage.text, span.end, trigger.start, 2)
            acts = near and not _passive_or_joined(passage, span.end, trigger.start)
        else:
            acts = _behind_by(passage, reading, span.start)
        if acts and passage.unbroken(min(span.end, trigger.end), max(span.start, trigger.start)):
            return "detained"
    return outcome


def _passive_or_joined(passage: Passage, start: int, end: int) -> bool:
    """True where the word behind is passive, or an 'and' parts it from what stands before."""
    return passage.holds(Cue.BE | Cue.AND, start, end)


def _behind_by(passage: Passage, reading: Reading, position: int) -> bool:
    """True where the preposition of who did it stands before a word, at most an article between."""
    return any(
        cue.entry.cue & Cue.BY
        and reading.trigger.end <= cue.start
        and cue.end < position
        and few_words(passage.text, cue.end, position, 1)
        for cue in passage.cues
    )
