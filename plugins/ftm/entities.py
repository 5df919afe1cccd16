"""What each thing of a ledger is in FollowTheMoney.

An actor is a Person, Organization, PublicBody or LegalEntity, an event an Event, an article an Article.
A claim is a link: from its claimant to the event (UnknownLink, proved by the article), or, in the article's
own voice, from the article to the event (Documentation). A Mention ties an article to an actor it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from followthemoney.statement import Statement

    from conflict_events import Ledger

Row = dict[str, Any]

SCHEMATA = {
    "person": "Person",
    **dict.fromkeys("state government ministry parliament police armed_forces igo".split(), "PublicBody"),
    **dict.fromkeys("armed_group ngo party media".split(), "Organization"),
}


def statements(ledger: Ledger) -> Iterator[Statement]:
    """The statements of all entities; those of one entity stand together, in one order."""
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity

    dataset = Dataset.make(
        {"name": "conflict_events", "title": "conflict-events: claims about armed conflict"}
    )
    for schema, id, properties in _entities(ledger):
        entity = StatementEntity(dataset, {"schema": schema, "id": id})
        for name, values in properties.items():
            for value in values if isinstance(values, list) else [values]:
                if value is not None:
                    entity.add(name, value, lang=None)
        yield from sorted(entity.statements, key=lambda one: (one.prop != "id", one.prop, one.value))


def _entities(ledger: Ledger) -> Iterator[tuple[str, str, dict[str, Any]]]:
    kinds = {}
    for actor in ledger.rows("actors"):
        kinds[actor["id"]] = actor["kind"]
        yield _schema(actor["kind"]), _id("actor", actor["id"]), {
            "name": actor["name"],
            "alias": [
                row["name"]
                for row in ledger.rows("actor_names", where="t.actor = ?", values=(actor["id"],))
                if row["kind"] in ("name", "alias") and row["name"] != actor["name"]
            ],
            "country": actor["country"],
            "notes": f"conflict-events kind: {actor['kind']}",
        }  # fmt: skip
    for article in ledger.rows("articles"):
        yield "Article", _id("article", article["id"]), {
            "title": article["label"],
            "author": article["byline"],
            "publisher": article["outlet"],
            "language": article["language"],
            "sourceUrl": article["url"],
            "fileName": article["source"],
            "publishedAt": _one_day(article["published_start"], article["published_end"]),
            "retrievedAt": article["retrieved_at"],
        }  # fmt: skip
        yield from _mentions(ledger, article["id"], kinds)
    for event in ledger.events():
        yield from _event(ledger, event)


def _event(ledger: Ledger, event: Row) -> Iterator[tuple[str, str, dict[str, Any]]]:
    articles = ledger.articles_of(event["id"])
    yield "Event", _id("event", event["id"]), {
        "name": event["title"],
        "startDate": event["start_date"],
        "endDate": event["end_date"],
        "country": event["country"],
        "location": [place["name"] for place in event["places"]],
        "involved": [_id("actor", party["id"]) for party in event["parties"]],
        "keywords": [event["type"], event["family"]],
        "summary": [_range(row) for row in event["ranges"]],
        "recordId": event["id"],
        "sourceUrl": [article["url"] for article in articles],
        "proof": [_id("article", article["id"]) for article in articles],
    }  # fmt: skip
    for claim in ledger.claims(event=event["id"]):
        told = {
            "role": f"{claim['stance']} {claim['outcome']}: {claim['count_text'] or 'no figure'}",
            "summary": claim["evidence"],
            "date": _one_day(claim["said_start"], claim["said_end"]),
            "publisher": claim["outlet"],
            "sourceUrl": claim["url"],
            "recordId": claim["claim"],
        }
        article = _id("article", claim["article"])
        if claim["claimant"] is not None:
            said = {"subject": _id("actor", claim["claimant"]), "object": _id("event", event["id"])}
            yield "UnknownLink", _id("claim", claim["claim"]), {**said, "proof": article, **told}
        else:
            said = {"document": article, "entity": _id("event", event["id"])}
            yield "Documentation", _id("claim", claim["claim"]), {**said, **told}


def _mentions(
    ledger: Ledger, article: str, kinds: dict[str, str]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each actor that an article names, once, with the words that name it."""
    named: dict[str, list[str]] = {}
    for row in ledger.rows("mentions", where="t.kind = 'actor' and t.article = ?", values=(article,)):
        if row["actor"] is not None:
            named.setdefault(row["actor"], []).append(row["text"])
    for actor, words in named.items():
        yield "Mention", _id("mention", f"{article}-{actor}"), {
            "document": _id("article", article),
            "resolved": _id("actor", actor),
            "name": list(dict.fromkeys(words)),
            "detectedSchema": _schema(kinds[actor]),
        }  # fmt: skip


def _range(row: Row) -> str:
    whose = f" of {row['victim_side_name']}" if row["victim_side_name"] else ""
    figures = f"{row['low']}" if row["low"] == row["high"] else f"{row['low']} to {row['high']}"
    more = " or more" if row["high_open"] else ""
    return f"{row['outcome']}{whose}: {figures}{more} ({row['policy']}, {row['scope']}; claims, no estimate)"


def _one_day(first: str | None, last: str | None) -> str | None:
    """A day, or as much of it as two days share: their month or their year."""
    if first is None or last is None or first == last:
        return first
    return first[:7] if first[:7] == last[:7] else first[:4] if first[:4] == last[:4] else None


def _schema(kind: str) -> str:
    return SCHEMATA.get(kind, "LegalEntity")


def _id(kind: str, id: str) -> str:
    return f"ce-{kind}-{id}"
