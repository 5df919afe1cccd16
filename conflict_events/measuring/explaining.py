"""Shows how sentences were read: what each word is, what was made of them, and why nothing more was.

It reads an article as `extract` does, watched (`watching`), and tells of every sentence the typed spans,
what the small grammars composed of them, tellings, groups of people, claims and event mentions with the
rules that found them, and of each outcome word and figure that came to nothing the reason (`lacking`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ..article.analysis import Analysis
from ..article.grammar import Grammar
from ..figures.groups import find_people
from ..figures.people import People
from ..findings import Claim, EventMention, Extraction
from ..mentions.quantities import Vague
from ..models import Document, Source
from ..pipeline import prepared
from ..plugins import Plugins
from ..words.spans import CUES, SLOTS, Cue, Passage, Span
from .lacking import Lost, lost, nameless

TELLING_CUES = (
    Cue.NEGATION | Cue.HYPOTHETICAL | Cue.FUTURE | Cue.DEMONSTRATIVE | Cue.BOTH | Cue.EACH | Cue.SUPERLATIVE
    | Cue.BACKGROUND | Cue.UNVERIFIED | Cue.ENEMY | Cue.CORRECTION | Cue.CUMULATIVE | Cue.INCLUDING
    | Cue.NONVIOLENT | Cue.FICTION | Cue.WEAPON | Cue.VEHICLE | Cue.NOUN | Cue.ARMED
)  # fmt: skip
"""Cues that are marked in a sentence: those that change what is read, without the small words of grammar."""


@dataclass(slots=True, kw_only=True)
class Found:
    """A stretch of the text and what was made of it. ``told`` says it in words; ``rule`` is what found it."""

    kind: str
    start: int
    end: int
    told: str
    rule: str | None = None


@dataclass(slots=True, kw_only=True)
class Explained:
    """One sentence. ``marks`` do not overlap; ``spans`` are all hits of the lexicon, with all they can be."""

    ordinal: int
    start: int
    end: int
    role: str
    anchored: bool
    marks: list[Found]
    spans: list[Found]
    found: list[Found]
    lost: list[Lost]


@dataclass(slots=True, kw_only=True)
class Explanation:
    """An article and how each sentence of it was read; no sentence where no pack reads its language."""

    extraction: Extraction
    passages: list[Passage]
    sentences: list[Explained]


def explain(
    document: Document, source: Source | None, plugins: Plugins, *, armed: bool = False
) -> Explanation:
    """Reads one article and tells how; ``armed`` takes for granted that it is about an armed conflict."""
    extraction, pack = prepared(document, source, plugins)
    if pack is None:
        return Explanation(extraction=extraction, passages=[], sentences=[])
    reading = Analysis(extraction, Grammar.of(pack), armed=armed, watched=True)
    reading.run()
    return Explanation(
        extraction=extraction,
        passages=reading.passages,
        sentences=[_explained(reading, passage) for passage in reading.passages],
    )


def _explained(reading: Analysis, passage: Passage) -> Explained:
    extraction = reading.extraction
    if passage.watch.people is None:
        find_people(passage, reading.actor_of)
    claims = [one for one in extraction.claims if one.sentence == passage.ordinal]
    events = [one for one in extraction.event_mentions if one.sentence == passage.ordinal]
    losses = lost(passage, {event.trigger_start for event in events})
    found = [*_composed(passage), *_people(passage), *_tellings(passage)]
    found += [_claim(one, reading) for one in claims]
    found += [_event(one) for one in events]
    people = any(group.headed for group in passage.watch.people)
    return Explained(
        ordinal=passage.ordinal,
        start=passage.start,
        end=passage.end,
        role=passage.role,
        anchored=bool(passage.outcomes or passage.events or passage.reports or people or claims),
        marks=list(_marks(passage, losses)),
        spans=[_span(span) for span in passage.spans],
        found=found,
        lost=losses,
    )


# --- typed spans ---


def _marks(passage: Passage, losses: list[Lost]) -> Iterator[Found]:
    """The spans to mark in the sentence, the most telling first where two overlap, in order."""
    unknown = {word for one in losses for word in one.unknown}
    unknown |= {word for group in passage.watch.people for word in nameless(passage, group)}
    ranked: list[tuple[int, int, str]] = [(one.start, one.end, "date") for one in passage.dates]
    for kind in ("outcome", "report", "event"):
        ranked += [(one.start, one.end, kind) for one in passage.spans if getattr(one.entry, kind)]
    ranked += [(one.start, one.end, "party") for one in passage.parties]
    ranked += [(start, end, "place") for start, end, _ in passage.places]
    ranked += [(one.start, one.end, "number") for one in passage.numbers]
    ranked += [(one.start, one.end, "number") for one in passage.spans if _counts(one)]
    ranked += [(one.start, one.end, "bound") for one in passage.spans if one.entry.bound is not None]
    ranked += [(one.start, one.end, "people") for one in passage.spans if one.entry.victim is not None]
    ranked += [(one.start, one.end, _cues(one.entry.cue & TELLING_CUES)) for one in passage.cues]
    ranked += [(start, end, "unknown") for start, end in unknown]
    taken: list[Found] = []
    for start, end, kind in ranked:
        if kind and not any(start < other.end and other.start < end for other in taken):
            taken.append(Found(kind=kind, start=start, end=end, told=kind))
    yield from sorted(taken, key=lambda one: one.start)


def _counts(span: Span) -> bool:
    """True for a word that counts without being a number: a vague one, 'no'."""
    return isinstance(span.entry.range, Vague) or span.entry.determiner == 0


def _cues(flags: int) -> str:
    return ", ".join(name.lower() for name, flag in CUES.items() if flags & flag)


def _span(span: Span) -> Found:
    entry = span.entry
    kinds = [name for name, flag in SLOTS.items() if entry.filled & flag and name != "cue"]
    if entry.cue:
        kinds.append(_cues(entry.cue))
    return Found(kind="span", start=span.start, end=span.end, told=", ".join(kinds), rule=entry.form)


# --- what was made of them ---


def _composed(passage: Passage) -> Iterator[Found]:
    for number in passage.numbers:
        plain = number.digits and number.kind == "cardinal"
        if not plain and not any(date.start <= number.start < date.end for date in passage.dates):
            kind = "" if number.kind in ("cardinal", "one") else f", {number.kind}: it counts nobody"
            yield Found(kind="number", start=number.start, end=number.end, told=f"{number.value:,g}{kind}")
    for date in passage.dates:
        told = _interval(date.first, date.last, date.precision)
        if date.first is None:
            told = (
                f"{date.duration:,} days long" if date.duration is not None else date.reason or "unresolved"
            )
        yield Found(kind="date", start=date.start, end=date.end, told=told)
    for party in passage.parties:
        told = f"{party.actor.name} ({party.actor.id})" if party.actor is not None else "nobody that is known"
        told += f", {party.kind}" + (f", {party.role}" if party.role else "")
        told += ", behind a preposition: no subject" if party.governed else ""
        yield Found(kind="party", start=party.start, end=party.end, told=told)
    parties = {(party.start, party.end) for party in passage.parties}
    for start, end, place in passage.places:
        if place.kind == "country" and (start, end) in parties:
            continue
        told = ", ".join(filter(None, (f"{place.name} ({place.id})", place.kind, place.country)))
        yield Found(kind="place", start=start, end=end, told=told)


def _people(passage: Passage) -> Iterator[Found]:
    for group in passage.watch.people:
        told = _group(group)
        if words := [passage.text[start:end] for start, end in nameless(passage, group)]:
            told += f"; not known here: {', '.join(words)}"
        yield Found(kind="people", start=group.quantity.start, end=group.end, told=told)


def _group(group: People) -> str:
    quantity = group.quantity
    told = [_figure(quantity.bound, quantity.count, quantity.low, quantity.high), group.victim_type]
    if group.side is not None:
        told.append(f"of {group.side.name}")
    told += [
        word
        for word, holds in (
            ("the speaker's own", group.own),
            ("the enemy's", group.enemy),
            ("a part of another figure", group.subset),
            ("further ones", group.more),
            ("no noun for people", not (group.headed or group.own or group.subset)),
        )
        if holds
    ]
    return ", ".join(told)


def _figure(bound: str, count: int | None, low: int | None, high: int | None) -> str:
    """'6', 'at_least 6 (6 or more)', 'between (20 to 30)'."""
    if bound == "exact":
        return f"{count:,}"
    ends = {
        (True, True): f" ({low or 0:,} to {high or 0:,})",
        (True, False): f" ({low or 0:,} or more)",
        (False, True): f" ({high or 0:,} or fewer)",
        (False, False): "",
    }[low is not None, high is not None]
    return f"{bound}{f' {count:,}' if count is not None else ''}{ends}"


def _tellings(passage: Passage) -> Iterator[Found]:
    text = passage.text
    for telling in passage.tellings:
        speaker = telling.speaker
        who = "nobody named"
        if speaker is not None:
            who = f'"{text[speaker.start : speaker.end]}"'
            who += f" ({speaker.actor.name})" if speaker.actor is not None else " (not known who)"
        content = " ".join(text[telling.content[0] : telling.content[1]].split()).strip(" ,")
        told = f'{who} -> {telling.verb} -> "{_short(content)}"'
        if telling.addressee is not None:
            told += f'; to "{text[telling.addressee.start : telling.addressee.end]}"'
        if telling.relayed_by is not None:
            told += f"; relayed by {telling.relayed_by.name}"
        if telling.said is not None:
            told += f"; on {_interval(telling.said.first, telling.said.last, None)}"
        verb = getattr(telling.rule, "verb", None)
        rule = f"reporting:{telling.rule.act}:{verb}" if verb is not None else None
        yield Found(kind="telling", start=telling.start, end=telling.end, told=told, rule=rule)


def _claim(claim: Claim, reading: Analysis) -> Found:
    figure = _figure(claim.bound, claim.count, claim.count_low, claim.count_high)
    whose = f" of {claim.victim_side.name}" if claim.victim_side is not None else ""
    who = claim.claimant.name if claim.claimant is not None else claim.claimant_text or "the article itself"
    told = [f"{claim.outcome} {figure}, {claim.victim_type}{whose}", f"claimant {who} ({claim.stance})"]
    if claim.relayed_by is not None:
        told.append(f"relayed by {claim.relayed_by.name}")
    told.append(_dated(claim, reading))
    told += [
        word
        for word, holds in (
            ("cumulative", claim.scope == "cumulative"),
            ("background", claim.is_background),
            ("part of another claim", claim.part_of is not None),
        )
        if holds
    ]
    return Found(kind="claim", start=claim.start, end=claim.end, told="; ".join(told), rule=claim.rule)


def _dated(claim: Claim, reading: Analysis) -> str:
    """When it was, and which words say so: those of the sentence, of its event, or the nearest before it."""
    if claim.event_start is None:
        return "no date"
    told = _interval(claim.event_start, claim.event_end, claim.date_precision)
    event = claim.event
    via = ""
    if event is not None and (event.start_date, event.end_date) == (claim.event_start, claim.event_end):
        via = f'by the event "{reading.text[event.trigger_start : event.trigger_end]}"'
    for passage in reversed(reading.passages[: claim.sentence + 1]):
        for date in reversed(passage.dates):
            if date.first == claim.event_start and date.last in (claim.event_end, date.first):
                where = "" if passage.ordinal == claim.sentence else f" in sentence {passage.ordinal}"
                words = f'"{reading.text[date.start : date.end]}"{where}'
                return f"{told} ({via}, from {words})" if via else f"{told} (from {words})"
    return f"{told} ({via})" if via else told


def _event(event: EventMention) -> Found:
    told = [f"{event.type}, {event.realis}"]
    if event.actors:
        told.append(f"by {', '.join(actor.name for actor in event.actors)}")
    if event.targets:
        told.append(f"on {', '.join(actor.name for actor in event.targets)}")
    if event.places:
        told.append(f"at {', '.join(place.name for place in event.places)}")
    if event.reported_by is not None:
        told.append(f"told by {event.reported_by.name}")
    told.append(_interval(event.start_date, event.end_date, event.date_precision))
    told += ["background"] if event.is_background else []
    return Found(kind="event", start=event.start, end=event.end, told="; ".join(told), rule=event.rule)


def _interval(first: dt.date | None, last: dt.date | None, precision: int | None) -> str:
    if first is None:
        return "no date"
    days = first.isoformat() if last in (None, first) else f"{first.isoformat()} to {last}"
    return f"{days}, precision {precision}" if precision is not None else days


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[: most // 2].rstrip()} … {words[-most // 2 :].lstrip()}"
