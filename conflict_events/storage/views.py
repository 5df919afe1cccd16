"""Views for people: joins with the names, titles and links that a reader of one row wants.

They are no part of any migration: `migrations.apply` makes them anew whenever their text differs
from what is stored. A figure is written with signs that need no translation: ``≥49`` (at least),
``>170`` (more than), ``~50`` (about), ``20–30``, ``12 (10–15)``, ``100+`` (words such as hundreds, the low end).
"""

from __future__ import annotations

FIGURE = """case
    when claims.figure_kind = 'none' then null
    when claims.count is null and claims.count_high is null then claims.count_low || '+'
    when claims.count is null and claims.count_low is null then '≤' || claims.count_high
    when claims.count is null then claims.count_low || '–' || claims.count_high
    when claims.bound = 'between'
        then claims.count || ' (' || claims.count_low || '–' || claims.count_high || ')'
    else case claims.bound
        when 'at_least' then '≥' when 'more_than' then '>' when 'at_most' then '≤'
        when 'fewer_than' then '<' when 'about' then '~' else '' end || claims.count
  end"""
"""SQL that writes the figure of a row of ``claims`` with those signs; NULL where it gives none."""

VIEWS: dict[str, str] = {
    "claims_with_context": f"""select
  claims.id, event_links.event, events.title as event_title, events.type as event_type,
  claims.outcome, {FIGURE} as figure, claims.count_text, claims.figure_kind,
  claims.count, claims.count_low, claims.count_high, claims.bound,
  claims.victim_type, claims.victim_side, side.name as victim_side_name,
  claims.claimant, coalesce(claimant.name, claims.claimant_text) as claimant_name,
  claimant.country as claimant_country, claims.claimant_is_party, relay.name as relayed_by_name,
  claims.stance, claims.scope, claims.event_start, claims.event_end, claims.date_precision,
  claims.said_start, claims.said_end, claims.is_background, claims.places,
  events.country, country.name as country_name,
  claims.evidence, claims.article, articles.label as article_label, articles.outlet, articles.language,
  articles.published_start, articles.source, articles.url, articles.duplicate_of,
  claims.start, claims.end, event_links.superseded_by, claims.part_of
from claims
  join articles on articles.id = claims.article
  left join event_links on event_links.claim = claims.id
  left join events on events.id = event_links.event
  left join actors as side on side.id = claims.victim_side
  left join actors as claimant on claimant.id = claims.claimant
  left join actors as relay on relay.id = claims.relayed_by
  left join actors as country on country.id = events.country""",
    "claim_ladder": f"""select
  event_links.event, events.title as event_title, events.start_date as event_start, claims.outcome,
  coalesce(claims.said_start, articles.published_start) as on_date,
  case when claims.said_start is not null then 'said'
    when articles.published_start is not null then 'published' end as on_date_is,
  coalesce(claimant.name, claims.claimant_text) as claimant_name,
  {FIGURE} as figure, claims.count_text, claims.count, claims.count_low, claims.count_high, claims.bound,
  claims.victim_type, side.name as victim_side_name, claims.stance, claims.scope, claims.is_background,
  claims.evidence, articles.label as article_label, articles.outlet, articles.language,
  claims.article, claims.id as claim, claims.claimant, claims.victim_side,
  event_links.superseded_by, articles.duplicate_of
from event_links
  join claims on claims.id = event_links.claim
  join events on events.id = event_links.event
  join articles on articles.id = claims.article
  left join actors as side on side.id = claims.victim_side
  left join actors as claimant on claimant.id = claims.claimant
order by event_links.event, claims.outcome, on_date, claims.id""",
    "quotes_with_speaker": """select
  quotes.id, quotes.kind, quotes.text, quotes.verb,
  quotes.speaker, coalesce(speaker.name, quotes.speaker_text) as speaker_name, quotes.speaker_text,
  speaker.kind as speaker_kind, speaker.country as speaker_country, country.name as country_name,
  quotes.said_start, quotes.said_end, quotes.article, articles.label as article_label,
  articles.outlet, articles.language, articles.published_start, articles.source, articles.url,
  articles.duplicate_of, quotes.start, quotes.end
from quotes
  join articles on articles.id = quotes.article
  left join actors as speaker on speaker.id = quotes.speaker
  left join actors as country on country.id = speaker.country""",
    "event_timeline": """select
  events.start_date, events.end_date, events.id as event, events.title, events.type, events.family,
  events.conflict, conflicts.name as conflict_name, events.place, places.name as place_name,
  events.country, country.name as country_name, events.parties,
  events.figure_kind, events.killed_low, events.killed_high, events.killed_open,
  events.n_claims, events.n_claimants, events.n_articles, events.n_outlets, events.n_languages,
  events.date_precision, events.is_background, events.latitude, events.longitude,
  events.first_reported, events.last_reported
from events
  left join conflicts on conflicts.id = events.conflict
  left join places on places.id = events.place
  left join actors as country on country.id = events.country""",
    "event_articles": """select
  event_links.event, events.title as event_title, event_links.article, articles.label as article_label,
  articles.outlet, articles.language, articles.published_start, articles.duplicate_of,
  count(event_links.claim) as n_claims, count(event_links.event_mention) as n_mentions
from event_links
  join events on events.id = event_links.event
  join articles on articles.id = event_links.article
group by event_links.event, event_links.article""",
}
