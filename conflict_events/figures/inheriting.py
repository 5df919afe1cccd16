"""Figures that tell not who they count, as that was just told: 'and 16 captured', 'several others'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..findings import Claim
from ..models import Actor
from ..speech.carrying import elsewhere, one_side
from ..words.spans import Cue, Passage
from .own_people import suffered
from .owners import is_of_enemy, told_anew
from .people import People, Reading, is_bare, is_told

_FORCES: Final = frozenset(("military", "police"))
_SIDES: Final = frozenset(("state", "armed_group", "other"))
_OF_SOME: Final = frozenset(
    ("woman", "child")
)  # 'a woman was killed and six others hurt' tells nothing of these


def take_people(
    passage: Passage,
    reading: Reading,
    claim: Claim,
    heard: Sequence[tuple[int, Claim]],
    before: Passage | None,
    of_his: Callable[[Claim, Claim], bool],
    side_of: Callable[[Actor], Actor | None],
) -> None:
    """A bare figure is of the people named before it, among those ``heard`` with the sentence that told them.

    But one party's own figure is not of the other party's people, if they are not ``of_his``; ``side_of`` gives
    whom somebody speaks for.
    """
    people = reading.people
    if reading.stance == "denies" and claim.victim_side is None:  # 'nine, not twelve'
        same = [one for at, one in heard if at == passage.ordinal and one.outcome == claim.outcome]
        claim.victim_side = same[-1].victim_side if same else None
    if before is not None and (rival := _rival(passage, reading, claim, heard, before, side_of)) is not None:
        if claim.victim_type == "unknown":
            claim.victim_type = rival.victim_type
        claim.victim_side = claim.victim_side or rival.victim_side
        return
    told = people is None or claim.victim_type != "unknown" or told_anew(passage, reading)
    if people is None or told or not is_bare(people, reading.trigger.start):
        return
    kinds = {one.victim_type for _, one in heard if one.part_of is None} - {"unknown"}
    if people.more and len(kinds) > 1 and not _of_last(passage, heard):
        return  # after civilians and rebels 'others' are anybody
    for ordinal, earlier in reversed(heard):
        near = ordinal == passage.ordinal or (
            passage.ordinal - ordinal <= 1
            and (
                people.more
                or (earlier.outcome == claim.outcome and not people.headed)
                or (before is not None and _goes_on(passage, people, before, heard))
            )
        )
        told = earlier.claimant is None or earlier.claimant is claim.claimant or people.more
        if (
            not near
            or not told
            or is_told(passage, people, earlier.victim_type, apart=ordinal < passage.ordinal)
        ):
            return
        whole = earlier.part_of is None or earlier.part_of.sentence != earlier.sentence
        if whole and (ordinal == passage.ordinal or not earlier.is_background):
            anybody = (
                reading.rule.others_alike and people.quantity.count is not None
            )  # but 'dozens' are of those
            some = earlier.victim_type in _OF_SOME and (
                people.more or (earlier.count == 1 and people.quantity.count != 1)
            )
            if not (some or (anybody and not people.more)):
                claim.victim_type = earlier.victim_type
            if is_of_enemy(passage, reading) or not one_side([one for at, one in heard if at == ordinal]):
                return
            if of_his(claim, earlier):
                claim.victim_side = claim.victim_side or earlier.victim_side
            return


def _rival(
    passage: Passage,
    reading: Reading,
    claim: Claim,
    heard: Sequence[tuple[int, Claim]],
    before: Passage,
    side_of: Callable[[Actor], Actor | None],
) -> Claim | None:
    """'X said 60 of Y's soldiers were hit. Y puts it at four dead', 'Y denied it. X spoke of dozens of dead'.

    The claim just before to whose figure somebody opposes his own, of the same people: all of one side and type.
    """
    earlier = [one for at, one in heard if at == before.ordinal and not one.is_background]
    if before.ordinal != passage.ordinal - 1 or claim.claimant is None or not earlier:
        return None
    people = reading.people
    if people is None or people.victim_type != "unknown" or people.more or people.quantity.count == 0:
        return None
    if (people.headed and people.outcome is None) or people.quantity.implicit:
        return None  # 'nine people' may be anybody
    told = earlier[0]
    if any((one.victim_side, one.victim_type) != (told.victim_side, told.victim_type) for one in earlier):
        return None
    if told.victim_type == "unknown" or elsewhere(before, passage, earlier):
        return None
    if told.claimant is None or told.claimant == claim.claimant:
        return None
    speaker = side_of(claim.claimant)
    if speaker is None or speaker.kind not in _SIDES or told.victim_side is None:
        return None
    if speaker == told.victim_side:
        return told
    denied = told.stance == "denies" or not suffered(passage, reading)  # 'claimed to have killed 34'
    return told if denied and side_of(told.claimant) == told.victim_side else None


def _of_last(passage: Passage, heard: Sequence[tuple[int, Claim]]) -> bool:
    """True where the same sentence told of people before: 'two soldiers died and three others were hurt'."""
    return bool(heard) and heard[-1][0] == passage.ordinal


def _goes_on(passage: Passage, people: People, before: Passage, heard: Sequence[tuple[int, Claim]]) -> bool:
    """'... left 14 policemen dead. Nine were wounded': of the same, if forces alone were told of."""
    earlier = [one for at, one in heard if at == before.ordinal]
    if people.headed or passage.kinds & Cue.CUMULATIVE or elsewhere(before, passage, earlier):
        return False
    opens = not any(map(str.isalpha, passage.text[passage.start : people.begin]))
    kinds = {one.victim_type for one in earlier}
    return opens and len(kinds) == 1 and kinds <= _FORCES
