"""Indirect speech as quotations: what somebody is told to have said, without marks around it."""

from __future__ import annotations

from collections.abc import Sequence

from .distance import few_words
from .findings import Quote
from .quotes import attribute
from .reporting import ReportRule
from .spans import Cue, Passage, Telling
from .speech import holds_clause

_SPEECH = frozenset(("say", "claim", "admit", "confirm", "deny", "threaten"))
_THAT_NEAR = 60  # characters between a verb and its 'that': 'said in a statement on Monday that'
_EDGES = " \t\n,.;:–—-"


def indirect_quotes(passages: Sequence[Passage], marked: Sequence[Quote]) -> list[Quote]:
    """The indirect quotations of an article in order; what is mostly between marks is left to those."""
    found: list[Quote] = []
    for passage in passages:
        if passage.role != "body":
            continue
        for telling in passage.tellings:
            place = _content(passage, telling)
            if place is None or _is_marked(passage, *place):
                continue
            start, end = place
            quote = Quote(
                kind="indirect", sentence=passage.ordinal, start=start, end=end, text=passage.text[start:end]
            )
            if attribute(quote, telling, passage.text):
                found.append(quote)
    return sorted([*marked, *found], key=_place) if found else list(marked)


def _place(quote: Quote) -> tuple[int, int]:
    return quote.start, -quote.end


def _content(passage: Passage, telling: Telling) -> tuple[int, int] | None:
    """The clause that is told, without marks and small words at its ends; None where it is none."""
    rule = telling.rule
    if not isinstance(rule, ReportRule) or telling.act not in _SPEECH:
        return None
    text = passage.text
    start, end = telling.content
    that = False
    if start <= telling.start and telling.end <= end:
        if any(one.start < end and one.end > start for one in passage.quoted):
            return None
        if few_words(text, telling.end, end, 3) or not holds_clause(passage, telling.end, end):
            end = telling.start  # 'C, according to X', 'C, said X, the mayor'
    elif start >= telling.start:
        start, that = _behind(passage, start)
        end = _cut(passage, telling, start, end)
        if (
            not that
            and not (rule.clause and telling.act == "say")
            and not _opens_with_pronoun(passage, start)
        ):
            return None
    elif not rule.clause:
        return None
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return None if few_words(text, start, end, 2 if that else 3) else (start, end)


def _behind(passage: Passage, start: int) -> tuple[int, bool]:
    """Where what is told begins behind the verb: at 'that', else behind the day or the medium."""
    for cue in passage.cues if passage.kinds & Cue.THAT else ():
        if start <= cue.start < start + _THAT_NEAR and cue.entry.cue & Cue.THAT:
            between = passage.text[start : cue.start]
            if between.count(",") != 1 and not any(
                start <= other.start < cue.start and other.entry.cue & Cue.BE for other in passage.cues
            ):
                return cue.end, True
    for date in passage.dates:
        if 0 <= date.start - start <= 6:
            start = date.end
    return start, False


def _cut(passage: Passage, telling: Telling, start: int, end: int) -> int:
    """Where another verb of speech takes over: ', adding that'."""
    for other in passage.tellings:
        later = other is not telling and start < other.start < end and other.content[0] >= other.start
        if later and passage.text[start : other.start].rstrip().endswith((",", ";")):
            return other.start
    return end


def _opens_with_pronoun(passage: Passage, start: int) -> bool:
    kinds = Cue.HE | Cue.IT | Cue.THEY | Cue.WE
    return any(0 <= cue.start - start <= 1 and cue.entry.cue & kinds for cue in passage.cues)


def _is_marked(passage: Passage, start: int, end: int) -> bool:
    """True where most of a stretch stands between quotation marks, or a quotation goes through it."""
    inside = sum(max(0, min(end, one.end) - max(start, one.start)) for one in passage.quoted)
    return 2 * inside >= end - start
