"""Events as entries of whole days in a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .ledger import PLACES_CREDIT

_OCTETS = 75  # the longest line that RFC 5545, 3.1, allows


def calendar(entries: Iterable[Iterable[tuple[str, str]]], *, about: str = "") -> Iterator[str]:
    """A calendar as pieces of text: folded lines, each with its end, of the entries of `calendar_entry`.

    ``about`` is a sentence on what is in it, which stands in its description.
    """
    yield from _line("BEGIN", "VCALENDAR")
    yield from _line("VERSION", "2.0")
    yield from _line("PRODID", "-//conflict-events//claims ledger//EN")
    told = [*([about] if about else []), "Ranges are of claims, never estimates.", PLACES_CREDIT]
    yield from _line("X-WR-CALDESC", _text(" ".join(told)))
    for entry in entries:
        for name, value in entry:
            yield from _line(name, value)
    yield from _line("END", "VCALENDAR")


def calendar_entry(
    event: Mapping[str, Any], *, description: str, stamp: str | None = None, url: str | None = None
) -> Iterator[tuple[str, str]]:
    """The properties of one event that has a ``start_date``: whole days, the end exclusive as RFC 5545 has it.

    ``event`` has the columns of ``events`` and ``place_name``. ``stamp`` is the ISO time at which the
    entry was made; without it that is the day on which the event was first reported, so that the same
    ledger gives the same bytes.
    """
    first, last = event["start_date"], dt.date.fromisoformat(event["end_date"] or event["start_date"])
    yield "BEGIN", "VEVENT"
    yield "UID", f"{event['id']}@conflict-events"
    yield "DTSTAMP", _time(stamp) if stamp else f"{_day(event['first_reported'] or first)}T000000Z"
    yield "DTSTART;VALUE=DATE", _day(first)
    if last < dt.date.max:
        yield "DTEND;VALUE=DATE", _day((last + dt.timedelta(days=1)).isoformat())
    yield "SUMMARY", _text(event["title"])
    yield "DESCRIPTION", _text(description)
    if event["place_name"] is not None:
        yield "LOCATION", _text(event["place_name"])
    if event["latitude"] is not None and event["longitude"] is not None:
        yield "GEO", f"{event['latitude']};{event['longitude']}"
    if event["family"] is not None:
        yield "CATEGORIES", ",".join(_text(event[name]) for name in ("family", "type") if event[name])
    if url is not None and url.isprintable() and not url.startswith("javascript:"):
        yield "URL", url
    yield "TRANSP", "TRANSPARENT"
    yield "END", "VEVENT"


def _day(iso: str) -> str:
    return iso.replace("-", "")


def _time(iso: str) -> str:
    at = dt.datetime.fromisoformat(iso)
    return (at.astimezone(dt.UTC) if at.tzinfo else at).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """A value as TEXT of RFC 5545, 3.3.11: escaped, and without control characters."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in value if letter >= " " and letter != "\x7f")


def _line(name: str, value: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, none of which ends within a letter; all but the first follow a space."""
    piece, size = "", 0
    for letter in f"{name}:{value}":
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            yield f"{piece}\r\n "
            piece, size = "", 1
        piece += letter
        size += octets
    yield f"{piece}\r\n"
