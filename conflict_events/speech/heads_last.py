"""Who speaks where what describes a word stands before it, and verbs stand inside their sentence.

'C, to-reporters said (the) governor A B', 'said (in the) (of) X church sheltered residents'.
"""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .contents import is_aside
from .reporting import ReportRule
from .voices import SUBJECT_KINDS, free

_DESCRIBED: Final = 9  # words between a verb and its subject
_CLAUSES: Final = Cue.THAT | Cue.RELATIVE | Cue.CLAUSE
_SUBJECTS: Final = Cue.HE | Cue.THEY | Cue.WE | Cue.IT
_NEAR: Final = 4
_MARKS: Final = ",;:()—–\n"
_TOLD: Final = ",\"”“»'’…"
_ENDS: Final = " .…!?\n"


def aside_before(passage: Passage, verb: Span, marks: tuple[str, ...]) -> int:
    """Where the words begin that stand between a comma and a verb and tell neither who nor what; else the verb.

    Some languages have other ``marks`` for a colon, which close what is told as well.
    """
    text = passage.text
    comma = max(text.rfind(mark, passage.start, verb.start) for mark in (",", *(f"{one} " for one in marks)))
    if comma < 0 or not is_aside(passage, comma + 1, verb.start):
        return verb.start
    if any(mark in text[comma + 1 : verb.start] for mark in _MARKS[1:]):
        return verb.start
    for cue in passage.cues:
        if comma < cue.start < verb.start and cue.entry.cue & (_CLAUSES | _SUBJECTS):
            account = cue.entry.cue & (Cue.ACCOUNT | Cue.DEMONSTRATIVE)
            if not account or cue.entry.cue & _CLAUSES:
                return verb.start
    for party in passage.parties:
        if comma < party.start < verb.start and party.kind in SUBJECT_KINDS and not party.governed:
            return verb.start
    return comma + 1


def subject_behind(passage: Passage, position: int) -> Party | None:
    """The first party behind a verb that stands as a subject does, past what describes it; none past a mark."""
    text = passage.text
    for party in passage.parties:
        if party.start < position:
            continue
        gap = text[position : party.start]
        if any(mark in gap for mark in _MARKS) or not few_words(text, position, party.start, _DESCRIBED):
            return None
        if any(position <= one.start < party.start for one in (*passage.outcomes, *passage.reports)):
            return None
        if any(position <= cue.start < party.start and cue.entry.cue & _CLAUSES for cue in passage.cues):
            return None
        if party.kind in SUBJECT_KINDS and not party.governed:
            return named_behind(passage, party)
    return None


def named_behind(passage: Passage, party: Party) -> Party:
    """The person right behind a body that is called as its head is: '(the) ombudsman (of) X A B'."""
    if party.kind != "organ":
        return party
    name = next((one for one in passage.parties if one.start >= party.end), None)
    beside = name is not None and name.start == party.end + 1 and name.kind == "person" and not name.governed
    return name if beside and name is not None else party


def body_of_verb(passage: Passage, verb: Span, subject: Party | None, after: Party | None) -> Party | None:
    """'in-the-ministry they said', 'said they in-the-ministry': the body beside a verb that has no subject."""
    if subject is not None or (after is not None and not after.governed):
        return None
    for party in reversed(passage.parties):
        if party.end <= verb.start:
            near = few_words(passage.text, party.end, verb.start, _NEAR)
            near = near and passage.unbroken(party.end, verb.start)
            if near and _holds_speakers(party) and not passage.holds(_SUBJECTS, party.end, verb.start):
                return free(party)
            break
    behind = next((one for one in passage.parties if one.start >= verb.end), None)
    if behind is None or not _holds_speakers(behind):
        return None
    near = few_words(passage.text, verb.end, behind.start, _NEAR) and passage.unbroken(verb.end, behind.start)
    return free(behind) if near else None


def _holds_speakers(party: Party) -> bool:
    return (party.within or party.source) and party.kind in ("organ", "crowd", "medium")


def closing_speaker(passage: Passage, verb: Span, first: Party | None) -> Party | None:
    """'C, said the villagers.', '"C" says, from the village X, A B.': who is named behind a verb, last of all.

    Without a mark between what is told and the verb, only where nobody speaks ``first``.
    """
    text = passage.text
    if first is not None and text[passage.start : verb.start].rstrip()[-1:] not in _TOLD:
        return None
    for party in passage.parties:
        if party.start < verb.end or party.governed or party.kind not in SUBJECT_KINDS:
            continue
        between = any(verb.end <= one.start < party.start for one in passage.reports)
        last = not text[party.end : passage.end].strip(_ENDS)
        return party if last and not between and few_words(text, verb.end, party.start, _DESCRIBED) else None
    return None


def owned(passage: Passage, span: Span, rule: ReportRule) -> Telling | None:
    """'X's 26 dead claim': the owner of a claim behind what is claimed, where only a medium passes it on."""
    if not any(one.end <= span.start for one in passage.outcomes) or not few_words(
        passage.text, max(one.end for one in passage.outcomes if one.end <= span.start), span.start, 1
    ):
        return None
    owner = next((one for one in passage.parties if one.owner and one.end < span.start), None)
    if owner is None or owner.actor is None or owner.kind not in SUBJECT_KINDS:
        return None
    for party in passage.parties:
        if party.end <= owner.start and not party.governed and party.kind in SUBJECT_KINDS:
            medium = party.kind == "medium" or (party.actor is not None and party.actor.kind == "media")
            if not medium:
                return None
    denied = any(one.act == "deny" for span in passage.reports for one in span.entry.report)
    if denied or any(one.start < owner.start for one in passage.outcomes):
        return None
    verb = passage.text[span.start : span.end]
    return Telling(owner.start, span.end, rule.act, verb, owner, (owner.end, span.start), rule)
