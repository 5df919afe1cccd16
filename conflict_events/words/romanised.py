"""How names of people that no table knows are called in Latin letters, as a pack declares it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from .known_names import KnownName, KnownNames

_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_MARKS: Final = re.compile(r"(['’ʼ])")


class Romanised:
    """What ``[writing] latin`` says, and ``latin_in`` of the people of a country; ``known_names`` of all packs."""

    def __init__(self, declared: Mapping[str, Any]) -> None:
        self._letters: Mapping[str, str] = dict(declared.get("latin", {}).items())
        self._of: Mapping[str, Mapping[str, str]] = {
            country: {**self._letters, **dict(table.items())}
            for country, table in declared.get("latin_in", {}).items()
        }
        self._longest = {code: _longest(table) for code, table in (("", self._letters), *self._of.items())}
        self._joined = [
            (small[1:], str(written))
            for small, written in self._letters.items()
            if small[:1] == "^" and written[-1:] == "-"
        ]
        self._ends = [(str(end), str(code)) for end, code in declared.get("latin_by", {}).items()]
        self.known = KnownNames(declared.get("known_names", ()))

    def name(self, name: str, country: str = "") -> str:
        """A name in Latin letters, as the pack writes them, or those of people of a ``country``."""
        if not self._letters:
            return name
        words = _WORDS.findall(name)
        known = {word: self._known(word, given=word is not words[-1]) for word in words}
        code = self._people_of(known, country)
        table = self._of.get(code, self._letters)
        longest = self._longest.get(code, self._longest[""])
        return _WORDS.sub(lambda found: _called(found[0], known[found[0]], table, longest), name)

    def differs_in(self, country: str | None) -> bool:
        """True for a country whose people are called otherwise."""
        return country in self._of

    def _known(self, word: str, *, given: bool) -> KnownName | None:
        lower = word.lower()
        if lower in self._letters:
            return None
        known = self.known.of(lower, given=given)
        if known is None:
            for small, written in self._joined:
                if lower.startswith(small) and len(lower) > len(small) + 1:
                    rest = self.known.of(lower[len(small) :], given=False)
                    return replace(rest, name=f"{written}{rest.name}") if rest is not None else None
        return known

    def _people_of(self, known: Mapping[str, KnownName | None], country: str) -> str:
        """Whose letters a name is written with: a surname tells by its ending, then the office, then names."""
        for word in known:
            lower = word.lower()
            for end, code in self._ends:
                if lower.endswith(end) and len(lower) > len(end) + 1:
                    return code
        if country in self._of:
            return country
        return next((one.people for one in known.values() if one is not None and one.people in self._of), "")


def _longest(table: Mapping[str, str]) -> int:
    """How many letters are written as others together, at most: names are whole words."""
    return max(
        (len(taken.strip("^$")) for taken, given in table.items() if not given[:1].isupper()), default=0
    )


def _called(word: str, known: KnownName | None, table: Mapping[str, str], longest: int) -> str:
    """A word as the pack spells it, else as it is known, else by its letters."""
    lower = word.lower()
    if known is not None and lower not in table:
        return known.name
    if lower in table or _MARKS.search(word) is None or any(mark in table for mark in "'ʼ"):
        return _written(word, table, longest)
    return "".join(_written(part, table, longest) if part.isalpha() else part for part in _MARKS.split(word))


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
    if capital and "-" in written:
        small, _, rest = written.partition("-")
        return f"{small}-{rest[:1].upper()}{rest[1:]}"  # 'al-Kinani'
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
