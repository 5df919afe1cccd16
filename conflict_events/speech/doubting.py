"""What could not be checked: 'the figures could not be verified' makes claims told before it unverified."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..findings import Claim
from ..words.spans import Cue, Passage

_BOTH: Final = 2  # sentences back that 'the accounts of either party' reach


def doubt(passage: Passage, found: Sequence[Claim], recent: Sequence[tuple[int, Claim]]) -> None:
    """Marks the claims ``found`` in a sentence that doubts them, else those of the sentence before.

    ``recent`` are the claims told so far with the ordinals of their sentences; 'both accounts' are those of two.
    """
    if not passage.kinds & Cue.UNVERIFIED:
        return
    if _is_source(passage):
        return
    here = [claim for claim in found if claim.claimant is not None and claim.stance == "asserts"]
    for claim in here:
        claim.stance = "unverified"
    both = bool(passage.kinds & (Cue.BOTH | Cue.EACH))
    if here and not both:
        return
    told = [(at, one) for at, one in recent if one.claimant is not None and at >= passage.ordinal - _BOTH]
    doubted = _doubted(passage, [one for _, one in told])
    for ordinal, claim in told:
        near = claim in doubted or (not doubted and (both or ordinal >= passage.ordinal - 1))
        if near and claim.stance == "asserts":
            claim.stance = "unverified"


def _doubted(passage: Passage, told: Sequence[Claim]) -> list[Claim]:
    """Of what was told those figures whose claimant is named: 'could not confirm the report of X'."""
    cue = next((one for one in passage.cues if one.entry.cue & Cue.UNVERIFIED), None)
    named = {one.actor.id for one in passage.parties if cue and one.start > cue.end and one.actor is not None}
    return [one for one in told if one.claimant is not None and one.claimant.id in named]


def _is_source(passage: Passage) -> bool:
    """True for 'according to unconfirmed reports C': these are reports of something else."""
    return any(
        cue.entry.cue & Cue.UNVERIFIED
        and 0 < cue.start - report.end <= 2
        and any(rule.preposition for rule in report.entry.report)
        for cue in passage.cues
        for report in passage.reports
    )
