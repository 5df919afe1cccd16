"""What is contested about a place, with names for the codes of states."""

from __future__ import annotations

import json
import re

from markupsafe import Markup

from .cells import linked
from .visit import Visit

CODE = re.compile(r"\b([A-Z]{3})\b")
STATES = "select id, name from actors where id in (select value from json_each(:ids))"


async def spelled(visit: Visit, contested: str | None) -> Markup:
    """The note of the tables, each code in it the name of that state and a link to it; empty if there is none."""
    parts = CODE.split(contested or "")
    rows = await visit.rows(STATES, ids=json.dumps(parts[1::2])) if len(parts) > 1 else []
    states = {row["id"]: row["name"] for row in rows}
    return Markup("").join(
        linked(states[part], visit.link(f"/actor/{part}"), go=False) if at % 2 and part in states else part
        for at, part in enumerate(parts)
    )
