"""Sentences that are nothing but a signature: 'Source: X', '(X)', '— press service of X'."""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Slot, Telling

_MARKS: Final = "([—–-"
_BEHIND: Final = ":—–"
_ENDS: Final = " .)]\n\r\t։"
_LONG: Final = 160  # characters
_LEAD: Final = 4  # words before who signs: 'data of the'
_SIGNS: Final = frozenset(("organ", "crowd", "group"))
_LEADS: Final = Cue.OF | Cue.BY | Cue.FROM | Cue.ACCOUNT | Cue.DEFINITE


def may_sign(passage: Passage) -> bool:
    """True for a short sentence without figures, deeds or speech that names somebody."""
    if not passage.parties or passage.outcomes or passage.end - passage.start > _LONG:
        return False
    return _opening(passage)[1] or any(party.kind == "crowd" for party in passage.parties)


def signature(passage: Passage, colons: tuple[str, ...]) -> Telling | None:
    """Whoever a sentence names that says nothing but this, as the source of what stands before it."""
    if not may_sign(passage) or passage.reports or passage.events:
        return None
    if any(not passage.dated(one) for one in passage.numbers):
        return None
    start, marked = _opening(passage)
    word = source_word(passage, start, colons)
    if word is not None:
        start = word.end
    parties = [one for one in passage.parties if one.start >= start and one.kind != "adjective"]
    if word is None and not marked:
        return None
    medium = parties[0] if parties and parties[0].kind == "medium" else None
    if medium is not None and len(parties) > 1 and passage.text[medium.end : parties[1].start] == ", ":
        parties, start = parties[1:], parties[1].start  # '(Reuters, X)'
    else:
        medium = None
    party = parties[0] if parties else None
    if party is None or not (word is not None or party.kind in _SIGNS or party.role):
        return None
    if not leads(passage, start, party) or not _closes(passage, party):
        return None
    telling = Telling(party.start, party.end, "say", ":", party, (passage.start, passage.start), None)
    telling.relayed_by = medium.actor if medium is not None else None
    return telling


def source_word(passage: Passage, start: int, colons: tuple[str, ...]) -> Party | None:
    """The word for unnamed people, with a colon behind it, that opens a stretch: 'Source: X'."""
    text = passage.text
    for party in passage.parties:
        if party.start >= start:
            opens = party.kind == "crowd" and few_words(text, start, party.start, 0)
            mark = text[party.end : party.end + 2].strip()[:1]
            inside = bool(colons) and text[party.start : party.end].endswith(colons)
            return party if opens and (inside or (mark and (mark in _BEHIND or mark in colons))) else None
    return None


def leads(passage: Passage, start: int, party: Party) -> bool:
    """True where nothing but small words and words for an account lead to a party: 'data of the X'."""
    if not few_words(passage.text, start, party.start, _LEAD):
        return False
    position = start
    for span in passage.spans:
        if span.start < position or span.end > party.start:
            continue
        if not few_words(passage.text, position, span.start, 0):
            return False
        entry = span.entry
        if not (entry.cue & _LEADS or entry.determiner is not None or entry.filled & Slot.NATION):
            return False
        position = span.end
    return few_words(passage.text, position, party.start, 0)


def _opening(passage: Passage) -> tuple[int, bool]:
    """Where the first word of a sentence stands, and whether a bracket or a dash stands before it."""
    start = passage.start
    while start < passage.end and not passage.text[start].isalnum():
        start += 1
    return start, any(mark in _MARKS for mark in passage.text[passage.start : start])


def _closes(passage: Passage, party: Party) -> bool:
    """True where no more than a date follows."""
    return not passage.text[passage.past_dates(party.end) : passage.end].strip(_ENDS)
