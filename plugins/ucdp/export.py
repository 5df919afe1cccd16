"""Events with claims of deaths in the columns of UCDP GED: ranges of claims where GED has estimates.

Columns follow the codebook of the Georeferenced Event Dataset (Sundberg and Melander 2013; version 25.1).
What the ledger does not know stays empty: UCDP's own ids of conflicts, dyads, actors and countries.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .deaths import deaths

if TYPE_CHECKING:
    from conflict_events import Ledger

Row = dict[str, Any]

GED = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
).split()
OURS = (
    "ledger_policy ledger_scope ledger_is_background ledger_figures_of ledger_low_open ledger_high_open "
    "ledger_low_claim ledger_high_claim ledger_evidence ledger_articles ledger_languages ledger_urls ledger_attribution"
).split()
STATES = {"state", "government", "armed_forces", "police", "ministry", "parliament"}
POLICY = "low and high: claimed (every figure); best and deaths_a, deaths_b: latest (of each claimant), if it is one"


def write(ledger: Ledger, out: Path) -> None:
    """One row for each event of which somebody claimed a number of deaths."""
    from conflict_events import write_rows

    write_rows(out, [*GED, *OURS], _rows(ledger))


def _rows(ledger: Ledger) -> Iterator[Row]:
    from conflict_events import PLACES_CREDIT

    for event in ledger.events():
        killed = [row for row in event["ranges"] if row["outcome"] == "killed"]
        scope = next(
            (one for one in ("incident", "cumulative") if any(r["scope"] == one for r in killed)), None
        )
        if scope is not None:
            killed = [row for row in killed if row["scope"] == scope]
            known = event["latitude"] is not None
            yield {
                **_what(event),
                **_sources(ledger, event),
                **_where(event),
                **deaths(ledger, event, killed),
                "ledger_policy": POLICY,
                "ledger_scope": scope,
                "ledger_is_background": event["is_background"],
                "ledger_attribution": PLACES_CREDIT if known else None,
            }


def _what(event: Row) -> Row:
    sides = [party["name"] for party in event["parties"]]
    start, end = event["start_date"], event["end_date"] or event["start_date"]
    return {
        "id": event["id"],
        "year": start[:4] if start and start[:4] == end[:4] else None,
        "type_of_violence": _violence(event),
        "conflict_name": event["conflict_name"],
        "dyad_name": " - ".join(sides) if len(sides) == 2 else None,
        "side_a": sides[0] if sides else None,
        "side_b": sides[1] if len(sides) == 2 else None,
        "date_prec": event["date_precision"],
        "date_start": start,
        "date_end": end,
    }


def _violence(event: Row) -> int | None:
    """1 with a state, 2 between groups that are none, 3 against civilians; None where it cannot be told."""
    if event["type"] == "violence_against_civilians":
        return 3
    kinds = [party["kind"] for party in event["parties"]]
    if len(kinds) < 2:
        return None
    if any(kind in STATES for kind in kinds):
        return 1
    return 2 if set(kinds) == {"armed_group"} else None


def _where(event: Row) -> Row:
    latitude, longitude = event["latitude"], event["longitude"]
    known = latitude is not None and longitude is not None
    return {
        "where_prec": event["where_precision"],
        "where_coordinates": event["place_name"],
        "where_description": "; ".join(place["name"] for place in event["places"]),
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})" if known else None,
        "priogrid_gid": _cell(latitude, longitude) if known else None,
        "country": event["country_name"],
    }


def _cell(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID: half a degree wide, counted from the south-west, 720 in a row."""
    return math.floor((latitude + 90) * 2) * 720 + math.floor((longitude + 180) * 2) + 1


def _sources(ledger: Ledger, event: Row) -> Row:
    articles = ledger.articles_of(event["id"])
    names = dict.fromkeys(claim["claimant_name"] for claim in ledger.claims(event=event["id"]))

    def told(column: str) -> str:
        return ";".join(dict.fromkeys(str(one[column]) for one in articles if one[column] is not None))

    return {
        "number_of_sources": len(articles),
        "source_article": ";".join(
            ",".join(f'"{one[name] or ""}"' for name in ("outlet", "published_start", "label"))
            for one in articles
        ),
        "source_office": told("outlet"),
        "source_date": told("published_start"),
        "source_headline": told("label"),
        "source_original": ";".join(name for name in names if name),
        "ledger_articles": ";".join(one["id"] for one in articles),
        "ledger_languages": told("language"),
        "ledger_urls": " ".join(one["url"] or one["source"] for one in articles),
    }
