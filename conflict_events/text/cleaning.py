"""A document becomes text whose every paragraph has a role; nothing is cut, so offsets stay true.

What is the title, the dateline, a heading, a caption or site furniture is told by the shape of the
page (short lines before the first and after the last running text) and by the phrases of the
language, where one is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from ..models import Cleaned, Document
from ..words.folding import lowered
from .datelines import find_dateline
from .furniture import Furniture, Kind, is_timestamp, line_key
from .layout import CLOSERS, SENTENCE_END, count_words, ends_sentence, paragraphs
from .repair import repair

_PROSE_WORDS: Final = 6
_PROSE_LENGTH: Final = 40
_HEADING_WORDS: Final = 14
_TITLE_WORDS: Final = range(4, 31)
_TITLE_LENGTH: Final = 220
_CAPTION_WORDS: Final = 60
_WHOLE_WORDS: Final = 60
_LINK_WORDS: Final = 25
_NOT_LETTERS: Final = re.compile(r"[\W\d_]+")

_NO_TABLES: Final[Mapping[str, Any]] = {}
_compiled: Final[dict[int, tuple[Mapping[str, Any], Furniture]]] = {}


def clean(document: Document, tables: Mapping[str, Any] | None = None) -> Cleaned:
    """The repaired text of ``document`` and what stands where in it.

    ``tables`` is the pack's ``[text]``; without one, only what needs no language is told. What the
    format says (title, byline) wins over what the text shows.
    """
    return _Page(document, tables or _NO_TABLES).cleaned()


def _furniture(tables: Mapping[str, Any]) -> Furniture:
    """The compiled phrases; the tables are kept with them, so that their id stays theirs."""
    known = _compiled.get(id(tables))
    if known is None or known[0] is not tables:
        known = _compiled[id(tables)] = (tables, Furniture(tables))
    return known[1]


class _Page:
    """One document while its paragraphs are given roles; ``roles`` runs beside ``spans``."""

    def __init__(self, document: Document, tables: Mapping[str, Any]) -> None:
        self.document = document
        self.text = repair(document.text)
        self.low = lowered(self.text)
        self.spans = paragraphs(self.text)
        self.furniture = _furniture(tables)
        self.roles = [""] * len(self.spans)
        self.parts: list[tuple[int, int]] = []  # furniture within a paragraph
        self.title: str | None = document.title.strip() if document.title and document.title.strip() else None
        self.title_at: int | None = None
        self.byline = document.byline
        self.dateline: tuple[int, int] | None = None
        self.place: str | None = None
        self.agency: str | None = None

    def cleaned(self) -> Cleaned:
        self.by_phrase()
        prose = [
            number for number in range(len(self.spans)) if not self.roles[number] and self.is_prose(number)
        ]
        if prose:
            self.head(prose[0])
            self.body(prose[0], self.last_text(prose[-1]))
            self.tail(self.last_text(prose[-1]))
        self.repeats()
        self.find_dateline()
        return Cleaned(
            text=self.text,
            title=self.title,
            title_span=self.spans[self.title_at] if self.title_at is not None else None,
            dateline_span=self.dateline,
            dateline_place=self.place,
            agency=self.agency,
            byline=self.byline,
            headings=self.having("heading"),
            captions=self.having("caption"),
            furniture=sorted(self.having("furniture") + self.parts),
        )

    def having(self, role: str) -> list[tuple[int, int]]:
        return [span for span, found in zip(self.spans, self.roles, strict=True) if found == role]

    def string(self, number: int) -> str:
        start, end = self.spans[number]
        return self.text[start:end]

    def words(self, number: int) -> int:
        return count_words(self.text, *self.spans[number])

    def is_prose(self, number: int) -> bool:
        start, end = self.spans[number]
        long = end - start >= _PROSE_LENGTH or count_words(self.text, start, end) >= _PROSE_WORDS
        return long and ends_sentence(self.text, start, end)

    # --- what phrases tell ---------------------------------------------------------------

    def by_phrase(self) -> None:
        """Marks paragraphs that the language's phrases, or marks of any language, give away.

        A single paragraph is never furniture: somebody asked about it.
        """
        if len(self.spans) == 1:
            return
        anywhere = self.furniture.anywhere(self.low, [start for start, _ in self.spans])
        prose_before = 0
        in_list = False
        for number, (start, end) in enumerate(self.spans):
            kind = self.furniture.line(self.low, start, end)
            if kind == "byline":
                kind = self.take_byline(number)
            if kind is None and number in anywhere:
                kind = self.by_part(number, anywhere[number])
            if prose_before >= 2 and (kind == "comments" or (kind == "related" and not self.goes_on(number))):
                self.roles[number:] = ["furniture"] * (len(self.spans) - number)
                return
            prose = kind is None and self.is_prose(number)
            if kind is None and in_list and not prose and self.words(number) <= _LINK_WORDS:
                kind = "furniture"
            in_list = kind in ("list", "related") or (in_list and kind == "furniture")
            if kind is not None:
                self.roles[number] = "caption" if kind == "caption" else "furniture"
            prose_before += prose

    def goes_on(self, number: int) -> bool:
        """Whether so much running text follows that a list of links can only be an inset."""
        long = 0
        for later in range(number + 1, len(self.spans)):
            kind = self.furniture.line(self.low, *self.spans[later])
            if kind == "comments":
                break
            long += kind is None and self.is_prose(later) and self.words(later) >= _LINK_WORDS + 5
        return long >= 2

    def by_part(self, number: int, found: list[tuple[int, int, Kind]]) -> Kind | None:
        """What a telling phrase inside a paragraph makes of it, or of its sentence in a long one."""
        kinds = {kind for _, _, kind in found}
        words = self.words(number)
        if "furniture" not in kinds:
            # 'PLACE (AGENCY/AGENCY) -' opens a report with what elsewhere credits a picture.
            captioned = words <= _CAPTION_WORDS and find_dateline(self.string(number)) is None
            return "caption" if captioned else None
        if words <= _WHOLE_WORDS:
            return "furniture"
        start, end = self.spans[number]
        for at, stop, kind in found:
            if kind == "furniture":
                first = max(self.text.rfind(mark + " ", start, at) for mark in SENTENCE_END)
                after = [spot for mark in SENTENCE_END if (spot := self.text.find(mark, stop, end)) >= 0]
                part = (first + 2 if first >= 0 else start, min(after) + 1 if after else end)
                if part not in self.parts:
                    self.parts.append(part)
        return None

    def take_byline(self, number: int) -> Kind | None:
        """A byline is a cue and a name: few words, most with a capital, and no sentence."""
        start, end = self.spans[number]
        line = self.string(number)
        words = line.split()
        capitals = sum(word[0].isupper() for word in words[1:])
        if len(words) < 2 or len(words) > 12 or capitals * 2 < len(words) - 1 or capitals == 0:
            return None
        if ends_sentence(self.text, start, end) and len(words) > 6:
            return None
        if self.byline is None and number < len(self.spans) // 2 + 1:
            name = next(at for at, word in enumerate(words) if at and word[0].isupper())
            self.byline = " ".join(words[name:]).rstrip(" ,|-–")
        return "furniture"

    # --- what the shape of the page tells ----------------------------------------------------

    def last_text(self, last_prose: int) -> int:
        """The last paragraph of the article: an unfinished sentence may follow the last whole one."""
        for number in range(len(self.spans) - 1, last_prose, -1):
            start, end = self.spans[number]
            if not self.roles[number] and (
                count_words(self.text, start, end) > _HEADING_WORDS
                or (ends_sentence(self.text, start, end) and not self.repeats_title(number))
            ):
                return number
        return last_prose

    def head(self, first_prose: int) -> None:
        """Title, subtitle, section names and dates before the running text."""
        open_lines = [number for number in range(first_prose) if not self.roles[number]]
        self.find_title(open_lines)
        for number in open_lines:
            start, end = self.spans[number]
            if number == self.title_at:
                self.roles[number] = "title"
            elif is_timestamp(self.string(number)) or self.repeats_title(number):
                self.roles[number] = "furniture"
            elif not ends_sentence(self.text, start, end) and not find_dateline(self.string(number)):
                short = count_words(self.text, start, end) < _TITLE_WORDS.start
                self.roles[number] = "furniture" if short else "heading"

    def find_title(self, open_lines: list[int]) -> None:
        if self.title is not None:
            wanted = line_key(self.title)
            self.title_at = next(
                (number for number in open_lines if line_key(self.string(number)) == wanted), None
            )
            return
        titles = [number for number in open_lines if self.could_be_title(number)]
        chosen = next((number for number in titles if self.words(number) in _TITLE_WORDS), None)
        if chosen is None and len(titles) == 1 and self.words(titles[0]) > 1:
            chosen = titles[0]
        if chosen is not None:
            self.title_at, self.title = chosen, " ".join(self.string(chosen).split())

    def could_be_title(self, number: int) -> bool:
        line = self.string(number)
        last = line.rstrip(CLOSERS)[-1:]
        return (
            len(line) <= _TITLE_LENGTH
            and (last in "!?" or last not in SENTENCE_END + ":;,")
            and not is_timestamp(line)
            and find_dateline(line) is None
        )

    def body(self, first: int, last: int) -> None:
        """Headings between paragraphs of running text."""
        for number in range(first, last):
            start, end = self.spans[number]
            if self.roles[number] or count_words(self.text, start, end) > _HEADING_WORDS:
                continue
            line = self.text[start:end]
            if line[-1] in ":;,–—" or line[0] in "-–—•*" or ends_sentence(self.text, start, end):
                continue
            self.roles[number] = (
                "furniture" if self.repeats_title(number) or is_timestamp(line) else "heading"
            )

    def tail(self, last: int) -> None:
        """What follows the running text is links, names and buttons."""
        for number in range(last + 1, len(self.spans)):
            self.roles[number] = self.roles[number] or "furniture"

    def repeats_title(self, number: int) -> bool:
        """Whether a line is the title again: with a number, a section name run into it, or cut."""
        if self.title is None or number == self.title_at or self.words(number) > _TITLE_WORDS.stop + 5:
            return False
        title = _NOT_LETTERS.sub("", lowered(self.title))
        line = _NOT_LETTERS.sub("", lowered(self.string(number)))
        if len(title) < 12 or len(line) < 12:
            return False
        shared = max(_common(title, line), _common(title[::-1], line[::-1]))
        return title in line or line in title or shared * 10 >= max(len(title), len(line)) * 7

    def repeats(self) -> None:
        """A paragraph that stood before, word for word, is a pull quote or a copy."""
        seen: set[str] = set()
        for number, (start, end) in enumerate(self.spans):
            if end - start < _PROSE_LENGTH or self.roles[number] not in ("", "heading"):
                continue
            line = self.text[start:end]
            if line in seen:
                self.roles[number] = "furniture"
            seen.add(line)

    def find_dateline(self) -> None:
        """Looks at the first paragraphs after the title for a place and an agency."""
        looked = 0
        for number, (start, end) in enumerate(self.spans):
            if self.roles[number] in ("title", "furniture", "caption"):
                continue
            found = find_dateline(self.text[start:end], self.furniture.not_places)
            if found is not None:
                self.dateline = (start, len(self.text[: start + found.end].rstrip()))
                self.place, self.agency = found.place, found.agency
                if found.whole:
                    self.roles[number] = "dateline"
                return
            looked += 1
            if looked == 3:
                return


def _common(one: str, other: str) -> int:
    """How many characters two strings begin with in common."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
