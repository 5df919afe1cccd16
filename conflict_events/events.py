"""Reads what is said to have happened: event words with their agents, targets, places and realis.

A noun ('clashes between A and B', 'an attack by A on B') or a verb ('A attacked B') is an event
mention; whether it happened, is claimed, denied, planned, hypothetical or negated is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .distance import few_words
from .findings import EventMention
from .matching import expand
from .models import Actor, Place
from .participants import Cast
from .realis import realis_of, telling_over
from .spans import Cue, Party, Passage, Span, Telling
from .speech import inside_quote
from .watching import Why, refuse

VIOLENT = frozenset(
    (
        "clash", "attack", "shelling", "air_strike", "bombing", "violence_against_civilians", "abduction",
        "capture_of_fighters", "war",
    )
)  # fmt: skip
_BETWEEN_PARTIES = frozenset(
    (
        "talks", "mediation", "agreement", "appeal", "accusation", "denial", "threat", "aid_request", "aid",
        "statement", "sanction", "recognition",
    )
)  # fmt: skip
_ENDS = re.compile(r"[;:\n]")
_PAUSE = re.compile(r",(?!\d)|[;:\n]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class EventRule:
    """An event word: its type, and where its parties stand (its frame).

    ``given`` says what must stand near for the word to be an event: place, noun, party. ``name`` is
    what records found by the rule bear.
    """

    type: str
    frame: str
    trigger: str
    given: tuple[str, ...] = ()
    name: str = field(init=False, default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", f"events:{self.type}:{self.trigger}")


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, object, int]]:
    """(form, slot, payload, cased) of event words."""
    for rule in pack.get("events", []):
        for trigger in expand(rule["trigger"]):
            first, split, last = trigger.partition(" … ")
            made = EventRule(rule["type"], rule["frame"], trigger, tuple(expand(rule.get("given", []))))
            yield (last if split else first), "event", [made], 0


def read_events(passage: Passage, pair: Sequence[Actor] = (), *, armed: bool = True) -> list[EventMention]:
    """The event mentions of one sentence in order of their words.

    ``pair`` are the two sides that the article is about: 'both countries' are they. Where the article
    does not show an ``armed`` conflict, only diplomacy is read; diplomacy is between parties that are named.
    """
    found: list[EventMention] = []
    cast = Cast(passage)
    for span in passage.events:
        for rule in span.entry.event:
            diplomacy = rule.type in _BETWEEN_PARTIES
            if not (armed or diplomacy):
                refuse(passage, span, Why.UNARMED, rule=rule)
                continue
            if not _fits(passage, span, rule):
                continue
            mention = _mention(passage, span, rule, cast, pair)
            if diplomacy and not mention.actors and not mention.targets:
                refuse(passage, span, Why.NO_PARTY, rule=rule)
                continue
            if not any(_same(mention, other) for other in found):
                found.append(mention)
    truces = [mention.trigger_start for mention in found if mention.type == "ceasefire"]
    if not truces:
        return found
    # 'an agreement on a ceasefire', 'a ceasefire deal': one event, the ceasefire.
    return [
        mention for mention in found
        if mention.type != "agreement" or all(abs(mention.trigger_start - truce) > 45 for truce in truces)
    ]  # fmt: skip


def _same(mention: EventMention, other: EventMention) -> bool:
    return mention.type == other.type and (
        mention.trigger_start == other.trigger_start
        or (mention.start == other.start and mention.end == other.end and mention.actors == other.actors)
    )


def _fits(passage: Passage, span: Span, rule: EventRule) -> bool:
    if passage.kinds & Cue.SUPERLATIVE and (cue := _superlative(passage, span)):
        return refuse(passage, span, Why.SUPERLATIVE, rule=rule, at=(cue.start, cue.end))
    if rule.frame == "duty":
        return _in_speech(passage, span) or refuse(passage, span, Why.UNSAID_DUTY, rule=rule)
    if not rule.given:
        return True
    window = (span.start - 60, span.end + 60)
    for need in rule.given:
        if need == "place" and any(window[0] <= place[0] <= window[1] for place in passage.places):
            return True
        if need == "party" and any(window[0] <= party.start <= window[1] for party in passage.parties):
            return True
        if need == "noun" and any(
            cue.entry.cue & Cue.NOUN and span.end <= cue.start <= window[1] for cue in passage.cues
        ):
            return True
        if (
            need not in ("place", "party", "noun")
            and need in passage.text[passage.start : passage.end].lower()
        ):
            return True
    return refuse(passage, span, Why.GIVEN, rule=rule, at=", ".join(rule.given))


def _in_speech(passage: Passage, span: Span) -> bool:
    """True where somebody says it: 'must' is an appeal in a quotation or in what someone told."""
    return inside_quote(passage, span.start) or any(
        telling.content[0] <= span.start < telling.content[1] for telling in passage.tellings
    )


def _superlative(passage: Passage, span: Span) -> Span | None:
    """'the worst clashes since 2020' compares; it tells of no other event."""
    for cue in passage.cues:
        if cue.start >= span.start:
            return None
        if cue.entry.cue & Cue.SUPERLATIVE and few_words(passage.text, cue.end, span.start, 2):
            return cue
    return None


def _mention(
    passage: Passage, span: Span, rule: EventRule, cast: Cast, pair: Sequence[Actor]
) -> EventMention:
    actors, targets = cast.of(span, rule.type, rule.frame)
    telling = telling_over(passage, span) if passage.tellings else None
    first, last = span.start, span.end
    for party in (*actors, *targets):
        if not passage.parted(min(party.end, span.end), max(party.start, span.start)):
            first, last = min(first, party.start), max(last, party.end)
    start, end = clause(passage, first, last, speech=rule.frame == "call")
    agents, aims = _distinct(actors), _distinct(targets)
    if not agents and rule.frame != "call" and _both(passage, span, Cue.BOTH):
        agents = list(pair)
    if not agents and rule.frame in ("call", "duty"):
        own = next((one for one in passage.tellings if one.start <= span.start < one.end), telling)
        agents = _distinct([own.speaker]) if own is not None and own.speaker is not None else []
    if not agents and telling is not None and telling.act == "accuse" and telling.addressee is not None:
        agents = _distinct([telling.addressee])
    if not aims and rule.frame == "call" and _both(passage, span, Cue.BOTH | Cue.EACH):
        aims = [actor for actor in pair if actor not in agents]
    return EventMention(
        type=rule.type,
        sentence=passage.ordinal,
        start=start,
        end=end,
        evidence=passage.text[start:end],
        rule=rule.name,
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


def _distinct(parties: Sequence[Party]) -> list[Actor]:
    found: dict[str, Actor] = {}
    for party in parties:
        if party.actor is not None:
            found.setdefault(party.actor.id, party.actor)
    return list(found.values())


def _both(passage: Passage, span: Span, kinds: int) -> bool:
    """True where 'both sides' or 'the two countries' stands in the clause of an event word."""
    if not passage.kinds & kinds:
        return False
    return any(
        cue.entry.cue & kinds and not passage.parted(min(cue.end, span.end), max(cue.start, span.start))
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
    for start, end, place in passage.places:
        if place.kind == "country" or not first <= start < last:
            continue
        near = 0 <= start - span.end < 90 and not passage.parted(span.end, start)
        leading = 0 <= span.start - end < 60 and not passage.parted(end, span.start)
        if near or leading:
            found.setdefault(place.id, place)
    return list(found.values())
