"""What tests of the pages ask of a server in this process."""

from __future__ import annotations

import asyncio

import httpx
from datasette.app import Datasette


def get(datasette: Datasette, path: str) -> httpx.Response:
    """The answer, whatever it is."""
    return asyncio.run(datasette.client.get(path))


def page(datasette: Datasette, path: str) -> str:
    """The text of an answer that must be a page."""
    answer = get(datasette, path)
    assert answer.status_code == 200, (path, answer.text[:500])
    return answer.text
