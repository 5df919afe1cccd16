"""Whether a word for people is who speaks in a sentence: 'police said', 'according to police', '12 dead: police'."""

from __future__ import annotations

import re
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .parts import Part

_SIGNED: Final = re.compile(r"(?::| [-–—])\s\Z")  # what stands before the speaker of a headline
_OPENING: Final = "([—–"


def speaks(passage: Passage, span: Span | Part, *, cases: bool = False, verb_final: bool = False) -> bool:
    """'police said', 'according to police', '12 dead: police': a word for people that is the speaker here."""
    for report in passage.reports:
        if (
            0 <= report.start - span.end <= 2
            or 0 <= span.start - report.end <= 5
            or _leads_to(passage, span.end, report.start)
            or _is_placed(passage, span.end, report.start, cases=cases)
            or _is_joint(passage, span.end, report.start)
        ):
            return True
    if (verb_final and _opens(passage, span)) or _signs(passage):
        return True
    return (
        passage.text[span.start - 1 : span.start] == "("
        or (passage.text.startswith(": ", span.end) and few_words(passage.text, passage.start, span.start, 1))
        or (bool(passage.reports) and _is_described(passage, span.end))
        or _SIGNED.search(passage.text, passage.start, span.start) is not None
    )


def _opens(passage: Passage, span: Span | Part) -> bool:
    """'Police, …, announced', 'police six dead confirmed': who opens a sentence, at most behind a place."""
    site = next((one for one in passage.sites if one.end == span.start - 1), None)
    start = site.start if site is not None else span.start
    if not passage.reports or start - passage.start > 1:
        return False
    verb = passage.reports[0].start
    counts = any(span.end < one.start < verb for one in passage.numbers) and passage.unbroken(span.end, verb)
    return (
        passage.text.startswith(",", span.end)
        or counts
        or (site is not None and passage.reports[-1].start > span.end)
    )


def _signs(passage: Passage) -> bool:
    """'(Source: the army)': a sentence that opens with a mark, and tells nothing else."""
    return passage.text[passage.start] in _OPENING and not (passage.outcomes or passage.reports)


def _is_described(passage: Passage, end: int) -> bool:
    """'the army, which a day earlier had accused': a relative clause of speech behind a comma."""
    return (
        passage.text.startswith(", ", end)
        and passage.holds(Cue.RELATIVE, end + 2, end + 3)
        and any(0 < one.start - end <= 40 for one in passage.reports)
    )


def _is_placed(passage: Passage, end: int, start: int, *, cases: bool) -> bool:
    """'police in a statement said', 'police of X said': no more than a short phrase between a speaker and the verb.

    Where nouns stand in ``cases``, also 'residents (of the) village X said'.
    """
    place = next((one for one in reversed(passage.sites) if end < one.start and one.end == start - 1), None)
    if place is not None:
        start = place.start - 1  # however long its name is
    if not 0 < start - end <= 40 + 40 * cases or not few_words(passage.text, end, start, 4 + 3 * cases):
        return False
    if cases and passage.text[end : end + 1] == " " and not any(one.end == end for one in passage.reports):
        quiet = not any(end < one.start < start for one in (*passage.outcomes, *passage.reports))
        return quiet and passage.unbroken(end, start)
    if not passage.unbroken(end, start) or any(end < one.start < start for one in passage.outcomes):
        return False
    return passage.holds(Cue.PREPOSITION | Cue.OF | Cue.LOCATIVE, end + 1, end + 2)


def _is_joint(passage: Passage, end: int, start: int) -> bool:
    """'police and hospital officials said': one more speaker, joined by 'and', before the verb."""
    near = 0 < start - end <= 40 and few_words(passage.text, end, start, 4)
    return near and passage.unbroken(end, start) and passage.holds(Cue.AND, end + 1, end + 2)


def _leads_to(passage: Passage, end: int, start: int) -> bool:
    """'the army has since clarified': the perfect, and at most an adverb, between a speaker and the verb."""
    near = 0 < start - end <= 24 and passage.holds(Cue.HAVE, end + 1, end + 2)
    return near and few_words(passage.text, end, start, 2)
