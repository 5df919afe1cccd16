"""Indirect speech as quotations: what somebody is told to have said, also where it quotes some of the words."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import Final

from ..findings import Quote
from ..words.clauses import PRONOUN
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span, Telling
from .contents import opens_clause
from .quotes import name_speaker
from .relaying import relays
from .reporting import ReportRule
from .verbs import holds_clause, inside_quote, last_cue
from .voices import verb_of, voice_of

_SPEECH: Final = frozenset(("say", "claim", "admit", "confirm", "deny", "threaten"))
_THAT_NEAR: Final = 60  # characters between a verb and its 'that': 'said in a statement on Monday that'
_THAT_FAR: Final = (
    110  # the same behind a phrase with a preposition: 'said in an interview with the paper that'
)
_EDGES: Final = " \t\n,.;:–—-"
_FINITE: Final = Cue.BE | Cue.HAVE | Cue.FUTURE | Cue.HYPOTHETICAL


def indirect_quotes(passages: list[Passage], marked: list[Quote]) -> list[Quote]:
    """All quotations of an article in order: the indirect ones, and of the ``marked`` ones those outside them.

    Words in marks inside a clause that somebody is told to have said are a part of that quotation. Speech
    inside speech is not a quotation of its own.
    """
    found: list[Quote] = []
    inside: set[int] = set()
    for passage in passages:
        if passage.role != "body" or not passage.tellings:
            continue
        last = -1
        held = _within(marked, passage)
        for telling in passage.tellings:
            verb = verb_of(passage, telling)
            if verb is None or verb.start < last or inside_quote(passage, verb.start):
                continue
            if relays(telling, passage.tellings):
                continue
            voice = voice_of(passage, telling)
            if voice is None:
                continue
            place = _content(passage, telling, held, voice)
            place = _unmarked(passage, held, *place) if place is not None else None
            if place is None:
                continue
            start, end = place
            quote = Quote(
                kind="indirect", sentence=passage.ordinal, start=start, end=end, text=passage.text[start:end]
            )
            name_speaker(quote, telling, passage, voice)
            found.append(quote)
            inside.update(one.start for one in held if start <= one.start < end)
            last = max(last, end)
    if not found:
        return list(marked)
    return sorted([*(one for one in marked if one.start not in inside), *found], key=_place)


def _within(marked: list[Quote], passage: Passage) -> list[Quote]:
    """The marked quotations that reach into a sentence; they are in order, none inside another."""
    last = bisect_left(marked, passage.end, key=_start)
    first = last
    while first and marked[first - 1].end > passage.start:
        first -= 1
    return list(marked[first:last])


def _start(quote: Quote) -> int:
    return quote.start


def _place(quote: Quote) -> tuple[int, int]:
    return quote.start, -quote.end


def _content(
    passage: Passage, telling: Telling, held: list[Quote], voice: tuple[int, int]
) -> tuple[int, int] | None:
    """The clause that is told, without marks and small words at its ends; None where it is none.

    ``voice`` are the words for who speaks.
    """
    rule = telling.rule
    if not isinstance(rule, ReportRule):
        return None
    text = passage.text
    start, end = telling.content
    if _is_negated(passage, telling):
        return None  # 'would not say whether'
    that = False
    speech = telling.act in _SPEECH
    behind = max(telling.end, voice[1])
    if start <= telling.start and telling.end <= end:
        if any(one.kind == "direct" and one.start < end and one.end > start for one in held):
            return None
        if rule.preposition and (_joint(passage, telling.start) or telling.start - passage.start < 4):
            start = behind  # '..., but according to X C'
        elif few_words(text, behind, end, 0) or (
            rule.preposition and not text[: telling.start].endswith((", ", "– ", "- "))
        ):
            end = min(telling.start, voice[0]) if few_words(text, behind, end, 0) else end
        elif few_words(text, behind, end, 3) or not _holds_verb(passage, behind, end):
            end = min(telling.start, voice[0])  # 'C, according to X', 'C, said X, the mayor'
    elif start >= telling.start:
        start, that = _behind(passage, max(start, behind) if rule.preposition else start)
        that = that or rule.that
        end = _cut(passage, telling, start, end)
        plain = speech and rule.clause and telling.act == "say"
        if not (that or plain or (speech and opens_clause(passage, start, end))):
            return None
    elif not speech or not (rule.clause or _holds_verb(passage, start, end)):
        return None
    elif passage.holds(Cue.RELATIVE, voice[1], telling.end):
        return None  # 'A B, who confirmed it'
    else:
        end = min(end, voice[0])
        last = last_cue(passage, start, end, Cue.HAVE)
        if last is not None and not text[last.end : end].strip():
            end = last.start  # 'C, has the X confirmed'
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if start == voice[1] + 1 and passage.holds(Cue.RELATIVE, start, start + 1):
        return None  # 'said a driver who': the words are told of the speaker
    if (
        telling.content[1] == telling.start
        and start == passage.start
        and passage.holds(Cue.THAT, start, start + 1)
    ):
        return None if few_words(text, start, end, 4) and text[telling.start - 2].isalnum() else (start, end)
    if passage.holds(Cue.OF, start, start + 1) or any(one.start == start for one in passage.reports):
        return None  # 'rejected charges of', 'that has X told, reports Y'
    return None if few_words(text, start, end, 1 if that else 2) else (start, end)


def _is_negated(passage: Passage, telling: Telling) -> bool:
    """True where a negation stands right before the verb, but for a word."""
    verb = verb_of(passage, telling) if passage.kinds & Cue.NEGATION else None
    return verb is not None and any(
        cue.entry.cue & Cue.NEGATION
        and cue.end <= verb.start
        and few_words(passage.text, cue.end, verb.start, 1)
        and passage.unbroken(cue.end, verb.start)
        for cue in passage.cues
    )


def _behind(passage: Passage, start: int) -> tuple[int, bool]:
    """Where what is told begins behind the verb: at 'that', else behind the day or the medium."""
    phrase = passage.holds(Cue.PREPOSITION | Cue.LOCATIVE, start, start + 2)
    verbs = []
    if passage.kinds & Cue.THAT:
        verbs = [one for one in map(partial(verb_of, passage), passage.tellings) if one is not None]
    for cue in passage.cues if passage.kinds & Cue.THAT else ():
        if any(start <= one.start and one.end < cue.start for one in verbs):
            break  # 'denied it and said that'
        if start <= cue.start < start + (_THAT_FAR if phrase else _THAT_NEAR) and cue.entry.cue & Cue.THAT:
            between = passage.text[start : cue.start]
            quoted = any(start <= one.start < cue.start for one in passage.quoted)
            if (
                not quoted
                and between.count(",") != 1
                and not any(
                    start <= other.start < cue.start
                    and other.entry.cue & _FINITE
                    and not other.entry.cue & Cue.POSSESSIVE
                    and not passage.dated(other)
                    for other in passage.cues
                )
            ):
                return cue.end, True
    for date in passage.dates:
        if 0 <= date.start - start <= 6 and passage.text[date.end : date.end + 1] not in ("'", "’"):
            start = date.end
    first = next((cue for cue in passage.cues if cue.start >= start), None)
    if first is not None and first.start - start <= 1 and first.entry.cue & Cue.PREPOSITION:
        for cue in passage.cues:  # 'in a statement it was aware'
            if cue.start > first.start and cue.entry.cue & PRONOUN:
                return (cue.start if few_words(passage.text, first.end, cue.start, 5) else start), False
    return start, False


def _cut(passage: Passage, telling: Telling, start: int, end: int) -> int:
    """Where another verb of speech takes over: ', adding that', ', but insisted', 'and warned that'."""
    text = passage.text
    for other in passage.tellings:
        verb = verb_of(passage, other) if other is not telling else None
        if verb is None or not start < verb.start < end or inside_quote(passage, verb.start):
            continue
        own = voice_of(passage, other)
        stop = own[0] if own is not None and start < own[0] < verb.start else verb.start
        joint = _joint(passage, stop)
        stop = joint.start if joint is not None else stop
        if other.rule.preposition:
            if joint is None:
                continue
        elif other.content[0] < verb.start:
            continue
        parted = text[start:stop].rstrip().endswith((",", ";"))
        if parted or (joint is not None and joint.entry.cue & Cue.AND):
            return stop
    return end


def _joint(passage: Passage, position: int) -> Span | None:
    """The 'and' or 'but' right before a position."""
    kinds = Cue.AND | Cue.CLAUSE
    return next((cue for cue in passage.cues if 0 < position - cue.end <= 1 and cue.entry.cue & kinds), None)


def _holds_verb(passage: Passage, start: int, end: int) -> bool:
    """True where what became of people, or a finite auxiliary, stands in a stretch."""
    return holds_clause(passage, start, end) or any(
        start <= cue.start and cue.end <= end and cue.entry.cue & _FINITE for cue in passage.cues
    )


def _unmarked(passage: Passage, held: list[Quote], start: int, end: int) -> tuple[int, int] | None:
    """The part of a clause that goes before words quoted whole; None where it is all between marks."""
    text = passage.text
    inside = [one for one in held if one.start < end and one.end > start]
    whole = end
    for one in inside:
        if one.kind == "direct" or one.end > passage.end or one.start < start:
            end = min(end, one.start - 1)
    if end < whole and not opens_clause(passage, start, end):
        return None
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if few_words(text, start, end, 2):
        return None
    inside = [one for one in inside if one.start < end]
    outside = inside and (
        not few_words(text, start, inside[0].start, 0) or not few_words(text, inside[-1].end, end, 1)
    )
    if inside and not outside:
        return None
    if inside and end == inside[-1].end and text[end : end + 1] in "”\"’'»":
        end += 1
    return start, end
