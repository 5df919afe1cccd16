"""Figures that are not of what was told before them, so that its date cannot be theirs."""

from __future__ import annotations

import datetime as dt
from typing import Final

from ..findings import Claim
from ..mentions.date_pointers import measured_day
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage
from .people import Reading

_NEWS: Final = 7  # days
_FEW: Final = 14  # days, in which no attack kills so many
_OF_A_WAR, _MANY, _DISPLACED = 100, 3000, 20_000  # people
_TAKEN: Final = frozenset(("captured", "detained", "missing"))
_POINTS_BESIDE: Final = "anaphoric beside "
_SAME_DAY: Final = ("anaphoric beside +0", "anaphoric beside -0")  # 'hours after'


def measured_from(passage: Passage, position: int) -> DateMention | None:
    """'Two weeks after a bombing 18 were killed': a date that is measured from another day than those told."""
    for date in passage.dates:
        reason = date.reason or ""
        beside = reason.startswith(_POINTS_BESIDE) and not reason.startswith(_SAME_DAY)
        if date.first is None and date.end <= position and beside:
            return date
    return None


def of_measured(passage: Passage, position: int) -> DateMention | None:
    """'Freed on Sunday, 40 days after gunmen seized him and shot two': the day of what Sunday is measured from."""
    date = measured_from(passage, position) if len(passage.dates) > 1 else None
    if date is None or not tells_how_long_ago(passage, position, date):
        return None
    before = next((one for one in reversed(passage.dates) if one.end < date.start), None)
    if before is None or passage.text[before.end : date.start].strip(", "):
        return None
    return measured_day(date, before)


def tells_how_long_ago(passage: Passage, position: int, date: DateMention) -> bool:
    """'The raid came two weeks after a bombing killed 18': the bombing is only what the raid is measured from."""
    opens = few_words(passage.text, passage.start, date.start, 2)
    return not opens and passage.unbroken(date.end, position)


def tell_the_night_before(claim: Claim, today: dt.date | None) -> None:
    """'Killed 17 overnight, the army said on Saturday', in a paper of Sunday: that night ended when it was said."""
    said = claim.said_start
    if today is None or said is None or said != claim.said_end or said >= today:
        return
    if claim.event_end == today and claim.event_start == today - dt.timedelta(days=1):
        claim.event_start, claim.event_end = said - dt.timedelta(days=1), said


def is_later(claim: Claim) -> bool:
    """Whether a figure was told before the day on which it would have come about."""
    told, came = claim.said_end, claim.event_start
    return told is not None and came is not None and told < came


def is_long_told(claim: Claim) -> bool:
    """Whether it was told so long before that it is no news any more."""
    told, came = claim.said_start, claim.event_start
    return told is not None and came is not None and (came - told).days > _NEWS


def _is_dated_here(passage: Passage, claim: Claim) -> bool:
    """Whether the sentence itself names the day, or the days, that a figure has."""
    return any(date.first is not None and date.first == claim.event_start for date in passage.dates)


def forget_date(claim: Claim) -> None:
    """Takes back the days that a figure was given."""
    claim.event_start = claim.event_end = claim.date_precision = None


def take_back(passage: Passage, claim: Claim) -> None:
    """The few days of what was told before are not those of more people than they harm."""
    first, last = claim.event_start, claim.event_end
    few = first is not None and last is not None and (last - first).days <= _FEW
    if not few or claim.outcome == "wounded" or _is_dated_here(passage, claim):
        return
    if _is_of_many(claim):
        forget_date(claim)


def sums_up(passage: Passage, reading: Reading, *, dated: bool) -> bool:
    """'Overall, 220 were hurt', 'killed five people in three incidents': the figure of several events."""
    if not passage.kinds & (Cue.CUMULATIVE | Cue.LOCATIVE | Cue.WIDE):
        return False
    for cue in passage.cues:
        if cue.entry.cue & Cue.WIDE and passage.role == "body" and dated:
            return True
        if cue.entry.cue & Cue.CUMULATIVE and cue.start - passage.start < 3 and reading.start > cue.end:
            return True
        if cue.entry.cue & Cue.LOCATIVE and cue.start >= reading.trigger.end and _several(passage, cue.end):
            return passage.unbroken(reading.trigger.end, cue.start)
    return False


def _several(passage: Passage, position: int) -> bool:
    """True for 'three (separate) incidents', 'two search operations' right behind a preposition."""
    number = next((one for one in passage.numbers if one.start == position + 1), None)
    if number is None or number.kind != "cardinal" or number.value < 2:
        return False
    for span in passage.spans:
        if span.start > number.end:
            if not few_words(passage.text, number.end, span.start, 3):
                return False
            if span.entry.event is not None or span.entry.cue & Cue.NOUN:
                return passage.unbroken(number.end, span.start)
    return False


def take_sum(passage: Passage, claim: Claim) -> None:
    """The figure of several events has no day of one of them, but those that its own sentence names."""
    if (claim.event_start is None) == (claim.event_end is None) and not _is_dated_here(passage, claim):
        forget_date(claim)
        claim.scope, claim.is_background = "cumulative", False


def too_many(claim: Claim) -> bool:
    """More than any one attack kills or drives out, and of no time that is told; of a war, fewer."""
    return _is_of_many(claim) and claim.event_start is None


def _is_of_many(claim: Claim) -> bool:
    most = claim.count_low or claim.count or 0
    war = claim.event is not None and claim.event.type == "war" and claim.count is not None
    least = _DISPLACED if claim.outcome == "displaced" else _OF_A_WAR if war else _MANY
    return claim.outcome not in _TAKEN and most >= least
