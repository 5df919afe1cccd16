"""A text in paragraphs, with what was found in it marked: escaped, properly nested, nothing at a wrong place.

Spans may overlap and cross paragraphs. A span that cannot be one element is closed and opened again; its
first part bears the id. Characters that turn the direction of writing, which could make a figure read
backwards, are shown as marks and do not act.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

LEAVES = frozenset({"actor", "place"})
"""Kinds of marks that hold no others and may be links."""
_HIDDEN = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_UNSHOWN = re.compile(f"[{''.join(_HIDDEN)}\x00-\x08\x0b-\x1f\x7f]")


@dataclass(slots=True, kw_only=True)
class Marked:
    """Something that stands at ``start``..``end`` (code points, end exclusive) and should say ``words``.

    ``shown`` false keeps the id, so that links to it go on working, and marks nothing. ``href`` makes a link
    of an actor or place, ``why`` tells why it has none; ``after`` follows the words, as the letter of a note does.
    """

    id: str
    kind: str
    start: int
    end: int
    words: str
    shown: bool = True
    href: str | None = None
    after: Markup | None = None
    why: str | None = None


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """One line of the text, ``start``..``end``, as HTML; ``begins`` are the ids of what begins in it, ``role`` that
    of all of it."""

    start: int
    end: int
    html: Markup
    role: str | None = None
    begins: list[str] = field(default_factory=list)


def misplaced(text: str, marked: Iterable[Marked]) -> set[str]:
    """Ids of what does not stand where it says: it must not be highlighted."""
    return {one.id for one in marked if not _fits(text, one)}


def _fits(text: str, one: Marked) -> bool:
    return (
        0 <= one.start < one.end <= len(text)
        and text[one.start : one.end] == one.words
        and bool(one.words.strip())
    )


def visible(text: str) -> Markup:
    """``text`` escaped, with a mark in place of each character that would act unseen."""
    if _UNSHOWN.search(text) is None:
        return escape(text)
    return Markup(_UNSHOWN.sub(_sign, str(escape(text))))  # noqa: S704 (escaped; signs are ours)


def paragraphs(text: str, marked: Iterable[Marked], roles: Iterable[Marked] = ()) -> list[Paragraph]:
    """The lines of ``text`` that hold anything, with ``marked`` and the ``roles`` of sentences.

    What is misplaced is left out. A role that holds for a whole line is that of its paragraph.
    """
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    of_lines, of_parts = _roles(text, lines, list(roles))
    spans = [_trimmed(one) for one in marked if _fits(text, one)] + of_parts
    return _Sweep(text, lines, spans, of_lines).made


def _sign(found: re.Match[str]) -> str:
    name = _HIDDEN.get(found.group(), f"U+{ord(found.group()):04X}")
    return f"<bdi dir='ltr' class='unseen' title='U+{ord(found.group()):04X}'>{name}</bdi>"


def _trimmed(one: Marked) -> Marked:
    start = one.start + len(one.words) - len(one.words.lstrip())
    end = one.end - len(one.words) + len(one.words.rstrip())
    if (start, end) == (one.start, one.end):
        return one
    return Marked(
        id=one.id, kind=one.kind, start=start, end=end, words=one.words.strip(), shown=one.shown,
        href=one.href, after=one.after, why=one.why,
    )  # fmt: skip


def _roles(
    text: str, lines: list[tuple[int, int]], roles: list[Marked]
) -> tuple[dict[int, str], list[Marked]]:
    """The roles of whole lines by where they begin, and those of parts of a line."""
    whole: dict[int, str] = {}
    parts: list[Marked] = []
    roles = sorted((one for one in roles if 0 <= one.start < one.end <= len(text)), key=lambda one: one.start)
    number = 0
    for start, end in lines:
        while number < len(roles) and roles[number].end <= start:
            number += 1
        here: list[Marked] = []
        ahead = number
        while ahead < len(roles) and roles[ahead].start < end:
            here.append(roles[ahead])
            ahead += 1
        covered: Counter[str] = Counter()
        for one in here:
            first, last = max(one.start, start), min(one.end, end)
            covered[one.kind] += sum(not sign.isspace() for sign in text[first:last])
        letters = sum(not sign.isspace() for sign in text[start:end]) if here else 0
        role = next((kind for kind, count in covered.items() if count >= letters), None)
        if role is not None:
            whole[start] = role
            continue
        for one in here:
            first, last = max(one.start, start), min(one.end, end)
            if text[first:last].strip():
                parts.append(
                    _trimmed(Marked(id="", kind=one.kind, start=first, end=last, words=text[first:last]))
                )
    return whole, parts


class _Sweep:
    """Goes through the text once, from border to border; ``made`` are the paragraphs."""

    def __init__(
        self, text: str, lines: list[tuple[int, int]], spans: list[Marked], roles: dict[int, str]
    ) -> None:
        self.text = text
        self.stack: list[Marked] = []
        self.leaves: list[Marked] = []
        self.begun: set[int] = set()
        self.out: list[str] = []
        self.begins: list[str] = []
        self.starting: dict[int, list[Marked]] = {}
        self.ending: set[int] = set()
        for one in sorted(spans, key=lambda one: (one.start, -one.end)):
            self.starting.setdefault(one.start, []).append(one)
            self.ending.add(one.end)
        borders = _Borders(sorted(self.starting.keys() | self.ending))
        self.made = [self._paragraph(start, end, roles.get(start), borders) for start, end in lines]

    def _paragraph(self, start: int, end: int, role: str | None, borders: _Borders) -> Paragraph:
        self.out, self.begins = [], []
        for one in self.stack:
            self._open(one)
        at = start
        for border in borders.within(start, end):
            self._write(at, border)
            at = border
            if border in self.ending:
                self._close_ended(border)
            for one in self.starting.get(border, ()):
                self._start(one)
        self._write(at, end)
        for one in reversed(self.stack):
            self.out.append("</mark>" if one.kind == "claim" and one.shown else "</span>")
        html = Markup("".join(self.out))  # noqa: S704 (each piece was escaped)
        return Paragraph(start=start, end=end, html=html, role=role, begins=self.begins)

    def _start(self, one: Marked) -> None:
        if one.kind in LEAVES:
            self.leaves.append(one)
            return
        self.stack.append(one)
        self._open(one)

    def _open(self, one: Marked) -> None:
        tag = "mark" if one.kind == "claim" and one.shown else "span"
        look = f" class='is-{one.kind}'" if one.shown else ""
        name = ""
        if one.id:
            name = f" data-of='{escape(one.id)}'"
            if id(one) not in self.begun:
                self.begun.add(id(one))
                self.begins.append(one.id)
                name = f" id='{escape(one.id)}'"
        self.out.append(f"<{tag}{name}{look}>")

    def _close_ended(self, at: int) -> None:
        self.leaves = [one for one in self.leaves if one.end > at]
        lowest = next((number for number, one in enumerate(self.stack) if one.end <= at), None)
        if lowest is None:
            return
        over = self.stack[lowest:]
        del self.stack[lowest:]
        for one in reversed(over):
            self.out.append("</mark>" if one.kind == "claim" and one.shown else "</span>")
        self.out.extend(one.after for one in reversed(over) if one.after and one.end <= at and one.shown)
        for one in over:
            if one.end > at:
                self.stack.append(one)
                self._open(one)

    def _write(self, start: int, end: int) -> None:
        if start >= end:
            return
        words = visible(self.text[start:end])
        if not self.leaves:
            self.out.append(str(words))
            return
        leaf = min(self.leaves, key=lambda one: one.end - one.start)
        if leaf.href:
            self.out.append(f"<a class='is-{leaf.kind}' href='{escape(leaf.href)}'>{words}</a>")
        else:
            why = f" title='{escape(leaf.why)}'" if leaf.why else ""
            self.out.append(f"<span class='is-{leaf.kind} unresolved'{why}>{words}</span>")


class _Borders:
    """Positions in order, given out once each."""

    def __init__(self, positions: list[int]) -> None:
        self.positions = positions
        self.number = 0

    def within(self, start: int, end: int) -> Iterator[int]:
        """Those from ``start`` to ``end``, the latter included."""
        positions = self.positions
        while self.number < len(positions) and positions[self.number] <= end:
            if positions[self.number] >= start:
                yield positions[self.number]
            self.number += 1
