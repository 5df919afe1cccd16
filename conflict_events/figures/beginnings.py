"""Where the noun phrase of a figure begins, and what leads to it."""

from __future__ import annotations

from typing import Final

from ..words.spans import Cue, Passage
from .people import People, lead

_LED_BY: Final = Cue.OWN | Cue.DEFINITE | Cue.MORE


def place(passage: Passage, group: People) -> None:
    """Where the phrase begins, with the small words before its figure, and what governs it."""
    for cue in reversed(passage.cues):
        if cue.end > group.begin:
            continue
        if passage.text[cue.end : group.begin].strip(' (“"') or not cue.entry.cue & _LED_BY:
            break
        if cue.entry.cue & Cue.THAT:
            break
        if cue.entry.cue & Cue.OWN and group.quantity.end <= cue.start:
            break
        group.begin = cue.start
    for cue in passage.cues if passage.kinds & Cue.POSSESSIVE else ():
        owns = cue.end + 1 == group.begin and cue.entry.cue & Cue.POSSESSIVE
        if owns and lead(passage, cue.start) & Cue.AND:
            group.begin = cue.start  # 'a doctor and his two children'
    before = lead(passage, group.begin)
    if before & Cue.BY and _done_to(passage, group):
        return  # 'took revenge by two guards to kill': whom it is done to
    group.agent = bool(before & Cue.BY) or passage.holds(Cue.BY_BEHIND, group.end + 1, group.end + 2)
    group.governed = (
        bool(before & (Cue.PREPOSITION | Cue.LOCATIVE | Cue.BY | Cue.OF)) and not before & Cue.INCLUDING
    )


def _done_to(passage: Passage, group: People) -> bool:
    """True where the preposition is itself the first part of the outcome word right behind the group."""
    by = next(cue for cue in reversed(passage.cues) if cue.end <= group.begin).entry.form
    return any(
        span.start == group.end + 1 and any(rule.first == by for rule in span.entry.outcome)
        for span in passage.outcomes
    )


def among_them(passage: Passage, position: int) -> bool:
    """'Among them were two officers': an auxiliary stands between."""
    before = [cue for cue in passage.cues if cue.end <= position][-2:]
    return (
        len(before) == 2
        and before[0].end + 1 == before[1].start
        and bool(before[0].entry.cue & Cue.INCLUDING)
    )


def parts_follow(passage: Passage, end: int) -> bool:
    """'12 including three boys': whether people with a figure of their own stand behind a word for parts."""
    if any(number.start == end + 1 and number.kind in ("cardinal", "one") for number in passage.numbers):
        return True
    noun = next((span for span in passage.spans if span.start == end + 1), None)
    return noun is not None and noun.entry.victim is not None and noun.entry.victim.count > 0
