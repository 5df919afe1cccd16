"""Reads what is said to have happened: event words with their agents, targets, places and realis.

A noun ('clashes between A and B', 'an attack by A on B') or a verb ('A attacked B') is an event
mention; whether it happened, is claimed, denied, planned, hypothetical or negated is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .matching import expand
from .models import Actor, EventMention, Place
from .spans import Cue, Party, Passage, Span, Telling

VIOLENT = frozenset(
    (
        "clash", "attack", "shelling", "air_strike", "bombing", "violence_against_civilians", "abduction",
        "capture_of_fighters", "war",
    )
)  # fmt: skip
_BREAK = re.compile(r",(?!\d)|[;:()\n“”\"„«»]| [–—-] ")
_HARD = re.compile(r"[;:()\n“”\"„«»]| [–—-] ")
_ENDS = re.compile(r"[;:\n]")
_PAUSE = re.compile(r",(?!\d)|[;:\n]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class EventRule:
    """An event word: its type, and where its parties stand (its frame).

    ``given`` says what must stand near for the word to be an event: place, noun, party.
    """

    type: str
    frame: str
    trigger: str
    given: tuple[str, ...] = ()


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, object, int]]:
    """(form, slot, payload, cased) of event words."""
    for rule in pack.get("events", []):
        for trigger in expand(rule["trigger"]):
            first, split, last = trigger.partition(" … ")
            made = EventRule(rule["type"], rule["frame"], trigger, tuple(expand(rule.get("given", []))))
            yield (last if split else first), "event", [made], 0


def read_events(passage: Passage, pair: Sequence[Actor] = ()) -> list[EventMention]:
    """The event mentions of one sentence in order of their words.

    ``pair`` are the two sides that the article is about: 'both countries' are they.
    """
    found: list[EventMention] = []
    for span in passage.events:
        for rule in span.entry.event:
            if not _fits(passage, span, rule):
                continue
            mention = _mention(passage, span, rule, pair)
            if not any(_same(mention, other) for other in found):
                found.append(mention)
    truces = [mention.trigger_start for mention in found if mention.type == "ceasefire"]
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
    if _superlative(passage, span):
        return False
    if rule.frame == "duty":
        return _in_speech(passage, span)
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
        if need not in ("place", "party", "noun") and need in passage.text[passage.start : passage.end].lower():
            return True
    return False


def _in_speech(passage: Passage, span: Span) -> bool:
    """True where somebody says it: 'must' is an appeal in a quotation or in what someone told."""
    if any(quote.start <= span.start < quote.end for quote in passage.quoted):
        return True
    return any(telling.content[0] <= span.start < telling.content[1] for telling in passage.tellings)


def _superlative(passage: Passage, span: Span) -> bool:
    """'the worst clashes since 2020' compares; it tells of no other event."""
    for cue in passage.cues:
        if cue.start >= span.start:
            return False
        if cue.entry.cue & Cue.SUPERLATIVE and len(_WORD.findall(passage.text, cue.end, span.start)) <= 2:
            return True
    return False


def _mention(passage: Passage, span: Span, rule: EventRule, pair: Sequence[Actor]) -> EventMention:
    actors, targets = _parties(passage, span, rule)
    telling = _telling(passage, span)
    spread = [span.start, span.end]
    for party in (*actors, *targets):
        if not _HARD.search(passage.text, min(party.end, span.end), max(party.start, span.start)):
            spread += [party.start, party.end]
    start, end = clause(passage, min(spread), max(spread), speech=rule.frame == "call")
    agents, aims = _distinct(actors), _distinct(targets)
    if not agents and rule.frame != "call" and _both(passage, span, Cue.BOTH):
        agents = list(pair)
    if not agents and rule.frame in ("call", "duty") and telling is not None and telling.speaker is not None:
        agents = _distinct([telling.speaker])
    if not aims and rule.frame == "call" and _both(passage, span, Cue.BOTH | Cue.EACH):
        aims = [actor for actor in pair if actor not in agents]
    return EventMention(
        type=rule.type,
        sentence=passage.ordinal,
        start=start,
        end=end,
        evidence=passage.text[start:end],
        rule=f"events:{rule.type}:{rule.trigger}",
        trigger_start=span.start,
        trigger_end=span.end,
        actors=agents,
        targets=aims,
        places=_places(passage, span),
        realis=_realis(passage, span, telling),
        reported_by=telling.speaker.actor if telling is not None and telling.speaker is not None else None,
    )


def _list_end(passage: Passage, comma: int) -> int | None:
    """Where the 'and' of a list ends that goes on after a comma ('shops, cafes and restaurants')."""
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
    for cue in passage.cues:
        if cue.entry.cue & kinds and not _HARD.search(
            passage.text, min(cue.end, span.end), max(cue.start, span.start)
        ):
            return True
    return False


def clause(passage: Passage, start: int, end: int, *, speech: bool) -> tuple[int, int]:
    """The stretch between the punctuation marks around, white space and marks left out.

    What is an act of ``speech`` goes on through the words that it quotes.
    """
    left = passage.start
    for match in (_PAUSE if speech else _BREAK).finditer(passage.text, passage.start, start):
        left = match.end()
    stop = _ENDS if speech else _BREAK
    found = stop.search(passage.text, end, passage.end)
    while found is not None and found.group() == "," and (after := _list_end(passage, found.start())):
        found = stop.search(passage.text, after, passage.end)
    right = found.start() if found else passage.end
    while left < right and passage.text[left].isspace():
        left += 1
    while right > left and (passage.text[right - 1].isspace() or passage.text[right - 1] in ".!?"):
        right -= 1
    return left, right


# --- parties --------------------------------------------------------------------------------------


def _parties(passage: Passage, span: Span, rule: EventRule) -> tuple[list[Party], list[Party]]:
    between = _after_cue(passage, span.end, Cue.BETWEEN, reach=40)
    if rule.frame in ("noun", "deal") and between:
        return between, []
    subject = _subject(passage, span)
    objects = _objects(passage, span)
    if rule.frame == "noun":
        agents = _after_cue(passage, span.end, Cue.BY, reach=30) or _possessors(passage, span)
        if rule.type == "mediation":
            agents = agents or _after_cue(passage, span.end, Cue.OF, reach=8) or _adjacent(passage, span.end)
        targets = _after_cue(passage, span.end, Cue.AGAINST, reach=30)
        return agents, [party for party in targets if party not in agents]
    if rule.frame == "deal":
        agents = _after_cue(passage, span.end, Cue.BY, reach=30) or subject
        return agents, []
    if rule.frame == "meet":
        with_whom = [party for party in objects if party not in subject]
        return subject + between + with_whom, []
    if rule.frame == "duty":
        return [], subject
    if rule.frame == "call":
        return subject, [party for party in objects if party not in subject]
    passive = _passive(passage, span)
    if passive:
        return _after_cue(passage, span.end, Cue.BY, reach=30), subject
    return subject, [party for party in objects if party not in subject]


def _passive(passage: Passage, span: Span) -> bool:
    for cue in reversed(passage.cues):
        if cue.end <= span.start:
            return bool(cue.entry.cue & Cue.BE) and span.start - cue.end <= 12
    return False


def _subject(passage: Passage, span: Span) -> list[Party]:
    """The parties joined before the verb that nothing governs."""
    found: list[Party] = []
    for party in passage.parties:
        if party.end > span.start:
            break
        if party.kind in ("adjective", "pronoun") and party.actor is None:
            continue
        if party.kind == "adjective" or _HARD.search(passage.text, party.end, span.start):
            continue
        if party.governed:
            continue
        if found and not _joined(passage, found[-1].end, party.start):
            found = []
        found.append(party)
    if found:
        gap = passage.text[found[-1].end : span.start]
        if len(_WORD.findall(gap)) > 14:
            return []
    return found


def _objects(passage: Passage, span: Span) -> list[Party]:
    found: list[Party] = []
    position = span.end
    for party in passage.parties:
        if party.start < span.end or party.kind == "adjective":
            continue
        if found:
            if not _joined(passage, position, party.start):
                break
        elif len(_WORD.findall(passage.text, span.end, party.start)) > 5 or _HARD.search(
            passage.text, span.end, party.start
        ):
            break
        found.append(party)
        position = party.end
    return found


def _possessors(passage: Passage, span: Span) -> list[Party]:
    for party in passage.parties:
        if 0 <= span.start - party.end <= 3:
            return [party]
    return []


def _adjacent(passage: Passage, position: int) -> list[Party]:
    return [party for party in passage.parties if not passage.text[position : party.start].strip()][:1]


def _after_cue(passage: Passage, position: int, kind: int, reach: int) -> list[Party]:
    for cue in passage.cues:
        if cue.start < position:
            continue
        if cue.start > position + reach or _BREAK.search(passage.text, position, cue.start):
            return []
        if cue.entry.cue & kind:
            found: list[Party] = []
            end = cue.end
            for party in passage.parties:
                if party.start < cue.end:
                    continue
                if found and not _joined(passage, end, party.start):
                    break
                if not found and len(_WORD.findall(passage.text, cue.end, party.start)) > 4:
                    break
                found.append(party)
                end = party.end
            return found
    return []


def _joined(passage: Passage, start: int, end: int) -> bool:
    gap = passage.text[start:end].strip()
    if gap in ("", ","):
        return True
    if len(gap) > 24:
        return False
    return any(
        start <= cue.start and cue.end <= end and cue.entry.cue & Cue.AND for cue in passage.cues
    ) and len(_WORD.findall(gap)) <= 3


def _places(passage: Passage, span: Span) -> list[Place]:
    """The places of the event: those after it in the same clause, else a leading one."""
    found: dict[str, Place] = {}
    for start, end, place in passage.places:
        if place.kind == "country":
            continue
        near = start >= span.end and not _HARD.search(passage.text, span.end, start) and start - span.end < 90
        leading = end <= span.start and not _HARD.search(passage.text, end, span.start) and span.start - end < 60
        if near or leading:
            found.setdefault(place.id, place)
    return list(found.values())


# --- realis ---------------------------------------------------------------------------------------


def _telling(passage: Passage, span: Span) -> Telling | None:
    """The telling in whose content an event word stands; not its own verb's, nor one by the same speaker."""
    own = next((one for one in passage.tellings if one.start <= span.start and span.end <= one.end), None)
    best = None
    for telling in passage.tellings:
        if telling is own or telling.act == "urge" or not telling.content[0] <= span.start < telling.content[1]:
            continue
        if own is not None and own.speaker is not None and telling.speaker is not None:
            if own.speaker.actor is telling.speaker.actor:
                continue
        best = telling
    return best


def _realis(passage: Passage, span: Span, telling: Telling | None) -> str:
    floor = passage.start
    for match in _HARD.finditer(passage.text, passage.start, span.start):
        floor = match.end()
    for cue in reversed(passage.cues):
        if cue.end > span.start:
            continue
        if cue.start < floor:
            break
        words = len(_WORD.findall(passage.text, cue.end, span.start))
        kinds = cue.entry.cue
        if kinds & Cue.NEGATION and words <= 2:
            return "negated"
        if kinds & Cue.HYPOTHETICAL and words <= 6:
            return "hypothetical"
        if kinds & Cue.FUTURE and words <= 6:
            return "planned"
    for cue in passage.cues:
        if cue.start >= span.end and cue.start - span.end <= 12:
            if cue.entry.cue & Cue.HYPOTHETICAL and len(_WORD.findall(passage.text, span.end, cue.start)) <= 1:
                return "hypothetical"
    for other in passage.tellings:
        if other.act == "urge" and other.content[0] <= span.start < other.content[1]:
            return "hypothetical"
    if telling is not None:
        if telling.act == "deny":
            return "denied"
        if telling.speaker is not None:
            return "claimed"
    return "happened"
