"""Two claimants, two outlets or two languages side by side, each number with its words."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Response

from ..comparing import ROWS, Answer, Question, compare
from ..days import iso_day
from ..kept import Kept
from ..labels import OUTCOMES
from ..language import language, language_name
from ..titles import titles
from ..visit import Visit

FREQUENT = {
    "claimant": """
select claims.claimant as id, actors.name, claims.n
from (select claimant, count(*) as n from claims where claimant is not null group by claimant) as claims
  join actors on actors.id = claims.claimant
order by claims.n desc, actors.name limit 300
""",
    "outlet": """
select outlet as id, outlet as name, count(*) as n from articles where outlet is not null group by outlet
order by n desc, outlet limit 300
""",
    "language": """
select language as id, language as name, count(*) as n from articles where language is not null
group by language order by n desc, language limit 100
""",
}
# Who is meant by an id, by a usual name, or by a name in any language.
CALLED = """
select id, name from actors where id = :called
union all select id, name from actors where name = :called
union all select actors.id, actors.name from actor_names join actors on actors.id = actor_names.actor
  where actor_names.name = :called
limit 1
"""
CONFLICTS = "select id, name from conflicts order by start_date desc limit 300"
WITNESS = {
    "outlet": "select outlet as id from articles where outlet = :called limit 1",
    "language": "select language as id from articles where language = :called limit 1",
}
SIDES = 5  # of what only one of them reports, beside what both do

_answers: Kept[Answer] = Kept(100)
_frequent: WeakKeyDictionary[Any, tuple[str, dict[str, list[dict[str, Any]]]]] = WeakKeyDictionary()


async def page(visit: Visit) -> Response | None:
    """``/compare?by=claimant&a=ID&b=ID``: what both say of the same events; without both, a form that asks."""
    by = visit.argument("by", "claimant")
    by = by if by in FREQUENT else "claimant"
    given = {name: visit.argument(name) for name in ("a", "b")}
    voices = {name: await voice(visit, by, called) for name, called in given.items()}
    show = visit.argument("show", "both")
    skip = visit.argument("skip", "0")
    asked = Question(
        by=by,
        a=voices["a"]["id"] if voices["a"] else "",
        b=voices["b"]["id"] if voices["b"] else "",
        outcome=visit.argument("outcome") if visit.argument("outcome") in OUTCOMES else "",
        start=iso_day(visit.argument("from")),
        end=iso_day(visit.argument("to")),
        event=visit.argument("event"),
        conflict=visit.argument("conflict"),
        show=show if show in ("both", "a", "b") else "both",
        skip=int(skip) if skip.isdecimal() and len(skip) < 9 else 0,
    )
    answer = only_a = only_b = None
    if asked.a and asked.b and asked.a != asked.b:
        answer = await _compared(visit, asked)
        if asked.show == "both" and not asked.skip:
            only_a = await _compared(visit, other(asked, "a"), SIDES)
            only_b = await _compared(visit, other(asked, "b"), SIDES)
    return await visit.render(
        "compare.html",
        asked=asked,
        given=given,
        voices=voices,
        frequent=await frequent(visit, by),
        outcomes=list(OUTCOMES),
        conflicts=await visit.rows(CONFLICTS),
        event_title=(await titles(visit.served, [asked.event])).get(asked.event),
        answer=answer,
        only={"a": only_a.rows[:SIDES] if only_a else [], "b": only_b.rows[:SIDES] if only_b else []},
        same=bool(asked.a and asked.a == asked.b),
        arguments={
            "by": by, "a": asked.a or None, "b": asked.b or None, "outcome": asked.outcome or None,
            "from": asked.start or None, "to": asked.end or None, "event": asked.event or None,
            "conflict": asked.conflict or None,
        },
    )  # fmt: skip


async def _compared(visit: Visit, asked: Question, rows: int = ROWS) -> Answer:
    async def find() -> Answer:
        return await compare(visit, asked, rows=rows)

    return await _answers.of(visit.served, (language(), rows, astuple(asked)), find)


def other(asked: Question, show: str) -> Question:
    """The same question about what only one of the two reports."""
    return Question(
        by=asked.by, a=asked.a, b=asked.b, outcome=asked.outcome, start=asked.start, end=asked.end,
        event=asked.event, conflict=asked.conflict, show=show,
    )  # fmt: skip


async def voice(visit: Visit, by: str, called: str) -> dict[str, Any] | None:
    """Who is meant: ``id`` and ``name``; None where there is nobody of that id or name."""
    if not called:
        return None
    if by == "claimant":
        return await visit.row(CALLED, called=called)
    if await visit.row(WITNESS[by], called=called) is None:
        return None
    return {"id": called, "name": language_name(called) if by == "language" else called}


async def frequent(visit: Visit, by: str) -> list[dict[str, Any]]:
    """Voices of this kind, the most frequent first; kept until the ledger is built again."""
    edition = await visit.edition()
    mark = f"{edition.get('finished_at')} {edition.get('builds')}"
    database = visit.datasette.get_database(visit.name)
    kept = _frequent.get(database)
    if kept is None or kept[0] != mark:
        kept = _frequent[database] = (mark, {})
    if by not in kept[1]:
        kept[1][by] = await visit.rows(FREQUENT[by])
    return kept[1][by]
