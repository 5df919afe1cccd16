"""Pages of the web: what is read of them, and what is not.

The pages in ``data/html`` are made up after those that common programs write; all that is no article on
them contains the word 'Quartz'.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from conflict_events import Document, Issue, Source, SourceError, load_plugins
from conflict_events.reading import choose_reader, read

pytest.importorskip("trafilatura")

PAGES = Path(__file__).parent / "data" / "html"
FURNITURE = "Quartz"
ENCODINGS = {"hebrew.html": "cp1255", "chinese.html": "gb18030"}

# title; byline; outlet; address; language; published, source; how its first and last paragraph begin, and how many.
EXPECTED = {
    "wordpress.html": (
        "Seven soldiers killed in ambush on the Dorsa road", "Marta Keller", "Highland Monitor",
        "https://highlandmonitor.example/2021/11/seven-soldiers-killed-dorsa/", "en", "2021-11-04", "json-ld",
        "Seven soldiers were killed when a convoy", "No group has said", 4,
    ),
    "drupal.html": (
        "Attaque du village de Sarem : au moins 15 morts", "Louise Amara", "Observatoire du fleuve",
        "https://observatoire.example/fr/communiques/attaque-village-sarem", "fr", "2020-02-18", "meta",
        "Au moins quinze civils ont été tués", "L’armée affirme avoir poursuivi", 5,
    ),
    "agency.html": (
        "Rebels say 30 soldiers killed, army denies losses", "Omar Haddad", "Meridian",
        "https://meridian.example/article/rebels-army-idUSKBN1", "en", "2019-08-23", "meta",
        "VARENA, Aug 23 (Meridian) - Rebels said", "(Reporting by Omar Haddad", 4,
    ),
    "broadcaster.html": (
        "Tarun: Drone strike on depot kills four", "Sara Lind", "NWB News",
        "https://www.nwb.example/news/world-61155123", "en", "2022-04-19", "json-ld",
        "Smoke was seen over the depot", "Firefighters said that it would take", 6,
    ),
    "arabic.html": (
        "مقتل تسعة مدنيين في قصف على سوق شعبية", "ليلى حداد", "صدى الوادي",
        "https://sada.example/news/2018/3/7/%D9%85%D9%82%D8%AA%D9%84", "ar", "2018-03-07", "page",
        "قُتل تسعة مدنيين على الأقل", "ونفى الجيش مسؤوليته", 3,
    ),
    "hebrew.html": (
        "שני חיילים נהרגו בהתקפה סמוך לגבול", None, "קול העמק",
        "http://kol.example/articles/778", "he", "2017-05-02", "meta",
        "שני חיילים נהרגו ושלושה נפצעו", "שר הביטחון אמר", 3,
    ),
    "persian.html": (
        "کشته شدن پنج مرزبان در درگیری مسلحانه", "رضا کریمی", "خبرگزاری دره",
        "https://darreh.example/fa/news/55120", "fa", "2023-01-12", "json-ld",
        "پنج مرزبان در درگیری", "هیچ گروهی مسئولیت", 3,
    ),
    "chinese.html": (
        "边境冲突造成至少六名士兵死亡", "林晓", "北河网", None, "zh", "2020-06-17", "meta",
        "据国防部周三发布的消息", "对方军队称其伤亡人数为四人", 3,
    ),
    "newspaper.html": (
        "Zwölf Tote bei Angriff auf Konvoi", "Anke Vogt, Jens Roth", "Rheinblatt",
        "https://www.rheinblatt.example/politik/ausland/zwoelf-tote-konvoi-1.442211", "de", "2016-10-11", "json-ld",
        "Bei einem Angriff auf einen Hilfskonvoi", "Die Armee wies die Verantwortung", 4,
    ),
    "amp.html": (
        "Mueren ocho personas en un bombardeo en Lanza", "Clara Ibáñez", "El Diario del Río",
        "https://eldiariodelrio.example/internacional/2023-06-30/mueren-ocho-bombardeo-lanza.html",
        "es", "2023-06-30", "json-ld", "Ocho personas murieron", "La Cruz Roja pidió", 3,
    ),
    "liveblog.html": (
        "Battle for Varena – as it happened", "Ned Okoro", "The Harbour",
        "https://harbour.example/world/live/battle-for-varena", "en", "2022-05-03/2022-05-04", "json-ld",
        "19.10", "The last bridge out of Varena", 7,
    ),
    "xhtml.xhtml": (
        "Defensie: twee militairen gewond door bermbom", "Ministerie van Defensie", "Rijksoverheid",
        "https://archief.defensie.example/nieuws/2009/bermbom-twee-gewonden", "nl", "2009-09-07", "meta",
        "Twee militairen zijn maandag gewond", "Jaar: 2009; Gedood: 3; Gewond: 18", 5,
    ),
    "paywall.html": (
        "Inside the siege of Sollen", "Ada Brook", "The Ledger", "https://ledger.example/2015/07/sollen-siege",
        "en", "2015-07-01/2015-07-31", "url", "For 40 days nobody has left", "For 40 days nobody", 1,
    ),
}  # fmt: skip


def read_all(page, name="page.html", **known):
    """All that a page gives: documents and issues."""
    content = page if isinstance(page, bytes) else page.encode()
    found = read(Source(location=name, content=content, **known), load_plugins())
    return [one if isinstance(one, Issue) else one[2] for one in found]


def read_one(page, name="page.html", **known) -> Document:
    (document,) = [one for one in read_all(page, name, **known) if isinstance(one, Document)]
    return document


def day(text):
    first, _, last = text.partition("/")
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)


TITLE = "Twelve killed as convoy is ambushed near Tarun"
FIRST = "At least 12 people were killed when a convoy was ambushed near Tarun on Monday, officials said."
SECOND = "The defence ministry said that it had opened an investigation into the attack on the road."
BODY = f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def page(head="", body=BODY, lang="en", charset="utf-8"):
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'


def json_ld(data):
    return (
        f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'
    )


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


# --- pages as sites write them ------------------------------------------------------------------


@pytest.fixture(scope="module", params=EXPECTED)
def made_up(request):
    name = request.param
    text = (PAGES / name).read_text(encoding="utf-8")
    return read_one(text.encode(ENCODINGS.get(name, "utf-8")), name), EXPECTED[name]


def test_a_page_says_title_byline_outlet_address_and_language(made_up):
    document, (title, byline, outlet, url, language, *_) = made_up
    told = (document.title, document.byline, document.outlet, document.url, document.language)
    assert told == (title, byline, outlet, url, language)


def test_a_page_says_when_it_was_published_and_how_that_is_known(made_up):
    document, (*_, published, source, _, _, _) = made_up
    assert (document.published, document.published_source) == (day(published), source)


def test_all_paragraphs_of_the_article_are_text_and_nothing_else_of_the_page_is(made_up):
    document, (title, *_, first, last, count) = made_up
    assert FURNITURE not in document.text
    heading, *paragraphs = document.text.split("\n\n")
    assert heading == title
    assert (len(paragraphs), paragraphs[0][: len(first)], paragraphs[-1][: len(last)]) == (count, first, last)


def test_every_page_in_the_folder_is_expected():
    assert {path.name for path in PAGES.iterdir()} == set(EXPECTED)


# --- what is text -----------------------------------------------------------------------------------


def test_captions_lists_quotations_and_rows_of_figures_are_text():
    inside = (
        "<figure><img src=a.jpg><figcaption>Police stand beside the burnt cars at Tarun</figcaption></figure>"
        "<ul><li>Nine of the dead are soldiers.</li></ul><blockquote>We heard two blasts.</blockquote>"
        "<table><tr><th>Region</th><th>Killed</th></tr><tr><td>North</td><td>12</td></tr></table>"
    )
    text = read_one(page(body=BODY.replace("</article>", inside + "</article>"))).text
    assert text == TEXT + (
        "\n\nPolice stand beside the burnt cars at Tarun\n\n- Nine of the dead are soldiers."
        "\n\nWe heard two blasts.\n\nRegion: North; Killed: 12"
    )


def test_a_time_within_a_sentence_stays_in_it():
    body = BODY.replace("on Monday", 'on <time datetime="2022-01-03">Monday</time>')
    assert read_one(page(body=body)).text == TEXT


def test_line_ends_without_paragraphs_part_paragraphs_in_old_pages():
    old = f"<html><body><font size=2>{FIRST}<br><br>{SECOND}<BR>\n<BR CLEAR=all></font></body></html>"
    assert read_one(old).text == f"{FIRST}\n\n{SECOND}"


def test_what_is_drawn_by_a_script_is_read_where_json_ld_holds_it():
    article = {"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{FIRST}\n{SECOND} " * 2}
    document = read_one(page(json_ld(article), "<div id=root></div><script>draw()</script>"))
    assert document.text.startswith(f"{TITLE}\n\n{FIRST}\n\n{SECOND}")


def test_words_that_name_furniture_in_the_class_of_the_article_cost_nothing():
    body = BODY.replace("<article>", '<article class="post tag-comments category-related no-share">')
    assert read_one(page(body=f'<div class="has-newsletter type-popular">{body}</div>')).text == TEXT


# --- publication date -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2022-09-16T23:30:00-05:00", "2022-09-16"),
        ("2022-09-16T00:30:00Z", "2022-09-16"),
        ("20220916T103000Z", "2022-09-16"),
        ("Fri, 16 Sep 2022 22:00:00 GMT", "2022-09-16"),
        ("September 16, 2022", "2022-09-16"),
        ("16.09.2022 10:15", "2022-09-16"),
        ("13/09/2022", "2022-09-13"),
        ("2022年9月16日", "2022-09-16"),
        ("2022-09", "2022-09-01/2022-09-30"),
    ],
)
def test_the_day_is_the_one_that_is_written(written, published):
    document = read_one(page(meta("article:published_time", written)))
    assert (document.published, document.published_source) == (day(published), "meta")


@pytest.mark.parametrize(
    "written",
    ["0000-00-00", "9999-12-31", "0001-01-01T00:00:00", "1970-01-01", "04/05/2022", "soon", "2022-02-30"],
)
def test_a_date_that_cannot_be_is_left_out_with_an_issue(written):
    issue, document = read_all(page(meta("article:published_time", written)))
    assert document.published is None
    assert issue.kind == "impossible_date"
    assert written in issue.message


def test_a_day_to_come_is_no_day_of_publication():
    tomorrow = page(meta("article:published_time", "2022-09-20"))
    assert read_one(tomorrow, retrieved_at="2022-09-16T08:00:00Z").published is None
    assert read_one(tomorrow, retrieved_at="2022-09-19T08:00:00Z").published == day("2022-09-20")


def test_after_a_date_that_cannot_be_the_next_is_taken():
    head = meta("article:published_time", "0000-00-00")
    (document,) = read_all(page(head), url="https://paper.example/2022/09/16/convoy")
    assert (document.published, document.published_source) == (day("2022-09-16"), "url")


@pytest.mark.parametrize(
    "name", ["article:modified_time", "og:updated_time", "last-modified", "dateModified"]
)
def test_the_day_of_a_change_is_never_that_of_publication(name):
    assert read_one(page(meta(name, "2022-09-16T10:00:00Z"))).published is None


def test_a_date_in_the_text_is_never_that_of_publication():
    body = BODY.replace("on Monday", 'on <time datetime="2022-09-12">12 September 2022</time>')
    assert read_one(page(body=body)).published is None


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://paper.example/2022/09/16/convoy", "2022-09-16"),
        ("https://paper.example/world/2022-09-16-convoy", "2022-09-16"),
        ("https://paper.example/20220916/convoy", "2022-09-16"),
        ("https://paper.example/2022/sep/16/convoy", "2022-09-16"),
        ("https://paper.example/2022/09/convoy", "2022-09-01/2022-09-30"),
        ("https://paper.example/2022/09/12-killed-in-raid", "2022-09-01/2022-09-30"),
        ("https://paper.example/articles/20229916", None),
        ("https://paper.example/2022/convoy", None),
    ],
)
def test_an_address_says_a_day_or_a_month(url, published):
    document = read_one(page(), url=url)
    assert document.published == (published and day(published))
    assert document.published_source == ("url" if published else None)


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        ('<time class="entry-date published" datetime="2022-09-16T10:00">today</time>', "time"),
        ('<time pubdate datetime="2022-09-16">16/9</time>', "time"),
        ('<span itemprop="datePublished" content="2022-09-16">yesterday</span>', "microdata"),
        ('<div class="article-date">16 september 2022</div>', "page"),
    ],
)
def test_a_time_that_the_page_marks_as_its_own_counts(shown, source):
    document = read_one(page(body=BODY.replace("<p>", f"{shown}<p>", 1), lang="nl"))
    assert (document.published, document.published_source) == (day("2022-09-16"), source)


@pytest.mark.parametrize(
    "shown",
    [
        '<time class="updated date" datetime="2022-09-16">today</time>',
        '<aside><time class="published" datetime="2022-09-16">x</time></aside>',
        '<div class="related"><span class="date">16 September 2022</span></div>',
        '<div class="event-date">16 September 2022</div>',
    ],
)
def test_a_time_of_a_change_or_of_something_else_does_not(shown):
    assert read_one(page(body=shown + BODY)).published is None


# --- JSON-LD -------------------------------------------------------------------------------------------

ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2022-09-16"}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        ARTICLE | {"@type": ["https://schema.org/NewsArticle"]},
        ARTICLE | {"wordCount": float("nan")},
        json.dumps(ARTICLE)[:-1] + ",}",
        "<!-- " + json.dumps(ARTICLE) + " -->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE | {"description": "x\ny"}).replace("\\n", "\n"),
    ],
)
def test_json_ld_is_understood_as_sites_write_it(data):
    document = read_one(page(json_ld(data)))
    assert (document.published, document.published_source) == (day("2022-09-16"), "json-ld")


@pytest.mark.parametrize(
    "data", ["", "{", "null", "[1, 2]", '{"@type": 5}', "[" * 100_000, '{"a":' * 100_000, "x" * 3_000_000]
)
def test_json_ld_that_is_broken_costs_only_itself(data):
    document = read_one(page(json_ld(data)))
    assert (document.text, document.published) == (TEXT, None)


def test_of_several_articles_only_the_one_of_the_page_counts():
    other = {"@type": "NewsArticle", "headline": "Rain expected all week", "datePublished": "2020-01-01"}
    assert read_one(page(json_ld([other, ARTICLE]))).published == day("2022-09-16")
    assert read_one(page(json_ld([other, other | {"headline": "Sun expected"}]))).published is None


# --- language, address, saved pages ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ("en-GB", "", "en"),
        ("EN_us", "", "en"),
        ("", "", None),
        ("english", "", None),
        ("ru", "", None),
        ("en", meta("og:locale", "nl_NL"), "nl"),
        ("fr", meta("og:locale", "nl_NL"), None),
    ],
)
def test_a_language_is_declared_only_if_it_can_be(lang, head, language):
    assert read_one(page(head, lang=lang)).language == language


def test_a_text_in_another_language_than_that_of_the_template_declares_none():
    told = "Bij een aanval op een konvooi in dorp {} zijn maandag twaalf militairen gedood, meldde het ministerie."
    dutch = "".join(f"<p>{told.format(number)}</p>" for number in range(8))
    assert read_one(page(body=f"<article>{dutch}</article>", lang="en")).language is None


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://paper.example/a", "https://paper.example/a"),
        ("/a", "https://host.example/a"),
        ("//paper.example/a", "https://paper.example/a"),
        ("https://host.example/", "https://host.example/found?x=1"),
        ("javascript:alert(1)", "https://host.example/found?x=1"),
        ("file:" + "///C:/page.html", "https://host.example/found?x=1"),
        ("http://[", "https://host.example/found?x=1"),
        ("https://web.archive.org/web/20200101000000/https://paper.example/a", "https://paper.example/a"),
    ],
)
def test_an_address_is_absolute_and_of_the_web(href, url):
    head = f'<link rel="canonical" href="{href}">'
    assert read_one(page(head), url="https://host.example/found?x=1").url == url


def test_a_relative_address_is_none_where_nothing_says_relative_to_what():
    assert read_one(page('<link rel="canonical" href="/a">')).url is None


def test_a_saved_page_says_where_it_was_saved_from():
    saved = "<!-- saved from url=(0031)https://paper.example/convoy -->\n" + page()
    document = read_one(saved)
    assert (document.url, document.outlet) == ("https://paper.example/convoy", "paper.example")


def test_a_page_saved_as_one_file_is_read_with_its_address():
    lines = (
        "From: <Saved by Blink>", "Snapshot-Content-Location: https://paper.example/convoy", "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="b"', "", "--b", "Content-Type: text/html",
        "Content-Transfer-Encoding: 8bit", "", page(), "--b--", "",
    )  # fmt: skip
    for name in ("page.mhtml", "page.mht", "page"):
        document = read_one("\r\n".join(lines), name)
        assert (document.text, document.url) == (TEXT, "https://paper.example/convoy")


# --- which reader -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html>",
        "\ufeff<html>",
        "<!-- x --> <HTML>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>',
        "\n <head>",
    ],
)
def test_a_page_is_known_by_its_first_bytes(start):
    assert (
        choose_reader(Source(location="page", content=start.encode()), load_plugins().readers).name == "html"
    )
    wide = Source(location="page.php", content=start.encode("utf-16-le"))
    assert choose_reader(wide, load_plugins().readers).name == "html"


@pytest.mark.parametrize(
    "start", ['<?xml version="1.0"?><rss>', "<feed xmlns='x'>", "<rdf:RDF>", '{"a": 1}', "%PDF-1.7"]
)
def test_feeds_and_other_formats_are_no_pages_whatever_their_name(start):
    (html,) = [reader for reader in load_plugins().readers if reader.name == "html"]
    assert html.sniff(start.encode()) is False


# --- hostile and broken pages -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "declared", "transport"),
    [
        ("utf-8", "iso-8859-1", None),
        ("utf-8", "windows-1251", "koi8-r"),
        ("cp1251", "utf-8", None),
        ("cp1251", "windows-1251", "utf-8"),
        ("utf-8-sig", "windows-1251", None),
        ("utf-16-le", "utf-8", None),
        ("utf-16-be", "utf-16", None),
        ("utf-16", "iso-8859-1", "utf-8"),
        ("utf-8", "no-such-encoding", "nor-this"),
    ],
)
def test_a_declared_encoding_that_lies_is_found_out(encoding, declared, transport):
    sentence = "Не менее двенадцати человек погибли при обстреле колонны, сообщили власти в понедельник."
    body = f"<article><p>{sentence}</p><p>Минобороны начало расследование нападения на дороге.</p></article>"
    content = page(body=body, lang="ru", charset=declared).encode(encoding)
    assert read_one(content, encoding=transport).text.startswith(sentence)


def test_null_bytes_and_other_controls_are_dropped():
    assert (
        read_one(page().replace("killed", "kil\0\x01led").replace("Tarun", "Ta\x0brun\uffff", 0)).text == TEXT
    )


@pytest.mark.parametrize(
    "before",
    [
        "<div>" * 100_000,
        "<span>" * 100_000,
        "<ul><li>" * 50_000,
        "<table><tr><td>" * 30_000,
        "<font>" * 100_000,
        "<x-y>" * 100_000,
    ],
    ids=lambda text: text[:8],
)
def test_elements_nested_100_000_deep_cost_nothing_of_the_article(before):
    for body in (before + BODY, BODY + before):
        text = read_one(page(body=body)).text
        assert FIRST in text
        assert SECOND in text


@pytest.mark.parametrize(
    "before",
    [
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">",
        "<p " + " ".join(f"a{number}='<'" for number in range(100_000)) + ">",
        '<a title="x"" ' * 20_000,
        "<br " * 100_000,
        "<br>" * 100_000,
        "<" * 500_000,
        "<p>x" * 100_000,
        '<div class="share">x</div>' * 30_000,
        "<script>" + "x = 1; " * 500_000 + "</script>",
    ],
    ids=lambda text: text[:12],
)
def test_pages_made_to_take_for_ever_are_read_all_the_same(before):
    text = read_one(page(body=before + BODY)).text
    assert FIRST in text
    assert SECOND in text


def test_pictures_within_a_page_of_50_mb_do_not_make_it_too_large():
    picture = f'<img src="data:image/png;base64,{"QUJD" * 12_500_000}">'
    assert read_one(page(body=picture + BODY)).text == TEXT


def test_a_page_of_50_mb_of_text_is_refused_with_the_limit_that_it_breaks():
    with pytest.raises(SourceError, match="CONFLICT_EVENTS_MAX_TEXT_BYTES"):
        read_all(page(body=f"<p>{FIRST}</p>" * 500_000))


def test_of_a_page_with_too_many_elements_the_article_is_read(monkeypatch):
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_HTML_ELEMENTS", "5")
    assert read_one(page(body=f"<nav><p>Home and away.</p></nav>{BODY}<footer>x</footer>")).text == TEXT


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<div id=root></div><script>draw('At least 12 people were killed.')</script>", "save it from there"),
        ("", "open it in a browser"),
        ("<ul>" + "<li><a href=/a>Nine dead in blast</a></li>" * 60 + "</ul>", "front page, a list"),
    ],
)
def test_a_page_without_an_article_says_so_and_what_to_do(body, told):
    with pytest.raises(SourceError, match=told):
        read_all(page(body=body))


def test_a_frameset_names_the_pages_that_it_holds():
    with pytest.raises(SourceError, match=r"menu\.htm, news\.htm"):
        read_all("<html><frameset cols='20%,*'><frame src=menu.htm><frame src=news.htm></frameset></html>")


def test_a_page_for_subscribers_gives_what_it_shows_and_an_issue():
    issue, document = read_all((PAGES / "paywall.html").read_bytes())
    assert issue.kind == "incomplete_text"
    assert document.text.startswith("Inside the siege of Sollen")
