"""The same event, told in all the languages that are installed, is one event; the articles are made up for the test."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from conflict_events import build
from conflict_events.plugins import load_plugins

TOLD = Path(__file__).parent / "data" / "one_event"
INSTALLED = {pack.code for pack in load_plugins().languages}


@pytest.mark.parametrize(
    ("file", "outcome", "low", "parties"),
    [("border-2022-09", "killed", 105, {"ARM"}), ("ganja-2020-10", "killed", 13, {None})],
)
def test_an_event_told_in_every_language_is_one_event(
    tmp_path: Path, file: str, outcome: str, low: int, parties: set[str | None]
) -> None:
    articles = [
        json.loads(line) for line in (TOLD / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    build([TOLD / f"{file}.jsonl"], tmp_path / "told.db")
    with sqlite3.connect(tmp_path / "told.db") as database:
        found = database.execute(
            "select articles.language, claims.count_low, claims.victim_side, event_links.event from claims"
            " join articles on articles.id = claims.article join event_links on event_links.claim = claims.id"
            " where claims.outcome = ?",
            [outcome],
        ).fetchall()
    assert {language for language, *_ in found} == {one["language"] for one in articles} & INSTALLED
    assert {(count, side) for _, count, side, _ in found} == {(low, side) for side in parties}
    assert len({event for *_, event in found}) == 1


def test_the_same_event_has_an_article_in_every_language_of_the_packs() -> None:
    for file in TOLD.glob("*.jsonl"):
        told = {json.loads(line)["language"] for line in file.read_text(encoding="utf-8").splitlines()}
        assert told >= INSTALLED, file.name
