"""Whose people they are, where a party named beside a figure, or beside a word for losses, tells it."""

from __future__ import annotations

from typing import Final

from .distance import few_words
from .models import Actor
from .people import People, Reading, lead
from .spans import Cue, Passage, Span

_FIGHTING: Final = frozenset(("state", "government", "armed_forces", "armed_group", "party", "police"))
_LOSSES: Final = "casualties"
_FAR: Final = 8  # words from a word for losses to their figure


def named_beside(passage: Passage, people: People) -> Actor | None:
    """'fighters of X', and in a list 'the army of X 92 dead': whose people they are stands beside them."""
    text = passage.text
    for party in passage.parties:
        if party.actor is None or party.actor.kind not in _FIGHTING:
            continue
        if people.quantity.end <= party.start < people.end < party.end and party.kind != "adjective":
            return party.actor  # 'rebels of X', which is one party
        if people.headed and 0 < party.start - people.end <= 12:
            cues = [cue for cue in passage.cues if people.end <= cue.start < party.start]
            if cues and cues[0].start - people.end == 1 and cues[0].entry.cue & Cue.OF:
                return party.actor
        label = 0 < people.quantity.start - party.end <= 2 and party.kind != "adjective"
        if (
            label
            and people.victim_type == "unknown"
            and text[party.end : people.quantity.start].strip(" :") == ""
        ):
            return party.actor if party.actor.kind in ("armed_forces", "armed_group") else None
    return None


def whose_losses(passage: Passage, reading: Reading) -> Actor | None:
    """'Malian losses were heavy', 'put Syrian losses at 90 men', 'the number of Syrian troops killed'."""
    people = reading.people
    for span in passage.outcomes:
        if span is not reading.trigger and (
            people is None
            or span.end > people.quantity.start
            or not few_words(passage.text, span.end, people.quantity.start, _FAR)
            or not passage.unbroken(span.end, people.quantity.start)
            or not lead(passage, people.quantity.start) & Cue.TO
            or any(span.end <= one.start < people.quantity.start for one in passage.outcomes)
        ):
            continue
        counted = reading.rule.frame == "toll" and reading.rule.first is not None
        if span is reading.trigger and counted:
            if people is not None and not few_words(passage.text, span.end, people.quantity.start, 3):
                continue  # '... killed at 40 and its own losses at nine'
            owner = _before(passage, span.start, 1)
        else:
            owner = _before(passage, span.start, 0) if _tells_losses(span) else None
        if owner is not None:
            return owner
    return None


def _tells_losses(span: Span) -> bool:
    return any(rule.frame == "noun" and rule.outcome == _LOSSES for rule in span.entry.outcome)


def _before(passage: Passage, position: int, words: int) -> Actor | None:
    """The party that fights right before a word, at most so many ``words`` between ('X soldiers killed')."""
    for party in reversed(passage.parties):
        actor = party.actor
        if actor is not None and actor.kind in _FIGHTING and party.end <= position:
            between = passage.text[party.end : position].lstrip("'’")
            near = between.strip() in ("", "s") or few_words(between, 0, len(between), words)
            return actor if near and "," not in between else None
    return None
