"""iCalendar: events as entries of whole days, for calendars and timelines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events import Exporter, hookimpl

if TYPE_CHECKING:
    from conflict_events import Ledger

_CLAIMS = 50  # an entry of a calendar is no table


def write(ledger: Ledger, out: Path) -> None:
    """One VEVENT for each event with a day (RFC 5545)."""
    from conflict_events import calendar

    dated = (event for event in ledger.events() if event["start_date"] is not None)
    with out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(calendar(_entry(ledger, event) for event in dated))


def _entry(ledger: Ledger, event: dict[str, Any]) -> Iterator[tuple[str, str]]:
    from conflict_events import calendar_entry

    articles = ledger.articles_of(event["id"])
    url = next((article["url"] for article in articles if article["url"]), None)
    return calendar_entry(event, description="\n".join(_described(ledger, event, articles)), url=url)


def _described(ledger: Ledger, event: dict[str, Any], articles: list[dict[str, Any]]) -> Iterator[str]:
    """The ranges with their policy, the claims with their words, and the articles."""
    for row in event["ranges"]:
        whose = f" of {row['victim_side_name']}" if row["victim_side_name"] else ""
        figures = f"{row['low']}" if row["low"] == row["high"] else f"{row['low']} to {row['high']}"
        more = " or more" if row["high_open"] else ""
        yield f"{row['outcome']}{whose}: {figures}{more} ({row['policy']}, {row['scope']}; claims, no estimate)"
    for number, claim in enumerate(ledger.claims(event=event["id"])):
        if number == _CLAIMS:
            yield f"... {event['n_claims'] - _CLAIMS} more claims in the ledger"
            break
        who = claim["claimant_name"] or claim["claimant_text"] or claim["outlet"] or "the article"
        where = claim["url"] or claim["source"] or claim["article"]
        yield f"{who} ({claim['stance']}): “{claim['evidence']}” [{claim['language'] or '?'}] {where}"
    yield f"event {event['id']}; articles: {', '.join(article['id'] for article in articles)}"


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="ics",
            write=write,
            suffix=".ics",
            what="Events as entries of whole days for calendars, with ranges and claims in their description.",
            lost="Events without a day; how exact a day is; all figures as numbers, which stand in words, and of "
            "an event with more than 50 claims those behind.",
        )
    ]
