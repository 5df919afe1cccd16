"""Stretches made of points: parts of them, ranges between them, what began or ended with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from .date_clusters import Cluster, count_of, value_of, values_of
from .date_points import in_year, on_calendar
from .date_words import Piece
from .days import DAY, UNIT_DAYS, Stretch, add_months, back, calendar_day, month_days, third, unit_around

_HALF_OPEN = "open start"
_DATED = (
    "day",
    "month",
    "year",
    "decade",
    "quarter",
    "season",
    "part",
    "weekday",
)  # what 'before' can be said of


def _points(pieces: Sequence[Piece]) -> list[Stretch]:
    return [piece[1] for piece in pieces if piece[0] == "X"]


def _nested(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
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
        return Stretch(
            "month", *month_days(outer.first.year, inner.month), year=outer.first.year, month=inner.month
        )
    if inner.unit == "day" and inner.month and inner.day and inner.year is None and outer.unit == "year":
        if outer.first is None:
            return replace(inner, reason=outer.reason)
        return on_calendar(cluster, pieces[0][2], outer.first.year, inner.month, inner.day)
    first, second = _points(pieces)
    if first.shift in ("last", "past") and first.unit in UNIT_DAYS and second.last is not None:
        return _nth_in(_whole(second), -1, first.unit)
    return None


def _whole(point: Stretch) -> Stretch:
    """'This month' runs to publication by itself, but to its end where a part of it is named."""
    if point.shift == "this" and point.first is not None and point.unit in UNIT_DAYS:
        return replace(point, last=unit_around(point.first, point.unit)[1])
    return point


def _nth(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """The first week, the third quarter, the fifteenth day of a stretch."""
    outer, units = value_of(pieces, "X"), values_of(pieces, "ULk")
    place = value_of(pieces, "O") or value_of(pieces, "N")
    if outer is None and len(units) == 2:
        outer = cluster.around(units[1], 0)
    if outer is None or (not units and outer.unit != "month"):
        return None
    unit = units[0] if units else "day"
    if place is None:
        place = -1 if any(piece[0] in "lr" for piece in pieces) else 1
    if outer.first is None:
        return Stretch(unit, reason=outer.reason)
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


def _part(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    part, point, unit = value_of(pieces, "P"), value_of(pieces, "X"), value_of(pieces, "UL")
    if point is None and unit in ("week", "month", "quarter", "year", "decade", "century"):
        point = cluster.around(unit, 0)
    elif point is None and any(piece[0] == "Y" for piece in pieces):
        point = in_year(cluster, pieces)
    if part is None or point is None:
        return None
    return third(_whole(point), part)


def _unit_of(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """'The week of 4 February': the unit that holds a day."""
    unit, point = value_of(pieces, "UL"), value_of(pieces, "X")
    if unit not in ("week", "month") or point is None or point.unit != "day":
        return None
    return (
        replace(point, unit=unit) if point.first is None else Stretch(unit, *unit_around(point.first, unit))
    )


def _half(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    place, point = value_of(pieces, "ON"), value_of(pieces, "X")
    last = any(piece[0] == "l" for piece in pieces)
    if point is None or place not in (1, 2, None):
        return None
    return third(_whole(point), "second half" if place == 2 or last else "first half")


def _offset(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """So many units before or after a point."""
    count, unit, point = count_of(pieces), value_of(pieces, "ULkG"), value_of(pieces, "X")
    if count is None or unit is None or point is None or point.unit in ("year", "decade", "past"):
        return None
    if point.first is None or point.last is None:
        return Stretch("day", reason=point.reason)
    sign = 1 if any(piece[0] in "B<" for piece in pieces) else -1
    moved = sorted((back(point.first, sign * count[0], unit), back(point.first, sign * count[1], unit)))
    return Stretch(
        "day", moved[0], moved[1] if count[0] != count[1] else back(point.last, sign * count[1], unit)
    )


def _night(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """The night between two days, or the night that ends on one."""
    points = _points(pieces)
    days = [int(value) for value in values_of(pieces, "N")]
    if len(points) == 1 and days and points[0].last is not None:
        return (
            replace(points[0], unit="night", first=points[0].last - DAY)
            if days[0] == (points[0].last - DAY).day
            else None
        )
    if any(point.first is None for point in points):
        return Stretch("night", reason=points[0].reason)
    last = points[-1].last
    if last is None:
        return None
    first = points[0].first if len(points) > 1 else last - DAY
    if first is not None and len(points) > 1 and first > last:
        first = last - DAY
    return Stretch("night", first, last)


def _complete(cluster: Cluster, start: int, left: Stretch, right: Stretch) -> tuple[Stretch, Stretch]:
    """Gives an end of a range the year that only the other end has, or puts it before the other."""
    if (
        left.month
        and left.year is None
        and right.last is not None
        and right.unit in ("day", "month", "days", "part")
    ):
        year = right.last.year
        if (left.month, left.day or 1) > (right.last.month, right.last.day):
            year -= 1
        left = on_calendar(cluster, start, year, left.month, left.day)
    if (
        left.weekday is not None
        and left.shift is None
        and left.first
        and right.first
        and left.first > right.first
    ):
        left = replace(left, first=left.first - 7 * DAY, last=left.first - 7 * DAY)
    elif right.weekday is not None and right.shift is None and left.shift and left.first and right.first:
        ahead = (right.weekday - left.first.weekday()) % 7
        right = replace(right, first=left.first + ahead * DAY, last=left.first + ahead * DAY)
    return left, right


def _range(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
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


def _from_day(_cluster: Cluster, pieces: list[Piece], point: Stretch) -> Stretch | None:
    """'From the 27th to 3 April': the first end has only its day."""
    day = value_of(pieces, "NO")
    if point.unit != "day" or point.first is None or day is None or not 1 <= day <= 31:
        return None
    first = calendar_day(point.first.year, point.first.month, int(day))
    if first is None or first > point.first:
        before = add_months(point.first.replace(day=1), -1)
        first = calendar_day(before.year, before.month, int(day))
    return Stretch("days", first, point.last)


def _both(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
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


def _since(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    if point is None or point.first is None:
        return replace(point) if point is not None else None
    if cluster.published is None or point.first > cluster.published[1]:
        return Stretch("since", point.first, None)
    return Stretch("since", point.first, cluster.published[1])


def _until(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    if point is None or point.last is None:
        return None
    return Stretch("until", None, point.last, reason=_HALF_OPEN)


def _before(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    if point is None or point.first is None or point.shift or point.unit not in _DATED:
        return None
    return Stretch("before", None, point.first - DAY, reason=_HALF_OPEN)


def _after(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    if point is None or point.last is None:
        return None
    if point.unit not in ("month", "year", "decade", "quarter", "season"):
        return None
    if cluster.published is not None and point.last < cluster.published[1]:
        return Stretch("after", point.last + DAY, cluster.published[1])
    return Stretch("after", point.last + DAY, None)


def _from_now(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    return _since(cluster, pieces) if point is not None and point.first is not None else None


STRETCHES: Mapping[str, Callable[[Cluster, list[Piece]], Stretch | None]] = {
    "nested": _nested,
    "nth": _nth,
    "part": _part,
    "half": _half,
    "unit_of": _unit_of,
    "offset": _offset,
    "night": _night,
    "range": _range,
    "both": _both,
    "since": _since,
    "until": _until,
    "from_now": _from_now,
    "before": _before,
    "after": _after,
}
