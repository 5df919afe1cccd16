"""All events in order of time, by month and by day, narrowed by facets."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit


async def page(visit: Visit) -> Response | None:
    """``/timeline``."""
    return await visit.render("timeline.html")
