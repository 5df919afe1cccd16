"""Speech told in the passive: 'were reported killed' names nobody, 'it was reported by X' does."""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .contents import content_after
from .reporting import ReportRule, rule_of
from .strangers import Strangers
from .verbs import has_that, party_after

_NEAR: Final = 16  # characters between an auxiliary and 'by'


def is_passive(passage: Passage, span: Span) -> bool:
    """'were reported killed', 'it was announced that': nobody is said to speak."""
    if not passage.kinds & Cue.BE:
        return False
    rules: list[ReportRule] = span.entry.report
    if any(rule.preposition or rule.act == "relay" for rule in rules):
        return False
    for cue in passage.cues:
        if cue.end >= span.start:
            break
        if cue.entry.cue & (Cue.BE | Cue.HAVE) == Cue.BE and (  # what is in both makes a past tense
            span.start - cue.end == 1
            or _expletive(passage, cue, span)
            or _dated(passage, cue, span)
            or _later(passage, cue, span)
        ):
            return True
    return by_before(passage, span) is not None


def by_before(passage: Passage, verb: Span) -> Party | None:
    """'that was by X announced': who did it stands between the auxiliary and a verb that closes its clause."""
    party = next((one for one in reversed(passage.parties) if one.end <= verb.start), None)
    if party is None or not few_words(passage.text, party.end, verb.start, 1):
        return None
    by = next(
        (one for one in reversed(passage.cues) if one.entry.cue & Cue.BY and one.end < party.start), None
    )
    if by is None or not few_words(passage.text, by.end, party.start, 2):
        return None
    kinds = [cue.entry.cue for cue in passage.cues if cue.end < by.start and by.start - cue.end <= _NEAR]
    told = any(one.start < verb.start for one in passage.outcomes)
    told = told or any(one.start < verb.start for one in passage.numbers)
    return party if any(one & Cue.BE for one in kinds) and not told else None


def qualifies(passage: Passage, span: Span) -> bool:
    """'militants believed to be', 'two men accused of spying': a participle, which tells who people are."""
    if passage.holds(Cue.OF, span.end + 1, span.end + 2):
        return any(rule.act == "accuse" for rule in span.entry.report)
    to = passage.holds(Cue.PURPOSE, span.end + 1, span.end + 2)
    return to and passage.holds(Cue.BE, span.end + 3, span.end + 5)


def _dated(passage: Passage, auxiliary: Span, verb: Span) -> bool:
    """'is on Monday told by X': no more than a date between auxiliary and verb."""
    return any(date.end == verb.start - 1 and 0 < date.start - auxiliary.end <= 5 for date in passage.dates)


def _later(passage: Passage, auxiliary: Span, verb: Span) -> bool:
    """'was later reported freed': no more than an adverb between auxiliary and verb."""
    return any(
        cue.entry.cue & Cue.ADVERB and cue.start == auxiliary.end + 1 and cue.end + 1 == verb.start
        for cue in passage.cues
    )


def _expletive(passage: Passage, auxiliary: Span, verb: Span) -> bool:
    """'it was officially reported': a word between, and only a pronoun for a thing before the auxiliary."""
    near = few_words(passage.text, auxiliary.end, verb.start, 1) and passage.unbroken(
        auxiliary.end, verb.start
    )
    return near and any(
        cue.end + 1 == auxiliary.start
        and cue.entry.cue & Cue.IT
        and " " not in passage.text[cue.start : cue.end]
        for cue in passage.cues
    )


def told_by(passage: Passage, verb: Span, strangers: Strangers) -> Party | None:
    """'it was reported today by X': the speaker of a passive verb stands behind its preposition."""
    if (before := by_before(passage, verb)) is not None:
        return before
    for cue in passage.cues:
        if cue.start >= verb.end and cue.entry.cue & Cue.BY:
            if not few_words(passage.text, verb.end, cue.start, 3) or any(
                verb.end <= span.start < cue.start for span in passage.outcomes
            ):
                return None
            if any(verb.end <= one.start < cue.start and _leads_off(one) for one in passage.cues):
                return None  # 'were denied access despite promises by X'
            return party_after(passage, cue.end, 2) or strangers.behind(passage, cue.end)
    return None


def _leads_off(word: Span) -> bool:
    """True for a preposition that tells neither where nor when: what 'by' follows belongs behind it."""
    cue = word.entry.cue
    return bool(cue & Cue.PREPOSITION) and not cue & (Cue.LOCATIVE | Cue.AGAINST) and word.entry.date is None


def passive_telling(passage: Passage, span: Span, strangers: Strangers) -> Telling | None:
    """'it was reported today by X (that)': what is told stands behind the speaker, or before the verb."""
    speaker, rule = told_by(passage, span, strangers), rule_of(passage, span)
    if speaker is None or rule is None:
        return None
    points = passage.holds(Cue.THAT, passage.start, passage.start + 1)
    if points and few_words(passage.text, passage.start, span.start, 4):  # 'that is on Monday told by X'
        content = (passage.start, span.start)
        verb = passage.text[span.start : span.end]
        return Telling(span.start, speaker.end, rule.act, verb, speaker, content, rule)
    behind = has_that(passage, speaker.end, 30) or content_after(passage, speaker.end)
    content = (speaker.end, passage.end) if behind else (passage.start, span.start)
    return Telling(
        span.start, speaker.end, rule.act, passage.text[span.start : span.end], speaker, content, rule
    )
