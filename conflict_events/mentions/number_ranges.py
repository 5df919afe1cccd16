"""Ranges of numbers: 'between 20 and 30', '5 to 10 thousand', 'two- or three hundred'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..words.spans import Cue, Number, Passage, Span

_LONGEST_BOUND: Final = 60


@dataclass(frozen=True, slots=True)
class RangeWord:
    """A word of a range: 'between' opens one, 'and' and 'to' join its ends, 'but' joins two bounds."""

    role: str


def range_at(
    passage: Passage, items: list[Number | Span], index: int
) -> tuple[int | None, int | None, int | None, int, int]:
    """(value, low, high, end, items used) of a range that begins at an item, or of the item alone."""
    item = items[index]
    if index + 1 < len(items) and isinstance(item, Number):
        following = items[index + 1]
        if isinstance(following, Number) and following.value > item.value:
            joint = joint_of(passage, item.end, following.start)
            opening = _role_before(passage, item.start)
            if opening == "from" and _opens_phrase(passage, item.start):
                opening = None  # 'from four to six were killed'; but 'rose from four to six'
            if opening != "from" and (joint == "to" or (joint == "and" and opening == "between")):
                low = int(item.value * _shared_scale(passage.text, item, following))
                return None, low, int(following.value), following.end, 2
    return None, None, None, item.end, 1


def _opens_phrase(passage: Passage, position: int) -> bool:
    """True where 'from' stands at the start, behind a mark, or behind what became of them: nothing rose."""
    cue = next(
        (one for one in reversed(passage.cues) if one.end <= position and one.entry.cue & Cue.FROM), None
    )
    if cue is None:
        return False
    if cue.entry.cue & Cue.OF and not any(
        any(one.frame == "toll" for one in span.entry.outcome or ()) for span in passage.outcomes
    ):
        return True  # 'estimates of four to six'
    before = passage.text[passage.start : cue.start].rstrip()
    if not before or before[-1] in ",:(":
        return True
    stands = passage.start + len(before)
    return any(
        span.end == stands
        and (span.entry.cue & Cue.THAT or any(one.frame != "toll" for one in span.entry.outcome or ()))
        for span in passage.spans
    )


def _shared_scale(text: str, first: Number, second: Number) -> int:
    """What 'thousand' in 'two to three thousand' makes of the first number too."""
    if not any(map(str.isalpha, text[second.start : second.end])):
        return 1
    for scale in (10**9, 10**6, 10**3, 100):
        if second.value % scale == 0 and first.value < second.value / scale < 1000:
            return scale
    return 1


def joint_of(passage: Passage, start: int, end: int) -> str | None:
    gap = passage.text[start:end].lstrip(",").strip()  # 'at least 20, possibly 30'
    if gap in ("-", "–", "—", "~"):
        return "to"
    if gap[:1] == "-":  # 'twee- tot driehonderd': a hyphen for the part that both share
        gap = gap[1:].lstrip()
    for span in passage.spans:
        if span.start >= end:
            break
        if span.start >= start and isinstance(span.entry.range, RangeWord):
            return span.entry.range.role if len(gap) == span.end - span.start else None
    return None


def up_to_measure(passage: Passage, index: int) -> bool:
    """'20 to 30 kilometres', '5-10 percent': the first number counts what the second does."""
    if index + 1 == len(passage.numbers):
        return False
    number, following = passage.numbers[index], passage.numbers[index + 1]
    return (
        following.kind in ("measure", "money", "percent")
        and following.start - number.end < 8
        and following.value > number.value
        and joint_of(passage, number.end, following.start) == "to"
    )


def is_joint(passage: Passage, word: Span) -> bool:
    """'20, possibly 30': a word that stands between two numbers doubts how many, not whether."""
    if not isinstance(word.entry.range, RangeWord):
        return False
    return any(number.start == word.end + 1 for number in passage.numbers) and any(
        0 < word.start - number.end <= 2 for number in passage.numbers
    )


def _role_before(passage: Passage, start: int) -> str | None:
    for span in passage.spans:
        if span.end > start:
            break
        if not passage.text[span.end : start].strip() or _bound_between(passage, span.end, start):
            if isinstance(span.entry.range, RangeWord):
                return span.entry.range.role
            if span.entry.cue & Cue.FROM:
                return "from"
    return None


def _bound_between(passage: Passage, start: int, end: int) -> bool:
    if end - start > _LONGEST_BOUND:
        return False
    gap = passage.text[start:end].strip()
    return any(
        span.entry.bound is not None and passage.text[span.start : span.end] == gap
        for span in passage.spans
        if start <= span.start < end
    )


def range_opening(text: str, spans: list[Span], start: int) -> Span | None:
    for span in spans:
        role = span.entry.range
        opens = isinstance(role, RangeWord) and role.role == "between" and span.end <= start
        if opens and not text[span.end : start].strip(" "):
            return span
    return None
