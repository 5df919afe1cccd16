"""A published edition names itself wherever it is cited, and hands out its files, which can be checked."""

from __future__ import annotations

import asyncio
import csv
import gzip
import html
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import browsing, serving

from conflict_events.publishing import publish
from conflict_events.serving import open_datasette


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("edition")
    publish(made_up.build(place / "conflict.db"), place / "site", with_database=True)
    return place / "site"


@pytest.fixture(scope="module")
def told(site: Path) -> dict:
    return json.loads((site / "current" / "edition.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    with serving(site, "--public") as address:
        yield address


def get(url: str, path: str) -> httpx.Response:
    answer = httpx.get(url + path, timeout=60)
    assert answer.status_code == 200, (path, answer.text[:300])
    return answer


def words(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)))


def in_process(database: Path, path: str) -> httpx.Response:
    return asyncio.run(open_datasette(database).client.get(path))


def an(url: str, table: str, column: str = "id") -> str:
    return get(url, f"/conflict/{table}.json?_shape=array&_size=1").json()[0][column]


def test_the_edition_stands_in_the_cite_box_of_events_articles_and_claims(url: str, told: dict) -> None:
    cited = f"edition {told['edition']} of "
    event = get(url, f"/event/{an(url, 'claims_with_context', 'event')}").text
    assert cited in words(re.search(r'<section class="cite".*?</section>', event, re.S).group())
    article = an(url, "claims_with_context", "article")
    page = get(url, f"/article/{article}").text
    of_page = words(re.search(r'<section class="beneath" id="cite".*?</section>', page, re.S).group())
    assert cited in of_page and of_page.strip().endswith(f"{url}/article/{article}")
    claim = httpx.get(f"{url}/claim/{an(url, 'claims_with_context')}", follow_redirects=True, timeout=60).text
    notes = re.findall(r'<p class="cite-text">.*?/claim/.*?</p>', claim, re.S)
    assert notes and all(cited in words(note) for note in notes)


@pytest.mark.parametrize(
    "path", ["/", "/status", "/conflict/claims_with_context", "/conflict/latest_claims", "/map"]
)
def test_every_page_says_below_which_edition_it_shows(url: str, told: dict, path: str) -> None:
    footer = re.search(r"<footer.*?</footer>", get(url, path).text, re.S).group()
    assert f"Edition {told['edition']}, published " in words(footer) and 'href="/downloads"' in footer


def test_the_first_page_names_the_edition_and_leads_to_its_files(url: str, told: dict) -> None:
    main = get(url, "/").text.partition("<footer")[0]
    assert f"Edition {told['edition']}, published " in words(main)
    assert f"edition {told['edition']} of " in words(main) and 'href="/downloads"' in main


def test_the_edition_is_told_to_programs(url: str, told: dict) -> None:
    event = get(url, f"/event/{an(url, 'claims_with_context', 'event')}.json").json()
    assert event["edition"]["edition"] == told["edition"]
    assert event["edition"]["published_at"] == told["published_at"]
    assert get(url, "/downloads.json").json() == {"ledger": "conflict", "edition": told}


def test_the_page_of_downloads_lists_every_file_with_rows_size_and_checksum(url: str, told: dict) -> None:
    page = get(url, "/downloads").text
    assert len(told["downloads"]) == 5
    for one in told["downloads"]:
        name = one["file"].removeprefix("downloads/")
        row = re.search(rf'<tr><th scope="row"><a href="/downloads/{re.escape(name)}".*?</tr>', page).group()
        assert one["sha256"] in row and ("rows" not in one or f">{one['rows']}<" in row)
    assert "Apache-2.0" in page and "sha256sum" in page and "GeoNames" in page
    assert f"edition {told['edition']} of " in words(page)


def test_a_file_is_taken_whole_and_sha256sum_says_so(url: str, told: dict, tmp_path: Path) -> None:
    for one in told["downloads"]:
        name = one["file"].removeprefix("downloads/")
        answer = get(url, f"/downloads/{name}")
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert int(answer.headers["content-length"]) == len(answer.content) == one["bytes"]
        (tmp_path / name).write_bytes(answer.content)
    checksums = get(url, "/downloads.sha256")
    assert checksums.headers["content-type"].startswith("text/plain")
    (tmp_path / "checksums.txt").write_text(checksums.text, encoding="utf-8")
    command = ["sha256sum", "--strict", "-c", "checksums.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.count(": OK") == len(told["downloads"]), done.stdout
    rows = list(
        csv.DictReader(io.StringIO(gzip.decompress((tmp_path / "claims.csv.gz").read_bytes()).decode()))
    )
    assert len(rows) == told["counts"]["claims"]


@pytest.mark.parametrize(
    "path",
    ["checksums.txt", "edition.json", "..%2fedition.json", "%2e%2e/edition.json", "..%5cconflict.db", "x.gz"],
)
def test_nothing_but_the_files_of_the_edition_is_handed_out(url: str, path: str) -> None:
    assert httpx.get(f"{url}/downloads/{path}", timeout=60, follow_redirects=True).status_code in (400, 404)


def test_a_ledger_that_is_no_edition_says_so(tmp_path: Path) -> None:
    database = made_up.build(tmp_path / "conflict.db")
    page = in_process(database, "/downloads").text
    assert "This ledger is not a published edition" in page and "as built on " in words(page)
    assert 'href="/export/conflict/claims_with_context.csv"' in page
    assert in_process(database, "/export/conflict/claims_with_context.csv").status_code == 200
    assert in_process(database, "/downloads.json").json() == {"ledger": "conflict", "edition": None}
    assert in_process(database, "/downloads.sha256").status_code == 404
    assert in_process(database, "/downloads/claims.csv.gz").status_code == 404
    first = in_process(database, "/").text
    assert "Edition" not in words(first) and "as built on" in words(first)


@pytest.mark.parametrize(
    "told",
    [
        "", "[]", "{}", '{"edition": 7}', '{"edition": "x", "database": "another.db"}',
        '{"edition": "x", "downloads": "none"}', '{"edition": "x", "downloads": [1, {"file": "../../etc/passwd"}]}',
        '{"edition": "<script>", "published_at": ["y"], "downloads": [{"file": "downloads/x", "sha256": "z"}]}',
    ],
)  # fmt: skip
def test_a_broken_account_of_an_edition_breaks_no_page(tmp_path: Path, told: str) -> None:
    database = made_up.build(tmp_path / "conflict.db")
    database.with_name("edition.json").write_text(told, encoding="utf-8")
    for path in ("/", "/downloads", "/status"):
        answer = in_process(database, path)
        assert answer.status_code == 200 and "<script>," not in answer.text, path


def test_an_edition_can_be_read_from_its_file_alone(site: Path, told: dict, tmp_path: Path) -> None:
    copied = shutil.copytree(site / "current", tmp_path / "copy")
    assert told["edition"] in in_process(copied / "conflict.db", "/downloads").text


def test_the_page_of_downloads_is_sound_in_a_browser(site: Path, tmp_path: Path) -> None:
    for served in (site, made_up.build(tmp_path / "conflict.db")):
        with browsing(served, True) as browsed:
            for width, language in ((1280, ""), (390, "?_lang=ar"), (390, "")):
                page = browsed.page(f"/downloads{language}", width=width, dark=width == 390)
                assert not browsed.axe(page)
            assert not browsed.trouble
