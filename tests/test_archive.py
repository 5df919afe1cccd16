"""Archives: what stands in them is read as in a folder, and nothing in them can do harm or get lost."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import signal
import sqlite3
import struct
import subprocess
import sys
import tarfile
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from conflict_events import Issue, Source, SourceError, build, extract_source, load_plugins
from conflict_events.reading import choose_reader

FOUGHT = "Fighting near Kessa on 4 March 2021 killed {} soldiers, the army said.\n"
Members = Iterable[tuple[str, bytes | str]]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", method) as archive:
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def tarred(members: Members, mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode, format=form) as archive:  # type: ignore[call-overload]
        for name, content in members:
            data = content.encode() if isinstance(content, str) else content
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
    return file.getvalue()


def opened(content: bytes, name: str = "news.zip") -> tuple[dict[str, bytes], list[Issue]]:
    """What an archive alone gives: the bytes of each member by name, and the issues."""
    (reader,) = (one for one in load_plugins().readers if one.name == "archive")
    given = list(reader.read(Source(location=name, content=content)))
    members = {one.location.partition("!/")[2]: one.bytes() for one in given if isinstance(one, Source)}
    return members, [one for one in given if isinstance(one, Issue)]


def read(content: bytes, name: str = "news.zip") -> tuple[list[str], list[Issue]]:
    """Where every article of an archive stands, through all that is in it, and the issues."""
    issues: list[Issue] = []
    found = extract_source(Source(location=name, content=content), issues=issues)
    return [one.source.location for one in found if one.source is not None], issues


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def told(folder: Path, name: str, content: bytes) -> str:
    """The one issue that a build with nothing but a bad archive gives."""
    (folder / name).write_bytes(content)
    report = build([folder / name], folder / "a.db")
    assert (report.articles, report.failed) == (0, 1)
    ((message,),) = rows(folder / "a.db", "select message from issues")
    return str(message)


TWO: Members = (("a.txt", FOUGHT.format(3)), ("b/c.txt", FOUGHT.format(4)))
CONTENT = {name: content.encode() if isinstance(content, str) else content for name, content in TWO}


# --- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_every_common_zip_is_read(method: int) -> None:
    assert opened(zipped(TWO, method)) == (CONTENT, [])


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_common_tar_is_read(mode: str, form: int) -> None:
    assert opened(tarred(TWO, mode, form), "news.tar") == (CONTENT, [])


def zstandard(content: bytes) -> bytes:
    return pytest.importorskip("zstandard").compress(content)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("suffix", "packed"),
    [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress), (".zst", zstandard)],
)
def test_a_compressed_file_is_what_its_name_says_without_the_suffix(suffix, packed) -> None:  # type: ignore[no-untyped-def]
    assert opened(packed(b"one\ntwo"), f"x/news.jsonl{suffix}") == ({"news.jsonl": b"one\ntwo"}, [])
    assert opened(packed(tarred(TWO)), f"news.tar{suffix}") == (CONTENT, [])
    twice = packed(b"one\n") + packed(b"two")
    assert opened(twice, f"news.txt{suffix}") == ({"news.txt": b"one\ntwo"}, [])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zipped(TWO)),
        ("a.tgz", tarred(TWO, "w:gz")),
        ("a.tar.xz", tarred(TWO, "w:xz")),
        ("news.csv.gz", gzip.compress(b"a,b\n", mtime=0)),
        ("news.jsonl.gz", gzip.compress(b"{}\n", mtime=0)),
        ("without-suffix", zipped(TWO)),
        ("wrong.txt.tar", tarred(TWO)),
        ("self-extracting.zip", b"MZ" + bytes(5000) + zipped(TWO)),
    ],
)
def test_an_archive_is_told_by_its_bytes_and_its_name(name: str, content: bytes) -> None:
    source = Source(location=name, content=content)
    assert choose_reader(source, load_plugins().readers).name == "archive"


@pytest.mark.parametrize(
    "first", ["[Content_Types].xml", "mimetype", "_rels/.rels", "word/document.xml", "xl/workbook.xml"]
)
def test_a_document_that_is_a_zip_file_is_no_archive(first: str) -> None:
    (reader,) = (one for one in load_plugins().readers if one.name == "archive")
    assert reader.sniff is not None
    content = zipped([(first, "x"), ("[Content_Types].xml", "x")])
    assert reader.sniff(content[:4096]) is False
    assert reader.sniff(zipped([("words/document.txt", "x")])[:4096]) is True


def test_a_document_that_hides_its_kind_is_refused_when_its_directory_is_read(tmp_path: Path) -> None:
    content = zipped([("other.xml", "x"), ("[Content_Types].xml", "x")])
    assert "office program" in told(tmp_path, "a.zip", content)


def test_archives_in_archives_are_read_and_say_where_each_article_stood() -> None:
    inner = tarred([("deep.txt", FOUGHT.format(5))], "w:gz")
    articles, issues = read(zipped([*TWO, ("more/inner.tar.gz", inner)]))
    assert articles == ["news.zip!/a.txt", "news.zip!/b/c.txt", "news.zip!/more/inner.tar.gz!/deep.txt"]
    assert issues == []


def test_what_a_folder_leaves_out_an_archive_does_too() -> None:
    hidden = [".DS_Store", "__MACOSX/._a.txt", ".git/config", "x/.hidden.txt", "about.toml", "d/Thumbs.db"]
    members = [*TWO, *((name, "x") for name in hidden)]
    assert opened(zipped(members)) == (CONTENT, [])
    assert opened(tarred(members), "a.tar") == (CONTENT, [])


def test_whatever_is_compressed_or_archived_is_read_by_the_reader_that_claims_it(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph(FOUGHT.format(6))
    document.save(file)
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + FOUGHT.format(7).encode()
    header = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/"
    header += f"\r\nContent-Length: {len(response)}"
    crawl = gzip.compress(header.encode() + b"\r\n\r\n" + response + b"\r\n\r\n")
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "%s"}\n' % FOUGHT.format(3).strip().encode()))
    (news / "b.csv.gz").write_bytes(gzip.compress(b'text\n"%s"\n' % FOUGHT.format(4).strip().encode()))
    page = f"<html><body><article><p>{FOUGHT.format(5)}</p></article></body></html>"
    members: Members = [("c.html", page), ("d.docx", file.getvalue()), ("e.warc.gz", crawl)]
    (news / "f.zip").write_bytes(zipped(members))
    ledger = tmp_path / "a.db"
    build([news], ledger)
    assert rows(ledger, "select message from issues where kind = 'unreadable_file'") == []
    read_by = rows(
        ledger, "select reader, count from claims join articles on articles.id = article order by count"
    )
    assert read_by == [("jsonl", 3), ("csv", 4), ("html", 5), ("docx", 6), ("text", 7)]
    assert rows(ledger, "select source from articles where url = 'https://a.example/'") == [
        (f"{news}/f.zip!/e.warc.gz!/https://a.example/",)
    ]


# --- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/a.txt", "abs/a.txt"),
        ("C:\\news\\a.txt", "news/a.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        ("new\nline\t.txt", "new_line_.txt"),
        ("right\u202eto left.txt", "right_to left.txt"),
        ("x!/y.txt", "x_/y.txt"),
        ("репортаж.txt", "репортаж.txt"),
        ("..", "unnamed"),
    ],
)
def test_a_name_is_a_safe_and_readable_label(pack, name: str, label: str) -> None:  # type: ignore[no-untyped-def]
    members, issues = opened(pack([(name, "x")]))
    assert list(members) == [label]
    assert issues == []


def test_a_very_long_name_keeps_its_folder_and_its_suffix() -> None:
    long = "2021/" + "x" * 3000 + ".html"
    for pack in (zipped, tarred):
        (label,) = opened(pack([(long, "x")]))[0]
        assert len(label) < 210
        assert label.startswith("2021/")
        assert label.endswith(".html")


def test_two_members_of_one_name_are_both_read() -> None:
    for pack in (zipped, tarred):
        members, _ = opened(pack([("a.txt", "first"), ("a.txt", "second")]))
        assert members == {"a.txt": b"first", "~2/a.txt": b"second"}


def test_a_name_in_utf8_that_does_not_say_so_is_read_all_the_same() -> None:
    content = zipped([("новости.txt", "x")])
    silent = content.replace(b"\x00\x08\x00\x00", b"\x00\x00\x00\x00")
    for at in (6, content.index(b"PK\x01\x02") + 8):
        flags = int.from_bytes(silent[at : at + 2], "little") & ~0x800
        silent = silent[:at] + flags.to_bytes(2, "little") + silent[at + 2 :]
    assert list(opened(silent)[0]) == ["новости.txt"]


def test_a_name_in_no_encoding_is_still_a_name() -> None:
    content = tarred([("XXXX.txt", "x")], form=tarfile.USTAR_FORMAT)
    header = content[:512].replace(b"XXXX", b"\xff\xfe\xe9\xe8")
    total = sum(header[:148]) + 8 * 32 + sum(header[156:])
    header = header[:148] + b"%06o\0 " % total + header[156:]
    assert list(opened(header + content[512:], "a.tar")[0]) == ["____.txt"]


# --- what is refused, and told ----------------------------------------------------------------------


def test_links_and_devices_are_not_followed() -> None:
    file = io.BytesIO(tarred(TWO))
    with tarfile.open(fileobj=file, mode="a") as archive:
        for name, kind in (("soft", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("null", tarfile.CHRTYPE)):
            header = tarfile.TarInfo(name)
            header.type, header.linkname = kind, "/etc/passwd"
            archive.addfile(header)
    members, (links, devices) = opened(file.getvalue(), "a.tar")
    assert members == CONTENT
    assert "'soft', 'hard': links" in links.message
    assert "'null': devices" in devices.message


def test_a_link_in_a_zip_is_not_followed() -> None:
    header = zipfile.ZipInfo("link.txt")
    header.create_system, header.external_attr = 3, 0o120777 << 16
    file = io.BytesIO(zipped(TWO))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(header, "/etc/passwd")
    members, (issue,) = opened(file.getvalue())
    assert members == CONTENT
    assert "'link.txt': a link" in issue.message


def flagged(content: bytes, name: bytes, *, flags: int | None = None, method: int | None = None) -> bytes:
    """A zip with one member's flags or method changed, in its header and in the directory."""
    data = bytearray(content)
    for mark, at, length in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        start = data.find(mark)
        while data[start + length : start + length + len(name)] != name:
            start = data.find(mark, start + 1)
        if flags is not None:
            struct.pack_into("<H", data, start + at, flags)
        if method is not None:
            struct.pack_into("<H", data, start + at + 2, method)
    return bytes(data)


def test_an_encrypted_member_is_told_and_the_others_are_read() -> None:
    members, (issue,) = opened(flagged(zipped(TWO), b"a.txt", flags=1))
    assert members == {"b/c.txt": CONTENT["b/c.txt"]}
    assert "'a.txt': encrypted; unpack it with its password" in issue.message


@pytest.mark.parametrize("method", [9, 93, 98, 77])
def test_a_method_that_is_not_read_is_told_and_the_others_are_read(method: int) -> None:
    members, (issue,) = opened(flagged(zipped(TWO), b"a.txt", method=method))
    assert members == {"b/c.txt": CONTENT["b/c.txt"]}
    assert f"method {method}" in issue.message


def test_a_member_with_a_wrong_checksum_is_not_read() -> None:
    content = zipped(TWO, zipfile.ZIP_STORED).replace(b"killed 3", b"killed 9")
    members, (issue,) = opened(content)
    assert members == {"b/c.txt": CONTENT["b/c.txt"]}
    assert "a.txt" in issue.message
    assert "CRC" in issue.message


def test_a_thousand_bad_members_make_one_issue() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for number in range(1000):
            header = tarfile.TarInfo(f"link{number}")
            header.type, header.linkname = tarfile.SYMTYPE, "x"
            archive.addfile(header)
    (issue,) = opened(file.getvalue(), "a.tar")[1]
    assert "and 997 more" in issue.message


# --- bombs --------------------------------------------------------------------------------------------

ZEROS = bytes(30_000_000)


def test_a_member_that_is_a_bomb_is_left_out_and_the_others_are_read() -> None:
    members, (issue,) = opened(zipped([("bomb.txt", ZEROS), *TWO]))
    assert members == CONTENT
    assert "'bomb.txt'" in issue.message
    assert "CONFLICT_EVENTS_MAX_ARCHIVE_RATIO" in issue.message


@pytest.mark.parametrize(
    ("name", "packed"),
    [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress), ("zst", zstandard)],
)
def test_a_compressed_bomb_is_stopped(name: str, packed) -> None:  # type: ignore[no-untyped-def]
    members, (issue,) = opened(packed(ZEROS), f"a.txt.{name}")
    assert members == {}
    assert issue.kind == "too_large"
    assert "CONFLICT_EVENTS_MAX_ARCHIVE_RATIO" in issue.message


def test_what_stood_before_a_bomb_in_a_tar_is_read() -> None:
    members, (issue,) = opened(tarred([*TWO, ("bomb.txt", ZEROS)], "w:gz"), "a.tar.gz")
    assert members == CONTENT
    assert "what came before was read" in issue.message


def test_a_bomb_of_archives_in_archives_is_stopped_by_what_all_of_them_unpack_to() -> None:
    # Sixteen copies, each of sixteen copies: as 42.zip, of which every single step looks harmless.
    content = zipped([("page.txt", bytes(2_000_000))])
    for _ in range(3):
        content = zipped([(f"{number}.zip", content) for number in range(16)])
    articles, issues = read(content)
    assert articles == []
    assert len(issues) < 50
    assert any("CONFLICT_EVENTS_MAX_ARCHIVE_RATIO" in one.message for one in issues)


def test_the_total_of_what_is_unpacked_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_ARCHIVE_BYTES", "100")
    members, (issue,) = opened(zipped(TWO))
    assert list(members) == ["a.txt"]
    assert "CONFLICT_EVENTS_MAX_ARCHIVE_BYTES" in issue.message


def test_an_article_that_is_too_large_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    large = [("large.txt", os.urandom(15_100_000).hex()), *TWO]
    for content, name in ((zipped(large), "a.zip"), (tarred(large), "a.tar")):
        (tmp_path / name).write_bytes(content)
    build([tmp_path / "a.zip", tmp_path / "a.tar"], tmp_path / "a.db")
    told = rows(tmp_path / "a.db", "select source, message from issues order by source")
    assert [str(source).rpartition("/")[2] for source, _ in told] == ["large.txt", "large.txt"]
    assert all("CONFLICT_EVENTS_MAX_TEXT_BYTES" in str(message) for _, message in told)
    assert rows(tmp_path / "a.db", "select count(*) from articles") == [(4,)]


def test_members_that_overlap_are_refused() -> None:
    content = bytearray(zipped([("kernel.txt", FOUGHT.format(8)), ("a.txt", FOUGHT.format(3)), *TWO[1:]]))  # type: ignore[index]
    directory = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", directory + 1)
    # The second entry points to the bytes of the first.
    content[second + 42 : second + 46] = content[directory + 42 : directory + 46]
    members, (issue,) = opened(bytes(content))
    assert members == {"b/c.txt": CONTENT["b/c.txt"]}
    assert "bomb" in issue.message


def test_an_archive_that_holds_itself_ends_at_the_depth_that_is_allowed() -> None:
    content = FOUGHT.format(3).encode()
    for _ in range(8):
        content = gzip.compress(content)
    articles, (issue,) = read(content, "quine.gz")
    assert articles == []
    assert "CONFLICT_EVENTS_MAX_DEPTH" in issue.message


def test_a_sparse_file_of_holes_is_a_bomb_too() -> None:
    header = tarfile.TarInfo("holes.txt")
    header.type = tarfile.GNUTYPE_SPARSE
    block = bytearray(header.tobuf(tarfile.GNU_FORMAT))
    block[483:495] = b"%011o\0" % 400_000_000  # the real size; no part of it is there
    block[148:156] = b"%06o\0 " % (sum(block[:148]) + 8 * 32 + sum(block[156:]))
    members, (issue,) = opened(bytes(block) + tarred(TWO), "a.tar")
    assert members == CONTENT
    assert issue.kind == "too_large"
    assert "holes.txt" in issue.message


def test_a_file_with_holes_is_read_with_them() -> None:
    header = tarfile.TarInfo("a.txt")
    header.type, header.size = tarfile.GNUTYPE_SPARSE, 5
    block = bytearray(header.tobuf(tarfile.GNU_FORMAT))
    for at, number in ((386, 1000), (398, 5), (410, 2000), (483, 2000)):  # a part, the end, the real size
        block[at : at + 12] = b"%011o\0" % number
    block[148:156] = b"%06o\0 " % (sum(block[:148]) + 8 * 32 + sum(block[156:]))
    members, issues = opened(bytes(block) + b"words".ljust(512, b"\0") + tarred(TWO), "a.tar")
    assert members == {
        "a.txt": bytes(1000) + b"words" + bytes(995),
        "b/c.txt": CONTENT["b/c.txt"],
        "~2/a.txt": CONTENT["a.txt"],
    }
    assert issues == []


def test_a_header_of_tar_that_is_itself_enormous_is_refused() -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 1 << 33
    members, (issue,) = opened(tarred(TWO)[:4096] + header.tobuf() + bytes(100_000), "a.tar")
    assert members == CONTENT
    assert "header" in issue.message


# --- cut and damaged ------------------------------------------------------------------------------------


def test_of_a_cut_zip_the_whole_members_are_read() -> None:
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        content = zipped(TWO, method)
        members, (issue,) = opened(content[: content.index(b"PK\x01\x02") + 10])
        assert members == CONTENT
        assert "2 whole members" in issue.message
        members, (issue,) = opened(content[: content.index(b"PK\x01\x02") - 10])
        assert list(members) == ["a.txt"]


class Pipe(io.RawIOBase):
    """A file that cannot go back, for which a zip writes sizes behind the members."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def,override]
        self.data += data
        return len(data)


def test_sizes_that_stand_behind_the_members_are_read_in_a_whole_and_in_a_cut_zip() -> None:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in TWO:
            archive.writestr(name, content)
    whole = bytes(pipe.data)
    assert opened(whole) == (CONTENT, [])
    assert opened(whole[: whole.index(b"PK\x01\x02")])[0] == CONTENT


def test_a_zip64_is_read() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in TWO:
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content.encode() if isinstance(content, str) else content)
    assert opened(file.getvalue()) == (CONTENT, [])


def test_junk_before_a_zip_does_no_harm() -> None:
    assert opened(b"#!/bin/sh\n" * 1000 + zipped(TWO)) == (CONTENT, [])


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz"])
def test_of_a_cut_tar_what_came_before_is_read(mode: str) -> None:
    noise = [(f"{number}.txt", os.urandom(20_000)) for number in range(5)]
    content = tarred([*TWO, *noise], mode)
    members, (issue,) = opened(content[: len(content) * 2 // 3], "a.tar")
    assert set(members) > set(CONTENT)
    assert "4.txt" not in members
    assert "what came before was read" in issue.message


def test_behind_a_damaged_header_a_tar_goes_on() -> None:
    content = tarred([("a.txt", "one"), ("b.txt", "two"), ("c.txt", "three")], form=tarfile.USTAR_FORMAT)
    members, (issue,) = opened(content[:1024] + b"\xff" * 512 + content[1536:], "a.tar")
    assert members == {"a.txt": b"one", "c.txt": b"three"}
    assert "damaged" in issue.message


def test_two_tars_joined_are_read_to_the_end() -> None:
    members, issues = opened(tarred(TWO) + tarred([("z.txt", "x")]), "a.tar")
    assert members == {**CONTENT, "z.txt": b"x"}
    assert issues == []


def test_of_a_cut_compressed_text_only_whole_lines_are_read() -> None:
    lines = "".join(FOUGHT.format(number * 1001) for number in range(500))
    members, (issue,) = opened(gzip.compress(lines.encode())[:-40], "news.jsonl.gz")
    (content,) = members.values()
    assert lines.encode().startswith(content)
    assert content.endswith(b"\n")
    assert "last whole line" in issue.message


def test_a_compressed_text_with_a_wrong_checksum_is_not_read(tmp_path: Path) -> None:
    content = bytearray(gzip.compress(FOUGHT.format(3).encode()))
    content[-6] ^= 0xFF
    assert "damaged" in told(tmp_path, "a.txt.gz", bytes(content))


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_what_is_no_archive_at_all_says_so(tmp_path: Path, name: str) -> None:
    assert name in told(tmp_path, name, b"This is only text, whatever its name says. " * 50)


def test_an_empty_archive_says_so() -> None:
    assert "holds no files" in opened(zipped([]))[1][0].message


@pytest.mark.parametrize("seed", range(30))
def test_damage_anywhere_never_raises_what_is_not_an_error_of_ours(seed: int) -> None:
    import random

    chance = random.Random(seed)  # noqa: S311
    content = bytearray(
        chance.choice([zipped(TWO), tarred(TWO, "w:gz"), tarred(TWO), zipped([("a.zip", zipped(TWO))])])
    )
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    issues: list[Issue] = []
    try:
        list(extract_source(Source(location="a.zip", content=bytes(content)), issues=issues))
    except SourceError as error:
        assert "failed" not in str(error)
    assert not any("failed (" in one.message for one in issues)


# --- many ---------------------------------------------------------------------------------------------


def test_a_hundred_thousand_members_are_walked() -> None:
    (reader,) = (one for one in load_plugins().readers if one.name == "archive")
    # All of one name, which is the worst for telling them apart.
    one = tarred([("a.txt", "x")], form=tarfile.USTAR_FORMAT)[:1024]
    many = ((f"{number % 100}/{number}.txt", b"x") for number in range(100_000))
    for name, content in (("a.tar", one * 100_000), ("a.zip", zipped(many, zipfile.ZIP_STORED))):
        names = {
            part.location
            for part in reader.read(Source(location=name, content=content))
            if isinstance(part, Source)
        }
        assert len(names) == 100_000


def test_too_many_members_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_ARCHIVE_MEMBERS", "1")
    with pytest.raises(SourceError, match="CONFLICT_EVENTS_MAX_ARCHIVE_MEMBERS"):
        opened(zipped(TWO))
    members, (issue,) = opened(tarred(TWO), "a.tar")
    assert list(members) == ["a.txt"]
    assert "CONFLICT_EVENTS_MAX_ARCHIVE_MEMBERS" in issue.message


LINES = b"".join(b"%d %s\n" % (number, os.urandom(16).hex().encode()) for number in range(450_000))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("large.jsonl.gz", gzip.compress(LINES, 1)),
        ("a.zip", zipped([("large.jsonl", LINES), ("z.txt", "x")])),
        ("a.tar", tarred([("large.jsonl", LINES), ("z.txt", "x")])),
        ("a.tar.gz", gzip.compress(tarred([("large.jsonl", LINES), ("z.txt", "x")]), 1)),
    ],
)
def test_a_large_member_is_not_held_but_opened_when_it_is_read(name: str, content: bytes) -> None:
    (reader,) = (one for one in load_plugins().readers if one.name == "archive")
    large, *others = (one for one in reader.read(Source(location=name, content=content)))
    assert isinstance(large, Source)
    assert large.content is None
    for _ in range(2):
        with large.open() as file:
            assert file.read(10) == LINES[:10]
            assert file.seek(9_000_000) == 9_000_000
            assert file.readline() == LINES[9_000_000 : LINES.index(b"\n", 9_000_000) + 1]
            assert file.seek(5) == 5
            assert file.read() == LINES[5:]
            assert file.seek(-3, 2) == len(LINES) - 3
    assert large.bytes() == LINES
    assert [one.bytes() for one in others if isinstance(one, Source)] == ([b"x"] if "a." in name else [])


def test_of_a_large_compressed_text_that_is_cut_only_whole_lines_are_read() -> None:
    content = gzip.compress(LINES, 1)
    members, (issue,) = opened(content[: len(content) - 1000], "large.jsonl.gz")
    (read_lines,) = members.values()
    assert len(read_lines) > 16_000_000
    assert LINES.startswith(read_lines)
    assert read_lines.endswith(b"\n")
    assert "last whole line" in issue.message


def test_of_a_large_compressed_text_with_a_wrong_checksum_nothing_is_read() -> None:
    content = bytearray(gzip.compress(LINES, 1))
    content[-6] ^= 0xFF
    with pytest.raises(SourceError, match="damaged"):
        opened(bytes(content), "large.jsonl.gz")


def test_an_archive_in_an_archive_may_be_large() -> None:
    inner = zipped([("noise.dat", LINES), ("a.txt", FOUGHT.format(3))], zipfile.ZIP_STORED)
    articles, (issue,) = read(zipped([("inner.zip", inner), ("b.txt", FOUGHT.format(4))]))
    assert articles == ["news.zip!/inner.zip!/a.txt", "news.zip!/b.txt"]
    assert "noise.dat" in issue.message


def test_a_large_web_archive_in_an_archive_is_read_record_by_record() -> None:
    image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + os.urandom(17_000_000)
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + FOUGHT.format(3).encode()
    crawl = b""
    for number, block in enumerate((image, page)):
        header = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}"
        record = f"{header}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
        crawl += gzip.compress(record, 1)
    for name, content in (
        ("a.zip", zipped([("c.warc.gz", crawl)], zipfile.ZIP_STORED)),
        ("a.tar", tarred([("c.warc.gz", crawl)])),
    ):
        articles, (passed,) = read(content, name)
        assert articles == [f"{name}!/c.warc.gz!/https://a.example/1"]
        assert passed.kind == "passed_over"


def test_what_a_table_says_of_an_archive_holds_for_all_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(TWO))
    (tmp_path / "about.toml").write_text('["a.zip"]\noutlet = "Example Daily"\npublished = "2021-03-05"\n')
    build([tmp_path / "a.zip"], tmp_path / "a.db")
    assert rows(tmp_path / "a.db", "select distinct outlet, published_start from articles") == [
        ("Example Daily", "2021-03-05")
    ]


# --- through a build ------------------------------------------------------------------------------------


def news(folder: Path) -> None:
    """A folder with archives in archives, and one of each that is bad."""
    folder.mkdir()
    inner = zipped([("x.txt", FOUGHT.format(5)), ("y.txt.gz", gzip.compress(FOUGHT.format(6).encode()))])
    (folder / "good.zip").write_bytes(zipped([*TWO, ("inner.zip", inner)]))
    (folder / "good.tar.xz").write_bytes(tarred([("t.txt", FOUGHT.format(7))], "w:xz"))
    (folder / "cut.zip").write_bytes(zipped([("cut.txt", FOUGHT.format(8))])[:-30])
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(ZEROS))
    (folder / "locked.zip").write_bytes(flagged(zipped(TWO), b"a.txt", flags=1))


def test_a_folder_of_archives_is_built_and_building_again_changes_nothing(tmp_path: Path) -> None:
    news(tmp_path / "news")
    ledger = tmp_path / "a.db"
    build([tmp_path / "news"], ledger)
    counts = rows(ledger, "select count from claims order by count")
    assert [count for (count,) in counts] == [3, 4, 4, 5, 6, 7, 8]
    told = {str(source).rsplit("/", 1)[-1] for (source,) in rows(ledger, "select source from issues")}
    assert told == {"cut.zip", "bomb.txt.gz", "locked.zip"}
    before = dump(ledger)
    report = build([tmp_path / "news"], ledger)
    assert report.articles == 0
    assert dump(ledger) == before


def dump(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored but when and by which run."""
    tables = ("articles", "claims", "event_mentions", "issues")
    columns = {
        table: [str(row[1]) for row in rows(database, f"pragma table_info({table})")] for table in tables
    }
    return {
        table: rows(
            database, f"select {', '.join(c for c in columns[table] if c != 'run')} from {table} order by 1"
        )
        for table in tables
    }


def test_a_killed_build_of_an_archive_resumes(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name, first in (("a.zip", 1), ("b.zip", 101)):
        members = ((f"{number}.txt", FOUGHT.format(number)) for number in range(first, 3 * first + 97))
        (news / name).write_bytes(zipped(members))
    ledger = tmp_path / "a.db"
    program = (
        "import sys; from conflict_events import build\n"
        "build([sys.argv[1]], sys.argv[2], workers=1, progress=lambda at: print(at, flush=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(news), str(ledger)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == str(news / "a.zip")
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    report = build([news], ledger)
    assert 0 < report.articles <= 398
    assert rows(ledger, "select count(*), count(distinct count) from claims") == [(398, 398)]
    assert build([news], ledger).articles == 0
