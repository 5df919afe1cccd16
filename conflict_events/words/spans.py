"""Typed spans: what the matcher finds in a text, and the sentences that hold them.

An `Entry` is everything the lexicon knows of one written form; one form can be several things at
once ('may' is a month and a modal), so each kind has a slot of its own. A `Span` is one place
where that form stands. Offsets are code points, end exclusive.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from ..models import Place
from .composed import DateMention as DateMention
from .composed import Number as Number
from .composed import Party as Party
from .composed import Quoted as Quoted
from .composed import Telling as Telling
from .cues import CUES as CUES
from .cues import Cue as Cue

_LED: Final = 4  # letters between a date and what stands before it: 'on', 'den'


class Slot:
    """What a form can be, each kind with its flag in ``Entry.filled``; then flags asked for together."""

    ACTOR: Final = 1 << 0
    BOUND: Final = 1 << 1
    CONFLICT: Final = 1 << 2
    CUE: Final = 1 << 3
    DATE: Final = 1 << 4
    DETERMINER: Final = 1 << 5
    EVENT: Final = 1 << 6
    INSTITUTION: Final = 1 << 7
    NATION: Final = 1 << 8
    NUMBER: Final = 1 << 9
    OUTCOME: Final = 1 << 10
    PLACE: Final = 1 << 11
    RANGE: Final = 1 << 12
    REPORT: Final = 1 << 13
    ROLE: Final = 1 << 14
    VICTIM: Final = 1 << 15
    GOVERNS: Final = 1 << 16

    NAMED: Final = ACTOR | NATION
    PARTY: Final = NAMED | INSTITUTION | ROLE  # can be a part of a party
    COUNTED: Final = NUMBER | DATE
    SELDOM: Final = PARTY | PLACE | OUTCOME | EVENT | REPORT  # what few spans are
    KNOWN: Final = PARTY | CUE | REPORT | PLACE | DATE | DETERMINER | NUMBER  # no unknown name


SLOTS: Final[dict[str, int]] = {
    name.lower(): flag for name, flag in vars(Slot).items() if name.isupper() and flag & (flag - 1) == 0
}
"""The slots of an entry, each with its flag in ``filled``."""


class Entry:
    """What a form can be. A slot is None where the form is not of that kind; ``cue`` is 0 there.

    ``filled`` unites the `Slot` flags of the others, so that one look tells what matters of a span.
    ``cased`` is 0 (any case), 1 (must begin with a capital in the text) or 2 (exactly as written).
    """

    __slots__ = ("cased", "filled", "form", *SLOTS)

    form: str
    cased: int
    filled: int
    number: Any
    bound: Any
    range: Any
    victim: Any
    outcome: Any
    event: Any
    report: Any
    role: Any
    institution: Any
    nation: Any
    actor: Any
    place: Any
    date: Any
    cue: int
    determiner: Any
    conflict: Any
    governs: Any

    def __init__(self, form: str, cased: int = 0) -> None:
        self.form = form
        self.cased = cased
        self.filled = self.cue = 0
        # One by one: a lexicon makes sixty thousand of these.
        self.number = self.bound = self.range = self.victim = self.outcome = self.event = None
        self.report = self.role = self.institution = self.nation = self.actor = self.place = None
        self.date = self.determiner = self.conflict = self.governs = None


class Span:
    """One occurrence of an entry's form in a text."""

    __slots__ = ("end", "entry", "start")

    def __init__(self, start: int, end: int, entry: Entry) -> None:
        self.start = start
        self.end = end
        self.entry = entry


class Passage:
    """One sentence with everything found in it so far; the cascade fills it step by step.

    ``kinds`` unites the flags of all ``cues``: most questions about function words end there.
    A ``caseless`` sentence is all in capitals, so that a capital tells nothing in it.
    ``named`` are the spans that can be part of a party, ``sites`` those that can name a place. ``breaks`` is
    where marks part it, in order: commas, stronger marks, the space before a dash; ``hard`` the stronger ones.
    """

    __slots__ = (
        "breaks", "caseless", "cues", "dates", "end", "events", "hard", "kinds", "named",
        "numbers", "ordinal", "outcomes", "paragraph", "parties", "places", "quoted", "reports", "role",
        "sites", "spans", "start", "tellings", "text", "unsure", "watch",
    )  # fmt: skip

    def __init__(self, ordinal: int, start: int, end: int, role: str, paragraph: int, text: str) -> None:
        self.ordinal = ordinal
        self.start = start
        self.end = end
        self.role = role
        self.paragraph = paragraph
        self.text = text
        self.caseless = False
        self.kinds = 0
        self.watch: Any = None  # what the reading tells of itself, where somebody watches
        self.spans: list[Span] = []
        self.cues: list[Span] = []
        self.outcomes: list[Span] = []
        self.events: list[Span] = []
        self.reports: list[Span] = []
        self.named: list[Span] = []
        self.sites: list[Span] = []
        self.numbers: list[Number] = []
        self.dates: list[DateMention] = []
        self.parties: list[Party] = []
        self.places: list[tuple[int, int, Place]] = []
        self.unsure: Collection[str] = ()  # countries of which the article names but one place of no renown
        self.tellings: list[Telling] = []
        self.quoted: list[Quoted] = []
        self.breaks: list[int] = []
        self.hard: list[int] = []

    def holds(self, kinds: int, start: int, end: int) -> bool:
        """True where a word with one of these cues begins between two offsets; ``end`` is exclusive."""
        if not self.kinds & kinds:
            return False
        for cue in self.cues:
            if cue.start >= end:
                return False
            if cue.start >= start and cue.entry.cue & kinds:
                return True
        return False

    def follows(self, kinds: int, position: int) -> bool:
        """True where a word with one of these cues stands right before a position, a character apart."""
        if not self.kinds & kinds:
            return False
        for cue in self.cues:
            if cue.end >= position - 1:
                return cue.end == position - 1 and bool(cue.entry.cue & kinds)
        return False

    def dated(self, span: Span | Number) -> bool:
        """True for a word or a number that is part of a date: 'in May', and no modal."""
        return any(date.start <= span.start < date.end for date in self.dates)

    def past_dates(self, position: int) -> int:
        """Where the dates end that follow a position, with a small word before each; the position if none does."""
        for date in self.dates:
            if 0 <= date.start - position <= _LED:
                position = date.end
        return position

    def unbroken(self, start: int, end: int) -> bool:
        """True where no mark stands between two words, not even a comma."""
        for at in self.breaks:
            if at >= end:
                return True
            if at >= start:
                return False
        return True

    def parted(self, start: int, end: int) -> bool:
        """True where a mark stronger than a comma stands between two words."""
        for at in self.hard:
            if at >= end:
                return False
            if at >= start:
                return True
        return False

    def openings(self, end: int) -> list[int]:
        """Where something begins behind a mark stronger than a comma, before an offset.

        Brackets that close before it ('the Press Committee (PC) said') open nothing.
        """
        found: list[int] = []
        if not self.hard:
            return found
        for at in self.hard:
            mark = self.text[at]
            behind = at + 3 if mark == " " else at + 1
            if behind > end:
                break
            if mark != ")" and not (mark == "(" and ")" in self.text[behind:end]):
                found.append(behind)
        return found
