"""What a screen reader says: the accessibility tree of Chromium, of our pages as a journalist would hear them."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import Browsing, browsing

LANDMARKS = ("banner", "navigation", "main", "search", "region", "complementary", "contentinfo")
CONTROLS = ("link", "button", "combobox", "searchbox", "textbox", "checkbox", "radio", "DisclosureTriangle")
SIGNS = re.compile("[▸▾◂✓↓↑≥≤]")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("heard") / "conflict.db")


@pytest.fixture(scope="module")
def browsed(database: Path) -> Iterator[Browsing]:
    with browsing(database) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(database: Path) -> dict[str, str]:
    connection = sqlite3.connect(database)
    (event,) = connection.execute("select id from events order by n_claims desc limit 1").fetchone()
    (article,) = connection.execute("select article from claims where stance = 'denies'").fetchone()
    connection.close()
    return {
        "home": "/",
        "event": f"/event/{event}",
        "article": f"/article/{article}",
        "claims": "/conflict/claims?_sort_desc=count",
        "compare": "/compare?by=claimant&a=XNOMIL&b=XSU",
        "actor": "/actor/XSU",
        "map": "/map",
        "timeline": "/timeline",
        "find": "/find?q=killed",
    }


Heard = list[tuple[str, str, dict[str, Any]]]


def heard(page: Any) -> Heard:
    """Role, name and properties of everything a screen reader meets, in its order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    of = {node["nodeId"]: node for node in nodes}
    told: Heard = []

    def walk(node: dict[str, Any]) -> None:
        if not node.get("ignored"):
            given = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
            role, name = (str(node.get(key, {}).get("value", "")) for key in ("role", "name"))
            told.append((role, name, given))
        for child in node.get("childIds", ()):
            if child in of:
                walk(of[child])

    walk(nodes[0])
    return told


def roles(told: Heard, *wanted: str) -> list[str]:
    return [name for role, name, _ in told if role in wanted]


@pytest.mark.parametrize(
    "name", ["home", "event", "article", "claims", "compare", "actor", "map", "timeline", "find"]
)
def test_landmarks_headings_and_controls_of_a_page_have_an_order_and_names(
    browsed: Browsing, pages: dict[str, str], name: str
) -> None:
    told = heard(browsed.page(pages[name]))
    assert told[0][0] == "RootWebArea" and told[0][1]
    first = next((role, words) for role, words, _ in told if role in CONTROLS)
    assert first == ("link", "Skip to the content")
    marks = [role for role, _, _ in told if role in LANDMARKS]
    assert marks[0] == "banner" and marks[-1] == "contentinfo"
    assert [marks.count(one) for one in ("banner", "main", "contentinfo")] == [1, 1, 1]
    navigations = roles(told, "navigation")
    assert all(navigations) and len(set(navigations)) == len(navigations)
    levels = [given["level"] for role, words, given in told if role == "heading" and words]
    assert levels[0] == 1 and levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    assert [role for role, words, _ in told if role in CONTROLS and not words.strip()] == []
    spoken = [words for role, words, _ in told if role in ("DisclosureTriangle", "button", "columnheader")]
    assert [words for words in spoken if SIGNS.search(words)] == []
    assert "Language English" in roles(told, "DisclosureTriangle")


def test_a_struck_figure_is_announced_as_replaced_or_denied_wherever_it_stands(
    browsed: Browsing, pages: dict[str, str]
) -> None:
    page = browsed.page(pages["event"])
    struck = page.locator(".rung s").all_text_contents()
    assert sorted(struck) == [
        "denied figure: 40",
        "replaced figure: 40",
        "replaced figure: at least 12",
        "replaced figure: at least 15",
    ]
    told = [words.strip() for role, words, _ in heard(page) if role in ("StaticText", "link")]
    at = told.index("replaced figure:")
    assert told[at + 1] == "at least 12" and "replaced later: at least 15" in told[at : at + 8]
    for name in ("compare", "actor"):
        page = browsed.page(pages[name])
        for line in page.locator(".superseded .figure-link").all():
            assert line.text_content().startswith("replaced figure:"), name


def test_the_chart_has_a_summary_each_mark_its_words_and_the_table_says_the_same(
    browsed: Browsing, pages: dict[str, str]
) -> None:
    page = browsed.page(pages["event"])
    told = heard(page)
    charts = [
        words for words in roles(told, "group") if words.startswith("Claims over time: killed, Norland")
    ]
    assert len(charts) == 1 and "The claims that are shown stand in the table below." in charts[0]
    marks = [
        words
        for words in roles(told, "link")
        if words.endswith(("party to the fighting", "in its own voice"))
    ]
    assert marks == [
        "at least 12 (replaced later), Norland's armed forces, 2 May 2031, party to the fighting",
        "40 (replaced later), Sudria, 2 May 2031, party to the fighting",
        "40 (denied), Norland, 2 May 2031, party to the fighting",
        "at least 15 (replaced later), Norland's armed forces, 3 May 2031, party to the fighting",
        "48, Sudria, 4 May 2031, party to the fighting",
        "18, Norland's armed forces, 5 May 2031, party to the fighting",
        "20 to 30, The Harbour Post, 5 May 2031, a medium in its own voice",
    ]
    page.get_by_text("The same figures as a table").click()
    told = heard(page)
    assert "Figures in order of time" in roles(told, "region")
    assert roles(told, "columnheader") == ["day", "claimant", "figure", "stance"]
    rows = page.locator("table.figures tbody tr").all_inner_texts()
    assert len(rows) == len(marks)
    assert [("replaced later" in row, "denies" in row) for row in rows] == [
        ("(replaced later)" in mark, "(denied)" in mark) for mark in marks
    ]


def test_marks_in_an_article_are_announced_and_what_is_copied_is_told(
    browsed: Browsing, pages: dict[str, str]
) -> None:
    page = browsed.page(pages["article"])
    links = roles(heard(page), "link")
    assert [words for words in links if re.fullmatch(r"\[\w+\], a figure", words)]
    assert "to the words" in [link.get_attribute("title") for link in page.get_by_role("link").all()]
    page.context.grant_permissions(["clipboard-write", "clipboard-read"])
    page.locator("details.cite-one summary").first.click()
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("status").get_by_text("Copied").wait_for()
    assert not browsed.trouble


def test_a_sorted_column_is_announced_by_its_state_and_a_chosen_door_as_current(
    browsed: Browsing, pages: dict[str, str]
) -> None:
    page = browsed.page(pages["claims"])
    assert page.locator("th[aria-sort=descending]").count() == 1
    page = browsed.page(pages["timeline"])
    assert page.get_by_role("group", name="What the bars count").locator("[aria-current=true]").count() == 1
    page = browsed.page(pages["event"])
    assert (
        page.get_by_role("list", name="Outcome")
        .locator("[aria-current=true]")
        .inner_text()
        .startswith("killed")
    )
