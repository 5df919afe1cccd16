"""Word: one file is one article, with its tables, text boxes and notes; macros never run."""

import zipfile
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
    limit,
)

if TYPE_CHECKING:
    from docx.package import Package

    from .words import Words

TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MACROS = "application/vnd.ms-word."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEMBERS = (b"[Content_Types].xml", b"word/", b"docProps/", b"_rels/", b"customXml/")
_SAVE = "open it in Word or LibreOffice and save it as .docx"


def sniff(first: bytes) -> bool:
    """A zip file with Word's members, or the OLE file that old and encrypted documents are."""
    return first.startswith(OLE) or (first.startswith(b"PK") and any(name in first for name in _MEMBERS))


def read(source: Source) -> Iterator[Document | Issue]:
    """The text in order; title and author where a person wrote them.

    Raises `SourceError` for a file that is encrypted, of the old format, damaged, or unpacks to too much.
    """
    with source.open() as file:
        names = _checked(source, file)
        package, words = _opened(source, file)
    if any(name.endswith("vbaProject.bin") for name in names):
        yield Issue(
            kind="passed_over",
            message=f"{source.location}: holds macros, which never run here; what they would write is not read",
        )
    if words.foreign:
        yield Issue(
            kind="part_not_read",
            message=f"{source.location}: holds {words.foreign} documents of another format, which are not read; "
            f"{_SAVE}",
        )
    title, author = _properties(package)
    yield Document(text="\n\n".join(words.paragraphs), title=words.title or title, byline=author)


def _checked(source: Source, file: BinaryIO) -> list[str]:
    """The names of the members; refuses what cannot or must not be unpacked."""
    if file.read(len(OLE)) == OLE:
        whole = file.read()
        what = f"is an old binary Office file; {_SAVE}"
        if "EncryptedPackage".encode("utf-16-le") in whole:
            what = "is encrypted with a password; open it with the password and save it without"
        raise SourceError(f"{source.location}: {what}")
    file.seek(0)
    try:
        members = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(source, error) from error
    file.seek(0)
    size, allowed = sum(member.file_size for member in members), limit("MAX_DOCX_BYTES", 300_000_000)
    if size > allowed:
        raise SourceError(
            f"{source.location}: unpacks to {size:,} bytes, more than the {allowed:,} that a document may have; "
            "take the pictures out, or set CONFLICT_EVENTS_MAX_DOCX_BYTES"
        )
    most = limit("MAX_DOCX_PARTS", 20_000)
    if len(members) > most:
        raise SourceError(
            f"{source.location}: has {len(members):,} parts, more than the {most:,} that a document may have; "
            f"{_SAVE} again, or set CONFLICT_EVENTS_MAX_DOCX_PARTS"
        )
    return [member.filename for member in members]


def _opened(source: Source, file: BinaryIO) -> tuple["Package", "Words"]:
    from docx.package import Package

    from .words import Words

    try:
        package = Package.open(file)
        main = package.main_document_part
        kind = main.content_type
        if not kind.startswith((TYPES, MACROS)):
            raise SourceError(f"{source.location}: is no Word document ({kind}); rename it, or {_SAVE}")
        return package, Words(main)
    except SourceError:
        raise
    except Exception as error:  # the library raises whatever it meets in a broken file
        raise _damaged(source, error) from error


def _damaged(source: Source, error: Exception) -> SourceError:
    told = " ".join(str(error).split())[:200]
    return SourceError(
        f"{source.location}: is damaged or no Word document ({type(error).__name__}: {told}); "
        f"fetch it again, or {_SAVE}"
    )


def _properties(package: "Package") -> tuple[str | None, str | None]:
    try:
        known = package.core_properties
        return credible_title(known.title), credible_byline(known.author)
    except Exception:  # properties that cannot be read are none
        return None, None


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="docx",
            read=read,
            suffixes=(".docx", ".docm", ".dotx", ".dotm", ".doc"),
            media_types=(
                f"{TYPES}document",
                f"{TYPES}template",
                f"{MACROS}document.macroenabled.12",
                f"{MACROS}template.macroenabled.12",
                "application/msword",
            ),
            sniff=sniff,
            needs=("docx",),
        )
    ]
