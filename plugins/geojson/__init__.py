"""GeoJSON: events on a map, each with its range of claims and the claims themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events import Exporter, hookimpl

if TYPE_CHECKING:
    from conflict_events import Ledger

OF_A_CLAIM = (
    "claim outcome count count_low count_high bound count_text victim_type victim_side victim_side_name claimant "
    "claimant_name claimant_text stance scope is_background superseded_by evidence outlet language url source "
    "published_start article duplicate_of"
).split()


def write(ledger: Ledger, out: Path) -> None:
    """One feature an event (RFC 7946), a line each; one without a known place has no geometry."""
    from conflict_events import PLACES_CREDIT

    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection",\n')
        file.write(f'"attribution": {json.dumps(PLACES_CREDIT, ensure_ascii=False)},\n"features": [')
        for number, event in enumerate(ledger.events()):
            file.write(",\n" if number else "\n")
            json.dump(_feature(ledger, event), file, ensure_ascii=False)
        file.write("\n]}\n")


def _feature(ledger: Ledger, event: dict[str, Any]) -> dict[str, Any]:
    from conflict_events import feature

    longitude, latitude = event.pop("longitude"), event.pop("latitude")
    claims = [{name: claim[name] for name in OF_A_CLAIM} for claim in ledger.claims(event=event["id"])]
    return feature(event["id"], longitude, latitude, event | {"claims": claims})


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="geojson",
            write=write,
            suffix=".geojson",
            what="Events as points with their parties, ranges of claims and claims, for maps and QGIS.",
            lost="Claims that belong to no event, quotes and event mentions; of an event in several places the "
            "points of all but the first (their names stay); a region is drawn as a point.",
        )
    ]
