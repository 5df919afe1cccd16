"""Agencies' XML: items of NewsML-G2, NewsML 1 and NITF, whatever wraps them."""

from __future__ import annotations

import datetime as dt
import resource
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

WORDS = "At least two soldiers were killed on Wednesday, officials said."
TOMORROW = (dt.datetime.now(dt.UTC) + dt.timedelta(days=3)).isoformat(timespec="seconds")


def found(content: str | bytes, name: str = "news.xml") -> list[Document | Issue]:
    data = content if isinstance(content, bytes) else content.encode()
    return [
        one if isinstance(one, Issue) else one[2]
        for one in read(Source(location=name, content=data), load_plugins())
    ]


def articles(content: str | bytes) -> list[Document]:
    return [one for one in found(content) if isinstance(one, Document)]


def issues(content: str | bytes) -> dict[str, Issue]:
    return {one.kind: one for one in found(content) if isinstance(one, Issue)}


def day(text: str) -> tuple[dt.date, dt.date]:
    return (dt.date.fromisoformat(text),) * 2


def g2(
    content: str = f'<inlineData contenttype="text/plain">{WORDS}</inlineData>',
    *,
    item: str = "",
    meta: str = "",
    guid: str = "urn:n:1",
    version: int = 1,
    kind: str = "text",
) -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" xml:lang="en">'
        f'<itemMeta><itemClass qcode="ninat:{kind}"/>{item}</itemMeta><contentMeta>{meta}</contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


def nitf(content: str = f"<p>{WORDS}</p>", *, docdata: str = "", head: str = "", attributes: str = "") -> str:
    return (
        f"<nitf><head><docdata {attributes}>{docdata}</docdata></head><body><body.head>{head}</body.head>"
        f"<body.content>{content}</body.content></body></nitf>"
    )


def newsml1(
    content: str = f"<p>{WORDS}</p>", *, status: str = "Usable", revision: int = 1, more: str = ""
) -> str:
    return (
        "<NewsItem><Identification><NewsIdentifier><ProviderId>w</ProviderId><NewsItemId>1</NewsItemId>"
        f"<RevisionId>{revision}</RevisionId></NewsIdentifier></Identification><NewsManagement>"
        f'<ThisRevisionCreated>20220914T230000Z</ThisRevisionCreated><Status FormalName="{status}"/>{more}'
        "</NewsManagement><NewsComponent><NewsLines><HeadLine>Two killed</HeadLine></NewsLines><ContentItem>"
        f"<DataContent>{content}</DataContent></ContentItem></NewsComponent></NewsItem>"
    )


# --- which files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        g2(), message(g2()), nitf(), f"<NewsML>{newsml1()}</NewsML>",
        f"<!-- made by hand --><!DOCTYPE nitf SYSTEM 'nitf-3-4.dtd'>{nitf()}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("media_type", [None, "text/xml"])
def test_each_format_is_known_by_its_first_element(content: str, media_type: str | None) -> None:
    source = Source(location="https://w.example/item", content=content.encode(), media_type=media_type)
    assert choose_reader(source, load_plugins().readers).name == "newsml"
    assert [article.text for article in articles(content)] == [WORDS]


@pytest.mark.parametrize(
    "content", ["<rss><channel/></rss>", "<html><body/></html>", "<urlset/>", "<nitfs/>"]
)
def test_other_xml_is_left_alone(content: str) -> None:
    try:
        reader = choose_reader(Source(location="a.xml", content=content.encode()), load_plugins().readers)
    except ReaderChoiceError:
        return
    assert reader.name != "newsml"


# --- what is known of an item ----------------------------------------------------------------------


def test_an_item_has_what_its_metadata_say() -> None:
    item = (
        '<provider qcode="nprov:WIRE"/><versionCreated>2022-09-14T23:40:00-04:00</versionCreated>'
        "<firstCreated>2022-09-13T10:00:00Z</firstCreated>"
    )
    meta = (
        '<by>Ana Velt</by><by>Piet Orm</by><dateline>KESSA, Sept 14 (WIRE) -</dateline><language tag="nl"/>'
        '<headline role="hld:sub">Sub</headline><headline role="hld:main">Two <em>killed</em></headline>'
    )
    (article,) = articles(g2(item=item, meta=meta, guid="https://w.example/1"))
    assert (article.title, article.byline, article.outlet) == ("Two killed", "Ana Velt, Piet Orm", "WIRE")
    assert (article.language, article.url) == ("nl", "https://w.example/1")
    assert (article.published, article.published_source) == (day("2022-09-14"), "newsml")
    assert article.text == f"KESSA, Sept 14 (WIRE) - {WORDS}"


def test_a_dateline_that_stands_in_the_text_is_not_repeated_and_is_found() -> None:
    said = f"KESSA, Sept 14 (WIRE) - {WORDS}"
    content = g2(
        f'<inlineData contenttype="text/plain">{said}</inlineData>',
        meta="<dateline>Kessa, Sept. 14</dateline>",
    )
    (extraction,) = extract_source(Source(location="a.xml", content=content.encode()))
    assert extraction.text.strip() == said
    assert extraction.cleaned is not None
    assert (extraction.cleaned.dateline_place, extraction.cleaned.agency) == ("KESSA", "WIRE")


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineXML contenttype="application/nitf+xml">{nitf()}</inlineXML>',
        '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        f"<body><p>{WORDS}</p></body></html></inlineXML>",
        f'<inlineXML><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>{WORDS}</h:p></h:div></inlineXML>',
        f'<inlineData contenttype="text/html">&lt;p&gt;{WORDS}&lt;/p&gt;</inlineData>',
        f"<inlineData>{WORDS}</inlineData>",
        f'<remoteContent href="a.jpg"/><inlineData encoding="base64">QQ==</inlineData><inlineData>{WORDS}</inlineData>',
        f"<inlineData>{WORDS}</inlineData><inlineXML><p>The same in another form.</p></inlineXML>",
    ],
)  # fmt: skip
def test_a_text_may_stand_in_many_forms(content: str) -> None:
    assert [article.text for article in articles(g2(content))] == [WORDS]


def test_each_language_of_an_item_is_an_article_with_its_headline() -> None:
    content = (
        '<inlineData xml:lang="en">Two dead.</inlineData><inlineData xml:lang="fr">Deux morts.</inlineData>'
    )
    meta = '<headline xml:lang="en">Dead</headline><headline xml:lang="fr">Morts</headline>'
    told = [(one.language, one.title, one.text) for one in articles(g2(content, meta=meta))]
    assert told == [("en", "Dead", "Two dead."), ("fr", "Morts", "Deux morts.")]


def test_an_article_in_nitf_has_its_blocks_and_no_captions_or_notes() -> None:
    content = (
        "<block><p lede='true'>One <person>Ana</person>.</p><hl2>Heading</hl2><p>Two.</p></block>"
        "<media><media-caption><p>Caption.</p></media-caption></media><note><p>Note.</p></note>"
        "<ul><li>Three</li></ul><table><tr><td>dead</td><td>12</td></tr></table>"
    )
    docdata = '<date.issue norm="20220914T234000-0400"/>'
    head = (
        "<hedline><hl1>Two killed</hl1><hl2>Sub</hl2></hedline><byline>By <person>Ana Velt</person></byline>"
    )
    (article,) = articles(nitf(content, docdata=docdata, head=head))
    assert article.text == "One Ana.\n\nHeading\n\nTwo.\n\nThree\n\ndead 12"
    assert (article.title, article.byline) == ("Two killed", "Ana Velt")
    assert (article.published, article.published_source) == (day("2022-09-14"), "nitf")


def test_components_of_newsml_1_are_articles_with_what_the_outer_ones_say() -> None:
    inner = (
        f"<NewsComponent><ContentItem><DataContent><p>{WORDS}</p></DataContent></ContentItem></NewsComponent>"
    )
    other = (
        "<NewsComponent><NewsLines><HeadLine>Autre</HeadLine></NewsLines><DescriptiveMetadata>"
        '<Language FormalName="fr"/></DescriptiveMetadata><ContentItem><DataContent>&lt;p&gt;Un.&lt;/p&gt;'
        "</DataContent></ContentItem></NewsComponent>"
    )
    content = (
        "<NewsML><NewsItem><NewsManagement><FirstCreated>20220914T230000Z</FirstCreated></NewsManagement>"
        "<NewsComponent><NewsLines><HeadLine>Outer</HeadLine><ByLine>Ana Velt</ByLine></NewsLines>"
        '<AdministrativeMetadata><Provider><Party FormalName="WIRE"/></Provider></AdministrativeMetadata>'
        f"{inner}{other}</NewsComponent></NewsItem></NewsML>"
    )
    one, two = articles(content)
    assert (one.title, one.text, one.outlet, one.byline) == ("Outer", WORDS, "WIRE", "Ana Velt")
    assert (two.title, two.text, two.language, two.outlet) == ("Autre", "Un.", "fr", "WIRE")
    assert one.published == day("2022-09-14")


@pytest.mark.parametrize("said", ["soon", "2022-13-45", "9999-01-01T00:00:00Z", "0001-01-01"])
def test_a_date_that_is_nonsense_is_no_date_and_is_told(said: str) -> None:
    content = g2(item=f"<versionCreated>{said}</versionCreated>")
    assert (articles(content)[0].published, articles(content)[0].published_source) == (None, None)
    assert said in issues(content)["impossible_date"].message
    assert said in issues(nitf(docdata=f'<date.issue norm="{said}"/>'))["impossible_date"].message


# --- what may not be read ---------------------------------------------------------------------------


def test_of_an_item_with_several_versions_the_latest_is_read() -> None:
    old = g2("<inlineData>One was killed.</inlineData>", version=9)
    content = message(g2(version=10), old, g2("<inlineData>Other.</inlineData>", guid="urn:n:2"))
    assert [article.text for article in articles(content)] == [WORDS, "Other."]
    assert "1 items are older versions" in issues(content)["superseded"].message
    older = f"<NewsML>{newsml1('<p>Old.</p>')}{newsml1(revision=2)}</NewsML>"
    assert [article.text for article in articles(older)] == [WORDS]


@pytest.mark.parametrize(
    "content",
    [
        g2(item='<pubStatus qcode="stat:canceled"/>'),
        g2(item='<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>'),
        message(g2(), g2(version=2, item='<pubStatus qcode="stat:canceled"/>')),
        f"<NewsML>{newsml1(status='Canceled')}</NewsML>",
        nitf(attributes='management-status="withheld"'),
    ],
)
def test_what_its_publisher_took_back_is_not_read(content: str) -> None:
    assert articles(content) == []
    assert "by its publisher" in issues(content)["withdrawn"].message


@pytest.mark.parametrize(
    "content",
    [
        g2(item=f"<embargoed>{TOMORROW}</embargoed>"),
        g2(item="<embargoed/>"),
        nitf(docdata=f'<date.release norm="{TOMORROW}"/>'),
        f"<NewsML>{newsml1(status='Embargoed')}</NewsML>",
    ],
)
def test_what_is_under_embargo_is_not_read_yet(content: str) -> None:
    with pytest.raises(SourceError, match=r"under embargo.*; build again when it has ended"):
        found(content)


def test_an_embargo_that_has_ended_is_none() -> None:
    assert articles(g2(item="<embargoed>2022-09-14T10:00:00+02:00</embargoed>"))
    more = "<StatusWillChange><DateAndTime>20220914T100000+0200</DateAndTime></StatusWillChange>"
    assert articles(f"<NewsML>{newsml1(status='Embargoed', more=more)}</NewsML>")


def test_an_embargo_holds_nothing_else_back_and_the_next_build_looks_again(tmp_path: Path) -> None:
    path = tmp_path / "news.xml"
    held = g2(
        "<inlineData>Three were killed.</inlineData>",
        guid="urn:n:2",
        item=f"<embargoed>{TOMORROW}</embargoed>",
    )
    path.write_text(message(held, g2()))
    assert build([path], tmp_path / "a.db", link=False).articles == 1
    again = build([path], tmp_path / "a.db", link=False)
    assert (again.unchanged, again.issues) == (1, 1)


def test_items_that_are_no_text_are_passed_over_and_a_file_of_nothing_else_is_told() -> None:
    picture = g2('<remoteContent href="a.jpg"/>', kind="picture", guid="urn:n:2")
    package = '<packageItem guid="urn:n:3"><groupSet/></packageItem>'
    assert [article.text for article in articles(message(package, picture, g2()))] == [WORDS]
    assert issues(message(package, picture, g2())) == {}
    assert "only packageItem, picture" in issues(message(package, picture))["no_text"].message


def test_an_article_without_text_is_told() -> None:
    assert (
        "urn:n:1 has no text" in issues(g2("<inlineXML><nitf><body/></nitf></inlineXML>"))["no_text"].message
    )
    assert set(issues(nitf(""))) == set(issues(f"<NewsML>{newsml1('')}</NewsML>")) == {"no_text"}


# --- hostile and broken ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "declared",
    [
        '[<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]',
        '[<!ENTITY c SYSTEM "/etc/passwd">]',
        '[<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]',
        '[<!ENTITY c SYSTEM "a.gif" NDATA gif>]',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    with pytest.raises(SourceError, match=r"news\.xml: declares XML entities.*; "):
        found(f"<!DOCTYPE nitf {declared}>{nitf('<p>&c;</p>')}")


def test_a_dtd_is_never_fetched_and_its_usual_names_are_known() -> None:
    content = (
        f'<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">{nitf("<p>Caf&eacute; &ldquo;hit&rdquo;</p>")}'
    )
    assert articles(content)[0].text == "Café “hit”"


def test_an_item_nested_very_deeply_is_read() -> None:
    deep = "<block>" * 100_000 + f"<p>{WORDS}</p>" + "</block>" * 100_000
    assert articles(nitf(deep))[0].text == WORDS
    nested = "<NewsComponent>" * 100_000 + "</NewsComponent>" * 100_000
    assert len(articles(f"<NewsML>{newsml1().replace('</NewsItem>', nested + '</NewsItem>')}</NewsML>")) == 1


@pytest.mark.parametrize(
    "data",
    [
        nitf("<p>Café</p>").encode("cp1252"),
        b'<?xml version="1.0" encoding="utf-8"?>' + nitf("<p>Café</p>").encode("cp1252"),
        b'<?xml version="1.0" encoding="utf-16"?>' + nitf("<p>Café</p>").encode(),
        b'<?xml version="1.0" encoding="nonsense"?>' + nitf("<p>Café</p>").encode(),
        '<?xml version="1.0" encoding="utf-16"?>'.encode("utf-16") + nitf("<p>Café</p>").encode("utf-16-le"),
        b"\xef\xbb\xbf" + nitf("<p>Café</p>").encode(),
        nitf("<p>Ca\0fé\x01</p>" + "<note>to editors</note>" * 60).encode(),
    ],
)
def test_a_wrong_encoding_and_bytes_that_no_xml_has_are_mended(data: bytes) -> None:
    assert [article.text for article in articles(data)] == ["Café"]


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.xml"
    whole = message(g2(), g2(guid="urn:n:2"))
    path.write_text(whole[: len(whole) - 200])
    given = []
    with pytest.raises(SourceError, match=r"cut\.xml: is no well-formed XML.*; fetch it again"):
        given.extend(extract_source(path))
    assert len(given) == 1
    assert build([path], tmp_path / "a.db", link=False).articles == 1


def test_items_of_one_name_and_version_are_all_read() -> None:
    content = message(g2(), g2("<inlineData>Another text.</inlineData>"))
    assert [article.text for article in articles(content)] == [WORDS, "Another text."]


def test_a_message_of_many_items_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.xml"
    with path.open("w") as file:
        file.write('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>')
        file.writelines(
            g2(f"<inlineData>{WORDS * 20} {number}</inlineData>", guid=f"n:{number}")
            for number in range(5_000)
        )
        file.write("</itemSet></newsMessage>")
    reader = next(reader for reader in load_plugins().readers if reader.name == "newsml")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in reader.read(Source(location=str(path), path=path))) == 5_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KiB
