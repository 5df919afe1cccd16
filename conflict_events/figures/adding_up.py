"""Figures told one by one that add up to a total told before: its parts, told by whoever told the total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Final

from ..findings import Claim
from ..models import Actor

_BY_SENTENCE: Final = attrgetter("sentence")
_LEAST: Final = 4  # smaller totals add up by chance
_SURE: Final = frozenset(("exact", "at_least"))
_NEAR: Final = 8  # sentences
_CAMPS: Final = {"unknown": "", "fighter": "fighter", "military": "forces", "police": "forces"}


def add_up_totals(
    claims: Sequence[Claim], titles: frozenset[int], is_party: Callable[[Actor | None], bool | None]
) -> None:
    """Finds for each total the parts that follow it, '22 died, sources said. Ten fell in A, four in B, eight in C'.

    What nobody else tells in the sentences of the parts is told by who told the total.
    """
    heard = sorted((one for one in claims if one.sentence not in titles), key=_BY_SENTENCE)
    for total in heard:
        if total.part_of is not None or not _counts(total) or total.count is None or total.count < _LEAST:
            continue
        first = bisect_left(heard, total.sentence, key=_BY_SENTENCE)
        told = heard[first : bisect_left(heard, total.sentence + _NEAR + 1, key=_BY_SENTENCE)]
        parts = _parts_of(total, told)
        if not parts:
            continue
        for one in parts:
            one.part_of = total
        speaker = total.claimant
        if speaker is None:
            continue
        for one in told:
            if one.is_background or not total.sentence < one.sentence <= parts[-1].sentence:
                continue
            if one.claimant is None:
                one.claimant, one.claimant_is_party = speaker, is_party(speaker)
            elif one.part_of is total:
                if not _same_voice(one, total):
                    break  # from here on others tell too
                speaker = one.claimant


def _parts_of(total: Claim, told: Sequence[Claim]) -> list[Claim]:
    """The next figures behind a total that add up to it, two at least; none where they do not."""
    parts: list[Claim] = []
    rest = total.count or 0
    if sum(one.count or 0 for one in told if one.part_of is total and one.sentence == total.sentence) >= rest:
        return []  # its own sentence tells all parts
    for one in told:
        if one.sentence <= total.sentence or one.outcome != total.outcome or not _counts(one):
            continue
        if one.part_of not in (None, total):
            continue
        if not _fits(one, total) or (one.count or 0) > rest:
            return []
        parts.append(one)
        rest -= one.count or 0
        if not rest:
            others = not all(_same_voice(one, total) for one in parts)
            return parts if len(parts) > (2 if others else 1) else []
    return []


def _counts(claim: Claim) -> bool:
    sure = claim.bound in _SURE and claim.stance == "asserts" and claim.scope == "incident"
    return sure and not claim.is_background and bool(claim.count)


def _same_voice(part: Claim, total: Claim) -> bool:
    """True where nobody else tells a part, or a person tells of what a body told before."""
    if part.claimant is None or part.claimant == total.claimant:
        return True
    body = total.claimant is not None and total.claimant.kind not in ("person", "crowd")
    return body and part.claimant.kind == "person"


def _fits(part: Claim, total: Claim) -> bool:
    """Whether people of a total can be told of in a figure: by who they are and when it was."""
    mine, whole = _CAMPS.get(part.victim_type, "civilian"), _CAMPS.get(total.victim_type, "civilian")
    if mine and whole and mine != whole:
        return False
    if part.victim_side is not None and total.victim_side not in (None, part.victim_side):
        return False
    if (
        part.event_start is None
        or part.event_end is None
        or total.event_start is None
        or total.event_end is None
    ):
        return True
    return total.event_start <= part.event_end and part.event_start <= total.event_end
