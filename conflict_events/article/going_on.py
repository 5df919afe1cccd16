"""Whose figures those are that no speaker stands beside: of who told of the figures in the sentence before."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from typing import Final

from ..dating.reports import Report
from ..figures.outcomes import SAME
from ..figures.resuming import add_up
from ..findings import EARLIER, Claim
from ..models import Actor
from ..speech.carrying import TELLS, elsewhere, is_bare_total, may_go_on, opens, teller
from ..words.spans import Cue, Passage

_FIGHT: Final = frozenset(("armed_forces", "armed_group", "state", "government"))
_FORCES: Final = frozenset(("military", "police", "fighter"))
_OPENING: Final = 3  # characters behind a semicolon within which its first word begins
_YEARS: Final = 5  # the precision of what is longer than a month


def carry(
    passage: Passage,
    found: Sequence[Claim],
    before: Passage | None,
    recent: Sequence[tuple[int, Claim]],
    more: Container[int],
    report: Report,
    is_party: Callable[[Actor | None], bool | None],
) -> None:
    """Gives the claims ``found`` in a sentence that plainly goes on with the one ``before`` to its speaker.

    Another place or day begins something else, but for ``more`` people ('three others', by the ids of their claims)
    and for who has told of a stretch of time in a ``report``.
    """
    if before is None:
        return
    near = before.ordinal == passage.ordinal - 1
    earlier = [claim for ordinal, claim in recent if ordinal == before.ordinal]
    speaker = teller(before, earlier) if may_go_on(before, passage) else None
    if speaker is None:
        return
    there, apart = elsewhere(before, passage, earlier), elsewhere(before, passage, ())
    outcomes = {claim.outcome for claim in earlier}
    fights = not earlier and not before.outcomes and speaker.kind in _FIGHT
    if any(opens(passage, date) for date in passage.dates):
        more = ()
    witness = speaker.kind == "crowd" and not any(claim.scope == "cumulative" for claim in earlier)
    heard = [claim for ordinal, claim in recent if ordinal < passage.ordinal]
    for claim in found:
        years = claim.date_precision == _YEARS and not earlier
        if is_bare_total(passage, claim) or (claim.scope == "cumulative" and (witness or years)):
            continue  # who tells of one attack does not count those of a year
        if not near and id(claim) not in more:
            continue
        if claim.rule.endswith(EARLIER) or _is_old(passage, claim, heard):
            continue
        if claim.claimant is not None or claim.is_background or ":loss:" in claim.rule:
            continue
        if fights and claim.victim_type not in _FORCES:
            continue  # who tells of his attack does not count its victims
        within = report.holds(claim, speaker)
        away = there if claim.outcome in outcomes else apart
        summed = claim.scope == "cumulative" or passage.kinds & Cue.CUMULATIVE
        if not away or within or summed or id(claim) in more:
            if within and claim.victim_type == "unknown" and report.of_civilians:
                claim.victim_type = "civilian"
            claim.claimant, claim.claimant_is_party = speaker, is_party(speaker)
    total = report.total
    if total is not None and len(found) > 1 and total.claimant == speaker:
        add_up(total, found)


def carry_within(
    passage: Passage, found: Sequence[Claim], is_party: Callable[[Actor | None], bool | None]
) -> None:
    """Gives the claims behind a semicolon to whoever told what stands before it: '…, the police said; 30 were hurt'.

    Only where the words on the speaker end there, and nothing behind it names another place or day.
    """
    for mark in (one.start() for one in re.finditer(";", passage.text[passage.start : passage.end])):
        at = passage.start + mark
        before = [one for one in passage.tellings if one.start < at]
        told = before[-1] if before else None
        if told is None or told.act not in TELLS or told.speaker is None or told.speaker.actor is None:
            continue
        speech = [one.start for one in passage.reports] + [one.start for one in passage.tellings]
        behind = max(speech) >= at or passage.holds(Cue.CLAUSE, at, at + _OPENING)
        settings = [start for start, _, _ in passage.places] + [one.start for one in passage.dates]
        other = any(start > at for start in settings)
        if behind or other or told.content[1] > told.start or passage.text[told.end : at].strip():
            continue
        for claim in found:
            if claim.start > at and claim.claimant is None and not claim.is_background:
                claim.claimant, claim.claimant_is_party = told.speaker.actor, is_party(told.speaker.actor)


def _is_old(passage: Passage, claim: Claim, earlier: Sequence[Claim]) -> bool:
    """True for 'earlier it had stood at 117', 'at first there was talk of 31 dead': anybody may have told that."""
    first = passage.spans[0].entry if passage.spans and passage.spans[0].start == passage.start else None
    if first is None or first.cue & Cue.MORE or claim.count is None:
        return False
    opens = first.cue & Cue.ADVERB or any(rule.outcome == SAME for rule in first.outcome or ())
    return bool(opens) and any(
        one.outcome == claim.outcome
        and claim.victim_type in (one.victim_type, "unknown")
        and one.count is not None
        and one.count > claim.count
        for one in earlier
    )
