"""What the columns of a ledger hold: kind, meaning, and to which table they refer."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from ..storage.described import DESCRIPTIONS, described

LEFT_OUT = {"sources", "redirects", "article_shingles", "searched"}
"""Tables with which builds work; nobody outside can use them."""

_LEFT_OUT_COLUMNS = {
    "articles": {"fingerprint"},
    "article_texts": {"search"},
    "claims": {"published_start", "language", "outlet", "event"},
    "quotes": {"published_start", "language", "outlet"},
    # An export tells which versions made the rows, never when they ran: the same ledger gives the same bytes.
    "runs": {"builds", "started_at", "finished_at", "seconds", "articles", "unchanged", "failed", "issues"},
}
_DATES = frozenset(
    "start_date end_date event_start event_end said_start said_end published_start published_end "
    "first_reported last_reported missing_since".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: ``kind`` is text, integer, number, boolean, date (ISO text) or list.

    ``refers`` is the table whose ``id`` it holds; ``key``: it is (part of) the primary key.
    """

    name: str
    kind: str
    meaning: str
    refers: str | None = None
    key: bool = False
    required: bool = False


def columns_of(connection: sqlite3.Connection, table: str) -> list[Column]:
    """The columns of a table of the schema, without those that only builds use."""
    refers = {row[3]: row[2] for row in connection.execute(f'pragma foreign_key_list("{table}")')}
    return [
        Column(
            name=name,
            kind=_kind(name, sql_type, described(table, name) or ""),
            meaning=described(table, name) or "",
            refers=refers.get(name),
            key=bool(key),
            required=bool(required),
        )
        for _, name, sql_type, required, _, key in connection.execute(f'pragma table_info("{table}")')
        if name not in _LEFT_OUT_COLUMNS.get(table, ())
    ]


def _kind(name: str, sql_type: str, meaning: str) -> str:
    if name in _DATES:
        return "date"
    if meaning.startswith("1 if"):
        return "boolean"
    if meaning.startswith("JSON array"):
        return "list"
    return {"INTEGER": "integer", "REAL": "number", "FLOAT": "number"}.get(sql_type.upper(), "text")


def typed(value: Any, kind: str) -> Any:
    """A stored value as Python holds it: booleans and lists instead of 0 and 1 and JSON."""
    if value is None:
        return None
    if kind == "boolean":
        return bool(value)
    if kind == "list":
        return json.loads(value)
    return value


def _claim_column(name: str, source: str, kind: str, meaning: str = "") -> tuple[Column, str]:
    table = {"c": "claims", "a": "articles", "e": "events", "l": "event_links"}.get(source.split(".")[0], "")
    told = meaning or DESCRIPTIONS[table][source.split(".")[1].strip('"')]
    told = told.replace("JSON array: ", "").removeprefix("1 if ") if kind in ("list", "boolean") else told
    return Column(name=name, kind=kind, meaning=told, key=name == "claim"), source


_CLAIM = [
    _claim_column("claim", "c.id", "text"),
    _claim_column("event", "l.event", "text", "id of the event it belongs to; empty if it is linked to none"),
    _claim_column("event_title", "e.title", "text", "title of that event"),
    _claim_column("event_type", "e.type", "text", "type of that event"),
    _claim_column("conflict", "e.conflict", "text", "the named conflict that the event is, or is part of"),
    _claim_column("event_start", "c.event_start", "date", "first day of the harm, as this claim tells it"),
    _claim_column("event_end", "c.event_end", "date", "last day of the harm"),
    _claim_column("date_precision", "c.date_precision", "integer"),
    _claim_column("outcome", "c.outcome", "text"),
    _claim_column("figure_kind", "c.figure_kind", "text"),
    _claim_column("count", 'c."count"', "integer"),
    _claim_column("count_low", "c.count_low", "integer"),
    _claim_column("count_high", "c.count_high", "integer"),
    _claim_column("bound", "c.bound", "text"),
    _claim_column("count_text", "c.count_text", "text"),
    _claim_column("victim_type", "c.victim_type", "text"),
    _claim_column("victim_side", "c.victim_side", "text", "id of the actor whose people they were"),
    _claim_column("victim_side_name", "side.name", "text", "its usual name"),
    _claim_column("claimant", "c.claimant", "text", "id of who said it; empty is the article's own voice"),
    _claim_column("claimant_name", "who.name", "text", "its usual name"),
    _claim_column("claimant_text", "c.claimant_text", "text"),
    _claim_column("claimant_kind", "who.kind", "text", "state, armed_forces, person, media ..."),
    _claim_column("claimant_country", "who.country", "text", "ISO 3166 alpha-3 code of its state"),
    _claim_column("claimant_is_party", "c.claimant_is_party", "boolean"),
    _claim_column("relayed_by", "c.relayed_by", "text", "id of who passed the words on"),
    _claim_column("relayed_by_name", "relay.name", "text", "its usual name"),
    _claim_column("stance", "c.stance", "text"),
    _claim_column("scope", "c.scope", "text"),
    _claim_column("part_of", "c.part_of", "text", "id of the claim of which this one counts a part"),
    _claim_column(
        "superseded_by", "l.superseded_by", "text", "id of the claimant's next figure for the same"
    ),
    _claim_column("said_start", "c.said_start", "date"),
    _claim_column("said_end", "c.said_end", "date"),
    _claim_column("is_background", "c.is_background", "boolean", "told as history, not as news"),
    _claim_column("places", "c.places", "list"),
    _claim_column("place", "p.id", "text", "id of the place, where the claim names exactly one"),
    _claim_column("place_name", "p.name", "text", "its usual name"),
    _claim_column(
        "country",
        "case when p.contested is null then coalesce(p.country, e.country) else p.country end",
        "text",
        "of that place, or else of the event; empty where the place is contested",
    ),
    _claim_column("latitude", "p.latitude", "number", "of that place: degrees north, WGS 84"),
    _claim_column("longitude", "p.longitude", "number", "of that place: degrees east, WGS 84"),
    _claim_column("article", "c.article", "text", "id of the article it stands in"),
    _claim_column("article_title", "a.label", "text", "its title, or its first words"),
    _claim_column("outlet", "a.outlet", "text"),
    _claim_column("language", "a.language", "text"),
    _claim_column("url", "a.url", "text"),
    _claim_column("source", "a.source", "text"),
    _claim_column("published_start", "a.published_start", "date"),
    _claim_column("published_end", "a.published_end", "date"),
    _claim_column("duplicate_of", "a.duplicate_of", "text", "id of the article that this one is a copy of"),
    _claim_column("sentence", "c.sentence", "text", "id of the sentence"),
    _claim_column("evidence", "c.evidence", "text"),
    _claim_column("start", "c.start", "integer"),
    _claim_column("end", 'c."end"', "integer"),
    _claim_column("rule", "c.rule", "text"),
    _claim_column("run", "c.run", "text", "id of the versions of library and plugins that read it"),
]

CLAIM_COLUMNS: tuple[Column, ...] = tuple(column for column, _ in _CLAIM)
"""The columns of a claim with its event, names and article: what `Ledger.claims` gives."""

CLAIM_SQL = f"""select {", ".join(source for _, source in _CLAIM)}
from claims c
  join articles a on a.id = c.article
  left join event_links l on l.claim = c.id
  left join events e on e.id = l.event
  left join actors side on side.id = c.victim_side
  left join actors who on who.id = c.claimant
  left join actors relay on relay.id = c.relayed_by
  left join places p on p.id = (
    select min(place) from claim_places where claim = c.id group by claim having count(*) = 1)"""
