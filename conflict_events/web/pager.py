"""The pages of an event's claims, happenings and articles: no list of them ends without a word."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from .visit import Visit

Row = dict[str, Any]


@dataclass(slots=True)
class Pager:
    """``numbers``: which page of each list is asked for, from 1; ``most``: how long a page of it is."""

    visit: Visit
    numbers: dict[str, int]
    most: dict[str, int]

    def link(self, fragment: str | None = None, **changed: int) -> str:
        """The address of the page with everything, with other numbers of pages."""
        numbers = {name: n if n > 1 else None for name, n in {**self.numbers, **changed}.items()}
        kept = {name: self.visit.argument(name) or None for name in ("outcome", "side")}
        path = f"/event/{self.visit.part('id')}"
        return self.visit.link(path, fragment, show="all", **kept, **numbers)

    def skip(self, name: str, n: int) -> int:
        """How many of ``n`` come before the page that is asked for; the last page where it lies beyond."""
        self.numbers[name] = max(1, min(self.numbers[name], math.ceil(n / self.most[name])))
        return self.most[name] * (self.numbers[name] - 1)

    async def rows(self, name: str, sql: str) -> list[Row]:
        """A page of a query with ``:id``, ``:most`` and ``:skip``, whose rows tell how many there are: n_all."""
        given = {"id": self.visit.part("id"), "most": self.most[name]}
        rows = await self.visit.rows(sql, skip=self.most[name] * (self.numbers[name] - 1), **given)
        if not rows and self.numbers[name] > 1:
            first = await self.visit.rows(sql, skip=0, **given)
            rows = await self.visit.rows(
                sql, skip=self.skip(name, first[0]["n_all"] if first else 0), **given
            )
        return rows

    def pages(self, name: str, fragment: str, found: int | list[Row]) -> Row:
        """For the template: first, last and all, and the addresses of the pages before and after."""
        n = found if isinstance(found, int) else found[0]["n_all"] if found else 0
        current, most = self.numbers[name], self.most[name]
        return {
            "first": min(n, most * (current - 1) + 1),
            "last": min(n, most * current),
            "all": n,
            "current": current,
            "of": max(1, math.ceil(n / most)),
            "before": self.link(fragment, **{name: current - 1}) if current > 1 else None,
            "after": self.link(fragment, **{name: current + 1}) if most * current < n else None,
        }
