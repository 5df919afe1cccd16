"""What can be in a name where no letter is a capital: the names that are known, and the words of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field

from ..words.spans import Span


@dataclass(frozen=True, slots=True)
class PlacedNames:
    """What a pack tells of names: ``spelled`` are those that it spells, ``articles`` what is written on to nouns."""

    spelled: Container[str] = frozenset()
    particles: Container[str] = frozenset()
    articles: tuple[str, ...] = ()
    normal: Callable[[str], str] = str


@dataclass(slots=True)
class Token:
    start: int
    end: int
    word: str
    raw: str  # as it is written, without marks
    spans: list[Span] = field(default_factory=list)  # all that hold it or stand in it

    def has(self, cues: int) -> bool:
        return any(span.entry.cue & cues for span in self.spans)

    def filled(self, slots: int) -> bool:
        return any(span.entry.filled & slots for span in self.spans)

    @property
    def leads(self) -> bool:
        """True where a small word is written on to it."""
        return any(span.start == self.start and span.end < self.end for span in self.spans)
