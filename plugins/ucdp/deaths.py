"""What stands for the estimates of GED: ranges of claims, which are never summed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conflict_events import Ledger

Row = dict[str, Any]


def deaths(ledger: Ledger, event: Row, killed: list[Row]) -> Row:
    """The range of all figures where claims name at most one side, else of those that name none.

    Figures of several sides are not summed: where no claim tells of all, low, best and high are empty.
    """
    claimed = {row["victim_side"]: row for row in killed if row["policy"] == "claimed"}
    latest = {row["victim_side"]: row for row in killed if row["policy"] == "latest"}
    found: Row = {}
    sides = [party["id"] for party in event["parties"]]
    if len(sides) == 2:
        found = {"deaths_a": _single([latest.get(sides[0])]), "deaths_b": _single([latest.get(sides[1])])}
    named = sorted(side for side in claimed if side is not None)
    if len(named) > 1 and None not in claimed:
        return found | {"ledger_figures_of": f"several sides, not summed: {', '.join(named)}"}
    chosen = [None] if len(named) > 1 else [*claimed]
    rows = [claimed[side] for side in chosen]
    low, high = (
        min(rows, key=lambda row: row["low"]),
        max(rows, key=lambda row: (row["high"], row["high_open"])),
    )
    words = next(ledger.claims(id=low["low_claim"]), None)
    return found | {
        "best": _single([latest.get(side) for side in chosen]),
        "low": low["low"],
        "high": high["high"],
        "ledger_figures_of": " or ".join(row["victim_side_name"] or "no side named" for row in rows),
        "ledger_low_open": low["low_open"],
        "ledger_high_open": high["high_open"],
        "ledger_low_claim": low["low_claim"],
        "ledger_high_claim": high["high_claim"],
        "ledger_evidence": words["evidence"] if words else None,
    }


def _single(rows: list[Row | None]) -> int | None:
    """The figure on which the latest claims agree, if they do."""
    ends = {row[name] for row in rows if row for name in ("low", "high")}
    if len(ends) != 1 or any(row["low_open"] or row["high_open"] for row in rows if row):
        return None
    return int(ends.pop())
