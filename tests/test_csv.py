"""Tables of delimited text as articles: columns, maps, dates, and rows that are broken."""

from __future__ import annotations

import datetime as dt
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given as given_any
from hypothesis import settings, strategies

from conflict_events import Document, Issue, MetadataError, Source, SourceError, build, load_plugins
from conflict_events.reading import read, sources

Read = Callable[..., tuple[list[Document], list[str]]]


@pytest.fixture
def given(tmp_path: Path) -> Read:
    """Reads what is written into a file: its documents, and the messages of its issues."""

    def reading(content: str | bytes, name: str = "a.csv", **beside: str) -> tuple[list[Document], list[str]]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        for other, text in beside.items():
            (tmp_path / other.replace("__", ".")).write_text(text)
        documents, issues = [], []
        for source in sources([path]):
            assert isinstance(source, Source)
            for found in read(source, load_plugins()):
                if isinstance(found, Issue):
                    issues.append(found.message)
                else:
                    documents.append(found[2])
        return documents, issues

    return reading


def texts(documents: list[Document]) -> list[str]:
    return [document.text for document in documents]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_parts_the_header(given: Read, delimiter: str) -> None:
    (document,), issues = given(f'id{delimiter}title{delimiter}text\n1{delimiter}"T"{delimiter}"a, b; c"\n')
    assert (document.title, document.text, issues) == ("T", "a, b; c", [])


def test_usual_names_of_columns_are_recognised_whatever_their_case(given: Read) -> None:
    (document,), _ = given(
        "ID,Headline,Publication,Author,Publish_Date,URL,lang,Content\n"
        "1,H,P,A,2022-09-13 10:00:00,https://x.example/1,en-GB,Some text.\n"
    )
    day = dt.date(2022, 9, 13)
    assert document == Document(
        text="Some text.",
        title="H",
        outlet="P",
        byline="A",
        url="https://x.example/1",
        language="en",
        published=(day, day),
        published_source="column",
    )


def test_two_columns_that_may_be_the_text_are_an_error_that_names_them(given: Read) -> None:
    with pytest.raises(SourceError, match=r"'text' and 'content'.*map"):
        given("text,content\nsome,other\n")
    assert texts(given("text,content\nsame,same\n")[0]) == ["same"]
    assert texts(given("text,content\n,only one\n")[0]) == ["only one"]


def test_a_table_without_a_known_column_of_text_is_an_error_that_names_its_columns(given: Read) -> None:
    with pytest.raises(SourceError, match="'a', 'b'"):
        given("a,b\n1,2\n")


def test_another_field_that_is_not_clear_stays_empty_and_is_told_once(given: Read) -> None:
    documents, (issue,) = given("text,publisher,newspaper\none,A,B\ntwo,A,B\n")
    assert [document.outlet for document in documents] == [None, None]
    assert "'publisher' and 'newspaper'" in issue or "'newspaper' and 'publisher'" in issue
    assert "1 more" in issue


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2022-09-13", "2022-09-13"),
        ("2022-09-13T23:30:00+04:00", "2022-09-13"),
        ("2022-09-13 10:00:00 UTC", "2022-09-13"),
        ("20220913101500", "2022-09-13"),
        ('"Tue, 13 Sep 2022 10:00:00 GMT"', "2022-09-13"),
        ("1663027200", "2022-09-13"),
        ("1663027200000", "2022-09-13"),
    ],
)
def test_a_date_that_can_mean_one_day_only_is_read(given: Read, written: str, read_as: str) -> None:
    (document,), issues = given(f"text,date\nx,{written}\n")
    assert document.published == (dt.date.fromisoformat(read_as),) * 2
    assert not issues


@pytest.mark.parametrize("written", ["03/04/2022", "13 of May", "2022-13-40", "12", "99999999999999999999"])
def test_a_date_that_can_be_read_in_two_ways_or_in_none_is_not_guessed(given: Read, written: str) -> None:
    (document,), (issue,) = given(f"text,date\nx,{written}\n")
    assert document.published is None and document.published_source is None
    assert "line 2" in issue and written in issue and "date_format" in issue


def test_a_map_beside_the_table_says_which_column_is_what_and_how_dates_are_written(given: Read) -> None:
    table = "kop,tekst,datum\nK,T,03/04/2022\n"
    columns = 'text = "tekst"\ntitle = "kop"\npublished = "datum"\ndate_format = ["%Y", "%d/%m/%Y"]\n'
    for name in ("a__map__toml", "a__csv__map__toml"):
        (document,), issues = given(table, **{name: columns})
        assert (document.title, document.text, document.published) == ("K", "T", (dt.date(2022, 4, 3),) * 2)
        assert not issues


def test_a_map_lives_in_the_table_of_the_folder_too(given: Read) -> None:
    known = '["a.csv"]\noutlet = "The Post"\nmap = { text = "body two" }\n'
    assert texts(given("body two\nhello\n", known__toml=known)[0]) == ["hello"]
    known = '[defaults]\nmap = "all-the-news"\n["a.csv"]\noutlet = "The Post"\n'
    (document,), _ = given("article,date\nhello,2020-01-01\n", known__toml=known)
    assert document.text == "hello"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('texts = "a"', "'texts' is no key"),
        ('title = "a"', "where the text is"),
        ("text = 3", "in quotes"),
        ('text = "a"\ndelimiter = ";;"', "one letter"),
        ("text = ", "TOML"),
    ],
)
def test_a_wrong_map_is_refused_by_name(given: Read, wrong: str, said: str) -> None:
    with pytest.raises(MetadataError, match=said):
        given("text\nx\n", a__map__toml=wrong)


def test_an_unknown_ready_map_is_refused_with_the_names_of_those_there_are(given: Read) -> None:
    with pytest.raises(SourceError, match=r"all-the-news.*gdelt"):
        given("text\nx\n", t__toml='["a.csv"]\nmap = "al-the-news"\n')


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "date,year,month,day,author,title,article,url,section,publication",
            "2019-01-02,2019,1.0,2,A,T,X,,s,P",
        ),
        ("title,text,domain,date,description,url,image_url", "T,X,P,2019-01-02 00:00:00,d,,i"),
        (
            "GKGRECORDID,DATE,SourceCommonName,DocumentIdentifier,title,text",
            "1,20190102120000,P,https://u.example,T,X",
        ),
        (
            "id,media_name,media_url,publish_date,title,url,language,text",
            "1,P,m,2019-01-02 01:02:03.5,T,,en,X",
        ),
        ("url,title,text,authors,publish_date,top_image,source_url", ",T,X,A,2019-01-02T00:00:00,i,P"),
        ("id,title,publication,author,date,content", "1,T,P,A,2019-01-02,X"),
    ],
)
def test_common_dumps_are_read_without_a_map(given: Read, header: str, row: str) -> None:
    (document,), issues = given(f"{header}\n{row}\n")
    assert (document.title, document.text, document.outlet) == ("T", "X", "P")
    assert document.published == (dt.date(2019, 1, 2),) * 2
    assert not issues


# --- broken tables ---


def test_each_broken_row_is_an_issue_with_its_line_and_the_rest_is_read(given: Read) -> None:
    documents, issues = given(
        'id,text,note\n1,first,x\n2,too few\n3,a,b,too many\n4,,no text\n5,"open,x\n6,sixth,x\n\n7,"two\nlines",x\n'
    )
    assert texts(documents) == ["first", "sixth", "two\nlines"]
    assert [issue.split(": ")[1][:7].strip() for issue in issues] == ["line 3", "line 4", "line 5", "line 6"]
    assert "2 cells where the header has 3" in issues[0]
    assert "broken quotes" in issues[3]


def test_quotes_that_are_not_doubled_lose_no_article(given: Read) -> None:
    documents, (issue,) = given('id,text,note\n1,"he said "go" and went",x\n2,second,y\n')
    assert len(documents) == 2 and "go" in documents[0].text
    assert "line 2 has broken quotes" in issue


def test_backslashes_before_quotes_are_understood_where_nothing_is_doubled(given: Read) -> None:
    (document,), issues = given('id,text\n1,"he said \\"go\\", then left"\n')
    assert (document.text, issues) == ('he said "go", then left', [])


def test_a_cell_above_the_limit_is_left_out_and_the_message_names_the_setting(
    given: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    for cell in ("y" * 6_000_000, '"' + "y\n" * 3_000_000 + '"'):
        documents, issues = given(f"id,text\n1,{cell}\n2,second\n")
        assert texts(documents)[-1] == "second" and "line 2" in issues[0]
        assert "CONFLICT_EVENTS_MAX_CELL_CHARS" in issues[0]
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_CELL_CHARS", "7000000")
    assert len(given("id,text\n1," + "y" * 6_000_000 + "\n")[0][0].text) == 6_000_000


def test_an_endless_line_is_left_out(given: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_LINE_CHARS", "1000")
    documents, (issue,) = given("id,text\n1," + "y" * 5000 + "\n2,second\n")
    assert texts(documents) == ["second"] and "CONFLICT_EVENTS_MAX_LINE_CHARS" in issue


def test_formulas_are_text_and_null_bytes_are_left_out(given: Read) -> None:
    documents, (issue,) = given("id,text\n1,=cmd|'/C calc'!A0\n2,a\0b\n")
    assert texts(documents) == ["=cmd|'/C calc'!A0", "ab"]
    assert "line 3 holds null bytes" in issue


def test_tags_become_paragraphs_and_comparisons_stay(given: Read) -> None:
    documents, _ = given(
        'id,text\n1,"<p>One <b>bold</b> &amp; true.</p><p>Two<br/>lines</p><script>x = 1</script>"\n2,1 < 2 and 3 > 2\n'
    )
    assert texts(documents) == ["One bold & true.\n\nTwo\nlines", "1 < 2 and 3 > 2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_tables_are_decoded_as_texts_are(given: Read, encoding: str) -> None:
    assert texts(given("id,text\n1,Caf\u00e9 \u0535\u0580\u0587\u0561\u0576\n".encode(encoding))[0]) == [
        "Café Երևան"
    ]


def test_a_wrong_byte_in_utf_8_costs_nothing(given: Read) -> None:
    content = "id,text\n1,Երևան\n".encode() * 1 + b"2," + b"caf\xe9 \xd4\xb5\n"
    assert texts(given(content)[0]) == ["Երևան", "café Ե"]


def test_a_table_with_no_header_or_no_text_at_all_is_refused(given: Read) -> None:
    with pytest.raises(SourceError, match="header"):
        given("\n\n")
    with pytest.raises(SourceError, match="binary"):
        given(bytes(range(256)) * 40)


def test_a_map_given_to_build_is_used_and_another_map_builds_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\nSeven soldiers were killed in a clash near Sotk.,Nothing happened.\n")
    database = tmp_path / "t.db"
    for column, claims in (("b", 0), ("a", 1)):
        build([path], database, given=Source(location="", columns={"text": column}))
        with sqlite3.connect(database) as db:
            assert db.execute("select count(*) from claims").fetchone() == (claims,)
            assert db.execute("select count(*) from articles where missing_since is null").fetchone()[0] >= 1


def test_a_page_in_a_cell_is_given_to_the_reader_of_pages_with_what_the_row_says(given: Read) -> None:
    page = "<!DOCTYPE html><html><body><article><h1>H</h1><p>" + "Some words of an article stand here. " * 20
    documents, issues = given(
        f'title,date,url,content\nT,2022-09-13,https://x.example/1,"{page}</p></article></body></html>"\n'
    )
    assert not issues and "<p>" not in documents[0].text and "Some words" in documents[0].text


def test_a_table_in_an_archive_is_read_with_the_map_that_was_given(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("news/a.csv", "x,y\nT,Seven soldiers were killed in a clash near Sotk.\n")
    source = Source(location="a.zip", path=tmp_path / "a.zip", columns={"title": "x", "text": "y"})
    ((_, inner, document),) = (
        found for found in read(source, load_plugins()) if not isinstance(found, Issue)
    )
    assert document.title == "T" and inner.location == "a.zip!/news/a.csv"


@given_any(
    strategies.lists(strategies.sampled_from(['"', ",", ";", "\n", "\r", "\0", "\\", "a", "text", " ", "é"]))
)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_table_reading_ends_and_each_line_is_read_or_told(pieces: list[str]) -> None:
    content = "id,text\n1,first\n" + "".join(pieces)
    source = Source(location="a.csv", content=content.encode())
    found = list(read(source, load_plugins()))
    assert any(not isinstance(one, Issue) and one[2].text == "first" for one in found)


def test_what_is_only_told_counts_as_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'text,date,date\nOne.,03/04/2022,x\nT\0wo.,,x\n"Th"ree.,,x\nFour\n')
    report = build([tmp_path / "a.csv"], tmp_path / "t.db")
    with sqlite3.connect(tmp_path / "t.db") as db:
        kinds = [
            kind for (kind,) in db.execute("select kind from issues where article is null order by kind")
        ]
    assert kinds == ["repaired_row"] * 3 + ["unreadable_row", "unresolved_date"]
    assert (report.articles, report.failed) == (3, 1)
