"""The columns of the rows that an article becomes, in the order in which rows hold them."""

from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        "id", "label", "source", "inside", "url", "outlet", "title", "byline", "language", "language_source",
        "dateline", "dateline_place", "agency", "published_start", "published_end", "published_source",
        "retrieved_at", "words", "reader", "raw_sha256", "text_sha256", "fingerprint", "run",
    ),
    "article_texts": ("article", "title", "text", "search"),
    "article_shingles": ("value", "article"),
    "sentences": ("id", "article", "ordinal", "start", "end", "role", "language", "run"),
    "mentions": (
        "id", "article", "sentence", "kind", "start", "end", "text", "actor", "place", "start_date",
        "end_date", "date_precision", "value", "role", "reason", "run",
    ),
    "event_mentions": (
        "id", "article", "sentence", "type", "start_date", "end_date", "date_precision", "actors", "targets",
        "places", "where_precision", "realis", "is_background", "reported_by", "evidence", "start", "end",
        "trigger_start", "trigger_end", "rule", "run",
    ),
    "event_mention_actors": ("event_mention", "actor", "role"),
    "event_mention_places": ("event_mention", "place"),
    "claims": (
        "id", "article", "sentence", "outcome", "figure_kind", "count", "count_low", "count_high", "bound",
        "count_text", "victim_type", "victim_side", "claimant", "claimant_text", "claimant_is_party",
        "relayed_by", "stance", "scope", "part_of", "event_mention", "event_start", "event_end",
        "date_precision", "said_start", "said_end", "is_background", "places", "evidence", "start", "end",
        "rule", "run", "published_start", "language", "outlet",
    ),
    "claim_places": ("claim", "place"),
    "quotes": (
        "id", "article", "sentence", "speaker", "speaker_text", "kind", "verb", "text", "start", "end",
        "said_start", "said_end", "run", "published_start", "language", "outlet",
    ),
    "issues": ("id", "kind", "message", "source", "article", "sentence", "start", "end", "text", "run"),
}  # fmt: skip
"""The columns of each row, in order; tables in the order in which they are written."""

OF_ARTICLE = ("quotes", "claims", "event_mentions", "mentions", "issues", "sentences", "article_shingles")
"""Tables whose rows go when their article goes."""
