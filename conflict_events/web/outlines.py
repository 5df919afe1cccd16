"""Land, coasts and borders as paths of an SVG, from the lines that ship with the package.

Two sets, one of the world and one of regions, cut into tiles by ``scripts/build_outlines.py``. Borders are
those of Natural Earth: who holds a place, not whose it is; disputed ones are told apart.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from .clipping import Box, Point, clipped, cut
from .frame import Frame

# From this many pixels to a degree the finer set is drawn.
FINE_FROM = 5.0
# How far beyond its edge a picture is drawn, in pixels, so that no line along the edge is seen.
MARGIN = 6.0
# Coordinates are whole tenths of a pixel; points nearer to each other than this are one.
TENTHS = 10
NEAREST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Path data in tenths of a pixel; '' where there is nothing of the kind."""

    land: str
    coast: str
    border: str
    disputed: str


@dataclass(slots=True, kw_only=True)
class Tile:
    """Shapes and lines in units of the file; ``edges``: the coordinates of its four sides."""

    land: list[list[Point]]
    border: list[list[Point]]
    disputed: list[list[Point]]
    edges: Box


def outline(frame: Frame) -> Markup:
    """Land and lines of a frame as one group of an SVG; the sea is whatever lies behind it."""
    drawn = paths(frame)
    group = Markup("<g class='outline' transform='scale(.1)'>")
    for kind, data in (
        ("land", drawn.land), ("border", drawn.border), ("disputed", drawn.disputed), ("coast", drawn.coast),
    ):  # fmt: skip
        if data:
            group += Markup("<path class='{}' d='{}'/>").format(kind, data)
    return group + Markup("</g>")


@lru_cache(maxsize=256)
def paths(frame: Frame) -> Paths:
    """The outlines of a frame, cut at its edges."""
    units = _content()["units"]
    fine = frame.per_degree >= FINE_FROM
    level = _content()["levels"][1 if fine else 0]
    beyond_x, beyond_y = MARGIN / frame.per_degree, MARGIN * (frame.north - frame.south) / frame.height
    west, east = (frame.west - beyond_x + 180) * units, (frame.east + beyond_x + 180) * units
    south, north = (frame.south - beyond_y + 90) * units, (frame.north + beyond_y + 90) * units
    across = frame.per_degree / units * TENTHS
    down = frame.height / (frame.north - frame.south) / units * TENTHS
    left, top = (frame.west + 180) * units, (frame.north + 90) * units
    drawn: dict[str, list[str]] = {"land": [], "coast": [], "border": [], "disputed": []}
    for name, shift in _tiles(level["size"] * units, (west, south, east, north)):
        tile = _tile(int(fine), name)
        if tile is None:
            continue
        box = (west - shift, south, east - shift, north)
        origin = left - shift

        def pixels(points: Iterable[Point], origin: float = origin) -> list[tuple[int, int]]:
            return [(round((x - origin) * across), round((top - y) * down)) for x, y in points]

        for ring in tile.land:
            if not (shape := clipped(ring, box)):
                continue
            corners = [_on_edge(point, tile.edges, box) for point in shape]
            drawn["land"].append(_drawn(pixels(shape), corners))
            drawn["coast"] += [_drawn(pixels(line)) for line in _coasts(shape, tile.edges, box)]
        for kind, lines in (("border", tile.border), ("disputed", tile.disputed)):
            drawn[kind] += [_drawn(pixels(part)) for line in lines for part in cut(line, box)]
    return Paths(**{kind: "".join(data) for kind, data in drawn.items()})


def _tiles(edge: int, box: Box) -> Iterator[tuple[str, float]]:
    """Names of the tiles under a box, and how far to move each: a box may reach around the world."""
    columns = 360 * _content()["units"] // edge
    for number in range(math.floor(box[0] / edge), math.ceil(box[2] / edge)):
        for row in range(max(math.floor(box[1] / edge), 0), math.ceil(box[3] / edge)):
            yield f"{number % columns},{row}", float(number // columns * columns * edge)


def _coasts(ring: list[Point], tile: Box, box: Box) -> Iterator[list[Point]]:
    """The parts of a ring that are no cut along the side of a tile or of the picture."""
    columns, rows = (tile[0], tile[2], box[0], box[2]), (tile[1], tile[3], box[1], box[3])
    part: list[Point] = []
    for first, last in pairwise([*ring, ring[0]]):
        if (first[0] == last[0] and first[0] in columns) or (first[1] == last[1] and first[1] in rows):
            if part:
                yield part
            part = []
        else:
            part += [last] if part else [first, last]
    if part:
        yield part


def _on_edge(point: Point, tile: Box, box: Box) -> bool:
    x, y = point
    return x in (tile[0], tile[2], box[0], box[2]) or y in (tile[1], tile[3], box[1], box[3])


def _drawn(points: list[tuple[int, int]], corners: list[bool] | None = None) -> str:
    """Path data with relative steps; '' where nothing of a pixel would be seen.

    Of a closed shape ``corners`` says which points must stay: lines along an edge that go there and back
    cover nothing only as long as they are the same.
    """
    closed = corners is not None
    x, y = points[0]
    steps = []
    for place, (px, py) in enumerate(points[1:-1], start=1):
        dx, dy = px - x, py - y
        if abs(dx) + abs(dy) >= NEAREST or (corners is not None and corners[place] and (dx or dy)):
            steps.append(f"{dx} {dy}")
            x, y = px, py
    dx, dy = points[-1][0] - x, points[-1][1] - y
    if dx or dy:
        steps.append(f"{dx} {dy}")
    if len(steps) < (2 if closed else 1):
        return ""
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{'z' if closed else ''}"


@cache
def _content() -> dict[str, Any]:
    packed = files("conflict_events").joinpath("reference", "outlines.json.gz").read_bytes()
    content: dict[str, Any] = json.loads(gzip.decompress(packed))
    return content


@cache
def _tile(level: int, name: str) -> Tile | None:
    content = _content()
    found = content["levels"][level]["tiles"].get(name)
    if found is None:
        return None
    units, overlap = content["units"], content["overlap"]
    edge = content["levels"][level]["size"] * units
    column, row = (int(number) * edge for number in name.split(","))
    return Tile(
        land=[_points(one) for one in found.get("land", ())],
        border=[_points(one) for one in found.get("border", ())],
        disputed=[_points(one) for one in found.get("disputed", ())],
        edges=(
            max(column - overlap, 0), max(row - overlap, 0),
            min(column + edge + overlap, 360 * units), min(row + edge + overlap, 180 * units),
        ),
    )  # fmt: skip


def _points(deltas: list[int]) -> list[Point]:
    x, y = deltas[:2]
    points: list[Point] = [(x, y)]
    for place in range(2, len(deltas), 2):
        x, y = x + deltas[place], y + deltas[place + 1]
        points.append((x, y))
    return points
