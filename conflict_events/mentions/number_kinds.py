"""What a number counts: people or things, or that it is money, an age, a measure, a time of day, a code."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from .number_grammar import TAIL, NumberGrammar

_QUOTES: Final = "\"'‘’“”"
_CLOSING: Final = ("»", "“", "”", '"')
_NAMED: Final = re.compile(r"[«„“\"](?:\w[\w-]* ){1,2}\Z")


def kind_of(text: str, start: int, end: int, word: str, grammar: NumberGrammar) -> str:
    before: str | None = grammar.before.get(word)
    if start and before is None:
        sign = text[max(0, start - 2) : start].strip()[-1:]
        if sign and (sign == "$" or not sign.isascii()) and unicodedata.category(sign) == "Sc":
            return "money"
    tail = grammar.after.match(text[end : end + TAIL].lower())
    if tail is not None:
        kind = tail.lastgroup or ""
        if kind == "percent_sign":
            return "percent"
        if kind == "symbol":
            return "money"
        at_hour = before == "clock" or (end - start > 3 and text[end - 3] == ".")  # '8.30', not '1.5'
        if not (kind == "hour" and at_hour):
            if kind == "attached":
                return "measure" if not tail["gap"] or text[end - 1].isdigit() else "cardinal"
            return "measure" if kind == "hour" else kind
        return "clock"
    if before is not None and before != "clock":
        return before
    if (
        text[start - 2 : start] == ", "
        and text[end : end + 1] in (",", ";")
        and end - start < 3
        and _follows_name(text, start)
    ):
        return "age"
    return "code" if text[end : end + 1] in _CLOSING and _is_in_name(text, start) else "cardinal"


def _is_in_name(text: str, start: int) -> bool:
    """True for the figure that ends a name in quotation marks: 'the channel «Rossiya 24»'."""
    named = _NAMED.search(text, max(0, start - 40), start)
    return named is not None and all(word[:1].isupper() for word in named[0][1:].split())


def _follows_name(text: str, start: int) -> bool:
    head = text[max(0, start - 24) : start - 2].split()
    last = head[-1].lstrip(_QUOTES) if head else ""
    return last[:1].isupper() or last.rpartition("-")[2][:1].isupper()
