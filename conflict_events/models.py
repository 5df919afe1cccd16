"""The nouns of the trade: what stages hand to one another, and what is stored.

Offsets are Unicode code points into ``Document.text`` after cleaning, end exclusive. Dates are
``datetime.date``; an interval is inclusive at both ends. ``None`` always means unknown.
Records are made once and never changed by a later stage, except that the store gives them ids.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# --- what a plugin describes -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format: how to tell it and how to read it.

    ``read`` yields a `Document` per article, or a `Source` per thing inside a container.
    ``sniff`` gets the first 4096 bytes and says whether they are of this format. ``refines`` names
    readers whose sources this one claims first (a format that is a special case of another).
    """

    name: str
    read: Callable[[Source], Iterable[Document | Source]]
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    sniff: Callable[[bytes], bool] | None = None
    refines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """A language: its ISO 639-1 code and the TOML file that holds all that is known of it."""

    code: str
    path: Path


# --- sources and documents -------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Source:
    """Bytes with a name, and what is known of them from outside.

    ``location`` is the path or URL under which the source is stored and cited. ``inside`` is the
    path within a container. ``published`` is an inclusive interval.
    """

    location: str
    path: Path | None = None
    content: bytes | None = None
    media_type: str | None = None
    encoding: str | None = None
    language: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: tuple[dt.date, dt.date] | None = None
    published_source: str | None = None
    retrieved_at: str | None = None

    def bytes(self) -> bytes:
        """The raw bytes; raises `OSError` as opening the file does."""
        if self.content is not None:
            return self.content
        if self.path is None:
            return b""
        return self.path.read_bytes()

    def text(self) -> str:
        """The bytes decoded once: declared encoding, byte order mark, UTF-8, then a detector.

        Raises `SourceError` where the bytes are no text.
        """
        from .decoding import decode

        return decode(self.bytes(), declared=self.encoding, name=self.location)


@dataclass(slots=True, kw_only=True)
class Document:
    """One article as a reader gives it: text, and what the format says of it."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[dt.date, dt.date] | None = None
    published_source: str | None = None


@dataclass(slots=True, kw_only=True)
class Cleaned:
    """A document after cleaning: the text that all offsets refer to, and what stands where in it.

    ``furniture``, ``title_span``, ``dateline_span`` are (start, end) offsets.
    """

    text: str
    title: str | None = None
    title_span: tuple[int, int] | None = None
    dateline_span: tuple[int, int] | None = None
    dateline_place: str | None = None
    agency: str | None = None
    byline: str | None = None
    headings: list[tuple[int, int]] = field(default_factory=list)
    captions: list[tuple[int, int]] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)


# --- reference ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, organ, body, group, medium or person. ``country`` is ISO 3166 alpha-3."""

    id: str
    name: str
    kind: str = "other"
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place; ``country`` is ISO 3166 alpha-3 or None where it is contested or wider."""

    id: str
    name: str
    kind: str = "city"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    contested: str | None = None


# --- what is found -----------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Sentence:
    """A stretch of text with a role: body, title, heading, dateline, caption or boilerplate."""

    ordinal: int
    start: int
    end: int
    role: str = "body"


@dataclass(slots=True, kw_only=True)
class Mention:
    """Words that name an actor, a place, a date or a number, and what they resolved to."""

    kind: str
    sentence: int
    start: int
    end: int
    text: str
    actor: Actor | None = None
    place: Place | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    date_precision: int | None = None
    value: float | None = None
    role: str | None = None
    reason: str | None = None


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


@dataclass(slots=True, kw_only=True)
class EventMention:
    """Something that is said to have happened, in one sentence."""

    type: str
    sentence: int
    start: int
    end: int
    evidence: str
    rule: str
    trigger_start: int
    trigger_end: int
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    date_precision: int | None = None
    actors: list[Actor] = field(default_factory=list)
    targets: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    where_precision: int | None = None
    realis: str = "happened"
    is_background: bool = False
    reported_by: Actor | None = None


@dataclass(slots=True, kw_only=True)
class Quote:
    """Words between quotation marks, or the content of indirect speech, and who said them."""

    kind: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: Actor | None = None
    speaker_text: str | None = None
    verb: str | None = None
    said_start: dt.date | None = None
    said_end: dt.date | None = None


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
