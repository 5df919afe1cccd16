"""How names of people that no table knows are called in Latin letters, as a pack declares it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_WORDS: Final = re.compile(r"[^\W\d_]+")


class Romanised:
    """What ``[writing] latin`` says, and ``latin_in`` of the people of a country."""

    def __init__(self, declared: Mapping[str, Any]) -> None:
        self._letters: Mapping[str, str] = dict(declared.get("latin", {}).items())
        self._of: Mapping[str, Mapping[str, str]] = {
            country: {**self._letters, **dict(table.items())}
            for country, table in declared.get("latin_in", {}).items()
        }

        self._longest = {code: _longest(table) for code, table in (("", self._letters), *self._of.items())}

    def name(self, name: str, country: str = "") -> str:
        """A name in Latin letters, as the pack writes them, or those of people of a ``country``."""
        table = self._of.get(country, self._letters)
        longest = self._longest.get(country, self._longest[""])
        return _WORDS.sub(lambda found: _written(found[0], table, longest), name) if table else name

    def differs_in(self, country: str | None) -> bool:
        """True for a country whose people are called otherwise."""
        return country in self._of


def _longest(table: Mapping[str, str]) -> int:
    """How many letters are written as others together, at most: names are whole words."""
    return max(
        (len(taken.strip("^$")) for taken, given in table.items() if not given[:1].isupper()), default=0
    )


def _written(word: str, table: Mapping[str, str], longest: int) -> str:
    """A word in Latin letters: whole ones before letters, longer ones first."""
    lower = word.lower()
    written = table.get(lower, "")
    at = 0
    while at < len(lower) and not (at == 0 and written):
        for size in range(longest, 0, -1):
            letters = _letters_at(lower, at, size, table)
            if letters is not None:
                break
        else:
            size, letters = 1, lower[at]
        written, at = f"{written}{letters}", at + size
    if word.isupper() and len(word) > 1:
        return written.upper()
    capital = word[0].isupper() or (lower not in table and lower == word.upper())
    return f"{written[:1].upper()}{written[1:]}" if capital else written


def _letters_at(word: str, at: int, size: int, table: Mapping[str, str]) -> str | None:
    """What letters of a word are in Latin ones: at its beginning as ``^`` says, or end (``$``)."""
    part = word[at : at + size]
    written = table.get(f"^{part}") if at == 0 else None
    if written is None and at + size >= len(word):
        written = table.get(f"{part}$")
    if written is None:
        written = table.get(part)
    name = written is not None and size > 1 and (written[:1].isupper() or size == len(word))
    return None if name else written
