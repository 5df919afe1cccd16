"""What an extraction becomes in each table: rows with ids, checked against the text.

Nothing here touches a database. Words that are not where they are said to be are left out, and an
issue says so. Rows bear no times of building, so the same extraction always gives the same rows.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..findings import Claim, EventMention, Extraction, Issue
from ..identity import article_id, identifier, text_digest
from ..models import Actor, Place
from .columns import COLUMNS
from .duplicates import sketch
from .searching import normalise

Row = tuple[str | int | float | None, ...]


@dataclass(slots=True, kw_only=True)
class ArticleRows:
    """All rows of one article, and the actors and places that they refer to."""

    id: str
    source: str
    inside: int
    fingerprint: str
    tables: dict[str, list[Row]]
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def figure_kind(claim: Claim) -> str:
    """Whether a claim's figure is a number, a range, only words, or none at all."""
    if claim.count is not None:
        return "number"
    if claim.count_low is not None and claim.count_high is not None:
        return "range"
    if claim.count_low is not None or claim.count_high is not None or claim.bound == "vague":
        return "words"
    return "none"


def article_rows(
    extraction: Extraction, *, run: str, inside: int = 1, raw_sha256: str | None = None
) -> ArticleRows:
    """The rows of an extraction; ``inside`` tells which article of its source it is, from 1."""
    return _Rows(extraction, run, inside, raw_sha256).made


def issue_row(issue: Issue, *, run: str, article: str | None = None, sentence: str | None = None) -> Row:
    """The row of an issue; its id is made from where and what."""
    return (
        identifier("issue", article or issue.source, issue.kind, issue.start, issue.end, issue.message),
        issue.kind, issue.message, issue.source, article, sentence, issue.start, issue.end, issue.text, run,
    )  # fmt: skip


class _Rows:
    """Makes the rows of one article; ``made`` is the result."""

    def __init__(self, found: Extraction, run: str, inside: int, raw_sha256: str | None) -> None:
        self.found = found
        self.text = found.text
        self.run = run
        digest = text_digest(found.text)
        source, document = found.source, found.document
        self.location = source.location if source else f"text:{digest[:16]}"
        url = (document and document.url) or (source and source.url) or None
        self.article = article_id(self.location, url, digest)
        self.tables: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.sentences = {s.ordinal: f"{self.article}-{s.ordinal}" for s in found.sentences}
        self._taken: set[str] = set()
        published = found.published[0] if found.published else None
        self.printed = (_day(published), found.language, self._known("outlet"))

        self._sentences()
        self._mentions()
        mention_ids = self._event_mentions()
        self._claims(mention_ids)
        self._quotes()
        for issue in found.issues:
            self._issue(issue)
        fingerprint = self._article(url, digest, inside, raw_sha256)
        self.made = ArticleRows(
            id=self.article, source=self.location, inside=inside, fingerprint=fingerprint,
            tables=self.tables, actors=self.actors, places=self.places,
        )  # fmt: skip

    def _article(self, url: str | None, digest: str, inside: int, raw_sha256: str | None) -> str:
        found, text = self.found, self.text
        source, document, cleaned = found.source, found.document, found.cleaned
        known = self._known

        title = found.title or (cleaned.title if cleaned else None)
        first, last = found.published or (None, None)
        dated = known("published_source") or ("dateline" if first and known("published") is None else None)
        words = len(text.split())
        retrieved_at = source.retrieved_at if source else None
        told = (
            known("outlet"), title, known("byline") or (cleaned.byline if cleaned else None), found.language,
            found.language_source, cleaned.dateline_place if cleaned else None, self._dateline_place(),
            cleaned.agency if cleaned else None, _day(first), _day(last), dated,
        )  # fmt: skip
        # What an address gives again, among other things, is the same article, fetched when it first was.
        brought = () if "://" in self.location else (inside, retrieved_at, raw_sha256)
        fingerprint = identifier(self.article, url, *told, found.reader, *brought, self.run)
        label = title or _first_words(text) or self.location
        row = (
            self.article, label, self.location, inside, url, *told, retrieved_at, words, found.reader,
            raw_sha256, digest, fingerprint, self.run,
        )  # fmt: skip
        self.tables["articles"].append(row)
        heading = title if title and title not in text else None
        searched = f"{heading}\n{text}" if heading else text
        self.tables["article_texts"].append((self.article, title, text, normalise(searched)))
        if not (document and document.coded):  # forms filled in alike are no copies of each other
            self.tables["article_shingles"] = [(value, self.article) for value in sketch(self._own_text())]
        return fingerprint

    def _known(self, name: str) -> Any:
        """What is known from outside goes before what the format says."""
        found = self.found
        return (
            (found.source and getattr(found.source, name))
            or (found.document and getattr(found.document, name))
            or None
        )

    def _own_text(self) -> str:
        """The text without site furniture, which many articles of an outlet share."""
        if all(sentence.role != "boilerplate" for sentence in self.found.sentences):
            return self.text
        kept = (s for s in self.found.sentences if s.role != "boilerplate")
        return " ".join(self.text[sentence.start : sentence.end] for sentence in kept)

    def _dateline_place(self) -> str | None:
        span = self.found.cleaned.dateline_span if self.found.cleaned else None
        if span is None:
            return None
        for mention in self.found.mentions:
            if mention.place and span[0] <= mention.start and mention.end <= span[1]:
                return self._place(mention.place)
        return None

    def _sentences(self) -> None:
        article, run, length = self.article, self.run, len(self.text)
        rows = self.tables["sentences"]
        for s in self.found.sentences:
            if 0 <= s.start <= s.end <= length:
                rows.append(
                    (self.sentences[s.ordinal], article, s.ordinal, s.start, s.end, s.role, s.language, run)
                )
            else:
                del self.sentences[s.ordinal]
                self._refuse("sentence", s.start, s.end, "")

    def _mentions(self) -> None:
        article, run, text, sentences = self.article, self.run, self.text, self.sentences
        rows = self.tables["mentions"]
        for m in self.found.mentions:
            if text[m.start : m.end] != m.text:
                self._refuse("mention", m.start, m.end, m.text)
                continue
            key = self._new(f"{article}-{m.kind}-{m.start}-{m.end}")
            rows.append((
                key, article, sentences.get(m.sentence), m.kind, m.start, m.end, m.text,
                self._actor(m.actor), self._place(m.place), _day(m.start_date), _day(m.end_date),
                m.date_precision, m.value, m.role, m.reason, run,
            ))  # fmt: skip

    def _event_mentions(self) -> dict[int, str]:
        """Adds event mentions; gives their ids by the identity of the record."""
        ids: dict[int, str] = {}
        rows = self.tables["event_mentions"]
        for m in self.found.event_mentions:
            if not m.evidence or self.text[m.start : m.end] != m.evidence:
                self._refuse("event mention", m.start, m.end, m.evidence)
                continue
            key = self._new(identifier(self.article, m.start, m.end, m.type, m.trigger_start, m.trigger_end))
            ids[id(m)] = key
            rows.append((
                key, self.article, self.sentences.get(m.sentence), m.type, _day(m.start_date),
                _day(m.end_date), m.date_precision, _names(m.actors), _names(m.targets), _names(m.places),
                m.where_precision, m.realis, int(m.is_background), self._actor(m.reported_by), m.evidence,
                m.start, m.end, m.trigger_start, m.trigger_end, m.rule, self.run,
            ))  # fmt: skip
            self._who_and_where(key, m)
        return ids

    def _who_and_where(self, key: str, mention: EventMention) -> None:
        for role, actors in (("actor", mention.actors), ("target", mention.targets)):
            for actor in dict.fromkeys(actors):
                self.tables["event_mention_actors"].append((key, self._actor(actor), role))
        for place in dict.fromkeys(mention.places):
            self.tables["event_mention_places"].append((key, self._place(place)))

    def _claims(self, mention_ids: dict[int, str]) -> None:
        kept: list[tuple[str, Claim]] = []
        for c in self.found.claims:
            if not c.evidence or self.text[c.start : c.end] != c.evidence:
                self._refuse("claim", c.start, c.end, c.evidence)
                continue
            claimant = c.claimant.id if c.claimant else c.claimant_text
            key = identifier(
                self.article, c.start, c.end, c.outcome, c.count, c.count_low, c.count_high, claimant
            )
            kept.append((self._new(key), c))
        ids = {id(claim): key for key, claim in kept}
        rows = self.tables["claims"]
        for key, c in kept:
            rows.append((
                key, self.article, self.sentences.get(c.sentence), c.outcome, figure_kind(c), c.count,
                c.count_low, c.count_high, c.bound, c.count_text, c.victim_type, self._actor(c.victim_side),
                self._actor(c.claimant), c.claimant_text, _flag(c.claimant_is_party),
                self._actor(c.relayed_by), c.stance, c.scope, ids.get(id(c.part_of)),
                mention_ids.get(id(c.event)), _day(c.event_start), _day(c.event_end), c.date_precision,
                _day(c.said_start), _day(c.said_end), int(c.is_background), _names(c.places), c.evidence,
                c.start, c.end, c.rule, self.run, *self.printed,
            ))  # fmt: skip
            for place in dict.fromkeys(c.places):
                self.tables["claim_places"].append((key, self._place(place)))

    def _quotes(self) -> None:
        rows = self.tables["quotes"]
        for q in self.found.quotes:
            if not q.text or self.text[q.start : q.end] != q.text:
                self._refuse("quote", q.start, q.end, q.text)
                continue
            rows.append((
                self._new(identifier(self.article, "quote", q.start, q.end, q.kind)), self.article,
                self.sentences.get(q.sentence), self._actor(q.speaker), q.speaker_text, q.kind, q.verb,
                q.text, q.start, q.end, _day(q.said_start), _day(q.said_end), self.run, *self.printed,
            ))  # fmt: skip

    def _refuse(self, what: str, start: int, end: int, words: str) -> None:
        self._issue(
            Issue(
                kind="evidence_mismatch", start=start, end=end, text=words,
                message=f"a {what} was left out: the text does not hold its words at {start}-{end}; "
                "correct the plugin that found it",
            )
        )  # fmt: skip

    def _issue(self, issue: Issue) -> None:
        if issue.source is None:
            issue.source = self.location
        sentence = self.sentences.get(issue.sentence) if issue.sentence is not None else None
        row = issue_row(issue, run=self.run, article=self.article, sentence=sentence)
        if row[0] not in self._taken:
            self._taken.add(str(row[0]))
            self.tables["issues"].append(row)

    def _new(self, key: str) -> str:
        """The id itself, or one made from it where something else in the article bears it already."""
        fresh, again = key, 1
        while fresh in self._taken:
            again += 1
            fresh = identifier(key, again)
        self._taken.add(fresh)
        return fresh

    def _actor(self, actor: Actor | None) -> str | None:
        if actor is None:
            return None
        self.actors.setdefault(actor.id, actor)
        return actor.id

    def _place(self, place: Place | None) -> str | None:
        if place is None:
            return None
        self.places.setdefault(place.id, place)
        return place.id


def _day(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _names(things: Sequence[Actor] | Sequence[Place]) -> str:
    return json_names(thing.name for thing in things)


def json_names(names: Iterable[str]) -> str:
    """A JSON array of names, each once, in order of appearance."""
    return json.dumps(list(dict.fromkeys(names)), ensure_ascii=False)


def _first_words(text: str, length: int = 80) -> str:
    """The beginning of a text, cut between words."""
    start = " ".join(text[: 4 * length].split())
    if len(start) <= length:
        return start
    cut = start[: length + 1].rsplit(" ", 1)[0]
    return f"{cut[:length]}…"
