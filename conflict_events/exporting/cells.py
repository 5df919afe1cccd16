"""Rows as delimited text that a spreadsheet can be trusted with.

A cell of text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end is run as a formula by
spreadsheets (OWASP, CSV Injection). It gets an apostrophe in front, which they take for "this is text".
So that nothing is lost, so does a cell that begins with apostrophes and then one of these: whoever wants the
exact words back removes one apostrophe wherever `ESCAPED` matches. Numbers are numbers and stay.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ESCAPED = r"^'+[=+\-@\t\r\n]"
"""What a cell looks like that has one apostrophe too many."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def safe_cell(value: Any) -> Any:
    """A value as a cell: text that would run as a formula gets an apostrophe, None is empty.

    Yes and no are ``true`` and ``false``, lists and objects JSON; numbers are left as they are.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Writes rows as delimited text (RFC 4180, UTF-8, a head of names) and gives their number.

    What a row lacks is left empty.
    """
    number = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        for number, row in enumerate(rows, 1):  # noqa: B007 (the last one is the number of rows)
            writer.writerow([safe_cell(row.get(name)) for name in columns])
    return number
