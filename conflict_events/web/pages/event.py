"""An event with everything that was claimed about it: who said how many, when, and in which words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup, escape

from .. import event_rows as sql
from ..cells import listed
from ..claimants import kind_in_words
from ..contested import spelled
from ..days import day_of, number
from ..drawing import sign
from ..event_parts import Drawn, drawing
from ..event_title import event_heading, event_title
from ..figures import as_claimed, at_the_head, ends_in_words, range_in_words
from ..fragments import written
from ..kept import Kept
from ..labels import label
from ..ladder import Part
from ..language import _, language, ngettext
from ..locator import locator
from ..names import renamed
from ..pager import Pager
from ..rungs import MANY, SOME, laddered, writer
from ..titles import retitled
from ..visit import Visit

ALL = "all"
NOT_SAID = "-"

_AROUND = dt.timedelta(days=21)


@dataclass(slots=True, kw_only=True)
class Shown:
    """What is kept of a page: its parts as they are written, and what the rest of it says of the event."""

    event: dict[str, Any]
    title: str
    written: dict[str, Markup]
    cited: dict[str, Any] | None
    who: str


_CITED = (
    "claim", "words", "outcome", "article_label", "language", "outlet", "on_date", "claimant_name",
)  # fmt: skip
_shown: Kept[Shown | None] = Kept(100)
_PAGES = ("page", "happenings", "articles")


async def page(visit: Visit) -> Response | None:
    """``/event/ID``: ``?outcome=wounded`` (or all) chooses what is shown, ``?side=XNO`` whose people (- unsaid).

    ``?show=all`` has all claims, happenings and articles; ``page``, ``happenings`` and ``articles`` are the numbers
    of the pages of each.
    """
    id_ = visit.part("id")
    asked = (visit.argument("outcome"), visit.argument("side"), visit.argument("show") == ALL)
    numbers = tuple(_number(visit.argument(name)) for name in _PAGES)

    async def make() -> Shown | None:
        return await _made(visit, id_, dict(zip(_PAGES, numbers, strict=True)))

    shown = await _shown.of(visit.served, (id_, language(), *asked, *numbers), make)
    if shown is None:
        return await visit.moved(id_, "/event/")
    return await visit.render(
        "event.html",
        shown=shown,
        event=shown.event,
        title=shown.title,
        edition=await visit.edition(),
        address=_lasting(visit, f"/event/{id_}"),
        lasting=lambda path: _lasting(visit, path),
        today=dt.datetime.now(dt.UTC).date().isoformat(),
    )


def _number(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


async def _made(visit: Visit, id_: str, numbers: dict[str, int]) -> Shown | None:
    event = await visit.row(sql.EVENT, id=id_)
    if event is None:
        return None
    parties = await visit.rows(sql.PARTIES, id=id_)
    counts = await visit.rows(sql.COUNTS, id=id_)
    outcome, side = _chosen(visit, counts)
    ranges = await visit.rows(sql.RANGES, id=id_)
    await renamed(visit.served, [event, *parties, *ranges, *counts])
    ranges = [{**row, "words": range_in_words(row)} for row in ranges]
    heads = [_head(row) for row in at_the_head(ranges) if _is_shown(row, outcome, side)]
    fitting = [row for row in counts if _is_shown(row, outcome, side)]
    n_chosen = sum(row["n"] for row in fitting)
    whole_ = visit.argument("show") == ALL
    pager = Pager(visit, numbers if whole_ else dict.fromkeys(_PAGES, 1), MANY if whole_ else SOME)
    rungs = await laddered(
        visit,
        {"id": id_, "outcome": "" if outcome == ALL else outcome, "side": side or ""},
        fitting,
        {row["actor"] for row in parties},
        ends=[row[end] for row in heads for end in ("low_claim", "high_claim")],
        most=pager.most["page"],
        skip=pager.skip("page", n_chosen) if whole_ else None,
    )
    here = set(rungs.here)

    def link_of(claim: str) -> str:
        return f"#{claim}" if claim in here else visit.link(f"/claim/{claim}")

    ladder = writer(visit.datasette, link_of)
    happened, articles = (
        await pager.rows("happenings", sql.MENTIONS),
        await pager.rows("articles", sql.ARTICLES),
    )
    called = [row["name"] for row in parties] or listed(event["parties"] or "") or []
    context = {
        "event": event,
        "heading": event_heading(event, called),
        "parties": parties,
        "places": listed(event["places"] or "") or [],
        "contested": await spelled(visit, event["contested"]),
        "choices": _choices(counts, outcome),
        "sides": _sides(counts, outcome, side),
        "outcome": outcome,
        "heads": heads,
        "parts": [
            drawing(part, rungs.drawn.get((part.outcome, part.side), Drawn()), ranges, here, link_of)
            for part in rungs.parts
            if part.claimants or numbers["page"] == 1
        ],
        "n_shown": len(here),
        "n_chosen": n_chosen,
        "whole": None if whole_ else pager.link(),
        "pages": {
            "page": pager.pages("page", "claims", n_chosen),
            "happenings": pager.pages("happenings", "happenings", happened),
            "articles": pager.pages("articles", "articles", articles),
        },
        "others": _others(counts, outcome, side),
        "ranges": ranges,
        "mentions": happened,
        "articles": articles,
        "related": await _related(visit, event),
        "kind_in_words": kind_in_words,
        "map": locator(
            event["latitude"],
            event["longitude"],
            precision=event["where_precision"],
            name=event["place_name"],
        ),
        "sign": sign,
        "link_of": link_of,
        "rung": ladder.rung,
        "who": ladder.who,
    }
    cited = _cited(heads, rungs.parts, here)
    return Shown(
        event=event,
        title=event_title(event, called),
        written={
            name: written(visit, f"_event_{name}.html", **context)
            for name in ("head", "main", "about", "more")
        },
        cited=cited,
        who=ladder.who(cited) if cited else "",
    )


def _chosen(visit: Visit, counts: list[dict[str, Any]]) -> tuple[str, str | None]:
    """The outcome and the side that are shown; what the event has no claims of is not chosen."""
    known = list(dict.fromkeys(row["outcome"] for row in counts))
    asked = visit.argument("outcome")
    outcome = asked if asked in known or asked == ALL else "killed" if "killed" in known else _most(counts)
    side = visit.argument("side") or None
    if not any(_is_shown(row, outcome, side) for row in counts):
        side = None
    return outcome, side


def _totals(counts: list[dict[str, Any]]) -> Counter[str]:
    """The number of claims for each outcome, in the order in which they come."""
    totals: Counter[str] = Counter()
    for row in counts:
        totals[row["outcome"]] += row["n"]
    return totals


def _most(counts: list[dict[str, Any]]) -> str:
    totals = _totals(counts)
    return max(totals, key=lambda one: totals[one], default=ALL)


def _is_shown(row: dict[str, Any], outcome: str, side: str | None) -> bool:
    own = row["victim_side"] if "victim_side" in row else row["side"]
    return outcome in (ALL, row["outcome"]) and side in (None, own or NOT_SAID)


def _choices(counts: list[dict[str, Any]], outcome: str) -> list[dict[str, Any]]:
    """The switch of outcomes: each with the number of its claims."""
    totals = _totals(counts)
    made = [{"value": one, "label": label("outcome", one), "n": n} for one, n in totals.items()]
    if len(made) > 1:
        made.append({"value": ALL, "label": _("all"), "n": sum(totals.values())})
    return [{**one, "chosen": one["value"] == outcome} for one in made]


def _sides(counts: list[dict[str, Any]], outcome: str, side: str | None) -> list[dict[str, Any]]:
    """The switch of sides, where the claims shown are about several."""
    found: dict[str, dict[str, Any]] = {}
    for row in counts:
        if outcome in (ALL, row["outcome"]):
            value = row["side"] or NOT_SAID
            one = found.setdefault(value, {"value": value, "label": row["side_name"], "n": 0})
            one["n"] += row["n"]
    if len(found) < 2:
        return []
    everyone = {"value": None, "label": _("all sides"), "n": sum(one["n"] for one in found.values())}
    return [{**one, "chosen": one["value"] == side} for one in (everyone, *found.values())]


def _others(counts: list[dict[str, Any]], outcome: str, side: str | None) -> int:
    return sum(row["n"] for row in counts if not _is_shown(row, outcome, side))


def _head(row: dict[str, Any]) -> dict[str, Any]:
    """The range of one outcome and side as a sentence, with who gave its ends."""
    who = ngettext("%(n)s claimant", "%(n)s claimants", row["n_claimants"]) % {
        "n": number(row["n_claimants"])
    }
    counted = ngettext("%(n)s claim by %(claimants)s", "%(n)s claims by %(claimants)s", row["n_claims"])
    figure = Markup("<strong>{}</strong>").format(row["words"])
    return {
        **row,
        "sentence": Markup(escape(as_claimed("\0", row["outcome"])).replace("\0", figure)),  # noqa: S704
        "counted": counted % {"n": number(row["n_claims"]), "claimants": who},
        "ends": ends_in_words(row),
    }


def _lasting(visit: Visit, path: str) -> str:
    """The absolute address of a page, in no language: as it is cited."""
    return str(visit.datasette.absolute_url(visit.request, visit.datasette.urls.path(path)))


def _cited(heads: list[dict[str, Any]], parts: list[Part], here: set[str]) -> dict[str, Any] | None:
    """The claim that shows how one is cited: the highest of the first range, or else the first."""
    claims = [row for part in parts for row in part.claims if row["claim"] in here]
    wanted = heads[0]["high_claim"] if heads else None
    found = next((row for row in claims if row["claim"] == wanted), claims[0] if claims else None)
    return {name: found[name] for name in _CITED} if found else None


async def _related(visit: Visit, event: dict[str, Any]) -> list[dict[str, Any]]:
    """Events of the same place and of the same conflict around these days, without this one."""
    first, last = day_of(event["start_date"]), day_of(event["end_date"] or event["start_date"])
    if first is None or last is None:
        return []
    around = {
        "id": event["event"],
        "start": first.isoformat(),
        "first": (first - _AROUND).isoformat(),
        "last": (last + _AROUND).isoformat(),
    }
    found = []
    if event["place"]:
        found += await visit.rows(sql.SAME_PLACE, place=event["place"], **around)
    if event["conflict"]:
        found += await visit.rows(sql.SAME_CONFLICT, conflict=event["conflict"], **around)
    near = list({row["event"]: row for row in found}.values())[:8]
    return await retitled(visit.served, near, title="title")
