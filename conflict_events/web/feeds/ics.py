"""iCalendar (RFC 5545): the events of a table, view or question as whole days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from datasette.utils.asgi import NotFound, Response

from ...exporting import calendar, calendar_entry
from ..language import _, kept
from ..ranges import heads
from ..titles import retitled
from ..visit import EDITION
from .entries import killed_in_words
from .subjects import EVENT, Request

# More than a calendar shows well, and as many as one answer may hold by the settings.
ENTRIES = 1000


async def render(asked: Request) -> Response:
    """The events that have a day, those that were reported last where there are more than fit."""
    size = asked.size(ENTRIES)
    found = await asked.newest(size)
    if found is None or found[0] is not EVENT:
        raise NotFound(_("There is no calendar of this: its rows are no events."))
    about = ""
    if len(found[1]) >= size:
        about = _("No more than {number} events: those that were reported last.").format(number=size)
    return await of_events(asked, found[1], about=about)


async def of_events(asked: Request, events: list[dict[str, Any]], *, about: str = "") -> Response:
    """Rows of ``event_timeline`` as a calendar, without those of no known day."""
    served = asked.datasette.get_database(asked.database)
    dated = [row for row in events if row["start_date"]]
    ranges = await heads(served, (row["event"] for row in dated), "killed")
    await retitled(served, dated, title="title", dated=False)
    edition = (await served.execute(EDITION)).first()
    stamp = edition["finished_at"] if edition is not None else None

    def entry(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
        address = asked.datasette.absolute_url(
            asked.request, kept(str(asked.datasette.urls.path(f"/event/{row['event']}")))
        )
        lines = killed_in_words(ranges[row["event"]])
        counted = _("Claims: {claims}. Articles: {articles}.").format(
            claims=row["n_claims"], articles=row["n_articles"]
        )
        told = "\n".join([*lines, counted, address])
        return calendar_entry({**row, "id": row["event"]}, description=told, stamp=stamp, url=address)

    text = "".join(calendar((entry(row) for row in dated), about=about))
    return Response(text, content_type="text/calendar; charset=utf-8")
