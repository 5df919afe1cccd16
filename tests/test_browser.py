"""The pages in a real browser: they open without a word in the console, and the test itself can see trouble."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import Browsing, browsing


@pytest.fixture(scope="module")
def browsed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsing]:
    with browsing(made_up.build(tmp_path_factory.mktemp("browser") / "conflict.db")) as opened:
        yield opened


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_first_page_opens_in_every_window(browsed: Browsing, width: int, dark: bool) -> None:
    page = browsed.page("/", width=width, dark=dark)
    assert page.inner_text("h1")
    assert not browsed.trouble


def test_the_browser_notices_what_must_not_happen(browsed: Browsing) -> None:
    watched = Browsing(url=browsed.url, chromium=browsed.chromium)
    page = watched.page("/no-such-page", status=404)
    assert not watched.trouble
    page.evaluate("""() => { document.body.innerHTML = `<img src=x onerror=alert(1)>
        <a href=" javascript:alert(2)">x</a><img src="http://elsewhere.example/x.png">
        <p style="width: 4000px">wide</p>` }""")
    page.wait_for_load_state("networkidle")
    page.evaluate("() => { alert(3) }")
    watched.look(page)
    assert watched.axe(page)
    watched.close()
    told = "\n".join(watched.trouble)
    for sign in ("Content Security Policy", "elsewhere.example", "dialog: 3", "javascript:", "4000"):
        assert sign in told, told
    assert "dialog: 1" not in told
