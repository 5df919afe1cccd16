"""Named conflicts: which one an account fits, and whether it tells of the whole or of a part."""

from __future__ import annotations

from .comparing import Comparison
from .facts import Conflict, Item

SHORT = 10
"""An account of more days than this is of a period, not of an incident."""

SLACK = 2
"""Days by which accounts of one event may differ at its ends."""


def fitting(
    item: Item, conflicts: list[Conflict], compare: Comparison
) -> tuple[Conflict, float, list[str]] | None:
    """The one conflict that an item fits clearly better than all others, with score and reasons."""
    fits = sorted(
        (
            (conflict, *found)
            for conflict in conflicts
            if (found := compare.conflict(item, conflict)) is not None
        ),
        key=lambda fit: (-fit[1], fit[0].id),
    )
    if not fits or (len(fits) > 1 and fits[1][1] > 0.8 * fits[0][1] and fits[0][1] - fits[1][1] < 0.02):
        return None
    return fits[0]


def is_whole(item: Item, conflict: Conflict) -> bool:
    """Whether an account is of a conflict as a whole, and not of something within it."""
    if item.first is None or item.last is None or item.family != "violence":
        return False
    length = conflict.last - conflict.first + 1
    shared = min(item.last, conflict.last) - max(item.first, conflict.first) + 1
    if item.group == "war":
        return True
    if length <= 31:
        return item.first >= conflict.first - SLACK and item.last <= conflict.last + SLACK
    return item.days > SHORT and shared >= length / 2
