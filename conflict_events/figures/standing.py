"""Where single people stand beside the outcome word that is said of them: 'the mayor, A B, was', 'shot him'."""

from __future__ import annotations

import re
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Slot, Span
from .owners import is_short_for
from .people import People, following, lead
from .tails import past_tail

_APPOSITION: Final = re.compile(r",[^,;:]{1,120},")
_NEAR: Final = 4
_CLAUSE: Final = 12  # words


def _closes_apposition(passage: Passage, single: People) -> bool:
    """True for a name that goes with an office before it: 'the mayor, A B,'."""
    if single.name is None:
        return False
    before = passage.text[passage.start : single.begin].rstrip()
    return before.endswith(",") or "," in passage.text[single.begin : single.end]


def _passive_before(passage: Passage, single: People, trigger: Span) -> bool:
    """'a man was killed and his brother wounded': the auxiliary is told once."""
    return trigger.start - single.end <= 1 and any(
        cue.end <= other.start and 0 <= other.start - cue.end <= 1
        for other in passage.outcomes
        if other.end < single.begin
        for cue in passage.cues
        if cue.entry.cue & Cue.BE
    )


def _participle(passage: Passage, single: People, trigger: Span) -> bool:
    """'(A) civilian shot dead by gunmen': a short note leaves the auxiliary out, and tells who did it or where."""
    end = single.end
    for party in passage.parties:
        if party.start <= end + 1 and party.end > end and is_short_for(passage, end, party):
            end = party.end
    if single.begin != passage.start or trigger.start != end + 1:
        return False
    if passage.holds(Cue.BY | Cue.LOCATIVE | Cue.AND, trigger.end + 1, trigger.end + 2):
        return True
    return passage.text[trigger.end : trigger.end + 1] in (".", ",", ";")


def stands_by(passage: Passage, single: People, trigger: Span, *, acts: bool) -> bool:
    """True where nothing but auxiliaries and what is said of a person stands before an outcome word.

    A word for what somebody ``acts`` on another is said of who stands before it only in the passive.
    """
    text = passage.text
    of = passage.holds(Cue.OF, single.end + 1, single.end + 2)  # 'the secretary of the union in A was'
    position = past_tail(passage, single.end, named=of or single.name is not None)
    before = lead(passage, single.begin)
    if single.single and single.name is None and before & Cue.CLAUSE and before & Cue.PREPOSITION:
        return False  # 'formed after its commander was killed' recalls what was told before
    that = before & Cue.THAT  # 'said that commander A B met (his) death'
    if (
        ((single.loose and not that) or acts)
        and passage.role == "body"
        and not passage.holds(Cue.BE, position, trigger.start)
        and not (before & Cue.AND and _passive_before(passage, single, trigger))
        and not _participle(passage, single, trigger)
    ):
        return False
    related = text.startswith(",", position) and passage.holds(Cue.RELATIVE, position + 2, position + 3)
    if related and (closed := text.find(",", position + 1, trigger.start)) > 0:
        position = closed + 1  # 'the judge, who was on his way home, died'
    elif related or (text.startswith(",", position) and (single.aged or _closes_apposition(passage, single))):
        position += 1  # the comma that closes 'the mayor, A B,' or 'A B, 16,', or opens ', who had been'
    for _ in range(2):
        apposed = _APPOSITION.match(text, position, trigger.start)
        if apposed is None:
            break
        position = apposed.end()
    if not acts and _goes_on(passage, trigger) and _told_of(passage, position, trigger):
        return True
    if not few_words(text, position, trigger.start, _NEAR) or "," in text[position : trigger.start]:
        return False
    stops = Slot.REPORT | Slot.EVENT | Slot.VICTIM | Slot.OUTCOME
    return not any(
        span.entry.filled & stops or span.entry.cue & (Cue.THAT | Cue.CLAUSE | Cue.PREPOSITION)
        for span in following(passage.spans, position)
        if span.end <= trigger.start
    )


def _goes_on(passage: Passage, trigger: Span) -> bool:
    """'and died', 'and later died': the second of two verbs."""
    before = next((cue for cue in reversed(passage.cues) if cue.end < trigger.start), None)
    if before is None or before.end + 1 != trigger.start:
        return False
    return bool(before.entry.cue & Cue.AND) or (
        bool(before.entry.cue & Cue.ADVERB) and passage.follows(Cue.AND, before.start)
    )


def _told_of(passage: Passage, position: int, trigger: Span) -> bool:
    """'was shot five times and died': the second of two verbs, with nobody else between."""
    if not passage.unbroken(position, trigger.start) or not few_words(
        passage.text, position, trigger.start, _CLAUSE
    ):
        return False
    between = [span for span in following(passage.spans, position) if span.end <= trigger.start]
    if between and between[0].start == position + 1 and between[0].entry.cue & Cue.RELATIVE:
        position = between.pop(0).end  # 'the guard, who was taken to hospital and later died'
    opens = bool(between) and between[0].start == position + 1 and bool(between[0].entry.cue & Cue.BE)
    others = Slot.VICTIM | Slot.REPORT | Slot.NAMED
    return opens and not any(
        span.entry.filled & others or span.entry.cue & (Cue.CLAUSE | Cue.THAT | Cue.RELATIVE)
        for span in between
        if not span.entry.cue & Cue.WEAPON
    )


def is_called(passage: Passage, start: int, end: int) -> bool:
    """'an inspector (AI) of police, identified as A B': words that lead to the name of whom they stand behind."""
    lead_in = next((cue for cue in passage.cues if cue.end + 1 == end and cue.entry.cue & Cue.NOUN), None)
    idiom = lead_in is not None and " " in lead_in.entry.form
    return lead_in is not None and idiom and few_words(passage.text, start, lead_in.start, 4)


def pronoun_beside(passage: Passage, trigger: Span) -> Span | None:
    """'him' right beside an outcome word, or 'her' that owns nothing."""
    for cue in passage.cues:
        kinds = cue.entry.cue
        if not kinds & Cue.HIM or not (cue.start == trigger.end + 1 or cue.end + 1 == trigger.start):
            continue
        if not kinds & Cue.OWN or cue.end < trigger.start:
            return cue
        if not passage.text[cue.end : passage.end].lstrip(" ")[:1].isalpha():
            return cue
        if passage.holds(Cue.PREPOSITION | Cue.AND, cue.end + 1, cue.end + 2):
            return cue
    return None
