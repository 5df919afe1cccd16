"""The pages in other languages: complete catalogues, and no word of ours that escapes them."""

from __future__ import annotations

import asyncio
import importlib
import re
import sqlite3
import sys
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from datasette.app import Datasette

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
import made_up
import translations

from conflict_events.serving import open_datasette
from conflict_events.web.days import days_in_words, number, shown_days
from conflict_events.web.labels import BY_COLUMN

ROOT = Path(__file__).parent.parent
# The package has a function of this name.
language = importlib.import_module("conflict_events.web.language")
LANGUAGES = sorted(code for code in language.languages() if code != language.DEFAULT)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
# Words that are the same in every language, or are no words: names of formats, of programs, of schemes.
SAME = set(
    "CSV JSON SQL Atom ICS GeoJSON URL OpenAPI API HTML RSS SQLite Datasette conflict events UTC SHA "
    "PLOVER ACLED CAMEO UCDP GED ISO WGS CLDR TOML Parquet".split()
)


@pytest.fixture(scope="module")
def template() -> Catalog:
    return translations.words()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("translated") / "conflict.db")


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


def stored(code: str) -> Catalog:
    with translations.catalogue(code).open("rb") as file:
        return read_po(file, locale=code)


def test_pages_come_in_five_languages() -> None:
    assert set(language.languages()) >= {"en", "nl", "fr", "ru", "ar"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_has_the_words_of_the_code_and_no_others(code: str, template: Catalog) -> None:
    wanted = {(translations.key(message), message.context) for message in template if message.id}
    found = {(translations.key(message), message.context) for message in stored(code) if message.id}
    assert found == wanted, "run scripts/translations.py"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_is_translated_in_every_form_of_the_plural(code: str) -> None:
    assert [message.id for message in translations.missing(stored(code))] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_keeps_the_placeholders(code: str) -> None:
    wrong = []
    for message in stored(code):
        if not message.id:
            continue
        several = isinstance(message.id, list | tuple)
        given = {
            name for text in (message.id if several else [message.id]) for name in PLACEHOLDER.findall(text)
        }
        for form in message.string if several else [message.string]:
            # A form for one or two may spell the number out.
            used = set(PLACEHOLDER.findall(form))
            if not used <= given or (not several and used != given):
                wrong.append((message.id, form))
    assert wrong == []


def test_every_code_has_a_label_that_is_in_the_catalogues(template: Catalog) -> None:
    for column, codes in BY_COLUMN.items():
        for code, text in codes.items():
            assert template.get(text) is not None, (column, code)


def test_an_interval_is_written_as_what_it_is() -> None:
    with language.speaking("nl"):
        assert days_in_words("2022-09-01", "2022-09-30") == "september 2022"
        assert days_in_words("2020-01-01", "2020-12-31") == "2020"
        assert number(1234567) == "1.234.567"
        assert shown_days("2022-09-12") == "<time datetime='2022-09-12' title='2022-09-12'>12 sep 2022</time>"


def test_an_address_without_a_language_is_in_the_language_of_the_code(datasette: Datasette) -> None:
    assert '<html lang="en" dir="ltr">' in page(datasette, "/")
    assert '<html lang="en" dir="ltr">' in page(datasette, "/?_lang=xx")


def test_an_arabic_page_runs_from_right_to_left(datasette: Datasette) -> None:
    assert '<html lang="ar" dir="rtl">' in page(datasette, "/?_lang=ar")


def test_links_of_a_page_stay_in_its_language(datasette: Datasette) -> None:
    shown = page(datasette, "/?_lang=fr")
    ours = re.findall(r'<a [^>]*href="(/(?:event|article|timeline|map|compare|conflict)[^"]*)"', shown)
    assert len(ours) > 10
    assert [href for href in ours if "_lang=fr" not in href] == []


def page(datasette: Datasette, path: str) -> str:
    answer = asyncio.run(datasette.client.get(path))
    assert answer.status_code == 200, path
    return answer.text


class Words(HTMLParser):
    """Collects what a reader meets: texts, and the attributes that are read out or shown."""

    # Words of others, of programs, and what is not shown.
    NOT_OURS = frozenset("bdi time code pre script style cite blockquote textarea".split())
    NEVER_CLOSED = frozenset("meta link input br img hr wbr source area base col".split())

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        shown = ["aria-label", "title", "placeholder", "alt"]
        if given.get("type") == "submit":
            shown.append("value")
        if not any(self.open):
            self.found += [given[name] or "" for name in shown if name in given]
        if tag not in self.NEVER_CLOSED:
            self.open.append(tag in self.NOT_OURS or ("lang" in given and tag != "html"))

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag not in self.NEVER_CLOSED:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.open):
            self.found.append(data)


TEMPLATES = ROOT / "conflict_events" / "web" / "templates" / "conflict"
CODE = re.compile(
    r"{% block body_class %}.*?{% endblock %}|{%-?\s*trans\b.*?{%-?\s*endtrans\s*-?%}"
    r"|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_a_template_has_no_word_outside_the_catalogues(template: Path) -> None:
    words = Words()
    words.feed(CODE.sub(" ", template.read_text(encoding="utf-8")))
    outside = {
        " ".join(text.split())
        for text in words.found
        if any(word not in SAME for word in re.findall(r"[A-Za-z]{3,}", text))
    }
    assert outside == set()


class Brackets(NullTranslations):
    """A language in which every text stands between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def test_nothing_that_is_translated_is_shown_untranslated(
    datasette: Datasette, database: Path, template: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    brackets = Brackets()
    monkeypatch.setattr(language, "_catalogue", lambda code: brackets)
    known = {translations.key(message) for message in template if message.id}
    shown: dict[str, list[str]] = {}
    for path in every_page(database):
        words = Words()
        words.feed(page(datasette, path + ("&" if "?" in path else "?") + "_lang=nl"))
        plain = [text.strip() for text in words.found if text.strip() in known]
        if plain:
            shown[path] = plain
    assert shown == {}


def every_page(database: Path) -> list[str]:
    connection = sqlite3.connect(database)
    of = {"events": "event", "articles": "article", "actors": "actor", "places": "place"}
    things = [
        f"/{path}/{connection.execute(f'select id from {table} order by id limit 1').fetchone()[0]}"
        for table, path in of.items()
    ]
    connection.close()
    pages = "/ /timeline /map /compare /method /status /find?q=kessa /api".split()
    tables = (
        "claims_with_context event_timeline quotes_with_speaker articles claim_ladder events issues".split()
    )
    tables += ["who_claims_what?event=&outcome=", "victims?victim_type=&outcome="]
    return [*pages, *things, "/conflict", *(f"/conflict/{table}" for table in tables)]


def test_what_a_column_holds_is_told_in_the_language_of_the_page(
    datasette: Datasette, database: Path
) -> None:
    row = page(datasette, f"/conflict/claims/{first_of(database, 'claims')}?_lang=nl")
    table = page(datasette, "/conflict/claims_with_context?_lang=nl")
    for shown in (row, table):
        assert "de precieze woorden" in shown and "the exact words" not in shown
    assert 'title="het cijfer in tekens' in table


def first_of(database: Path, table: str) -> str:
    connection = sqlite3.connect(database)
    (found,) = connection.execute(f"select id from {table} order by id limit 1").fetchone()
    connection.close()
    return str(found)
