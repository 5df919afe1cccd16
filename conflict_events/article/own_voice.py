"""What an article tells in its own voice until it names who told it: back to the head of its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..findings import Claim
from ..words.spans import Passage

_APART: Final = 3  # sentences without a figure between figures of one account


class OwnVoice:
    """Remembers the claims of the paragraph that is read and of the one before it."""

    def __init__(self) -> None:
        self._told: list[tuple[Passage, list[Claim]]] = []

    def tell(self, passage: Passage, found: Sequence[Claim]) -> None:
        """Notes what a sentence told."""
        self._told = [one for one in self._told if one[0].paragraph >= passage.paragraph - 1]
        self._told.append((passage, list(found)))

    def before(self, passage: Passage) -> list[Claim]:
        """What nobody is said to have told before a sentence, back to another speaker or another paragraph.

        A sentence that opens its paragraph speaks of the one before it.
        """
        found: list[Claim] = []
        ordinal, paragraph = passage.ordinal, passage.paragraph
        if all(one.paragraph != paragraph for one, _ in self._told):
            paragraph -= 1
        for other, claims in reversed(self._told):
            if other.paragraph != paragraph:
                break
            if ordinal - other.ordinal > _APART:
                break
            told = [claim for claim in claims if claim.claimant is None and not claim.is_background]
            spoken = len(told) < len(claims) or any(one.speaker is not None for one in other.tellings)
            if spoken and other.ordinal < passage.ordinal - 1:
                break
            found += told
            if spoken:
                break
            if told:
                ordinal = other.ordinal
        return found
