"""Cuts an article into passages: each sentence with the typed spans, numbers and dates found in it.

One matcher pass gives the spans; numbers and dates are composed of them before sentences part them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ..findings import Extraction
from ..mentions.actor_words import Named
from ..mentions.capitals import UPPER
from ..mentions.caseless import is_caseless
from ..mentions.date_pointers import resolve_pointers
from ..mentions.date_years import complete_years
from ..mentions.dates import find_dates
from ..mentions.numbers import find_numbers
from ..mentions.places import PlaceCandidate
from ..models import Actor, Place
from ..text.layout import places_of
from ..words.clauses import stands
from ..words.spans import Cue, DateMention, Passage, Quoted, Slot, Span
from ..words.twofold import Twofold
from .grammar import Grammar

_DATELINE: Final = "dateline"
_PRINTED: Final = 2  # days from writing to print
_ACRONYM: Final = re.compile(rf"\.[{UPPER}](?=\.)")
_MARKS: Final = ';:()\n“”"„«»'
_DASHES: Final = (" – ", " — ", " - ")
_OPENING: Final = 3  # sentences, of which one can open with a dateline
_OPENS: Final = re.compile(r"([^–—:\n-]{2,40}?)\s*(?:[–—]|-(?=\s))\s*")
_DATED: Final = Slot.DATE | Slot.NUMBER
_SILENT: Final = frozenset(("boilerplate", _DATELINE))


def read_passages(
    extraction: Extraction,
    grammar: Grammar,
    quoted: list[Quoted],
    published: tuple[dt.date, dt.date] | None,
) -> list[Passage]:
    """One passage per sentence, in order; in boilerplate and in the dateline nothing is looked for.

    ``published`` is the day that the text takes for today.
    """
    text = extraction.text
    passages: list[Passage] = []
    paragraph = 0
    previous = 0
    for sentence in extraction.sentences:
        if "\n" in text[previous : sentence.start]:
            paragraph += 1
        previous = sentence.end
        passages.append(
            Passage(sentence.ordinal, sentence.start, sentence.end, sentence.role, paragraph, text)
        )
    deal_marks(text, passages)
    reading = [passage for passage in passages if passage.role not in _SILENT]
    spans: list[Span] = []
    for start, end in _stretches(reading):
        spans += grammar.lexicon.scan(text, start, end)
    if grammar.capitals.placed is not None:
        _open_with_place(extraction, reading, spans)
    _deal_spans(spans, reading, frozenset(one.end() for one in _ACRONYM.finditer(text)), grammar.twofold)
    counted = [span for span in spans if span.entry.filled & Slot.COUNTED]
    index = 0
    for number in find_numbers(text, counted, grammar.numbers):
        index = _ending_behind(reading, index, number.start)
        if index < len(reading) and reading[index].start <= number.start:
            reading[index].numbers.append(number)
    numbers = [number for passage in reading for number in passage.numbers]
    dates = find_dates(text, counted, numbers, published, grammar.dates)
    complete_years(
        text, dates, published, lambda as_of: find_dates(text, counted, numbers, as_of, grammar.dates)
    )
    resolve_pointers(text, dates, published)
    for number in numbers:
        number.end = grammar.writing.end_of_figures(text, number.end)
        if _abbreviates(text, number.end):
            number.end += 1
    index = 0
    for date in dates:
        index = _ending_behind(reading, index, date.start)
        if index < len(reading) and reading[index].start <= date.start:
            reading[index].dates.append(date)
    index = 0
    for stretch in quoted:
        while index < len(passages) and passages[index].end <= stretch.start:
            index += 1
        at = index
        while at < len(passages) and passages[at].start < stretch.end:
            passages[at].quoted.append(stretch)
            at += 1
    return passages


def _open_with_place(extraction: Extraction, reading: list[Passage], spans: list[Span]) -> None:
    """Where names have no capitals: a dateline is a place that the tables know, and a dash: 'Gaza - The ministry'."""
    cleaned = extraction.cleaned
    if cleaned is None or cleaned.dateline_span is not None:
        return
    for passage in reading[:_OPENING]:
        dash = _OPENS.match(passage.text, passage.start, passage.end)
        if dash is None:
            continue
        words = list(passage.text[passage.start : dash.end(1)])
        placed = False
        for span in spans:
            if passage.start <= span.start and span.end <= dash.end(1):
                placed = placed or span.entry.place is not None
                if span.entry.place is not None or span.entry.filled & _DATED:
                    words[span.start - passage.start : span.end - passage.start] = " " * (
                        span.end - span.start
                    )
        if not placed or any(letter.isalpha() for letter in words):
            continue
        found = (passage.start, dash.end(1))
        extraction.cleaned = replace(cleaned, dateline_span=found, dateline_place=passage.text[slice(*found)])
        passage.start = dash.end()
        passage.breaks = [at for at in passage.breaks if at >= passage.start]
        passage.hard = [at for at in passage.hard if at >= passage.start]
        return


def deal_marks(text: str, passages: list[Passage]) -> None:
    """Gives each sentence the marks in it; the space before a dash that opens it belongs to it as well."""
    marks = _marks(text)
    index, last = 0, len(marks)
    for passage in passages:
        start, end = passage.start, passage.end
        while index < last and (
            marks[index] < start - 1 or (marks[index] < start and text[start - 1] != " ")
        ):
            index += 1
        first = index
        while index < last and marks[index] < end:
            index += 1
        if first < index:
            passage.breaks = found = marks[first:index]
            passage.hard = [at for at in found if text[at] != ","]


def _marks(text: str) -> list[int]:
    """Where marks part an article, in order: commas but in figures, stronger marks, the space before a dash."""
    found = places_of(text, _MARKS, 0, len(text))
    found += [at for at in places_of(text, ",", 0, len(text)) if not text[at + 1 : at + 2].isdecimal()]
    for dash in _DASHES:
        at = text.find(dash)
        while at >= 0:
            found.append(at)
            at = text.find(dash, at + 2)
    found.sort()
    return found


def day_of_dateline(extraction: Extraction, grammar: Grammar) -> tuple[dt.date, dt.date] | None:
    """The day that a dateline gives in full, with its year: that on which the report came out."""
    days = dates_of_dateline(extraction, grammar, None)
    return (days[0].first, days[0].first) if len(days) == 1 and days[0].first is not None else None


def written_on(extraction: Extraction, grammar: Grammar) -> tuple[dt.date, dt.date] | None:
    """The day in the dateline of what came out shortly after: that is 'today' in its text."""
    if extraction.published is None or extraction.published[0] != extraction.published[1]:
        return None
    days = dates_of_dateline(extraction, grammar, extraction.published)
    day = days[0].first if len(days) == 1 else None
    if day is None or not 0 < (extraction.published[0] - day).days <= _PRINTED:
        return None
    return day, day


def dates_of_dateline(
    extraction: Extraction, grammar: Grammar, published: tuple[dt.date, dt.date] | None
) -> list[DateMention]:
    """The days that a dateline names, as read on the day on which the report came out."""
    span = extraction.cleaned.dateline_span if extraction.cleaned is not None else None
    if span is None:
        return []
    text = extraction.text[: span[1]]
    counted = [one for one in grammar.lexicon.scan(text, *span) if one.entry.filled & Slot.COUNTED]
    numbers = find_numbers(text, counted, grammar.numbers)
    dates = find_dates(text, counted, numbers, published, grammar.dates)
    return [
        date for date in dates if date.start >= span[0] and date.first is not None and date.first == date.last
    ]


def _stretches(passages: list[Passage]) -> list[tuple[int, int]]:
    """The stretches of text that passages fill without another one between them."""
    found: list[tuple[int, int]] = []
    ordinal = -2
    for passage in passages:
        if passage.ordinal == ordinal + 1:
            found[-1] = (found[-1][0], passage.end)
        else:
            found.append((passage.start, passage.end))
        ordinal = passage.ordinal
    return found


def names_of_dateline(
    extraction: Extraction, grammar: Grammar, settled: Callable[[PlaceCandidate], Place | None]
) -> list[tuple[int, int, Place | Actor]]:
    """The places and the agency that a dateline names, with where they stand."""
    cleaned = extraction.cleaned
    if cleaned is None or cleaned.dateline_span is None:
        return []
    first, last = cleaned.dateline_span
    named: list[tuple[int, int, Place | Actor]] = []
    for span in grammar.lexicon.scan(extraction.text[first:last]):
        start, end = span.start + first, span.end + first
        if span.entry.place is not None:
            place = settled(
                PlaceCandidate(start, end, span.entry.form, span.entry.place, after_preposition=True)
            )
            if place is not None:
                named.append((start, end, place))
        elif isinstance(span.entry.actor, Named):
            named.append((start, end, grammar.almanac.actor(span.entry.actor.actor)))
    return named


def _deal_spans(spans: list[Span], passages: list[Passage], dots: frozenset[int], twofold: Twofold) -> None:
    """Gives each span to the passage in which it starts, and to the lists in which it is asked for.

    The last of the ``dots`` of an acronym is part of it, unless it ends the sentence.
    """
    index, last = 0, len(spans)
    for passage in passages:
        passage.caseless = is_caseless(passage.text, passage.start, passage.end)
        while index < last and spans[index].start < passage.start:
            index += 1
        first, end = index, passage.end
        while index < last and spans[index].start < end:
            index += 1
        passage.spans = own = spans[first:index]
        for span in own if dots else ():
            if span.end in dots and span.end + 1 < end:
                span.end += 1
        if any(one.end - one.start == 1 for one in own):
            passage.spans = own = [one for one in own if not _is_initial(passage, one)]
        if twofold:
            twofold.settle(passage)
        kinds = 0
        cues = passage.cues
        for span in own:
            entry = span.entry
            filled = entry.filled
            if filled & Slot.CUE and not (
                filled & Slot.ACTOR
                and entry.cue & Cue.RELATIVE
                and passage.text[span.start : span.end].isupper()
                and not passage.caseless
            ):  # 'the WHO said'
                cues.append(span)
                kinds |= entry.cue
            if filled & Slot.SELDOM:
                if filled & Slot.PARTY:
                    passage.named.append(span)
                if filled & Slot.PLACE:
                    passage.sites.append(span)
                if filled & Slot.OUTCOME:
                    passage.outcomes.append(span)
                if filled & Slot.EVENT:
                    passage.events.append(span)
                if filled & Slot.REPORT:
                    passage.reports.append(span)
        passage.kinds = kinds
        if passage.outcomes:
            passage.outcomes = [span for span in passage.outcomes if stands(passage, span)]


def _abbreviates(text: str, end: int) -> bool:
    """True for the full stop behind an abbreviated scale inside a sentence: '1.2 mln. people'."""
    stop = text.startswith(". ", end) and text[end - 1].isalpha()
    return stop and text[end + 2 : end + 3].islower()


def _is_initial(passage: Passage, span: Span) -> bool:
    """True for the initial before a surname that is written like a small word: 'A. Smith'."""
    text = passage.text
    if span.end - span.start > 1 or not text[span.start].isupper() or span.end + 3 > passage.end:
        return False
    return text[span.end] == "." and text[span.end + 1 : span.end + 3].strip()[:1].isupper()


def _ending_behind(passages: list[Passage], index: int, position: int) -> int:
    """The index of the first passage, from one on, that ends behind a position; the number of them where none does."""
    while index < len(passages) and passages[index].end <= position:
        index += 1
    return index
