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
