"""Reads what linking works on: each event mention with the claims about it, as one `Item`.

Parties are states, bodies and armed groups: an organ
or office holder stands for the state or group it belongs to, so that accounts which name a
president, a ministry and a country agree.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from sqlite_utils import Database

from .facts import Article, Conflict, Item, Ledger, Member, PlaceFacts

TOLD = ("happened", "claimed", "denied")
"""Mentions of things that are planned, supposed or negated tell of no event."""

_OF_THEIR_STATE = frozenset(
    {"state", "person", "ministry", "parliament", "police", "court", "crowd", "military"}
)
_ORGANS = frozenset({"government", "armed_forces"})
_NO_PARTY = frozenset({"media", "ngo"})
_FAR = 3
"""Days between a claim's date and its mention's from which on they are about two events."""


def gather(db: Database, apart: set[tuple[str, str]]) -> Ledger:
    """Reads what is to be grouped; ``apart`` are pairs of ids (both ways) that people keep apart."""
    parties = _parties(db)
    places = {
        row[0]: PlaceFacts(
            name=row[1], kind=row[2] or "", country=row[3], latitude=row[4], longitude=row[5], within=row[6]
        )
        for row in db.execute("select id, name, kind, country, latitude, longitude, within from places")
    }
    articles = _articles(db, parties, places)
    types = db.execute("select id, name, family from event_types").fetchall()
    families = {row[0]: row[2] for row in types}
    claims = _claims(db)
    items: list[Item] = []
    unlinked = 0
    for mention in _mentions(db):
        own = claims.pop(mention["id"], [])
        if mention["realis"] not in TOLD and not own:
            unlinked += 1
            continue
        items += accounts(mention, own, articles, parties, families, apart)
    for alone in claims.values():
        items += accounts(None, alone, articles, parties, families, apart)
    items.sort(key=lambda item: item.key)
    return Ledger(
        items=items,
        conflicts=_conflicts(db, parties, items),
        places=places,
        articles=articles,
        type_names={row[0]: row[1] for row in types},
        families=families,
        party_names=dict(db.execute("select id, name from actors").fetchall()),
        unlinked=unlinked,
    )


def ordinal(day: str | None) -> int | None:
    """The ordinal of an ISO date; None for None."""
    return None if day is None else dt.date.fromisoformat(day[:10]).toordinal()


def _dictionaries(db: Database, sql: str) -> list[dict[str, Any]]:
    cursor = db.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _parties(db: Database) -> dict[str, str | None]:
    """For each actor the party that it stands for; None for those that stand for none."""
    actors = {row[0]: (row[1], row[2]) for row in db.execute("select id, kind, country from actors")}
    known = {row[0] for row in db.execute("select distinct actor from actor_names")}
    bodies: dict[str, str] = {}
    roles = "select actor, body from actor_roles where body is not null order by end_date is not null, id"
    for actor, body in db.execute(roles):
        bodies.setdefault(actor, body)

    def party(actor: str, depth: int = 0) -> str | None:
        kind, country = actors.get(actor, ("other", None))
        if kind in _NO_PARTY:
            return None
        if kind == "person" and actor in bodies and depth < 3:
            return party(bodies[actor], depth + 1)
        if kind in _OF_THEIR_STATE:
            return country or (actor if kind == "state" else None)
        if kind in _ORGANS and (country is None or actor.startswith(country)):
            # A government that is no state's, such as that of a breakaway region, is a party itself.
            return country or (actor if actor in known else None)
        return actor

    return {actor: party(actor) for actor in actors}


def _articles(
    db: Database, parties: dict[str, str | None], places: dict[str, PlaceFacts]
) -> dict[str, Article]:
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for article, actor, times in db.execute(
        "select article, actor, count(*) from mentions where actor is not null group by article, actor"
    ):
        if (party := parties.get(actor, actor)) is not None:
            named[article][party] += times
    for article, place, times in db.execute(
        "select article, place, count(*) from mentions where place is not null group by article, place"
    ):
        if place in places and (country := places[place].country):
            named[article][country] += times
    return {
        row[0]: Article(
            id=row[0], published=row[1], outlet=row[2] or row[5], language=row[3], duplicate_of=row[4],
            context=_mostly_about(named[row[0]]), reported=_reported(row[1], row[6]),
        )
        for row in db.execute(
            "select id, published_start, outlet, language, duplicate_of, source, published_end from articles"
        )
    }  # fmt: skip


def _reported(first: str | None, last: str | None) -> tuple[int, int] | None:
    earliest, latest = ordinal(first), ordinal(last or first)
    return None if earliest is None or latest is None else (earliest, latest)


def _mostly_about(named: Counter[str]) -> frozenset[str]:
    """The parties named most: at least twice, and a third as often as the one named most of all."""
    if not named:
        return frozenset()
    least = max(2, named.most_common(1)[0][1] / 3)
    ranked = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    return frozenset(party for party, times in ranked[:4] if times >= least)


def _mentions(db: Database) -> list[dict[str, Any]]:
    mentions = _dictionaries(
        db,
        "select id, article, sentence, type, start_date, end_date, realis, is_background, evidence, start "
        "from event_mentions order by article, start, id",
    )
    actors: dict[str, list[str]] = defaultdict(list)
    for mention, actor in db.execute("select event_mention, actor from event_mention_actors"):
        actors[mention].append(actor)
    places: dict[str, list[str]] = defaultdict(list)
    for mention, place in db.execute("select event_mention, place from event_mention_places"):
        places[mention].append(place)
    for row in mentions:
        row["actors"] = actors.get(row["id"], [])
        row["places"] = places.get(row["id"], [])
    return mentions


def _claims(db: Database) -> dict[str, list[dict[str, Any]]]:
    """Claims by the mention they are about, or by their own id where that is not known."""
    claims = _dictionaries(
        db,
        "select id, article, sentence, outcome, count, count_low, count_high, bound, count_text, "
        "victim_type, victim_side, claimant, claimant_text, claimant_is_party, stance, scope, part_of, "
        "event_mention, event_start, event_end, said_start, is_background, evidence, start, rule "
        "from claims order by article, start, id",
    )
    places: dict[str, list[str]] = defaultdict(list)
    for claim, place in db.execute("select claim, place from claim_places"):
        places[claim].append(place)
    by_id = {row["id"]: row for row in claims}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in claims:
        row["places"] = places.get(row["id"], [])
        whole, seen = row, {row["id"]}
        while whole["part_of"] in by_id and whole["part_of"] not in seen:
            seen.add(whole["part_of"])
            whole = by_id[whole["part_of"]]
        # A part is about the event of its whole, wherever that is.
        found[whole["event_mention"] or whole["id"]].append(row)
    return found


def accounts(
    mention: dict[str, Any] | None,
    claims: list[dict[str, Any]],
    articles: dict[str, Article],
    parties: dict[str, str | None],
    families: dict[str, str],
    apart: set[tuple[str, str]],
) -> list[Item]:
    """The item of a mention with its claims, and further ones for claims of another time."""
    item: Item | None = None
    if mention is not None:
        item = _item(mention, None, articles, parties, families)
    made = [item] if item else []
    for claim in claims:
        fitting = next((one for one in made if _belongs(claim, one, apart)), None)
        if fitting is None:
            made.append(_item(mention, claim, articles, parties, families))
        else:
            _add(fitting, claim, parties)
    return made


def _item(
    mention: dict[str, Any] | None,
    claim: dict[str, Any] | None,
    articles: dict[str, Article],
    parties: dict[str, str | None],
    families: dict[str, str],
) -> Item:
    """An item of a mention alone, or of a claim that takes no more than its type from a mention."""
    row = claim or mention or {}
    type_ = mention["type"] if mention else None
    family = families.get(type_, type_) if type_ else "violence"
    group = type_ if type_ and (family != "violence" or type_ == "war") else "violence"
    item = Item(
        members=[], article=articles[row["article"]], type=type_, family=family, group=group,
        first=None, last=None, parties=frozenset(), places=frozenset(),
        background=bool(row["is_background"]), figures=frozenset(), start=row["start"],
    )  # fmt: skip
    if claim is not None:
        _add(item, claim, parties)
    elif mention is not None:
        item.first = ordinal(mention["start_date"])
        item.last = ordinal(mention["end_date"]) or item.first
        item.parties = _known(mention["actors"], parties)
        item.places = frozenset(mention["places"])
        item.members.append(
            Member(
                id=mention["id"], is_claim=False, article=item.article, type=type_,
                evidence=mention["evidence"], row=mention,
            )
        )  # fmt: skip
    return item


def _belongs(claim: dict[str, Any], item: Item, apart: set[tuple[str, str]]) -> bool:
    if any((claim["id"], member.id) in apart for member in item.members):
        return False
    first = ordinal(claim["event_start"])
    last = ordinal(claim["event_end"]) or first
    if first is None or last is None or item.first is None or item.last is None:
        return True
    return first <= item.last + _FAR and item.first <= last + _FAR


def _add(item: Item, claim: dict[str, Any], parties: dict[str, str | None]) -> None:
    first = ordinal(claim["event_start"])
    last = ordinal(claim["event_end"]) or first
    # The narrower interval is the better knowledge.
    if first and last and (not item.first or not item.last or item.first <= first <= last <= item.last):
        item.first, item.last = first, last
    sides = [claim["victim_side"]]
    if claim["claimant_is_party"]:
        sides.append(claim["claimant"])
    item.parties |= _known([side for side in sides if side], parties)
    item.places |= frozenset(claim["places"])
    if (figure := claim["count"]) is not None and figure > 2:
        item.figures |= {(claim["outcome"], figure)}
        if claim["claimant"]:
            item.claimants |= {claim["claimant"]}
    item.members.append(
        Member(
            id=claim["id"], is_claim=True, article=item.article, type=None,
            evidence=claim["evidence"], row=claim,
        )
    )  # fmt: skip


def _known(actors: list[str], parties: dict[str, str | None]) -> frozenset[str]:
    return frozenset(party for actor in actors if (party := parties.get(actor, actor)) is not None)


def _conflicts(db: Database, parties: dict[str, str | None], items: list[Item]) -> list[Conflict]:
    """The named conflicts; one that goes on lasts to the last day that anything tells of."""
    latest = max((item.last for item in items if item.last is not None), default=0)
    fought: dict[str, set[str]] = defaultdict(set)
    for conflict, actor in db.execute("select conflict, actor from conflict_parties"):
        if (party := parties.get(actor, actor)) is not None:
            fought[conflict].add(party)
    where: dict[str, set[str]] = defaultdict(set)
    for conflict, place in db.execute("select conflict, place from conflict_places"):
        where[conflict].add(place)
    found = []
    named = "select id, name, kind, start_date, end_date from conflicts order by id"
    for key, name, kind, start, end in db.execute(named):
        first = ordinal(start)
        if first is None:
            continue
        last = ordinal(end)
        found.append(
            Conflict(
                id=key, name=name, kind=kind or "war", first=first,
                last=max(first, latest) if last is None else last,
                parties=frozenset(fought[key]), places=frozenset(where[key]), goes_on=last is None,
            )
        )  # fmt: skip
    return found
