"""Writes the lists of columns in metadata.yml from what the code says of them, and makes its copy.

    python scripts/describe_columns.py            # after every change of the schema
    python scripts/describe_columns.py --check    # exit status 1 if that would change anything

Tables that the schema has and metadata.yml lacks, or the other way round, end it with a message.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from sqlite_utils import Database

from conflict_events.storage import migrations
from conflict_events.storage.described import described

ROOT = Path(__file__).resolve().parent.parent
CANONICAL = ROOT / "conflict_events" / "web" / "metadata.yml"
COPY = ROOT / "metadata.yml"
# A table's name at six spaces, then anything, then its list of columns with all that is deeper.
BLOCK = re.compile(r"^( {6})(\w+):\n((?: {8}.*\n|\s*#.*\n)*?) {8}columns:.*\n((?: {10}.*\n)*)", re.MULTILINE)
PLUMBING = re.compile(r"_sqlite_migrations$|article_texts_fts|search_index|sqlite_")


def with_columns(text: str) -> str:
    """``text`` with each list of columns as the schema and `described` have them now."""
    db = Database(memory=True)
    migrations.apply(db)
    names = [name for name in (*db.table_names(), *db.view_names()) if not PLUMBING.match(name)]
    columns = {name: [column.name for column in db[name].columns] for name in names}
    found = {match[2] for match in BLOCK.finditer(text)}
    if found != set(names):
        sys.exit(f"metadata.yml and the schema differ in these tables: {sorted(found ^ set(names))}")

    def written(match: re.Match[str]) -> str:
        lines = [f"{match[1]}{match[2]}:\n{match[3]}        columns:\n"]
        for column in columns[match[2]]:
            meaning = described(match[2], column)
            if meaning is None:
                sys.exit(f"described.py does not say what {match[2]}.{column} is")
            lines.append(f"          {column}: {json.dumps(meaning, ensure_ascii=False)}\n")
        return "".join(lines)

    return BLOCK.sub(written, text)


def main() -> None:
    before = CANONICAL.read_text(encoding="utf-8")
    after = with_columns(before)
    copied = COPY.exists() and COPY.read_text(encoding="utf-8") == after
    if "--check" in sys.argv[1:]:
        late = None if copied and before == after else "metadata.yml is not up to date; run without --check"
        sys.exit(late)
    CANONICAL.write_text(after, encoding="utf-8")
    COPY.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
