"""Names of people in another case than that of a subject: what they are called in the dictionary form.

A pack lists given names (``[people.KIND] given``), and the classes of endings that they (``first``) and the last names
beside them (``last``) take. A name whose first word is a form of a listed one is put into its dictionary form. Where
only the last word of a name is inflected, a KIND without ``given`` says what that of any name takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .writing import classes_of


class Nominatives:
    """What a pack says of the names of people."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        classes = classes_of(tables)
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
        given = self._given.get(words[0].lower()) if len(words) > 1 else None
        if given is None:
            return " ".join([*words[:-1], _base(words[-1], self._any)]) if self._any else name
        last = [_base(word, self._last[words[0].lower()]) for word in words[1:]]
        return " ".join([given[0].upper() + given[1:], *last])


def _base(word: str, bends: Sequence[tuple[str, str]]) -> str:
    for ending, taken in bends:
        if len(word) > len(ending) + 1 and word.endswith(ending):
            return word[: len(word) - len(ending)] + taken
    return word


def _length(bend: tuple[str, str]) -> int:
    return -len(bend[0])
