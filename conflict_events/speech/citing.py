"""Verbs of passing on and of taking care: 'the agency quoted X', 'X was quoted as saying', 'rescuers recovered six'."""

from __future__ import annotations

from collections.abc import Callable

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .contents import content_after, quote_after
from .reporting import ReportRule
from .verbs import party_after, takes_care


def cited(
    passage: Passage, span: Span, rule: ReportRule, subject: Party | None, after: Party | None
) -> Telling | None:
    """'the agency quoted X as saying C', 'X, quoted by the agency, said C': X speaks, the agency relays."""
    if after is None:
        return _quoted(passage, span, rule, subject)
    verb = passage.text[span.start : span.end]
    if passage.holds(Cue.BY, span.end + 1, span.end + 2):
        if subject is None:
            return None
        subject, after = after, subject
        content = (max(subject.end, after.end), passage.end)
        telling = Telling(after.start, subject.end, "say", verb, after, content, rule)
        telling.relayed_by = subject.actor
        return telling
    end = after.end
    for other in passage.reports:
        if after.end <= other.start and few_words(passage.text, after.end, other.start, 9):
            end = other.end
    begin = subject.start if subject is not None and subject.start < span.start else span.start
    content = (end, passage.end)
    if not content_after(passage, end) and not quote_after(passage, end):
        content = (passage.start, begin)
        if few_words(passage.text, *content, 1):
            return None  # 'the general quoted Shakespeare'
    telling = Telling(begin, end, "say", verb, after, content, rule)
    medium = subject or _through(passage, span, after, end)
    telling.relayed_by = medium.actor if medium is not None else None
    return telling


def relayed_from(
    passage: Passage, span: Span, rule: ReportRule, last: str, called: Callable[[Passage, Party], Party]
) -> Telling | None:
    """'reported the agency from X that C': who relays stands between the verb and its second half."""
    at = passage.text.find(f" {last} ", span.end, passage.end)
    source = party_after(passage, at + len(last) + 1, 3) if at >= 0 else None
    if source is None:
        return None
    medium = next((one for one in passage.parties if span.end < one.start and one.end <= at), None)
    return cited(passage, span, rule, medium, called(passage, source))


def _through(passage: Passage, span: Span, source: Party, end: int) -> Party | None:
    """The medium of 'the agency, quoting X, said' and of 'citing X, the agency said', whose verb ends at ``end``."""
    for party in passage.parties:
        before = party.end < span.start and not passage.text[party.end : span.start].strip(" ,")
        behind = source.end < party.start and few_words(passage.text, min(end, party.start), party.start, 1)
        if party.kind == "medium" and (before or behind):
            return party
    return None


def _quoted(passage: Passage, span: Span, rule: ReportRule, subject: Party | None) -> Telling | None:
    """'X was quoted as saying C (by the agency)': the subject of the passive speaks."""
    if subject is None or not passage.holds(Cue.BE, span.start - 6, span.start):
        return None
    said = next((one for one in passage.reports if one.start > span.end), None)
    end = said.end if said is not None and few_words(passage.text, span.end, said.start, 1) else span.end
    by = next((cue for cue in passage.cues if cue.start == end + 1 and cue.entry.cue & Cue.BY), None)
    medium = party_after(passage, by.end) if by is not None else None
    last = medium.end if medium is not None else end
    behind = content_after(passage, last) or quote_after(passage, last)
    content = (last, passage.end) if behind else (passage.start, subject.start)
    telling = Telling(subject.start, last, "say", passage.text[span.start : span.end], subject, content, rule)
    telling.relayed_by = medium.actor if medium is not None else None
    return telling


def handled(passage: Passage, span: Span, rule: ReportRule, subject: Party | None) -> Telling | None:
    """'rescuers recovered six bodies': who takes care of the dead and the wounded has counted them."""
    if subject is None or not takes_care(passage, subject):
        return None
    if subject.start > span.end:
        content = (subject.end, passage.end)
        return Telling(span.start, subject.end, rule.act, span.entry.form, subject, content, rule)
    inside = any(subject.end <= number.start < span.start for number in passage.numbers)
    if not inside and not few_words(passage.text, subject.end, span.start, 3):
        return None
    content = (subject.end, span.start) if inside else (span.end, passage.end)
    return Telling(subject.start, span.end, rule.act, span.entry.form, subject, content, rule)
