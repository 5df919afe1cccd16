"""How well two accounts agree on when, who, where and what: a sum of weights, each with its reason.

A contradiction (other parties, places too far from each other) is no low score but a refusal, so
that no number of small agreements can outweigh it.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from .facts import Item, PlaceFacts

THRESHOLD = 4.0
"""The score from which on two accounts are of one event: time, and two more agreements."""

SPOTS = frozenset({
    "base", "bridge", "building", "camp", "capital", "city", "crossing", "dam", "settlement", "site", "town",
    "village",
})  # fmt: skip
"""Kinds of place that are a point on the map of a country, and not an area."""

_NEAR_KM = 30.0
FAR_KM = 50.0
"""Two towns further apart than this are two places."""

_AROUND_KM = 100.0
_REGION_KM = 400.0

Agreement = tuple[float, list[str]]


class Comparison:
    """Compares items; holds the places and remembers how they lie to each other."""

    def __init__(self, places: dict[str, PlaceFacts], names: dict[str, str]) -> None:
        self.places = places
        self.names = names
        self._lists: dict[frozenset[str], str] = {}
        self._known: dict[tuple[str, str], tuple[float, str] | None] = {}

    def items(self, one: Item, other: Item, when: tuple[float, str] | None = None) -> Agreement | None:
        """Score and reasons of two items of one group; None where they contradict each other.

        ``when`` is their agreement on time where they are not both dated.
        """
        when = when or dates(one, other)
        if when is None:
            return None
        who = self.parties(one, other)
        where = self.where(one.places, other.places)
        if who is None or where is None:
            return None
        score = when[0] + who[0] + where[0]
        reasons = [reason for _, reason in (when, who, where) if reason]
        if one.type == other.type:
            score += 1
            reasons.append(f"same type {one.type}" if one.type else "both are figures alone")
        if shared := sorted(one.figures & other.figures):
            outcome, figure = shared[-1]
            who_says = one.claimants & other.claimants
            score += 2 if who_says else 1
            reasons.append(f"same figure {figure} {outcome}{' by one claimant' if who_says else ''}")
        return score, reasons

    def parties(self, one: Item, other: Item) -> tuple[float, str] | None:
        """Agreement on the parties, or on what the articles are about where one names none."""
        if one.parties and other.parties:
            shared = one.parties & other.parties
            if not shared:
                return self._two_sides(one, other)
            if one.parties == other.parties:
                return 2.0, f"same parties {self.listed(shared)}"
            if shared in (one.parties, other.parties):
                return 1.5, f"both name {self.listed(shared)}"
            return 1.0, f"both name {self.listed(shared)}, among others"
        if one.family == "diplomacy":
            # Who speaks is what makes a speech act; an article's subject is not enough.
            return None
        mine = one.parties or one.article.context
        theirs = other.parties or other.article.context
        shared = mine & theirs
        if len(shared) > 1 or (shared and shared in (mine, theirs)):
            return 1.0, f"articles are on {self.listed(shared)}"
        if mine and theirs and not shared and not _about(one) & _about(other):
            return None
        return 0.0, ""

    def _two_sides(self, one: Item, other: Item) -> tuple[float, str] | None:
        """Accounts that name one side each agree if the article of each is on the other's side too."""
        if one.family == "diplomacy" or are_strangers(
            one.parties, one.article.context, other.parties, other.article.context
        ):
            return None
        return 1.0, f"articles are on {self.listed(one.parties | other.parties)}"

    def where(self, mine: frozenset[str], theirs: frozenset[str]) -> tuple[float, str] | None:
        """The best agreement of any two places; None where all are too far from each other."""
        if not mine or not theirs:
            return 0.0, ""
        best: tuple[float, str] | None = None
        for one in sorted(mine):
            for other in sorted(theirs):
                found = self.two_places(one, other)
                if found is not None and (best is None or found[0] > best[0]):
                    best = found
        return best

    def two_places(self, one: str, other: str) -> tuple[float, str] | None:
        """Agreement of two places; None where one cannot be meant by the other."""
        key = (one, other) if one <= other else (other, one)
        if key not in self._known:
            self._known[key] = self._lie(*key)
        return self._known[key]

    def _lie(self, one: str, other: str) -> tuple[float, str] | None:
        a, b = self.places.get(one), self.places.get(other)
        if a is None or b is None:
            return 0.0, ""
        if one == other:
            return (0.5 if a.kind == "country" else 2.0), f"same place {a.name}"
        for inner, outer, name in ((a, other, b.name), (b, one, a.name)):
            if self._is_within(inner, outer):
                return 1.0, f"{inner.name} is in {name}"
        if "country" in (a.kind, b.kind):
            if a.country is None or b.country is None:
                return 0.0, ""  # a place in contested land has no country that could contradict
            return (
                (0.5, f"both in {self.names.get(a.country, a.country)}") if a.country == b.country else None
            )
        distance = kilometres(a, b)
        if distance is None:
            return 0.0, ""
        apart = f"{a.name} and {b.name} are {distance:.0f} km from each other"
        if distance <= _NEAR_KM:
            return 1.5, apart
        if a.kind in SPOTS and b.kind in SPOTS:
            return (0.0, "") if distance <= FAR_KM else None
        if distance <= _AROUND_KM:
            return 1.0, apart
        return (0.0, "") if distance <= _REGION_KM else None

    def _is_within(self, place: PlaceFacts, outer: str) -> bool:
        for _ in range(6):
            if place.within is None:
                return False
            if place.within == outer:
                return True
            if place.within not in self.places:
                return False
            place = self.places[place.within]
        return False

    def listed(self, parties: frozenset[str]) -> str:
        """Parties by name, in the order of the alphabet."""
        if parties not in self._lists:
            self._lists[parties] = ", ".join(sorted(self.names.get(party, party) for party in parties))
        return self._lists[parties]


def _about(item: Item) -> frozenset[str]:
    """The parties of an account, and those that its article is mostly about."""
    return item.parties | item.article.context


def are_strangers(
    mine: frozenset[str], my_context: frozenset[str], theirs: frozenset[str], their_context: frozenset[str]
) -> bool:
    """Whether two accounts are of different parties: neither names one that the other knows of."""
    if not mine or not theirs or mine & theirs:
        return False
    return not (mine <= their_context and theirs <= my_context)


def dates(one: Item, other: Item) -> tuple[float, str] | None:
    """Agreement on time; None if the intervals are more than a day apart."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    first, last = max(one.first, other.first), min(one.last, other.last)
    if last < first:
        return (0.5, "one day after the other") if first - last == 1 else None
    if (one.first, one.last) == (other.first, other.last):
        return 3.0, f"same time {interval(first, last)}"
    return 2.5, f"times overlap {interval(first, last)}"


@lru_cache(maxsize=50_000)
def interval(first: int, last: int) -> str:
    """An inclusive interval of ordinals as ISO text: one day, or first/last."""
    start = dt.date.fromordinal(first).isoformat()
    return start if first == last else f"{start}/{dt.date.fromordinal(last).isoformat()}"


def kilometres(one: PlaceFacts, other: PlaceFacts) -> float | None:
    """The distance along the ground (haversine); None if either has no coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    a, b = radians(one.latitude or 0.0), radians(other.latitude or 0.0)
    turn = radians((other.longitude or 0.0) - (one.longitude or 0.0))
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(turn / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))
