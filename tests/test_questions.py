"""The questions of the metadata find what they say, and read no more of a large ledger than they show."""

from __future__ import annotations

import itertools
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import yaml
from made_up_world import make_world

from conflict_events.web.metadata import load_metadata
from conflict_events.web.search import escape_search

QUESTIONS: dict[str, dict[str, Any]] = load_metadata()["databases"]["conflict"]["queries"]
PLAIN: dict[str, str] = yaml.safe_load(
    (Path(__file__).parent / "data" / "plain_questions.yml").read_text("utf-8")
)
ASKED = {
    "event": ["Kestria", "e"],
    "outcome": ["killed", "none such"],
    "factor": ["2", "30"],
    "claimant": ["Kestria", "XKE", "off", "e"],
    "language": ["nl", "none such"],
    "speaker": ["Kestria", "off", "e"],
    "words": ["soldiers", "the"],
    "place": ["Kestria"],
    "from_day": ["2031-05-01"],
    "to_day": ["2031-05-31"],
    "party": ["Kestria"],
}
LARGE = "articles|article_texts|claims|quotes|event_mentions|event_links|first|ladder"
ALL_SORTED = re.compile(rf"^SCAN ({LARGE})$|^USE TEMP B-TREE FOR ORDER BY$", re.MULTILINE)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_world(tmp_path_factory.mktemp("world") / "world.db", articles=600)


@pytest.fixture(scope="module")
def db(world: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(world)
    connection.create_function("escape_fts", 1, escape_search, deterministic=True)
    return connection


@pytest.mark.parametrize("name", PLAIN)
def test_a_question_finds_what_it_finds_when_it_is_said_most_plainly(
    db: sqlite3.Connection, name: str
) -> None:
    largest = db.execute("select id from events order by n_claims desc, id limit 1").fetchone()[0]
    asked = {**ASKED, "event": [*ASKED["event"], largest]}
    parameters = QUESTIONS[name].get("params") or []
    found = 0
    for chosen in itertools.product(*(["", *asked[parameter]] for parameter in parameters)):
        values = dict(zip(parameters, chosen, strict=True))
        quickly, plainly = db.execute(QUESTIONS[name]["sql"], values), db.execute(PLAIN[name], values)
        assert [column[0] for column in quickly.description] == [column[0] for column in plainly.description]
        rows = quickly.fetchall()
        assert rows == plainly.fetchall(), values
        found += len(rows)
    assert found


@pytest.mark.parametrize("analyzed", [True, False])
@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - {"coverage"}))  # which has a row for an outlet
def test_a_question_sorts_no_whole_rows_of_everything(world: Path, name: str, analyzed: bool) -> None:
    with sqlite3.connect(world) as connection:
        connection.create_function("escape_fts", 1, escape_search, deterministic=True)
        if not analyzed:
            # Statistics are read when the file is opened; a ledger that was only built has none.
            connection.execute("delete from sqlite_stat1")
            connection.execute("analyze sqlite_schema")
        values = dict.fromkeys(QUESTIONS[name].get("params") or [], "")
        steps = connection.execute(f"explain query plan {QUESTIONS[name]['sql']}", values).fetchall()
        connection.rollback()
    # Ids alone may be sorted, in what stands under another step.
    told = "\n".join(told for _number, under, _unused, told in steps if not under)
    assert not ALL_SORTED.search(told), told
