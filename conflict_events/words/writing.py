"""How the words of a language are written, as its pack declares it: letters, apostrophes, endings, proclitics.

Five things are declared. ``[writing] letters`` are read as others or as nothing: vowel signs that are seldom written, a
dotless letter. An ``apostrophe`` is a letter of its word, or opens an ending, and endings behind a ``hyphen`` belong to
the word before it. ``proclitics`` are small words written on to the next one. ``[inflection.NAME]`` is a class of
endings: what stands at the end of a dictionary form, and what can take its place. A form ``"word~NAME"`` is then known
in all its forms, and a name that comes from the tables in those of the classes in ``[inflection] names``. ``head`` says
which word of a phrase shows its case, and ``subject`` which endings a subject can have: what stands in another form is
none.

Nothing here changes a text: its words keep their offsets, only what they are looked up as is another word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ..errors import PackError
from .folding import fold
from .romanised import Romanised

APOSTROPHE: Final = "ʼ"
"""The letter that an apostrophe inside a word is read as, where it parts no words."""
HYPHEN: Final = "ˮ"
"""The letter that a hyphen is read as where an ending stands behind it."""
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])['’`ʼ＇](?=[^\W\d_])")
_SILENT: Final = "ʹ"
"""The letter that a mark of print is read as where it is written on to its word and no letter of it."""
_JOINTS: Final = APOSTROPHE + HYPHEN
_CLASS: Final = re.compile(r"~(\w*)")
_STEM: Final = 3  # letters that the stem of a name has at least,
_SHORT: Final = 2  # or before a long ending

Base = tuple[tuple[str, ...], str, bool]
"""What a word can be a form of: the small words written on to it, the form, and whether only names can be."""


class Writing:
    """What the tables of a pack say of how words are written."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        declared = tables.get("writing", {})
        letters = dict(declared.get("letters", {}).items())
        self._silent = {ord(mark): _SILENT for mark in letters if unicodedata.category(mark[0])[0] == "P"}
        self._letters = [*letters.items(), *([(_SILENT, "")] if self._silent else ())]
        read = "".join(letters.values())
        if twice := [letter for letter in letters if letter in read]:
            raise PackError(
                f"writing.letters: {twice[0]!r} is read as another, so no letter can be read as it"
            )
        self._apostrophe: str = declared.get("apostrophe", "")
        self.opens_ending = self._apostrophe == "ending"
        behind: list[str] = declared.get("hyphen", [])
        parts = '-‑‐”“»"' if declared.get("quote") == "ending" else "-‑‐"
        joint = rf"(?<=[^\W\d_])[{parts}](?=(?:{_any(behind)})(?!\w))"
        self._hyphen = re.compile(joint) if behind else None
        told = set(tables.get("ranges", {}).get("to", ()))  # 'from' in '20-from 30', and in '20-from more'
        bounds = tables.get("bounds", {}).values()
        told.update(form.split()[0] for sides in bounds for form in sides.get("after", ()))
        plain = [ending for ending in behind if ending not in told]
        mark = f"[{''.join(map(re.escape, map(chr, self._silent)))}]?" if self._silent else ""
        self._of_figures = re.compile(rf"[-‑‐](?:{_any(plain)})(?!\w){mark}") if plain else None
        self._proclitics: list[list[str]] = declared.get("proclitics", [])
        self.romanised = Romanised(declared)
        self._contractions: Mapping[str, str] = dict(declared.get("contractions", {}).items())
        self._classes = {
            name: _class({self.normal(taken): map(self.normal, endings) for taken, endings in table.items()})
            for name, table in classes_of(tables).items()
        }
        self._marks = str.maketrans(dict(declared.get("marks", {}).items()))
        self.small = frozenset(small for place in self._proclitics for small in place)
        inflection = tables.get("inflection", {})
        self.head: str = inflection.get("head", "")
        """Which word of a name or an office takes the endings: first, last, or '' where nothing is told of it."""
        self._subject = frozenset(map(self.normal, inflection.get("subject", ())))
        cases = ("owner", "object", "within", "source", "compound")
        self._cases = {case: frozenset(map(self.normal, inflection.get(case, ()))) for case in cases}
        self._bends = [
            (ending, taken)
            for name in inflection.get("names", ())
            for taken, endings in self._classes[name]
            for ending in endings
            if ending != taken
        ]

    @property
    def is_plain(self) -> bool:
        """True where the pack declares nothing: words are looked up as they are folded."""
        return not (
            self._letters
            or self._apostrophe
            or self._hyphen
            or self._proclitics
            or self._classes
            or self._contractions
        )

    @property
    def rewrites(self) -> bool:
        """True where words are read as others letter by letter."""
        return bool(self._letters)

    def joined(self, text: str) -> str:
        """The text with apostrophes and hyphens that part no words made letters; of the same length."""
        if self._silent:
            text = text.translate(self._silent)
        if self._hyphen is not None:
            text = self._hyphen.sub(HYPHEN, text)
        return _INSIDE.sub(APOSTROPHE, text) if self._apostrophe else text

    def end_of_figures(self, text: str, end: int) -> int:
        """Where figures end that stop at ``end``, with the ending behind their hyphen."""
        ending = self._of_figures.match(text, end) if self._of_figures is not None else None
        return ending.end() if ending is not None else end

    def normal(self, word: str) -> str:
        """A folded word as it is looked up, or any number of them."""
        for letter, other in self._letters:
            word = word.replace(letter, other)
        return word

    def marked(self, text: str) -> str:
        """The text with its marks as the engines know them, each one character for another."""
        return text.translate(self._marks) if self._marks else text

    def is_small(self, letters: str) -> bool:
        """Whether letters are only small words that are written on to the next one."""
        folded = self.normal(fold(letters).strip()) if self._proclitics else ""
        return bool(self._proclitics) and (not folded or bool(self._chain(folded, 0)))

    def before_figures(self, word: str) -> tuple[str, ...]:
        """The small words that figures are written on to: those of 'wa25'."""
        at = next((index for index, letter in enumerate(word) if letter.isdecimal()), 0)
        return self._chain(word[:at], 0) if at else ()

    def _chain(self, letters: str, place: int) -> tuple[str, ...]:
        for index in range(place, len(self._proclitics)):
            for small in self._proclitics[index]:
                if letters == small:
                    return (small,)
                if letters.startswith(small) and (rest := self._chain(letters[len(small) :], index + 1)):
                    return (small, *rest)
        return ()

    def widths(self, leading: tuple[str, ...], word: str) -> list[int]:
        """How many letters of a word each of the small words at its beginning takes: fewer in a contraction."""
        widths: list[int] = []
        at = 0
        for small in leading:
            size = len(small)
            while self._contractions and size and not word.startswith(small[len(small) - size :], at):
                size -= 1
            widths.append(size)
            at += size
        return widths

    def all_normal(self, forms: Sequence[str]) -> Sequence[str]:
        """Folded forms as they are looked up; all at once, since one by one takes longer."""
        joined = "\n".join(forms)
        normal = self.normal(joined)
        return forms if normal == joined else normal.split("\n")

    def rewritten(self, forms: Iterable[str]) -> list[tuple[str, str]]:
        """Of folded forms those that are looked up as others, each with what it is looked up as."""
        joined = "\n".join(("", *forms, ""))
        found: set[str] = set()
        for letter, _ in self._letters:
            at = joined.find(letter)
            while at >= 0:
                end = joined.find("\n", at)
                found.add(joined[joined.rfind("\n", 0, at) + 1 : end])
                at = joined.find(letter, end)
        return [(form, self.normal(form)) for form in sorted(found)]

    def endings(self, name: str, form: str) -> tuple[str, frozenset[str]]:
        """The stem of a dictionary form of a class, and all that can stand behind it; raises `KeyError`."""
        for taken, endings in self._classes[name]:
            if form.endswith(taken):
                return form[: len(form) - len(taken)], endings
        return form, frozenset(("",))

    def forms(self, words: Iterable[str]) -> Iterator[str]:
        """All forms of words whose last names a class of endings, and the others as they are."""
        for word in words:
            plain, name = written_as(word)
            if not name:
                yield word
                continue
            stem, endings = self.endings(name, plain)
            yield from (stem + ending for ending in endings)

    def bases(self, word: str) -> Iterator[Base]:
        """All that a folded word can be a form of, itself not among them, what keeps most of it first."""
        stem = word.partition(APOSTROPHE)[0] if self._apostrophe == "ending" else word
        if self._hyphen is not None:
            stem = stem.partition(HYPHEN)[0]
        if stem != word:
            yield (), stem, False
        yield from self._bent((), stem)
        if self._proclitics:
            for leading, core in self._parted((), stem, 0):
                if leading:
                    yield leading, core, False
                    yield from self._bent(leading, core)

    def is_oblique(self, written: str, form: str) -> bool:
        """Whether words stand in another form than that of the dictionary, and in none that a subject can have.

        ``form`` is the dictionary form, as the pack or a table writes it; '' where none is known.
        """
        ending = self._case(written, form)
        return ending is not None and ending not in self._subject

    def stands_as(self, case: str, written: str, form: str) -> bool:
        """Whether words' form tells whose something is ("owner"), to whom it is done ("object"), where or whence."""
        return self._case(written, form) in self._cases[case]

    @property
    def tells_owners(self) -> bool:
        """True where the pack says which endings an owner has."""
        return bool(self._cases["owner"])

    def _case(self, written: str, form: str) -> str | None:
        """The ending in which the word that shows its case differs from the dictionary form; None where it does not."""
        if not self.head:
            return None
        at = 0 if self.head == "first" else -1
        words = fold(self.joined(written)).split()
        forms = fold(self.joined(written_as(form.split()[at])[0])).split() if form else []
        if not words or not (forms or self._apostrophe == "ending"):
            return None
        word = self.normal(words[at])
        known = self.normal(forms[at]) if forms else word.partition(APOSTROPHE)[0]
        if word == known:
            return None
        shared = 0
        while shared < min(len(word), len(known)) and word[shared] == known[shared]:
            shared += 1
        return word[shared:].lstrip(_JOINTS)

    def _bent(self, leading: tuple[str, ...], word: str) -> Iterator[Base]:
        for ending, taken in self._bends:
            if len(word) >= len(ending) + (_STEM if len(ending) < _STEM else _SHORT) and word.endswith(
                ending
            ):
                yield leading, word[: len(word) - len(ending)] + taken, True

    def _parted(
        self, leading: tuple[str, ...], word: str, place: int
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        """The word behind each chain of small words that it can begin with, the shortest chain first."""
        yield leading, word
        whole = [
            long + word[len(short) :]
            for short, long in self._contractions.items()
            if word.startswith(short) and len(word) > len(short)
        ]
        for one in (*whole, word):  # 'lil' is 'li' and 'al', or 'li' before a word in 'l'
            for index in range(place, len(self._proclitics)):
                for small in self._proclitics[index]:
                    if one.startswith(small) and len(one) >= len(small) + 2:
                        yield from self._parted((*leading, small), one[len(small) :], index + 1)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def classes_of(tables: Mapping[str, Any]) -> dict[str, Mapping[str, list[str]]]:
    """The classes of endings that a pack declares, by name."""
    return {name: table for name, table in tables.get("inflection", {}).items() if isinstance(table, Mapping)}


def _class(endings: Mapping[str, Iterable[str]]) -> list[tuple[str, frozenset[str]]]:
    """The endings of dictionary forms, the longest first, each with all that can stand there."""
    return [(taken, frozenset((taken, *endings[taken]))) for taken in sorted(endings, key=len, reverse=True)]


def written_as(form: str) -> tuple[str, str]:
    """A word of a pack's form and the name of its class of endings, '' where it has none."""
    word, _, name = form.partition("~")
    return word, name


def class_names(form: str) -> list[str]:
    """The names of all classes of endings that a form of a pack asks for."""
    return _CLASS.findall(form) if "~" in form else []


PLAIN: Final = Writing({})
"""How words are written where a pack says nothing of it: each is looked up as it stands."""
