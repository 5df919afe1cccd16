"""Agencies' items in JSON: ninjs 1, 2 and 3; one, a list, or one a line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from conflict_events import (
    Document,
    Issue,
    ReaderChoiceError,
    Source,
    SourceError,
    build,
    extract_source,
    load_plugins,
)
from conflict_events.reading import choose_reader, read

WORDS = "At least two soldiers were killed on Wednesday, officials said."
SOON = (dt.datetime.now(dt.UTC) + dt.timedelta(days=3)).isoformat(timespec="seconds")


def item(**told: Any) -> dict[str, Any]:
    """A small item; a key with None is left out."""
    known = {
        "uri": "urn:n:1", "type": "text", "versioncreated": "2022-09-14T23:40:00-04:00", "pubstatus": "usable",
        "language": "en", "headline": "Two killed", "body_text": WORDS,
    }  # fmt: skip
    return {key: value for key, value in {**known, **told}.items() if value is not None}


def written(*items: Any) -> str:
    return json.dumps(items[0] if len(items) == 1 else items, ensure_ascii=False)


def found(content: str | bytes, name: str = "news.json", **known: Any) -> list[Document | Issue]:
    data = content if isinstance(content, bytes) else content.encode()
    source = Source(location=name, content=data, **known)
    return [one if isinstance(one, Issue) else one[2] for one in read(source, load_plugins())]


def articles(content: str | bytes, name: str = "news.json") -> list[Document]:
    return [one for one in found(content, name) if isinstance(one, Document)]


def issues(content: str | bytes, name: str = "news.json") -> dict[str, Issue]:
    return {one.kind: one for one in found(content, name) if isinstance(one, Issue)}


def day(text: str) -> tuple[dt.date, dt.date]:
    return (dt.date.fromisoformat(text),) * 2


# --- which files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.json", None), ("a.jsonl", None), ("https://w.example/items/1", "application/json"), ("stdin", None)],
)
@pytest.mark.parametrize("content", [written(item()), written(item(), item()), "\ufeff\n " + written(item())])
def test_the_format_is_known_by_its_keys(name: str, media_type: str | None, content: str) -> None:
    source = Source(location=name, content=content.encode(), media_type=media_type)
    assert choose_reader(source, load_plugins().readers).name == "ninjs"


@pytest.mark.parametrize(
    "content",
    [
        '{"title": "Two killed", "text": "words", "url": "https://d.example"}',
        '{"uri": "x", "headline": "Two killed", "byline": "Ana Velt", "text": "words"}',
        '{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        '{"type": "FeatureCollection", "features": []}',
        "[1, 2]",
    ],
)
def test_other_json_is_left_to_others(content: str) -> None:
    try:
        reader = choose_reader(Source(location="a.json", content=content.encode()), load_plugins().readers)
    except ReaderChoiceError:
        return
    assert reader.name != "ninjs"


@pytest.mark.parametrize("media_type", [None, "application/json"])
def test_a_json_feed_is_one_whatever_else_reads_json(media_type: str | None) -> None:
    feed = b'{"version": "https://jsonfeed.org/version/1.1", "items": []}'
    source = Source(location="https://d.example/feed.json", content=feed, media_type=media_type)
    assert choose_reader(source, load_plugins().readers).name == "feed"


@pytest.mark.parametrize(
    "content",
    [
        written(item(), item(uri="urn:n:2")),
        json.dumps([item(), item(uri="urn:n:2")], indent=2),
        "\n".join(written(one) for one in (item(), item(uri="urn:n:2"))),
        "\r\n\r\n".join(written(one) for one in (item(), item(uri="urn:n:2"))) + "\r\n",
        json.dumps(item(associations={"more": item(uri="urn:n:2")}), indent=2),
    ],
)
def test_a_file_holds_one_item_a_list_or_one_a_line(content: str) -> None:
    assert [article.text for article in articles(content)] == [WORDS, WORDS]


# --- what is known of an item ----------------------------------------------------------------------


def test_an_item_has_what_its_keys_say() -> None:
    (article,) = articles(written(item(uri="https://w.example/1", byline="Ana Velt", copyrightholder="WIRE")))
    assert (article.title, article.byline, article.outlet) == ("Two killed", "Ana Velt", "WIRE")
    assert (article.language, article.url, article.text) == ("en", "https://w.example/1", WORDS)
    assert (article.published, article.published_source) == (day("2022-09-14"), "ninjs")


def test_an_item_of_ninjs_3_has_texts_with_roles() -> None:
    headlines = [{"role": "sub", "value": "Sub"}, {"role": "main", "value": "<b>Two</b> &amp; four"}]
    bodies = [
        {"role": "short", "contenttype": "text/plain", "value": "Short."},
        {"role": "main", "contenttype": "text/html", "value": f"<p>{WORDS}</p><p>More.</p>"},
    ]
    told = item(
        headline=None, body_text=None, headlines=headlines, bodies=bodies, by="Ana Velt", uri="urn:n:3"
    )
    told["infosources"] = [{"name": "WIRE", "role": "provider"}]
    (article,) = articles(written(told))
    assert (article.title, article.text) == ("Two & four", f"{WORDS}\n\nMore.")
    assert (article.byline, article.outlet, article.url) == ("Ana Velt", "WIRE", None)


def test_keys_of_ninjs_3_are_read_however_their_capitals_stand() -> None:
    told = item(versionCreated="2022-09-14T23:40:00Z", pubStatus="usable", copyrightHolder="Wire")
    told["bodies"] = [{"role": "main", "contentType": "text/plain", "value": told.pop("body_text")}]
    del told["versioncreated"], told["pubstatus"]
    (document,) = articles(written(told))
    assert (document.published, document.outlet, document.text) == (day("2022-09-14"), "Wire", WORDS)


@pytest.mark.parametrize("key", ["body_xhtml", "body_html", "body_other"])
def test_a_text_in_markup_becomes_paragraphs(key: str) -> None:
    told = item(body_text=None, **{key: f"<div><p>{WORDS}</p><p>More<br/>still.</p></div>"})
    assert articles(written(told))[0].text == f"{WORDS}\n\nMore\nstill."


def test_the_dateline_of_a_text_stays_and_is_found() -> None:
    content = written(item(body_text=f"KESSA, Sept 14 (WIRE) - {WORDS}", located="Kessa"))
    (extraction,) = extract_source(Source(location="a.json", content=content.encode()))
    assert extraction.cleaned is not None
    assert (extraction.cleaned.dateline_place, extraction.cleaned.agency) == ("KESSA", "WIRE")


def test_what_is_associated_is_read_where_it_is_an_article() -> None:
    picture = item(uri="urn:n:2", type="picture", body_text=None, description_text="A house in 2019.")
    side = item(
        uri="urn:n:3", body_text="Another article.", associations=[item(uri="urn:n:4", body_text="Inner.")]
    )
    content = written(item(associations={"picture": picture, "side": side, "odd": "nonsense"}))
    assert [article.text for article in articles(content)] == [WORDS, "Another article.", "Inner."]
    assert issues(content) == {}


def test_a_description_is_read_where_there_is_no_more_and_is_told() -> None:
    content = written(item(body_text=None, description_text="Two were killed."))
    assert articles(content)[0].text == "Two were killed."
    assert issues(content)["summary_only"].text == "urn:n:1"


@pytest.mark.parametrize("said", ["soon", "2022-13-45", "9999-01-01T00:00:00Z", "0001-01-01", 20220914])
def test_a_date_that_is_nonsense_is_no_date(said: Any) -> None:
    content = written(item(versioncreated=said))
    assert (articles(content)[0].published, articles(content)[0].published_source) == (None, None)
    if isinstance(said, str):
        assert said in issues(content)["impossible_date"].message


# --- what may not be read ---------------------------------------------------------------------------


def test_of_an_item_with_several_versions_the_latest_is_read() -> None:
    items = [item(version="10"), item(version="9", body_text="Old."), item(uri="urn:n:2", body_text="Other.")]
    for content in (written(*items), "\n".join(map(written, items))):
        assert [article.text for article in articles(content)] == [WORDS, "Other."]
        assert "1 of its items are older versions" in issues(content)["superseded"].message


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_its_publisher_took_back_is_not_read(status: str) -> None:
    content = written(item(), item(uri="urn:n:2", pubstatus=status))
    assert len(articles(content)) == 1
    assert f"urn:n:2 is {status} by its publisher" in issues(content)["withdrawn"].message


def test_an_embargo_holds_nothing_else_back_and_the_next_build_looks_again(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text(written(item(uri="urn:n:2", embargoed=SOON), item()))
    with pytest.raises(SourceError, match=r"under embargo.*urn:n:2 until.*; build again"):
        list(extract_source(path))
    assert build([path], tmp_path / "a.db", link=False).articles == 1
    again = build([path], tmp_path / "a.db", link=False)
    assert (again.unchanged, again.issues) == (1, 1)
    assert articles(written(item(embargoed="2022-09-14T10:00:00Z")))


def test_a_file_without_an_article_is_told() -> None:
    assert "picture" in issues(written(item(type="picture", body_text=None)))["no_text"].message
    assert "urn:n:1" in issues(written(item(body_text=None)))["no_text"].message


# --- hostile and broken ----------------------------------------------------------------------------


def test_a_broken_line_costs_only_itself() -> None:
    broken = written(item())[:60]
    for lines in ([written(item()), broken, written(item())], [broken, written(item()), written(item())]):
        content = "\n".join(lines)
        assert len(articles(content, "a.jsonl")) == 2
        assert "is no JSON" in issues(content, "a.jsonl")["unreadable_row"].message


def test_a_list_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text(written(item(), item(body_text="Another."), item())[:-30])
    given = []
    with pytest.raises(SourceError, match=r"is no JSON.*, what stands before that is read; fetch it again"):
        given.extend(extract_source(path))
    assert len(given) == 2
    with pytest.raises(SourceError, match=r"cut\.json: is no JSON.*; fetch it again"):
        found(json.dumps(item(), indent=1)[:-30], "cut.json")


def test_json_nested_very_deeply_is_refused_and_costs_nothing_else() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    with pytest.raises(SourceError, match=r"nested too deeply.*; "):
        found(written(item())[:-1] + f', "x": {deep}}}')
    lines = written(item()) + "\n" + written(item())[:-1] + f', "x": {deep}}}\n'
    assert len(articles(lines)) == 1
    assert "nested too deeply" in issues(lines)["unreadable_row"].message
    chain = item()
    for _ in range(200):
        chain = item(associations={"inner": chain})
    assert len(articles(written(chain))) == 201


def test_odd_values_are_read_as_far_as_they_go() -> None:
    content = (
        written(item())[:-1]
        + ', "urgency": NaN, "byline": {"x": 1}, "headline": "Again", "bodies": 7, "version": 1e9}'
    )
    (article,) = articles(content)
    assert (article.title, article.byline, article.text) == ("Again", None, WORDS)
    assert "'headline'" in issues(content)["duplicate_keys"].message


@pytest.mark.parametrize(
    "data",
    [
        written(item(body_text="Café")).encode("cp1252"),
        written(item(body_text="Café")).encode("utf-16"),
        b"\xef\xbb\xbf" + written(item(body_text="Café")).encode(),
        written(item(body_text="Caf\0é")).encode(),
        json.dumps(item(body_text="Café")).encode(),
    ],
)
def test_another_encoding_and_null_bytes_are_read(data: bytes) -> None:
    (extraction,) = extract_source(Source(location="a.json", content=data))
    assert extraction.text.strip() == "Café"


def test_items_of_one_name_and_version_are_all_read() -> None:
    assert [article.text for article in articles(written(item(), item(body_text="Other.")))] == [
        WORDS,
        "Other.",
    ]


def test_the_limit_of_a_list_is_named_and_lines_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_NINJS_CHARS", "500")
    with pytest.raises(SourceError, match=r"500 letters.*one item a line.*CONFLICT_EVENTS_MAX_NINJS_CHARS"):
        found(written(*[item()] * 5))
    assert len(articles("\n".join([written(item())] * 5))) == 5
