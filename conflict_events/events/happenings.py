"""Reads what is said to have happened: event words with their agents, targets, places and realis.

A noun ('clashes between A and B', 'an attack by A on B') or a verb ('A attacked B') is an event
mention; whether it happened, is claimed, denied, planned, hypothetical or negated is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from ..findings import EventMention
from ..models import Actor, Place
from ..words.spans import Cue, Party, Passage, Span, Telling
from ..words.watching import Why, refuse
from .event_rules import EventRule
from .participants import Cast
from .realis import realis_of, telling_over

VIOLENT: Final = frozenset(
    (
        "clash", "attack", "shelling", "air_strike", "bombing", "violence_against_civilians", "abduction",
        "capture_of_fighters", "war",
    )
)  # fmt: skip
_BETWEEN_PARTIES: Final = frozenset(
    (
        "talks", "mediation", "agreement", "appeal", "accusation", "denial", "threat", "aid_request", "aid",
        "statement", "sanction", "recognition",
    )
)  # fmt: skip
_CIVIL: Final = frozenset(("protest", "arrest", "abduction"))
"""What needs no armed conflict around it."""

_OTHERWISE: Final = frozenset(("means", "damage"))
"""Frames of words that tell what happened only where no other does: by which weapon, to which house."""

_ASKING: Final = frozenset(("urge", "ask", "threaten"))
_TELLING: Final = VIOLENT | {"protest", "equipment_loss"}
_BY_TRIGGER: Final = attrgetter("trigger_start")
_ENDS: Final = re.compile(r"[;:\n]")
_PAUSE: Final = re.compile(r",(?!\d)|[;:\n]")
_WORD: Final = re.compile(r"\w+")


def read_events(
    passage: Passage,
    words: list[tuple[Span, list[EventRule]]],
    pair: Sequence[Actor] = (),
    *,
    armed: bool = True,
    fiction: bool = False,
) -> list[EventMention]:
    """The event mentions of one sentence in order of their ``words``, as `fitting` gives them.

    ``pair`` are the two sides that the article is about: 'both countries' are they. Where the article
    does not show an ``armed`` conflict, only diplomacy, protests and arrests are read, and in ``fiction``
    only diplomacy; diplomacy is between parties that are named.
    """
    found: list[EventMention] = []
    if not words:
        return found
    otherwise: list[tuple[Span, EventRule]] = []
    cast = Cast(passage)
    for span, rules in words:
        for rule in rules:
            diplomacy = rule.type in _BETWEEN_PARTIES
            if not (diplomacy or (not fiction and (armed or rule.type in _CIVIL))):
                refuse(passage, span, Why.UNARMED, rule=rule)
                continue
            if rule.frame in _OTHERWISE:
                otherwise.append((span, rule))
                continue
            mention = mention_of(passage, span, rule.type, rule.frame, rule.name, cast, pair)
            if diplomacy and not (mention.actors or mention.targets or _alone(rule) or cast.anybody(span)):
                refuse(passage, span, Why.NO_PARTY, rule=rule)
                continue
            if not any(_same(mention, other) for other in found):
                found.append(mention)
    if otherwise and not any(mention.type in _TELLING for mention in found):
        span, rule = otherwise[0]
        found.append(mention_of(passage, span, rule.type, rule.frame, rule.name, cast, pair))
        found.sort(key=_BY_TRIGGER)
    return _without_asides(passage, found)


def _without_asides(passage: Passage, found: list[EventMention]) -> list[EventMention]:
    """Leaves out what names no event of its own beside another one of the sentence.

    'An agreement on a ceasefire' is one event, the ceasefire; peacekeepers who are harmed are victims.
    """
    types = {mention.type for mention in found}
    if "ceasefire" in types and "agreement" in types:
        truces = [mention.trigger_start for mention in found if mention.type == "ceasefire"]
        found = [
            mention for mention in found
            if mention.type != "agreement" or all(abs(mention.trigger_start - truce) > 45 for truce in truces)
        ]  # fmt: skip
    if "peacekeeping" in types:
        harm = bool(passage.outcomes) or any(mention.type in VIOLENT for mention in found)
        people = {span.start for span in passage.events if span.entry.victim is not None} if harm else set()
        found = [m for m in found if m.type != "peacekeeping" or m.trigger_start not in people]
    return found


def _alone(rule: EventRule) -> bool:
    """Whether the company that a rule asks for is enough, be it no party."""
    return bool(rule.given) and "party" not in rule.given


def _same(mention: EventMention, other: EventMention) -> bool:
    return mention.type == other.type and (
        mention.trigger_start == other.trigger_start
        or (mention.start == other.start and mention.end == other.end and mention.actors == other.actors)
    )


def mention_of(
    passage: Passage, span: Span, type_: str, frame: str, rule: str, cast: Cast, pair: Sequence[Actor] = ()
) -> EventMention:
    """The event of a type that a word tells of, with all that its sentence says of it but the date."""
    actors, targets = cast.of(span, type_, frame)
    telling = telling_over(passage, span) if passage.tellings else None
    first, last = span.start, span.end
    for party in (*actors, *targets):
        if not passage.parted(min(party.end, span.end), max(party.start, span.start)):
            first, last = min(first, party.start), max(last, party.end)
    start, end = clause(passage, first, last, speech=frame == "call")
    agents, aims = _distinct(actors), _distinct(targets)
    if not agents and frame != "call" and _both(passage, span, Cue.BOTH):
        agents = list(pair)
    if not agents and frame in ("call", "duty"):
        own = next((one for one in passage.tellings if one.start <= span.start < one.end), telling)
        agents = _distinct([own.speaker]) if own is not None and own.speaker is not None else []
    if not agents and telling is not None and telling.act == "accuse" and telling.addressee is not None:
        agents = _distinct([telling.addressee])
    if not agents and frame == "call" and _both(passage, span, Cue.BOTH, before=True):
        agents = list(pair)
    if not aims and frame == "call" and _both(passage, span, Cue.BOTH | Cue.EACH):
        aims = [actor for actor in pair if actor not in agents]
    return EventMention(
        type=type_,
        sentence=passage.ordinal,
        start=start,
        end=end,
        evidence=passage.text[start:end],
        rule=rule,
        trigger_start=span.start,
        trigger_end=span.end,
        actors=agents,
        targets=aims,
        places=_places(passage, span, telling) if passage.places else [],
        realis=realis_of(passage, span, telling),
        reported_by=telling.speaker.actor if telling is not None and telling.speaker is not None else None,
    )


def _list_end(passage: Passage, comma: int) -> int | None:
    """Where the 'and' of a list ends that goes on after a comma ('shops, cafes and restaurants')."""
    if not passage.kinds & Cue.AND:
        return None
    for cue in passage.cues:
        if cue.start > comma and cue.entry.cue & Cue.AND:
            return cue.end if 1 <= len(_WORD.findall(passage.text, comma, cue.start)) <= 2 else None
    return None


def _distinct(parties: list[Party]) -> list[Actor]:
    if not parties:
        return []
    found: dict[str, Actor] = {}
    for party in parties:
        if party.actor is not None:
            found.setdefault(party.actor.id, party.actor)
    return list(found.values())


def _both(passage: Passage, span: Span, kinds: int, *, before: bool = False) -> bool:
    """True where 'both sides' or 'the two countries' stands in the clause of an event word, or ``before`` it."""
    if not passage.kinds & kinds:
        return False
    return any(
        cue.entry.cue & kinds
        and not (before and cue.start > span.start)
        and not passage.parted(min(cue.end, span.end), max(cue.start, span.start))
        for cue in passage.cues
    )


def clause(passage: Passage, start: int, end: int, *, speech: bool) -> tuple[int, int]:
    """The stretch between the punctuation marks around, white space and marks left out.

    What is an act of ``speech`` goes on through the words that it quotes.
    """
    left, right = _heard(passage, start, end) if speech else _between_marks(passage, start, end)
    text = passage.text
    while left < right and text[left].isspace():
        left += 1
    while right > left and (text[right - 1].isspace() or text[right - 1] in ".!?"):
        right -= 1
    return left, right


def _between_marks(passage: Passage, start: int, end: int) -> tuple[int, int]:
    text = passage.text
    left = passage.start
    for at in passage.breaks:
        if at < start:
            left = at + (3 if text[at] == " " else 1)
        elif at >= end:
            if text[at] != "," or (after := _list_end(passage, at)) is None:
                return left, at
            end = after
    return left, passage.end


def _heard(passage: Passage, start: int, end: int) -> tuple[int, int]:
    text = passage.text
    left = passage.start
    for match in _PAUSE.finditer(text, passage.start, start):
        left = match.end()
    found = _ENDS.search(text, end, passage.end)
    return left, found.start() if found else passage.end


def _places(passage: Passage, span: Span, telling: Telling | None) -> list[Place]:
    """The places of the event: those near it in its clause; where it was only said is none of them."""
    found: dict[str, Place] = {}
    first, last = telling.content if telling is not None else (passage.start, passage.end)
    for other in passage.tellings:
        if other.act in _ASKING and other.content[0] <= span.start < other.content[1]:
            first = max(first, other.content[0])
    for start, end, place in passage.places:
        if place.kind == "country" or not first <= start < last:
            continue
        near = 0 <= start - span.end < 90 and not passage.parted(span.end, start)
        leading = 0 <= span.start - end < 60 and not passage.parted(end, span.start)
        if near or leading:
            found.setdefault(place.id, place)
    return list(found.values())
