"""Figures beside a word of speech: whose they are, and who is counted and speaks not."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.clauses import closes_clause
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .voices import SUBJECT_KINDS


def told_before(passage: Passage, end: int) -> Party | None:
    """'X according-to', 'Israeli figures according-to': who speaks, right before such a word."""
    speaker = next((one for one in reversed(passage.parties) if one.end <= end), None)
    if speaker is None:
        return None
    near = few_words(passage.text, speaker.end, end, 1)
    if speaker.kind == "medium" and speaker.governed and not speaker.owner:
        speaker = _owner_before(passage, speaker) or speaker
    speaker = _figures_of(passage, speaker, end) or speaker
    near = near and speaker.kind in SUBJECT_KINDS
    return speaker if near else None


def _owner_before(passage: Passage, heard: Party) -> Party | None:
    """'residents' to-Y words according-to': the medium is spoken to, and whose words they are stands before it."""
    return next((one for one in passage.parties if one.owner and one.end + 1 == heard.start), None)


def figures_behind(passage: Passage, position: int) -> Party | None:
    """'According to Israeli figures': those of the state."""
    beside = next((one for one in passage.parties if one.start == position + 1), None)
    return _figures_of(passage, beside, passage.end) if beside is not None else None


def _figures_of(passage: Passage, adjective: Party, end: int) -> Party | None:
    """'Israeli figures': those of the state, where a noun for what is told stands right behind the adjective."""
    if adjective.kind != "adjective" or adjective.actor is None:
        return None
    for cue in passage.cues:
        if cue.start == adjective.end + 1 and cue.end <= end and cue.entry.cue & Cue.ACCOUNT:
            noun = passage.text[cue.start].isupper()  # 'Israeli reports' are rather those of its press
            return Party(adjective.start, cue.end, adjective.actor, "state") if noun else None
    return None


def is_counted(passage: Passage, party: Party, *, claimed: bool) -> bool:
    """True for people with a number right before them; unless it is ``claimed``, only those of a named group.

    'spoke of 50 killed X': who is named behind the number says nothing.
    """
    if not claimed and party.kind not in ("organ", "group", "state"):
        return False
    for one in passage.numbers:
        if one.kind == "cardinal" and one.end + 1 == party.start:
            return True
        if one.kind == "cardinal" and not claimed and one.end < party.start:
            between = [span for span in passage.outcomes if span.start == one.end + 1]
            if any(span.end + 1 == party.start for span in between):
                return True
    return False


def told_within(passage: Passage, subject: Party | None, verb: Span) -> tuple[int, int] | None:
    """'while X of 400 spoke': what is told between a speaker and a verb that closes its clause, if it is a figure."""
    start = subject.end if subject is not None else verb.end
    if start >= verb.start or not passage.unbroken(start, verb.start) or not closes_clause(passage, verb.end):
        return None
    counts = any(
        start <= number.start < verb.start and number.kind == "cardinal" and not passage.dated(number)
        for number in passage.numbers
    )
    return (start, verb.start) if counts else None


def told_up_to(passage: Passage, verb: Span, before: Sequence[Telling]) -> int:
    """Where ends what was told before, in front of a verb: 'while X of C spoke, admitted Y'."""
    last = before[-1] if before else None
    if last is None or last.content[1] > verb.start:
        return passage.start
    return max(last.content[1], last.end) if last.end <= verb.start < passage.end else last.content[1]
