"""Forms that look like a reporting verb and tell nothing here: 'declined to say', 'the reports', 'late on Monday'."""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .verbs import closed_before

_OWNS: Final = ("'s ", "’s ", "s' ", "s’ ")


def is_infinitive(passage: Passage, span: Span) -> bool:
    """'could not confirm', 'declined to say': a verb right behind a negation, a modal or 'to' tells nothing."""
    if span.entry.cue & (Cue.UNVERIFIED | Cue.ARMED):
        return True  # 'could not verify', 'claimed responsibility'
    return passage.follows(Cue.PURPOSE | Cue.NEGATION, span.start) or _is_hearsay(passage, span)


def _is_hearsay(passage: Passage, span: Span) -> bool:
    """'an attack said to have killed two': 'to have' or 'to be' behind a verb that takes only clauses."""
    if not passage.kinds & Cue.PURPOSE or any(
        rule.act != "say" or rule.addressee for rule in span.entry.report
    ):
        return False
    to = next((cue for cue in passage.cues if cue.start == span.end + 1), None)
    return to is not None and bool(to.entry.cue & Cue.PURPOSE) and (
        passage.holds(Cue.HAVE | Cue.BE, to.end + 1, to.end + 2)
    )  # fmt: skip


def is_postposition(span: Span) -> bool:
    """'of-him words-by': who speaks stands right before it, and makes it no noun."""
    return all(rule.postposition for rule in span.entry.report)


def is_noun(passage: Passage, span: Span) -> bool:
    """'the reports', 'its claims': an article or a possessive right before makes it no verb."""
    if (
        span.entry.bound is not None
        and " " in span.entry.form
        and any(one.start == span.end + 1 for one in passage.numbers)
    ):
        return True  # 'an estimated 800 rebels'
    following = any(one.start == span.end + 1 and not _leads(one) for one in passage.reports)
    if following and closed_before(passage.text, passage.start, span.start):
        return True  # 'C, reports say'
    if following and few_words(passage.text, passage.start, span.start, 2):
        named = any(one.start < span.start for one in passage.parties)
        return not named and not passage.holds(Cue.HE | Cue.IT | Cue.THEY | Cue.WE, passage.start, span.start)
    if span.entry.event is not None and passage.follows(Cue.PERFORM, span.start):
        return True  # 'have been staging protests'
    if (span.entry.cue & Cue.ACCOUNT or any(rule.that for rule in span.entry.report)) and (
        passage.text.endswith(_OWNS, passage.start, span.start)
        or any(one.end == span.start - 1 for one in passage.reports)
    ):
        return True  # 'denied reports', 'rejected the group's claim'
    for other in passage.spans:
        if other.end > span.start:
            return False
        if span.start - other.end == 1:
            entry = other.entry
            if entry.number is not None and other.end + 1 == span.start:
                return _noun_follows(passage, span.end)  # 'two alleged rebels'
            return entry.determiner is not None or bool(entry.cue & (Cue.DEFINITE | Cue.OWN))
    return False


def _noun_follows(passage: Passage, end: int) -> bool:
    """True where a noun for people stands right behind."""
    return any(span.start == end + 1 and span.entry.victim is not None for span in passage.spans)


def begins_harm(passage: Passage, span: Span) -> bool:
    """'the war has claimed thousands of lives': the first half of a word for what became of people."""
    words = passage.text[span.start : span.end].lower()
    return any(
        span.end < one.start
        and any(rule.first == words for rule in one.entry.outcome)
        and few_words(passage.text, span.end, one.start, 8)
        and passage.unbroken(span.end, one.start)
        for one in passage.outcomes
    )


def tells_hour(passage: Passage, span: Span) -> bool:
    """True for a form that is also 'early', behind a day that another verb of speech tells."""
    for date in passage.dates:
        if date.end == span.start - 1:
            return any(
                one.end <= date.start
                and not one.entry.cue & Cue.HAVE
                and few_words(passage.text, one.end, date.start, 1)
                for one in passage.reports
            )
    return False


def _leads(span: Span) -> bool:
    """True for 'according to': no verb."""
    return any(rule.preposition for rule in span.entry.report)
