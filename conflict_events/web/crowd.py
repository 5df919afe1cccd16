"""An event with more claims than are read for one page: SQL says which of them stand on it, and counts them all.

What it gives is what the page would make of all the claims itself: the same rungs, with the claims that they name
(what replaced them, what they are part of, denials, copies), and the same marks in the chart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ..storage.views import FIGURE
from .claimants import KIND
from .visit import Visit

CROWDED = 300
"""With more claims than this, those of copied articles included, not all are read."""

_DAY = "coalesce(claims.said_start, articles.published_start)"
_OWN = """
from event_links
  join claims on claims.id = event_links.claim
  join articles on articles.id = claims.article and articles.duplicate_of is null
  left join actors as claimant on claimant.id = claims.claimant
where event_links.event = :id and event_links.claim is not null
  and (:outcome = '' or claims.outcome = :outcome)
  and (:side = '' or coalesce(claims.victim_side, '-') = :side)
"""
# The ends of the ranges, then the latest figure of each claimant, then the newest of the rest.
RANKED = f"""
select claim from (
  select event_links.claim, {_DAY} as day, event_links.superseded_by is not null as replaced,
    row_number() over (
      partition by claims.claimant, case when claims.claimant is null then coalesce(claims.claimant_text, '') end,
        case when claims.claimant is null then coalesce(articles.outlet, '') end
      order by event_links.superseded_by is not null, {_DAY} desc, claims.id) as nth
  {_OWN})
order by claim in (select value from json_each(:ends)) desc, nth = 1 desc, nth = 1 and replaced, day desc, claim
limit :most
"""
NEWEST = f"select event_links.claim {_OWN} order by {_DAY} desc, claims.id limit :most offset :skip"
_SAID = "coalesce(claims.count, coalesce(claims.count_low, '') || '-' || coalesce(claims.count_high, ''))"
# The claims that others name: what replaced them, their wholes, denials with what they deny, the same in copies.
NAMED = f"""
with here as (select value as claim from json_each(:claims)),
own as (select event_links.claim, claims.outcome, claims.stance, {_SAID} as said {_OWN})
select claim from here
union select event_links.superseded_by from here cross join event_links on event_links.claim = here.claim
union select claims.part_of from here cross join claims on claims.id = here.claim
union select claim from own
  where (outcome, said) in (select outcome, said from own where stance = 'denies' and said <> '-')
union select same.id
  from here cross join claims as mine on mine.id = here.claim
    cross join claims as same on same.outcome = mine.outcome and (same.article = mine.article
      or same.article in (select id from articles where duplicate_of = mine.article))
"""
_ENDS = "coalesce(claims.{0}, claims.{1}, claims.{2})"
_GIVEN = ", ".join(
    _ENDS.format(*order)
    for order in (
        ("count_low", "count", "count_high"),
        ("count", "count_low", "count_high"),
        ("count_high", "count_low", "count"),
    )
)
_ALONE = "claims.count is not null and claims.bound <> 'between'"
# Of parts with few claims each claim, of the others one row for a kind of claimant on a day; equal ends are open if
# one of them is.
DRAWN = f"""
with drawn as (
  select claims.outcome, claims.victim_side as side, {_DAY} as day, {KIND} as kind,
    claims.scope is 'cumulative' as total, claims.stance is 'denies' as denied,
    case when {_ALONE} then claims.count else min({_GIVEN}) end as low,
    case when {_ALONE} then claims.count else max({_GIVEN}) end as high,
    claims.bound <> 'about' and claims.count_high is null as open_above,
    claims.bound <> 'about' and claims.count_low is null as open_below,
    claims.bound in ('about', 'vague') as vague, coalesce(claims.is_background, 0) as history,
    claims.count, claims.count_low, claims.count_high, claims.bound, {FIGURE} as figure,
    claims.claimant, coalesce(claimant.name, claims.claimant_text) as claimant_name, articles.outlet,
    claims.said_start is null as unsaid, event_links.superseded_by as next,
    case when claims.outcome || ' ' || coalesce(claims.victim_side, '') in (select value from json_each(:few))
      then event_links.claim end as claim
  {_OWN})
select outcome, side, day, kind, total, denied, claim, count(*) as n, min(low) as low, max(high) as high,
  max(2 * high + open_above) % 2 as open_above, 1 - min(2 * low + 1 - open_below) % 2 as open_below,
  min(history) as history, max(unsaid) as unsaid, count, count_low, count_high, bound, vague, figure, next,
  claimant, claimant_name, outlet
from drawn group by outcome, side, day, kind, total, denied, claim, low is null
"""


async def ranked(visit: Visit, ends: Iterable[str | None], most: int, **chosen: str) -> list[str]:
    """The ``most`` claims that matter most, as `rungs.with_rungs` finds them among all."""
    rows = await visit.rows(RANKED, ends=json.dumps([end for end in ends if end]), most=most, **chosen)
    return [row["claim"] for row in rows]


async def newest(visit: Visit, most: int, skip: int, **chosen: str) -> list[str]:
    """The claims of one of the pages that have them all, the newest first."""
    return [row["claim"] for row in await visit.rows(NEWEST, most=most, skip=skip, **chosen)]


async def named(visit: Visit, claims: Sequence[str], **chosen: str) -> list[str]:
    """These claims and those that they name."""
    rows = await visit.rows(NAMED, claims=json.dumps(claims), **chosen)
    return [row["claim"] for row in rows if row["claim"]]


async def drawn(
    visit: Visit, parties: Iterable[str], few: Iterable[tuple[str, str | None]], **chosen: str
) -> list[dict[str, Any]]:
    """Rows for `points.together`, with outcome, side and unsaid; ``few`` are parts of which each claim has its row."""
    apart = [f"{outcome} {side or ''}" for outcome, side in few]
    return await visit.rows(DRAWN, parties=json.dumps(list(parties)), few=json.dumps(apart), **chosen)
