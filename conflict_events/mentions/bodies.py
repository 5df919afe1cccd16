"""Bodies that no table knows, named by what they are: 'Smart News Agency', 'the Violations Documentation Center'."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from ..models import Actor
from ..words.needles import Needles
from ..words.spans import Cue, Passage, Slot
from .capitals import Capitals
from .organs import slug


class Heads:
    """The words that a body's name ends with, each with the kind of such a body (media, ngo)."""

    def __init__(self, pack: Mapping[str, dict[str, list[str]]]) -> None:
        named = pack.get("name_heads", {})
        self.kinds: dict[str, str] = {word: kind for kind, words in named.items() for word in words}
        written = {form for word in self.kinds for form in (word.capitalize(), word.upper())}
        self._written = Needles(sorted(written))

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
        start, end, kind = _body(passage, run.start(), run.end(), heads.kinds)
        if kind is not None and not _known(passage, start, end):
            name = text[start:end]
            found.append((start, end, Actor(id=slug(name), name=name, kind=kind)))
    return found


def _body(passage: Passage, start: int, end: int, heads: dict[str, str]) -> tuple[int, int, str | None]:
    """A run without its article, up to the last word that is a head; the kind is None where none is."""
    text = passage.text
    for cue in passage.cues:
        if cue.start == start and cue.entry.cue & Cue.DEFINITE:
            start = min(cue.end + 1, end)
    words = text[start:end].rstrip(".").split(" ")
    for last in range(len(words), 1, -1):
        kind = heads.get(words[last - 1].lower())
        if kind is not None:
            return start, start + len(" ".join(words[:last])), kind
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
