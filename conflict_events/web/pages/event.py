"""An event with everything that was claimed about it: who said how many, when, and in which words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup, escape

from .. import event_rows as sql
from ..cells import listed
from ..chart import chart, points
from ..claimants import kind_in_words
from ..contested import spelled
from ..days import day_of, number
from ..drawing import key, sign, svg
from ..event_title import event_heading, event_title
from ..figures import as_claimed, at_the_head, ends_in_words, range_in_words
from ..labels import label
from ..ladder import Part, arranged, shortened
from ..language import DEFAULT, _, language, ngettext
from ..locator import locator
from ..rungs import MANY, SOME, claims_of, detailed, renamed, whole, with_rungs, writer
from ..titles import retitled
from ..visit import Visit

ALL = "all"
NOT_SAID = "-"

_AROUND = dt.timedelta(days=21)


async def page(visit: Visit) -> Response | None:
    """``/event/ID``: ``?outcome=wounded`` (or all) chooses what is shown, ``?side=XNO`` whose people (- unsaid).

    ``?show=all`` has as many rungs, happenings and articles as one page can hold.
    """
    id_ = visit.part("id")
    # The usual names are those of the code's own language: for that one nothing is looked up.
    speaking = "?" if language() == DEFAULT else language()
    event = await visit.row(sql.EVENT, id=id_, language=speaking)
    if event is None:
        return await visit.moved(id_, "/event/")
    parties = await visit.rows(sql.PARTIES, id=id_, language=speaking)
    counts = await visit.rows(sql.COUNTS, id=id_)
    outcome, side = _chosen(visit, counts)
    chosen = {"outcome": "" if outcome == ALL else outcome, "side": side or ""}
    most = MANY if visit.argument("show") == ALL else SOME
    claims = await claims_of(visit, id_, **chosen)
    ranges = await visit.rows(sql.RANGES, id=id_)
    if language() != DEFAULT:
        renamed(await visit.rows(sql.NAMES, id=id_, language=speaking), [*claims, *ranges, *counts])
    ranges = [{**row, "words": range_in_words(row)} for row in ranges]
    heads = [_head(row) for row in at_the_head(ranges) if _is_shown(row, outcome, side)]
    ends = [row[end] for row in heads for end in ("low_claim", "high_claim")]
    rungs = with_rungs(claims, ends, most["rungs"])
    await detailed(visit, id_, claims, rungs)
    parts = arranged(claims, {row["actor"] for row in parties})
    here = set(rungs)
    shortened(parts, here)

    def link_of(claim: str) -> str:
        return f"#{claim}" if claim in here else visit.link(f"/claim/{claim}")

    ladder = writer(visit.datasette, link_of)
    names = [row["name_here"] or row["name"] for row in parties] or listed(event["parties"] or "") or []
    return await visit.render(
        "event.html",
        event=event,
        title=event_title(event, names, event["place_here"]),
        heading=event_heading(event, names, event["place_here"]),
        parties=parties,
        places=listed(event["places"] or "") or [],
        contested=await spelled(visit, event["contested"]),
        choices=_choices(counts, outcome),
        sides=_sides(counts, outcome, side),
        outcome=outcome,
        heads=heads,
        parts=[_drawn(part, ranges, here, link_of) for part in parts],
        here=here,
        n_shown=len(here),
        whole=whole(visit) if most is SOME else None,
        n_chosen=sum(row["n"] for row in counts if _is_shown(row, outcome, side)),
        others=_others(counts, outcome, side),
        ranges=ranges,
        mentions=await visit.rows(sql.MENTIONS, id=id_, most=most["mentions"]),
        articles=await visit.rows(sql.ARTICLES, id=id_, most=most["articles"]),
        related=await _related(visit, event),
        edition=await visit.edition(),
        address=_lasting(visit, f"/event/{id_}"),
        lasting=lambda path: _lasting(visit, path),
        today=dt.datetime.now(dt.UTC).date().isoformat(),
        kind_in_words=kind_in_words,
        cited=_cited(heads, parts, here),
        map=locator(
            event["latitude"],
            event["longitude"],
            precision=event["where_precision"],
            name=event["place_here"] or event["place_name"],
        ),
        sign=sign,
        link_of=link_of,
        rung=ladder.rung,
        who=ladder.who,
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
    return next((row for row in claims if row["claim"] == wanted), claims[0] if claims else None)


def _part_id(outcome: str, side: str | None) -> str:
    return f"{outcome}-of-{side or 'unsaid'}"


def _drawn(
    part: Part, ranges: list[dict[str, Any]], here: set[str], link_of: Callable[[str], str]
) -> dict[str, Any]:
    """A part of the page: its claims, its charts where there is more than one figure to draw, and notes."""
    found = points(part.claims)
    id_ = _part_id(part.outcome, part.side)
    made: dict[str, Any] = {
        "id": id_,
        "part": part,
        "rows": [row for row in sorted(part.claims, key=_by_day) if row["claim"] in here],
        "also": _also(part, ranges),
        "charts": [],
        "notes": [],
    }
    if len(found) < 2:
        return made
    named = {"outcome": label("outcome", part.outcome), "side": part.side_name or ""}
    title = (
        _("Claims over time: %(outcome)s, %(side)s") if part.side_name else _("Claims over time: %(outcome)s")
    )
    about = _(
        "Days from left to right, figures from bottom to top. The claims that are shown stand in the table below."
    )
    wide = chart(found, width=820, height=300)
    narrow = chart(found, width=356, height=280)
    made["charts"] = [
        svg(
            one,
            name=f"chart-{id_}-{variant}",
            title=title % named,
            description=about,
            variant=variant,
            link_of=link_of,
        )
        for variant, one in (("wide", wide), ("narrow", narrow))
    ]
    made["key"] = key([point.kind for point in found], found)
    made["notes"] = _notes(part, wide.logarithmic, len(part.claims) - len(found))
    made["bins"] = [("wide", _bin_note(wide.bin)), ("narrow", _bin_note(narrow.bin))]
    return made


def _by_day(row: dict[str, Any]) -> tuple[str, str]:
    return (row["on_date"] or "9999", row["claim"])


def _also(part: Part, ranges: list[dict[str, Any]]) -> list[str]:
    """What the range at the head leaves out: the latest figures, running totals, history."""
    mine = {
        (row["policy"], row["scope"]): row
        for row in ranges
        if (row["outcome"], row["victim_side"]) == (part.outcome, part.side) and row["words"]
    }
    first = next(iter(at_the_head(mine.values())), None)
    told = [
        (_("The latest figure of each claimant: %(figure)s"), mine.get(("latest", "incident"))),
        (_("Running totals: %(figure)s"), mine.get(("claimed", "cumulative"))),
        (_("Told as history: %(figure)s"), mine.get(("background", "incident"))),
    ]
    return [
        form % {"figure": row["words"]}
        for form, row in told
        if row is not None and first is not None and row is not first and row["words"] != first["words"]
    ]


def _notes(part: Part, logarithmic: bool, left_out: int) -> list[str]:
    notes = []
    if logarithmic:
        notes.append(
            _("The scale is logarithmic: each line stands for ten times the figure of the one below.")
        )
    if left_out:
        notes.append(
            ngettext(
                "%(n)s claim without a day or without a figure is not drawn.",
                "%(n)s claims without a day or without a figure are not drawn.",
                left_out,
            )
            % {"n": number(left_out)}
        )
    if any(not row["was_said"] and row["on_date"] for row in part.claims):
        notes.append(
            _("Where the day on which a figure was said is not known, the day of publication stands for it.")
        )
    return notes


def _bin_note(bin_: str) -> str:
    return {
        "day": _(
            "There are too many claims to draw each: one mark is all of one kind of claimant on one day."
        ),
        "week": _(
            "There are too many claims to draw each: one mark is all of one kind of claimant in one week."
        ),
        "month": _(
            "There are too many claims to draw each: one mark is all of one kind of claimant in one month."
        ),
        "year": _(
            "There are too many claims to draw each: one mark is all of one kind of claimant in one year."
        ),
    }.get(bin_, "")


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
