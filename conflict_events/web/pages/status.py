"""What is in this ledger, how fresh it is, and what could not be understood; for machines at ``/status.json``."""

from __future__ import annotations

import json
from importlib import metadata

from datasette.utils.asgi import Response

from ...plugins import load_plugins
from ..counting import counted
from ..issue_kinds import meaning
from ..visit import Visit

# Seconds that a reader waits for counts which nobody has asked for before.
PATIENCE = 0.1


async def page(visit: Visit) -> Response | None:
    """``/status`` and ``/status.json``."""
    if visit.request.url_vars.get("format"):
        return Response(
            json.dumps(
                {"ledger": visit.name, **(await counted(visit, within=None) or {})}, ensure_ascii=False
            ),
            content_type="application/json; charset=utf-8",
        )
    return await visit.render(
        "status.html",
        found=await counted(visit, within=PATIENCE),
        served_by=metadata.version("conflict-events"),
        datasette_version=metadata.version("datasette"),
        meaning=meaning,
        warnings=load_plugins().warnings,
    )
