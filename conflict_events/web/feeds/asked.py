"""What the address of a table asks for, in SQL: the same rows that the page of the table shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from datasette.filters import Filters
from datasette.plugins import pm
from datasette.utils import await_me_maybe, escape_sqlite

from .. import lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A condition ('' for all rows) with the values of its parameters."""

    where: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def clause(self) -> str:
        """`` where ...``, or nothing."""
        return f" where {self.where}" if self.where else ""


async def permitted(
    datasette: Any, request: Any, database: str, table: str, kind: str = "view-table"
) -> None:
    """Raises `Forbidden` where the reader may not see a table or view (or, by ``kind``, a canned query)."""
    await lines.ensure(datasette, request.actor, kind, database, table)


async def asked_of_table(datasette: Any, request: Any, database: str, table: str) -> Asked:
    """The filters and the search of a request for a table, as Datasette itself reads them.

    Raises what Datasette raises where a filter is not allowed, such as ``_where`` in public.
    """
    pairs = [
        (name, value)
        for name in request.args
        if not (name.startswith("_") and "__" not in name)
        for value in request.args.getlist(name)
    ]
    clauses, values = Filters(sorted(pairs)).build_where_clauses(table)
    given = {"request": request, "table": table, "database": database, "datasette": datasette}
    for found in pm.hook.filters_from_request(**given):
        more = await await_me_maybe(found)
        if more:
            clauses += more.where_clauses
            values = {**values, **more.params}
    return Asked(where=" and ".join(f"({clause})" for clause in clauses), values=values)


def named(identifier: str) -> str:
    """A table or column as SQL takes it."""
    return str(escape_sqlite(identifier))
