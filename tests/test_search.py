"""Search finds what was said, in every script, and what is known of it under each of its names."""

from __future__ import annotations

import itertools
import sqlite3
import sys
from pathlib import Path

import pytest

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.storage.search_index import KINDS, row_numbers


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("search") / "conflict.db")


# --- the index ------------------------------------------------------------------------------------


def test_the_rows_of_each_kind_stand_newest_first(database: Path) -> None:
    connection = sqlite3.connect(database)
    found = connection.execute(
        "select published_start from searched join claims on claims.id = thing "
        "join articles on articles.id = claims.article order by searched.id"
    ).fetchall()
    days = [day for (day,) in found]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True) and days[len(known) :] == [None] * (len(days) - len(known))
    assert len(days) == connection.execute("select count(*) from claims").fetchone()[0]


def test_a_stretch_of_days_is_a_stretch_of_rows(database: Path) -> None:
    connection = sqlite3.connect(database)
    between = row_numbers("claim", "2031-05-03", "2031-05-04")
    found = connection.execute(
        "select distinct published_start from searched join claims on claims.id = thing "
        "join articles on articles.id = claims.article where searched.id between ? and ?",
        between,
    ).fetchall()
    assert {day for (day,) in found} == {"2031-05-03", "2031-05-04"}
    with pytest.raises(ValueError, match="yesterday"):
        row_numbers("claim", "yesterday")
    ranges = [row_numbers(kind) for kind in KINDS]
    assert all(first[1] < second[0] for first, second in itertools.pairwise(ranges))
