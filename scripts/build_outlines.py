"""Builds conflict_events/reference/outlines.json.gz: land and country lines that maps are drawn from.

    npm pack world-atlas@2.0.2                # unpack it
    python scripts/build_outlines.py DIR

Source: Natural Earth 4.1 (public domain) as TopoJSON, npm `world-atlas` 2.0.2 (ISC). Lines are Natural
Earth's: who holds a place, not whose it is. ``scripts/data/outlines/disputed.csv`` names those that are
disputed: between which two units of Natural Earth, and within which box where it is a part of the line.

Land is cut into tiles here, so that a small map needs no more than the few it lies on. Tiles overlap by
`OVERLAP`, so that no seam is seen between their fills; what of a ring's edge lies on the edge of its tile
is therefore no coast. A ring or line is ``[x, y, dx, dy, ...]`` in units of 1/`UNITS` degree from -180, -90.
The output is the same bytes for the same input.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from conflict_events.web.clipping import Box, Point, clipped, cut

OUTPUT = Path(__file__).parents[1] / "conflict_events" / "reference" / "outlines.json.gz"
DISPUTED = Path(__file__).parent / "data" / "outlines" / "disputed.csv"
UNITS = 200
OVERLAP = 4
# Degrees a tile is wide and high, by the scale of the source.
TILES = {"110m": 30, "50m": 10}


class Atlas:
    """One TopoJSON file: arcs in degrees, land as rings of them, and the arcs between two countries."""

    def __init__(self, topology: dict[str, Any]) -> None:
        self.arcs = list(_decoded(topology))
        (land,) = topology["objects"]["land"]["geometries"]
        self.rings = [
            part
            for polygon in land["arcs"]
            for ring in polygon
            for part in _within_the_world(self._joined(ring))
        ]
        self.beside: dict[int, set[str]] = defaultdict(set)
        for country in topology["objects"]["countries"]["geometries"]:
            for arc in _flat(country.get("arcs", [])):
                self.beside[arc if arc >= 0 else ~arc].add(country["properties"]["name"])

    def _joined(self, ring: list[int]) -> list[Point]:
        points: list[Point] = []
        for arc in ring:
            part = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points += part[1:] if points else part
        return points[:-1]

    def lines(self) -> Iterator[tuple[frozenset[str], list[Point]]]:
        """Each line between two countries, with their names."""
        for arc, names in sorted(self.beside.items()):
            if len(names) == 2:
                yield frozenset(names), self.arcs[arc]


def _within_the_world(ring: list[Point]) -> Iterator[list[Point]]:
    """A ring that goes on beyond the date line or around the pole, as rings from -180 to 180."""
    unrolled = [ring[0]]
    for longitude, latitude in [*ring[1:], ring[0]]:
        turns = round((unrolled[-1][0] - longitude) / 360)
        unrolled.append((longitude + 360 * turns, latitude))
    if unrolled[-1][0] != unrolled[0][0]:  # around the pole: the ring of Antarctica
        unrolled += [(unrolled[-1][0], -90.0), (unrolled[0][0], -90.0)]
    for turn in (-360, 0, 360):
        part = clipped([(x + turn, y) for x, y in unrolled], (-180, -90, 180, 90))
        if len({x for x, _ in part}) > 1:
            yield part


def _decoded(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (scale_x, scale_y), (from_x, from_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + from_x, y * scale_y + from_y))
        yield points


def _flat(arcs: Any) -> Iterator[int]:
    for one in arcs:
        if isinstance(one, int):
            yield one
        else:
            yield from _flat(one)


def quantised(points: Iterable[Point]) -> list[tuple[int, int]]:
    """In units of the file, no point twice in a row."""
    found: list[tuple[int, int]] = []
    for longitude, latitude in points:
        # Edges of the world lie exactly on it.
        x = 0 if longitude < -179.99 else 360 * UNITS if longitude > 179.99 else (longitude + 180) * UNITS
        y = 0 if latitude < -89.98 else (latitude + 90) * UNITS
        point = (round(x), round(y))
        if not found or point != found[-1]:
            found.append(point)
    return found


def deltas(points: list[tuple[int, int]]) -> list[int]:
    """``[x, y, dx, dy, ...]``"""
    flat = list(points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        flat += [x1 - x0, y1 - y0]
    return flat


def disputes() -> list[tuple[frozenset[str], Box]]:
    """Which lines are disputed: between whom, and in which box of degrees."""
    with DISPUTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    world = {"west": -180.0, "south": -90.0, "east": 180.0, "north": 90.0}
    found = []
    for row in rows:
        west, south, east, north = (float(row[side] or edge) for side, edge in world.items())
        found.append((frozenset({row["first"], row["second"]}), (west, south, east, north)))
    return found


def told_apart(
    names: frozenset[str], line: list[Point], known: list[tuple[frozenset[str], Box]]
) -> Iterator[tuple[str, list[Point]]]:
    """A line in parts, each with 'border' or 'disputed'."""
    boxes = [box for pair, box in known if pair == names]
    part: list[Point] = []
    kind = ""
    for first, last in pairwise(line):
        x, y = (first[0] + last[0]) / 2, (first[1] + last[1]) / 2
        inside = any(west <= x <= east and south <= y <= north for west, south, east, north in boxes)
        now = "disputed" if inside else "border"
        if now != kind:
            if part:
                yield kind, part
            kind, part = now, [first]
        part.append(last)
    if part:
        yield kind, part


def tiles(atlas: Atlas, size: int) -> dict[str, dict[str, list[list[int]]]]:
    """``column,row`` -> land, border and disputed; a tile with nothing but sea is left out."""
    found: dict[str, dict[str, list[list[int]]]] = defaultdict(dict)
    edge, (width, height) = size * UNITS, (360 * UNITS, 180 * UNITS)

    def put(box: Box, kind: str, points: Iterable[Point], least: int) -> None:
        whole = [(round(x), round(y)) for x, y in points]
        whole = [point for number, point in enumerate(whole) if not number or point != whole[number - 1]]
        if len(whole) >= least:
            name = f"{int(box[0]) // edge},{int(box[1]) // edge}"
            found[name].setdefault(kind, []).append(deltas(whole))

    for ring in atlas.rings:
        points: list[Point] = list(quantised(ring))
        for strip in _boxes(points, edge, width, height, across=True):
            column = clipped(points, _wider(strip, width, height))
            for box in _boxes(column, edge, width, height, across=False, within=strip):
                if len(shape := clipped(column, _wider(box, width, height))) > 2:
                    put(box, "land", shape, 3)
    known = disputes()
    for names, line in atlas.lines():
        for kind, part in told_apart(names, line, known):
            points = list(quantised(part))
            for strip in _boxes(points, edge, width, height, across=True):
                for box in _boxes(points, edge, width, height, across=False, within=strip):
                    for piece in cut(points, box):
                        put(box, kind, piece, 2)
    return dict(sorted(found.items()))


def _boxes(
    points: list[Point], edge: int, width: int, height: int, *, across: bool, within: Box | None = None
) -> Iterator[Box]:
    """The columns that ``points`` lie on, or the tiles of the column ``within``."""
    if not points:
        return
    along = [point[0 if across else 1] for point in points]
    last = (width if across else height) // edge - 1
    first, end = int(min(along)) // edge, math.ceil(max(along)) // edge
    for number in range(max(first - 1, 0), min(end + 1, last) + 1):
        low, high = number * edge, (number + 1) * edge
        if within is None:
            yield (low, 0, high, height)
        else:
            yield (within[0], low, within[2], high)


def _wider(box: Box, width: int, height: int) -> Box:
    west, south, east, north = box
    return (
        max(west - OVERLAP, 0),
        max(south - OVERLAP, 0),
        min(east + OVERLAP, width),
        min(north + OVERLAP, height),
    )


def render(folder: Path) -> bytes:
    """The file's bytes, from a folder that holds `countries-110m.json` and `countries-50m.json`."""
    levels = []
    for scale, size in TILES.items():
        topology = json.loads((folder / f"countries-{scale}.json").read_text(encoding="utf-8"))
        levels.append({"scale": scale, "size": size, "tiles": tiles(Atlas(topology), size)})
    about = "Natural Earth 4.1 (public domain), through world-atlas 2.0.2 (ISC, Michael Bostock)"
    content = {"source": about, "units": UNITS, "overlap": OVERLAP, "levels": levels}
    text = json.dumps(content, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)


def main() -> None:
    """Writes the file that ships with the package."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="world-atlas 2.0.2, unpacked")
    OUTPUT.write_bytes(render(parser.parse_args().folder))
    print(f"{OUTPUT}: {OUTPUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
