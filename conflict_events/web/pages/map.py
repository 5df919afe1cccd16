"""Where events happened, drawn from outlines that ship with the package."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit


async def page(visit: Visit) -> Response | None:
    """``/map``."""
    return await visit.render("map.html")
