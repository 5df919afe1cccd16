"""What a text recalls behind its news: what was a week before, and what a conflict has cost over the years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from ..figures.running import looks_into
from ..findings import Claim
from ..words.spans import Passage

_BRIEF: Final = 7  # days that news of one event lasts at most
_MONTH: Final = 31  # days that figures of the news are summed up over at most
_BEFORE: Final = 5  # days from an earlier event to the news
_YEARS: Final = 548  # days over which a conflict is counted, no longer one operation
_MANY: Final = 1000  # dead: of a conflict, where no day is told
_ENTRY: Final = (":", " –", " —", " -", "\n")  # behind the day of an entry in a chronology


def set_back_recalled(claims: Sequence[Claim], passages: Sequence[Passage]) -> None:
    """Marks the figures that an article only recalls, once it has told figures of a recent day.

    That is an event that ended days before its news, and a count over years. A chronology recalls nothing.
    """
    if len(claims) < 2 or _is_chronology(claims, passages):
        return
    news: dt.date | None = None
    told = -1  # the sentence that told the news first
    for claim in claims:
        first, last = claim.event_start, claim.event_end
        if claim.is_background:
            continue
        behind = news is not None and claim.sentence > told
        if claim.part_of is not None and claim.part_of.is_background:
            claim.is_background = True
        elif first is None or last is None:
            many = claim.outcome == "killed" and (claim.count_low or claim.count or 0) >= _MANY
            claim.is_background = behind and last is None and claim.scope == "cumulative" and many
        elif claim.scope == "cumulative" and (last - first).days > _MONTH:
            claim.is_background = behind and (last - first).days > _YEARS
        elif (
            claim.scope == "incident"
            and behind
            and not _is_reported(claim, claims)
            and news is not None
            and (news - (first + (last - first) / 2)).days >= _BEFORE
        ):
            claim.is_background = True
            if claim.event is not None and claim.event.sentence == claim.sentence:
                claim.event.is_background = True
        elif (last - first).days <= (_BRIEF if claim.scope == "incident" else _MONTH):
            told = claim.sentence if news is None else told
            news = first if news is None else max(news, first)


def _is_reported(claim: Claim, claims: Sequence[Claim]) -> bool:
    """'X counted 40 dead from May to July. On 9 May two died.': what a report gives the total of."""
    first, last = claim.event_start, claim.event_end
    return first is not None and last is not None and looks_into(claim.claimant) and any(
        one.claimant == claim.claimant
        and one.event_start is not None
        and one.event_end is not None
        and one.event_start < one.event_end
        and one.event_start <= first
        and last <= one.event_end
        for one in claims
        if one.sentence < claim.sentence
    )  # fmt: skip


def _is_chronology(claims: Sequence[Claim], passages: Sequence[Passage]) -> bool:
    """'29 Oct: three killed ...': entries, each with its day in front, of which none is more the news than others."""
    sentences = {claim.sentence for claim in claims}
    entries = 0
    for passage in passages:
        if passage.dates and passage.ordinal in sentences:
            date = passage.dates[0]
            entries += date.start - passage.start < 3 and passage.text.startswith(_ENTRY, date.end)
    return entries > 1
