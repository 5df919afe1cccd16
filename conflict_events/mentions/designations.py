"""Numbers that are part of a name and count nobody: 'ward 12, ...', 'captured Point 945', 'A B,45, was'."""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Number, Passage, Slot, Span

_CLOSES: Final = ",;)"
_COUNTS: Final = (
    Slot.OUTCOME | Slot.REPORT | Slot.NUMBER | Slot.BOUND | Slot.RANGE | Slot.DETERMINER | Slot.DATE
)
_GOVERNS: Final = Cue.LOCATIVE | Cue.PREPOSITION | Cue.OF | Cue.BY
_GOES_ON: Final = _GOVERNS | Cue.BE | Cue.HAVE | Cue.CLAUSE | Cue.RELATIVE | Cue.AND


def designations_of(passage: Passage) -> set[int]:
    """Where the figures of a sentence stand that belong to the word before them."""
    found: set[int] = set()
    if passage.caseless:
        return found
    last: Number | None = None
    for number in passage.numbers:
        if not number.digits or number.kind != "cardinal":
            continue
        told = _is_glued(passage, number) or _stands_behind(passage, number)
        if told or (last is not None and _goes_on(passage, last, number)):
            found.add(number.start)
            last = number
    return found


def _is_glued(passage: Passage, number: Number) -> bool:
    """'A B,45, was': a comma without a space joins it to a word."""
    before = passage.text[number.start - 2 : number.start]
    return before[-1:] == "," and before[:1].isalpha() and number.start - 2 >= passage.start


def _stands_behind(passage: Passage, number: Number) -> bool:
    """'the city's UC 44, A B was', 'from ward 7, ...', 'captured Point 945 and': right behind what it numbers."""
    text = passage.text
    end = number.start - 1
    if end <= passage.start or text[end] != " " or not text[end - 1].isalnum():
        return False
    begin = (
        max(text.rfind(" ", passage.start, end), text.rfind("(", passage.start, end), passage.start - 1) + 1
    )
    known = [span for span in passage.spans if span.end == end]
    noun = any(span.entry.cue & Cue.NOUN for span in known)
    if any(_counts(span) for span in known) or any(stop == end for _, stop, _ in passage.places):
        return False
    if any(date.start < number.end and end <= date.end for date in passage.dates):
        return False
    named = noun or (not known and passage.follows(_GOVERNS, begin))  # 'in ward 12,'
    if not (text[begin].isupper() or (named and not _determined(passage, begin))):
        return False
    if _is_closed(passage, number) or _opens_chain(passage, number):
        return True
    if any(span.entry.filled & ~Slot.CUE for span in known) or not text[begin].isupper():
        return False
    opening = _opening(passage, begin)
    if opening <= passage.start or passage.follows(_GOVERNS, opening):
        return False  # 'In Old Kaya 12 were killed'
    behind = [span for span in passage.spans if span.start == number.end + 1]
    if any(span.entry.cue & _GOES_ON for span in behind):
        return True
    thing = all(span.entry.filled == Slot.CUE and span.entry.cue & (Cue.NOUN | Cue.HEAD) for span in behind)
    follows = passage.text[number.end + 1 : number.end + 2].islower()  # 'a Rescue 44 team'
    return thing and follows and not _people_near(passage, number)


def _people_near(passage: Passage, number: Number) -> bool:
    """True where a noun for people stands at most a word behind a number."""
    return any(
        span.start > number.end
        and span.entry.filled & (Slot.VICTIM | Slot.INSTITUTION | Slot.NATION)
        and few_words(passage.text, number.end, span.start, 2)
        for span in passage.spans
    )


def _opening(passage: Passage, begin: int) -> int:
    """Where the run of capitalised words begins that a word closes."""
    while begin > passage.start + 1:
        before = passage.text.rfind(" ", passage.start, begin - 1) + 1 or passage.start
        if passage.text[begin - 1] != " " or not passage.text[before].isupper():
            break
        begin = before
    return begin


def _counts(span: Span) -> bool:
    """True for a word behind which a figure counts: 'killed 45,', 'about 45,'."""
    entry = span.entry
    return bool(entry.filled & _COUNTS or (entry.cue and not entry.cue & Cue.NOUN))


def _determined(passage: Passage, begin: int) -> bool:
    """'at the hospital 12, ...': a noun with an article is not numbered."""
    return passage.text[max(passage.start, begin - 2) : begin - 1].isalnum() and any(
        span.end == begin - 1 and (span.entry.determiner is not None or span.entry.cue & Cue.DEFINITE)
        for span in passage.spans
    )


def _is_closed(passage: Passage, number: Number) -> bool:
    return passage.text[number.end : number.end + 1] in _CLOSES


def _opens_chain(passage: Passage, number: Number) -> bool:
    """'wards 7 and 9, were': two that an 'and' joins, and no noun behind."""
    joint = next((cue for cue in passage.cues if cue.start == number.end + 1), None)
    if joint is None or not joint.entry.cue & Cue.AND:
        return False
    second = next((one for one in passage.numbers if one.start == joint.end + 1), None)
    return second is not None and second.digits and _is_closed(passage, second)


def _goes_on(passage: Passage, first: Number, second: Number) -> bool:
    """'Point 812 and 945': numbers of the same kind of thing."""
    gap = passage.text[first.end : second.start].strip(" ,")
    joins = not gap or (len(gap) < 4 and passage.holds(Cue.AND, first.end, second.start))
    return joins and second.start - first.end < 8 and (
        _is_closed(passage, second)
        or second.end >= passage.end - 1
        or any(span.start == second.end + 1 and span.entry.cue & _GOES_ON for span in passage.spans)
    )  # fmt: skip
