"""The lasting address of one claim, event mention or quote: it leads to its words in the article.

What was read in an article that has been replaced since leads to the same words in the new form, or tells that
they are no longer there.
"""

from __future__ import annotations

from datasette.utils.asgi import Response

from ..visit import Visit

WHERE = """
select article from claims where id = :id
union all select article from event_mentions where id = :id
union all select article from quotes where id = :id
"""
# Of words that a newer form of their article lacks, the id leads to that article.
LEFT = """
select articles.*, redirects.kind as kind_of_id
from redirects join articles on articles.id = redirects.target where redirects.id = :id
"""


async def page(visit: Visit) -> Response | None:
    """``/claim/ID``: a redirect to the highlighted words, or a page (410) that says what became of them."""
    claim = visit.part("id")
    found = await visit.row(WHERE, id=claim)
    if found is not None:
        return Response.redirect(visit.link(f"/article/{found['article']}", claim))
    article = await visit.row(LEFT, id=claim)
    if article is None:
        return await visit.moved(claim, "/claim/")
    gone = await visit.render("gone.html", article=article, id=claim)
    gone.status = 410
    return gone
