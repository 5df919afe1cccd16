"""What was done to people where no word names the event: 'gunmen killed an elder' is an event too.

A figure whose sentence says who did the harm, and has no event word for it, gives an event of its own:
whom it befell tells the type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..findings import Claim, EventMention
from ..words.clauses import auxiliary
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .happenings import VIOLENT, mention_of
from .participants import Cast

_HARM: Final = frozenset(("killed", "wounded", "casualties"))
_DONE: Final = frozenset(
    ("both", "before", "after", "inside")
)  # frames of verbs that someone does to someone
_ARMED: Final = frozenset(("military", "fighter", "police"))
_FORCES: Final = frozenset(("armed_forces", "police", "military", "state", "government"))
_CAUGHT: Final = frozenset(("abduction", "capture_of_fighters", "arrest"))
_NAMES: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(_HARM, VIOLENT | {"protest"}),
    "captured": _CAUGHT,
    "detained": _CAUGHT,
}
"""The types of events that tell of an outcome: where the sentence names one, nothing is added."""

_MOST: Final = 12  # claims of a sentence that are looked at: a list of a hundred names no deeds
_BOTH_WAYS: Final = frozenset(("clash", "war"))
_WORD: Final = re.compile(r"\w")


def read_deeds(
    passage: Passage, claims: Sequence[Claim], mentions: Sequence[EventMention]
) -> list[EventMention]:
    """The events that the ``claims`` of a sentence tell of and none of its ``mentions`` names.

    The claims are about them from then on.
    """
    found: dict[bool, EventMention] = {}
    told = {mention.type for mention in mentions}
    for claim in claims[:_MOST]:
        if claim.event is not None and claim.event in mentions:
            _complete(passage, claim.event, claim)
        names = _NAMES.get(claim.outcome)
        if claim.part_of is not None or claim.scope != "incident":
            continue
        if claim.event is not None and (names is not _CAUGHT or claim.event.type in _CAUGHT):
            continue
        if names is None or told & names or claim.count == 0 or claim.rule.split(":")[2] not in _DONE:
            continue
        harm = claim.outcome in _HARM
        if harm not in found:
            span = _trigger(passage, claim)
            if span is None or not _done_by_someone(passage, span, claim):
                continue
            found[harm] = _deed(passage, span, claim)
        claim.event = found[harm]
    return list(found.values())


def _trigger(passage: Passage, claim: Claim) -> Span | None:
    """The outcome word of a claim: the one in its evidence."""
    for span in passage.outcomes:
        if claim.start <= span.start < claim.end and any(
            rule.outcome == claim.outcome for rule in span.entry.outcome
        ):
            return span
    return None


def _done_by_someone(passage: Passage, span: Span, claim: Claim) -> bool:
    """True for a verb that somebody does to the people counted, or that is done 'by' somebody."""
    victims = passage.text.find(claim.count_text, claim.start, claim.end) if claim.count_text else -1
    helper = auxiliary(passage, span.start)
    if helper is None or (victims > span.end and helper.entry.cue & Cue.HAVE):
        return victims > span.end and _WORD.search(passage.text, passage.start, span.start) is not None
    if helper.entry.cue & Cue.HAVE:
        return helper.end < victims
    if victims > span.end and not few_words(passage.text, helper.end, span.start, 1):
        return True
    return _agent_mark(passage, span, helper) is not None


def _agent_mark(passage: Passage, span: Span, helper: Span | None) -> int | None:
    """Where the agent of a passive begins: behind the 'by' that follows closely, or stands before the verb."""
    if helper is None or not passage.kinds & Cue.BY:
        return None
    for cue in passage.cues:
        if cue.entry.cue & Cue.BY and helper.end <= cue.start <= span.end + 24:
            return None if passage.parted(helper.end, cue.start) else cue.end
    return None


def _by_forces(passage: Passage, span: Span, cast: Cast) -> bool:
    """True where an army or the police did it, named or not ('soldiers', 'officers')."""
    agents, _ = cast.of(span, "attack", "verb")
    if agents:
        return any(party.actor is not None and party.actor.kind in _FORCES for party in agents)
    helper = auxiliary(passage, span.start)
    mark = _agent_mark(passage, span, helper)
    people = [one for one in passage.spans if one.entry.victim is not None]
    if mark is not None:
        doer = next((one for one in people if one.start >= mark), None)
    else:
        end = span.start if helper is None else helper.start
        doer = next((one for one in reversed(people) if one.end <= end), None)
    return doer is not None and doer.entry.victim.type in ("military", "police")


def _complete(passage: Passage, event: EventMention, claim: Claim) -> None:
    """Who did it and to whom, where the verb of a figure says so and the noun for the event does not."""
    if event.type not in VIOLENT or claim.outcome not in _NAMES:
        return
    if not event.actors and claim.rule.split(":")[2] in _DONE:
        span = _trigger(passage, claim)
        if span is not None and _done_by_someone(passage, span, claim):
            agents, _ = Cast(passage).of(span, "attack", "verb")
            event.actors = [party.actor for party in agents if party.actor is not None]
    side = claim.victim_side
    if side is not None and not event.targets and event.type not in _BOTH_WAYS and side not in event.actors:
        event.targets = [side]


def _deed(passage: Passage, span: Span, claim: Claim) -> EventMention:
    cast = Cast(passage)
    armed = claim.victim_type in _ARMED
    if claim.outcome == "captured":
        kind = "capture_of_fighters" if armed else "abduction"
    elif claim.outcome == "detained":
        kind = "arrest"
    elif armed:
        kind = "clash" if _by_forces(passage, span, cast) else "attack"
    else:
        kind = "violence_against_civilians"
    mention = mention_of(passage, span, kind, "verb", f"deeds:{claim.rule.partition(':')[2]}", cast)
    mention.start_date, mention.end_date = claim.event_start, claim.event_end
    mention.date_precision, mention.is_background = claim.date_precision, claim.is_background
    if claim.stance == "denies":
        mention.realis = "denied"
    _complete(passage, mention, claim)
    return mention
