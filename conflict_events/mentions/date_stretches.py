"""Stretches made of points: ranges between them, what began or ended with them, so long before or after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from .date_clusters import Cluster, count_of, value_of, values_of
from .date_points import on_calendar
from .date_words import Piece
from .days import DAY, Stretch, add_months, back, calendar_day, third

_HALF_OPEN: Final = "open start"
_DATED: Final = (
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


def _offset(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """So many units before or after a point."""
    unit, point = value_of(pieces, "ULkG"), value_of(pieces, "X")
    count = count_of(pieces) or ((1, 1) if pieces[0][0] == "h" else None)
    if count is None or unit is None or point is None or point.unit in ("decade", "past"):
        return None
    if point.unit == "year" and (unit != "year" or not count[0] == count[1] == 1):
        return None
    if point.first is None or point.last is None:
        return Stretch("day", reason=point.reason)
    sign = 1 if any(piece[0] in "B<g" for piece in pieces) else -1
    letters = {piece[0] for piece in pieces}
    if letters & {"t", "#"}:  # 'the three months to May': they end there
        return Stretch("past", back(point.last + DAY, count[1], unit), point.last)
    if letters & {"$", ","}:  # 'three days, from Monday': they begin there
        return Stretch("coming", point.first, back(point.first, -count[1], unit) - DAY)
    if letters & {"+", "e"}:
        return _beyond(cluster, point.first, back(point.first, sign * count[0], unit), more="+" in letters)
    moved = sorted((back(point.first, sign * count[0], unit), back(point.first, sign * count[1], unit)))
    return Stretch(
        "day", moved[0], moved[1] if count[0] != count[1] else back(point.last, sign * count[1], unit)
    )


def _beyond(cluster: Cluster, point: dt.date, moved: dt.date, *, more: bool) -> Stretch:
    """'More than two weeks before a day' ends there, 'less than' lies between that and the day."""
    if not more:
        return Stretch("part", min(point, moved), max(point, moved))
    if moved < point:
        return Stretch("before", None, moved, reason=_HALF_OPEN)
    today = cluster.published[1] if cluster.published is not None else None
    return Stretch("after", moved, today if today is not None and today >= moved else None)


def _night(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """The night between two days, or the night that ends on one."""
    points = _points(pieces)
    days = [int(value) for value in values_of(pieces, "N")]
    if any(point.unit not in ("day", "weekday", "days") for point in points):
        return None
    if len(points) == 1 and days and points[0].last is not None:
        if days[0] == (points[0].last + DAY).day:
            return replace(points[0], unit="night", last=points[0].last + DAY)
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
    begun = cluster.published is not None and left.first is not None and left.first <= cluster.published[1]
    if begun and _not_over(left, right) and left.year is None and left.first is not None and right.month:
        year = left.first.year + ((right.month, right.day) < (left.first.month, left.first.day))
        right = on_calendar(cluster, start, year, right.month, right.day)
    elif left.year is not None and left.month and right.year is None and right.month:  # the year stands first
        year = left.year + ((right.month, right.day or 1) < (left.month, left.day or 1))
        right = on_calendar(cluster, start, year, right.month, right.day)
    elif (
        left.month
        and left.year is None
        and right.last is not None
        and right.unit in ("day", "month", "days", "part")
    ):
        year = right.last.year
        if (left.month, left.day or 1) > (right.last.month, right.last.day):
            year -= 1
        part = left.part
        left = on_calendar(cluster, start, year, left.month, left.day)
        left = (third(left, part) or left) if part is not None else left
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


def _not_over(left: Stretch, right: Stretch) -> bool:
    """'From 1 October to 7 November', told on 20 October: each end is of the nearest year, and they go apart."""
    days = bool(left.day and right.day and right.year is None)
    return days and left.first is not None and right.first is not None and right.first < left.first


def _range(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    points = _points(pieces)
    if len(points) == 1:
        if any(piece[0] in "0F" for piece in pieces):
            return _now_to(cluster, points[0]) if pieces[-1][0] == "X" else _since(cluster, pieces)
        return _from_day(cluster, pieces, points[0])
    if len(points) != 2:
        return None
    left, right = _complete(cluster, pieces[0][2], *points)
    if left.first is None or right.last is None:
        return Stretch("range", reason=left.reason or right.reason)
    if left.first > right.last:
        return None
    return Stretch("range", left.first, right.last)


def _now_to(cluster: Cluster, point: Stretch) -> Stretch | None:
    """'Between now and Friday'."""
    if cluster.published is None or point.last is None:
        return replace(point)
    last = point.last
    if last < cluster.published[1]:
        last = last + 7 * DAY if point.weekday is not None else add_months(last, 12)
    return Stretch("range", cluster.published[1], last)


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
    if point is None or point.first is None or point.unit == "years":  # 'desde 1840 hasta 2000'
        return replace(point) if point is not None else None
    if cluster.published is None or point.first > cluster.published[1]:
        return Stretch("since", point.first, None)
    return Stretch("since", _middle(point) or point.first, cluster.published[1], whole=point.last)


def _middle(point: Stretch) -> dt.date | None:
    """What is counted from the middle of a month or a year on begins halfway."""
    if point.part != "mid" or point.first is None or point.last is None:
        return None
    return point.first + ((point.last - point.first).days + 1) // 2 * DAY


def _until(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    if point is None and cluster.published is not None:  # 'to date'
        return Stretch("until", None, cluster.published[1])
    if point is None or point.last is None:
        return None
    return Stretch("until", None, point.last, reason=_HALF_OPEN)


def _before(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    if point is None or point.first is None or point.shift or point.unit not in _DATED:
        return None
    if _leans(cluster, pieces, point):
        return None
    last = point.last if point.part == "late" and point.last is not None else point.first - DAY
    return Stretch("before", None, last, reason=_HALF_OPEN)


def _leans(cluster: Cluster, pieces: list[Piece], point: Stretch) -> bool:
    """'After the 1978 accords': the year only tells which accords."""
    return (
        point.unit == "year"
        and any(piece[0] == "h" for piece in pieces)
        and cluster.next is not None
        and cluster.next[0] == "_"
    )


def _after(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    if point is None or point.last is None or _leans(cluster, pieces, point):
        return None
    if point.unit == "day" and point.first is not None:  # what came later on that day is not left out
        leans = point.day is not None or point.weekday is not None  # 'after Monday's strikes'
        if leans and cluster.next is not None and cluster.next[0] == "_":
            return None
        today = cluster.published[1] if cluster.published is not None else None
        return Stretch("after", point.first, today if today is not None and today > point.first else None)
    if point.unit not in ("month", "year", "decade", "quarter", "season", "part"):
        return None
    if cluster.published is not None and point.last < cluster.published[1]:
        return Stretch("after", point.last + DAY, cluster.published[1])
    return Stretch("after", point.last + DAY, None)


def _from_now(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    point = value_of(pieces, "X")
    return _since(cluster, pieces) if point is not None and point.first is not None else None


STRETCHES: Final[Mapping[str, Callable[[Cluster, list[Piece]], Stretch | None]]] = {
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
