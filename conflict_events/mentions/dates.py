"""Date expressions in running text, resolved to inclusive intervals of days.

Words of the calendar and numbers that stand together, with only small words between them, make a
cluster; the patterns of the pack say what the cluster means (`DateGrammar`), and the builders here
give it days. Nothing is guessed: without a publication date a weekday, or a date without a year,
keeps ``first`` None and a ``reason``; a publication date known only as an interval resolves what
is the same for all of it, and leaves weekdays open.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..spans import DateMention, Number, Span
from .calendar import (
    COUPLE,
    DAY,
    FEW,
    UNIT_DAYS,
    Published,
    Stretch,
    add_months,
    back,
    calendar_day,
    month_days,
    nearest_year,
    precision,
    season_days,
    third,
    unit_around,
)
from .date_grammar import ANCHORS, MEANINGS, STAGES, DateGrammar, DateWord, Piece, vocabulary

__all__ = ["DateGrammar", "find_dates", "vocabulary"]

_FULL = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])|(\d{1,2})([-/.])(\d{1,2})\5(\d{4}|\d\d)(?![\d-])")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/%])")
_DECADE = re.compile(r"(\d{4}|\d{2})['’]?s(?!\w)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")
_WITHOUT_DATE = "no publication date"
_HALF_OPEN = "open start"
_DATED = ("day", "month", "year", "decade", "quarter", "season", "part", "weekday")  # what 'before' can be said of


def find_dates(
    text: str, spans: Sequence[Span], numbers: Sequence[Number], published: Published | None, grammar: DateGrammar
) -> list[DateMention]:
    """The date expressions of a text in order of their start, none overlapping another.

    ``spans`` are the matcher's spans of this text, ``numbers`` what `find_numbers` made of it, both
    in order. A length of time has ``duration``, a time of day ``clock``, both without days; a date
    that points back to another one ('the same day') has a reason that begins with 'anaphoric'.
    """
    items = _items(text, spans, numbers, grammar)
    if not items:
        return []
    found: list[DateMention] = []
    first, count = 0, len(items)
    while first < count:
        pieces = [items[first]]
        anchored = items[first][0] in ANCHORS or items[first][0] == "C"
        index = first + 1
        while index < count:
            gap = grammar.gap(text[pieces[-1][3] : items[index][2]]) if items[index][2] - pieces[-1][3] < 33 else None
            if gap is None:
                break
            base = pieces[-1][3]
            pieces += [(letter, value, base + start, base + end) for letter, value, start, end in gap]
            pieces.append(items[index])
            anchored = anchored or items[index][0] in ANCHORS
            index += 1
        if anchored:
            pieces = grammar.before(text, pieces[0][2]) + pieces + grammar.after(text, pieces[-1][3])
            found += _Cluster(text, pieces, published, grammar).mentions()
        first = index
    return found


def _items(text: str, spans: Sequence[Span], numbers: Sequence[Number], grammar: DateGrammar) -> list[Piece]:
    items: list[Piece] = []
    for span in spans:
        word = span.entry.date
        if word.__class__ is DateWord:
            items.append(_date_piece(text, span, word, grammar))
    known = len(items)
    for number in numbers:
        piece = _number_piece(text, number, grammar)
        if piece is not None:
            items.append(piece)
    if not known and not any(piece[0] in ANCHORS or piece[0] == "C" for piece in items):
        return []
    items.sort(key=_start)
    kept: list[Piece] = []
    for piece in items:
        if kept and piece[2] < kept[-1][3]:
            if piece[3] - piece[2] > kept[-1][3] - kept[-1][2]:
                kept[-1] = piece
            continue
        kept.append(piece)
    return kept


def _start(piece: Piece) -> int:
    return piece[2]


def _date_piece(text: str, span: Span, word: DateWord, grammar: DateGrammar) -> Piece:
    letter, end = word.letter, span.end
    if word.abbreviated and text[end : end + 1] == ".":
        end += 1
    if letter in "MW" and (word.lookalike or word.abbreviated):
        small = text[span.start].islower()
        weak = end == span.end and word.abbreviated and (small or not grammar.capitalised)
        if word.lookalike and not weak and not (word.abbreviated and end > span.end):
            weak = small if grammar.capitalised else True
            weak = weak or not text[max(0, span.start - 2) : span.start - 1].isalpha()
            weak = weak or _after_name(text, span.start)
        if weak:
            letter = letter.lower()
    return letter, word.value, span.start, end


def _after_name(text: str, start: int) -> bool:
    head = text[max(0, start - 20) : start].split()
    return bool(head) and head[-1][0].isupper() and head[-1].isalpha() and len(head) > 1


def _number_piece(text: str, number: Number, grammar: DateGrammar) -> Piece | None:
    kind, start, end, value = number.kind, number.start, number.end, number.value
    if kind in ("cardinal", "one", "measure"):
        if number.digits and end - start == 4 and 1000 <= value < 2200 and kind == "cardinal":
            counted = text[end : end + 24].split(None, 1)
            if counted and text[end] == " " and counted[0].lower().strip(".,") in grammar.counted:
                return "n", value, start, end
            return "Y", int(value), start, end
        if not number.digits and 1100 < value < 2100 and value % 100 and value % 1 == 0 and kind == "cardinal":
            return "Y", int(value), start, end
        day = kind != "measure" and 1 <= value <= 31 and value % 1 == 0
        return "N" if day else "n", value, start, end
    if kind == "ordinal":
        return "O", value, start, end
    if kind == "clock":
        return "C", None, start, end
    if kind in ("code", "fraction"):
        for letter, shape in (("I", _FULL), ("E", _DECADE), ("H", _SHORT)):
            match = shape.match(text, start)
            if match:
                if letter == "E" and len(match[1]) == 2 and text[start - 1 : start] not in "'’" \
                        and text[max(0, start - 4) : start].lower().isalpha():  # fmt: skip
                    return None
                return letter, match, start, match.end()
    return None


class _Cluster:
    """One cluster of date words, read stage by stage."""

    def __init__(self, text: str, pieces: list[Piece], published: Published | None, grammar: DateGrammar) -> None:
        self.text = text
        self.pieces = pieces
        self.published = published
        self.grammar = grammar
        self.next: Piece | None = None

    def mentions(self) -> list[DateMention]:
        for stage in range(STAGES):
            letters = "".join([piece[0] for piece in self.pieces])
            plan = self.grammar.plan(stage, letters)
            for meaning, start, end in reversed(plan):
                found = self.pieces[start:end]
                self.next = self.pieces[end] if end < len(self.pieces) else None
                stretch = _BUILDERS[meaning](self, found)
                if stretch is not None:
                    letter = "Q" if stretch.duration is not None or stretch.clock or _points_back(stretch) else "X"
                    while found[0][0] in ",-":  # an optional sign that nothing stood before
                        found, start = found[1:], start + 1
                    self.pieces[start:end] = [(letter, stretch, found[0][2], found[-1][3])]
        return [_mention(piece) for piece in self.pieces if piece[0] in "XQ"]

    def future(self, start: int) -> bool:
        """Whether the words before say that it is still to come."""
        return self.grammar.future.search(self.text[max(0, start - 80) : start]) is not None

    def around(self, unit: str, offset: int, shift: str | None = None) -> Stretch:
        """The calendar unit that lies some units from the one of publication."""
        if self.published is None:
            return Stretch(unit, reason=f"{unit} {_WITHOUT_DATE}", shift=shift)
        first, last = (unit_around(day, unit, offset) for day in self.published)
        return Stretch(unit, first[0], last[1], shift=shift)


def _points_back(stretch: Stretch) -> bool:
    return stretch.reason is not None and stretch.reason.startswith("anaphoric")


def _mention(piece: Piece) -> DateMention:
    stretch: Stretch = piece[1]
    return DateMention(
        piece[2], piece[3], stretch.first, stretch.last, precision(stretch.first, stretch.last), stretch.reason,
        stretch.duration, stretch.clock,
    )  # fmt: skip


def _values(pieces: Sequence[Piece], letters: str) -> list[Any]:
    return [piece[1] for piece in pieces if piece[0] in letters]


def _one(pieces: Sequence[Piece], letters: str) -> Any:
    return next((piece[1] for piece in pieces if piece[0] in letters), None)


def _count(pieces: Sequence[Piece]) -> tuple[float, float] | None:
    for letter, value, _, _ in pieces:
        if letter == "q":
            return FEW
        if letter == "c":
            return COUPLE
        if letter == "2" or (letter == "P" and value == "mid"):
            return 0.5, 0.5
    for letter, value, _, _ in pieces:
        if letter in "Nn":
            return value, value
        if letter == "1":
            return 1, 1
    return None


# --- points of the calendar ---------------------------------------------------------------------


def _calendar(
    cluster: _Cluster, start: int, year: int | None, month: int, day: int | None, weekday: int | None = None
) -> Stretch:
    known = Stretch("day" if day else "month", year=year, month=month, day=day, weekday=weekday)
    if day and calendar_day(year or 2000, month, day) is None:
        return replace(known, reason="impossible date")
    if year is None:
        if cluster.published is None:
            return replace(known, reason="date without year")
        end = cluster.published[1]
        future = cluster.future(start)
        if not day and end.month == month and not future:
            return replace(known, reason="month without year in the month of publication")
        year = nearest_year(month, day, cluster.published, future=future, weekday=weekday)
        if year is None:
            return replace(known, reason="weekday and date disagree")
    if day:
        that = dt.date(year, month, day)
        return replace(known, first=that, last=that)
    first, last = month_days(year, month)
    return replace(known, first=first, last=last)


def _date(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    month, year, weekday = _one(pieces, "Mm"), _one(pieces, "Y"), _one(pieces, "Ww")
    day = _one(pieces, "NO")
    if month is None or (day is not None and not 1 <= day <= 31):
        return Stretch("day", reason="impossible date") if month is not None and year is not None else None
    return _calendar(cluster, pieces[0][2], year, month, int(day) if day is not None else None, weekday)


def _days(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    month, year = _one(pieces, "Mm"), _one(pieces, "Y")
    days = [int(day) for day in _values(pieces, "NO") if 1 <= day <= 31]
    if len(days) < 2 or (days != sorted(days) and len(days) > 2):
        return None
    last = _calendar(cluster, pieces[0][2], year, month, days[-1])
    if last.first is None:
        return last
    before = last.first if days[0] <= days[-1] else add_months(last.first.replace(day=1), -1)
    first = calendar_day(before.year, before.month, days[0])
    return Stretch("days", first, last.last, year=year, month=month)


def _numeric(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    match = _one(pieces, "IH")
    if pieces and any(piece[0] == "I" for piece in pieces):
        if match[1]:
            year, month, day = int(match[1]), int(match[2]), int(match[3])
        else:
            one, two, year = int(match[4]), int(match[6]), int(match[7])
            year += 0 if year > 99 else 2000 if year < 70 else 1900
            day, month = (two, one) if cluster.grammar.order.startswith("m") and match[5] != "." else (one, two)
            if month > 12 and day <= 12:
                day, month = month, day
    else:
        one, two = (int(match[1]), int(match[2])) if match else [int(day) for day in _values(pieces, "N")][:2]
        year = None
        day, month = (two, one) if cluster.grammar.order.startswith("m") else (one, two)
        if month > 12 and day <= 12:
            day, month = month, day
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return Stretch("day", reason="impossible date") if year else None
    return _calendar(cluster, pieces[0][2], year, month, day, _one(pieces, "Ww") if year is None else None)


def _year(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    years = _values(pieces, "Y")
    if not years:
        return None
    following = cluster.next
    if years[0] < 1900 and following is not None and following[0] == "_":
        return None
    if len(years) > 1:
        if not 1800 <= years[0] < years[-1] < 2100:
            return None
        return Stretch("years", dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31), year=years[-1])
    return Stretch("year", dt.date(years[0], 1, 1), dt.date(years[0], 12, 31), year=years[0])


def _decade(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    named = _one(pieces, "E")
    if named is None:
        value = _one(pieces, "NnY")
        if _one(pieces, "UL") != "year" or value is None:
            return None
    else:
        value = int(named[1]) if isinstance(named, re.Match) else named
    value = int(value)
    if value < 100:
        value += 1900 if value >= 30 else 2000
    if value % 10 or not 1000 <= value < 2200:
        return None
    return Stretch("decade", dt.date(value, 1, 1), dt.date(value + 9, 12, 31), year=value)


def _day(cluster: _Cluster, pieces: list[Piece]) -> Stretch:
    return cluster.around("day", _one(pieces, "D"))


def _overnight(cluster: _Cluster, pieces: list[Piece]) -> Stretch:
    if cluster.published is None:
        return Stretch("night", reason=f"night {_WITHOUT_DATE}")
    weekday = _one(pieces, "Ww")
    if weekday is not None:
        day = _weekday_of(cluster, pieces[0][2], weekday)
        if day.first is None:
            return day
        return Stretch("night", day.first, min(day.first + DAY, max(cluster.published[1], day.first)))
    return Stretch("night", cluster.published[0] - DAY, cluster.published[1])


def _weekday_of(cluster: _Cluster, start: int, weekday: int, shift: str | None = None) -> Stretch:
    known = Stretch("weekday", weekday=weekday, shift=shift)
    if cluster.published is None:
        return replace(known, reason="weekday without publication date")
    day, end = cluster.published
    if day != end:
        return replace(known, reason="weekday with publication known only as an interval")
    past = day - (day.weekday() - weekday) % 7 * DAY
    monday = day - day.weekday() * DAY
    if shift is None:
        that = past if not cluster.future(start) else (past + 7 * DAY if past < day else past)
    elif shift in ("last", "next"):
        that = monday + (weekday + (7 if shift == "next" else -7)) * DAY
    elif shift == "this":
        that = monday + weekday * DAY
    elif shift == "coming":
        that = past + 7 * DAY
    else:
        that = past if past < day else past - 7 * DAY
    return replace(known, first=that, last=that)


def _weekday(cluster: _Cluster, pieces: list[Piece]) -> Stretch:
    return _weekday_of(cluster, pieces[0][2], _one(pieces, "Ww"))


def _weekend(cluster: _Cluster, pieces: list[Piece]) -> Stretch:
    if cluster.published is None:
        return Stretch("weekend", reason=f"weekend {_WITHOUT_DATE}")
    first, last = (unit_around(day, "weekend", 0 if day.weekday() > 4 else -1) for day in cluster.published)
    if cluster.future(pieces[0][2]):
        first, last = (unit_around(day, "weekend") for day in cluster.published)
    return Stretch("weekend", first[0], last[1])


def _season(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    season, year = _one(pieces, "S"), _one(pieces, "Y")
    if year is None:
        return Stretch("season", reason="season without year")
    first, last = season_days(year, season)
    return Stretch("season", first, last, year=year)


def _relative(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    unit, offset = _one(pieces, "R")
    return _shifted(cluster, unit, "this" if not offset else "last" if offset < 0 else "next")


_SHIFTS = {"l": "last", "p": "past", "x": "next", "y": "coming", "z": "this"}


def _shift(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    bound = next((piece[0] for piece in pieces if piece[0] in "<>"), None)
    shift = next((_SHIFTS[piece[0]] for piece in pieces if piece[0] in _SHIFTS), "this" if bound else None)
    if shift is None:
        return None
    start = pieces[0][2]
    weekday, month, season = _one(pieces, "Ww"), _one(pieces, "Mm"), _one(pieces, "S")
    if month is not None or season is not None:
        return _shifted_months(cluster, shift, month, season)
    unit = _one(pieces, "ULk")
    if weekday is not None and unit is None:
        return _weekday_of(cluster, start, weekday, shift)
    if unit == "day" and shift in ("last", "next"):
        return Stretch(unit, reason=f"anaphoric {'-' if shift == 'last' else '+'}1 day")
    if unit is None:
        if any(piece[0] == "G" for piece in pieces):
            return _overnight(cluster, []) if shift in ("last", "past") else cluster.around("day", 0)
        return cluster.around("day", 0) if shift == "this" else None
    return _shifted(cluster, unit, shift, bound)


def _shifted(cluster: _Cluster, unit: str, shift: str, bound: str | None = None) -> Stretch | None:
    if cluster.published is None:
        return Stretch(unit, reason=f"{shift} {unit} without publication date", shift=shift)
    first, last = cluster.published
    if unit in ("hour", "minute", "second", "day"):
        if unit == "day" and shift == "this":
            return cluster.around("day", 0)
        if shift in ("past", "last") and unit in ("hour", "day"):
            return Stretch("day", first - DAY, last, shift=shift)
        return None
    if unit == "weekend" and shift != "next":
        if shift == "coming" or (shift == "this" and bound == ">"):
            return cluster.around("weekend", 0)
        return _weekend(cluster, [("k", unit, 0, 0)])
    if shift == "past" and unit in ("week", "month", "year", "decade", "fortnight", "century"):
        return Stretch("past", back(first, 1, unit), last, shift=shift)
    offset = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[shift]
    if unit == "weekend":
        offset = 1 if last.weekday() > 4 else 0
    found = cluster.around(unit, offset, shift)
    if shift == "this":
        if bound == ">":
            return replace(found, first=first)
        if found.first is not None:
            return replace(found, last=max(last, found.first))
    return found


def _shifted_months(cluster: _Cluster, shift: str, month: int | None, season: int | None) -> Stretch:
    unit = "month" if month else "season"
    if cluster.published is None:
        return Stretch(unit, reason=f"{unit} without publication date", month=month)
    day, end = cluster.published
    stretches = []
    for year in range(day.year - 2, end.year + 3):
        stretches.append(month_days(year, month) if month else season_days(year, season or 1))
    if shift in ("last", "past"):
        first, last = [one for one in stretches if one[1] < day][-1]
    elif shift == "this":
        first, last = next(one for one in stretches if one[0].year == end.year)
    else:
        first, last = next(one for one in stretches if one[0] > end)
    return Stretch(unit, first, last, year=first.year, month=month)


# --- lengths of time ----------------------------------------------------------------------------


def _duration(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    count, unit = _count(pieces), _one(pieces, "ULkG")
    if count is None or unit is None or count is FEW or count is COUPLE:
        return None
    return Stretch("duration", duration=max(1, round(count[0] * UNIT_DAYS[unit])))


def _ago(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    count, unit = _count(pieces), _one(pieces, "ULkG")
    if count is None:
        count = FEW
    if unit is None:
        return None
    if cluster.published is None:
        return Stretch(unit, reason=f"time ago {_WITHOUT_DATE}")
    first, last = cluster.published
    if unit in ("hour", "minute", "second"):
        return Stretch("day", back(first, count[1], unit) if count[1] * UNIT_DAYS[unit] > 1 / 24 else first, last)
    if count[0] == count[1]:
        if count[0] % 1 or unit == "fortnight":
            return Stretch("part", back(first, count[0], "month" if unit == "month" else unit) - 15 * DAY * (unit != "week"),
                           back(last, count[0], unit) + 15 * DAY * (unit != "week")) if unit in ("year", "month") else \
                Stretch("day", back(first, count[0], unit), back(last, count[0], unit))  # fmt: skip
        base = "week" if unit == "weekend" else unit
        low = unit_around(back(first, count[0], base), unit)
        high = unit_around(back(last, count[0], base), unit)
        return Stretch(unit, low[0], high[1])
    return Stretch("past", back(first, count[1], unit), back(last, count[0], unit))


def _ahead(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    count, unit = _count(pieces), _one(pieces, "ULkG")
    if count is None or unit is None:
        return None
    if not any(piece[0] == "d" for piece in pieces) and not cluster.future(pieces[0][2]):
        return None
    if cluster.published is None:
        return Stretch(unit, reason=f"time ahead {_WITHOUT_DATE}")
    first, last = (back(day, -number, unit) for day, number in zip(cluster.published, count, strict=True))
    return Stretch("day", first, last)


def _past(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    unit = _one(pieces, "ULkG")
    count = _count(pieces) or FEW
    if unit is None:
        return None
    if cluster.published is None:
        return Stretch("past", reason=f"time up to now {_WITHOUT_DATE}")
    first, last = cluster.published
    return Stretch("past", back(first, count[1], unit), last)


def _coming(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    unit = _one(pieces, "ULkG")
    count = _count(pieces) or FEW
    if unit is None:
        return None
    if cluster.published is None:
        return Stretch("coming", reason=f"time to come {_WITHOUT_DATE}")
    first, last = cluster.published
    return Stretch("coming", first + DAY, back(last, -count[1], unit))


def _anaphor(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    unit = _one(pieces, "ULkGT") or "day"
    count = _count(pieces)
    letters = {piece[0] for piece in pieces}
    if letters & set("><xlBA"):
        offset = count[0] if count is not None else 1
        sign = "-" if letters & set("<lB") else "+"
        return Stretch(unit, reason=f"anaphoric {sign}{offset:g} {unit}")
    return Stretch(unit, reason=f"anaphoric same {unit}")


def _clock(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    match = _CLOCK.match(cluster.text, pieces[0][2])
    if match is None:
        return None
    hour = int(match[1])
    following = cluster.text[pieces[0][3] : pieces[0][3] + 4].strip().lower()
    if following.startswith("p") and hour < 12:
        hour += 12
    elif following.startswith("a") and hour == 12:
        hour = 0
    return Stretch("clock", clock=f"{hour:02d}:{match[2] or '00'}")


def _dropped(cluster: _Cluster, pieces: list[Piece]) -> None:
    return None


def _so_far(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    return _shifted(cluster, _one(pieces, "UL"), "this")


# --- what is made of points ---------------------------------------------------------------------


def _points(pieces: Sequence[Piece]) -> list[Stretch]:
    return [piece[1] for piece in pieces if piece[0] == "X"]


def _nested(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    """A weekday, a month or the last week inside a longer stretch."""
    points = sorted(_points(pieces), key=lambda point: point.unit not in ("weekday", "month", "day"))
    if len(points) != 2:
        return None
    inner, outer = points
    if inner.unit == "weekday" and outer.unit == "week" and inner.weekday is not None:
        if outer.first is None:
            return Stretch("weekday", reason=outer.reason)
        that = (outer.first - outer.first.weekday() * DAY) + inner.weekday * DAY
        return Stretch("day", that, that)
    if inner.unit == "month" and outer.unit == "year" and inner.month and inner.year is None:
        if outer.first is None:
            return Stretch("month", reason=outer.reason, month=inner.month)
        return Stretch("month", *month_days(outer.first.year, inner.month), year=outer.first.year, month=inner.month)
    if inner.unit == "day" and inner.month and inner.day and inner.year is None and outer.unit == "year":
        if outer.first is None:
            return replace(inner, reason=outer.reason)
        return _calendar(cluster, pieces[0][2], outer.first.year, inner.month, inner.day)
    first, second = _points(pieces)
    if first.shift in ("last", "past") and first.unit in UNIT_DAYS and second.last is not None:
        return _nth_in(_whole(second), -1, first.unit)
    return None


def _whole(point: Stretch) -> Stretch:
    """'This month' runs to publication by itself, but to its end where a part of it is named."""
    if point.shift == "this" and point.first is not None and point.unit in UNIT_DAYS:
        return replace(point, last=unit_around(point.first, point.unit)[1])
    return point


def _nth(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    """The first week, the third quarter, the fifteenth day of a stretch."""
    outer, units = _one(pieces, "X"), _values(pieces, "ULk")
    place = _one(pieces, "O") or _one(pieces, "N")
    if outer is None and len(units) == 2:
        outer = cluster.around(units[1], 0)
    if outer is None or (not units and outer.unit != "month"):
        return None
    unit = units[0] if units else "day"
    if place is None:
        place = -1 if any(piece[0] in "lr" for piece in pieces) else 1
    if outer.first is None:
        return replace(outer, unit=unit)
    return _nth_in(_whole(outer), int(place), unit)


def _nth_in(outer: Stretch, place: int, unit: str) -> Stretch | None:
    if outer.first is None or outer.last is None or UNIT_DAYS[unit] >= (outer.last - outer.first).days:
        return None
    if place > 0:
        late = unit == "week" and outer.first.weekday() > 3  # the first week holds the first Thursday
        first = unit_around(outer.first, unit, place - 1 + late)
    else:
        first = unit_around(outer.last, unit, 0)
        if unit == "week" and first[1] > outer.last and outer.last.weekday() < 3:
            first = unit_around(outer.last, unit, -1)
    if first[0] > outer.last:
        return Stretch(unit, reason="impossible date")
    return Stretch(unit, *first)


def _part(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    part, point, unit = _one(pieces, "P"), _one(pieces, "X"), _one(pieces, "UL")
    if point is None and unit in ("week", "month", "quarter", "year", "decade", "century"):
        point = cluster.around(unit, 0)
    elif point is None and any(piece[0] == "Y" for piece in pieces):
        point = _year(cluster, pieces)
    if part is None or point is None:
        return None
    return third(_whole(point), part)


def _quarter(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    """A quarter (1-4) or a half (5, 6) of a year by its short name."""
    place, year = _one(pieces, "K"), _one(pieces, "Y")
    if place is None or year is None:
        return None
    first, months = (3 * place - 2, 3) if place < 5 else (6 * place - 29, 6)
    return Stretch("quarter", dt.date(year, first, 1), month_days(year, first + months - 1)[1], year=year)


def _unit_of(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    """'The week of 4 February': the unit that holds a day."""
    unit, point = _one(pieces, "UL"), _one(pieces, "X")
    if unit not in ("week", "month") or point is None or point.unit != "day":
        return None
    return replace(point, unit=unit) if point.first is None else Stretch(unit, *unit_around(point.first, unit))


def _half(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    place, point = _one(pieces, "ON"), _one(pieces, "X")
    last = any(piece[0] == "l" for piece in pieces)
    if point is None or place not in (1, 2, None):
        return None
    return third(_whole(point), "second half" if place == 2 or last else "first half")


def _offset(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    """So many units before or after a point."""
    count, unit, point = _count(pieces), _one(pieces, "ULkG"), _one(pieces, "X")
    if count is None or unit is None or point is None or point.unit in ("year", "decade", "past"):
        return None
    if point.first is None or point.last is None:
        return Stretch("day", reason=point.reason)
    sign = 1 if any(piece[0] in "B<" for piece in pieces) else -1
    moved = sorted((back(point.first, sign * count[0], unit), back(point.first, sign * count[1], unit)))
    return Stretch("day", moved[0], moved[1] if count[0] != count[1] else back(point.last, sign * count[1], unit))


def _night(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    """The night between two days, or the night that ends on one."""
    points = _points(pieces)
    days = [int(value) for value in _values(pieces, "N")]
    if len(points) == 1 and days and points[0].last is not None:
        return replace(points[0], unit="night", first=points[0].last - DAY) if days[0] == (points[0].last - DAY).day else None
    if any(point.first is None for point in points):
        return Stretch("night", reason=points[0].reason)
    last = points[-1].last
    if last is None:
        return None
    first = points[0].first if len(points) > 1 else last - DAY
    if first is not None and len(points) > 1 and first > last:
        first = last - DAY
    return Stretch("night", first, last)


def _complete(cluster: _Cluster, start: int, left: Stretch, right: Stretch) -> tuple[Stretch, Stretch]:
    """Gives an end of a range the year that only the other end has, or puts it before the other."""
    if left.month and left.year is None and right.last is not None and right.unit in ("day", "month", "days", "part"):
        year = right.last.year
        if (left.month, left.day or 1) > (right.last.month, right.last.day):
            year -= 1
        left = _calendar(cluster, start, year, left.month, left.day)
    if left.weekday is not None and left.shift is None and left.first and right.first and left.first > right.first:
        left = replace(left, first=left.first - 7 * DAY, last=left.first - 7 * DAY)
    elif right.weekday is not None and right.shift is None and left.shift and left.first and right.first:
        ahead = (right.weekday - left.first.weekday()) % 7
        right = replace(right, first=left.first + ahead * DAY, last=left.first + ahead * DAY)
    return left, right


def _range(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    points = _points(pieces)
    if len(points) == 1:
        if any(piece[0] == "0" for piece in pieces):
            return _since(cluster, pieces)
        return _from_day(cluster, pieces, points[0])
    if len(points) != 2:
        return None
    left, right = _complete(cluster, pieces[0][2], *points)
    if left.first is None or right.last is None:
        return Stretch("range", reason=left.reason or right.reason)
    if left.first > right.last:
        return None
    return Stretch("range", left.first, right.last)


def _from_day(cluster: _Cluster, pieces: list[Piece], point: Stretch) -> Stretch | None:
    """'From the 27th to 3 April': the first end has only its day."""
    day = _one(pieces, "NO")
    if point.unit != "day" or point.first is None or day is None or not 1 <= day <= 31:
        return None
    first = calendar_day(point.first.year, point.first.month, int(day))
    if first is None or first > point.first:
        before = add_months(point.first.replace(day=1), -1)
        first = calendar_day(before.year, before.month, int(day))
    return Stretch("days", first, point.last)


def _both(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    """'Tuesday and Wednesday': one stretch if the one follows on the other."""
    points = _points(pieces)
    if any(point.unit not in ("weekday", "day", "year", "month") for point in points):
        return None
    if points[0].first is None or points[-1].last is None:
        if all(point.unit == "weekday" for point in points):
            return Stretch("range", reason=points[0].reason)
        return None
    left, right = _complete(cluster, pieces[0][2], points[0], points[-1])
    if left.last is None or right.first is None or left.first is None:
        return None
    if not 0 < (right.first - left.last).days <= 1 + (len(points) > 2) * 3:
        return None
    return Stretch("range", left.first, right.last)


def _since(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    point = _one(pieces, "X")
    if point is None or point.first is None:
        return replace(point) if point is not None else None
    if cluster.published is None or point.first > cluster.published[1]:
        return Stretch("since", point.first, None)
    return Stretch("since", point.first, cluster.published[1])


def _until(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    point = _one(pieces, "X")
    if point is None or point.last is None:
        return None
    return Stretch("until", None, point.last, reason=_HALF_OPEN)


def _before(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    point = _one(pieces, "X")
    if point is None or point.first is None or point.shift or point.unit not in _DATED:
        return None
    return Stretch("before", None, point.first - DAY, reason=_HALF_OPEN)


def _after(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    point = _one(pieces, "X")
    if point is None or point.last is None:
        return None
    if point.unit not in ("month", "year", "decade", "quarter", "season"):
        return None
    if cluster.published is not None and point.last < cluster.published[1]:
        return Stretch("after", point.last + DAY, cluster.published[1])
    return Stretch("after", point.last + DAY, None)


def _from_now(cluster: _Cluster, pieces: list[Piece]) -> Stretch | None:
    point = _one(pieces, "X")
    return _since(cluster, pieces) if point is not None and point.first is not None else None


_BUILDERS: Mapping[str, Callable[[_Cluster, list[Piece]], Stretch | None]] = {
    "days": _days, "date": _date, "numeric": _numeric, "decade": _decade, "ago": _ago, "ahead": _ahead, "past": _past,
    "coming": _coming, "anaphor": _anaphor, "shift": _shift, "season": _season, "relative": _relative, "day": _day,
    "weekday": _weekday, "weekend": _weekend, "overnight": _overnight, "overnight_alone": _overnight, "month": _date, "year": _year, "so_far": _so_far,
    "clock": _clock, "quarter": _quarter, "unit_of": _unit_of, "duration": _duration, "nested": _nested, "nth": _nth, "part": _part, "half": _half,
    "offset": _offset, "night": _night, "range": _range, "both": _both, "since": _since, "until": _until,
    "from_now": _from_now, "before": _before, "after": _after, "drop": _dropped,
}  # fmt: skip
assert _BUILDERS.keys() == MEANINGS.keys()
