"""A dash in the place of a verb of speech: 'X said that it had killed 12, Y - about nine dead'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..words.clauses import DASH
from ..words.spans import Cue, Passage, Telling
from .carrying import TELLS
from .voices import SUBJECT_KINDS

_JOINTS: Final = (", ", "; ")


def dashed(passage: Passage, found: Sequence[Telling]) -> list[Telling]:
    """Who tells another figure behind a dash and a preposition, where a verb told the first; ends what that told."""
    if not found or len(passage.parties) < 2 or DASH.search(passage.text, passage.start, passage.end) is None:
        return []
    added: list[Telling] = []
    for party in passage.parties:
        dash = DASH.match(passage.text, party.end, passage.end)
        if dash is None or party.governed or party.kind not in SUBJECT_KINDS:
            continue
        opened = passage.text[party.start - 2 : party.start] in _JOINTS or passage.follows(
            Cue.AND | Cue.CLAUSE, party.start
        )
        first = next(
            (one for one in found if one.speaker is not None and one.act in TELLS and one.end <= party.start),
            None,
        )
        if not opened or first is None or not passage.holds(Cue.PREPOSITION, dash.end(), dash.end() + 1):
            continue
        for one in (*found, *added):
            if one.content[0] < party.start < one.content[1]:
                one.content = (one.content[0], party.start - 1)
        added.append(
            Telling(party.start, party.end, "say", "-", party, (dash.end(), passage.end), first.rule)
        )
    return added
