"""Which claims of an event have a rung on its page, and what is read of them.

A crowded event would be a page of a megabyte. Its lowest and highest figures are always there, then the latest
figure of each claimant, then the newest of the rest; ``?show=all`` has them all, a page at a time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from . import crowd
from . import event_rows as sql
from .cells import in_language
from .claimants import key_of
from .event_parts import Drawn, drawn_of, drawn_together
from .fragments import template
from .ladder import Part, arranged, in_order, shortened
from .names import renamed
from .visit import Visit, language_tag

Row = dict[str, Any]

SOME = {"page": 60, "happenings": 30, "articles": 30}
"""How many claims, happenings and articles a page has as it opens."""

MANY = {"page": 200, "happenings": 100, "articles": 100}
"""How many of each one of the pages of ``?show=all`` has."""


@dataclass(slots=True, kw_only=True)
class Ladder:
    """The parts of a page, the claims that have a rung on it, and what is drawn of each part: of all its claims."""

    parts: list[Part]
    here: list[str]
    drawn: dict[tuple[str, str | None], Drawn]


async def laddered(
    visit: Visit,
    chosen: dict[str, str],
    counts: Sequence[Row],
    parties: Collection[str],
    *,
    ends: Sequence[str | None],
    most: int,
    skip: int | None,
) -> Ladder:
    """The rungs of a page: ``most`` of the chosen claims, those that matter most, or else (``skip``) the next newest.

    ``counts`` are the rows of `event_rows.COUNTS` of what is chosen.
    """
    if sum(row["n_read"] for row in counts) <= crowd.CROWDED:
        claims = await claims_of(visit, **chosen)
        own = [row["claim"] for row in claims if not row["duplicate_of"]]
        here = with_rungs(claims, ends, most) if skip is None else own[skip : skip + most]
        few = None
    else:
        if skip is None:
            here = await crowd.ranked(visit, ends, most, **chosen)
        else:
            here = await crowd.newest(visit, most, skip, **chosen)
        claims = await claims_of(visit, await crowd.named(visit, here, **chosen), **chosen)
        few = [(row["outcome"], row["side"]) for row in counts if row["n"] <= crowd.CROWDED]
    await detailed(visit, chosen["id"], claims, here)
    await renamed(visit.served, claims)
    parts = arranged(claims, parties)
    if few is None:
        drawn = {(part.outcome, part.side): drawn_of(part) for part in parts}
    else:
        marks = await crowd.drawn(visit, parties, few, **chosen)
        await renamed(visit.served, marks)
        drawn = drawn_together(marks)
        known = {(part.outcome, part.side): part for part in parts}
        for row in counts:
            key = (row["outcome"], row["side"])
            part = known.setdefault(key, Part(outcome=key[0], side=key[1], side_name=row["side_name"]))
            part.n = row["n"]
        parts = in_order(known.values())
    shortened(parts, set(here))
    return Ladder(parts=parts, here=here, drawn=drawn)


async def claims_of(visit: Visit, these: Sequence[str] | None = None, **chosen: str) -> list[Row]:
    """Claims about an event, the newest first, with the names of their people; copies too.

    ``chosen`` are the id of the event, outcome and side; ``these`` are ids of claims (None: all).
    """
    if these is None:
        found = await visit.rows(sql.CLAIMS, **chosen)
    else:
        found = await visit.rows(sql.THESE_CLAIMS, claims=json.dumps(these), **chosen)
    ids = {row[who] for row in found for who in ("claimant", "victim_side") if row[who]}
    actors = {row["id"]: row for row in await visit.rows(sql.ACTORS, actors=json.dumps(sorted(ids)))}
    nobody: Row = {"name": None, "kind": None, "country": None}
    for row in found:
        claimant = actors.get(row["claimant"], nobody)
        row["claimant_name"] = claimant["name"] or row["claimant_text"]
        row["claimant_kind"], row["claimant_country"] = claimant["kind"], claimant["country"]
        row["victim_side_name"] = actors.get(row["victim_side"], nobody)["name"]
    return found


def with_rungs(claims: Sequence[Row], ends: Iterable[str | None], most: int) -> list[str]:
    """Ids of the claims that have a rung; ``claims`` come newest first, ``ends`` are never left out before others.

    A copy has none of its own.
    """
    own = [row for row in claims if not row["duplicate_of"]]
    every = [row["claim"] for row in own]
    if len(every) <= most:
        return every
    here = set(every)
    latest: dict[tuple[str, str], str] = {}
    for row in sorted(own, key=lambda row: bool(row["superseded_by"])):
        latest.setdefault(key_of(row), row["claim"])
    ranked = dict.fromkeys([*(end for end in ends if end in here), *latest.values(), *every])
    return [claim for claim in ranked if claim is not None][:most]


async def detailed(visit: Visit, event: str, claims: Iterable[Row], here: Sequence[str]) -> None:
    """Adds to those claims that have a rung what it says besides."""
    found = await visit.rows(sql.DETAILS, id=event, claims=json.dumps(list(here)))
    details = {row["claim"]: row for row in found}
    for row in claims:
        row |= details.get(row["claim"], {})


def writer(datasette: Any, link_of: Callable[[str], str]) -> Any:
    """The macros of ``_ladder.html``; ``link_of`` gives the address of a claim."""
    given = {"link_of": link_of, "in_language": in_language, "language_tag": language_tag}
    return template(datasette, "_ladder.html").make_module(given)
