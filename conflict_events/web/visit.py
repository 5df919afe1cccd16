"""One request for a page of ours: the ledger it asks of, and how the answer is made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import NotFound, Response

from . import lines
from .cells import LANGUAGE, address, in_language, listed
from .kept import Kept
from .language import _, kept
from .published import published

EDITION = """
select library, finished_at, builds from runs where finished_at is not null order by finished_at desc limit 1
"""


_counted: Kept[list[dict[str, Any]]] = Kept(400)


@dataclass(slots=True, kw_only=True)
class Visit:
    """What a page is made from. ``name`` is the database as Datasette calls it."""

    datasette: Any
    request: Any
    name: str

    @property
    def served(self) -> Any:
        """The database as Datasette serves it."""
        return self.datasette.get_database(self.name)

    async def rows(self, sql: str, **values: Any) -> list[dict[str, Any]]:
        """All rows of a query with named parameters, as many as the settings let through."""
        found = await self.served.execute(sql, values)
        return [dict(row) for row in found.rows]

    async def kept(self, sql: str, **values: Any) -> list[dict[str, Any]]:
        """The same, asked once for each state of the ledger's file: for what is counted over many rows."""

        async def ask() -> list[dict[str, Any]]:
            return await self.rows(sql, **values)

        found = await _counted.of(self.served, (sql, *sorted(values.items())), ask)
        return [dict(row) for row in found]

    async def row(self, sql: str, **values: Any) -> dict[str, Any] | None:
        """The first row, or None."""
        found = (await self.served.execute(sql, values)).first()
        return None if found is None else dict(found)

    def part(self, name: str) -> str:
        """A named part of the address, as in ``/event/(?P<id>...)``."""
        return str(self.request.url_vars[name])

    def argument(self, name: str, default: str = "") -> str:
        """An argument of the query, without blanks around it."""
        return str(self.request.args.get(name) or default).strip()

    def link(self, path: str, fragment: str | None = None, **arguments: object) -> str:
        """The address of a page of ours (``/event/x``), in the language of this page."""
        return kept(str(self.datasette.urls.path(path)), fragment, **arguments)

    def table(self, table: str, **arguments: object) -> str:
        """The address of a table, view or canned query of this ledger."""
        return kept(str(self.datasette.urls.table(self.name, table)), None, **arguments)

    def title(self, table: str) -> str:
        """What the metadata calls a table, in the language of this page."""
        about = lines.about_table(self.datasette, self.name, table)
        title = about.get("title")
        return _(title) if title else table.replace("_", " ")

    async def edition(self) -> dict[str, Any]:
        """When this ledger was built, and by which version; empty where no build has ended.

        With ``edition``, its name, and ``published_at`` (ISO 8601) where it was published.
        """
        built = await self.row(EDITION) or {}
        found = published(self.datasette, self.name)
        return built if found is None else {**built, "edition": found.id, "published_at": found.published_at}

    async def moved(self, old: str, path: str) -> Response | None:
        """A redirect to what took the place of ``old``; ``path`` is that of the page, ``/event/``."""
        row = await self.row("select target from redirects where id = :old", old=old)
        if row is None or row["target"] == old:
            return None
        return Response.redirect(self.link(path + row["target"]), status=301)

    async def render(self, template: str, **context: Any) -> Response:
        """A page from ``templates/conflict/<template>``, with what every page of ours may use."""
        given = {
            "database": self.name,
            "metadata": lines.metadata(self.datasette),
            "visit": self,
            "language_tag": language_tag,
            "in_language": in_language,
            "address": address,
            "listed": lambda value: (listed(value) if value else None) or [],
        }
        path = f"conflict/{template}"
        body = await self.datasette.render_template(path, {**given, **context}, request=self.request)
        return Response.html(body)


View = Callable[[Visit], Awaitable[Response | None]]


async def answer(datasette: Any, request: Any, databases: list[str], view: View) -> Response:
    """The page from the first ledger that has it; `NotFound` where ``view`` gives None for each."""
    for name in databases:
        await lines.ensure(datasette, request.actor, "view-database", name)
        found = await view(Visit(datasette=datasette, request=request, name=name))
        if found is not None:
            return found
    raise NotFound(_("There is no such page: it may have been made from articles that are no longer stored."))


def language_tag(value: Any) -> str:
    """A language as the attribute ``lang`` takes it; 'und' where it is not known or not a code."""
    return value if isinstance(value, str) and LANGUAGE.match(value) else "und"
