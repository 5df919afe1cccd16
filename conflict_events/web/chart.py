"""Claims over time as geometry: where each mark, tick and label of a chart stands. `drawing` makes it SVG.

Across is the day on which a figure was said (or else published), up is the figure. Every day keeps its share
of the width; days with many claims are made wider by what their marks need, so that claims of one day stand
side by side. A figure stands where it was said ('more than 170' at 170, with an open end above), a range is a
bar, and nothing is averaged. Lengths are units of the SVG's viewBox, with y downwards.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .points import Point

SLOT = 12.0
"""The least width of a mark with the space around it."""

SPREAD = 50
"""With more than this between the highest and the lowest figure above 0, the scale is logarithmic."""

DAY_ROOM = 84
"""How far apart days are named below the axis."""

OPEN = 20.0
"""How far an open end reaches beyond its figure."""

LETTER, LINE = 7.0, 14.0
_BINS = ("day", "week", "month", "year")
_MARGINS = {"start": 50.0, "end": 14.0, "top": 14.0, "bottom": 30.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point with its place: ``y`` of its figure (None for a bare range), ``top`` and ``bottom`` of its bar."""

    point: Point
    x: float
    y: float | None
    top: float
    bottom: float
    width: float


@dataclass(frozen=True, slots=True)
class Label:
    """Text beside a mark; ``x`` is its left edge, ``y`` its base line."""

    text: str
    x: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return (self.x, self.y - LINE + 3, self.x + LETTER * len(self.text), self.y + 3)


@dataclass(slots=True, kw_only=True)
class Chart:
    """A chart of ``width`` by ``height``; ``left``, ``right``, ``top`` and ``bottom`` bound the plot.

    ``bin`` is what one mark stands for: 'claim', or all claims of one kind of claimant in a 'day', 'week',
    'month' or 'year'.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    logarithmic: bool
    bin: str
    marks: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    days: list[tuple[dt.date, float]] = field(default_factory=list)
    figures: list[tuple[int, float]] = field(default_factory=list)
    steps: list[tuple[tuple[float, float], tuple[float, float]]] = field(default_factory=list)


def chart(found: Sequence[Point], *, width: float, height: float) -> Chart:
    """The geometry of ``found`` (two or more) in a picture of ``width`` by ``height``.

    More than fit beside each other are put together by kind of claimant and day, week, month or year.
    """
    left, right = _MARGINS["start"], width - _MARGINS["end"]
    top, bottom = _MARGINS["top"], height - _MARGINS["bottom"]
    shown, bin_ = _fitting(found, int((right - left) // SLOT))
    highest = max(point.high for point in shown)
    above0 = [end for point in shown for end in (point.low, point.high) if end > 0]
    logarithmic = bool(above0) and max(above0) > SPREAD * min(above0)
    room_above = OPEN + 6
    scale = _Scale(min(above0, default=1), max(highest, 1), top + room_above, bottom, logarithmic)
    made = Chart(
        width=width, height=height, left=left, right=right, top=top, bottom=bottom,
        logarithmic=logarithmic, bin=bin_, figures=[(tick, scale(tick)) for tick in scale.ticks()],
    )  # fmt: skip
    places, starts = _across(shown, left, right)
    for point, x in zip(shown, places, strict=True):
        made.marks.append(
            Mark(
                point=point, x=x, y=scale(point.at) if point.at is not None else None,
                top=scale(point.high), bottom=scale(point.low), width=SLOT,
            )
        )  # fmt: skip
    made.days = _day_ticks(starts, right)
    made.steps = _steps(made.marks) if bin_ == "claim" else []
    made.labels = _labels(made) if bin_ == "claim" else []
    return made


class _Scale:
    """Figures to heights: linear from 0, or logarithmic with a place of its own for 0."""

    def __init__(self, least: int, most: int, top: float, bottom: float, logarithmic: bool) -> None:
        self.top, self.bottom, self.logarithmic = top, bottom, logarithmic
        self.step = 1
        if logarithmic:
            self.first = math.floor(math.log10(least))
            self.last = math.log10(most)
            self.floor = bottom - 18
        else:
            self.step = _nice(most / max(2, min(5, int((bottom - top) // 40))))
            self.most = self.step * math.ceil(most / self.step)

    def __call__(self, figure: int) -> float:
        if not self.logarithmic:
            return round(self.bottom - (self.bottom - self.top) * figure / self.most, 1)
        if figure < 1:
            return self.bottom
        share = (math.log10(figure) - self.first) / ((self.last - self.first) or 1)
        return round(self.floor - (self.floor - self.top) * share, 1)

    def ticks(self) -> list[int]:
        if not self.logarithmic:
            return list(range(0, self.most + 1, self.step))
        powers = range(self.first, math.floor(self.last) + 1)
        every = max(1, len(powers) // 6)
        return [0, *(10**power for power in powers[::every])]


def _nice(step: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 ... that is no less than ``step``."""
    power = 10 ** math.floor(math.log10(max(step, 1)))
    return int(next(power * n for n in (1, 2, 5, 10) if power * n >= step))


def _fitting(found: Sequence[Point], most: int) -> tuple[list[Point], str]:
    if sum(point.n for point in found) <= most and all(point.claim for point in found):
        return list(found), "claim"
    for bin_ in _BINS:
        together = _together(found, bin_)
        if len(together) <= most:
            return together, bin_
    return together[-most:], bin_


def _together(found: Sequence[Point], bin_: str) -> list[Point]:
    """One point for all of a kind of claimant in a day, week ...; denials and running totals stay apart."""
    groups: dict[tuple[Any, ...], list[Point]] = defaultdict(list)
    for point in found:
        groups[_first_day(point.day, bin_), point.kind, point.total, point.denied].append(point)
    made = []
    for (day, kind, total, denied), group in groups.items():
        # Of equal ends the one that is open: more than 170 is more than 170.
        low = min(group, key=lambda p: (p.low, not p.open_below))
        high = max(group, key=lambda p: (p.high, p.open_above))
        made.append(
            Point(
                claim=high.claim, day=day, kind=kind, low=low.low, high=high.high,
                at=low.low if low.low == high.high else None, open_above=high.open_above,
                open_below=low.open_below, denied=denied, total=total, n=sum(point.n for point in group),
                history=all(point.history for point in group),
            )
        )  # fmt: skip
    return sorted(made, key=lambda point: (point.day, point.kind, point.total, point.denied))


def _first_day(day: dt.date, bin_: str) -> dt.date:
    if bin_ == "week":
        return day - dt.timedelta(days=day.weekday())
    if bin_ == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if bin_ == "year" else day


def _across(shown: Sequence[Point], left: float, right: float) -> tuple[list[float], dict[dt.date, float]]:
    """The x of each point, and the x at which each day that is named on the axis begins."""
    first, last = shown[0].day, shown[-1].day
    count = Counter(point.day for point in shown)
    slot = max(SLOT, min(SLOT * 2.5, (right - left) / len(shown) * 0.7))
    a_day = max(0.0, (right - left - slot * len(shown)) / ((last - first).days + 1))

    def begins(day: dt.date, before: int) -> float:
        return left + a_day * (day - first).days + slot * before

    places: list[float] = []
    starts: dict[dt.date, float] = {}
    for day, number in sorted(count.items()):
        before = len(places)
        starts[day] = begins(day, before) + (a_day + slot * number) / 2
        places += [round(begins(day, before) + a_day / 2 + slot * (at + 0.5), 1) for at in range(number)]
    return places, starts


def _day_ticks(starts: dict[dt.date, float], right: float) -> list[tuple[dt.date, float]]:
    """Days to name below the axis: the first and the last, and what has room between them."""
    places = {day: min(start, right - 34) for day, start in sorted(starts.items())}
    first, *days = places
    chosen = [first]
    for day in days:
        while day == days[-1] and len(chosen) > 1 and places[day] - places[chosen[-1]] < DAY_ROOM:
            chosen.pop()
        if places[day] - places[chosen[-1]] >= DAY_ROOM:
            chosen.append(day)
    return [(day, round(places[day], 1)) for day in chosen]


def _steps(marks: Sequence[Mark]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """From each figure to the next one of the same claimant."""
    by_claim = {mark.point.claim: mark for mark in marks}
    return [
        ((mark.x, _height(mark)), (following.x, _height(following)))
        for mark in marks
        if (following := by_claim.get(mark.point.next or "")) is not None
    ]


def _labels(made: Chart) -> list[Label]:
    """Labels where they have room: those of the lowest and highest figures first, then the newest."""
    taken = [
        (m.x - 7, min(m.top, _height(m)) - 8, m.x + 7, max(m.bottom, _height(m)) + 8) for m in made.marks
    ]
    taken += [(m.x - 5, m.top - OPEN, m.x + 5, m.top) for m in made.marks if m.point.open_above]
    chosen: list[Label] = []
    ends = {min(made.marks, key=lambda m: m.point.low), max(made.marks, key=lambda m: m.point.high)}
    for mark in sorted(made.marks, key=lambda m: (m not in ends, -m.x)):
        if not mark.point.figure:
            continue
        wide = LETTER * len(mark.point.figure)
        middle = _height(mark)
        for x, y in (
            (mark.x + 10, middle + 4),
            (mark.x - wide / 2, mark.top - 11 - (OPEN if mark.point.open_above else 0)),
            (mark.x - wide / 2, mark.bottom + 21),
            (mark.x - 10 - wide, middle + 4),
        ):
            label = Label(mark.point.figure, round(x, 1), round(y, 1))
            if _inside(label.box, made) and not any(_meet(label.box, box) for box in taken):
                chosen.append(label)
                taken.append(label.box)
                break
    return chosen


def _height(mark: Mark) -> float:
    return mark.y if mark.y is not None else (mark.top + mark.bottom) / 2


def _inside(box: tuple[float, float, float, float], made: Chart) -> bool:
    return box[0] >= made.left and box[2] <= made.width and box[1] >= 0 and box[3] <= made.bottom


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
