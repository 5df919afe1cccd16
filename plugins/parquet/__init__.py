"""Parquet: one row a claim, flat and typed, for pandas, DuckDB, Polars and R."""

from __future__ import annotations

import datetime as dt
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events import Exporter, hookimpl

if TYPE_CHECKING:
    from conflict_events import Ledger

BATCH = 20_000


def write(ledger: Ledger, out: Path) -> None:
    """All claims in row groups of `BATCH`, so that any number fits in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from conflict_events import CLAIM_COLUMNS, PLACES_CREDIT

    kinds: dict[str, Any] = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    schema = pa.schema(
        [
            pa.field(column.name, kinds[column.kind], metadata={"description": column.meaning})
            for column in CLAIM_COLUMNS
        ],
        metadata={"attribution": PLACES_CREDIT},
    )
    dates = [column.name for column in CLAIM_COLUMNS if column.kind == "date"]
    claims = ledger.claims()
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(claims, BATCH)):
            for row in batch:
                for name in dates:
                    if row[name] is not None:
                        row[name] = dt.date.fromisoformat(row[name])
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def text(path: Path) -> str:
    """The rows as JSON lines."""
    import pyarrow.parquet as pq

    rows = pq.read_table(path).to_pylist()
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="parquet",
            write=write,
            suffix=".parquet",
            needs=("pyarrow",),
            text=text,
            what="One row a claim with its event, actors, place and article: flat and typed, for data frames.",
            lost="Events without a claim, quotes, ranges and the actors of events; of a claim with several "
            "places only the names, without coordinates.",
        )
    ]
