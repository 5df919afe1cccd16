"""What the user names becomes sources, each with the one reader that fits; bad input says what to do."""

from __future__ import annotations

import datetime as dt
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events import (
    Document,
    Issue,
    MetadataError,
    Reader,
    ReaderChoiceError,
    Source,
    SourceError,
    load_plugins,
)
from conflict_events.decoding import decode
from conflict_events.edtf import parse_published
from conflict_events.plugins import Plugins
from conflict_events.reading import Part, choose_reader, parts, read, sources

SEEDS = Path(__file__).parent.parent / "seeds"
TEXT = "At least 49 soldiers were killed, the minister said.\n"


def text_of(source: Source) -> Iterator[Document]:
    yield Document(text=source.text())


def found(*paths: str | Path) -> list[Source]:
    return [one for one in sources(paths) if isinstance(one, Source)]


def problems(*paths: str | Path) -> list[Issue]:
    return [one for one in sources(paths) if isinstance(one, Issue)]


# --- paths -------------------------------------------------------------------------------------


def test_a_folder_is_read_with_its_subfolders_in_order_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [source.path for source in found(tmp_path)] == [
        tmp_path / n for n in ("a.txt", "b.txt", "sub/c.txt")
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    assert len(found(article, tmp_path, str(tmp_path / "*.txt"))) == 1


def test_a_pattern_finds_files_and_one_that_fits_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert len(found(str(tmp_path / "**" / "*.txt"))) == 1
    with pytest.raises(SourceError, match="pattern"):
        sources([str(tmp_path / "*.xml")])


def test_a_missing_path_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.txt: there is no such file or folder; check the path"):
        sources([SEEDS, tmp_path / "nowhere.txt"])


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (source,) = found("-")
    assert source.bytes() == TEXT.encode()
    assert choose_reader(source, load_plugins().readers).name == "text"


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [source.location for source in found(tmp_path)] == [str(tmp_path / "good.txt")]
    reported = {Path(problem.source or "").name: problem for problem in problems(tmp_path)}
    assert set(reported) == {"gone.txt", "circle.txt", "pipe.txt"}
    assert all(problem.kind == "unreadable_file" and "; " in problem.message for problem in reported.values())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text(TEXT)
    (tmp_path / "closed.txt").chmod(0)
    assert "chmod" in problems(tmp_path)[0].message


# --- tables ------------------------------------------------------------------------------------


def test_the_seeds_have_their_dates() -> None:
    described = {source.path.name[:3]: source for source in found(SEEDS) if source.path}
    assert len(described) == 5
    assert described["000"].published == (dt.date(2022, 9, 16), dt.date(2022, 9, 16))
    assert described["003"].published == (dt.date(2020, 10, 1), dt.date(2020, 10, 31))
    assert described["003"].outlet == "EU Reporter"
    assert {source.published_source for source in described.values()} == {"given"}


def test_a_single_file_finds_the_table_beside_it() -> None:
    (source,) = found(next(SEEDS.glob("004*.txt")))
    assert source.published == (dt.date(2021, 11, 17), dt.date(2021, 11, 17))


def test_a_table_describes_files_below_it_and_gives_defaults(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "all.toml").write_text(
        '[defaults]\noutlet = "Daily"\nlanguage = "en"\n'
        '["sub/a.txt"]\npublished = 2022-09-16\noutlet = "Weekly"\n'
    )
    below, beside = sorted(found(tmp_path), key=lambda source: source.outlet or "", reverse=True)
    assert (below.outlet, below.language, below.published) == ("Weekly", "en", (dt.date(2022, 9, 16),) * 2)
    assert (beside.outlet, beside.language, beside.published) == ("Daily", "en", None)


def test_a_table_that_names_a_missing_file_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "seeds.toml").write_text('["gone.txt"]\npublished = "2022"\n')
    (problem,) = problems(tmp_path)
    assert problem.kind == "missing_file"
    assert "gone.txt" in problem.message
    assert "seeds.toml" in problem.message


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("this is no toml", "not valid TOML"),
        ('["a.txt"]\npublished = "2022-13-45"\n', "published"),
        ('["a.txt"]\npublished = "2022-09-14/2022-09-13"\n', "before it begins"),
        ('["a.txt"]\npublished = 2022\n', "published"),
        ('["a.txt"]\npublised = "2022"\n', "publised"),
        ('["a.txt"]\noutlet = ""\n', "outlet"),
        ("[a.txt]\npublished = '2022'\n", "in quotes"),
        ('["a.txt"]\noutlet = "x"\n[other]\noutlet = "y"\n', "other"),
    ],
)
def test_a_broken_table_names_the_file_and_the_key(tmp_path: Path, table: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "seeds.toml").write_text(table)
    with pytest.raises(MetadataError, match=words) as raised:
        found(tmp_path)
    assert "seeds.toml" in str(raised.value)


def test_two_tables_about_one_file_are_both_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text('["a.txt"]\noutlet = "x"\n')
    with pytest.raises(MetadataError, match=r"two\.toml.*one\.toml"):
        found(tmp_path)


def test_another_toml_file_is_neither_a_table_nor_an_article(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('[tool]\nname = "x"\n')
    assert list(sources([tmp_path])) == []


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-09-16", (2022, 9, 16), (2022, 9, 16)),
        ("2022-09-16T10:00:00Z", (2022, 9, 16), (2022, 9, 16)),
        ("2022-09-16T10:00+02:00", (2022, 9, 16), (2022, 9, 16)),
        ("2020-10", (2020, 10, 1), (2020, 10, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2020", (2020, 1, 1), (2020, 12, 31)),
        ("2022-09-13/2022-09-16", (2022, 9, 13), (2022, 9, 16)),
        ("2020-09/2020-11", (2020, 9, 1), (2020, 11, 30)),
        (dt.date(2022, 9, 16), (2022, 9, 16), (2022, 9, 16)),
        (dt.datetime(2022, 9, 16, 23), (2022, 9, 16), (2022, 9, 16)),
    ],
)
def test_a_publication_date_is_an_interval(
    value: str | dt.date, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    assert parse_published(value) == (dt.date(*first), dt.date(*last))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2022-13", "2022-00", "2022-02-30", "16-09-2022", "2022-9-1", "/2022"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        parse_published(value)


# --- readers -----------------------------------------------------------------------------------


def reader(name: str, **how: object) -> Reader:
    return Reader(name=name, read=text_of, **how)  # type: ignore[arg-type]


ANY = reader("any", sniff=lambda first: b"<" in first)
PAGE = reader("page", suffixes=(".page",), media_types=("text/page",))
SHARP = reader("sharp", suffixes=(".page",), sniff=lambda first: first.startswith(b"<sharp"))
TYPED = reader("typed", media_types=("text/typed",))
SPECIAL = reader("special", sniff=lambda first: b"special" in first, refines=("sharp", "page"))
LONG = reader("long", suffixes=(".x.page",))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source(location="a.page", content=b"hello"), "page"),
        (Source(location="a.page", content=b"<sharp>"), "sharp"),
        (Source(location="a.page", content=b"<sharp> special"), "special"),
        (Source(location="a.x.page", content=b"hello"), "long"),
        (Source(location="A.PAGE", content=b"hello"), "page"),
        (Source(location="http://example.org/a.page?x=1.typed", content=b"hello"), "page"),
        (Source(location="a.page", content=b"<sharp>", media_type="text/typed"), "sharp"),
        (Source(location="a.unknown", content=b"hello", media_type="text/typed; charset=x"), "typed"),
        (Source(location="a.unknown", content=b"<thing>"), "any"),
    ],
)
def test_the_reader_that_says_most_is_chosen_in_any_order(source: Source, name: str) -> None:
    installed = [ANY, PAGE, SHARP, TYPED, SPECIAL, LONG]
    assert choose_reader(source, installed).name == name
    assert choose_reader(source, installed[::-1]).name == name


def test_no_reader_is_an_error_that_lists_what_is_installed() -> None:
    with pytest.raises(ReaderChoiceError, match=r"\.xyz.*installed are.*\btext\b"):
        choose_reader(Source(location="a.xyz", content=b"words"), load_plugins().readers)


def test_two_equal_readers_are_an_error_that_names_both() -> None:
    with pytest.raises(ReaderChoiceError, match=r"'page' and 'twin'"):
        choose_reader(Source(location="a.page", content=b"x"), [PAGE, reader("twin", suffixes=(".page",))])


def plugins(*readers: Reader) -> Plugins:
    return Plugins(readers=readers)


def test_what_a_container_holds_is_read_and_inherits_what_is_known() -> None:
    def open_box(source: Source) -> Iterator[Source]:
        yield Source(location=f"{source.location}!a.page", content=b"inside", outlet="Own")
        yield Source(location=f"{source.location}!b.page", content=b"inside")

    box = Reader(name="box", read=open_box, suffixes=(".box",))
    outer = Source(location="x.box", content=b"box", outlet="Daily", language="en")
    one, two = read(outer, plugins(box, PAGE))
    assert (one[0].name, one[1].outlet, one[1].language, one[2].text) == ("page", "Own", "en", "inside")
    assert two[1].outlet == "Daily"


def test_containers_within_containers_end_somewhere() -> None:
    def open_box(source: Source) -> Iterator[Source]:
        yield source.within("x.box", b"box")

    box = Reader(name="b", read=open_box, suffixes=(".box",))
    (issue,) = read(Source(location="x.box", content=b"b"), plugins(box))
    assert isinstance(issue, Issue)
    assert "CONFLICT_EVENTS_MAX_DEPTH" in issue.message
    assert issue.source == "x.box" + "!/x.box" * 5


def test_a_broken_part_of_a_container_costs_only_itself() -> None:
    def open_box(source: Source) -> Iterator[Source | Issue]:
        yield source.within("empty.page", b"")
        yield Issue(kind="broken_part", message="the second part is torn; fetch it again")
        yield source.within("strange.what", b"?")
        yield source.within("good.page", b"inside")

    box = Reader(name="box", read=open_box, suffixes=(".box",))
    empty, torn, strange, good = read(Source(location="x.box", content=b"box"), plugins(box, PAGE))
    assert isinstance(empty, Issue)
    assert (empty.source, "is empty" in empty.message) == ("x.box!/empty.page", True)
    assert isinstance(torn, Issue)
    assert (torn.kind, torn.source) == ("broken_part", "x.box")
    assert isinstance(strange, Issue)
    assert "no reader fits" in strange.message
    assert not isinstance(good, Issue)
    assert good[2].text == "inside"


def test_only_containers_are_opened_where_parts_are_handed_out() -> None:
    def open_box(source: Source) -> Iterator[Source | Document]:
        yield Document(text="read already")
        yield source.within("a.page", b"inside")

    box = Reader(name="box", read=open_box, suffixes=(".box",), container=True)
    whole = plugins(box, PAGE)
    read_already, unread = parts(Source(location="x.box", content=b"box"), whole)
    assert isinstance(read_already, Part)
    assert read_already.document == Document(text="read already")
    assert isinstance(unread, Part)
    assert (unread.source.location, unread.document) == ("x.box!/a.page", None)


def test_a_missing_library_is_named_with_the_line_that_installs_it() -> None:
    def need(source: Source) -> Iterator[Document]:
        import no_such_library  # type: ignore[import-not-found]

        yield Document(text=no_such_library.text)

    reader = Reader(name="fancy", read=need, suffixes=(".fancy",), needs=("no_such_library",))
    with pytest.raises(SourceError, match=r"no_such_library.*pip install 'conflict-events\[fancy\]'"):
        list(read(Source(location="a.fancy", content=b"x"), plugins(reader)))


def test_a_reader_that_fails_is_named() -> None:
    def fail(source: Source) -> Iterator[Document]:
        raise KeyError(source.location)

    with pytest.raises(SourceError, match=r"a\.page: the reader 'bad' failed \(KeyError"):
        list(
            read(
                Source(location="a.page", content=b"x"),
                plugins(Reader(name="bad", read=fail, suffixes=(".page",))),
            )
        )


# --- bad input and decoding ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t \n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00" * 1000, "binary"),
        (b"%PDF-1.7 words words", "binary"),
    ],
)
def test_what_is_no_article_says_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as raised:
        list(read(Source(location="a.txt", content=content), load_plugins()))
    assert str(raised.value).startswith("a.txt")
    assert "; " in str(raised.value)


def test_a_text_above_the_limit_is_refused_and_the_limit_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Source(location="a.txt", content=b"word " * 5_000_000)
    with pytest.raises(SourceError, match=r"20,000,000.*CONFLICT_EVENTS_MAX_TEXT_BYTES"):
        list(read(line, load_plugins()))
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_TEXT_BYTES", "30000000")
    assert len(list(read(line, load_plugins()))) == 1


WESTERN = "Armenië zegt: „één café”, meldde hij. "
EASTERN = "Российские миротворцы прибыли в Нагорный Карабах вчера вечером. "
CAUCASIAN = "Հայաստանի վարչապետը հայտարարեց այսօր երեկոյան ժամը իննին"


@pytest.mark.parametrize("repeated", [1, 20])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (WESTERN, code)
            for code in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
        ),
        *((EASTERN, code) for code in ("utf-8", "cp1251", "utf-16-le")),
        *((CAUCASIAN, code) for code in ("utf-8", "utf-16-le", "utf-16-be")),
    ],
)
def test_text_is_decoded_whatever_its_encoding(text: str, encoding: str, repeated: int) -> None:
    assert decode((text * repeated).encode(encoding)) == text * repeated


def test_a_declared_encoding_is_believed_unless_the_bytes_say_otherwise() -> None:
    assert decode("Łódź".encode("iso8859-2"), declared="iso-8859-2") == "Łódź"
    assert decode("Armenië".encode(), declared="latin-1") == "Armenië"
    assert decode("Armenië".encode(), declared="no-such-encoding") == "Armenië"


def test_a_wrong_byte_in_utf8_is_not_the_end_of_it() -> None:
    assert decode("Armenië en “Azië”".encode() + b" en Armeni\xeb") == "Armenië en “Azië” en Armenië"


def test_line_ends_are_one_character_and_stray_nuls_are_gone() -> None:
    assert decode(b"a\r\nb\rc\nd" + b"e" * 600 + b"\x00f") == "a\nb\nc\nd" + "e" * 600 + "f"


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\u2028\u2029")
    )
)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text
