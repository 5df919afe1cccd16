"""Dates that nothing is dated by: others are only measured by them."""

from __future__ import annotations

from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage, Span


def compares(passage: Passage, date: DateMention) -> bool:
    """'the worst since 2020', 'one of the bloodiest attacks of this year'."""
    if date.running and _first_of_a_kind(passage, date):
        return True
    if passage.kinds & Cue.FROM and _against(passage, date):
        return True
    if not (passage.kinds & Cue.SUPERLATIVE and (date.running or passage.kinds & Cue.SINCE)):
        return False
    superlative = None
    since: Span | None = None
    for cue in passage.cues:
        if cue.start >= date.end:
            break
        if cue.entry.cue & Cue.SUPERLATIVE:
            superlative, since = cue, None
        if cue.entry.cue & Cue.SINCE and superlative is not None and passage.unbroken(cue.end, date.start):
            since = cue  # 'the worst day since they announced a truce three weeks ago'
    if since is not None:  # but 'since a bomb killed 40 in March 2018' tells when that was
        return not any(since.end < span.start < date.start for span in passage.outcomes)
    return superlative is not None and date.running and passage.unbroken(superlative.end, date.start)


def _against(passage: Passage, date: DateMention) -> bool:
    """'compared with 12 in May 2020', '47 per cent more than in 2020': when that was which is compared."""
    for cue in reversed(passage.cues):
        if cue.start > date.start or not cue.entry.cue & Cue.FROM:
            continue
        whole = " " in cue.entry.form or any(
            number.kind == "percent" and few_words(passage.text, number.end, cue.start, 3)
            for number in passage.numbers
            if number.end <= cue.start
        )
        return (
            whole
            and few_words(passage.text, cue.end, date.start, 7)
            and passage.unbroken(cue.end, date.start)
        )
    return False


def _first_of_a_kind(passage: Passage, date: DateMention) -> bool:
    """'They were the first deaths of this year': an ordinal before a noun for the dead counts no stretch of time."""
    for number in passage.numbers:
        if (
            number.kind != "ordinal"
            or number.end > date.start
            or not passage.unbroken(number.end, date.start)
        ):
            continue
        if any(
            number.end <= span.start < date.start
            and few_words(passage.text, number.end, span.start, 3)
            and any(rule.frame == "noun" for rule in span.entry.outcome)
            for span in passage.outcomes
        ):
            return True
        if any(
            span.start == number.end + 1 and span.entry.victim is not None and span.entry.victim.single
            for span in passage.spans
        ):
            return True  # 'the third mayor this year'
    return False
