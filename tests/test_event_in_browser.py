"""What a journalist does with the page of an event, in a real browser."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import Browsing, browsing


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("browser") / "conflict.db")


@pytest.fixture(scope="module")
def browsed(database: Path) -> Iterator[Browsing]:
    with browsing(database) as opened:
        yield opened


@pytest.fixture(scope="module")
def event(database: Path) -> str:
    connection = sqlite3.connect(database)
    (found,) = connection.execute("select id from events order by n_claims desc limit 1").fetchone()
    connection.close()
    return f"/event/{found}"


@pytest.fixture(autouse=True)
def nothing_amiss(browsed: Browsing) -> Iterator[None]:
    yield
    assert not browsed.trouble
    browsed.close()


def focused(page: Any) -> str:
    return str(page.evaluate("() => document.activeElement.getAttribute('href') || ''"))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_opens_in_every_window_without_barriers(
    browsed: Browsing, event: str, width: int, dark: bool
) -> None:
    page = browsed.page(event, width=width, dark=dark)
    assert page.inner_text("h1") == "Shelling: Kessa, Norland – Sudria, 1 May 2031"
    assert not browsed.axe(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_one_chart_is_seen_and_its_text_is_large_enough(browsed: Browsing, event: str, width: int) -> None:
    page = browsed.page(event, width=width)
    charts = [one for one in page.query_selector_all("svg.chart") if one.is_visible()]
    assert len(charts) == 1
    box = charts[0].bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    sizes = charts[0].evaluate(
        "svg => [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 10


def test_the_lowest_and_the_highest_figure_and_who_gave_them_are_found(browsed: Browsing, event: str) -> None:
    page = browsed.page(event)
    head = page.locator(".head").filter(has_text="Norland: 12 to 48 killed")
    low, high = head.locator(".ends a").all()
    assert low.inner_text() == "12 Norland's armed forces" and high.inner_text() == "48 Sudria"
    high.click()
    rung = page.locator(".rung:target")
    assert rung.locator(".figure").inner_text() == "48"
    assert rung.is_visible()


def test_how_one_claimant_changed_its_figure_is_seen(browsed: Browsing, event: str) -> None:
    page = browsed.page(event)
    section = page.locator("section.claimant").filter(
        has=page.locator("h3", has_text="Norland's armed forces")
    )
    assert section.first.locator(".figure").all_text_contents() == [
        "replaced figure: at least 12", "replaced figure: at least 15", "18",
    ]  # fmt: skip
    assert section.first.locator("s.figure").count() == 2
    section.first.get_by_text("replaced later: at least 15").click()
    assert page.locator(".rung:target .figure").text_content() == "replaced figure: at least 15"


@pytest.mark.parametrize("width", [1280, 390])
def test_from_a_number_the_highlighted_sentence_is_two_clicks_away(
    browsed: Browsing, event: str, width: int
) -> None:
    page = browsed.page(event, width=width)
    claim = page.locator("svg.chart:visible a").last.get_attribute("href").removeprefix("#")
    page.locator("svg.chart:visible a").last.click()
    words = page.locator(".rung:target blockquote a")
    said = words.inner_text()
    words.click()
    page.wait_for_url(re.compile(rf"/article/.*#{claim}$"))
    assert said in page.inner_text("article")


def test_the_keyboard_alone_reaches_the_words_of_a_point(browsed: Browsing, event: str) -> None:
    page = browsed.page(event)
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page).startswith("#") and page.evaluate(
            "() => document.activeElement.closest('svg.chart') !== null"
        ):
            break
    claim = focused(page).removeprefix("#")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{claim}") and page.locator(f"[id='{claim}']:target").is_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        if focused(page).startswith("/article/"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/article/.*#{claim}$"))


def test_the_page_is_whole_without_scripts(browsed: Browsing, event: str) -> None:
    page = browsed.page(event, scripts=False)
    page.locator(".choice a", has_text="wounded").click()
    assert "about 5" in page.inner_text(".event-main")


def test_a_link_to_what_is_folded_unfolds_it(browsed: Browsing, event: str) -> None:
    page = browsed.page(event)
    link = page.locator("table.figures a").first
    page.locator("summary", has_text="The same figures as a table").click()
    claim = link.get_attribute("href").removeprefix("#")
    page.evaluate(
        """id => {
        const rung = document.getElementById(id), folded = document.createElement('details');
        rung.parentElement.before(folded);
        folded.append(rung.parentElement);
    }""",
        claim,
    )
    assert not page.locator(f"[id='{claim}']").is_visible()
    link.click()
    assert page.locator(f"[id='{claim}']").is_visible()
