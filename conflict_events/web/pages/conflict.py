"""One named conflict and its events in order of time."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit

CONFLICT = "select * from conflicts where id = :id"


async def page(visit: Visit) -> Response | None:
    """``/conflicts/ID``."""
    found = await visit.row(CONFLICT, id=visit.part("id"))
    if found is None:
        return await visit.moved(visit.part("id"), "/conflicts/")
    return await visit.render("conflict.html", conflict=found)
