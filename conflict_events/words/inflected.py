"""A lexicon for a language that declares how its words are written.

Each word is looked up as all that it can be a form of. The forms of a pack and the names of the tables stay as they
are: neither is written out in its hundred forms. A word of a text is met once, and what it can be is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .endings import NOTHING, Ending, Endings
from .folding import fold, fold_forms
from .matching import Lexicon, case_fits
from .names import Names
from .spans import Entry, Slot, Span
from .writing import Base, Writing

_QUOTES: Final = "«„“"
_REMEMBERED: Final = 60_000
_BEND: Final = Slot.ACTOR | Slot.NATION | Slot.PLACE | Slot.CONFLICT


class InflectedLexicon(Lexicon):
    """As `Lexicon`; ``writing`` says how words are written, and which endings and small words they take."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        super().__init__()
        self._bases: dict[str, tuple[Base, ...]] = {}
        self._forms: dict[str, list[tuple[tuple[str, ...], Ending]]] = {}
        self._closers: tuple[str, ...] | None = None

    def compile(self) -> None:
        super().compile()
        self._forms.clear()

    def add_names(self, names: Names, slot: str, cased: int = 0) -> None:
        super().add_names(names, slot, cased)
        if self._writing.rewrites:
            other = {
                form: names.meanings[name]
                for name, form in self._writing.rewritten(names.meanings)
                if name not in names.stop
            }
            super().add_names(Names.of(other), slot, cased)
        self._forms.clear()

    def _no_endings(self) -> Endings:
        return Endings(self._writing)

    def _folded(self, forms: Sequence[str]) -> list[str]:
        """Forms as their words are looked up, with the classes of endings that they name."""
        parts: list[str] = []  # those that are folded, which names of classes are not
        for form in forms:
            parts += [word.partition("~")[0] for word in form.split()] if "~" in form else [form]
        folded = iter(self._writing.all_normal(fold_forms(parts, self._writing.joined)))
        found: list[str] = []
        for form in forms:
            if "~" in form:
                classes = [word.partition("~")[1:] for word in form.split()]
                found.append(" ".join([next(folded) + mark + name for mark, name in classes]))
            else:
                one = next(folded)
                found.append(form if one == form else one)
        return found

    def scan(self, text: str, begin: int = 0, until: int | None = None) -> list[Span]:
        if not self._compiled:
            self.compile()
        spans: list[Span] = []
        raw = fold(self._writing.joined(text[begin:until])).split(" ")
        words = self._writing.all_normal(raw) if self._writing.rewrites else raw
        starts: list[int] = []
        start = begin
        for index, word in enumerate(words):
            starts.append(start)
            end = start + len(raw[index])
            for small in self._closing_small(word) if index and word else ():
                self._phrases(spans, self._endings.of(small), words, starts, index, text, start + len(small))
            for leading, ending in self._forms_of(word) if word else ():
                at = start
                for small, width in zip(leading, self._writing.widths(leading, word), strict=True):
                    self._meet(small)
                    for entry in self._endings.of(small).entries:
                        if not entry.cased:
                            self._settle(spans, at, at + width, entry)
                    at += width
                if index and (ending.before is not None or ending.bent or ending.opened):
                    self._phrases(spans, ending, words, starts, index, text, end)
                for entry in ending.entries:
                    if not entry.cased or case_fits(entry, text, at, end):
                        self._settle(spans, at, end, entry)
            start = end + 1
        return spans

    def _phrases(
        self,
        spans: list[Span],
        ending: Ending,
        words: Sequence[str],
        starts: list[int],
        index: int,
        text: str,
        end: int,
    ) -> None:
        """Adds the forms of several words that a word closes, in any form of the words before it."""
        found: list[tuple[int, tuple[Entry, ...]]] = []
        unfinished = [(ending, index - 1)]
        while unfinished:
            closing, at = unfinished.pop()
            if at > 0 and not words[at] and text[starts[at]] in _QUOTES:
                at -= 1  # 'operational command «North»'
            word = words[at]
            if at < 0 or not word:
                continue
            found += [(starts[at], entries) for core, entries in closing.opened if word.endswith(core)]
            for leading, base, named in (((), word, False), *self._bases_of(word)):
                longer = [
                    one for stem, endings, one in closing.bent
                    if not named and base.startswith(stem) and base[len(stem) :] in endings
                ]  # fmt: skip
                if closing.before is not None and base in closing.before:
                    longer.append(closing.before[base])
                for one in longer:
                    if one.entries:
                        found.append((starts[at] + sum(self._writing.widths(leading, word)), one.entries))
                    if one.before is not None or one.bent or one.opened:
                        unfinished.append((one, at - 1))
        found.sort(key=_begin)
        for start, entries in found:
            for entry in entries:
                if not entry.cased or case_fits(entry, text, start, end):
                    self._settle(spans, start, end, entry)

    def _closing_small(self, word: str) -> list[str]:
        """The small words at the beginning of a word that close a form of several words."""
        if self._closers is None:
            for small in self._writing.small:
                self._meet(small)
            self._closers = tuple(
                small
                for small in sorted(self._writing.small)
                if (known := self._endings.of(small)).before or known.bent
            )
        return [small for small in self._closers if word.startswith(small) and len(word) >= len(small) + 2]

    def _forms_of(self, word: str) -> list[tuple[tuple[str, ...], Ending]]:
        """What a word can close, as it stands and as a form of others, each behind the small words written on to it."""
        forms = self._forms.get(word)
        if forms is not None:
            return forms
        whole = Ending()
        forms = [((), whole)]
        for leading, base, named in (((), word, False), *self._bases_of(word)):
            self._meet(base)
            ending = self._endings.of(base)
            if ending is NOTHING:
                continue
            if named:
                ending = _names_only(ending)
            if leading:
                if len(forms) > 1 and _is_number(*forms[-1], leading):
                    continue  # 'to two thousand', not 'to the in'
                forms.append((leading, ending))
            else:
                whole.take(ending)
        if leading := self._writing.before_figures(word):
            forms.append((leading, NOTHING))
        if len(self._forms) >= _REMEMBERED:
            self._forms.clear()
        forms.append(forms.pop(0))  # a word that is known as it stands is no other
        self._forms[word] = forms
        return forms

    def _bases_of(self, word: str) -> tuple[Base, ...]:
        """All other words that a word can be a form of."""
        bases = self._bases.get(word)
        if bases is None:
            if len(self._bases) >= _REMEMBERED:
                self._bases.clear()
            bases = self._bases[word] = tuple(self._writing.bases(word))
        return bases


def _names_only(ending: Ending) -> Ending:
    """What a word closes as a form of a name; a longer form may be of any kind."""
    found = Ending()
    found.take(ending)
    found.entries = tuple(entry for entry in ending.entries if entry.filled & _BEND)
    return found


def _is_number(first: tuple[str, ...], ending: Ending, leading: tuple[str, ...]) -> bool:
    """Whether a word is a number behind the first of the small words that are parted from it now."""
    return len(first) < len(leading) and any(entry.number is not None for entry in ending.entries)


def _begin(found: tuple[int, tuple[Entry, ...]]) -> int:
    return found[0]
