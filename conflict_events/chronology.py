"""Binds dates to what happened: which expression belongs to which event word or figure.

A date belongs to the event noun right behind it ('the 2020 fighting'), else to the nearest event,
outcome or reporting word before it in its clause, else, where it opens the clause, to all words
after it. A date in a comparison ('the worst since 2020') belongs to none. Events that point back
('these clashes', 'in which') take the date of the event they point to.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .almanac import Conflict
from .events import VIOLENT
from .models import EventMention
from .spans import Cue, DateMention, Passage

_HARD = re.compile(r"[;:()\n“”\"„«»]| [–—-] ")
_WORD = re.compile(r"\w+")
_NEXT_WORD = re.compile(r" (\w+)")
_SHARING = frozenset(("mediation", "ceasefire", "agreement", "peacekeeping", "talks"))
_BACKGROUND_DAYS = 45


@dataclass(slots=True)
class Bound:
    """The dates of one sentence by what they belong to: keyed by the start of an anchor word."""

    by_anchor: dict[int, DateMention] = field(default_factory=dict)
    leading: list[DateMention] = field(default_factory=list)


def bind_dates(passage: Passage) -> Bound:
    """Which date belongs to which anchor (event word, outcome word, reporting verb) of a sentence."""
    bound = Bound()
    if not passage.dates:
        return bound
    said = {id(telling.said) for telling in passage.tellings if telling.said is not None}
    anchors = sorted(
        {(span.start, span.end) for span in (*passage.events, *passage.outcomes)}
        | {(telling.start, telling.end) for telling in passage.tellings}
    )
    text = passage.text
    for date in passage.dates:
        if date.first is None and date.reason is None:
            continue
        if id(date) in said and not any(
            span.start - 3 <= date.end <= span.start for span in passage.events if span.start >= date.end
        ):
            if not _telling_is_event(passage, date):
                continue
        noun = next((span.start for span in passage.events if span.start >= date.end), None)
        if noun is not None and _attributive(passage, date, noun):
            bound.by_anchor.setdefault(noun, date)
            continue
        if _compares(passage, date) or _modifies(passage, date):
            continue
        owner = None
        for anchor in anchors:
            if anchor[1] <= date.start and _same_clause(passage, anchor[1], date.start):
                owner = anchor
        if owner is not None:
            bound.by_anchor.setdefault(owner[0], date)
        else:
            bound.leading.append(date)
    return bound


def _telling_is_event(passage: Passage, date: DateMention) -> bool:
    """A date of speech is also the date of an appeal, an accusation: the verb is an event word."""
    return False


def _attributive(passage: Passage, date: DateMention, noun: int) -> bool:
    """'the 2020 fighting', 'Tuesday's strike', 'last year's bloody war': the date leans on the noun."""
    gap = passage.text[date.end : noun]
    if not gap.strip():
        return True
    words = _WORD.findall(gap)
    if gap.startswith(("'s", "’s", "’ ", "' ")):
        return len(words) <= 3
    if len(words) > 1 or not gap.strip().isalpha():
        return False
    return not any(date.end <= cue.start < noun for cue in passage.cues)


def _modifies(passage: Passage, date: DateMention) -> bool:
    """'the 2020 defeat': the date leans on a word that is no event, so it dates nothing else."""
    text = passage.text
    if text.startswith(("'s ", "’s "), date.end):
        return True
    following = _NEXT_WORD.match(text, date.end)
    if following is None or not following[1][0].islower():
        return False
    before = next((cue for cue in reversed(passage.cues) if cue.end <= date.start), None)
    if before is None or text[before.end : date.start].strip() or not before.entry.cue & Cue.DEFINITE:
        return False
    return not any(cue.start == following.start(1) for cue in passage.cues)


def _same_clause(passage: Passage, start: int, end: int) -> bool:
    """True where no other clause begins between; commas of a list do not count."""
    if _HARD.search(passage.text, start, end):
        return False
    if "," not in passage.text[start:end]:
        return True
    comma = passage.text.find(",", start, end)
    while comma >= 0:
        if not any(comma < party.start <= comma + 6 for party in passage.parties):
            return False
        comma = passage.text.find(",", comma + 1, end)
    return True


def _compares(passage: Passage, date: DateMention) -> bool:
    superlative = None
    since = False
    for cue in passage.cues:
        if cue.start >= date.end:
            break
        if cue.entry.cue & Cue.SUPERLATIVE:
            superlative = cue
        if cue.entry.cue & Cue.SINCE and cue.start >= date.start - 12:
            since = True
    return superlative is not None and since


class Timeline:
    """The events told so far in an article, so that later words can point back to them."""

    def __init__(self, published: tuple[dt.date, dt.date] | None, countries: frozenset[str]) -> None:
        self._published = published
        self._countries = countries
        self._told: list[EventMention] = []

    def place(self, passage: Passage, mentions: Sequence[EventMention], bound: Bound) -> None:
        """Gives the event mentions of a sentence their dates and says which are background."""
        conflicts = {span.start: span.entry.conflict for span in passage.events if span.entry.conflict is not None}
        for mention in mentions:
            date = bound.by_anchor.get(mention.trigger_start)
            if date is None:
                date = self._own_telling(passage, mention)
            antecedent = None
            if date is None and mention.type in VIOLENT and self._points_back(passage, mention):
                antecedent = self._antecedent(passage, mention)
            if antecedent is not None:
                mention.start_date, mention.end_date = antecedent.start_date, antecedent.end_date
                mention.date_precision = antecedent.date_precision
                mention.is_background = antecedent.is_background
                if not mention.actors:
                    mention.actors = list(antecedent.actors)
            else:
                if date is None:
                    date = self._leading(passage, mention, bound)
                if date is None and mention.type in _SHARING:
                    date = _shared(passage, mention, bound)
                if date is not None:
                    self._set(mention, date)
                elif mention.trigger_start in conflicts:
                    self._named(mention, conflicts[mention.trigger_start])
            self._lengthen(mention)
            self._background(passage, mention)
            self._told.append(mention)

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
        if mention.type == "clash" and mention.date_precision == 5 and mention.start_date and mention.end_date:
            if (mention.end_date - mention.start_date).days >= 60:
                mention.type = "war"

    def _set(self, mention: EventMention, date: DateMention) -> None:
        mention.start_date, mention.end_date = date.first, date.last
        mention.date_precision = date.precision

    def _own_telling(self, passage: Passage, mention: EventMention) -> DateMention | None:
        for telling in passage.tellings:
            if telling.start <= mention.trigger_start < telling.end and telling.said is not None:
                return telling.said
        return None

    def _leading(self, passage: Passage, mention: EventMention, bound: Bound) -> DateMention | None:
        for date in reversed(bound.leading):
            if date.end <= mention.trigger_start:
                return date
        return None

    def _points_back(self, passage: Passage, mention: EventMention) -> bool:
        for cue in reversed(passage.cues):
            if cue.end > mention.trigger_start:
                continue
            if len(_WORD.findall(passage.text, cue.end, mention.trigger_start)) > 3:
                return False
            if cue.entry.cue & (Cue.DEMONSTRATIVE | Cue.DEFINITE):
                return True
        return False

    def _antecedent(self, passage: Passage, mention: EventMention) -> EventMention | None:
        """The latest dated event of the same family; a war points to a war, and none to one elsewhere."""
        named = _named_with(passage, mention)
        for other in reversed(self._told):
            if other.start_date is None or other.type not in VIOLENT:
                continue
            known = _known_of(other) or self._countries
            if named and not named & known:
                continue
            if mention.type == other.type or "war" not in (mention.type, other.type):
                return other
            if mention.type == "war" and other.type == "clash" and other.date_precision and other.date_precision >= 4:
                return other
        return None

    def antecedent_of_figure(self, passage: Passage) -> EventMention | None:
        """The event that figures of a sentence without event or date of its own go on about."""
        for other in reversed(self._told):
            if other.sentence < passage.ordinal - 2:
                return None
            if other.type in VIOLENT and other.start_date is not None:
                return other
        return None

    def _background(self, passage: Passage, mention: EventMention) -> None:
        if mention.is_background:
            return
        mention.is_background = self.is_past(mention.end_date, mention.date_precision) or (
            mention.start_date is None and any(cue.entry.cue & Cue.BACKGROUND for cue in passage.cues)
        )

    def is_past(self, last: dt.date | None, precision: int | None) -> bool:
        """True where an interval ended long before the article; without a date, where it is vague."""
        if last is None:
            return False
        if self._published is None:
            return precision is not None and precision >= 5
        return (self._published[0] - last).days > _BACKGROUND_DAYS


def _shared(passage: Passage, mention: EventMention, bound: Bound) -> DateMention | None:
    """The date of another word in the same clause, or the only one of the sentence."""
    dates = list(bound.by_anchor.values())
    for date in dates:
        low, high = min(date.end, mention.trigger_end), max(date.start, mention.trigger_start)
        if "," not in passage.text[low:high] and not _HARD.search(passage.text, low, high):
            return date
    return dates[0] if len(dates) == 1 else None


def _named_with(passage: Passage, mention: EventMention) -> set[str]:
    """The countries and places that an event word itself names: 'the war in X', 'the X war'."""
    near = range(mention.trigger_start - 24, mention.trigger_end + 16)
    found = {place.country or place.id for start, _, place in passage.places if start in near}
    return found | {
        party.actor.country
        for party in passage.parties
        if party.actor is not None and party.actor.country and party.start in near and party.governed
    }


def _known_of(mention: EventMention) -> set[str]:
    found = {place.country or place.id for place in mention.places}
    return found | {actor.country for actor in (*mention.actors, *mention.targets) if actor.country}
