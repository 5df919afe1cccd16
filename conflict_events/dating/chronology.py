"""Dates what happened: an event has the date of its own words, or of the event that it points back to.

Events that point back ('these clashes', 'in which') take the date of the event they point to; so do
figures that go on about what was told just before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..almanac import Conflict
from ..events.happenings import VIOLENT, clause
from ..findings import EventMention, Quote
from ..speech.quotes import quote_at
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage
from .antecedents import Antecedents
from .binding import Bound, tells_news
from .frames import Frame
from .recency import Recency

_OF_THE_FIGHTING: Final = frozenset(
    ("territory_captured", "withdrawal", "displacement", "peacekeeping", "equipment_loss")
)
_SPEECH: Final = frozenset(("appeal", "statement", "accusation", "denial", "threat", "aid_request"))
_SHARING: Final = frozenset(("mediation", "ceasefire", "agreement", "peacekeeping", "talks"))


class Timeline:
    """The events told so far in an article, so that later words can point back to them."""

    def __init__(self, published: tuple[dt.date, dt.date] | None, countries: frozenset[str]) -> None:
        self._published = published
        self._told: list[EventMention] = []
        self._stage: tuple[int, DateMention, bool] | None = (
            None  # the date of a sentence without event or figure
        )
        self._antecedents = Antecedents(published, countries)
        self.recency = Recency(published)
        self.frame = Frame()

    @property
    def is_dated(self) -> bool:
        """Whether it is known when the article came out."""
        return self._published is not None

    def place(self, passage: Passage, mentions: list[EventMention], bound: Bound) -> list[EventMention]:
        """The event mentions of a sentence with their dates; a word with two dates is two events."""
        placed: list[EventMention] = []
        if not mentions:
            return placed
        named = {
            span.start: span.entry.conflict for span in passage.events if span.entry.conflict is not None
        }
        for mention in mentions:
            date = bound.by_anchor.get(mention.trigger_start)
            if date is None:
                date = self._own_telling(passage, mention)
            antecedent = None
            conflict = named.get(mention.trigger_start)
            unknown = date is None or date.first is None
            if unknown and self._leading(mention, bound) is not None:
                date, unknown = self._leading(mention, bound), False
            if unknown and conflict is None and mention.type in VIOLENT:
                pointer = self._points_back(passage, mention)
                if pointer:
                    nearest = bool(pointer & Cue.DEMONSTRATIVE)
                    antecedent = self._antecedents.of_event(passage, mention, nearest=nearest)
                    counted = mention.type == "war" or passage.kinds & (Cue.SINCE | Cue.CUMULATIVE)
                    stage = None if counted else self.staged(passage, aside=True)
                    if stage is not None and (
                        antecedent is None or antecedent.sentence < passage.ordinal - 1
                    ):
                        antecedent, date = None, stage
            if antecedent is not None:
                mention.start_date, mention.end_date = antecedent.start_date, antecedent.end_date
                mention.date_precision = antecedent.date_precision
                mention.is_background = antecedent.is_background
                if not mention.actors:
                    mention.actors = list(antecedent.actors)
            else:
                if date is None:
                    date = self._leading(mention, bound)
                if date is None and mention.type in VIOLENT:
                    date = _of_outcome(passage, mention, bound)
                if date is None and mention.type in _SHARING:
                    date = _shared(passage, mention, bound)
                if date is None and len(mentions) == 1 and not (passage.tellings or passage.outcomes):
                    date = _shared(passage, mention, bound)  # 'The battle, near A, took place on Monday'
                if date is not None:
                    self._set(mention, date, placed)
                elif conflict is not None and self._had_begun(conflict):
                    self._named(mention, conflict)
            self._settle(passage, mention)
            placed.append(mention)
            for other in bound.more.get(mention.trigger_start, ()):
                again = replace(mention, rule=f"{mention.rule}:again", is_background=False)
                again.start, again.end = clause(passage, other.start, other.end, speech=False)
                again.evidence = passage.text[again.start : again.end]
                self._set(again, other)
                self._settle(passage, again)
                placed.append(again)
        self._lend(placed)
        return placed

    def quoted(self, mentions: list[EventMention], quotes: Sequence[Quote]) -> None:
        """What is said in a quotation was said when the quotation was, by its speaker."""
        for mention in mentions:
            if mention.type not in _SPEECH or mention.start_date is not None:
                continue
            quote = quote_at(quotes, mention.trigger_start)
            if quote is not None and quote.speaker is not None:
                mention.start_date, mention.end_date = quote.said_start, quote.said_end
                mention.date_precision = 1 if quote.said_start is not None else None
                if not mention.actors:
                    mention.actors = [quote.speaker]

    def takes_effect(self, passage: Passage, bound: Bound) -> None:
        """'It takes effect on Tuesday': a sentence without an event dates the truce or deal just told of."""
        before = [one for one in self._told[-4:] if one.sentence >= passage.ordinal - 1]
        last = next((one for one in reversed(before) if one.type in ("ceasefire", "agreement")), None)
        if last is None or last.start_date is not None or not passage.kinds & (Cue.IT | Cue.DEMONSTRATIVE):
            return
        dates = _days_told(bound)
        if len(dates) == 1:
            self._set(last, dates[0])

    def stage(self, passage: Passage, bound: Bound, *, aside: bool = False) -> None:
        """'The last time, in mid-June, they came with torches.' dates what the next sentence goes on with.

        ``aside`` from events that are none here it only dates 'the attack' of the next one.
        """
        dates = _days_told(bound)
        if passage.dates and any(
            bound.by_anchor.get(one.start) is not None or one.said for one in passage.tellings
        ):
            return  # when something was said
        if len(dates) == 1 and len(passage.dates) == 1 and not (dates[0].running or dates[0].before):
            self._stage = passage.ordinal, dates[0], aside

    def staged(self, passage: Passage, *, aside: bool = False) -> DateMention | None:
        """The date of the sentence before, where that told of nothing else, unless it is history in news."""
        if self._stage is None or self._stage[0] != passage.ordinal - 1 or (self._stage[2] and not aside):
            return None
        date = self._stage[1]
        past = self.recency.is_past(date.last, date.precision)
        recent = date.last is not None and self._published is not None and date.last <= self._published[1]
        return date if recent and (not past or self.recency.only_history) else None

    def _settle(self, passage: Passage, mention: EventMention) -> None:
        self._lengthen(mention)
        self._background(passage, mention)
        self._told.append(mention)
        if mention.start_date is not None and (mention.type in VIOLENT or mention.type == "equipment_loss"):
            self.recency.tells(past=mention.is_background)
            compared = passage.kinds & Cue.SUPERLATIVE and passage.kinds & Cue.SINCE and mention.is_background
            aside = any(date.before and date.first == mention.start_date for date in passage.dates)
            self._antecedents.add(mention, measured=bool(compared) or aside)

    @staticmethod
    def _lend(mentions: list[EventMention]) -> None:
        """What armed forces did 'in' or 'after' the fighting of the same sentence is of its time."""
        if len(mentions) < 2:
            return
        dated = [one for one in mentions if one.type in VIOLENT and one.start_date is not None]
        if len({(one.start_date, one.end_date) for one in dated}) != 1:
            return
        for mention in mentions:
            if (
                mention.start_date is None
                and mention.type in _OF_THE_FIGHTING
                and mention.realis == "happened"
            ):
                mention.start_date, mention.end_date = dated[0].start_date, dated[0].end_date
                mention.date_precision, mention.is_background = (
                    dated[0].date_precision,
                    dated[0].is_background,
                )

    def _had_begun(self, conflict: Conflict) -> bool:
        """Whether a named war had begun when the article came out."""
        if conflict.start is None or self._published is None:
            return True
        return conflict.start[0] <= self._published[1]

    @staticmethod
    def _named(mention: EventMention, conflict: Conflict) -> None:
        """A named war is dated by its name; one that goes on has no last day."""
        if conflict.start is not None:
            mention.start_date = conflict.start[0]
            mention.end_date = conflict.end[1] if conflict.end is not None else None
            mention.date_precision = 5

    @staticmethod
    def _lengthen(mention: EventMention) -> None:
        """Fighting that filled a season or a year was a war (weeks or longer)."""
        first, last = mention.start_date, mention.end_date
        if mention.type != "clash" or first is None or last is None or first.day != 1:
            return
        following = last + dt.timedelta(days=1)
        years = first.month == following.month == 1
        if following.day == 1 and (years or 80 <= (last - first).days <= 95):
            mention.type = "war"

    def _set(self, mention: EventMention, date: DateMention, told: Sequence[EventMention] = ()) -> None:
        mention.start_date, mention.end_date = date.first, date.last
        mention.date_precision = date.precision
        if date.month is None:
            return
        # 'The war ended in November': of the year of that war.
        past = next((one for one in told if one.is_background and one.end_date is not None), None)
        if past is not None and past.end_date is not None:
            mention.start_date = past.end_date.replace(month=date.month, day=1)
            following = (mention.start_date + dt.timedelta(days=31)).replace(day=1)
            mention.end_date, mention.date_precision = following - dt.timedelta(days=1), 4

    def _own_telling(self, passage: Passage, mention: EventMention) -> DateMention | None:
        for telling in passage.tellings:
            if telling.start <= mention.trigger_start < telling.end and telling.said is not None:
                return telling.said
        return None

    def _leading(self, mention: EventMention, bound: Bound) -> DateMention | None:
        for date in reversed(bound.leading):
            if date.end <= mention.trigger_start:
                return date
        return None

    def _points_back(self, passage: Passage, mention: EventMention) -> int:
        """The cue by which an event word points back ('these', 'the'), or 0."""
        if not passage.kinds & (Cue.DEMONSTRATIVE | Cue.DEFINITE):
            return 0
        for cue in reversed(passage.cues):
            if cue.end > mention.trigger_start:
                continue
            if not few_words(passage.text, cue.end, mention.trigger_start, 3):
                return 0
            if cue.entry.cue & Cue.LOCATIVE:
                return 0  # 'the soldiers in heavy fighting'
            if cue.entry.cue & (Cue.DEMONSTRATIVE | Cue.DEFINITE):
                return cue.entry.cue
        return 0

    @property
    def today(self) -> dt.date | None:
        """The last day on which the article can have come out."""
        return self._published[1] if self._published is not None else None

    def up_to_now(self, date: DateMention) -> dt.date | None:
        """The last day of what began on a date and is counted up to the article's."""
        if self._published is None or date.first is None or date.first > self._published[1]:
            return date.last
        return self._published[1]

    def antecedent_of_figure(self, passage: Passage) -> EventMention | None:
        """The event that figures of a sentence without event or date of its own go on about."""
        return self._antecedents.of_figure(passage)

    def _background(self, passage: Passage, mention: EventMention) -> None:
        if mention.is_background:
            return
        mention.is_background = self.recency.is_past(mention.end_date, mention.date_precision) or (
            mention.start_date is None and bool(passage.kinds & Cue.BACKGROUND)
        )


def _days_told(bound: Bound) -> list[DateMention]:
    """All dates of a sentence that mean a day or a stretch of days, whatever they lean on."""
    return [date for date in (*bound.by_anchor.values(), *bound.leading) if date.first is not None]


def _shared(passage: Passage, mention: EventMention, bound: Bound) -> DateMention | None:
    """The date of another word in the same clause, or the only one of the sentence."""
    dates = list(bound.by_anchor.values())
    if not dates:
        return bound.leading[0] if len(bound.leading) == 1 else None
    for date in dates:
        low, high = min(date.end, mention.trigger_end), max(date.start, mention.trigger_start)
        if passage.unbroken(low, high):
            return date
    return dates[0] if len(dates) == 1 else None


def _of_outcome(passage: Passage, mention: EventMention, bound: Bound) -> DateMention | None:
    """'Clashes killed several soldiers on Tuesday': the day of what an event did is its own."""
    for span in passage.outcomes:
        if tells_news(span):
            continue
        date = bound.by_anchor.get(span.start)
        first, last = sorted(((span.start, span.end), (mention.trigger_start, mention.trigger_end)))
        if date is not None and passage.unbroken(first[1], last[0]):
            return date
    return None
