"""What a pack says of dates, compiled: words, small words, and patterns over them.

Each word of a date expression becomes one letter for its class (month, weekday, number, 'last', 'of', ...); the
patterns of a pack are regular expressions over such letters. A pattern is a line of class names: ``name?`` may be
missing, ``a|b`` is either, ``[a|b]`` at either end must stand there but is not part of the expression, ``[!a]`` must
not (``[a] [b]``: one behind the other). So a language says how its words combine; what that means is in `MEANINGS`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Final

from ..errors import PackError
from .date_neighbours import Neighbours, either, ends_of_bounds, undone
from .date_words import Piece

# class -> the letters that it may be; a firm month or weekday is no look-alike of another word; of the
# forms of a unit the first is singular
CLASSES: Final = {
    "weekday": "Ww", "firm_weekday": "W", "month": "Mm", "firm_month": "M", "number": "N",
    "ordinal": "O", "count": "Nn1", "year": "Y", "numeric": "I", "short": "H", "decade": "E",
    "day": "D", "overnight": "V", "relative": "R", "unit": "ULk", "singular": "Uk", "plural": "L",
    "weekend": "k", "season": "S", "quarter": "K", "part": "P", "daypart": "TG", "night": "G",
    "point": "X", "clock": "C", "the": "h", "of": "o", "in": "i", "on": "j", "one": "1", "few": "q",
    "couple": "c", "recent": "r", "last": "l", "past": "p", "next": "x", "coming": "y", "this": "z",
    "same": "=", "ago": "g", "ahead": "d", "later": ">", "earlier": "<", "since": "s", "until": "u",
    "from": "f", "to": "t", "between": "b", "and": "a", "before": "B", "after": "A", "now": "0",
    "half": "2", "comma": ",", "dash": "-", "open": "(", "word": "_", "possessive": "'", "stop": ".",
    "large": "n", "within": "%", "more": "+", "less": "e", "start": "$", "to_date": "F", "unsettled": "Z",
    "following": "v", "foregoing": "J", "penultimate": "Q", "feast": "@", "since_then": "3", "so_far": "4",
    "ending": "#", "other_day": "5",
}  # fmt: skip
# meaning -> the stage at which it is read; later stages see the points of earlier ones
MEANINGS: Final = {
    "week": 0, "quarter": 0, "days": 0, "date": 0, "numeric": 0, "decade": 0, "ago": 0, "ahead": 0, "past": 0,
    "coming": 0, "anaphor": 0, "shift": 0, "monthday": 0, "season": 0, "relative": 0, "day": 0, "weekday": 0,
    "weekend": 0, "overnight": 0, "month": 0, "year": 0, "so_far": 0, "clock": 0, "figures": 0, "unsettled": 0,
    "feast": 0, "since_then": 0, "offset": 1, "days_in": 1,
    "unit_of": 1, "nth": 1, "nested": 1, "duration": 1, "part": 2, "half": 2, "night": 3, "range": 3,
    "both": 3, "overnight_alone": 4, "since": 4, "until": 4, "from_now": 4, "before": 4, "after": 4,
    "year_alone": 4, "own": 4,
}  # fmt: skip
STAGES: Final = 5
ANCHORS: Final = frozenset("WwMmYIHEDVRULkSTGKFZ@35")
_SIGNS: Final = {
    ",": ",", "-": "-", "–": "-", "—": "-", "~": "-", "/": "-", "(": "(", ".": ".", ")": ".", "?": ".",
    "!": ".", ";": ".", ":": ".", "\n": "\n",
}  # fmt: skip
_SIGNS_BEFORE: Final = ",-–("
# A word with what is joined to it; a short end behind an apostrophe is a word of its own (a possessive).
_TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W\d_]{3,})?|['’][^\W\d_]{1,2}(?!\w)|[^\w\s]|\n")
_ROMAN: Final = re.compile(r" (?P<whole>(?P<figure>(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})))(?!\w)")
_ROMAN_BEFORE: Final = re.compile(
    r"(?<!\w)(?P<whole>(?P<figure>(?=[IVX])X{0,3}(?:I[XV]|V?I{0,3}))(?:er|re|e|ᵉ|º|ª)?) \Z"
)
_FIGURES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ELIDED: Final = re.compile(r"[^\W\d_]+['’](?!\W)|" + _TOKEN.pattern)  # 'l'année', 'jusqu'au'
_GAP: Final = 32  # the most characters between two words of one date expression
_CACHED: Final = 50_000


class DateGrammar:
    """A pack's small words and patterns, compiled. Made once per language."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        table = pack.get("dates", {})
        cldr = table.get("cldr", {})
        self.order: str = table.get("order") or cldr.get("order") or "dmy"
        self.capitalised = bool(table.get("capitalised"))
        self.nouns = pack.get("language", {}).get("capitals") == "nouns"
        self.dotted = bool(table.get("dotted"))
        self.elision = bool(table.get("elision"))
        self.token = _ELIDED if self.elision else _TOKEN
        self.day_articles = frozenset(table.get("day_articles", ()))
        self.past_whole = bool(table.get("past_whole"))
        self.counted = frozenset(table.get("counted", ()))
        self.afternoon = tuple(table.get("afternoon", ()))
        self._roman = _ROMAN if table.get("roman") else None
        self._counted_in_roman = frozenset(table.get("roman", ()))
        self.decade = re.compile(rf"(\d{{4}}|\d\d)['’]?(?i:{either(table.get('decade_suffixes', ()))})(?!\w)")
        self.beside = Neighbours(table, undone(pack))
        self.counting = ends_of_bounds(pack)
        self.articles = frozenset(table.get("words", {}).get("the", ()))
        self._small: dict[str, tuple[str, Any]] = {}
        for name, form in (
            ("ago", "ago_after"),
            ("ago", "ago_before"),
            ("ahead", "ahead_before"),
            ("later", "ahead_after"),
        ):
            self._add(name, cldr.get(form, ()))
        for name, forms in table.get("words", {}).items():
            if name not in CLASSES:
                raise PackError(
                    f"dates.words.{name}: no such class of word; the classes are {', '.join(CLASSES)}"
                )
            self._add(name, forms)
        for part, forms in table.get("parts", {}).items():
            for form in forms:
                self._small[form] = ("P", part)
        # by the first and the last word of small words: of how many they are, the longest first
        self._firsts = _sizes(self._small, 0, _SIGNS)
        self._lasts = _sizes(self._small, -1, _SIGNS_BEFORE)
        self.stages = [_compile(table.get("patterns", {}), stage) for stage in range(STAGES)]
        self._gaps: dict[str, tuple[Piece, ...] | None] = {}
        self._plans: dict[tuple[int, str], tuple[int, list[tuple[str, int, int]]] | None] = {}

    def roman(self, text: str, piece: Piece) -> Piece | None:
        """The Roman figure behind or before a unit that is counted so: 'siglo XV', 'XVe siècle'."""
        if self._roman is None or piece[0] not in "UL" or piece[1] not in self._counted_in_roman:
            return None
        found = self._roman.match(text, piece[3]) or _ROMAN_BEFORE.search(
            text, max(0, piece[2] - 10), piece[2]
        )
        if found is None or not found["figure"]:
            return None
        values = [_FIGURES[letter] for letter in found["figure"]]
        value = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
        return "O", value, *found.span("whole")

    def _add(self, name: str, forms: Iterable[str]) -> None:
        for form in forms:
            self._small[form] = (CLASSES[name][0], None)

    def gap(self, text: str) -> tuple[Piece, ...] | None:
        """The small words between two date words, offsets from the gap's start; None if there is another."""
        found = self._gaps.get(text, False)
        if found is False:
            if len(self._gaps) > _CACHED:
                self._gaps.clear()
            found = self._gaps[text] = self._read(text)
        return found  # type: ignore[return-value]

    def _read(self, text: str) -> tuple[Piece, ...] | None:
        if len(text) > _GAP:
            return None
        if text.isspace() or not text:
            return None if "\n" in text else ()
        pieces = self._forward(text, 0)
        total = sum(map(len, self.token.findall(text)))
        covered = sum(end - start for _, _, start, end in pieces)
        spaces = sum(text[start:end].count(" ") for _, _, start, end in pieces)
        if covered - spaces != total or any(letter == "\n" for letter, *_ in pieces):
            return None
        return tuple(pieces)

    def _forward(self, text: str, base: int) -> list[Piece]:
        """The small words with which a text begins, as far as all are known."""
        pieces: list[Piece] = []
        coming = self.token.finditer(text)
        tokens: list[re.Match[str]] = []
        while tokens or _take(tokens, coming, 1):
            for size in self._firsts.get(self._form(tokens[0][0]), ()):
                if not _take(tokens, coming, size):
                    continue
                known = self._known([token[0] for token in tokens[:size]], _SIGNS)
                if known is not None:
                    pieces.append((*known, base + tokens[0].start(), base + tokens[size - 1].end()))
                    del tokens[:size]
                    break
            else:
                return pieces
        return pieces

    def _known(self, tokens: list[str], signs: Container[str]) -> tuple[str, Any] | None:
        """What small word those tokens are together, or what sign."""
        form = " ".join(map(self._form, tokens))
        known = self._small.get(form)
        if known is None and len(tokens) == 1 and form in signs:
            return _SIGNS[form], None
        return known

    def _form(self, token: str) -> str:
        """A word as the pack writes it: in lower case, without the apostrophe of an elision."""
        form = token.lower()
        return form.rstrip("'’") or form if self.elision else form

    def before(self, text: str, start: int) -> list[Piece]:
        """The small words right before an offset, at most six, in order."""
        head = text[max(0, start - _GAP) : start]
        if head[-1:] == " ":  # the usual cases, without cutting the text into tokens
            words = head.rsplit(" ", 3)
            word = words[-2].lower() if len(words) > 2 else ""
            if word.isalnum():
                if word not in self._lasts:
                    return []
                other = words[-3]
                if (
                    other.isalnum()
                    and other.lower() not in self._lasts
                    and len(words) > 3
                    and self._lasts[word] == (1,)
                ):
                    return [(*self._small[word], start - 1 - len(word), start - 1)]
        base, at = start - len(head), len(head)
        tokens: list[str] = self.token.findall(head)
        pieces: list[Piece] = []
        index = len(tokens)
        while index and len(pieces) < 6:
            for size in self._lasts.get(self._form(tokens[index - 1]), ()):
                known = self._known(tokens[index - size : index], _SIGNS_BEFORE) if size <= index else None
                if known is not None:
                    end = head.rindex(tokens[index - 1], 0, at) + len(tokens[index - 1])
                    for token in tokens[index - size : index][::-1]:
                        at = head.rindex(token, 0, at)
                    pieces.append((*known, base + at, base + end))
                    index -= size
                    break
            else:
                break
        return pieces[::-1]

    def after(self, text: str, end: int) -> list[Piece]:
        """The small words right after an offset, then ``word`` or ``stop`` for what follows them."""
        tail = text[end : end + _GAP]
        if tail[:1] == " ":
            word = tail[1:].split(" ", 1)[0].lower()
            if word.isalnum() and word not in self._firsts:
                return [("_", word, end, end)]
        elif tail[:1] in '.;:!?)\n"”':
            return [(".", None, end, end)]
        pieces = self._forward(tail, end)
        stop = next((index for index, piece in enumerate(pieces) if piece[0] in ".\n"), len(pieces))
        del pieces[stop:]
        at = pieces[-1][3] if pieces else end
        found = self.token.search(tail, at - end)
        rest = found[0].lower() if found is not None else None
        letter = "_" if rest is not None and rest[0].isalpha() else "."
        if text[at : at + 1] in "'’" and text[at + 1 : at + 2].isalpha():
            letter = "'"
        pieces.append((letter, rest, at, at))
        return pieces

    def search(self, stage: int, letters: str, start: int, end: int) -> tuple[str, int, int] | None:
        """The first pattern of a stage that fits between two places: meaning, start, end."""
        pattern, meanings = self.stages[stage]
        found = pattern.search(letters, start, end)
        return (meanings[found.lastindex or 0], found.start(), found.end()) if found is not None else None

    def plan(self, stage: int, letters: str) -> tuple[int, list[tuple[str, int, int]]] | None:
        """The first stage from ``stage`` on where patterns fit, and (meaning, start, end) of each."""
        key = (stage, letters)
        if key in self._plans:
            return self._plans[key]
        if len(self._plans) > _CACHED:
            self._plans.clear()
        found = None
        for at in range(stage, STAGES):
            pattern, meanings = self.stages[at]
            fits = [
                (meanings[match.lastindex or 0], match.start(), match.end())
                for match in pattern.finditer(letters)
            ]
            if fits:
                found = (at, fits[::-1])
                break
        self._plans[key] = found
        return found


def _sizes(forms: Iterable[str], at: int, signs: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Of how many words the forms are that begin or end with a word (the one at ``at``), the longest first."""
    found: dict[str, set[int]] = {sign: {1} for sign in signs}
    for form in forms:
        words = form.split(" ")
        found.setdefault(words[at], set()).add(len(words))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}


def _take(tokens: list[re.Match[str]], coming: Iterator[re.Match[str]], size: int) -> bool:
    """Adds to the tokens those that come, up to so many; whether there are."""
    while len(tokens) < size:
        following = next(coming, None)
        if following is None:
            return False
        tokens.append(following)
    return True


def _compile(patterns: Mapping[str, Iterable[str]], stage: int) -> tuple[re.Pattern[str], list[str]]:
    lines, meanings = [], [""]
    for meaning in patterns:
        if meaning not in MEANINGS:
            raise PackError(
                f"dates.patterns.{meaning}: no such meaning; the meanings are {', '.join(MEANINGS)}"
            )
    for meaning, at in MEANINGS.items():
        if at == stage:
            for line in patterns.get(meaning, ()):
                lines.append(f"({_regex(meaning, line)})")
                meanings.append(meaning)
    return re.compile("|".join(lines) or "(?!)"), meanings


def _regex(meaning: str, line: str) -> str:
    parts: list[str] = []
    items = line.split()
    for index, item in enumerate(items):
        match = re.fullmatch(r"(?P<open>\[!?)?(?P<names>[a-z_|]+)(?P<close>\])?(?P<times>[?+*]?)", item)
        unknown = match is None or any(name not in CLASSES for name in match["names"].split("|"))
        if match is None or unknown:
            known = "is not known; use names of word classes"
            raise PackError(f"dates.patterns.{meaning}: {item!r} in {line!r} {known}")
        letters = "".join(CLASSES[name] for name in match["names"].split("|"))
        letters = f"[{re.escape(letters)}]"
        if match["open"]:
            look = "<" if index == 0 else ""
            letters = f"(?{look}{'!' if '!' in match['open'] else '='}{letters})"
            if index > 1 and parts[-1].startswith("(?=") and letters.startswith("(?="):
                parts[-1] = parts[-1][:-1] + letters[3:]  # one behind the other
                continue
        parts.append(letters + match["times"])
    return "".join(parts)
