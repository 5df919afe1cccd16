"""Which claims of an event have a rung on its page, and what is read of them.

A crowded event would be a page of a megabyte. Its lowest and highest figures are always there, then the latest
figure of each claimant, then the newest of the rest; ``?show=all`` has as many as one page can hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Template

from . import event_rows as sql
from .cells import in_language
from .claimants import key_of
from .visit import Visit, language_tag

Row = dict[str, Any]

SOME = {"rungs": 60, "mentions": 30, "articles": 30}
"""How many of each a page has as it opens."""

MANY = {"rungs": 500, "mentions": 150, "articles": 150}
"""How many of each it has at most, with ``?show=all``."""

MOST_DRAWN = 2000

_NAMED = (
    ("claimant", "claimant_name"), ("victim_side", "victim_side_name"), ("relayed_by", "relayed_by_name"),
    ("victim_side", "side"), ("side", "side_name"), ("low_claimant", "low_by"), ("high_claimant", "high_by"),
)  # fmt: skip

_templates: WeakKeyDictionary[Any, Template] = WeakKeyDictionary()


async def claims_of(visit: Visit, event: str, **chosen: str) -> list[Row]:
    """The claims about an event, the newest first, with the names of their people; copies too."""
    found = await visit.rows(sql.CLAIMS, id=event, most=MOST_DRAWN, **chosen)
    ids = {row[who] for row in found for who in ("claimant", "victim_side") if row[who]}
    actors = {row["id"]: row for row in await visit.rows(sql.ACTORS, actors=json.dumps(sorted(ids)))}
    nobody: Row = {"name": None, "kind": None, "country": None}
    for row in found:
        claimant = actors.get(row["claimant"], nobody)
        row["claimant_name"] = claimant["name"] or row["claimant_text"]
        row["claimant_kind"], row["claimant_country"] = claimant["kind"], claimant["country"]
        row["victim_side_name"] = actors.get(row["victim_side"], nobody)["name"]
    return found


def renamed(names: list[Row], rows: list[Row]) -> None:
    """Puts names in the language of the page, as far as they are known, in place of the usual ones."""
    known = {row["actor"]: row["name"] for row in names}
    for row in rows:
        for id_, name in _NAMED:
            if name in row and (here := known.get(row.get(id_) or "")):
                row[name] = here


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


def whole(visit: Visit) -> str:
    """The address of this page with as much as it can hold."""
    kept = {name: visit.argument(name) or None for name in ("outcome", "side")}
    return visit.link(f"/event/{visit.part('id')}", show="all", **kept)


def writer(datasette: Any, link_of: Callable[[str], str]) -> Any:
    """The macros of ``_ladder.html``; ``link_of`` gives the address of a claim.

    Datasette's templates may await anything they print, which these need not, and which takes half of the time.
    """
    if datasette not in _templates:
        environment = getattr(datasette, "jinja_env", None) or datasette._jinja_env
        overlay = environment.overlay(enable_async=False)
        _templates[datasette] = overlay.get_template("conflict/_ladder.html")
    given = {"link_of": link_of, "in_language": in_language, "language_tag": language_tag}
    return _templates[datasette].make_module(given)
