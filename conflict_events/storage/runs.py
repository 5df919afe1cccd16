"""What made the rows: the versions at work, and how much each build put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..identity import identifier
from . import migrations


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The versions that make rows: of the library, and of each plugin by name."""

    library: str
    plugins: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Short and made from the versions, so that rows of two builds with the same ones are equal."""
        return identifier("run", self.library, sorted(self.plugins.items()), migrations.SCHEMA_VERSION)[:8]


@dataclass(slots=True, kw_only=True)
class SavedCounts:
    """How many of each thing were put into the database."""

    articles: int = 0
    unchanged: int = 0
    failed: int = 0
    sentences: int = 0
    mentions: int = 0
    claims: int = 0
    event_mentions: int = 0
    quotes: int = 0
    issues: int = 0

    def add(self, other: SavedCounts) -> None:
        """Adds the counts of ``other`` to these."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
