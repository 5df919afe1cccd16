"""The schema: every table and index of a claims database, as one list of migrations.

A migration that has been released is never edited; a change of the schema is a new function at the
end of this file, and `SCHEMA_VERSION` follows from their number. Columns are described in
`described.DESCRIPTIONS` and views stand in `views.VIEWS`; views are made anew each time.

Columns that point at another table bear that thing's name without ``_id``; ids are text made from
content (see `identity`). Dates are ISO text, booleans 0 or 1, lists JSON arrays of names for facets
(the same relations with ids stand in link tables). NULL always means unknown.
"""

from __future__ import annotations

from typing import cast

from sqlite_utils import Database
from sqlite_utils.db import DescIndex, Table
from sqlite_utils.migrations import Migrations

from .described import DESCRIPTIONS
from .views import ON_DATE, VIEWS

__all__ = ["APPLICATION_ID", "DESCRIPTIONS", "SCHEMA_VERSION", "VIEWS", "apply", "migrations"]

APPLICATION_ID = 0x436C4576
"""The mark in ``PRAGMA application_id`` that tells a database of ours from any other."""

migrations = Migrations("conflict_events")

_Column = type[str] | type[int] | type[float]


def _create(
    db: Database,
    name: str,
    columns: dict[str, _Column],
    *,
    pk: str | tuple[str, ...] = "id",
    refers: dict[str, str] | None = None,
    required: tuple[str, ...] = (),
    indexes: tuple[tuple[str, ...], ...] = (),
) -> None:
    """Creates a table with its foreign keys and indexes; ``-column`` in an index is descending."""
    table = cast("Table", db[name])
    table.create(
        columns,
        pk=pk,
        not_null=set(required),
        foreign_keys=[(column, other, "id") for column, other in (refers or {}).items()],
    )
    for index in indexes:
        table.create_index([DescIndex(c[1:]) if c.startswith("-") else c for c in index])


@migrations()
def m001_what_made_the_rows(db: Database) -> None:
    """Runs and sources: which versions made a row, and which sources are stored in full."""
    _create(
        db,
        "runs",
        {
            "id": str, "library": str, "plugins": str, "schema": int, "builds": int,
            "started_at": str, "finished_at": str, "seconds": float, "articles": int,
            "unchanged": int, "failed": int, "issues": int,
        },
        required=("library",),
    )  # fmt: skip
    _create(
        db,
        "sources",
        {"id": str, "fingerprint": str, "raw_sha256": str, "articles": int, "run": str},
        refers={"run": "runs"},
    )
    _create(db, "redirects", {"id": str, "target": str, "kind": str}, required=("target", "kind"))


@migrations()
def m002_reference(db: Database) -> None:
    """Actors, places, conflicts and types of events, with their names and what they map to."""
    _create(
        db,
        "actors",
        {"id": str, "name": str, "kind": str, "country": str},
        refers={"country": "actors"},
        required=("name", "kind"),
        indexes=(("kind",), ("country",), ("name",)),
    )
    _create(
        db,
        "actor_names",
        {"actor": str, "language": str, "name": str, "kind": str},
        pk=("actor", "language", "name"),
        refers={"actor": "actors"},
        indexes=(("name",),),
    )
    _create(
        db,
        "actor_roles",
        {
            "id": str, "actor": str, "role": str, "body": str, "country": str,
            "start_date": str, "end_date": str, "source": str,
        },
        refers={"actor": "actors", "body": "actors", "country": "actors"},
        indexes=(("actor",), ("body",), ("country",)),
    )  # fmt: skip
    _create(
        db,
        "places",
        {
            "id": str, "name": str, "kind": str, "country": str, "latitude": float,
            "longitude": float, "contested": str, "within": str,
        },
        refers={"country": "actors", "within": "places"},
        required=("name",),
        indexes=(("name",), ("country",), ("kind",), ("within",)),
    )  # fmt: skip
    _create(
        db,
        "place_names",
        {"place": str, "language": str, "name": str, "side": str},
        pk=("place", "language", "name"),
        refers={"place": "places"},
        indexes=(("name",),),
    )
    _create(
        db,
        "conflicts",
        {
            "id": str, "name": str, "kind": str, "start_date": str, "end_date": str,
            "parties": str, "places": str, "source": str,
        },
        required=("name",),
        indexes=(("start_date",),),
    )  # fmt: skip
    _create(
        db,
        "conflict_parties",
        {"conflict": str, "actor": str, "side": int},
        pk=("conflict", "actor"),
        refers={"conflict": "conflicts", "actor": "actors"},
        indexes=(("actor",),),
    )
    _create(
        db,
        "conflict_places",
        {"conflict": str, "place": str},
        pk=("conflict", "place"),
        refers={"conflict": "conflicts", "place": "places"},
        indexes=(("place",),),
    )
    _create(
        db,
        "event_types",
        {"id": str, "name": str, "family": str, "description": str},
        required=("name", "family"),
        indexes=(("family",),),
    )
    _create(
        db,
        "crosswalk",
        {"id": str, "event_type": str, "system": str, "code": str, "name": str, "note": str},
        refers={"event_type": "event_types"},
        indexes=(("event_type",), ("system", "code")),
    )


@migrations()
def m003_articles(db: Database) -> None:
    """Articles, their texts with full-text search, and their sentences."""
    _create(
        db,
        "articles",
        {
            "id": str, "label": str, "source": str, "inside": int, "url": str, "outlet": str, "title": str,
            "byline": str, "language": str, "language_source": str, "dateline": str,
            "dateline_place": str, "agency": str, "published_start": str, "published_end": str,
            "published_source": str, "retrieved_at": str, "words": int, "duplicate_of": str,
            "reader": str, "raw_sha256": str, "text_sha256": str, "fingerprint": str, "run": str,
        },
        refers={"dateline_place": "places", "duplicate_of": "articles", "run": "runs"},
        required=("label", "source"),
        indexes=(
            ("-published_start", "id"), ("language", "outlet"), ("outlet", "language"), ("source", "inside"),
            ("url",), ("agency",), ("dateline_place",), ("reader",), ("duplicate_of",), ("text_sha256",),
            ("published_source",), ("language_source",),
        ),
    )  # fmt: skip
    # An integer key of its own: without one, VACUUM may renumber rows under the search index.
    _create(
        db,
        "article_texts",
        {"id": int, "article": str, "title": str, "text": str, "search": str},
        refers={"article": "articles"},
        required=("article", "text"),
    )
    texts = cast("Table", db["article_texts"])
    texts.create_index(["article"], unique=True)
    texts.enable_fts(["title", "search"], tokenize="unicode61 remove_diacritics 2", create_triggers=True)
    _create(
        db,
        "sentences",
        {"id": str, "article": str, "ordinal": int, "start": int, "end": int, "role": str, "run": str},
        refers={"article": "articles", "run": "runs"},
        required=("article", "ordinal", "start", "end", "role"),
        indexes=(("article", "ordinal"), ("role",)),
    )
    # A few word sequences of each article, by which near-duplicates find each other unread.
    _create(
        db,
        "article_shingles",
        {"value": int, "article": str},
        pk=("value", "article"),
        refers={"article": "articles"},
        indexes=(("article",),),
    )


@migrations()
def m004_what_was_read(db: Database) -> None:
    """Mentions, event mentions, claims, quotes and issues."""
    within = {"article": "articles", "sentence": "sentences", "run": "runs"}
    placed = ("article", "start", "end")
    _create(
        db,
        "mentions",
        {
            "id": str, "article": str, "sentence": str, "kind": str, "start": int, "end": int, "text": str,
            "actor": str, "place": str, "start_date": str, "end_date": str, "date_precision": int,
            "value": float, "role": str, "reason": str, "run": str,
        },
        refers={**within, "actor": "actors", "place": "places"},
        required=(*placed, "kind", "text"),
        indexes=(("article", "start"), ("sentence",), ("kind", "reason"), ("actor",), ("place",)),
    )  # fmt: skip
    _create(
        db,
        "event_mentions",
        {
            "id": str, "article": str, "sentence": str, "type": str, "start_date": str, "end_date": str,
            "date_precision": int, "actors": str, "targets": str, "places": str, "where_precision": int,
            "realis": str, "is_background": int, "reported_by": str, "evidence": str, "start": int,
            "end": int, "trigger_start": int, "trigger_end": int, "rule": str, "run": str,
        },
        refers={**within, "type": "event_types", "reported_by": "actors"},
        required=(*placed, "type", "evidence"),
        indexes=(
            ("-start_date", "id"), ("article", "start"), ("sentence",), ("type", "realis"),
            ("type", "is_background"), ("type", "date_precision"), ("realis",), ("is_background",),
            ("date_precision",), ("where_precision",), ("reported_by",), ("type", "-start_date", "id"),
        ),
    )  # fmt: skip
    _create(
        db,
        "event_mention_actors",
        {"event_mention": str, "actor": str, "role": str},
        pk=("event_mention", "role", "actor"),
        refers={"event_mention": "event_mentions", "actor": "actors"},
        indexes=(("actor", "role"),),
    )
    _create(
        db,
        "event_mention_places",
        {"event_mention": str, "place": str},
        pk=("event_mention", "place"),
        refers={"event_mention": "event_mentions", "place": "places"},
        indexes=(("place",),),
    )
    _create(
        db,
        "claims",
        {
            "id": str, "article": str, "sentence": str, "outcome": str, "figure_kind": str, "count": int,
            "count_low": int, "count_high": int, "bound": str, "count_text": str, "victim_type": str,
            "victim_side": str, "claimant": str, "claimant_text": str, "claimant_is_party": int,
            "relayed_by": str, "stance": str, "scope": str, "part_of": str, "event_mention": str,
            "event_start": str, "event_end": str, "date_precision": int, "said_start": str,
            "said_end": str, "is_background": int, "places": str, "evidence": str, "start": int,
            "end": int, "rule": str, "run": str,
        },
        refers={
            **within, "victim_side": "actors", "claimant": "actors", "relayed_by": "actors",
            "part_of": "claims", "event_mention": "event_mentions",
        },
        required=(*placed, "outcome", "figure_kind", "bound", "evidence"),
        indexes=(
            ("-event_start", "id"), ("-said_start", "id"), ("article", "start"), ("sentence",),
            ("outcome", "victim_side"), ("outcome", "claimant"), ("outcome", "victim_type"),
            ("outcome", "bound"), ("outcome", "stance"), ("outcome", "is_background"),
            ("outcome", "date_precision"), ("outcome", "figure_kind"), ("outcome", "-event_start", "id"),
            ("victim_side",), ("claimant",), ("victim_type",), ("bound",), ("stance",), ("is_background",),
            ("date_precision",), ("figure_kind",), ("scope",), ("part_of",), ("event_mention",),
            ("relayed_by",),
        ),
    )  # fmt: skip
    _create(
        db,
        "claim_places",
        {"claim": str, "place": str},
        pk=("claim", "place"),
        refers={"claim": "claims", "place": "places"},
        indexes=(("place",),),
    )
    _create(
        db,
        "quotes",
        {
            "id": str, "article": str, "sentence": str, "speaker": str, "speaker_text": str, "kind": str,
            "verb": str, "text": str, "start": int, "end": int, "said_start": str, "said_end": str,
            "run": str,
        },
        refers={**within, "speaker": "actors"},
        required=(*placed, "kind", "text"),
        indexes=(
            ("-said_start", "id"), ("article", "start"), ("sentence",), ("speaker", "kind"),
            ("kind", "speaker"),
        ),
    )  # fmt: skip
    _create(
        db,
        "issues",
        {
            "id": str, "kind": str, "message": str, "source": str, "article": str, "sentence": str,
            "start": int, "end": int, "text": str, "run": str,
        },
        refers=within,
        required=("kind", "message"),
        indexes=(("kind", "source"), ("article",), ("source",), ("sentence",)),
    )  # fmt: skip


@migrations()
def m005_events(db: Database) -> None:
    """Groups of mentions and claims, made anew by linking, and the decisions of people on them."""
    _create(
        db,
        "events",
        {
            "id": str, "title": str, "type": str, "family": str, "conflict": str, "start_date": str,
            "end_date": str, "date_precision": int, "place": str, "country": str, "latitude": float,
            "longitude": float, "where_precision": int, "places": str, "parties": str, "figure_kind": str,
            "killed_low": int, "killed_high": int, "killed_open": int, "n_claims": int, "n_claimants": int,
            "n_mentions": int, "n_articles": int, "n_outlets": int, "n_languages": int, "is_background": int,
            "first_reported": str, "last_reported": str, "run": str,
        },
        refers={
            "type": "event_types", "conflict": "conflicts", "place": "places", "country": "actors",
            "run": "runs",
        },
        required=("title", "family"),
        indexes=(
            ("-start_date", "id"), ("type", "-start_date", "id"), ("family", "type"), ("conflict",),
            ("place",), ("country",), ("date_precision",), ("figure_kind",), ("-n_articles", "id"),
            ("is_background",), ("-last_reported", "id"), ("-n_claims", "id"),
        ),
    )  # fmt: skip
    _create(
        db,
        "event_parties",
        {"event": str, "actor": str},
        pk=("event", "actor"),
        refers={"event": "events", "actor": "actors"},
        indexes=(("actor",),),
    )
    _create(
        db,
        "event_places",
        {"event": str, "place": str},
        pk=("event", "place"),
        refers={"event": "events", "place": "places"},
        indexes=(("place",),),
    )
    _create(
        db,
        "event_links",
        {
            "id": str, "event": str, "claim": str, "event_mention": str, "article": str, "score": float,
            "reasons": str, "decided_by": str, "superseded_by": str, "run": str,
        },
        refers={
            "event": "events", "claim": "claims", "event_mention": "event_mentions", "article": "articles",
            "superseded_by": "claims", "run": "runs",
        },
        required=("event", "score", "reasons", "decided_by"),
        indexes=(("event", "claim"), ("claim",), ("event_mention",), ("article",), ("superseded_by",)),
    )  # fmt: skip
    _create(
        db,
        "event_ranges",
        {
            "id": str, "event": str, "outcome": str, "victim_side": str, "scope": str, "policy": str,
            "low": int, "high": int, "low_claim": str, "high_claim": str, "low_open": int, "high_open": int,
            "n_claims": int, "n_claimants": int, "figures": str, "run": str,
        },
        refers={
            "event": "events", "victim_side": "actors", "low_claim": "claims", "high_claim": "claims",
            "run": "runs",
        },
        required=("event", "outcome", "policy"),
        indexes=(
            ("event", "outcome"), ("outcome", "policy"), ("victim_side",), ("low_claim",), ("high_claim",),
        ),
    )  # fmt: skip
    _create(
        db,
        "manual_links",
        {
            "id": int, "first": str, "second": str, "decision": str, "note": str,
            "decided_by": str, "decided_at": str,
        },
        required=("first", "second", "decision"),
    )  # fmt: skip


@migrations()
def m006_articles_that_have_gone(db: Database) -> None:
    """Since when an article is no longer where it came from."""
    articles = cast("Table", db["articles"])
    articles.add_column("missing_since", str)
    articles.create_index(["missing_since"])


@migrations()
def m007_newest_first(db: Database) -> None:
    """What a page of an actor, a place, an outlet or a conflict lists, newest first, without sorting it."""
    for table, *columns in (
        ("claims", "claimant", "said_start desc", "id"),
        ("claims", "victim_side", "said_start desc", "id"),
        ("quotes", "speaker", "said_start desc", "id"),
        ("articles", "outlet", "published_start desc", "id"),
        ("articles", "language", "published_start desc", "id"),
        ("articles", "dateline_place", "published_start desc", "id"),
        ("event_mentions", "reported_by", "realis", "start_date desc", "id"),
        ("events", "conflict", "start_date desc", "id"),
        ("events", "conflict", "n_claims desc", "id"),
    ):
        name = "_".join(["newest", table, *(column.split()[0] for column in columns[:-1])])
        db.execute(f"create index if not exists {name} on {table} ({', '.join(columns)})")
    db.execute(
        "create index if not exists newest_claims_denied on claims (claimant, said_start desc, id)"
        " where stance = 'denies'"
    )


@migrations()
def m008_one_search(db: Database) -> None:
    """The index of the search over claims, quotes, events and names; linking fills it."""
    _create(db, "searched", {"id": int, "thing": str}, required=("thing",))
    # Contentless: the words stand in the tables that they come from.
    db.execute(
        "create virtual table search_index using fts5 "
        "(words, about, content='', tokenize='unicode61 remove_diacritics 2')"
    )


@migrations()
def m009_where_claims_and_quotes_were_printed(db: Database) -> None:
    """In claims and quotes what they are sorted and narrowed by: their article's day, language, outlet; their event."""
    copied = ("published_start", "language", "outlet")
    for name in ("claims", "quotes"):
        table = cast("Table", db[name])
        for column in copied:
            table.add_column(column, str)
        values = ", ".join(f"{c} = (select {c} from articles where id = {name}.article)" for c in copied)
        db.execute(f"update {name} set {values}")
        for index in (["-published_start", "id"], ["language"], ["outlet"]):
            table.create_index([DescIndex(c[1:]) if c.startswith("-") else c for c in index])
    claims = cast("Table", db["claims"])
    claims.add_column("event", str)
    db.execute("update claims set event = (select event from event_links where event_links.id = claims.id)")
    claims.create_index(["event"])
    claims.create_index(["outcome", DescIndex("published_start"), "id"])
    claims.create_index(["outcome", "language"])


@migrations()
def m010_lists_beside_the_claims(db: Database) -> None:
    """For each list that opens beside the claims: whole, and narrowed down by each of the others."""
    lists = ("outcome", "victim_type", "stance", "language")
    claims = cast("Table", db["claims"])
    claims.create_index(["outcome"])
    for first in lists:
        for second in lists:
            if first != second:
                claims.create_index([first, second], if_not_exists=True)


@migrations()
def m011_lists_of_a_stretch_of_days(db: Database) -> None:
    """The same lists for claims printed since a day; an index by day alone is not chosen for them."""
    claims = cast("Table", db["claims"])
    for column in ("victim_type", "stance", "language"):
        claims.create_index([column, DescIndex("published_start"), "id"])


@migrations()
def m012_who_tells_of_an_event(db: Database) -> None:
    """The languages and outlets of each event; linking fills them. Claims of one claimant, outlet or event as lists."""
    for name, column in (("event_languages", "language"), ("event_outlets", "outlet")):
        _create(
            db,
            name,
            {"event": str, column: str},
            pk=("event", column),
            refers={"event": "events"},
            indexes=((column, "event"),),
        )
        db.execute(
            f"insert into {name} select distinct event_links.event, articles.{column} from event_links "
            f"join articles on articles.id = event_links.article where articles.{column} is not null"
        )
    # The newest claims of one of them without sorting; an index that begins in the same way is no longer needed.
    claims = cast("Table", db["claims"])
    for column in ("claimant", "event", "outlet", "victim_side"):
        claims.create_index([column, DescIndex("published_start"), "id"])
        db.execute(f"drop index if exists idx_claims_{column}")
    # The lists beside them, and the events of which a claimant spoke, each from one index alone.
    lists = ("outcome", "victim_type", "stance", "language")
    claims.create_index(["claimant", *lists, "event"], index_name="lists_claims_claimant")
    claims.create_index(["event", *lists], index_name="lists_claims_event")
    claims.create_index(["outlet", *lists], index_name="lists_claims_outlet")
    on_date = ON_DATE.replace("claims.", "")
    db.execute(f"create index ladder_claims_event on claims (event, {on_date}, id)")
    db.execute(f"create index ladder_claims on claims ({on_date}, id) where event is not null")
    for table, column in (("event_ranges", "outcome"), ("event_parties", "actor"), ("event_places", "place")):
        cast("Table", db[table]).create_index([column, "event"])
    for table, column in (("event_parties", "actor"), ("event_places", "place")):
        db.execute(f"drop index if exists idx_{table}_{column}")


@migrations()
def m013_questions_in_the_order_of_their_answers(db: Database) -> None:
    """What the questions of the metadata sort and narrow by, so that they read no more than they show."""
    on_date = ON_DATE.replace("claims.", "")
    times = "case when low > 0 then round(high * 1.0 / low, 1) end"
    for name, columns in (
        (
            "newest_claims",
            f"claims ({on_date} desc, id, outcome, language, claimant, claimant_text, outlet, is_background)",
        ),
        (
            "newest_claims_claimant_on_date",
            f"claims (claimant, {on_date} desc, id) where claimant is not null",
        ),
        (
            "newest_claims_claimant_text",
            f"claims (claimant, claimant_text, {on_date} desc, id)"
            " where claimant is null and claimant_text is not null",
        ),
        (
            "losses_claims_claimant",
            "claims (claimant, event_start desc, id, victim_side)"
            " where claimant is not null and victim_side is not null",
        ),
        (
            "victims_claims",
            "claims (victim_type = 'unknown', victim_type, event_start desc, id, outcome)",
        ),
        (
            "background_claims",
            "claims (event_start is null, event_start, published_start, id, article, event, evidence)"
            " where is_background = 1",
        ),
        (
            "background_mentions",
            "event_mentions (start_date is null, start_date, id, article, evidence) where is_background = 1",
        ),
        (
            "coverage_articles",
            "articles (id, outlet, language, duplicate_of, published_start, published_end)",
        ),
        ("newest_quotes", f"quotes ({on_date} desc, article, start)"),
        (
            "ranges_that_differ",
            f"event_ranges (low = 0 desc, {times} desc) where policy = 'latest' and high > low",
        ),
    ):
        db.execute(f"create index {name} on {columns}")
    # How many figures of an article are without a claimant is counted in the index alone.
    cast("Table", db["claims"]).create_index(["article", "start", "claimant"])
    db.execute("drop index if exists idx_claims_article_start")


@migrations()
def m014_the_language_of_a_sentence(db: Database) -> None:
    """Which language a sentence was read in, where an article holds several."""
    cast("Table", db["sentences"]).add_column("language", str)


SCHEMA_VERSION = len(migrations._migrations)


def apply(db: Database) -> None:
    """Brings a database to the newest schema, makes its views anew and marks it as ours.

    The times at which migrations ran are blanked: they stand in no row but those of ``runs``, so
    that two builds of the same articles are equal.
    """
    # The mark comes first: a file on which the disk ran full half-way is still known as ours.
    db.execute(f"pragma application_id = {APPLICATION_ID}")
    if migrations.pending(db):
        migrations.apply(db)
        with db.atomic():
            db.execute(
                "update _sqlite_migrations set applied_at = '' where migration_set = ?", [migrations.name]
            )
    make_views(db)
    db.execute(f"pragma user_version = {SCHEMA_VERSION}")


def make_views(db: Database) -> None:
    """Drops and makes the views that differ from `views.VIEWS`; the order is that of the table."""
    stored = dict(db.execute("select name, sql from sqlite_master where type = 'view'").fetchall())
    wanted = {name: f"CREATE VIEW {name} AS\n{select}" for name, select in VIEWS.items()}
    if stored == wanted:
        return
    with db.atomic():
        for name in stored.keys() & {*wanted, *_RETIRED_VIEWS}:
            db.execute(f"drop view {name}")
        for sql in wanted.values():
            db.execute(sql)


_RETIRED_VIEWS: tuple[str, ...] = ()
