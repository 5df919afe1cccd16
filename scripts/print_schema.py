"""Prints docs/schema.md from the code: every table and view, column by column.

usage: python scripts/print_schema.py > docs/schema.md
"""

from __future__ import annotations

from sqlite_utils import Database

from conflict_events.storage import migrations
from conflict_events.storage.described import DESCRIPTIONS, described


def schema() -> str:
    """The whole reference as Markdown, made from a new database."""
    db = Database(memory=True)
    migrations.apply(db)
    lines = [
        "# The database",
        "",
        "Printed from the code by `python scripts/print_schema.py`; a test checks that it is current.",
        "",
        "Columns that point at another table bear that thing's name (`article`, `claimant`, `place`).",
        "`start` and `end` count Unicode code points of the article's text, end exclusive. Dates are ISO",
        "text, yes and no are 1 and 0, and NULL always means unknown. Ids are made from content, so they",
        "stay the same in every build.",
        "",
        "## Tables",
        "",
    ]
    entries = {name: f"* [`{name}`](#{name}): {columns['']}" for name, columns in DESCRIPTIONS.items()}
    lines += [entry for name, entry in entries.items() if _is_table(db, name)]
    lines += ["", "## Views for people", ""]
    lines += [entry for name, entry in entries.items() if not _is_table(db, name)]
    for name in DESCRIPTIONS:
        lines += [
            "",
            f"## {name}",
            "",
            DESCRIPTIONS[name][""],
            "",
            "| column | kind | meaning |",
            "|---|---|---|",
        ]
        refers = {}
        if _is_table(db, name):
            refers = {key.column: key.other_table for key in db.table(name).foreign_keys}
        for column in db[name].columns:
            other = refers.get(column.name)
            kind = f"→ [`{other}`](#{other})" if other else (column.type or "any").lower()
            key = ", key" if column.is_pk else ""
            lines.append(f"| `{column.name}` | {kind}{key} | {described(name, column.name)} |")
    return "\n".join(lines) + "\n"


def _is_table(db: Database, name: str) -> bool:
    return name in db.table_names()


if __name__ == "__main__":
    print(schema(), end="")
