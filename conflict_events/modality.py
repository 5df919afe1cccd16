"""Harm that has not happened: what a modal or a future just before an outcome word makes of it."""

from __future__ import annotations

from .distance import few_words
from .spans import Cue, Passage, Span

_UNREAL = Cue.HYPOTHETICAL | Cue.FUTURE


def only_feared(passage: Passage, span: Span) -> bool:
    """True for 'could kill' and 'will be killed'; a perfect ('may have died') tells of what happened."""
    if not passage.kinds & _UNREAL:
        return False
    for cue in reversed(passage.cues):
        if cue.end > span.start:
            continue
        if not few_words(passage.text, cue.end, span.start, 2) or passage.parted(cue.end, span.start):
            return False
        if cue.entry.cue & Cue.HAVE:
            return False
        if cue.entry.cue & _UNREAL:
            return not any(rule.frame == "bare" for rule in span.entry.outcome)
    return False
