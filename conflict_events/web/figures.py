"""Figures in words: 'at least 12', '20 to 30', '49 to more than 170', as a newsroom prints them.

The signs of the tables (``≥12``) need no translation; these do. None of them is an estimate, and nothing
here picks one figure out of several.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .days import number
from .language import N_, _

_BOUNDS = {
    "at_least": N_("at least %(n)s"),
    "more_than": N_("more than %(n)s"),
    "at_most": N_("at most %(n)s"),
    "fewer_than": N_("fewer than %(n)s"),
    "about": N_("about %(n)s"),
}
_CLAIMED = {
    "killed": N_("%(figure)s killed, as claimed"),
    "wounded": N_("%(figure)s wounded, as claimed"),
    "missing": N_("%(figure)s missing, as claimed"),
    "captured": N_("%(figure)s captured, as claimed"),
    "displaced": N_("%(figure)s displaced, as claimed"),
    "detained": N_("%(figure)s detained, as claimed"),
    "casualties": N_("%(figure)s casualties, as claimed"),
}
# Which claims make the range at the head: those of this event before running totals, news before history.
_FIRST = [
    ("claimed", "incident"),
    ("claimed", "cumulative"),
    ("background", "incident"),
    ("background", "cumulative"),
]


def figure_in_words(claim: dict[str, Any]) -> str | None:
    """The figure of one claim; None where it gives none, which is not the same as 0."""
    count, low, high = claim["count"], claim["count_low"], claim["count_high"]
    if count is not None:
        if claim["bound"] == "between" and low is not None and high is not None:
            return _("%(n)s (%(low)s to %(high)s)") % {
                "n": number(count), "low": number(low), "high": number(high),
            }  # fmt: skip
        return _(_BOUNDS.get(claim["bound"], "%(n)s")) % {"n": number(count)}
    if low is not None and high is not None:
        return _("%(low)s to %(high)s") % {"low": number(low), "high": number(high)}
    if low is not None:
        return _("%(n)s or more") % {"n": number(low)}
    return None if high is None else _("at most %(n)s") % {"n": number(high)}


def range_in_words(row: dict[str, Any]) -> str | None:
    """A range of ``event_ranges``, with the bounds of the claims that made its ends where they are given.

    ``low_count``, ``low_bound``, ``high_count`` and ``high_bound`` are those of its lowest and highest claim.
    """
    if row["low"] is None or row["high"] is None:
        return None
    bottom, top = ends_in_words(row)
    if row["low"] == row["high"]:
        return top
    return _("%(low)s to %(high)s") % {"low": bottom, "high": top}


def ends_in_words(row: dict[str, Any]) -> tuple[str, str]:
    """The lowest and the highest figure of a range that has them, as `range_in_words` takes it."""
    return (
        _end(row["low"], row["low_count"], row["low_bound"], opened=row["low_open"], above=False),
        _end(row["high"], row["high_count"], row["high_bound"], opened=row["high_open"], above=True),
    )


def _end(value: int, count: int | None, bound: str | None, *, opened: int | None, above: bool) -> str:
    """One end. The lowest figure stands bare unless it may be lower still; so does the highest."""
    told = {"at_least", "more_than", "about"} if above else {"at_most", "fewer_than", "about"}
    if count is not None and bound in told:
        return _(_BOUNDS[str(bound)]) % {"n": number(count)}
    if above and opened:
        return _("%(n)s or more") % {"n": number(value)}
    if not above and opened:
        return _("%(n)s or fewer") % {"n": number(value)}
    return number(value)


def as_claimed(figure: str, outcome: str) -> str:
    """'12 to 48 killed, as claimed'."""
    return _(_CLAIMED.get(outcome, "%(figure)s")) % {"figure": figure}


def at_the_head(ranges: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each outcome and side the one range that stands at the head; sides are never put together."""
    best: dict[tuple[str, str | None], tuple[int, dict[str, Any]]] = {}
    for row in ranges:
        if (row["policy"], row["scope"]) not in _FIRST or row["low"] is None:
            continue
        rank = _FIRST.index((row["policy"], row["scope"]))
        key = (row["outcome"], row["victim_side"])
        if key not in best or rank < best[key][0]:
            best[key] = (rank, row)
    return [row for _rank, row in best.values()]
