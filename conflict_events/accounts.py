"""Turns what a sentence counts into claims: who claims it, with what stance, of whom and of when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence

from dataclasses import replace

from .attribution import ReportRule
from .chronology import Bound, Timeline
from .claims import Reading
from .events import VIOLENT
from .models import Actor, Claim, EventMention, Quote
from .spans import Cue, DateMention, Party, Passage, Telling

_HARD = re.compile(r"[;\n]")
_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[,;:.!?\n“”\"„()]|$")
_STANCES = {"deny": "denies"}


class Accounts:
    """Makes the claims of one article, sentence after sentence."""

    def __init__(
        self, timeline: Timeline, state_of: Callable[[Actor], Actor | None], pair: Sequence[Actor] = ()
    ) -> None:
        self._timeline = timeline
        self._pair = {actor.id for actor in pair}
        self._state_of = state_of
        self._recent: list[tuple[int, Claim]] = []

    def claims(
        self,
        passage: Passage,
        readings: Sequence[Reading],
        mentions: Sequence[EventMention],
        quotes: Sequence[Quote],
        bound: Bound,
    ) -> list[Claim]:
        """The claims of a sentence; their `part_of` points to one another."""
        made: dict[int, Claim] = {}
        found: list[Claim] = []
        for reading in readings:
            claim = self._claim(passage, reading, mentions, quotes, bound)
            made[id(reading)] = claim
            if reading.part_of is not None:
                whole = made.get(id(reading.part_of))
                if whole is not None:
                    claim.part_of = whole
                    claim.victim_side = claim.victim_side or whole.victim_side
                    if claim.victim_type == "unknown" and whole.victim_type in ("military", "police", "fighter"):
                        claim.victim_type = whole.victim_type
            found.append(claim)
            self._recent.append((passage.ordinal, claim))
        answers = self._answers(passage, found)
        self._recent += [(passage.ordinal, claim) for claim in answers]
        found += answers
        self._unverified(passage, found)
        return found

    def listen(self, passage: Passage) -> list[Claim]:
        """Hears a sentence without figures: it may deny earlier ones, or say who gave them."""
        found = self._answers(passage, ())
        self._unverified(passage, found)
        self._recent += [(passage.ordinal, claim) for claim in found]
        return found

    def _answers(self, passage: Passage, found: Sequence[Claim]) -> list[Claim]:
        """'Baku denied this' repeats the figures before it as denied; 'that is what X reports' gives their speaker."""
        denied: list[Claim] = []
        for telling in passage.tellings:
            speaker = telling.speaker.actor if telling.speaker is not None else None
            first, last = telling.content
            if speaker is None or any(first <= claim.start < last for claim in found):
                continue
            earlier = [claim for ordinal, claim in self._recent if 0 < passage.ordinal - ordinal <= 1]
            if telling.act == "deny":
                for claim in earlier:
                    if claim.stance != "denies" and claim.claimant is not speaker and not claim.is_background:
                        denied.append(self._denied(passage, telling, claim, speaker))
            elif telling.act in ("say", "confirm") and _few_words(passage, first, last, 2):
                for claim in earlier:
                    if claim.claimant is None and not claim.is_background:
                        claim.claimant = speaker
                        claim.claimant_is_party = self._is_party(speaker)
        return denied

    def _is_party(self, claimant: Actor | None) -> bool | None:
        """Whether a claimant speaks for one of the sides that fight."""
        if claimant is None:
            return None
        side = self._state_of(claimant)
        return side is not None and (side.kind == "armed_group" or side.id in self._pair)

    def _denied(self, passage: Passage, telling: Telling, claim: Claim, speaker: Actor) -> Claim:
        start, end = telling.start, telling.end
        stop = _CLAUSE_END.search(passage.text, end, passage.end)
        if stop is not None and stop.start() - end < 40:
            end = stop.start()
        return replace(
            claim, sentence=passage.ordinal, start=start, end=end, evidence=passage.text[start:end],
            rule=f"reporting:deny:{telling.verb}", stance="denies", claimant=speaker, count_text=None, part_of=None,
            claimant_text=telling.speaker and passage.text[telling.speaker.start : telling.speaker.end],
            claimant_is_party=self._is_party(speaker), relayed_by=None, said_start=None, said_end=None,
        )  # fmt: skip

    def headlines(self, claims: Sequence[Claim], passages: Sequence[Passage]) -> None:
        """A figure in a title without speaker is the first one's who tells of it in the text below."""
        titles = {passage.ordinal for passage in passages if passage.role == "title"}
        below = [passage for passage in passages if passage.role == "body"][:2]
        heard = next((telling for passage in below for telling in passage.tellings
                      if telling.speaker is not None and telling.speaker.actor is not None), None)  # fmt: skip
        if heard is None or heard.speaker is None:
            return
        for claim in claims:
            if claim.sentence in titles and claim.claimant is None and not claim.is_background:
                claim.claimant = heard.speaker.actor
                claim.claimant_is_party = self._is_party(claim.claimant)

    def _claim(
        self,
        passage: Passage,
        reading: Reading,
        mentions: Sequence[EventMention],
        quotes: Sequence[Quote],
        bound: Bound,
    ) -> Claim:
        quantity, people = reading.quantity, reading.people
        anchor = quantity.start if quantity is not None else reading.trigger.start
        telling = _telling_over(passage, anchor, reading)
        claimant, text = _claimant(passage, anchor, telling, quotes)
        start, end = _evidence(passage, reading)
        claim = Claim(
            outcome=reading.rule.outcome,
            sentence=passage.ordinal,
            start=start,
            end=end,
            evidence=passage.text[start:end],
            rule=f"outcomes:{reading.rule.outcome}:{reading.rule.frame}:{reading.rule.trigger}",
            claimant=claimant,
            claimant_text=text,
            claimant_is_party=self._is_party(claimant),
            victim_type=(people.victim_type if people is not None else None) or reading.rule.victim or "unknown",
        )
        if quantity is not None:
            claim.count, claim.count_low, claim.count_high = quantity.count, quantity.low, quantity.high
            claim.bound = quantity.bound
            claim.count_text = passage.text[quantity.start : quantity.end]
        if reading.stance != "asserts":
            claim.stance = reading.stance
        elif not reading.old and reading.rule.frame == "toll" and _corrects(passage):
            claim.stance = "corrects"
        elif telling is not None:
            claim.stance = _STANCES.get(telling.act, "asserts")
        if telling is not None:
            claim.relayed_by = telling.relayed_by
            if telling.said is not None:
                claim.said_start, claim.said_end = telling.said.first, telling.said.last
        claim.victim_side = self._side(passage, reading, telling, claimant)
        self._inherit(passage, reading, claim)
        self._date(passage, reading, claim, mentions, bound)
        return claim

    def _inherit(self, passage: Passage, reading: Reading, claim: Claim) -> None:
        """A bare figure ('and 16 captured', 'several others') is of the people named before it."""
        people = reading.people
        if people is None or claim.victim_type != "unknown" or (people.headed and not people.more):
            return
        for ordinal, earlier in reversed(self._recent):
            near = ordinal == passage.ordinal or (
                passage.ordinal - ordinal <= 1 and earlier.outcome == claim.outcome and not people.headed
            )
            if not near:
                return
            if earlier.part_of is None and not earlier.is_background:
                claim.victim_type = earlier.victim_type
                claim.victim_side = claim.victim_side or earlier.victim_side
                return

    # --- whose ---

    def _side(
        self, passage: Passage, reading: Reading, telling: Telling | None, claimant: Actor | None
    ) -> Actor | None:
        people = reading.people
        if people is not None and people.side is not None:
            return self._state_of(people.side)
        if people is not None and people.enemy:
            return None
        own = people is not None and people.own
        if not own and telling is not None and isinstance(telling.rule, ReportRule):
            direct = reading.trigger.start > telling.end and _few_words(
                passage, telling.end, min(reading.start, reading.trigger.start), 3
            )
            noun = reading.rule.frame in ("noun", "loss", "cost", "toll")
            own = noun and direct and telling.act in ("say", "admit", "confirm") and telling.rule.losses != "enemy"
        if reading.rule.frame == "loss" and telling is not None:
            own = True
        if own and claimant is not None and claimant.kind not in ("media", "igo", "crowd", "ngo"):
            return self._state_of(claimant)
        return None

    # --- when ---

    def _date(
        self, passage: Passage, reading: Reading, claim: Claim, mentions: Sequence[EventMention], bound: Bound
    ) -> None:
        own = bound.by_anchor.get(reading.trigger.start)
        event = _event_of(passage, reading, mentions)
        claim.event = event
        since = _since_date(passage, reading)
        if own is None and since is not None:
            own = since
        if event is not None:
            claim.places = list(event.places)
        if own is None and (event is None or event.start_date is None):
            own = _leading(bound, reading.start) if event is None or not event.is_background else None
        if own is not None and own.first is not None:
            claim.event_start, claim.event_end, claim.date_precision = own.first, own.last, own.precision
            claim.is_background = self._timeline.is_past(own.last, own.precision)
            if since is not None and own is since:
                claim.scope = "cumulative" if own.first != own.last else claim.scope
        elif event is not None and event.start_date is not None:
            claim.event_start, claim.event_end = event.start_date, event.end_date
            claim.date_precision, claim.is_background = event.date_precision, event.is_background
        elif own is None:
            earlier = self._timeline.antecedent_of_figure(passage)
            if earlier is not None and not earlier.is_background:
                claim.event_start, claim.event_end = earlier.start_date, earlier.end_date
                claim.date_precision = earlier.date_precision
                claim.event = claim.event or earlier
        if any(cue.entry.cue & Cue.CUMULATIVE for cue in passage.cues):
            claim.scope = "cumulative"

    # --- what could not be checked ---

    def _unverified(self, passage: Passage, found: Sequence[Claim]) -> None:
        if not any(cue.entry.cue & Cue.UNVERIFIED for cue in passage.cues):
            return
        for claim in found:
            if claim.claimant is not None and claim.stance == "asserts":
                claim.stance = "unverified"
        for ordinal, claim in self._recent:
            if passage.ordinal - ordinal <= 1 and claim.claimant is not None and claim.stance == "asserts":
                claim.stance = "unverified"


def _corrects(passage: Passage) -> bool:
    return any(cue.entry.cue & Cue.CORRECTION for cue in passage.cues)


def _telling_over(passage: Passage, anchor: int, reading: Reading) -> Telling | None:
    """The innermost telling whose content holds the figure, or whose verb's object it is."""
    best: Telling | None = None
    for telling in passage.tellings:
        if telling.content[0] <= anchor < telling.content[1] and telling.act not in ("urge",):
            if best is None or telling.content[0] >= best.content[0]:
                best = telling
    return best


def _claimant(
    passage: Passage, anchor: int, telling: Telling | None, quotes: Sequence[Quote]
) -> tuple[Actor | None, str | None]:
    for quote in quotes:
        if quote.start <= anchor < quote.end and quote.kind == "direct" and quote.speaker is not None:
            return quote.speaker, quote.speaker_text
    if telling is None or telling.speaker is None:
        return None, None
    speaker: Party = telling.speaker
    return speaker.actor, passage.text[speaker.start : speaker.end]


def _evidence(passage: Passage, reading: Reading) -> tuple[int, int]:
    """The words from figure to outcome, with the phrase of place or event that follows."""
    start, end = reading.start, reading.end
    people = reading.people
    if people is not None:
        end = max(end, people.end)
    stop = re.compile(r"[,;:.!?\n“”\"„()]|$").search(passage.text, end, passage.end)
    if stop is not None and stop.start() - end < 60:
        end = stop.start()
    while end > start and passage.text[end - 1].isspace():
        end -= 1
    return start, end


def _event_of(passage: Passage, reading: Reading, mentions: Sequence[EventMention]) -> EventMention | None:
    best: EventMention | None = None
    distance = 1 << 30
    for mention in mentions:
        if mention.type not in VIOLENT or mention.realis in ("planned", "hypothetical"):
            continue
        if mention.trigger_start >= reading.end:
            gap = mention.trigger_start - reading.end
        else:
            gap = reading.start - mention.trigger_end
        low, high = sorted((mention.trigger_start, reading.trigger.start))
        if _HARD.search(passage.text, low, high):
            continue
        if gap < distance:
            best, distance = mention, gap
    return best


def _since_date(passage: Passage, reading: Reading) -> DateMention | None:
    """'since the violence began this week': the figure runs from that date on."""
    for cue in passage.cues:
        if cue.entry.cue & Cue.SINCE and cue.start >= reading.trigger.end and cue.start - reading.end < 30:
            for date in passage.dates:
                if date.start >= cue.start and date.start - cue.end < 60 and date.first is not None:
                    return date
    return None


def _leading(bound: Bound, position: int) -> DateMention | None:
    for date in reversed(bound.leading):
        if date.end <= position and date.first is not None:
            return date
    return bound.leading[0] if bound.leading and bound.leading[0].first is not None else None


def _few_words(passage: Passage, start: int, end: int, most: int) -> bool:
    return len(_WORD.findall(passage.text, start, max(start, end))) <= most


