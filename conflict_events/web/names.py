"""Names of actors and places in the language of the page: those that the ledger knows; of states, those of CLDR."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from babel.core import get_global

from .language import DEFAULT, language, locale

# A short name goes before a long one. Names that one side alone uses are no one's but theirs.
NAMES = """
select id, name from (
  select actor as id, name from actor_names
  where actor in (select value from json_each(:ids)) and language = :language and kind in ('', 'name')
  union all
  select place, name from place_names
  where place in (select value from json_each(:ids)) and language = :language and coalesce(side, '') = ''
) order by id, length(name) desc, name desc
"""
# Columns with ids, and those with the names of what bears them.
BEARERS = (
    ("claimant", "claimant_name"), ("victim_side", "victim_side_name"), ("relayed_by", "relayed_by_name"),
    ("victim_side", "side"), ("side", "side_name"), ("victim_side", "side_name"), ("speaker", "speaker_name"),
    ("reported_by", "reporter_name"), ("low_claimant", "low_by"), ("high_claimant", "high_by"),
    ("place", "place_name"), ("country", "country_name"), ("actor", "name"),
)  # fmt: skip


def state_name(id: str | None) -> str | None:
    """What CLDR calls the state with this ISO 3166 alpha-3 code; None for other ids, and in the code's language."""
    if id is None or len(id) != 3 or language() == DEFAULT:
        return None
    name = locale().territories.get(_two_letters().get(id, ""))
    return str(name) if name else None


async def names(served: Any, ids: Iterable[Any]) -> dict[str, str]:
    """Names of actors and places of the database ``served``, by id; only of what it has names for."""
    wanted = sorted({str(id) for id in ids if id})
    if language() == DEFAULT or not wanted:
        return {}
    given = {"ids": json.dumps(wanted, ensure_ascii=False), "language": language()}
    # The last of several, which is the shortest, stays.
    found = {row["id"]: row["name"] for row in (await served.execute(NAMES, given)).rows}
    return {**found, **{id: name for id in wanted if (name := state_name(id))}}


async def renamed(served: Any, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """``rows``, in which actors and places are called as the page's language has them (`BEARERS`)."""
    if language() == DEFAULT:
        return rows
    pairs = [
        (row, name, row[id])
        for row in rows
        for id, name in BEARERS
        if row.get(id) is not None and row.get(name) is not None
    ]
    known = await names(served, (id for _row, _name, id in pairs))
    for row, name, id in pairs:
        row[name] = known.get(id, row[name])
    return rows


@cache
def _two_letters() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    return {code: two[0] for code, two in aliases.items() if len(code) == 3 and len(two) == 1}
