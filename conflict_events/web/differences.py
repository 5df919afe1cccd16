"""Figures of two voices beside each other: how far apart they lie, and whether both can be true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .days import number
from .language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How two figures differ. ``factor`` is larger by smaller, None where one is nought or none is given."""

    # same, alike (one number, bounded otherwise), times, nought (one says nobody), denied, or none (nothing to compare)
    kind: str
    factor: float | None = None
    fits: bool = False  # the words of both can be true of one number
    higher: str = ""  # 'a' or 'b'

    @property
    def words(self) -> str:
        """The difference as a page says it."""
        if self.kind == "same":
            return _("the same")
        if self.kind == "alike":
            return _("the same number, meant otherwise")
        if self.kind == "denied":
            return _("a figure is denied")
        if self.kind == "nought":
            return _("one says none")
        if self.factor is None:
            return _("no two figures")
        return f"× {number(round(self.factor, 1 if self.factor < 10 else 0))}"


def said(claim: Mapping[str, Any]) -> tuple[int, int] | None:
    """The number as it was said, twice, or both ends of a range; None where no number was."""
    if claim["count"] is not None:
        return claim["count"], claim["count"]
    ends = [claim[end] for end in ("count_low", "count_high") if claim[end] is not None]
    return (min(ends), max(ends)) if ends else None


def meant(claim: Mapping[str, Any]) -> tuple[float, float]:
    """The inclusive interval that the words of a claim allow; 'about' allows anything here."""
    low = claim["count_low"] if claim["count_low"] is not None else 0
    high = claim["count_high"] if claim["count_high"] is not None else float("inf")
    return low, high


def difference(a: Mapping[str, Any], b: Mapping[str, Any]) -> Difference:
    """Two claims of one outcome and side, compared by the numbers as they were said.

    Of a range that end counts which lies nearer to the other figure, so that no difference is overstated.
    """
    first, second = said(a), said(b)
    if first is None or second is None:
        return Difference(kind="none")
    if "denies" in (a.get("stance"), b.get("stance")):
        return Difference(kind="denied")
    (low_a, high_a), (low_b, high_b) = meant(a), meant(b)
    fits = low_a <= high_b and low_b <= high_a
    if first == second and a["bound"] != b["bound"]:
        return Difference(kind="alike", factor=1.0, fits=fits)
    if first == second or (first[0] <= second[1] and second[0] <= first[1]):
        return Difference(kind="same" if first == second else "times", factor=1.0, fits=fits)
    larger, smaller, higher = (
        (first[0], second[1], "a") if first[0] > second[1] else (second[0], first[1], "b")
    )
    if smaller == 0:
        return Difference(kind="nought", fits=fits, higher=higher)
    return Difference(kind="times", factor=larger / smaller, fits=fits, higher=higher)


def mark(claim: Mapping[str, Any], highest: float) -> dict[str, float | bool] | None:
    """Where a figure lies on a line from 0 to ``highest``, in per cent; None without a number."""
    where = said(claim)
    if where is None or highest <= 0:
        return None
    return {
        "start": round(100 * where[0] / highest, 1),
        "end": round(100 * where[1] / highest, 1),
        "open": claim["count_high"] is None and claim["bound"] != "about",
    }


def highest(claims: Iterable[Mapping[str, Any]]) -> int:
    """The highest number that any of the claims gives; 0 without one."""
    return max((where[1] for claim in claims if (where := said(claim))), default=0)
