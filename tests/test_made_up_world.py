"""The made-up world that pages are tried and measured on is a ledger like one that a build makes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from made_up_world import LANGUAGES, make_world

from conflict_events.linking import link
from conflict_events.storage.searching import normalise


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_world(tmp_path_factory.mktemp("world") / "world.db")


@pytest.fixture(scope="module")
def db(world: Path) -> sqlite3.Connection:
    return sqlite3.connect(world)


def column(db: sqlite3.Connection, sql: str) -> list[object]:
    return [row[0] for row in db.execute(sql)]


def test_it_has_exactly_the_articles_and_claims_that_were_asked_for(db: sqlite3.Connection) -> None:
    assert column(db, "select count(*) from articles union all select count(*) from claims") == [300, 1500]


def test_every_table_is_filled_and_every_reference_resolves(db: sqlite3.Connection) -> None:
    tables = column(db, "select name from sqlite_master where type = 'table' and name not like '%fts%'")
    empty = {name for name in tables if not db.execute(f"select count(*) from {name}").fetchone()[0]}
    assert not empty
    assert db.execute("pragma foreign_key_check").fetchall() == []
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_every_index_and_trigger_of_the_schema_is_there(db: sqlite3.Connection, tmp_path: Path) -> None:
    from conflict_events.storage.database import open_database

    made = "select type, name, sql from sqlite_master where name not like 'sqlite_stat%' order by 1, 2"
    empty = open_database(tmp_path / "empty.db")
    assert db.execute(made).fetchall() == empty.execute(made).fetchall()
    empty.close()


def test_the_words_of_every_row_stand_where_it_says(db: sqlite3.Connection) -> None:
    for table, words in (
        ("claims", "evidence"), ("event_mentions", "evidence"), ("quotes", "text"), ("mentions", "text"),
    ):  # fmt: skip
        rows = db.execute(
            f"select x.start, x.end, x.{words}, t.text from {table} as x join article_texts as t using (article)"
        ).fetchall()
        assert rows
        assert all(text[start:end] == said for start, end, said, text in rows), table


def test_it_is_told_in_six_languages_and_every_kind_of_claim_occurs(db: sqlite3.Connection) -> None:
    assert set(column(db, "select distinct language from articles")) == set(LANGUAGES)
    for name, kinds in {
        "outcome": 7, "bound": 9, "stance": 4, "victim_type": 10, "scope": 2, "figure_kind": 4,
        "is_background": 2,
    }.items():  # fmt: skip
        assert len(column(db, f"select distinct {name} from claims")) == kinds, name
    for name, kinds in {"realis": 6, "is_background": 2}.items():
        assert len(column(db, f"select distinct {name} from event_mentions")) == kinds, name
    assert len(column(db, "select distinct kind from quotes")) == 3
    for rare in (
        "from claims where part_of is not null", "from claims where count = 0", "from claims where claimant is null",
        "from claims where count is null and count_low is not null and count_high is null",
        "from claims where relayed_by is not null", "from event_links where superseded_by is not null",
        "from articles where duplicate_of is not null", "from places where contested is not null",
        "from place_names where side is not null", "from actor_roles where end_date is not null",
        "from events where killed_open", "from events where n_languages > 4 and n_claims > 99",
        "from conflicts where end_date is null", "from articles where published_start is null",
    ):  # fmt: skip
        assert column(db, f"select count(*) {rare}")[0], rare


def test_search_goes_through_the_normalised_form(db: sqlite3.Connection) -> None:
    for text, search in db.execute("select text, search from article_texts"):
        assert search == normalise(text)
    found = "select count(*) from article_texts_fts where article_texts_fts match ?"
    for words in ("soldiers", "soldaten", "военных", "الجنود", '"平民"'):
        assert db.execute(found, [normalise(words)]).fetchone()[0], words


def test_the_same_seed_makes_the_same_rows(db: sqlite3.Connection, tmp_path: Path) -> None:
    again = sqlite3.connect(make_world(tmp_path / "again.db"))
    for table in (
        "articles",
        "claims",
        "event_mentions",
        "quotes",
        "events",
        "event_links",
        "event_ranges",
        "issues",
    ):
        rows = f"select * from {table} order by id"
        assert db.execute(rows).fetchall() == again.execute(rows).fetchall(), table
    again.close()


def test_linking_finds_the_same_large_events(world: Path, db: sqlite3.Connection, tmp_path: Path) -> None:
    linked = tmp_path / "linked.db"
    linked.write_bytes(world.read_bytes())
    sqlite3.connect(linked).execute("delete from manual_links").connection.commit()
    link(linked)
    counts = (
        "select start_date, place, count(*) from events join event_links on event = events.id group by event"
    )
    before, after = Counter(), Counter()
    for counter, connection in ((before, db), (after, sqlite3.connect(linked))):
        for day, place, members in connection.execute(counts):
            counter[day, place] = max(counter[day, place], members)
    largest = [key for key, _ in before.most_common(5)]
    assert all(after[key] >= 0.7 * before[key] for key in largest), [(before[k], after[k]) for k in largest]


def test_a_file_that_is_there_is_not_overwritten(world: Path) -> None:
    with pytest.raises(FileExistsError):
        make_world(world)
