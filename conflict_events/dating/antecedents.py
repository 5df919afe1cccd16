"""What words point back to: 'these clashes', 'the attack', and figures that go on about what was told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from ..findings import EventMention
from ..words.spans import Passage

_BEFORE: Final = 2  # sentences back in which stands what a figure goes on about
_NEAR: Final = 5  # and what 'the attack' means, though longer stretches of time were told since
_RUN: Final = 4  # days
_MONTH: Final = 31


class Antecedents:
    """The events of violence told so far that have a date."""

    def __init__(self, published: tuple[dt.date, dt.date] | None, countries: frozenset[str]) -> None:
        self._published = published
        self._countries = countries
        self._dated: list[EventMention] = []
        self._measured: set[int] = set()  # those that a sentence only measures others by

    def add(self, mention: EventMention, *, measured: bool) -> None:
        """Notes an event that later words can point back to."""
        self._dated.append(mention)
        if measured:
            self._measured.add(id(mention))

    def of_figure(self, passage: Passage) -> EventMention | None:
        """The event that figures of a sentence without event or date of its own go on about."""
        last = next(self._latest(passage.ordinal), None)
        if last is None or last.sentence < passage.ordinal - _BEFORE:
            return None
        if last.type == "war" and last.sentence == passage.ordinal:
            return None  # 'X, which monitors the war in Y'
        counted = any(date.first is None and date.last is not None for date in passage.dates)  # up to a day
        runs_on = last.sentence < passage.ordinal and self._runs_on(last, _MONTH)
        return None if runs_on and not counted else last

    def of_event(self, passage: Passage, mention: EventMention, *, nearest: bool) -> EventMention | None:
        """The latest event of the same family; a war points to a war, and none to one elsewhere.

        'that last clash' points to the ``nearest`` one of the sentences just before, whatever its type.
        """
        named = _named_with(passage, mention)
        for other in self._latest(mention.sentence):
            known = _known_of(other) or self._countries
            if named and not named & known:
                continue
            if nearest and other.sentence >= mention.sentence - 1 and id(other) not in self._measured:
                return other
            if mention.type == other.type or "war" not in (mention.type, other.type):
                return other
            long = other.date_precision is not None and other.date_precision >= 4
            if mention.type == "war" and other.type == "clash" and long:
                return other
        return None

    def _latest(self, sentence: int) -> Iterator[EventMention]:
        """The events, the last one first; 'the attack' is rather that of a day than those of 'recent weeks'."""
        for other in reversed(self._dated):
            if other.sentence < sentence - _NEAR:
                break
            if other.sentence == sentence or not (self._runs_on(other) or self._is_measure(other)):
                yield other
        for other in reversed(self._dated):
            if other.sentence == sentence or not self._is_measure(other):
                yield other

    def _is_measure(self, mention: EventMention) -> bool:
        """'The biggest since the raid in 2003. The attack': that is not the raid."""
        return mention.type != "war" and id(mention) in self._measured

    def _runs_on(self, mention: EventMention, days: int = _RUN) -> bool:
        """Whether what is told of went on for more than so many days up to that of the article."""
        first, last = mention.start_date, mention.end_date
        if self._published is None or first is None or last != self._published[1]:
            return False
        return (last - first).days > days


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
