"""Harm that a crowd did or suffered: villagers who kill a robber, police who fire at demonstrators, are no crime."""

from __future__ import annotations

from typing import Final

from ..words.clauses import CLAUSES, auxiliary
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span

_HARM: Final = frozenset(("killed", "wounded"))
_FRAMES: Final = frozenset(("both", "after", "inside"))
_NOUNS: Final = frozenset(("cost", "noun"))
_NEAR: Final = 3  # words between demonstrators and a word for harm
_FORCES: Final = frozenset(("police", "armed_forces"))
_FAR: Final = 12  # words from a passive to the preposition of who did it
_PASSIVE: Final = Cue.BE | Cue.BY


def done_by_crowd(passage: Passage) -> bool:
    """Whether people of a place, whom nobody counts, harmed somebody: 'was killed by villagers', 'locals beat him'."""
    for span in passage.outcomes:
        if any(rule.outcome in _HARM and rule.frame in _NOUNS for rule in span.entry.outcome):
            if _behind_by(passage, span.end):
                return True  # 'the killing of five herders by locals'
            continue
        if not any(rule.outcome in _HARM and rule.frame in _FRAMES for rule in span.entry.outcome):
            continue
        helper = auxiliary(passage, span.start)
        if helper is not None and helper.entry.cue & Cue.BE:
            if _behind_by(passage, span.end):
                return True
        elif _before_verb(passage, span):
            return True
    return False


def done_to_protest(passage: Passage) -> bool:
    """Whether a sentence tells of police or soldiers, and of demonstrators whom something befell."""
    forces = any(
        span.entry.institution is not None and span.entry.institution.kind in _FORCES
        for span in passage.named
    )
    protests = [span for span in passage.events if any(rule.type == "protest" for rule in span.entry.event)]
    if not forces or not protests:
        return False
    if any(
        span.entry.victim is not None and any(_beside(passage, span, harm) for harm in passage.outcomes)
        for span in protests
    ):
        return True
    return any(
        _force(span) and span.end <= harm.start and _beside(passage, span, harm)
        for span in passage.named
        for harm in passage.outcomes
    )  # 'police shot one at a protest'


def _force(span: Span) -> bool:
    return span.entry.institution is not None and span.entry.institution.kind in _FORCES


def _beside(passage: Passage, people: Span, harm: Span) -> bool:
    """True for a word for harm close to people, with no clause between."""
    if not any(rule.outcome in _HARM and rule.frame != "noun" for rule in harm.entry.outcome):
        return False
    low, high = min(people.end, harm.end), max(people.start, harm.start)
    near = few_words(passage.text, low, high, _NEAR) and passage.unbroken(low, high)
    return near and not passage.holds(CLAUSES, low, high)


def _behind_by(passage: Passage, position: int) -> bool:
    if not passage.kinds & Cue.BY:
        return False
    for cue in passage.cues:
        if cue.start < position:
            continue
        if cue.entry.cue & CLAUSES and not cue.entry.cue & Cue.PREPOSITION:
            return False
        if cue.entry.cue & Cue.BY:
            near = few_words(passage.text, position, cue.start, _FAR) and passage.unbroken(
                position, cue.start
            )
            return near and _crowd_next(passage, cue.end)
    return False


def _crowd_next(passage: Passage, position: int) -> bool:
    """True where a crowd comes next, with an article and an adjective at most, and with no figure and no owner."""
    for span in passage.spans:
        if span.start < position:
            continue
        if not few_words(passage.text, position, span.start, 1) or span.entry.cue & Cue.OWN:
            return False
        if _is_crowd(span) or _group_of(passage, span):
            return True
        adjective = span.entry.victim is not None and span.entry.victim.single is None
        if not (adjective or span.entry.determiner == 1):
            return False
        position = span.end
    return False


def _group_of(passage: Passage, article: Span) -> bool:
    """'a group of people', 'a crowd of youths': an article, a word, and behind an 'of' a noun for several."""
    if article.entry.determiner != 1:
        return False
    of = next((cue for cue in passage.cues if cue.start > article.end and cue.entry.cue & Cue.OF), None)
    if of is None or not few_words(passage.text, article.end, of.start, 1):
        return False
    many = next((span for span in passage.spans if span.start == of.end + 1), None)
    noun = many.entry.victim if many is not None else None
    return noun is not None and noun.single is False and noun.type in ("civilian", "unknown")


def _before_verb(passage: Passage, verb: Span) -> bool:
    """'angry villagers beat a thief to death': a crowd opens the sentence, and the verb has an object."""
    split = all(rule.first is not None for rule in verb.entry.outcome)
    if not (split or _has_object(passage, verb.end)) or not _crowd_next(passage, passage.start):
        return False
    first = next(span for span in passage.spans if _is_crowd(span))
    if first.entry.victim is not None and first.entry.institution is None:
        return False  # 'drivers killed 12 pedestrians'
    return first.end < verb.start and not passage.holds(_PASSIVE | CLAUSES, first.end, verb.start)


def _has_object(passage: Passage, position: int) -> bool:
    """True where an article, a figure or a pronoun for people stands right behind a verb."""
    if passage.holds(Cue.HIM | Cue.THEY, position + 1, position + 2):
        return True
    return any(number.start == position + 1 for number in passage.numbers) or any(
        span.start == position + 1 and span.entry.determiner is not None for span in passage.spans
    )


def _is_crowd(span: Span) -> bool:
    """True for a noun for several civilians, or for a crowd that is one ('mob')."""
    noun = span.entry.victim
    if noun is None:
        return bool(span.entry.cue & Cue.ARMED) and span.entry.institution is None
    return noun.type == "civilian" and noun.single is False
