"""The files of an edition: what there is, how to check that it came whole, and how to cite it."""

from __future__ import annotations

import json
from typing import Any

from babel.units import format_unit
from datasette.utils.asgi import AsgiFileDownload, Response

from ..language import locale
from ..published import published
from ..visit import Visit

_UNITS = ((1_000_000_000, "gigabyte"), (1_000_000, "megabyte"), (1_000, "kilobyte"))
_TYPES = {".gz": "application/gzip"}


async def page(visit: Visit) -> Response | None:
    """``/downloads``, for programs ``/downloads.json``, and ``/downloads.sha256`` as ``sha256sum -c`` reads it."""
    edition = published(visit.datasette, visit.name)
    wanted = visit.request.url_vars.get("format")
    if wanted == ".sha256":
        return None if edition is None else Response.text(edition.checksums())
    if wanted == ".json":
        told = None if edition is None else edition.told
        body = json.dumps({"ledger": visit.name, "edition": told}, ensure_ascii=False)
        return Response(body, content_type="application/json; charset=utf-8")
    return await visit.render(
        "downloads.html",
        edition=edition,
        about=await visit.edition(),
        size=size,
        site=_absolute(visit, "/"),
        here=_absolute(visit, "/downloads"),
    )


async def file(visit: Visit) -> Any:
    """``/downloads/NAME``: one of the files of the edition, as it was published."""
    edition = published(visit.datasette, visit.name)
    path = edition.path(visit.part("name")) if edition is not None else None
    if path is None:
        return None
    kind = _TYPES.get(path.suffix, "application/octet-stream")
    return AsgiFileDownload(str(path), filename=path.name, content_type=kind)


def size(number: int) -> str:
    """A number of bytes in the units of the page's language: '1.2 MB'."""
    for least, unit in _UNITS:
        if number >= least:
            shown = round(number / least, 1 if number < 100 * least else 0)
            return str(format_unit(shown, f"digital-{unit}", length="short", locale=locale()))
    return str(format_unit(number, "digital-byte", length="long", locale=locale()))


def _absolute(visit: Visit, path: str) -> str:
    return str(visit.datasette.absolute_url(visit.request, visit.datasette.urls.path(path)))
