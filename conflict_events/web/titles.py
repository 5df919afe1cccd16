"""Titles of events for any rows that name events, in the language of the page: one query for all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .event_title import event_title
from .language import DEFAULT, language
from .names import state_name

# Names as the page's language has them; those of the ledger where it has none.
TITLES = """
select events.id as event, events.title, events.type, events.family, events.start_date, events.end_date,
  events.first_reported, event_types.name as type_name, conflicts.name as conflict_name,
  events.place, places.name as place_name,
  (select name from place_names where place = events.place and language = :language
    and coalesce(side, '') = '' order by length(name), name limit 1) as place_here,
  (select json_group_array(json_array(actor, name)) from (
    select actor, coalesce((select name from actor_names where actor = event_parties.actor
      and language = :language and kind in ('', 'name') order by length(name), name limit 1), actors.name) as name
    from event_parties join actors on actors.id = event_parties.actor
    where event_parties.event = events.id order by actors.name)) as parties
from json_each(:ids) as wanted
  cross join events on events.id = wanted.value
  left join event_types on event_types.id = events.type
  left join conflicts on conflicts.id = events.conflict
  left join places on places.id = events.place
"""


async def titles(served: Any, ids: Iterable[Any], *, dated: bool = True) -> dict[str, str]:
    """What events of the database ``served`` are called, by id.

    Without ``dated`` the days of the event are left out, for lists in which they stand beside it.
    """
    wanted = [str(id) for id in dict.fromkeys(ids) if id]
    if not wanted:
        return {}
    # The usual names are those of the code's own language: for that one nothing is looked up.
    speaking = "?" if language() == DEFAULT else language()
    given = {"ids": json.dumps(wanted, ensure_ascii=False), "language": speaking}
    found = await served.execute(TITLES, given)
    return {row["event"]: _title(dict(row), dated=dated) for row in found.rows}


async def retitled(
    served: Any,
    rows: list[dict[str, Any]],
    *,
    title: str = "event_title",
    event: str = "event",
    dated: bool = True,
) -> list[dict[str, Any]]:
    """``rows``, whose column ``title`` now has the title of the event in column ``event``, if there is one."""
    found = await titles(served, (row[event] for row in rows), dated=dated)
    for row in rows:
        row[title] = found.get(row[event], row[title])
    return rows


def _title(row: dict[str, Any], *, dated: bool) -> str:
    if not dated and row["start_date"]:
        row |= {"start_date": None, "end_date": None, "first_reported": None}
    parties = [state_name(actor) or name for actor, name in json.loads(row["parties"] or "[]")]
    return event_title(row, parties, state_name(row["place"]) or row["place_here"])
