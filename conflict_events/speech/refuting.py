"""What is called false: 'that 215 soldiers were killed is pure fabrication, the minister said'."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from ..words.spans import Cue, Passage, Span, Telling
from .reporting import ReportRule, rule_of
from .verbs import last_cue

_BY_END: Final = attrgetter("end")
_POINTS: Final = Cue.IT | Cue.THAT | Cue.DEMONSTRATIVE | Cue.THEY | Cue.HIM


def refuted(passage: Passage, span: Span) -> Telling | None:
    """The denial of a clause of which a predicate says that it is false; None for any other verb."""
    rule = rule_of(passage, span)
    if rule is None or not rule.predicate:
        return None
    openings = [one for one in passage.reports if one.end < span.start and _holds_that(one)]
    if (cue := last_cue(passage, passage.start, span.start, Cue.THAT)) is not None:
        openings.append(cue)
    opening = max(openings, key=_BY_END, default=None)
    begin = span.start
    if opening is not None and not any(
        opening.end < cue.start < span.start and cue.entry.cue & Cue.ACCOUNT and not cue.entry.cue & _POINTS
        for cue in passage.cues
    ):
        begin = opening.end  # but in 'the army said that two had died and the claim is false' it is the claim
    verb = passage.text[span.start : span.end]
    return Telling(span.start, span.end, rule.act, verb, None, (begin, span.start), rule)


def _holds_that(verb: Span) -> bool:
    """True for 'the report that', of which all is one form."""
    return any(rule.that for rule in verb.entry.report)


def give_speakers(found: Sequence[Telling]) -> None:
    """Who tells the words among which something is called false denies it."""
    for one in found:
        if isinstance(one.rule, ReportRule) and one.rule.predicate:
            around = [other for other in found if other.content[0] <= one.start < other.content[1]]
            inner = max(around, key=lambda other: other.content[0], default=None)
            if inner is not None:
                one.speaker, one.relayed_by = inner.speaker, inner.relayed_by
