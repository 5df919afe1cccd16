"""Figures that go on with one told before: parts of it, and totals that are of the same harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..findings import Claim
from ..words.spans import Cue, Passage
from .people import SERVING, Reading, lead

_FORCES: Final = ("military", "police")
_UNARMED: Final = frozenset(("civilian", "journalist", "medic", "aid_worker"))
_HELD: Final = ("captured", "missing", "detained")
_HURT: Final = ("wounded", "captured", "missing")


def told_before(found: Sequence[Claim], heard: Sequence[Claim]) -> Claim | None:
    """The figure that a sentence goes on with: the last one ``found`` in it, else the first ``heard`` before it."""
    for told, at in ((found, -1), (heard, 0)):
        whole = [one for one in told if one.part_of is None and not one.is_background and one.count != 0]
        if whole:
            return whole[at]
    for one in heard:
        if one.part_of is not None and not one.is_background:
            return one.part_of if one.part_of.outcome == one.outcome else one
    return None  # 'Of these, 12 were women. Of the dead, 20 were children'


def retold(passage: Passage, reading: Reading, claim: Claim, heard: Sequence[Claim]) -> Claim | None:
    """'The six killed were', 'among the six dead': the figure told before that the words only point back to."""
    people = reading.people
    if people is None or claim.count is None or people.quantity.implicit or reading.old:
        return None
    points = Cue.DEFINITE | Cue.DEMONSTRATIVE
    if not (
        passage.holds(points, people.begin, people.quantity.start) or lead(passage, people.begin) & Cue.AMONG
    ):
        return None
    if claim.outcome == "casualties":  # 'the 26 victims' are dead where the text told before that 26 died
        same_count = next((one for one in reversed(heard) if one.count == claim.count), None)
        if same_count is not None and same_count.stance == "asserts":
            claim.outcome = same_count.outcome
    for one in reversed(heard):
        same = (one.outcome, one.count, one.stance) == (claim.outcome, claim.count, "asserts")
        kinds = {one.victim_type, claim.victim_type} - {"unknown"}
        adds = claim.claimant not in (None, one.claimant) or claim.event_start not in (None, one.event_start)
        if same and len(kinds) < 2 and not adds and claim.stance == "asserts":
            return one
    return None


def be_part(claim: Claim, whole: Claim) -> None:
    """Makes a figure a part of another one of its sentence, whose stretch of time it then has."""
    claim.part_of = whole
    if claim.outcome == "casualties":
        claim.outcome = whole.outcome  # 'ten of the 26 victims', of whom it was told before that they died
    if whole.scope == "cumulative":
        claim.scope, claim.date_precision = whole.scope, whole.date_precision
        claim.event_start, claim.event_end = whole.event_start, whole.event_end
    like_whole(claim, whole)


def join_greater(reading: Reading, claim: Claim, heard: Sequence[tuple[int, Claim]]) -> None:
    """'16 of the soldiers were killed at night': they are a part of the figure that the sentence before told."""
    whole = _greater(reading, claim, heard)
    if whole is not None:
        claim.part_of = whole
        inherit(claim, whole)


def _greater(reading: Reading, claim: Claim, heard: Sequence[tuple[int, Claim]]) -> Claim | None:
    people = reading.people
    if people is None or not people.partitive or reading.part_of is not None or claim.count is None:
        return None
    for at, one in reversed(heard):
        if at == claim.sentence:
            continue
        kinds = {one.victim_type, claim.victim_type} - {"unknown"}
        most = one.count or one.count_low
        if (
            at == claim.sentence - 1
            and one.outcome == claim.outcome
            and len(kinds) < 2
            and one.part_of is None
        ):
            return one if most is not None and most > claim.count and not one.is_background else None
    return None


def resume(claim: Claim, before: Claim, *, part: bool) -> None:
    """Gives a figure that only goes on with another the outcome and the people of that one."""
    claim.outcome = before.outcome
    if part and claim.count is not None and before.count is not None and claim.count > before.count:
        return  # 'among the dead are also twenty nuns': more than were told of, so no part of those
    claim.victim_side = claim.victim_side or before.victim_side
    if claim.victim_type == "unknown":
        claim.victim_type = before.victim_type
    if part:
        claim.part_of = before
        if not _is_dated_within(claim, before):
            claim.scope, claim.date_precision = before.scope, before.date_precision
            claim.event_start, claim.event_end = before.event_start, before.event_end
        inherit(claim, before)


def inherit(part: Claim, whole: Claim) -> None:
    """Gives a part the people and the claimant of its whole, where it has none of its own."""
    if not _is_bystander(part, whole):
        part.victim_side = part.victim_side or whole.victim_side
    if part.claimant is None:
        part.claimant, part.claimant_text = whole.claimant, whole.claimant_text
        part.claimant_is_party = whole.claimant_is_party


def _is_dated_within(part: Claim, whole: Claim) -> bool:
    """'40 died this week, 11 of them on Friday': a part can have a day of its own, and the whole none."""
    if part.event_start is None or part.event_end is None or part.scope != "incident":
        return False
    if whole.event_start is None or whole.event_end is None:
        return whole.scope == "incident"
    return whole.event_start <= part.event_start and part.event_end <= whole.event_end


def like_whole(part: Claim, whole: Claim) -> None:
    """A part is of the side of its whole, and of its type where it tells none: the commander of soldiers is one.

    Who tells of the whole tells of the part in the same sentence.
    """
    foreign = whole.victim_type in _FORCES and part.victim_type == "fighter"
    if foreign or (part.victim_side is None and not _is_bystander(part, whole)):
        part.victim_side = whole.victim_side
    if foreign or part.victim_type == "unknown":
        part.victim_type = whole.victim_type
    if part.claimant is None and part.sentence == whole.sentence:
        part.claimant, part.claimant_text = whole.claimant, whole.claimant_text
        part.claimant_is_party = whole.claimant_is_party


def _is_bystander(part: Claim, whole: Claim) -> bool:
    """'40 rebels, among them two journalists': who does not serve with them need not be of their side."""
    return whole.victim_type in SERVING and part.victim_type in _UNARMED


def add_up(total: Claim, heard: Sequence[Claim]) -> None:
    """Makes those figures parts of a total which, told behind it one by one, add up to it."""
    parts = [
        one
        for one in heard
        if one is not total
        and one.part_of is None
        and one.sentence > total.sentence
        and (one.outcome, one.claimant, one.stance) == (total.outcome, total.claimant, total.stance)
    ]
    if len(parts) > 1 and total.bound == "exact" and sum(one.count or 0 for one in parts) == total.count:
        for one in parts:
            one.part_of = total


def held_before(heard: Sequence[Claim]) -> list[Claim]:
    """Those who were held when they were last told of: of whom 'their bodies were found' can be said."""
    held: list[Claim] = []
    for one in reversed(heard):
        if any(one is other for other in held):
            continue
        if one.outcome == "killed" or (held and one.sentence != held[0].sentence):
            break
        if one.outcome in _HELD and one.count != 0 and one.stance == "asserts" and one.part_of is None:
            held.insert(0, one)
    return held


def told_dead(heard: Sequence[Claim]) -> bool:
    """Whether a pronoun for one person stands for somebody of whose death is told already: the last one told."""
    for one in reversed(heard):
        if one.count == 1 and one.outcome in _HURT:
            return False
        if one.outcome == "killed" and one.count != 0 and one.stance != "denies":
            return True
    return False


def find_dead(claim: Claim, held: Sequence[Claim]) -> list[Claim]:
    """Gives those whose bodies were found the figures that were told when they were held; those behind the first."""
    found = [claim, *(replace(claim) for _ in held[1:])]
    for dead, one in zip(found, held, strict=True):
        dead.count, dead.count_low, dead.count_high = one.count, one.count_low, one.count_high
        dead.bound = one.bound
        dead.victim_type, dead.victim_side = one.victim_type, one.victim_side
    return found[1:]
