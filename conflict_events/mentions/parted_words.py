"""Offices and institutions of several words that the adjective of a state parts: 'ministro ucraniano de Defensa'."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..words.folding import fold
from ..words.spans import Passage, Span
from .actor_words import Institution, Office
from .parts import Part


@dataclass(frozen=True, slots=True)
class Parted:
    """An office or an institution around an adjective: where its words begin and end, and what it is."""

    start: int
    end: int
    word: Institution | Office


class PartedWords:
    """What goes on behind the first word of such forms, by that word; longer forms before shorter ones."""

    def __init__(self, forms: Iterable[tuple[str, Institution | Office]]) -> None:
        self._rests: dict[str, list[tuple[str, Institution | Office]]] = {}
        for form, word in forms:
            first, _, rest = " ".join(fold(form).split()).partition(" ")
            if rest:
                self._rests.setdefault(first, []).append((rest, word))
        for rests in self._rests.values():
            rests.sort(key=lambda one: -len(one[0]))

    def join(self, passage: Passage, adjective: Span, parts: list[Part]) -> int:
        """Adds the form that an adjective parts, and the adjective at its end; where that is, or 0."""
        found = self.around(passage, adjective)
        if found is None:
            return 0
        while parts and parts[-1].start >= found.start:
            parts.pop()
        if isinstance(found.word, Institution):
            parts.append(Part(found.start, found.end, institution=found.word))
        else:
            parts.append(Part(found.start, found.end, office=found.word))
        parts.append(Part(found.end, found.end, nation=adjective.entry.nation))
        return found.end

    def around(self, passage: Passage, adjective: Span) -> Parted | None:
        """The form that stands around an adjective."""
        text = passage.text
        end = adjective.start - 1
        start = max(text.rfind(" ", passage.start, end), _apostrophe(text, passage.start, end)) + 1
        rests = self._rests.get(fold(text[max(start, passage.start) : end])) if end > passage.start else None
        if not rests or text[end] != " " or not text.startswith(" ", adjective.end):
            return None
        begin = adjective.end + 1
        behind = fold(text[begin : min(passage.end, begin + len(rests[0][0]) + 1)])
        for rest, word in rests:
            if behind.startswith(rest) and not behind[len(rest) : len(rest) + 1].isalnum():
                return Parted(max(start, passage.start), begin + len(rest), word)
        return None


def _apostrophe(text: str, start: int, end: int) -> int:
    return max(text.rfind("'", start, end), text.rfind("’", start, end))
