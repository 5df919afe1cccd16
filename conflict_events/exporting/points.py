"""A row as a feature on a map (GeoJSON, RFC 7946)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def feature(
    id: Any, longitude: float | None, latitude: float | None, properties: Mapping[str, Any]
) -> dict[str, Any]:
    """A feature at a point in degrees (WGS 84), or without a geometry where the point is not known."""
    known = longitude is not None and latitude is not None
    return {
        "type": "Feature",
        "id": id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if known else None,
        "properties": dict(properties),
    }
