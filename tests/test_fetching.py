"""Addresses as sources, against a real server on loopback that answers truthfully, or not."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conflict_events import (
    Fetcher,
    Fetching,
    Issue,
    MetadataError,
    Report,
    Source,
    SourceError,
    build,
    load_plugins,
)
from conflict_events.cli import cli

sys.path.insert(0, str(Path(__file__).parent))
from web_site import Question, Site, answer, moved, serving

NEWS = (
    "STEPANAKERT, 3 October 2020 - Shelling killed at least 49 soldiers near Martakert on Saturday, the "
    "Armenian defence ministry said.\n\nAzerbaijan's army said it had shelled positions there.\n"
)
MORE = NEWS.replace("49", "51")
NOON = dt.datetime(2031, 5, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "conflict.db"


class Clock:
    """Time that passes only when somebody waits; after ``rounds`` waits it says stop."""

    def __init__(self, rounds: int = 1_000_000) -> None:
        self.time = NOON
        self.waits: list[float] = []
        self.rounds = rounds

    def now(self) -> dt.datetime:
        return self.time

    def wait(self, seconds: float) -> bool:
        self.time += dt.timedelta(seconds=seconds)
        if seconds:
            self.waits.append(seconds)
        return len(self.waits) >= self.rounds


def read(db: Path, *addresses: str | Source, clock: Clock | None = None, **options: Any) -> Report:
    time = clock if clock is not None else Clock()
    options = {"allow_private": True, "now": time.now, "wait": time.wait} | options
    return build(addresses, db, workers=1, link=False, fetching=Fetching(**options))


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def issues(db: Path) -> dict[str, str]:
    """The message of each issue about an address, by that address."""
    kinds = "('not_fetched', 'missing_page', 'unreadable_file')"
    found = rows(db, f"select source, message from issues where kind in {kinds}")
    assert len(found) == len(dict(found)), "more than one issue about one address"
    return dict(found)


# --- what is fetched -----------------------------------------------------------------------------


def test_a_page_is_read_by_its_media_type_and_stored_under_its_address(site: Site, db: Path) -> None:
    site.pages["/news/1"] = answer(NEWS)
    assert read(db, site.url("/news/1")).claims == 1
    ((source, url, reader, retrieved),) = rows(db, "select source, url, reader, retrieved_at from articles")
    assert (source, url, reader) == (site.url("/news/1"), site.url("/news/1"), "text")
    assert retrieved == "2031-05-01T12:00:00+00:00"


def test_what_is_known_from_outside_is_stored_with_it(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS)
    read(db, Source(location=site.url("/1"), outlet="Example News", language="en"))
    assert rows(db, "select outlet, language from articles") == [("Example News", "en")]


def test_files_and_addresses_go_together(site: Site, db: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    site.pages["/b"] = answer(MORE)
    assert read(db, str(tmp_path / "a.txt"), site.url("/b")).articles == 2


def test_only_get_is_used_and_the_project_is_named(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS)
    read(db, site.url("/1"))
    assert {question.method for question in site.questions} == {"GET"}
    for question in site.questions:
        assert question.headers["user-agent"].startswith("conflict-events/")
        assert "(+https://" in question.headers["user-agent"]


def test_the_user_agent_is_settable(site: Site, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/1"] = answer(NEWS)
    monkeypatch.setenv("CONFLICT_EVENTS_USER_AGENT", "from-env (me@example.org)")
    read(db, site.url("/1"))
    assert site.questions[-1].headers["user-agent"] == "from-env (me@example.org)"
    read(db, site.url("/1"), user_agent="from-option/2")
    assert site.questions[-1].headers["user-agent"] == "from-option/2"
    with pytest.raises(SourceError, match="is no User-Agent"):
        read(db, site.url("/1"), user_agent="mine\r\nX-Injected: 1")


def test_cookies_are_not_kept(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(status="302 Found", location="/2", set_cookie="visit=1; Path=/")
    site.pages["/2"] = answer(NEWS, set_cookie="visit=2; Path=/")
    read(db, site.url("/1"), site.url("/2"))
    assert all("cookie" not in question.headers for question in site.questions)


def test_a_password_is_sent_to_its_host_and_stored_nowhere(site: Site, db: Path, tmp_path: Path) -> None:
    site.pages["/1"] = answer(status="302 Found", location="/2")
    site.pages["/2"] = answer(NEWS)
    read(
        db,
        site.url("/1").replace("://", "://anna:s3cret@"),
        site.url("/gone").replace("://", "://anna:s3cret@"),
    )
    assert site.asked("/1")[0].headers["authorization"] == "Basic YW5uYTpzM2NyZXQ="
    assert site.asked("/2")[0].headers["authorization"] == "Basic YW5uYTpzM2NyZXQ="
    assert "authorization" not in site.asked("/robots.txt")[0].headers
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        data += gzip.decompress(data) if path.suffix == ".gz" else b""
        for secret in (b"s3cret", b"YW5uYTpzM2NyZXQ"):
            assert secret not in data, path.name


def test_a_password_does_not_follow_a_redirect_to_another_host(db: Path) -> None:
    with serving() as first, serving() as second:
        first.pages["/1"] = moved(second.url("/2"))
        second.pages["/2"] = answer(NEWS)
        read(db, first.url("/1").replace("://", "://anna:s3cret@"))
        assert "authorization" not in second.asked("/2")[0].headers


def test_the_charset_of_the_header_is_believed_where_it_fits(site: Site, db: Path) -> None:
    dutch = (
        "De Oekraïense minister zei dat bij beschietingen in Charkiv zeker vijf burgers zijn gedood.\n" * 3
    )
    site.pages["/a"] = answer(dutch.encode("cp1252"), content_type="text/plain; charset=windows-1252")
    site.pages["/b"] = answer(dutch.encode(), content_type="text/plain; charset=iso-8859-1")
    site.pages["/c"] = answer(dutch.encode(), content_type='text/plain; charset="no-such-thing"')
    read(db, *(site.url(path) for path in ("/a", "/b", "/c")))
    texts = [text for (text,) in rows(db, "select text from article_texts")]
    assert len(texts) == 3
    assert all("Oekraïense" in text for text in texts)


@pytest.mark.parametrize(
    "charset", ["punycode", "base64", "rot13", "unicode_escape", "x\x01y", "utf-16", "*=''"]
)
def test_an_encoding_that_no_text_is_in_is_not_believed(charset: str) -> None:
    # 'punycode' is quadratic: 20 MB of it would take hours.
    from conflict_events import text_codec
    from conflict_events_plugins.fetch.exchange import Exchange

    told = [("Content-Type", f"text/html; charset={charset}")]
    exchange = Exchange(url="", sent=[], status=200, reason="", headers=told)
    media_type, encoding = exchange.content_type()
    assert media_type == "text/html"
    assert encoding == ("utf-16" if charset == "utf-16" else None)
    assert text_codec(charset) == encoding


@pytest.mark.parametrize("how", ["gzip", "deflate", "bare deflate", "two parts"])
def test_packed_answers_are_unpacked(site: Site, db: Path, how: str) -> None:
    data = NEWS.encode()
    bare = zlib.compressobj(wbits=-15)
    body = {
        "gzip": gzip.compress(data),
        "deflate": zlib.compress(data),
        "bare deflate": bare.compress(data) + bare.flush(),
        "two parts": gzip.compress(data[:50]) + gzip.compress(data[50:]),
    }[how]
    site.pages["/1"] = answer(body, content_encoding="deflate" if "deflate" in how else "gzip")
    assert read(db, site.url("/1")).claims == 1


def test_a_chunked_answer_is_put_together(site: Site, db: Path) -> None:
    data = NEWS.encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.pages["/1"] = head + b"".join(
        f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (data[:40], data[40:], b"")
    )
    assert read(db, site.url("/1")).claims == 1


# --- what is not ---------------------------------------------------------------------------------


def endless(_: Question) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
    yield from itertools.repeat(b"news " * 1000)


def trickle(_: Question) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"
    pause = threading.Event()
    while True:
        pause.wait(0.05)
        yield b"n"


def trickling_headers(_: Question) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    pause = threading.Event()
    for number in itertools.count():
        pause.wait(0.05)
        yield f"X-{number}: n\r\n".encode()


def going_on(_: Question) -> Iterator[bytes]:
    yield from itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n")


def silence(_: Question) -> Iterator[bytes]:
    threading.Event().wait(3)
    yield b""


def chunked(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n" + body


BOMB = gzip.compress(bytes(3_000_000))
PLAIN = {"content_type": "text/plain"}
REFUSED: dict[str, tuple[Any, str]] = {
    "/loop": (moved("/loop"), "leads on more than 5 times"),
    "/ring-a": (moved("/ring-b"), "leads on more than 5 times"),
    "/ring-b": (moved("/ring-a"), "leads on more than 5 times"),
    "/file": (moved("file:" + "///etc/passwd"), "only http and https are fetched"),
    "/ftp": (moved("ftp://example.org/x"), "only http and https are fetched"),
    "/script": (moved("javascript:alert(1)"), "leads on to"),
    "/nowhere": (answer(status="302 Found"), "answers 302 without saying where to"),
    "/crooked": (moved("http://[::1"), "leads on to"),
    "/injected": (moved("/x%0d%0aX-Evil: 1\r\n\r\nrubbish"), "answers 404"),
    "/choices": (answer("choose", status="300 Multiple Choices"), "answers 300"),
    "/trickle": (trickle, "took more than 1 seconds; try again later, or set CONFLICT_EVENTS_FETCH_SECONDS"),
    "/headers": (trickling_headers, "took more than 1 seconds"),
    "/going-on": (going_on, "took more than 1 seconds"),
    "/silence": (silence, "took more than 1 seconds"),
    "/endless": (endless, "is more than 100,000 bytes; leave it out, or set CONFLICT_EVENTS_MAX_FETCH_BYTES"),
    "/large": (answer("news " * 40_000), "is more than 100,000 bytes"),
    "/bomb": (answer(BOMB, content_encoding="gzip", **PLAIN), "is more than 100,000 bytes"),
    "/bomb-deflate": (
        answer(zlib.compress(bytes(3_000_000)), content_encoding="deflate"),
        "more than 100,000",
    ),
    "/long-headers": (answer(NEWS, x_long="a" * 200_000), "does not answer as HTTP asks"),
    "/shorter": (answer(NEWS, content_length="5000"), "does not answer as HTTP asks"),
    "/length": (answer(NEWS, content_length="many"), "does not answer as HTTP asks"),
    "/lengths": (answer(NEWS, content_length="3, 300"), "does not answer as HTTP asks"),
    "/not-gzip": (answer(NEWS, content_encoding="gzip"), "says that it is packed as gzip, and is not"),
    "/half-gzip": (answer(gzip.compress(NEWS.encode())[:-20], content_encoding="gzip"), "ends in the middle"),
    "/brotli": (answer(b"\x0b\x02\x80", content_encoding="br"), "is packed as 'br', which was not asked for"),
    "/twice": (answer(NEWS, content_encoding="gzip, gzip"), "is packed as 'gzip, gzip'"),
    "/chunk-size": (chunked(b"zz\r\nnews\r\n0\r\n\r\n"), "does not answer as HTTP asks"),
    "/chunk-cut": (chunked(b"ff\r\nnews"), "does not answer as HTTP asks"),
    "/rubbish": (bytes(range(256)) * 4, "does not answer as HTTP asks"),
    "/hangs-up": (b"", "does not answer as HTTP asks"),
    "/unasked-304": (answer(status="304 Not Modified"), "has not changed, though nobody asked that"),
    "/204": (answer(status="204 No Content"), "has nothing to show"),
    "/206": (answer("part", status="206 Partial Content"), "answers 206"),
    "/400": (answer("", status="400 Bad Request"), "look in a browser"),
    "/401": (answer("", status="401 Unauthorized"), "wants a name and a password"),
    "/403": (answer("", status="403 Forbidden"), "save the page in a browser"),
    "/404": (answer("not here", status="404 Not Found"), "check the address"),
    "/410": (answer("", status="410 Gone"), "is gone for good; take it out"),
    "/418": (answer("", status="418 I'm a teapot"), "answers 418"),
    "/429": (answer("", status="429 Too Many Requests"), "ask less often"),
    "/451": (answer("", status="451 Unavailable"), "withheld for legal reasons"),
    "/500": (answer("", status="500 Oops"), "has failed; try again later"),
    "/503": (answer("", status="503 Service Unavailable"), "try again later"),
    "/empty": (answer(""), "answers with nothing"),
    "/blank": (answer(" \n \n"), "no text was found in it"),
    "/binary": (answer(bytes(range(256)) * 8, content_type="text/plain"), ""),
    "/unknown": (answer(NEWS, content_type="application/x-nobody-reads-this"), "no reader fits"),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Path, Report]]:
    db = tmp_path_factory.mktemp("refused") / "conflict.db"
    with serving() as site, pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONFLICT_EVENTS_FETCH_SECONDS", "1")
        patch.setenv("CONFLICT_EVENTS_MAX_FETCH_BYTES", "100000")
        site.pages = {path: page for path, (page, _) in REFUSED.items()}
        site.pages["/good"] = answer(NEWS)
        report = read(db, *(site.url(path) for path in REFUSED), site.url("/good"))
        yield site, db, report


@pytest.mark.parametrize("path", REFUSED)
def test_an_answer_that_brings_nothing_is_one_issue_that_says_what_to_do(
    refused: tuple[Site, Path, Report], path: str
) -> None:
    site, db, _ = refused
    message = issues(db)[site.url(path)]
    assert REFUSED[path][1] in message
    assert message.startswith(site.url(path))
    assert ";" in message, "does not say what to do"


def test_bad_answers_cost_only_themselves(refused: tuple[Site, Path, Report]) -> None:
    site, db, report = refused
    assert report.failed == len(REFUSED)
    assert rows(db, "select source from articles") == [(site.url("/good"),)]


def test_an_answer_longer_than_it_says_is_read_as_far_as_it_says(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS + "\nAnd a hundred more were killed.", content_length=str(len(NEWS)))
    read(db, site.url("/1"))
    assert "hundred" not in rows(db, "select text from article_texts")[0][0]


def test_redirects_are_followed_and_the_last_address_is_the_url(site: Site, db: Path) -> None:
    for number in range(5):
        site.pages[f"/{number}"] = moved(f"/{number + 1}", "301 Moved Permanently")
    site.pages["/5"] = answer(NEWS)
    read(db, site.url("/0"))
    assert rows(db, "select source, url from articles") == [(site.url("/0"), site.url("/5"))]


def test_what_is_no_address_is_an_issue_or_an_error(db: Path) -> None:
    read(db, "http://", "https://exa mple.org/", "http://example.org:port/", "http://[::1/")
    assert len(issues(db)) == 4
    with pytest.raises(SourceError, match=r"no plugin fetches such addresses \(fetched are: http, https\)"):
        read(db, "gopher://example.org/")


def test_a_host_that_is_not_there_is_an_issue(db: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        read(db, f"http://127.0.0.1:{port}/1", "http://no-such-host.invalid/")
    messages = issues(db)
    assert "cannot be reached" in messages[f"http://127.0.0.1:{port}/1"]
    assert "is not known" in messages["http://no-such-host.invalid/"]


def test_a_plugin_can_fetch_addresses_of_its_own(db: Path) -> None:
    def recall(asked: Iterable[Source], fetching: Fetching) -> Iterator[Source | Issue]:
        for source in asked:
            if source.location.endswith("/lost"):
                message = f"{source.location}: is forgotten; think again"
                yield Issue(kind="not_fetched", message=message, source=source.location)
            else:
                yield replace(source, content=NEWS.encode(), media_type="text/plain")

    mine = Fetcher(name="memory", schemes=("memory",), fetch=recall)
    plugins = replace(load_plugins(), fetchers=(mine,))
    report = build(["memory://a/1", "memory://a/lost"], db, plugins=plugins, link=False)
    assert (report.articles, report.failed) == (1, 1)
    assert issues(db) == {"memory://a/lost": "memory://a/lost: is forgotten; think again"}


def test_a_missing_library_is_named_with_what_to_install(db: Path) -> None:
    (ours,) = load_plugins().fetchers
    lacking = replace(load_plugins(), fetchers=(replace(ours, needs=("no_such_library",)),))
    with pytest.raises(
        SourceError, match=r"no_such_library\); install them with: pip install 'conflict-events\[fetch\]'"
    ):
        build(["https://example.org/"], db, plugins=lacking)
    assert not db.exists()


def test_watch_names_a_missing_library_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    done = CliRunner().invoke(cli, ["watch", str(feeds(tmp_path, "url = 'https://example.org/'"))])
    assert done.exit_code == 1
    assert "pip install 'conflict-events[fetch]'" in done.output


# --- hosts that are not of the open internet --------------------------------------------------------

PRIVATE = """
127.0.0.1 localhost 0.0.0.0 127.1 2130706433 0x7f.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254
100.100.100.200 168.63.129.16 192.0.0.192 224.0.0.1 255.255.255.255 240.0.0.1 198.18.0.1 [::] [::1] [fe80::1]
[fd00:ec2::254] [ff02::1] [::ffff:127.0.0.1] [::ffff:a9fe:a9fe] [64:ff9b::7f00:1] [2002:7f00:1::]
""".split()


def test_private_hosts_are_refused_however_they_are_written(site: Site, db: Path) -> None:
    addresses = [f"http://{host}:{site.port}/" for host in PRIVATE]
    read(db, *addresses, allow_private=False)
    assert len(issues(db)) == len(PRIVATE)
    for address, message in issues(db).items():
        assert "no public address; if it is yours, say --allow-private" in message, address
    assert site.questions == []


def test_a_redirect_to_a_private_host_is_refused(
    site: Site, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve = socket.getaddrinfo
    # A server of the open internet there is not in a test: one name of this machine passes for it.
    import conflict_events_plugins.fetch.addresses as addresses

    public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.2" or public(ip))
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: resolve("127.0.0.2" if host == "news.example" else host, *rest, **more),
    )
    with serving(host="127.0.0.2") as outside:
        outside.pages["/1"] = moved(site.url("/inside"))
        outside.pages["/2"] = answer(NEWS)
        read(
            db,
            outside.url("/1", host="news.example"),
            outside.url("/2", host="news.example"),
            allow_private=False,
        )
        (message,) = issues(db).values()
        assert "127.0.0.1, which is no public address" in message
        assert site.questions == []
        assert len(rows(db, "select id from articles")) == 1


def test_a_name_is_resolved_once_and_what_was_checked_is_connected_to(
    site: Site, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve, answers = socket.getaddrinfo, []

    def rebinding(host: str, *rest: Any, **more: Any) -> Any:
        if host == "rebinding.example":
            answers.append("127.0.0.1")
            host = "127.0.0.1"
        return resolve(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    site.pages["/robots.txt"] = answer("")
    site.pages["/1"] = answer(NEWS)
    assert read(db, site.url("/1", host="rebinding.example")).articles == 1
    assert len(answers) == len(site.questions) == 2
    assert {question.headers["host"] for question in site.questions} == {f"rebinding.example:{site.port}"}


# --- TLS -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1, in one file, signed by itself."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    import ipaddress

    names = [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    today = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(context) as served:
        yield served


def test_https_is_fetched_where_the_certificate_is_good(
    secure: Site, db: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure.pages["/1"] = answer(NEWS)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert read(db, secure.url("/1")).articles == 1


def test_https_is_refused_where_the_certificate_is_not(secure: Site, db: Path) -> None:
    secure.pages["/1"] = answer(NEWS)
    read(db, secure.url("/1"))
    assert "certificate verify failed" in issues(db)[secure.url("/1")].lower()


def test_a_certificate_holds_for_its_own_name_only(
    secure: Site, db: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    read(db, secure.url("/1", host="localhost"))
    assert "certificate" in issues(db)[secure.url("/1", host="localhost")].lower()


def test_a_redirect_from_https_to_http_is_refused_and_the_other_way_followed(
    secure: Site, site: Site, db: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secure.pages |= {"/down": moved(site.url("/page")), "/page": answer(NEWS)}
    site.pages |= {"/up": moved(secure.url("/page")), "/page": answer(MORE)}
    read(db, secure.url("/down"), site.url("/up"))
    assert "leads from https to http" in issues(db)[secure.url("/down")]
    assert rows(db, "select source, url from articles") == [(site.url("/up"), secure.url("/page"))]


# --- what is remembered -----------------------------------------------------------------------------------


def remembering(body: str, etag: str) -> Any:
    """A page that answers 304 to whoever knows it."""

    def page(question: Question) -> Iterator[bytes]:
        known = question.headers.get("if-none-match") == etag
        yield answer(status="304 Not Modified", etag=etag) if known else answer(body, etag=etag)

    return page


def test_what_has_not_changed_is_asked_for_conditionally_and_passed_over(site: Site, db: Path) -> None:
    site.pages["/1"] = remembering(NEWS, '"v1"')
    assert read(db, site.url("/1")).articles == 1
    again = read(db, site.url("/1"))
    assert (again.articles, again.unchanged, again.failed) == (0, 1, 0)
    assert site.asked("/1")[1].headers["if-none-match"] == '"v1"'
    site.pages["/1"] = remembering(MORE, '"v2"')
    assert read(db, site.url("/1")).articles == 1
    assert "51 soldiers" in rows(db, "select text from article_texts")[0][0]


def test_last_modified_does_as_well(site: Site, db: Path) -> None:
    then = "Fri, 16 Sep 2022 08:00:00 GMT"
    site.pages["/1"] = answer(NEWS, last_modified=then)
    read(db, site.url("/1"))
    read(db, site.url("/1"))
    assert site.asked("/1")[1].headers["if-modified-since"] == then
    # and it is never taken for the day of publication
    assert rows(db, "select published_source from articles") == [("dateline",)]


def test_the_same_bytes_are_unchanged_also_where_the_server_remembers_nothing(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS)
    clock = Clock()
    read(db, site.url("/1"), clock=clock)
    clock.time += dt.timedelta(days=3)
    assert read(db, site.url("/1"), clock=clock).unchanged == 1
    assert rows(db, "select retrieved_at from articles") == [("2031-05-01T12:00:00+00:00",)]


def test_a_new_database_asks_for_everything_whatever_the_record_says(site: Site, db: Path) -> None:
    site.pages["/1"] = remembering(NEWS, '"v1"')
    read(db, site.url("/1"))
    db.unlink()
    assert read(db, site.url("/1")).articles == 1


def test_without_an_archive_unchanged_pages_are_still_not_sent_again(site: Site, db: Path) -> None:
    site.pages["/1"] = remembering(NEWS, '"v1"')
    read(db, site.url("/1"), keep=False)
    assert read(db, site.url("/1"), keep=False).unchanged == 1
    assert "if-none-match" in site.asked("/1")[1].headers
    assert not list(db.parent.glob("*.warc*"))


def test_a_page_that_failed_and_works_again_has_no_issue_left(site: Site, db: Path) -> None:
    site.pages["/1"] = remembering(NEWS, '"v1"')
    read(db, site.url("/1"))
    site.pages["/1"] = answer(status="500 Oops")
    assert read(db, site.url("/1")).failed == 1
    assert len(rows(db, "select id from articles")) == 1
    site.pages["/1"] = remembering(NEWS, '"v1"')
    read(db, site.url("/1"))
    assert issues(db) == {}
    assert len(rows(db, "select id from articles")) == 1


def test_a_page_that_is_gone_stays_and_is_marked_until_it_is_back(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS)
    read(db, site.url("/1"))
    del site.pages["/1"]
    read(db, site.url("/1"))
    assert rows(db, "select missing_since is not null, id is not null from articles") == [(1, 1)]
    assert len(rows(db, "select id from claims")) == 1
    site.pages["/1"] = answer(NEWS)
    read(db, site.url("/1"))
    assert rows(db, "select missing_since from articles") == [(None,)]
    assert issues(db) == {}


def test_a_server_that_says_when_to_come_back_is_not_asked_before(site: Site, db: Path) -> None:
    clock = Clock()
    site.pages["/a"] = answer(status="429 Too Many Requests", retry_after="3600")
    site.pages["/b"] = answer(status="503 Busy", retry_after="Thu, 01 May 2031 14:00:00 GMT")
    site.pages["/c"] = answer(status="503 Busy", retry_after="soon")
    for path in "/a /b /c /a /b /c".split():
        read(db, site.url(path), clock=clock)
    assert [len(site.asked(path)) for path in "/a /b /c".split()] == [1, 1, 2]
    assert "does not want to be asked before 2031-05-01T13:00:00+00:00" in issues(db)[site.url("/a")]
    assert "2031-05-01T14:00:00+00:00" in issues(db)[site.url("/b")]
    site.pages["/a"] = answer(NEWS)
    clock.time += dt.timedelta(hours=1)
    assert read(db, site.url("/a"), clock=clock).articles == 1


def test_a_host_that_has_had_enough_is_not_asked_for_other_pages_either(site: Site, db: Path) -> None:
    site.pages = {"/1": answer(status="429 Slow", retry_after="60"), "/2": answer(NEWS)}
    with serving() as other:
        other.pages["/3"] = answer(MORE)
        assert read(db, site.url("/1"), site.url("/2"), other.url("/3")).articles == 1
    assert site.asked("/2") == []
    assert set(issues(db)) == {site.url("/1"), site.url("/2")}


def test_a_version_that_cannot_be_sent_back_is_not(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS, etag='"é"', last_modified="yesterday")
    read(db, site.url("/1"))
    assert read(db, site.url("/1")).unchanged == 1
    assert "if-none-match" not in site.asked("/1")[1].headers


def test_a_record_that_is_none_is_named(site: Site, db: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    record.write_bytes(b"this is no SQLite file, and long enough to be sure of it" * 4)
    with pytest.raises(SourceError, match=r"record.db: the record of what was fetched cannot be used"):
        read(db, site.url("/1"), record=record)


# --- politeness ---------------------------------------------------------------------------------------------


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, db: Path) -> None:
    site.pages |= {"/open/1": answer(NEWS), "/closed/1": answer(MORE), "/moved": moved("/closed/1")}
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /closed/\n")
    read(db, *(site.url(path) for path in ("/open/1", "/closed/1", "/moved")))
    assert site.asked("/closed/1") == []
    assert set(issues(db)) == {site.url("/closed/1"), site.url("/moved")}
    assert all("is forbidden to robots by" in message for message in issues(db).values())


def test_rules_for_us_by_name_hold_before_those_for_all(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS)
    site.pages["/robots.txt"] = answer(
        "User-agent: *\nDisallow:\n\nUser-agent: conflict-events\nDisallow: /\n"
    )
    read(db, site.url("/1"))
    assert len(issues(db)) == 1
    assert read(db, site.url("/1"), user_agent="other/1").articles == 1


def test_robots_txt_is_asked_once_a_day(site: Site, db: Path) -> None:
    site.pages |= {"/1": answer(NEWS), "/2": answer(MORE), "/robots.txt": answer("User-agent: *\nAllow: /\n")}
    clock = Clock()
    read(db, site.url("/1"), site.url("/2"), clock=clock)
    read(db, site.url("/1"), clock=clock)
    assert len(site.asked("/robots.txt")) == 1
    clock.time += dt.timedelta(days=1, minutes=1)
    read(db, site.url("/1"), clock=clock)
    assert len(site.asked("/robots.txt")) == 2


ROBOTS: dict[str, tuple[Any, bool]] = {
    "not there": (answer(status="404 Not Found"), True),
    "not for us": (answer(status="403 Forbidden"), True),
    "failing": (answer(status="500 Oops"), False),
    "busy": (answer(status="503 Busy"), False),
    "asked too often": (answer(status="429 Slow"), False),
    "in a circle": (moved("/robots.txt"), False),
    "silent": (silence, False),
    "rubbish": (answer(bytes(range(256)) * 20), True),
    "huge": (answer("User-agent: *\nDisallow: /private\n" + "# nothing\n" * 100_000), True),
    "endless": (lambda _: itertools.chain([b"HTTP/1.1 200 OK\r\n\r\n"], itertools.repeat(b"#" * 999)), True),
    "a page": (answer("<html><body>No such page", content_type="text/html"), True),
}


@pytest.mark.parametrize("state", ROBOTS)
def test_without_readable_rules_all_or_nothing_is_allowed(
    site: Site, db: Path, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_FETCH_SECONDS", "1")
    site.pages |= {"/1": answer(NEWS), "/2": answer(MORE), "/robots.txt": ROBOTS[state][0]}
    read(db, site.url("/1"), site.url("/2"))
    if ROBOTS[state][1]:
        assert issues(db) == {}
    else:
        assert site.asked("/1") == site.asked("/2") == []
        assert len(issues(db)) == 2
        assert all("is not fetched now, since" in message for message in issues(db).values())
        assert len(site.asked("/robots.txt")) in (1, 6), "asked again for the second page"


def test_between_two_questions_to_a_host_is_a_pause(site: Site, db: Path) -> None:
    site.pages = {f"/{number}": answer(NEWS.replace("49", f"{number}9")) for number in range(1, 4)}
    clock = Clock()
    read(db, *(site.url(path) for path in site.pages), clock=clock)
    assert clock.waits == [1, 1]


@pytest.mark.parametrize(("asked", "kept"), [("7", 7), ("0.1", 1), ("100000", 60), ("often", 1)])
def test_the_pause_is_what_robots_txt_asks_for_within_reason(
    site: Site, db: Path, asked: str, kept: int
) -> None:
    site.pages = {"/1": answer(NEWS), "/2": answer(MORE)}
    site.pages["/robots.txt"] = answer(f"User-agent: *\nCrawl-delay: {asked}\n")
    clock = Clock()
    read(db, site.url("/1"), site.url("/2"), clock=clock)
    assert clock.waits == [kept]


def test_a_stop_ends_fetching_and_what_was_fetched_is_stored(site: Site, db: Path) -> None:
    site.pages = {"/1": answer(NEWS), "/2": answer(MORE)}
    report = read(db, site.url("/1"), site.url("/2"), clock=Clock(rounds=1))
    assert (report.articles, report.failed) == (1, 0)
    assert site.asked("/2") == []


# --- the archive ----------------------------------------------------------------------------------------------


def archived(path: Path) -> list[tuple[str, str, bytes]]:
    """Type, address and HTTP body of each record, as FastWARC reads them; digests are checked."""
    fastwarc = pytest.importorskip("fastwarc")
    records = []
    with path.open("rb") as file:
        for record in fastwarc.ArchiveIterator(file, parse_http=False):
            assert record.verify_block_digest()
            kind = record.headers.get("WARC-Type")
            record.parse_http()
            if kind == "response":
                assert record.verify_payload_digest()
            body = b"" if kind == "warcinfo" else record.reader.read()
            records.append((kind, record.headers.get("WARC-Target-URI"), body))
    return records


def test_what_is_fetched_is_kept_with_its_question_and_its_redirects(site: Site, db: Path) -> None:
    site.pages = {"/old": moved("/1"), "/1": answer(gzip.compress(NEWS.encode()), content_encoding="gzip")}
    read(db, site.url("/old"))
    assert archived(db.with_suffix(".warc.gz")) == [
        ("warcinfo", None, b""),
        ("response", site.url("/old"), b""),
        ("request", site.url("/old"), b""),
        ("response", site.url("/1"), NEWS.encode()),
        ("request", site.url("/1"), b""),
    ]


def test_warcio_reads_the_archive_and_finds_no_fault(site: Site, db: Path) -> None:
    checker = pytest.importorskip("warcio.checker")
    site.pages = {"/1": answer(NEWS), "/ü?a=b c": answer(MORE), "/%C3%BC?a=b%20c": answer(MORE)}
    read(db, site.url("/1"), site.url("/ü?a=b c"))
    assert checker.Checker(_Checked([str(db.with_suffix(".warc.gz"))])).process_all() == 0


class _Checked:
    """What the command line of warcio would say."""

    def __init__(self, inputs: list[str]) -> None:
        self.inputs, self.verbose = inputs, True


def test_bytes_that_are_kept_already_are_only_pointed_to(site: Site, db: Path) -> None:
    site.pages = {"/1": answer(NEWS), "/copy": answer(NEWS)}
    for _ in range(2):
        read(db, site.url("/1"), site.url("/copy"))
    kinds = [(kind, url) for kind, url, _ in archived(db.with_suffix(".warc.gz")) if kind != "request"]
    assert kinds == [
        ("warcinfo", None),
        ("response", site.url("/1")),
        ("revisit", site.url("/copy")),
        ("revisit", site.url("/1")),
        ("revisit", site.url("/copy")),
    ]


def test_an_archive_that_was_taken_away_is_begun_anew(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS)
    read(db, site.url("/1"))
    db.with_suffix(".warc.gz").unlink()
    read(db, site.url("/1"))
    assert [kind for kind, _, _ in archived(db.with_suffix(".warc.gz"))] == [
        "warcinfo",
        "response",
        "request",
    ]


def test_an_archive_can_be_a_folder_with_a_file_a_day(site: Site, db: Path, tmp_path: Path) -> None:
    site.pages = {"/1": answer(NEWS), "/2": answer(MORE)}
    clock = Clock()
    read(db, site.url("/1"), archive=tmp_path / "kept", clock=clock)
    clock.time += dt.timedelta(days=1)
    read(db, site.url("/2"), archive=tmp_path / "kept", clock=clock)
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == [
        "2031-05-01.warc.gz",
        "2031-05-02.warc.gz",
    ]


def test_an_archive_that_cannot_be_written_is_an_issue(site: Site, db: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    site.pages["/1"] = answer(NEWS)
    read(db, site.url("/1"), archive=tmp_path / "file" / "kept.warc.gz")
    assert "the archive cannot be written" in issues(db)[site.url("/1")]


# --- the command line, and watching ------------------------------------------------------------------------------


def run(*arguments: object) -> str:
    done = CliRunner().invoke(cli, [str(one) for one in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_build_takes_addresses_and_refuses_private_ones_unless_told(site: Site, db: Path) -> None:
    site.pages["/1"] = answer(NEWS)
    assert "1 part not readable" in run("build", site.url("/1"), "-d", db)
    assert "1 article" in run("build", site.url("/1"), "-d", db, "--allow-private", "--no-archive")
    assert not db.with_suffix(".warc.gz").exists()


def feeds(tmp_path: Path, *entries: str, defaults: str = "") -> Path:
    path = tmp_path / "feeds.toml"
    listed = "".join(f"[[feeds]]\n{entry}\n" for entry in entries)
    path.write_text(f"[defaults]\n{defaults}\n{listed}", encoding="utf-8")
    return path


def test_watch_once_asks_what_is_due_and_ends(site: Site, db: Path, tmp_path: Path) -> None:
    site.pages = {"/1": answer(NEWS), "/2": answer(MORE)}
    listed = feeds(tmp_path, f'url = "{site.url("/1")}"\noutlet = "One"', f'url = "{site.url("/2")}"')
    run("watch", listed, "--once", "-d", db, "--allow-private")
    assert dict(rows(db, "select source, outlet from articles")) == {
        site.url("/1"): "One",
        site.url("/2"): None,
    }
    run("watch", listed, "--once", "-d", db, "--allow-private")
    assert len(site.asked("/1")) == len(site.asked("/2")) == 1


def watching(listed: Path, db: Path, clock: Clock, once: bool = False) -> list[str]:
    """Runs a watch until its clock says stop; what it said."""
    from conflict_events_plugins.fetch.feeds import read_feeds
    from conflict_events_plugins.fetch.watching import watch

    said: list[str] = []
    fetching = Fetching(allow_private=True, now=clock.now, wait=clock.wait)
    watch(
        read_feeds(listed), db, fetching=fetching, once=once, say=said.append, spread=lambda a, b: (a + b) / 2
    )
    return said


def test_each_feed_is_asked_in_its_own_interval(site: Site, db: Path, tmp_path: Path) -> None:
    with serving() as other:
        site.pages["/1"], other.pages["/2"] = answer(NEWS), answer(MORE)
        listed = feeds(
            tmp_path,
            f'url = "{site.url("/1")}"',
            f'url = "{other.url("/2")}"\ninterval = "2h"',
            defaults='interval = "30m"',
        )
        clock = Clock(rounds=5)
        said = watching(listed, db, clock)
        assert clock.time - NOON == dt.timedelta(hours=2, minutes=30)
        assert (len(site.asked("/1")), len(other.asked("/2"))) == (5, 2)
    assert "2 asked; articles: 2 new or changed" in said[0]
    assert said[-1] == "stopped"


def test_what_comes_new_is_stored_and_linked(site: Site, db: Path, tmp_path: Path) -> None:
    versions = iter([NEWS, MORE, MORE])
    site.pages["/1"] = lambda _: [answer(next(versions))]
    watching(feeds(tmp_path, f'url = "{site.url("/1")}"'), db, Clock(rounds=3))
    assert "51" in rows(db, "select text from article_texts")[0][0]
    assert len(rows(db, "select id from events")) > 0


def test_an_address_that_fails_is_asked_less_and_less_and_the_rest_goes_on(
    site: Site, db: Path, tmp_path: Path
) -> None:
    with serving() as other:
        other.pages["/2"] = answer(NEWS)
        site.pages["/1"] = answer(status="500 Oops")
        listed = feeds(tmp_path, f'url = "{site.url("/1")}"', f'url = "{other.url("/2")}"')
        watching(listed, db, Clock(rounds=7))
        # 30 minutes, doubled with every failure: after one hour, and after two more.
        assert (len(site.asked("/1")), len(other.asked("/2"))) == (3, 7)
        assert set(issues(db)) == {site.url("/1")}


def test_a_server_that_is_busy_or_sure_is_left_alone_as_it_says(site: Site, db: Path, tmp_path: Path) -> None:
    with serving() as other:
        site.pages["/1"] = answer(status="429 Slow", retry_after=str(5 * 3600))
        other.pages["/2"] = answer(NEWS, cache_control="public, max-age=7200")
        listed = feeds(tmp_path, f'url = "{site.url("/1")}"', f'url = "{other.url("/2")}"')
        clock = Clock(rounds=3)
        watching(listed, db, clock)
        assert (len(site.asked("/1")), len(other.asked("/2"))) == (1, 3)
        assert clock.time - NOON == dt.timedelta(hours=5)


def test_a_watch_that_starts_again_goes_on_where_it_was(site: Site, db: Path, tmp_path: Path) -> None:
    site.pages["/1"] = answer(NEWS)
    listed, clock = feeds(tmp_path, f'url = "{site.url("/1")}"'), Clock()
    watching(listed, db, clock, once=True)
    clock.time += dt.timedelta(minutes=20)
    watching(listed, db, clock, once=True)
    assert len(site.asked("/1")) == 1
    clock.time += dt.timedelta(minutes=9)
    watching(listed, db, clock, once=True)
    assert len(site.asked("/1")) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "lists no feeds"),
        ("[[feeds]", "is not valid TOML"),
        ("[[feeds]]\noutlet = 'x'", "number 1: has no url"),
        ("[[feeds]]\nurl = 'ftp://x/'", "only http and https"),
        ("[[feeds]]\nurl = 'https://x/'\ninterval = 'often'", "interval: 'often' is none"),
        ("[[feeds]]\nurl = 'https://x/'\ninterval = '5s'", "at least"),
        ("[[feeds]]\nurl = 'https://x/'\nevery = '5m'", "every: is not known; use one of url, interval"),
        ("[[feeds]]\nurl = 'https://x/'\nlanguage = 3", "language: 3 is no text"),
        ("[[feeds]]\nurl = 'https://x/'\n[[feeds]]\nurl = 'https://x/'", "is listed before"),
        ("feeds = ['https://x/']", "number 1: has no url"),
        ("[[feeds]]\nurl = 'https://x/'\nfollow = 'yes'", "follow: 'yes' is neither; write true or false"),
        ("[sources]\na = 1", "sources: is not known"),
    ],
)
def test_a_list_of_feeds_that_is_wrong_is_refused_with_file_and_key(
    tmp_path: Path, text: str, said: str
) -> None:
    from conflict_events_plugins.fetch.feeds import read_feeds

    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MetadataError) as raised:
        read_feeds(path)
    assert said in str(raised.value)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_watch_when_what_is_fetched_is_stored(
    site: Site, db: Path, tmp_path: Path, number: signal.Signals
) -> None:
    asked, answered = threading.Event(), threading.Event()

    def page(_: Question) -> Iterator[bytes]:
        asked.set()
        answered.wait(30)
        yield answer(NEWS)

    site.pages |= {"/1": page, "/2": answer(MORE)}
    listed = feeds(tmp_path, f'url = "{site.url("/1")}"', f'url = "{site.url("/2")}"')
    command = [sys.executable, "-c", "from conflict_events.cli import main; main()"]
    with subprocess.Popen(
        [*command, "watch", str(listed), "-d", str(db), "--allow-private"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert asked.wait(60)
        process.send_signal(number)
        answered.set()
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output
    assert "stopped" in output
    assert rows(db, "select source from articles") == [(site.url("/1"),)]
    assert site.asked("/2") == []


# --- with the readers ---------------------------------------------------------------------------------------------

PAGE = """<!doctype html><html lang="en"><head><title>Shelling near Martakert</title>
<meta property="article:published_time" content="2020-10-04T10:00:00Z"></head><body><nav>Home, world, sport</nav>
<article><h1>Shelling near Martakert</h1><p>Shelling killed at least 49 soldiers near Martakert on Saturday, the
Armenian defence ministry said.</p><p>Azerbaijan's army said that it had shelled positions of the other side there,
and that fighting went on in the evening.</p></article></body></html>"""


def feed(*deaths: int) -> str:
    items = "".join(
        f"<item><title>Report {number}</title><link>https://example.org/{number}</link>"
        "<pubDate>Sun, 04 Oct 2020 10:00:00 GMT</pubDate>"
        f"<description>{NEWS.replace('49', str(number))}</description></item>"
        for number in deaths
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title>{items}</channel></rss>"


def test_pages_and_feeds_are_read_whatever_their_address_ends_in(site: Site, db: Path) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("feedparser")
    site.pages = {
        "/story.php?id=7": answer(PAGE, content_type="text/html"),
        "/feed": answer(feed(60, 61), content_type="application/rss+xml"),
        "/lying": answer(feed(62), content_type="text/html; charset=utf-8"),
        "/vague": answer(feed(63), content_type="application/octet-stream"),
    }
    read(db, *(site.url(path) for path in site.pages))
    assert issues(db) == {}
    found = rows(db, "select source, reader, published_start from articles order by 1")
    assert found == sorted(
        [
            (site.url("/story.php?id=7"), "html", "2020-10-04"),
            (site.url("/feed"), "feed", "2020-10-04"),
            (site.url("/feed"), "feed", "2020-10-04"),
            (site.url("/lying"), "feed", "2020-10-04"),
            (site.url("/vague"), "feed", "2020-10-04"),
        ]
    )


def test_what_left_a_feed_stays_and_what_is_still_in_it_is_unchanged(site: Site, db: Path) -> None:
    pytest.importorskip("feedparser")
    site.pages["/feed"] = answer(feed(60, 61), content_type="application/rss+xml")
    clock = Clock()
    read(db, site.url("/feed"), clock=clock)
    site.pages["/feed"] = answer(feed(62, 61), content_type="application/rss+xml")
    clock.time += dt.timedelta(hours=1)
    again = read(db, site.url("/feed"), clock=clock)
    assert (again.articles, again.unchanged) == (1, 1)
    assert rows(db, "select title, substr(retrieved_at, 12, 5) from articles order by 1") == [
        ("Report 60", "12:00"),
        ("Report 61", "12:00"),
        ("Report 62", "13:00"),
    ]


def test_a_page_in_two_feeds_is_one_article_and_no_issue(site: Site, db: Path, tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    pytest.importorskip("fastwarc")
    site.pages["/a"] = answer(feed(60, 61), content_type="application/rss+xml")
    site.pages["/b"] = answer(feed(61), content_type="application/rss+xml")
    read(db, site.url("/a"), site.url("/b"))
    site.pages["/a"] = answer(feed(60, 61, 62), content_type="application/rss+xml")
    read(db, site.url("/a"), site.url("/b"))
    again = tmp_path / "again.db"
    build([db.with_suffix(".warc.gz")], again, link=False)
    for ledger in (db, again):
        assert len(rows(ledger, "select id from articles")) == 3
        assert rows(ledger, "select message from issues where kind = 'same_article'") == []


def test_the_archive_makes_the_same_ledger_without_asking_anybody(
    site: Site, db: Path, tmp_path: Path
) -> None:
    pytest.importorskip("fastwarc")
    pytest.importorskip("trafilatura")
    site.pages["/old"] = moved("/story")
    site.pages["/story"] = answer(PAGE, content_type="text/html; charset=utf-8")
    site.pages["/1"] = answer(MORE)
    read(db, site.url("/old"), site.url("/1"))
    asked = len(site.questions)
    again = tmp_path / "again.db"
    build([db.with_suffix(".warc.gz")], again, link=False)
    assert len(site.questions) == asked
    assert issues(again) == {}
    what = "select url, title, retrieved_at, published_start, text_sha256 from articles order by url"
    assert rows(again, what) == rows(db, what)
    figures = "select evidence, count, bound, outcome from claims order by 1, 2"
    assert rows(again, figures) == rows(db, figures) != []


def linking(site: Site, *paths: str) -> bytes:
    """A feed of summaries that link to pages of the site."""
    items = "".join(
        f"<item><title>Report {path}</title><link>{site.url(path)}</link>"
        "<pubDate>Sun, 04 Oct 2020 10:00:00 GMT</pubDate><description>Shelling was reported.</description></item>"
        for path in paths
    )
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title>{items}</channel></rss>"
    return answer(body, content_type="application/rss+xml")


def test_watch_follows_the_links_of_a_feed_where_it_is_asked_to(
    site: Site, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("feedparser")
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_FETCH_FOLLOWED", "2")
    site.pages = {"/a": answer(NEWS), "/b": answer(MORE), "/d": answer(status="500 Oops")}
    site.pages["/feed"] = linking(site, "/a", "/b", "/d", "/a")
    site.pages["/other"] = linking(site, "/unfollowed")
    listed = feeds(
        tmp_path,
        f'url = "{site.url("/feed")}"\noutlet = "One"\nfollow = true',
        f'url = "{site.url("/other")}"',
        defaults='interval = "1h"',
    )
    clock = Clock()
    asked = []
    for _ in range(5):
        watching(listed, db, clock, once=True)
        asked.append([len(site.asked(path)) for path in ("/a", "/b", "/d", "/unfollowed")])
        clock.time += dt.timedelta(hours=1)
    # Two pages a round; what was fetched is not asked again, what fails is asked three times.
    assert asked == [[1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 2, 0], [1, 1, 3, 0], [1, 1, 3, 0]]
    pages = rows(db, "select source, outlet from articles where reader = 'text' order by 1")
    assert pages == [(site.url("/a"), "One"), (site.url("/b"), "One")]
    assert set(issues(db)) == {site.url("/d")}
