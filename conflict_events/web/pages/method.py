"""What a claim is and is not, what is covered, and the known limits, printed from the packs."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit


async def page(visit: Visit) -> Response | None:
    """``/method``."""
    return await visit.render("method.html")
