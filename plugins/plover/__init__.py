"""PLOVER: event mentions as JSON lines, in the ontology of POLECAT and its relatives.

Fields are those of the chapter "Data Fields" of the PLOVER manual (Open Event Data Alliance); the
category of an event is that of the ledger's crosswalk.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events import Exporter, hookimpl

if TYPE_CHECKING:
    from conflict_events import Ledger

Row = dict[str, Any]

# The four classes of the manual: co-operation in words and in deeds, conflict in words and in deeds.
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
# Kinds of actors and the sectors of the manual; what has none there is not given one.
SECTORS = {
    "government": "GOV",
    "ministry": "GOV",
    "armed_forces": "MIL",
    "armed_group": "REB",
    "police": "COP",
    "parliament": "LEG",
    "party": "PTY",
    "media": "JRN",
}
SIZES = {"killed": "dead", "wounded": "injured", "detained": "arrested"}


def write(ledger: Ledger, out: Path) -> None:
    """One record for each event mention that is told as having happened."""
    from conflict_events import PLACES_CREDIT

    crosswalk = ledger.crosswalk("plover")
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for mention in ledger.event_mentions():
            if mention["realis"] in ("happened", "claimed"):
                claims = list(ledger.claims(event_mention=mention["id"]))
                codes = crosswalk.get(mention["type"], [])
                record = _record(mention, claims, codes, ledger.usual_code(codes), PLACES_CREDIT)
                file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _record(
    mention: Row, claims: list[Row], codes: list[tuple[str, str]], code: str | None, credit: str
) -> Row:
    article = mention["article"]
    text, start = mention["evidence"], mention["start"]
    return {
        "id": mention["id"],
        "date": mention["start_date"],
        "enddate": mention["end_date"],
        "actor": [_entity(actor) for actor in mention["actors"]],
        "recipient": [_entity(actor) for actor in mention["targets"]],
        "event": [code] if code else [],
        "event_loc": _location(mention, credit),
        "event_text": [text[mention["trigger_start"] - start : mention["trigger_end"] - start]],
        "quad_code": QUADS.get(code or ""),
        "mode": [],
        "context": [],
        "link": mention["event"],
        "text": text,
        "text_info": {"start": start, "end": mention["end"]},
        "cite_info": {
            "url": article["url"],
            "title": article["title"],
            "language": article["language"],
            "publication": article["outlet"],
            "citation": article["id"],
            "source": article["source"],
            "published": article["published_start"],
            "coder": "conflict-events",
        },
        "size": list(_sizes(claims)),
        "ledger_type": mention["type"],
        "ledger_realis": mention["realis"],
        "ledger_date_precision": mention["date_precision"],
        "ledger_reported_by": mention["reported_by"],
        "ledger_is_background": mention["is_background"],
        "ledger_candidates": [{"event": one, "when": note} for one, note in codes] if not code else [],
    }


def _entity(actor: Row) -> Row:
    return {
        "code": actor["country"],
        "sector": SECTORS.get(actor["kind"]),
        "identifier_id": actor["id"],
        "identifier_text": actor["name"],
    }


def _location(mention: Row, credit: str) -> Row | None:
    """Where it happened, if the mention names one place."""
    if len(mention["places"]) != 1:
        return None
    (place,) = mention["places"]
    return {
        "resolved_place": place["name"],
        "lat": place["latitude"],
        "lon": place["longitude"],
        "country_code": place["country"],
        "ledger_place": place["id"],
        "ledger_where_precision": mention["where_precision"],
        "attribution": credit,
    }


def _sizes(claims: list[Row]) -> Iterator[Row]:
    """What was claimed of this mention: never one number for all, since claims differ."""
    for claim in claims:
        size: Row = {
            SIZES.get(claim["outcome"]) or str(claim["outcome"]): claim["count"],
            "low": claim["count_low"],
            "high": claim["count_high"],
            "bound": claim["bound"],
            "stance": claim["stance"],
            "claimant": claim["claimant"],
            "recipient": claim["victim_side"],
            "text": claim["evidence"],
            "id": claim["claim"],
        }
        yield size


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="plover",
            write=write,
            suffix=".plover.jsonl",
            what="Event mentions as PLOVER records (JSON lines), with the claims about each in size.",
            lost="What is planned, denied, negated or only supposed; claims that belong to no event mention; mode "
            "and context, which the ledger does not know. Where the crosswalk has several categories and nothing "
            "decides, event is empty and ledger_candidates names them.",
        )
    ]
