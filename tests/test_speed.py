"""What keeps pages fast on a large ledger: the questions that they ask walk indexes, and not all rows."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from datasette.utils.asgi import Request
from made_up_world import make_world

from conflict_events.serving import open_datasette
from conflict_events.web.metadata import load_metadata
from conflict_events.web.selecting import CONDITIONS, ELSEWHERE, Selection, facets
from conflict_events.web.selecting import where as joined
from conflict_events.web.visit import Visit

METADATA: dict[str, Any] = load_metadata()["databases"]["conflict"]
LARGE = ("articles", "claims", "event_mentions", "event_links", "quotes", "sentences", "mentions", "events")
WHOLE = re.compile(rf"SCAN ({'|'.join(LARGE)})$|USE TEMP B-TREE", re.MULTILINE)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_world(tmp_path_factory.mktemp("world") / "world.db", articles=1000)


@pytest.fixture(scope="module")
def db(world: Path) -> sqlite3.Connection:
    return sqlite3.connect(world)


def plan(db: sqlite3.Connection, sql: str) -> str:
    return "\n".join(row[3] for row in db.execute(f"explain query plan {sql}"))


@pytest.mark.parametrize(
    "table", ["claims_with_context", "quotes_with_speaker", "event_timeline", "articles", "claims"]
)
def test_a_table_opens_at_its_newest_rows_without_sorting(db: sqlite3.Connection, table: str) -> None:
    newest = METADATA["tables"][table]["sort_desc"]
    assert not WHOLE.search(plan(db, f"select * from {table} order by {newest} desc limit 51"))
    assert not WHOLE.search(plan(db, f"select count(*) from {table}"))


@pytest.mark.parametrize("narrowed", ["outcome", "victim_type", "stance", "language"])
def test_each_list_beside_the_claims_is_counted_from_an_index_alone(
    db: sqlite3.Connection, narrowed: str
) -> None:
    for column in METADATA["tables"]["claims_with_context"]["facets"]:
        for where in ("", f"where {narrowed} = 'x'", "where published_start >= '2031-05-01'"):
            counted = (
                f"select {column}, count(*) from (select * from claims_with_context {where}) "
                f"where {column} is not null group by {column}"
            )
            told = plan(db, counted)
            assert "COVERING INDEX" in told and not WHOLE.search(told), (column, where, told)
            assert "articles" not in told and "events" not in told


def test_claims_of_an_event_an_article_or_a_claimant_are_found_by_an_index(db: sqlite3.Connection) -> None:
    for column in ("event", "article", "claimant", "victim_side"):
        told = plan(db, f"select * from claims_with_context where {column} = 'x'")
        assert f"SEARCH claims USING INDEX idx_claims_{column}" in told or f"({column}=?)" in told, told


@pytest.mark.parametrize("column", ["claimant", "event", "outlet", "victim_side"])
def test_claims_of_one_claimant_event_outlet_or_side_come_newest_first_without_sorting(
    db: sqlite3.Connection, column: str
) -> None:
    told = plan(
        db, f"select * from claims_with_context where {column} = 'x' order by published_start desc limit 51"
    )
    assert f"SEARCH claims USING INDEX idx_claims_{column}_published_start_id ({column}=?)" in told
    assert "TEMP B-TREE" not in told


@pytest.mark.parametrize("where", ["", "where event = 'x'"])
def test_the_claim_ladder_opens_in_order_of_time_without_sorting(db: sqlite3.Connection, where: str) -> None:
    told = plan(db, f"select * from claim_ladder {where} order by on_date limit 51")
    assert "ladder_claims" in told.splitlines()[0] and "TEMP B-TREE" not in told
    assert "events" not in plan(db, f"select count(*) from claim_ladder {where}")
    assert METADATA["tables"]["claim_ladder"]["sort"] == "on_date"


@pytest.mark.parametrize("narrowed", ["claimant", "event", "outlet"])
def test_lists_beside_the_claims_of_one_of_them_are_counted_from_an_index_alone(
    db: sqlite3.Connection, narrowed: str
) -> None:
    for column in METADATA["tables"]["claims_with_context"]["facets"]:
        told = plan(
            db,
            f"select {column}, count(*) from (select * from claims_with_context where {narrowed} = 'x') "
            f"where {column} is not null group by {column}",
        )
        assert "SEARCH claims USING COVERING INDEX" in told, (column, told)


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_a_filter_of_the_map_and_the_timeline_reads_indexes_alone(db: sqlite3.Connection, name: str) -> None:
    told = plan(db, f"select events.rowid from events where {CONDITIONS[name]}".replace(f":{name}", "'x'"))
    steps = [line for line in told.splitlines() if "actors" not in line and "LIST" not in line]
    assert all("COVERING INDEX" in line or line.startswith(("MULTI", "INDEX")) for line in steps), told


@pytest.mark.parametrize(("table", "column"), [("event_languages", "language"), ("event_outlets", "outlet")])
def test_an_event_has_the_languages_and_outlets_of_its_articles(
    db: sqlite3.Connection, table: str, column: str
) -> None:
    slowly = (
        f"select distinct event_links.event, articles.{column} from event_links "
        f"join articles on articles.id = event_links.article where articles.{column} is not null order by 1, 2"
    )
    found = db.execute(f"select * from {table} order by 1, 2").fetchall()
    assert found and found == db.execute(slowly).fetchall()


@pytest.mark.parametrize("asked", ["", "language=ar", "outcome=wounded", "from=2031-03-01&to=2031-04-30"])
async def test_lists_beside_the_map_are_those_of_its_events(
    world: Path, db: sqlite3.Connection, asked: str
) -> None:
    datasette = open_datasette(world, public=True)
    await datasette.invoke_startup()
    request = Request.fake(f"/map?{asked}")
    visit = Visit(datasette=datasette, request=request, name="world")
    selection = await Selection.of(visit)
    found = {one["name"]: one["values"] for one in await facets(visit, "/map", selection)}
    chosen = f"select id from events {joined(selection.conditions())}"
    for name, values in found.items():
        if name not in ("language", "outlet"):
            continue
        slowly = (
            f"select articles.{name}, count(distinct event_links.event) from event_links "
            f"join articles on articles.id = event_links.article where event_links.event in ({chosen}) "
            f"and articles.{name} is not null group by 1 order by 2 desc, 1 limit {len(values)}"
        )
        rows = db.execute(slowly, selection.values).fetchall()
        assert [one["n"] for one in values] == [n for _value, n in rows], name
    assert {"outcome", "language", "outlet"} - set(selection.chosen) <= set(found)


def test_a_claim_bears_the_event_that_it_is_linked_to(db: sqlite3.Connection) -> None:
    differing = (
        "select count(*) from claims left join event_links on event_links.claim = claims.id "
        "where event_links.event is not claims.event"
    )
    assert db.execute(differing).fetchone() == (0,)


def test_a_claim_and_a_quote_bear_what_their_article_says(db: sqlite3.Connection) -> None:
    for table in ("claims", "quotes"):
        differing = (
            f"select count(*) from {table} as x join articles as a on a.id = x.article where "
            "(a.published_start, a.language, a.outlet) is not (x.published_start, x.language, x.outlet)"
        )
        assert db.execute(differing).fetchone() == (0,)


@pytest.mark.parametrize("filled", [False, True])
async def test_every_question_is_answered_with_and_without_parameters(world: Path, filled: bool) -> None:
    fitting = {
        "outcome": "killed", "factor": "2", "victim_type": "civilian", "claimant": "Kestria", "language": "nl",
        "stance": "denies", "speaker": "Kestria", "words": "soldiers", "place": "Kestria", "party": "Kestria",
        "from_day": "2031-02-01", "to_day": "2031-03-31", "kind": "unresolved place", "event": "Kestria",
    }  # fmt: skip
    words = {"quotes_by_speaker": "night", "history_in_the_news": "war", "not_understood": "left alone"}
    datasette = open_datasette(world, public=True)
    await datasette.invoke_startup()
    for name, query in METADATA["queries"].items():
        asked = {key: fitting.get(key, "") if filled else "" for key in query.get("params", [])}
        if filled and name in words:
            asked["words"] = words[name]
        answer = await datasette.client.get(f"/world/{name}.json", params={**asked, "_shape": "array"})
        assert answer.status_code == 200, (name, answer.text)
        assert answer.json(), name


async def test_a_csv_file_of_all_claims_has_every_row(world: Path, db: sqlite3.Connection) -> None:
    datasette = open_datasette(world, public=True)
    await datasette.invoke_startup()
    rows = db.execute("select count(*) from claims").fetchone()[0]
    answer = await datasette.client.get("/world/claims_with_context.csv?_stream=on&_size=max")
    assert answer.text.count("\r\n") == rows + 1
