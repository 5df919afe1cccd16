"""What a claim is and is not, what is covered, and the known limits, printed from the packs."""

from __future__ import annotations

import asyncio
from importlib import metadata

from datasette.utils.asgi import Response

from ..counting import counted
from ..installed import what_is_installed
from ..visit import Visit
from .status import PATIENCE

# (bound, how it is written, lowest, highest): what the words of a figure allow.
BOUNDS: list[tuple[str, str, int | None, int | None]] = [
    ("exact", "12", 12, 12),
    ("at_least", "≥12", 12, None),
    ("more_than", ">12", 13, None),
    ("at_most", "≤12", None, 12),
    ("fewer_than", "<12", None, 11),
    ("about", "~12", None, None),
    ("between", "20–30", 20, 30),
    ("vague", "100+", 100, None),
]


async def page(visit: Visit) -> Response | None:
    """``/method``."""
    found = await counted(visit, within=PATIENCE)
    return await visit.render(
        "method.html",
        bounds=BOUNDS,
        installed=await asyncio.to_thread(what_is_installed),
        found=found,
        busiest=max((row["articles"] for row in (found or {}).get("months", ())), default=0),
        version=metadata.version("conflict-events"),
    )
