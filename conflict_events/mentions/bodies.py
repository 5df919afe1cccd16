"""Bodies that no table knows, named by what they are: 'Smart News Agency', 'the Violations Documentation Center'."""

from __future__ import annotations

from collections.abc import Mapping

from ..folding import fold, lowered
from ..models import Actor
from ..spans import Cue, Passage, Slot
from .capitals import Capitals
from .organs import slug


def body_heads(pack: Mapping[str, object]) -> dict[str, str]:
    """The words that a body's name ends with, each with the kind of such a body (media, ngo)."""
    heads = pack.get("name_heads", {})
    return {word: kind for kind, words in heads.items() for word in words} if isinstance(heads, dict) else {}


def heads_in(text: str, heads: Mapping[str, str]) -> dict[str, str]:
    """Those of the words that stand in a text: of most texts, one or two."""
    words = set(fold(text).split(" "))
    return {word: kind for word, kind in heads.items() if word in words}


def find_bodies(
    passage: Passage, capitals: Capitals, heads: Mapping[str, str]
) -> list[tuple[int, int, Actor]]:
    """Runs of capitalised words of which the last tells what kind of body it is, and one more names it."""
    if not heads or passage.caseless:
        return []
    found: list[tuple[int, int, Actor]] = []
    text = passage.text
    # Runs of capitals are many, and such words few: they are asked for first.
    low = lowered(text[passage.start : passage.end])
    if not any(head in low for head in heads):
        return found
    for run in capitals.long_run.finditer(text, passage.start, passage.end):
        start, end, kind = _body(passage, run.start(), run.end(), heads)
        if kind is not None and not _known(passage, start, end):
            name = text[start:end]
            found.append((start, end, Actor(id=slug(name), name=name, kind=kind)))
    return found


def _body(passage: Passage, start: int, end: int, heads: Mapping[str, str]) -> tuple[int, int, str | None]:
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
