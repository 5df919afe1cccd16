"""One actor: what it claims, what is claimed about its people, its words and its offices over time."""

from __future__ import annotations

from collections import Counter
from typing import Any

from datasette.utils.asgi import Response

from .. import lists
from ..differences import difference
from ..language import DEFAULT, language
from ..months import months
from ..names import state_name
from ..visit import Visit

ACTOR = """
select actors.*, country.name as country_name
from actors left join actors as country on country.id = actors.country and country.id <> actors.id
where actors.id = :id
"""
NAMES = (
    "select language, name, kind from actor_names where actor = :id order by language, length(name) limit 200"
)
ROLES = """
select actor_roles.*, body.name as body_name
from actor_roles left join actors as body on body.id = actor_roles.body
where actor_roles.actor = :id order by actor_roles.start_date is null, actor_roles.start_date, actor_roles.role
"""
OFFICERS = """
select actor_roles.*, actors.name as actor_name
from actor_roles join actors on actors.id = actor_roles.actor
where actor_roles.body = :id order by actor_roles.start_date desc, actors.name limit 40
"""
# Who speaks for a state: organs and forces, and people who hold or held an office of it.
ORGANS = """
select id, name from actors
where country = :id and id <> :id and (
  kind in ('government', 'military', 'armed_forces', 'ministry', 'parliament', 'police', 'court')
  or kind = 'person' and exists (select 1 from actor_roles where actor = actors.id and country = :id))
order by name limit 200
"""
# Each of them gives its newest by the index, so that the sort is over a few rows.
BY = """
select one.id from json_each(:actors) as who
  cross join claims as one
where one.id in (select id from claims where claimant = who.value order by said_start desc, id limit :n)
order by one.said_start desc, one.id limit :n
"""
ABOUT = "select id from claims where victim_side = :id order by said_start desc, id limit :n"
DENIED = """
select id from claims where claimant = :id and stance = 'denies' order by said_start desc, id limit :n
"""
DENIED_EVENTS = """
select event_mentions.id, event_mentions.evidence, event_mentions.article, event_mentions.type,
  event_mentions.start_date, event_mentions.end_date, articles.label as article_label, articles.outlet,
  articles.language, articles.published_start, event_links.event
from (
    select id from event_mentions where reported_by = :id and realis in ('denied', 'negated') limit 500) as denied
  cross join event_mentions on event_mentions.id = denied.id
  join articles on articles.id = event_mentions.article
  left join event_links on event_links.event_mention = event_mentions.id
order by +event_mentions.start_date desc limit :n
"""
QUOTES = "select id from quotes where speaker = :id order by said_start desc, id limit :n"
COUNTS = """
select (select count(*) from claims where claimant = :id) as claims,
  (select count(*) from claims where victim_side = :id) as about,
  (select count(*) from quotes where speaker = :id) as quotes
"""
SAID = "select said_start as day, count(*) as n from claims where claimant = :id group by said_start"
PARTIES = "select count(*) as n from (select 1 from event_parties where actor = :id limit :most)"
# An actor of few events: from its events to their days. One of many: back from today until enough are found.
FEW_EVENTS = """
select events.id from event_parties cross join events on events.id = event_parties.event
where event_parties.actor = :id order by events.start_date desc, events.id limit :n
"""
MANY_EVENTS = """
select events.id from events
where exists (select 1 from event_parties where event = events.id and actor = :id)
order by events.start_date desc, events.id limit :n
"""
# Everybody's claims on the events of which this actor spoke last.
SAME_EVENTS = """
select claims.id, claims.claimant, claimant.name as claimant_name, claims.outcome, claims.victim_side,
  claims.victim_type, claims.scope, claims.count, claims.count_low, claims.count_high, claims.bound,
  claims.stance, event_links.event, event_links.superseded_by
from json_each(:events) as wanted
  cross join event_links on event_links.event = wanted.value
  cross join claims on claims.id = event_links.claim
  cross join articles on articles.id = claims.article
  cross join actors as claimant on claimant.id = claims.claimant
where articles.duplicate_of is null and claims.stance <> 'denies'
limit 4000
"""

PLAIN = ("", "name", None)  # kinds of names that are no surname, metonym or code
CLAIMS, EVENTS, FEW = 40, 8, 8
MANY = 1000  # events from which on an actor's list is found by walking back


async def page(visit: Visit) -> Response | None:
    """``/actor/ID``."""
    actor = visit.part("id")
    found = await visit.row(ACTOR, id=actor)
    if found is None:
        return await visit.moved(actor, "/actor/")
    names = await visit.rows(NAMES, id=actor)
    organs = await visit.rows(ORGANS, id=actor) if found["kind"] == "state" else []
    own = await lists.claims(visit, await lists.ids(visit, BY, actors=lists.as_json([actor]), n=CLAIMS))
    by_organs = await lists.ids(visit, BY, actors=lists.as_json(one["id"] for one in organs), n=CLAIMS)
    spoken = [claim["event"] for claim in own if claim["event"]]
    parties = await visit.row(PARTIES, id=actor, most=MANY)
    walk = MANY_EVENTS if parties and parties["n"] >= MANY else FEW_EVENTS
    return await visit.render(
        "actor.html",
        who=found,  # "actor" is who has logged in
        name=state_name(actor) or named(found["name"], names),
        names=[one for one in names if one["kind"] in PLAIN],
        aliases=[one for one in names if one["kind"] not in PLAIN],
        counts=await visit.row(COUNTS, id=actor) or {},
        roles=await visit.rows(ROLES, id=actor),
        officers=await visit.rows(OFFICERS, id=actor),
        organs=organs,
        by_it=lists.by_event(own)[:EVENTS],
        by_organs=lists.by_event(await lists.claims(visit, by_organs))[:EVENTS],
        about=lists.by_event(
            await lists.claims(visit, await lists.ids(visit, ABOUT, id=actor, n=CLAIMS))
        )[:EVENTS],
        denied=lists.by_event(
            await lists.claims(visit, await lists.ids(visit, DENIED, id=actor, n=FEW))
        ),
        denied_events=await visit.rows(DENIED_EVENTS, id=actor, n=FEW),
        quotes=await lists.quotes(visit, await lists.ids(visit, QUOTES, id=actor, n=FEW)),
        events=await lists.events(visit, await lists.ids(visit, walk, id=actor, n=EVENTS)),
        others=others(
            actor, await visit.rows(SAME_EVENTS, events=lists.as_json(dict.fromkeys(spoken)))
        ) if spoken else [],
        months=months((row["day"], row["n"]) for row in await visit.rows(SAID, id=actor)),
        cited=cited(own),
        shown=len(own),
    )  # fmt: skip


def named(usual: str, names: list[dict[str, Any]]) -> str:
    """A name in the language of the page, where one is known; the usual one otherwise."""
    if language() == DEFAULT:
        return usual
    fitting = [one["name"] for one in names if one["language"] == language() and one["kind"] in PLAIN]
    return min(fitting, key=len) if fitting else usual


def cited(claims: list[dict[str, Any]]) -> dict[str, list[tuple[str, int]]]:
    """By which outlets and in which languages these claims are printed, the most frequent first."""
    return {
        column: Counter(claim[column] for claim in claims if claim[column]).most_common(12)
        for column in ("outlet", "language")
    }


def others(actor: str, claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who else gave figures for the same events, and how this actor's lie to theirs: lower, same or higher.

    Only the last figure of each for one event, outcome, victims and scope is compared; the dead of the
    actor's own side and those of others are told apart.
    """
    things: dict[tuple[Any, ...], dict[str, dict[str, Any]]] = {}
    for claim in claims:
        if claim["superseded_by"] is None:
            thing = tuple(claim[one] for one in ("event", "outcome", "victim_side", "victim_type", "scope"))
            things.setdefault(thing, {})[claim["claimant"]] = claim
    found: dict[tuple[str, bool], dict[str, Any]] = {}
    for thing, by_whom in things.items():
        if (mine := by_whom.get(actor)) is None:
            continue
        for whom, theirs in by_whom.items():
            apart = difference(mine, theirs)
            if whom == actor or apart.kind == "none":
                continue
            row = found.setdefault(
                (whom, thing[2] == actor),
                {
                    "id": whom, "name": theirs["claimant_name"], "own": thing[2] == actor,
                    "lower": 0, "same": 0, "higher": 0, "events": set(), "factor": 1.0,
                },
            )  # fmt: skip
            row[{"a": "higher", "b": "lower"}.get(apart.higher, "same")] += 1
            row["events"].add(thing[0])
            row["factor"] = max(row["factor"], apart.factor or 1.0)
    return sorted(found.values(), key=lambda row: (not row["own"], -len(row["events"]), row["name"]))[:12]
