"""The whole flow, in the order in which data moves: read, clean, recognise, split, analyse, save, link."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from pathlib import Path

from .article import mixed
from .article.coded import read_coded
from .collecting import uncollected
from .edtf import parse_published
from .errors import SourceError
from .findings import Extraction, Issue
from .models import Cleaned, Document, LanguagePack, Source
from .packs import Pack, frequent_of, load_pack
from .plugins import Plugins, load_plugins
from .reading import read
from .text import languages
from .text.cleaning import clean
from .text.sentences import split

_TELLING = 200
"""How many characters of text are enough to doubt the language that its format declares."""


def extract(
    text: str,
    *,
    language: str | None = None,
    published: dt.date | str | None = None,
    title: str | None = None,
    plugins: Plugins | None = None,
) -> Extraction:
    """All that is said in one article: claims, event mentions, quotes, mentions and issues.

    Pure: reads nothing but the text. ``published`` is a date, an ISO string or an EDTF interval
    such as '2020-10' or '2022-09-13/2022-09-16'. Offsets of the result count code points of its
    ``text``, which is the cleaned one. Raises `ValueError` for a ``published`` that is no date.
    """
    document = Document(text=text, title=title, language=language, published=parse_published(published))
    return extract_document(document, plugins=plugins)


def extract_source(
    source: Source | str | Path, *, plugins: Plugins | None = None, issues: list[Issue] | None = None
) -> Iterator[Extraction]:
    """One extraction per article of a file that some reader knows; raises `SourceError`.

    What cannot be read of a container is added to ``issues`` while the rest goes on; without such a
    list it is raised when all else has been given.
    """
    if not isinstance(source, Source):
        source = Source(location=str(source), path=Path(source))
    known = plugins if plugins is not None else load_plugins()
    met: list[Issue] = issues if issues is not None else []
    for found in read(source, known):
        if isinstance(found, Issue):
            met.append(found)
            continue
        reader, origin, document = found
        extraction = extract_document(document, source=origin, plugins=known)
        extraction.reader = reader.name
        yield extraction
    if issues is None and met:
        more = f" (and {len(met) - 1} more like it)" if len(met) > 1 else ""
        raise SourceError(met[0].message + more)


def extract_document(
    document: Document, *, source: Source | None = None, plugins: Plugins | None = None
) -> Extraction:
    """One article, already read from its format: stages 2 to 5."""
    with uncollected():
        return _extracted(document, source, plugins if plugins is not None else load_plugins())


def _extracted(document: Document, source: Source | None, known: Plugins) -> Extraction:
    extraction, pack = prepared(document, source, known)
    if document.coded:
        read_coded(extraction, document.coded)
    elif pack is None:
        extraction.issues.append(_unread(extraction, known))
    else:
        mixed.read(extraction, pack, lambda code: pack_of(code, known))
    return extraction


def prepared(document: Document, source: Source | None, known: Plugins) -> tuple[Extraction, Pack | None]:
    """A document up to its sentences, and the pack of its language; None where there is none."""
    outside = source if source is not None else Source(location="")
    code, how = _language(document, outside, known)
    pack = pack_of(code, known)
    cleaned = _cleaned(document, pack)
    extraction = Extraction(
        text=cleaned.text,
        language=code,
        language_source=how,
        title=cleaned.title or outside.title,
        published=document.published or outside.published,
        source=source,
        document=document,
        cleaned=cleaned,
        sentences=split(cleaned, pack["text"] if pack is not None else None),
    )
    if pack is not None and how != "given" and not document.coded:
        mixed.part(extraction, _frequent(known.languages), lambda code: pack_of(code, known))
    return extraction, pack


def _cleaned(document: Document, pack: Pack | None) -> Cleaned:
    """The text with its parts; that of something coded has none, and stays as it is, since spans point into it."""
    if document.coded:
        return Cleaned(text=document.text, title=document.title, byline=document.byline)
    return clean(document, pack["text"] if pack is not None else None)


def _language(document: Document, source: Source, plugins: Plugins) -> tuple[str | None, str]:
    """The language code and how it is known: declared by the format, given from outside, or recognised.

    A format is not believed that declares an installed language of a text that is clearly in another one,
    for templates often say the same of all pages.
    """
    frequent = _frequent(plugins.languages)
    if document.language:
        code = document.language.split("-")[0].lower()
        if source.location == "":
            return code, "given"
        if code in frequent and len(document.text) >= _TELLING:
            found, how = languages.recognise(document.text, frequent.keys(), frequent)
            if found is not None and found != code:
                return found, how
        return code, "declared"
    if source.language:
        return source.language.split("-")[0].lower(), "given"
    return languages.recognise(document.text, frequent.keys(), frequent)


@functools.cache
def _frequent(packs: tuple[LanguagePack, ...]) -> dict[str, frozenset[str]]:
    return {pack.code: frozenset(frequent_of(pack.path)) for pack in packs}


def pack_of(code: str | None, plugins: Plugins) -> Pack | None:
    """The installed pack of a language, loaded; None where there is none."""
    found: LanguagePack | None = next((pack for pack in plugins.languages if pack.code == code), None)
    return load_pack(found) if found is not None else None


def _unread(extraction: Extraction, plugins: Plugins) -> Issue:
    installed = ", ".join(sorted(pack.code for pack in plugins.languages)) or "none"
    what = (
        f"is in {extraction.language!r}" if extraction.language else "is in no language that was recognised"
    )
    return Issue(
        kind="unknown_language",
        message=f"the text {what}, for which no pack is installed (installed: {installed}); "
        "it is stored and can be searched; say its language if that is wrong, or install a pack",
        source=extraction.source.location if extraction.source is not None else None,
    )


__all__ = ["SourceError", "extract", "extract_document", "extract_source", "pack_of", "prepared"]
