"""The lists beside a table, counted once for each state of the file: each is a walk over up to all rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any

from .kept import Kept

MOST = 2000
"""Lists that are kept for each database; one is a dozen values."""

_counted: Kept[Any] = Kept(MOST)


def keeping(classes: Iterable[type], is_ours: Callable[[Any], Collection[str]]) -> list[type]:
    """Datasette's classes of lists (`Facet`), as ones that keep what they counted in databases of ours."""
    return [_keeping(one, is_ours) for one in classes]


@cache
def _keeping(of: type, is_ours: Callable[[Any], Collection[str]]) -> type:
    def init(self: Any, ds: Any, *given: Any, **named: Any) -> None:
        of.__init__(self, _Keeping(ds, is_ours), *given, **named)  # type: ignore[misc]

    return type(of.__name__, (of,), {"__init__": init, "__module__": of.__module__, "__doc__": of.__doc__})


class _Keeping:
    """A Datasette that asks the same question once, as far as a list asks it."""

    def __init__(self, datasette: Any, is_ours: Callable[[Any], Collection[str]]) -> None:
        self._datasette, self._is_ours = datasette, is_ours

    def __getattr__(self, name: str) -> Any:
        return getattr(self._datasette, name)

    async def execute(self, database: str, sql: str, params: Any = None, **how: Any) -> Any:
        async def ask() -> Any:
            return await self._datasette.execute(database, sql, params, **how)

        if database not in self._is_ours(self._datasette):
            return await ask()
        values = tuple(sorted(params.items())) if isinstance(params, Mapping) else tuple(params or ())
        key = (sql, values, how.get("truncate"))
        return await _counted.of(self._datasette.get_database(database), key, ask)
