"""Events of a map gathered into marks that do not lie upon each other."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .clipping import Box
from .frame import Frame, wrapped

# Pixels of a picture that one cell of the grid takes, in which the database counts.
CELL = 12.0
SMALLEST, LARGEST = 7.0, 25.0


@dataclass(slots=True, kw_only=True)
class Cluster:
    """``n`` events around a point; ``event`` and ``title`` are those of a single one."""

    latitude: float
    longitude: float
    n: int
    n_violent: int
    n_claims: int
    event: str
    precision: int | None
    box: Box
    title: str = ""

    @property
    def radius(self) -> float:
        """Pixels: the area grows with the logarithm of the number."""
        return SMALLEST if self.n == 1 else min(LARGEST, 9 + 5.5 * math.log10(self.n))

    @property
    def one_spot(self) -> bool:
        """Whether all its events lie at the same coordinates, so that no zoom would part them."""
        west, south, east, north = self.box
        return west == east and south == north


def cells(frame: Frame, conditions: Iterable[str]) -> str:
    """The query that counts events by cell of a grid; ``:west`` ... ``:north`` bound it."""
    wide = CELL / frame.per_degree
    high = CELL * (frame.north - frame.south) / frame.height
    east = "events.longitude between :west and :east"
    if frame.east > 180:
        east = f"({east} or events.longitude + 360 between :west and :east)"
    joined = " and ".join(["events.latitude between :south and :north", east, *conditions])
    return f"""
select count(*) as n, sum(events.family = 'violence') as n_violent, sum(events.n_claims) as n_claims,
  avg(events.latitude) as latitude, avg(events.longitude) as longitude,
  min(events.latitude) as south, max(events.latitude) as north,
  min(events.longitude) as west, max(events.longitude) as east,
  min(events.id) as event,
  case when min(events.where_precision) = max(events.where_precision) then min(events.where_precision) end as precision
from events where {joined}
group by cast((events.latitude + 90) / {high} as int), cast((events.longitude + 180) / {wide} as int)
order by n desc, event
"""


def bounds(frame: Frame) -> dict[str, float]:
    """The values of the query."""
    return {"west": frame.west, "south": frame.south, "east": frame.east, "north": frame.north}


def clusters(frame: Frame, rows: Iterable[dict[str, Any]]) -> list[Cluster]:
    """Cells joined to the first mark that they would lie upon; the largest come first."""
    found: list[Cluster] = []
    near: dict[tuple[int, int], list[Cluster]] = {}
    step = 2 * LARGEST
    for row in rows:
        if not frame.holds(row["latitude"], row["longitude"]):
            continue
        one = Cluster(
            latitude=row["latitude"], longitude=row["longitude"], n=row["n"], n_violent=row["n_violent"] or 0,
            n_claims=row["n_claims"] or 0, event=row["event"], precision=row["precision"],
            box=(row["west"], row["south"], row["east"], row["north"]),
        )  # fmt: skip
        x, y = frame.x(one.longitude), frame.y(one.latitude)
        column, line = int(x // step), int(y // step)
        joined = False
        for other in (
            c for i in (-1, 0, 1) for j in (-1, 0, 1) for c in near.get((column + i, line + j), ())
        ):
            distance = math.hypot(frame.x(other.longitude) - x, frame.y(other.latitude) - y)
            if distance < max(other.radius + one.radius + 2, 24):
                _join(other, one)
                joined = True
                break
        if not joined:
            found.append(one)
            near.setdefault((column, line), []).append(one)
    return found


def _join(into: Cluster, one: Cluster) -> None:
    shift = into.longitude + wrapped(one.longitude - into.longitude) - one.longitude
    west, south, east, north = into.box
    into.box = (
        min(west, one.box[0] + shift), min(south, one.box[1]), max(east, one.box[2] + shift), max(north, one.box[3]),
    )  # fmt: skip
    into.n += one.n
    into.n_violent += one.n_violent
    into.n_claims += one.n_claims
    into.precision = into.precision if into.precision == one.precision else None
