"""Agencies' XML: NewsML-G2, NewsML 1 and NITF; each item with a text is an article."""

import re
from collections.abc import Iterator

from conflict_events import Document, Issue, Reader, Source, SourceError, has_passed, hookimpl

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_FIRST_TAG = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z]\w*)[\s>]")
_ROOTS = {b"newsItem", b"newsMessage", b"packageItem", b"NewsML", b"nitf"}


def is_news(first: bytes) -> bool:
    """Whether the first element is one of these formats'."""
    found = _FIRST_TAG.search(_COMMENT.sub(b"", first.replace(b"\0", b"")))
    return found is not None and found[1] in _ROOTS


def read(source: Source) -> Iterator[Document | Issue]:
    """The articles of a file in their order: of each item its latest version, if it may be read.

    Raises `SourceError` at the end where an item is under embargo, so that the next build looks again.
    """
    from .items import read_item
    from .stream import latest_versions, trees

    place = source.location
    latest = latest_versions(source)
    articles = superseded = 0
    other: list[str] = []
    held: list[str] = []
    for tree in trees(source):
        item = read_item(tree)
        name = f"{place}: the item {item.guid or 'without a name'}"
        if item.version < latest.get(item.guid, 0):
            superseded += 1
        elif item.is_withdrawn:
            told = f"{name} is {item.status} by its publisher and is not read; do not use what you have of it"
            yield Issue(kind="withdrawn", message=told)
        elif item.embargo is not None and not has_passed(item.embargo):
            held.append(f"{item.guid or 'one'} until {item.embargo or 'it is lifted'}")
        elif item.documents:
            articles += len(item.documents)
            if item.wrong_date is not None:
                told = f"{name} has the date {item.wrong_date!r}, which is none or lies in the future"
                yield Issue(kind="impossible_date", message=f"{told}; say the day in a table beside the file")
            yield from item.documents
        elif item.is_text:
            yield Issue(kind="no_text", message=f"{name} has no text; ask its publisher for the whole item")
        else:
            other.append(item.kind)
    if superseded:
        told = f"{place}: {superseded:,} items are older versions of others in it; only the latest are read"
        yield Issue(kind="superseded", message=told)
    if held:
        some = "; ".join(held[:5])
        raise SourceError(f"{place}: under embargo, so not read yet: {some}; build again when it has ended")
    if other and not articles:
        kinds = ", ".join(sorted(set(other)))
        yield Issue(kind="no_text", message=f"{place}: holds no article, only {kinds}; leave it out")


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="newsml",
            read=read,
            suffixes=(".xml", ".newsml", ".nitf", ".nml"),
            media_types=(
                "application/vnd.iptc.g2.newsitem+xml",
                "application/vnd.iptc.g2.newsmessage+xml",
                "application/vnd.iptc.g2.packageitem+xml",
                "application/nitf+xml",
                "text/vnd.iptc.newsml",
                "text/vnd.iptc.nitf",
                "application/xml",
                "text/xml",
            ),
            sniff=is_news,
            needs=("defusedxml",),
            container=True,
        )
    ]
