"""FollowTheMoney: actors, events, articles and who claimed what, as statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conflict_events import Exporter, hookimpl

if TYPE_CHECKING:
    from conflict_events import Ledger


def write(ledger: Ledger, out: Path) -> None:
    """One statement a line, as ``ftm`` reads them (format json)."""
    from followthemoney.statement import write_statements
    from followthemoney.statement.serialize import JSON

    from .entities import statements

    with out.open("wb") as file:
        write_statements(file, JSON, statements(ledger))


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="ftm",
            write=write,
            suffix=".statements.json",
            needs=("followthemoney",),
            what="Actors, events, articles, mentions and who claimed what as FollowTheMoney statements.",
            lost="Figures as numbers: they stand in role and summary; intervals and bounds; claims that belong to "
            "no event; quotes; coordinates of places.",
        )
    ]
