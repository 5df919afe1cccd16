"""A body in which something is said: 'in the ministry they said', where it stands behind a preposition of place."""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span
from .contents import interposed
from .heads_last import named_behind, subject_behind
from .strangers import Strangers
from .verbs import party_after
from .voices import SUBJECT_KINDS, free

_KIND: Final = 3  # words for a kind of body
_FAR: Final = 9  # words between a verb and who speaks
_QUOTES: Final = '«„“"'
_CLOSING: Final = ("»", "”", "“", '"')


def body_before(passage: Passage, verb: Span) -> Party | None:
    """'in X they said': the party right before a verb."""
    for party in reversed(passage.parties):
        if party.end <= verb.start:
            near = few_words(passage.text, party.end, verb.start, 2) and passage.unbroken(
                party.end, verb.start
            )
            near = near or _parenthetic(passage, party.end, verb.start)
            return free(party) if near and _is_within(passage, party) else None
    return None


def _parenthetic(passage: Passage, start: int, end: int) -> bool:
    """'in the ministry, in turn, they said': no more than an adverb between commas."""
    text = passage.text
    inside = text.startswith(", ", start) and text.startswith(", ", end - 2) and end - start > 4
    return inside and any(
        one.start == start + 2 and one.end == end - 2 and one.entry.cue & Cue.ADVERB for one in passage.cues
    )


def body_behind(passage: Passage, verb: Span) -> Party | None:
    """'said in X': the party behind the preposition that follows a verb."""
    start = verb.end
    for party in passage.parties:
        if party.start >= verb.end:
            if party.start == start + 1 and party.kind in ("medium", "crowd"):
                start = party.end  # 'told the press in the ministry'
                continue
            near = few_words(passage.text, start, party.start, 4) and passage.holds(
                Cue.LOCATIVE, start + 1, start + 2
            )
            return free(party) if near and _is_within(passage, party) else None
    return None


def said_behind(passage: Passage, verb: Span, strangers: Strangers, *, alone: bool) -> Party | None:
    """The party behind a verb; ``alone``: behind a preposition.

    Where the first word of a phrase shows its case, also 'wrote in his channel (the) governor A B'; where the last
    one does, past all that describes him.
    """
    after = party_after(passage, verb.end, 7 if alone else 3)
    if after is not None and strangers.cases and not alone and _is_account_of(passage, verb, after):
        return None
    if strangers.last and not alone and (after is None or after.governed):
        return subject_behind(passage, verb.end) or after
    if strangers.last and not alone and after is not None:
        return named_behind(passage, after)
    if alone or not strangers.cases or (after is not None and not after.governed and after.kind != "medium"):
        return after
    for party in passage.parties:
        if party.start >= verb.end:
            if not passage.unbroken(verb.end, party.start) or not few_words(
                passage.text, verb.end, party.start, _FAR
            ):
                break
            if any(verb.end < one.start < party.start for one in (*passage.reports, *passage.outcomes)):
                break
            if party.kind == "person" and not party.governed:
                return party
    return after


def _is_account_of(passage: Passage, verb: Span, party: Party) -> bool:
    """'denied (the) statement (of the) ministry': whose account it is that the verb is about."""
    return passage.holds(Cue.ACCOUNT, verb.end + 1, verb.end + 2) and passage.follows(
        Cue.ACCOUNT, party.start
    )


def inserts(passage: Passage, verb: Span, body: Party | None) -> bool:
    """'under fire, say (they) in X, fell 15': between commas, so that no subject of another clause says it."""
    within = body is not None and not body.governed and _is_within(passage, body)
    return within and body is not None and interposed(passage, verb.start, body.end)


def words_before(passage: Passage, verb: Span) -> tuple[int, int] | None:
    """'in the hospital they said': the words between a preposition of place and a verb."""
    for cue in reversed(passage.cues):
        if cue.end < verb.start:
            near = few_words(passage.text, cue.end, verb.start, 3) and passage.unbroken(cue.end, verb.start)
            if any(one.start < cue.start < one.end for one in passage.parties):
                return None  # 'in the ministry in X they said': a body that is known
            if any(one.start == cue.end + 1 and one.end == verb.start - 1 for one in passage.sites):
                return None  # 'in X they said': a place is nobody
            return (cue.end + 1, verb.start - 1) if near and cue.entry.cue & Cue.LOCATIVE else None
    return None


def told_to(passage: Passage, medium: Party) -> Party:
    """'told the agency X the mayor A B', 'told X two residents': who stands right behind a medium told it."""
    end = medium.end + (passage.text[medium.end : medium.end + 1] in _CLOSING)
    for party in passage.parties:
        if party.start >= medium.end:
            if (number := next((one for one in passage.numbers if one.start == end + 1), None)) is not None:
                near = party.start == number.end + 1
            else:
                near = party.start == end + 1
            described = few_words(passage.text, end, party.start, 1) and passage.unbroken(end, party.start)
            if (near or (described and not party.governed)) and party.kind == "crowd":
                return free(party)
            speaks = near and party.kind in ("person", "organ", "pronoun")
            return party if speaks and not party.governed else medium
    return medium


def _is_within(passage: Passage, party: Party) -> bool:
    """True right behind a preposition of place, or behind the name of a place: 'in (the) Kherson administration'."""
    if party.actor is None or party.kind not in SUBJECT_KINDS or party.kind == "person":
        return False
    site = next((one for one in passage.sites if one.end == party.start - 1), None)
    if passage.text[party.start] in _QUOTES and _in_a_body(passage, party):
        return True
    if passage.follows(Cue.DEFINITE, party.start):
        article = passage.text.rfind(" ", passage.start, party.start - 1)
        if passage.follows(Cue.LOCATIVE, article + 1):
            return True  # 'in the ministry'
    return passage.follows(Cue.LOCATIVE, party.start if site is None else site.start)


def _in_a_body(passage: Passage, party: Party) -> bool:
    """'in (the) service (of) first aid «X»': a name in quotation marks behind what kind of body it is."""
    return any(
        cue.entry.cue & Cue.LOCATIVE
        and passage.unbroken(cue.end, party.start)
        and few_words(passage.text, cue.end, party.start, _KIND)
        and not any(cue.end < one.start < party.start for one in passage.reports)
        for cue in passage.cues
        if cue.end < party.start
    )


def said_by(passage: Passage, verb: Span, voice: Party | None) -> Party | None:
    """'X by it-is-said', 'from X to Y it-is-said': who stands before the word for that, else whoever spoke last."""
    for party in reversed(passage.parties):
        if party.end > verb.start:
            continue
        if passage.holds(Cue.BY_BEHIND, party.end + 1, party.end + 2):
            return party
        if party.source and party.kind in SUBJECT_KINDS and few_words(passage.text, party.end, verb.start, 3):
            return party
    return Party(verb.start, verb.end, voice.actor, voice.kind) if voice is not None else None
