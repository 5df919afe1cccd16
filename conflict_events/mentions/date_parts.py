"""Parts of stretches: a weekday of a week, the third quarter of a year, early in a month, the second half."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from .date_clusters import Cluster, value_of, values_of
from .date_points import in_year, monthday, on_calendar
from .date_words import WEEKDAYS, Piece
from .days import (
    DAY,
    UNIT_DAYS,
    Stretch,
    calendar_day,
    easter,
    month_days,
    season_days,
    several_in,
    third,
    unit_around,
)


def _nested(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """A weekday, a month or the last week inside a longer stretch."""
    points: list[Stretch] = sorted(
        values_of(pieces, "X"), key=lambda point: point.unit not in ("weekday", "month", "day")
    )
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
        return Stretch(
            "month", *month_days(outer.first.year, inner.month), year=outer.first.year, month=inner.month
        )
    if inner.unit == "day" and inner.month and inner.day and inner.year is None and outer.unit == "year":
        if outer.first is None:
            return replace(inner, reason=outer.reason)
        return on_calendar(cluster, pieces[0][2], outer.first.year, inner.month, inner.day)
    first: Stretch = pieces[0][1]
    second: Stretch = pieces[-1][1]
    if first.shift in ("last", "past") and first.unit in UNIT_DAYS and second.last is not None:
        return _nth_in(_whole(second), -1, first.unit)
    return None


def _whole(point: Stretch) -> Stretch:
    """'This month' runs to publication by itself, but to its end where a part of it is named."""
    return replace(point, last=point.whole, whole=None) if point.whole is not None else point


def _nth(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """The first week, the third quarter, the fifteenth day of a stretch."""
    outer, units = value_of(pieces, "X"), values_of(pieces, "ULk")
    place = value_of(pieces, "O") or value_of(pieces, "N")
    if outer is None and len(units) == 2:
        outer = cluster.around(units[1], 0)
    elif outer is None and units in (["quarter"], ["semester"]) and place is not None:
        return _nearest_quarter(cluster, int(place), 3 if units == ["quarter"] else 6)
    elif outer is None and units == ["century"] and place is not None and 1 < place < 22:
        first = int(place) * 100 - 100
        return Stretch("century", dt.date(first, 1, 1), dt.date(first + 99, 12, 31))
    if outer is None or (not units and outer.unit != "month"):
        return None
    unit = units[0] if units else "day"
    several = value_of(pieces, "Nn") if any(piece[0] in "Olr" for piece in pieces) else None
    if several is not None and several > 1:
        return several_in(_whole(outer), several, unit, at_end=value_of(pieces, "O") is None)
    if place is None:
        place = -1 if any(piece[0] in "lr" for piece in pieces) else 1
    if outer.first is None:
        return Stretch(unit, reason=outer.reason)
    return _nth_in(_whole(outer), int(place), unit)


def _nearest_quarter(cluster: Cluster, place: int, months: int) -> Stretch | None:
    """A quarter or a half of so many months without a year is the latest that had begun."""
    if not 1 <= place <= 12 // months:
        return None
    if cluster.published is None:
        return Stretch("quarter", reason="quarter without year")
    end, begin = cluster.published[1], months * (place - 1) + 1
    year = end.year - (begin > end.month)
    return Stretch("quarter", dt.date(year, begin, 1), month_days(year, begin + months - 1)[1])


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


def _part(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    part, point, unit = value_of(pieces, "P"), value_of(pieces, "X"), value_of(pieces, "UL")
    if point is None and unit in ("week", "month", "quarter", "year", "decade", "century"):
        point = cluster.around(unit, 0)
    elif point is None and unit == "day":
        return Stretch("day", reason="anaphoric same day")
    elif point is None and any(piece[0] == "Y" for piece in pieces):
        point = in_year(cluster, pieces)
    if part is None or point is None:
        return None
    return third(_whole(point), part)


def _unit_of(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """'The week of 4 February', 'the week of the 4th': the unit that holds a day."""
    unit, point = value_of(pieces, "UL"), value_of(pieces, "X")
    if point is None and any(piece[0] == "O" for piece in pieces):
        point = monthday(cluster, [piece for piece in pieces if piece[0] not in "UL"])
    if unit not in ("week", "month") or point is None or point.unit != "day":
        return None
    return (
        replace(point, unit=unit) if point.first is None else Stretch(unit, *unit_around(point.first, unit))
    )


def _days_in(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """'From 4-23 next month': days of a month that is named by where it lies."""
    point = value_of(pieces, "X")
    if point is None or point.unit != "month" or point.first is None:
        return None
    first, last = (
        calendar_day(point.first.year, point.first.month, int(day)) for day in values_of(pieces, "NO")
    )
    return Stretch("days", first, last) if first is not None and last is not None and first < last else None


def _own(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """'The deadliest attack of the year': the one that was named before, or that of the article."""
    unit = value_of(pieces, "U")
    if unit not in ("day", "week", "workweek", "fortnight", "month", "quarter", "year"):
        return None
    return Stretch(unit, reason=f"anaphoric own {unit}")


def _half(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    place, point, unit = value_of(pieces, "ON"), value_of(pieces, "X"), value_of(pieces, "UL")
    if point is None and unit in ("month", "year"):
        point = cluster.around(unit, 0)
    last = any(piece[0] == "l" for piece in pieces)
    if point is None or place not in (1, 2, None):
        return None
    return third(_whole(point), "second half" if place == 2 or last else "first half")


def _season(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    season, year, shift = value_of(pieces, "S"), value_of(pieces, "Y"), value_of(pieces, "U")
    if shift is not None:  # 'the spring of last year'
        if shift != "year" or cluster.published is None:
            return None
        offset = {"l": -1, "p": -1, "x": 1}
        year = cluster.published[1].year + next((offset[one[0]] for one in pieces if one[0] in offset), 0)
    if year is None:
        if cluster.published is None:
            return Stretch("season", reason="season without year")
        day = cluster.published[1]
        latest = [season_days(that, season) for that in (day.year - 1, day.year)]
        first, last = next(pair for pair in reversed(latest) if pair[0] <= day)
        return Stretch("season", first, last)
    first, last = season_days(year, season)
    return Stretch("season", first, last, year=year)


def _quarter(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """A quarter (1-4) or a half (5, 6) of a year by its short name."""
    place, year = value_of(pieces, "K"), value_of(pieces, "Y")
    if place is None or year is None:
        return None
    first, months = (3 * place - 2, 3) if place < 5 else (6 * place - 29, 6)
    return Stretch("quarter", dt.date(year, first, 1), month_days(year, first + months - 1)[1], year=year)


def _feast(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """'On New Year's Eve', 'Easter Monday 2016': a day of the year, '12-31', or so many days from Easter, '+1'."""
    written, year = value_of(pieces, "@"), value_of(pieces, "Y")
    if "-" in written[1:] and " " not in written:
        month, day = map(int, written.split("-"))
        return on_calendar(cluster, pieces[0][2], year, month, day)
    if year is None and cluster.published is None:
        return Stretch("day", reason="date without year")
    last = cluster.published[1] if cluster.published is not None else dt.date.max
    years = (year,) if year is not None else (last.year, last.year - 1)
    days = [_moving(written, one) for one in years]
    that = next((one for one in days if year is not None or one <= last), None)
    return Stretch("day", that, that, year=year, day=that.day, month=that.month) if that is not None else None


def _moving(written: str, year: int) -> dt.date:
    """So many days from Easter ('+1'), or the weekday of a month that is that many of its kind ('11 thu 4')."""
    if " " not in written:
        return easter(year) + int(written) * DAY
    month, name, place = written.split()
    first, last = month_days(year, int(month))
    begin = first + (WEEKDAYS.index(name) - first.weekday()) % 7 * DAY
    count = int(place)
    return begin + (count - 1) * 7 * DAY if count > 0 else begin + (last - begin).days // 7 * 7 * DAY


PARTS: Final[Mapping[str, Callable[[Cluster, list[Piece]], Stretch | None]]] = {
    "season": _season,
    "quarter": _quarter,
    "nested": _nested,
    "nth": _nth,
    "part": _part,
    "half": _half,
    "unit_of": _unit_of,
    "days_in": _days_in,
    "own": _own,
    "feast": _feast,
}
