"""When it happened that has been told without a date: the date stands in the sentences around the figure.

A headline, or a first sentence, gives figures before the text below tells when that was; a later sentence
goes on about what the one before dated.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from ..events.happenings import VIOLENT
from ..figures.beyond import measured_from
from ..findings import Claim, EventMention
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage
from .binding import bind_dates
from .chronology import Timeline
from .taking import take_claim, take_date, take_event

_FEW_DAYS: Final = 2  # the precision of some days
_AHEAD: Final = 2  # sentences in which what happened is told after its figures
_BY_SENTENCE: Final = attrgetter("sentence")
_TOLD_AGAIN: Final = 2  # people: who is one may be another one
_NOTE: Final = 5  # sentences that a note of one incident has below its heading
_LONG: Final = 60  # characters in brackets
_LABEL: Final = 4  # words of a label
_BRIEF: Final = 10  # days that one event lasts at most
_HARM: Final = Cue.WEAPON | Cue.VEHICLE | Cue.ARMED


def date_around(
    claims: Sequence[Claim],
    mentions: Sequence[EventMention],
    passages: Sequence[Passage],
    timeline: Timeline,
) -> None:
    """Dates the figures that neither their own sentence nor those before them have dated."""
    dated = [one for one in mentions if one.type in VIOLENT and not one.is_background and _is_brief(one)]
    dated.sort(key=_BY_SENTENCE)
    places = {passage.ordinal: index for index, passage in enumerate(passages)}
    latest: Claim | None = None
    told: Claim | None = None
    for number, claim in enumerate(claims):
        first = claim.event_start
        if first is not None or claim.is_background or claim.scope == "cumulative":
            told = claim if first is not None and not claim.is_background else None
            told = told if told is not None and told.scope == "incident" else None
            continue
        if measured_from(passages[places[claim.sentence]], claim.start) is not None:
            continue
        again = _told_before(claims, number) or _told_again(claims, number)
        if again is not None:
            take_claim(claim, again)
            claim.is_background = again.is_background
            latest = claim
            continue
        index = bisect_right(dated, claim.sentence, key=_BY_SENTENCE)
        ahead = dated[index] if index < len(dated) else None
        if not timeline.is_dated and ahead is not None:
            continue  # whether what is told below is history nobody knows
        near = ahead is not None and ahead.sentence - claim.sentence <= _AHEAD
        if ahead is not None and near and _counts_others(claims, claim, ahead):
            continue
        if ahead is not None and near and not _begins(passages[places[ahead.sentence]], ahead):
            take_event(claim, ahead)
        else:
            at = places[claim.sentence]
            date = _bracketed(passages[at]) or _told(at, passages, timeline) if timeline.is_dated else None
            if date is not None:
                take_date(claim, date)
            elif told is not None and _goes_on(passages, places, told, claim):
                take_claim(claim, told)
            elif latest is not None and claim.sentence - latest.sentence <= _AHEAD:
                take_claim(claim, latest)
            elif places[claim.sentence] <= _NOTE and (date := _heads(passages)) is not None:
                take_date(claim, date)
        if claim.event_start is not None:
            latest = claim


def _told_again(claims: Sequence[Claim], at: int) -> Claim | None:
    """'Rebels killed at least two soldiers. "Two soldiers were killed on Saturday," he said.': the same, with a day."""
    claim = claims[at]
    if claim.count is None or claim.count < _TOLD_AGAIN:
        return None
    for index in range(at + 1, len(claims)):
        one = claims[index]
        if one.sentence > claim.sentence + _AHEAD:
            break
        if one.sentence == claim.sentence or one.event_start is None or one.is_background:
            continue
        same = (one.outcome, one.count, one.victim_type) == (claim.outcome, claim.count, claim.victim_type)
        if same and one.scope == "incident" and (one.date_precision or 9) <= _FEW_DAYS:
            return one
    return None


def _told_before(claims: Sequence[Claim], at: int) -> Claim | None:
    """'In March between 43 and 65 were killed. Officials said 43 died.': one end of what was told as history."""
    claim = claims[at]
    for index in range(at - 1, -1, -1):
        one = claims[index]
        if one.sentence < claim.sentence - _AHEAD or claim.count is None or claim.count < _TOLD_AGAIN:
            break
        told = one.is_background and one.event_start is not None and one.scope == "incident"
        if (
            told
            and one.outcome == claim.outcome
            and claim.count in (one.count, one.count_low, one.count_high)
        ):
            return one
    return None


def _counts_others(claims: Sequence[Claim], claim: Claim, ahead: EventMention) -> bool:
    """'A similar attack on Thursday killed 24': where another figure is told of the same, it is another story."""
    there = [
        one
        for one in claims
        if one.sentence == ahead.sentence and one.outcome == claim.outcome and one.part_of is None
    ]
    return (
        bool(there)
        and claim.bound == "exact"
        and all(one.count != claim.count and one.bound == "exact" for one in there)
    )


def _begins(passage: Passage, mention: EventMention) -> bool:
    """'On Sunday, gunmen raided a farm': with a day in front, and nothing that points back, another story begins.

    So it does with a vague date: 'it was blamed for an attack two weeks ago'.
    """
    if mention.date_precision is not None and mention.date_precision > _FEW_DAYS:
        return True
    opens = any(
        date.first == mention.start_date
        and date.end <= mention.trigger_start
        and few_words(passage.text, passage.start, date.start, 2)
        for date in passage.dates
    )
    pointers = Cue.DEFINITE | Cue.DEMONSTRATIVE
    return opens and not any(
        cue.entry.cue & pointers and few_words(passage.text, cue.end, mention.trigger_start, 1)
        for cue in passage.cues
        if cue.end <= mention.trigger_start
    )


def _is_brief(mention: EventMention) -> bool:
    """False for a war or a campaign: the day of one attack told before it is not told by it."""
    first, last = mention.start_date, mention.end_date
    return first is not None and last is not None and (last - first).days <= _BRIEF


def _bracketed(passage: Passage) -> DateMention | None:
    """'Two dead (army, Friday)': the day that closes a bracket, the only one of a note."""
    if len(passage.dates) != 1 or passage.dates[0].precision not in (1, 2):
        return None
    date = passage.dates[0]
    opened = "(" in passage.text[max(passage.start, date.start - _LONG) : date.start]
    return date if opened and passage.text.startswith(")", date.end) and date.first is not None else None


def _goes_on(passages: Sequence[Passage], places: dict[int, int], told: Claim, claim: Claim) -> bool:
    """'He was driving home. A passer-by was also killed.': on with the paragraph that told when it was."""
    first, last = passages[places[told.sentence]], passages[places[claim.sentence]]
    displaced = "displaced" in (told.outcome, claim.outcome)
    return first.paragraph == last.paragraph and last.ordinal - first.ordinal <= _AHEAD and not displaced


def _heads(passages: Sequence[Passage]) -> DateMention | None:
    """The day that heads or signs a note: in a first sentence without a verb, or behind a label ('Date: 3 May')."""
    for index, passage in enumerate(passages[: _NOTE + 2]):
        days = [date for date in passage.dates if date.precision in (1, 2) and not date.running]
        if len(days) != 1 or len(passage.dates) != 1 or passage.outcomes or passage.reports:
            continue
        before = passage.text[passage.start : days[0].start].rstrip()
        labelled = before.endswith(":") and len(before.split()) <= _LABEL
        if labelled or (not index and not passage.kinds & (Cue.BE | Cue.HAVE | Cue.SINCE)):
            return days[0]
    return None


def _told(at: int, passages: Sequence[Passage], timeline: Timeline) -> DateMention | None:
    """The date of the text under a headline, or of the sentence before that tells of weapons."""
    below = [passage for passage in passages[at + 1 : at + 2 + _AHEAD] if passage.role == "body"][:_AHEAD]
    if passages[at].role in ("title", "heading"):
        return _first(below, timeline)
    before = [passage for passage in passages[max(0, at - 1) : at] if passage.kinds & _HARM]
    return _first(before, timeline) or _first(below, timeline, events=True)


def _first(passages: Sequence[Passage], timeline: Timeline, *, events: bool = False) -> DateMention | None:
    for passage in passages:
        date = _narrated(passage, timeline, events=events)
        if date is not None:
            return date
    return None


def _narrated(passage: Passage, timeline: Timeline, *, events: bool) -> DateMention | None:
    """The day, or the few days, on which a sentence tells that something happened; not when it was said.

    With ``events`` it has to be the day of an event word ('The strike took place on Tuesday').
    """
    if not passage.dates or (passage.reports and not passage.tellings):
        return None  # whose date it is cannot be told from that of speech
    if passage.kinds & Cue.OCCUR and len(passage.dates) == 1 and not passage.outcomes:
        return _recent(passage.dates[0], timeline)  # 'The incident happened on Sunday.'
    bound = bind_dates(passage, passage.events)
    starts = {span.start for span in passage.events}
    anchored: list[DateMention] = [
        date for start, date in bound.by_anchor.items() if not events or start in starts
    ]
    for date in anchored if events else [*anchored, *bound.leading]:
        if _recent(date, timeline) is not None:
            return date
    return None


def _recent(date: DateMention, timeline: Timeline) -> DateMention | None:
    """The date, if it is of a day or a few that are no history."""
    if date.precision is None or date.precision >= 3 or date.running or date.first is None:
        return None
    return None if timeline.recency.is_past(date.last, date.precision) else date
