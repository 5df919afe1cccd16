"""Where a clause ends: a particle is part of its verb there ('kwamen om'), and a small word elsewhere."""

from __future__ import annotations

import re

from .spans import Cue, Passage

_CLOSED = re.compile(r"\s*(?:[.,;:!?)\]”’\"]|$)")
_OPENING = Cue.PREPOSITION | Cue.AND | Cue.CLAUSE | Cue.RELATIVE | Cue.BY


def closes_clause(passage: Passage, position: int) -> bool:
    """True where the sentence ends or a mark follows, or a phrase that is no purpose ('om bij X te')."""
    if _CLOSED.match(passage.text, position, passage.end) is not None:
        return True
    opens = False
    for cue in passage.cues:
        if cue.start < position:
            continue
        if not opens:
            if cue.start > position + 1 or not cue.entry.cue & _OPENING:
                return False
            opens = True
        elif not passage.unbroken(position, cue.start):
            return True
        elif cue.entry.cue & Cue.INFINITIVE:
            return False
    return opens
