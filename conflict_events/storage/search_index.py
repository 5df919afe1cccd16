"""One index for the search over claims, quotes, events and names, made anew by every linking.

A row of it is a document of one kind: the normalised words of a claim, quote, event or name, and the facts
``about`` it as tokens (who said it, whose people, where, language, outlet, outcome). A search for a name goes by
those tokens, so that a place is found under each of its names in every language. The words themselves are
not stored a second time: `searched` tells what a row number stands for.

Row numbers are kind, day and a counter in one: a kind is a range of them, a stretch of days is one within it,
and rows come newest first. Nothing that the index holds is lost when it is made anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from .searching import normalise

KINDS = ("event", "claim", "quote", "name")
_KIND, _DAY = 56, 32
_NO_DAY = (1 << (_KIND - _DAY)) - 1

Found = tuple[str, str | None, str, list[str]]
"""A document: what it is of, its day (ISO), its words, and the tokens of what it is about."""

_CLAIMS = """
select claims.id, articles.published_start, claims.evidence, claims.claimant_text, articles.language,
  articles.outlet, claims.outcome, claims.claimant, claims.victim_side, claims.relayed_by,
  (select group_concat(place, char(10)) from claim_places where claim = claims.id)
from articles join claims on claims.article = articles.id
where articles.duplicate_of is null
order by articles.published_start is null, articles.published_start desc, articles.id, claims.start, claims.id
"""
_QUOTES = """
select quotes.id, articles.published_start, quotes.text, quotes.speaker_text, articles.language,
  articles.outlet, null, quotes.speaker, null, null, null
from articles join quotes on quotes.article = articles.id
where articles.duplicate_of is null
order by articles.published_start is null, articles.published_start desc, articles.id, quotes.start, quotes.id
"""
_EVENTS = """
select events.id, events.start_date, events.title, events.conflict,
  (select group_concat(distinct outcome) from event_ranges where event = events.id),
  (select group_concat(actor, char(10)) from event_parties where event = events.id),
  (select group_concat(place, char(10)) from event_places where event = events.id),
  (select group_concat(distinct language) from event_links join articles on articles.id = event_links.article
    where event_links.event = events.id)
from events order by events.start_date is null, events.start_date desc, events.id
"""
_NAMES = """
select kind, id, name from (
  select 'actor' as kind, id, name from actors union select 'actor', actor, name from actor_names
  union select 'place', id, name from places union select 'place', place, name from place_names
  union select 'conflict', id, name from conflicts)
order by kind, id, name
"""


def token(kind: str, value: object) -> str:
    """The word that stands for a fact in ``about``; ``kind`` is actor, place, conflict, language, outlet, outcome.

    One word for the tokenizer whatever the value is made of.
    """
    return kind[:2] + hashlib.sha256(f"{kind} {value}".encode()).hexdigest()[:12]


def row_numbers(kind: str, first: str | None = None, last: str | None = None) -> tuple[int, int]:
    """The lowest and highest row number that documents of a kind can have, of days from ``first`` to ``last``.

    Days are inclusive ISO days; with one of them, documents without a day are left out. Raises ValueError
    for what is no day.
    """
    low, high = KINDS.index(kind) << _KIND, (KINDS.index(kind) + 1 << _KIND) - 1
    if first or last:
        high = low + (_NO_DAY << _DAY) - 1
    if first:
        high = low + (_back(first) + 1 << _DAY) - 1
    if last:
        low += _back(last) << _DAY
    return low, high


def fill(db: Database) -> None:
    """Makes the index anew from what is stored, in the transaction that is open."""
    db.conn.execute("insert into search_index (search_index) values ('delete-all')")
    db.conn.execute("delete from searched")
    run = db.conn.executemany
    within = _within(db)
    for kind, found in (
        ("event", _events(db, within)),
        ("claim", _said(db, _CLAIMS, within)),
        ("quote", _said(db, _QUOTES, within)),
        ("name", _names(db)),
    ):
        for rows in _batches(_numbered(kind, found)):
            run("insert into searched (id, thing) values (?, ?)", [row[:2] for row in rows])
            run(
                "insert into search_index (rowid, words, about) values (?, ?, ?)",
                [(number, normalise(words), " ".join(sorted(about))) for number, _, words, about in rows],
            )


def _back(day: str) -> int:
    """Days counted back from the last that there can be, so that later ones come first."""
    return dt.date.max.toordinal() - dt.date.fromisoformat(day[:10]).toordinal()


def _numbered(kind: str, found: Iterable[Found]) -> Iterator[tuple[int, str, str, set[str]]]:
    for count, (thing, day, words, about) in enumerate(found):
        try:
            back = _back(day) if day else _NO_DAY
        except ValueError:
            back = _NO_DAY
        yield (KINDS.index(kind) << _KIND) + (back << _DAY) + count, thing, words, set(about)


def _batches(rows: Iterable[Any], size: int = 5000) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch


def _within(db: Database) -> dict[str, list[str]]:
    """The tokens of each actor and place: its own, those of what it lies in or belongs to, and its country."""
    tokens: dict[str, list[str]] = {}
    for actor, country in db.execute("select id, country from actors"):
        tokens[f"actor {actor}"] = [token("actor", one) for one in dict.fromkeys([actor, country]) if one]
    for place, within, country in db.execute('select id, "within", country from places'):
        places = [token("place", one) for one in (place, within) if one]
        tokens[f"place {place}"] = [*places, *([token("actor", country)] if country else [])]
    return tokens


def _tokens(within: dict[str, list[str]], kind: str, ids: Iterable[str | None]) -> Iterator[str]:
    for one in ids:
        if one:
            yield from within.get(f"{kind} {one}") or [token(kind, one)]


def _said(db: Database, sql: str, within: dict[str, list[str]]) -> Iterator[Found]:
    for id, day, words, speaker, language, outlet, outcome, *actors, places in db.execute(sql):
        about = [*_tokens(within, "actor", actors), *_tokens(within, "place", (places or "").split("\n"))]
        facts = {"language": language, "outlet": outlet, "outcome": outcome}
        about += [token(fact, value) for fact, value in facts.items() if value]
        yield id, day, f"{words} · {speaker}" if speaker else words, about


def _events(db: Database, within: dict[str, list[str]]) -> Iterator[Found]:
    for id, day, title, conflict, outcomes, actors, places, languages in db.execute(_EVENTS):
        about = [
            *_tokens(within, "actor", (actors or "").split("\n")),
            *_tokens(within, "place", (places or "").split("\n")),
            *(token("outcome", one) for one in (outcomes or "").split(",") if one),
            *(token("language", one) for one in (languages or "").split(",") if one),
            *([token("conflict", conflict)] if conflict else []),
        ]
        yield id, day, title, about


def _names(db: Database) -> Iterator[Found]:
    for kind, id, name in db.execute(_NAMES):
        yield f"{kind} {id}", None, name, []
