"""Bodies that the tables know at a place: 'the health ministry' of an article on Gaza is the one there.

Where the words for a body do not say whose it is, and the tables have its name with that of a place ('health
ministry in Gaza'), a place of its sentence or of the dateline tells which it is; so do they further down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..mentions.actor_words import Named
from ..mentions.actors import ActorFinder
from ..mentions.parts import Unplaced
from ..models import Actor, Place
from ..words.spans import Passage
from .grammar import Grammar


def know_bodies(
    actors: ActorFinder,
    passages: Sequence[Passage],
    grammar: Grammar,
    dateline: Iterable[tuple[int, int, Place | Actor]],
) -> list[Unplaced]:
    """Calls the bodies that the tables know at a place by that name; those that are left."""
    left: list[Unplaced] = []
    opening = [(start, end, place) for start, end, place in dateline if isinstance(place, Place)]
    about = {place.country for passage in passages for _, _, place in passage.places}
    known: dict[str, Actor] = {}
    for one in actors.unplaced:
        actor: Actor | None = None
        if one.organ is not None and not one.local:
            given = one.party.actor.country if one.party.actor is not None else None
            told = one.passage.places or ([] if one.organ.code in known else opening)
            if given is None or given not in about:
                actor = next(_named_at(one, told, grammar), None)
                if actor is None and not one.passage.places:
                    actor = known.get(one.organ.code)
        if actor is None or one.organ is None:
            left.append(one)
        else:
            one.party.actor = known[one.organ.code] = actor
    return left


def _named_at(one: Unplaced, places: Sequence[tuple[int, int, Place]], grammar: Grammar) -> Iterator[Actor]:
    """The actors whose names are the words for a body and a place, if all those places are in one country."""
    if len({place.country for _, _, place in places}) != 1:
        return
    text = one.passage.text
    body = text[one.party.start : one.party.end]
    links = [word for word, kind in grammar.links.items() if kind == "of" and word.replace(" ", "").isalpha()]
    for name in dict.fromkeys(text[start:end] for start, end, _ in places):
        for written in (f"{name} {body}", *(f"{body} {link} {name}" for link in links)):
            for span in grammar.lexicon.scan(written):
                if isinstance(span.entry.actor, Named) and (span.start, span.end) == (0, len(written)):
                    yield grammar.almanac.actor(span.entry.actor.actor)
