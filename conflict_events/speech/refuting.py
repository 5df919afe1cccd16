"""What is called false, and where ends what somebody denies, or answers for.

'That 215 soldiers were killed is pure fabrication, the minister said'; 'the army denied this: nobody was hurt'; 'the
group claimed responsibility for the attack, which killed 12'.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span, Telling
from .reporting import ReportRule, rule_of
from .verbs import last_cue

_BY_END: Final = attrgetter("end")
_NEAR: Final = 2  # characters behind a verb within which its 'that' stands
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


def answers_for(passage: Passage, verb: Span, telling: Telling) -> None:
    """'claimed responsibility for an attack that killed 12': what a relative clause adds is not told by who did it.

    Where verbs close their clauses, it stands before the deed: 'X the in which 12 died attack claimed'.
    """
    end = max(verb.end, telling.end)
    blame = verb.entry.cue & Cue.BLAME or any(
        cue.entry.cue & Cue.BLAME
        and (few_words(passage.text, end, cue.start, 2) or few_words(passage.text, cue.end, verb.start, 2))
        for cue in passage.cues
        if cue.start >= end or cue.end <= verb.start
    )
    if not blame:
        return
    first, last = telling.content
    deeds = [one for one in passage.events if first <= one.start < last and one.entry.outcome is None]
    if last <= verb.start:
        harm = max((one.end for one in passage.outcomes if first <= one.start < last), default=last)
        deed = next((one for one in deeds if one.start >= harm), None)
        telling.content = (deed.start, last) if deed is not None else telling.content
        return
    for cue in passage.cues if first >= verb.start else ():
        if (
            end + _NEAR < cue.start < last
            and cue.entry.cue & (Cue.RELATIVE | Cue.THAT)
            and any(one.end < cue.start for one in deeds)
            and not any(end <= one.start < cue.start for one in passage.reports)
        ):
            telling.content = (first, cue.start)
            return


def parted_denials(passage: Passage, found: Sequence[Telling]) -> list[Telling]:
    """'X denied this: C': what X denies stands before the colon, and he tells what stands behind it."""
    parted: list[Telling] = []
    for one in found:
        parted.append(one)
        first, last = one.content
        colon = passage.text.find(":", first, last) if one.act == "deny" and first >= one.end else -1
        if (
            colon < 0
            or not passage.holds(Cue.ACCOUNT, first, colon)
            or not few_words(passage.text, first, colon, 4)
        ):
            continue
        one.content = (first, colon)
        parted.append(Telling(colon, colon + 1, "say", one.verb, one.speaker, (colon + 1, last), one.rule))
    return parted
