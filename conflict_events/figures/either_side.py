"""Figures of one kind, each with its side: '95 on the side of A and 9 on that of B', '9 on the X, 5 on the Y side'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..models import Actor
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage
from .owners import fights
from .people import People, Reading

_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 7  # words between a figure and its side
_LED: Final = Cue.LOCATIVE | Cue.PREPOSITION | Cue.FROM | Cue.OF | Cue.AMONG
_POINTS: Final = Cue.DEMONSTRATIVE | Cue.THAT | Cue.RELATIVE | Cue.DEFINITE

Side = tuple[int, int, Actor]


def read_either_side(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """Gives figures their sides, and those without an outcome that of the figures of the other side."""
    if not readings or len(passage.parties) < 2 or len(people) < 2:
        return
    sides = _sides(passage)
    if len({actor.id for _, _, actor in sides}) < 2:
        return
    counted = [one for one in people if not (one.single or one.strange or one.quantity.implicit)]
    pairs = _pairs(passage, counted, sides)
    if len({actor.id for _, actor in pairs}) < 2:
        return
    own = [one for one in readings if any(one.people is group for group, _ in pairs)]
    whole = _whole(passage, pairs, readings) if not own else None
    told = own[0] if own else whole
    several = any(one.trigger is not own[0].trigger for one in own)
    if told is None or (several and not passage.kinds & (Cue.SIDE | Cue.AMONG)):
        return  # 'clashes between X and Y left 12 dead and 20 wounded'
    headed = next((group for group, _ in pairs if group.headed), None)
    for group, actor in pairs:
        group.side = group.side or actor
        if headed is not None and not group.headed and group.victim_type == "unknown":
            group.victim_type = headed.victim_type
        if not any(one.people is group for one in readings):
            group.used = True
            begin = min(group.begin, group.quantity.start)
            one = Reading(told.rule, told.trigger, group.quantity, group, begin, group.end)
            one.part_of = whole
            readings.append(one)


def _whole(
    passage: Passage, pairs: Sequence[tuple[People, Actor]], readings: Sequence[Reading]
) -> Reading | None:
    """'95 dead: 40 on the X side and 55 on the Y side': the figure of which a list behind a colon tells the parts."""
    first = min((group.begin for group, _ in pairs), default=0)
    for one in readings:
        if one.end <= first and passage.text[one.end : first].strip() == ":":
            total = sum(group.quantity.low or 0 for group, _ in pairs)
            within = one.quantity is not None and total <= (one.quantity.low or 0)
            return one if within and one.part_of is None else None
    return None


def _sides(passage: Passage) -> list[Side]:
    """The phrases that name a side; without the noun for it where another one has it ('on the X and on the Y side')."""
    found = _whole_names(passage)
    rest: list[Party] = []
    if not found and not passage.kinds & (Cue.SIDE | Cue.AMONG):
        return found
    for party in passage.parties:
        if party.actor is None or not fights(party.actor) or any(party.start == one[0] for one in found):
            continue
        if any(one.speaker is not None and one.speaker.start == party.start for one in passage.tellings):
            continue  # 'the X side said'
        start, end = _with_noun(passage, party)
        if end > start:
            found.append((start, end, party.actor))
        elif end == start:
            rest.append(party)
    if found:
        found += [
            (party.start, party.end, party.actor)
            for party in rest
            if party.actor is not None and _without_noun(passage, party)
        ]
    return sorted(found, key=lambda one: one[0])


def _whole_names(passage: Passage) -> list[Side]:
    """'from the X side', where a table knows adjective and noun as one name; of states those that share the noun."""
    named = [
        (one, one.actor, set(_WORD.findall(passage.text, one.start, one.end)))
        for one in passage.parties
        if one.actor is not None and one.kind in ("state", "adjective", "group") and fights(one.actor)
        if " " in passage.text[one.start : one.end]
    ]
    return [
        (party.start, party.end, actor)
        for party, actor, words in named
        if (party.kind != "state" and _without_noun(passage, party))
        or (
            party.governed
            and not passage.follows(Cue.LOCATIVE, party.start)
            and any(other is not actor and one.governed and words & more for one, other, more in named)
        )
    ]


def _with_noun(passage: Passage, party: Party) -> tuple[int, int]:
    """Where 'on the X side', 'side Xian', 'on the side of X' stands; nowhere for any other party."""
    for cue in passage.cues:
        if not cue.entry.cue & (Cue.SIDE | Cue.AMONG):
            continue
        if cue.start <= party.end + 1 and party.start < cue.end:
            if party.start < cue.start and passage.holds(Cue.OF, cue.end + 1, cue.end + 2):
                return party.end, party.start  # 'on the X side of the border'
            return min(cue.start, party.start), max(cue.end, party.end)
        if cue.entry.cue & Cue.AMONG and cue.entry.cue & Cue.LOCATIVE:
            continue  # 'with the army'
        if cue.end < party.start and _small(passage, cue.end, party.start):
            return cue.start, party.end
    return 0, 0


def _without_noun(passage: Passage, party: Party) -> bool:
    """'on the X', 'on that of X', '120 of X': led by a preposition, and no noun behind it."""
    start = party.start
    while (before := next((one for one in passage.cues if one.end == start - 1), None)) is not None:
        if before.entry.cue & _POINTS and not before.entry.cue & _LED:
            start = before.start
            continue
        if not before.entry.cue & _LED:
            return False
        break
    if before is None:
        return False
    behind = next((one for one in passage.spans if one.start == party.end + 1), None)
    free = not passage.text[party.end + 1 : party.end + 2].isalpha() or passage.text[party.end] != " "
    return free or (behind is not None and (behind.entry.cue != 0 or behind.entry.outcome is not None))


def _small(passage: Passage, start: int, end: int) -> bool:
    """True where nothing but small words stands between."""
    if not few_words(passage.text, start, end, 2):
        return False
    known = sum(
        cue.end - cue.start + 1
        for cue in passage.cues
        if start <= cue.start and cue.end <= end and cue.entry.cue & (Cue.OF | Cue.DEFINITE)
    )
    return end - start - 1 <= known


def _pairs(passage: Passage, counted: Sequence[People], sides: Sequence[Side]) -> list[tuple[People, Actor]]:
    """Each figure with its side: in their order where there are as many, else with the nearest that follows alike."""
    figures = sorted(counted, key=lambda one: one.quantity.start)
    if len(figures) < 2:
        return []
    ahead = sides[0][0] < figures[0].quantity.start
    pairs: list[tuple[People, Actor]] = []
    for at, (start, end, actor) in enumerate(sides):
        if len(figures) == len(sides):
            own = figures[at : at + 1]
        elif ahead:
            limit = sides[at + 1][0] if at + 1 < len(sides) else passage.end
            own = [one for one in figures if end <= one.quantity.start < limit][:1]
        else:
            limit = sides[at - 1][1] if at else passage.start
            own = [one for one in figures if limit <= one.quantity.start and one.quantity.end <= start][-1:]
        for one in own:
            first, last = sorted((start, end, one.quantity.start, one.quantity.end))[1:3]
            if few_words(passage.text, first, last, _NEAR) and all(one is not told for told, _ in pairs):
                pairs.append((one, actor))
    return pairs
