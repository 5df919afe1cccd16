"""iCalendar: events as entries of whole days, for calendars and timelines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events import Exporter, hookimpl

if TYPE_CHECKING:
    from conflict_events import Ledger

_OCTETS = 75  # the longest line that RFC 5545, 3.1, allows
_CLAIMS = 50  # an entry of a calendar is no table


def write(ledger: Ledger, out: Path) -> None:
    """One VEVENT for each event with a day (RFC 5545)."""
    from conflict_events import PLACES_CREDIT

    with out.open("w", encoding="utf-8", newline="") as file:

        def line(name: str, value: str) -> None:
            file.write("\r\n ".join(_folded(f"{name}:{value}")) + "\r\n")

        line("BEGIN", "VCALENDAR")
        line("VERSION", "2.0")
        line("PRODID", "-//conflict-events//claims ledger//EN")
        line("X-WR-CALDESC", _text(f"Ranges are of claims, never estimates. {PLACES_CREDIT}"))
        for event in ledger.events():
            if event["start_date"] is not None:
                for name, value in _entry(ledger, event):
                    line(name, value)
        line("END", "VCALENDAR")


def _entry(ledger: Ledger, event: dict[str, Any]) -> Iterator[tuple[str, str]]:
    articles = ledger.articles_of(event["id"])
    last = dt.date.fromisoformat(event["end_date"] or event["start_date"])
    reported = event["first_reported"] or event["start_date"]
    yield "BEGIN", "VEVENT"
    yield "UID", f"{event['id']}@conflict-events"
    # When the entry was made is not told: the same ledger gives the same bytes.
    yield "DTSTAMP", f"{_day(reported)}T000000Z"
    yield "DTSTART;VALUE=DATE", _day(event["start_date"])
    if last < dt.date.max:
        yield "DTEND;VALUE=DATE", _day((last + dt.timedelta(days=1)).isoformat())
    yield "SUMMARY", _text(event["title"])
    yield "DESCRIPTION", _text("\n".join(_described(ledger, event, articles)))
    if event["place_name"] is not None:
        yield "LOCATION", _text(event["place_name"])
    if event["latitude"] is not None and event["longitude"] is not None:
        yield "GEO", f"{event['latitude']};{event['longitude']}"
    if event["family"] is not None:
        yield "CATEGORIES", ",".join(_text(event[name]) for name in ("family", "type") if event[name])
    for url in [article["url"] for article in articles if article["url"]][:1]:
        if url.isprintable() and not url.startswith("javascript:"):
            yield "URL", url
    yield "TRANSP", "TRANSPARENT"
    yield "END", "VEVENT"


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


def _day(iso: str) -> str:
    return iso.replace("-", "")


def _text(value: str) -> str:
    """A value as TEXT of RFC 5545, 3.3.11: escaped, and without control characters."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in value if letter >= " " and letter != "\x7f")


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, none of which ends within a letter; all but the first follow a space."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            yield piece
            piece, size = "", 1
        piece += letter
        size += octets
    yield piece


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
