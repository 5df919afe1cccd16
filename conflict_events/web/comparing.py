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
# The claims of both on some events. Of copied articles the first speaks for all, except between outlets.
_ON_EVENTS = """
select claims.id, claims.claimant, claims.outcome, claims.victim_side, claims.victim_type, claims.scope,
  claims.stance, claims.count, claims.count_low, claims.count_high, claims.bound, claims.said_start,
  event_links.event, event_links.superseded_by, articles.outlet, articles.language,
  articles.published_start, articles.id as article
from json_each(:events) as wanted
  cross join event_links on event_links.event = wanted.value
  cross join claims on claims.id = event_links.claim
  cross join articles on articles.id = claims.article
where {column} in (:a, :b)
  and (:outcome = '' or claims.outcome = :outcome)
  and (articles.duplicate_of is null or :by = 'outlet')
"""
ON_EVENTS = {
    "claimant": _ON_EVENTS.format(column="claims.claimant"),
    "outlet": _ON_EVENTS.format(column="articles.outlet"),
    "language": _ON_EVENTS.format(column="articles.language"),
}
FITTING = """
select id from events where id in (select value from json_each(:events))
  and (:conflict = '' or conflict = :conflict)
  and (:start = '' or coalesce(end_date, start_date) >= :start) and (:end = '' or start_date <= :end)
"""
# Claims or articles looked at in one step: an article brings all events that it tells of.
STEP = {"claimant": 40, "outlet": 10, "language": 5}
STEPS, ROWS = 15, 40
SHOWN = 4  # figures of one voice in a row


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
    """One thing that is counted: the latest figures of both, and how they differ; ``days`` of all figures."""

    event: str
    title: str
    day: str | None
    outcome: str
    side: str | None
    side_name: str | None
    a: list[dict[str, Any]] = field(default_factory=list)
    b: list[dict[str, Any]] = field(default_factory=list)
    days: dict[str, list[str]] = field(default_factory=dict)

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
        days = [min(filter(None, self.days[who]), default="") for who in ("a", "b")]
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
    things: set[tuple[Any, ...]] = set()
    skip = asked.skip
    for _step in range(STEPS):
        walked = await visit.rows(WALKS[asked.by], voice=voice, n=STEP[asked.by], skip=skip)
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
        things |= {
            (claim["event"], claim["outcome"], claim["victim_side"], claim["victim_type"]) for claim in new
        }
        skip += len(items)
        if len(items) < STEP[asked.by]:
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
    found = await visit.rows(
        ON_EVENTS[asked.by], events=wanted, outcome=asked.outcome, by=asked.by, a=asked.a, b=asked.b
    )
    speaking: dict[str, set[str]] = {}
    for claim in found:
        speaking.setdefault(claim["event"], set()).add(_voice(asked, claim))
    shown = {"both": (True, True), "a": (True, False), "b": (False, True)}[asked.show]
    fitting = {event for event, voices in speaking.items() if (asked.a in voices, asked.b in voices) == shown}
    return [
        claim for claim in found if claim["event"] in fitting and _voice(asked, claim) in (asked.a, asked.b)
    ]


async def _rows(visit: Visit, asked: Question, found: list[dict[str, Any]]) -> list[Row]:
    """One row for each event, outcome, side and kind of victims of which those speak that ``show`` asks for."""
    things: dict[tuple[Any, ...], dict[str, list[dict[str, Any]]]] = {}
    for claim in found:
        thing = tuple(claim[one] for one in ("event", "outcome", "victim_side", "victim_type", "scope"))
        sides = things.setdefault(thing, {"a": [], "b": []})
        sides["a" if _voice(asked, claim) == asked.a else "b"].append(claim)
    if asked.show == "both":
        things = {thing: sides for thing, sides in things.items() if sides["a"] and sides["b"]}
    for sides in things.values():
        for some in sides.values():
            some.sort(key=standing, reverse=True)
    wanted = [claim["id"] for sides in things.values() for some in sides.values() for claim in some[:SHOWN]]
    told = {claim["id"]: claim for claim in await lists.claims(visit, list(dict.fromkeys(wanted)))}
    rows = []
    for sides in things.values():
        a, b = (
            [told[claim["id"]] for claim in some[:SHOWN] if claim["id"] in told] for some in sides.values()
        )
        if not (one := (a or b)):
            continue
        rows.append(
            Row(
                event=one[0]["event"], title=one[0]["event_title"], day=one[0]["event_start"],
                outcome=one[0]["outcome"], side=one[0]["victim_side"], side_name=one[0]["victim_side_name"],
                a=a, b=b, days={who: [day(claim) for claim in some] for who, some in sides.items()},
            )
        )  # fmt: skip
    return rows
