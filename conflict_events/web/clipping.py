"""Cutting shapes and lines to a box, in whatever unit their coordinates are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]
# West, south, east, north: the least and the greatest of either coordinate.
Box = tuple[float, float, float, float]


def clipped(ring: list[Point], box: Box) -> list[Point]:
    """The part of a polygon within a box, as one ring (Sutherland and Hodgman).

    Parts that hang together only outside the box are joined by lines along its edge; points that were put
    on an edge lie on it exactly. Empty where the polygon is outside.
    """
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if not ring:
            return ring
        along = [point[axis] for point in ring]
        least, most = (min(along), max(along)) if sign > 0 else (-max(along), -min(along))
        if least >= sign * limit:
            continue
        if most < sign * limit:
            return []
        kept: list[Point] = []
        before = ring[-1]
        was_inside = sign * (before[axis] - limit) >= 0
        for after in ring:
            inside = sign * (after[axis] - limit) >= 0
            if inside != was_inside:
                share = (limit - before[axis]) / (after[axis] - before[axis])
                other = before[1 - axis] + share * (after[1 - axis] - before[1 - axis])
                kept.append((limit, other) if axis == 0 else (other, limit))
            if inside:
                kept.append(after)
            before, was_inside = after, inside
        ring = kept
    return ring


def cut(line: list[Point], box: Box) -> Iterator[list[Point]]:
    """The parts of a line within a box (Liang and Barsky, segment by segment)."""
    west, south, east, north = box
    part: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(line):
        start, end = 0.0, 1.0
        run, rise = x1 - x0, y1 - y0
        for delta, room in ((-run, x0 - west), (run, east - x0), (-rise, y0 - south), (rise, north - y0)):
            if delta < 0:
                start = max(start, room / delta)
            elif delta > 0:
                end = min(end, room / delta)
            elif room < 0:
                end = -1.0
        if start >= end:
            if part:
                yield part
            part = []
            continue
        first = (x0 + start * run, y0 + start * rise) if start else (x0, y0)
        last = (x0 + end * run, y0 + end * rise) if end < 1 else (x1, y1)
        if part and part[-1] != first:
            yield part
            part = []
        part += [last] if part else [first, last]
    if part:
        yield part
