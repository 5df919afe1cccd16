"""An event, an article, a filter and a place as TimeMap has them.

Shapes are those that the map checks its data by (``src/reducers/validate``): every value is text, and a
field that it does not know makes it refuse the thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conflict_events import Ledger

Row = dict[str, Any]


def events(ledger: Ledger, used: dict[str, Row], told: set[str], sites: dict[str, Row]) -> Iterator[Row]:
    """Events with a day, which the map needs; associations, articles and places that they use are noted."""
    for event in ledger.events():
        if event["start_date"] is None:
            continue
        associations = list(_associations(event))
        used |= {one["id"]: one for one in associations}
        articles = [article["id"] for article in ledger.articles_of(event["id"])]
        told.update(articles)
        known = event["latitude"] is not None and event["longitude"] is not None
        sites |= {place["id"]: _site(place) for place in event["places"] if place["latitude"] is not None}
        days = (event["start_date"], event["end_date"] or event["start_date"])
        yield {
            "id": event["id"],
            "description": "\n".join([event["title"], *_ranges(event)]),
            "date": _date(event["start_date"]),
            "time": "",
            "time_precision": str(event["date_precision"] or ""),
            "time_display": " – ".join(dict.fromkeys(days)),
            "location": event["place_name"] or "",
            "latitude": str(event["latitude"]) if known else "",
            "longitude": str(event["longitude"]) if known else "",
            "type": event["type"] or "",
            "category": event["family"] or "",
            "category_full": event["family"] or "",
            "associations": [one["id"] for one in associations],
            "sources": articles,
            "comments": f"where_precision {event['where_precision'] or 'unknown'}",
        }


def _ranges(event: Row) -> Iterator[str]:
    for row in event["ranges"]:
        whose = f" of {row['victim_side_name']}" if row["victim_side_name"] else ""
        figures = f"{row['low']}" if row["low"] == row["high"] else f"{row['low']}–{row['high']}"
        more = "+" if row["high_open"] else ""
        yield f"{row['outcome']}{whose}: {figures}{more} ({row['policy']}, {row['scope']}; claims, no estimate)"


def _associations(event: Row) -> Iterator[Row]:
    """The category of an event, and what it can be filtered by."""
    if event["family"]:
        yield _association(event["family"], "CATEGORY", [event["family"]])
    for kind, names in (
        ("Type", [event["type"]] if event["type"] else []),
        ("Country", [event["country_name"]] if event["country_name"] else []),
        ("Party", [party["name"] for party in event["parties"]]),
        ("Claimed", sorted({row["outcome"] for row in event["ranges"]})),
    ):
        for name in names:
            yield _association(name, "FILTER", [kind, name])


def _association(title: str, mode: str, paths: list[str]) -> Row:
    return {"id": "/".join(paths), "title": title, "desc": "", "mode": mode, "filter_paths": paths}


def _site(place: Row) -> Row:
    return {
        "id": place["id"],
        "description": place["contested"] or "",
        "site": place["name"],
        "latitude": str(place["latitude"]),
        "longitude": str(place["longitude"]),
        "enabled": "1",
    }


def source(article: Row) -> Row:
    url = article["url"] or ""
    day = article["published_start"] if article["published_start"] == article["published_end"] else None
    return {
        "id": article["id"],
        "title": article["label"] or "",
        "paths": [url] if url.startswith(("http://", "https://")) else [],
        "type": "Article",
        "url": url if url.startswith(("http://", "https://")) else "",
        "description": ", ".join(filter(None, (article["outlet"], article["language"]))),
        "author": article["byline"] or "",
        "date": _date(day) if day else "",
        "notes": article["source"] or "",
    }


def _date(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{month}/{day}/{year}"
