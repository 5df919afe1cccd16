"""Two voices side by side: two claimants, two outlets or two languages, on the events of which both speak.

The events are found by walking back through what one of the two said, newest first, in steps of bounded size;
a page that ends before all was walked says where the next one goes on. So a page costs the same
whether a voice has ten claims or a hundred thousand, and nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from . import lists
from .differences import Difference, difference, highest, mark, meant
from .visit import Visit

# What a kind of voice is called in `claims_with_context`, and where its newest words are found by an index.
BY = {"claimant": "claimant", "outlet": "outlet", "language": "language"}
_CLAIMS = """
select claims.id, claims.said_start as day, event_links.event
from (select id, said_start from claims where claimant = :voice
    order by said_start desc, id limit :n offset :skip) as newest
  join claims on claims.id = newest.id
  left join event_links on event_links.claim = newest.id
order by newest.said_start desc, newest.id
"""
_ARTICLES = """
select newest.id, newest.day, event_links.event
from (select id, published_start as day from articles where {column} = :voice
    order by published_start desc, id limit :n offset :skip) as newest
  left join event_links on event_links.article = newest.id and event_links.claim is not null
order by newest.day desc, newest.id
"""
WALKS = {
    "claimant": _CLAIMS,
    "outlet": _ARTICLES.format(column="outlet"),
    "language": _ARTICLES.format(column="language"),
}
COUNTS = {
    "claimant": "select count(*) as n from (select 1 from claims where claimant = :voice limit 20000)",
    "outlet": "select count(*) as n from (select 1 from articles where outlet = :voice limit 20000)",
    "language": "select count(*) as n from (select 1 from articles where language = :voice limit 20000)",
}
# All claims of both on some events. Of copied articles the first speaks for all, except between outlets.
ON_EVENTS = """
select claims.id, event_links.event, claims.outcome, claims.claimant, claims.said_start,
  articles.outlet, articles.language, articles.published_start, articles.id as article
from event_links
  join claims on claims.id = event_links.claim
  join articles on articles.id = claims.article
where event_links.event in (select value from json_each(:events))
  and (:outcome = '' or claims.outcome = :outcome)
  and (articles.duplicate_of is null or :by = 'outlet')
limit 20000
"""
FITTING = """
select id from events where id in (select value from json_each(:events))
  and (:conflict = '' or conflict = :conflict)
  and (:start = '' or coalesce(end_date, start_date) >= :start) and (:end = '' or start_date <= :end)
"""
STEP, STEPS, ROWS = 250, 12, 50


@dataclass(slots=True, kw_only=True)
class Question:
    """What is compared. ``show``: what 'both', only 'a' or only 'b' report; ``skip``: where the walk goes on."""

    by: str
    a: str
    b: str
    outcome: str = ""
    start: str = ""
    end: str = ""
    event: str = ""
    conflict: str = ""
    show: str = "both"
    skip: int = 0


@dataclass(slots=True, kw_only=True)
class Row:
    """One thing that is counted: the figures of both, latest first, and how the latest differ."""

    event: str
    title: str
    day: str | None
    outcome: str
    side: str | None
    side_name: str | None
    a: list[dict[str, Any]] = field(default_factory=list)
    b: list[dict[str, Any]] = field(default_factory=list)

    @property
    def apart(self) -> Difference | None:
        """The latest figures of the two; None where only one of them speaks."""
        return difference(self.a[0], self.b[0]) if self.a and self.b else None

    @property
    def marks(self) -> list[tuple[str, dict[str, float | bool]]]:
        """Where the latest figures lie on one line, in per cent of the highest."""
        most = highest([*self.a[:1], *self.b[:1]])
        found = [(who, mark(some[0], most)) for who, some in (("a", self.a), ("b", self.b)) if some]
        return [(who, where) for who, where in found if where is not None]

    @property
    def first(self) -> str:
        """'a' or 'b': who spoke first of it, by the day on which it was said or else published; '' if unknown."""
        days = [min((day(claim) for claim in some if day(claim)), default="") for some in (self.a, self.b)]
        if not all(days) or days[0] == days[1]:
            return ""
        return "a" if days[0] < days[1] else "b"


@dataclass(slots=True, kw_only=True)
class Answer:
    """``next`` is the ``skip`` of the following page, None at the end."""

    rows: list[Row]
    next: int | None


def day(claim: dict[str, Any]) -> str:
    """When a claim was said, or else published; '' if neither is known."""
    return str(claim["said_start"] or claim["published_start"] or "")


def standing(claim: dict[str, Any]) -> tuple[Any, ...]:
    """What stands above what: figures that are asserted and not replaced, then the later ones."""
    return (
        claim["stance"] != "denies",
        claim["superseded_by"] is None,
        day(claim),
        meant(claim)[0],
        claim["id"],
    )


async def compare(visit: Visit, asked: Question, *, rows: int = ROWS) -> Answer:
    """The rows of one page, newest first."""
    if asked.event:
        found = await _on_events(visit, asked, [asked.event])
        return Answer(rows=await _rows(visit, asked, found), next=None)
    driver = asked.show if asked.show != "both" else await _rarer(visit, asked)
    voice = asked.a if driver == "a" else asked.b
    chosen: list[dict[str, Any]] = []
    things: set[tuple[str, str]] = set()
    skip = asked.skip
    for _step in range(STEPS):
        walked = await visit.rows(WALKS[asked.by], voice=voice, n=STEP, skip=skip)
        items = list(dict.fromkeys((row["id"], row["day"] or "") for row in walked))
        events = list(dict.fromkeys(row["event"] for row in walked if row["event"]))
        claims = await _on_events(visit, asked, await _fitting(visit, asked, events))
        # An event that an earlier step has met, by a newer claim of the same voice, was shown there.
        met = {
            claim["event"]
            for claim in claims
            if items and _voice(asked, claim) == voice and _before(asked, claim, items[0])
        }
        new = [claim for claim in claims if claim["event"] not in met]
        order = {event: at for at, event in enumerate(events)}
        chosen += sorted(new, key=lambda claim: order[claim["event"]])
        things |= {(claim["event"], claim["outcome"]) for claim in new}
        skip += len(items)
        if len(items) < STEP:
            return Answer(rows=await _rows(visit, asked, chosen), next=None)
        if len(things) >= rows:
            break
    return Answer(rows=await _rows(visit, asked, chosen), next=skip)


def _voice(asked: Question, claim: dict[str, Any]) -> Any:
    return claim[BY[asked.by]]


def _before(asked: Question, claim: dict[str, Any], first: tuple[str, str]) -> bool:
    """Whether a walk met this claim, or its article, before the item ``first``: (id, day)."""
    id, when = (
        (claim["id"], claim["said_start"]) if asked.by == "claimant" else (claim["article"], claim["published_start"])
    )  # fmt: skip
    return (when or "") > first[1] or ((when or "") == first[1] and id < first[0])


async def _rarer(visit: Visit, asked: Question) -> str:
    counts = [await visit.row(COUNTS[asked.by], voice=voice) for voice in (asked.a, asked.b)]
    a, b = (count["n"] if count else 0 for count in counts)
    return "a" if a <= b else "b"


async def _fitting(visit: Visit, asked: Question, events: list[str]) -> list[str]:
    if not (asked.conflict or asked.start or asked.end):
        return events
    return await lists.ids(
        visit,
        FITTING,
        events=lists.as_json(events),
        conflict=asked.conflict,
        start=asked.start,
        end=asked.end,
    )


async def _on_events(visit: Visit, asked: Question, events: Iterable[str]) -> list[dict[str, Any]]:
    """Claims of both voices on these events, of those events only that ``show`` asks for."""
    wanted = lists.as_json(events)
    if wanted == "[]":
        return []
    found = await visit.rows(ON_EVENTS, events=wanted, outcome=asked.outcome, by=asked.by)
    speaking: dict[str, set[str]] = {}
    for claim in found:
        speaking.setdefault(claim["event"], set()).add(_voice(asked, claim))
    shown = {"both": (True, True), "a": (True, False), "b": (False, True)}[asked.show]
    fitting = {event for event, voices in speaking.items() if (asked.a in voices, asked.b in voices) == shown}
    return [
        claim for claim in found if claim["event"] in fitting and _voice(asked, claim) in (asked.a, asked.b)
    ]


async def _rows(visit: Visit, asked: Question, found: list[dict[str, Any]]) -> list[Row]:
    """Rows of the claims: one for each event, outcome and side; what both speak of first within an event."""
    made: dict[tuple[Any, ...], Row] = {}
    for claim in await lists.claims(visit, list(dict.fromkeys(claim["id"] for claim in found))):
        key = (claim["event"], claim["outcome"], claim["victim_side"], claim["victim_type"], claim["scope"])
        row = made.setdefault(
            key,
            Row(
                event=claim["event"], title=claim["event_title"], day=claim["event_start"],
                outcome=claim["outcome"], side=claim["victim_side"], side_name=claim["victim_side_name"],
            ),
        )  # fmt: skip
        (row.a if _voice(asked, claim) == asked.a else row.b).append(claim)
    for row in made.values():
        for some in (row.a, row.b):
            some.sort(key=standing, reverse=True)
    if asked.show == "both":
        return [row for row in made.values() if row.a and row.b]
    return list(made.values())
