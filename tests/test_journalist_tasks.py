"""What a journalist comes for, done as a journalist does it: by reading, clicking and copying."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import Browsing, browsing


def value(path: Path, sql: str, *values: object) -> Any:
    connection = sqlite3.connect(path)
    (found,) = connection.execute(sql, values).fetchone()
    connection.close()
    return found


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("tasks") / "conflict.db")


@pytest.fixture(scope="module")
def event(database: Path) -> str:
    return str(value(database, "select id from events order by n_claims desc limit 1"))


@pytest.fixture(scope="module")
def browsed(database: Path) -> Iterator[Browsing]:
    with browsing(database) as opened:
        yield opened
        assert not opened.trouble


def test_the_lowest_and_highest_figure_and_who_gave_each_stand_at_the_head(
    browsed: Browsing, event: str
) -> None:
    page = browsed.page("/")
    page.click(f"main a[href='/event/{event}'] >> nth=0")
    head = " ".join(page.inner_text("main header >> nth=0").split())
    assert "12" in head and "48" in head
    assert "Norland's armed forces" in head and "Sudria" in head
    assert "not an estimate" in page.inner_text("main")


def test_how_one_claimants_figure_changed_is_one_rung_of_the_ladder(browsed: Browsing, event: str) -> None:
    page = browsed.page(f"/event/{event}")
    text = " ".join(page.inner_text("main").split())
    first, second, third = (
        text.find(words) for words in ("At least 12 Norland", "zeker 15 Norl", "18 of its")
    )
    assert -1 < first < second < third
    struck = page.locator("main s, main del").all_inner_texts()
    assert any("12" in one for one in struck) and any("15" in one for one in struck)
    page = browsed.page("/conflict/revised_figures?claimant=Norland")
    rows = page.locator("table.rows-and-columns tbody tr").all_inner_texts()
    assert any("≥12" in row for row in rows) and all("Norland" in row for row in rows)


def test_from_a_number_to_the_highlighted_sentence_in_two_clicks(browsed: Browsing, event: str) -> None:
    page = browsed.page(f"/event/{event}", scripts=False)
    claim = page.locator("main a[href*='/article/'][href*='#']").first
    target = str(claim.get_attribute("href")).rpartition("#")[2]
    claim.click()
    marked = page.locator(f"[id='{target}']")
    assert marked.count() == 1 and marked.is_visible() and marked.evaluate("one => one.matches(':target')")
    assert page.locator("mark").count() > 0


def test_a_copied_citation_still_resolves_when_the_ledger_is_built_again(
    browsed: Browsing, event: str, tmp_path: Path
) -> None:
    page = browsed.page(f"/event/{event}", scripts=False)
    page.locator("main a[href*='/article/'][href*='#']").first.click()
    cited = re.findall(r"/claim/[0-9a-z-]+", page.content())
    assert cited
    again = made_up.build(tmp_path / "conflict.db", with_hostile=True)
    for claim in {one.rpartition("/")[2] for one in cited}:
        tables = ("claims", "event_mentions", "quotes")
        assert any(value(again, f"select count(*) from {table} where id = ?", claim) for table in tables)


def test_exactly_the_filtered_rows_are_exported(browsed: Browsing) -> None:
    page = browsed.page("/conflict/claims_with_context?outcome=killed&claimant=XNOMIL")
    shown = page.locator("table.rows-and-columns tbody tr").count()
    link = page.locator("a[href^='/export/conflict/claims_with_context.csv']").first.get_attribute("href")
    answer = browsed.ask(str(link))
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == shown == int(answer.headers["x-row-count"]) > 0
    assert {(row["outcome"], row["claimant"]) for row in rows} == {("killed", "XNOMIL")}


def test_one_country_is_followed_and_only_what_is_new_appears(browsed: Browsing, tmp_path: Path) -> None:
    page = browsed.page("/conflict/claims_with_context?country=XNO")
    link = page.get_by_role("link", name="Subscribe").get_attribute("href")
    before = feedparser.parse(browsed.ask(str(link)).content)
    assert before.entries and not before.bozo
    again = tmp_path / "conflict.db"
    made_up.build(again)
    connection = sqlite3.connect(again)
    old = connection.execute(
        "select claim, event from event_links where claim is not null and event in"
        " (select id from events where country = 'XNO') limit 1"
    ).fetchone()
    names = [row[1] for row in connection.execute("pragma table_info(claims)") if row[1] != "id"]
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f"insert into claims (id, {columns}) select 'new', {columns} from claims where id = ?", old[:1]
    )
    connection.execute(
        "insert into event_links (id, event, claim, article, score, reasons, decided_by)"
        " select 'new', event, 'new', article, score, reasons, decided_by from event_links where claim = ?",
        old[:1],
    )
    connection.commit()
    connection.close()
    with browsing(again) as rebuilt:
        after = feedparser.parse(rebuilt.ask(str(link)).content)
    old_ids, new_ids = ({entry.id for entry in feed.entries} for feed in (before, after))
    assert new_ids - old_ids == {"tag:conflict-events,2026:claim:new"} and old_ids < new_ids
