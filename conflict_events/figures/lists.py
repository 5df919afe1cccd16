"""Lists of groups: those that one word takes together, and the figure of which a list gives the parts."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.distance import few_words
from ..words.spans import Cue, Passage
from .people import People, lead
from .tails import listed


def chain_of(passage: Passage, people: Sequence[People], group: People) -> list[People]:
    """A group and those that a list joins before it; parts that stand between are passed over."""
    chain = [group]
    begin = group.begin
    for other in reversed(people[: people.index(group)]):
        if other.begin >= begin:
            continue  # another part behind the same 'among them'
        if other.single and other.governed and not other.used:
            continue  # 'two guards of the mayor and a clerk'
        if other.used or not listed(passage, other, begin) or _acts(passage, other, begin):
            break
        if other.headed and _bare_part(passage, other, chain[-1]):
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


def _bare_part(passage: Passage, whole: People, group: People) -> bool:
    """'12 patients, four dead': a smaller figure without a noun behind a comma is told of some of them."""
    most, part = whole.quantity.count, group.quantity.count
    bare = not (group.headed or group.more or group.single) and group.side is None
    return (
        bare
        and most is not None
        and part is not None
        and part < most
        and passage.text[whole.end : group.begin].strip() == ","
    )


def _acts(passage: Passage, group: People, begin: int) -> bool:
    """'brought [a bomber 21 people] to death': nothing parts the one who did it from those who died."""
    return group.headed and not group.subset and not passage.text[group.end : begin].strip()


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


def both_of(passage: Passage, before: People, group: People) -> bool:
    """'a guard and his wife, both aged 40': the two just told of."""
    quantity = group.quantity
    return (
        quantity.implicit
        and quantity.count == 2
        and before.quantity.count == 1
        and passage.text[before.end : group.begin].strip() == ","
    )


def be_of_whole(people: Sequence[People], part: People) -> bool:
    """Makes those of whom something else is told, as of a part, of the type and side of the figure before; True."""
    whole = next(
        (one for one in reversed(people[: people.index(part)]) if one.headed and not one.subset), None
    )
    if whole is not None:
        part.victim_type = whole.victim_type if part.victim_type == "unknown" else part.victim_type
        part.side = part.side or whole.side
    return True
