"""Some phrases looked for anywhere in a text, inside words as well, all at once (Aho-Corasick)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import ahocorasick_rs


class Needles:
    """Phrases that are looked for; ``overlapping`` finds each of them, else those behind the end of the last one."""

    def __init__(self, phrases: Iterable[str], *, overlapping: bool = False) -> None:
        self._phrases = list(phrases)
        self._overlapping = overlapping
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [phrase.encode() for phrase in self._phrases], implementation=ahocorasick_rs.Implementation.DFA
        )

    def __reduce__(self) -> tuple[Callable[[list[str], bool], Needles], tuple[list[str], bool]]:
        return _of, (self._phrases, self._overlapping)

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """The number of the phrase, start and end of each place, in the order of their ends.

        In bytes: few texts hold any, and to count the letters of a whole text takes as long as to search it.
        """
        raw = text.encode("utf-8", "surrogatepass")
        found: list[tuple[int, int, int]] = []
        read = end = 0
        for number, _, stop in self._automaton.find_matches_as_indexes(raw, overlapping=self._overlapping):
            end += len(raw[read:stop].decode("utf-8", "surrogatepass"))
            read = stop
            found.append((number, end - len(self._phrases[number]), end))
        return found


def _of(phrases: list[str], overlapping: bool) -> Needles:
    return Needles(phrases, overlapping=overlapping)
