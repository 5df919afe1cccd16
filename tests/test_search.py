"""Search finds what was said, in every script, and what is known of it under each of its names."""

from __future__ import annotations

import asyncio
import html
import itertools
import re
import sqlite3
import sys
from pathlib import Path

import pytest
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette
from conflict_events.storage.search_index import KINDS, row_numbers
from conflict_events.web.marking import excerpt, marks
from conflict_events.web.search import asked, escape_search


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("search") / "conflict.db")


# --- the index ------------------------------------------------------------------------------------


def test_the_rows_of_each_kind_stand_newest_first(database: Path) -> None:
    connection = sqlite3.connect(database)
    found = connection.execute(
        "select articles.published_start from searched join claims on claims.id = thing "
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
        "select distinct articles.published_start from searched join claims on claims.id = thing "
        "join articles on articles.id = claims.article where searched.id between ? and ?",
        between,
    ).fetchall()
    assert {day for (day,) in found} == {"2031-05-03", "2031-05-04"}
    with pytest.raises(ValueError, match="yesterday"):
        row_numbers("claim", "yesterday")
    ranges = [row_numbers(kind) for kind in KINDS]
    assert all(first[1] < second[0] for first, second in itertools.pairwise(ranges))


# --- what is typed ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ('"prime minister"', '"prime minister"'),
        ("\u201cprime minister\u201d", '"prime minister"'),
        ("Kess*", '"kess" *'),
        ("two words", '"two" "words"'),
        ("staakt-het-vuren", '"staakt het vuren"'),
        ("٤٨", '"48"'),
        ("停火协议", '"停火 火协 协议"'),
        ("a*", '""'),
        ('"', '""'),
        ("", '""'),
        ("text:x OR NEAR(a b) ^c", '"text x" "or" "near a" "b" "c"'),
    ],
)
def test_what_is_typed_is_words_phrases_and_beginnings(typed: str, expression: str) -> None:
    assert escape_search(typed) == expression


@pytest.mark.parametrize(
    "typed", ['"', '""*', "'", "(", "a AND", "NOT", "{x} : y", "-", "*", '" OR "', "\\", "\x00"]
)
def test_nothing_that_is_typed_breaks_the_syntax(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table words using fts5 (word)")
    connection.execute("select * from words where words match ?", [escape_search(typed)]).fetchall()


# --- where it stands in the original ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("قتل", "قُتل 48 جنديًا", ["قُتل"]),
        ("احمد", "قال أحمد إن", ["أحمد"]),
        ("еще", "А ещё двое", ["ещё"]),
        ("isil", "Işıl ve ISIL", ["Işıl", "ISIL"][1:]),
        ("kadin", "Bir kadın öldü", ["kadın"]),
        ("停火", "双方同意停火协议。", ["停火"]),
        ("停火协议", "双方同意停火协议。", ["停火协议"]),
        ("48", "قُتل ٤٨ جنديًا", ["٤٨"]),
        ("kess*", "near Kessadorp, not Kes", ["Kessadorp"]),
        ('"prime minister"', "the Prime Minister, no other minister", ["Prime Minister"]),
        ("staakt-het-vuren", "het staakt-het-vuren", ["staakt-het-vuren"]),
        ("cafe", "in the CAFÉ", ["CAFÉ"]),
    ],
)
def test_a_match_is_marked_in_the_text_as_it_is_written(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, asked(typed))][-len(marked) :] == marked


def test_an_excerpt_is_cut_between_words_around_the_match() -> None:
    text = "alpha beta " * 60 + "Kessa was hit. " + "gamma delta " * 60
    pieces = excerpt(text, asked("kessa"))
    assert ("Kessa", True) in pieces and len(pieces) == 5
    inner = "".join(words for words, _ in pieces[1:-1])
    assert inner in text and set(inner.split()) <= set(text.split())
    assert excerpt("", asked("kessa")) == []


# --- the page --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


def found(datasette: Datasette, **arguments: str) -> str:
    answer = asyncio.run(datasette.client.get("/find", params=arguments))
    assert answer.status_code == 200, answer.text
    return answer.text


def counts(page: str) -> dict[str, int]:
    tabs = re.findall(r"<a href=[^>]*>(Events|Claims|Quotes|Articles) <span class=\"n\">([\d,]+)<", page)
    return {name: int(number.replace(",", "")) for name, number in tabs}


def test_one_search_finds_events_claims_quotes_and_articles(datasette: Datasette) -> None:
    assert counts(found(datasette, q="Kessa")) == {"Events": 4, "Claims": 14, "Quotes": 0, "Articles": 4}
    assert counts(found(datasette, q='"every shot"'))["Quotes"] == 1


def test_a_name_in_another_language_finds_the_same_things(datasette: Datasette) -> None:
    for kind in ("Events", "Claims"):
        assert counts(found(datasette, q="Kessadorp"))[kind] == counts(found(datasette, q="Kessa"))[kind]
    page = found(datasette, q="Sudrië", **{"in": "claims"})
    assert counts(page)["Claims"] == counts(found(datasette, q="Sudria"))["Claims"] > 0
    assert 'href="/actor/XSU"' in page


def test_the_words_of_the_original_are_marked_with_their_language(datasette: Datasette) -> None:
    page = found(datasette, q="قتل", **{"in": "claims"})
    assert '<bdi lang="ar" dir="auto"><mark class="match">قُتل</mark> 48' in page


def test_filters_leave_what_fits(datasette: Datasette) -> None:
    assert counts(found(datasette, q="soldiers", language="nl"))["Claims"] == 0
    some = counts(found(datasette, q="soldiers", language="en", **{"from": "2031-05-03", "to": "2031-05-31"}))
    assert some == {"Events": 0, "Claims": 3, "Quotes": 0, "Articles": 1}
    wounded = counts(found(datasette, q="Kessa", outcome="wounded"))
    assert wounded["Claims"] == 2 and wounded["Articles"] == 0
    assert counts(found(datasette, q="Kessa", outlet="De Poort"))["Events"] == 0


def test_what_cannot_be_searched_is_said(datasette: Datasette) -> None:
    assert "at least one whole word" in found(datasette, q="a*")
    assert "at least one whole word" in found(datasette, q="- ?")
    assert "Nothing was found" in found(datasette, q="zzqxv")
    assert "year-month-day" in found(datasette, q="Kessa", **{"from": "yesterday"})


def test_every_result_of_a_group_can_be_paged_through(datasette: Datasette) -> None:
    page = found(datasette, q="Kessa", **{"in": "claims"})
    assert len(re.findall(r'<p class="excerpt">', page)) == 14
    assert "Next page" not in page


def test_a_search_is_text_and_nothing_else(datasette: Datasette) -> None:
    page = found(datasette, q="<script>alert(1)</script> Kessa")
    assert "<script>alert" not in page and html.escape("<script>alert") in page


def test_the_search_box_of_a_table_takes_phrases_and_beginnings(datasette: Datasette) -> None:
    def rows(words: str) -> int:
        path = "/conflict/article_texts.json"
        asked_for = {"_search": words, "_shape": "array"}
        return len(asyncio.run(datasette.client.get(path, params=asked_for)).json())

    assert rows('"prime minister"') == 1 and rows('"minister prime"') == 0
    assert rows("shell*") == 2 and rows("shellin") == 0
