"""OpenDocument text: one file is one article, packed (.odt) or flat (.fodt)."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from conflict_events import (
    Document,
    Reader,
    Source,
    SourceError,
    credible_byline,
    credible_title,
    hookimpl,
    limit,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TYPE = "application/vnd.oasis.opendocument.text"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MANIFEST = "META-INF/manifest.xml"
_UNLOCK = "open it with the password and save it without"
_SAVE = "open it in LibreOffice and save it as .odt"
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)


def sniff(first: bytes) -> bool:
    """A zip file of OpenDocument, or its one XML file."""
    if first.startswith(b"PK"):
        return any(
            mark in first for mark in (b"vnd.oasis.opendocument", b"content.xml", b"META-INF/manifest.xml")
        )
    return b"<office:document" in first and first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def read(source: Source) -> Iterator[Document]:
    """The text in order; title and author where a person wrote them.

    Raises `SourceError` for a file that is encrypted, damaged, of another kind, or unpacks to too much.
    """
    from .words import Words

    try:
        content, meta = _parts(source)
        words = Words(content)
    except RecursionError as error:
        raise SourceError(f"{source.location}: is nested too deep to be read; {_SAVE}") from error
    if not words.is_text:
        raise SourceError(f"{source.location}: is no text document; rename it, or {_SAVE}")
    language = _LANGUAGE.match(_said(meta, f"{_DC}language"))
    yield Document(
        text="\n\n".join(words.paragraphs),
        title=words.title or credible_title(_said(meta, f"{_DC}title")),
        # dc:creator is who saved it last (OpenDocument 1.3, part 3, 4.3.2.6).
        byline=credible_byline(_said(meta, f"{_META}initial-creator") or _said(meta, f"{_DC}creator")),
        language=language[1].lower() if language else None,
    )


def _parts(source: Source) -> "tuple[Element, Element | None]":
    """The XML with the text, and that with the properties."""
    with source.open() as file:
        if file.read(2) != b"PK":
            file.seek(0)
            flat = _parsed(source, _bounded(source, file))
            return flat, flat
        file.seek(0)
        try:
            with zipfile.ZipFile(file) as package:
                names = package.namelist()
                if _MANIFEST in names and b"encryption-data" in _member(source, package, _MANIFEST):
                    raise SourceError(f"{source.location}: is encrypted with a password; {_UNLOCK}")
                meta = _parsed(source, _member(source, package, "meta.xml")) if "meta.xml" in names else None
                return _parsed(source, _member(source, package, "content.xml")), meta
        except (zipfile.BadZipFile, KeyError, EOFError, ValueError, RuntimeError, zlib.error) as error:
            told = " ".join(str(error).split())[:200]
            raise SourceError(
                f"{source.location}: is damaged or no OpenDocument file ({type(error).__name__}: {told}); "
                f"fetch it again, or {_SAVE}"
            ) from error


def _member(source: Source, package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as file:
        return _bounded(source, file)


def _bounded(source: Source, file: Any) -> bytes:
    allowed = limit("MAX_ODT_BYTES", 100_000_000)
    data: bytes = file.read(allowed + 1)
    if len(data) > allowed:
        raise SourceError(
            f"{source.location}: its text unpacks to more than the {allowed:,} bytes that a document may have; "
            "split it, or set CONFLICT_EVENTS_MAX_ODT_BYTES"
        )
    return data


def _parsed(source: Source, data: bytes) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise SourceError(
            f"{source.location}: declares entities of XML, which no program for texts does; {_SAVE}"
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        raise SourceError(
            f"{source.location}: its XML is broken ({error}); fetch it again, or {_SAVE}"
        ) from error
    return root


def _said(meta: "Element | None", name: str) -> str:
    return next(("".join(one.itertext()) for one in meta.iter(name)), "") if meta is not None else ""


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="odt",
            read=read,
            suffixes=(".odt", ".ott", ".fodt"),
            media_types=(TYPE, f"{TYPE}-template", f"{TYPE}-flat-xml"),
            sniff=sniff,
            needs=("defusedxml",),
        )
    ]
