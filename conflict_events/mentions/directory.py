"""The actors of the tables as one article names them: by id, by a name, by an office on its day."""

from __future__ import annotations

import datetime as dt
from typing import Final

from ..models import Actor
from ..words.spans import Passage, Slot
from .actor_words import Institution, Named, Names, Office
from .organs import actor_of, compose_organ

_OF_STATES: Final = frozenset(("armed_forces", "ministry", "government"))


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

    def person(self, ident: str, name: str, side: Actor | None) -> Actor:
        """Somebody whom no table lists: of the country of his side, unless that is a group."""
        group = side if side is not None and side.kind in ("armed_group", "party") else None
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
        """The side, itself no state, whose organ it is."""
        return self._owners.get(organ.id)

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
