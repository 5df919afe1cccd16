"""Given names and surnames of many peoples by how they sound, with the spelling that is usual in the press.

``reference/names_of_people.csv`` has a row a name: ``sounds`` are all ways in which it sounds in the letters of scripts
that write vowels, told apart only as ``reference/sounds.toml`` does (Мэттью, Метью and Մեթյու are ``metiu``);
``unvowelled`` how it is written in letters for consonants alone.
"""

from __future__ import annotations

import csv
import functools
import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from importlib import resources
from typing import Final

_TWICE: Final = re.compile(r"(.)\1+")
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name in its usual spelling, and of which people it is."""

    name: str
    sex: str  # m, f, or empty for a surname
    people: str


class KnownNames:
    """The names of those ``peoples`` that a pack lists."""

    def __init__(self, peoples: Collection[str]) -> None:
        self.peoples = frozenset(peoples)

    def of(self, word: str, *, given: bool) -> KnownName | None:
        """The name that a word is: a ``given`` one if there is, else a surname; or nothing."""
        if not self.peoples or len(word) < _SHORTEST:
            return None
        found = [one for one in _table().get(sound(word), ()) if one.people in self.peoples]
        return next((one for one in found if bool(one.sex) == given), found[0] if found else None)


class SpelledNames:
    """Words that begin a name: those that a pack spells, and given names that all packs know."""

    def __init__(self, spelled: Collection[str], known: KnownNames) -> None:
        self._spelled, self._known = spelled, known

    def __contains__(self, word: object) -> bool:
        if word in self._spelled:
            return True
        known = self._known.of(word, given=True) if isinstance(word, str) else None
        return known is not None and bool(known.sex)


@functools.cache
def _table() -> dict[str, tuple[KnownName, ...]]:
    """The names by their sounds."""
    table = resources.files("conflict_events") / "reference" / "names_of_people.csv"
    found: dict[str, tuple[KnownName, ...]] = {}
    rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    next(rows)
    for name, sex, people, sounds, unvowelled in rows:
        known = KnownName(name, sex, people)
        for one in f"{sounds} {unvowelled}".split():
            found[one] = (*found.get(one, ()), known)
    return found


@functools.cache
def _sounds() -> tuple[list[tuple[str, str]], dict[int, str]]:
    table = resources.files("conflict_events") / "reference" / "sounds.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    return [(old, new) for old, new in rows["together"].items()], str.maketrans(rows["letters"])


def sound(word: str) -> str:
    """How a word sounds, roughly: what scripts and languages write in several ways is one."""
    together, letters = _sounds()
    low = word.lower()
    for old, new in together:
        low = low.replace(old, new)
    return _TWICE.sub(r"\1", low.translate(letters))
