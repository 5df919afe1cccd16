"""Datasette as a reader meets it: really started, over a database that went through store and linker."""

from __future__ import annotations

import asyncio
import base64
import csv
import hashlib
import html
import io
import queue
import re
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from asking import get

from conflict_events.errors import DatabaseError
from conflict_events.serving import open_datasette, serve
from conflict_events.storage.migrations import SCHEMA_VERSION
from conflict_events.web.cells import shown
from conflict_events.web.metadata import load_metadata, metadata_path

ROOT = Path(__file__).parent.parent
QUERIES: dict[str, dict[str, Any]] = load_metadata()["databases"]["conflict"]["queries"]
TABLES: dict[str, dict[str, Any]] = load_metadata()["databases"]["conflict"]["tables"]

# For each question: parameters that fit something in the made-up database.
FITTING: dict[str, dict[str, str]] = {
    "who_claims_what": {"event": "Kessa", "outcome": "killed"},
    "figure_over_time": {"event": "Kessadorp", "outcome": "killed"},
    "claimants_differ": {"factor": "2.5"},
    "victims": {"victim_type": "civilian", "outcome": "wounded"},
    "revised_figures": {"claimant": "norland"},
    "latest_claims": {"outcome": "killed", "language": "nl"},
    "all_claims_of": {"claimant": "Sudrië"},
    "claims_without_claimant": {"outcome": "wounded", "language": "en"},
    "other_sides_losses": {"claimant": "Sudria"},
    "own_losses": {"claimant": "Norland"},
    "denied_or_unverified": {"stance": "denies"},
    "quotes_by_speaker": {"speaker": "Norland", "words": "shot"},
    "what_happened": {"place": "Kessa", "from_day": "2031-05-01", "to_day": "2031-05-01"},
    "ceasefires": {"party": "Sudria", "from_day": "2031-05-03", "to_day": "2031-05-31"},
    "one_event_many_languages": {},
    "history_in_the_news": {"words": "oorlog"},
    "search": {"words": "staakt-het-vuren"},
    "coverage": {"from_day": "2031-05-03", "to_day": "2031-05-03"},
    "not_understood": {"kind": "unresolved date", "words": "Monday"},
}


def rows(datasette: Datasette, path: str) -> list[dict[str, Any]]:
    answer = get(datasette, path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ask_in_sql(datasette: Datasette, sql: str) -> httpx.Response:
    """The answer to SQL, wherever Datasette has the page for it."""
    path = f"/conflict.json?{httpx.QueryParams({'sql': sql})}"
    return asyncio.run(datasette.client.get(path, follow_redirects=True))


def value(path: Path, sql: str) -> Any:
    connection = sqlite3.connect(path)
    (found,) = connection.execute(sql).fetchone()
    connection.close()
    return found


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("served") / "conflict.db")


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


@pytest.fixture(scope="module")
def public(database: Path) -> Datasette:
    return open_datasette(database, public=True)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("hostile") / "conflict.db", with_hostile=True)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from conflict_events import build

    path = tmp_path_factory.mktemp("seeds") / "conflict.db"
    build([ROOT / "seeds"], path)
    return path


def every_page(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = ["/", "/conflict", "/conflict?_show_hidden=1"]
    found += [f"/conflict/{name}" for name in [*TABLES, *QUERIES]]
    found += [f"/conflict/{name}?_all_columns=1" for name in ("claims_with_context", "articles")]
    for table in ("articles", "events", "claims", "event_mentions", "quotes", "issues", "actors", "places"):
        found += [f"/conflict/{table}/{key}" for (key,) in connection.execute(f"select id from {table}")]
    found += [f"/event/{key}" for (key,) in connection.execute("select id from events")]
    found += [f"/article/{key}" for (key,) in connection.execute("select id from articles")]
    connection.close()
    return found


# --- every page and every question ----------------------------------------------------------------


def test_every_page_answers(datasette: Datasette, database: Path) -> None:
    for page in every_page(database):
        assert get(datasette, page).status_code == 200, page


def test_there_are_fitting_parameters_for_every_question() -> None:
    assert set(FITTING) == set(QUERIES)


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_without_parameters_gives_all(datasette: Datasette, name: str) -> None:
    assert rows(datasette, f"/conflict/{name}.json?_shape=array")


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_with_parameters_gives_what_fits(datasette: Datasette, name: str) -> None:
    asked = str(httpx.QueryParams(FITTING[name]))
    some = rows(datasette, f"/conflict/{name}.json?_shape=array&{asked}")
    everything = rows(datasette, f"/conflict/{name}.json?_shape=array")
    assert some and all(
        row in everything for row in some if name not in {"search", "figure_over_time", "coverage"}
    )
    if FITTING[name]:
        assert len(some) < len(everything) or name == "claimants_differ"


@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if query.get("params")])
def test_a_question_that_fits_nothing_gives_a_clear_empty_page(datasette: Datasette, name: str) -> None:
    wrong = {
        parameter: {"factor": "1e9", "from_day": "9999-01-01", "to_day": "0001-01-01"}.get(parameter, "zzqx")
        for parameter in QUERIES[name]["params"]
    }
    answer = get(datasette, f"/conflict/{name}?{httpx.QueryParams(wrong)}")
    assert answer.status_code == 200
    assert "Nothing fits" in answer.text


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_survives_quotes_and_signs(datasette: Datasette, name: str) -> None:
    wrong = dict.fromkeys(QUERIES[name].get("params", []), "' \" % _ ; -- * ( NEAR \\")
    assert get(datasette, f"/conflict/{name}?{httpx.QueryParams(wrong)}").status_code == 200


@pytest.mark.parametrize("name", QUERIES)
def test_every_question_runs_on_the_seeds(seeds: Path, name: str) -> None:
    served = open_datasette(seeds)
    assert isinstance(rows(served, f"/conflict/{name}.json?_shape=array"), list)
    asked = str(httpx.QueryParams(FITTING[name]))
    assert isinstance(rows(served, f"/conflict/{name}.json?_shape=array&{asked}"), list)


def test_claimants_far_apart_are_found_with_who_says_what(datasette: Datasette) -> None:
    (found,) = rows(datasette, "/conflict/claimants_differ.json?_shape=array&factor=2")
    assert (found["lowest_by"], found["low"]) == ("Norland's armed forces", 18)
    assert (found["highest_by"], found["high"]) == ("Sudria", 48)
    assert not rows(datasette, "/conflict/claimants_differ.json?_shape=array&factor=3")


def test_a_name_in_another_language_finds_the_same_claims(datasette: Datasette) -> None:
    by_name = {
        name: rows(datasette, f"/conflict/all_claims_of.json?_shape=array&claimant={name}")
        for name in ("Sudria", "Sudrië")
    }
    assert by_name["Sudria"] and by_name["Sudria"] == by_name["Sudrië"]


# --- search --------------------------------------------------------------------------------------


def test_search_takes_no_notice_of_marks_case_and_spelling_of_letters(datasette: Datasette) -> None:
    for words, expected in [
        ("قتل", 1),
        ("KESSA", 4),
        ("staakt het vuren", 1),
        ("٤٨", 1),
        ('"prime minister"', 1),
    ]:
        path = f"/conflict/search.json?_shape=array&words={httpx.QueryParams({'w': words})['w']}"
        assert len(rows(datasette, path)) == expected, words


@pytest.mark.parametrize("table", [name for name, about in TABLES.items() if about.get("fts_table")])
def test_a_nonsense_word_finds_nothing(datasette: Datasette, table: str) -> None:
    # Where Datasette does not find the index, it would ignore the search and give every row.
    assert rows(datasette, f"/conflict/{table}.json?_shape=array&_search=zzqxv") == []
    assert len(rows(datasette, f"/conflict/{table}.json?_shape=array&_search=Norland")) == 3


# --- what a cell looks like ------------------------------------------------------------------------


def test_nought_unknown_and_open_look_different(datasette: Datasette) -> None:
    page = get(datasette, "/conflict/claims?_all_columns=1").text
    cells = re.findall(r'class="col-count_high[^>]*>(.*?)</td>', page)
    texts = {re.sub("<[^>]+>", "", cell) for cell in cells}
    assert {"0", "open", "no figure", "30"} <= texts


def test_words_of_a_source_carry_their_language() -> None:
    row = {"evidence": "قُتل", "language": "ar"}
    assert shown(row, row["evidence"], "evidence", None, link=str) == "<bdi lang='ar' dir='auto'>قُتل</bdi>"
    wrong = {"evidence": "x", "language": "ar' onload='"}
    assert "onload" not in str(shown(wrong, "x", "evidence", None, link=str))


def test_csv_holds_every_row(datasette: Datasette, database: Path) -> None:
    for table in ("claims", "claims_with_context", "mentions", "issues", "quotes"):
        answer = get(datasette, f"/conflict/{table}.csv?_stream=1&_size=max")
        assert answer.status_code == 200
        assert len(list(csv.DictReader(io.StringIO(answer.text)))) == value(
            database, f"select count(*) from {table}"
        )


# --- the two pages ---------------------------------------------------------------------------------


def test_the_event_page_sets_claims_beside_each_other(datasette: Datasette, database: Path) -> None:
    event = value(database, "select id from events order by n_claims desc limit 1")
    page = get(datasette, f"/event/{event}").text
    text = html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page)))
    # The losses of the two sides are never put into one range.
    assert "Norland: 12 to 48 killed, as claimed" in text
    assert "Sudria: at least 7 killed, as claimed" in text
    assert "not an estimate" in text
    for claimant in ("Norland's armed forces", "Sudria", "The Harbour Post a medium in its own voice"):
        assert claimant in text
    for figure in ("at least 12", "40", "20 to 30", "48"):
        assert figure in text
    assert "denies" in text and "no figure" in text


def test_an_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    path = made_up.build(tmp_path / "conflict.db")
    event = value(path, "select id from events limit 1")
    connection = sqlite3.connect(path)
    connection.execute("insert into redirects (id, target, kind) values ('before', ?, 'event')", [event])
    connection.commit()
    connection.close()
    answer = get(open_datasette(path), "/event/before")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/event/{event}")


def test_an_unknown_event_or_article_is_not_found(datasette: Datasette) -> None:
    for path in ("/event/none", "/article/none"):
        answer = get(datasette, path)
        assert answer.status_code == 404
        assert "There is no such" in answer.text


# --- security --------------------------------------------------------------------------------------


def test_nothing_from_an_article_becomes_markup(hostile: Path) -> None:
    served = open_datasette(hostile)
    for page in every_page(hostile):
        text = get(served, page).text
        assert "<img src=x" not in text and "<script>alert" not in text, page
        assert not re.search(r"""href=["']?\s*javascript:""", text), page


def test_headers_stand_on_every_answer(datasette: Datasette) -> None:
    for path in (
        "/",
        "/conflict/claims",
        "/conflict/claims.json",
        "/none",
        "/event/none",
        "/-/static/app.css",
    ):
        headers = get(datasette, path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] in {"same-origin", "no-referrer"}


def test_every_inline_script_is_one_that_the_policy_names(datasette: Datasette, database: Path) -> None:
    pages = ["/", "/conflict", "/conflict/claims", "/conflict/search", "/conflict?sql=select+1", "/none"]
    for page in [*pages, *(p for p in every_page(database) if p.startswith("/event/"))]:
        answer = get(datasette, page)
        policy = answer.headers["content-security-policy"]
        assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
        for script in re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, page
        # What a template fills in cannot be named by a hash: none stands in a page that a cache may keep.
        assert "<script nonce" not in answer.text, page
        assert "nonce-" not in policy or answer.status_code >= 400, page


@pytest.mark.parametrize("path", [r"/\example.org/", "//example.org/"])
def test_a_path_that_names_another_host_is_refused(datasette: Datasette, path: str) -> None:
    sent: list[dict[str, Any]] = []

    async def ask() -> None:
        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b""}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "headers": []}
        await datasette.app()({**scope, "query_string": b""}, receive, send)

    asyncio.run(ask())
    assert sent[0]["status"] == 400
    assert b"location" not in dict(sent[0]["headers"])


def test_a_public_instance_takes_no_sql_and_gives_no_file(public: Datasette) -> None:
    for asked in (
        "/conflict?sql=select+1",
        "/conflict.json?%73ql=select+1",
        "/conflict?_lang=nl&sql=select+1",
    ):
        assert get(public, asked).status_code == 403
    assert get(public, "/conflict/claims?_where=1").status_code == 403
    assert get(public, "/conflict.db").status_code == 403
    assert get(public, "/conflict/latest_claims").status_code == 200
    assert get(public, "/conflict/claims").headers["cache-control"] == "max-age=300"
    assert "Ask in SQL" not in get(public, "/conflict").text


def test_one_request_cannot_take_all_memory(datasette: Datasette) -> None:
    answer = ask_in_sql(datasette, "select length(randomblob(900000000))")
    assert answer.status_code == 400
    assert "too big" in answer.text


def test_a_reader_cannot_write(datasette: Datasette, database: Path) -> None:
    for sql in ("delete from claims", "attach 'x.db' as x", "pragma journal_mode=delete"):
        assert ask_in_sql(datasette, sql).status_code in (400, 403)
    assert ask_in_sql(datasette, "select 1 as one").json()["rows"]
    assert value(database, "select count(*) from claims") > 0


# --- starting and stopping ---------------------------------------------------------------------------


def test_other_databases_look_as_they_did(tmp_path: Path, datasette: Datasette) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table claims (id integer primary key, title text, count integer)")
    connection.execute("insert into claims values (1, null, null)")
    connection.commit()
    connection.close()
    page = get(Datasette([str(other)]), "/other/claims")
    assert "conflict-events" not in page.text and "no figure" not in page.text
    assert "content-security-policy" not in page.headers


def test_plain_datasette_serves_it_with_the_metadata(database: Path) -> None:
    command = [sys.executable, "-m", "datasette", str(database), "--metadata", str(metadata_path()), "--get"]
    done = subprocess.run([*command, "/conflict/latest_claims"], capture_output=True, text=True, check=True)
    assert "What was claimed last?" in done.stdout


def test_serve_tells_its_address_and_answers_on_it(database: Path) -> None:
    ready: queue.Queue[str] = queue.Queue()
    options = {"port": 0, "ready": ready.put}
    threading.Thread(target=serve, args=(database,), kwargs=options, daemon=True).start()
    address = ready.get(timeout=30)
    answer = httpx.get(address, timeout=30)
    assert answer.status_code == 200
    assert "Who said what about which event" in answer.text
    taken = int(address.rstrip("/").rpartition(":")[2])
    with pytest.raises(DatabaseError, match=f"127.0.0.1:{taken} .*--port"):
        serve(database, port=taken)


def test_a_file_that_is_not_ours_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"none\.db does not exist.*build"):
        open_datasette(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("no database, but a text that is long enough to be one" * 50)
    with pytest.raises(DatabaseError, match=r"text\.db is not an SQLite database"):
        open_datasette(tmp_path / "text.db")
    sqlite3.connect(tmp_path / "empty.db").close()
    with pytest.raises(DatabaseError, match="not made by conflict-events"):
        open_datasette(tmp_path / "empty.db")


@pytest.mark.parametrize(("step", "advice"), [(-1, "conflict-events link"), (1, "newer version")])
def test_a_ledger_of_another_schema_is_refused_with_advice(tmp_path: Path, step: int, advice: str) -> None:
    path = made_up.build(tmp_path / "conflict.db")
    with sqlite3.connect(path) as connection:
        connection.execute(f"pragma user_version = {SCHEMA_VERSION + step}")
    with pytest.raises(DatabaseError, match=advice):
        open_datasette(path)
