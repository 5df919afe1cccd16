"""What the page of an event asks of the ledger: each query is bound by the event and follows an index."""

from __future__ import annotations

from ..storage.views import FIGURE

EVENT = """
select events.*, events.id as event, conflicts.name as conflict_name, event_types.name as type_name,
  places.name as place_name, places.contested, country.name as country_name
from events
  left join conflicts on conflicts.id = events.conflict
  left join event_types on event_types.id = events.type
  left join places on places.id = events.place
  left join actors as country on country.id = events.country
where events.id = :id
"""

PARTIES = """
select event_parties.actor, actors.name
from event_parties join actors on actors.id = event_parties.actor
where event_parties.event = :id order by actors.name
"""

# Figures of copied articles are no further claims (n), though they are to be read (n_read).
COUNTS = """
select claims.outcome, claims.victim_side as side, actors.name as side_name,
  sum(articles.duplicate_of is null) as n, count(*) as n_read
from event_links
  join claims on claims.id = event_links.claim
  join articles on articles.id = claims.article
  left join actors on actors.id = claims.victim_side
where event_links.event = :id and event_links.claim is not null
group by claims.outcome, claims.victim_side having n > 0
order by claims.outcome = 'killed' desc, n desc, claims.outcome, side is null, side
"""

# The newest first. Only what the chart and the order of the ladder need: an event may have thousands.
_CLAIMS = f"""
select event_links.claim, event_links.superseded_by, claims.outcome, {FIGURE} as figure, claims.figure_kind,
  claims.count, claims.count_low, claims.count_high, claims.bound, claims.victim_side, claims.claimant,
  claims.claimant_text, claims.claimant_is_party, claims.stance, claims.scope, claims.part_of,
  claims.is_background, claims.rule, coalesce(claims.said_start, articles.published_start) as on_date,
  claims.said_start is not null as was_said, claims.article, articles.label as article_label,
  articles.outlet, articles.language, articles.duplicate_of
from {{source}} event_links
  join claims on claims.id = event_links.claim
  join articles on articles.id = claims.article
where event_links.event = :id and event_links.claim {{which}}
  and (:outcome = '' or claims.outcome = :outcome)
  and (:side = '' or coalesce(claims.victim_side, '-') = :side)
order by on_date desc, claims.id
"""
CLAIMS = _CLAIMS.format(source="", which="is not null")
THESE_CLAIMS = _CLAIMS.format(source="json_each(:claims) as wanted cross join", which="= wanted.value")

# What a rung says besides, of the claims that have one; cross join, so that these few are where it begins.
DETAILS = """
select event_links.claim, event_links.score, event_links.reasons, event_links.decided_by, claims.count_text,
  claims.victim_type, claims.relayed_by, relay.name as relayed_by_name, claims.event_start, claims.event_end,
  claims.evidence, articles.missing_since
from json_each(:claims) as wanted
  cross join event_links on event_links.event = :id and event_links.claim = wanted.value
  join claims on claims.id = event_links.claim
  join articles on articles.id = claims.article
  left join actors as relay on relay.id = claims.relayed_by
"""

ACTORS = """
select actors.id, actors.name, actors.kind, actors.country
from json_each(:actors) as wanted cross join actors on actors.id = wanted.value
"""

RANGES = """
select event_ranges.*, side.name as side, low.claimant as low_claimant, high.claimant as high_claimant,
  low.count as low_count, low.bound as low_bound,
  coalesce(low_by.name, low.claimant_text) as low_by, low_article.outlet as low_outlet,
  coalesce(low.said_start, low_article.published_start) as low_day,
  high.count as high_count, high.bound as high_bound,
  coalesce(high_by.name, high.claimant_text) as high_by, high_article.outlet as high_outlet,
  coalesce(high.said_start, high_article.published_start) as high_day
from event_ranges
  left join actors as side on side.id = event_ranges.victim_side
  left join claims as low on low.id = event_ranges.low_claim
  left join actors as low_by on low_by.id = low.claimant
  left join articles as low_article on low_article.id = low.article
  left join claims as high on high.id = event_ranges.high_claim
  left join actors as high_by on high_by.id = high.claimant
  left join articles as high_article on high_article.id = high.article
where event_ranges.event = :id
order by event_ranges.outcome = 'killed' desc, event_ranges.outcome, side is null, side,
  event_ranges.scope = 'incident' desc, event_ranges.scope, event_ranges.policy = 'claimed' desc,
  event_ranges.policy
"""

MENTIONS = """
select event_mentions.*, event_types.name as type_name, reporter.name as reporter_name,
  articles.label as article_label, articles.outlet, articles.language, articles.published_start,
  count(*) over () as n_all
from event_links
  join event_mentions on event_mentions.id = event_links.event_mention
  join articles on articles.id = event_mentions.article and articles.duplicate_of is null
  left join event_types on event_types.id = event_mentions.type
  left join actors as reporter on reporter.id = event_mentions.reported_by
where event_links.event = :id and event_links.event_mention is not null
order by event_mentions.start_date is null, event_mentions.start_date, articles.published_start,
  event_mentions.article, event_mentions.start
limit :most offset :skip
"""

ARTICLES = """
select event_links.article, articles.label as article_label, articles.outlet, articles.language,
  articles.published_start, articles.published_end, articles.duplicate_of, articles.missing_since,
  count(*) over () as n_all
from event_links join articles on articles.id = event_links.article
where event_links.event = :id
group by event_links.article order by articles.published_start, event_links.article limit :most offset :skip
"""

_NEAR = "select events.id as event, events.title, events.n_claims from events"
# Events of the same place, or of the same conflict, around the same days.
SAME_PLACE = f"""{_NEAR}
where events.place = :place and events.id <> :id and events.start_date between :first and :last
order by abs(julianday(events.start_date) - julianday(:start)), events.id limit 6
"""
SAME_CONFLICT = f"""{_NEAR}
where events.conflict = :conflict and events.id <> :id and events.start_date between :first and :last
order by abs(julianday(events.start_date) - julianday(:start)), events.id limit 6
"""
