"""Prints docs/exports.md from the exporters and their samples; a test fails when the page is old."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from conflict_events import CLAIM_COLUMNS, Exporter, load_plugins

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "exports.md"
HEAD = """# Exports

*For whoever wants the ledger in tools of their own: data frames, maps, calendars, other coders' formats.*

Printed from the program by `python scripts/print_exports.py`.

    conflict-events export FORMAT conflict.db            # named after the database
    conflict-events export geojson conflict.db -o map.geojson --country ARM --since 2020-09-27 --until 2020-11-10
    conflict-events export jsonl conflict.db -o - --claimant AZE --outcome killed | head
    conflict-events export --list

The same from Python:

```python
from conflict_events import export

export("conflict.db", "parquet", "claims.parquet", countries=["ARM"], since="2020-09", outcomes=["killed"])
```

## What holds for all

* **Nothing is estimated.** A range is the lowest and the highest figure that somebody claimed; its `policy` says
  of which claims: *claimed* (every figure), *latest* (the last of each claimant), *background* (told as history).
  Figures of several sides, or of an incident and a running total, are never mixed or summed.
* **Unknown is empty** (or `null`), never 0; 0 is what somebody said.
* **Every figure can be traced**: ids, the words (`evidence`), the article with its language, address or source are
  there, or one key away (`csv`). Ids are those of the ledger, the same in every build.
* **The same ledger gives the same bytes**; no time of export stands anywhere. What is there is
  replaced only with `--force`.
* **Copies of an article** are in, and say so (`duplicate_of`); counts and ranges of events leave them out.
* **Filters**: `--event`, `--since` and `--until` (the day of the harm; what has no known day is then left out),
  `--country` (where it happened), `--claimant`, `--outcome`. An event is in where a claim of it is, and its ranges
  stay those of all its claims.
* **Coordinates are from GeoNames** (CC BY 4.0): name it where you publish them. Articles belong to their publishers;
  their full texts are exported only with `--texts`.
* **Formulas**: in tables for spreadsheets (`csv`, `ucdp`, `acled`) text that begins with `=`, `+`, `-`, `@`, a tab or a
  line end has an apostrophe in front, as OWASP advises; how to undo it exactly stands in
  [the README of csv](../plugins/csv/README.md).

A format of your own is a plugin with `register_exporters`: see [developers.md](developers.md). It gets a `Ledger`,
which streams rows of any number; `conflict_events.testing` tries it on a small ledger of things that never happened,
of which the examples here are.
"""
LOAD = {
    "parquet": """```python
import pandas

claims = pandas.read_parquet("conflict.parquet")
```

```python
import duckdb

duckdb.sql("select claimant_name, max(count_low) from 'conflict.parquet' where outcome = 'killed' group by 1")
```

```r
claims <- arrow::read_parquet("conflict.parquet")
```""",
    "csv": """```python
import pandas

claims = pandas.read_csv("conflict-csv/claims.csv")
articles = pandas.read_csv("conflict-csv/articles.csv")
claims.merge(articles, left_on="article", right_on="id", suffixes=("", "_article"))
```

```r
claims <- readr::read_csv("conflict-csv/claims.csv")
```

`frictionless validate conflict-csv/datapackage.json` checks sizes, hashes, types and keys.""",
    "jsonl": """```python
import duckdb

duckdb.sql("select * from read_json('conflict.jsonl', format='newline_delimited') where record = 'claim'")
```""",
    "geojson": """Drop the file into [geojson.io](https://geojson.io) or QGIS, or:

```python
import geopandas

geopandas.read_file("conflict.geojson")
```""",
    "ftm": """```sh
ftm aggregate-statements -f json -i conflict.statements.json -o conflict.entities.ijson
```""",
    "ics": "Open or subscribe to the file in any calendar program.",
    "timemap": "Put the folder where `SERVER_ROOT` of the map points; its README says how.",
    "ucdp": """```python
import pandas

ged = pandas.read_csv("conflict.ged.csv", parse_dates=["date_start", "date_end"])
```

`conflict-events build conflict.ged.csv` reads it again, as it reads UCDP's own.""",
    "acled": """```python
import pandas

acled = pandas.read_csv("conflict.acled.csv", parse_dates=["event_date"])
```""",
    "plover": """```python
import pandas

events = pandas.read_json("conflict.plover.jsonl", lines=True)
```""",
}
SHOWN = {"csv": "csv/claims.csv", "timemap": "timemap/events.json"}
_LONGEST = 1500


def page() -> str:
    """The whole page."""
    exporters = [one for one in load_plugins(strict=True).exporters if one.name in LOAD]
    parts = [HEAD, "## Formats\n\n| format | makes | needs |\n|---|---|---|"]
    for one in exporters:
        makes = f"a file, `{one.suffix}`" if one.suffix else "a folder"
        needs = f"`pip install 'conflict-events[{one.name}]'`" if one.needs else ""
        parts.append(f"| [`{one.name}`](#{one.name}) | {makes} | {needs} |")
    parts.append("")
    for one in exporters:
        parts += _format(one)
    return "\n".join(parts).rstrip() + "\n"


def _format(one: Exporter) -> Iterator[str]:
    yield f"## {one.name}\n\n{one.what} Details: [plugins/{one.name}](../plugins/{one.name}/README.md).\n"
    yield f"**Lost:** {one.lost}\n"
    if one.name == "parquet":
        yield "| column | kind | meaning |\n|---|---|---|"
        yield "\n".join(f"| `{c.name}` | {c.kind} | {c.meaning} |" for c in CLAIM_COLUMNS) + "\n"
    yield f"An example:\n\n```text\n{_example(one)}\n```\n"
    yield f"{LOAD[one.name]}\n"


def _example(one: Exporter) -> str:
    """A row of the sample, without what is empty in it; of a table a line for each column."""
    folder = ROOT / "plugins" / one.name / "samples" / "exported"
    suffix = ".txt" if one.text else ""
    path = folder / SHOWN.get(one.name, f"{one.name}{one.suffix}{suffix}")
    text = path.read_bytes().decode()
    if path.suffix == ".csv":
        rows = list(csv.DictReader(text.splitlines()))
        row = max(rows, key=lambda row: sum(map(bool, row.values())))
        return "\n".join(f"{name}: {value}" for name, value in row.items() if value)
    if path.suffix == ".ics":
        return re.search(r"BEGIN:VEVENT.*?END:VEVENT", text.replace("\r\n", "\n"), re.DOTALL).group()  # type: ignore[union-attr]
    lines = [line for line in text.splitlines() if line.startswith("{") and len(line) > 1]
    known = [line for line in lines if '"killed"' in line or '"UnknownLink"' in line or '"dead"' in line]
    shown = (known or lines)[-1].rstrip(",")
    told = json.dumps(json.loads(shown), ensure_ascii=False, indent=1) if shown.endswith("}") else shown
    return told if len(told) < _LONGEST else shown[:_LONGEST].rstrip() + " ..."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.name}")
