"""Writes the made-up world into a database: rows and events by the code of a build, without its search for them.

A build compares every account with those that may be of the same event. Here that is known, so a story is
grouped as soon as it is told and then forgotten: memory does not grow with the world. Indexes are made
when all rows are there, which takes a fraction of the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

from conflict_events.findings import Issue
from conflict_events.identity import identifier
from conflict_events.linking.comparing import Comparison
from conflict_events.linking.facts import Article, Conflict, Item, Ledger
from conflict_events.linking.gathering import TOLD, accounts
from conflict_events.linking.link import add_event, note_events
from conflict_events.linking.partition import Partition
from conflict_events.storage import search_index
from conflict_events.storage.columns import COLUMNS
from conflict_events.storage.database import open_database
from conflict_events.storage.referencing import write_reference
from conflict_events.storage.rows import ArticleRows, Row, article_rows, issue_row
from conflict_events.storage.runs import Run

from .stories import Story, Told
from .world import World

_BATCH = 50_000
_EVENTS = ("events", "event_parties", "event_places", "event_links", "event_ranges")
_SOURCES = ("id", "fingerprint", "raw_sha256", "articles", "run")
_BUILT = "2041-01-01T00:00:00+00:00"


class LedgerWriter:
    """Takes articles story by story; at the end of the ``with`` block the file is whole and analysed."""

    def __init__(self, path: Path, world: World) -> None:
        self.world = world
        self.run = Run(library="made-up").id
        self.db = open_database(path)
        self.rows: dict[str, list[Row]] = {table: [] for table in (*COLUMNS, "sources")}
        self.events: dict[str, list[dict[str, Any]]] = {table: [] for table in _EVENTS}
        self.items: list[Item] = []
        self.wars: dict[str, list[Item]] = defaultdict(list)
        self.copies: list[tuple[str, str]] = []
        self.redirects: list[tuple[str, str, str]] = []
        self.later: list[str] = []
        self.articles = 0

    def __enter__(self) -> LedgerWriter:
        run = self.db.conn.execute
        for setting in ("journal_mode = off", "synchronous = off", "cache_size = -400000"):
            run(f"pragma {setting}")
        made = (
            "select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null"
        )
        for kind, name, sql in run(made).fetchall():
            run(f"drop {kind} [{name}]")
            self.later.append(sql)
        run("begin")
        types = list(self.world.reference().event_types)
        self.families = {one["id"]: one["family"] for one in types}
        self.ledger = Ledger(
            items=[], conflicts=[war for war, _ in self.world.wars], places=self.world.facts(), articles={},
            type_names={one["id"]: one["name"] for one in types}, families=self.families,
            party_names={one.id: one.name for one in self.world.actors()}, unlinked=0,
        )  # fmt: skip
        self.compare = Comparison(self.ledger.places, self.ledger.party_names)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for war, _ in self.world.wars:
                if items := self.wars.pop(war.id, []):
                    self._event(items, war, is_whole=True)
            self._flush()
            self._finish()
        self.db.conn.close()

    def add(self, told: Told, *, copy_of: Told | None = None) -> None:
        """Adds an article; its accounts belong to its story, or to the war that they tell of."""
        self.articles += 1
        raw = identifier("raw", self.articles)
        rows = article_rows(told.found, run=self.run, raw_sha256=raw)
        told.article = rows.id
        original = copy_of.article if copy_of is not None else None
        if original is not None:
            self.copies.append((original, rows.id))
        for table, new in rows.tables.items():
            self.rows[table] += new
        self.rows["sources"].append((rows.source, rows.fingerprint, raw, 1, self.run))
        if self.articles % 100 == 0:
            self.redirects.append((identifier("older", rows.id), rows.id, "article"))
        self._accounts(told, rows, original)
        if sum(map(len, self.rows.values())) > _BATCH:
            self._flush()

    def add_issue(self, issue: Issue) -> None:
        """Adds what could not be read at all."""
        self.rows["issues"].append(issue_row(issue, run=self.run))

    def close_story(self, story: Story) -> None:
        """Makes the event of a story whose articles have all been added."""
        items, self.items = self.items, []
        if items:
            self._event(items, story.war, is_whole=False)

    # --- accounts and events -----------------------------------------------------------------------

    def _accounts(self, told: Told, rows: ArticleRows, original: str | None) -> None:
        """Notes the accounts of an article, as linking would gather them."""
        found = told.found
        source, day = found.source, found.published[0] if found.published else None
        article = Article(
            id=rows.id, published=day.isoformat() if day else None, language=found.language,
            outlet=(source and (source.outlet or source.location)) or "", duplicate_of=original,
        )  # fmt: skip
        mentions = {
            id(one): {**row, "actors": [a.id for a in (*one.actors, *one.targets)],
                      "places": [place.id for place in one.places]}
            for one, row in zip(found.event_mentions, _named(rows, "event_mentions"), strict=True)
        }  # fmt: skip
        claims: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for claim, row in zip(found.claims, _named(rows, "claims"), strict=True):
            claims[id(claim.event)].append({**row, "places": [place.id for place in claim.places]})
        past = {id(mention): war for war, _, mention in told.history}
        for key, row in mentions.items():
            if row["realis"] in TOLD:
                items = accounts(
                    row, claims[key], {rows.id: article}, self.world.parties, self.families, set()
                )
                (self.wars[past[key].id] if key in past else self.items).extend(items)

    def _event(self, items: list[Item], war: Conflict, *, is_whole: bool) -> None:
        """Groups the accounts of one event and adds its rows."""
        items.sort(key=lambda item: item.key)
        grouping = Partition(items)
        for at, item in enumerate(items):
            if at:
                grouping.join(0, at)
                if item.article.duplicate_of is not None:
                    grouping.told(at, 10.0, ["same words as in the article that this one copies"])
                elif found := self.compare.items(items[0], item):
                    grouping.told(at, *found)
            grouping.inside[at] = war.id
        group = grouping.group[grouping.root(0)]
        if is_whole:
            group.conflict = war.id
        add_event(self.ledger, grouping, group, self.run, self.events)
        key = self.events["events"][-1]["id"]
        if len(items) % 5 == 4:
            self.redirects.append((identifier("older", key), key, "event"))

    # --- rows --------------------------------------------------------------------------------------

    def _flush(self) -> None:
        for table, rows in self.rows.items():
            self._insert(table, COLUMNS.get(table, _SOURCES), rows)
            rows.clear()
        for table, events in self.events.items():
            if events:
                self._insert(table, tuple(events[0]), [tuple(row.values()) for row in events])
                events.clear()

    def _insert(self, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
        names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        self.db.conn.executemany(f"insert into {table} ({names}) values ({marks})", rows)

    def _finish(self) -> None:
        run = self.db.conn.execute
        counts = {"articles": self.articles, "issues": run("select count(*) from issues").fetchone()[0]}
        run(
            "insert into runs values (:id, 'made-up', '{}', 0, 1, :at, :at, 1.0, :articles, 0, 0, :issues)",
            {"id": self.run, "at": _BUILT, **counts},
        )
        self._insert("redirects", ("id", "target", "kind"), self.redirects)
        self.db.conn.executemany("update articles set duplicate_of = ? where id = ?", self.copies)
        run("update articles set missing_since = '2040-12-31' where substr(id, 1, 2) in ('aa', 'bb')")
        self._decide()
        note_events(self.db)
        for sql in self.later:
            run(sql)
        run("insert into article_texts_fts (article_texts_fts) values ('rebuild')")
        run("commit")
        write_reference(self.db, self.world.reference())
        with self.db.atomic():
            search_index.fill(self.db)
        run("analyze")

    def _decide(self) -> None:
        """Two decisions of people: two figures of one event belong together, and two of other events do not."""
        pairs = {"same": "same.event = other.event", "apart": "same.event <> other.event"}
        for decision, how in pairs.items():
            self.db.conn.execute(
                'insert into manual_links ("first", "second", decision, note, decided_by, decided_at) '
                "select min(same.claim, other.claim), max(same.claim, other.claim), ?, 'made up', 'desk', ? "
                "from (select * from event_links where claim is not null order by id limit 1) as same "
                f"join event_links as other on {how} and other.claim > same.claim "
                "order by other.id limit 1",
                [decision, _BUILT],
            )


def _named(rows: ArticleRows, table: str) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows.tables[table]]
