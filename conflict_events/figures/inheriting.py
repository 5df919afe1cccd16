"""Figures that tell not who they count, as that was just told: 'and 16 captured', 'several others'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..findings import Claim
from ..speech.carrying import elsewhere, one_side
from ..words.spans import Cue, Passage
from .owners import is_of_enemy, told_anew
from .people import People, Reading, is_bare, is_told

_FORCES: Final = frozenset(("military", "police"))
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
) -> None:
    """A bare figure is of the people named before it, among those ``heard`` with the sentence that told them.

    But one party's own figure is not of the other party's people, if they are not ``of_his``.
    """
    people = reading.people
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
        if not near or not told or is_told(passage, people, earlier.victim_type):
            return
        whole = earlier.part_of is None or earlier.part_of.sentence != earlier.sentence
        if whole and (ordinal == passage.ordinal or not earlier.is_background):
            if not people.more or earlier.victim_type not in _OF_SOME:
                claim.victim_type = earlier.victim_type
            if is_of_enemy(passage, reading) or not one_side([one for at, one in heard if at == ordinal]):
                return
            if of_his(claim, earlier):
                claim.victim_side = claim.victim_side or earlier.victim_side
            return


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
