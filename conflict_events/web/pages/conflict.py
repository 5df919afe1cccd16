"""A named war: its days and parties, its events over time, and where the figures lie furthest apart."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from datasette.utils.asgi import Response

from .. import lists
from ..cells import listed
from ..figures import range_in_words
from ..months import months
from ..names import renamed
from ..ranges import APART
from ..titles import retitled
from ..visit import Visit

CONFLICT = "select * from conflicts where id = :id"
PARTIES = """
select actors.id, actors.name, conflict_parties.side
from conflict_parties join actors on actors.id = conflict_parties.actor
where conflict_parties.conflict = :id order by conflict_parties.side is null, conflict_parties.side, actors.name
"""
PLACES = """
select places.id, places.name from conflict_places join places on places.id = conflict_places.place
where conflict_places.conflict = :id order by places.name limit 60
"""
DAYS = "select start_date as day, count(*) as n from events where conflict = :id group by start_date"
# The war itself, as against what happened in it, is the event that bears its name.
ITSELF = """
select newest.id
from (select id, title from events where conflict = :id order by n_claims desc, id limit 500) as newest
  join conflicts on conflicts.id = :id and conflicts.name = newest.title
limit 4
"""
NEWEST = "select id from events where conflict = :id order by start_date desc, id limit :n"
MOST_CLAIMED = """
select id from events where conflict = :id and n_claims > 0 order by n_claims desc, id limit :n
"""
FURTHEST = f"""{
    APART.format(
        ranges="json_each(:events) as wanted cross join event_ranges on event_ranges.event = wanted.value"
    )
}
order by event_ranges.high * 1.0 / max(event_ranges.low, 1) desc, event_ranges.high desc limit :n
"""
VOICES = """
select claims.claimant, actors.name as claimant_name, articles.outlet, articles.language, count(*) as n
from (
    select event_links.claim from json_each(:events) as wanted
      cross join event_links on event_links.event = wanted.value and event_links.claim is not null
    limit 1000) as heard
  cross join claims on claims.id = heard.claim
  cross join articles on articles.id = claims.article
  left join actors on actors.id = claims.claimant
where articles.duplicate_of is null
group by 1, 3, 4
"""
# Named conflicts that share a party or a place with this one, in order of time.
RELATED = """
select distinct conflicts.id, conflicts.name, conflicts.kind, conflicts.start_date, conflicts.end_date
from conflict_parties as mine
  join conflict_parties as theirs on theirs.actor = mine.actor
  join conflicts on conflicts.id = theirs.conflict
where mine.conflict = :id and conflicts.id <> :id
  and (select count(*) from conflict_parties as one join conflict_parties as other on other.actor = one.actor
    where one.conflict = :id and other.conflict = conflicts.id) >= 2
order by conflicts.start_date limit 40
"""
EVENTS, DISPUTES, LOOKED_AT = 20, 8, 100


async def page(visit: Visit) -> Response | None:
    """``/conflicts/ID``."""
    conflict = visit.part("id")
    found = await visit.row(CONFLICT, id=conflict)
    if found is None:
        return await visit.moved(conflict, "/conflicts/")
    days = await visit.rows(DAYS, id=conflict)
    most_claimed = lists.as_json(await lists.ids(visit, MOST_CLAIMED, id=conflict, n=LOOKED_AT))
    voices = await visit.rows(VOICES, events=most_claimed)
    related = await visit.rows(RELATED, id=conflict)
    return await visit.render(
        "conflict.html",
        conflict=found,
        party_names=listed(found["parties"] or "") or [],
        place_names=listed(found["places"] or "") or [],
        sides=sides(await visit.rows(PARTIES, id=conflict)),
        places=await visit.rows(PLACES, id=conflict),
        itself=await lists.events(visit, await lists.ids(visit, ITSELF, id=conflict)),
        events=await lists.events(visit, await lists.ids(visit, NEWEST, id=conflict, n=EVENTS)),
        n_events=sum(row["n"] for row in days),
        months=months((row["day"], row["n"]) for row in days),
        disputes=[
            {**row, "low_words": end_in_words(row, "low"),
             "high_words": end_in_words(row, "high")}
            for row in await _apart(visit, most_claimed)
        ],
        looked_at=LOOKED_AT,
        voices=counted(voices),
        parts=[one for one in related if within(one, found)],
        whole=[one for one in related if within(found, one)],
        related=[one for one in related if not within(one, found) and not within(found, one)],
    )  # fmt: skip


async def _apart(visit: Visit, events: str) -> list[dict[str, Any]]:
    """Where the last figures lie furthest apart, of these events as JSON."""
    found = await visit.rows(FURTHEST, events=events, n=DISPUTES)
    return await renamed(visit.served, await retitled(visit.served, found, title="title", dated=False))


def end_in_words(row: dict[str, Any], end: str) -> str | None:
    """One end of a range, as the claim that gives it said it."""
    same = {
        f"{other}_{what}": row[f"{end}_{what}"]
        for other in ("low", "high")
        for what in ("count", "bound", "claim")
    }
    return range_in_words(
        {**row, **same, "low": row[end], "high": row[end], "high_open": row["high_open"] and end == "high"}
    )


def sides(parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Parties by the side on which they fought; those of whom that is not told come last, together."""
    return [
        {"side": side, "parties": list(some)}
        for side, some in groupby(parties, key=lambda party: party["side"])
    ]


def within(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one conflict lies within the days of another, which is longer."""
    if not one["start_date"] or not other["start_date"]:
        return False
    open_end = "9999"
    start, end = other["start_date"], other["end_date"] or open_end
    inside = bool(one["start_date"] >= start and (one["end_date"] or open_end) <= end)
    return inside and (one["start_date"], one["end_date"]) != (start, other["end_date"])


def counted(voices: list[dict[str, Any]]) -> dict[str, list[tuple[Any, int]]]:
    """Claimants, outlets and languages by the number of their claims, most first."""
    claimants: Counter[tuple[str, str]] = Counter()
    outlets: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for row in voices:
        if row["claimant"]:
            claimants[row["claimant"], row["claimant_name"] or row["claimant"]] += row["n"]
        if row["outlet"]:
            outlets[row["outlet"]] += row["n"]
        if row["language"]:
            languages[row["language"]] += row["n"]
    return {
        "claimants": claimants.most_common(12),
        "outlets": outlets.most_common(12),
        "languages": languages.most_common(12),
    }
