"""A ledger opened for reading: its rows with the names that belong to them, one at a time.

Whatever its size, no more than one event is in memory at once. Rows are dicts; None is unknown, dates are
ISO text, booleans and lists are Python's. The order is the same each time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..errors import DatabaseError
from ..storage import migrations
from ..storage.reading import opened_for_reading, unreadable
from .columns import CLAIM_COLUMNS, CLAIM_SQL, LEFT_OUT, Column, columns_of, typed
from .selecting import Selection, condition, select

PLACES_CREDIT = (
    "Coordinates and names of places: GeoNames (https://www.geonames.org/), CC BY 4.0, chosen and rounded "
    "by conflict-events, with additions of its own"
)
"""What has to stand wherever coordinates are passed on."""

Row = dict[str, Any]


class Ledger:
    """A database of ours, opened for reading only; to be used in ``with``.

    Raises `DatabaseError` where it is none, is of another schema, or does not know what is selected.
    With ``texts`` the full texts of articles are among its tables.
    """

    def __init__(
        self, database: str | PathLike[str], selection: Selection | None = None, *, texts: bool = False
    ) -> None:
        self.path = Path(database)
        self.selection = selection or Selection()
        self.texts = texts
        self.connection = _opened(self.path)
        try:
            select(self.connection, self.selection, str(self.path))
            self._columns = {
                name: columns_of(self.connection, name)
                for (name,) in self.connection.execute(
                    "select name from sqlite_master where type = 'table' and name in "
                    f"({', '.join('?' * len(migrations.DESCRIPTIONS))}) order by rowid",
                    [*migrations.DESCRIPTIONS],
                )
                if name not in LEFT_OUT and (texts or name != "article_texts")
            }
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    # --- tables as they are -------------------------------------------------------------------

    @property
    def tables(self) -> list[str]:
        """The tables that an export may hold, those that others refer to first."""
        return list(self._columns)

    def meaning(self, table: str) -> str:
        """What a table holds, in a sentence."""
        return migrations.DESCRIPTIONS[table][""]

    def columns(self, table: str) -> list[Column]:
        """The columns of a table."""
        return self._columns[table]

    def rows(self, table: str, *, where: str = "", values: tuple[Any, ...] = ()) -> Iterator[Row]:
        """The rows of a table in the order of its key; ``where`` is SQL about the table as ``t``."""
        columns = self._columns[table]
        named = ", ".join(f't."{column.name}"' for column in columns)
        keys = ", ".join(f't."{column.name}"' for column in columns if column.key) or "t.rowid"
        conditions = [part for part in (condition(table, self.selection), where) if part]
        told = f" where {' and '.join(f'({part})' for part in conditions)}" if conditions else ""
        yield from self._dicts(f'select {named} from "{table}" t{told} order by {keys}', values, columns)

    def refers_inside(self, table: str, column: Column) -> bool:
        """Whether all that a column refers to is part of the export as well."""
        if column.refers is None or column.refers not in self._columns:
            return False
        mine, theirs = condition(table, self.selection), condition(column.refers, self.selection)
        outside = self.connection.execute(
            f'select 1 from "{table}" t where t."{column.name}" is not null'
            f' and not exists (select 1 from "{column.refers}" o where o.id = t."{column.name}"'
            f"{' and ' + theirs.replace('t.', 'o.') if theirs else ''}){' and ' + mine if mine else ''} limit 1"
        ).fetchone()
        return outside is None

    # --- things with their names --------------------------------------------------------------

    def claims(
        self, *, event: str | None = None, event_mention: str | None = None, id: str | None = None
    ) -> Iterator[Row]:
        """Claims with the columns of `CLAIM_COLUMNS`, by day of the harm.

        Only those of an ``event``, about an ``event_mention``, or with an ``id``, where that is given.
        """
        wanted = {"l.event": event, "c.event_mention": event_mention, "c.id": id}
        given = {column: value for column, value in wanted.items() if value is not None}
        conditions = [condition("claims", self.selection).replace("t.", "c.")]
        told = " and ".join(filter(None, [*conditions, *(f"{column} = ?" for column in given)]))
        sql = f"{CLAIM_SQL} {'where ' + told if told else ''}"
        # By day in all, where SQLite sorts in a file; within an event the few are sorted at once.
        sql += " order by c.event_start is null, c.event_start, c.id"
        return self._dicts(sql, tuple(given.values()), list(CLAIM_COLUMNS))

    def events(self) -> Iterator[Row]:
        """Events by day, each a row of its table with the names of conflict, place and country, and lists.

        ``parties`` are actors, ``places`` places, ``ranges`` the rows of ``event_ranges`` with the name of
        the side; an event without a day comes last.
        """
        columns = [column for column in self._columns["events"] if column.name not in ("parties", "places")]
        extra = [
            Column(name=name, kind="text", meaning="")
            for name in ("conflict_name", "place_name", "country_name")
        ]
        named = ", ".join(f't."{column.name}"' for column in columns)
        told = condition("events", self.selection)
        sql = f"""select {named}, conflicts.name, places.name, country.name from events t
            left join conflicts on conflicts.id = t.conflict left join places on places.id = t.place
            left join actors country on country.id = t.country {"where " + told if told else ""}
            order by t.start_date is null, t.start_date, t.id"""
        for row in self._dicts(sql, (), [*columns, *extra]):
            row["parties"] = self._actors("event_parties", "event", row["id"])
            row["places"] = self._places("event_places", "event", row["id"])
            row["ranges"] = self.ranges(row["id"])
            yield row

    def ranges(self, event: str) -> list[Row]:
        """The ranges of claims of one event, with ``victim_side_name``; never estimates."""
        columns = [*self._columns["event_ranges"], Column(name="victim_side_name", kind="text", meaning="")]
        named = ", ".join(f't."{column.name}"' for column in columns[:-1])
        told = condition("event_ranges", self.selection)
        sql = f"""select {named}, side.name from event_ranges t left join actors side on side.id = t.victim_side
            where t.event = ?{" and " + told if told else ""} order by t.outcome, t.victim_side, t.scope, t.policy"""
        return list(self._dicts(sql, (event,), columns))

    def event_mentions(self) -> Iterator[Row]:
        """Event mentions, each with its ``event``, its ``article`` as a row, and actors, targets and places.

        ``actors``, ``targets`` and ``places`` are rows of their tables instead of names.
        """
        for row in self.rows("event_mentions"):
            linked = self.connection.execute(
                "select event from event_links where event_mention = ?", [row["id"]]
            ).fetchone()
            row["event"] = linked[0] if linked else None
            row["article"] = next(self.rows("articles", where="t.id = ?", values=(row["article"],)), None)
            for name, role in (("actors", "actor"), ("targets", "target")):
                row[name] = self._actors("event_mention_actors", "event_mention", row["id"], role)
            row["places"] = self._places("event_mention_places", "event_mention", row["id"])
            yield row

    def articles_of(self, event: str) -> list[Row]:
        """The articles that tell of an event, the earliest first; copies of another one are left out."""
        return list(
            self.rows(
                "articles",
                where="t.duplicate_of is null and t.id in (select article from event_links where event = ?)",
                values=(event,),
            )
        )

    def crosswalk(self, system: str) -> dict[str, list[tuple[str, str]]]:
        """What each type of event is called in another scheme: codes, each with the condition it holds under.

        ``system`` is plover, acled, cameo or ucdp. A code without a condition ('') is the usual one.
        """
        found: dict[str, list[tuple[str, str]]] = {}
        for event_type, code, note in self.connection.execute(
            "select event_type, code, note from crosswalk where system = ? order by rowid", [system]
        ):
            if code:
                found.setdefault(event_type, []).append((code, note or ""))
        return found

    @staticmethod
    def usual_code(codes: list[tuple[str, str]]) -> str | None:
        """Of the codes of a type its only one, or the only one without a condition; else None."""
        free = [code for code, note in codes if not note]
        if len(codes) == 1:
            return codes[0][0]
        return free[0] if len(free) == 1 else None

    def _actors(self, table: str, column: str, id: str, role: str | None = None) -> list[Row]:
        sql = f"select t.* from {table} x join actors t on t.id = x.actor where x.{column} = ?"
        values = (id,) if role is None else (id, role)
        sql += " order by x.rowid" if role is None else " and x.role = ? order by x.rowid"
        return list(self._dicts(sql, values, self._columns["actors"]))

    def _places(self, table: str, column: str, id: str) -> list[Row]:
        sql = (
            f"select t.* from {table} x join places t on t.id = x.place where x.{column} = ? order by x.rowid"
        )
        return list(self._dicts(sql, (id,), self._columns["places"]))

    def _dicts(self, sql: str, values: tuple[Any, ...], columns: list[Column]) -> Iterator[Row]:
        kinds = [(column.name, column.kind) for column in columns]
        try:
            for row in self.connection.execute(sql, values):
                yield {name: typed(value, kind) for (name, kind), value in zip(kinds, row, strict=True)}
        except sqlite3.Error as error:
            raise DatabaseError(
                f"{self.path}: cannot be read ({error}); check it with: conflict-events check {self.path}"
            ) from error


def _opened(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise DatabaseError(f"{path}: there is no such database; make it with 'conflict-events build'")
    try:
        connection = opened_for_reading(path)
        wrong = unreadable(connection, path)
    except sqlite3.Error as error:
        raise DatabaseError(
            f"{path}: is no database that can be read ({error}); name another file"
        ) from error
    if wrong:
        connection.close()
        raise DatabaseError(wrong)
    return connection
