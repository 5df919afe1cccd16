"""One search over events, claims, quotes and articles, with the match marked."""

from __future__ import annotations

import json
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response

from ..finding import COUNTED, RANKED, Search
from ..inventory import inventory
from ..marking import excerpt, marks
from ..names import renamed
from ..search import SHORTEST, asked
from ..titles import retitled
from ..visit import Visit

# What a group of results is called in the address, and what it is in the index.
GROUPS = {"events": "event", "claims": "claim", "quotes": "quote", "articles": "article"}
FEW, MANY = 5, 20
BEARERS = """
select 'actor' as kind, id, name from actors where id in (select value from json_each(:actor))
union all select 'place', id, name from places where id in (select value from json_each(:place))
union all select 'conflicts', id, name from conflicts where id in (select value from json_each(:conflict))
"""
FORMS = """
select name from actor_names where actor in (select value from json_each(:actor))
union select name from place_names where place in (select value from json_each(:place)) limit 400
"""


async def page(visit: Visit) -> Response | None:
    """``/find?q=WORDS``, with ``in`` for one group only, and filters."""
    known = await inventory(visit.datasette, visit.name)
    chosen = {name: visit.argument(name) for name in ("language", "outlet", "outcome", "from", "to", "order")}
    group = visit.argument("in") if visit.argument("in") in GROUPS else ""
    number = int(visit.argument("page", "1")) if visit.argument("page", "1").isdigit() else 1
    context: dict[str, Any] = {
        "query": visit.argument("q"), "chosen": chosen, "group": group, "page_number": number, "known": known,
        "groups": [], "names": [], "trouble": "", "counted": COUNTED, "ranked": RANKED, "shortest": SHORTEST,
    }  # fmt: skip
    if context["query"]:
        context |= await _found(visit, context["query"], chosen, group, max(1, min(number, RANKED // MANY)))
    return await visit.render("find.html", **context)


async def _found(visit: Visit, query: str, chosen: dict[str, str], group: str, number: int) -> dict[str, Any]:
    try:
        search = Search(
            query=query, language=chosen["language"] or None, outlet=chosen["outlet"] or None,
            outcome=chosen["outcome"] or None, first=chosen["from"] or None, last=chosen["to"] or None,
            newest=chosen["order"] == "newest",
        )  # fmt: skip
    except ValueError:
        return {"trouble": "day"}
    if not search.wanted:
        return {"trouble": "short"}
    try:
        await search.prepare(visit)
        counts = {name: await search.count(visit, kind) for name, kind in GROUPS.items()}
        names, forms = await _names(visit, search.bearers)
        wanted = [*search.wanted, *(one for form in forms for one in asked(f'"{form}"'))]
        groups = []
        for name, kind in GROUPS.items():
            if not counts[name] or (group and name != group):
                continue
            size = MANY if group else FEW
            rows = await search.results(visit, kind, size, (number - 1) * size if group else 0)
            if kind == "event":
                await retitled(visit.served, rows, title="title", event="id", dated=False)
            elif kind == "claim":
                await renamed(visit.served, await retitled(visit.served, rows))
            elif kind == "quote":
                await renamed(visit.served, rows)
            groups.append({
                "name": name, "count": counts[name], "rows": [_marked(row, kind, search, wanted) for row in rows],
                "more": counts[name] > (number * size if group else FEW) and number * size < RANKED,
            })  # fmt: skip
    except QueryInterrupted:
        return {"trouble": "time"}
    return {"groups": groups, "names": names, "counts": counts, "page_number": number}


async def _names(visit: Visit, bearers: list[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """Who and what the words name, and all forms of those names."""
    ids: dict[str, list[str]] = {"actor": [], "place": [], "conflict": []}
    for bearer in bearers[:12]:
        kind, _, id = bearer.partition(" ")
        ids[kind].append(id)
    given = {kind: json.dumps(found) for kind, found in ids.items()}
    names = await visit.rows(BEARERS, **given)
    forms = await visit.rows(FORMS, actor=given["actor"], place=given["place"])
    return names, [row["name"] for row in [*names, *forms]]


def _marked(row: dict[str, Any], kind: str, search: Search, wanted: list[Any]) -> dict[str, Any]:
    """A row with its words cut into pieces, each with whether it matches."""
    words = {"event": "title", "claim": "evidence", "quote": "text", "article": "text"}[kind]
    text = row[words] or ""
    # What was typed goes before other names of the same thing.
    found = search.wanted if marks(text, search.wanted, most=1) else wanted
    row["pieces"] = excerpt(text, found)
    if kind == "article":
        row["title_pieces"] = excerpt(row["label"] or "", found)
        del row["text"]
    return row
