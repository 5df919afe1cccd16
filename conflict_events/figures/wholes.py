"""Parts that are named with their whole: 'seven of the nine dead', 'of the 49 dead, twelve were officers'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage
from .people import People, Reading, following, joined, lead

_PREDICATE: Final = 3  # words
_LONG: Final = 12
_SAID_OF: Final = frozenset(("both", "before", "bare"))


def read_wholes(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """Adds the parts of figures that a sentence tells with 'of', and ties those told already to them."""
    _read_apposed(passage, people, readings)
    if not passage.kinds & (Cue.OF | Cue.BETWEEN | Cue.AMONG):
        return
    for whole in list(readings):
        if whole.people is None or whole.part_of is not None or whole.quantity is None:
            continue
        for group in people:
            if _are_among(passage, group, whole.people) and not group.used and _smaller(group, whole):
                _part(passage, readings, whole, group, group.quantity.end, among=True)
                continue
            bare = group.single or group.quantity.implicit or group.strange
            if group is whole.people or bare or not _smaller(group, whole):
                continue
            if group.end <= whole.people.begin or group.quantity.end <= whole.people.begin <= group.end:
                if _of_whole(passage, group, whole.people):
                    _part(passage, readings, whole, group, whole.people.end)
            elif _begins(passage, whole.people) and _one_of(passage, whole.people, group):
                _part(passage, readings, whole, group, group.quantity.end)


def _read_apposed(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """'three people died, two soldiers and a cook': behind a comma, those who make up the whole figure."""
    for whole in list(readings):
        most = whole.quantity.count if whole.quantity is not None else None
        if whole.part_of is not None or whole.people is None or most is None or most < 2:
            continue
        parts: list[People] = []
        for group in people:
            if group.begin < whole.end:
                continue
            position = parts[-1].end if parts else whole.end
            opens = passage.text[position : group.begin].strip() == ","
            near = opens if not parts else joined(passage, position, group.begin)
            named = group.headed or group.side is not None
            if not near or group.used or group.subset or not named or group.quantity.count is None:
                break
            parts.append(group)
        if len(parts) < 2 or sum(part.quantity.count or 0 for part in parts) != most:
            continue
        if any(part.side is not None for part in parts):
            whole.people.abroad = (
                True  # 'a man of X and a man of Y': their ground does not tell whose the two are
            )
        for part in parts:
            part.abroad = part.abroad or whole.people.abroad
            told = Reading(whole.rule, whole.trigger, part.quantity, part, part.begin, part.end)
            told.part_of, part.used = whole, True
            readings.append(told)


def befallen(passage: Passage, readings: list[Reading], group: People) -> bool:
    """Whether the word right behind a part tells what befell it, of which it is then read.

    '40 were killed and 90 hurt, including 12 killed and 30 hurt on Monday': each is of those of its outcome.
    """
    span = next((one for one in passage.outcomes if one.start == group.end + 1), None)
    rules = span.entry.outcome if span is not None else ()
    rule = next((one for one in rules if one.frame in _SAID_OF and one.first is None), None)
    whole = _of_outcome(readings, rule.outcome, group) if rule is not None else None
    if rule is None or span is None or whole is None:
        return False
    readings.append(Reading(rule, span, group.quantity, group, group.begin, span.end, part_of=whole))
    group.used = True
    for other in readings:
        people = other.people
        if people is not None and other.part_of is None and joined(passage, span.end, people.begin):
            other.part_of = _of_outcome(readings, other.rule.outcome, people)
    return True


def _of_outcome(readings: Sequence[Reading], outcome: str, group: People) -> Reading | None:
    """The last figure of an outcome, or of casualties, before a group that is no part itself, and not smaller."""
    for told in (outcome, "casualties"):
        for one in reversed(readings):
            before = one.rule.outcome == told and one.part_of is None and one.end <= group.begin
            if before and one.quantity is not None and _smaller(group, one):
                return one
    return None


def opened_with(passage: Passage) -> int:
    """Where the comma stands behind the 'Of those, ' that opens a sentence; -1 where none does."""
    opening = passage.cues[0] if passage.cues else None
    first = passage.outcomes[0] if passage.outcomes else None
    among = first is not None and all(rule.frame == "among" for rule in first.entry.outcome)
    if among and first is not None and first.start - passage.start <= 2:
        opening = first  # 'Of those killed'
    elif opening is None or opening.start - passage.start > 2 or not opening.entry.cue & Cue.OF:
        return -1
    comma = passage.text.find(",", opening.end, passage.end)
    dead = opening is first or any(
        span.start - opening.end > 0 and few_words(passage.text, opening.end, span.start, 2)
        for span in passage.outcomes
    )
    if comma < 0 or not few_words(passage.text, opening.end, comma, _LONG if dead else _PREDICATE):
        return -1
    told = any(opening.end <= number.start < comma for number in passage.numbers)
    return -1 if told or passage.holds(Cue.BE | Cue.RELATIVE, opening.end, comma) else comma


def _are_among(passage: Passage, group: People, whole: People) -> bool:
    """'a nurse and four children were among the 15 killed', 'there were four children among the 15 killed'."""
    if group.end > whole.begin or not (group.headed or group.single):
        return False
    leads = lead(passage, whole.begin)
    if not leads & (Cue.BETWEEN | Cue.AMONG) or leads & Cue.LOCATIVE:
        return False
    if passage.parted(group.end, whole.begin) or not passage.unbroken(group.end, whole.begin):
        return False
    if not passage.holds(Cue.BE, group.end, whole.begin):
        return group.headed and not group.governed and few_words(passage.text, group.end, whole.begin, 2)
    return few_words(passage.text, group.end, whole.begin, 9)


def _smaller(group: People, whole: Reading) -> bool:
    most = whole.quantity.count or whole.quantity.low if whole.quantity is not None else None
    least = group.quantity.count or group.quantity.low or group.quantity.high
    return most is None or (least is not None and least <= most)


def _of_whole(passage: Passage, group: People, whole: People) -> bool:
    """True where nothing but 'of the' stands between."""
    words = [
        cue for cue in passage.cues if group.quantity.end <= cue.start and cue.end <= whole.quantity.start
    ]
    letters = len("".join(passage.text[group.quantity.end : whole.quantity.start].split()))
    return (
        bool(words)
        and bool(words[0].entry.cue & Cue.OF)
        and letters <= sum(cue.end - cue.start for cue in words)
    )


def _begins(passage: Passage, whole: People) -> bool:
    """True for a whole behind an 'of' with which the sentence begins."""
    return bool(lead(passage, whole.begin) & Cue.OF) and few_words(
        passage.text, passage.start, whole.begin, 2
    )


def _one_of(passage: Passage, whole: People, group: People) -> bool:
    between = [cue for cue in passage.cues if whole.end <= cue.start and cue.end <= group.begin]
    return not passage.parted(whole.end, group.begin) and (
        any(cue.entry.cue & Cue.BE for cue in between)
        or passage.text[whole.end : group.begin].strip().startswith(",")
    )


def _part(
    passage: Passage,
    readings: list[Reading],
    whole: Reading,
    group: People,
    position: int,
    *,
    among: bool = False,
) -> None:
    """Reads a group as a part, unless something of its own is told of it; what follows tells who they are."""
    told = next((one for one in readings if one.people is group), None)
    if told is None and not group.used and (among or passage.kinds & Cue.BE):
        told = Reading(whole.rule, whole.trigger, group.quantity, group, group.begin, group.end)
        group.used = True
        readings.append(told)
    if told is None or told.part_of is not None:
        return
    told.part_of = whole
    for span in following(passage.spans, position) if group.victim_type == "unknown" else ():
        if not few_words(passage.text, position, span.start, _PREDICATE):
            return
        noun = span.entry.victim
        if noun is not None and noun.single is not None:
            group.victim_type = noun.type
            return
