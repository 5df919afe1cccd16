"""What stands behind a figure and tells what words before it tell elsewhere: endings, a negation; an article."""

from __future__ import annotations

from typing import Final

from ..mentions.quantities import Quantity
from ..words.composed import Number
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span

_BEFORE: Final = {
    Cue.FROM_BEHIND: Cue.FROM,
    Cue.TO_BEHIND: Cue.TO,
    Cue.NEGATION_BEHIND: Cue.NEGATION,
    Cue.PART_BEHIND: Cue.INCLUDING,
}
BEHIND: Final = sum(_BEFORE)
_MARKS: Final = ("'", "’", "-")


def told_behind(passage: Passage, start: int) -> int:
    """'9'from to 11'to', '23 not', '3'of-them': what the ending of a figure or the word behind it tells of it."""
    number = next((one for one in passage.numbers if one.start == start), None)
    if number is None:
        return 0
    found = 0
    for cue in passage.cues:
        kinds = cue.entry.cue & BEHIND
        if cue.start > number.end + 1:
            break
        if not kinds:
            continue
        if cue.start == number.start and cue.end == number.end:  # a number word with its ending
            found |= kinds
        elif cue.start == number.end + 1:
            ends = passage.text[number.end] in _MARKS
            found |= kinds & (BEHIND if ends else Cue.NEGATION_BEHIND)
    if found & Cue.PART_BEHIND and _of_others(passage, number):
        found &= ~Cue.PART_BEHIND
    return sum(before for behind, before in _BEFORE.items() if found & behind)


def _of_others(passage: Passage, number: Number) -> bool:
    """'15 soldiers fell, 20-of-them were hurt': of the same people, but of none who fell. Who dies was hurt before."""
    fallen = next((one for one in reversed(passage.outcomes) if one.end <= number.start), None)
    told = next((one for one in passage.outcomes if one.start >= number.end), None)
    if fallen is None or told is None or not few_words(passage.text, number.end, told.start, 2):
        return False
    return "killed" not in _outcomes(told) and not _outcomes(fallen) & _outcomes(told)


def _outcomes(span: Span) -> set[str]:
    return {rule.outcome for rule in span.entry.outcome}


def is_article(passage: Passage, quantity: Quantity) -> bool:
    """True for a number word that is the article too: 'a soldier' and 'one soldier' are the same words."""
    return quantity.count == 1 and passage.holds(Cue.ARTICLE, quantity.start, quantity.start + 1)


def is_head(passage: Passage, span: Span, noun: Span) -> bool:
    """'two wounded dogs': whether a thing right behind a word for an outcome is what that word says something of.

    Where the verb comes last, no ending stands on such a word, nor on the thing where its verb is another's:
    '30 yaralı hastaneye kaldırıldı'.
    """
    if noun.start != span.end + 1 or noun.entry.cue != Cue.NOUN:
        return False
    rules = span.entry.outcome
    return rules is None or not rules[0].verb_final or all(
        passage.text[one.start : one.end].lower() == one.entry.form.partition("~")[0] for one in (span, noun)
    )  # fmt: skip
