"""A ledger as JSON lines: one object a line, which says in ``record`` what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conflict_events import Ledger

PLAIN = {
    "run": "runs",
    "actor": "actors",
    "place": "places",
    "conflict": "conflicts",
    "article": "articles",
    "text": "article_texts",
    "quote": "quotes",
    "mention": "mentions",
    "issue": "issues",
}


def write(ledger: Ledger, out: Path) -> None:
    """One line for each thing: what others refer to comes first."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for record in _records(ledger):
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def _records(ledger: Ledger) -> Iterator[dict[str, Any]]:
    from conflict_events import PLACES_CREDIT

    yield {"record": "ledger", "attribution": PLACES_CREDIT}
    for name, table in PLAIN.items():
        if table in ledger.tables:
            for row in ledger.rows(table):
                yield {"record": name, **row}
    for row in ledger.events():
        yield {"record": "event", **row}
    for row in ledger.event_mentions():
        yield {"record": "event_mention", **row, "article": row["article"]["id"]}
    for row in ledger.claims():
        yield {"record": "claim", "id": row.pop("claim"), **row}
