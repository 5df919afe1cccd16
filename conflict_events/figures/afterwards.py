"""What became later of one who was told before as hurt or attacked: 'A nurse was shot. She died on Tuesday.'"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..events.realis import only_feared
from ..mentions.quantities import Quantity
from ..models import Actor
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .groups import find_people
from .outcomes import OutcomeRule
from .people import People, Reading
from .singles import find_singles

_NEAR: Final = 3  # words between the pronoun and its verb: 'was', 'later', 'had also'
_OPENS: Final = 6  # words with which a sentence opens before the pronoun: 'On the way to the hospital'
_BEFALLS: Final = frozenset(("before", "both"))
_PARTS: Final = Cue.CLAUSE | Cue.RELATIVE | Cue.THAT | Cue.NEGATION | Cue.HYPOTHETICAL | Cue.FUTURE


def read_afterwards(
    passage: Passage,
    before: Passage | None,
    people: Sequence[People],
    readings: list[Reading],
    actor_of: Callable[[Span], Actor | None],
) -> None:
    """Adds the deaths whose subject is a pronoun for one person, told of in this sentence or the one before."""
    if not passage.kinds & Cue.HE:
        return
    for span in passage.outcomes:
        rule = next((one for one in span.entry.outcome if one.outcome == "killed" and _befalls(one)), None)
        if rule is None or any(one.trigger is span for one in readings) or only_feared(passage, span):
            continue
        pronoun = _subject(passage, span, passive=rule.frame == "both")
        if pronoun is None:
            continue
        one = _within(people, pronoun) or (_of_sentence(before, actor_of) if before is not None else None)
        if one is not None and not any(
            told.people is one and told.rule.outcome == "killed" for told in readings
        ):
            quantity = Quantity(pronoun.start, pronoun.end, 1, 1, 1, "exact", implicit=True)
            again = People(quantity, pronoun.end, pronoun.start, one.victim_type, one.side, headed=True)
            again.single = True
            readings.append(Reading(rule, span, quantity, again, pronoun.start, span.end, again=True))


def _befalls(rule: OutcomeRule) -> bool:
    return rule.frame in _BEFALLS and rule.first is None


def _subject(passage: Passage, span: Span, *, passive: bool) -> Span | None:
    """The pronoun that is the subject of an outcome word, in the main clause of its sentence."""
    pronoun = next(
        (cue for cue in reversed(passage.cues) if cue.end < span.start and cue.entry.cue & Cue.HE), None
    )
    if pronoun is None or not few_words(passage.text, pronoun.end, span.start, _NEAR):
        return None
    if not passage.unbroken(pronoun.end, span.start) or passage.holds(_PARTS, pronoun.end, span.start):
        return None
    if passive and not passage.holds(Cue.BE, pronoun.end, span.start):
        return None
    start = max(passage.start, passage.text.rfind(";", passage.start, pronoun.start) + 1)
    opens = few_words(passage.text, start, pronoun.start, _OPENS)
    joined = passage.follows(Cue.AND, pronoun.start)
    return pronoun if (opens or joined) and not passage.holds(_PARTS, start, pronoun.start) else None


def _within(people: Sequence[People], pronoun: Span) -> People | None:
    """The one person of whom the sentence itself told before the pronoun."""
    return _only([one for one in people if one.end <= pronoun.start])


def _of_sentence(before: Passage, actor_of: Callable[[Span], Actor | None]) -> People | None:
    """The one person of a sentence that tells of violence."""
    if not (before.outcomes or before.events or before.kinds & Cue.WEAPON):
        return None
    groups = find_people(before, actor_of)
    people = sorted([*groups, *find_singles(before, groups, actor_of)], key=_by_place)
    opens = bool(people) and few_words(before.text, before.start, people[0].begin, 1)
    if opens and before.holds(Cue.BE | Cue.HAVE, people[0].end + 1, people[0].end + 2):
        return _only(people[:1])  # 'A guard was shot by the son of a judge'
    return _only(people)


def _by_place(one: People) -> int:
    return one.begin


def _only(people: Sequence[People]) -> People | None:
    """The single person, where one alone is told of who did nothing to others."""
    found = [one for one in people if one.quantity.count == 1 and one.headed and not one.agent]
    return found[0] if len(found) == 1 else None
