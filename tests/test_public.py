"""A public instance: what is closed stays closed, and caches are told the truth."""

from __future__ import annotations

import re
import socket
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import serving

from conflict_events.publishing import publish
from conflict_events.serving import serve
from conflict_events.web.metadata import load_metadata

QUERIES = load_metadata()["databases"]["conflict"]["queries"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("public")
    publish(made_up.build(place / "conflict.db"), place / "site")
    return place / "site"


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    with serving(site, "--public") as address:
        yield address


def raw(url: str, line: str) -> tuple[int, str]:
    """What is answered to a request line that no client would send."""
    host, _, port = url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(f"{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65_536), b"")).decode("utf-8", "replace")
    return int(answer.split(" ", 2)[1]), answer


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/conflict?sql=select+1", 403),
        ("/conflict.json?sql=select+length(randomblob(900000000))", 403),
        ("/conflict/claims?_where=1%3D1", 403),
        ("/conflict/claims.json?_where=1%3D1", 403),
        ("/conflict.db", 403),
        ("/conflict/no-such-table", 404),
        ("/no-such-page", 404),
        ("/event/no-such-event", 404),
        ("/conflict/claims?_sort=nothing", 400),
        *(
            (f"/-/{name}{ending}", 404)
            for name in (
                "threads", "databases", "plugins", "settings", "metadata", "versions", "actor", "permissions",
                "allow-debug", "messages", "patterns", "logout", "config", "query",
            )
            for ending in ("", ".json")
        ),
        ("/%2d/threads.json", 404),
        ("/conflict/-/query?sql=select+1", 404),
        ("/conflict/claims?" + "&".join(["count__gt=1"] * 300), 414),
        ("/conflict/claims?evidence__like=" + "%25a" * 3000, 414),
    ],
)  # fmt: skip
def test_what_is_closed_is_refused_with_a_page_of_ours(url: str, path: str, status: int) -> None:
    answer = httpx.get(url + path, timeout=60)
    assert answer.status_code == status
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "etag" not in answer.headers
    assert "site-packages" not in answer.text and "Traceback" not in answer.text
    if ".json" in path:
        assert answer.json()["ok"] is False
    else:
        assert 'class="ways-on"' in answer.text and "<main" in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(url: str, method: str) -> None:
    for path in ("/", "/conflict/latest_claims", "/conflict/claims", "/-/logout"):
        answer = httpx.request(method, url + path, timeout=60)
        assert answer.status_code == 405 and 'class="ways-on"' in answer.text


@pytest.mark.parametrize(
    "line",
    [
        "GET /\\elsewhere.example/", "GET //elsewhere.example/", "GET /\\/elsewhere.example", "GET /conflict\\x",
        "GET /../../etc/passwd", "GET /-/static/../../app.py", "GET /downloads/../edition.json",
    ],
)  # fmt: skip
def test_a_path_that_plays_tricks_is_refused(url: str, line: str) -> None:
    status, answer = raw(url, line)
    assert status in (400, 404)
    assert "\r\nlocation:" not in answer.lower()


def test_every_question_that_is_ready_can_still_be_asked(url: str) -> None:
    for name in QUERIES:
        answer = httpx.get(f"{url}/conflict/{name}.json?_shape=array", timeout=60)
        assert answer.status_code == 200 and isinstance(answer.json(), list), name


def test_the_file_itself_can_be_opened_to_the_public(site: Path) -> None:
    with serving(site, "--public", "--download") as url:
        answer = httpx.get(f"{url}/conflict.db", timeout=60)
        assert answer.content.startswith(b"SQLite format 3")


def test_pages_can_stand_under_a_path_of_another_site(site: Path) -> None:
    with serving(site, "--public", "--base-url", "/ledger/") as url:
        page = httpx.get(f"{url}/ledger/", timeout=60)
        assert page.status_code == 200
        links = re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text)
        assert links and all(link.startswith("/ledger/") for link in links)
        assert httpx.get(f"{url}/ledger/-/threads.json", timeout=60).status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/conflict/claims", "/conflict/latest_claims", "/method", "/claims.json"]
)
def test_a_cache_is_told_that_nothing_changed(url: str, path: str) -> None:
    first = httpx.get(url + path, timeout=60)
    if first.status_code != 200:
        assert "etag" not in first.headers
        return
    tag = first.headers["etag"]
    assert "max-age=300" in first.headers["cache-control"]
    assert first.headers["access-control-allow-origin"] == "*"
    again = httpx.get(url + path, headers={"If-None-Match": f'"other", {tag}'}, timeout=60)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert httpx.get(url + path, headers={"If-None-Match": '"other"'}, timeout=60).status_code == 200


def test_another_edition_has_another_tag_and_the_running_server_keeps_its_own(
    tmp_path: Path,
) -> None:
    ledger = made_up.build(tmp_path / "conflict.db")
    publish(ledger, tmp_path / "site")
    with serving(tmp_path / "site", "--public") as url:
        before = httpx.get(f"{url}/conflict/articles.json?_shape=array", timeout=60)
        with sqlite3.connect(ledger) as connection:
            connection.execute("update articles set outlet = 'Renamed'")
        connection.close()
        publish(ledger, tmp_path / "site")
        after = httpx.get(f"{url}/conflict/articles.json?_shape=array", timeout=60)
        assert after.json() == before.json() and after.headers["etag"] == before.headers["etag"]
    with serving(tmp_path / "site", "--public") as url:
        new = httpx.get(f"{url}/conflict/articles.json?_shape=array", timeout=60)
        assert {row["outlet"] for row in new.json()} == {"Renamed"}
        assert new.headers["etag"] != before.headers["etag"]


def test_whoever_comes_before_the_pages_are_ready_waits_for_them(site: Path) -> None:
    came: list[str] = []

    def come(address: str) -> None:
        host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
        with socket.create_connection((host, int(port)), timeout=10):
            came.append(address)
        raise KeyboardInterrupt

    serve(site, port=0, public=True, ready=come)
    assert came
