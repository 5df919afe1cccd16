"""What a reading tells of itself to somebody who watches: which rules did not fire, and why not.

The engine calls `refuse` at the very place where it turns a word or a figure down, so that what is told
stays true when rules change. Nothing is kept of a passage that nobody watches.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from .spans import Passage


class Why:
    """The reasons, each a clause about a word; ``{at}`` is what stood in the way, ``{most}`` how far it may be."""

    # what the article or the sentence as a whole says
    UNARMED: Final = "the article shows no armed conflict: no armed actor, weapon, fighting or place of a war"
    FICTION: Final = "this sentence or the one before is about sport, films or books: {at}"
    OTHER_CAUSE: Final = (
        "the sentence names another cause of harm, {at}, and no weapon; or the whole article does"
    )
    HEADING: Final = "it stands in a heading, where no figures are read"
    # what the words around it say
    FEARED: Final = "it is only feared or foreseen: {at} stands before it"
    SUPERLATIVE: Final = "it is only compared with: {at} stands before it"
    MONEY: Final = "it is a loss of money or of things"
    THING: Final = "it counts no people: {at} is a thing"
    OWNED: Final = "it counts what belongs to them, not {at}"
    AGE: Final = "it is the age of a person"
    ONE: Final = "it is no number here: {at} is a noun for several"
    NO_NOUN: Final = "no noun for people follows that the pack knows"
    # where the people of an outcome word stand
    NOBODY_BEFORE: Final = "no counted group stands before it that is no other word's"
    NOBODY_BEHIND: Final = "no counted group stands behind it that is no other word's"
    FAR: Final = "more than {most} words lie between it and {at}"
    MARK: Final = "a mark parts it from {at}"
    COMMA: Final = "a comma parts it from {at}"
    CLAUSE: Final = "another outcome word lies between it and {at}"
    BARE: Final = "{at} is a number without a noun for people, which this rule wants"
    FIRST: Final = "the first part of this split word is not in the sentence"
    CLOSES: Final = "it does not close its clause, as it must"
    TOLD: Final = "it names a part of a figure, and the sentence tells the figure itself"
    UNSAID: Final = "no figure stands with it, and nobody reports it right before"
    # what an event word or a reporting verb needs
    GIVEN: Final = "it is an event only near one of these: {at}"
    APART: Final = "the other part of this split word is not in its clause"
    UNLESS: Final = "it is no event near one of these: {at}"
    STATE: Final = "an article before it makes it an adjective, which tells no news"
    ATTRIBUTE: Final = "it only says of which kind {at} is"
    PEOPLE: Final = "it is done to people, not to a place"
    UNSAID_DUTY: Final = "it is an appeal only in what somebody says"
    NO_PARTY: Final = "it is between parties, and none was found"
    NO_VERB: Final = "an article or a possessive before it makes it a noun"
    NO_TELLING: Final = "no speaker and no content were found around it"


CHECKS: Final = frozenset(
    (
        Why.UNARMED, Why.FICTION, Why.OTHER_CAUSE, Why.HEADING, Why.FEARED, Why.SUPERLATIVE, Why.MONEY,
        Why.THING, Why.OWNED, Why.AGE, Why.ONE,
    )
)  # fmt: skip
"""Reasons that are judgements: neither a word nor a frame is lacking."""


@dataclass(slots=True)
class Refusal:
    """A word or a figure that was turned down; ``rule`` is the one that was tried, None for any.

    ``at`` is the stretch that stood in the way, or words that tell more.
    """

    start: int
    end: int
    why: str
    rule: Any = None
    at: tuple[int, int] | str | None = None
    most: int = 0


@dataclass(slots=True)
class Watch:
    """All that is told of one passage: refusals, the groups of people in it and the readings of them.

    ``people`` is None where nobody had to look for them.
    """

    refusals: list[Refusal] = field(default_factory=list)
    people: list[Any] | None = None
    readings: list[Any] = field(default_factory=list)


def refuse(
    passage: Passage,
    of: Any,
    why: str,
    *,
    rule: Any = None,
    at: tuple[int, int] | str | None = None,
    most: int = 0,
) -> bool:
    """Tells why the word or figure ``of`` is turned down; False, for a rule to give back."""
    if passage.watch is not None:
        passage.watch.refusals.append(Refusal(of.start, of.end, why, rule, at, most))
    return False
