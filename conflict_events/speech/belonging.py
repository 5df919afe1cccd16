"""Whose organ is meant where the words do not say: 'the army', 'the town administration', 'the governor'.

Asked once the places of an article are known: an organ of a state is that of the only country that the
article is about, one of a town or a region is that of the place beside it or named last. Police, prosecutors and
the like are named by a place only where it stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from ..mentions.actor_words import Institution
from ..mentions.organs import slug
from ..mentions.parts import OF_PLACES, Unplaced
from ..models import Actor, Place
from ..words.borders import WITHOUT_ARMY, countries_in, only_beyond
from ..words.spans import Cue, Passage

_FAR: Final = 20  # sentences back in which the holder of an office was named
_NEAR: Final = (
    2  # sentences ahead in which the holder of an office may be named, or back in which a place was
)
_DESCRIBED: Final = 5  # words between an office and the comma before its holder
_REGION: Final = " Oblast"  # named like its town, from which 'regional' tells it
_KINDS_IN_NAMES: Final = (_REGION, " Strip")  # what is left out where a body is called by a place
_REGIONAL: Final = "regional "
_REGIONS: Final = frozenset(("admin1", "district", "territory", "region"))


def place_organs(
    unplaced: Sequence[Unplaced],
    passages: Sequence[Passage],
    states: Iterable[Actor],
    actor: Callable[[str], Actor | None],
    links: Callable[[str], str | None],
    organ: Callable[[Institution, Actor | None], Actor],
) -> None:
    """Completes the parties whose side the article has to tell.

    ``states`` are those that it names, ``actor`` gives one by id, ``links`` knows how words join
    an organ to its place, ``organ`` gives that of a side.
    """
    if not unplaced:
        return
    named = {state.id for state in states} - only_beyond(passages)
    about = {country for passage in passages for country in countries_in(passage)}
    for one in unplaced:
        if one.local:
            _of_a_place(one, passages, links)
            continue
        owner = _beside(one, links, owning=True)
        if owner is not None and one.organ is not None and owner.kind != "country":
            if one.organ.kind in OF_PLACES:
                one.party.actor = _named_by(one, owner)
            else:
                called = _called(owner)
                side = Actor(id=slug(called), name=called, kind="other", country=owner.country)
                one.party.actor = organ(one.organ, side)
            continue
        if one.organ is not None and one.organ.kind in OF_PLACES:
            continue
        here = countries_in(one.passage) or about
        country = next(iter(here)) if len(here) == 1 else None
        given = one.party.actor.country if one.party.actor is not None else None
        if given is not None:  # to the only state named, which may be the one that fights here
            disputed = any(place.contested for _, _, place in one.passage.places)
            if one.organ is not None and (disputed or (here and given not in here)):
                one.party.actor = organ(one.organ, None if disputed or country is None else actor(country))
            continue
        state = actor(country) if country is not None and named <= {country} else None
        if state is None and (told := _same_before(one, passages)) is not None:
            state = actor(told)
        if state is not None and one.organ is not None and not _of_others(one, state):
            one.party.actor = organ(one.organ, state)


def _same_before(one: Unplaced, passages: Sequence[Passage]) -> str | None:
    """The country of the same organ, or of its sources, that was named last: 'an X army officer ... the army'."""
    organ = one.organ
    if organ is None:
        return None
    for passage in reversed(passages[max(0, one.passage.ordinal - _NEAR) : one.passage.ordinal + 1]):
        told = {
            party.actor.country
            for party in passage.parties
            if party.actor is not None
            and party.actor.country
            and (passage is not one.passage or party.end <= one.party.start)
            and (party.actor.kind == organ.kind or party.actor.name == organ.sources)
            and not any(
                number.end + 1 == party.start for number in passage.numbers
            )  # '23 X soldiers' are no organ
        }
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def _of_others(one: Unplaced, state: Actor) -> bool:
    """'The army said it had killed 12 X soldiers': the state that is named may be that of the others.

    Or it has no army: 'the army' in Gaza is not its own.
    """
    organ = one.organ
    fights = organ is not None and (organ.kind == "armed_forces" or organ.code == "GOVMOD")
    return fights and (
        state.country in WITHOUT_ARMY
        or any(
            party.actor is state and party.kind == "adjective" and party.start > one.party.end
            for party in one.passage.parties
        )
    )


def _of_a_place(one: Unplaced, passages: Sequence[Passage], links: Callable[[str], str | None]) -> None:
    if one.organ is None and one.party.actor is not None:
        return  # its holder is named beside it
    if one.organ is None and (holder := _holder(one, passages)) is not None:
        one.party.actor, one.party.kind = holder, "person"
        return
    if one.organ is None and (named := _named_behind(one)) is not None:
        one.party.actor, one.party.kind = named, "person"
        return
    place = _beside(one, links)
    if place is None and one.organ is None and (held := _held_before(one, passages)) is not None:
        one.party.actor, one.party.kind = held, "person"
        return
    place = place or _before(one, passages)
    if place is None:
        return
    one.party.actor = _named_by(one, place)
    if one.organ is None:
        one.party.kind = "person"


def _called(place: Place) -> str:
    """The name of a place without what kind of place it is."""
    for kind in _KINDS_IN_NAMES:
        if place.name.endswith(kind):
            return place.name.removesuffix(kind)
    return place.name


def _named_by(one: Unplaced, place: Place) -> Actor:
    """The body or the holder of an office, named by its place: 'Mariupol police', 'governor of Kursk'."""
    called, kind = _called(place), "person"
    if one.organ is None:
        name = f"{one.title} of {called}"
    else:
        kind, word = one.organ.kind, one.organ.beside or one.organ.name
        if kind in OF_PLACES and place.name.endswith(_REGION) and not word.startswith(_REGIONAL):
            word = _REGIONAL + word
        name = f"{word} of {called}" if kind == "ministry" else f"{called} {word}"
    return Actor(id=slug(name), name=name, kind=kind, country=place.country)


def _named_behind(one: Unplaced) -> Actor | None:
    """Who is named behind a comma, with words between that describe the office: 'the governor of the region, A B,'."""
    passage, start = one.passage, one.party.end
    name = next((party for party in passage.parties if party.start > start and party.kind == "person"), None)
    if name is None or name.role or passage.text[name.end : name.end + 1] not in (",", ".", ""):
        return None
    gap = passage.text[start : name.start]
    if not gap.endswith(", ") or gap.count(",") != 1 or not gap[0].isspace() or gap.count(" ") > _DESCRIBED:
        return None
    told = any(start < word.start < name.start for word in (*passage.reports, *passage.outcomes))
    return None if told else name.actor


def _holder(one: Unplaced, passages: Sequence[Passage]) -> Actor | None:
    """Who holds an office that is first named without its holder: the person with it just below."""
    office = one.passage.text[one.party.start : one.party.end].lower().split()[-1]
    for passage in passages[one.passage.ordinal : one.passage.ordinal + _NEAR + 1]:
        for party in passage.parties:
            later = passage is not one.passage or party.start > one.party.end
            if later and party.kind == "person" and party.role and office in party.role.lower():
                return party.actor
    return None


def _held_before(one: Unplaced, passages: Sequence[Passage]) -> Actor | None:
    """Who was told before to hold an office of which no place is named here: 'the mayor of Q, A B ... the mayor'."""
    office = one.passage.text[one.party.start : one.party.end].lower().split()[-1]
    for passage in reversed(passages[max(0, one.passage.ordinal - _FAR) : one.passage.ordinal]):
        for party in reversed(passage.parties):
            if party.kind == "person" and party.role and party.role.lower().split()[-1] == office:
                return party.actor
    return None


def _beside(one: Unplaced, links: Callable[[str], str | None], *, owning: bool = False) -> Place | None:
    """The place that is named with it; ``owning``: not one that only says where it is."""
    text, party = one.passage.text, one.party
    for start, end, place in one.passage.places:
        before = text[end : party.start].strip().lower() if end <= party.start else None
        if before is not None and (before.strip("'’") in ("", "s") or links(before) == "possessive"):
            return place
        if start >= party.end:
            gap = text[party.end : start]
            where = one.passage.holds(Cue.LOCATIVE, party.end, start)
            alone = where and one.passage.holds(Cue.LOCATIVE, party.end + 1, party.end + 2)
            linked = links(gap.strip().lower()) == "of" or (one.local and gap == " ")
            if linked or (alone and owning and gap.count(" ") == 2):
                return None if owning and where and not _sits(one, place) else place
        if party.start <= start and end <= party.end and not owning:
            return place
    return None


def _sits(one: Unplaced, place: Place) -> bool:
    """Whether a body is that of the place in which it is said to be: 'police in X', not 'the ministry in X', a town."""
    organ = one.organ
    if organ is None or organ.kind == "armed_forces" or organ.code in ("GOV", "GOVMOD"):
        return False
    return organ.kind != "ministry" or place.kind in _REGIONS


def _before(one: Unplaced, passages: Sequence[Passage]) -> Place | None:
    """The last place named before, in this sentence or the two before it; a country is none."""
    last: Place | None = None
    for passage in passages[max(0, one.passage.ordinal - _NEAR) : one.passage.ordinal + 1]:
        for start, _, place in passage.places:
            if place.kind != "country" and (passage is not one.passage or start < one.party.start):
                last = place
    return last
