"""Events in the columns of ACLED, of which fatalities are the lowest that anybody claimed.

Columns and categories follow the ACLED codebook; the sub-event type is that of the ledger's crosswalk. What
the ledger does not know stays empty: ACLED's ids and regions, and which armed groups are rebels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .categories import DISORDER, EVENT_TYPES

if TYPE_CHECKING:
    from conflict_events import Ledger

Row = dict[str, Any]

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()
OURS = (
    "ledger_policy ledger_is_background ledger_low ledger_high ledger_high_open ledger_start ledger_end "
    "ledger_candidates ledger_iso3 ledger_articles ledger_languages ledger_urls ledger_attribution"
).split()
TIMES = {1: 1, 2: 2, 3: 2, 4: 3}
"""UCDP's date_prec as ACLED's time_precision: a day, a week, a month; ACLED has no longer ones."""
PLACES = {1: 1, 2: 1, 3: 2, 4: 3}
"""UCDP's where_prec as ACLED's geo_precision: a town, a part of a region, a region."""
STATES = {"state", "government", "armed_forces", "police", "ministry", "parliament"}
POLICY = "fatalities: the lowest figure claimed for killed; never an estimate"


def write(ledger: Ledger, out: Path) -> None:
    """One row for each event of a kind that ACLED codes, and for each of which somebody claimed deaths."""
    from conflict_events import write_rows

    write_rows(out, [*ACLED, *OURS], _rows(ledger))


def _rows(ledger: Ledger) -> Iterator[Row]:
    from conflict_events import PLACES_CREDIT

    crosswalk = ledger.crosswalk("acled")
    for event in ledger.events():
        codes = crosswalk.get(event["type"] or "", [])
        code = ledger.usual_code(codes)
        killed = _whole([row for row in event["ranges"] if row["outcome"] == "killed"])
        if codes or killed is not None or event["killed_low"] is not None:
            yield {
                **_what(event, code),
                **_where(event),
                **_sources(ledger, event),
                **_deaths(killed),
                "ledger_is_background": event["is_background"],
                "ledger_candidates": "" if code else "; ".join(f"{a}: {b}" for a, b in codes),
                "ledger_attribution": PLACES_CREDIT if event["latitude"] is not None else None,
            }


def _what(event: Row, code: str | None) -> Row:
    parties = event["parties"] if len(event["parties"]) <= 2 else []
    first, second = [*parties, None, None][:2]
    start, end = event["start_date"], event["end_date"] or event["start_date"]
    precision = TIMES.get(event["date_precision"] or 0)
    kind = EVENT_TYPES.get(code or "")
    return {
        "event_id_cnty": event["id"],
        "event_date": _day(start, end) if precision else None,
        "year": start[:4] if start and start[:4] == end[:4] else None,
        "time_precision": precision,
        "disorder_type": DISORDER.get(code or "", DISORDER.get(kind or "")),
        "event_type": kind,
        "sub_event_type": code,
        "actor1": first and first["name"],
        "inter1": first and _inter(first, event),
        "actor2": second and second["name"],
        "inter2": second and _inter(second, event),
        "assoc_actor_1": "" if parties else "; ".join(party["name"] for party in event["parties"]),
        "civilian_targeting": "Civilian targeting" if kind == "Violence against civilians" else None,
        "ledger_start": start,
        "ledger_end": end,
    }


def _day(start: str, end: str) -> str:
    """The middle of the days, as ACLED codes a week; the first where it is one day."""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    return (first + (last - first) // 2).isoformat()


def _inter(party: Row, event: Row) -> str | None:
    if party["kind"] not in STATES or not event["country"] or not party["country"]:
        return None
    return "State forces" if party["country"] == event["country"] else "External/Other forces"


def _where(event: Row) -> Row:
    return {
        "country": event["country_name"],
        "location": event["place_name"],
        "latitude": event["latitude"],
        "longitude": event["longitude"],
        "geo_precision": PLACES.get(event["where_precision"] or 0),
        "ledger_iso3": event["country"],
    }


def _sources(ledger: Ledger, event: Row) -> Row:
    articles = ledger.articles_of(event["id"])
    notes = []
    for claim in ledger.claims(event=event["id"]):
        who = claim["claimant_name"] or claim["claimant_text"] or claim["outlet"] or "the article"
        notes.append(f"{who} ({claim['stance']}): “{claim['evidence']}”")
    outlets = dict.fromkeys(one["outlet"] for one in articles if one["outlet"])
    return {
        "source": "; ".join(outlets),
        "notes": " | ".join([event["title"], *notes]),
        "ledger_articles": ";".join(one["id"] for one in articles),
        "ledger_languages": ";".join(dict.fromkeys(one["language"] for one in articles if one["language"])),
        "ledger_urls": " ".join(one["url"] or one["source"] for one in articles),
    }


def _whole(killed: list[Row]) -> Row | None:
    """The range of all figures where claims name at most one side, else of those that name none."""
    claimed = [row for row in killed if row["policy"] == "claimed" and row["scope"] == "incident"]
    if len({row["victim_side"] for row in claimed} - {None}) > 1:
        claimed = [row for row in claimed if row["victim_side"] is None]
    if not claimed:
        return None
    low, high = min(claimed, key=lambda row: row["low"]), max(claimed, key=lambda row: row["high"])
    return low | {"high": high["high"], "high_open": high["high_open"]}


def _deaths(killed: Row | None) -> Row:
    if killed is None:
        return {"ledger_policy": POLICY}
    return {
        "fatalities": None if killed["low_open"] else killed["low"],
        "ledger_policy": POLICY,
        "ledger_low": killed["low"],
        "ledger_high": killed["high"],
        "ledger_high_open": killed["high_open"],
    }
