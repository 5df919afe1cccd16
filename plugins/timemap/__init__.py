"""TimeMap: the files that Forensic Architecture's map, and Bellingcat's edition of it, read.

Files are as datasheet-server gives them: sources are an object by id, the others lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events import Exporter, hookimpl

from .shapes import events, source

if TYPE_CHECKING:
    from conflict_events import Ledger

Row = dict[str, Any]


def write(ledger: Ledger, out: Path) -> None:
    """events, sources, associations and sites as JSON, and whom to credit."""
    from conflict_events import PLACES_CREDIT

    used: dict[str, Row] = {}
    told: set[str] = set()
    sites: dict[str, Row] = {}
    _list(out / "events.json", events(ledger, used, told, sites))
    associations = [used[id] for id in sorted(used)]
    _list(out / "associations.json", associations)
    _list(out / "sites.json", (sites[id] for id in sorted(sites)))
    _list(out / "regions.json", [])
    _list(out / "shapes.json", [])
    with (out / "sources.json").open("w", encoding="utf-8") as file:
        file.write("{")
        articles = (row for row in ledger.rows("articles") if row["id"] in told)
        for number, article in enumerate(articles):
            file.write(",\n" if number else "\n")
            file.write(f"{json.dumps(article['id'])}: ")
            json.dump(source(article), file, ensure_ascii=False)
        file.write("\n}\n")
    (out / "ATTRIBUTION.txt").write_text(f"{PLACES_CREDIT}\n", encoding="utf-8")


def _list(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number, row in enumerate(rows):
            file.write(",\n" if number else "\n")
            json.dump(row, file, ensure_ascii=False)
        file.write("\n]\n")


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="timemap",
            write=write,
            what="events.json, sources.json, associations.json and sites.json for TimeMap (Forensic Architecture, "
            "Bellingcat).",
            lost="Events without a day, which the map refuses; the claims one by one (their ranges stand in the "
            "description); an event of several days is drawn on its first.",
        )
    ]
