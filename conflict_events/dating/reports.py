"""What a report is about: which body looked into harm, and the stretch of time over which that was done.

Its single strikes, however long ago, are no history in the report, and the body that gives the total tells of them.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from ..figures.running import looks_into
from ..findings import Claim
from ..models import Actor
from ..words.spans import Passage

_NEAR: Final = dt.timedelta(days=31)  # around what a body has looked into


class Report:
    """The stretch of time that the figures of a report have covered so far."""

    def __init__(self) -> None:
        self._author: Actor | None = None
        self._first: dt.date | None = None
        self._last: dt.date | None = None
        self.total: Claim | None = None

    def note(self, claim: Claim) -> None:
        """A figure that the report is about."""
        first, last = claim.event_start or claim.event_end, claim.event_end
        if first is None or last is None:
            return
        if self._first is None or self._last is None or (claim.claimant is not None and self._author is None):
            self._first, self._last = first, last
        else:
            self._first, self._last = min(self._first, first), max(self._last, last)
        if looks_into(claim.claimant):
            self._author = claim.claimant
        if looks_into(claim.claimant) and claim.part_of is None and first < last:
            self.total = claim

    def covers(self, claim: Claim) -> bool:
        """Whether a figure is of the stretch of time that the report is about."""
        first, last = claim.event_start or claim.event_end, claim.event_end
        if first is None or last is None or self._first is None or self._last is None:
            return False
        near = _NEAR if self._author is not None else dt.timedelta(0)
        return self._first - near <= first and last <= self._last + near

    def holds(self, claim: Claim, speaker: Actor) -> bool:
        """Whether a figure is one of those of which the author has told the total."""
        total = self.total
        return (
            total is not None
            and total.claimant == speaker
            and looks_into(speaker)
            and claim.event_start is not None
            and claim.event_end is not None
            and total.event_start is not None
            and total.event_end is not None
            and total.event_start <= claim.event_start
            and claim.event_end <= total.event_end
        )

    def lend(self, claim: Claim) -> None:
        """Gives a figure that its author tells without day or event the stretch of time of the total."""
        total = self.total
        if total is None or total.claimant != claim.claimant or total.scope != "cumulative":
            return
        if claim.event_start is not None or claim.event_end is not None or claim.is_background:
            return
        most = total.count or total.count_low
        if claim.event is None and claim.count is not None and most is not None and claim.count <= most:
            claim.event_start, claim.event_end = total.event_start, total.event_end
            claim.date_precision, claim.scope = total.date_precision, total.scope

    @property
    def of_civilians(self) -> bool:
        """Whether the total is one of civilians, as then those are of which it is made."""
        return self.total is not None and self.total.victim_type == "civilian"


def is_lead(passage: Passage) -> bool:
    """Whether a sentence opens its paragraph: a report leads with what it is about."""
    opening = passage.text.rfind("\n", 0, passage.start) + 1
    return "." not in passage.text[opening : passage.start]
