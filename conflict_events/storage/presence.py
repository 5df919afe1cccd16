"""Which sources a build met, so that what it did not meet is known to be gone.

An article that is no longer where it came from stays, and is marked with the day on which that was
seen: evidence outlives its page. One that comes back loses the mark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlite_utils import Database

from ..fetching import MISSING_PAGE, NOT_FETCHED
from ..models import INSIDE


class Presence:
    """The locations met so far, by the sources that a `Store` is asked about."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._met: set[str] = set()
        self._whole: set[str] = set()
        self._articles: dict[str, int] = {}

    def meet(self, location: str, *, whole: bool = False, articles: int = 0) -> None:
        """Notes that a source is there (``whole``: with all that it held before), and its articles."""
        self._met.add(location)
        if whole:
            self._whole.add(location)
        if articles:
            for one in containing(location):
                self._articles[one] = self._articles.get(one, 0) + articles

    def articles(self, location: str) -> int:
        """How many articles were met in a source so far, those of what it contains too."""
        return self._articles.get(location, 0)

    def mark_gone(self, location: str, separator: str = INSIDE) -> None:
        """Marks the articles below ``location`` whose sources were not met, and forgets their issues."""
        run = self.db.conn.executemany
        first, last = location + separator, location + separator[:-1] + chr(ord(separator[-1]) + 1)
        below = "source >= ? and source < ?"
        found = self.db.execute(
            f"select distinct source from articles where {below} and missing_since is null", [first, last]
        ).fetchall()
        gone = [(source,) for (source,) in found if not self._is_there(source)]
        self.mark("source", [source for (source,) in gone])
        # What comes back is read again, as if it were new.
        run("delete from sources where id = ?", gone)
        noted = self.db.execute(
            f"select distinct source from issues where {below} and article is null", [first, last]
        ).fetchall()
        stale = [(source,) for (source,) in noted if not self._is_there(source)]
        run("delete from issues where source = ? and article is null", stale)

    def doubt_addresses(self) -> None:
        """Forgets what is known of addresses that could not be fetched, and marks pages that are gone."""
        issues = "select source from issues where kind = ? and article is null"
        gone = [source for (source,) in self.db.execute(issues, [MISSING_PAGE])]
        failed = [source for (source,) in self.db.execute(issues, [NOT_FETCHED])]
        self.mark("source", gone)
        # What can be fetched again is read as if it were new: so its issue and its mark go.
        self.db.conn.executemany("delete from sources where id = ?", [(one,) for one in (*gone, *failed)])

    def mark(self, column: str, values: list[str]) -> None:
        """Marks the articles of which ``column`` has one of the values as gone since today (UTC)."""
        today = dt.datetime.now(dt.UTC).date().isoformat()
        self.db.conn.executemany(
            f"update articles set missing_since = coalesce(missing_since, ?) where {column} = ?",
            [(today, value) for value in values],
        )

    def _is_there(self, location: str) -> bool:
        return location in self._met or any(one in self._whole for one in containing(location))


def containing(location: str) -> Iterator[str]:
    """A location and those of the containers that hold it, the innermost first."""
    yield location
    while INSIDE in location:
        location = location.rpartition(INSIDE)[0]
        yield location
