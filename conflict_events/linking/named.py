"""Named conflicts: which one an account fits, and whether it tells of the whole or of a part."""

from __future__ import annotations

from .comparing import Agreement, Comparison, interval
from .facts import Conflict, Item

SHORT = 10
"""An account of more days than this is of a period, not of an incident."""

SLACK = 2
"""Days by which accounts of one event may differ at its ends."""

_MONTH = 31
# Wider than one place: for these kinds time and parties are enough.
_WIDE = frozenset({"war", "insurgency", "conflict", "intervention"})
_ONE_SIDED = frozenset({"attack", "one_sided"})
_ONE_SIDED_TYPES = frozenset({None, "attack", "bombing", "abduction", "violence_against_civilians"})


def fitting(
    item: Item, conflicts: list[Conflict], compare: Comparison
) -> tuple[Conflict, float, list[str]] | None:
    """The one conflict that an item fits clearly better than all others, with score and reasons."""
    fits = sorted(
        ((conflict, *found) for conflict in conflicts if (found := fit(item, conflict, compare)) is not None),
        key=lambda one: (-one[1], one[0].id),
    )
    if not fits or (len(fits) > 1 and fits[0][1] - fits[1][1] < 0.02 * _same_time(fits[0][0], fits[1][0])):
        return None
    return fits[0]


def _same_time(one: Conflict, other: Conflict) -> float:
    """0 if one is much shorter than the other (the more telling of two that fit), else 1."""
    lengths = sorted((one.last - one.first + 1, other.last - other.first + 1))
    return 0.0 if 2 * lengths[0] < lengths[1] else 1.0


def fit(item: Item, conflict: Conflict, compare: Comparison) -> Agreement | None:
    """How well an item fits a conflict; None where time, parties or places do not.

    The score is the share of time that the two have in common, and 1 or 2 each for parties and
    places; so of a war and the longer conflict that holds it, the war fits better.
    """
    if item.first is None or item.last is None:
        return None
    shared = min(item.last, conflict.last) - max(item.first, conflict.first) + 1
    length = conflict.last - conflict.first + 1
    if shared <= 0:
        return None
    score = shared / (item.days + length - shared)
    reasons = [f"time fits {conflict.name} ({interval(conflict.first, conflict.last)})"]
    if not conflict.parties:
        # A world war: only an account of that very time can be meant.
        return (score, reasons) if score >= 0.5 and item.group == "war" else None
    parties = item.parties & conflict.parties
    if item.parties and not parties:
        return None
    about = parties | (item.article.context & conflict.parties)
    enough = min(2, len(conflict.parties))
    there = _is_there(item, conflict, compare)
    both_sides = len(parties) >= enough
    if length > _MONTH and conflict.kind not in _WIDE and not there:
        return None
    if both_sides or (parties and there):
        score += 2
    elif len(about) >= enough or there:
        score += 1
    else:
        return None
    if about:
        told = "parties" if both_sides else "article is on"
        reasons.append(f"{told} {compare.listed(parties if both_sides else about)}")
    if there:
        score += 1
        reasons.append("place fits")
    elif not both_sides and compare.where(item.places, conflict.places) is None:
        return None
    if item.group == "war" and conflict.kind == "war":
        score += 0.1
    return score, reasons


def _is_there(item: Item, conflict: Conflict, compare: Comparison) -> bool:
    """Whether a place of the item is one of the conflict's, in one, or next to one (not a country)."""
    return any(
        (found := compare.two_places(mine, theirs)) is not None and found[0] >= 1
        for mine in item.places
        for theirs in conflict.places
    )


def is_whole(item: Item, conflict: Conflict) -> bool:
    """Whether an account is of a conflict as a whole, and not of something within it."""
    if item.first is None or item.last is None or item.family != "violence":
        return False
    shared = min(item.last, conflict.last) - max(item.first, conflict.first) + 1
    if conflict.kind in _ONE_SIDED and item.type not in _ONE_SIDED_TYPES:
        return False
    if conflict.days <= _MONTH and item.group != "war":
        return item.first >= conflict.first - SLACK and item.last <= conflict.last + SLACK
    return item.group == "war" or (item.days > SHORT and shared >= (conflict.last - conflict.first + 1) / 2)
