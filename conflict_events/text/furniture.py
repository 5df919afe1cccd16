"""What sites put around an article: told by a pack's phrases, and by signs that need no language.

A pack's ``[text.furniture]`` lists phrases in lower case; digits and punctuation at either end of
a line never matter. ``[text.cues]`` lists what opens a byline or a caption.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from ..words.folding import lowered
from ..words.needles import Needles
from .datelines import press
from .layout import count_words, ends_sentence

Kind = Literal["furniture", "comments", "related", "list", "byline", "caption"]

_EDGES: Final = " \t\n\xa00123456789.,:;!?|–—-…•·*()[]{}<>«»\"'“”„‘’/\\+#→›↑▲▼►©®"
_ADDRESS: Final = re.compile(r"\s*(?:https?://|www\.)\S+\s*|\s*\S+@\S+\.\S+\s*|\s*(?:[@#]\w+[\s,]*)+")
_CRUMBS: Final = re.compile(r"[^|»›>•·/]{1,30}(?:\s[|»›>•·/]\s[^|»›>•·/]{1,40}){2,}")
_RIGHTS: Final = re.compile(r"\s*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\W*\d{1,2}[:.h]\d{2}\W*(?:[A-Za-z.]{1,5}\W*)?")
_BETWEEN: Final = re.compile(r"[\s,|/•·]+")  # what parts names in a row
_LONG_LINE: Final = 40
_SHORT_LINE: Final = 12
_TELLING_WORDS: Final = 3
_STARTS: Final[Mapping[str, Kind]] = {
    "comments": "comments",
    "related": "related",
    "lists": "list",
    "starts": "furniture",
}


def line_key(line: str) -> str:
    """A line without what varies around its words: case, digits, punctuation, double spaces."""
    return " ".join(lowered(line).strip(_EDGES).split())


class Furniture:
    """The phrases of one language (or of none), compiled once."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        phrases: Mapping[str, Any] = tables.get("furniture", {})
        cues: Mapping[str, Any] = tables.get("cues", {})
        self._lines: dict[str, Kind] = {line_key(phrase): "furniture" for phrase in phrases.get("lines", ())}
        self._starts: dict[str, list[tuple[str, str, Kind]]] = {}
        for table, kind in _STARTS.items():
            self._add_starts(phrases.get(table, ()), kind)
        self._add_starts(cues.get("byline", ()), "byline")
        self._add_starts(cues.get("caption", ()), "caption")
        self.not_places = frozenset(map(lowered, cues.get("not_places", ())))
        self._platforms = frozenset(press()["platforms"])
        self._anywhere: list[tuple[str, Kind]] = [
            *((lowered(phrase), "furniture") for phrase in phrases.get("contains", ())),
            *((lowered(phrase), "caption") for phrase in cues.get("caption_contains", ())),
        ]
        self._needles = Needles((phrase for phrase, _ in self._anywhere), overlapping=True)

    def _add_starts(self, phrases: Iterable[str], kind: Kind) -> None:
        for phrase in phrases:
            first, _, later = phrase.partition("…")
            key = line_key(first)
            if kind != "byline" and not later:
                self._lines[key] = kind
            self._starts.setdefault(_first_word(key), []).append((key, lowered(later).strip(), kind))

    def anywhere(self, low: str, starts: list[int]) -> dict[int, list[tuple[int, int, Kind]]]:
        """Phrases that tell furniture wherever they stand: paragraph number -> (start, end, kind)."""
        found: dict[int, list[tuple[int, int, Kind]]] = {}
        for number, start, end in self._needles.places(low):
            found.setdefault(bisect_right(starts, start) - 1, []).append(
                (start, end, self._anywhere[number][1])
            )
        return found

    def line(self, low: str, start: int, end: int) -> Kind | None:
        """What the line ``low[start:end]`` is, by its whole or its first words; None: nothing known."""
        words = count_words(low, start, end)
        if words > _LONG_LINE:
            return None
        line = low[start:end]
        key = line.strip(_EDGES)
        if not key:
            return "furniture"
        starts = self._starts.get(_first_word(key))
        if words > _SHORT_LINE and starts is None and "©" not in line:
            return None
        key = " ".join(key.split())
        kind = self._lines.get(key)
        if kind is not None:
            return kind
        if starts is not None:
            sentence = words > _SHORT_LINE // 2 and ends_sentence(low, start, end)
            for phrase, later, kind in starts:
                if self._opens(key, phrase, later, sentence):
                    return kind
        if words <= _SHORT_LINE and (
            self._shares(key) or _ADDRESS.fullmatch(line) or _CRUMBS.fullmatch(line)
        ):
            return "furniture"
        return "furniture" if _RIGHTS.match(line) else None

    def _opens(self, key: str, phrase: str, later: str, sentence: bool) -> bool:
        """Whether a phrase opens the line and tells enough: of a sentence, a word or two do not."""
        if not key.startswith(phrase):
            return False
        rest = key[len(phrase) :]
        if rest[:1].isalnum() or (later and later not in rest):
            return False
        return (
            bool(later)
            or not sentence
            or rest.lstrip()[:1] in (":", "/", "|")
            or phrase.count(" ") + 1 >= _TELLING_WORDS
        )

    def _shares(self, key: str) -> bool:
        return key in self._platforms or all(word in self._platforms for word in _BETWEEN.split(key))


def _first_word(key: str) -> str:
    return key.partition(" ")[0]


def is_timestamp(line: str) -> bool:
    """Whether a line is a date or a time and little else."""
    if len(line) > 60:
        return False
    digits = sum(map(str.isdigit, line))
    return (digits >= 5 and digits * 5 >= len(line)) or bool(_CLOCK.fullmatch(line))
