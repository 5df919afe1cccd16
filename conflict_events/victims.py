"""Of which side the victims of a figure are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .distance import few_words
from .models import Actor
from .owners import loser, named_beside, on_side_of, whose_losses
from .people import Reading, lead
from .reporting import ReportRule
from .spans import Cue, Party, Passage, Telling
from .suffering import sufferer_of
from .victim_types import victim_type

_STILL: Final = 2  # sentences in which soldiers are those told before
_FORCES_OF_THEIR_OWN: Final = frozenset(("state", "government", "armed_forces", "ministry", "police"))


@dataclass(slots=True)
class Ground:
    """Where an article takes place, and who fights there: countries by code, armed groups by id."""

    countries: frozenset[str]
    groups: Mapping[str, Actor]
    state: Callable[[str], Actor | None]
    pair: Sequence[Actor]  # the two states that are told of as its sides
    armies: frozenset[str]  # the countries whose armed forces are named
    home: str | None = None  # the country of the dateline
    served: tuple[int, Actor] | None = (
        None  # the sentence that last named whose soldiers were harmed, and whose
    )

    def forces(self, passage: Passage) -> Actor | None:
        """The state whose soldiers and police unnamed ones are: the only one of the places, no other's named."""
        countries: Collection[str] = {
            place.country for _, _, place in passage.places if place.country
        } or self.countries
        if not countries:  # a group fights where it is at home
            countries = {group.country for group in self.groups.values() if group.country}
        if not countries and self.home is not None:
            countries = {self.home}
        if len(countries) != 1 and len(self.armies) == 1:
            countries = self.armies
        if len(countries) != 1 or self.pair:
            return None
        (country,) = countries
        if len(self.countries) > 1 and not _names(passage, country):
            return None  # a place whose name may be another's
        for party in passage.parties:
            foreign = party.actor is not None and party.actor.country not in (None, country)
            if foreign and not party.governed and party.kind not in ("medium", "person"):
                return None
        return self.state(country)

    def enemy_of(self, side: Actor | None) -> Actor | None:
        """The other one of two states that fight."""
        if side is None or side.id not in {actor.id for actor in self.pair}:
            return None
        return next((actor for actor in self.pair if actor.id != side.id), None)

    def group_in(self, passage: Passage, *, harmed: bool) -> Actor | None:
        """Whose fighters unnamed ones are: of the only armed group of the article, where it does nothing here.

        Where they are told of as ``harmed``, it may speak, and what is its own may be attacked.
        """
        if len(self.groups) != 1:
            return None
        (group,) = self.groups.values()
        speaks = [telling.speaker for telling in passage.tellings] if harmed else []
        return None if any(_acts_here(passage, one, group, speaks) for one in passage.parties) else group


def _acts_here(passage: Passage, party: Party, group: Actor, speaks: Sequence[Party | None]) -> bool:
    if party.actor is not group or party in speaks:
        return False
    before = lead(passage, party.start)
    owned = any(span.end + 1 == party.start and span.entry.determiner is not None for span in passage.spans)
    return bool(before & Cue.BY) or not (party.governed or owned)  # 'an X camp' does nothing


def _names(passage: Passage, country: str) -> bool:
    """True where a sentence names a country itself, or what is of it."""
    return any(place.kind == "country" and place.country == country for _, _, place in passage.places) or any(
        party.actor is not None and party.actor.country == country for party in passage.parties
    )


def ground_of(
    passages: Sequence[Passage],
    state: Callable[[str], Actor | None],
    pair: Sequence[Actor],
    home: str | None,
) -> Ground:
    """The ground of an article; ``home`` is the country of its dateline."""
    named = [party.actor for passage in passages for party in passage.parties if party.actor is not None]
    return Ground(
        countries=frozenset(
            place.country for passage in passages for _, _, place in passage.places if place.country
        ),
        groups={
            party.actor.id: party.actor
            for passage in passages
            for party in passage.parties
            if party.actor is not None and party.actor.kind == "armed_group" and not _of_one(passage, party)
        },
        state=state,
        pair=pair,
        armies=frozenset(actor.country for actor in named if actor.kind == "armed_forces" and actor.country),
        home=home,
    )


def _of_one(passage: Passage, party: Party) -> bool:
    """'an X commander': where only one man of a group is told of, others need not be of it."""
    led = any(
        span.end + 1 == party.start and span.entry.determiner == 1 and span.entry.number is None
        for span in passage.spans
    )
    return led and any(
        (span.start == party.end + 1 or span.end == party.end)
        and span.entry.victim is not None
        and span.entry.victim.single
        for span in passage.spans
    )


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
    if _enemies(passage, reading):
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


def _enemies(passage: Passage, reading: Reading) -> bool:
    """'enemy soldiers', 'losses of 170 on the enemy'."""
    if reading.people is not None and reading.people.enemy:
        return True
    people = reading.people
    first = people.quantity.start if people is not None else reading.end
    return bool(passage.kinds & Cue.ENEMY) and any(
        cue.entry.cue & Cue.ENEMY and first <= cue.start and cue.start - reading.end <= 12
        for cue in passage.cues
    )


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
        said = telling.act in ("admit", "confirm") or (telling.act == "say" and sure)
        its = any(  # 'put its losses at'
            0 <= cue.start - telling.end <= 2 and cue.entry.cue & Cue.OWN for cue in passage.cues
        ) or any(0 <= one.start - telling.end <= 1 for one in passage.outcomes if one is not reading.trigger)
        its = its and not telling.rule.preposition
        own = telling.rule.losses != "enemy" and noun and direct and (said or its)
    if reading.rule.frame == "loss" and telling is not None:
        own = True
    if not own and claimant is not None and claimant.kind in _FORCES_OF_THEIR_OWN:
        own = armed and _suffered(passage, reading)
    return own


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
    if people.quantity.start > reading.trigger.start:
        return False
    if reading.rule.frame in ("before", "inside"):
        return True  # 'had died'
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
