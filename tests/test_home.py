"""The first page answers what is in here, of an empty ledger too."""

from __future__ import annotations

import asyncio
import html
import re
import sys
from pathlib import Path

import pytest

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette
from conflict_events.storage.store import Run, Store, open_database
from conflict_events.web.months import months


def first_page(path: Path) -> str:
    answer = asyncio.run(open_datasette(path).client.get("/"))
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return first_page(made_up.build(tmp_path_factory.mktemp("home") / "conflict.db"))


def text(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page)))


def test_it_counts_what_is_in_the_ledger(page: str) -> None:
    for counted in (
        "articles 5",
        "outlets 4",
        "languages 3",
        "claims 16",
        "claimants 3",
        "events 7",
        "quotes 2",
    ):
        assert counted in text(page)
    assert "Published from 2 May 2031 to 5 May 2031" in text(page) and "Built on" in text(page)


def test_it_shows_disputes_gaps_ways_in_and_how_to_cite(page: str) -> None:
    assert "18 according to Norland's armed forces" in text(page) and "48 according to Sudria" in text(page)
    assert re.search(r'/conflict/issues\?kind=unresolved_date">[^<]+</a> <span class="n">1', page)
    for way in ("/timeline", "/map", "/compare", "/method", "/status"):
        assert f'href="{way}"' in page
    assert "To cite" in page


def test_its_search_box_asks_everything(page: str) -> None:
    assert '<form class="big-search" action="/find"' in page and 'name="q"' in page


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    db = open_database(tmp_path / "conflict.db")
    with Store(db, Run(library="made-up")):
        pass
    db.close()
    page = first_page(tmp_path / "conflict.db")
    assert "There are no articles in this ledger yet" in page and "conflict-events build" in page


def test_months_without_claims_stand_between_those_with_some() -> None:
    listed = months([("2030-11-30", 2), ("2030-11", 3), ("2031-02", 10), (None, 7)])
    assert [(one.start, one.end, one.n) for one in listed] == [
        ("2030-11-01", "2030-11-30", 5), ("2030-12-01", "2030-12-31", 0),
        ("2031-01-01", "2031-01-31", 0), ("2031-02-01", "2031-02-28", 10),
    ]  # fmt: skip
    assert [one.height for one in listed] == [50, 0, 0, 100]
    assert months([]) == []


def test_more_months_than_fit_are_years_or_the_last_of_them() -> None:
    days = [("2020-03-01", 4), ("2026-05-02", 1), ("2026-06-02", 2)]
    assert [(one.start, one.end, one.n) for one in months(days)][::6] == [
        ("2020-01-01", "2020-12-31", 4), ("2026-01-01", "2026-12-31", 3),
    ]  # fmt: skip
    last = months(days, last=3)
    assert [(one.start, one.n) for one in last] == [("2026-04-01", 0), ("2026-05-01", 1), ("2026-06-01", 2)]


def test_a_ledger_that_grows_is_counted_anew(tmp_path: Path) -> None:
    path = tmp_path / "conflict.db"
    db = open_database(path)
    served = open_datasette(path)
    assert "There are no articles" in asyncio.run(served.client.get("/")).text
    db.close()
    made_up.build(path)
    assert "articles 5" in text(asyncio.run(served.client.get("/")).text)
