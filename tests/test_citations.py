"""Citations: what is copied from a page today leads to the same sentence when the ledger has been made anew."""

from __future__ import annotations

import asyncio
import html
import re
import sqlite3
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import browsing

from conflict_events import build as build_ledger
from conflict_events import parse_published
from conflict_events.models import Source
from conflict_events.serving import open_datasette

COURIER = """Shelling kills soldiers near Agdam

At least 12 Azerbaijani soldiers were killed in shelling near Agdam on Thursday, the Azerbaijani defence ministry said.

"We will answer every shot," President Ilham Aliyev said.
"""
POST = """Armenia reports losses

Armenia said on Friday that 49 of its soldiers had been killed in the fighting near Jermuk.
"""
FURTHER = """Fighting goes on

More than 100 Armenian soldiers were killed in the fighting near Jermuk, Azerbaijan said on Saturday.
"""


def build(paths: list[Path], database: Path) -> None:
    published = parse_published("2022-09-16")
    build_ledger(paths, database, given=Source(location="", published=published))


def write(folder: Path, **texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def get(database: Path, path: str) -> httpx.Response:
    return asyncio.run(open_datasette(database).client.get(path))


def ids(database: Path, table: str, words: str) -> str:
    column = "text" if table == "quotes" else "evidence"
    connection = sqlite3.connect(database)
    found = connection.execute(f"select id from {table} where {column} like ?", [f"%{words}%"]).fetchone()
    connection.close()
    return str(found[0])


def citations(page: str) -> list[str]:
    found = re.findall(r'<p class="cite-text">(.*?)</p>', page, re.DOTALL)
    return [html.unescape(re.sub("<[^>]+>", "", one)) for one in found]


def test_a_copied_citation_leads_to_the_same_sentence_in_a_ledger_made_anew(tmp_path: Path) -> None:
    courier, post = write(tmp_path / "press", courier=COURIER, post=POST)
    first, again = tmp_path / "first" / "conflict.db", tmp_path / "again" / "conflict.db"
    for one in (first, again):
        one.parent.mkdir()
    build([courier, post], first)
    with browsing(first) as browsed:
        article = browsed.ask("/conflict/claims.json?_shape=array&count__exact=12").json()[0]["article"]
        page = browsed.page(f"/article/{article}")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        note = page.locator("li.note-claim", has_text="≥12").first
        note.locator(".cite-one summary").click()
        note.locator(".cite-one .copy").click()
        note.locator(".copied", has_text="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        words = page.locator("mark.is-claim").first.inner_text()
        assert copied.startswith(f"“{words}”, ")
        assert not browsed.trouble
    address = re.search(r"http\S+/claim/\S+", copied)
    assert address is not None
    (further,) = write(tmp_path / "press", further=FURTHER)
    build([further, post, courier], again)
    with browsing(again) as browsed:
        page = browsed.page(urlsplit(address.group()).path, scripts=False)
        assert page.locator("mark:target").inner_text() == words
        assert not browsed.trouble


@pytest.mark.parametrize(
    ("table", "words"), [("claims", "12"), ("event_mentions", "shelling"), ("quotes", "answer")]
)
def test_claims_event_mentions_and_quotes_have_lasting_addresses(
    tmp_path: Path, table: str, words: str
) -> None:
    (courier,) = write(tmp_path / "press", courier=COURIER)
    build([courier], tmp_path / "conflict.db")
    id = ids(tmp_path / "conflict.db", table, words)
    answer = get(tmp_path / "conflict.db", f"/claim/{id}")
    assert answer.status_code == 302
    assert re.fullmatch(rf"/article/\w+#{id}", answer.headers["location"])


@pytest.mark.parametrize(("table", "words"), [("claims", "12"), ("quotes", "answer")])
def test_an_article_that_was_changed_leads_old_addresses_to_the_same_words(
    tmp_path: Path, table: str, words: str
) -> None:
    database = tmp_path / "conflict.db"
    paths = write(tmp_path / "press", courier=COURIER)
    build(paths, database)
    old = ids(database, table, words)
    write(tmp_path / "press", courier=COURIER.replace("near Agdam\n", "near Agdam, again\n"))
    build(paths, database)
    new = ids(database, table, words)
    assert new != old
    answer = get(database, f"/claim/{old}")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/claim/{new}")


@pytest.mark.parametrize(("table", "words"), [("claims", "12"), ("quotes", "answer")])
def test_what_a_newer_form_no_longer_says_is_told_of(tmp_path: Path, table: str, words: str) -> None:
    database = tmp_path / "conflict.db"
    paths = write(tmp_path / "press", courier=COURIER)
    build(paths, database)
    old = ids(database, table, words)
    write(
        tmp_path / "press", courier=COURIER.replace("At least 12", "At least 15").replace("every shot", "it")
    )
    build(paths, database)
    answer = get(database, f"/claim/{old}")
    assert answer.status_code == 410
    assert "its newer form does not have them" in answer.text and "/article/" in answer.text


def test_a_withdrawn_article_still_answers_for_its_claims(tmp_path: Path) -> None:
    database = tmp_path / "conflict.db"
    courier, _post = write(tmp_path / "press", courier=COURIER, post=POST)
    build([tmp_path / "press"], database)
    claim = ids(database, "claims", "12")
    courier.unlink()
    build([tmp_path / "press"], database)
    answer = get(database, f"/claim/{claim}")
    page = get(database, answer.headers["location"].partition("#")[0])
    assert "it is no longer where it came from" in page.text and f"id='{claim}'" in page.text


def test_an_address_that_never_was_is_not_found(tmp_path: Path) -> None:
    assert get(made_up.build(tmp_path / "conflict.db"), "/claim/none").status_code == 404


def test_a_citation_names_words_claimant_title_outlet_day_ledger_and_address(tmp_path: Path) -> None:
    database = made_up.build(tmp_path / "conflict.db")
    claim = ids(database, "claims", "At least 12")
    page = get(database, get(database, f"/claim/{claim}").headers["location"].partition("#")[0]).text
    cited = next(one for one in citations(page) if one.startswith("“At least 12"))
    assert cited.startswith(
        "“At least 12 Norland soldiers were killed”, Norland's armed forces, in Shelling kills soldiers near "
        "Kessa, The Daily Courier, 2 May 2031. Who said what about which event, as built on "
    )
    assert cited.endswith(f"http://localhost/claim/{claim}")
    own_voice = next(one for one in citations(page) if one.startswith("“killed more than"))
    assert own_voice.startswith("“killed more than 3,000 people”, in Shelling kills")
