"""How people that no table knows are called in Latin letters: as those of the country where they hold an office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ..models import Actor
from ..words.spans import Party, Passage
from ..words.writing import Writing
from .organs import slug

_NEAR: Final = 5  # characters: a small word stands between


def rename(passages: Sequence[Passage], coined: Mapping[str, str], writing: Writing) -> None:
    """Calls people ``coined`` in an article as their country does: 'mayor (of) Kharkiv Sergei' is Serhii.

    Their country is that of the body they speak for, else that of a place named in their title. The only country
    of the places of a sentence is that of a mayor or governor.
    """
    called: dict[str, Actor] = {}
    for passage in passages:
        for party in passage.parties:
            actor = party.actor
            if actor is None or actor.id not in coined or actor.id in called:
                continue
            country = actor.country or _country(passage, party)
            if country is not None and writing.romanised.differs_in(country):
                name = writing.romanised.name(coined[actor.id], country)
                called[actor.id] = Actor(id=slug(name), name=name, kind=actor.kind, country=actor.country)
    for passage in passages if called else ():
        for party in passage.parties:
            if party.actor is not None and party.actor.id in called:
                party.actor = called[party.actor.id]


def _country(passage: Passage, party: Party) -> str | None:
    for start, end, place in passage.places:
        inside = party.start <= start and end <= party.end
        if inside or (party.end < start <= party.end + _NEAR and passage.unbroken(party.end, start)):
            return place.country  # 'mayor (of) Kharkiv A B', 'A B from Kharkiv'
    offices = (span.entry.role for span in passage.spans if party.start <= span.start < party.end)
    if not any(office is not None and office.local for office in offices):
        return None
    around = {place.country for _, _, place in passage.places}
    return around.pop() if len(around) == 1 else None  # 'three died in Kharkiv, the mayor A B said'
