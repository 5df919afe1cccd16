"""The first page: what is in the database, the latest events, and the questions that can be asked."""

from __future__ import annotations

from typing import Any

from datasette.database import QueryInterrupted

from . import lines
from .inventory import inventory
from .months import months
from .names import renamed
from .published import in_words, published
from .ranges import heads
from .titles import retitled

CARDS = 6
MONTHS_SHOWN = 36
# News with figures first, then the rest; each part follows an index.
LATEST = """
select event, title, start_date, end_date, n_claims, n_claimants, n_articles, n_languages, is_background
from event_timeline
where (n_claims > 0 and not is_background) = :news
order by start_date desc, event
limit :number
"""


async def summary(datasette: Any, database: str) -> dict[str, Any]:
    """What the first page shows: counts, the latest events, disputes, claims by month, and the questions."""
    served = datasette.get_database(database)
    latest: list[dict[str, Any]] = []
    try:
        for news in (1, 0):
            asked = {"news": news, "number": CARDS - len(latest)}
            latest += [dict(row) for row in (await served.execute(LATEST, asked)).rows]
        killed = await heads(served, (event["event"] for event in latest), "killed")
        for event in latest:
            event["killed"] = killed[event["event"]]
    except QueryInterrupted:  # a large database and a short time limit: the page does without
        pass
    await retitled(served, latest, title="title", dated=False)
    known = await inventory(datasette, database)
    # What is known of a ledger is kept for all languages: the rows are not written into.
    disputes = [dict(row) for row in known.get("disputes") or []]
    await renamed(served, await retitled(served, disputes, title="title", dated=False))
    queries = await lines.queries(datasette, database)
    edition = published(datasette, database)
    name = {"edition": edition.id, "published_at": edition.published_at} if edition else {}
    return {
        "known": known,
        "edition_in_words": in_words({"finished_at": known.get("built"), **name}),
        "latest": latest,
        "disputes": disputes,
        "bars": months(((row["month"], row["n"]) for row in known.get("months") or []), last=MONTHS_SHOWN),
        "questions": [
            {
                "name": name,
                "title": query.get("title") or name,
                "description": query.get("description") or "",
                "group": query.get("group") or "More",
                "href": datasette.urls.query(database, name),
            }
            for name, query in queries.items()
        ],
    }
