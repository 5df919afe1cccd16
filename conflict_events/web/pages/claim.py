"""The lasting address of one claim, event mention or quote: it leads to its words in the article."""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit

WHERE = """
select article from claims where id = :id
union all select article from event_mentions where id = :id
union all select article from quotes where id = :id
"""


async def page(visit: Visit) -> Response | None:
    """``/claim/ID``: a redirect to the highlighted words."""
    claim = visit.part("id")
    found = await visit.row(WHERE, id=claim)
    if found is None:
        return await visit.moved(claim, "/claim/")
    return Response.redirect(visit.link(f"/article/{found['article']}", claim))
