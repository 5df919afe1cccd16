"""One place: its names and who uses them, what is contested about it, and what is said to have happened there."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from .. import lists
from ..contested import spelled
from ..language import language
from ..locator import locator
from ..months import months
from ..names import state_name
from ..visit import Visit
from .actor import named

PLACE = """
select places.*, country.name as country_name
from places left join actors as country on country.id = places.country
where places.id = :id
"""
NAMES = """
select place_names.language, place_names.name, place_names.side, actors.name as side_name
from place_names left join actors on actors.id = place_names.side
where place_names.place = :id
order by place_names.side is null, place_names.side, place_names.language, length(place_names.name) limit 200
"""
AROUND = """
with recursive around (id, name, within, steps) as (
  select id, name, within, 0 from places where id = :id
  union select places.id, places.name, places.within, around.steps + 1
    from around join places on places.id = around.within where around.steps < 12
)
select id, name from around where steps > 0 order by steps desc
"""
INSIDE = "select id, name, kind, contested from places where within = :id order by name limit 60"
# The place and all known places in it.
ALL_INSIDE = """
with recursive inside (id) as (
  select :id union select places.id from inside join places on places.within = inside.id
)
select id from inside limit 5000
"""
COUNT = """
select count(*) as n from (
  select 1 from event_places where place in (select value from json_each(:places)) limit :most)
"""
# Few events: from the places to their events. Many: back from today until enough are found.
FEW_EVENTS = """
select distinct events.id, events.start_date from event_places cross join events on events.id = event_places.event
where event_places.place in (select value from json_each(:places))
order by events.start_date desc, events.id limit :n
"""
MANY_EVENTS = """
select events.id, events.start_date from events
where exists (select 1 from event_places
  where event = events.id and place in (select value from json_each(:places)))
order by events.start_date desc, events.id limit :n
"""
# Of a place with very many claims, those of its newest events; else the newest of all that are told of it.
CLAIMS = """
select claims.id from (select claim from claim_places where place = :id limit 2000) as here
  join claims on claims.id = here.claim
order by claims.said_start desc, claims.id limit :n
"""
DATELINED = """
select id, label, outlet, language, published_start from articles where dateline_place = :id
order by published_start desc, id limit :n
"""
CONFLICTS = """
select conflicts.id, conflicts.name, conflicts.start_date, conflicts.end_date
from conflict_places join conflicts on conflicts.id = conflict_places.conflict
where conflict_places.place = :id order by conflicts.start_date desc limit 30
"""
EVENTS, CLAIMED, WRITTEN, MANY = 20, 24, 8, 1000


async def page(visit: Visit) -> Response | None:
    """``/place/ID``."""
    place = visit.part("id")
    found = await visit.row(PLACE, id=place)
    if found is None:
        return await visit.moved(place, "/place/")
    names = await visit.rows(NAMES, id=place)
    inside = await visit.rows(INSIDE, id=place)
    all_inside = lists.as_json(await lists.ids(visit, ALL_INSIDE, id=place))
    count = await visit.row(COUNT, places=all_inside, most=MANY)
    many = bool(count and count["n"] >= MANY)
    newest = await visit.rows(MANY_EVENTS if many else FEW_EVENTS, places=all_inside, n=MANY)
    newest_ids = list(dict.fromkeys(row["id"] for row in newest))
    return await visit.render(
        "place.html",
        place=found,
        name=state_name(place) or named(found["name"], [{**one, "kind": one["side"]} for one in names]),
        names=names,
        contested=await spelled(visit, found["contested"]),
        around=await visit.rows(AROUND, id=place),
        inside=inside,
        events=await lists.events(visit, newest_ids[:EVENTS]),
        n_events=len(newest_ids),
        many=many,
        months=months((row["start_date"], 1) for row in newest),
        claims=lists.by_event(
            await lists.claims(visit, await lists.ids(visit, CLAIMS, id=place, n=CLAIMED))
        ),
        datelined=await visit.rows(DATELINED, id=place, n=WRITTEN),
        conflicts=await visit.rows(CONFLICTS, id=place),
        called=called(names),
        map=locator(found["latitude"], found["longitude"], name=found["name"]),
    )  # fmt: skip


def called(names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What each side calls the place, where sides differ: in the language of the page, if that is known."""
    sides: dict[str, dict[str, Any]] = {}
    for one in names:
        if one["side"]:
            sides.setdefault(one["side"], {**one, "all": []})["all"].append(one)
    for side in sides.values():
        here = [one["name"] for one in side["all"] if one["language"] == language()]
        side["all"] = list(dict.fromkeys(here or [one["name"] for one in side["all"]]))[:3]
    return list(sides.values())
