"""The article page: words marked where they stand, notes beside them, and nothing that is not sure."""

from __future__ import annotations

import asyncio
import html
import re
import sqlite3
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import Browsing, browsing

from conflict_events.serving import open_datasette
from conflict_events.web.highlight import Marked, misplaced, paragraphs


class Nesting(HTMLParser):
    """Sees whether elements nest, and what text and ids they hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.links_in_links = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "input", "meta", "link", "img"}:
            return
        self.links_in_links += tag == "a" and "a" in self.open
        self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def get(path: Path, address: str, **settings: Any) -> str:
    answer = asyncio.run(open_datasette(path, **settings).client.get(address))
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def change(path: Path, sql: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql, values)
    connection.commit()
    connection.close()


def value(path: Path, sql: str, *values: object) -> Any:
    connection = sqlite3.connect(path)
    found = connection.execute(sql, values).fetchone()
    connection.close()
    return found[0]


def article_of(path: Path, outlet: str) -> str:
    return str(value(path, "select id from articles where outlet = ?", outlet))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("article") / "conflict.db")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return made_up.build(tmp_path / "conflict.db")


def plain(page: str) -> str:
    """The words of the article as the page shows them, a line a paragraph, without the letters of notes."""
    found = re.findall(r'<p lang="[^"]*" dir="[^"]*">(.*?)</p>', page, re.DOTALL)
    bare = (re.sub(r"<a class='ref'.*?</a>", "", one) for one in found)
    return html.unescape("\n".join(re.sub("<[^>]+>", "", one) for one in bare))


# --- marking -------------------------------------------------------------------------------------


def marks(text: str, *spans: tuple[str, str, int, int]) -> list[Marked]:
    return [
        Marked(id=id, kind=kind, start=start, end=end, words=text[start:end])
        for id, kind, start, end in spans
    ]


def test_evidence_that_does_not_fit_is_not_marked() -> None:
    good = Marked(id="g", kind="claim", start=0, end=3, words="abc")
    moved = Marked(id="m", kind="claim", start=1, end=4, words="abc")
    assert misplaced("abcdef", [good, moved]) == {"m"}
    (line,) = paragraphs("abcdef", [good, moved])
    assert line.html == "<mark id='g' class='is-claim'>abc</mark>def"


def test_spans_that_overlap_are_cut_and_nest() -> None:
    text = "one two three"
    (line,) = paragraphs(text, marks(text, ("a", "claim", 0, 7), ("b", "quote", 4, 13)))
    assert line.html == (
        "<mark id='a' class='is-claim'>one <span id='b' class='is-quote'>two</span></mark>"
        "<span data-of='b' class='is-quote'> three</span>"
    )


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    text = "He said: one\n\ntwo."
    first, second = paragraphs(text, marks(text, ("q", "quote", 9, 17)))
    assert "id='q'" in first.html and "data-of='q'" in second.html
    assert (first.begins, second.begins) == (["q"], [])


def test_a_role_is_that_of_a_whole_line_or_of_a_part_of_it() -> None:
    text = "Share this\nKESSA, 2 May - The war goes on."
    roles = [
        Marked(id="s1", kind="boilerplate", start=0, end=10, words=""),
        Marked(id="s2", kind="dateline", start=11, end=23, words=""),
    ]
    share, body = paragraphs(text, [], roles)
    assert (share.role, body.role) == ("boilerplate", None)
    assert body.html.startswith("<span class='is-dateline'>KESSA, 2 May</span>")


def test_signs_that_turn_the_direction_are_shown_and_do_not_act() -> None:
    (line,) = paragraphs("21\u202e killed", [])
    assert "\u202e" not in line.html
    assert "title='U+202E'>RLO</bdi>" in line.html


texts = st.text(st.sampled_from("ab <&\n\u202eé"), max_size=40)
spans = st.tuples(
    st.integers(0, 40), st.integers(0, 40), st.sampled_from(["claim", "event", "quote", "actor", "place"])
)


@given(texts, st.lists(spans, max_size=8))
def test_any_spans_give_valid_markup_with_every_id_once(text: str, found: list[tuple[int, int, str]]) -> None:
    marked = [
        Marked(
            id=f"i{number}" if kind not in {"actor", "place"} else "", kind=kind, start=start, end=end,
            words=text[start:end], href="/actor/x",
        )
        for number, (start, end, kind) in enumerate(found)
        if start < end <= len(text)
    ]  # fmt: skip
    wrong = misplaced(text, marked)
    seen = Nesting("".join(f"<p>{one.html}</p>" for one in paragraphs(text, marked)))
    assert not seen.wrong and not seen.open and not seen.links_in_links
    assert "".join(seen.text.split()) == "".join(text.replace("\u202e", "RLO").split())
    assert sorted(seen.ids) == sorted(one.id for one in marked if one.id and one.id not in wrong)


# --- the page ------------------------------------------------------------------------------------


def test_the_text_is_shown_whole_with_its_exact_words_marked(database: Path) -> None:
    page = get(database, f"/article/{article_of(database, 'De Poort')}")
    assert "class='is-claim'>zeker 15 Norlandse soldaten gedood</mark>" in page
    assert '<p lang="nl" dir="ltr">' in page
    assert plain(page) == value(
        database,
        "select text from article_texts where article = ?",
        article_of(database, "De Poort"),
    )


def test_text_and_notes_are_linked_both_ways(database: Path) -> None:
    page = get(database, f"/article/{article_of(database, 'The Daily Courier')}")
    seen = Nesting(page)
    assert len(seen.ids) == len(set(seen.ids))
    for target in re.findall(r"""href=["']#([^"']+)["']""", page):
        assert target in seen.ids
    claims = re.findall(r'<li id="note-([^"]+)" class="note-claim">', page)
    assert len(claims) == 4
    for claim in claims:
        assert f"href='#note-{claim}'" in page and f'href="#{claim}"' in page


def test_a_note_says_figure_claimant_stance_days_and_event(database: Path) -> None:
    page = get(database, f"/article/{article_of(database, 'The Daily Courier')}")
    note = next(part for part in page.split("<li ")[1:] if "denies" in part)
    words = " ".join(html.unescape(re.sub("<[^>]+>", " ", note)).split())
    for told in ("40 killed · soldiers · Norland", "denies", "1 May 2031", "said 2 May 2031", "The event"):
        assert told in words, told


def test_what_is_marked_is_chosen_in_the_address(database: Path) -> None:
    article = article_of(database, "The Daily Courier")
    quotes = get(database, f"/article/{article}?mark=quotes")
    assert "class='is-quote'" in quotes
    assert "class='is-claim'" not in quotes and "class='is-event'" not in quotes
    # An address of a claim goes on working.
    claim = value(database, "select id from claims where article = ? limit 1", article)
    assert f"id='{claim}'" in quotes
    assert "class='is-quote'" not in get(database, f"/article/{article}?mark=")


def test_actors_and_places_are_links_or_say_why_not(own: Path) -> None:
    article = article_of(own, "The Daily Courier")
    text = value(own, "select text from article_texts where article = ?", article)
    for name, kind, column, target, reason in [
        ("Sudria", "actor", "actor", "XSU", None),
        ("Kessa", "place", "place", "x1", None),
        ("Ana Velt", "actor", "actor", None, "no such name"),
    ]:
        start = text.index(name)
        change(
            own,
            f"insert into mentions (id, article, kind, start, end, text, {column}, reason) "
            "values (?, ?, ?, ?, ?, ?, ?, ?)",
            f"{article}-{name}", article, kind, start, start + len(name), name, target, reason,
        )  # fmt: skip
    page = get(own, f"/article/{article}?mark=actors,places")
    assert "<a class='is-actor' href='/actor/XSU'>Sudria</a>" in page
    assert "<a class='is-place' href='/place/x1'>Kessa</a>" in page
    assert "title='no such name'>Ana Velt</span>" in page
    assert "is-actor' href" not in get(own, f"/article/{article}")


def test_a_changed_text_is_told_of_and_nothing_is_marked_wrongly(own: Path) -> None:
    article = article_of(own, "De Poort")
    change(own, "update article_texts set text = 'Bijgewerkt. ' || text where article = ?", article)
    page = get(own, f"/article/{article}")
    assert "The text has changed since it was read" in page
    assert "<mark" not in page
    assert "Not where they stood" in page
    assert page.count("<blockquote") == value(
        own,
        "select (select count(*) from claims where article = :a) + (select count(*) from quotes where "
        "article = :a) + (select count(*) from event_mentions where article = :a)".replace(
            ":a", f"'{article}'"
        ),
    )


def test_what_was_not_understood_leads_to_its_words(database: Path) -> None:
    page = get(database, f"/article/{article_of(database, 'The Harbour Post')}")
    (target,) = re.findall(r'href="#(issue-[^"]+)"', page)
    assert f"<span id='{target}'>On Monday</span>" in page


def test_copies_name_each_other(own: Path) -> None:
    first, copy = article_of(own, "The Daily Courier"), article_of(own, "The Harbour Post")
    change(own, "update articles set duplicate_of = ? where id = ?", first, copy)
    assert f'href="/article/{copy}"' in get(own, f"/article/{first}")
    page = get(own, f"/article/{copy}")
    assert f'href="/article/{first}"' in page and "its figures are counted once" in page


def test_what_its_source_withdrew_is_kept_and_says_since_when(own: Path) -> None:
    article = article_of(own, "De Poort")
    change(own, "update articles set missing_since = '2031-06-01' where id = ?", article)
    page = get(own, f"/article/{article}")
    assert "it is no longer where it came from" in page and "1 Jun 2031" in page
    assert "<mark" in page


def test_an_article_without_anything_known_of_it_has_a_page(own: Path) -> None:
    article = value(own, "select id from articles where outlet is null")
    change(
        own,
        "update articles set language = null, words = null, reader = null, text_sha256 = null where id = ?",
        article,
    )
    change(own, "update article_texts set text = '' where article = ?", article)
    page = get(own, f"/article/{article}")
    assert "This article has no text." in page and 'lang="und"' in page


def test_a_paragraph_in_another_language_says_so(own: Path) -> None:
    article = article_of(own, "المنارة")
    first = value(own, "select min(start) from sentences where article = ? and role = 'body'", article)
    change(own, "update sentences set language = 'hy' where article = ? and start = ?", article, first)
    page = get(own, f"/article/{article}")
    assert page.count('<p lang="hy" dir="ltr">') == 1
    assert '<p lang="ar" dir="rtl">' in page


def test_an_article_in_arabic_runs_from_right_to_left(database: Path) -> None:
    page = get(database, f"/article/{article_of(database, 'المنارة')}")
    assert '<p lang="ar" dir="rtl">' in page
    assert "<bdi dir='ltr'>[a]</bdi>" in page


@pytest.fixture(scope="module")
def browsed(database: Path) -> Iterator[Browsing]:
    with browsing(database) as opened:
        yield opened


def find(browsed: Browsing, outlet: str) -> str:
    rows = browsed.ask(f"/conflict/articles.json?_shape=array&outlet__exact={outlet}").json()
    return str(rows[0]["id"])


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("outlet", ["The Daily Courier", "المنارة"])
def test_the_article_page_is_sound_in_a_browser(browsed: Browsing, outlet: str, width: int) -> None:
    article = find(browsed, outlet)
    for path in (f"/article/{article}", f"/article/{article}?mark=claims,actors,places&_lang=ar"):
        page = browsed.page(path, width=width, dark=width == 390)
        assert not browsed.axe(page)
    assert not browsed.trouble


def test_from_the_text_to_the_note_and_back_by_keyboard_without_scripts(browsed: Browsing) -> None:
    page = browsed.page(f"/article/{find(browsed, 'The Daily Courier')}", scripts=False)
    ref = page.locator(".passage a.ref").first
    ref.focus()
    page.keyboard.press("Enter")
    assert page.locator("li:target strong.figure").inner_text() == "≥12"
    page.locator("li:target a.letter").click()
    assert page.locator("mark:target").inner_text() == "At least 12 Norland soldiers were killed"
    assert not browsed.trouble
