"""One search over events, claims, quotes and articles, and over every name of actors, places and conflicts.

What is found comes newest first from the index; of very many the newest are ranked. A word that is part of a
name also finds what is about the bearer of that name, however it is called in the words themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..storage.search_index import row_numbers, token
from .search import Asked, asked
from .visit import Visit

RANKED = 1500
"""Of more finds than this, the newest are ranked and the others left out."""

COUNTED = 20_000
"""Finds are counted up to here."""

BEARERS = 40
"""Actors, places and conflicts that one word may stand for."""

NAMES = """
select searched.thing, bm25(search_index) as rank
from search_index join searched on searched.id = search_index.rowid
where search_index match :words and search_index.rowid between :low and :high order by rank limit 120
"""
COUNT = """
select count(*) as n from (select 1 from search_index
  where search_index match :words and rowid between :low and :high limit :most)
"""
FOUND = """
with found as (
  select rowid as number, bm25(search_index, 1.0, 0.2) as rank from search_index
  where search_index match :words and rowid between :low and :high order by rowid limit :ranked
), best as materialized (
  select row_number() over () as place_in_list, thing from (
    select searched.thing from found join searched on searched.id = found.number
    order by case when :newest then 0 else rank end, found.number limit :size offset :offset)
)
"""
SHOWN = {
    "event": """select events.id, events.title, events.type, events.start_date, events.end_date, events.n_claims,
          events.n_articles, events.n_languages, events.killed_low, events.killed_high, events.killed_open,
          events.figure_kind, events.is_background
        from best join events on events.id = best.thing order by place_in_list""",
    "claim": """select shown.*, places.name as place_name from best
          join claims_with_context as shown on shown.id = best.thing
          left join events on events.id = shown.event left join places on places.id = events.place
        order by place_in_list""",
    "quote": """select shown.* from best
          join quotes_with_speaker as shown on shown.id = best.thing order by place_in_list""",
}
ARTICLES_COUNT = """
select count(*) as n from (select 1 from article_texts_fts where article_texts_fts match :words {also} limit :most)
"""
ARTICLES = """
with found as (
  select rowid as number, bm25(article_texts_fts, 6.0, 1.0) as rank from article_texts_fts
  where article_texts_fts match :words {also} order by rowid desc limit :ranked
), best as (
  select found.number, found.rank, articles.* from found
    join article_texts as texts on texts.id = found.number join articles on articles.id = texts.article
  order by case when :newest then 0 else rank end, articles.published_start desc, articles.id
  limit :size offset :offset
)
select best.id, best.label, best.title, best.outlet, best.language, best.published_start, best.published_end,
  best.duplicate_of, texts.text
from best join article_texts as texts on texts.id = best.number
"""
CHOSEN_ARTICLES = """
and +rowid in (select texts.id from articles join article_texts as texts on texts.article = articles.id
  where (:language is null or articles.language = :language) and (:outlet is null or articles.outlet = :outlet)
    and (:first is null or articles.published_start >= :first)
    and (:last is null or articles.published_start <= :last))
"""


@dataclass(slots=True, kw_only=True)
class Search:
    """What was asked for, with the filters; days are ISO days. Raises ValueError for one that is none."""

    query: str
    language: str | None = None
    outlet: str | None = None
    outcome: str | None = None
    first: str | None = None
    last: str | None = None
    newest: bool = False
    wanted: list[Asked] = field(init=False)
    bearers: list[str] = field(default_factory=list)
    expression: str = ""

    def __post_init__(self) -> None:
        self.wanted = asked(self.query)
        row_numbers("claim", self.first, self.last)

    async def prepare(self, visit: Visit) -> None:
        """Looks up the names that the words are part of, and writes the expression for the index."""
        low, high = row_numbers("name")
        parts = []
        for one in self.wanted:
            found = await visit.rows(NAMES, words=one.expression, low=low, high=high)
            bearers = list(dict.fromkeys(row["thing"] for row in found))[:BEARERS]
            self.bearers += [bearer for bearer in bearers if bearer not in self.bearers]
            tokens = [token(*bearer.split(" ", 1)) for bearer in bearers]
            words = f"words : {one.expression}"
            parts.append(f"({words} OR about : ({' OR '.join(tokens)}))" if tokens else f"({words})")
        facts = {"language": self.language, "outlet": self.outlet, "outcome": self.outcome}
        parts += [f"(about : {token(fact, value)})" for fact, value in facts.items() if value]
        self.expression = " AND ".join(parts)

    async def count(self, visit: Visit, kind: str) -> int:
        """How many things of a kind fit; `COUNTED` stands for that many or more."""
        if not self.fits(kind):
            return 0
        if kind == "article":
            row = await visit.row(
                ARTICLES_COUNT.format(also=self._chosen()), **self._articles(), most=COUNTED
            )
        else:
            low, high = row_numbers(kind, self.first, self.last)
            row = await visit.row(COUNT, words=self.expression, low=low, high=high, most=COUNTED)
        return int(row["n"]) if row else 0

    async def results(self, visit: Visit, kind: str, size: int, offset: int = 0) -> list[dict[str, Any]]:
        """Some of the things of a kind that fit, best or newest first, as rows of their view."""
        if not self.fits(kind):
            return []
        page = {"size": size, "offset": offset, "ranked": RANKED, "newest": int(self.newest)}
        if kind == "article":
            return await visit.rows(ARTICLES.format(also=self._chosen()), **self._articles(), **page)
        low, high = row_numbers(kind, self.first, self.last)
        sql = FOUND + SHOWN[kind]
        return await visit.rows(sql, words=self.expression, low=low, high=high, **page)

    def fits(self, kind: str) -> bool:
        """Whether the filters leave anything of a kind: an event has no outlet, a quote no outcome."""
        return bool(self.wanted) and not (
            (self.outcome and kind in {"quote", "article"}) or (self.outlet and kind == "event")
        )

    def _chosen(self) -> str:
        return CHOSEN_ARTICLES if self.language or self.outlet or self.first or self.last else ""

    def _articles(self) -> dict[str, Any]:
        words = " ".join(one.expression for one in self.wanted)
        if not self._chosen():
            return {"words": words}
        chosen = {"language": self.language, "outlet": self.outlet, "first": self.first, "last": self.last}
        return {"words": words, **chosen}
