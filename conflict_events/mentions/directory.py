"""The actors of the tables as one article names them: by id, by a name, by an office on its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final

from ..models import Actor
from ..words.spans import Passage, Slot
from .actor_words import Institution, Named, Names, Office
from .organs import actor_of, compose_organ

_OF_STATES: Final = frozenset(("armed_forces", "ministry", "government"))
_LIFETIME: Final = 40  # years
_TWO: Final = 2  # of more parties, some fight on one side
_NOW: Final = 2025  # of an article without a date


class Directory:
    """The tables, with what an article has asked of them; ``on_date`` is when it came out."""

    def __init__(self, names: Names, on_date: dt.date | None) -> None:
        self._names = names
        self._on_date = on_date
        self._asked: dict[str, Actor] = {}
        self._people: dict[str, Actor] = {}
        self._groups: dict[str, Actor] = {}  # to which people belong, by their ids
        self._owners: dict[str, Actor] = {}  # whose organs are that no state has, by their ids

    def actor(self, ident: str) -> Actor:
        """The actor of an id."""
        actor = self._asked.get(ident)
        if actor is None:
            actor = self._asked[ident] = self._names.actor(ident)
        return actor

    def of_name(self, named: Named) -> Actor:
        """The actor of a name; a capital that stands for its government stands for the state."""
        actor = self.actor(named.actor)
        if named.match == "metonym" and actor.kind == "government" and actor.country:
            return self.actor(actor.country)
        return actor

    def holder(self, side: Actor, office: Office) -> Actor | None:
        """Who held an office of a side on the day of the article, where that is known."""
        if self._on_date is None:
            return None
        ident = self._names.holder(side.id, office.code, self._on_date)
        return self.actor(ident) if ident is not None else None

    def at_home(self, word: Institution, named: Collection[str]) -> Actor | None:
        """The state of a body that only one has, or the press's own unless only others that are no foes are told."""
        if word.state or not word.home:
            return self.actor(word.state) if word.state else None
        near = not named or word.home in named or not self._foes(word.home).isdisjoint(named)
        return self.actor(word.home) if near else None

    def foe(self, side: Actor) -> Actor | None:
        """The only state that a side fights or fought within a lifetime, or the one that it fought on that day."""
        foes = self._foes(side.id, _TWO) - {side.id}
        states = [one for one in map(self.actor, sorted(foes)) if one.kind == "state"]
        if len(states) > 1 and (day := self._on_date) is not None:
            states = [one for one in states if self._at_war(side, one, day)]
        return states[0] if len(states) == 1 else None

    def _at_war(self, side: Actor, other: Actor, day: dt.date) -> bool:
        return any(
            {side.id, other.id} <= set(conflict.parties)
            and conflict.start is not None
            and conflict.start[0] <= day
            and (conflict.end is None or day <= conflict.end[1])
            for conflict in self._names.conflicts()
        )

    def _foes(self, state: str, most: int = 99) -> frozenset[str]:
        """Who was in a war with a state, of no more than ``most`` parties, within a lifetime of the article."""
        first = (self._on_date.year if self._on_date is not None else _NOW) - _LIFETIME
        return frozenset(
            party
            for conflict in self._names.conflicts()
            if state in conflict.parties and len(conflict.parties) <= most and conflict.kind != "intervention"
            if conflict.start is not None and conflict.start[0].year > first
            for party in conflict.parties
        )

    def person(self, ident: str, name: str, side: Actor | None) -> Actor:
        """Somebody whom no table lists: of the country of his side, unless that is a group."""
        group = side if side is not None and side.kind in ("armed_group", "party") else None
        if side is not None and side.kind in _OF_STATES and not side.country:
            group = self.owner_of(side) or (side if side.kind == "government" else None)
        if group is not None:
            self._groups[ident] = group
        known = self._people.get(ident)  # under another spelling: 'Gómez', 'Gomez'
        if known is None:
            country = side.country if side is not None and group is None else None
            known = self._people[ident] = actor_of(ident, name, "person", country)
        return known

    def group_of(self, person: Actor) -> Actor | None:
        """The armed group or party of which somebody was introduced, or whose leader he is known to be."""
        group = self._groups.get(person.id)
        if group is None and (known := self._names.group_of(person.id)) is not None:
            group = self.actor(known)
        return group

    def organ(self, organ: Institution, side: Actor | None) -> Actor:
        """An organ of a side; whose it is, is remembered where that is no state."""
        if side is not None and side.kind in _OF_STATES and side.country and organ.kind in _OF_STATES:
            side = self.actor(
                side.country
            )  # 'the general staff of the UAF': of the state whose forces they are
        made = compose_organ(organ, side)
        if side is not None and side.kind == "other":  # that of a place
            names = self._names.called
            known = names.get(made.name.casefold()) or names.get(f"{side.name} {organ.name}".casefold())
            if known is not None:
                return known
        if side is not None and side.kind != "state" and made.id != side.id and not organ.crowd:
            self._owners[made.id] = side
        return made

    def owner_of(self, organ: Actor) -> Actor | None:
        """The side, itself no state, whose organ it is: that of a state with no code is also its government or army."""
        owner = self._owners.get(organ.id)
        if owner is None and organ.id in self._asked:
            parent = self._names.parent(organ.id)
            listed = (organ, self.actor(parent)) if parent is not None else (organ,)
            owner = next((one for one in listed if one.kind == "government" and one.country is None), None)
        return owner

    def namings(self, passage: Passage) -> list[tuple[int, int, Actor]]:
        """Every naming of an actor in a sentence, in order: the parties, and the names inside them."""
        found: list[tuple[int, int, Actor]] = []
        if not passage.parties and not passage.named:
            return found
        parties = [party for party in passage.parties if party.kind != "pronoun"]
        index = 0
        for span in passage.named:
            if not span.entry.filled & Slot.NAMED:
                continue
            same = False
            while index < len(parties):
                party = parties[index]
                if party.start > span.start or (party.start == span.start and party.end > span.end):
                    break
                same = same or (party.start == span.start and party.end == span.end)
                if party.actor is not None:
                    found.append((party.start, party.end, party.actor))
                index += 1
            if not same:
                named: Named | None = span.entry.actor
                actor = self.of_name(named) if named is not None else self.actor(span.entry.nation.actor)
                found.append((span.start, span.end, actor))
        found += [
            (party.start, party.end, party.actor) for party in parties[index:] if party.actor is not None
        ]
        return found
