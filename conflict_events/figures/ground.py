"""Where an article takes place and who fights there, which tells whose unnamed soldiers and fighters are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..findings import Claim
from ..models import Actor
from ..words.borders import WITHOUT_ARMY, countries_in, is_scene, lies_beyond
from ..words.spans import Cue, Party, Passage
from .attackers import attackers, attacks
from .people import lead


@dataclass(slots=True)
class Ground:
    """Where an article takes place, and who fights there: countries by code, armed groups by id."""

    countries: frozenset[str]
    groups: Mapping[str, Actor]
    state: Callable[[str], Actor | None]
    pair: Sequence[Actor]  # the two states that are told of as its sides
    armies: frozenset[str]  # the countries whose armed forces are named
    told: frozenset[str]  # those named themselves, or by what is of them: any other may be a namesake's
    homes: frozenset[str]  # the country of the dateline
    foe: Callable[[Actor], Actor | None]  # the only state that fights one
    late: Mapping[str, int] = field(
        default_factory=dict
    )  # sentences in which one man of a group names it first
    served: Claim | None = None  # the last one of soldiers or police that tells whose they are

    def note(self, claim: Claim) -> None:
        """Remembers whose soldiers or police were told of last."""
        if claim.victim_side is not None and claim.victim_type in ("military", "police"):
            self.served = claim

    def forces(self, passage: Passage) -> Actor | None:
        """The state whose soldiers and police unnamed ones are: the only one in play, no other's named beside.

        None where its own forces do the harm.
        """
        country = self._in_play(passage) if not self.pair else None
        if country is None or country in WITHOUT_ARMY or country in attackers(passage):
            return None
        for party in passage.parties:
            foreign = party.actor is not None and party.actor.country not in (None, country)
            foreign = foreign and party.actor is not None and party.actor.kind != "armed_group"
            beyond = foreign and lies_beyond(passage, party.start, party.end)
            if foreign and not (party.governed or beyond) and party.kind not in ("medium", "person"):
                return None
        return self.state(country)

    def _in_play(self, passage: Passage) -> str | None:
        """The country of the places here, or of the article, of its groups, of its dateline, or of its one army."""
        here = countries_in(passage)
        sure = bool(here) and (len(self.countries) == 1 or not here.isdisjoint(self.told))
        at_home = frozenset(group.country for group in self.groups.values() if group.country)
        countries: Collection[str] = (
            here if sure else self.countries & (self.told | at_home) or self.countries
        )
        if not countries:  # a group fights where it is at home, if nobody else is told of
            at_home = at_home or self.homes
            countries = at_home & self.told or self.told or at_home
        if len(countries) != 1 and len(self.armies) == 1:
            countries = self.armies
        return next(iter(countries)) if len(countries) == 1 else None

    def enemy_of(self, side: Actor | None) -> Actor | None:
        """The other one of two states that fight here, or the only one that is known to fight it."""
        if side is None or side.id not in {actor.id for actor in self.pair}:
            return self.foe(side) if side is not None and not self.pair else None
        return next((actor for actor in self.pair if actor.id != side.id), None)

    def group_in(self, passage: Passage, *, harmed: bool) -> Actor | None:
        """Whose fighters unnamed ones are: of the only armed group of the article, where it does nothing here.

        Where they are told of as ``harmed``, it may speak, and what is its own may be attacked.
        """
        if len(self.groups) != 1:
            return None
        (group,) = self.groups.values()
        if self.late.get(group.id, -1) >= passage.ordinal:
            return None
        speaks = [telling.speaker for telling in passage.tellings] if harmed else []
        return None if any(_acts_here(passage, one, group, speaks) for one in passage.parties) else group


def _acts_here(passage: Passage, party: Party, group: Actor, speaks: Sequence[Party | None]) -> bool:
    if party.actor is not group or party in speaks:
        return False
    before = lead(passage, party.start)
    owned = any(span.end + 1 == party.start and span.entry.determiner is not None for span in passage.spans)
    if attacks(passage, party):
        return True
    return bool(before & Cue.BY) or not (party.governed or owned)  # 'an X camp' does nothing


def _told(passages: Sequence[Passage]) -> Iterator[str]:
    """The countries that an article names, or somebody who is of them; not those from which somebody came."""
    for passage in passages:
        for start, end, place in passage.places:
            if place.kind == "country" and place.country and is_scene(passage, start, end):
                yield place.country
        for party in passage.parties:
            country = party.actor.country if party.actor is not None else None
            if country and not (_elsewhere(passage, party) or _counted(passage, party)):
                yield country


def _counted(passage: Passage, party: Party) -> bool:
    """'one X was killed': where somebody is from, who may be a stranger there."""
    return party.kind == "adjective" and any(
        span.start == party.end + 1 and (span.entry.outcome is not None or span.entry.cue & Cue.BE)
        for span in passage.spans
    )


def _elsewhere(passage: Passage, party: Party) -> bool:
    """'crossed from X', 'near the X border', 'X-backed rebels', 'X News', or a group, which fights also abroad."""
    kind = party.actor.kind if party.actor is not None else None
    away = kind in ("armed_group", "media") or (party.kind == "state" and party.governed)
    return away or _is_half(passage, party) or lies_beyond(passage, party.start, party.end)


def _is_half(passage: Passage, party: Party) -> bool:
    """'X-backed rebels': the first half of a word that is none for people."""
    end = next((span.end for span in passage.named if span.start == party.start), party.end)
    return passage.text.startswith(("-", "‑"), end) and not any(
        span.start <= end + 1 < span.end and span.entry.victim is not None for span in passage.spans
    )


def ground_of(
    passages: Sequence[Passage],
    state: Callable[[str], Actor | None],
    pair: Sequence[Actor],
    home: str | None,
    foe: Callable[[Actor], Actor | None],
) -> Ground:
    """The ground of an article; ``home`` is the country of its dateline."""
    named = [party.actor for passage in passages for party in passage.parties if party.actor is not None]
    return Ground(
        countries=frozenset(country for passage in passages for country in countries_in(passage)),
        groups={actor.id: actor for actor in named if actor.kind == "armed_group"},
        state=state,
        pair=pair,
        armies=frozenset(actor.country for actor in named if actor.kind == "armed_forces" and actor.country),
        told=frozenset(_told(passages)),
        homes=frozenset((home,) if home is not None else ()),
        foe=foe,
        late=_late(passages),
    )


def _late(passages: Sequence[Passage]) -> dict[str, int]:
    """The sentence that names an armed group, for those of which only one man is told of there or before."""
    found: dict[str, int] = {}
    plain: set[str] = set()
    for passage in passages:
        for party in passage.parties:
            if party.actor is not None and party.actor.kind == "armed_group":
                if _of_one(passage, party):
                    found.setdefault(party.actor.id, passage.ordinal)
                else:
                    plain.add(party.actor.id)
    return {actor: ordinal for actor, ordinal in found.items() if actor not in plain}


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
