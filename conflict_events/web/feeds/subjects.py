"""What the rows of a table, view or question are about, and the newest of those things.

A feed is made of things (claims, quotes, event mentions, events, articles), not of the columns that happen to
be shown: whatever columns are hidden and however a page is sorted, it holds the newest things that fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .. import lines
from .asked import asked_of_table, named, permitted

ENTRIES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A kind of thing: the view that tells all of it, its key there, and the day by which it is new."""

    name: str
    view: str
    key: str
    newest: str
    page: str


CLAIM = Subject(name="claim", view="claims_with_context", key="id", newest="published_start", page="/claim/")
QUOTE = Subject(name="quote", view="quotes_with_speaker", key="id", newest="published_start", page="/claim/")
MENTION = Subject(
    name="event-mention",
    view="""(select event_mentions.*, event_types.name as type_name, reporter.name as reported_by_name,
      articles.label as article_label, articles.outlet, articles.language, articles.published_start, articles.url
    from event_mentions join articles on articles.id = event_mentions.article
      left join event_types on event_types.id = event_mentions.type
      left join actors as reporter on reporter.id = event_mentions.reported_by)""",
    key="id",
    newest="published_start",
    page="/claim/",
)
EVENT = Subject(name="event", view="event_timeline", key="event", newest="last_reported", page="/event/")
ARTICLE = Subject(name="article", view="articles", key="id", newest="published_start", page="/article/")

# Tables and views, and the column that holds the key of the thing.
TABLES: dict[str, tuple[Subject, str]] = {
    "claims_with_context": (CLAIM, "id"),
    "claims": (CLAIM, "id"),
    "claim_ladder": (CLAIM, "claim"),
    "event_links": (CLAIM, "claim"),
    "quotes_with_speaker": (QUOTE, "id"),
    "quotes": (QUOTE, "id"),
    "event_mentions": (MENTION, "id"),
    "event_timeline": (EVENT, "event"),
    "events": (EVENT, "id"),
    "event_ranges": (EVENT, "event"),
    "articles": (ARTICLE, "id"),
    "article_texts": (ARTICLE, "article"),
    "event_articles": (ARTICLE, "article"),
}
_WHOLE = {"claims", "quotes", "event_mentions", "events", "articles", "article_texts"}


def subject_of(table: str | None, columns: Iterable[str]) -> tuple[Subject, str] | None:
    """What rows are about and the column with its key; None where they are about nothing of the kind.

    ``table`` is None for the result of a question, which is known by its columns.
    """
    if table is not None:
        return TABLES.get(table)
    there = set(columns)
    if "claim" in there:
        if "speaker" in there:
            return QUOTE, "claim"
        return (MENTION if "realis" in there else CLAIM), "claim"
    if "event" in there and there & {"title", "event_title"}:
        return EVENT, "event"
    return (ARTICLE, "article") if "article" in there else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What Datasette gives to a renderer."""

    datasette: Any
    request: Any
    database: str
    table: str | None
    columns: list[str]
    sql: str | None
    data: dict[str, Any]

    def size(self, default: int) -> int:
        """How many entries are asked for by ``_size``, within what the settings let through."""
        most = int(self.datasette.setting("max_returned_rows"))
        wanted = self.request.args.get("_size") or ""
        if wanted == "max":
            return most
        return max(1, min(int(wanted) if wanted.isdigit() else default, most))

    async def newest(
        self, size: int, *, order: str | None = None
    ) -> tuple[Subject, list[dict[str, Any]]] | None:
        """The newest things that the rows are about, ``size`` at most; None where they are about nothing."""
        found = subject_of(self.table, self.columns)
        if found is None:
            return None
        subject, column = found
        view = subject.view if subject.view.startswith("(") else named(subject.view)
        for name in {subject.view, "event_mentions"} if subject is MENTION else {subject.view}:
            if not name.startswith("("):
                await permitted(self.datasette, self.request, self.database, name)
        where, values = await self._condition(subject, column)
        sql = f"select * from {view}{where} order by {named(order or subject.newest)} desc limit :_entries"
        served = self.datasette.get_database(self.database)
        rows = await served.execute(sql, {**values, "_entries": size}, page_size=size)
        return subject, [dict(row) for row in rows.rows]

    async def _condition(self, subject: Subject, column: str) -> tuple[str, dict[str, Any]]:
        if self.table is None:
            sql = (self.sql or "").strip().rstrip(";")
            told = self.data.get("query", {}).get("params")
            values = lines.values(self.request, sql) if told is None else dict(told)
            return f" where {named(subject.key)} in (select {named(column)} from ({sql}\n))", values
        asked = await asked_of_table(self.datasette, self.request, self.database, self.table)
        if self.table == subject.view:
            return asked.clause(), asked.values
        if not asked.where and self.table in _WHOLE:
            return "", {}
        if not asked.where and self.table == "claim_ladder":
            return " where event is not null", {}
        inside = f"select {named(column)} from {named(self.table)}{asked.clause()}"
        return f" where {named(subject.key)} in ({inside})", asked.values
