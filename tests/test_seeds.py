"""The main job on the articles that ship with the project: what stands in the ledger afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from conflict_events import build

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("seeds") / "conflict.db"
    build([SEEDS], path)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_the_ledger_holds_the_ten_claims_and_no_other(ledger: sqlite3.Connection) -> None:
    rows = ledger.execute(
        "select count_text, outcome, bound, victim_side, claimant, stance, is_background from claims order by 1"
    )
    assert set(rows) == {
        ("meer dan 170", "killed", "more_than", None, None, "asserts", 0),
        ("hundreds", "killed", "vague", None, None, "asserts", 1),
        ("105", "killed", "exact", "ARM", "nikol-pashinyan", "unverified", 0),
        ("50", "killed", "exact", "AZE", "AZE", "unverified", 0),
        ("At least 49", "killed", "at_least", "ARM", "nikol-pashinyan", "asserts", 0),
        (None, "casualties", "unspecified", "AZE", "AZE", "asserts", 0),
        ("more than 30,000", "killed", "more_than", None, None, "asserts", 1),
        ("More than 6500", "killed", "more_than", None, None, "asserts", 1),
        ("several", "killed", "vague", None, None, "asserts", 0),
        ("more than 6,500", "killed", "more_than", None, None, "asserts", 1),
    }


def test_claims_of_one_event_stand_together_across_articles_and_languages(ledger: sqlite3.Connection) -> None:
    rows = ledger.execute(
        "select event_links.event, claims.count_text from event_links join claims on claims.id = claim"
    ).fetchall()
    events: dict[str, set[str]] = {}
    for event, words in rows:
        if words is not None:
            events.setdefault(event, set()).add(words)
    assert sorted(events.values(), key=sorted) == sorted(
        [
            {"At least 49", "105", "50", "meer dan 170"},
            {"several"},
            {"hundreds", "More than 6500", "more than 6,500"},
            {"more than 30,000"},
        ],
        key=sorted,
    )


def test_every_evidence_is_the_words_at_its_offsets(ledger: sqlite3.Connection) -> None:
    texts = dict(ledger.execute("select article, text from article_texts"))
    for table in ("claims", "event_mentions"):
        for article, start, end, evidence in ledger.execute(
            f'select article, start, "end", evidence from {table}'
        ):
            assert texts[article][start:end] == evidence


def test_without_the_table_of_dates_weekdays_stay_open_and_say_why(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for article in SEEDS.glob("*.txt"):
        shutil.copy(article, bare)
    database = tmp_path / "bare.db"
    build([bare], database)
    connection = sqlite3.connect(database)
    dated = connection.execute("select count_text from claims where event_start is not null").fetchall()
    assert {words for (words,) in dated} == {"hundreds", "more than 30,000", "More than 6500"}
    reasons = {message for (message,) in connection.execute("select message from issues")}
    assert any(message.startswith("weekday without publication date") for message in reasons)
    connection.close()
