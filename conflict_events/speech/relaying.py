"""Who only passes on what another says: an agency that reports and cites, or that a speaker is known by."""

from __future__ import annotations

import itertools

from ..words.spans import Passage, Telling
from .reporting import ReportRule


def relayed(tellings: list[Telling]) -> list[Telling]:
    """The tellings of a sentence with those that relay folded into those that they relay."""
    kept = list(tellings)
    for one in tellings:
        rule = one.rule
        if not isinstance(rule, ReportRule):
            continue
        if rule.act == "relay" and one.relayed_by is None:
            # 'C, the agency reported, citing X'
            before = next(
                (other for other in reversed(kept) if other.end <= one.start and other.speaker), None
            )
            if before is not None and before.speaker is not None and one.speaker is not None:
                before.relayed_by, before.speaker = before.speaker.actor, one.speaker
                kept.remove(one)
            elif (medium := _medium_behind(one, kept)) is not None and medium.speaker is not None:
                one.relayed_by, one.content = medium.speaker.actor, medium.content
                kept.remove(medium)
        elif rule.act == "relay" and one.speaker is not None:
            # 'C, reported the agency on the authority of X'
            media = [other for other in kept if _tells_through(one, other)]
            if media:
                one.content = media[0].content
                kept.remove(media[0])
            # 'X, quoted by the agency, said C'
            for other in kept:
                if (
                    other is not one
                    and other.speaker is not None
                    and other.speaker.actor is one.speaker.actor
                ):
                    other.relayed_by = other.relayed_by or one.relayed_by
        elif _is_medium(one):
            inner = [other for other in kept if other is not one and _passed_on(other, one)]
            for other in inner:
                other.relayed_by = one.speaker.actor if one.speaker is not None else None
            if inner and rule.preposition:
                kept.remove(one)
    return kept


def relays(medium: Telling, tellings: list[Telling]) -> bool:
    """True for 'C, X said, the agency reported': before the medium stands all that another told through it."""
    return medium.content[1] <= medium.start + 1 and any(
        one is not medium and medium.speaker is not None and one.relayed_by is medium.speaker.actor
        and one.relayed_by is not None and one.content[0] >= medium.content[0] and one.end <= medium.start
        for one in tellings
    )  # fmt: skip


def spoken(tellings: list[Telling]) -> list[Telling]:
    """Of bodies that were found, as somebody says, he tells: not who found them."""
    return [
        one for one in tellings if not (isinstance(one.rule, ReportRule) and one.rule.handles)
    ] or tellings


def _medium_behind(one: Telling, tellings: list[Telling]) -> Telling | None:
    """'Citing X, the agency reported that C': the medium whose telling begins behind its source."""
    return next((other for other in tellings if other.start >= one.end and _is_medium(other)), None)


def _tells_through(one: Telling, medium: Telling) -> bool:
    """True where a telling is that of the medium by which another one is relayed."""
    return (
        medium is not one and _is_medium(medium) and medium.speaker is not None
        and medium.speaker.actor is one.relayed_by
    )  # fmt: skip


def _is_medium(telling: Telling) -> bool:
    speaker = telling.speaker
    return speaker is not None and speaker.actor is not None and speaker.actor.kind == "media"


def _passed_on(telling: Telling, medium: Telling) -> bool:
    """True where another speaker's telling is what the medium tells."""
    if telling.speaker is None or telling.relayed_by is not None or _is_medium(telling):
        return False
    return medium.content[0] <= telling.start < medium.content[1]


def shared(passage: Passage, tellings: list[Telling]) -> list[Telling]:
    """'Twelve according to A, 14 according to B': each tells what stands between the one before and itself."""
    behind = [
        one
        for one in tellings
        if isinstance(one.rule, ReportRule)
        and one.rule.preposition
        and one.content[0] < one.start
        and one.content[1] == passage.end
    ]
    for before, one in itertools.pairwise(behind):
        before.content = (before.content[0], before.start)
        one.content = (before.end, one.end)
    postposed = [one for one in tellings if isinstance(one.rule, ReportRule) and one.rule.postposition]
    ends = [one.start for one in postposed[1:]] + [passage.end]
    if len(postposed) > 1 and all(
        any(one.end <= number.start < end for number in passage.numbers)
        for one, end in zip(postposed, ends, strict=True)
    ):  # 'A according-to 12, B according-to 40'
        for one, end in zip(postposed, ends, strict=True):
            one.content = (one.end, end)
    return tellings
