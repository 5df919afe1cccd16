"""Events: which claims and event mentions, of any article and language, are about the same thing.

Events group, they replace nothing. `link` makes them anew from what is stored, so a better rule
changes them all; decisions of people in ``manual_links`` are obeyed each time, and the id of an
event that was merged into another goes on leading there.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from typing import Any

from sqlite_utils import Database

from ..collecting import uncollected
from ..identity import identifier
from ..mentions.places import precision_of
from ..storage import search_index
from ..storage.database import explained, open_database
from ..storage.duplicates import mark_duplicates
from ..storage.rows import json_names
from .comparing import interval
from .facts import Ledger, Member, PlaceFacts
from .gathering import gather
from .grouping import Grouping
from .partition import Group, Partition
from .ranges import claimant, counted, high, is_open_above, low, of_the_whole, ranges, superseded

Row = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class LinkReport:
    """What linking made of a database; ``unlinked`` mentions are undated, planned or negated."""

    events: int = 0
    claims: int = 0
    event_mentions: int = 0
    unlinked: int = 0
    duplicates: int = 0
    across_articles: int = 0
    across_languages: int = 0


def link(database: Database | str | PathLike[str], *, run: str | None = None) -> LinkReport:
    """Groups all claims and event mentions of a database (or of the file at a path) into events.

    ``run`` is the id of the versions at work; without it, that of the latest build. Raises
    `DatabaseError` if there is no such database, it is not ours, or it cannot be written.
    """
    if not isinstance(database, Database):
        db = open_database(database, create=False)
        try:
            return link(db, run=run)
        finally:
            db.close()
    path = str(database.execute("pragma database_list").fetchone()[2] or ":memory:")
    # Millions of small tuples live at once: walking them again and again would double the time.
    with uncollected(), explained(database, path), database.atomic():
        return _link(database, run or _latest_run(database))


def _latest_run(db: Database) -> str | None:
    row = db.execute("select id from runs order by started_at desc, id limit 1").fetchone()
    return row[0] if row else None


def _link(db: Database, run: str | None) -> LinkReport:
    report = LinkReport(duplicates=mark_duplicates(db))
    same, apart = _decisions(db)
    ledger = gather(db, {*apart, *((second, first) for first, second in apart)})
    grouping = Grouping(ledger, same, apart)
    before = dict(db.execute("select id, event from event_links").fetchall())
    tables: dict[str, list[Row]] = {
        "events": [], "event_parties": [], "event_places": [], "event_links": [], "event_ranges": [],
    }  # fmt: skip
    for group in grouping.groups():
        add_event(ledger, grouping, group, run, tables)
    for table, rows in tables.items():
        db.conn.execute(f"delete from {table}")
        _insert(db, table, rows)
    note_events(db)
    search_index.fill(db)
    links = tables["event_links"]
    _redirect(db, before, {row["id"]: row["event"] for row in links})
    report.events = len(tables["events"])
    report.claims = sum(row["claim"] is not None for row in links)
    report.event_mentions = len(links) - report.claims
    mentions = db.execute("select count(*) from event_mentions").fetchone()[0]
    report.unlinked = mentions - report.event_mentions
    report.across_articles = sum(row["n_articles"] > 1 for row in tables["events"])
    report.across_languages = sum(row["n_languages"] > 1 for row in tables["events"])
    return report


def note_events(db: Database) -> None:
    """Writes into each claim the event that it is linked to, and of each event who told of it."""
    linked = "(select event from event_links where event_links.id = claims.id)"
    db.execute(f"update claims set event = {linked} where event is not {linked}")
    for table, column in (("event_languages", "language"), ("event_outlets", "outlet")):
        db.execute(f"delete from {table}")
        db.execute(
            f"insert into {table} (event, {column}) select distinct event_links.event, articles.{column} "
            f"from event_links join articles on articles.id = event_links.article "
            f"where articles.{column} is not null order by 1, 2"
        )


def _decisions(db: Database) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs that people hold to be the same, and apart; old ids are followed to the new ones."""
    leads_to = dict(db.execute("select id, target from redirects").fetchall())
    made: dict[str, list[tuple[str, str]]] = {"same": [], "apart": []}
    decisions = 'select "first", "second", decision from manual_links order by id'
    for first, second, decision in db.execute(decisions):
        if decision in made:
            made[decision].append((leads_to.get(first, first), leads_to.get(second, second)))
    return made["same"], made["apart"]


def add_event(
    ledger: Ledger, grouping: Partition, group: Group, run: str | None, tables: dict[str, list[Row]]
) -> None:
    """Adds the rows of one event to each of ``tables``, which are those that linking makes anew."""
    items = [grouping.items[at] for at in sorted(group.items)]
    members = [member for item in items for member in item.members]
    earliest = min(items, key=lambda item: item.key).members[0]
    key = identifier("event", group.conflict) if group.conflict else identifier("event", earliest.id)
    own = [member for member in members if member.article.duplicate_of is None] or members
    claims = [member for member in own if member.is_claim]
    conflict = next((c for c in ledger.conflicts if c.id == group.conflict), None)
    first, last = (conflict.first, conflict.last) if conflict else (group.first, group.last)
    type_ = _most_common(m.type for m in own if m.type) or next((i.type for i in items if i.type), None)
    family = items[0].family
    parties = sorted(group.parties)
    places = sorted(group.places)
    main = _main_place(ledger, [place for item in items for place in item.places])
    place = ledger.places.get(main) if main else None
    part_of = {grouping.inside[at] for at in group.items if at in grouping.inside}
    killed = _killed(of_the_whole(claims, first, last))
    days = [a for a in (member.article.published for member in own) if a]
    party_names = [ledger.party_names.get(party, party) for party in parties]
    when = _when(first, last, min(days, default=None))
    name = conflict.name if conflict else _title(ledger, type_ or family, party_names, place, when)
    tables["events"].append({
        "id": key, "title": name, "type": type_, "family": family,
        "conflict": group.conflict or (part_of.pop() if len(part_of) == 1 else None),
        "start_date": _iso(first), "end_date": None if conflict and conflict.goes_on else _iso(last),
        "date_precision": _precision(first, last),
        "place": main, "country": _country(ledger, place, places),
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "where_precision": _where_precision(place),
        "places": json_names(ledger.places[p].name for p in places if p in ledger.places),
        "parties": json_names(party_names), **killed,
        "n_claims": len(claims), "n_claimants": len({claimant(member) for member in claims}),
        "n_mentions": len(own) - len(claims), "n_articles": len({member.article.id for member in own}),
        "n_outlets": len({member.article.outlet for member in own}),
        "n_languages": len({m.article.language for m in own if m.article.language}),
        "is_background": int(all(item.background for item in items)),
        "first_reported": min(days, default=None), "last_reported": max(days, default=None), "run": run,
    })  # fmt: skip
    tables["event_parties"] += [{"event": key, "actor": party} for party in parties]
    tables["event_places"] += [{"event": key, "place": one} for one in places]
    tables["event_ranges"] += ranges(key, of_the_whole(members, first, last), run=run)
    next_figure = superseded(members)
    for at, item in zip(sorted(group.items), items, strict=True):
        score, reasons = grouping.why.get(at, (0.0, ["the only account of it"]))
        together = f"a figure about the same {'event' if item.members[0].is_claim else 'mention'}"
        for place_in_item, member in enumerate(item.members):
            why = reasons if place_in_item == 0 else [*reasons, together]
            tables["event_links"].append({
                "id": member.id, "event": key, "claim": member.id if member.is_claim else None,
                "event_mention": None if member.is_claim else member.id, "article": member.article.id,
                "score": score, "reasons": json.dumps(why, ensure_ascii=False),
                "decided_by": "manual" if at in grouping.manual else "rules",
                "superseded_by": next_figure.get(member.id), "run": run,
            })  # fmt: skip


def _killed(claims: list[Member]) -> Row:
    """The range of figures for killed in this event, of one side or all; and of what kind they are."""
    figures = [m for m in counted(claims) if m.row["outcome"] == "killed"]
    # News before history, and figures of the event before running totals; but any before none.
    figures = [m for m in figures if not m.row["is_background"]] or figures
    figures = [m for m in figures if m.row["scope"] != "cumulative"] or figures
    if not figures:
        mine = [m for m in claims if m.row["outcome"] in ("killed", "casualties")]
        kind = "none" if mine else None
        return {"figure_kind": kind, "killed_low": None, "killed_high": None, "killed_open": None}
    lowest, highest = min(low(m.row) or 0 for m in figures), max(high(m.row) or 0 for m in figures)
    top = [m for m in figures if high(m.row) == highest]
    said_in_words = all(m.row["bound"] == "vague" for m in figures)
    return {
        "figure_kind": "words" if said_in_words else "number" if lowest == highest else "range",
        "killed_low": lowest, "killed_high": highest,
        "killed_open": int(any(is_open_above(m.row) for m in top)),
    }  # fmt: skip


def _title(
    ledger: Ledger,
    type_: str,
    parties: list[str],
    place: PlaceFacts | None,
    when: str,
) -> str:
    name = ledger.type_names.get(type_, type_.replace("_", " "))
    where_and_who = [part for part in (place.name if place else "", " – ".join(parties)) if part]
    title = f"{name[:1].upper()}{name[1:]}"
    if where_and_who:
        title += f": {', '.join(where_and_who)}"
    return f"{title}, {when}" if when else title


def _when(first: int | None, last: int | None, reported: str | None) -> str:
    """The days of an event; of one told without a day, when it was first reported."""
    if first is not None and last is not None:
        return interval(first, last).replace("/", " – ")
    return f"reported {reported}" if reported else ""


def _main_place(ledger: Ledger, named: list[str]) -> str | None:
    """The place that most accounts name; of several the one that is smallest."""
    counted_ = Counter(place for place in named if place in ledger.places)
    if not counted_:
        return None
    exact = [place for place in counted_ if ledger.places[place].kind != "country"]
    return min(
        exact or list(counted_),
        key=lambda place: (-counted_[place], precision_of(ledger.places[place].kind), place),
    )


def _country(ledger: Ledger, place: PlaceFacts | None, places: list[str]) -> str | None:
    if place is not None:
        return place.country
    countries = {ledger.places[one].country for one in places if one in ledger.places}
    return countries.pop() if len(countries) == 1 else None


def _where_precision(place: PlaceFacts | None) -> int | None:
    """UCDP GED where_prec as far as the kind of place tells: 1 a place, 3 a district, 6 a country."""
    return None if place is None else precision_of(place.kind)


def _precision(first: int | None, last: int | None) -> int | None:
    """UCDP GED date_prec of an interval: 1 a day, 2 to six days, 3 a week, 4 a month, 5 longer."""
    if first is None or last is None:
        return None
    days = last - first + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def _iso(day: int | None) -> str | None:
    return None if day is None else dt.date.fromordinal(day).isoformat()


def _insert(db: Database, table: str, rows: list[Row]) -> None:
    if not rows:
        return
    columns = list(rows[0])
    marks = ", ".join("?" * len(columns))
    rows.sort(key=lambda row: tuple(str(row[column]) for column in columns[:2]))
    db.conn.executemany(
        f"insert into {table} ({', '.join(columns)}) values ({marks})", [tuple(row.values()) for row in rows]
    )


def _redirect(db: Database, before: dict[str, str], after: dict[str, str]) -> None:
    """Old ids of events lead to the events that now hold most of what they held."""
    alive = set(after.values())
    held: dict[str, Counter[str]] = {}
    for member, event in before.items():
        if event not in alive and member in after:
            held.setdefault(event, Counter())[after[member]] += 1
    moved = {old: _most_common(found.elements()) for old, found in sorted(held.items())}
    run = db.conn.executemany
    run("update redirects set target = ? where target = ?", [(new, old) for old, new in moved.items()])
    run("insert or replace into redirects (id, target, kind) values (?, ?, 'event')", list(moved.items()))
    db.conn.execute("delete from redirects where kind = 'event' and id in (select id from events)")


def _most_common(values: Iterable[str]) -> str | None:
    """The value that stands most often, the first in the alphabet of those; None if there is none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
