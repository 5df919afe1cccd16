"""Names of people in another case than that of a subject: what they are called in the dictionary form.

A pack lists given names (``[people.KIND] given``), and the classes of endings that they (``first``) and the last names
beside them (``last``) take. A name whose first word is a form of a listed one is put into its dictionary form; with
``sex``, so is one whose first word is a form of a name that all packs know. Where only the last word of a name is
inflected, a KIND without ``given`` says what that of any name takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from .known_names import KnownNames
from .writing import classes_of

_UNKNOWN: Final = KnownNames(())


class Nominatives:
    """What a pack says of the names of people."""

    def __init__(self, tables: Mapping[str, Any], known: KnownNames = _UNKNOWN) -> None:
        classes = classes_of(tables)
        self._known = known
        self._kinds: list[tuple[str, list[tuple[str, str]], list[tuple[str, str]]]] = []
        self._names: set[str] = set()
        self._given: dict[str, str] = {}  # the dictionary form by every form; the name itself stays
        self._last: dict[
            str, list[tuple[str, str]]
        ] = {}  # endings of last names beside it, the longest first
        self._any: list[tuple[str, str]] = []  # endings of the last word of any name
        for people in tables.get("people", {}).values():
            bends = [
                (ending, taken) for taken, endings in classes[people["last"]].items() for ending in endings
            ]
            bends.sort(key=_length)
            if "given" not in people:
                self._any = bends
                continue
            if "sex" in people:
                first = [
                    (ending, taken)
                    for taken, endings in classes[people["first"]].items()
                    for ending in endings
                ]
                self._kinds.append((people["sex"], sorted(first, key=_length), bends))
            for name in people["given"]:
                for taken, endings in classes[people["first"]].items():
                    if name.endswith(taken):
                        for ending in endings:
                            form = name[: len(name) - len(taken)] + ending
                            self._given.setdefault(form, name)
                            self._last.setdefault(form, bends)
            self._names.update(people["given"])
        for name in self._names:
            self._given.pop(name, None)

    def stands(self, word: str) -> str:
        """Whether a word is a given name as a subject has it, or in another form; '' for any other word."""
        lower = word.lower()
        return "subject" if lower in self._names else "bent" if lower in self._given else ""

    def of(self, name: str) -> str:
        """A name of several words in its dictionary form, where the first is a form of a given name."""
        words = name.split(" ")
        lower = words[0].lower()
        given, bends = self._given.get(lower), self._last.get(lower)
        stands = self._known.of(lower, given=True)
        if stands is not None and stands.sex:
            given = None  # a name of its own, though it looks like a form of another
        if given is None and len(words) > 1 and self._kinds and lower not in self._names:
            given, bends = self._known_base(lower)
        if given is None and len(words) > 1 and stands is not None:
            words[1:] = [self._known_surname(word, stands.sex) for word in words[1:]]
            name = " ".join(words)
        if given is None or bends is None or len(words) == 1:
            return " ".join([*words[:-1], self._surname(words[-1], self._any)]) if self._any else name
        return " ".join([given[0].upper() + given[1:], *(self._surname(word, bends) for word in words[1:])])

    def _known_base(self, word: str) -> tuple[str | None, list[tuple[str, str]] | None]:
        """What given name that all packs know a word is another form of, and the endings of surnames beside it."""
        if self._known.of(word, given=True) is not None:
            return None, None
        for sex, first, bends in self._kinds:
            for ending, taken in first:
                if word.endswith(ending) and len(word) > len(ending) + 1:
                    base = word[: len(word) - len(ending)] + taken
                    known = self._known.of(base, given=True)
                    if known is not None and known.sex == sex:
                        return base, bends
        return None, None

    def _known_surname(self, word: str, sex: str) -> str:
        """A surname beside a given name that may have no other form: what all packs know it as."""
        if self._known.of(word.lower(), given=False) is None:
            for kind, _, bends in self._kinds:
                base = _base(word, bends) if kind == sex else word
                if base != word and self._known.of(base.lower(), given=False) is not None:
                    return base
        return word

    def _surname(self, word: str, bends: Sequence[tuple[str, str]]) -> str:
        """A surname as its ending tells, unless it is known as it stands."""
        known = self._known.of(word.lower(), given=False)
        return word if known is not None and not known.sex else _base(word, bends)


def _base(word: str, bends: Sequence[tuple[str, str]]) -> str:
    for ending, taken in bends:
        if len(word) > len(ending) + 1 and word.endswith(ending):
            return word[: len(word) - len(ending)] + taken
    return word


def _length(bend: tuple[str, str]) -> int:
    return -len(bend[0])
