"""The store: what is written, what is refused, and what stays right when something breaks."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from conflict_events.errors import DatabaseError
from conflict_events.findings import Claim, EventMention, Extraction, Issue, Mention, Quote, Sentence
from conflict_events.linking import link
from conflict_events.models import Actor, Cleaned, Document, Place, Source
from conflict_events.storage import migrations
from conflict_events.storage.columns import COLUMNS
from conflict_events.storage.described import DESCRIPTIONS, described
from conflict_events.storage.duplicates import mark_duplicates
from conflict_events.storage.referencing import Reference
from conflict_events.storage.rows import figure_kind
from conflict_events.storage.searching import normalise
from conflict_events.storage.store import Run, Store, open_database

ROOT = Path(__file__).parent.parent
RUN = Run(library="1.0", plugins={"text": "1.0"})
NORLAND = Actor(id="XNO", name="Norland", kind="state", country="XNO")
ARMY = Actor(id="XNOMIL", name="Armed forces of Norland", kind="military", country="XNO")
KESSA = Place(id="x1", name="Kessa", kind="city", country="XNO", latitude=48.5, longitude=11.25)
REFERENCE = Reference(
    actors=[
        {"id": "XNO", "name": "Norland", "kind": "state", "country": "XNO"},
        {"id": "XSU", "name": "Sudria", "kind": "state", "country": "XSU"},
        {"id": "nobody", "name": "Nobody", "kind": "person", "country": "XSU"},
    ],
    actor_names=[
        {"actor": "XNO", "language": None, "name": "Norland", "kind": "name"},
        {"actor": "nobody", "language": None, "name": "Nobody", "kind": "name"},
    ],
    actor_roles=[{"actor": "nobody", "role": "minister", "body": "XSU"}],
    places=[{"id": "x1", "name": "Kessa", "kind": "city"}, {"id": "x2", "name": "Amel", "kind": "city"}],
    place_names=[{"place": "x1", "name": "Kessadorp"}, {"place": "x2", "name": "Amel"}],
    conflicts=[
        {
            "id": "norland-war", "name": "Norland war", "start_date": dt.date(2024, 1, 1), "end_date": None,
            "parties": [["XNO"], ["XSU"]], "places": ["x1"],
        }
    ],
    event_types=[{"id": "clash", "name": "clash", "family": "violence"}],
    crosswalk=[{"event_type": "clash", "system": "CAMEO", "code": "19"}],
)  # fmt: skip


def article(
    name: str = "one", figure: int = 12, tail: str = "", *, url: str | None = None, folder: str = "news"
) -> Extraction:
    """Two sentences with a claim, its event, a quote, mentions and an issue; ``tail`` follows them."""
    text = f"Clashes near Kessa killed {figure} soldiers. “Enough”, the army said.{tail}"
    source = Source(
        location=f"{folder}/{name}.txt", url=url, outlet="Courier", published=(dt.date(2031, 5, 2),) * 2,
        published_source="given",
    )  # fmt: skip
    event = EventMention(
        type="clash", sentence=0, start=0, end=18, evidence="Clashes near Kessa", rule="r", trigger_start=0,
        trigger_end=7, start_date=dt.date(2031, 5, 1), end_date=dt.date(2031, 5, 1), actors=[NORLAND],
        places=[KESSA],
    )  # fmt: skip
    words = f"killed {figure} soldiers"
    whole = Claim(
        outcome="killed", sentence=0, start=19, end=19 + len(words), evidence=words, rule="r", count=figure,
        count_low=figure, count_high=figure, bound="exact", victim_side=ARMY, claimant=ARMY, event=event,
        places=[KESSA],
    )  # fmt: skip
    part = Claim(
        outcome="killed", sentence=0, start=19, end=19 + len(words), evidence=words, rule="r", count=2,
        count_low=2, count_high=2, bound="exact", victim_type="medic", part_of=whole,
    )  # fmt: skip
    stop = text.index("“")
    return Extraction(
        text=text, language="xx", published=source.published, source=source, document=Document(text=text),
        cleaned=Cleaned(text=text), reader="text",
        sentences=[
            Sentence(ordinal=0, start=0, end=stop - 1), Sentence(ordinal=1, start=stop, end=len(text)),
        ],
        mentions=[Mention(kind="place", sentence=0, start=13, end=18, text="Kessa", place=KESSA)],
        claims=[whole, part],
        event_mentions=[event],
        quotes=[Quote(kind="direct", sentence=1, start=stop + 1, end=stop + 7, text="Enough", speaker=ARMY)],
        issues=[Issue(kind="unresolved_date", message="no day is named", sentence=1)],
    )  # fmt: skip


def save(path: Path, *extractions: Extraction, run: Run = RUN) -> Store:
    db = open_database(path)
    with Store(db, run) as store:
        for extraction in extractions:
            store.save(extraction, raw_sha256="0")
        store.write_reference(REFERENCE)
    link(db)
    db.close()
    return store


def dump(path: Path) -> list[str]:
    """Every row of every table but ``runs``, with the schema."""
    connection = sqlite3.connect(path)
    lines = [line for line in connection.iterdump() if not line.startswith('INSERT INTO "runs"')]
    connection.close()
    return lines


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conflict.db"


# --- what is written ---------------------------------------------------------------------------


def test_building_twice_into_one_database_changes_nothing_but_runs(path: Path) -> None:
    save(path, article("one"), article("two", 40))
    before = dump(path)
    store = save(path, article("one"), article("two", 40))
    assert store.counts.unchanged == 2 and store.counts.articles == 0
    assert dump(path) == before


def test_building_into_two_databases_gives_equal_ones(tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        save(tmp_path / name, article("one"), article("two", 40))
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")


def test_every_reference_to_another_row_leads_somewhere(path: Path) -> None:
    save(path, article())
    assert rows(path, "pragma foreign_key_check") == []


def test_a_part_points_at_its_whole_and_a_claim_at_its_event(path: Path) -> None:
    save(path, article())
    ((whole, event),) = rows(path, "select id, event_mention from claims where part_of is null")
    assert rows(path, "select part_of from claims where part_of is not null") == [(whole,)]
    assert rows(path, "select id from event_mentions") == [(event,)]


def test_one_file_is_left_when_the_build_is_over(path: Path) -> None:
    save(path, article())
    assert [file.name for file in path.parent.iterdir()] == ["conflict.db"]


def test_the_figure_kind_tells_zero_from_nothing() -> None:
    def kind(**figure: object) -> str:
        base = {"outcome": "killed", "sentence": 0, "start": 0, "end": 1, "evidence": "x", "rule": "r"}
        return figure_kind(Claim(**{**base, **figure}))  # type: ignore[arg-type]

    assert kind(count=0, count_low=0, count_high=0) == "number"
    assert kind(count=50, bound="about") == "number"
    assert kind(count_low=20, count_high=30, bound="between") == "range"
    assert kind(count_low=100, bound="vague") == "words"
    assert kind(bound="vague") == "words"
    assert kind() == "none"


def test_words_that_are_not_in_the_text_are_refused_with_an_issue(path: Path) -> None:
    wrong = article()
    wrong.claims[0].evidence = "killed 13 soldiers"
    wrong.event_mentions[0].end += 1
    wrong.quotes[0].start -= 1
    wrong.mentions[0].text = "Kesso"
    save(path, wrong)
    for table in ("event_mentions", "quotes", "mentions"):
        assert rows(path, f"select count(*) from {table}") == [(0,)]
    assert rows(path, "select evidence, part_of, event_mention from claims") == [
        ("killed 12 soldiers", None, None)
    ]
    assert rows(path, "select count(*) from issues where kind = 'evidence_mismatch'") == [(4,)]


def test_all_evidence_stands_where_its_offsets_say(path: Path) -> None:
    save(path, article(tail=" Ça suffit — 😀 naïve."))
    for table, column in (
        ("claims", "evidence"), ("event_mentions", "evidence"), ("quotes", "text"), ("mentions", "text"),
    ):  # fmt: skip
        # SQLite counts code points from 1.
        wrong = (
            f"select count(*) from {table} t join article_texts x on x.article = t.article "
            f"where substr(x.text, t.start + 1, t.end - t.start) is not t.{column}"
        )
        assert rows(path, wrong) == [(0,)]


def test_two_equal_findings_in_one_place_are_both_kept(path: Path) -> None:
    twice = article()
    twice.claims.append(
        Claim(
            outcome="killed", sentence=0, start=19, end=37, evidence="killed 12 soldiers", rule="r", count=12,
            count_low=12, count_high=12, bound="exact", claimant=ARMY, victim_type="police",
        )
    )  # fmt: skip
    save(path, twice)
    assert rows(path, "select count(*), count(distinct id) from claims") == [(3, 3)]


def test_only_reference_rows_in_use_are_written_and_all_states(path: Path) -> None:
    save(path, article())
    assert rows(path, "select id from actors order by id") == [("XNO",), ("XNOMIL",), ("XSU",)]
    assert rows(path, "select id from places") == [("x1",)]
    assert rows(path, "select name from place_names") == [("Kessadorp",)]
    assert rows(path, "select parties, places from conflicts") == [('["Norland", "Sudria"]', '["Kessa"]')]
    assert rows(path, "select actor, side from conflict_parties order by actor") == [("XNO", 1), ("XSU", 2)]


# --- again, changed, gone ----------------------------------------------------------------------


def test_a_changed_article_replaces_its_old_rows_and_old_ids_lead_on(path: Path) -> None:
    save(path, article("one"), article("two", 40))
    ((old, old_claim),) = rows(
        path,
        "select articles.id, claims.id from articles join claims on claims.article = articles.id "
        "where source = 'news/one.txt' and part_of is null",
    )
    store = save(path, article("one", tail=" Corrected."), article("two", 40))
    assert (store.counts.articles, store.counts.unchanged) == (1, 1)
    ((new, new_claim),) = rows(
        path,
        "select articles.id, claims.id from articles join claims on claims.article = articles.id "
        "where source = 'news/one.txt' and part_of is null",
    )
    assert old != new and old_claim != new_claim
    assert rows(path, f"select target, kind from redirects where id = '{old}'") == [(new, "article")]
    assert rows(path, f"select target, kind from redirects where id = '{old_claim}'") == [
        (new_claim, "claim")
    ]
    assert rows(path, f"select count(*) from claims where article = '{old}'") == [(0,)]
    assert rows(path, "select count(*) from article_texts_fts where article_texts_fts match 'corrected'") == [
        (1,)
    ]
    assert rows(path, "select count(*) from article_texts") == [(2,)]
    assert rows(path, "pragma foreign_key_check") == []


def test_an_article_that_changes_back_leads_nowhere_else(path: Path) -> None:
    save(path, article())
    before = {line for line in dump(path) if "redirects" not in line and "article_texts" not in line}
    save(path, article(tail=" Corrected."))
    save(path, article())
    # Only the row numbers of texts may differ from those of a build from nothing.
    assert {line for line in dump(path) if "redirects" not in line and "article_texts" not in line} >= {
        line for line in before if line.startswith("INSERT")
    }
    ids = {row[0] for row in rows(path, "select id from articles union select id from claims")}
    assert not ids & {row[0] for row in rows(path, "select id from redirects")}


def test_new_knowledge_of_an_article_rewrites_it_under_the_same_id(path: Path) -> None:
    save(path, article())
    before = rows(path, "select id from articles")
    dated = article()
    dated.published = (dt.date(2031, 5, 3), dt.date(2031, 5, 3))
    assert save(path, dated).counts.articles == 1
    assert rows(path, "select id from articles") == before
    assert rows(path, "select published_start from articles") == [("2031-05-03",)]


def test_another_version_writes_everything_anew(path: Path) -> None:
    save(path, article())
    store = save(path, article(), run=Run(library="1.1", plugins={"text": "1.0"}))
    assert store.counts.articles == 1
    assert rows(path, "select count(*) from runs") == [(2,)]
    newest = Run(library="1.1", plugins={"text": "1.0"}).id
    assert rows(path, "select distinct run from claims union select distinct run from events") == [(newest,)]


def test_the_same_file_in_another_folder_is_one_article_and_an_issue_says_so(path: Path) -> None:
    save(path, article(folder="a"), article(folder="b"))
    assert rows(path, "select source from articles") == [("a/one.txt",)]
    assert rows(path, "select source from issues where kind = 'same_article'") == [("b/one.txt",)]


def test_a_source_is_current_once_it_is_finished_and_until_anything_changes(path: Path) -> None:
    db = open_database(path)
    found = article()
    assert found.source is not None
    with Store(db, RUN) as store:
        assert not store.is_current(found.source, "aa")
        store.save(found, raw_sha256="aa")
        store.finish(found.source, "aa")
        assert store.is_current(found.source, "aa")
    with Store(db, RUN) as store:
        assert store.is_current(found.source, "aa")
        assert not store.is_current(found.source, "bb")
        found.source.outlet = "Post"
        assert not store.is_current(found.source, "aa")
    with Store(db, Run(library="2.0")) as store:
        assert not store.is_current(article().source or found.source, "aa")
    db.close()


def test_what_a_source_no_longer_holds_stays_and_is_marked_until_it_is_back(path: Path) -> None:
    db = open_database(path)
    box = Source(location="box.zip")
    first, second = article("one"), article("two", 40)
    first.source = second.source = box
    for held, gone in (([first, second], [0, 0]), ([second], [1, 0]), ([first, second], [0, 0])):
        with Store(db, RUN) as store:
            for extraction in held:
                store.save(extraction)
            store.finish(box, str(len(held)))
        marks = rows(
            path,
            "select claims.count, missing_since is not null from claims join articles on articles.id = article "
            "where part_of is null order by claims.count",
        )
        assert marks == [(12, gone[0]), (40, gone[1])]
    db.close()


def test_issues_of_an_unreadable_source_are_replaced_and_not_heaped_up(path: Path) -> None:
    db = open_database(path)
    for message in ("no such file", "no such file", "not allowed"):
        with Store(db, RUN) as store:
            store.fail("news/one.txt", [Issue(kind="unreadable_file", message=message)])
    assert rows(path, "select source, message from issues") == [("news/one.txt", "not allowed")]
    with Store(db, RUN) as store:
        store.save(article())
    assert rows(path, "select kind from issues") == [("unresolved_date",)]
    db.close()


# --- duplicates and search ---------------------------------------------------------------------


def test_copies_point_to_the_earliest_original_however_they_were_read(path: Path) -> None:
    words = [f"word{n * 7919 % 1000}" for n in range(300)]
    texts = {
        "late": " ".join([*words[:290], "slightly", "other", "end"]), "early": " ".join(words),
        "other": " ".join(f"term{n}" for n in range(300)),
    }  # fmt: skip
    db = open_database(path)
    with Store(db, RUN) as store:
        for day, name in ((3, "late"), (1, "early"), (2, "other")):
            found = Extraction(text=texts[name], source=Source(location=f"{name}.txt"))
            found.published = (dt.date(2031, 5, day), dt.date(2031, 5, day))
            store.save(found)
    assert mark_duplicates(db) == 1
    pointing = "select a.source, b.source from articles a join articles b on b.id = a.duplicate_of"
    assert db.execute(pointing).fetchall() == [("late.txt", "early.txt")]
    db.close()


def test_articles_that_share_only_the_furniture_of_a_site_are_no_copies(path: Path) -> None:
    furniture = " ".join(f"menu{n}" for n in range(400))
    db = open_database(path)
    with Store(db, RUN) as store:
        for name in ("one", "two"):
            body = " ".join(f"{name}{n}" for n in range(60))
            found = Extraction(text=f"{body}\n{furniture}", source=Source(location=f"{name}.txt"))
            found.sentences = [
                Sentence(ordinal=0, start=0, end=len(body)),
                Sentence(ordinal=1, start=len(body) + 1, end=len(found.text), role="boilerplate"),
            ]
            store.save(found)
    assert mark_duplicates(db) == 0
    db.close()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("قُتِلَ جندي", "قتل"),
        ("الرئيس أحمد", "احمد"),
        ("ещё одна атака", "еще"),
        ("۱۲ سرباز", "12"),
        ("Qarabağ", "qarabag"),
        ("DIYARBAKIR'DA İSTANBUL", "istanbul"),
        ("Ağdam yaxınlığında", "yaxinliginda"),
        ("中国军队在边境", "边境"),
        ("Straße nach Łódź", "strasse lodz"),
        ("ﬁve men", "five"),
        ("Ստեփանակերտ", "ստեփանակերտ"),
    ],
)
def test_search_finds_words_in_every_script(path: Path, text: str, query: str) -> None:
    db = open_database(path)
    with Store(db, RUN) as store:
        store.save(Extraction(text=text, source=Source(location="a.txt")))
    words = " ".join(f'"{word}"' for word in normalise(query).split())
    found = db.execute("select count(*) from article_texts_fts where article_texts_fts match ?", [words])
    assert found.fetchone() == (1,)
    db.close()


@given(st.text(max_size=60))
def test_the_searched_form_is_stable(text: str) -> None:
    once = normalise(text)
    assert normalise(once).split() == once.split()


# --- refusals and accidents --------------------------------------------------------------------


def test_a_database_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table recipes (id integer)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="something else"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("not a database at all, only words " * 40)
    with pytest.raises(DatabaseError, match="not a database"):
        open_database(path)


def test_a_newer_schema_is_refused_with_what_to_do(path: Path) -> None:
    save(path, article())
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version = {migrations.SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(DatabaseError, match="pip install -U"):
        open_database(path)


def test_a_missing_folder_a_folder_and_a_missing_database_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no folder"):
        open_database(tmp_path / "nowhere" / "conflict.db")
    with pytest.raises(DatabaseError, match="is a folder"):
        open_database(tmp_path)
    with pytest.raises(DatabaseError, match="no such database"):
        link(tmp_path / "conflict.db")


def test_a_migration_that_was_broken_off_is_taken_up_again(path: Path) -> None:
    db = Database(path)
    db.execute(f"pragma application_id = {migrations.APPLICATION_ID}")
    migrations.migrations.apply(db, stop_before="m004_what_was_read")
    db.close()
    save(path, article())
    assert rows(path, "select count(*) from claims") == [(2,)]


def test_a_database_that_another_program_is_writing_to_says_so(path: Path) -> None:
    save(path, article())
    other = sqlite3.connect(path, isolation_level=None)
    db = open_database(path)
    db.execute("pragma busy_timeout = 50")
    other.execute("begin immediate")
    with pytest.raises(DatabaseError, match="another program"), Store(db, RUN) as store:
        store.save(article("two", 3))
    other.close()
    db.close()


def test_a_full_disk_is_told_and_leaves_what_was_stored(path: Path) -> None:
    save(path, article())
    before = [line for line in dump(path) if line.startswith("INSERT")]
    db = open_database(path)
    (pages,) = db.execute("pragma page_count").fetchone()
    db.execute(f"pragma max_page_count = {pages + 2}")
    filling = " ".join(f"word{n}" for n in range(200_000))
    with pytest.raises(DatabaseError, match="no room left"), Store(db, RUN) as store:
        store.save(Extraction(text=filling, source=Source(location="big.txt")))
    db.close()
    assert rows(path, "pragma integrity_check") == [("ok",)]
    assert [line for line in dump(path) if line.startswith("INSERT")] == before
    save(path, article("two", 40))
    assert rows(path, "select count(*) from articles") == [(2,)]


_ENDLESS = """
import sys, importlib.util
from pathlib import Path
spec = importlib.util.spec_from_file_location("articles", sys.argv[1])
articles = importlib.util.module_from_spec(spec)
spec.loader.exec_module(articles)
from conflict_events.storage import store
store.BATCH = 200
db = store.open_database(sys.argv[2])
with store.Store(db, articles.RUN) as writer:
    for number in range(int(sys.argv[3])):
        found = articles.article(f"n{number}", number)
        writer.save(found, raw_sha256="0")
        writer.finish(found.source, "0")
"""


def test_a_killed_build_leaves_whole_articles_and_the_next_one_goes_on(path: Path, tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(_ENDLESS)
    process = subprocess.Popen([sys.executable, str(script), __file__, str(path), "1000000"], cwd=ROOT)
    try:
        deadline = time.monotonic() + 30
        while _stored(path) < 30 and process.poll() is None and time.monotonic() < deadline:
            pass
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    stored = _stored(path)
    assert stored >= 30
    assert rows(path, "pragma integrity_check") == [("ok",)]
    torn = (
        "select count(*) from articles where (select count(*) from claims where article = articles.id) != 2"
    )
    assert rows(path, torn) == [(0,)]
    assert rows(path, "select finished_at from runs") == [(None,)]

    db = open_database(path)
    with Store(db, RUN) as store:
        for number in range(stored + 5):
            found = article(f"n{number}", number)
            assert found.source is not None
            if not store.is_current(found.source, "0"):
                store.save(found, raw_sha256="0")
                store.finish(found.source, "0")
        store.write_reference(REFERENCE)
    assert (store.counts.unchanged, store.counts.articles) == (stored, 5)
    db.close()
    in_one = tmp_path / "in_one.db"
    subprocess.run(
        [sys.executable, str(script), __file__, str(in_one), str(stored + 5)], cwd=ROOT, check=True
    )
    db = open_database(in_one)
    with Store(db, RUN) as store:
        store.write_reference(REFERENCE)
    db.close()
    assert dump(path) == dump(in_one)


def _stored(path: Path) -> int:
    if not path.exists():
        return 0
    try:
        return int(str(rows(path, "select count(*) from articles")[0][0]))
    except sqlite3.OperationalError:
        return 0


# --- schema and documentation ------------------------------------------------------------------


@pytest.fixture
def empty() -> Iterator[Database]:
    db = Database(memory=True)
    migrations.apply(db)
    yield db
    db.close()


def test_every_table_and_column_is_described(empty: Database) -> None:
    inner = re.compile(r"_sqlite_|article_texts_fts|search_index|sqlite_")
    tables = [name for name in empty.table_names() if not inner.match(name)]
    assert set(DESCRIPTIONS) == {*tables, *empty.view_names()}
    for name in tables:
        assert set(DESCRIPTIONS[name]) - {""} == {column.name for column in empty.table(name).columns}
    for name in empty.view_names():
        for column in empty[name].columns:
            assert described(name, column.name), f"{name}.{column.name}"


def test_the_writer_knows_the_columns_of_every_table(empty: Database) -> None:
    left_to_others = {
        "articles": {"duplicate_of", "missing_since"}, "article_texts": {"id"}, "claims": {"event"},
    }  # fmt: skip
    for table, columns in COLUMNS.items():
        stored = {column.name for column in empty.table(table).columns}
        assert set(columns) == stored - left_to_others.get(table, set())


def test_foreign_keys_bear_the_name_of_what_they_point_at(empty: Database) -> None:
    for table in empty.tables:
        for key in table.foreign_keys:
            assert not str(key.column).endswith("_id")


def test_the_search_index_is_one_that_datasette_finds(empty: Database) -> None:
    assert empty.table("article_texts").detect_fts() == "article_texts_fts"
    assert 'content="article_texts"' in empty.table("article_texts_fts").schema


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("select id from claims order by event_start desc, id limit 101", "claims_event_start"),
        ("select id from events order by start_date desc, id limit 101", "events_start_date"),
        ("select id from articles order by published_start desc, id limit 101", "articles_published_start"),
        (
            "select claimant, count(*) from claims where outcome = 'killed' group by claimant",
            "outcome_claimant",
        ),
        ("select bound, count(*) from claims group by bound", "claims_bound"),
        ("select claim from event_links where event = 'x' and claim is not null", "event_links_event_claim"),
    ],
)
def test_frequent_pages_are_answered_from_an_index(empty: Database, sql: str, index: str) -> None:
    plan = " ".join(row[3] for row in empty.execute(f"explain query plan {sql}"))
    assert index in plan and "TEMP B-TREE" not in plan


def test_views_are_made_anew_when_their_text_changes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(path).close()
    changed = {**migrations.VIEWS, "event_articles": "select 1 as one"}
    monkeypatch.setattr(migrations, "VIEWS", changed)
    db = open_database(path)
    assert db.execute("select * from event_articles").fetchall() == [(1,)]
    db.close()


def test_the_schema_reference_is_current() -> None:
    spec = importlib.util.spec_from_file_location("print_schema", ROOT / "scripts" / "print_schema.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    current = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert current == module.schema(), "run: python scripts/print_schema.py > docs/schema.md"
