"""One actor: what it claims, what is claimed about its people, its words and its offices over time."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit

ACTOR = "select * from actors where id = :id"


async def page(visit: Visit) -> Response | None:
    """``/actor/ID``."""
    found = await visit.row(ACTOR, id=visit.part("id"))
    if found is None:
        return await visit.moved(visit.part("id"), "/actor/")
    return await visit.render("actor.html", actor=found)
