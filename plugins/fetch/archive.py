"""The archive of what was fetched (WARC 1.1), so that evidence outlives the page.

Every question and answer is written, and bytes that are there already are only pointed to ('revisit').
Bodies are stored unpacked; the headers that told how they were sent are kept under another name.
"""

from __future__ import annotations

import base64
import datetime as dt
import fcntl
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

from conflict_events import SourceError

from .exchange import Exchange
from .record import Record

SUFFIX = ".warc.gz"
_TRANSPORT = ("content-encoding", "content-length", "transfer-encoding")


class Archive:
    """A file to which records are added, or a folder with one file a day."""

    def __init__(self, path: Path, record: Record, *, software: str) -> None:
        self._path = path
        self._record = record
        self._software = software

    def write(self, exchanges: Sequence[Exchange], at: dt.datetime) -> None:
        """Adds the answer and the redirects that led to it; raises `SourceError` where it cannot."""
        path = self._path / f"{at:%Y-%m-%d}{SUFFIX}" if self._is_folder() else self._path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                self._record.forget_payloads(path)
                _add(path, self._information(path, at))
            for exchange in exchanges:
                digest = _digest(exchange.body)
                before = self._record.payload(path, digest) if exchange.body else None
                _add(path, _pair(path, exchange, at, digest, before))
                if exchange.body and before is None:
                    self._record.save_payload(path, digest, exchange.url, _date(at))
        except OSError as error:
            raise SourceError(
                f"{path}: the archive cannot be written ({error.strerror}); make room, name another "
                "with --archive, or say --no-archive"
            ) from error

    def _is_folder(self) -> bool:
        return self._path.is_dir() or not self._path.name.endswith((SUFFIX, ".warc"))

    def _information(self, path: Path, at: dt.datetime) -> bytes:
        from warcio.warcwriter import WARCWriter

        out = io.BytesIO()
        writer = WARCWriter(out, gzip=path.name.endswith(".gz"), warc_version="1.1")
        told = {"software": self._software, "format": "WARC File Format 1.1", "robots": "obey"}
        information = writer.create_warcinfo_record(path.name, told)
        information.rec_headers.replace_header("WARC-Date", _date(at))
        writer.write_record(information)
        return out.getvalue()


def _pair(
    path: Path, exchange: Exchange, at: dt.datetime, digest: str, before: tuple[str, str] | None
) -> bytes:
    """An answer and its question as records; ``before`` says under which address and date its bytes stand."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=path.name.endswith(".gz"), warc_version="1.1")
    about = {"WARC-Date": _date(at)} | ({"WARC-IP-Address": exchange.ip} if exchange.ip else {})
    status = f"{exchange.status} {exchange.reason}".strip()
    headers = StatusAndHeaders(status, _as_stored(exchange), protocol="HTTP/1.1")
    if before is None:
        answer = writer.create_warc_record(
            exchange.url, "response", payload=io.BytesIO(exchange.body), length=len(exchange.body),
            http_headers=headers, warc_headers_dict=about,
        )  # fmt: skip
    else:
        answer = writer.create_revisit_record(
            exchange.url, digest, *before, http_headers=headers, warc_headers_dict=about
        )
    target = "/" + exchange.url.split("/", 3)[3]
    line = StatusAndHeaders(f"{target} HTTP/1.1", exchange.sent, protocol="GET")
    asked = writer.create_warc_record(exchange.url, "request", http_headers=line)
    writer.write_request_response_pair(asked, answer)
    return out.getvalue()


def _as_stored(exchange: Exchange) -> list[tuple[str, str]]:
    kept = [
        (f"X-Crawler-{name}" if name.lower() in _TRANSPORT else name, value)
        for name, value in exchange.headers
    ]
    return [*kept, ("Content-Length", str(len(exchange.body)))]


def _add(path: Path, written: bytes) -> None:
    """Adds to a file all at once, and takes back what could be written only in part."""
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        size = file.seek(0, io.SEEK_END)
        try:
            file.write(written)
            file.flush()
        except OSError:
            file.truncate(size)
            raise


def _digest(body: bytes) -> str:
    """SHA-1 in base 32, as archives and their readers have it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


def _date(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
