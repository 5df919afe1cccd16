"""What bounds a number: 'more than', 'or fewer', a sign; and the interval that a bound and a number mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ..words.spans import Cue, Passage, Span

_SIGN: Final = re.compile(r"(?:[<>] ?=?|[≤≥]) ?\Z")
_SIGNS: Final = {
    "<": "fewer_than",
    ">": "more_than",
    "<=": "at_most",
    ">=": "at_least",
    "≤": "at_most",
    "≥": "at_least",
}


@dataclass(frozen=True, slots=True)
class Bound:
    """A bounding word: which bound it makes before a number, and which after one.

    One that ``contrasts`` bounds nothing behind a negation: 'no dead, yet thirty hurt'. One that is for figures
    ``alone`` is another word before people: 'stayed below the 30', 'among the 30 dead'.
    """

    before: str | None
    after: str | None
    contrasts: bool = False
    alone: str | None = None


def bounded(bound: str, count: int) -> tuple[int | None, int | None]:
    """The inclusive interval that a bound and a number mean (None = open)."""
    return {
        "exact": (count, count),
        "at_least": (count, None),
        "more_than": (count + 1, None),
        "at_most": (None, count),
        "fewer_than": (None, count - 1),
    }.get(bound, (None, None))


def bound_before(text: str, spans: list[Span], start: int) -> Span | None:
    for span in spans:
        if span.end > start:
            break
        bound = span.entry.bound
        if bound is not None and bound.before and not text[span.end : start].strip(' \xa0(“"„~'):
            return span
    return None


def bound_alone(passage: Passage, start: int, end: int) -> Span | None:
    """'The toll stayed below the 100': a word for a limit before a figure that nothing follows which it counts."""
    text = passage.text
    for span in passage.spans:
        if span.end >= start:
            break
        bound = span.entry.bound
        if bound is not None and bound.alone is not None and text[span.end : start] == " ":
            opens = not any(map(str.isalpha, text[passage.start : span.start]))
            closes = not text[end : passage.end].strip() or text[end] in ",.;:)"
            joined = passage.holds(Cue.AND | Cue.CLAUSE, end + 1, end + 2)
            return span if not opens and (closes or joined) else None
    return None


def bound_after(text: str, spans: list[Span], end: int) -> Span | None:
    for span in spans:
        if span.start < end:
            continue
        if text[end : span.start].strip(" ,") and not (span.start == end + 1 and text[end] in "'’-"):
            break
        bound = span.entry.bound
        counted = text[span.end : span.end + 2].strip()[:1].isdigit()  # 'equal to 20 or more than 30'
        return span if bound is not None and bound.after and not counted else None
    return None


def sign_before(text: str, first: int, start: int) -> tuple[int, str] | None:
    """Where a sign such as '>=' before a number begins, and the bound that it is."""
    sign = _SIGN.search(text, max(first, start - 4), start)
    return (sign.start(), _SIGNS["".join(sign[0].split())]) if sign is not None else None


def is_about(passage: Passage, word: Span, *, article: bool) -> bool:
    """'The truth about a child', 'reports about 300 dead': no limit before an article, or behind what is told."""
    if not word.entry.cue & Cue.PREPOSITION:
        return False
    return article or any(
        one.end + 1 == word.start
        and one.entry.cue & Cue.ACCOUNT
        and one.start > passage.start
        and passage.text[one.start].isupper()
        and not passage.caseless
        for one in passage.spans
    )
