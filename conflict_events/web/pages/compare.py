"""Two claimants, two outlets or two languages side by side."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit


async def page(visit: Visit) -> Response | None:
    """``/compare``."""
    return await visit.render("compare.html")
