"""What a reader meets on each kind of page: no word of ours is in another language than the page.

The languages that are written in other letters show it best: on a page in Russian or Arabic, Latin letters are names,
words of a source (which carry their language), or English that never entered a catalogue.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from datasette.app import Datasette

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
import made_up
import translations
from test_translations import SAME, Words

from conflict_events.serving import open_datasette
from conflict_events.web.metadata import load_metadata

FIELD = re.compile(r"%\(\w+\)s|{\w+}|<[^>]*>")
WORD = re.compile(r"[A-Za-z]{3,}")
# An address of the web, an id made from contents, a code of an actor.
NO_WORD = re.compile(r"https?://\S+|\b[a-z2-7]{8}(?:[a-z2-7]{8})?\b|\bX[A-Z]{2,5}\b")
# What the columns of reference data are called is said by the program that shows them.
NAMES = (
    "select name from actors union select name from actor_names union select name from places "
    "union select name from place_names union select name from conflicts union select id from actors "
    "union select outlet from articles union select source from articles union select library from runs"
)
QUERIES = ["q=norland", "q=killed", "q=norland&in=claims", "q=norland&in=quotes", "q=x", "q=kessa&from=never"]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("words") / "conflict.db")


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


def every_page(database: Path) -> list[str]:
    """One of each kind: our pages, all tables, a row of each, all questions, and what cannot be shown."""
    connection = sqlite3.connect(database)
    metadata: dict[str, Any] = load_metadata()["databases"]["conflict"]
    pages = "/ /timeline /map /map?placed=no /compare /compare?by=outlet /compare?by=language /method /status".split()
    pages += [
        "/find",
        "/api",
        "/downloads",
        "/conflict",
        "/nothing",
        *(f"/find?{query}" for query in QUERIES),
    ]
    of = {
        "events": "event",
        "articles": "article",
        "actors": "actor",
        "places": "place",
        "conflicts": "conflicts",
    }
    for table, path in of.items():
        pages += [
            f"/{path}/{id}" for (id,) in connection.execute(f"select id from {table} order by id limit 6")
        ]
    claimants = (
        "select claimant from claims where claimant is not null group by 1 order by count(*) desc limit 2"
    )
    one, other = (row[0] for row in connection.execute(claimants))
    pages.append(f"/compare?by=claimant&a={one}&b={other}")
    for table in (name for name in metadata["tables"] if not name.startswith("_")):
        pages += [f"/conflict/{table}", f"/conflict/{table}?_all_columns=1"]
        columns = {row[1] for row in connection.execute(f"pragma table_info({table})") if row[5]}
        if columns == {"id"} and (row := connection.execute(f"select id from {table} limit 1").fetchone()):
            pages.append(f"/conflict/{table}/{row[0]}")
    connection.close()
    return [*pages, *(f"/conflict/{query}" for query in metadata["queries"])]


def known(database: Path) -> set[str]:
    """Words of names, which no translation has."""
    connection = sqlite3.connect(database)
    found = {word for (name,) in connection.execute(NAMES) for word in WORD.findall(str(name))}
    connection.close()
    return found


def translated(code: str) -> tuple[list[str], set[str]]:
    """Texts of a catalogue that have Latin words, the longest first, and such words beside the fields of others."""
    whole, words = set(), set()
    with translations.catalogue(code).open("rb") as file:
        for message in read_po(file, locale=code):
            for text in [message.string] if isinstance(message.string, str) else message.string:
                pieces = {" ".join(piece.split()) for piece in FIELD.split(text)}
                whole |= {
                    piece for piece in pieces if WORD.search(piece) and not WORD.sub("", piece).isascii()
                }
                if FIELD.search(text):
                    words |= set(WORD.findall(FIELD.sub(" ", text)))
    return sorted(whole, key=len, reverse=True), words


class Shown(Words):
    """As `Words`; keys that are marked as being no prose, and the name of a window, are left out."""

    NOT_OURS = Words.NOT_OURS | {"title"}

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attributes)
        if ("translate", "no") in attributes and self.open:
            self.open[-1] = True


@pytest.mark.parametrize("code", ["ru", "ar"])
def test_no_word_of_ours_stands_on_a_page_in_another_language(
    datasette: Datasette, database: Path, code: str
) -> None:
    names = known(database) | SAME | {word.upper() for word in SAME}
    whole, words = translated(code)

    async def shown(path: str) -> str:
        answer = await datasette.client.get(
            f"{path}{'&' if '?' in path else '?'}_lang={code}", follow_redirects=True
        )
        assert answer.status_code in (200, 404), path
        return answer.text

    foreign: dict[str, str] = {}
    for path in every_page(database):
        page = Shown()
        page.feed(asyncio.run(shown(path)))
        for text in page.found:
            plain = " ".join(text.split())
            if WORD.search(plain):
                for piece in whole:
                    plain = plain.replace(piece, " ")
            left = [word for word in WORD.findall(NO_WORD.sub(" ", plain)) if word not in names | words]
            if left:
                foreign.setdefault(" ".join(text.split())[:200], path)
    assert foreign == {}
