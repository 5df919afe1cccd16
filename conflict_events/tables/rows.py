"""The rows of a table of delimited text, one at a time; a broken one costs nothing but itself.

The delimiter is the one of ``, ; tab |`` that parts the header into most columns. Quoted fields may hold
delimiters and line ends. Where quotes are broken, reading goes on in the line below the one at fault.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..errors import SourceError
from ..findings import Issue
from ..limits import limit, setting
from ..models import Source
from .lines import LINE_CHARS, open_text, text_lines

CELL_CHARS = ("MAX_CELL_CHARS", 5_000_000)
"""The length above which one cell is refused."""

BAD_ROW: Final = "unreadable_row"
"""The kind of issue that a row is which cannot be read."""

REPAIRED: Final = "repaired_row"
"""The kind of issue that tells how a row was read that is not quite right."""

_DELIMITERS: Final = ",;\t|"
_LOOKED_AT: Final = 200_000  # letters by which the marks of quotes are told
_NUL: Final = "\0"


@dataclass(slots=True, kw_only=True)
class Row:
    """A row by the names of its columns, and the line (from 1) in which it begins."""

    line: int
    values: dict[str, str]


def read_rows(source: Source, *, delimiter: str | None = None) -> Iterator[Row | Issue]:
    """The rows below the header, and an issue naming its line for each that cannot be read.

    Raises `SourceError` where the source is no text or has no header.
    """
    with open_text(source) as text:
        yield from _Table(text_lines(text), source.location, delimiter).rows()


def header_of(first: bytes) -> list[str]:
    """The column names in the first bytes of a table, folded as `folded` does; [] where there are none."""
    try:
        line = first.decode("utf-8-sig", "replace").lstrip().splitlines()[0]
    except IndexError:
        return []
    return [folded(name) for name in _parted(line, _delimiter_of(line))]


def folded(name: str) -> str:
    """A column's name without case, spaces and punctuation: 'Publish_Date' and 'publishDate' are one."""
    return "".join(char for char in name.casefold() if char.isalnum())


class _Table:
    """Logical rows out of physical lines; ``again`` holds lines that are to be read anew."""

    def __init__(self, lines: Iterator[str | None], name: str, delimiter: str | None) -> None:
        self._lines = lines
        self._name = name
        self._delimiter = delimiter
        self._again: deque[tuple[int, str]] = deque()
        self._taken: list[tuple[int, str]] = []
        self._number = 0
        self._escape: str | None = None
        self._width = 0
        self._issues: list[Issue] = []

    def rows(self) -> Iterator[Row | Issue]:
        before = csv.field_size_limit(limit(*CELL_CHARS))
        try:
            yield from self._rows()
        finally:
            csv.field_size_limit(before)

    def _rows(self) -> Iterator[Row | Issue]:
        header = self._header()
        yield from self._told()
        for line, fields in self._records(strict=True):
            yield from self._told()
            if fields is None or not any(fields):
                continue
            if len(fields) > len(header) and not any(fields[len(header) :]):
                del fields[len(header) :]
            if len(fields) != len(header):
                yield self._issue(
                    line, f"has {len(fields)} cells where the header has {len(header)}; mend its delimiters"
                )
                continue
            values: dict[str, str] = {}
            for name, value in zip(header, fields, strict=True):
                if name:
                    values.setdefault(name, value)
            yield Row(line=line, values=values)
        yield from self._told()

    def _told(self) -> Iterator[Issue]:
        told, self._issues = self._issues, []
        yield from told

    def _header(self) -> list[str]:
        taken = next((found for found in iter(self._next, None) if found[1].strip()), None)
        if taken is not None and taken[1].lower().startswith("sep=") and len(taken[1].strip()) == 5:
            self._delimiter = self._delimiter or taken[1][4]  # what spreadsheets write above the header
            taken = self._next()
        if taken is None:
            raise SourceError(
                f"{self._name}: has no header; write the names of the columns into its first row"
            )
        self._delimiter = self._delimiter or _delimiter_of(taken[1])
        self._again.appendleft(taken)
        self._taken.clear()
        self._look_ahead()
        line, fields = next(self._records(strict=True), (1, None))
        if fields is None:
            raise SourceError(
                f"{self._name}: its header in line {line} cannot be read (its quotes are broken); mend it"
            )
        header = [name.strip().lstrip("\ufeff") for name in fields]
        self._width = len(header)
        twice = sorted({name for name in header if name and header.count(name) > 1})
        if twice:
            told = f"names the column {twice[0]!r} twice; the first one is read: rename the other"
            self._issues.append(self._issue(line, told, REPAIRED))
        return header

    def _look_ahead(self) -> None:
        """Whether quotes inside quotes are marked by a backslash, as some programs write them."""
        ahead: list[tuple[int, str]] = []
        letters = 0
        while len(ahead) < 50 and letters < _LOOKED_AT and (found := self._next()) is not None:
            ahead.append(found)
            letters += len(found[1])
        self._again.extendleft(reversed(ahead))
        self._taken.clear()
        sample = "".join(line for _, line in ahead)
        if '\\"' in sample and '""' not in sample.replace(f'{self._delimiter}""', ""):
            self._escape = "\\"

    def _records(self, *, strict: bool) -> Iterator[tuple[int, list[str] | None]]:
        """Each record with its first line; None in place of one whose quotes are broken."""
        while True:
            reader = csv.reader(
                self._feed(), delimiter=self._delimiter or ",", strict=strict, escapechar=self._escape,
                doublequote=self._escape is None,
            )  # fmt: skip
            try:
                for fields in reader:
                    line, self._taken = self._taken[0][0], []
                    yield line, fields
                return
            except csv.Error as error:
                if not self._taken:
                    raise
                (line, first), *rest = self._taken
                self._taken = []
                self._again.extendleft(reversed(rest))
                yield line, self._saved(line, first, str(error))

    def _saved(self, line: int, text: str, error: str) -> list[str] | None:
        """What can be read of a line with broken quotes, by itself; notes the issue."""
        if "field limit" in error:
            most, name = limit(*CELL_CHARS), setting(CELL_CHARS[0])
            self._issues.append(
                self._issue(line, f"has a cell of more than {most:,} letters; shorten it, or set {name}")
            )
            return None
        fields = _parted(text, self._delimiter or ",")
        fits = self._width in (0, len(fields))
        what = "it is read as if they were letters" if fits else "it cannot be read"
        told = f"has broken quotes ({error}), {what}; double the quotes inside a cell"
        self._issues.append(self._issue(line, told, REPAIRED if fits else BAD_ROW))
        return fields if fits else None

    def _feed(self) -> Iterator[str]:
        while (found := self._next()) is not None:
            yield found[1]

    def _next(self) -> tuple[int, str] | None:
        """The next line with its number, counted as taken; lines that are too long are left out."""
        if self._again:
            found = self._again.popleft()
        else:
            while True:
                line = next(self._lines, "")
                if line == "":
                    return None
                self._number += 1
                if line is not None:
                    break
                most, name = limit(*LINE_CHARS), setting(LINE_CHARS[0])
                self._issues.append(
                    self._issue(self._number, f"is longer than {most:,} letters; shorten it, or set {name}")
                )
            if _NUL in line:
                line = line.replace(_NUL, "")
                told = "holds null bytes, which are left out"
                self._issues.append(self._issue(self._number, told, REPAIRED))
            found = (self._number, line)
        self._taken.append(found)
        return found

    def _issue(self, line: int, told: str, kind: str = BAD_ROW) -> Issue:
        return Issue(kind=kind, message=f"{self._name}: line {line} {told}", source=self._name)


def _delimiter_of(line: str) -> str:
    return max(_DELIMITERS, key=lambda one: len(_parted(line, one)))


def _parted(line: str, delimiter: str) -> list[str]:
    """The fields of one line; broken quotes are taken as they stand."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.rstrip("\r\n").split(delimiter)
