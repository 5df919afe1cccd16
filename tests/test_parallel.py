"""The same sentence in every language gives the same claims, and none where nobody is harmed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from conflict_events import extract
from conflict_events.plugins import load_plugins

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "parallel.jsonl").read_text(encoding="utf-8").splitlines()
]
VOICES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "parallel_voices.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
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


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "قتل الثلاثاء 12 جنديا في الهجوم."),
        ("az", "Çərşənbə axşamı 12 əsgər döyüşdə həlak olub."),
        ("de", "Am Dienstag 12 Soldaten bei Gefechten getötet."),
        ("en", "On Tuesday 12 soldiers were killed in the attack."),
        ("es", "Murieron el martes 12 soldados en el ataque."),
        ("es", "En el ataque del martes 12 soldados murieron."),
        ("fr", "L'armée a tué mardi 12 soldats dans une attaque."),
        ("fr", "L'armée a tué mardi douze soldats dans une attaque."),
        ("hy", "Երեքշաբթի 12 զինվոր է զոհվել մարտում։"),
        ("nl", "Dinsdag 12 militairen gedood bij aanval."),
        ("ru", "Во вторник 12 военных погибли при обстреле."),
        ("tr", "Salı 12 asker öldürüldü saldırıda."),
        ("uk", "У вівторок 12 військових загинули внаслідок обстрілу."),
    ],
)
def test_a_figure_behind_a_weekday_is_no_day_of_the_month(code: str, text: str) -> None:
    (claim,) = extract(text, language=code, published="2024-03-07").claims
    assert (claim.outcome, claim.count) == ("killed", 12)
    assert claim.event_start == claim.event_end == dt.date(2024, 3, 5)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("row", VOICES, ids=lambda row: row["id"])
def test_who_says_it_of_whom_is_the_same_in_every_language(row: dict[str, Any], code: str) -> None:
    claim = extract(row[code], language=code, published="2023-03-07").claims[-1]
    side = claim.victim_side.id if claim.victim_side else None
    claimant = claim.claimant.id if claim.claimant else None
    assert (claim.outcome, claim.count, claim.stance) == (row["outcome"], row["count"], row["stance"])
    assert claimant == row["claimant"]
    assert row["side"] in (None, side)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Auf armenischer Seite gab es bei den Gefechten 120 Tote."),
        ("es", "Los combates dejaron 120 muertos del lado armenio."),
        ("es", "Por parte armenia hubo 120 muertos en los combates."),
        ("fr", "Les combats ont fait 120 morts côté arménien."),
        ("fr", "Côté arménien : 120 morts dans les combats."),
    ],
)
def test_a_side_is_said_before_its_noun_or_behind_it(code: str, text: str) -> None:
    (claim,) = extract(text, language=code, published="2024-03-07").claims
    assert (claim.outcome, claim.count) == ("killed", 120)
    assert claim.victim_side is not None
    assert claim.victim_side.id == "ARM"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Moskau wies Angaben aus Kiew zurück, wonach bei dem Angriff 20 Zivilisten getötet wurden."),
        ("fr", "Moscou a démenti les affirmations de Kiev selon lesquelles une frappe avait tué 20 civils."),
    ],
)
def test_who_told_what_is_denied_tells_it_too(code: str, text: str) -> None:
    claims = extract(text, language=code, published="2024-03-07").claims
    told = {(claim.claimant.id, claim.stance) for claim in claims if claim.claimant is not None}
    assert told == {("RUS", "denies"), ("UKR", "asserts")}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Russischer Luftangriff auf Sumy: 35 Tote (Innenministerium)"),
        ("fr", "Frappe russe sur Soumy : 35 morts (ministère de l'Intérieur)"),
        ("fr", "Frappe russe sur Odessa : 35 morts (gouverneur)"),
    ],
)
def test_who_stands_in_brackets_behind_the_figure_told_it(code: str, text: str) -> None:
    (claim,) = extract(text, language=code, published="2024-03-07").claims
    assert claim.count == 35
    assert claim.claimant is not None
