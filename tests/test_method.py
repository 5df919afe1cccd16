"""The method page is true of what is installed and of the ledger that is served."""

from __future__ import annotations

import asyncio
import html
import re
import sys
from pathlib import Path

import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import browsing

from conflict_events import load_plugins
from conflict_events.serving import open_datasette
from conflict_events.web.installed import limits_in, what_is_installed
from conflict_events.web.pages.method import BOUNDS


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("method") / "conflict.db")


@pytest.fixture(scope="module")
def words(database: Path) -> str:
    answer = asyncio.run(open_datasette(database).client.get("/method"))
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.text)).split())


def test_it_says_first_that_reports_are_counted(words: str) -> None:
    assert "This counts reports, not deaths." in words


def test_every_language_format_and_table_that_is_installed_is_named(words: str) -> None:
    plugins, told = load_plugins(), what_is_installed()
    assert [one["code"] for one in told["languages"]] == [pack.code for pack in plugins.languages]
    assert {one["name"] for one in told["formats"]} == {reader.name for reader in plugins.readers}
    for pack in told["languages"]:
        assert not pack["broken"] and pack["rules"] > 50 and pack["examples"] > pack["rules"]
        assert f"{pack['words']:,}" in words
    for table in told["reference"]:
        assert table["rows"] > 0 and f"{table['rows']:,} rows" in words


def test_known_limits_are_those_that_the_plugins_state(words: str) -> None:
    told = what_is_installed()
    assert all(pack["limits"] for pack in told["languages"])
    for one in (*told["languages"], *told["formats"]):
        for limit in one["limits"]:
            assert limit in words


def test_limits_are_read_from_a_section_of_their_own() -> None:
    points = "* Split `verbs`\n  far apart.\n* [Sums](x.md).\n"
    readme = f"# x: y\n\n* no\n\n## What it does not read\n\n{points}\n## Else\n* no\n"
    assert limits_in(readme) == ["Split verbs far apart.", "Sums."]
    assert limits_in("# x\n") == []


def test_words_without_a_number_stand_with_the_least_they_mean(words: str) -> None:
    lows = {row["low"] for pack in what_is_installed()["languages"] for row in pack["vague"]}
    assert {3, 100, 1000} <= lows
    assert "100+" in words


def test_the_table_of_bounds_is_that_of_the_ledger() -> None:
    for bound, _sign, low, high in BOUNDS:
        if bound in {"exact", "at_least", "more_than", "about", "between", "vague"}:
            figure = {"between": "between 20 30", "vague": "vague 100", "exact": "12"}.get(
                bound, f"{bound} 12"
            )
            meant = made_up.meaning(figure)
            assert (meant.get("count_low"), meant.get("count_high")) == (low, high), bound


def test_it_tells_what_this_ledger_covers(words: str) -> None:
    assert "5 articles" in words and "4 outlets" in words and "2031-05" in words


def test_the_page_is_sound_in_a_browser(database: Path) -> None:
    with browsing(database) as browsed:
        for width in (1280, 390):
            assert not browsed.axe(browsed.page("/method", width=width, dark=width == 390))
        assert not browsed.trouble
