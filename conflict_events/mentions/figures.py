"""Figures of any script, read by their shape whatever the locale: groups, decimals, codes, clock times."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ..text.layout import places_of
from ..words.folding import beyond_ascii
from .number_grammar import TAIL, NumberGrammar

_UNSEEN: Final = "\u200e\u200f\u202a-\u202c\u2066-\u2069"
"""Marks of the direction of writing, which stand anywhere and are nothing."""
FIGURES: Final = re.compile(
    rf"\d(?:\d*)(?:[{_UNSEEN}]*[.,:/'’٫٬،–-][{_UNSEEN}]*\d+|[ \u00a0\u2009\u202f]\d{{3}}(?!\d))*"
)
_MARKS: Final = re.compile(f"[{_UNSEEN}]")
_SHAPES: Final = re.compile(
    r"(?P<whole>\d+)"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)"
    r"|(?P<grouped>(?!0)\d{1,3}(?P<mark>[.,'’٬،\u00a0\u2009\u202f ])\d{3}(?:(?P=mark)\d{3})*"
    r"(?:[.,٫]\d{1,2}|(?!(?P=mark))[.,٫]\d{3,})?)"
    r"|(?P<lakhs>(?!0)\d{1,2}(?:,\d\d)+,\d{3})"
    r"|(?P<decimal>\d+[.,٫]\d+)"
    r"|(?P<fraction>\d{1,2}/\d{1,2})"
    r"|(?P<code>\d+(?P<sign>[./-])\d+(?:(?P=sign)\d+)+)"
)
_TWO_DAYS: Final = re.compile(r"(\d{1,2}-\d{1,2}-\d{4})-(\d{1,2}-\d{1,2}-\d{4})")
_PIECES: Final = re.compile(r"\d+(?:[.,:/]\d+)*")
_GROUPING: Final = str.maketrans("", "", ".,'’٬،\u00a0\u2009\u202f ")
_WITH_PART: Final = re.compile(r"(.*\d{3})[.,٫](\d{1,2})")
_TWO_MARKS: Final = re.compile(r"(\d{1,3}(?:([^\d])\d{3})(?:\2\d{3})*)(?!\2)[.,٫](\d{3,})")
_POINT: Final = re.compile("[.,٫]")
_VULGAR: Final = re.compile("[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_DIGITS: Final = "0123456789"
_APOSTROPHES: Final = ("'", "’")
_POWER: Final = re.compile(r"(?P<sign>[eE^])(?P<exponent>[+-]?\d{1,2})(?!\w|\^)")
_LETTERS: Final = re.compile(r"[^\W\d_]+\.?")
_LONGEST_COUNT: Final = 8  # more figures in a row, ungrouped, name something
_LONGEST_NUMBER: Final = 30  # more characters than this, grouped or not, are no number at all


class Atom:
    """A number word or figures: what is composed to a number.

    ``role`` is one of those of `NumberWord`, or figures, or done.
    """

    __slots__ = ("alone", "end", "kind", "part", "role", "start", "value")

    def __init__(self, start: int, end: int, value: float, role: str, kind: str = "") -> None:
        self.part = self.alone = 0.0  # see `NumberWord`
        self.start = start
        self.end = end
        self.value = value
        self.role = role
        self.kind = kind


def figures(text: str, grammar: NumberGrammar) -> list[Atom]:
    """All figures of a text as atoms, in order of their kinds, not of their place."""
    atoms: list[Atom] = []
    beyond = beyond_ascii(text)
    done = 0
    for at in places_of(text, _DIGITS + "".join(filter(str.isdecimal, set(beyond))), 0, len(text)):
        match = FIGURES.match(text, at) if at >= done else None
        if match is not None:
            atoms += _figures(text, match, grammar)
            done = max(match.end(), atoms[-1].end)
    for found in _VULGAR.finditer(text) if _VULGAR.search(beyond) else ():
        at = found.start()
        atoms.append(Atom(at, at + 1, unicodedata.numeric(text[at]), "fraction"))
    return atoms


def _figures(text: str, match: re.Match[str], grammar: NumberGrammar) -> list[Atom]:
    start, end = match.span()
    written = match[0]
    two = _TWO_DAYS.fullmatch(written) if end - start > 16 else None
    if two is not None:
        return [
            Atom(start + two.start(group), start + two.end(group), 0.0, "done", "code") for group in (1, 2)
        ]
    shape = _SHAPES.fullmatch(written if written.isascii() else _MARKS.sub("", written))
    if shape is not None:
        return [_read(text, start, end, shape, grammar)]
    if text[start - 1 : start] == "+":
        return [Atom(start, end, 0.0, "done", "code")]  # a telephone number
    found: list[Atom] = []
    for piece in _PIECES.finditer(written):
        part = _SHAPES.fullmatch(piece[0])
        first, last = start + piece.start(), start + piece.end()
        if part is None:
            found.append(Atom(first, last, 0.0, "done", "code"))
        else:
            found.append(_read(text, first, last, part, grammar))
    return found


def _read(text: str, start: int, end: int, shape: re.Match[str], grammar: NumberGrammar) -> Atom:
    if end - start > _LONGEST_NUMBER:
        return Atom(start, end, 0.0, "done", "code")
    written, form = shape[0], shape.lastgroup
    form = {"mark": "grouped", "sign": "code"}.get(form or "", form)
    value, role, kind = _value(written, form), "figures", ""
    before = text[start - 1] if start else " "
    negative = before in "-−" and (start < 2 or text[start - 2] in " (")
    power = _POWER.match(text, end) if text[end : end + 1] in ("e", "E", "^") else None
    if power is not None and form in ("whole", "decimal") and not before.isalnum():
        return _power(start - negative, -value if negative else value, power)
    if form in ("clock", "code"):
        role, kind = "done", form
    elif (
        (before.isalnum() and not _is_written_on(text, start, grammar))
        or before in "_+#№"
        or _names_a_thing(text, start, end)
        or (form == "whole" and len(written) > _LONGEST_COUNT and not negative)
    ):
        role, kind = "done", "code"
    elif form == "fraction":
        over, under = (int(part) for part in written.split("/"))
        value = over / under if under else 0.0
        role, kind = ("done", "fraction") if 1 < under <= 10 and over < under else ("done", "code")
        if negative and kind == "fraction":
            value, start = -value, start - 1
    elif negative and (start > 1 or form == "decimal" or len(written) > _LONGEST_COUNT):
        value, start = -value, start - 1
    elif before in ".," and form == "whole" and (start < 2 or text[start - 2].isspace()):
        value, start = float(f".{int(written):0{len(written)}d}"), start - 1
    if role == "figures" and text[end : end + 1] in _APOSTROPHES and (rank := _rank(text, end, grammar)):
        return Atom(start, rank, value, "done", "ordinal")
    if end < len(text) and role == "figures" and text[end].isalpha():
        return _with_suffix(text, start, end, value, grammar)
    return Atom(start, end, value, role, kind)


def _is_written_on(text: str, start: int, grammar: NumberGrammar) -> bool:
    """Whether figures stand right behind small words that are written on to the next one."""
    if not grammar.writing.small:
        return False
    opening = start
    while opening and start - opening < _LONGEST_COUNT and not text[opening - 1].isspace():
        opening -= 1
    return grammar.writing.is_small(text[opening:start])


def _power(start: int, value: float, power: re.Match[str]) -> Atom:
    """'1.2e9' and '1.1^23': a number that counts nobody."""
    exponent = int(power["exponent"])
    try:
        if power["sign"] == "^":
            value = abs(value) ** exponent * (1 if value > 0 else -1)
        else:
            value *= 10.0**exponent
    except (OverflowError, ZeroDivisionError):
        return Atom(start, power.end(), 0.0, "done", "code")
    return Atom(start, power.end(), value, "done", "power")


def _with_suffix(text: str, start: int, end: int, value: float, grammar: NumberGrammar) -> Atom:
    """Letters right after the figures: a rank, a multiplier, a unit, or the figures name something."""
    letters = _LETTERS.match(text, end)
    written = letters[0].rstrip(".") if letters else ""
    suffix = written.lower()
    known = grammar.suffixes.get(suffix)
    if end - start > 1:  # '10M' is a million, '10m' a metre, and '5G' a name
        known = grammar.suffixes.get(written, known)
    stop = end + len(suffix)
    if known is not None and not text[stop : stop + 1].isdigit():
        if known[0] == "ordinal":
            return Atom(start, stop, value, "done", "ordinal")
        scaled = grammar.units_first and known[1] >= 100
        return Atom(start, stop, value * known[1], "multiplier" if scaled else "figures")
    if grammar.after.match(text[end : end + TAIL].lower()):
        return Atom(start, end, value, "figures")
    return Atom(start, end, value, "done", "code")


def _rank(text: str, end: int, grammar: NumberGrammar) -> int:
    """Where the ending of a rank behind an apostrophe ends: '3'rd'; 0 where there is none."""
    letters = _LETTERS.match(text, end + 1)
    known = grammar.suffixes.get("'" + letters[0].lower().rstrip(".")) if letters is not None else None
    if letters is None or known is None or known[0] != "ordinal":
        return 0
    return letters.start() + len(letters[0].rstrip("."))


def _names_a_thing(text: str, start: int, end: int) -> bool:
    """Whether figures hang on letters by a hyphen, as in the names of weapons and diseases."""
    return end - start < 4 and start > 1 and text[start - 1] in "-‑" and text[start - 2].isalpha()


def _value(written: str, form: str | None) -> float:
    if form == "whole":
        return float(written)
    if form in ("grouped", "lakhs"):
        if (two := _TWO_MARKS.fullmatch(written)) is not None:
            return float(f"{int(two[1].translate(_GROUPING))}.{int(two[3]):0{len(two[3])}d}")
        digits = written.translate(_GROUPING)
        head = _WITH_PART.fullmatch(written)
        if (
            head
            and form == "grouped"
            and not written[-4:].isdigit()
            and len(head[1].translate(_GROUPING)) > 3
        ):
            return float(f"{int(head[1].translate(_GROUPING))}.{int(head[2]):0{len(head[2])}d}")
        return float(digits)
    if form == "decimal":
        whole, part = _POINT.split(written)
        return float(f"{int(whole)}.{int(part):0{len(part)}d}")
    return 0.0
