"""A small ledger of things that never happened, made anew from its articles: what exporters are tried on.

It is the same on every machine: of paths the file names are left, of versions nothing, and of the
reference tables only what the articles refer to, so that a new name of a general changes no sample.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from .building import build

ARTICLES = Path(__file__).parent / "sample"

_ACTORS = """select claimant from claims union select victim_side from claims
union select relayed_by from claims union select speaker from quotes union select actor from mentions
union select actor from event_parties union select actor from event_mention_actors
union select reported_by from event_mentions union select country from places union select country from events"""
_PLACES = """select place from claim_places union select place from event_places
union select place from event_mention_places union select place from mentions union select place from events
union select dateline_place from articles union select within from places"""
_KEPT = {
    "places": f"id in ({_PLACES})",
    "place_names": "place in (select id from places) and language = ''",
    "actors": f"id in ({_ACTORS}) or id in (select country from actors where id in ({_ACTORS}))",
    "actor_names": "actor in (select id from actors) and language = ''",
    "actor_roles": "0",
    "conflicts": "id in (select conflict from events)",
    "conflict_parties": "0",
    "conflict_places": "0",
    "event_types": "id in (select type from event_mentions union select type from events)",
    "crosswalk": "event_type in (select id from event_types)",
}


def sample_ledger(path: Path) -> Path:
    """Makes the ledger at ``path``, which must not exist, and gives the path."""
    build([ARTICLES], path, workers=1)
    # What a subquery does not know is NULL: "is not 1" where "not" would keep everything.
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for table, kept in _KEPT.items():
            connection.execute(f"delete from {table} where ({kept}) is not 1")
        for table, column in _columns(connection, {"run"}):
            connection.execute(f"update {table} set {column} = 'sample'")
        connection.execute("update runs set id = 'sample', library = '0', plugins = '{}', schema = 0")
        for table in ("articles", "issues"):
            connection.execute(f"update {table} set source = replace(source, ?, '')", [f"{ARTICLES}{os.sep}"])
    return path


def _columns(connection: sqlite3.Connection, names: set[str]) -> Iterator[tuple[str, str]]:
    """The tables that have one of these columns, and the column."""
    tables = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    for (table,) in tables:
        for row in connection.execute(f'pragma table_info("{table}")').fetchall():
            if row[1] in names:
                yield f'"{table}"', row[1]
