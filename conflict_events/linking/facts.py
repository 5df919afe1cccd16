"""What linking works on: accounts of events, and what is known of articles, places and conflicts.

Days are ordinals (`datetime.date.toordinal`); intervals are inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import Any


@dataclass(slots=True, kw_only=True)
class PlaceFacts:
    """What comparing needs of a place."""

    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    within: str | None


@dataclass(slots=True, kw_only=True)
class Conflict:
    """A named conflict: an interval, parties and places."""

    id: str
    name: str
    kind: str
    first: int
    last: int
    parties: frozenset[str]
    places: frozenset[str]
    goes_on: bool = False

    @property
    def days(self) -> float:
        """Its length; without end if it goes on."""
        return inf if self.goes_on else self.last - self.first + 1


@dataclass(slots=True, kw_only=True)
class Article:
    """What of an article matters for its events; ``context`` are the parties it is mostly about."""

    id: str
    published: str | None
    outlet: str
    language: str | None
    duplicate_of: str | None
    context: frozenset[str] = frozenset()
    reported: tuple[int, int] | None = None
    """First and last day on which it may have been published; None if that is not known."""


@dataclass(slots=True, kw_only=True)
class Member:
    """A claim or an event mention as something that belongs to an event."""

    id: str
    is_claim: bool
    article: Article
    type: str | None
    evidence: str
    row: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Item:
    """One account of one event: a mention with its claims, or claims that stand alone."""

    members: list[Member]
    article: Article
    type: str | None
    family: str
    group: str
    first: int | None
    last: int | None
    parties: frozenset[str]
    places: frozenset[str]
    background: bool
    figures: frozenset[tuple[str, int]]
    claimants: frozenset[str] = frozenset()
    start: int = 0
    """Where in its article it begins."""

    @property
    def key(self) -> tuple[str, str, str]:
        """Where it stands in time and text: earlier articles first."""
        return (self.article.published or "9999", self.article.id, self.members[0].id)

    @property
    def days(self) -> int:
        """The length of its interval; 0 if it has none."""
        return 0 if self.first is None or self.last is None else self.last - self.first + 1


@dataclass(slots=True, kw_only=True)
class Ledger:
    """All that is read from the database before grouping begins."""

    items: list[Item]
    conflicts: list[Conflict]
    places: dict[str, PlaceFacts]
    articles: dict[str, Article]
    type_names: dict[str, str]
    families: dict[str, str]
    party_names: dict[str, str]
    unlinked: int
