"""Titles of events: made of their parts in the language of the page, wherever an event is named."""

from __future__ import annotations

import asyncio
import importlib
import re
import sys
from pathlib import Path

import pytest
from datasette.app import Datasette

sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette
from conflict_events.web.event_title import retold
from conflict_events.web.names import state_name

language = importlib.import_module("conflict_events.web.language")
# How linking begins a title, and the days as it writes them.
ENGLISH = re.compile(r"\b(Attack|Clash|Shelling|Bombing|Air strike|Violence|Ceasefire)\b.*?:")
ISO_DAY = re.compile(r", \d{4}-\d\d-\d\d")


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return open_datasette(made_up.build(tmp_path_factory.mktemp("titles") / "conflict.db"))


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Air strike: Kessa, Norland – Ostia, 2031-05-01", "Luchtaanval: Kessa, Norland – Ostia, 1 mei 2031"),
        ("Equipment loss, 2031-05-01 – 2031-05-03", "Verlies van materieel, 1–3 mei 2031"),
        ("Clash: Kessa", "Gevecht: Kessa"),
        ("Clash: Kessa, reported 2031-05-02", "Gevecht: Kessa, gemeld 2 mei 2031"),
        ("War over Kessa (2031)", "War over Kessa (2031)"),
        ("<b>Clash</b>: x, 2031-05-01", "<b>Clash</b>: x, 2031-05-01"),
    ],
)
def test_a_stored_title_is_told_in_the_language_of_the_page(stored: str, shown: str) -> None:
    with language.speaking("nl"):
        assert retold(stored).striptags().replace("&lt;", "<").replace("\u2009", "") == shown


@pytest.mark.parametrize(
    "path",
    [
        "/", "/find?q=norland", "/timeline", "/map", "/actor/XNO", "/place/kessa", "/compare",
        "/conflict/event_timeline", "/conflict/events", "/conflict/claims_with_context", "/conflict/event_links",
        "/conflict/claim_ladder", "/conflict/event_timeline.atom", "/conflict/claims_with_context.atom",
        "/conflict/event_timeline.ics", "/conflict/event_timeline.geojson",
    ],
)  # fmt: skip
def test_no_title_is_shown_as_it_is_stored(datasette: Datasette, path: str) -> None:
    answer = asyncio.run(datasette.client.get(f"{path}{'&' if '?' in path else '?'}_lang=nl"))
    if answer.status_code == 404:
        pytest.skip("the made-up ledger has no such page")
    assert not ENGLISH.search(answer.text) and not ISO_DAY.search(answer.text)


def test_a_file_without_a_language_has_the_stored_titles(datasette: Datasette) -> None:
    told = asyncio.run(datasette.client.get("/conflict/event_timeline.geojson")).text
    assert ISO_DAY.search(told)


def test_a_place_and_parties_are_called_as_the_language_of_the_page_has_them(datasette: Datasette) -> None:
    shown = asyncio.run(datasette.client.get("/actor/XNO?_lang=nl")).text
    assert "Beschieting: Kessadorp, Norland – Sudrië" in shown


def test_a_state_is_called_as_the_language_has_it_also_where_the_ledger_does_not_know() -> None:
    for code, name in (
        ("nl", "Armenië"),
        ("fr", "Arménie"),
        ("ru", "Армения"),
        ("ar", "أرمينيا"),
        ("en", None),
    ):
        with language.speaking(code):
            assert state_name("ARM") == name
            assert state_name("XNO") is None and state_name("ARMMIL") is None and state_name(None) is None
