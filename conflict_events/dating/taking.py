"""A figure takes the days of a date, of an event, or of another figure."""

from __future__ import annotations

from ..findings import Claim, EventMention
from ..words.spans import DateMention


def take_date(claim: Claim, date: DateMention) -> None:
    """Gives a claim the days that words mean."""
    claim.event_start, claim.event_end, claim.date_precision = date.first, date.last, date.precision


def take_event(claim: Claim, mention: EventMention) -> None:
    """Gives a claim the days of an event, and the event where it has none."""
    claim.event_start, claim.event_end = mention.start_date, mention.end_date
    claim.date_precision, claim.event = mention.date_precision, claim.event or mention


def take_claim(claim: Claim, other: Claim) -> None:
    """Gives a claim the days of another one, and its event where it has none."""
    claim.event_start, claim.event_end = other.event_start, other.event_end
    claim.date_precision, claim.event = other.date_precision, claim.event or other.event
