"""The ranges of claims that stand at the head of events, wherever events are listed: looked up, chosen, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .figures import at_the_head, range_in_words
from .names import renamed

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
# Ranges with their events and with who gave either end; to be followed by where, order and limit.
APART = """
select event_ranges.*, events.title, events.start_date, events.end_date, side.name as side,
  low_claim.bound as low_bound, low_claim.count as low_count,
  high_claim.bound as high_bound, high_claim.count as high_count,
  low_claim.claimant as low_claimant, high_claim.claimant as high_claimant,
  coalesce(low_by.name, low_claim.claimant_text, low_in.outlet) as low_by,
  coalesce(high_by.name, high_claim.claimant_text, high_in.outlet) as high_by
from {ranges}
  cross join events on events.id = event_ranges.event
  join claims as low_claim on low_claim.id = event_ranges.low_claim
  join claims as high_claim on high_claim.id = event_ranges.high_claim
  join articles as low_in on low_in.id = low_claim.article
  join articles as high_in on high_in.id = high_claim.article
  left join actors as low_by on low_by.id = low_claim.claimant
  left join actors as high_by on high_by.id = high_claim.claimant
  left join actors as side on side.id = event_ranges.victim_side
where event_ranges.policy = 'latest' and event_ranges.high > event_ranges.low
"""


async def heads(served: Any, events: Iterable[str], outcome: str = "") -> dict[str, list[dict[str, Any]]]:
    """For each of the ``events`` its ranges, one for each outcome and side, each with its ``words``.

    Only those for ``outcome``, where that is given. Raises `QueryInterrupted` where it takes too long.
    """
    found: dict[str, list[dict[str, Any]]] = {event: [] for event in events}
    for row in (await served.execute(RANGES, {"ids": json.dumps([*found]), "outcome": outcome})).rows:
        found[row["event"]].append(dict(row))
    await renamed(served, [row for rows in found.values() for row in rows])
    return {
        event: [
            {**row, "words": words} for row in at_the_head(rows) if (words := range_in_words(row)) is not None
        ]
        for event, rows in found.items()
    }
