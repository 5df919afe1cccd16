"""Which names in a sentence may be those of places, and what the words around them say of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..almanac import Almanac
from ..mentions.actor_words import Named
from ..mentions.places import PlaceCandidate
from ..speech.governing import is_hit, led_by
from ..words.spans import Cue, Passage, Span

_PLACELESS: Final = frozenset(("armed_group", "party", "person", "igo", "ngo", "media"))


def place_candidates(passage: Passage, almanac: Almanac) -> Iterator[PlaceCandidate]:
    """The names of a sentence that the gazetteer is asked for, in the order of the text."""
    people = [(party.start, party.end) for party in passage.parties if party.kind == "person"]
    for span in passage.sites:
        actor = span.entry.actor
        locative = led_by(passage, span.start, Cue.LOCATIVE)
        metonym = actor is not None and actor.match == "metonym"
        if metonym and not locative and not is_hit(passage, span):
            continue
        if isinstance(actor, Named) and almanac.actor(actor.actor).kind in _PLACELESS:
            continue  # a group or a person whose name can be read as that of a place
        capital = passage.text[span.end + 1 : span.end + 2].isupper()
        if capital and not locative and _amid_a_name(passage, span):
            continue
        yield PlaceCandidate(
            span.start,
            span.end,
            span.entry.form,
            span.entry.place,
            after_preposition=locative,
            in_person_name=any(start <= span.start < end for start, end in people),
            before_capital=capital,
        )


def _amid_a_name(passage: Passage, span: Span) -> bool:
    """'the Al-X Y Hospital': an unknown name right before a place that a capital follows."""
    before = passage.text[passage.start : span.start]
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    if passage.caseless or not before.endswith(" ") or not word[:1].isupper() or not word[-1].isalpha():
        return False
    return len(word) < len(before) - 1 and not any(one.end == span.start - 1 for one in passage.spans)
