"""The page of an event with very many claims: counted by SQL, it is the page that all the claims would make."""

from __future__ import annotations

import asyncio
import html
import re
import sqlite3
from pathlib import Path

import pytest
from made_up_world import make_world

from conflict_events.serving import open_datasette
from conflict_events.web import crowd, rungs
from conflict_events.web.crowd import DRAWN, NAMED, NEWEST, RANKED


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_world(tmp_path_factory.mktemp("crowd") / "world.db", articles=800)


@pytest.fixture(scope="module")
def largest(world: Path) -> str:
    with sqlite3.connect(world) as connection:
        return str(connection.execute("select id from events order by n_claims desc, id").fetchone()[0])


def page(database: Path, path: str) -> str:
    async def ask() -> str:
        datasette = open_datasette(database)
        await datasette.invoke_startup()
        answer = await datasette.client.get(path, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    return asyncio.run(ask())


ASKED = [
    "",
    "outcome=all",
    "outcome=wounded",
    "outcome=all&side=-",
    "show=all&outcome=all",
    "_lang=ar&outcome=all",
]


@pytest.mark.parametrize("asked", ASKED)
def test_a_crowd_is_shown_as_if_each_of_its_claims_had_been_read(
    world: Path, largest: str, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    path = f"/event/{largest}?{asked}"
    monkeypatch.setattr(crowd, "CROWDED", 1_000_000)
    slowly = page(world, path)
    monkeypatch.setattr(crowd, "CROWDED", 70)
    assert page(world, path) == slowly


@pytest.mark.parametrize("crowded", [0, 1_000_000])
def test_every_claim_happening_and_article_of_an_event_stands_on_one_of_its_pages(
    world: Path, largest: str, monkeypatch: pytest.MonkeyPatch, crowded: int
) -> None:
    monkeypatch.setattr(crowd, "CROWDED", crowded)
    monkeypatch.setattr(rungs, "MANY", {"page": 90, "happenings": 30, "articles": 30})
    monkeypatch.setattr("conflict_events.web.pages.event.MANY", rungs.MANY)
    with sqlite3.connect(world) as connection:
        of = "from event_links join articles on articles.id = event_links.article where event = ?"
        own = f"{of} and articles.duplicate_of is null"
        wanted = {
            "page": {
                one for (one,) in connection.execute(f"select claim {own} and claim is not null", [largest])
            },
            "happenings": {
                one
                for (one,) in connection.execute(
                    f"select event_mention {own} and event_mention is not null", [largest]
                )
            },
            "articles": {one for (one,) in connection.execute(f"select article {of}", [largest])},
        }
    patterns = {
        "page": r'<li id="([^"]+)" class="rung',
        "happenings": r'<li id="([^"]+)" class="realis',
        "articles": r'<li><a href="/article/([^"#]+)">',
    }
    for name, pattern in patterns.items():
        found: list[str] = []
        path = f"/event/{largest}?outcome=all&show=all"
        told = ""
        while path:
            text = page(world, path)
            part = text[text.rindex('id="articles"') :] if name == "articles" else text
            here = re.findall(pattern, part)
            assert here and len(here) <= rungs.MANY[name]
            found += here
            told = f"{len(found)} of {len(wanted[name])}</span>"
            assert f"{len(found) - len(here) + 1} to {told}" in text
            following = [
                html.unescape(href)
                for href in re.findall(r'rel="next" href="([^"]+)"', text)
                if re.search(rf"[?&]{name}=", html.unescape(href))
            ]
            numbers = [
                (int(re.search(rf"[?&]{name}=(\d+)", href)[1]), href)  # type: ignore[index]
                for href in following
            ]
            now = int(re.search(rf"[?&]{name}=(\d+)", path)[1]) if f"{name}=" in path else 1  # type: ignore[index]
            path = next((href for number, href in numbers if number == now + 1), "")
        assert len(found) == len(set(found)) and set(found) == wanted[name], name


def test_a_page_beyond_the_last_is_the_last(world: Path, largest: str) -> None:
    path = f"/event/{largest}?outcome=all&show=all"
    last = page(world, f"{path}&page=99999&happenings=99999&articles=99999")
    assert re.search(r'class="rung', last) and "realis-" in last
    assert page(world, f"{path}&page=0&happenings=x&articles=-3").count('class="rung') > 0


def test_a_crowd_is_found_by_indexes_and_no_table_is_read_as_a_whole(world: Path) -> None:
    given = {
        **dict.fromkeys(("id", "outcome", "side"), "x"),
        **dict.fromkeys(("claims", "ends", "few", "parties"), "[]"),
        "most": 10,
        "skip": 0,
    }
    ours = r"SCAN (here|own|drawn|json_each|\(subquery-\d+\))|SCAN CONSTANT ROW"
    with sqlite3.connect(world) as connection:
        for sql in (RANKED, NEWEST, NAMED, DRAWN):
            steps = [row[3] for row in connection.execute(f"explain query plan {sql}", given)]
            assert not [step for step in steps if step.startswith("SCAN") and not re.match(ours, step)], steps
