"""The values of a row as numbers, angles and days; what is none is told and left empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..findings import Issue
from .published import days_of
from .rows import Row

_BAD_VALUE = "unreadable_value"


class Values:
    """One row by the small-letter names of its columns; ``issues`` says what could not be read."""

    def __init__(self, row: Row, location: str) -> None:
        self.issues: list[Issue] = []
        self._values = {name.strip().lower(): value.strip() for name, value in row.values.items()}
        self._place = f"{location}: line {row.line}"
        self._location = location

    def get(self, *columns: str) -> str:
        """The first of these columns that is filled; '' where none is."""
        return next((value for name in columns if (value := self._values.get(name, ""))), "")

    def number(self, *columns: str, among: range | None = None) -> int | None:
        """A whole number that is not negative (``among``: one of these) in the first column that is filled."""
        value = self.get(*columns)
        try:
            number = float(value) if value else None
        except ValueError:
            number = -1.0
        if number is None:
            return None
        if not 0 <= number < 1e12 or number % 1 or (among is not None and int(number) not in among):
            self._refuse(columns[0], value, "number")
            return None
        return int(number)

    def degrees(self, column: str, most: int) -> float | None:
        """Decimal degrees from -``most`` to ``most``."""
        value = self.get(column)
        try:
            degrees = float(value) if value else None
        except ValueError:
            degrees = float("nan")
        if degrees is not None and not -most <= degrees <= most:
            self._refuse(column, value, "angle")
            return None
        return degrees

    def day(self, column: str, forms: Sequence[str] = ()) -> dt.date | None:
        """A day as `days_of` reads it, or in one of the forms of `datetime.strptime`."""
        value = self.get(column)
        for tried in [(), forms] if forms else [()]:
            try:
                first, last = days_of(value, tried)
            except (ValueError, OverflowError):
                continue
            if first == last:
                return first
        if value:
            self._refuse(column, value, "day")
        return None

    def _refuse(self, column: str, value: str, what: str) -> None:
        told = (
            f"{self._place}: {column} is {value[:40]!r}, which is no {what} that it may be; it is left empty"
        )
        self.issues.append(Issue(kind=_BAD_VALUE, message=told, source=self._location))
