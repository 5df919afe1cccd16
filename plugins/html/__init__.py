"""Pages of the web: one page is one article."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from conflict_events import Document, Issue, Reader, Source, SourceError, hookimpl

if TYPE_CHECKING:
    from .page import Page

_STUB = 1500  # characters
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BEFORE = re.compile(r"(?:\s|<!--.*?-->|<\?[^>]*>)*", re.DOTALL)
_ROOT = re.compile(
    r"<(!doctype\s+html|html|head|body|frameset|title|meta|script|link|div|table|article)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"<(?:\w+:)?(?:rss|feed|rdf|newsitem|newsmessage|nitf|svg|opml|urlset|mediawiki)\b|%PDF-|\{|\[",
    re.IGNORECASE,
)


def read(source: Source) -> Iterator[Document | Issue]:
    """The article of a page, with what the page says of it; raises `SourceError` where there is none."""
    from . import body, facts, linked_data
    from .language import declared_language, language_of
    from .page import load
    from .published import published

    page = load(source)
    found = linked_data.things(page.tree)
    url = facts.url_of(page, found)
    article = linked_data.article_of(found, url=url, titles=page.titles())
    outlet = facts.outlet_of(page, article, found, url)
    title = facts.title_of(page, article, outlet)
    byline = facts.byline_of(page, article, outlet)
    days, how, nonsense = published(
        page, article, found, url, _latest(source), source.language or declared_language(page)
    )
    text = body.text_of(page, article, title)
    if not text:
        raise SourceError(f"{source.location}: {_why_none(load(source))}")
    if nonsense is not None and days is None and source.published is None:
        yield Issue(
            kind="impossible_date",
            message=f"the page says in its {nonsense[0]} that it was published on {nonsense[1]!r}, which cannot be; "
            "say the date in a table beside the file",
        )
    if (
        article is not None
        and str(article.get("isAccessibleForFree")).lower() == "false"
        and len(text) < _STUB
    ):
        yield Issue(
            kind="incomplete_text",
            message="the page says that the whole text is for subscribers; if this is not all of it, save the page "
            "from a browser in which you are signed in",
        )
    yield Document(
        text=text,
        title=title,
        byline=byline,
        outlet=outlet,
        url=url,
        language=language_of(page, article, text),
        published=days,
        published_source=how,
    )


def _latest(source: Source) -> dt.date:
    """The last day on which the page can have been published, wherever on earth."""
    try:
        seen = dt.date.fromisoformat((source.retrieved_at or "")[:10])
    except ValueError:
        seen = dt.datetime.now(dt.UTC).date()
    return seen + dt.timedelta(days=1)


def _why_none(page: "Page") -> str:
    if page.frames:
        return f"this page only holds others in frames; read these instead: {', '.join(page.frames[:5])}"
    if page.words() < 50:
        return (
            "there is no text on this page, perhaps because a script draws it; "
            "open it in a browser and save it from there once it shows"
        )
    return (
        "no article was found on this page, which may be a front page, a list or an error message; "
        "give the address or file of the article itself"
    )


def sniff(first: bytes) -> bool | None:
    """Whether these are the first bytes of a page; None where they may be: a page can begin with anything."""
    text = _text(first)
    before = _BEFORE.match(text)
    rest = text[before.end() if before else 0 :]
    if _ROOT.match(rest):
        return True
    return False if _OTHER.match(rest) else None


def _text(first: bytes) -> str:
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            return first[len(mark) :].decode(encoding, "replace")
    if first[1:2] == b"\0" or first[:1] == b"\0":
        return first.replace(b"\0", b"").decode("latin-1")
    return first.decode("latin-1")


def _is_saved(first: bytes) -> bool:
    from .saved import looks_saved

    return looks_saved(first)


def _read_saved(source: Source) -> Iterator[Source]:
    from .saved import read as read_saved

    yield from read_saved(source)


@hookimpl
def register_readers() -> list[Reader]:
    needs = ("trafilatura", "lxml")
    return [
        Reader(
            name="html",
            read=read,
            suffixes=(".html", ".htm", ".xhtml", ".shtml"),
            media_types=("text/html", "application/xhtml+xml"),
            sniff=sniff,
            needs=needs,
        ),
        Reader(
            name="mhtml",
            read=_read_saved,
            suffixes=(".mhtml", ".mht"),
            media_types=("multipart/related", "application/x-mimearchive"),
            sniff=_is_saved,
            refines=("eml", "mbox"),
        ),
    ]
