"""Web archives: every page that can be trusted is read, and what cannot is told with its place."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import random
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from conflict_events import Issue, Source, SourceError, build, extract_source, load_plugins
from conflict_events.reading import choose_reader

FOUGHT = "Fighting near Kessa on 4 March 2021 killed {} soldiers, the army said.\n"
SITE = "https://news.example/"


def http(body: bytes | str, *, status: str = "200 OK", kind: str = "text/plain", **headers: str) -> bytes:
    """An HTTP response; names of further headers have ``_`` for ``-``."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


def digest(data: bytes, name: str = "sha1") -> str:
    return f"{name}:" + base64.b32encode(hashlib.new(name, data).digest()).decode()


def record(
    block: bytes,
    uri: str = SITE,
    *,
    type: str = "response",
    date: str = "2021-03-06T08:00:01Z",
    length: object = None,
    version: str = "1.0",
    kind: str = "application/http; msgtype=response",
    **headers: str,
) -> bytes:
    """A record; a header that is '' is left out."""
    known = {
        "WARC-Type": type,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(block + uri.encode()).hexdigest()}>",  # noqa: S324
        "WARC-Date": date,
        "WARC-Target-URI": uri,
        "WARC-Block-Digest": digest(block),
        "Content-Type": kind,
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = [f"WARC/{version}", *(f"{name}: {value}" for name, value in known.items() if value)]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def page(number: int, **known: str) -> bytes:
    return record(http(FOUGHT.format(number)), f"{SITE}{number}", **known)


def opened(content: bytes, name: str = "crawl.warc") -> tuple[list[Source], list[Issue]]:
    """What an archive alone gives: its pages and the issues."""
    (reader,) = (one for one in load_plugins().readers if one.name == "warc")
    given = list(reader.read(Source(location=name, content=content)))
    return [one for one in given if isinstance(one, Source)], [one for one in given if isinstance(one, Issue)]


def one(content: bytes) -> Source:
    """The only page of an archive in which nothing is wrong."""
    (found,), issues = opened(content)
    assert issues == []
    return found


def urls(pages: list[Source]) -> list[str]:
    return [str(found.url).removeprefix(SITE) for found in pages]


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def zstandard(content: bytes) -> bytes:
    return pytest.importorskip("zstandard").compress(content)  # type: ignore[no-any-return]


def plain(content: bytes) -> bytes:
    return content


PACKINGS: list[Callable[[bytes], bytes]] = [plain, gzip.compress, zstandard]


# --- what is read -------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", PACKINGS)
@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
def test_every_version_is_read_plain_and_packed(pack: Callable[[bytes], bytes], version: str) -> None:
    pages = [page(number, version=version) for number in range(4)]
    for content in (b"".join(map(pack, pages)), pack(b"".join(pages))):
        found, issues = opened(content)
        assert urls(found) == ["0", "1", "2", "3"]
        assert [one.bytes().decode() for one in found] == [FOUGHT.format(number) for number in range(4)]
        assert issues == []


def arc(*pages: tuple[str, bytes]) -> bytes:
    """An ARC 1.0 file."""
    head = b"1 0 Made up\nURL IP-address Archive-date Content-type Archive-length\n"
    content = b"filedesc://old.arc 0.0.0.0 20050614070159 text/plain %d\n" % len(head) + head + b"\n"
    for url, block in pages:
        content += f"{url} 192.0.2.1 20050614070201 text/plain {len(block)}\n".encode() + block + b"\n"
    return content


@pytest.mark.parametrize("pack", [plain, gzip.compress])
def test_an_arc_file_is_read(pack: Callable[[bytes], bytes]) -> None:
    pages = [(f"{SITE}{number}", http(FOUGHT.format(number))) for number in (3, 4)]
    found, issues = opened(pack(arc(*pages)), "old.arc")
    assert urls(found) == ["3", "4"]
    assert found[0].bytes().decode() == FOUGHT.format(3)
    assert found[0].retrieved_at == "2005-06-14T07:02:01+00:00"
    assert issues == []


def test_a_broken_record_of_an_arc_file_costs_itself_only() -> None:
    content = arc(*((f"{SITE}{number}", http(FOUGHT.format(number))) for number in (3, 4, 5)))
    at = content.index(b" 192.0.2.1", content.index(b"killed 3"))
    found, (issue,) = opened(content[:at] + b"!" + content[at + 1 :], "old.arc")
    assert urls(found) == ["3", "5"]
    assert "at byte" in issue.message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.warc", page(1)),
        ("a.warc.gz", gzip.compress(page(1))),
        ("a.warc.wet.gz", gzip.compress(page(1))),
        ("without-suffix", page(1)),
        ("packed.gz", gzip.compress(page(1))),
        ("damaged.warc.gz", b"\x1f\x8b\x08" + bytes(100)),
        ("old.arc.gz", gzip.compress(arc())),
    ],
)
def test_a_web_archive_is_told_by_its_bytes_and_its_longer_suffix(name: str, content: bytes) -> None:
    assert choose_reader(Source(location=name, content=content), load_plugins().readers).name == "warc"


def test_a_page_carries_its_address_its_time_and_what_the_server_said_of_it() -> None:
    found = one(record(http("x", kind='Text/HTML; Charset="windows-1251"'), f"{SITE}a/b?c=d"))
    assert found.location == "crawl.warc!/20210306080001/https://news.example/a/b?c=d"
    assert found.url == f"{SITE}a/b?c=d"
    assert found.retrieved_at == "2021-03-06T08:00:01+00:00"
    assert (found.media_type, found.encoding) == ("text/html", "windows-1251")


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2021-03-06T08:00:01.123456Z", "2021-03-06T08:00:01+00:00"),
        ("2021-03-06T10:00:01+02:00", "2021-03-06T08:00:01+00:00"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_time_of_a_capture_is_in_utc_or_unknown(date: str, told: str | None) -> None:
    assert one(page(1, date=date)).retrieved_at == told


def test_an_address_captured_several_times_is_several_sources() -> None:
    late = "2021-03-07T08:00:01Z"
    captures = [page(1), page(1, date=late), record(http("Other words."), f"{SITE}1", date=late)]
    found, _ = opened(b"".join(captures))
    assert [one.location.partition("!/")[2] for one in found] == [
        "20210306080001/https://news.example/1",
        "20210307080001/https://news.example/1",
        "20210307080001/https://news.example/1~2",
    ]


def test_records_without_a_page_are_passed_over_and_counted() -> None:
    content = b"".join(
        [
            record(b"software: x\r\n", "", type="warcinfo", kind="application/warc-fields"),
            record(b"GET / HTTP/1.1\r\n\r\n", type="request"),
            record(b"a: b\r\n", type="metadata"),
            record(http(b""), type="revisit"),
            record(http("Not here.", status="404 Not Found")),
            record(http("", status="301 Moved", Location=SITE)),
            record(http(b"\xff\xd8", kind="image/jpeg"), f"{SITE}a.jpg"),
            record(http(b"\xff\xd8", kind="image/jpeg"), f"{SITE}b.jpg"),
            record(http("User-agent: *"), f"{SITE}robots.txt"),
            record(b"--warc-file=x", "metadata://x/arguments", type="resource", kind="text/plain"),
            page(1),
        ]
    )
    found, (issue,) = opened(content)
    assert urls(found) == ["1"]
    assert issue.kind == "passed_over"
    for told in (
        "of 11 records 7",
        "revisit records (1)",
        "status 404 (1)",
        "type image/jpeg (2)",
        "robots.txt",
    ):
        assert told in issue.message


@pytest.mark.parametrize("type", ["resource", "conversion"])  # type: ignore[misc]
def test_what_is_no_response_is_read_by_its_own_type(type: str) -> None:
    found = one(record(FOUGHT.format(3).encode(), type=type, kind="text/plain; charset=utf-8"))
    assert (found.bytes().decode(), found.media_type) == (FOUGHT.format(3), "text/plain")


@pytest.mark.parametrize(
    "kind",
    "text/html application/xhtml+xml text/plain application/rss+xml application/atom+xml application/feed+json "
    "text/xml application/json application/pdf".split(),
)
def test_types_that_may_hold_articles_are_handed_on(kind: str) -> None:
    assert one(record(http("x", kind=f"{kind}; charset=utf-8"))).media_type == kind


def test_a_page_of_unknown_type_is_read_if_it_begins_as_html() -> None:
    assert one(record(http("\n<!DOCTYPE html><p>x", kind=""))).media_type == "text/html"
    found, (issue,) = opened(record(http(b"\x00\x01", kind="application/octet-stream")))
    assert found == []
    assert "unknown type" in issue.message


# --- what the server did to it --------------------------------------------------------------------------


def chunks(*parts: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def brotli(content: bytes) -> bytes:
    return pytest.importorskip("brotli").compress(content)  # type: ignore[no-any-return]


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli),
        ("zstd", zstandard),
        ("identity", plain),
        ("gzip, br", lambda content: brotli(gzip.compress(content))),
    ],
)
def test_chunks_and_compression_are_undone(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    text = FOUGHT.format(3).encode() * 50
    packed = pack(text)
    half = len(packed) // 2
    assert one(record(http(packed, Content_Encoding=encoding))).bytes() == text
    sent = http(chunks(packed[:half], packed[half:]), Content_Encoding=encoding, Transfer_Encoding="chunked")
    assert one(record(sent)).bytes() == text


def test_what_was_undone_before_it_was_stored_is_taken_as_it_is() -> None:
    text = FOUGHT.format(3)
    sent = http(text, Content_Encoding="gzip", Transfer_Encoding="chunked", Content_Length="7")
    assert one(record(sent)).bytes().decode() == text


def test_the_length_that_the_server_said_does_not_cut_a_page() -> None:
    for length in ("1", "100000", "-5", "many"):
        assert one(record(http(FOUGHT.format(3), Content_Length=length))).bytes().decode() == FOUGHT.format(3)


def test_chunks_that_lie_make_an_issue_and_no_text() -> None:
    lying = b"5\r\nabcde\r\n3\r\nabcdefgh\r\n0\r\n\r\n"
    found, (issue,) = opened(record(http(lying, Transfer_Encoding="chunked")) + page(2))
    assert urls(found) == ["2"]
    assert "chunk" in issue.message
    assert SITE in issue.message


def test_a_page_that_breaks_off_is_read_and_told() -> None:
    sent = http(chunks(FOUGHT.format(3).encode())[:-7], Transfer_Encoding="chunked")
    truncated = record(http(FOUGHT.format(4)), WARC_Truncated="length")
    for content in (record(sent), truncated):
        (_,), (issue,) = opened(content)
        assert issue.kind == "cut_short"
        assert issue.source is not None
        assert issue.source.endswith(SITE)


def test_compression_that_is_damaged_makes_an_issue() -> None:
    packed = bytearray(gzip.compress(FOUGHT.encode() * 1000))
    packed[len(packed) // 2 :] = b"\xff" * 10
    found, (issue,) = opened(record(http(bytes(packed), Content_Encoding="gzip")))
    assert found == []
    assert "compression is damaged" in issue.message


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("br", brotli), ("zstd", zstandard), ("deflate", zlib.compress)],
)
def test_a_page_that_is_a_bomb_is_not_unpacked(
    encoding: str, pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_WARC_RECORD_BYTES", "1000000")
    found, (issue,) = opened(record(http(pack(bytes(20_000_000)), Content_Encoding=encoding)) + page(2))
    assert urls(found) == ["2"]
    assert "CONFLICT_EVENTS_MAX_WARC_RECORD_BYTES" in issue.message


# --- digests --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["WARC_Block_Digest", "WARC_Payload_Digest"])
def test_a_page_that_does_not_fit_its_digest_is_not_trusted(header: str) -> None:
    headers = {"WARC_Block_Digest": "", header: digest(b"something else")}
    found, (issue,) = opened(record(http(FOUGHT.format(3)), f"{SITE}3", **headers) + page(4))  # type: ignore[arg-type]
    assert urls(found) == ["4"]
    assert "digest" in issue.message
    assert f"{SITE}3" in issue.message


def test_digests_are_read_in_every_notation() -> None:
    text = FOUGHT.format(3).encode()
    for value in (
        digest(text),
        digest(text, "sha256"),
        digest(text).lower(),
        "SHA-1:" + hashlib.sha1(text).hexdigest(),  # noqa: S324
        "md5:" + hashlib.md5(text).hexdigest(),  # noqa: S324
        "sha256:" + base64.b64encode(hashlib.sha256(text).digest()).decode(),
        "unheard-of:123",
        "no digest at all",
    ):
        assert one(record(http(text), WARC_Block_Digest="", WARC_Payload_Digest=value)).bytes() == text


def test_a_digest_of_what_was_sent_or_of_what_was_meant_will_do() -> None:
    text = FOUGHT.format(3).encode()
    sent = chunks(gzip.compress(text))
    response = http(sent, Transfer_Encoding="chunked", Content_Encoding="gzip")
    for value in (digest(sent), digest(text)):
        assert one(record(response, WARC_Block_Digest="", WARC_Payload_Digest=value)).bytes() == text


# --- cut, damaged and lying archives ----------------------------------------------------------------------


def test_of_a_cut_archive_what_came_before_is_read() -> None:
    pages = [page(number) for number in range(6)]
    for content in (b"".join(pages), b"".join(map(gzip.compress, pages)), b"".join(map(zstandard, pages))):
        found, (issue,) = opened(content[:-60])
        assert urls(found) == ["0", "1", "2", "3", "4"]
        assert "at byte" in issue.message
    noise = random.Random(0)  # noqa: S311
    noisy = gzip.compress(b"".join(record(http(noise.randbytes(9000).hex()), f"{SITE}{n}") for n in range(6)))
    found, (issue,) = opened(noisy[: len(noisy) // 2])
    assert urls(found) == ["0", "1"]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard])
def test_behind_a_damaged_record_the_next_is_found(pack: Callable[[bytes], bytes]) -> None:
    packed = [pack(page(number) * 1) for number in range(5)]
    offset = len(packed[0]) + len(packed[1])
    for at, wrong in ((60, b"\xff" * 30), (len(packed[2]) - 8, b"\0\0\0\0"), (0, b"junk")):
        content = bytearray(b"".join(packed))
        content[offset + at : offset + at + len(wrong)] = wrong
        found, issues = opened(bytes(content))
        assert urls(found)[:2] == ["0", "1"]
        assert urls(found)[-2:] == ["3", "4"]
        if "2" not in urls(found):  # a frame may have no checksum
            assert f"at byte {offset:,}" in issues[0].message


@pytest.mark.parametrize("length", [10**15, 5000, 100, 0, -5, "many", ""])
@pytest.mark.parametrize("pack", PACKINGS)
def test_a_record_that_lies_about_its_length_costs_itself_only(
    pack: Callable[[bytes], bytes], length: object
) -> None:
    before = [page(0), page(1)]
    lying = record(http(FOUGHT.format(9)), f"{SITE}9", length=length)
    found, (issue,) = opened(b"".join(map(pack, [*before, lying, page(3), page(4)])))
    assert urls(found) == ["0", "1", "3", "4"]
    place = f"at byte {sum(len(pack(one)) for one in before):,}"
    assert place in issue.message or "MAX_WARC_RECORD_BYTES" in issue.message


@pytest.mark.parametrize("pack", PACKINGS)
def test_junk_between_records_is_told_and_passed_over(pack: Callable[[bytes], bytes]) -> None:
    junk = b"This is no record.\r\n" * 5000
    found, (issue,) = opened(pack(page(0)) + junk + pack(page(1)))
    assert urls(found) == ["0", "1"]
    assert "at byte" in issue.message


def test_a_record_that_is_too_large_is_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_WARC_RECORD_BYTES", "100000")
    large = record(http("x" * 3_000_000), f"{SITE}large")
    video = record(http(bytes(3_000_000), kind="video/mp4"), f"{SITE}film")
    for pack in (plain, gzip.compress):
        found, issues = opened(b"".join(map(pack, [page(0), large, video, page(1)])))
        assert urls(found) == ["0", "1"]
        assert [issue.kind for issue in issues] == ["too_large", "passed_over"]
        assert "CONFLICT_EVENTS_MAX_WARC_RECORD_BYTES" in issues[0].message


def test_ten_thousand_broken_records_do_not_make_ten_thousand_issues() -> None:
    found, issues = opened(b"WARC/1.0\r\n\r\n" * 10_000 + page(1))
    assert urls(found) == ["1"]
    assert len(issues) == 101
    assert "9,900 more records" in issues[-1].message


def test_an_archive_that_is_mostly_no_records_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_WARC_SKIPPED_BYTES", "1000000")
    with pytest.raises(SourceError, match="CONFLICT_EVENTS_MAX_WARC_SKIPPED_BYTES"):
        opened(gzip.compress(page(0) + bytes(5_000_000)))


@pytest.mark.parametrize(
    "content", [b"<html>", b"WARC/", bytes(3000), gzip.compress(b"x", mtime=0), b"\x1f\x8b\x08"]
)
def test_what_holds_no_record_says_so(content: bytes) -> None:
    with pytest.raises(SourceError, match="no record"):
        opened(content)


def test_a_response_that_is_no_http_is_passed_over() -> None:
    found, (issue,) = opened(record(b"\x00\xff" * 500) + record(b"") + page(1))
    assert urls(found) == ["1"]
    assert "status unknown (2)" in issue.message


def test_an_address_with_anything_in_it_gives_a_safe_location() -> None:
    uri = f"{SITE}a!/b\x1bc" + "d" * 5000
    (found,), _ = opened(record(http("x"), uri))
    label = found.location.partition("!/")[2]
    assert label.isprintable()
    assert "!/" not in label
    assert len(label) < 400


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_costs_no_more_than_what_it_strikes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    pack = chance.choice([plain, gzip.compress])
    pages = [pack(page(number)) for number in range(12)]
    content = bytearray(b"".join(pages))
    struck = chance.randrange(1, 11)
    start = sum(map(len, pages[:struck]))
    hits = chance.randint(1, 8)
    for _ in range(hits):
        # The line ends behind a record belong to the next one as well.
        content[start + chance.randrange(len(pages[struck]) - 4)] = chance.randrange(256)
    found, _ = opened(bytes(content))
    assert set(urls(found)) >= {str(number) for number in range(12)} - {str(struck)}
    if hits == 1:  # or the digest may be struck as well
        texts = {FOUGHT.format(number).encode() for number in range(12)}
        assert {one.bytes() for one in found} <= texts


# --- large, and through a build -------------------------------------------------------------------------


class Endless(io.RawIOBase):
    """A file of very many records, none of which is kept."""

    def __init__(self, size: int) -> None:
        self._page = record(http("x" * 50_000), kind="application/http")
        self._count = size // len(self._page)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, at: int, whence: int = 0) -> int:
        self._at = at if whence == 0 else self._count * len(self._page) + at
        return self._at

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def,override]
        start = self._at % len(self._page)
        left = self._count * len(self._page) - self._at
        data = (self._page[start:] + self._page)[: min(len(buffer), left)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def test_an_archive_of_many_records_is_read_in_constant_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    import tracemalloc

    (reader,) = (one for one in load_plugins().readers if one.name == "warc")

    def peak(size: int) -> int:
        monkeypatch.setattr(Source, "open", lambda self: io.BufferedReader(Endless(size)))
        tracemalloc.start()
        assert sum(1 for one in reader.read(Source(location="a.warc"))) > size // 60_000
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1_000_000)
    assert peak(100_000_000) < peak(10_000_000) + 1_000_000


def test_a_folder_of_web_archives_is_built_and_building_again_changes_nothing(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    packed = [gzip.compress(page(number)) for number in range(3, 8)]
    (news / "whole.warc.gz").write_bytes(b"".join(packed))
    (news / "cut.warc.gz").write_bytes(b"".join(map(gzip.compress, map(page, (21, 22))))[:-40])
    (news / "bad.warc").write_bytes(
        record(http(FOUGHT.format(30)), WARC_Block_Digest=digest(b"x")) + page(31)
    )
    ledger = tmp_path / "a.db"
    build([news], ledger)
    assert [count for (count,) in rows(ledger, "select count from claims order by count")] == [
        3,
        4,
        5,
        6,
        7,
        21,
        31,
    ]
    ((url, when),) = rows(ledger, "select url, retrieved_at from articles where source like '%bad.warc%'")
    assert (url, when) == (f"{SITE}31", "2021-03-06T08:00:01+00:00")
    told = "select source from issues where kind = 'unreadable_file' order by source"
    assert len(rows(ledger, told)) == 2
    before = rows(ledger, "select id, source from articles order by id")
    report = build([news], ledger)
    assert report.articles == 0
    assert rows(ledger, "select id, source from articles order by id") == before


def test_a_page_of_html_is_read_as_its_server_declared_it(tmp_path: Path) -> None:
    text = "Fighting near the town of Kessa (Кесса) killed 5 soldiers on Monday, the army said."
    body = f"<html><body><article><p>{text}</p></article></body></html>".encode("cp1251")
    packed = http(gzip.compress(body), kind="text/html; charset=windows-1251", Content_Encoding="gzip")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(record(packed, f"{SITE}page")))
    build([tmp_path / "a.warc.gz"], tmp_path / "a.db")
    assert rows(tmp_path / "a.db", "select count from claims") == [(5,)]
    ((stored, url, reader),) = rows(
        tmp_path / "a.db",
        "select text, url, reader from articles join article_texts on articles.id = article_texts.article",
    )
    assert "Кесса" in str(stored)
    assert (url, reader) == (f"{SITE}page", "html")


def test_the_same_text_of_the_same_address_is_one_article(tmp_path: Path) -> None:
    content = page(3) + page(3, date="2021-04-06T08:00:01Z") + record(http(FOUGHT.format(4)), f"{SITE}3")
    (tmp_path / "a.warc").write_bytes(content)
    build([tmp_path / "a.warc"], tmp_path / "a.db")
    assert rows(tmp_path / "a.db", "select count(*) from articles") == [(2,)]


def test_an_archive_without_its_library_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "warcio", None)
    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    with pytest.raises(SourceError, match=r"pip install 'conflict-events\[warc\]'"):
        list(extract_source(Source(location="a.warc", content=page(1))))
