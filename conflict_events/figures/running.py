"""Figures that are counted over a stretch of time: since a day, up to a day, over a month, in total."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..findings import Claim
from ..models import Actor
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage, Span
from .people import Reading

_BEHIND: Final = 120  # letters from a figure to the words from which it is counted
_STRETCH: Final = 5  # days
_NEAR: Final = 90  # letters from a figure to the stretch of time behind it
_ROUGHLY: Final = 12  # 'in about ten days'
_FAR: Final = 200  # from 'since' to the day on which began what it names
_MONTH: Final = 4  # the precision of a month, over which somebody keeps count
_MANY: Final = 99  # more than any one attack of a month kills, nearly always
_BODIES: Final = frozenset(("ngo", "igo"))
_OPENING: Final = frozenset((": ", "; ", "– ", "- "))


def since_date(passage: Passage, reading: Reading) -> DateMention | None:
    """'since the violence began this week', behind a figure or before it: it runs from that date on."""
    for cue, end in _since(passage, reading):
        for date in passage.dates:
            near = date.start >= cue.start and date.start - cue.end < _FAR
            if near and date.end <= end and date.first is not None:
                return date
    return None


def counts_on(passage: Passage, reading: Reading) -> bool:
    """True for a figure that is counted 'since the war began', whether or not the words tell when that was."""
    return next(_since(passage, reading), None) is not None


def counts_from(passage: Passage, reading: Reading) -> bool:
    """True for a figure counted from something that is named ('since the outbreak of violence'), told nowhere else."""
    return any(_leads(passage, cue) for cue, _ in _since(passage, reading))


def _since(passage: Passage, reading: Reading) -> Iterator[tuple[Span, int]]:
    """The words from which a figure is counted on, each with where its clause ends."""
    for cue in passage.cues if passage.kinds & Cue.SINCE else ():
        if not cue.entry.cue & Cue.SINCE:
            continue
        behind = (
            cue.start >= reading.trigger.end
            and (
                cue.start - reading.end < 30
                or _shares(passage, reading.end, cue.start)
                or (cue.start - reading.end < _BEHIND and passage.unbroken(reading.end, cue.start))
            )
            and not passage.parted(reading.end, cue.start)
            and not passage.holds(Cue.SUPERLATIVE, reading.end, cue.start)
        )
        opens = cue.start - passage.start <= 3 or passage.text[cue.start - 2 : cue.start] in _OPENING
        within = _leads(passage, cue) and passage.unbroken(cue.end, reading.start)
        within = within or _goes_with(passage, cue, reading)
        if within and passage.holds(Cue.SUPERLATIVE, passage.start, cue.start):
            continue  # 'the largest since the group abducted 270 in 2014'
        if behind or ((opens or within) and cue.start < reading.start):
            yield cue, passage.end if behind else reading.start


def _goes_with(passage: Passage, since: Span, reading: Reading) -> bool:
    """'has shelled the town since an attack on 7 October, killing 40': the participle is of what has gone on since."""
    if reading.rule.frame != "after" or not passage.holds(Cue.HAVE, passage.start, since.start):
        return False
    comma = passage.text.find(",", since.end, reading.trigger.start)
    return comma >= 0 and not passage.parted(since.end, reading.trigger.start) and not any(
        since.end < span.start < reading.trigger.start and all(rule.frame != "after" for rule in span.entry.outcome)
        for span in passage.outcomes
    )  # fmt: skip


def _leads(passage: Passage, since: Span) -> bool:
    """'have since the war began killed 40', but 'has since said': a date or a noun follows."""
    return passage.holds(Cue.DEFINITE, since.end, since.end + 2) or any(
        date.start - since.end <= 1 and date.end > since.end for date in passage.dates
    )


def _shares(passage: Passage, start: int, end: int) -> bool:
    """'40 were killed and 90 hurt since May': what stands between is another figure of the same count."""
    return end - start < _NEAR and passage.unbroken(start, end) and passage.holds(Cue.AND, start, end) and any(
        start <= span.start < end for span in passage.outcomes
    )  # fmt: skip


def counted_to(passage: Passage) -> DateMention | None:
    """'As of 12 June': the day up to which everybody is counted."""
    for cue in passage.cues if passage.kinds & Cue.CUMULATIVE else ():
        if cue.entry.cue & Cue.CUMULATIVE:
            for date in passage.dates:
                if 0 < date.start - cue.end <= 1 and date.precision == 1 and not date.running:
                    return date
    return None


def recorded(passage: Passage, claim: Claim) -> bool:
    """'In August monitors documented 12', 'X documented 12 deaths in August': a month over which somebody kept count.

    But of an event that somebody tells of it is only a vague date ('an attack in August').
    """
    for date in passage.dates:
        if (date.first, date.last) != (claim.event_start, claim.event_end):
            continue
        if claim.claimant is None:
            least = (
                9
                if (date.precision or 0) > _MONTH
                else _MANY
                if date.precision == _MONTH and ":noun:" in claim.rule
                else None
            )
            if least is None or (claim.count or claim.count_low or 0) <= least:
                continue
            of_war = claim.event is not None and least == _MANY and claim.event.type == "war"
            if (
                claim.event is None
                or of_war
                or (least < _MANY and date.running and _of_several(passage, claim))
            ):
                return True  # '6,930 civilians were hurt in 2018'
            continue
        week = date.first is not None and date.last is not None and (date.last - date.first).days == 6
        if week and claim.event is None:
            return True
        if date.precision is not None and date.precision >= _MONTH:
            opens = any(
                date.end <= telling.start and date.end < telling.content[0] for telling in passage.tellings
            )
            several = looks_into(claim.claimant) and _of_several(passage, claim)
            return opens or claim.event is None or several
    return False


def _of_several(passage: Passage, claim: Claim) -> bool:
    """'Air strikes killed 40 in July, X found': no article makes one event of it."""
    event = claim.event
    if event is None or event.sentence != passage.ordinal:
        return False
    span = next((one for one in passage.events if one.start == event.trigger_start), None)
    if span is None or not any(rule.frame == "noun" for rule in span.entry.event):
        return False  # 'executed in July': it may have been on one day
    for number in passage.numbers:
        counts = number.end <= event.trigger_start and few_words(
            passage.text, number.end, event.trigger_start, 2
        )
        if counts and not any(date.start <= number.start < date.end for date in passage.dates):
            return False  # 'two strikes in July'
    return not any(
        (one.entry.determiner is not None or one.entry.cue & (Cue.DEFINITE | Cue.DEMONSTRATIVE))
        and one.end <= event.trigger_start
        and few_words(passage.text, one.end, event.trigger_start, 3)
        and passage.unbroken(one.end, event.trigger_start)
        for one in passage.spans
    )


def looks_into(claimant: Actor | None) -> bool:
    """Whether somebody is of those who look into harm done by others, and report on it."""
    return claimant is not None and claimant.kind in _BODIES


def over_time(passage: Passage, reading: Reading) -> bool:
    """'in 33 days 400 people died', 'five weeks of war': a stretch of time is told over which they were counted."""
    for date in passage.dates:
        if date.duration is None or date.first is not None or date.duration < _STRETCH:
            continue
        behind = 0 < date.start - reading.end < _NEAR and not (
            passage.parted(reading.end, date.start)
            or any(reading.end <= telling.start < date.start for telling in passage.tellings)
        )
        if not behind and (date.end > reading.start or ";" in passage.text[date.end : reading.start]):
            continue
        within = any(
            cue.entry.cue & Cue.LOCATIVE
            and not cue.entry.cue & Cue.SINCE
            and 0 < date.start - cue.end < _ROUGHLY
            and few_words(passage.text, cue.end, date.start, 1)
            for cue in passage.cues
        )
        if (within and (not behind or passage.unbroken(reading.end, date.start))) or any(
            span.start >= date.end and few_words(passage.text, date.end, span.start, 1)
            for span in passage.events
        ):
            return True
    return False


def totals(reading: Reading) -> bool:
    """'bringing the total to 40': the word itself says that it is one."""
    return bool(reading.trigger.entry.cue & Cue.CUMULATIVE)


def summed(passage: Passage, reading: Reading) -> bool:
    """Whether a word that sums up ('in total', 'so far') stands with a figure, not with another one behind a comma."""
    return any(
        cue.entry.cue & Cue.CUMULATIVE
        and not _by_the_clock(passage, cue)
        and (
            cue.start <= reading.end
            or "," not in passage.text[reading.end : cue.start]
            or few_words(passage.text, reading.end, cue.start, 2)
        )
        for cue in passage.cues
    )


def _by_the_clock(passage: Passage, cue: Span) -> bool:
    """'As of about 10 a.m. six had died': at an hour the toll of one day is counted."""
    return any(date.clock is not None and 0 < date.start - cue.end < _ROUGHLY for date in passage.dates)
