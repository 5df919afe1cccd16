"""When something was said: the date that stands with the verb or the speaker, and none of what is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage, Telling
from .verbs import has_that

_OF_TIME: Final = (
    Cue.LOCATIVE | Cue.AGAINST
)  # prepositions of place or aim: 'on' and 'at' are of time as well


def said_date(
    passage: Passage, telling: Telling, tellings: Sequence[Telling], *, verb_second: bool
) -> DateMention | None:
    """The date that stands with verb or speaker, outside the content or right at its start.

    ``tellings`` are all those of the sentence. A week or a month dates the speech only where more words on
    the speech follow ('said last week that'): else it is when that happened ('says last week to have won').
    """
    for date in passage.dates:
        if (date.duration is not None and date.first is None) or date.running:
            continue
        if _set_apart(passage, date) and any(span.end <= date.start for span in passage.events):
            continue  # 'in a raid, Monday, X counted': it dates what stands before its comma
        months = date.precision is not None and date.precision > 3
        if passage.text.startswith(":", date.end) or (months and date.end <= telling.start):
            continue  # 'Aleppo, 3 May: X said', 'In May X recorded': when that was of which X tells
        if any(
            other is not telling
            and other.content[0] <= date.start < other.content[1]
            and other.start < date.start
            and not (telling.start <= date.start < telling.end and other.content[0] <= telling.start)
            and not (telling.content[0] <= other.start and other.end <= telling.content[1] <= telling.start)
            and not telling.start <= other.start < other.end <= telling.end <= date.start
            for other in tellings
        ):
            continue  # what another one says is dated by it
        if _holds_told(passage, telling, date):
            continue
        verb = _told_end(passage, telling)
        near_verb = 0 <= date.start - verb <= 5 and not (
            date.start > verb and _parts_from(passage, verb, date.start)
        )
        before = telling.start - date.end
        leading = (
            0 <= before <= 3
            and not (telling.content[0] <= date.start < telling.content[1])
            and _opens_clause(passage, date)
        )
        between = telling.start <= date.start < telling.end and not (
            telling.start <= telling.content[0] <= date.start < telling.content[1]
        )
        long = date.first is not None and date.first != date.last and near_verb
        if long and not _speech_goes_on(passage, date.end):
            continue
        if verb_second and _cites(telling) and date.start > telling.start:
            continue  # the verb that is dated by it is that of what is told
        if telling.rule is not None and telling.rule.postposition and date.start >= telling.end:
            continue  # behind 'according to' what is told begins
        if near_verb or leading or between:
            return date
    return None


def _holds_told(passage: Passage, telling: Telling, date: DateMention) -> bool:
    """Whether a date and what was done stand between the parts of a verb: 'claims (on Monday ten) to have killed'."""
    first, end = telling.content
    last = telling.rule.last if telling.rule is not None else None
    if last is None or not telling.start < first <= date.start < end:
        return False
    closing = passage.text[:end].lower().find(last, date.end)
    return closing >= 0 and any(date.end <= one.start <= closing for one in passage.outcomes)


def _cites(telling: Telling) -> bool:
    """Whether a preposition tells who spoke: 'according to'."""
    return telling.rule is not None and bool(telling.rule.preposition)


def _told_end(passage: Passage, telling: Telling) -> int:
    """Where the verb ends, or whom somebody told it: 'sources told Reuters on Tuesday'."""
    behind = (one for one in passage.parties if one.start - telling.end == 1 and one.kind != "pronoun")
    told = next(behind, None)
    closes = telling.content[1] <= telling.start  # what was said stands before it
    return told.end if told is not None and closes else telling.end


def _parts_from(passage: Passage, start: int, end: int) -> bool:
    """True where a full stop, what opens the content, or a preposition none of time ('for Friday') lies between."""
    return "." in passage.text[start:end] or any(
        start <= cue.start < end
        and (cue.entry.cue & Cue.THAT or (cue.entry.cue & Cue.PREPOSITION and not cue.entry.cue & _OF_TIME))
        for cue in passage.cues
    )


def _speech_goes_on(passage: Passage, position: int) -> bool:
    """True where a mark, or what opens the content, follows right behind a date of speech."""
    return passage.text[position : position + 1] in ",.:;" or has_that(passage, position, 2)


def _set_apart(passage: Passage, date: DateMention) -> bool:
    text = passage.text
    return text.startswith(",", date.end) and text.startswith(", ", date.start - 2)


def _opens_clause(passage: Passage, date: DateMention) -> bool:
    """'On Monday, it said': nothing but small words stands before the date since the last mark.

    Set apart by commas ('in a raid, Monday, X counted') it dates what stands before it.
    """
    if _set_apart(passage, date):
        return False
    marks = [at for at in passage.breaks if at < date.start]
    start = marks[-1] + 1 if marks else passage.start
    return few_words(passage.text, start, date.start, 2)
