"""Every page of ours in a real browser: wide and narrow, light and dark, from either side, over crowds."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up_world import make_world

# tests/ is no package, and this belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
from browser import Browsing, browsing

from conflict_events.web.metadata import load_metadata

ROOT = Path(__file__).parent.parent
# What stands for an id, and the row that gives one.
IDS = {
    "CROWDED": "select id from events order by n_claims desc, id limit 1",
    # axe looks at each element with each other: a page of usual size tells it as much.
    "EVENT": "select id from events order by abs(n_claims - 12), id limit 1",
    "BACKGROUND": "select id from events order by is_background desc, n_claims, id limit 1",
    "ARTICLE": "select article from claims group by article order by count(*) desc, article limit 1",
    "ARABIC": "select id from articles order by language = 'ar' desc, id limit 1",
    "CHINESE": "select id from articles order by language = 'zh' desc, id limit 1",
    "CLAIM": "select id from claims order by id limit 1",
    "ACTOR": "select claimant from claims where claimant is not null group by claimant order by count(*) desc limit 1",
    "PLACE": "select place from event_places group by place order by count(*) desc, place limit 1",
    "CONFLICT": "select id from conflicts order by id in (select conflict from events) desc, id limit 1",
}
PAGES = [
    "/",
    "/find?q=soldiers",
    "/event/EVENT",
    "/event/BACKGROUND",
    "/article/ARTICLE",
    "/article/ARABIC",
    "/article/CHINESE",
    "/claim/CLAIM",
    "/actor/ACTOR",
    "/place/PLACE",
    "/conflicts/CONFLICT",
    "/timeline",
    "/map",
    "/compare",
    "/method",
    "/status",
    "/api",
    "/DB",
    "/DB/claims_with_context?_size=8",
    "/DB/event_timeline?_size=8",
    "/DB/quotes_with_speaker?_size=8",
    "/DB/articles?_size=8",
    "/DB/who_claims_what?event=EVENT",
]
# As long as they come; looked at without axe.
LONG = [
    "/event/CROWDED",
    "/DB/claims_with_context",
    "/DB/claimants_differ",
    "/DB/latest_claims?outcome=killed",
]
# Where a translated page runs from right to left; the others are the same templates.
TURNED = [
    "/",
    "/event/EVENT",
    "/article/ARTICLE",
    "/DB/claims_with_context",
    "/timeline",
    "/map",
    "/find?q=soldiers",
]


ABOUT = load_metadata()["databases"]["conflict"]
# Every table that people are led to, and every question.
LISTS = [*(name for name, about in ABOUT["tables"].items() if not about.get("hidden")), *ABOUT["queries"]]
# How wide the box of the rows is, and what is in it; and where the first row begins.
BOX = """() => {
    const box = document.querySelector('.table-wrapper'), row = document.querySelector('.rows-and-columns tbody tr');
    return box && row ? [box.clientWidth, box.scrollWidth, row.getBoundingClientRect().top + scrollY] : null
}"""


def named(path: Path, page: str) -> str:
    connection = sqlite3.connect(path)
    for name, sql in IDS.items():
        if name in page:
            page = re.sub(rf"\b{name}\b", str(connection.execute(sql).fetchone()[0]), page)
    connection.close()
    return page.replace("/DB", f"/{path.stem}")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_world(tmp_path_factory.mktemp("crowd") / "world.db", articles=300)


@pytest.fixture(scope="module")
def crowd(world: Path) -> Iterator[Browsing]:
    with browsing(world, True) as opened:
        yield opened


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from conflict_events import build

    path = tmp_path_factory.mktemp("few") / "conflict.db"
    build([ROOT / "seeds"], path)
    return path


@pytest.fixture(scope="module")
def seeds(ledger: Path) -> Iterator[Browsing]:
    with browsing(ledger, True) as opened:
        yield opened


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_sound_over_crowds_in_every_window(crowd: Browsing, world: Path, page: str) -> None:
    crowd.trouble.clear()
    for width, dark in ((1280, False), (390, True)):
        opened = crowd.page(named(world, page), width=width, dark=dark)
        assert opened.inner_text("h1").strip()
        assert not crowd.axe(opened), (width, dark)
    crowd.close()
    assert not crowd.trouble


@pytest.mark.parametrize("page", TURNED)
def test_a_page_is_sound_from_right_to_left(crowd: Browsing, world: Path, page: str) -> None:
    crowd.trouble.clear()
    address = named(world, page)
    address += ("&" if "?" in address else "?") + "_lang=ar"
    for width in (1280, 390):
        opened = crowd.page(address, width=width, dark=width == 1280)
        assert opened.evaluate("() => getComputedStyle(document.documentElement).direction") == "rtl"
    assert not crowd.axe(opened)
    crowd.close()
    assert not crowd.trouble


@pytest.mark.parametrize("page", LONG)
def test_a_long_page_is_sound(crowd: Browsing, world: Path, page: str) -> None:
    crowd.trouble.clear()
    for width in (1280, 390):
        crowd.page(named(world, page), width=width)
    crowd.close()
    assert not crowd.trouble


def test_every_page_is_sound_over_the_seeds(seeds: Browsing, ledger: Path) -> None:
    for page in PAGES:
        for width in (1280, 390):
            assert seeds.page(named(ledger, page), width=width).inner_text("h1").strip()
        seeds.close()
    assert not seeds.trouble


@pytest.mark.parametrize("language", ["", "ar"])
@pytest.mark.parametrize("width", [1280, 1130, 390])
def test_rows_fit_their_box_and_are_seen_without_scrolling(
    crowd: Browsing, world: Path, width: int, language: str
) -> None:
    crowd.trouble.clear()
    opened = crowd.page("/", width=width)
    for name in LISTS:
        crowd.open(opened, f"/{world.stem}/{name}?_size=20" + (f"&_lang={language}" if language else ""))
        box = opened.evaluate(BOX)
        if box is None:  # nothing of this kind in the made-up world
            continue
        inside, wide, first = box
        assert wide <= inside, f"{name} is {wide} px wide in a box of {inside}"
        assert first < 800, f"the first row of {name} begins at {first} px"
    crowd.close()
    assert not crowd.trouble


def test_lists_stand_beside_the_rows_of_a_wide_window_and_above_those_of_a_narrow_one(
    crowd: Browsing, world: Path
) -> None:
    for scripts in (True, False):
        for width, beside in ((1280, True), (900, False), (390, False)):
            page = crowd.page(f"/{world.stem}/claims_with_context?_size=5", width=width, scripts=scripts)
            assert page.locator(".lists-beside").is_visible() is beside
            assert page.locator(".folded").is_visible() is not beside
            lists = page.locator(".lists-beside" if beside else ".folded").bounding_box()
            rows = page.locator("table.rows-and-columns").bounding_box()
            assert (lists["x"] + lists["width"] < rows["x"]) is beside
            assert (lists["y"] + lists["height"] < rows["y"] + 1) is not beside
    page = crowd.page(f"/{world.stem}/claims_with_context?_size=5")
    page.locator(".lists-beside a", has_text="wounded").click()
    assert page.locator(".chosen-filters a").inner_text().startswith("Outcome: wounded")
    crowd.close()
