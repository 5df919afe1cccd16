"""The items of a file one by one, as trees with plain names; never the whole file in memory."""

import io
import re
from collections.abc import Iterator
from html.entities import entitydefs
from typing import TYPE_CHECKING, Any, BinaryIO

from conflict_events import Source, SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ITEMS = frozenset(
    "newsItem packageItem conceptItem knowledgeItem planningItem catalogItem NewsItem nitf".split()
)
_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_NO_XML = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def trees(source: Source) -> "Iterator[Element]":
    """Each outermost item; it is emptied when the next one is asked for.

    A file whose encoding is not what it declares, or that has bytes which no XML may have, is decoded as
    text is and read again. Raises `SourceError` for one that declares entities, and for what is no
    well-formed XML, after the items before that place.
    """
    given = 0
    try:
        with source.open() as file:
            for tree in _parsed(file, None, source.location):
                given += 1
                yield tree
        return
    except (SyntaxError, ValueError, LookupError) as error:  # ParseError is a SyntaxError
        broken = str(error)
    try:
        text = _NO_XML.sub("", _DECLARATION.sub("", source.text()))
        mended = io.BytesIO(text.encode("utf-8", "replace"))
        for number, tree in enumerate(_parsed(mended, "utf-8", source.location)):
            if number >= given:
                yield tree
    except (SyntaxError, ValueError, LookupError) as error:
        raise SourceError(
            f"{source.location}: is no well-formed XML ({broken}), what stands before that is read; "
            "fetch it again"
        ) from error


def latest_versions(source: Source) -> dict[str, int]:
    """The highest version of each item that a file holds, where it holds more than one item."""
    from .items import name_and_version

    latest: dict[str, int] = {}
    with source.open() as file:
        start = file.read(65_536)
    if (
        len(re.findall(rb"<(?:[\w.-]+:)?(?:newsItem|NewsItem|packageItem)[\s>]", start)) < 2
        and len(start) < 65_536
    ):
        return latest
    try:
        for tree in trees(source):
            name, version = name_and_version(tree)
            if version > 1:
                latest[name] = max(version, latest.get(name, 0))
    except SourceError:
        pass  # it comes again when the items are read
    return latest


def _parsed(file: BinaryIO, encoding: str | None, place: str) -> "Iterator[Element]":
    from xml.etree.ElementTree import TreeBuilder

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, iterparse

    parser: Any = DefusedXMLParser(target=TreeBuilder(), encoding=encoding)
    # What a DTD that is named but never fetched would have said.
    parser.entity.update(entitydefs)
    opened: list[Any] = []
    inside = 0
    try:
        for event, element in iterparse(file, ("start", "end"), parser):
            name = element.tag.rpartition("}")[2]
            if event == "start":
                opened.append(element)
                inside += name in ITEMS
                continue
            opened.pop()
            element.tag = name
            if name in ITEMS:
                inside -= 1
                if not inside:
                    yield element
            if opened and not inside:
                del opened[-1][:]
    except DefusedXmlException as error:
        raise SourceError(
            f"{place}: declares XML entities, which can grow without end or lead to other files, and is not "
            "read; if you trust it, take its <!ENTITY ...> lines out"
        ) from error
