"""What the claimant does with a figure: asserts it, denies it, or puts it in place of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Claim
from ..mentions.quantities import Quantity
from ..models import Actor
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Telling
from .behind import told_behind
from .people import Reading, lead


def stance_of(passage: Passage, reading: Reading, telling: Telling | None) -> str:
    """asserts, denies or corrects, of a figure that ``telling`` holds."""
    quantity = reading.quantity
    anchor = quantity.start if quantity is not None else reading.trigger.start
    if reading.stance != "asserts":
        return reading.stance
    if quantity is not None and _is_negated(passage, quantity):
        return "denies"  # 'not 90 but 64'
    if quantity is not None and _replaces(passage, quantity):
        return "corrects"
    before = lead(passage, anchor)
    old = reading.old or (before & Cue.FROM and not before & Cue.TO)
    if not old and _corrects(passage, reading, anchor):
        return "corrects"
    return "denies" if telling is not None and telling.act == "deny" else "asserts"


def _is_negated(passage: Passage, quantity: Quantity) -> bool:
    """'not 90': a number that is said not to be it; a negated 'more than' is a bound."""
    if not quantity.count or quantity.implicit or not passage.kinds & Cue.NEGATION:
        return False
    if quantity.bound != "exact" or not lead(passage, quantity.start) & Cue.NEGATION:
        return False
    return any(0 <= number.start - quantity.end < 40 for number in passage.numbers)


def _replaces(passage: Passage, quantity: Quantity) -> bool:
    """'not 34 but 39': the number that stands in place of a negated one."""
    if not passage.kinds & Cue.NEGATION:
        return False
    for number in reversed(passage.numbers):
        if number.end <= quantity.start:
            near = few_words(passage.text, number.end, quantity.start, 4)
            behind = bool(told_behind(passage, number.start) & Cue.NEGATION)  # '34 not, 39'
            turned = behind or passage.holds(Cue.CLAUSE, number.end, quantity.start)
            return near and turned and bool(lead(passage, number.start) & Cue.NEGATION)
    return False


def _corrects(passage: Passage, reading: Reading, anchor: int) -> bool:
    """True for the new figure of a toll that is revised, or of what somebody says who corrects himself."""
    if reading.rule.frame == "toll" and passage.kinds & Cue.CORRECTION:
        return True
    return any(
        telling.act == "correct" and telling.content[0] <= anchor < telling.content[1]
        for telling in passage.tellings
    )


def deniable(passage: Passage, told: Sequence[Claim], speaker: Actor, side: Actor | None) -> list[Claim]:
    """Which of the figures told before somebody denies: the one he names, else those of his own side's people."""
    others = [
        one
        for one in told
        if one.stance != "denies" and one.claimant is not speaker and not one.is_background
    ]
    named = [one for one in others if any(number.value == one.count for number in passage.numbers)]
    if named:
        return named
    own = [
        one
        for one in others
        if side is not None and one.victim_side is not None and one.victim_side.id == side.id
    ]
    return own or others
