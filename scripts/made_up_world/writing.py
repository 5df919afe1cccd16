"""How an outlet of the made-up world writes: sentences from templates, with the place of every word known."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel.dates import format_date

from conflict_events.findings import Extraction, Mention, Sentence
from conflict_events.models import Actor, Place

Thing = Actor | Place | dt.date | int | None
Values = dict[str, "Name | str"]

_PIECE = re.compile(r"\{(\w+)\}|([\[\]])")


@dataclass(frozen=True, slots=True)
class Name:
    """Words that mean something: an actor, a place, a day or a number."""

    text: str
    thing: Thing = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of evidence, and where each slot within it or before it was filled."""

    start: int
    end: int
    slots: dict[str, tuple[int, int]]


@dataclass(slots=True)
class Text:
    """An article that grows sentence by sentence; ``found`` receives its sentences and mentions."""

    space: str
    found: Extraction = field(default_factory=lambda: Extraction(text=""))
    parts: list[str] = field(default_factory=list)
    length: int = 0
    body: int = 0

    def add(self, template: str, values: Values, role: str = "body") -> list[Piece]:
        """Writes one sentence; gives what stood in it between brackets."""
        between = "" if not self.length else self.space if role == "body" and self.body % 2 else "\n"
        self.body = self.body + 1 if role == "body" else 0
        if between:
            self.parts.append(between)
            self.length += len(between)
        ordinal, start, opened = len(self.found.sentences), self.length, self.length
        evidence: list[Piece] = []
        slots: dict[str, tuple[int, int]] = {}
        for kind, piece in _compiled(template):
            if kind == "mark":
                if piece == "[":
                    opened = self.length
                else:
                    evidence.append(Piece(opened, self.length, slots))
                    slots = {}
                continue
            value = values[piece] if kind == "slot" else piece
            words = value if isinstance(value, str) else value.text
            if self.length == start:
                words = words[:1].upper() + words[1:]
            if kind == "slot":
                slots[piece] = (self.length, self.length + len(words))
                if isinstance(value, Name) and value.thing is not None:
                    self.found.mentions.append(_mention(words, value.thing, ordinal, self.length))
            self.parts.append(words)
            self.length += len(words)
        self.found.sentences.append(Sentence(ordinal=ordinal, start=start, end=self.length, role=role))
        return evidence

    def finish(self) -> Extraction:
        """The whole, with its text."""
        self.found.text = "".join(self.parts)
        return self.found


def _mention(words: str, thing: Thing, sentence: int, start: int) -> Mention:
    at: dict[str, Any] = {"sentence": sentence, "start": start, "end": start + len(words), "text": words}
    if isinstance(thing, Actor):
        return Mention(kind="actor", actor=thing, **at)
    if isinstance(thing, Place):
        return Mention(kind="place", place=thing, **at)
    if isinstance(thing, dt.date):
        return Mention(kind="date", start_date=thing, end_date=thing, date_precision=1, **at)
    return Mention(kind="number", value=float(thing or 0), **at)


@cache
def _compiled(template: str) -> tuple[tuple[str, str], ...]:
    pieces: list[tuple[str, str]] = []
    end = 0
    for match in _PIECE.finditer(template):
        if match.start() > end:
            pieces.append(("words", template[end : match.start()]))
        pieces.append(("slot", match[1]) if match[1] else ("mark", match[2]))
        end = match.end()
    if end < len(template):
        pieces.append(("words", template[end:]))
    return tuple(pieces)


@cache
def written_day(day: dt.date, language: str) -> Name:
    """A day as the outlets of a language write it."""
    return Name(format_date(day, "long", locale=language), day)


def written_number(number: int, grouping: str, *, eastern: bool = False) -> str:
    """A number with its thousands apart; ``eastern`` uses the digits of the Arab east."""
    text = f"{number:,}".replace(",", grouping)
    return text.translate(_EASTERN) if eastern else text


_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
