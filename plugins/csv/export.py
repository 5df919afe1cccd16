"""All tables of a ledger as delimited text, and a description that programs understand.

The folder is a Tabular Data Package (Frictionless, version 1): ``datapackage.json`` names every file
with its columns, types, keys, number of rows and SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conflict_events import Column, Ledger

KINDS = {"list": {"type": "array"}, "text": {"type": "string"}}
ESCAPED = (
    "Text that a spreadsheet would run as a formula (it begins with =, +, -, @, a tab or a line end, or with "
    "apostrophes and then one of these) has an apostrophe in front. To have the exact words, remove one "
    "apostrophe from every cell of text that matches ^'+[=+\\-@\\t\\r\\n]."
)


def write(ledger: Ledger, out: Path) -> None:
    """A file for each table, and the description of all."""
    from conflict_events import PLACES_CREDIT, write_rows

    resources = []
    for table in ledger.tables:
        columns = ledger.columns(table)
        path = out / f"{table}.csv"
        number = write_rows(path, [column.name for column in columns], ledger.rows(table))
        resources.append(
            {
                "name": table.replace("_", "-"),
                "path": path.name,
                "profile": "tabular-data-resource",
                "title": table.replace("_", " "),
                "description": ledger.meaning(table),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": path.stat().st_size,
                "hash": f"sha256:{_sha256(path)}",
                "rows": number,
                "schema": _schema(ledger, table, columns),
            }
        )
    package = {
        "profile": "tabular-data-package",
        "name": "conflict-events-ledger",
        "title": "Claims about armed conflict: who said what about which event",
        "description": "Every row is something that was said, with the words that say it; ranges are of claims, "
        f"never estimates. Empty is unknown, never 0. {ESCAPED}",
        "sources": [{"title": PLACES_CREDIT, "path": "https://www.geonames.org/"}],
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (out / "datapackage.json").write_text(text, encoding="utf-8")


def _schema(ledger: Ledger, table: str, columns: list[Column]) -> dict[str, Any]:
    """The Table Schema; a foreign key is told only where all that it refers to is in the package too."""
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, **KINDS.get(column.kind, {"type": column.kind})}
            | {"description": column.meaning}
            | ({"constraints": {"required": True}} if column.required else {})
            for column in columns
        ],
        "missingValues": [""],
    }
    keys = [column.name for column in columns if column.key]
    # Keys in which '' stands for 'in all languages' cannot be told from unknown ones here.
    if keys and "language" not in keys:
        schema["primaryKey"] = keys
    foreign = [
        {
            "fields": column.name,
            "reference": {
                "resource": "" if column.refers == table else str(column.refers).replace("_", "-"),
                "fields": "id",
            },
        }
        for column in columns
        if ledger.refers_inside(table, column)
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
