"""The nouns of the trade: what a plugin describes and gives, and the actors and places of the tables.

Offsets are Unicode code points into ``Document.text`` after cleaning, end exclusive. Dates are
``datetime.date``; an interval is inclusive at both ends. ``None`` always means unknown.
Records are made once and never changed by a later stage.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from .exporting import Ledger
    from .findings import Issue

INSIDE = "!/"
"""Between the location of a container and the name of what it holds: ``news.zip!/2022/a.txt``."""

# --- what a plugin describes -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format: how to tell it and how to read it.

    ``read`` yields a `Document` per article, a `Source` per thing inside a container, or an `Issue`
    for a part that cannot be read while the rest can. ``sniff`` gets the first 4096 bytes and says
    whether they are of this format, or None where they do not tell. ``refines`` names readers whose
    sources this one claims first (a format that is a special case of another). ``needs`` names the
    modules of libraries that reading imports: where one is missing, the error says which extra brings it.

    A ``container`` may hold very many things: it is walked while it is read, one thing at a time and
    never whole in memory, and what it holds is stored piece by piece. A ``window`` shows only what is
    new, as a feed does: what is no longer in it has not gone.
    """

    name: str
    read: Callable[[Source], Iterable[Document | Source | Issue]]
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    sniff: Callable[[bytes], bool | None] | None = None
    refines: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    container: bool = False
    window: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format that a ledger can be written in, for people who work with other tools.

    ``write`` gets a `Ledger` and a path: of a file to make with this ``suffix`` ('.json'), or, where that is
    empty, of an empty folder to fill. ``what`` says in a few words what it is, ``lost`` in a sentence or two
    what of a ledger this format cannot hold. ``needs`` are the modules of libraries that writing imports.
    ``text`` gives what stands in a file of a binary format as text, for tests and documentation.
    """

    name: str
    write: Callable[[Ledger, Path], None]
    what: str
    lost: str
    suffix: str = ""
    needs: tuple[str, ...] = ()
    text: Callable[[Path], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """A language: its ISO 639-1 code and the TOML file that holds all that is known of it."""

    code: str
    path: Path


# --- sources and documents -------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Source:
    """Bytes with a name, and what is known of them from outside.

    ``location`` is the path or URL under which the source is stored and cited; what stands in a
    container has the container's, `INSIDE`, and its name there. ``published`` is an inclusive interval.
    ``columns`` says which column of a table or record holds what: a map, or the name of a ready one.
    ``opens`` gives a new file with the bytes of what is too large to be held as ``content``.
    """

    location: str
    path: Path | None = None
    content: bytes | None = None
    opens: Callable[[], BinaryIO] | None = None
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
    columns: Mapping[str, Any] | str | None = None

    def open(self) -> BinaryIO:
        """The raw bytes as a file, to be read piece by piece and closed; raises `OSError`."""
        if self.content is None and self.opens is not None:
            return self.opens()
        if self.content is not None or self.path is None:
            return io.BytesIO(self.content or b"")
        return self.path.open("rb")

    def within(self, name: str, content: bytes | Callable[[], BinaryIO], **known: Any) -> Source:
        """Something inside this source under a name of its own; ``known`` are further fields of it.

        What is large is given as a function that opens it, and then is held only where it has to be.
        """
        location = f"{self.location}{INSIDE}{name}"
        if callable(content):
            return Source(location=location, opens=content, **known)
        return Source(location=location, content=content, **known)

    def bytes(self) -> bytes:
        """The raw bytes, all of them; raises `OSError`, and `SourceError` where they are too many."""
        from .limits import SOURCE_BYTES, limit, refuse_above

        if self.content is not None:
            return self.content
        told = f"{self.location} is {{size}} bytes, more than the {{limit}} that are read as a whole"
        if self.opens is None and self.path is not None:
            refuse_above(self.path.stat().st_size, SOURCE_BYTES, told, "split it")
        with self.open() as file:
            if self.opens is None:
                return file.read()
            content = file.read(limit(*SOURCE_BYTES) + 1)
        refuse_above(len(content), SOURCE_BYTES, told.replace("is {size}", "has {size} or more"), "split it")
        return content

    def text(self) -> str:
        """The bytes decoded once: declared encoding, byte order mark, UTF-8, then a detector.

        Raises `SourceError` where the bytes are no text.
        """
        from .decoding import decode

        return decode(self.bytes(), declared=self.encoding, name=self.location)


@dataclass(slots=True, kw_only=True)
class Document:
    """One article as a reader gives it: text, and what the format says of it.

    ``coded``: the text is the readable form of what people have coded, and is not read itself.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[dt.date, dt.date] | None = None
    published_source: str | None = None
    coded: tuple[Coded, ...] = ()


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
    """A named place; ``country`` is ISO 3166 alpha-3 or None where it is contested or wider.

    A contested place is given to no country, whatever a source says: ``contested`` tells who holds and who
    claims it. Only a country, contested or not, has its own code.
    """

    id: str
    name: str
    kind: str = "city"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    contested: str | None = None

    def __post_init__(self) -> None:
        if self.contested and self.kind != "country":
            object.__setattr__(self, "country", None)


# --- what people have coded ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedActor:
    """Somebody whom a coder names; ``span`` is where, in the document's text.

    ``kind`` says what it is if no table knows the name. With ``state``, the name of a state, it is that
    state's organ of this kind: government, armed_forces, police, parliament.
    """

    name: str
    kind: str = "other"
    state: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPlace:
    """Where a coder says that it happened: decimal degrees, the name of the country, and how exact it is.

    ``other_names`` are looked up before the name, such as one with the word for what it is.
    ``precision`` is 1 to 7 as UCDP GED's ``where_prec``; ``kind`` is that of a place which no table knows.
    """

    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    kind: str = "village"
    precision: int | None = None
    other_names: tuple[str, ...] = ()
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedFigure:
    """A figure that a coder gives, and the words of the text that say it, the number alone in ``count_span``.

    ``best`` with ``low`` and ``high`` is an interval, ``best`` alone an estimate, all three the same number
    an exact one. ``is_part``: of the first figure of this coding that is none.
    """

    span: tuple[int, int]
    best: int | None
    count_span: tuple[int, int] | None = None
    low: int | None = None
    high: int | None = None
    outcome: str = "killed"
    victim_type: str = "unknown"
    victim_side: CodedActor | None = None
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One event as people have coded it, of which the document's text is the readable form.

    ``coder`` is the name of the project; ``code`` is what the event is in the coding ``scheme``, which the
    crosswalk of the reference tables turns into a type of ours. Dates are inclusive; their precision is 1
    to 5 as UCDP GED's ``date_prec``. ``sources`` are those that the coder relied on, the original one first.
    All spans are offsets into `Document.text`; ``span`` holds the words that tell of the event.
    """

    coder: str
    scheme: str
    code: str
    span: tuple[int, int]
    start: dt.date | None = None
    end: dt.date | None = None
    date_precision: int | None = None
    date_span: tuple[int, int] | None = None
    actors: tuple[CodedActor, ...] = ()
    targets: tuple[CodedActor, ...] = ()
    place: CodedPlace | None = None
    figures: tuple[CodedFigure, ...] = ()
    sources: tuple[CodedActor, ...] = ()
