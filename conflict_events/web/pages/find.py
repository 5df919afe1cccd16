"""One search over events, claims, quotes and articles, with the match marked."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit


async def page(visit: Visit) -> Response | None:
    """``/find``."""
    return await visit.render("find.html")
