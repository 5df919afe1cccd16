"""Whose losses they are, where a word for losses, a count of the dead, or the verb of losing names the party."""

from __future__ import annotations

from typing import Final

from ..models import Actor
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .outcomes import SAME
from .owners import FIGHTING, fights, people_at
from .people import Reading, lead

_LOSSES: Final = "casualties"
_FAR: Final = 8  # words from a word for losses to their figure


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
        if span is reading.trigger and reading.rule.frame == "toll":
            if people is not None and _others_counted(passage, span.end, people.quantity.start):
                continue  # '... killed at 40 and its own losses at nine'
            losses = reading.rule.outcome == _LOSSES
            owner = _counted_behind(passage, span, alone=losses) if reading.rule.first is None else None
            if owner is None and losses:
                owner = _before(passage, span.start, 0)
            if owner is None and reading.rule.first is not None:
                owner = _before(passage, span.start, 2) or _counted_of(passage, span)
        else:
            owner = _before(passage, span.start, 0) if _tells_losses(span) else None
            if owner is None and _tells_losses(span):
                owner = _counted_behind(passage, span, alone=True)
        if owner is not None:
            return owner
    return None


def kind_bereft(passage: Passage, reading: Reading) -> str:
    """'the losses of the rebels came to 80 men killed': the type of those right behind a word for losses."""
    if reading.people is None:
        return "unknown"
    first = reading.people.quantity.start
    for span in passage.outcomes:
        near = span.end <= first and few_words(passage.text, span.end, first, _FAR)
        if not near or not _tells_losses(span) or not passage.unbroken(span.end, first):
            continue
        for word in passage.spans:
            if (
                word.start == span.end + 1
                and word.entry.victim is not None
                and word.entry.victim.single is False
            ):
                return str(word.entry.victim.type)
    return "unknown"


def _others_counted(passage: Passage, start: int, end: int) -> bool:
    """True where other people, or others' losses, are told between."""
    return passage.holds(Cue.OWN, start, end) or any(
        start <= one.start < end and any(rule.first is None and rule.outcome != SAME for rule in one.entry.outcome)
        for one in passage.outcomes
    )  # fmt: skip


def _counted_behind(passage: Passage, span: Span, *, alone: bool) -> Actor | None:
    """'the number of killed X soldiers': the party right behind the word, or in it ('losses of X came to')."""
    for party in passage.parties:
        inside = alone and party.kind != "adjective" and span.start < party.start < span.end
        if party.start == span.end + 1 or inside:
            people = (alone and party.kind != "adjective") or people_at(passage, party.end)
            return party.actor if fights(party.actor) and people else None
    return None


def _counted_of(passage: Passage, span: Span) -> Actor | None:
    """'the number of X soldiers that on Monday died': the party of the people right behind the word for a count."""
    for party in reversed(passage.parties):
        if party.end <= span.start:
            near = few_words(passage.text, party.end, span.start, _FAR) and passage.unbroken(
                party.end, span.start
            )
            led = lead(passage, party.start) & (Cue.ACCOUNT | Cue.OF)
            people = people_at(passage, party.end) or people_at(passage, party.end, within=party.start)
            return party.actor if near and led and people and fights(party.actor) else None
    return None


def loser(passage: Passage, reading: Reading) -> Actor | None:
    """'X has lost 200 men, Y says': the party that is the subject of the verb."""
    if reading.rule.frame != "loss":
        return None
    first = reading.people.begin if reading.people is not None else reading.start
    for party in reversed(passage.parties):
        if party.kind == "adjective" or party.governed:
            continue
        if party.start >= reading.trigger.end and 0 <= first - party.end <= 1:
            return party.actor  # 'X lost 40 men and Y 60'
        if party.end <= reading.trigger.start:
            fights = party.actor is not None and party.actor.kind in FIGHTING
            return party.actor if fights and passage.unbroken(party.end, reading.trigger.start) else None
    return None


def _tells_losses(span: Span) -> bool:
    return any(rule.frame == "noun" and rule.outcome == _LOSSES for rule in span.entry.outcome)


def _before(passage: Passage, position: int, words: int) -> Actor | None:
    """The party that fights right before a word, at most so many ``words`` between ('X soldiers killed')."""
    for party in reversed(passage.parties):
        actor = party.actor
        if any(one.start <= party.start < one.end and one.start > passage.start for one in passage.tellings):
            continue  # 'the army has, according to X, suffered losses'
        if actor is not None and actor.kind in FIGHTING and party.end <= position:
            between = passage.text[party.end : position].lstrip("'’")
            near = between.strip() in ("", "s") or few_words(between, 0, len(between), words)
            return actor if near and "," not in between else None
    return None
