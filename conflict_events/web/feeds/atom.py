"""Atom (RFC 4287): the newest claims, quotes, events or articles of any table, view or question.

An entry is known by an id made from the row's own, and dated by its publication: building the ledger again
changes neither, so that a reader is shown what is new once and no more.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import NotFound, Response
from markupsafe import Markup

from .. import lines
from ..cells import ADDRESS
from ..language import _, kept, language
from ..ranges import heads
from ..titles import retitled
from .entries import Entry, article_entry, claim_entry, event_entry, mention_entry, quote_entry
from .subjects import ARTICLE, CLAIM, ENTRIES, EVENT, MENTION, QUOTE, Request, Subject

# The namespace of our ids, RFC 4151: whatever the host, the same row is the same entry.
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
TAG = "tag:conflict-events,2026:"
# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MAKERS = {CLAIM: claim_entry, QUOTE: quote_entry, MENTION: mention_entry, ARTICLE: article_entry}


async def render(asked: Request) -> Response:
    """The feed, `ENTRIES` entries long or as ``_size`` says."""
    found = await asked.newest(asked.size(ENTRIES))
    if found is None:
        raise NotFound(_("There is no feed of this: its rows are no claims, quotes, events or articles."))
    subject, rows = found
    served = asked.datasette.get_database(asked.database)
    ranges = {}
    if subject is EVENT:
        ranges = await heads(served, (row["event"] for row in rows), "killed")
        await retitled(served, rows, title="title")
    elif subject is CLAIM:
        await retitled(served, rows)
    entries = [
        (row, event_entry(row, ranges[row["event"]]) if subject is EVENT else _MAKERS[subject](row))
        for row in rows
    ]
    return Response(feed(asked, subject, entries), content_type=MEDIA_TYPE)


def feed(
    asked: Request,
    subject: Subject,
    entries: list[tuple[dict[str, Any], Entry]],
    *,
    about: str | None = None,
    page: str | None = None,
    note: str = "",
) -> str:
    """The document; it is as new as its newest entry, and says so where it has none.

    ``about`` is its title and ``page`` the address of the same as a page, where they do not follow from what is
    asked; ``note`` is one more sentence on what is in it.
    """
    site = _(lines.metadata(asked.datasette, "title") or asked.database)
    about = about or _about(asked)
    address = asked.request.url
    page = page or re.sub(r"\.atom(?=$|\?)", "", address)
    entries = [(row, entry) for row, entry in entries if _time(entry)]
    updated = max((_time(entry) for _row, entry in entries), default="1970-01-01T00:00:00Z")
    parts = [
        Markup('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{}">').format(language()),
        Markup("<id>{}</id>").format(feed_id(asked)),
        Markup("<title>{}</title>").format(f"{about} – {site}"),
        Markup("<subtitle>{}</subtitle>").format(
            _(
                "The newest first, by day of publication; what has no known day is left out. "
                "Figures are what somebody said; none is an estimate."
            )
            + (f" {note}" if note else "")
        ),
        Markup("<updated>{}</updated>").format(updated),
        Markup("<author><name>{}</name></author>").format(site),
        Markup('<link rel="self" type="application/atom+xml" href="{}"/>').format(address),
        Markup('<link rel="alternate" type="text/html" href="{}"/>').format(page),
        Markup('<generator uri="https://pypi.org/project/conflict-events/">conflict-events</generator>'),
        *(_entry(asked, subject, row, entry) for row, entry in entries),
        Markup("</feed>\n"),
    ]
    return '<?xml version="1.0" encoding="utf-8"?>\n' + _NOT_XML.sub("\ufffd", "\n".join(parts))


def feed_id(asked: Request) -> str:
    """The id of a feed: what is asked, without how much of it and in which order."""
    left_out = {
        "_size",
        "_sort",
        "_sort_desc",
        "_next",
        "_facet",
        "_labels",
        "_shape",
        "_lang",
        "format",
        "page",
    }
    pairs = sorted(pair for pair in parse_qsl(asked.request.query_string) if pair[0] not in left_out)
    path = asked.request.path.removesuffix(".atom")
    return f"{TAG}feed:{path}{'?' if pairs else ''}{urlencode(pairs)}"


def _entry(asked: Request, subject: Subject, row: dict[str, Any], entry: Entry) -> Markup:
    def absolute(path: str) -> str:
        here = kept(str(asked.datasette.urls.path(path)))
        return str(asked.datasette.absolute_url(asked.request, here))

    key = str(row[subject.key])
    parts = [
        Markup("<entry>"),
        Markup("<id>{}{}:{}</id>").format(TAG, subject.name, key),
        Markup("<title>{}</title>").format(entry.title),
        Markup("<updated>{}</updated>").format(_time(entry)),
    ]
    if entry.published and _DAY.match(entry.published):
        parts.append(Markup("<published>{}T00:00:00Z</published>").format(entry.published[:10]))
    parts += [Markup("<author><name>{}</name></author>").format(name) for name in entry.authors]
    parts.append(
        Markup('<link rel="alternate" type="text/html" href="{}"/>').format(absolute(subject.page + key))
    )
    if subject is CLAIM and row["event"]:
        parts.append(Markup('<link rel="related" href="{}"/>').format(absolute(f"/event/{row['event']}")))
    if entry.url and ADDRESS.match(entry.url) and not re.search(r"\s", entry.url):
        parts.append(Markup('<link rel="via" href="{}"/>').format(entry.url))
    parts += [Markup('<category term="{}"/>').format(category) for category in entry.categories]
    parts.append(
        Markup('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{}</div></content>').format(
            entry.body
        )
    )
    parts.append(Markup("</entry>"))
    return Markup("\n").join(parts)


def _about(asked: Request) -> str:
    tables = lines.metadata(asked.datasette, "tables", database=asked.database) or {}
    queries = lines.metadata(asked.datasette, "queries", database=asked.database) or {}
    name = asked.table or asked.data.get("query_name") or asked.data.get("canned_query")
    if name is None:
        name = asked.request.url_vars.get("table") or _("A question")
    given = (tables if asked.table else queries).get(name) or {}
    about = _(given["title"]) if given.get("title") else str(name)
    filters = [f"{key} {value}" for key, value in parse_qsl(asked.request.query_string) if key[0] != "_"]
    return f"{about}: {', '.join(filters)}" if filters else about


def _time(entry: Entry) -> str:
    day = entry.updated or entry.published
    return f"{day[:10]}T00:00:00Z" if day and _DAY.match(day) else ""
