"""A record becomes the page that it holds, or the reason why it is none."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

from conflict_events import Issue, Source, limit

from .bodies import BodyError, decoded, joined
from .citing import date_of, label_of
from .digests import fits
from .framing import RECORD, Frame

TYPES = frozenset(
    "text/html application/xhtml+xml text/plain text/markdown application/pdf application/json "
    "application/feed+json application/rss+xml application/atom+xml application/rdf+xml application/xml "
    "text/xml".split()
)
_UNTOLD = ("", "application/octet-stream", "unk", "application/unknown", "no-type")
_READ = {"response", "resource", "conversion"}
_NEVER_READ = {"request", "metadata", "warcinfo"}
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<head)", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


@dataclass(slots=True)
class PassedOver:
    """A record that holds no page to read; ``why`` completes '12 '."""

    why: str | None


Capture = tuple[Source, Issue] | Source | Issue | PassedOver
"""A page, and an issue if it was cut; an issue only; or nothing to read."""


def capture(frame: Frame, source: Source) -> Capture:
    """What a record gives; raises what the library raises for a header that is none."""
    record = _parsed(frame.data)
    header = record.rec_headers.get_header
    kind, uri = (record.rec_type or "").lower(), header("WARC-Target-URI") or ""
    if kind not in _READ:
        return PassedOver(None if kind in _NEVER_READ else f"{kind[:20] or 'untyped'} records")
    if header("WARC-Segment-Number"):
        return PassedOver("parts of records that were split")
    http = record.http_headers
    if kind == "response" and uri.startswith(("http:", "https:")):
        status = http.get_statuscode() if http is not None else ""
        if not re.fullmatch("2[0-9][0-9]", status):
            return PassedOver(f"responses of status {status[:3] if status[:3].isdigit() else 'unknown'}")
        declared = http.get_header("content-type") or ""
    elif not uri or uri.startswith(("http:", "https:", "ftp:", "file:")):
        http, declared = None, header("Content-Type") or ""
    else:
        return PassedOver(f"{uri.split(':')[0][:20]}: records")
    media_type = declared.partition(";")[0].strip().lower()
    if media_type in _UNTOLD:
        media_type = (header("WARC-Identified-Payload-Type") or "").partition(";")[0].strip().lower()
    if media_type and media_type not in TYPES:
        return PassedOver(f"of type {media_type[:60]}")
    if uri.endswith("/robots.txt"):
        return PassedOver("robots.txt")
    label = label_of(uri or header("WARC-Record-ID") or "", header("WARC-Date") or "")
    place = f"{source.location}!/{label}"
    if frame.too_large:
        return Issue(
            kind="too_large",
            source=place,
            message=f"{place}: is larger than the {limit(*RECORD):,} bytes that are read of one record; "
            f"set CONFLICT_EVENTS_{RECORD[0]}",
        )
    try:
        body, cut = _body(record, frame)
    except BodyError as error:
        return Issue(
            kind="unreadable_file", source=place, message=f"{place}: {error}; fetch the page again from {uri}"
        )
    if not media_type and not _HTML.match(body):
        return PassedOver("of unknown type")
    page = source.within(
        label,
        content=body,
        media_type=media_type or "text/html",
        encoding=found[1] if (found := _CHARSET.search(declared)) else None,
        url=uri if uri.startswith("http") else None,
        retrieved_at=date_of(header("WARC-Date")),
    )
    return (page, Issue(kind="cut_short", source=place, message=f"{place}: {cut}")) if cut else page


def _parsed(data: bytes) -> Any:
    """The record as the library reads it; ARC records come out as WARC ones."""
    from warcio.bufferedreaders import BufferedReader
    from warcio.recordloader import ArcWarcRecordLoader

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
    return loader.parse_record_stream(BufferedReader(io.BytesIO(data)))


def _body(record: Any, frame: Frame) -> tuple[bytes, str | None]:
    """What was sent, and what is to be known of it where it was cut. Raises `BodyError`."""
    header, http, largest = record.rec_headers.get_header, record.http_headers, limit(*RECORD)
    raw: bytes = record.raw_stream.read()
    body, broken = raw, False
    if http is not None and record.rec_type == "response":
        if "chunked" in (http.get_header("transfer-encoding") or "").lower():
            body, broken = joined(raw)
        body = decoded(body, http.get_header("content-encoding") or "", largest)
    if len(body) > largest:
        raise BodyError(
            f"unpacks to more than the {largest:,} bytes that are read of one record; set "
            f"CONFLICT_EVENTS_{RECORD[0]}"
        )
    truncated = header("WARC-Truncated")
    if truncated:
        return body, f"the crawler cut it (WARC-Truncated: {truncated[:40]}); its end is missing"
    block = frame.data[len(frame.data) - record.length :] if record.length else b""
    checks = (
        fits(header("WARC-Block-Digest"), block),
        # Of chunks and compression some writers make the digest as they came, some as they are meant.
        fits(header("WARC-Payload-Digest"), raw, body),
    )
    if False in checks and True not in checks:
        raise BodyError("its bytes do not fit its digest, so they were changed after they were stored")
    return body, "it breaks off before its last chunk; its end is missing" if broken else None
