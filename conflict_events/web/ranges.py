"""The ranges of claims that stand at the head of events, wherever events are listed: looked up, chosen, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .figures import at_the_head, range_in_words

RANGES = """
select event_ranges.*, side.name as side, lowest.count as low_count, lowest.bound as low_bound,
  highest.count as high_count, highest.bound as high_bound
from json_each(:ids) as wanted
  cross join event_ranges on event_ranges.event = wanted.value
  left join actors as side on side.id = event_ranges.victim_side
  left join claims as lowest on lowest.id = event_ranges.low_claim
  left join claims as highest on highest.id = event_ranges.high_claim
where event_ranges.policy in ('claimed', 'background') and (:outcome = '' or event_ranges.outcome = :outcome)
order by event_ranges.event, event_ranges.outcome = 'killed' desc, event_ranges.outcome, side is null, side
"""


async def heads(served: Any, events: Iterable[str], outcome: str = "") -> dict[str, list[dict[str, Any]]]:
    """For each of the ``events`` its ranges, one for each outcome and side, each with its ``words``.

    Only those for ``outcome``, where that is given. Raises `QueryInterrupted` where it takes too long.
    """
    found: dict[str, list[dict[str, Any]]] = {event: [] for event in events}
    for row in (await served.execute(RANGES, {"ids": json.dumps([*found]), "outcome": outcome})).rows:
        found[row["event"]].append(dict(row))
    return {
        event: [
            {**row, "words": words} for row in at_the_head(rows) if (words := range_in_words(row)) is not None
        ]
        for event, rows in found.items()
    }
