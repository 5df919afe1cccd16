"""Of which side the victims of a figure are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..models import Actor
from ..speech.reporting import ReportRule
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Telling
from .ground import Ground
from .owners import is_of_enemy, loser, named_beside, on_side_of, whose_losses
from .people import Reading
from .suffering import sufferer_of
from .victim_types import victim_type

_STILL: Final = 2  # sentences in which soldiers are those told before
_FORCES: Final = frozenset(("military", "police"))
_FORCES_OF_THEIR_OWN: Final = frozenset(("state", "government", "armed_forces", "ministry", "police"))


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
        side = state_of(people.side)
        if side is not None and people.victim_type == "military":
            ground.served = passage.ordinal, side
        return side
    if is_of_enemy(passage, reading):
        return ground.enemy_of(state_of(claimant)) if claimant is not None else None
    if people is not None and (named := named_beside(passage, people)) is not None:
        return state_of(named)
    if (among := on_side_of(passage, reading)) is not None:
        return state_of(among)
    if (bereft := whose_losses(passage, reading)) is not None:
        return state_of(bereft)
    subject = sufferer_of(passage, reading)
    bearer = subject.party.actor if subject is not None and subject.party is not None else None
    if bearer is not None and (side := state_of(bearer)) is not None:
        return side
    if subject is not None and subject.both:
        return None
    if (lost := loser(passage, reading)) is not None and (side := state_of(lost)) is not None:
        return side
    own = _own(passage, reading, telling, claimant) or (subject is not None and subject.itself)
    own = own or (claimant is not None and _of_his_state(passage, reading, telling, state_of(claimant)))
    if own and claimant is not None and claimant.kind not in ("media", "igo", "crowd", "ngo"):
        side = state_of(claimant)
        if side is not None or claimant.kind not in ("person", "police"):
            return side
    abroad = people is not None and people.abroad
    if claimant is not None and claimant.kind == "crowd" and claimant.country and not abroad:
        kind = victim_type(passage, reading)
        if kind in ("military", "police") and people is not None and _suffered(passage, reading):
            return ground.state(claimant.country)  # 'a source in the army of X said'
    if subject is not None and subject.type == "fighter":
        return ground.group_in(passage, harmed=True)
    if subject is not None and subject.type in ("military", "police"):
        return ground.forces(passage)
    if people is None or not (people.headed or people.own):
        return None
    if people.victim_type == "fighter" and people.ruling:
        return ground.forces(passage)  # 'government militiamen'
    if people.abroad:
        return None
    if people.victim_type == "fighter":
        capital = any(map(str.isupper, passage.text[people.quantity.end : people.end]))
        if capital and not passage.caseless:
            return None  # 'Talibanstrijders' are of their own
        return ground.group_in(passage, harmed=_suffered(passage, reading))
    kind = victim_type(passage, reading) if reading.rule.frame == "body" else people.victim_type
    if kind not in ("military", "police"):
        return None
    if people.more and ground.served is not None and passage.ordinal - ground.served[0] <= _STILL:
        return ground.served[1]  # 'five other soldiers'
    forces = ground.forces(passage)
    # Whom one has killed are not one's own.
    by_claimant = forces is not None and claimant is not None and state_of(claimant) == forces
    return None if by_claimant and telling is not None and _acts(passage, reading, telling) else forces


def _acts(passage: Passage, reading: Reading, telling: Telling) -> bool:
    """'it had killed', 'to have killed', 'its forces killed': the speaker did it."""
    if _suffered(passage, reading):
        return False
    first = telling.end if telling.end < reading.trigger.start else telling.content[0]
    kinds = 0
    for cue in passage.cues:
        if first <= cue.start < reading.trigger.start:
            kinds |= cue.entry.cue
    mine = kinds & (Cue.IT | Cue.THEY | Cue.OWN | Cue.WE | Cue.HE)
    return bool(mine) or (first == telling.end and few_words(passage.text, first, reading.trigger.start, 3))


def _own(passage: Passage, reading: Reading, telling: Telling | None, claimant: Actor | None) -> bool:
    """Whether the words tell that the speaker speaks of his own people."""
    people = reading.people
    own = (people is not None and people.own) or _in_own_ranks(passage, reading)
    own = own or bool(reading.trigger.entry.cue & Cue.OWN)  # 'its own losses'
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
            0 <= one.start - telling.end <= 1 for one in passage.outcomes if one is not reading.trigger
        )
        its = its and not telling.rule.preposition
        own = telling.rule.losses != "enemy" and noun and direct and (said or its)
    if reading.rule.frame == "loss" and telling is not None:
        own = True
    if not own and claimant is not None and claimant.kind in _FORCES_OF_THEIR_OWN:
        own = armed and _suffered(passage, reading)
    return own


def _of_his_state(passage: Passage, reading: Reading, telling: Telling | None, state: Actor | None) -> bool:
    """'five soldiers died, the X defence minister said': he speaks for a state, as not every citizen does."""
    speaker = telling.speaker if telling is not None else None
    if speaker is None or speaker.kind != "person" or speaker.role is None or state is None:
        return False
    armed = state.kind == "state" and victim_type(passage, reading) in _FORCES
    return armed and _suffered(passage, reading)


def _beside_forces(passage: Passage, start: int, end: int) -> bool:
    """'reported 119 dead soldiers and 43 civilians': those joined to the forces of the speaker are his as well."""
    return passage.holds(Cue.AND, start, end) and any(
        start < span.start < end and span.entry.victim is not None and span.entry.victim.type in _FORCES
        for span in passage.spans
    )


def _in_own_ranks(passage: Passage, reading: Reading) -> bool:
    """'14 dead in its own ranks', 'no deaths in its ranks': a phrase of several words right behind."""
    return bool(passage.kinds & Cue.OWN) and any(
        cue.entry.cue & Cue.OWN and 0 < cue.start - reading.end <= 1 and " " in cue.entry.form
        for cue in passage.cues
    )


def _suffered(passage: Passage, reading: Reading) -> bool:
    """True where people were killed, not where somebody killed them: they stand before a passive or a noun."""
    people = reading.people
    if people is None or people.enemy:
        return False
    if reading.rule.frame == "cost":
        return True  # 'the attack claimed the lives of'
    if reading.rule.frame in ("before", "inside"):
        return True  # 'had died', also where a list tells who: '41 lost their lives: 15 soldiers, ...'
    if people.quantity.start > reading.trigger.start:
        return False
    kinds = 0
    for cue in passage.cues:
        if people.end <= cue.start < reading.trigger.start or 0 <= people.quantity.start - cue.end <= 12:
            kinds |= cue.entry.cue
    return not kinds & Cue.HAVE or bool(kinds & Cue.BE)


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
