"""Reference rows: actors, places, conflicts and types, written as far as something refers to them.

The rows come from whoever holds the reference data; here stands only which of them are kept: all
states, intergovernmental bodies, conflicts and types, and of the rest what an article or a conflict
refers to. Tables of names are written anew each time, so no trace of an older version stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ..identity import identifier
from .rows import json_names

Rows = Iterable[Mapping[str, Any]]

ALWAYS = frozenset({"state", "igo"})
"""Kinds of actor that are written even if nothing refers to them."""


@dataclass(slots=True, kw_only=True)
class Reference:
    """Reference rows as mappings with the columns of the table of that name; absent columns are NULL.

    ``conflicts`` have ``parties`` (ids of actors, or lists of ids: one list a side) and ``places``
    (ids); a missing ``id`` in ``crosswalk`` and ``actor_roles`` is made from the row. Each is read once.
    """

    actors: Rows = ()
    actor_names: Rows = ()
    actor_roles: Rows = ()
    places: Rows = ()
    place_names: Rows = ()
    conflicts: Rows = ()
    event_types: Rows = ()
    crosswalk: Rows = ()


_COLUMNS = {
    "actors": ("id", "name", "kind", "country"),
    "actor_names": ("actor", "language", "name", "kind"),
    "actor_roles": ("id", "actor", "role", "body", "country", "start_date", "end_date", "source"),
    "places": ("id", "name", "kind", "country", "latitude", "longitude", "contested", "within"),
    "place_names": ("place", "language", "name", "side"),
    "conflicts": ("id", "name", "kind", "start_date", "end_date", "parties", "places", "source"),
    "conflict_parties": ("conflict", "actor", "side"),
    "conflict_places": ("conflict", "place"),
    "event_types": ("id", "name", "family", "description"),
    "crosswalk": ("id", "event_type", "system", "code", "name", "note"),
}
_ACTORS_IN_USE = """
select actor from mentions union select victim_side from claims union select claimant from claims
union select relayed_by from claims union select actor from event_mention_actors
union select reported_by from event_mentions union select speaker from quotes
"""
_PLACES_IN_USE = """
select place from mentions union select place from claim_places
union select place from event_mention_places union select dateline_place from articles
"""


def write_reference(db: Database, reference: Reference) -> None:
    """Brings the reference tables to what ``reference`` says of the things in use; one transaction."""
    actors_in_use = {row[0] for row in db.execute(_ACTORS_IN_USE)}
    places_in_use = {row[0] for row in db.execute(_PLACES_IN_USE)}
    conflicts, parties, fought_at = _conflicts(reference.conflicts)
    actors_in_use.update(actor for _, actor, _ in parties)
    places_in_use.update(place for _, place in fought_at)

    roles = [dict(row) for row in reference.actor_roles]
    # The bodies of the offices that people in use held are in use too, so that labels resolve.
    actors_in_use.update(row["body"] for row in roles if row["actor"] in actors_in_use and row.get("body"))
    places = {row["id"]: row for row in reference.places if row["id"] in places_in_use}
    actors_in_use.update(row.get("country") for row in places.values())
    actors = {row["id"]: row for row in reference.actors if _kept(row, actors_in_use)}
    kept_actors = actors_in_use | actors.keys()

    with db.atomic():
        _put(db, "actors", actors.values())
        _put(db, "places", places.values())
        for table, column, in_use in (("actors", "id", kept_actors), ("places", "id", places_in_use)):
            stored = {row[0] for row in db.execute(f"select {column} from {table}")}
            unused = sorted(stored - in_use)
            db.conn.executemany(f"delete from {table} where {column} = ?", [(key,) for key in unused])
        names = {**_stored_names(db, "actors"), **_stored_names(db, "places")}
        for conflict in conflicts:
            for column in ("parties", "places"):
                conflict[column] = json_names(names.get(key, key) for key in conflict[column])
        for table in ("actor_names", "actor_roles", "place_names", "conflict_parties", "conflict_places",
                      "conflicts", "event_types", "crosswalk"):  # fmt: skip
            db.conn.execute(f"delete from {table}")
        for table, rows, thing, in_use in (
            ("actor_names", reference.actor_names, "actor", kept_actors),
            ("place_names", reference.place_names, "place", places_in_use),
        ):
            _put(db, table, (_spoken(row) for row in rows if row[thing] in in_use))
        _put(db, "actor_roles", (_named(row, "actor_roles") for row in roles if row["actor"] in kept_actors))
        _put(db, "conflicts", conflicts)
        _put_rows(db, "conflict_parties", parties)
        _put_rows(db, "conflict_places", fought_at)
        _put(db, "event_types", reference.event_types)
        _put(db, "crosswalk", (_named(row, "crosswalk") for row in reference.crosswalk))


def _kept(row: Mapping[str, Any], in_use: set[Any]) -> bool:
    return row["id"] in in_use or row.get("kind") in ALWAYS


def _conflicts(
    rows: Rows,
) -> tuple[list[dict[str, Any]], list[tuple[str, str, int | None]], list[tuple[str, str]]]:
    """Conflicts with flat lists of ids, and the rows of the two tables beside them."""
    conflicts: list[dict[str, Any]] = []
    parties: dict[tuple[str, str], int | None] = {}
    places: list[tuple[str, str]] = []
    for row in rows:
        sides = [
            (None, [side]) if isinstance(side, str) else (number, list(side))
            for number, side in enumerate(row.get("parties") or (), start=1)
        ]
        where = list(dict.fromkeys(row.get("places") or ()))
        for number, side in sides:
            for actor in side:
                parties.setdefault((row["id"], actor), number)
        places += [(row["id"], place) for place in where]
        conflicts.append({**row, "parties": [actor for _, side in sides for actor in side], "places": where})
    return conflicts, [(*key, side) for key, side in parties.items()], places


def _spoken(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A name that all languages use has an empty language, since a key cannot be NULL."""
    return {**row, "language": row.get("language") or ""}


def _named(row: Mapping[str, Any], table: str) -> Mapping[str, Any]:
    if row.get("id"):
        return row
    return {**row, "id": identifier(table, *(row.get(column) for column in _COLUMNS[table][1:]))}


def _stored_names(db: Database, table: str) -> dict[str, str]:
    return dict(db.execute(f"select id, name from {table}").fetchall())


def _put(db: Database, table: str, rows: Rows) -> None:
    columns = _COLUMNS[table]
    _put_rows(db, table, (tuple(_stored(row.get(column)) for column in columns) for row in rows))


def _put_rows(db: Database, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    columns = _COLUMNS[table]
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    db.conn.executemany(f"insert or replace into {table} ({names}) values ({marks})", rows)


def _stored(value: Any) -> Any:
    """Dates as ISO text, the rest as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value
