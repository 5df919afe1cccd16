"""All that stands on the page of an event or an article, as plain data: ``/event/ID.json``, ``/article/ID.json``.

Names of keys are those of the columns of the ledger. Offsets are code points into ``text``, the end exclusive.
Lists are as long as one answer may be by the settings; their whole length stands beside them (``n_claims_all``).
"""

from __future__ import annotations

from typing import Any

from datasette.utils import add_cors_headers
from datasette.utils.asgi import Response

from ..cells import listed
from ..visit import Visit

_EVENT = """
select event_timeline.*, events.places, events.where_precision, events.n_mentions, events.run
from event_timeline join events on events.id = event_timeline.event where event_timeline.event = :id
"""
_RANGES = """
select event_ranges.*, actors.name as victim_side_name
from event_ranges left join actors on actors.id = event_ranges.victim_side
where event_ranges.event = :id order by outcome, victim_side, scope, policy
"""
_CLAIMS = """
select claims_with_context.*, event_links.score, event_links.reasons, event_links.decided_by
from event_links join claims_with_context on claims_with_context.id = event_links.claim
where event_links.event = :id
order by coalesce(said_start, published_start), claims_with_context.id
"""
_MENTIONS = """
select event_mentions.*, event_types.name as type_name, reporter.name as reported_by_name,
  articles.label as article_label, articles.outlet, articles.language, articles.published_start, articles.url,
  articles.duplicate_of, event_links.score, event_links.reasons, event_links.decided_by, event_links.event
from event_links
  join event_mentions on event_mentions.id = event_links.event_mention
  join articles on articles.id = event_mentions.article
  left join event_types on event_types.id = event_mentions.type
  left join actors as reporter on reporter.id = event_mentions.reported_by
where event_links.{column} = :id
order by event_mentions.start_date, event_mentions.article, event_mentions.start
"""
_ARTICLES = """
select event_articles.*, articles.url, articles.source from event_articles
  join articles on articles.id = event_articles.article
where event_articles.event = :id order by event_articles.published_start, event_articles.article
"""
_COUNTS = """
select count(claim) as claims, count(event_mention) as mentions, count(distinct article) as articles
from event_links where {column} = :id
"""
_ACTORS = """
select actors.id, actors.name, actors.kind, actors.country
from event_parties join actors on actors.id = event_parties.actor where event_parties.event = :id order by actors.id
"""
_PLACES = """
select places.id, places.name, places.kind, places.country, places.latitude, places.longitude, places.contested
from event_places join places on places.id = event_places.place where event_places.event = :id order by places.id
"""
_ARTICLE = """
select articles.*, article_texts.text, runs.library, runs.plugins
from articles join article_texts on article_texts.article = articles.id left join runs on runs.id = articles.run
where articles.id = :id
"""
_OF_ARTICLE = {
    "claims": "select * from claims_with_context where article = :id order by start, id",
    "quotes": "select * from quotes_with_speaker where article = :id order by start, id",
    "event_mentions": _MENTIONS.format(column="article"),
    "mentions": "select * from mentions where article = :id order by start, id",
    "sentences": "select * from sentences where article = :id order by ordinal",
    "issues": "select * from issues where article = :id order by start, id",
    "duplicates": """select id, label, outlet, url, source, published_start from articles
      where duplicate_of = :id order by id""",
}
_LISTS = frozenset({"parties", "places", "actors", "targets", "reasons", "figures"})
_NOTE = (
    "Every figure is what somebody said, in the words of 'evidence'. A range is of claims, never an estimate."
)


async def event(visit: Visit) -> Response | None:
    """``/event/ID.json``."""
    id = visit.part("id")
    found = await visit.row(_EVENT, id=id)
    if found is None:
        return await _moved(visit, id, "/event/")
    counts = await visit.row(_COUNTS.format(column="event"), id=id) or {}
    claims = visit.table("claims_with_context")
    body = {
        "id": id,
        "note": _NOTE,
        **plain(found),
        "parties": await visit.rows(_ACTORS, id=id),
        "places": await visit.rows(_PLACES, id=id),
        "ranges": _plain(await visit.rows(_RANGES, id=id)),
        "n_claims_all": counts.get("claims", 0),
        "claims": _plain(await visit.rows(_CLAIMS, id=id)),
        "n_event_mentions_all": counts.get("mentions", 0),
        "event_mentions": _plain(await visit.rows(_MENTIONS.format(column="event"), id=id)),
        "articles": await visit.rows(_ARTICLES, id=id),
        "links": {
            "page": _absolute(visit, f"/event/{id}"),
            "feed": _absolute(visit, f"{claims}.atom?event={id}"),
            "claims": _absolute(visit, f"{claims}.json?_shape=array&event={id}"),
            "claims_csv": _absolute(visit, f"/export/{visit.name}/claims_with_context.csv?event={id}"),
        },
        "edition": await visit.edition(),
    }
    return _json(visit, body)


async def article(visit: Visit) -> Response | None:
    """``/article/ID.json``."""
    id = visit.part("id")
    found = await visit.row(_ARTICLE, id=id)
    if found is None:
        return await _moved(visit, id, "/article/")
    text = found["text"]
    body: dict[str, Any] = {"note": _NOTE, **plain(found)}
    for name, sql in _OF_ARTICLE.items():
        body[name] = _plain(await visit.rows(sql, id=id))
    for one in (*body["claims"], *body["event_mentions"], *body["quotes"]):
        words = one["evidence"] if "evidence" in one else one["text"]
        one["stands_there"] = text[one["start"] : one["end"]] == words
    body["links"] = {
        "page": _absolute(visit, f"/article/{id}"),
        "source": found["url"] if str(found["url"] or "").startswith(("http://", "https://")) else None,
    }
    body["edition"] = await visit.edition()
    return _json(visit, body)


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose columns that hold JSON arrays are lists."""
    return {
        name: listed(value) if name in _LISTS and isinstance(value, str) else value
        for name, value in row.items()
    }


def _plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [plain(row) for row in rows]


def _absolute(visit: Visit, path: str) -> str:
    own = str(visit.datasette.urls.instance())
    path = path if own != "/" and path.startswith(own) else str(visit.datasette.urls.path(path))
    return str(visit.datasette.absolute_url(visit.request, path))


def _json(visit: Visit, body: Any) -> Response:
    headers = {"cache-control": f"max-age={visit.datasette.setting('default_cache_ttl')}"}
    if visit.datasette.cors:
        add_cors_headers(headers)
    return Response.json(body, headers=headers)


async def _moved(visit: Visit, old: str, path: str) -> Response | None:
    """As `Visit.moved`, to the data of what took the place of ``old``."""
    row = await visit.row("select target from redirects where id = :old", old=old)
    if row is None or row["target"] == old:
        return None
    return Response.redirect(visit.link(f"{path}{row['target']}.json"), status=301)
