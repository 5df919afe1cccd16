"""The frame of a map: which part of the world it shows, and where on the picture a place lies.

Longitude and latitude are drawn straight (equirectangular), narrowed so that shapes are right in the middle:
an address with four numbers says all of a view. East may pass 180, where a view lies across the date line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from .clipping import Box

KM_PER_DEGREE = 111.2
# Beyond this a degree of longitude is hardly anything, and a view would be the whole way around the pole.
STEEPEST = 75.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """``width`` by ``height`` pixels from ``west`` to ``east`` and from ``south`` to ``north``, in degrees."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @classmethod
    def around(cls, latitude: float, longitude: float, *, km: float, width: float, height: float) -> Frame:
        """A frame ``km`` wide with this place in its middle, but for the poles, where it ends."""
        across = min(km / (KM_PER_DEGREE * _narrowing(latitude)), 360.0)
        down = min(across * _narrowing(latitude) * height / width, 180.0)
        middle = max(-90 + down / 2, min(90 - down / 2, latitude))
        west = wrapped(longitude - across / 2)
        return cls(
            west=west, south=middle - down / 2, east=west + across, north=middle + down / 2, width=width,
            height=height,
        )  # fmt: skip

    @property
    def box(self) -> Box:
        return self.west, self.south, self.east, self.north

    @property
    def middle(self) -> tuple[float, float]:
        """Latitude and longitude, the latter from -180 to 180."""
        return (self.south + self.north) / 2, wrapped((self.west + self.east) / 2)

    @property
    def per_degree(self) -> float:
        """Pixels to a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def per_km(self) -> float:
        """Pixels to a kilometre, from south to north and everywhere; from west to east in the middle."""
        return self.height / (self.north - self.south) / KM_PER_DEGREE

    def x(self, longitude: float) -> float:
        """From the left; what lies on the other side of the date line is brought over where it then fits."""
        if longitude < self.west:
            longitude += 360
        elif longitude > self.east and longitude - 360 >= self.west:
            longitude -= 360
        return (longitude - self.west) * self.per_degree

    def y(self, latitude: float) -> float:
        """From the top."""
        return (self.north - latitude) / (self.north - self.south) * self.height

    def holds(self, latitude: float, longitude: float) -> bool:
        return 0 <= self.x(longitude) <= self.width and 0 <= self.y(latitude) <= self.height


def wrapped(longitude: float) -> float:
    """The same meridian, from -180 up to but not including 180."""
    return (longitude + 180) % 360 - 180


def on_earth(latitude: object, longitude: object) -> bool:
    """Whether the two are numbers that a place can have."""
    return (
        isinstance(latitude, int | float) and isinstance(longitude, int | float)
        and math.isfinite(latitude) and math.isfinite(longitude)
        and -90 <= latitude <= 90 and -180 <= longitude <= 180
    )  # fmt: skip


def _narrowing(latitude: float) -> float:
    return math.cos(math.radians(min(abs(latitude), STEEPEST)))
