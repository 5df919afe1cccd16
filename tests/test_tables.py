"""Tables in human words: facets, filters, ranges and intervals, and files that hold exactly what is shown."""

from __future__ import annotations

import asyncio
import csv
import html
import io
import re
import sqlite3
import sys
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette
from sqlite_utils import Database

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette
from conflict_events.storage import migrations
from conflict_events.web.cells import range_sign, shown
from conflict_events.web.columns import NAMES, column_name, merged, together
from conflict_events.web.metadata import load_metadata
from conflict_events.web.months import month_ends

TABLES = load_metadata()["databases"]["conflict"]["tables"]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("tables") / "conflict.db")


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


def get(datasette: Datasette, path: str) -> httpx.Response:
    answer = asyncio.run(datasette.client.get(path))
    assert answer.status_code == 200, answer.text
    return answer


def chips(page: str) -> dict[str, str]:
    """What the rows are narrowed down by, with the address that takes it away."""
    found = re.search(r'<ul class="chosen-filters".*?</ul>', page, re.DOTALL)
    pairs = re.findall(r'<a href="([^"]*)"><bdi>(.*?)</bdi>', found.group()) if found else []
    return {html.unescape(text): html.unescape(href) for href, text in pairs}


def facet(page: str, name: str) -> list[tuple[str, str, int]]:
    """The values of a list: (what it is called, its address, rows)."""
    found = re.search(rf'data-column="{name}">.*?</details>', page, re.DOTALL)
    assert found is not None
    values = re.findall(
        r'<a href="([^"]*)"[^>]*><bdi>(.*?)</bdi>.*?<span class="n">([\d,]+)', found.group(), re.S
    )
    return [(html.unescape(text), html.unescape(href), int(n)) for href, text, n in values]


def test_every_column_has_a_name_for_people() -> None:
    db = Database(memory=True)
    migrations.apply(db)
    hidden = {name for name, about in TABLES.items() if about.get("hidden")}
    for name in {*TABLES} - hidden:
        for column in db[name].columns:
            assert column.name in NAMES, f"{name}.{column.name}"
            assert "_" not in column_name(column.name)


def test_the_ends_of_an_interval_are_one_column() -> None:
    assert merged(["start_date", "end_date", "title"]) == ["start_date", "title"]
    row = {"start_date": "2031-05-01", "end_date": "2031-05-31"}
    assert "May 2031" in str(shown(row, row["start_date"], "start_date", None, link=str))


def test_what_is_read_together_stands_in_one_cell_where_its_first_column_stands() -> None:
    asked = [
        "event_title",
        "outcome",
        "figure",
        "claimant",
        "stance",
        "article",
        "evidence",
        "event",
        "claim",
    ]
    assert together(asked) == [
        ["event_title"],
        ["figure", "outcome"],
        ["claimant", "stance"],
        ["evidence", "claim"],
    ]
    assert together(asked, apart=True) == [[name] for name in asked]


@pytest.mark.parametrize("page", ["claims_with_context", "latest_claims"])
def test_all_columns_of_a_table_or_question_are_one_link_away_and_back(
    datasette: Datasette, page: str
) -> None:
    def headings(text: str) -> int:
        return len(re.findall(r'<th [^>]*scope="col"', text))

    few = get(datasette, f"/conflict/{page}?outcome=killed").text
    (every,) = re.findall(r'<a href="([^"]*)">All (\d+) columns', few)
    all_of_them = get(datasette, html.unescape(every[0])).text
    assert headings(few) < headings(all_of_them) == int(every[1])
    (back,) = re.findall(r'<a href="([^"]*)">Main columns', all_of_them)
    assert headings(get(datasette, html.unescape(back)).text) == headings(few)
    assert "outcome=killed" in back


def test_lists_stand_beside_the_rows_too_with_the_same_values(datasette: Datasette) -> None:
    page = get(datasette, "/conflict/claims_with_context?outcome=killed").text
    beside = page[page.index('class="lists-beside"') : page.index('id="rows"')]
    for text, href, n in facet(page, "outcome") + facet(page, "stance"):
        assert f'<a href="{html.escape(href)}"' in beside
        assert f"<bdi>{text}</bdi>" in beside
        assert f'<span class="n">{n}</span>' in beside
    assert 'class="selected"' in beside
    # Keyboard and screen reader meet the lists, a way past them, and then the rows.
    assert page.index('href="#rows"') < page.index('class="lists-beside"') < page.index('id="rows"')


def test_the_names_of_things_that_have_a_page_lead_to_it(datasette: Datasette) -> None:
    assert re.search(r"<a href='/actor/XSU'><bdi dir='auto'>Sudria", get(datasette, "/conflict/actors").text)
    assert re.search(r"<a href='/article/[^']+'><bdi", get(datasette, "/conflict/articles").text)
    assert re.search(r"<a href='/event/[^']+'>", get(datasette, "/conflict/events").text)


@pytest.mark.parametrize(
    ("low", "high", "open_ended", "sign"),
    [
        (None, None, 0, ""),
        (0, 0, 0, "0"),
        (8, 46, 0, "8–46"),
        (49, 49, 1, "≥49"),
        (49, None, 0, "49–"),
        (8, 3000, 1, "8–≥3,000"),
    ],
)
def test_a_range_is_written_in_signs(low: int | None, high: int | None, open_ended: int, sign: str) -> None:
    assert range_sign(low, high, open_ended) == sign


def test_an_unknown_range_is_not_nought() -> None:
    nought = {"killed_low": 0, "killed_high": 0, "killed_open": 0}
    unknown = dict.fromkeys(nought)
    assert ">0<" in str(shown(nought, 0, "killed_low", None, link=str))
    assert "no figure" in str(shown(unknown, None, "killed_low", None, link=str))


def test_months_are_listed_newest_first_and_choosing_one_keeps_its_rows(datasette: Datasette) -> None:
    page = get(datasette, "/conflict/event_timeline").text
    months = facet(page, "start_date")
    assert [month for month, _, _ in months] == ["May 2031", "January 2024"]
    name, href, n = months[1]
    chosen = get(datasette, href.removeprefix("http://localhost")).text
    assert list(chips(chosen)) == [f"Date: {name}"]
    assert f"<strong>{n}</strong> row" in chosen
    (back,) = chips(chosen).values()
    assert not chips(get(datasette, back).text)


def test_months_end_on_their_last_day() -> None:
    assert month_ends("2024-02") == ("2024-02-01", "2024-02-29")
    assert month_ends("2031-12") == ("2031-12-01", "2031-12-31")


def test_a_party_is_chosen_through_the_link_table(datasette: Datasette, database: Path) -> None:
    page = get(datasette, "/conflict/event_timeline").text
    parties = {text: (href, n) for text, href, n in facet(page, "parties")}
    href, n = parties["Sudria"]
    rows = get(datasette, "/conflict/event_timeline.json?_shape=array&_party=XSU").json()
    of = "select count(*) from event_parties where actor = 'XSU'"
    assert len(rows) == n == sqlite3.connect(database).execute(of).fetchone()[0]
    chosen = get(datasette, href.removeprefix("http://localhost")).text
    assert list(chips(chosen)) == ["Parties: Sudria"]
    places = get(datasette, "/conflict/claims_with_context.json?_shape=array&_at=x2").json()
    assert {row["places"] for row in places} == {'["Port Amel"]'}


def test_what_rows_are_narrowed_down_by_is_said_in_words(datasette: Datasette) -> None:
    page = get(datasette, "/conflict/claims?claimant=XSU&outcome=killed&count__gte=40").text
    assert list(chips(page)) == ["Claimant: Sudria", "Outcome: killed", "Number said: at least 40"]
    assert "where outcome" not in page
    nobody = get(datasette, "/conflict/claims?claimant__isnull=1").text
    assert list(chips(nobody)) == ["Claimant: not known"]


def test_codes_and_headings_are_words_in_a_table(datasette: Datasette) -> None:
    page = get(datasette, "/conflict/claims_with_context").text
    assert "soldiers" in page and "chip-killed" in page and "chip-denies" in page
    assert {text for text, _, _ in facet(page, "language")} == {"English", "Dutch", "Arabic"}
    assert 'data-label="Claimant"' in page


def test_a_filter_is_chosen_in_words(datasette: Datasette) -> None:
    page = get(datasette, "/conflict/claims").text
    assert '<option value="gte">is at least</option>' in page
    assert '<option value="claimant">Claimant</option>' in page


def test_a_list_that_is_there_and_asked_for_too_stands_once(datasette: Datasette) -> None:
    for path in ("/conflict/claims", "/conflict/claims?_facet=stance"):
        beside = get(datasette, path).text.rpartition('class="facet-results')[2]
        assert len(re.findall(r"<h2[^>]*>Stance</h2>", beside)) == 1, path


def test_lists_that_are_not_shown_are_one_link_away(datasette: Datasette) -> None:
    page = get(datasette, "/conflict/claims_with_context").text
    assert 'data-column="bound"' not in page
    assert 'data-column="bound"' in get(datasette, "/conflict/claims_with_context?_facet=bound").text
    assert "_facet=bound" in page


@pytest.mark.parametrize("asked", ["outcome=killed&language=en", "_at=x1", "published_start__gte=2031-05-03"])
def test_a_file_holds_exactly_the_rows_that_were_narrowed_down(datasette: Datasette, asked: str) -> None:
    page = get(datasette, f"/conflict/claims_with_context?{asked}").text
    count = re.search(r"<strong>(\d+)</strong> row", page)
    rows = get(datasette, f"/conflict/claims_with_context.json?_shape=array&{asked}").json()
    file = csv.DictReader(
        io.StringIO(get(datasette, f"/conflict/claims_with_context.csv?_stream=1&{asked}").text)
    )
    assert count is not None and len(rows) == int(count.group(1)) > 0
    assert [row["id"] for row in file] == [row["id"] for row in rows]


def test_a_table_without_lists_leaves_no_room_for_them(datasette: Datasette) -> None:
    assert "lists-beside" not in get(datasette, "/conflict/runs").text
    assert "lists-beside" in get(datasette, "/conflict/claims_with_context").text
