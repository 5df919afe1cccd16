"""Two pages for readers: an event with everything that was claimed about it, and an article with its
evidence highlighted. Rendered on the server, without scripts; all values are bound and escaped.
"""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from .cells import LANGUAGE, address, in_language, listed
from .highlight import Marked, misplaced, pieces
from .home import RANGES, in_words, killed_by_side

SOURCES = """
select event_links.claim, event_links.score, event_links.reasons, event_links.decided_by
from event_links where event_links.event = :id and event_links.claim is not null
"""
EVENT = "select * from event_timeline where event = :id"
# Figures of copied articles are no further claims.
LADDER = "select * from claim_ladder where event = :id and duplicate_of is null"
MENTIONS = """
select event_mentions.*, event_types.name as type_name, reporter.name as reporter_name,
  articles.label as article_label, articles.outlet, articles.language, articles.published_start
from event_links
  join event_mentions on event_mentions.id = event_links.event_mention
  join articles on articles.id = event_mentions.article
  left join event_types on event_types.id = event_mentions.type
  left join actors as reporter on reporter.id = event_mentions.reported_by
where event_links.event = :id
order by event_mentions.start_date, articles.published_start, event_mentions.article, event_mentions.start
"""
ARTICLES = "select * from event_articles where event = :id order by published_start, article"

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

ENDS = ("count_low", "count", "count_high")


def doors(database_path: str) -> list[tuple[str, str]]:
    """The main ways in, as (label, path)."""
    return [
        ("Events", f"{database_path}/event_timeline"),
        ("Claims", f"{database_path}/claims_with_context"),
        ("Quotes", f"{database_path}/quotes_with_speaker"),
        ("Articles", f"{database_path}/articles"),
        ("Questions", f"{database_path}#queries"),
    ]


async def event(datasette: Any, request: Any, databases: list[str]) -> Response:
    """One event: the range of what was claimed, each claim with its words, and where it was reported."""
    wanted = {"id": request.url_vars["id"]}
    for name in databases:
        database = datasette.get_database(name)
        found = (await database.execute(EVENT, wanted)).first()
        if found is None:
            if target := await _moved(database, wanted["id"]):
                return Response.redirect(datasette.urls.path(f"/event/{target}"), status=301)
            continue
        claims = [dict(row) for row in (await database.execute(LADDER, wanted)).rows]
        ranges = [
            {**dict(row), "words": in_words(row["low"], row["high"], row["high_open"])}
            for row in (await database.execute(RANGES, wanted)).rows
        ]
        context = {
            "event": {
                **dict(found),
                "killed": killed_by_side(ranges),
                "party_names": _list(found["parties"]),
            },
            "groups": _by_outcome(claims),
            "ranges": ranges,
            "mentions": [dict(row) for row in (await database.execute(MENTIONS, wanted)).rows],
            "articles": [dict(row) for row in (await database.execute(ARTICLES, wanted)).rows],
            "linked": {row["claim"]: dict(row) for row in (await database.execute(SOURCES, wanted)).rows},
        }
        return await _render(datasette, request, name, "conflict/event.html", context)
    raise NotFound("There is no such event; it may have been built from articles that are no longer stored.")


async def article(datasette: Any, request: Any, databases: list[str]) -> Response:
    """One article: its text with claims, events and quotes marked, and a note on each."""
    wanted = {"id": request.url_vars["id"]}
    for name in databases:
        database = datasette.get_database(name)
        found = (await database.execute(ARTICLE, wanted)).first()
        if found is None:
            if target := await _moved(database, wanted["id"]):
                return Response.redirect(datasette.urls.path(f"/article/{target}"), status=301)
            continue
        text = found["text"]
        claims = [dict(row) for row in (await database.execute(ARTICLE_CLAIMS, wanted)).rows]
        quotes = [dict(row) for row in (await database.execute(ARTICLE_QUOTES, wanted)).rows]
        mentions = [dict(row) for row in (await database.execute(ARTICLE_MENTIONS, wanted)).rows]
        marked = [
            *(_marked("claim", row, row["evidence"]) for row in claims),
            *(_marked("event", row, row["evidence"]) for row in mentions),
            *(_marked("quote", row, row["text"]) for row in quotes),
        ]
        roles = [
            _marked(row["role"], row, text[row["start"] : row["end"]])
            for row in (await database.execute(FURNITURE, wanted)).rows
        ]
        context = {
            "article": dict(found),
            "pieces": pieces(text, [*marked, *roles]),
            "wrong": misplaced(text, marked),
            "claims": [{**row, "letter": _letter(number)} for number, row in enumerate(claims)],
            "letters": {row["id"]: _letter(number) for number, row in enumerate(claims)},
            "quotes": quotes,
            "mentions": mentions,
            "issues": [dict(row) for row in (await database.execute(ISSUES, wanted)).rows],
        }
        return await _render(datasette, request, name, "conflict/article.html", context)
    raise NotFound("There is no such article; it may have been removed from the sources of this database.")


async def _render(
    datasette: Any, request: Any, database: str, template: str, context: dict[str, Any]
) -> Response:
    await datasette.ensure_permissions(request.actor, [("view-database", database), "view-instance"])
    lang = {"language_tag": _language_tag, "in_language": in_language, "address": address, "listed": _list}
    body = await datasette.render_template(
        template, {**context, **lang, "database": database, "metadata": datasette.metadata()}, request=request
    )
    return Response.html(body)


async def _moved(database: Any, old: str) -> str | None:
    row = (await database.execute("select target from redirects where id = ?", [old])).first()
    return None if row is None or row["target"] == old else row["target"]


def _by_outcome(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims by outcome, each with its place on a line from 0 to the highest figure, in per cent."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        groups.setdefault(claim["outcome"], []).append(claim)
    for rows in groups.values():
        highest = max((row[end] or 0 for row in rows for end in ENDS), default=0)
        for row in rows:
            row["track"] = _track(row, highest)
    return [
        {"outcome": outcome, "claims": rows}
        for outcome, rows in sorted(groups.items(), key=lambda item: (item[0] != "killed", item[0]))
    ]


def _track(row: dict[str, Any], highest: int) -> dict[str, float] | None:
    given = [row[end] for end in ENDS if row[end] is not None]
    if not given or not highest:
        return None
    low = row["count_low"] if row["count_low"] is not None else given[0]
    high = row["count_high"] if row["count_high"] is not None else max(given)
    return {
        "start": round(100 * low / highest, 1),
        "width": round(100 * (high - low) / highest, 1),
        "open": row["count_high"] is None and row["bound"] not in {"about", "exact"},
    }


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


def _list(value: str | None) -> list[str]:
    return (listed(value) if value else None) or []


def _language_tag(value: Any) -> str:
    return value if isinstance(value, str) and LANGUAGE.match(value) else "und"
