"""Feeds: RSS, RDF, Atom and JSON Feed; each item is an article."""

import re
from collections.abc import Iterator

from conflict_events import Document, Issue, Reader, Source, hookimpl

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_FIRST_TAG = re.compile(rb"<(?:[\w.-]+:)?(\w+)[^>]*")
_NAMESPACES = {
    b"rss": (b"",),
    b"rdf": (b"purl.org/rss/1.0", b"purl.org/net/rss1.1", b"my.netscape.com/", b"channel.netscape.com/"),
    b"feed": (b"www.w3.org/2005/atom", b"purl.org/atom/ns"),
}
_JSON_FEED = re.compile(rb'\s*\{.*"https?://(?:www\.)?jsonfeed\.org/version/', re.DOTALL)


def is_feed(first: bytes) -> bool:
    """Whether the first element is a feed's, in the namespace of one, or the object is a JSON Feed."""
    plain = first.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    return _JSON_FEED.match(plain) is not None or _is_xml_feed(plain)


def _is_xml_feed(plain: bytes) -> bool:
    found = _FIRST_TAG.search(_COMMENT.sub(b"", plain))
    if found is None:
        return False
    tag = found[0].lower()
    return any(namespace in tag for namespace in _NAMESPACES.get(found[1].lower(), ()))


def read(source: Source) -> Iterator[Document | Issue]:
    """The items of a feed in their order, and at the end an issue for each thing amiss with some."""
    with source.open() as file:
        if _JSON_FEED.match(file.read(4096).removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")):
            from .json_feed import read_json

            return read_json(source)
    from .xml_feed import read_xml

    return read_xml(source)


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="feed",
            read=read,
            suffixes=(".rss", ".atom", ".rdf", ".xml", ".json"),
            media_types=(
                "application/rss+xml",
                "application/atom+xml",
                "application/rdf+xml",
                "application/feed+json",
                "application/xml",
                "application/json",
                "text/xml",
            ),
            sniff=is_feed,
            refines=("jsonl",),
            needs=("feedparser",),
            container=True,
            window=True,
        )
    ]
