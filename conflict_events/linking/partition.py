"""Sets of accounts that grow by joining (union-find), with what each set says and why it grew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .comparing import Comparison, are_strangers
from .facts import Item


@dataclass(slots=True, kw_only=True)
class Group:
    """The accounts of one event, with what they say together."""

    items: list[int]
    first: int | None
    last: int | None
    longest: int
    parties: frozenset[str]
    places: frozenset[str]
    contexts: frozenset[str]
    articles: set[str]
    place_sets: set[frozenset[str]]
    conflict: str | None = None
    apart: set[int] = field(default_factory=set)


class Partition:
    """Each item in one group; at first in one of its own. ``inside[item]`` is the conflict it is a part of."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.parent = list(range(len(items)))
        self.group: dict[int, Group] = {
            at: Group(
                items=[at], first=item.first, last=item.last, longest=item.days, parties=item.parties,
                places=item.places, contexts=item.article.context, articles={item.article.id},
                place_sets={item.places} - {frozenset()},
            )
            for at, item in enumerate(items)
        }  # fmt: skip
        self.why: dict[int, tuple[float, list[str]]] = {}
        self.inside: dict[int, str] = {}
        self.manual: set[int] = set()

    def root(self, at: int) -> int:
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def join(self, one: int, other: int) -> int:
        """Makes one group of two; the root is that of the earlier account."""
        one, other = sorted((self.root(one), self.root(other)))
        if one == other:
            return one
        mine, theirs = self.group[one], self.group.pop(other)
        self.parent[other] = one
        mine.items += theirs.items
        if theirs.first is not None and theirs.last is not None:
            known = mine.first is not None and mine.last is not None
            mine.first = min(mine.first, theirs.first) if known and mine.first is not None else theirs.first
            mine.last = max(mine.last, theirs.last) if known and mine.last is not None else theirs.last
        mine.longest = max(mine.longest, theirs.longest)
        mine.parties |= theirs.parties
        mine.places |= theirs.places
        mine.contexts |= theirs.contexts
        mine.articles |= theirs.articles
        mine.place_sets |= theirs.place_sets
        mine.conflict = mine.conflict or theirs.conflict
        mine.apart |= theirs.apart
        return one

    def kept_apart(self, one: int, other: int) -> bool:
        """Whether people decided that something in one group is apart from something in the other."""
        mine, theirs = self.group[self.root(one)], self.group[self.root(other)]
        return not mine.apart.isdisjoint(theirs.items) or not theirs.apart.isdisjoint(mine.items)

    def agree(self, one: int, other: int, compare: Comparison) -> bool:
        """Whether two groups as wholes can be one event: in parties, places, conflicts and decisions."""
        mine, theirs = self.group[self.root(one)], self.group[self.root(other)]
        if are_strangers(mine.parties, mine.contexts, theirs.parties, theirs.contexts):
            return False
        if self.kept_apart(one, other):
            return False
        if mine.conflict and theirs.conflict and mine.conflict != theirs.conflict:
            return False
        return all(compare.where(a, b) is not None for a in mine.place_sets for b in theirs.place_sets)

    def told(self, at: int, score: float, reasons: Iterable[str]) -> None:
        """Notes why an item is where it is; the best reason stays."""
        if at not in self.why or self.why[at][0] < score:
            self.why[at] = (round(score, 2), list(reasons))
