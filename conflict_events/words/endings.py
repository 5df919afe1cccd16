"""The forms of a lexicon by the words that close them: what a word of a text can be the end of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .spans import Entry, Slot
from .writing import PLAIN, Writing, written_as

_PEOPLE: Final = Slot.VICTIM | Slot.ROLE
_NOUN: Final = 3  # letters of the shortest noun


class Ending:
    """What a word can close: ``entries`` of the word alone, and the longer forms by the word before it.

    ``opened`` are longer forms whose first word may itself be longer at its beginning, ``bent`` those of which the
    word before has a stem and endings. A word that begins with a name and ends with a noun is cut in two: ``named``
    is what its first ``cut`` letters are, the rest the entries.
    """

    __slots__ = ("before", "bent", "cut", "entries", "named", "opened")

    def __init__(self) -> None:
        self.cut = 0
        self.named: tuple[Entry, ...] = ()
        self.entries: tuple[Entry, ...] = ()
        self.before: dict[str, Ending] | None = None
        self.opened: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
        self.bent: tuple[tuple[str, frozenset[str], Ending], ...] = ()

    def step(self, word: str) -> Ending:
        """The ending that is this one with a word before it, made where there is none."""
        if self.before is None:
            self.before = {}
        found = self.before.get(word)
        if found is None:
            found = self.before[word] = Ending()
        return found

    def bend(self, stem: str, endings: frozenset[str]) -> Ending:
        """The ending that is this one with a form of a word before it, made where there is none."""
        for known, allowed, found in self.bent:
            if known == stem and allowed == endings:
                return found
        found = Ending()
        self.bent = (*self.bent, (stem, endings, found))
        return found

    def take(self, other: Ending) -> None:
        """Makes everything that another ending closes close here too, behind what does."""
        self.entries = self.entries + other.entries
        self.opened = self.opened + other.opened
        self.bent = self.bent + other.bent
        for word, longer in (other.before or {}).items():
            self.step(word).take(longer)


NOTHING: Final = Ending()
"""What a word closes that no form ends with."""


class Endings:
    """Forms ordered by their last words, also those of which more may stand in that word."""

    def __init__(self, writing: Writing = PLAIN) -> None:
        self._writing = writing
        self._whole: dict[str, Ending] = {}
        # More may stand before the form, behind it (so many letters), or both.
        self._closing: dict[str, Ending] = {}
        self._begun: dict[str, list[tuple[int, Ending]]] = {}
        self._inner: list[tuple[str, int, Ending]] = []
        self._stems: dict[str, list[tuple[frozenset[str], Ending]]] = {}  # with the endings behind them
        self._stem_sizes: list[int] = []  # their letters, the shortest first
        self._joins: dict[str, Ending] = {}  # names that a noun is written on to
        self._name_sizes: list[int] = []  # their letters, the longest first
        self._tails: list[int] = []  # their lengths, the longest first
        self._heads: list[int] = []  # the shortest first

    def add(self, form: str, entries: Iterable[Entry], lead: bool = False, trail: int = 0) -> None:
        """Puts the entries of a folded form where its last word leads to.

        With ``lead`` its first word may be longer at the beginning, and its last one by ``trail`` letters.
        """
        words = form.split(" ")
        last = words.pop()
        first = words.pop(0) if lead and words else None
        if "~" in last:
            stem, endings = self._stem(last)
            ending = Ending()
            self._stems.setdefault(stem, []).append((endings, ending))
            if len(stem) not in self._stem_sizes:
                self._stem_sizes = sorted({len(stem), *self._stem_sizes})
        elif trail:
            ending = Ending()
            if lead and first is None:
                self._inner.append((last, trail, ending))
            else:
                self._begun.setdefault(last, []).append((trail, ending))
                if len(last) not in self._heads:
                    self._heads = sorted({len(last), *self._heads})
        elif lead and first is None:
            ending = self._closing.setdefault(last, Ending())
            if len(last) not in self._tails:
                self._tails = sorted({len(last), *self._tails}, reverse=True)
        else:
            ending = self._whole.setdefault(last, Ending())
        while words:
            word = words.pop()
            ending = ending.bend(*self._stem(word)) if "~" in word else ending.step(word)
        if first is not None:
            ending.opened = tuple(sorted([*ending.opened, (first, _ranked(entries))], key=_reach))
        else:
            ending.entries = _ranked([*ending.entries, *entries])

    def _stem(self, word: str) -> tuple[str, frozenset[str]]:
        """The stem of a word that is written with its class, and what can stand behind it."""
        form, name = written_as(word)
        return self._writing.endings(name, form)

    def join(self, name: str) -> None:
        """Lets nouns for people be written on to a name: 'Xfighters'."""
        self._joins[name] = self._whole.setdefault(name, Ending())
        if len(name) not in self._name_sizes:
            self._name_sizes = sorted({len(name), *self._name_sizes}, reverse=True)

    def of(self, word: str) -> Ending:
        """All that a word can close, in two where a name begins it."""
        whole = self._of(word)
        if not self._joins or word in self._whole:
            return whole
        for cut in self._name_sizes:
            named = self._joins.get(word[:cut]) if cut + _NOUN <= len(word) else None
            if named is None:
                continue
            noun = word[cut:]
            exact = noun in self._whole or noun in self._closing  # 'X' with 'trider' is no 'Xs' with 'rider'
            nouns = tuple(one for one in self._of(noun).entries if one.filled & _PEOPLE) if exact else ()
            if nouns:
                found = Ending()
                found.cut, found.named, found.entries = cut, named.entries, nouns
                return found
        return whole

    def _of(self, word: str) -> Ending:
        """All that a word can close: what it begins first, then the whole word, then what it only ends with."""
        size = len(word)
        begun = [
            ending for head in self._heads for trail, ending in self._begun.get(word[:head], ())
            if 0 <= size - head <= trail
        ]  # fmt: skip
        begun += [
            ending for core, trail, ending in self._inner
            if word.find(core, max(0, size - trail - len(core))) >= 0
        ]  # fmt: skip
        begun += [
            ending for length in self._stem_sizes for endings, ending in self._stems.get(word[:length], ())
            if length <= size and word[length:] in endings
        ]  # fmt: skip
        closing = [
            self._closing[word[size - tail :]] for tail in self._tails
            if tail <= size and word[size - tail :] in self._closing
        ]  # fmt: skip
        whole = self._whole.get(word, NOTHING)
        if not begun and not closing:
            return whole
        found = Ending()
        for ending in (*begun, whole, *closing):
            found.take(ending)
        return found


def _ranked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries of one form, those that ask most of its case first."""
    return tuple(sorted(entries, key=lambda entry: -entry.cased))


def _reach(opened: tuple[str, tuple[Entry, ...]]) -> int:
    return len(opened[0])
