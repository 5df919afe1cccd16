"""What is worked out from a ledger's file is kept while the file is the same, and not a moment longer."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

import pytest

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette
from conflict_events.web.kept import Kept


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = made_up.build(tmp_path / "conflict.db")
    rested(path)
    return path


def rested(path: Path) -> None:
    """As if nobody had written to it for an hour."""
    os.utime(path, (time.time() - 3600,) * 2)


def changed(path: Path, sql: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()
    rested(path)


class Counting:
    """Gives 1, 2, 3 ...: how often it was asked."""

    def __init__(self) -> None:
        self.n = 0

    async def __call__(self) -> int:
        self.n += 1
        return self.n


def test_an_answer_is_kept_until_the_file_changes(ledger: Path) -> None:
    async def ask() -> list[int]:
        served, kept, find = open_datasette(ledger).get_database("conflict"), Kept[int](10), Counting()
        found = [await kept.of(served, "x", find), await kept.of(served, "x", find)]
        changed(ledger, "update runs set builds = builds + 1")
        return [*found, await kept.of(served, "x", find), await kept.of(served, "x", find)]

    assert asyncio.run(ask()) == [1, 1, 2, 2]


def test_what_is_written_while_an_answer_is_made_makes_it_old(ledger: Path) -> None:
    async def ask() -> list[int]:
        served, kept, find = open_datasette(ledger).get_database("conflict"), Kept[int](10), Counting()

        async def slow() -> int:
            found = await find()
            changed(ledger, "update runs set builds = builds + 1")
            return found

        return [await kept.of(served, "x", slow), await kept.of(served, "x", find)]

    assert asyncio.run(ask()) == [1, 2]


def test_a_file_that_was_written_a_moment_ago_is_read_each_time(ledger: Path) -> None:
    async def ask() -> list[int]:
        served, kept, find = open_datasette(ledger).get_database("conflict"), Kept[int](10), Counting()
        os.utime(ledger)
        return [await kept.of(served, "x", find), await kept.of(served, "x", find)]

    assert asyncio.run(ask()) == [1, 2]


def test_the_answers_that_were_wanted_last_are_kept(ledger: Path) -> None:
    async def ask() -> list[int]:
        served, kept, find = open_datasette(ledger).get_database("conflict"), Kept[int](2), Counting()
        return [await kept.of(served, key, find) for key in "abacab"]

    assert asyncio.run(ask()) == [1, 2, 1, 3, 1, 4]


def test_what_fails_is_asked_again(ledger: Path) -> None:
    async def ask() -> int:
        served, kept = open_datasette(ledger).get_database("conflict"), Kept[int](2)

        async def fail() -> int:
            raise ValueError

        with pytest.raises(ValueError):
            await kept.of(served, "x", fail)
        return await kept.of(served, "x", Counting())

    assert asyncio.run(ask()) == 1


TABLE = "/conflict/claims_with_context"


def lists(datasette: Any, query: str = "") -> dict[str, dict[str, int]]:
    """The lists beside the claims, as the table's own JSON has them: by column, how many of each value."""

    async def ask() -> Any:
        return await datasette.client.get(
            f"{TABLE}.json?_shape=objects&_facet=bound&_extra=facet_results&{query}"
        )

    found = asyncio.run(ask()).json()["facet_results"]
    found = found.get("results", found)
    return {name: {one["value"]: one["count"] for one in facet["results"]} for name, facet in found.items()}


def counted(path: Path, column: str, where: str = "1") -> dict[str, int]:
    sql = f"select {column}, count(*) from claims where {column} is not null and {where} group by 1"
    with sqlite3.connect(path) as connection:
        return dict(connection.execute(sql).fetchall())


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("", "1"),
        ("outcome=killed", "outcome = 'killed'"),
        ("outcome=wounded", "outcome = 'wounded'"),
        ("claimant=XSU", "claimant = 'XSU'"),
    ],
)
def test_lists_beside_a_table_are_right_with_every_filter_and_when_asked_again(
    ledger: Path, query: str, where: str
) -> None:
    datasette = open_datasette(ledger)
    for _again in range(2):
        found = lists(datasette, query)
        assert found["bound"] == counted(ledger, "bound", where)
        assert found["stance"] == counted(ledger, "stance", where)


def test_lists_beside_a_table_are_counted_again_when_the_file_changes(ledger: Path) -> None:
    datasette = open_datasette(ledger)
    before = lists(datasette)
    changed(ledger, "update claims set bound = 'at_most' where bound = 'exact'")
    after = lists(datasette)
    assert "exact" in before["bound"] and "exact" not in after["bound"]
    assert after["bound"] == counted(ledger, "bound")
