"""The same sentence in every language gives the same claims, and none where nobody is harmed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conflict_events import extract
from conflict_events.plugins import load_plugins

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "parallel.jsonl").read_text(encoding="utf-8").splitlines()
]
LANGUAGES = sorted(pack.code for pack in load_plugins().languages)


def told(text: str, code: str) -> list[list[object]]:
    found = extract(text, language=code, published="2023-03-07").claims
    return sorted([one.outcome, one.count_low, one.count_high] for one in found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_tells_the_same_in_every_language(code: str) -> None:
    rows = [row for row in ROWS if row["claims"]]
    wrong = [row["id"] for row in rows if told(row[code], code) != sorted(row["claims"])]
    assert len(rows) == 8
    assert len(wrong) <= 1, wrong  # one in eight at most


@pytest.mark.parametrize("code", LANGUAGES)
def test_numbers_that_harm_nobody_claim_nothing_in_any_language(code: str) -> None:
    rows = [row for row in ROWS if not row["claims"]]
    assert len(rows) == 6
    assert [(row["id"], told(row[code], code)) for row in rows if told(row[code], code)] == []
