"""What somebody tells: whether it stands behind the verb, before the speaker or on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..words.clauses import PRONOUN
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .verbs import CLAUSE_END, closed_before, has_that, holds_clause

_FINITE: Final = Cue.BE | Cue.HAVE | Cue.FUTURE | Cue.HYPOTHETICAL
_LEADS_ON: Final = Cue.PREPOSITION | Cue.BY | Cue.RELATIVE  # opens what is said of speaker or speech
_NEAR: Final = 40  # characters between a verb and its 'that' or the words quoted
_CLOSES: Final = ";–—-)"  # behind these, something else begins
_ASIDE: Final = 6  # words
_BEHIND_CLAUSE: Final = re.compile(
    r"[,”\"’»]\s*(?:[^\s,]+\s+){0,3}\Z"
)  # ... and a few words that open a noun phrase
_INTERRUPTS: Final = re.compile(
    r",\s*(?:\w{1,4}\s+|\w{1,7}-)?\Z"
)  # a comma, and at most an article: ', has-she said,'


def figure_after(passage: Passage, position: int) -> bool:
    """True for 'doctors said 15', 'put the figure at 15': what is told is a figure, right behind."""
    for number in passage.numbers:
        if number.kind == "cardinal" and number.start >= position:
            near = number.start - position < 30 and few_words(passage.text, position, number.start, 3)
            dated = any(date.start <= number.start < date.end for date in passage.dates)
            return near and passage.unbroken(position, number.start) and not dated
    return False


def content_after(passage: Passage, position: int) -> bool:
    """True where more than a date or an adverb follows, or what became of people: the content of the speech."""
    near = passage.text[position : position + 2].lstrip()[:1]
    if near and near in _CLOSES:
        return False
    for span in passage.outcomes if near.isalnum() else ():
        if 0 <= span.start - position <= 30:
            return True
    for date in passage.dates:
        if 0 <= date.start - position <= 6:
            position = date.end
    if figure_after(passage, position):
        return True
    return not few_words(passage.text, position, passage.end, 2)


def told_before(passage: Passage, begin: int, end: int) -> bool:
    """True for 'C, the X said on the radio.': a clause before the speaker, and no more than a phrase behind.

    ``begin`` and ``end`` are those of speaker and verb.
    """
    text = passage.text
    opening = passage.cues[0] if passage.cues and passage.cues[0].start == passage.start else None
    phrase = opening is not None and opening.entry.cue & (Cue.PREPOSITION | Cue.CLAUSE)
    long = not phrase and not few_words(text, passage.start, begin, 5)
    quoted = _quoted_right_before(passage, begin)
    clause = long or quoted or holds_clause(passage, passage.start, begin)
    if not clause or has_that(passage, end, 40):
        return False
    if figure_after(passage, end):
        return False
    if _BEHIND_CLAUSE.search(text, max(passage.start, begin - 60), begin) is None:
        return False
    if opening is not None and opening.entry.cue & Cue.CLAUSE:
        return False
    if any(
        0 < begin - cue.end <= 5 and cue.entry.cue & Cue.CLAUSE and text[cue.start - 2 : cue.start] == ", "
        for cue in passage.cues
    ):
        return False  # 'C, while a survivor put it at D'
    if text[end : end + 1] == "," or (quoted and not holds_clause(passage, end, passage.end)):
        return True
    date = next((one for one in passage.dates if 0 <= one.start - end <= 6), None)
    if date is not None and date.end < passage.end and text[date.end] in ",.;":
        return True
    if date is not None and date.start - end <= 1:
        end = date.end  # 'C, the X said today in a report'
    following = next((span for span in passage.spans if span.start >= end), None)
    if following is None or following.start - end > 2 or not following.entry.cue & _LEADS_ON:
        return False
    if following.entry.cue & Cue.RELATIVE:
        return True  # 'C, said a driver who had seen it'
    stop = CLAUSE_END.search(text, end, passage.end)
    limit = stop.start() if stop is not None else passage.end
    return not holds_clause(passage, end, limit)


def holds_object(passage: Passage, position: int, verb: Span) -> bool:
    """True for 'X has twelve dead reported, writes Y': a figure between a speaker's auxiliary and his verb."""
    if passage.text[verb.end : verb.end + 1] not in (",", ".") or not passage.kinds & Cue.HAVE:
        return False
    first = next((cue for cue in passage.cues if cue.start >= position), None)
    return first is not None and bool(first.entry.cue & Cue.HAVE) and first.start - position <= 1 and any(
        first.end < number.start < verb.start and number.kind == "cardinal" for number in passage.numbers
    )  # fmt: skip


def told_from(passage: Passage, before: Sequence[Telling]) -> int:
    """Where begins what is told before its speaker: behind whoever told something else before, and a mark."""
    for one in reversed(before):
        mark = passage.text[one.end : one.end + 1]
        if (
            mark in (",", ";")
            and one.content[1] <= one.start + 1
            and passage.holds(Cue.CLAUSE, one.end, one.end + 3)
        ):
            return one.end
    return passage.start


def _quoted_right_before(passage: Passage, position: int) -> bool:
    """True where nothing but its closing mark lies between a quotation and a position."""
    for quote in passage.quoted:
        if quote.end < position and not passage.text[quote.end : position].strip(" ,”\"’»“'"):
            return True
    return False


def told_around(
    passage: Passage, span: Span, act: str, subject: Party | None, ends: tuple[int, int],
    before: list[Telling], *, told: bool,
) -> tuple[int, int]:  # fmt: skip
    """What is told, around speaker and verb (from ``ends[0]`` on) and their addressee (up to ``ends[1]``)."""
    begin, start = ends
    if told and act != "deny" and interposed(passage, begin, max(start, span.end)):
        return max(passage.start, passage.text.rfind(";", passage.start, begin) + 1), passage.end
    if act == "deny" and before and passage.holds(Cue.ACCOUNT, start, start + 2):
        return start, passage.end  # 'C, so A; B denies that'
    if told and told_before(passage, begin, start):
        return told_from(passage, before), begin
    if subject is not None and holds_object(passage, subject.end, span):
        return subject.end, span.start
    if content_after(passage, start) or quote_after(passage, start):
        return start, passage.end
    return passage.start, begin


def told_before_verb(passage: Passage, span: Span, subject: Party | None) -> tuple[int, int]:
    """What is told before a verb that closes its clause: between it and its speaker, or all before both.

    Behind the verb it is told where 'that' or a colon stands right behind it.
    """
    if has_that(passage, span.end, 2):
        return span.end, passage.end
    if passage.text.startswith(":", span.end) and not any(
        passage.start <= one.start < span.start for one in passage.outcomes
    ):
        return span.end + 1, passage.end
    if subject is None or subject.start >= span.start:
        return passage.start, span.start
    if few_words(passage.text, subject.end, span.start, 2) and not few_words(
        passage.text, passage.start, subject.start, 0
    ):
        return passage.start, subject.start
    return subject.end, span.start


def told_by_source(passage: Passage, span: Span, speaker: Party) -> tuple[int, int]:
    """What somebody tells who stands behind a preposition: what follows where it opens its clause, else all."""
    opening = any(
        0 < span.start - cue.end <= 1 and cue.entry.cue & (Cue.CLAUSE | Cue.AND | Cue.RELATIVE)
        for cue in passage.cues
    )
    if span.start - passage.start < 4 or (opening and not _closes(passage, span, speaker)):
        behind = _behind_report(passage, _behind_office(passage, speaker))
        return behind + passage.text.startswith(",", behind), passage.end
    start, end = passage.start, passage.end
    marks = [at for at in passage.breaks if at < span.start and passage.text[at] in ";:"]
    if marks and not closed_before(passage.text, passage.start, span.start):
        start = marks[-1] + 1
    return start, end


def _closes(passage: Passage, span: Span, speaker: Party) -> bool:
    """True for 'C, as from a paper of X appears': a comma before its small word, and no more than a verb behind."""
    comma = passage.text.rfind(", ", passage.start, span.start)
    return (
        comma > 0
        and few_words(passage.text, comma, span.start, 1)
        and not content_after(passage, speaker.end)
    )


def _behind_report(passage: Passage, end: int) -> int:
    """Behind 'report' in 'according to an X report, C': what the speaker is named in goes with the name."""
    comma = passage.text.find(",", end, passage.end)
    noun = comma > end and passage.text[end] == " " and passage.text[end + 1].islower()
    if not noun or not few_words(passage.text, end, comma, 2) or holds_clause(passage, end, comma):
        return end
    return comma


def _behind_office(passage: Passage, speaker: Party) -> int:
    """Where 'according to A B, head of the ward, C' goes on behind what describes the person."""
    text = passage.text
    if speaker.kind != "person" or text[speaker.end : speaker.end + 1] != ",":
        return speaker.end
    comma = text.find(",", speaker.end + 1, passage.end)
    if comma < 0 or not few_words(text, speaker.end, comma, 8) or holds_clause(passage, speaker.end, comma):
        return speaker.end
    described = any(
        speaker.end < span.start < comma and span.entry.role is not None for span in passage.named
    )
    return comma if described or text[speaker.end + 2 : comma].isdecimal() else speaker.end


def interposed(passage: Passage, begin: int, end: int) -> bool:
    """True for ', the X said on Tuesday,' between commas: what is told stands on both sides of it."""
    text = passage.text
    before = text.rfind(",", passage.start, begin)
    if before < 0 or _INTERRUPTS.match(text, before, begin) is None:
        return False
    comma = text.find(",", end, min(passage.end, end + 30))
    if comma >= 0 and passage.holds(Cue.CLAUSE, comma, comma + 3):
        added = any(comma < one.start <= comma + 3 for one in passage.reports)
        return added and few_words(text, end, comma, 3)  # 'C, the X said, while'
    following = next((span for span in passage.spans if span.start >= end), None)
    if following is not None and following.start - end <= 1 and following.start < comma:
        entry = following.entry
        if (entry.determiner is not None or entry.cue & Cue.DEFINITE) and not entry.cue & Cue.PREPOSITION:
            return False  # ', the X confirmed the attack, saying'
    return comma >= 0 and few_words(text, end, comma, 3) and few_words(text, passage.start, begin, 40)


def is_aside(passage: Passage, start: int, end: int) -> bool:
    """'for its part, ...', 'later on, ...': a few words ahead of a verb that tell nothing of anybody."""
    places = [(one.start, one.end) for one in (*passage.outcomes, *passage.reports)]
    places += [(one.start, one.end) for one in passage.numbers]
    return few_words(passage.text, start, end, _ASIDE) and not any(
        start <= first and last <= end for first, last in places
    )


def around_from(passage: Passage, begin: int, before: Sequence[Telling]) -> int:
    """Where begins what stands on both sides of a speaker: behind the semicolon up to which somebody else told."""
    marks = [at + 1 for at in passage.breaks if at < begin and passage.text[at] == ";"]
    return marks[-1] if marks and any(one.end < marks[-1] for one in before) else passage.start


def quote_after(passage: Passage, position: int) -> bool:
    return any(position <= quote.start < passage.end for quote in passage.quoted)


def opens_clause(passage: Passage, start: int, end: int) -> bool:
    """True where a pronoun opens a stretch, or a finite auxiliary stands behind its first noun phrase."""
    for cue in passage.cues:
        if cue.start < start or cue.end > end:
            continue
        kinds = cue.entry.cue
        if kinds & PRONOUN and cue.start - start <= 1:
            return True
        if kinds & (Cue.RELATIVE | Cue.THAT | Cue.CLAUSE):
            return False
        if kinds & Cue.BEFALL and cue.start - start <= 1:
            return True  # 'there were'
        if kinds & _FINITE:
            verb = any(start <= one.start < cue.start for one in passage.reports)
            return not verb and not few_words(passage.text, start, cue.start, 0)
    return False


def is_speech(passage: Passage, begin: int, end: int) -> bool:
    """True where a quotation, 'that' or a clause stands by a verb that is as often none of speech: 'found', 'shouted'.

    ``begin`` and ``end`` are those of speaker and verb.
    """
    for cue in passage.cues if passage.kinds & Cue.THAT else ():
        if cue.start >= end and cue.entry.cue & Cue.THAT and few_words(passage.text, end, cue.start, 1):
            return True
    for quote in passage.quoted:
        behind = quote.end < begin and few_words(passage.text, quote.end, begin, 2)
        if behind or end < quote.start <= end + _NEAR:
            return True
    closes = few_words(passage.text, end, passage.end, 0)
    if closes and passage.text[passage.start : begin].rstrip(" ").endswith(",") and passage.start < begin:
        return holds_clause(passage, passage.start, begin) or not few_words(
            passage.text, passage.start, begin, 5
        )
    if passage.text.startswith(",", end) and passage.text[begin - 2 : begin] != ", ":
        return False  # 'since the fighting began, 40 people have died'
    first = next((one for one in passage.spans if one.start >= end), None)
    if first is not None and first.start - end <= 1:
        entry = first.entry
        if entry.outcome is not None or (entry.cue & (Cue.PREPOSITION | Cue.BY) and not entry.cue & Cue.THAT):
            return False  # 'two men found dead in a well were'
    return opens_clause(passage, end, passage.end)
