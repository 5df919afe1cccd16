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
    for ordinal, claim in recent:
        near = ordinal >= passage.ordinal - (_BOTH if both else 1)
        if near and claim.claimant is not None and claim.stance == "asserts":
            claim.stance = "unverified"


def _is_source(passage: Passage) -> bool:
    """True for 'according to unconfirmed reports C': these are reports of something else."""
    return any(
        cue.entry.cue & Cue.UNVERIFIED
        and 0 < cue.start - report.end <= 2
        and any(rule.preposition for rule in report.entry.report)
        for cue in passage.cues
        for report in passage.reports
    )
