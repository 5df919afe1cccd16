"""Bodies that no table knows, named by what they are: 'Smart News Agency', 'the Violations Documentation Center'."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, Final

from ..models import Actor
from ..words.folding import fold
from ..words.needles import Needles
from ..words.spans import Cue, Passage, Slot
from ..words.writing import PLAIN, Writing, written_as
from .capitals import Capitals
from .organs import slug

_CLEAR: Final = 3  # words of a name that opens with its head: 'Centro Norte' is a place


class Heads:
    """The words that a body's name ends with, each with the kind of such a body (media, ngo)."""

    def __init__(self, pack: Mapping[str, Any], writing: Writing = PLAIN) -> None:
        named: dict[str, list[str]] = pack.get("name_heads", {})
        self._writing = writing
        self.first = bool(
            pack.get("adjectives_inside")
        )  # 'Centre X of Y and Z': names are told after their head
        self._heads: dict[str, tuple[str, str]] = {}  # kind and dictionary form by every form
        written: set[str] = set()
        for kind, words in named.items():
            for word in words:
                plain = written_as(word)[0]
                for form in writing.forms([word]):
                    self._heads[writing.normal(fold(form))] = (kind, plain)
                written |= {plain.capitalize(), plain.upper()}
        self._written = Needles(sorted(written))

    def of(self, word: str) -> tuple[str, str] | None:
        """The kind of body and the dictionary form of its last word; None where a word is no head."""
        return self._heads.get(self._writing.normal(fold(word)))

    def named(self, name: str) -> str:
        """A name with its last word in the dictionary form."""
        before, space, last = name.rpartition(" ")
        head = self.of(last)
        if head is None or head[1] == last.lower():
            return name
        plain = (
            head[1].upper() if last.isupper() else f"{last[0]}{head[1][1:]}" if last[0].isupper() else head[1]
        )
        return f"{before}{space}{plain}"

    def places(self, text: str) -> list[int]:
        """Where a text has such letters as names have them, with a capital: mostly in a place or two."""
        return [start for _, start, _ in self._written.places(text)]


def find_bodies(
    passage: Passage, capitals: Capitals, heads: Heads, places: list[int]
) -> list[tuple[int, int, Actor]]:
    """Runs of capitalised words of which the last tells what kind of body it is, and one more names it.

    ``places`` are those of the ``heads`` in the text: runs of capitals are many, and such words few.
    """
    found: list[tuple[int, int, Actor]] = []
    following = bisect_left(places, passage.start)
    if passage.caseless or following == len(places) or places[following] >= passage.end:
        return found
    text = passage.text
    for run in capitals.long_run.finditer(text, passage.start, passage.end):
        start, end, kind = _body(passage, run.start(), run.end(), heads, capitals)
        if kind is not None and not _known(passage, start, end):
            name = heads.named(capitals.without_ending(text[start:end]))
            found.append((start, end, Actor(id=slug(name), name=name, kind=kind)))
    return found


def _body(
    passage: Passage, start: int, end: int, heads: Heads, capitals: Capitals
) -> tuple[int, int, str | None]:
    """A run without its article, up to the last word that is a head; the kind is None where none is."""
    text = passage.text
    for cue in passage.cues:
        if cue.start == start and cue.entry.cue & Cue.DEFINITE:
            start = min(cue.end + 1, end)
    words = text[start:end].rstrip(".").split(" ")
    for last in range(len(words), 1, -1):
        head = heads.of(capitals.without_ending(words[last - 1]))
        if head is not None:
            return start, start + len(" ".join(words[:last])), head[0]
    opening = heads.of(words[0]) if heads.first and len(words) > _CLEAR else None
    if opening is not None:
        return start, start + len(" ".join(words)), opening[0]
    return start, end, None


def _known(passage: Passage, start: int, end: int) -> bool:
    """True where a name of the tables, or an organ of a state, reaches up to the last word."""
    for span in passage.named:
        if span.start < end <= span.end:
            organ = span.entry.institution
            crowd = organ is not None and (organ.crowd or organ.kind == "media")
            if span.entry.filled & Slot.NAMED or (organ is not None and not crowd) or span.start <= start:
                return True
    return False
