"""Views for people: joins with the names, titles and links that a reader of one row wants.

They are no part of any migration: `migrations.apply` makes them anew whenever their text differs
from what is stored. A figure is written with signs that need no translation: ``≥49`` (at least),
``>170`` (more than), ``~50`` (about), ``20–30``, ``12 (10–15)``, ``100+`` (words such as hundreds, the low end).

Views of rows look each name up instead of joining: SQLite leaves out what a question does not ask for, so
that counting and facets read one index and nothing else, which it cannot do with joins. What such a view
is sorted and narrowed by stands in the table itself.
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

ON_DATE = "coalesce(claims.said_start, claims.published_start)"
"""The day on which a claim was said, or else printed; indexes of the claims of events are in its order."""


def _of(table: str, key: str, column: str) -> str:
    """A column of the row of ``table`` whose id is ``key``."""
    return f"(select {column} from {table} where {table}.id = {key})"


VIEWS: dict[str, str] = {
    "claims_with_context": f"""select
  claims.id, claims.event, {_of("events", "claims.event", "title")} as event_title,
  {_of("events", "claims.event", "type")} as event_type,
  claims.outcome, {FIGURE} as figure, claims.count_text, claims.figure_kind,
  claims.count, claims.count_low, claims.count_high, claims.bound,
  claims.victim_type, claims.victim_side, {_of("actors", "claims.victim_side", "name")} as victim_side_name,
  claims.claimant, coalesce({_of("actors", "claims.claimant", "name")}, claims.claimant_text) as claimant_name,
  {_of("actors", "claims.claimant", "country")} as claimant_country, claims.claimant_is_party,
  {_of("actors", "claims.relayed_by", "name")} as relayed_by_name,
  claims.stance, claims.scope, claims.event_start, claims.event_end, claims.date_precision,
  claims.said_start, claims.said_end, claims.is_background, claims.places,
  {_of("events", "claims.event", "country")} as country,
  {_of("actors", _of("events", "claims.event", "country"), "name")} as country_name,
  claims.evidence, claims.article, {_of("articles", "claims.article", "label")} as article_label,
  claims.outlet, claims.language, claims.published_start,
  {_of("articles", "claims.article", "source")} as source, {_of("articles", "claims.article", "url")} as url,
  {_of("articles", "claims.article", "duplicate_of")} as duplicate_of,
  claims.start, claims.end, {_of("event_links", "claims.id", "superseded_by")} as superseded_by, claims.part_of
from claims""",
    "claim_ladder": f"""select
  claims.event, {_of("events", "claims.event", "title")} as event_title,
  {_of("events", "claims.event", "start_date")} as event_start, claims.outcome, {ON_DATE} as on_date,
  case when claims.said_start is not null then 'said'
    when claims.published_start is not null then 'published' end as on_date_is,
  coalesce({_of("actors", "claims.claimant", "name")}, claims.claimant_text) as claimant_name,
  {FIGURE} as figure, claims.count_text, claims.count, claims.count_low, claims.count_high, claims.bound,
  claims.victim_type, {_of("actors", "claims.victim_side", "name")} as victim_side_name, claims.stance,
  claims.scope, claims.is_background, claims.evidence,
  {_of("articles", "claims.article", "label")} as article_label, claims.outlet, claims.language,
  claims.article, claims.id as claim, claims.claimant, claims.victim_side,
  {_of("event_links", "claims.id", "superseded_by")} as superseded_by,
  {_of("articles", "claims.article", "duplicate_of")} as duplicate_of
from claims where claims.event is not null""",
    "quotes_with_speaker": f"""select
  quotes.id, quotes.kind, quotes.text, quotes.verb, quotes.speaker,
  coalesce({_of("actors", "quotes.speaker", "name")}, quotes.speaker_text) as speaker_name, quotes.speaker_text,
  {_of("actors", "quotes.speaker", "kind")} as speaker_kind,
  {_of("actors", "quotes.speaker", "country")} as speaker_country,
  {_of("actors", _of("actors", "quotes.speaker", "country"), "name")} as country_name,
  quotes.said_start, quotes.said_end, quotes.article,
  {_of("articles", "quotes.article", "label")} as article_label, quotes.outlet, quotes.language,
  quotes.published_start, {_of("articles", "quotes.article", "source")} as source,
  {_of("articles", "quotes.article", "url")} as url,
  {_of("articles", "quotes.article", "duplicate_of")} as duplicate_of, quotes.start, quotes.end
from quotes""",
    "event_timeline": f"""select
  events.start_date, events.end_date, events.id as event, events.title, events.type, events.family,
  events.conflict, {_of("conflicts", "events.conflict", "name")} as conflict_name,
  events.place, {_of("places", "events.place", "name")} as place_name,
  events.country, {_of("actors", "events.country", "name")} as country_name, events.parties,
  events.figure_kind, events.killed_low, events.killed_high, events.killed_open,
  events.n_claims, events.n_claimants, events.n_articles, events.n_outlets, events.n_languages,
  events.date_precision, events.is_background, events.latitude, events.longitude,
  events.first_reported, events.last_reported
from events""",
    "event_articles": """select
  event_links.event, events.title as event_title, event_links.article, articles.label as article_label,
  articles.outlet, articles.language, articles.published_start, articles.duplicate_of,
  count(event_links.claim) as n_claims, count(event_links.event_mention) as n_mentions
from event_links
  join events on events.id = event_links.event
  join articles on articles.id = event_links.article
group by event_links.event, event_links.article""",
}
