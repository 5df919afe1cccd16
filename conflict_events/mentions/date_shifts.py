"""What is said from the day of publication: last week, two days ago, since then, for six weeks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from .date_clusters import WITHOUT_DATE, Cluster, count_of, value_of, values_of
from .date_points import on_calendar, overnight, weekday_of, weekend
from .date_words import Piece
from .days import (
    COUPLE,
    DAY,
    FEW,
    UNIT_DAYS,
    Stretch,
    back,
    month_days,
    season_days,
    several_in,
    unit_around,
    year_days,
)

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")


def _relative(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    unit, offset = value_of(pieces, "R")
    return shifted(cluster, unit, "this" if not offset else "last" if offset < 0 else "next")


_SHIFTS: Final = {
    "l": "last", "J": "last", "Q": "last", "v": "next", "p": "past", "x": "next", "y": "coming", "z": "this",
}  # fmt: skip


def _shift(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    bound = next((piece[0] for piece in pieces if piece[0] in "<>"), None)
    shift = next((_SHIFTS[piece[0]] for piece in pieces if piece[0] in _SHIFTS), "this" if bound else None)
    if shift is None:
        return None
    start = pieces[0][2]
    weekday, month, season = value_of(pieces, "Ww"), value_of(pieces, "Mm"), value_of(pieces, "S")
    if month is not None or season is not None:
        found, day = _shifted_months(cluster, shift, month, season), value_of(pieces, "NO")
        if day is None or month is None or found.first is None:
            return found
        return on_calendar(cluster, start, found.first.year, month, int(day)) if 1 <= day <= 31 else None
    unit = value_of(pieces, "ULk")
    if weekday is not None and unit is None:
        return weekday_of(cluster, start, weekday, shift)
    if unit is not None and any(piece[0] in "BAQ" for piece in pieces):  # 'the week before last'
        return cluster.around(unit, -2 if shift in ("last", "past") else 2)
    if unit == "day" and shift in ("last", "next"):
        return Stretch(unit, reason=f"anaphoric {'-' if shift == 'last' else '+'}1 day")
    if unit is None:
        if any(piece[0] == "G" for piece in pieces):
            return overnight(cluster, []) if shift in ("last", "past") else cluster.around("day", 0)
        return (
            cluster.around("day", 0 if shift == "this" else -1) if shift in ("this", "last", "past") else None
        )
    return shifted(cluster, unit, shift, bound)


def shifted(cluster: Cluster, unit: str, shift: str, bound: str | None = None) -> Stretch | None:
    if cluster.published is None:
        return Stretch(unit, reason=f"{shift} {unit} {WITHOUT_DATE}", shift=shift)
    first, last = cluster.published
    if unit in ("hour", "minute", "second", "day"):
        if unit == "day" and shift == "this":
            return cluster.around("day", 0)
        if shift in ("past", "last") and unit in ("hour", "day"):
            return Stretch("day", first - DAY, last, shift=shift)
        return None
    if unit == "weekend" and shift in ("past", "last") and first.weekday() == 5:
        return cluster.around("weekend", -1)
    if unit == "weekend" and shift != "next":
        if shift == "coming" or (shift == "this" and bound == ">"):
            return cluster.around("weekend", 0)
        return weekend(cluster, [("k", unit, 0, 0)])
    whole = cluster.grammar.past_whole
    if shift == "past" and not whole and unit in ("week", "month", "year", "decade", "fortnight", "century"):
        return Stretch("past", back(first, 1, unit), last, shift=shift)
    offset = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[shift]
    if unit == "weekend":
        offset = 1 if last.weekday() > 4 else 0
    found = cluster.around(unit, offset, shift)
    if shift == "this":
        if bound == ">":
            found.first = first
        elif found.last is not None and found.last > last:
            found.last, found.whole = last, None if bound == "<" else found.last
    return found


def _shifted_months(cluster: Cluster, shift: str, month: int | None, season: int | None) -> Stretch:
    unit = "month" if month else "season"
    if cluster.published is None:
        return Stretch(unit, reason=f"{unit} without publication date", month=month)
    day, end = cluster.published
    years = range(day.year - 2, end.year + 3)
    stretches = [month_days(year, month) if month else season_days(year, season or 1) for year in years]
    if shift in ("last", "past"):
        first, last = [one for one in stretches if one[1] < day][-1]
    elif shift == "this":
        first, last = next(one for one in stretches if one[0].year == end.year)
    else:
        first, last = next(one for one in stretches if one[0] > end)
    return Stretch(unit, first, last, year=first.year, month=month)


def _duration(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    count, unit = count_of(pieces), value_of(pieces, "ULkG")
    if count is None or unit is None or count is FEW or count is COUPLE:
        return None
    return Stretch("duration", duration=max(1, round(count[0] * UNIT_DAYS[unit])))


def _ago(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    count, unit = count_of(pieces), value_of(pieces, "ULkG")
    if count is None:
        count = FEW
    if unit is None:
        return None
    if unit == "decade" and count is not FEW:  # that year, not all of its decade
        unit, count = "year", (count[0] * 10, count[1] * 10)
    counts, units = values_of(pieces, "Nn1"), values_of(pieces, "ULk")
    if cluster.published is None:
        return Stretch(unit, reason=f"time ago {WITHOUT_DATE}")
    first, last = cluster.published
    if len(units) == len(counts) > 1:
        return Stretch("day", _all_back(first, counts, units), _all_back(last, counts, units))
    if unit in ("hour", "minute", "second"):
        return Stretch(
            "day", back(first, count[1], unit) if count[1] * UNIT_DAYS[unit] > 1 / 24 else first, last
        )
    if count[0] == count[1]:
        if count[0] % 1 or unit == "fortnight":
            near = 15 * DAY if unit in ("year", "month") else 0 * DAY
            return Stretch("day", back(first, count[0], unit) - near, back(last, count[0], unit) + near)
        base = "week" if unit == "weekend" else unit
        low = unit_around(back(first, count[0], base), unit)
        high = unit_around(back(last, count[0], base), unit)
        return Stretch(unit, low[0], high[1])
    return Stretch("past", back(first, count[1], unit), back(last, count[0], unit))


def _all_back(day: dt.date, counts: Sequence[float], units: Sequence[str]) -> dt.date:
    """'Two weeks and two days' before a day."""
    for count, unit in zip(counts, units, strict=True):
        day = back(day, count, unit)
    return day


def _ahead(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    count, unit = count_of(pieces), value_of(pieces, "ULkG")
    if count is None or unit is None:
        return None
    if not any(piece[0] in "d0" for piece in pieces) and not cluster.future(pieces[0][2]):
        return None
    if cluster.published is None:
        return Stretch(unit, reason=f"time ahead {WITHOUT_DATE}")
    first, last = (back(day, -number, unit) for day, number in zip(cluster.published, count, strict=True))
    weekday = value_of(pieces, "Ww")
    if weekday is not None:  # 'Thursday, two weeks from now'
        first = last = first + (weekday - first.weekday()) * DAY
    return Stretch("day", first, last)


def _past(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    unit = value_of(pieces, "ULkG")
    count = count_of(pieces) or ((1, 1) if value_of(pieces, "U") is not None else FEW)
    if unit is None:
        return None
    if cluster.published is None:
        return Stretch("past", reason=f"time up to now {WITHOUT_DATE}")
    if unit == "weekend" and count_of(pieces) is None:
        return weekend(cluster, pieces)  # 'over the past weekend'
    first, last = cluster.published
    counts, units = values_of(pieces, "Nn1"), values_of(pieces, "ULk")
    year = value_of(pieces, "Y")
    if year is not None or (len(units) > 1 and any(piece[0] == "z" for piece in pieces)):
        outer = cluster.around(units[1], 0) if year is None else Stretch("year", *year_days(year))
        return several_in(outer, count[0], unit, at_end=True)  # 'los últimos tres meses de 2021'
    if len(units) == len(counts) > 1:
        return Stretch("past", _all_back(first, counts, units), last)
    if unit == "quarter" and count[0] == count[1]:
        return Stretch("past", unit_around(first, unit, -round(count[0]))[0], unit_around(last, unit, -1)[1])
    return Stretch("past", back(first, _most(count), unit), last)


def _most(count: tuple[float, float]) -> float:
    """The length of a stretch of so many units; a couple of them, as a length, is two."""
    return count[0] if count is COUPLE else count[1]


def _coming(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    unit = value_of(pieces, "ULkG")
    count = count_of(pieces) or FEW
    within = any(
        piece[0] == "%" for piece in pieces
    )  # 'within three days': what is told in the past is no date
    if unit is None or (within and not cluster.future(pieces[0][2])):
        return None
    if cluster.published is None:
        return Stretch("coming", reason=f"time to come {WITHOUT_DATE}")
    first, last = cluster.published
    return Stretch("coming", first + (0 if within else 1) * DAY, back(last, -_most(count), unit))


def _anaphor(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    other = value_of(pieces, "5")
    if other is not None:
        return Stretch("day", reason=f"anaphoric {other:+d} day")
    unit = value_of(pieces, "ULkGT") or "day"
    count = count_of(pieces)
    letters = {piece[0] for piece in pieces}
    if letters & set("vJx"):
        sign, weekday = "-" if "J" in letters else "+", value_of(pieces, "Ww")
        if weekday is not None:
            return Stretch("weekday", reason=f"anaphoric beyond {sign}1 weekday {weekday}", weekday=weekday)
        if unit not in ("day", "night", "hour") and unit in UNIT_DAYS:
            return Stretch(unit, reason=f"anaphoric beyond {sign}1 {unit}")
        return Stretch(unit, reason=f"anaphoric {sign}1 {unit}")
    if letters & set("><lBA"):
        offset = count[0] if count is not None else 0 if unit in ("hour", "minute", "second") else 1
        sign = "-" if letters & set("<lB") else "+"
        beside = letters & set("BA") and cluster.next is not None and cluster.next[0] != "."
        return Stretch(unit, reason=f"anaphoric {'beside ' if beside else ''}{sign}{offset:g} {unit}")
    month = value_of(pieces, "Mm")
    if month is not None:  # 'in March of that year'
        return Stretch("month", reason=f"anaphoric same {unit} {month}")
    return Stretch(unit, reason=f"anaphoric same {unit}")


def _since_then(_cluster: Cluster, _pieces: list[Piece]) -> Stretch | None:
    return Stretch("since", reason="anaphoric since day")


def _clock(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    match = _CLOCK.match(cluster.text, pieces[0][2])
    if match is None:
        return None
    hour = int(match[1])
    following = cluster.text[pieces[0][3] : pieces[0][3] + 8].strip().lower()
    if hour < 12 and following.startswith(cluster.grammar.afternoon):
        hour += 12
    return Stretch("clock", clock=f"{hour:02d}:{match[2] or '00'}")


def _so_far(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    year = value_of(pieces, "Y")
    if year is None:
        unit = value_of(pieces, "ULk")
        return shifted(cluster, unit, "this", "<") if unit is not None else None
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    if cluster.published is not None and first <= cluster.published[1] < last:
        last = cluster.published[1]
    return Stretch("since", first, last, year=year)


SHIFTS: Final[Mapping[str, Callable[[Cluster, list[Piece]], Stretch | None]]] = {
    "shift": _shift,
    "relative": _relative,
    "so_far": _so_far,
    "ago": _ago,
    "ahead": _ahead,
    "past": _past,
    "coming": _coming,
    "anaphor": _anaphor,
    "since_then": _since_then,
    "duration": _duration,
    "clock": _clock,
}
