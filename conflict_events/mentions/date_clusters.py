"""A cluster of date words that stand together: the context in which builders give a pattern its days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from .date_grammar import DateGrammar
from .date_words import Piece
from .days import COUPLE, FEW, Published, Stretch, unit_around

WITHOUT_DATE: Final = "without publication date"


@dataclass(slots=True, init=False)
class Cluster:
    """The pieces of one cluster and what is known where it stands; the pattern at hand ends
    at ``end``, ``next`` follows.
    """

    text: str
    pieces: list[Piece]
    published: Published | None
    grammar: DateGrammar
    next: Piece | None
    end: int

    def __init__(
        self,
        text: str,
        pieces: list[Piece],
        published: Published | None,
        grammar: DateGrammar,
        next: Piece | None = None,
    ) -> None:
        self.text = text
        self.pieces = pieces
        self.published = published
        self.grammar = grammar
        self.next = next
        self.end = 0

    def future(self, start: int) -> bool:
        """Whether the words before, or the verb behind, say that it is still to come."""
        return self.grammar.beside.future(self.text, start, self.end)

    def around(self, unit: str, offset: int, shift: str | None = None) -> Stretch:
        """The calendar unit that lies some units from the one of publication."""
        if self.published is None:
            return Stretch(unit, reason=f"{unit} {WITHOUT_DATE}", shift=shift)
        first, last = (unit_around(day, unit, offset) for day in self.published)
        return Stretch(unit, first[0], last[1], shift=shift)


def values_of(pieces: list[Piece], letters: str) -> list[Any]:
    """The payloads of the pieces of those classes."""
    return [piece[1] for piece in pieces if piece[0] in letters]


def value_of(pieces: list[Piece], letters: str) -> Any:
    """The payload of the first piece of those classes, or None."""
    for piece in pieces:
        if piece[0] in letters:
            return piece[1]
    return None


def count_of(pieces: list[Piece]) -> tuple[float, float] | None:
    """How many units are meant, at least and at most."""
    for letter, value, _, _ in pieces:
        if letter == "q":
            return FEW
        if letter == "c":
            return COUPLE
        if letter == "2" or (letter == "P" and value == "mid"):
            return 0.5, 0.5
    for letter, value, _, _ in pieces:
        if letter in "Nn":
            return value, value
        if letter == "1":
            return 1, 1
    return None
