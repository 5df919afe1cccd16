"""The parts of parties that no table knows: names of people and of bodies, by their capitals and what stands beside."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from ..models import Actor
from ..words.spans import Cue, Passage, Slot
from .bodies import Heads, find_bodies
from .capitals import Capitals, capitalised, full_names
from .caseless import cased_as_name, names_in_capitals
from .parts import Part, after_office, before_surname
from .placed_names import placed_names

_BY_START: Final = attrgetter("start")


def _goes_on(passage: Passage, end: int) -> bool:
    """'aide (of the commander of the) Land forces A B': a word in small letters goes on, and tells no speech."""
    following = passage.text[end : end + 2]
    if following[:1] != " " or not following[1:].islower():
        return False
    return not any(
        span.start == end + 1
        and span.entry.filled & (Slot.REPORT | Slot.CUE | Slot.DATE)
        and not (
            span.entry.filled & Slot.INSTITUTION or span.entry.cue & Cue.ARMED
        )  # "(of the) Eastern group"
        for span in passage.spans
    )


def _behind_acronym(text: str, start: int, end: int) -> int:
    """Where a full name begins behind the body that stands before it in capitals: 'spokesman (of) UNX A B'."""
    words = text[start:end].split(" ")
    if len(words) > 2 and len(words[0]) > 1 and words[0].isupper() and words[0].isalpha():
        return start + len(words[0]) + 1
    return start


def add_unknown_names(
    passage: Passage,
    parts: list[Part],
    introduced: dict[str, Actor],
    capitals: Capitals,
    heads: Heads,
    head_places: list[int],
) -> None:
    """Adds them to the parts of a sentence, in place of those that they hold.

    ``introduced`` are people by their surnames, ``head_places`` those of the ``heads`` in the text.
    """
    text = passage.text
    led: dict[int, int] = {}
    if capitals.placed is not None:
        placed = placed_names(passage, parts, capitals.placed, introduced)
        for start, _, office in placed:
            led.setdefault(start, office)  # 'the spokesman of the coalition, General A B': the first
        runs = [(start, end) for start, end, _ in placed]
    elif passage.caseless:
        runs = names_in_capitals(passage, capitals.particles, introduced)
    else:
        runs = full_names(passage, capitals, capitalised(passage, capitals))
        if capitals.cases == "first":
            runs = [(_behind_acronym(text, start, end), end) for start, end in runs]
    fresh = [
        Part(start, end, actor=body)
        for start, end, body in find_bodies(passage, capitals, heads, head_places)
    ]
    for start, end in runs:
        body = next((one for one in fresh if one.start < end and start < one.end), None)
        if body is not None:  # 'Kaya Police Station A B'
            start = body.end + 1
            if passage.caseless or text.count(" ", start, end) < 1 or text[body.end] != " ":
                continue
        name = cased_as_name(text[start:end], capitals.particles) if passage.caseless else text[start:end]
        alone = " " not in name or (capitals.placed is not None and name.split()[0] in capitals.particles)
        known = introduced.get(name.split()[-1]) if alone else None
        if known is None and alone and capitals.cases and introduced and " " not in name:
            known = introduced.get(capitals.nominative(name)) or capitals.in_another_form(name, introduced)
        if known is not None:
            fresh.append(Part(start, end, actor=known, match="surname", name=name))
        elif (
            " " in name
            or (after_office(parts, start, text) and not (capitals.cases and _goes_on(passage, end)))
            or before_surname(parts, end, text)
            or start in led
        ):
            fresh.append(Part(start, end, name=name))
        if start in led and fresh and fresh[-1].start == start:
            fresh[-1].office_at = led[start]
    if not fresh:
        return
    for one in fresh:
        if any(one.start < part.end and part.start < one.end for part in parts):
            parts[:] = [part for part in parts if not (one.start < part.end and part.start < one.end)]
    parts += fresh
    parts.sort(key=_BY_START)
