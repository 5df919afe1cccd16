"""Pages of actors, places and conflicts as a reader meets them, over a database that went through store and linker."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return open_datasette(made_up.build(tmp_path_factory.mktemp("who") / "conflict.db"))


def get(datasette: Datasette, path: str) -> httpx.Response:
    return asyncio.run(datasette.client.get(path))


def text(datasette: Datasette, path: str) -> str:
    answer = get(datasette, path)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_tables_name_actors_places_and_conflicts_with_links_to_their_pages(datasette: Datasette) -> None:
    claims = text(datasette, "/conflict/claims_with_context?_all_columns=1")
    assert "<a href='/actor/XNOMIL'><bdi dir='auto'>Norland&#39;s armed forces</bdi></a>" in claims
    assert "<a href='/actor/XNO'>" in claims
    assert "<a href='/place/x1'>" in text(datasette, "/conflict/event_timeline?_all_columns=1")
    assert "<a href='/actor/ana-velt'>" in text(datasette, "/conflict/quotes_with_speaker")
    assert "<a href='/actor/XNOMIL'>" in text(datasette, "/conflict/claims")
