"""Feeds in every dialect: each item is an article with its title, author, address, day and language."""

from __future__ import annotations

import datetime as dt
import json
import resource
from collections.abc import Iterator
from pathlib import Path

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

BODY = "KESSA, Sept 14 (AGENCY) - At least two soldiers were killed on Wednesday, officials said."
ITEM = (
    f"<item><title>Two killed</title><link>https://d.example/1</link><description>{BODY}</description></item>"
)


def found(content: str | bytes, name: str = "feed.xml", **known: object) -> list[Document | Issue]:
    data = content if isinstance(content, bytes) else content.encode()
    source = Source(location=name, content=data, **known)  # type: ignore[arg-type]
    return [one if isinstance(one, Issue) else one[2] for one in read(source, load_plugins())]


def articles(content: str | bytes, name: str = "feed.xml", **known: object) -> list[Document]:
    return [one for one in found(content, name, **known) if isinstance(one, Document)]


def issues(content: str | bytes, name: str = "feed.xml") -> dict[str, Issue]:
    return {one.kind: one for one in found(content, name) if isinstance(one, Issue)}


def rss(*items: str, head: str = "<title>Daily</title>") -> str:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{"".join(items)}</channel></rss>'


def item(**said: str) -> str:
    tags = {name.replace("_", ":"): value for name, value in said.items()}
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in tags.items()) + "</item>"


def day(text: str) -> tuple[dt.date, dt.date]:
    return (dt.date.fromisoformat(text),) * 2


# --- dialects --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "feed",
    [
        f"<rss version='0.91'><channel><title>Daily</title>{ITEM}</channel></rss>",
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        f'"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Daily</title>{ITEM}'
        "</channel></rss>",
        f"<rss version='0.92'><channel><title>Daily</title>{ITEM}</channel></rss>",
        rss(ITEM),
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
        f"<channel><title>Daily</title></channel>{ITEM}</rdf:RDF>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f"<channel><title>Daily</title></channel>{ITEM}</rdf:RDF>",
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Daily</title><entry><title>Two killed</title>'
        f'<link rel="alternate" href="https://d.example/1"/><summary>{BODY}</summary></entry></feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title><entry><title>Two killed</title>'
        f'<link href="https://d.example/1"/><content>{BODY}</content></entry></feed>',
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Daily</a:title><a:entry><a:title>Two killed</a:title>'
        f'<a:link href="https://d.example/1"/><a:summary>{BODY}</a:summary></a:entry></a:feed>',
        '{"version": "https://jsonfeed.org/version/1", "title": "Daily", "items": [{"id": "1", "title": "Two killed", '
        f'"url": "https://d.example/1", "content_text": "{BODY}"}}]}}',
    ],
)
@pytest.mark.parametrize("media_type", [None, "text/xml; charset=utf-8", "application/rss+xml"])
def test_every_dialect_gives_the_article(feed: str, media_type: str | None) -> None:
    (article,) = articles(feed, "https://d.example/feed", media_type=media_type)
    assert (article.text, article.title, article.outlet) == (BODY, "Two killed", "Daily")
    assert article.url == "https://d.example/1"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&lt;rss></p></body></html>'),
        ("a.xml", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>'),
        ("a.xml", '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>'),
        ("a.xml", "<nitf><body/></nitf>"),
        ("a.xml", '<feed xmlns="urn:animals"><entry/></feed>'),
        (
            "a.rdf",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>',
        ),
        ("a.json", '{"uri": "x", "headline": "y"}'),
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(name: str, content: str) -> None:
    try:
        reader = choose_reader(Source(location=name, content=content.encode()), load_plugins().readers)
    except ReaderChoiceError:
        return
    assert reader.name != "feed"


# --- what is known of an item ----------------------------------------------------------------------


def test_the_whole_content_is_read_where_the_feed_has_it() -> None:
    content = "<![CDATA[<p>One &amp; two.</p><p>Three<br>four.</p><script>x()</script>]]>"
    (article,) = articles(rss(item(title="T", description="One…", content_encoded=content)))
    assert article.text == "One & two.\n\nThree\nfour."


def test_items_of_which_there_is_a_summary_only_are_told_with_their_addresses() -> None:
    whole = item(title="A", content_encoded="The whole of it.", link="https://d.example/2")
    told = issues(rss(ITEM, whole))["summary_only"]
    assert "1 of 2 items" in told.message
    assert told.text == "https://d.example/1"
    assert "summary_only" not in issues(rss(whole))


def test_a_headline_without_text_is_read_and_an_empty_item_is_told() -> None:
    feed = rss(item(title="Two soldiers killed at Kessa"), item(link="https://d.example/9"), ITEM)
    assert [article.text for article in articles(feed)] == ["Two soldiers killed at Kessa", BODY]
    assert "1 of 3 items have neither" in issues(feed)["no_text"].message


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Wed, 14 Sep 2022 23:40:00 -0400", "2022-09-14"),  # the day where it was written, not in UTC
        ("Thu, 15 Sep 2022 00:10:00 +0200", "2022-09-15"),
        ("14 Sep 22 10:00 GMT", "2022-09-14"),
        ("2022-09-14T23:40:00-04:00", "2022-09-14"),
        ("14 Sept 2022", "2022-09-14"),
        ("September 14, 2022", "2022-09-14"),
        ("20220914T234000-0400", "2022-09-14"),
    ],
)
def test_an_item_is_published_on_the_day_that_its_date_says(said: str, expected: str) -> None:
    (article,) = articles(rss(item(description=BODY, pubDate=said)))
    assert (article.published, article.published_source) == (day(expected), "feed")


def test_a_month_is_a_month() -> None:
    (article,) = articles(rss(item(description=BODY, dc_date="2022-09")))
    assert article.published == (dt.date(2022, 9, 1), dt.date(2022, 9, 30))


@pytest.mark.parametrize(
    "said",
    [
        "yesterday",
        "14/09/2022",
        "2022년 09월 14일 10:00:00",
        "Wed, 31 Feb 2022 10:00:00 GMT",
        "2022-13-45",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "9999-12-31",
        "0000-00-00",
    ],
)
def test_a_date_that_is_nonsense_is_no_date_and_is_told(said: str) -> None:
    feed = rss(item(description=BODY, pubDate=said))
    assert articles(feed)[0].published is None
    assert said in issues(feed)["impossible_date"].message


def test_the_date_of_a_change_is_used_where_there_is_no_other_and_is_called_so() -> None:
    both = "<published>2022-09-14T10:00:00Z</published><updated>2022-09-20T10:00:00Z</updated>"
    late = "<updated>2022-09-20T10:00:00Z</updated>"
    entry = "<entry><id>{0}</id><title>T{0}</title><summary>Words.</summary>{1}</entry>"
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        + entry.format(1, both)
        + entry.format(2, late)
        + "</feed>"
    )
    first, second = articles(feed)
    assert (first.published, first.published_source) == (day("2022-09-14"), "feed")
    assert (second.published, second.published_source) == (day("2022-09-20"), "feed-updated")


def test_an_item_without_a_date_has_none_although_the_feed_has_one() -> None:
    head = "<title>D</title><pubDate>Wed, 14 Sep 2022 10:00:00 GMT</pubDate>"
    (article,) = articles(rss(ITEM, head=head))
    assert (article.published, article.published_source) == (None, None)


def test_the_language_is_the_items_or_else_the_feeds() -> None:
    entries = '<entry xml:lang="nl"><summary>Woorden</summary></entry><entry><summary>Words</summary></entry>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">{entries}</feed>'
    assert [article.language for article in articles(feed)] == ["nl", "en"]
    assert articles(rss(ITEM, head="<language>fr-be</language>"))[0].language == "fr-be"
    assert articles(rss(ITEM))[0].language is None


def test_the_outlet_is_the_feed_that_an_item_was_taken_from() -> None:
    taken = item(description=BODY, title="A").replace(
        "</item>", '<source url="https://o.example/">Other</source></item>'
    )
    assert [article.outlet for article in articles(rss(taken, ITEM))] == ["Other", "Daily"]


def test_authors_are_names() -> None:
    told = [
        item(title="1", description=BODY, author="ana@d.example (Ana Velt)"),
        item(title="2", description=BODY, dc_creator="Piet Orm"),
        item(title="3", description=BODY, author="Ana Velt &lt;ana@d.online&gt;"),
        item(title="4", description=BODY, author="ana@d.example"),
    ]
    assert [article.byline for article in articles(rss(*told))] == ["Ana Velt", "Piet Orm", "Ana Velt", None]


def test_an_address_that_is_no_page_is_none_and_a_relative_one_is_completed() -> None:
    bad = item(title="1", description=BODY, link="javascript:alert(1)")
    relative = item(title="2", description=BODY, link="/2022/2")
    permanent = item(title="3", description=BODY, guid="https://d.example/3")
    told = articles(rss(bad, relative, permanent), "https://d.example/feed.xml")
    assert [article.url for article in told] == [None, "https://d.example/2022/2", "https://d.example/3"]


def test_markup_in_titles_is_read() -> None:
    (article,) = articles(
        rss(item(title="&lt;b&gt;Two&lt;/b&gt; killed &amp;amp; four hurt", description=BODY))
    )
    assert article.title == "Two killed & four hurt"


def test_a_json_feed_has_all_that_the_others_have() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Daily", "language": "nl",
        "authors": [{"name": "Redactie"}],
        "items": [
            {"id": "1", "title": "Drie doden", "content_html": "<p>Drie doden.</p><p>Meer.</p>",
             "date_published": "2022-09-14T23:50:00-04:00", "author": {"name": "Ana Velt"}},
            {"id": "2", "summary": "Alleen dit.", "language": "en", "date_modified": "2022-09-15T10:00:00Z"},
            {"id": "3"}, "nonsense", None,
        ],
    }  # fmt: skip
    one, two = articles(json.dumps(feed), "feed.json")
    assert (one.text, one.byline, one.language, one.published) == (
        "Drie doden.\n\nMeer.",
        "Ana Velt",
        "nl",
        day("2022-09-14"),
    )
    assert (two.text, two.byline, two.language, two.published_source) == (
        "Alleen dit.",
        "Redactie",
        "en",
        "feed-updated",
    )
    assert set(issues(json.dumps(feed), "feed.json")) == {"summary_only", "no_text"}


def test_the_dateline_of_an_item_is_found() -> None:
    (read,) = extract_source(Source(location="f.xml", content=rss(ITEM).encode(), language="en"), issues=[])
    assert read.cleaned is not None
    assert (read.cleaned.dateline_place, read.cleaned.agency) == ("KESSA", "AGENCY")


# --- the same again ------------------------------------------------------------------------------


def test_an_item_that_stands_twice_is_read_once_and_another_text_of_it_too() -> None:
    first = item(guid="g", title="T", description="First text.")
    other = item(guid="g", title="T", description="Second text.")
    assert [article.text for article in articles(rss(first, first, other))] == ["First text.", "Second text."]


def test_a_feed_can_be_built_again(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(ITEM))
    assert build([path], tmp_path / "a.db", link=False).articles == 1
    again = build([path], tmp_path / "a.db", link=False)
    assert (again.articles, again.unchanged) == (0, 1)
    path.write_text(
        rss(ITEM, item(title="New", description="Three were killed.", link="https://d.example/3"))
    )
    assert build([path], tmp_path / "a.db", link=False).articles == 1


# --- hostile and broken ----------------------------------------------------------------------------

BOMB = '<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
EXTERNAL = '<!DOCTYPE rss [<!ENTITY a SYSTEM "/etc/passwd">]>'
PARAMETER = '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>'


@pytest.mark.parametrize("declared", [BOMB, EXTERNAL, PARAMETER])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(declared: str, encoding: str) -> None:
    start = f'<?xml version="1.0" encoding="{encoding}"?>{declared}'
    feed = f"{start}<rss><channel><item><title>&a;&c;</title></item></channel></rss>"
    with pytest.raises(SourceError, match=r"feed\.xml: declares XML entities.*; "):
        found(feed.encode(encoding))


def test_a_name_for_a_single_character_is_no_danger() -> None:
    declared = '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY eacute "é">]>'
    feed = f"{declared}<rss><channel><item><title>Caf&eacute;&nbsp;hit</title></item></channel></rss>"
    assert articles(feed)[0].title == "Café hit"


def test_a_feed_nested_very_deeply_is_read() -> None:
    deep = "<div>" * 100_000 + BODY + "</div>" * 100_000
    assert articles(rss(f"<item><description><![CDATA[{deep}]]></description></item>"))[0].text == BODY
    assert articles(rss(f"<item><title>T</title><x>{deep}</x></item>"))[0].title == "T"


def test_a_json_feed_nested_very_deeply_is_refused() -> None:
    deep = '{"version": "https://jsonfeed.org/version/1.1", "x": ' + "[" * 100_000 + "]" * 100_000 + "}"
    with pytest.raises(SourceError, match=r"nested too deeply.*; "):
        found(deep, "feed.json")


def test_a_json_feed_with_odd_values_is_read_as_far_as_it_goes() -> None:
    start = '{"version": "https://jsonfeed.org/version/1.1", "items": ['
    feed = start + '{"id": NaN, "title": "One", "title": "Two", "content_text": 7, "date_published": {}}]}'
    (article,) = articles(feed, "feed.json")
    assert (article.text, article.published) == ("Two", None)
    assert "'title'" in issues(feed, "feed.json")["duplicate_keys"].message
    with pytest.raises(SourceError, match=r"is no JSON.*; fetch it again"):
        found(start + '{"id": "1", "tit', "feed.json")


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (rss(item(title="Café hit")).encode("cp1252"), "Café hit"),  # says nothing, which means UTF-8
        (rss(item(title="Café hit")).replace('"1.0"?', '"1.0" encoding="utf-8"?').encode("cp1252"), "Café hit"),
        (rss(item(title="Café hit")).replace('"1.0"?', '"1.0" encoding="utf-16"?').encode(), "Café hit"),
        (rss(item(title="Кесса")).replace('"1.0"?', '"1.0" encoding="windows-1251"?').encode("cp1251"), "Кесса"),
        (rss(item(title="Café hit")).replace('"1.0"?', '"1.0" encoding="nonsense"?').encode(), "Café hit"),
        (rss(item(title="Café hit")).encode().replace(b'"1.0"?', b'"1.0" encoding="\xff"?'), "Café hit"),
        (rss(item(title="Café hit")).encode("utf-16"), "Café hit"),
        (b"\xef\xbb\xbf" + rss(item(title="Café hit")).encode(), "Café hit"),
        (b"\n \n" + rss(item(title="Café hit")).encode(), "Café hit"),
        (rss(item(title="Caf&eacute; hit")).encode(), "Café hit"),
        (rss(item(title="Caf\0é h\0it")).encode(), "Café hit"),
        (rss(item(title="Black & white")).encode(), "Black & white"),
        (rss(item(title="Café hit")).encode().replace(b"</channel></rss>", b""), "Café hit"),
        (b"<!-- made by hand -->" + rss(item(title="Café hit")).encode(), "Café hit"),
    ],
)  # fmt: skip
def test_a_feed_with_a_fault_is_read(data: bytes, title: str) -> None:
    assert [article.title for article in articles(data)] == [title]


def test_an_encoding_known_from_outside_counts_where_the_feed_says_none() -> None:
    data = rss(item(title="Кесса")).encode("koi8-r")
    assert articles(data, encoding="koi8-r")[0].title == "Кесса"
    assert articles(rss(item(title="Café")).encode(), encoding="iso-8859-1")[0].title == "Café"


def test_an_item_at_which_the_library_fails_costs_only_itself() -> None:
    bad = "<item><title>Bad</title><link>https://d.example/</item></link>"
    feed = f"<rss><channel>{ITEM}{bad}{item(title='Third')}</channel></rss>"
    assert [article.title for article in articles(feed)] == ["Two killed", "Third"]
    assert {"malformed", "unreadable_item"} <= set(issues(feed))


def test_a_feed_that_breaks_off_gives_what_came_before_and_says_so() -> None:
    feed = rss(ITEM, item(title="Second", description="x" * 50))
    cut = feed[: feed.index("x" * 20) + 5]
    assert [article.title for article in articles(cut)] == ["Two killed", "Second"]
    assert "fetch it again" in issues(cut)["malformed"].message
    with pytest.raises(SourceError, match=r"no item of it can be read"):
        found("<rss><channel><title>Dai")


@pytest.mark.parametrize("part", ["<a", "<!--", "<![CDATA[", "&a", "<item>", '<item a="', "<!DOCTYPE a ["])
def test_broken_feeds_end(part: str) -> None:
    try:
        found("<rss><channel><item><title>T</title><description>" + part * 20_000)
    except SourceError as error:
        assert "feed.xml" in str(error)


def many(count: int) -> Iterator[str]:
    yield '<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title><language>nl</language>'
    for number in range(count):
        yield f"<item><title>Nieuws {number}</title><description>{'Woorden. ' * 8}</description></item>\n"
    yield "</channel></rss>"


def test_a_feed_of_a_hundred_thousand_items_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.xml"
    with path.open("w") as file:
        file.writelines(many(100_000))
    reader = next(reader for reader in load_plugins().readers if reader.name == "feed")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    titles = 0
    for one in reader.read(Source(location=str(path), path=path)):
        if isinstance(one, Document):
            assert (one.title, one.outlet, one.language) == (f"Nieuws {titles}", "Daily", "nl")
            titles += 1
    assert titles == 100_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # KiB; the file has 13,000


def test_a_fault_in_a_long_feed_costs_nothing_else() -> None:
    feed = "".join(many(2_000)).replace("Nieuws 1700<", "Nieuws & 1700<")
    assert len(articles(feed)) == 2_000
    assert "malformed" in issues(feed)


def test_limits_are_named_in_what_they_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_TEXT_BYTES", "1000000")
    with pytest.raises(SourceError, match=r"1,000,000 bytes.*CONFLICT_EVENTS_MAX_TEXT_BYTES"):
        found(rss(item(title="T", description="x" * 3_000_000)))
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_JSON_FEED_BYTES", "50")
    with pytest.raises(SourceError, match=r"50 bytes.*CONFLICT_EVENTS_MAX_JSON_FEED_BYTES"):
        found('{"version": "https://jsonfeed.org/version/1", "items": []}', "feed.json")
