"""Figures that are not of what was told before them, so that its date cannot be theirs."""

from __future__ import annotations

from .distance import few_words
from .findings import Claim
from .spans import DateMention, Passage

_NEWS = 7  # days
_POINTS_BESIDE = "anaphoric beside "


def measured_from(passage: Passage, position: int) -> DateMention | None:
    """'Two weeks after a bombing 18 were killed': a date that is measured from another day than those told."""
    for date in passage.dates:
        if date.first is None and date.end <= position and (date.reason or "").startswith(_POINTS_BESIDE):
            return date
    return None


def tells_how_long_ago(passage: Passage, position: int, date: DateMention) -> bool:
    """'The raid came two weeks after a bombing killed 18': the bombing is only what the raid is measured from."""
    opens = few_words(passage.text, passage.start, date.start, 2)
    return not opens and passage.unbroken(date.end, position)


def is_later(claim: Claim) -> bool:
    """Whether a figure was told before the day on which it would have come about."""
    told, came = claim.said_end, claim.event_start
    return told is not None and came is not None and told < came


def is_long_told(claim: Claim) -> bool:
    """Whether it was told so long before that it is no news any more."""
    told, came = claim.said_start, claim.event_start
    return told is not None and came is not None and (came - told).days > _NEWS


def is_dated_here(passage: Passage, claim: Claim) -> bool:
    """Whether the sentence itself names the day, or the days, that a figure has."""
    return any(date.first is not None and date.first == claim.event_start for date in passage.dates)


def forget_date(claim: Claim) -> None:
    """Takes back the days that a figure was given."""
    claim.event_start = claim.event_end = claim.date_precision = None
