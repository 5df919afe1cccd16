"""Which accounts are compared at all: those that share a day and a party or place. Never all pairs.

Within such a block two accounts at towns too far from each other need no comparing either, so each
is paired with those at places around its own and with those that name no town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .comparing import FAR_KM, SPOTS, kilometres
from .facts import Item, PlaceFacts

LARGE = 400
"""A larger block is cut into parts of one interval each."""

_KM_PER_DEGREE = 111.2


def pairs(items: list[int], known: list[Item], places: dict[str, PlaceFacts]) -> Iterator[tuple[int, int]]:
    """Pairs of ``items`` (positions in ``known``), the earlier one first, each once."""
    around = _around({place for at in items for place in known[at].places}, places)
    blocks: dict[object, list[int]] = defaultdict(list)
    for at in items:
        item = known[at]
        if item.first is None or item.last is None:
            continue
        about = item.parties if item.family == "diplomacy" else item.parties | item.article.context
        # A day between them takes a place to join them, so only those that name one reach over it.
        for day in range(item.first, item.last + (2 if item.places else 1)):
            for key in (*about, *item.places):
                blocks[item.group, day, key].append(at)
    seen: set[int] = set()
    for block in blocks.values():
        for part in _parts(block, known):
            for one, other in _within(part, known, around):
                number = one * len(known) + other
                if number not in seen:
                    seen.add(number)
                    yield one, other


def _parts(block: list[int], known: list[Item]) -> Iterator[list[int]]:
    if len(block) <= LARGE:
        yield block
        return
    parts: dict[object, list[int]] = defaultdict(list)
    for at in block:
        parts[known[at].first, known[at].last].append(at)
    for part in parts.values():
        for start in range(0, len(part), LARGE):
            yield part[start : start + LARGE]


def _within(
    block: list[int], known: list[Item], around: dict[str, tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """The pairs of one block, the earlier first; those at towns far from each other are left out."""
    anywhere: list[int] = []
    at_place: dict[str, list[int]] = defaultdict(list)
    for at in block:
        places = known[at].places
        if places and all(place in around for place in places):
            near = {other for place in places for spot in around[place] for other in at_place.get(spot, ())}
            for other in near:
                yield other, at
            for other in anywhere:
                yield other, at
            for place in places:
                at_place[place].append(at)
        else:
            for other in {*anywhere, *(one for found in at_place.values() for one in found)}:
                yield other, at
            anywhere.append(at)


def _around(named: set[str], places: dict[str, PlaceFacts]) -> dict[str, tuple[str, ...]]:
    """For each town with coordinates the towns that are not too far from it, itself among them."""
    spots = sorted(
        (place.latitude, key)
        for key in named
        if (place := places.get(key)) and place.kind in SPOTS and place.latitude is not None
    )
    near: dict[str, list[str]] = {key: [key] for _, key in spots}
    for number, (latitude, key) in enumerate(spots):
        for other_latitude, other in spots[number + 1 :]:
            if (other_latitude - latitude) * _KM_PER_DEGREE > FAR_KM:
                break
            distance = kilometres(places[key], places[other])
            if distance is None or distance <= FAR_KM:
                near[key].append(other)
                near[other].append(key)
    return {key: tuple(others) for key, others in near.items()}
