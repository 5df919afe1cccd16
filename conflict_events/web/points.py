"""Claims as far as they can be drawn: each by itself, or those of a kind of claimant and a day together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .days import day_of
from .figures import figure_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One claim, or ``n`` together (then ``claim`` may be ''); ``low`` and ``high`` are the ends that are named."""

    claim: str
    day: dt.date
    kind: str
    low: int
    high: int
    at: int | None
    open_above: bool = False
    open_below: bool = False
    vague: bool = False
    denied: bool = False
    total: bool = False
    history: bool = False
    figure: str = ""
    words: str = ""
    who: str = ""
    next: str | None = None
    n: int = 1


def points(claims: Iterable[dict[str, Any]]) -> list[Point]:
    """The claims that can be drawn: those with a day and a figure, in order of day and id.

    A row has claim, on_date, kind, figure, count, count_low, count_high, bound, stance, scope,
    is_background and superseded_by; what a mark is called also takes words, claimant_name and outlet.
    """
    found = []
    for row in claims:
        given = [row[end] for end in ("count_low", "count", "count_high") if row[end] is not None]
        day = day_of(row["on_date"])
        if not given or day is None:
            continue
        count, bound = row["count"], row["bound"]
        alone = count is not None and bound != "between"
        found.append(
            Point(
                claim=row["claim"], day=day, kind=row["kind"], at=count if count is not None else None,
                low=count if alone else min(given), high=count if alone else max(given),
                open_above=bound != "about" and row["count_high"] is None,
                open_below=bound != "about" and row["count_low"] is None,
                vague=bound in ("about", "vague"), denied=row["stance"] == "denies",
                total=row["scope"] == "cumulative", history=bool(row["is_background"]),
                figure=row["figure"] or "", words=row.get("words") or "", next=row["superseded_by"],
                who=row.get("claimant_name") or row.get("outlet") or "",
            )
        )  # fmt: skip
    return sorted(found, key=lambda point: (point.day, point.claim))


def together(rows: Iterable[dict[str, Any]]) -> list[Point]:
    """Points of claims that SQL has counted (`crowd.DRAWN`): all of a kind of claimant on a day, or a single claim.

    A row has claim (None: several), day, kind, low, high, open_above, open_below, denied, total, history, n, and
    of a single claim count, count_low, count_high, bound, vague, figure, next, claimant_name and outlet.
    """
    found = []
    for row in rows:
        if row["low"] is None or (day := day_of(row["day"])) is None:
            continue
        one = row["claim"] is not None
        found.append(
            Point(
                claim=row["claim"] or "", day=day, kind=row["kind"], low=row["low"], high=row["high"],
                at=row["count"] if one else row["low"] if row["low"] == row["high"] else None,
                open_above=bool(row["open_above"]), open_below=bool(row["open_below"]),
                vague=one and bool(row["vague"]), denied=bool(row["denied"]), total=bool(row["total"]),
                history=bool(row["history"]), figure=(row["figure"] or "") if one else "",
                words=(figure_in_words(row) or "") if one else "",
                who=(row["claimant_name"] or row["outlet"] or "") if one else "",
                next=row["next"] if one else None, n=row["n"],
            )
        )  # fmt: skip
    return sorted(found, key=lambda point: (point.day, point.claim))
