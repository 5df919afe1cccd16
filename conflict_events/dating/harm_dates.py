"""Dates the figures: by their own date, their event's, 'since' then up to now, or what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..figures.beyond import (
    forget_date,
    is_later,
    is_long_told,
    measured_from,
    of_measured,
    take_back,
    tell_the_night_before,
    tells_how_long_ago,
    too_many,
)
from ..figures.outcomes import SAME
from ..figures.people import Reading
from ..figures.running import (
    counted_to,
    counts_from,
    counts_on,
    looks_into,
    over_time,
    recorded,
    since_date,
    summed,
    totals,
)
from ..findings import Claim, EventMention
from ..mentions.days import precision
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage
from .anchoring import event_of, leading_date
from .binding import Bound
from .chronology import Timeline
from .own_dates import (
    ahead,
    begun,
    beside,
    between,
    counted_over,
    day_of_its_own,
    joint,
    of_compared,
    of_weeks,
    only_date,
    put_before,
    right_before,
    still_since,
)
from .reports import Report, is_lead
from .taking import take_claim, take_date, take_event

_CONTROL: Final = frozenset(("territory_captured", "withdrawal"))
_MONTH: Final = 4  # the precision of a month, over which somebody keeps count


class Dating:
    """Dates the claims of one article along its timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._recency = timeline.recency
        self.report = Report()
        self._told = False  # whether any figure was told before
        self._running: Claim | None = None  # the last figure that sums up a stretch of time
        self._since: DateMention | None = None  # since when the last figure is counted that is
        self._paragraphs: dict[int, int] = {}  # of the sentences with figures

    def date(
        self,
        passage: Passage,
        reading: Reading,
        claim: Claim,
        mentions: Sequence[EventMention],
        bound: Bound,
        earlier: Sequence[Claim],
    ) -> None:
        """Gives a claim its event, dates and scope; ``earlier`` are the claims just before it."""
        self._paragraphs[passage.ordinal] = passage.paragraph
        event = event_of(passage, reading, mentions)
        claim.event = event
        if event is not None:
            claim.places = list(event.places)
        own = beside(passage, reading) if reading.old else self._own(passage, reading, bound)
        own = of_measured(passage, reading.start) or own
        since = since_date(passage, reading) or begun(passage, reading, self._timeline.today)
        if since is not None and own is since:
            own = None  # 'since the operation began on 3 May': it is not the day of the figure
        since = since if own is None else None
        self._since = since or self._since
        dated = event is not None and event.start_date is not None
        news = reading.rule.outcome == SAME  # 'on Monday it stood at 117'
        if (
            own is None
            and since is None
            and not (dated or news)
            and not (event is not None and event.is_background)
        ):
            own = leading_date(passage, bound, reading.start) or only_date(
                passage, reading, bound, self._recency
            )
        if (
            own in (None, self._since)
            and since is None
            and (still := still_since(passage, reading, self._since)) is not None
        ):
            own, since = None, still
        if own is None and since is None and dated and event is not None:
            own = day_of_its_own(passage, reading, bound, event, self._recency) or of_weeks(
                passage, bound, event
            )
            own = own or between(passage, reading, bound, event)
        if since is not None and since.first is not None:
            claim.event_start, claim.event_end = since.first, self._timeline.up_to_now(since)
            claim.date_precision = precision(claim.event_start, claim.event_end)
            claim.is_background = self._recency.is_past(claim.event_end, claim.date_precision)
            if claim.event_end is None or (claim.event_end - claim.event_start).days > 1:
                claim.scope = "cumulative"  # but 'since last night' is one time
        elif own is not None and own.first is not None:
            take_date(claim, own)
            claim.is_background = self._recency.is_past(own.last, own.precision)
            if own.running:
                claim.scope = "cumulative"
        elif event is not None and event.start_date is not None:
            take_event(claim, event)
            claim.is_background = event.is_background
            if event.end_date is None:  # a war that goes on: what it has cost up to now
                claim.event_end = self._timeline.today
                claim.scope = "cumulative"
            elif (event.start_date, event.end_date) in [
                (on.first, on.last) for on in passage.dates if on.running
            ]:
                claim.scope = "cumulative"  # 'clashes over the past three days'
        elif own is None and (of_war := _of_war(reading, mentions)) is not None:
            take_event(claim, of_war)
            claim.is_background = of_war.is_background
        elif own is None and not counts_from(passage, reading):
            self._go_on(passage, claim, earlier)
            if (another := measured_from(passage, reading.start)) is not None:
                forget_date(claim)
                claim.is_background = claim.is_background or tells_how_long_ago(
                    passage, reading.start, another
                )
        if claim.event_start is not None and since is None and own is None and counts_on(passage, reading):
            claim.event_end = max(claim.event_start, self._timeline.today or claim.event_start)
            claim.date_precision = precision(claim.event_start, claim.event_end)
        self._up_to(passage, reading, claim)
        if claim.event_start is not None and own is None and since is None:
            take_back(passage, claim)
        if reading.old and earlier:
            put_before(claim, earlier[-1])
        self._report(passage, claim)
        until = counted_to(passage) if since is None else None
        summing = passage.kinds & Cue.CUMULATIVE
        others = summing and any(one.sentence == claim.sentence for one in earlier)
        if until is not None and (claim.event_start, claim.event_end) == (until.first, until.last):
            claim.event_start = claim.date_precision = None
            claim.scope = "cumulative"
        elif totals(reading):
            claim.scope = "cumulative"
            if since is None and claim.event_start == claim.event_end:  # the day on which it was reached
                claim.event_start = claim.event_end = claim.date_precision = None
        elif since is None and (counts_on(passage, reading) or recorded(passage, claim)):
            claim.scope = "cumulative"
        elif others and reading.rule.frame == "toll" and summed(passage, reading):
            _sum_up(reading, claim, own or since)
        elif (long := over_time(passage, reading)) or too_many(claim):
            claim.scope = "cumulative"
            self._running = claim
            if long and own is None and since is None and (claim.date_precision or 9) < _MONTH - 1:
                forget_date(claim)
        elif summing and summed(passage, reading) and (
            others or claim.event_start is None or claim.event_start != claim.event_end
        ):  # fmt: skip
            claim.scope = "cumulative"  # 'seven in all' on one day are of that day
        tell_the_night_before(claim, self._timeline.today)
        if is_later(claim) and own is None and since is None:
            claim.is_background = is_long_told(claim)
            forget_date(claim)
        today = self._timeline.today
        if today is not None and claim.event_start is not None and claim.event_start > today:
            forget_date(claim)  # nobody is harmed yet on a day to come
        elif today is not None and claim.event_end is not None and claim.event_end > today:
            claim.event_end = today
            claim.date_precision = precision(claim.event_start, claim.event_end)
        self.report.lend(claim)
        self._recency.tells(past=claim.is_background)
        self._told = True

    def _report(self, passage: Passage, claim: Claim) -> None:
        """What a report of now is about is no history, nor what lies within it."""
        if claim.is_background:
            opens = not self._told and looks_into(claim.claimant) and is_lead(passage)
            told = claim.claimant is not None or not self._recency.news
            reported = opens or (told and self._recency.is_reported(claim.event_end))
            claim.is_background = not (reported or self.report.covers(claim))
            if claim.is_background:
                return
            self.report.note(claim)
        elif looks_into(claim.claimant):
            self.report.note(claim)

    @staticmethod
    def _own(passage: Passage, reading: Reading, bound: Bound) -> DateMention | None:
        """The date of the outcome word itself; the day on which a toll rose is that of the news."""
        own = counted_over(passage, reading) or bound.by_anchor.get(reading.trigger.start)
        own = own or right_before(passage, reading)
        own = own or joint(passage, reading, bound) or ahead(passage, reading, bound)
        if own is not None and of_compared(passage, reading, own):
            return None
        if own is None or own.running or reading.rule.frame != "toll":
            return own
        figure = reading.quantity
        if figure is None or own.end > figure.start or not passage.unbroken(own.end, figure.start):
            return None
        rose = passage.holds(Cue.TO, own.end, figure.start)
        killed = reading.rule.first is not None and few_words(passage.text, reading.trigger.end, own.start, 1)
        return None if rose and not killed else own  # 'the number of those killed on Monday is ten'

    def _up_to(self, passage: Passage, reading: Reading, claim: Claim) -> None:
        """'counted 340 dead up to the end of last year': the count ends there."""
        for date in passage.dates:
            if date.first is not None or date.last is None or date.start > reading.end:
                continue
            if claim.event_start is not None and claim.event_end == date.last:
                continue  # 'the battle that began on Friday and lasted until Sunday'
            if date.end <= reading.start and passage.parted(date.end, reading.start):
                continue
            if claim.event_start is not None and claim.event_start >= date.last:
                claim.event_start = None
            claim.event_end, claim.scope = date.last, "cumulative"
            claim.date_precision = precision(claim.event_start, claim.event_end)
            claim.is_background = self._recency.is_past(date.last, claim.date_precision)

    def _go_on(self, passage: Passage, claim: Claim, earlier: Sequence[Claim]) -> None:
        """A sentence without a date goes on about what was told just before it."""
        stage = self._timeline.frame.over(earlier) or self._timeline.staged(passage)
        if stage is not None and not any(one.sentence == passage.ordinal for one in earlier):
            take_date(claim, stage)
            claim.is_background = self._recency.is_past(stage.last, stage.precision)
            return
        for before in reversed(earlier):
            fled = (before.outcome == "displaced") != (claim.outcome == "displaced")
            if fled and before.sentence != passage.ordinal:
                return  # how many have fled is told of no one attack
            years = before.scope == "cumulative" and (before.date_precision or 0) > _MONTH
            apart = claim.count == 1 or self._paragraphs.get(before.sentence) != passage.paragraph
            if years and apart and before.sentence != passage.ordinal:
                continue  # who is counted over months is not who is told of next
            if before.scope == "cumulative" and _beside_news(before, earlier) and claim.count is not None:
                continue  # 'three were killed, bringing the total to 13. Four were wounded.'
            if before.event_start is not None and not before.is_background:
                take_claim(claim, before)
                claim.scope = before.scope
                return
        paragraph = self._paragraphs.get(earlier[-1].sentence) if earlier else None
        if earlier and earlier[-1] is self._running and claim.count != 1 and paragraph == passage.paragraph:
            claim.scope, self._running = "cumulative", claim
        # Where nothing but history was told, what goes on with it is history too.
        history = self._recency.only_history
        claim.is_background = history
        told = self._timeline.antecedent_of_figure(passage)
        past = next((one for one in reversed(earlier) if one.event_start is not None), None)
        beside = past is not None and past.sentence == passage.ordinal and past.is_background
        if past is not None and (history or beside):
            take_claim(claim, past)
            claim.is_background = True
        elif told is not None and told.is_background == history:
            take_event(claim, told)
            if told.end_date is None and told.start_date is not None:  # a war that goes on
                claim.event_end, claim.scope = self._timeline.today, "cumulative"


def _sum_up(reading: Reading, claim: Claim, date: DateMention | None) -> None:
    """'..., bringing the number of those killed to 40': not of the day told before, but of an event behind."""
    event, start = claim.event, reading.trigger.start
    if event is not None and event.trigger_start > start and event.type != "war":
        return
    claim.scope = "cumulative"
    if date is None or date.end <= start:
        forget_date(claim)


def _of_war(reading: Reading, mentions: Sequence[EventMention]) -> EventMention | None:
    """'The town was taken in March; 50 bodies lay there': what else of a war the words before have dated."""
    for mention in mentions:
        if (
            mention.type in _CONTROL
            and mention.start_date is not None
            and mention.trigger_end <= reading.start
        ):
            return mention
    return None


def _beside_news(total: Claim, earlier: Sequence[Claim]) -> bool:
    """True for a total in whose sentence a figure of one day is told, too."""
    return any(
        one.sentence == total.sentence and one.scope == "incident" and one.event_start is not None
        for one in earlier
    )
