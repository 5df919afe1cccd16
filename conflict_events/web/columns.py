"""What the columns of tables, views and answers are called on a page; files and addresses keep their names.

Two columns that are the ends of one interval are one on a page: that of the first, and `PAIRS` names the second.
What is read together, such as a figure and its outcome, stands in one cell, so that a row fits a screen.
"""

from __future__ import annotations

from .language import N_, _

PAIRS = {
    "event_start": "event_end", "start_date": "end_date", "said_start": "said_end",
    "published_start": "published_end", "killed_low": "killed_high", "first_reported": "last_reported",
}  # fmt: skip

# What stands below each other in one cell, the most important first.
TOGETHER = (
    ("figure", "count_text", "outcome", "bound"), ("later_figure", "later_date"), ("low", "lowest_by"),
    ("high", "highest_by"), ("count_low", "count_high"),
    ("victim_type", "victim_side_name", "victim_side", "scope"),
    ("claimant_name", "claimant", "stance"), ("speaker_name", "speaker", "speaker_text", "kind", "verb"),
    ("actors", "targets"), ("place_name", "place", "country_name", "country"),
    ("event_title", "event_start", "event"),
    ("evidence", "text", "title", "label", "article_label", "name", "claim", "id", "article"),
    ("outlet", "language", "published_start"), ("on_date", "on_date_is"), ("what", "realis"),
    ("why", "said_by_as_written"), ("reported_by", "according_to", "is_background"),
)  # fmt: skip
# Links that need no heading where they stand below something else.
SILENT = frozenset({"id", "claim", "event", "article"})

NAMES = {
    "id": N_("Id"), "claim": N_("Claim"), "event": N_("Event"), "article": N_("Article"),
    "event_title": N_("Event"), "event_type": N_("Kind of event"), "outcome": N_("Outcome"),
    "figure": N_("Figure"), "count_text": N_("As written"), "figure_kind": N_("Kind of figure"),
    "count": N_("Number said"), "count_low": N_("At least"), "count_high": N_("At most"),
    "bound": N_("How exact"), "victim_type": N_("Victims"), "victim_side": N_("Side of the victims"),
    "victim_side_name": N_("Side of the victims"), "claimant": N_("Claimant"),
    "claimant_name": N_("Claimant"), "claimant_text": N_("Claimant as written"),
    "claimant_country": N_("Claimant's country"), "claimant_is_party": N_("Claimant is a party"),
    "relayed_by": N_("Passed on by"), "relayed_by_name": N_("Passed on by"), "stance": N_("Stance"),
    "scope": N_("Counts"), "event_start": N_("Day of the event"), "event_end": N_("Last day of the event"),
    "date_precision": N_("How exact the day is"), "said_start": N_("Said on"), "said_end": N_("Said up to"),
    "is_background": N_("Told as history"), "places": N_("Places"), "country": N_("Country"),
    "country_name": N_("Country"), "evidence": N_("Words"), "article_label": N_("Article"),
    "outlet": N_("Outlet"), "language": N_("Language"), "published_start": N_("Published"),
    "published_end": N_("Published up to"), "source": N_("Source"), "url": N_("Address"),
    "duplicate_of": N_("Copy of"), "start": N_("Begins at"), "end": N_("Ends at"),
    "superseded_by": N_("Replaced by"), "part_of": N_("Part of"), "on_date": N_("Day"),
    "on_date_is": N_("Day of what"), "kind": N_("Kind"), "text": N_("Words"), "verb": N_("Verb"),
    "speaker": N_("Speaker"), "speaker_name": N_("Speaker"), "speaker_text": N_("Speaker as written"),
    "speaker_kind": N_("Kind of speaker"), "speaker_country": N_("Speaker's country"),
    "start_date": N_("Date"), "end_date": N_("Last day"), "title": N_("Title"), "type": N_("Kind"),
    "family": N_("Family"), "conflict": N_("Conflict"), "conflict_name": N_("Conflict"),
    "place": N_("Place"), "place_name": N_("Place"), "parties": N_("Parties"),
    "killed_low": N_("Killed, as claimed"), "killed_high": N_("Killed, highest claim"),
    "killed_open": N_("Highest is open"), "n_claims": N_("Claims"), "n_claimants": N_("Claimants"),
    "n_articles": N_("Articles"), "n_outlets": N_("Outlets"), "n_languages": N_("Languages"),
    "n_mentions": N_("Mentions"), "latitude": N_("Latitude"), "longitude": N_("Longitude"),
    "first_reported": N_("Reported"), "last_reported": N_("Last reported"), "label": N_("Title"),
    "inside": N_("Number in its source"), "byline": N_("Byline"),
    "language_source": N_("How the language is known"), "dateline": N_("Dateline"),
    "dateline_place": N_("Place of the dateline"), "agency": N_("Agency"),
    "published_source": N_("How the day is known"), "retrieved_at": N_("Fetched"), "words": N_("Length in words"),
    "reader": N_("Reader"), "raw_sha256": N_("SHA-256 of the source"), "text_sha256": N_("SHA-256 of the text"),
    "fingerprint": N_("Fingerprint"), "run": N_("Build"), "missing_since": N_("Gone since"),
    "search": N_("Form for search"), "sentence": N_("Sentence"), "event_mention": N_("Event mention"),
    "rule": N_("Rule"), "actors": N_("Actors"), "targets": N_("Targets"), "realis": N_("Told as"),
    "where_precision": N_("How exact the place is"), "reported_by": N_("According to"),
    "trigger_start": N_("Word begins at"), "trigger_end": N_("Word ends at"), "actor": N_("Actor"),
    "value": N_("Number"), "role": N_("Role"), "reason": N_("Why not resolved"), "message": N_("What happened"),
    "score": N_("Score"), "reasons": N_("Reasons"), "decided_by": N_("Decided by"),
    "decided_at": N_("Decided on"), "policy": N_("Which claims"), "low": N_("Lowest"), "high": N_("Highest"),
    "low_claim": N_("Lowest claim"), "high_claim": N_("Highest claim"), "low_open": N_("Lowest is open"),
    "high_open": N_("Highest is open"), "figures": N_("Figures"), "first": N_("First"), "second": N_("Second"),
    "decision": N_("Decision"), "note": N_("Note"), "name": N_("Name"), "body": N_("Body"),
    "contested": N_("Contested"), "within": N_("Lies in"), "side": N_("Side"),
    "description": N_("Description"), "system": N_("Scheme"), "code": N_("Code"), "library": N_("Version"),
    "plugins": N_("Plugins"), "schema": N_("Schema"), "builds": N_("Builds"), "started_at": N_("Started"),
    "finished_at": N_("Finished"), "seconds": N_("Seconds"), "articles": N_("Articles"),
    "unchanged": N_("Unchanged"), "failed": N_("Failed"), "issues": N_("Not understood"),
    "ordinal": N_("Number"), "target": N_("Leads to"), "thing": N_("Thing"), "month": N_("Month"),
    "party": N_("Party"), "change": N_("Change"), "lowest_by": N_("Lowest by"), "highest_by": N_("Highest by"),
    "times": N_("Times as high"), "later_figure": N_("Later figure"), "later_date": N_("Later day"),
    "later_words": N_("Later words"), "why": N_("Why"), "said_by_as_written": N_("Said by, as written"),
    "history": N_("Told as history"), "what": N_("What"), "according_to": N_("According to"),
    "languages": N_("Languages"), "excerpt": N_("Excerpt"), "without_claimant": N_("Without claimant"),
    "quotes": N_("Quotes"), "copies": N_("Copies"), "first_day": N_("First day"), "last_day": N_("Last day"),
    "Link": N_("Link"), "words_as_written": N_("Words"), "conflicts": N_("Conflicts"), "factor": N_("Factor"),
}  # fmt: skip


def column_name(column: str) -> str:
    """A column as a heading, in the language of the page; one that has no name here as it is written."""
    return _(NAMES[column]) if column in NAMES else column.replace("_", " ").capitalize()


def merged(columns: list[str]) -> list[str]:
    """``columns`` without those that are shown in the one before them."""
    return [one for one in columns if not any(PAIRS.get(first) == one for first in columns)]


def together(columns: list[str], *, apart: bool = False) -> list[list[str]]:
    """``columns`` as cells, each of those that stand in it, without what another one says or leads to.

    ``apart``: all of them, one in each.
    """
    if apart:
        return [[one] for one in columns]
    there = set(columns)
    needless = {
        opened for opened, high in (("high_open", "high"), ("killed_open", "killed_low")) if high in there
    }
    if "event" in there and ("event_title" in there or ("title" in there and "article" not in there)):
        needless.add("event")
    if "article" in there and there & {"claim", "title"}:
        needless.add("article")
    left = [one for one in merged(columns) if one not in needless]
    cells = {}
    for one in left:
        group = next((group for group in TOGETHER if one in group), (one,))
        inside = [name for name in group if name in left]
        cells[inside[0]] = inside
    # Each where its most important column stands.
    return sorted(cells.values(), key=lambda cell: left.index(cell[0]))
