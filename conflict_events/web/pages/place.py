"""One place: what happened there, what it is called by whom, and whether it is contested."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit

PLACE = "select * from places where id = :id"


async def page(visit: Visit) -> Response | None:
    """``/place/ID``."""
    found = await visit.row(PLACE, id=visit.part("id"))
    if found is None:
        return await visit.moved(visit.part("id"), "/place/")
    return await visit.render("place.html", place=found)
