"""Numbers written as one word in languages that join them ('two hundred fifty' in one piece).

No list can hold all such words. A pack gives the parts; a word is a number if it is nothing but
parts. Only words that contain a hundred or a larger multiplier are looked at: smaller numbers are
listed whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ..words.folding import lowered

_CACHED: Final = 20_000
_LONGEST: Final = 120  # letters; no number is as long, and a word of any length may stand in a text


class Compounds:
    """The parts of number words, and a search for words made of them."""

    def __init__(self, words: Iterable[tuple[str, float, str]], connectors: Iterable[str]) -> None:
        self._parts: dict[str, tuple[float, str]] = {}
        for form, value, role in words:
            if " " not in form and "-" not in form:
                self._parts.setdefault(form, (value, role))
        for form in connectors:
            self._parts.setdefault(form, (0.0, "and"))
        self._anchors = [
            form for form, (value, role) in self._parts.items()
            if role in ("hundred", "multiplier") and value <= 1000 and len(form) > 2
        ]  # fmt: skip
        self._longest = max(map(len, self._parts), default=0)
        self._cache: dict[str, tuple[float, str] | None] = {}

    def find(self, text: str) -> Sequence[tuple[int, int, float, str]]:
        """(start, end, value, role) of each word with a hundred or thousand in it; role '' if no number."""
        low = lowered(text)
        found: dict[int, tuple[int, int, float, str]] = {}
        for anchor in self._anchors:
            at = low.find(anchor)
            while at >= 0:
                start, end = at, at + len(anchor)
                while start and low[start - 1].isalpha():
                    start -= 1
                while end < len(low) and low[end].isalpha():
                    end += 1
                if start not in found:
                    value, role = self.read(low[start:end]) or (0.0, "")
                    found[start] = (start, end, value, role)
                at = low.find(anchor, end)
        return list(found.values())

    def read(self, word: str) -> tuple[float, str] | None:
        """Value and role of a lower-case word made only of parts; None if it is not."""
        if word not in self._cache:
            if len(self._cache) > _CACHED:
                self._cache.clear()
            self._cache[word] = self._read(word)
        return self._cache[word]

    def _read(self, word: str) -> tuple[float, str] | None:
        if word in self._parts:
            return self._parts[word]
        if len(word) > _LONGEST:
            return None
        for parts in self._split(word, 0):
            value = _value(parts)
            if value is not None:
                return value, "ordinal" if parts[-1][1] == "ordinal" else "unit"
        return None

    def _split(self, word: str, start: int) -> Iterable[list[tuple[float, str]]]:
        if start == len(word):
            yield []
            return
        for end in range(min(len(word), start + self._longest), start, -1):
            part = self._parts.get(word[start:end])
            if part is not None and (part[1] != "ordinal" or end == len(word)):
                for rest in self._split(word, end):
                    yield [part, *rest]


def _value(parts: list[tuple[float, str]]) -> float | None:
    """The number that the parts make, or None where their order makes none."""
    total, current, last = 0.0, 0.0, ""
    for value, role in parts:
        if role == "and":
            if not last or last == "and":
                return None
        elif role == "hundred":
            if current >= 100 or last == "and":
                return None
            current = (current or 1) * value
        elif role == "multiplier" or (role == "ordinal" and value >= 100):
            if total and value >= 1000 and last != "and" and not current:
                return None
            total, current = total + (current or 1) * value, 0.0
        elif role == "fraction" or (current and (current % 100 or value >= 100)):
            return None
        else:
            current += value
        last = role
    return total + current if last != "and" else None
