"""An article with its evidence highlighted, and a note on each piece of it."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from ..highlight import Marked, misplaced, pieces
from ..visit import Visit

ARTICLE = """
select articles.*, article_texts.text, places.name as place_name, original.label as original_label
from articles
  join article_texts on article_texts.article = articles.id
  left join places on places.id = articles.dateline_place
  left join articles as original on original.id = articles.duplicate_of
where articles.id = :id
"""
ARTICLE_CLAIMS = "select * from claims_with_context where article = :id order by start, id"
ARTICLE_QUOTES = "select * from quotes_with_speaker where article = :id order by start, id"
ARTICLE_MENTIONS = """
select event_mentions.*, event_types.name as type_name, reporter.name as reporter_name, event_links.event
from event_mentions
  left join event_types on event_types.id = event_mentions.type
  left join actors as reporter on reporter.id = event_mentions.reported_by
  left join event_links on event_links.event_mention = event_mentions.id
where event_mentions.article = :id order by event_mentions.start, event_mentions.id
"""
FURNITURE = """
select id, start, end, role from sentences
where article = :id and role in ('boilerplate', 'title', 'heading', 'dateline', 'caption')
"""
ISSUES = "select kind, message, text from issues where article = :id order by start, id limit 200"


async def page(visit: Visit) -> Response | None:
    """``/article/ID``: its text with claims, events and quotes marked, and a note on each."""
    article = visit.part("id")
    found = await visit.row(ARTICLE, id=article)
    if found is None:
        return await visit.moved(article, "/article/")
    text = found["text"]
    claims = await visit.rows(ARTICLE_CLAIMS, id=article)
    quotes = await visit.rows(ARTICLE_QUOTES, id=article)
    mentions = await visit.rows(ARTICLE_MENTIONS, id=article)
    marked = [
        *(_marked("claim", row, row["evidence"]) for row in claims),
        *(_marked("event", row, row["evidence"]) for row in mentions),
        *(_marked("quote", row, row["text"]) for row in quotes),
    ]
    roles = [
        _marked(row["role"], row, text[row["start"] : row["end"]])
        for row in await visit.rows(FURNITURE, id=article)
    ]
    return await visit.render(
        "article.html",
        article=found,
        pieces=pieces(text, [*marked, *roles]),
        wrong=misplaced(text, marked),
        claims=[{**row, "letter": _letter(number)} for number, row in enumerate(claims)],
        letters={row["id"]: _letter(number) for number, row in enumerate(claims)},
        quotes=quotes,
        mentions=mentions,
        issues=await visit.rows(ISSUES, id=article),
    )


def _marked(kind: str, row: Any, words: str) -> Marked:
    return Marked(id=row["id"], kind=kind, start=row["start"], end=row["end"], words=words)


def _letter(number: int) -> str:
    """a, b ... z, aa, ab ...: a digit beside a figure would be read as part of it."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
