"""What is found in an article, and what is stored of it: the records that the stages fill.

Offsets are Unicode code points into the text of the `Extraction`, end exclusive. Dates are
``datetime.date``; an interval is inclusive at both ends. ``None`` always means unknown.
Records are made once and never changed by a later stage, except that the store gives them ids.

An article has a hundred of some records, and a constructor that `dataclass` makes is not compiled with
the rest of the engine: theirs are written out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields
from typing import Any, Final

from .models import Actor, Cleaned, Document, Place, Source

NO_FAILURE: Final = frozenset(
    "ambiguous_column duplicate_keys impossible_date passed_over repaired_row summary_only superseded unreadable_value "
    "unresolved_date withdrawn".split()
)
"""Kinds of issues that a reader tells of although nothing of the article is lost by it."""

EARLIER: Final = ":earlier"
"""How the rule of a figure ends that another one replaces in the same breath: 'rose from 27 to 31'."""


class _WrittenOut:
    """A record whose constructor is written out: copies and pickles of it are made by that as well."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (type(self), {one.name: getattr(self, one.name) for one in fields(self)})  # type: ignore[arg-type]


def _made(record: type, values: dict[str, Any]) -> Any:
    return record(**values)


@dataclass(slots=True, init=False)
class Sentence(_WrittenOut):
    """A stretch of text with a role: body, title, heading, dateline, caption or boilerplate.

    ``language`` is the ISO 639 code of its language in an article that holds several, where that is sure; None
    else: it is then read in the language of the article.
    """

    ordinal: int
    start: int
    end: int
    role: str
    language: str | None

    def __init__(
        self, *, ordinal: int, start: int, end: int, role: str = "body", language: str | None = None
    ) -> None:
        self.language = language
        self.ordinal = ordinal
        self.start = start
        self.end = end
        self.role = role


@dataclass(slots=True, init=False)
class Mention(_WrittenOut):
    """Words that name an actor, a place, a date or a number, and what they resolved to."""

    kind: str
    sentence: int
    start: int
    end: int
    text: str
    actor: Actor | None
    place: Place | None
    start_date: dt.date | None
    end_date: dt.date | None
    date_precision: int | None
    value: float | None
    role: str | None
    reason: str | None

    def __init__(
        self,
        *,
        kind: str,
        sentence: int,
        start: int,
        end: int,
        text: str,
        actor: Actor | None = None,
        place: Place | None = None,
        start_date: dt.date | None = None,
        end_date: dt.date | None = None,
        date_precision: int | None = None,
        value: float | None = None,
        role: str | None = None,
        reason: str | None = None,
    ) -> None:
        self.kind = kind
        self.sentence = sentence
        self.start = start
        self.end = end
        self.text = text
        self.actor = actor
        self.place = place
        self.start_date = start_date
        self.end_date = end_date
        self.date_precision = date_precision
        self.value = value
        self.role = role
        self.reason = reason


@dataclass(slots=True, kw_only=True)
class Claim:
    """One casualty figure as said in one sentence (DESIGN section 4)."""

    outcome: str
    sentence: int
    start: int
    end: int
    evidence: str
    rule: str
    count: int | None = None
    count_low: int | None = None
    count_high: int | None = None
    bound: str = "unspecified"
    count_text: str | None = None
    victim_type: str = "unknown"
    victim_side: Actor | None = None
    claimant: Actor | None = None
    claimant_text: str | None = None
    claimant_is_party: bool | None = None
    relayed_by: Actor | None = None
    stance: str = "asserts"
    scope: str = "incident"
    part_of: Claim | None = None
    event_start: dt.date | None = None
    event_end: dt.date | None = None
    date_precision: int | None = None
    said_start: dt.date | None = None
    said_end: dt.date | None = None
    is_background: bool = False
    places: list[Place] = field(default_factory=list)
    event: EventMention | None = None


@dataclass(slots=True, init=False)
class EventMention(_WrittenOut):
    """Something that is said to have happened, in one sentence."""

    type: str
    sentence: int
    start: int
    end: int
    evidence: str
    rule: str
    trigger_start: int
    trigger_end: int
    start_date: dt.date | None
    end_date: dt.date | None
    date_precision: int | None
    actors: list[Actor]
    targets: list[Actor]
    places: list[Place]
    where_precision: int | None
    realis: str
    is_background: bool
    reported_by: Actor | None

    def __init__(
        self,
        *,
        type: str,
        sentence: int,
        start: int,
        end: int,
        evidence: str,
        rule: str,
        trigger_start: int,
        trigger_end: int,
        start_date: dt.date | None = None,
        end_date: dt.date | None = None,
        date_precision: int | None = None,
        actors: list[Actor] | None = None,
        targets: list[Actor] | None = None,
        places: list[Place] | None = None,
        where_precision: int | None = None,
        realis: str = "happened",
        is_background: bool = False,
        reported_by: Actor | None = None,
    ) -> None:
        self.type = type
        self.sentence = sentence
        self.start = start
        self.end = end
        self.evidence = evidence
        self.rule = rule
        self.trigger_start = trigger_start
        self.trigger_end = trigger_end
        self.start_date = start_date
        self.end_date = end_date
        self.date_precision = date_precision
        self.actors = actors if actors is not None else []
        self.targets = targets if targets is not None else []
        self.places = places if places is not None else []
        self.where_precision = where_precision
        self.realis = realis
        self.is_background = is_background
        self.reported_by = reported_by


@dataclass(slots=True, init=False)
class Quote(_WrittenOut):
    """Words between quotation marks, or the content of indirect speech, and who said them."""

    kind: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: Actor | None
    speaker_text: str | None
    verb: str | None
    said_start: dt.date | None
    said_end: dt.date | None

    def __init__(
        self,
        *,
        kind: str,
        sentence: int,
        start: int,
        end: int,
        text: str,
        speaker: Actor | None = None,
        speaker_text: str | None = None,
        verb: str | None = None,
        said_start: dt.date | None = None,
        said_end: dt.date | None = None,
    ) -> None:
        self.kind = kind
        self.sentence = sentence
        self.start = start
        self.end = end
        self.text = text
        self.speaker = speaker
        self.speaker_text = speaker_text
        self.verb = verb
        self.said_start = said_start
        self.said_end = said_end


@dataclass(slots=True, kw_only=True)
class Issue:
    """Something not understood or refused, and what can be done about it.

    ``kind`` is a short code (unreadable_file, unknown_language, unresolved_place,
    unresolved_date, date_without_year, impossible_date, ...).
    """

    kind: str
    message: str
    source: str | None = None
    sentence: int | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(slots=True, kw_only=True)
class Extraction:
    """All that was read in one article."""

    text: str
    language: str | None = None
    language_source: str | None = None
    title: str | None = None
    published: tuple[dt.date, dt.date] | None = None
    source: Source | None = None
    document: Document | None = None
    cleaned: Cleaned | None = None
    reader: str | None = None
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    event_mentions: list[EventMention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Report:
    """What a build did: how many of each thing are now stored, and how many issues it met."""

    database: str
    articles: int = 0
    unchanged: int = 0
    claims: int = 0
    event_mentions: int = 0
    quotes: int = 0
    events: int = 0
    issues: int = 0
    failed: int = 0
    seconds: float = 0.0
    extra: dict[str, Any] = field(default_factory=dict)
