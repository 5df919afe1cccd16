"""A file of all rows holds all rows, or whoever asked for it is told that it does not."""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
import yaml
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from asking import get

from conflict_events.serving import open_datasette
from conflict_events.web.metadata import load_metadata

QUERIES = load_metadata()["databases"]["conflict"]["queries"]
MANY = 7_000


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text[:500]
    return list(csv.DictReader(io.StringIO(answer.text)))


def value(path: Path, sql: str) -> int:
    connection = sqlite3.connect(path)
    (found,) = connection.execute(sql).fetchone()
    connection.close()
    return int(found)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up ledger with thousands of copies of one of its claims."""
    path = made_up.build(tmp_path_factory.mktemp("many") / "conflict.db", with_hostile=True)
    connection = sqlite3.connect(path)
    (columns,) = connection.execute(
        "select group_concat('\"' || name || '\"', ', ') from pragma_table_info('claims') where name <> 'id'"
    ).fetchone()
    connection.execute(
        f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {MANY})"
        f" insert into claims (id, {columns}) select 'copy-' || i, {columns} from n,"
        " (select * from claims order by id limit 1)"
    )
    connection.commit()
    connection.close()
    return path


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return started(open_datasette(database))


def started(datasette: Datasette) -> Datasette:
    asyncio.run(datasette.invoke_startup())
    return datasette


def with_view(database: Path, name: str, sql: str) -> Path:
    path = database.with_name(f"with_{name}.db")
    connection = sqlite3.connect(path)
    original = sqlite3.connect(database)
    original.backup(connection)
    original.close()
    connection.execute(f"create view {name} as {sql}")
    connection.commit()
    connection.close()
    return path


@contextmanager
def served(datasette: Datasette) -> Iterator[str]:
    """The address of a real server, which is what breaks off."""
    server = uvicorn.Server(uvicorn.Config(datasette.app(), port=0, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.mark.parametrize("name", ["claims", "claims_with_context", "mentions", "issues", "articles"])
def test_all_rows_are_all_rows(datasette: Datasette, database: Path, name: str) -> None:
    number = value(database, f"select count(*) from {name}")
    for path in (f"/conflict/{name}.csv?_stream=1&_size=max", f"/export/conflict/{name}.csv"):
        answer = get(datasette, path)
        assert len(rows(answer)) == number == int(answer.headers["x-row-count"])
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"


def test_a_file_has_the_columns_and_cells_of_the_page(datasette: Datasette) -> None:
    for name in ("claims_with_context", "claims", "events"):
        ours = rows(
            get(
                datasette,
                f"/export/conflict/{name}.csv?_sort=id"
                if name == "claims"
                else f"/export/conflict/{name}.csv",
            )
        )
        page = rows(
            get(
                datasette,
                f"/conflict/{name}.csv?_size=20&_sort=id"
                if name == "claims"
                else f"/conflict/{name}.csv?_size=20",
            )
        )
        assert list(ours[0]) == list(page[0])
        assert all(row in ours for row in page)


def test_exactly_the_filtered_rows_are_exported(datasette: Datasette, database: Path) -> None:
    asked = "outcome=killed&stance=denies"
    found = rows(get(datasette, f"/export/conflict/claims_with_context.csv?{asked}"))
    wanted = "select count(*) from claims_with_context where outcome = 'killed' and stance = 'denies'"
    assert len(found) == value(database, wanted) > 0
    assert {(row["outcome"], row["stance"]) for row in found} == {("killed", "denies")}
    assert len(rows(get(datasette, "/export/conflict/article_texts.csv?_search=staakt-het-vuren"))) == 1
    assert rows(get(datasette, "/export/conflict/claims.csv?outcome=nothing")) == []
    sorted_down = rows(
        get(datasette, "/export/conflict/claims_with_context.csv?count__notnull=1&_sort_desc=count")
    )
    counts = [int(row["count"]) for row in sorted_down]
    assert counts == sorted(counts, reverse=True)


def test_a_table_leads_to_the_file_of_what_it_shows(datasette: Datasette) -> None:
    page = get(
        datasette, "/conflict/claims_with_context?outcome=killed&stance=denies&_facet=bound&_size=2"
    ).text
    link = "/export/conflict/claims_with_context.csv?outcome=killed&amp;stance=denies"
    assert f'<a href="{link}">' in page
    assert len(rows(get(datasette, link.replace("&amp;", "&")))) > 0


def test_columns_labels_and_head_can_be_chosen(datasette: Datasette) -> None:
    some = rows(get(datasette, "/export/conflict/claims.csv?_col=outcome&_col=claimant&_labels=on"))
    assert list(some[0]) == ["id", "outcome", "claimant", "claimant_label"]
    assert ("XSU", "Sudria") in {(row["claimant"], row["claimant_label"]) for row in some}
    assert "evidence" not in rows(get(datasette, "/export/conflict/claims.csv?_nocol=evidence"))[0]
    bare = get(datasette, "/export/conflict/events.csv?_header=off").text
    assert not bare.startswith("id,")
    assert get(datasette, "/export/conflict/claims.csv?_col=nothing").status_code == 400


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_is_exported_in_full(datasette: Datasette, name: str) -> None:
    answer = get(datasette, f"/conflict/{name}.csv")
    shown = get(datasette, f"/conflict/{name}.json?_shape=array&_size=max").json()
    found = rows(answer)
    assert len(found) == int(answer.headers["x-row-count"])
    assert len(found) == len(shown) or len(found) > len(shown) == 1000


def test_nothing_known_is_empty_and_nought_is_nought(datasette: Datasette) -> None:
    found = rows(get(datasette, "/export/conflict/claims.csv?outcome=casualties"))
    assert [row["count"] for row in found] == ["0"]
    unknown = rows(get(datasette, "/export/conflict/claims.csv?figure_kind=none"))
    assert {row["count"] for row in unknown} == {""}


def test_a_file_for_spreadsheets_runs_nothing_and_keeps_its_letters(tmp_path: Path) -> None:
    path = made_up.build(tmp_path / "conflict.db")
    connection = sqlite3.connect(path)
    connection.execute("update articles set outlet = '=1+1'")
    connection.commit()
    connection.close()
    answer = get(open_datasette(path), "/export/conflict/articles.csv?_spreadsheet=1")
    assert answer.content.startswith(b"\xef\xbb\xbf") and answer.content.count(b"\xef\xbb\xbf") == 1
    assert ",'=1+1," in answer.text
    assert ",=1+1," in get(open_datasette(path), "/export/conflict/articles.csv").text


def test_an_export_that_cannot_begin_is_an_error(datasette: Datasette, database: Path) -> None:
    endless = (
        "select count(*) as n from claims a, claims b, claims c where a.evidence > b.evidence || c.evidence"
    )
    hasty = open_datasette(with_view(database, "slow", endless), settings={"sql_time_limit_ms": 200})
    for path in ("/export/with_slow/slow.csv", "/with_slow/slow.csv?_stream=1"):
        answer = get(started(hasty), path)
        assert answer.status_code == 400 and "took too long" in answer.text
    assert get(datasette, "/export/conflict/nothing.csv").status_code == 404
    assert get(datasette, "/export/other/claims.csv").status_code == 404


def test_an_export_that_fails_half_way_is_broken_off(database: Path) -> None:
    fails = "case when rowid > 5000 then abs(-9223372036854775807 - 1) else evidence end"
    path = with_view(database, "half", f"select rowid as n, {fails} as evidence from claims order by rowid")
    with (
        served(open_datasette(path)) as address,
        pytest.raises(httpx.RemoteProtocolError, match="incomplete"),
    ):
        httpx.get(f"{address}/with_half/half.csv?_stream=1", timeout=30)


def test_a_whole_file_comes_over_the_wire_with_its_end(datasette: Datasette, database: Path) -> None:
    with served(datasette) as address:
        answer = httpx.get(f"{address}/conflict/claims_with_context.csv?_stream=1", timeout=30)
        assert len(rows(answer)) == value(database, "select count(*) from claims")
        head = httpx.head(f"{address}/export/conflict/claims.csv", timeout=30)
        assert (head.status_code, head.text) == (200, "")
        assert int(head.headers["x-row-count"]) == len(rows(answer))


def test_whoever_may_not_see_a_table_may_not_export_it(database: Path, tmp_path: Path) -> None:
    told = load_metadata()
    told["databases"]["conflict"]["allow"] = {"id": "editor"}
    (tmp_path / "closed.yml").write_text(yaml.safe_dump(told))
    closed = open_datasette(database, tmp_path / "closed.yml")
    for path in (
        "/export/conflict/claims.csv",
        "/conflict/claims.csv?_stream=1",
        "/export/conflict/latest_claims.csv",
    ):
        assert get(closed, path).status_code == 403, path
    public = open_datasette(database, public=True)
    assert get(public, "/export/conflict/claims.csv?_where=1").status_code == 403
    assert get(public, "/export/conflict/claims.csv").headers["access-control-allow-origin"] == "*"
