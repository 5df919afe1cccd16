"""Who is no subject or no object of a verb, though they stand beside it: another verb has taken them up."""

from __future__ import annotations

from typing import Final

from ..words.clauses import auxiliary
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span

_CIVIL: Final = frozenset(
    (
        "accusation", "agreement", "aid", "aid_request", "appeal", "blockade", "denial", "mediation", "mobilisation",
        "protest", "recognition", "sanction", "statement", "talks", "threat",
    )
)  # fmt: skip

_BEARING_ARMS: Final = frozenset(("fighter", "military", "police"))


def taken_up(passage: Passage, party: Party, position: int) -> bool:
    """True for the object of a verb before: in 'gunmen took two villagers, burnt shops' these burnt none."""
    for other in passage.outcomes:
        if other.end > party.start:
            return False
        if (
            few_words(passage.text, other.end, party.start, 1)
            and passage.unbroken(other.end, party.start)
            and not passage.unbroken(party.end, position)
            and auxiliary(passage, other.start) is None
        ):
            return True
    return False


def aside(passage: Passage, party: Party, position: int) -> bool:
    """True for who stands in another clause than a verb: 'while A fled, the army shot', 'A fled as soldiers shot'."""
    if not passage.kinds & Cue.CLAUSE:
        return False
    closed = "," in passage.text[party.end : position]
    for cue in passage.cues:
        if cue.start >= position:
            return False
        if not cue.entry.cue & Cue.CLAUSE:
            continue
        if cue.end <= party.start:
            near = few_words(passage.text, cue.end, party.start, 3)
            if closed and near and passage.unbroken(cue.end, party.start):
                return True
        elif cue.start >= party.end and any(
            cue.end <= span.start and span.end <= position and span.entry.victim is not None
            for span in passage.spans
        ):
            return True
    return False


def beside(passage: Passage, span: Span, party: Party, type_: str) -> bool:
    """True for a party close enough behind a verb to be its object, and no mere place or source.

    'fled in X' and 'fled, according to X' tell nothing that was done to X; a protest in X may be one against X.
    """
    if not few_words(passage.text, span.end, party.start, 5) or not passage.unbroken(span.end, party.start):
        return False
    placed = party.governed and passage.follows(Cue.LOCATIVE, party.start)
    if placed and type_ not in _CIVIL and not passage.follows(Cue.AGAINST, party.start):
        return False
    for telling in passage.tellings:
        if telling.speaker is not None and telling.speaker.start == party.start:
            return False
    return True


def agent_before(passage: Passage, span: Span, parties: list[Party]) -> list[Party]:
    """The agent of a passive whose participle comes last: 'by rebels abducted'."""
    if not passage.kinds & Cue.BY:
        return []
    for cue in reversed(passage.cues):
        if cue.end <= span.start and cue.entry.cue & Cue.BY:
            if not passage.unbroken(cue.end, span.start):
                return []
            return [
                party
                for party in parties
                if cue.end <= party.start < span.start and few_words(passage.text, cue.end, party.start, 4)
            ][:1]
    return []


def inverted(passage: Passage, span: Span) -> bool:
    """True where a date or an adverb opens the clause and the verb follows at once: its subject stands behind."""
    start = next((at + 1 for at in reversed(passage.breaks) if at < span.start), passage.start)
    if not passage.text[start : span.start].strip():
        return False
    return any(
        not passage.text[start : date.start].strip() and not passage.text[date.end : span.start].strip()
        for date in passage.dates
    )


def undergone(passage: Passage, span: Span) -> bool:
    """True for a participle behind a passive auxiliary, adverbs left out, or joined by 'and' to one that is."""
    for cue in reversed(passage.cues):
        kinds = cue.entry.cue
        if cue.end > span.start or (kinds & Cue.ADVERB and not kinds & Cue.BE):
            continue
        if kinds & Cue.BE:
            return few_words(passage.text, cue.end, span.start, 2)
        return bool(kinds & Cue.AND) and cue.end + 1 == span.start and _goes_on(passage, span)
    return False


def _goes_on(passage: Passage, span: Span) -> bool:
    """True where a passive auxiliary governs a participle before as well: 'were pulled off buses and detained'."""
    helper = auxiliary(passage, span.start)
    if helper is None or not helper.entry.cue & Cue.BE or not passage.unbroken(helper.end, span.start):
        return False
    return not passage.holds(Cue.PREPOSITION | Cue.DEFINITE, helper.end, helper.end + 2)


def fighters_of(passage: Passage, parties: list[Party], position: int) -> list[Party]:
    """The group whose fighters are the subject: 'fighters from the X group attacked'."""
    for party in reversed(parties):
        if party.end > position or not party.governed:
            continue
        if not few_words(passage.text, party.end, position, 4) or not passage.unbroken(party.end, position):
            return []
        return (
            [party]
            if any(
                span.end <= party.start
                and span.entry.victim is not None
                and span.entry.victim.type in _BEARING_ARMS
                and few_words(passage.text, span.end, party.start, 2)
                and passage.unbroken(span.end, party.start)
                for span in passage.spans
            )
            else []
        )
    return []
