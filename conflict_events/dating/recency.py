"""What is news in an article and what is history: how long ago it was, and what has been told so far."""

from __future__ import annotations

import datetime as dt
from typing import Final

_BACKGROUND_DAYS: Final = 30
_REPORT_DAYS: Final = 200  # so long after the facts somebody may come with a count of them


class Recency:
    """Tells news from history, as seen from the day on which an article came out."""

    def __init__(self, published: tuple[dt.date, dt.date] | None) -> None:
        self._published = published
        self.news = self.history = False  # whether something recent, and something past, was told

    def tells(self, *, past: bool) -> None:
        """Notes that something was told that is past, or that is news."""
        self.history = self.history or past
        self.news = self.news or not past

    @property
    def only_history(self) -> bool:
        """Whether nothing but history was told so far."""
        return self.history and not self.news

    def is_past(self, last: dt.date | None, precision: int | None) -> bool:
        """True where an interval ended long before the article; without a date, where it is vague."""
        if last is None:
            return False
        if self._published is None:
            return precision is not None and precision >= 5
        return (self._published[0] - last).days > _BACKGROUND_DAYS

    def is_reported(self, last: dt.date | None) -> bool:
        """Whether what ended on a day may be what a report that is news now is about."""
        return (
            last is not None
            and self._published is not None
            and (self._published[0] - last).days <= _REPORT_DAYS
        )
