"""The parts of an event's page, one for each outcome and side: a chart of all its claims, and notes on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .chart import chart
from .days import number
from .drawing import key, svg
from .figures import at_the_head
from .labels import label
from .ladder import Part
from .language import _, ngettext
from .points import Point, points, together

Row = dict[str, Any]


@dataclass(slots=True)
class Drawn:
    """What the chart of a part is made of; ``unsaid``: some day is that of publication."""

    points: list[Point] = field(default_factory=list)
    unsaid: bool = False


def drawn_of(part: Part) -> Drawn:
    """From the claims of a part, all of which were read."""
    unsaid = any(not row["was_said"] and row["on_date"] for row in part.claims)
    return Drawn(points(part.claims), unsaid)


def drawn_together(rows: Iterable[Row]) -> dict[tuple[str, str | None], Drawn]:
    """By outcome and side, from what SQL has counted."""
    groups: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["outcome"], row["side"]), []).append(row)
    return {
        of: Drawn(together(group), any(row["unsaid"] and row["day"] for row in group))
        for of, group in groups.items()
    }


def drawing(
    part: Part, drawn: Drawn, ranges: Sequence[Row], here: Collection[str], link_of: Callable[[str], str]
) -> Row:
    """A part of the page: its claims, its charts where there is more than one figure to draw, and notes."""
    found = drawn.points
    n = sum(point.n for point in found)
    id_ = f"{part.outcome}-of-{part.side or 'unsaid'}"
    made: Row = {
        "id": id_,
        "part": part,
        "rows": [row for row in sorted(part.claims, key=_by_day) if row["claim"] in here],
        "also": _also(part, ranges),
        "charts": [],
        "notes": [],
    }
    if n < 2:
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
    shown = [mark.point for one in (wide, narrow) for mark in one.marks]
    made["key"] = key([point.kind for point in shown], shown)
    made["notes"] = _notes(wide.logarithmic, part.n - n, drawn.unsaid)
    made["bins"] = [("wide", _bin_note(wide.bin)), ("narrow", _bin_note(narrow.bin))]
    return made


def _by_day(row: Row) -> tuple[str, str]:
    return (row["on_date"] or "9999", row["claim"])


def _also(part: Part, ranges: Sequence[Row]) -> list[str]:
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


def _notes(logarithmic: bool, left_out: int, unsaid: bool) -> list[str]:
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
    if unsaid:
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
