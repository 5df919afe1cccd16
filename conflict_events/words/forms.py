"""The forms that a lexicon holds, tens of thousands of them, in columns and by the words that close them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from .inheritance import SHOWS

_OPEN_END: Final = re.compile(r"\*(\d+)$")


class Each:
    """A meaning that is made for each of many forms, from the form as the pack writes it, once a text holds it."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[str], object]) -> None:
        self.make = make


class Forms:
    """Written forms, each with a slot, what it means there, and its case rule; an index names one of them."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._slots: list[str] = []
        self._payloads: list[object] = []
        self._cases: list[int] = []
        self._folded: list[str] = []
        # The first form that a word closes, and after each form the next one of its last word.
        self._first: dict[str, int] = {}
        self._next: array[int] = array("i")
        self._open: list[int] = []
        self.telling: set[str] = set()
        """The folded forms of verbs of speech and of words that show a conflict, none of them open."""

    def __len__(self) -> int:
        return len(self._written)

    def add(self, forms: list[str], slot: str, payload: object, cased: int) -> None:
        size = len(forms)
        self._written += forms
        self._slots += [slot] * size
        self._payloads += [payload] * size
        self._cases += [cased] * size

    def sort(self, folded: Callable[[Sequence[str]], list[str]]) -> None:
        """Folds what was added since the last time and finds which word closes each form.

        ``folded`` gives forms as their words are looked up, all of them at once.
        """
        done, size = len(self._folded), len(self)
        added = self._written[done:]
        for at, form in enumerate(added):
            if "*" in form or "~" in form:
                self._open.append(done + at)
                added[at] = _plain(form)
        # Where a form is written as it is looked up, one string serves for both.
        self._folded += [
            form if form == form_read else form_read
            for form, form_read in zip(added, folded(added), strict=True)
        ]
        lasts = [form.rpartition(" ")[2] for form in self._folded]
        for at in self._open:
            lasts[at] = ""
        first: dict[str, int] = {}
        following = array("i", bytes(4 * size))
        for at in range(size - 1, -1, -1):
            last = lasts[at]
            following[at] = first.get(last, -1)
            first[last] = at
        first.pop("", None)
        self._first, self._next = first, following
        for at in range(done, size):
            slot = self._slots[at]
            if (slot == "report" or (slot == "cue" and _shows(self._payloads[at]))) and lasts[at]:
                self.telling.add(self._folded[at])

    def closes(self, word: str) -> bool:
        """Whether a word is the last of a form, to which nothing may be written on."""
        return word in self._first

    def closed_by(self, word: str) -> Iterator[int]:
        """The forms of which a word is the last, in the order in which they were added."""
        index = self._first.get(word, -1)
        while index >= 0:
            yield index
            index = self._next[index]

    def open(self) -> Iterator[tuple[int, bool, int]]:
        """The forms to which more may be written on: at the beginning or not, and so many letters at the end."""
        for index in self._open:
            form = self._written[index]
            end = _OPEN_END.search(form)
            if self._folded[index]:
                yield index, form[0] == "*", int(end[1]) if end else 0

    def folded(self, index: int) -> str:
        return self._folded[index]

    def plain(self, index: int) -> str:
        """The form as written, without the marks that tell where more may be written on to it."""
        form = self._written[index]
        return _plain(form) if "*" in form else form

    def case(self, index: int) -> int:
        return self._cases[index]

    def meaning(self, index: int) -> tuple[str, object]:
        """The slot of a form and what it means there."""
        payload = self._payloads[index]
        return self._slots[index], payload.make(self._written[index]) if isinstance(
            payload, Each
        ) else payload


def _plain(form: str) -> str:
    return _OPEN_END.sub("", form).lstrip("*")


def _shows(payload: object) -> bool:
    return isinstance(payload, int) and payload & SHOWS != 0


def apart(forms: str | Iterable[str], kind: Callable[[str], bool]) -> Iterator[tuple[list[str], bool]]:
    """One form or several, in two lists where some are of a kind and some are not; with each, whether its forms are."""
    every = [forms] if isinstance(forms, str) else list(forms)
    such = [form for form in every if kind(form)]
    if such:
        yield such, True
    if len(such) < len(every):
        yield [form for form in every if not kind(form)], False
