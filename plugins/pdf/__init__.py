"""PDF: one file is one article, in the order in which its pages draw it."""

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from conflict_events import (
    Document,
    Issue,
    Reader,
    Source,
    SourceError,
    credible_byline,
    credible_title,
    hookimpl,
)

if TYPE_CHECKING:
    from pypdf import PdfReader

OCR = "make one with OCR (for instance: ocrmypdf in.pdf out.pdf), then build again"


def sniff(first: bytes) -> bool:
    """The mark may stand behind other bytes, within the first 1024 (ISO 32000-1, implementation note 13)."""
    return b"%PDF-" in first[:1024]


def read(source: Source) -> Iterator[Document | Issue]:
    """The text of all pages; title and author where a person wrote them into the file's properties.

    Raises `SourceError` for a file that is encrypted, damaged, or has letters that cannot be told.
    Issues: pages without text (``no_text_layer``), damaged ones (``unreadable_page``), and those beyond
    a limit (``too_large``).
    """
    from .paragraphs import is_garbled, text_of
    from .walking import Pages

    with source.open() as file:
        reader = _opened(source, file)
        pages = Pages(reader, source.location)
        lines = pages.lines()
        title, author = _properties(reader)
    if not lines and not pages.damaged and not pages.refused:
        kind, what = ("no_text_layer", f"is only pictures of pages, no text layer; {OCR}")
        if not pages.without_text:
            kind, what = "unreadable_file", "has no pages with text; delete it, or fetch it again"
        yield Issue(kind=kind, message=f"{source.location}: {what}")
        return
    for kind, message in pages.problems(OCR):
        yield Issue(kind=kind, message=message)
    if not lines:
        return
    text = text_of(lines, pages.count)
    if is_garbled(text):
        raise SourceError(f"{source.location}: its fonts do not say which letters they draw; {OCR}")
    yield Document(text=text, title=title, byline=author)


def _opened(source: Source, file: BinaryIO) -> "PdfReader":
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of each oddity that it mends
    try:
        reader = PdfReader(file)
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError as error:
        raise SourceError(
            f"{source.location}: is encrypted, which needs a further library ({error}); "
            "install it with: pip install 'conflict-events[pdf]'"
        ) from error
    except Exception as error:  # the library raises much else than its own errors on broken files
        raise SourceError(
            f"{source.location}: is damaged or cut off ({type(error).__name__}: {error}); "
            "fetch it again, or print it to a new file from a program that opens it"
        ) from error
    if locked:
        raise SourceError(
            f"{source.location}: is encrypted with a password; open it with the password and save it without"
        )
    return reader


def _properties(reader: "PdfReader") -> tuple[str | None, str | None]:
    try:
        known = reader.metadata
        return (credible_title(known.title), credible_byline(known.author)) if known else (None, None)
    except Exception:  # properties that cannot be read are none
        return None, None


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="pdf",
            read=read,
            suffixes=(".pdf",),
            media_types=("application/pdf", "application/x-pdf"),
            sniff=sniff,
            needs=("pypdf",),
        )
    ]
