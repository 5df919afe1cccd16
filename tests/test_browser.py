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


def test_a_statement_is_written_in_an_editor_and_set_in_order(browsed: Browsing) -> None:
    page = browsed.page("/conflict")
    page.click("summary:has-text('Ask in SQL')")
    page.click("text=Format SQL")
    with page.expect_navigation():
        page.click("input[value='Run SQL']")
    browsed.look(page)
    assert (
        page.locator("table.rows-and-columns tbody tr").count() == 20 or page.locator("tbody tr").count() > 5
    )
    assert page.locator(".CodeMirror, .cm-editor").count() == 1
    plain = browsed.page("/conflict?sql=select+1+as+one", scripts=False)
    assert plain.input_value("textarea[name=sql]") == "select 1 as one"
    browsed.close()
    assert not browsed.trouble


def test_the_key_of_a_row_stands_on_a_line(browsed: Browsing) -> None:
    (claim,) = browsed.ask("/conflict/claims.json?_shape=array&_size=1").json()
    page = browsed.page(f"/conflict/claims/{claim['id']}")
    assert page.locator("h1").bounding_box()["height"] < 120
    browsed.close()


def test_our_pages_take_their_looks_from_no_sheet_of_datasette(browsed: Browsing) -> None:
    for path in ("/", "/method", "/conflict", "/conflict/claims", "/conflict/latest_claims"):
        assert "app.css" not in browsed.ask(path).text, path
    assert "app.css" in browsed.ask("/-/allow-debug").text
