"""Casualties of which no figure is told: 'suffered losses', 'there were dead and wounded', 'lost men'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..mentions.quantities import Quantity
from ..words.clauses import is_headline
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span
from ..words.watching import Why
from .outcomes import OutcomeRule
from .people import SERVING, People, Reading, following, joined, lead
from .surroundings import Surroundings

_UNTOLD: Final = (
    Cue.NEGATION | Cue.DEFINITE | Cue.OWN | Cue.MORE | Cue.PREPOSITION | Cue.OF | Cue.HYPOTHETICAL
)
_LEADS: Final = Cue.LOCATIVE | Cue.PREPOSITION
_UNREAL: Final = Cue.HYPOTHETICAL | Cue.FUTURE
_FORCES: Final = {"armed_forces": "military", "police": "police"}
_SUBJECT: Final = 2  # words between a subject and its verb: 'has also'


def unspecified(
    passage: Passage, span: Span, around: Surroundings, people: Sequence[People]
) -> list[OutcomeRule]:
    """The rules of a noun for casualties that hold though no figure stands with it.

    'There were casualties (four dead)' is said of the four.
    """
    rules = [rule for rule in span.entry.outcome if rule.frame == "noun" and rule.needs != "figure"]
    if any(
        group.begin >= span.end
        and group.outcome is None
        and not group.quantity.implicit
        and passage.unbroken(span.end, group.begin)
        for group in people
    ):
        return []  # 'put casualties at 300'
    if any(group.outcome is not None for group in people):
        rules = [rule for rule in rules if rule.outcome != "casualties"]
    if not rules or around.negated(span.start):
        return []
    if around.of_money(span) or around.of_things(span):
        around.refuse(rules[0], span, Why.MONEY)
        return []
    if _reported(passage, span, around) and any(_alone(rule) for rule in rules):
        return [rule for rule in rules if _alone(rule)]
    if _heads_title(passage, span) or (befell(passage, span) and not lead(passage, span.start) & _UNTOLD):
        return rules
    return []


def lost_people(passage: Passage, span: Span) -> People | None:
    """'lost men as well': the noun for people that a verb of loss has as its object, without a figure."""
    if lead(passage, span.start) & (Cue.DEFINITE | Cue.OWN) or passage.kinds & _UNREAL:
        return None
    for word in following(passage.spans, span.end):
        if not few_words(passage.text, span.end, word.start, 4) or not passage.unbroken(span.end, word.start):
            return None
        entry = word.entry
        if entry.victim is not None:
            counted = any(span.end <= number.start < word.start for number in passage.numbers)
            owner = passage.text[word.end : word.end + 1] in ("'", "’")
            if entry.victim.single is not False or counted or owner or _governed(passage, word.start):
                return None
            nobody_knows = Quantity(word.start, word.start, None, None, None, "unspecified")
            return People(nobody_knows, word.end, word.start, victim_type=entry.victim.type, headed=True)
        if entry.number is not None or entry.determiner is not None or entry.range is not None:
            return None
        if entry.cue & (Cue.OWN | Cue.AND) or (entry.cue & Cue.NOUN and not _governed(passage, word.start)):
            return None
    return None


def loser_kind(passage: Passage, reading: Reading, people: People) -> str:
    """Of which type those are that lost people: the subject of the verb; 'unknown' where no noun tells it.

    It stands right before the verb, right behind it, or before people that share the verb: 'and the army 30'.
    """
    span = reading.trigger
    if people.begin < span.end:
        return "unknown"
    places = [(people.begin, 0), (span.start, _SUBJECT)]
    if reading.rule.verb_second and (behind := _noun_behind(passage, span.end)) > 0:
        places.insert(1, (behind, 0))
    told = (_type_before(passage, position, words) for position, words in places)
    return next((kind for kind in told if kind != "unknown"), "unknown")


def loser_type(passage: Passage, span: Span) -> str:
    """Of which type the people are that the party next to a verb of loss has lost; 'unknown' where none is told."""
    for party in sorted(passage.parties, key=lambda one: abs(one.start - span.end)):
        if party.actor is None or not passage.unbroken(
            min(party.end, span.end), max(party.start, span.start)
        ):
            continue
        if party.actor.kind in ("armed_group", "crowd", "party"):
            return (
                "fighter" if party.actor.kind == "armed_group" or _are_fighters(passage, party) else "unknown"
            )
        if party.actor.kind in ("armed_forces", "state", "government"):
            return "military"
        if party.actor.kind == "police":
            return "police"
    return "unknown"


def _noun_behind(passage: Passage, position: int) -> int:
    """Where the noun ends that stands behind a verb, an article between at most, or 0."""
    for span in following(passage.spans, position):
        if span.entry.victim is not None or span.entry.institution is not None:
            return span.end
        if not span.entry.cue & Cue.DEFINITE or span.start != position + 1:
            return 0
    return 0


def _type_before(passage: Passage, position: int, words: int) -> str:
    """The type of those who serve whom a noun right before a place names: 'the rebels', 'the army'."""
    for span in reversed(passage.spans):
        if span.end > position:
            continue
        if not few_words(passage.text, span.end, position, words) or not passage.unbroken(span.end, position):
            break
        noun, organ = span.entry.victim, span.entry.institution
        if organ is not None and organ.kind in _FORCES:
            return _FORCES[organ.kind]
        if noun is not None and noun.single is False and noun.type in SERVING:
            return str(noun.type)
    return "unknown"


def _are_fighters(passage: Passage, party: Party) -> bool:
    """True for the unnamed people of an armed group: 'the rebels lost nine people'."""
    return any(
        span.start == party.start and span.entry.victim is not None and span.entry.victim.type == "fighter"
        for span in passage.spans
    )


def _governed(passage: Passage, start: int) -> bool:
    """True behind a preposition, with or without an article: 'in the fighting'."""
    before = lead(passage, start)
    if before & Cue.DEFINITE and not before & Cue.PREPOSITION:
        article = next(cue for cue in reversed(passage.cues) if cue.end <= start)
        before = lead(passage, article.start)
    return bool(before & Cue.PREPOSITION)


def _alone(rule: OutcomeRule) -> bool:
    return rule.outcome == "casualties" or rule.needs == "unspecified"


def _reported(passage: Passage, span: Span, around: Surroundings) -> bool:
    """'acknowledged losses': right behind the verb of who tells it; 'said that the victims' recalls them."""
    return any(
        span.start >= report.end
        and around.gap_words(report.end, span.start) <= 3
        and not around.negated(report.start)
        and not (lead(passage, span.start) & Cue.DEFINITE and passage.holds(Cue.THAT, report.end, span.start))
        for report in passage.reports
    )


def _heads_title(passage: Passage, span: Span) -> bool:
    """'Dead and wounded in shelling of X': what a title opens with, or says behind its colon."""
    if not is_headline(passage):
        return False
    before = passage.text[passage.start : span.start].rstrip(" \"'“‘«")
    if not before or before.endswith(":"):
        return _led_on(passage, span.end)
    return _goes_on(passage, span, _heads_title)


def _led_on(passage: Passage, position: int) -> bool:
    """True where it is told at once where or by what: 'dead after', not 'wounded flown to'."""
    for cue in passage.cues:
        if cue.start >= position:
            kinds = cue.entry.cue
            if kinds & Cue.AND:
                return True
            near = not passage.text[position : cue.start].strip()
            return near and bool(kinds & Cue.PREPOSITION) and not kinds & (Cue.AGAINST | Cue.OF)
    return False


def befell(passage: Passage, span: Span) -> bool:
    """'there were dead', 'suffered heavy losses': the verb that brings them stands within few words."""
    if not passage.kinds & Cue.BEFALL:
        return False
    for cue in passage.cues:
        if not cue.entry.cue & Cue.BEFALL:
            continue
        first, second, most = (cue, span, 5) if cue.end <= span.start else (span, cue, 2)
        if first is cue and any(
            cue.end <= one.start < span.start
            and one.entry.cue & _LEADS
            and few_words(passage.text, one.end, span.start, 1)
            for one in passage.cues
        ):
            continue  # 'caused a rise in civilian casualties'
        if few_words(passage.text, first.end, second.start, most) and _one_clause(
            passage, first.end, second.start
        ):
            return not _doubted(passage, second.start, first.start)
    return _goes_on(passage, span, befell)


def _goes_on(passage: Passage, span: Span, told: Callable[[Passage, Span], bool]) -> bool:
    """'dead and wounded': whether an outcome word is joined to one before it of which ``told`` holds."""
    return any(
        other is not span
        and other.end <= span.start
        and joined(passage, other.end, span.start)
        and told(passage, other)
        for other in passage.outcomes
    )


def _one_clause(passage: Passage, start: int, end: int) -> bool:
    return passage.unbroken(start, end) and not any(
        start <= cue.start
        and cue.end <= end
        and cue.entry.cue & (Cue.THAT | Cue.CLAUSE | Cue.HAVE)
        and not cue.entry.cue & Cue.BE
        for cue in passage.cues
    )


def _doubted(passage: Passage, position: int, floor: int) -> bool:
    """True where 'whether', 'could' or 'not' stands before in the same clause, or 'no' between."""
    if any(span.entry.determiner == 0 and floor <= span.start < position for span in passage.spans):
        return True  # 'there were no immediate reports of rebel casualties'
    return any(
        cue.end <= position
        and cue.entry.cue & (_UNREAL if cue.start >= floor else _UNREAL | Cue.NEGATION)
        and (cue.start >= floor or passage.unbroken(cue.end, floor))
        for cue in passage.cues
    )
