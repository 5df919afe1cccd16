"""The status page tells what is in the ledger, for people and for machines."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import browsing

from conflict_events.serving import open_datasette
from conflict_events.storage.store import Run, Store, open_database

ROOT = Path(__file__).parent.parent


def get(database: Path, path: str) -> httpx.Response:
    answer = asyncio.run(open_datasette(database).client.get(path))
    assert answer.status_code == 200, answer.text
    return answer


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return made_up.build(tmp_path / "conflict.db")


def change(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_counts_are_those_of_the_tables(database: Path) -> None:
    told = get(database, "/status.json").json()
    connection = sqlite3.connect(database)
    for table, count in told["counts"].items():
        assert connection.execute(f"select count(*) from {table}").fetchone()[0] == count, table
    connection.close()
    assert (told["first_published"], told["last_published"]) == ("2031-05-02", "2031-05-05")
    assert told["library"] == "made-up"


def test_languages_and_outlets_have_their_claims_and_what_is_known_of_them(database: Path) -> None:
    told = get(database, "/status.json").json()
    by_language = {row["language"]: row for row in told["languages"]}
    assert {code: row["articles"] for code, row in by_language.items()} == {"en": 3, "nl": 1, "ar": 1}
    assert sum(row["claims"] for row in told["languages"]) == told["counts"]["claims"]
    assert sum(row["claims"] for row in told["outlets"]) == told["counts"]["claims"]
    arabic = by_language["ar"]
    assert [arabic[name] for name in ("claims", "with_claimant", "with_day", "with_figure")] == [1, 1, 1, 1]
    assert None in {row["outlet"] for row in told["outlets"]} and told["n_outlets"] == 4


def test_what_was_not_understood_is_told_by_kind_with_a_way_to_the_rows(database: Path) -> None:
    page = get(database, "/status").text
    assert 'href="/conflict/issues?kind=unresolved_date"' in page
    assert "a bare weekday: which Monday is meant?" in page


def test_what_vanished_and_what_was_copied_is_counted(database: Path) -> None:
    change(database, "update articles set missing_since = '2031-06-01' where outlet = 'De Poort'")
    told = get(database, "/status.json").json()
    assert (told["missing"], told["duplicates"]) == (1, 0)


def test_a_served_ledger_that_is_built_again_is_counted_again(database: Path) -> None:
    datasette = open_datasette(database)

    async def ask() -> Any:
        return (await datasette.client.get("/status.json")).json()["counts"]["issues"]

    async def twice() -> tuple[Any, Any]:
        before = await ask()
        change(database, "insert into issues (id, kind, message) values ('x', 'more', 'm')")
        return before, await ask()

    before, after = asyncio.run(twice())
    assert after == before + 1


def test_an_edition_that_was_published_is_told_with_its_checksums(database: Path) -> None:
    told = {"edition": "abc", "downloads": [{"file": "downloads/x.gz", "sha256": "0f"}], "secret": 1}
    database.with_name("edition.json").write_text(json.dumps(told), encoding="utf-8")
    assert get(database, "/status.json").json()["edition"] == {
        "edition": "abc",
        "downloads": told["downloads"],
    }
    page = get(database, "/status").text
    assert "<code>abc</code>" in page and 'href="/downloads"' in page


def test_an_empty_ledger_has_a_status(tmp_path: Path) -> None:
    path = tmp_path / "conflict.db"
    db = open_database(path)
    with Store(db, Run(library="made-up")):
        pass
    db.close()
    assert "no day is known" in get(path, "/status").text
    told = get(path, "/status.json").json()
    assert told["counts"]["articles"] == 0 and told["languages"] == [] and told["first_published"] is None


def test_every_key_of_the_status_is_documented(database: Path) -> None:
    guide = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    for key in get(database, "/status.json").json():
        assert f"`{key}`" in guide, key


def test_the_page_is_sound_in_a_browser(database: Path) -> None:
    with browsing(database) as browsed:
        for width in (1280, 390):
            assert not browsed.axe(browsed.page("/status", width=width, dark=width == 390))
        assert not browsed.trouble
