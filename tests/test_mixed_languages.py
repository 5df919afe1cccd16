"""An article that holds several languages: each paragraph is read in its own, where that is sure."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from pathlib import Path

import pytest

from conflict_events import build, extract, extract_source
from conflict_events.findings import Extraction
from conflict_events.plugins import load_plugins

ENGLISH = (
    "Kyiv said on Monday that at least twelve civilians were killed when a missile hit the market of the town, and "
    "that thirty more were taken to hospitals in the region."
)
RUSSIAN = (
    "Министерство обороны России заявило в понедельник, что за сутки украинская армия потеряла в этом районе не "
    "менее 45 военнослужащих, и что все атаки были отбиты, но об ударе по рынку в сообщении ничего не было сказано."
)
ARMENIAN = (
    "Հայաստանի պաշտպանության նախարարությունը հայտնեց, որ առնվազն 49 հայ զինծառայող է զոհվել։ "
    "Ադրբեջանը կորցրել է 50 զինվոր։"
)
GEORGIAN = "საქართველოს საგარეო საქმეთა სამინისტრომ განაცხადა, რომ ოთხი მოქალაქე დაიღუპა."
MORE = (
    "The mayor of the town said that the market had been full of people who were on their way to work, and that there "
    "was no military object near it. He asked the residents of the region to stay in their homes until the evening."
)
FRENCH = (
    "Le ministère français des Affaires étrangères a annoncé lundi que deux ressortissants français avaient été "
    "tués dans la frappe sur le marché, et que trois autres étaient blessés dans la ville."
)


def read(folder: Path, *paragraphs: str, declared: str | None = None) -> Extraction:
    path = folder / "article.jsonl"
    known = {"language": declared} if declared else {}
    text = "\n\n".join(paragraphs)
    path.write_text(
        json.dumps({"text": text, "published": "2022-09-12", "title": "x", **known}), encoding="utf-8"
    )
    (found,) = extract_source(path)
    return found


def told(found: Extraction) -> list[tuple[str | None, int | None, str | None]]:
    return [
        (found.sentences[one.sentence].language, one.count_low, one.claimant.name if one.claimant else None)
        for one in found.claims
    ]


@pytest.mark.parametrize("declared", [None, "en"])
def test_each_paragraph_is_read_in_its_own_language(tmp_path: Path, declared: str | None) -> None:
    found = read(tmp_path, ENGLISH, MORE, RUSSIAN, FRENCH, declared=declared)
    assert found.language == "en"
    assert [one.language for one in found.sentences] == ["en", "en", "en", "ru", "fr"]
    assert told(found) == [
        ("en", 12, "Ukraine"), ("ru", 45, "Ministry of Defence of Russia"),
        ("fr", 2, "Ministry of Foreign Affairs of France"), ("fr", 3, "Ministry of Foreign Affairs of France"),
    ]  # fmt: skip
    assert all(one.evidence == found.text[one.start : one.end] for one in found.claims)


def test_it_is_parted_into_sentences_as_its_own_language_ends_them(tmp_path: Path) -> None:
    found = read(tmp_path, ENGLISH, ARMENIAN, ENGLISH.replace("twelve", "nine"))
    assert [(one.ordinal, one.language) for one in found.sentences] == [
        (0, "en"), (1, "hy"), (2, "hy"), (3, "en"),
    ]  # fmt: skip
    assert [low for _, low, _ in told(found)] == [12, 49, 50, 9]


def test_a_language_without_a_pack_is_named_and_not_read(tmp_path: Path) -> None:
    found = read(tmp_path, ENGLISH, GEORGIAN)
    assert [one.language for one in found.sentences] == ["en", "ka"]
    (issue,) = [one for one in found.issues if one.kind == "unknown_language"]
    assert "'ka'" in issue.message
    assert found.text[issue.start : issue.end] == GEORGIAN
    assert [low for _, low, _ in told(found)] == [12]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (ENGLISH, "“Слава Україні!”"), (ENGLISH, "Le ministre a parlé."),
        (ENGLISH, "Photo: Getty", ENGLISH.replace("twelve", "nine")),
    ],
)  # fmt: skip
def test_where_it_is_not_sure_no_sentence_says_a_language(
    tmp_path: Path, paragraphs: tuple[str, ...]
) -> None:
    assert {one.language for one in read(tmp_path, *paragraphs).sentences} == {None}


def test_a_language_that_the_caller_gives_is_believed() -> None:
    found = extract(f"{ENGLISH}\n\n{RUSSIAN}", language="en", published="2022-09-12")
    assert {one.language for one in found.sentences} == {None}


@pytest.mark.parametrize("code", sorted(pack.code for pack in load_plugins().languages))
def test_samples_hold_one_language(code: str) -> None:
    for path in (Path(__file__).parent.parent / "plugins" / code / "samples").glob("*.txt"):
        (found,) = extract_source(path)
        assert (found.language, {one.language for one in found.sentences}) == (code, {None})


def test_the_ledger_says_it_of_the_sentence(tmp_path: Path) -> None:
    article = tmp_path / "news" / "a.txt"
    article.parent.mkdir()
    article.write_text(f"{ENGLISH}\n\n{RUSSIAN}\n", encoding="utf-8")
    report = build([article.parent], tmp_path / "a.db")
    assert report.claims == 2
    with sqlite3.connect(tmp_path / "a.db") as database:
        rows = database.execute(
            "select sentences.language, count_low from claims join sentences on sentences.id = sentence order by 2"
        )
        assert rows.fetchall() == [("en", 12), ("ru", 45)]


def test_dates_are_those_of_the_article(tmp_path: Path) -> None:
    found = read(tmp_path, ENGLISH, FRENCH)
    days = {one.said_start for one in found.claims}
    assert days == {dt.date(2022, 9, 12)}
