"""Markdown files are articles with front matter."""

from __future__ import annotations

import datetime as dt

import pytest

from conflict_events import Document, Issue, Source, SourceError, build, load_plugins
from conflict_events.reading import read

PLUGINS = load_plugins()
FIVE = dt.date(2020, 10, 5)


def everything(text: str | bytes, name: str = "article.md") -> tuple[list[Document], list[Issue]]:
    """The documents and the issues of one file."""
    source = Source(location=name, content=text.encode() if isinstance(text, str) else text)
    found = list(read(source, PLUGINS))
    issues = [one for one in found if isinstance(one, Issue)]
    return [one[2] for one in found if not isinstance(one, Issue)], issues


def document(text: str | bytes) -> Document:
    documents, issues = everything(text)
    assert issues == []
    (one,) = documents
    return one


def text_of(markdown: str) -> str:
    return document(markdown).text


# --- text --------------------------------------------------------------------------------------


def test_marks_go_and_paragraphs_headings_quotations_stay() -> None:
    assert text_of("Intro **bold** and _soft_\nline.\n\n## A heading\n\n> Quoted\n> words.\n") == (
        "Intro bold and soft line.\n\nA heading\n\nQuoted words."
    )


def test_a_link_is_its_words_without_its_address() -> None:
    assert text_of("See [the report](https://a.example/x 'title') now.") == "See the report now."


def test_items_of_lists_are_paragraphs_behind_their_mark() -> None:
    assert text_of("* one\n\n  more\n* two\n  1. three\n  2. four\n") == (
        "• one\n\nmore\n\n• two\n\n1. three\n\n2. four"
    )


def test_the_rows_of_a_table_are_lines() -> None:
    assert text_of("| Side | Killed |\n|---|---|\n| Armenia | 4 |\n") == "Side | Killed\nArmenia | 4"


def test_code_comments_scripts_and_templates_are_left_out() -> None:
    markdown = (
        "Text.\n\n```\n9 soldiers killed\n```\n\n    8 killed\n\n<!-- 7 killed -->\n\n"
        "<script>6 killed</script>\n\n{{< figure caption='5 killed' >}}\n\nEnd `now`.\n"
    )
    assert text_of(markdown) == "Text.\n\nEnd now."


def test_a_picture_alone_is_its_caption_and_one_in_a_sentence_is_left_out() -> None:
    assert text_of("![Smoke over Shusha](a.jpg)\n\nA ![icon](b.png) word.") == "Smoke over Shusha\n\nA word."


def test_html_inside_is_reduced_to_its_text() -> None:
    assert text_of("<div><p>One <b>bold</b></p><p>Two &amp; three</p></div>\n") == "One bold\n\nTwo & three"


def test_notes_and_links_of_wikis_are_read_as_words() -> None:
    assert text_of("Said so.[^1] In [[Baku|the capital]].\n\n[^1]: https://a.example\n") == (
        "Said so. In the capital.\n\nhttps://a.example"
    )


def test_a_rule_above_an_article_is_no_front_matter() -> None:
    assert text_of("---\n\nTwo soldiers were killed.\n") == "Two soldiers were killed."
    assert text_of("---\nTwo soldiers were killed.\n---\nMore.") == "Two soldiers were killed.\n\nMore."


# --- front matter --------------------------------------------------------------------------------


def test_front_matter_gives_title_author_outlet_address_language_and_date() -> None:
    found = document(
        "---\ntitle: Fighting flares\nauthor: [A. One, B. Two]\nsite: The Example\nurl: https://a.example/x\n"
        "lang: en_GB\ndate: 2020-10-05\n---\nText.\n"
    )
    assert (found.title, found.byline, found.outlet) == ("Fighting flares", "A. One, B. Two", "The Example")
    assert (found.url, found.language) == ("https://a.example/x", "en")
    assert (found.published, found.published_source) == ((FIVE, FIVE), "front-matter")
    assert found.text == "Text."


def test_front_matter_may_be_toml() -> None:
    found = document(
        '+++\ntitle = "T one"\ndate = 2020-10-05T23:30:00+02:00\n[[authors]]\nname = "A. One"\n+++\nX.'
    )
    assert (found.title, found.byline, found.published) == ("T one", "A. One", (FIVE, FIVE))


def test_the_language_no_is_norwegian_and_a_word_for_a_language_is_no_code() -> None:
    assert document("---\nlang: no\n---\nTekst.").language == "no"
    assert document("---\nlanguage: English\n---\nText.").language is None


def test_a_date_keeps_its_precision() -> None:
    assert document("---\ndate: 2020-10\n---\nX.").published == (dt.date(2020, 10, 1), dt.date(2020, 10, 31))
    assert document("---\ndate: 2020-10-05 09:30:00 +0200\n---\nX.").published == (FIVE, FIVE)


@pytest.mark.parametrize("key", ["created", "updated", "lastmod", "modified"])
def test_the_day_on_which_a_file_was_made_is_not_that_of_publication(key: str) -> None:
    assert document(f"---\n{key}: 2020-10-05\n---\nX.").published is None


def test_a_date_in_the_text_is_not_that_of_publication() -> None:
    assert document("# News\n\n5 October 2020\n\nDate: 2020-10-05\n\nText.").published is None


def test_a_source_is_an_address_or_an_outlet() -> None:
    assert document("---\nsource: https://a.example\n---\nX.").url == "https://a.example"
    assert document("---\nsource: Reuters\n---\nX.").outlet == "Reuters"
    assert document("---\nurl: /posts/x\n---\nX.").url is None


def test_the_heading_that_opens_the_text_is_the_title_where_front_matter_has_none() -> None:
    assert document("# Fighting flares\n\nText.").title == "Fighting flares"
    assert document("Text.\n\n# Later\n\nText.").title is None


# --- broken and hostile ----------------------------------------------------------------------------


def test_a_date_that_cannot_be_read_is_an_issue_and_the_text_is_kept() -> None:
    (found,), (issue,) = everything("---\ndate: last Tuesday\n---\nText.")
    assert found.published is None
    assert found.text == "Text."
    assert issue.kind == "impossible_date"
    assert "article.md" in issue.message
    assert "last Tuesday" in issue.message


@pytest.mark.parametrize(
    "front",
    ["---\na: [1\n---\n", "+++\na = \n+++\n", "---\n- a\n- b\n---\n", "---\n" + "[" * 20_000 + "\n---\n"],
)
def test_broken_front_matter_is_an_issue_and_the_text_is_kept(front: str) -> None:
    (found,), (issue,) = everything(front + "Text.")
    assert found.text == "Text."
    assert issue.kind == "unreadable_metadata"
    assert "article.md" in issue.message


def test_front_matter_makes_no_objects_and_expands_no_bomb() -> None:
    (found,), _ = everything("---\nauthor: !!python/object/apply:os.system [true]\ntitle: A name\n---\nX.")
    assert found.title == "A name"
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert document(f"---\n{bomb}title: A name\nauthor: *a59\n---\nX.").title == "A name"


@pytest.mark.parametrize(
    "hostile",
    ["> " * 5_000, "[" * 20_000, "<!--" * 50_000, "<?x" * 50_000, "*a " * 20_000, "`a" * 20_000, "<div>" * 50_000,
     "- " * 5_000, "<b " * 20_000, "[[" * 5_000, "{{<" * 20_000, "![" * 5_000],
)  # fmt: skip
def test_what_is_made_to_be_slow_is_read_and_loses_nothing_else(hostile: str) -> None:
    assert "Two soldiers were killed." in text_of(f"Two soldiers were killed.\n\n{hostile}\n")


def test_a_file_that_is_too_long_names_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_MARKDOWN_CHARACTERS", "20")
    with pytest.raises(SourceError, match=r"article\.md: .*20.*CONFLICT_EVENTS_MAX_MARKDOWN_CHARACTERS"):
        document("Two soldiers were killed on Sunday.")


@pytest.mark.parametrize("text", ["---\ntitle: T\n---\n", "```\ncode\n```", "<!-- x -->", "\n\n", "[a]: b"])
def test_a_file_without_text_says_so(text: str) -> None:
    with pytest.raises(SourceError, match=r"article\.md: is empty"):
        everything(text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(SourceError, match="binary data"):
        everything(b"\x00\x01\x02\xff" * 100)


def test_other_encodings_are_read() -> None:
    assert document("Café ontploft.".encode("utf-16")).text == "Café ontploft."
    assert document("\ufeff---\ntitle: T one\n---\nX.").title == "T one"


def test_a_markdown_article_is_built_into_the_ledger(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.md").write_text("---\ndate: 2020-10-05\n---\n**Two** soldiers were killed near Martuni.\n")
    report = build([tmp_path / "a.md"], tmp_path / "c.db")
    assert (report.articles, report.failed, report.claims) == (1, 0, 1)
