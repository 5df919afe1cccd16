"""What is in this ledger, how fresh it is, and what could not be understood."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit


async def page(visit: Visit) -> Response | None:
    """``/status``."""
    return await visit.render("status.html")
