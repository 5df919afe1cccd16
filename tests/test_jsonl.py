"""Records of JSON as articles: lines, lists, single ones, and those that are broken."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given as given_any
from hypothesis import settings, strategies

from conflict_events import Document, Issue, Source, SourceError, load_plugins
from conflict_events.reading import read, sources

Read = Callable[..., tuple[list[Document], list[str]]]


@pytest.fixture
def given(tmp_path: Path) -> Read:
    """Reads what is written into a file: its documents, and the messages of its issues."""

    def reading(
        content: str | bytes, name: str = "a.jsonl", **beside: str
    ) -> tuple[list[Document], list[str]]:
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


def test_a_record_a_line_is_an_article_each(given: Read) -> None:
    documents, issues = given('\ufeff{"text": "one"}\n\n{"text": "two"}\r\n{"text": "three"}')
    assert (texts(documents), issues) == (["one", "two", "three"], [])


@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.jsonl"])
def test_a_list_of_records_is_an_article_each(given: Read, name: str) -> None:
    records = [{"text": f"number {number} " + "x" * 40_000} for number in range(9)]
    for content in (json.dumps(records), json.dumps(records, indent=1)):
        documents, issues = given(content, name)
        assert [document.text.split()[1] for document in documents] == [str(number) for number in range(9)]
        assert not issues


def test_a_single_record_may_stand_on_several_lines_or_hold_the_list(given: Read) -> None:
    assert texts(given('{\n "text": "one"\n}', "a.json")[0]) == ["one"]
    answer = {
        "status": "ok",
        "articles": [{"content": "one", "source": {"id": 1, "name": "P"}}, {"content": "two"}],
    }
    documents, _ = given(json.dumps(answer), "a.json")
    assert texts(documents) == ["one", "two"] and documents[0].outlet == "P"


def test_paths_lead_into_records(given: Read) -> None:
    record = {
        "article": {"body": ["One.", "Two."]},
        "authors": [{"name": "A"}, {"name": "B"}],
        "a.b": "title",
    }
    columns = 'text = "article.body"\nbyline = "authors[*].name"\ntitle = ["nothing[3].x", "a.b"]\n'
    columns += 'outlet = "authors[1].name"'
    (document,), issues = given(json.dumps(record), a__map__toml=columns)
    assert (document.text, document.byline, document.title) == ("One.\n\nTwo.", "A, B", "title")
    assert document.outlet == "B" and not issues


def test_a_map_says_where_the_list_of_articles_is(given: Read) -> None:
    record = {"data": {"items": [{"b": "one"}, {"b": "two"}, 3]}, "other": [{"b": "no"}]}
    columns = 'articles = "data.items"\ntext = "b"\n'
    documents, (issue,) = given(json.dumps(record), a__map__toml=columns)
    assert texts(documents) == ["one", "two"] and "number 3" in issue


@pytest.mark.parametrize(
    "record",
    [
        {"maintext": "X", "title": "T", "authors": ["A"], "source_domain": "P", "date_publish": "2019-01-02 01:02:03",
         "description": "d", "text": None, "title_page": "T - P", "language": "en",
         "date_download": "2020-02-02 00:00:00"},
        {"thread": {"site_full": "P", "site": "p", "title": "TT"}, "uuid": "1", "url": "https://u.example",
         "author": "A",
         "published": "2019-01-02T03:00:00.000+02:00", "title": "T", "text": "X", "language": "english"},
        {"title": "T", "text": "X", "authors": ["A"], "publish_date": "2019-01-02T00:00:00", "top_image": "i",
         "source_url": "P", "meta_lang": "en", "summary": "s"},
    ],
)  # fmt: skip
def test_common_dumps_are_read_without_a_map(given: Read, record: dict[str, object]) -> None:
    (document,), issues = given(json.dumps(record))
    assert (document.title, document.text, document.outlet, document.byline) == ("T", "X", "P", "A")
    assert document.published == (dt.date(2019, 1, 2),) * 2
    assert document.published_source == "column" and document.language in ("en", None)
    assert not issues


def test_each_broken_line_is_an_issue_with_its_number_and_the_rest_is_read(given: Read) -> None:
    lines = [
        '{"text": "one"}', '{"text": "cut', "[1, 2]", "[" * 100_000, '{"a":' * 100_000, '{"text": ""}', '{"other": 1}',
        "null", '{"text": "nine"}',
    ]  # fmt: skip
    documents, issues = given("\n".join(lines))
    assert texts(documents) == ["one", "nine"]
    assert [issue.split("line ")[1].split()[0] for issue in issues] == ["2", "3", "4", "5", "6", "7", "8"]
    assert "no JSON" in issues[0] and "nested too deeply" in issues[2] and "no text" in issues[4]


def test_a_broken_first_line_costs_no_more_than_itself(given: Read) -> None:
    documents, (issue,) = given('{"text": "cut\n{"text": "two"}\n{"text": "three"}\n')
    assert texts(documents) == ["two", "three"] and "line 1" in issue


def test_what_is_no_json_but_can_be_read_is_read_and_told(given: Read) -> None:
    lines = [
        '{"text": "a", "date": NaN}',
        '{"text": "b", "text": "c"}',
        '{"text": "d\0e"}',
        '{"text": "f\\u0000\\ud800"}',
    ]
    documents, issues = given("\n".join(lines))
    assert texts(documents) == ["a", "c", "de", "f\ufffd"]
    assert (
        "line 1 holds NaN" in issues[0] and "line 2 names 'text' twice" in issues[1] and "null" in issues[2]
    )


def test_a_list_is_read_up_to_what_is_broken_in_it(given: Read) -> None:
    documents, (issue,) = given(
        '[{"text": "one"},\n{"text": "two"},\n{"text": oops},\n{"text": "four"}]', "a.json"
    )
    assert texts(documents) == ["one", "two"]
    assert "line 3" in issue and "one record a line" in issue
    for content, line in (
        ('[{"text": "one"}', 1),
        ('[{"text": "one"},\n{"text": "cut', 2),
        ("[\n" + "[" * 100_000, 2),
    ):
        _, (issue,) = given(content, "a.json")
        assert f"line {line} " in issue


def test_a_line_above_the_limit_is_left_out_and_the_message_names_the_setting(
    given: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_LINE_CHARS", "100")
    documents, (issue,) = given(json.dumps({"text": "x" * 500}) + '\n{"text": "two"}\n')
    assert texts(documents) == ["two"] and "CONFLICT_EVENTS_MAX_LINE_CHARS" in issue


def test_what_may_be_the_text_twice_is_an_error_in_the_first_line_and_an_issue_later(given: Read) -> None:
    with pytest.raises(SourceError, match=r"'text' and 'body'"):
        given('{"text": "a", "body": "b"}\n')
    documents, (issue,) = given('{"text": "a"}\n{"text": "a", "body": "b"}\n{"body": "c"}\n')
    assert texts(documents) == ["a", "c"] and "line 2" in issue


def test_extract_takes_a_map_by_name_or_from_a_file(tmp_path: Path) -> None:
    path, columns = tmp_path / "a.jsonl", tmp_path / "my.toml"
    path.write_text(
        '{"x": {"y": "Seven soldiers were killed in a clash near Sotk."}, "maintext": "Nothing."}\n'
    )
    columns.write_text('[map]\ntext = "x.y"\n')
    command = [sys.executable, "-m", "conflict_events", "extract", str(path), "--map"]
    if not (Path(__file__).parent.parent / "conflict_events" / "__main__.py").exists():
        command[1:3] = ["-c", "from conflict_events.cli import main; main()"]
    found = subprocess.run([*command, str(columns)], capture_output=True, text=True, check=True)
    assert '"count": 7' in found.stdout
    assert (
        "claim"
        not in subprocess.run([*command, "news-please"], capture_output=True, text=True, check=True).stdout
    )
    wrong = subprocess.run([*command, "new-please"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 1 and "news-please" in wrong.stderr


def test_records_of_a_container_are_streamed_not_gathered(given: Read, tmp_path: Path) -> None:
    path = tmp_path / "endless.jsonl"
    path.write_text('{"text": "one"}\n' * 3)
    found = read(Source(location="endless.jsonl", path=path), load_plugins())
    next(found)
    path.write_text('{"text": "one"}\n')
    assert len(list(found)) in (0, 2)


@given_any(
    strategies.lists(
        strategies.sampled_from(['{"text":"a"}', "{", "}", "[", "]", '"', ",", ":", "\n", "1", "\\", "NaN"])
    )
)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_file_of_records_reading_ends(pieces: list[str]) -> None:
    source = Source(location="a.jsonl", content=('{"text": "first"}\n' + "".join(pieces)).encode())
    found = list(read(source, load_plugins()))
    assert not isinstance(found[0], Issue) and found[0][2].text == "first"
    listed = Source(location="a.jsonl", content=("[" + "".join(pieces)).encode())
    with suppress(SourceError):
        list(read(listed, load_plugins()))
