"""What the small grammars compose of spans: numbers, dates, parties, acts of speech, words between marks.

An article has hundreds of these, and a constructor that `dataclass` makes is not compiled with the rest of the
engine: theirs are written out. Offsets are code points, end exclusive.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ..models import Actor


@dataclass(slots=True, init=False)
class Number:
    """A number as written: its value, or for an ordinal its rank.

    ``kind`` is cardinal, ordinal or year-like digits are still cardinal (dates decide).
    ``digits`` tells that it was written in figures.
    """

    start: int
    end: int
    value: float
    kind: str
    digits: bool

    def __init__(
        self,
        start: int,
        end: int,
        value: float,
        kind: str = "cardinal",
        digits: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.kind = kind
        self.digits = digits


@dataclass(slots=True, init=False)
class DateMention:
    """A date expression: the words, the inclusive interval they mean, and how sure that is.

    ``precision`` follows UCDP GED date_prec: 1 exact day, 2 a range of 2-6 days, 3 a week,
    4 a month (8-31 days), 5 more than a month. ``reason`` says why ``first`` is None. ``month`` is that of
    one without a year, ``duration`` a length of time in days. What is told of a
    ``running`` one is a total: it is counted up to now, or over many days. ``whole`` is the last day of
    what the words name where it is not over yet ('this week'); ``last`` is then the day of publication.
    ``begun`` is the last day of the point that 'since' counts from. ``issued`` is where the word ends that
    makes it the day on which a report came out ('published on Tuesday'), or 0. ``before`` says that it lies
    before a day told earlier, from which it is counted ('the night before'), ``begins`` that something began then.
    """

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    precision: int | None
    reason: str | None
    duration: int | None
    clock: str | None
    month: int | None
    running: bool
    whole: dt.date | None
    begun: dt.date | None
    issued: int
    before: bool
    begins: bool

    def __init__(
        self,
        start: int,
        end: int,
        first: dt.date | None = None,
        last: dt.date | None = None,
        precision: int | None = None,
        reason: str | None = None,
        duration: int | None = None,
        clock: str | None = None,
        month: int | None = None,
        running: bool = False,
        whole: dt.date | None = None,
        begun: dt.date | None = None,
        issued: int = 0,
        before: bool = False,
        begins: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.precision = precision
        self.reason = reason
        self.duration = duration
        self.clock = clock
        self.month = month
        self.running = running
        self.whole = whole
        self.begun = begun
        self.issued = issued
        self.before = before
        self.begins = begins


@dataclass(slots=True, init=False)
class Party:
    """A noun phrase that names one who can act or speak.

    ``kind`` is state, organ, person, group, crowd (unnamed people: 'residents'), medium or pronoun.
    ``role`` is the office as written. What is ``governed`` stands after a preposition: it is no subject. An ``owner``
    stands in a form that tells whose something is, an ``object`` in one that tells to whom it is done; ``within`` is a
    form that tells where, ``source`` one that tells from whom it is known.
    """

    start: int
    end: int
    actor: Actor | None
    kind: str
    role: str | None
    governed: bool
    metonym: bool
    owner: bool
    object: bool
    within: bool
    source: bool

    def __init__(
        self,
        start: int,
        end: int,
        actor: Actor | None,
        kind: str,
        role: str | None = None,
        *,
        metonym: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.actor = actor
        self.kind = kind
        self.role = role
        self.governed = self.owner = self.object = self.within = self.source = False
        self.metonym = metonym


@dataclass(slots=True, init=False)
class Telling:
    """One act of speech (say, deny ...); ``content`` is (start, end), ``unnamed`` words for an unknown speaker."""

    start: int
    end: int
    act: str
    verb: str
    speaker: Party | None
    content: tuple[int, int]
    rule: Any
    addressee: Party | None
    unnamed: tuple[int, int] | None
    said: DateMention | None
    relayed_by: Actor | None

    def __init__(
        self,
        start: int,
        end: int,
        act: str,
        verb: str,
        speaker: Party | None,
        content: tuple[int, int],
        rule: Any,
        addressee: Party | None = None,
        unnamed: tuple[int, int] | None = None,
        said: DateMention | None = None,
        relayed_by: Actor | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.act = act
        self.verb = verb
        self.speaker = speaker
        self.content = content
        self.rule = rule
        self.addressee = addressee
        self.unnamed = unnamed
        self.said = said
        self.relayed_by = relayed_by


@dataclass(slots=True, init=False)
class Quoted:
    """A stretch between quotation marks: the words inside, marks left out."""

    start: int
    end: int

    def __init__(
        self,
        start: int,
        end: int,
    ) -> None:
        self.start = start
        self.end = end
