"""Lists of groups: those that one word takes together, and the figure of which a list gives the parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .distance import few_words
from .people import People, joined, lead
from .spans import Cue, Passage, Slot

_PLACE: Final = 8  # words of a place and what joins the next group to it
_TELLS: Final = Slot.OUTCOME | Slot.REPORT | Slot.EVENT


def chain_of(passage: Passage, people: Sequence[People], group: People) -> list[People]:
    """A group and those that a list joins before it; parts that stand between are passed over."""
    chain = [group]
    begin = group.begin
    for other in reversed(people[: people.index(group)]):
        if other.used or not joined(passage, other.end, begin):
            break
        begin = other.begin
        if other.subset:  # 'four civilians, among them a child, and two soldiers'
            begin = _opening(passage, other)
            continue
        if (
            (other.governed and not chain[0].governed)
            or is_denied(passage, other)
            or is_said(passage, people, other)
        ):
            break
        chain.append(other)
    return chain[::-1]


def _opening(passage: Passage, part: People) -> int:
    """Where the words begin that lead to a part: 'among them'."""
    for cue in reversed(passage.cues):
        if cue.end <= part.begin and cue.entry.cue & Cue.INCLUDING:
            return cue.start
    return part.begin


def is_denied(passage: Passage, group: People) -> bool:
    """'eight, not twelve': a figure that somebody denies."""
    return group.quantity.count != 0 and bool(lead(passage, group.begin) & Cue.NEGATION)


def is_said(passage: Passage, people: Sequence[People], group: People) -> bool:
    """'one was said to be a civilian, and six were hurt': what somebody counted before is."""
    if group.quantity.count != 1 or not group.quantity.implicit or not lead(passage, group.begin) & Cue.BE:
        return False
    return any(
        other.end < group.begin
        and not (other.headed or other.quantity.implicit)
        and few_words(passage.text, other.end, group.begin, 4)
        and passage.unbroken(other.end, group.begin)
        for other in people
    )


def joined_behind_place(passage: Passage, start: int, end: int) -> bool:
    """True where only 'in A' and an 'and' lie between two groups."""
    if not start < end or not few_words(passage.text, start, end, _PLACE):
        return False
    gap = passage.text[start:end].lstrip(", ")
    first = end - len(gap)
    between = [span for span in passage.spans if first <= span.start and span.end <= end]
    if not between or between[0].start != first or not between[0].entry.cue & Cue.LOCATIVE:
        return False
    joint = between.pop()
    if not joint.entry.cue & Cue.AND or passage.text[joint.end : end].strip() or not between:
        return False
    small = Cue.DEFINITE | Cue.OF | Cue.LOCATIVE | Cue.PREPOSITION | Cue.NOUN
    plain = not any(span.entry.filled & _TELLS or span.entry.cue & ~small for span in between)
    return plain and not gap.islower() and ";" not in gap


def is_subject(passage: Passage, group: People) -> bool:
    """True where a verb or an outcome word stands right behind a group: it begins a clause of its own."""
    return any(
        span.start == group.end + 1 and (span.entry.filled & _TELLS or span.entry.cue & (Cue.BE | Cue.HAVE))
        for span in passage.spans
    )


def mark_after(passage: Passage, chain: Sequence[People]) -> str:
    """The first sign behind a list, or nothing."""
    return passage.text[chain[-1].end : passage.end].lstrip()[:1]


def whole_of(passage: Passage, people: Sequence[People], chain: list[People]) -> People | None:
    """'24 people - 19 men, four women and a boy - were shot': the figure of which a list gives the parts."""
    after = mark_after(passage, chain)
    if len(chain) > 2 and after == "," and _sum(chain[1:]) == chain[0].quantity.count:
        return chain.pop(0)  # 'nine people, a woman and eight children, died'
    index = people.index(chain[0])
    whole = people[index - 1] if index else None
    if whole is None or whole.used or whole.quantity.count is None:
        return None
    before = passage.text[whole.end : chain[0].begin].strip()
    if before not in ("-", "–", "—", "(", ":") or after not in ("-", "–", "—", ")", ","):
        return None
    return whole if _sum(chain) <= whole.quantity.count else None


def _sum(groups: list[People]) -> int:
    return sum(one.quantity.low or 0 for one in groups)
