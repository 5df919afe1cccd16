"""Quotations: where they stand, and who speaks. They are found before sentences are read."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from .findings import Quote
from .layout import places_of
from .spans import Passage, Quoted, Telling

_LONGEST = 3000
_BLANK_LINE = re.compile(r"\n\s*\n")


def find_quoted(text: str, marks: Sequence[tuple[str, str]]) -> list[Quoted]:
    """All stretches between quotation marks, in order; none crosses a blank line.

    ``marks`` are (opening, closing) pairs of single characters. An apostrophe inside a word opens nothing.
    """
    closings = _closings(tuple(marks))
    found: list[Quoted] = []
    nearest: dict[str, int] = {}  # closing mark -> where the next one stands; looked up again once passed
    blank = -1
    done = 0
    for at in places_of(text, "".join(closings), 0, len(text)):
        if at < done or (text[at] in "'‘" and at and (text[at - 1].isalnum() or text[at - 1] == "_")):
            continue
        start = at + 1
        for closing, pattern in closings[text[at]]:
            end = nearest.get(closing, -1)
            if end < start:
                shut = pattern.search(text, start)
                end = nearest[closing] = shut.start() if shut else len(text) + _LONGEST
            if not 2 <= end - start <= _LONGEST or end > len(text):
                continue
            if blank < start:
                gap = _BLANK_LINE.search(text, start)
                blank = gap.start() if gap else len(text)
            if blank >= end:
                found.append(Quoted(start, end))
                done = end + len(closing)
                break
        else:
            done = max(done, _goes_on(text, at, found))
    return found


def _goes_on(text: str, mark: int, found: list[Quoted]) -> int:
    """A quotation over several paragraphs opens each with a mark and closes only the last.

    Adds the paragraph that ``mark`` opens, where the next one opens with the same; where it ends, else 0.
    """
    if mark and text[mark - 1] != "\n":
        return 0
    end = text.find("\n", mark + 1, mark + _LONGEST)
    following = end
    while 0 < following < len(text) and text[following].isspace():
        following += 1
    if end - mark < 3 or following >= len(text) or text[following] != text[mark]:
        return 0
    found.append(Quoted(mark + 1, end))
    return end


@functools.cache
def _closings(marks: tuple[tuple[str, str], ...]) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """What may close each opening mark, in the order of the pack."""
    closings: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for opening, closing in marks:
        shut = re.escape(closing) + (r"(?!\w)" if closing in "’'" else "")
        closings.setdefault(opening, []).append((closing, re.compile(shut)))
    return closings


def quotation_marks(pack: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The (opening, closing) pairs of a pack."""
    return [(pair[0], pair[1]) for pair in pack.get("text", {}).get("quotes", [])]


def read_quotes(text: str, passages: Sequence[Passage], quoted: Sequence[Quoted]) -> list[Quote]:
    """The direct and partial quotations of an article with their speakers."""
    found: list[Quote] = []
    last: tuple[Telling, int] | None = None
    waiting: list[Quote] = []
    index = 0
    for stretch in quoted:
        while index + 1 < len(passages) and passages[index].end <= stretch.start:
            index += 1
        passage = passages[index]
        if passage.role in ("boilerplate",):
            continue
        words = text[stretch.start : stretch.end]
        telling = _telling_for(text, passages, index, stretch)
        headline = passage.role in ("title", "heading")
        if telling is None and headline:
            telling = _headline_speaker(passage, stretch)
        if telling is None and not headline and _follows(passages, index, last):
            alone = not text[passage.start : stretch.start].strip(" \n“\"„«’‘'")
            heard = _spoken_before(passages, index) or (last[0] if last is not None else None)
            telling = heard if alone else None
        begins_upper = words[:1].isupper()
        whole = len(words.split()) >= 4 or words[-1:] in ",.!?"
        kind = "direct" if begins_upper and whole else "partial"
        quote = Quote(kind=kind, sentence=passage.ordinal, start=stretch.start, end=stretch.end, text=words)
        goes_on = text[stretch.end : stretch.end + 1] == "\n"
        if goes_on and (telling is None or telling not in passage.tellings):
            waiting.append(quote)  # its speaker is named where it closes
        elif telling is not None and attribute(quote, telling, text):
            last = (telling, index)
            for earlier in waiting:
                attribute(earlier, telling, text)
            waiting.clear()
        found.append(quote)
    return found


def attribute(quote: Quote, telling: Telling, text: str) -> bool:
    """Writes who said a quotation, how and when; False where nobody is said to."""
    speaker, unnamed = telling.speaker, telling.unnamed
    if speaker is not None:
        quote.speaker = speaker.actor
        quote.speaker_text = speaker.role or text[speaker.start : speaker.end]
    elif unnamed is not None:
        quote.speaker_text = text[unnamed[0] : unnamed[1]]
    else:
        return False
    quote.verb = telling.verb
    if telling.said is not None:
        quote.said_start, quote.said_end = telling.said.first, telling.said.last
    return True


def _spoken_before(passages: Sequence[Passage], index: int) -> Telling | None:
    """The telling of the sentence right before, if somebody spoke there."""
    if index == 0:
        return None
    return next((one for one in reversed(passages[index - 1].tellings) if one.speaker is not None), None)


def _follows(passages: Sequence[Passage], index: int, last: tuple[Telling, int] | None) -> bool:
    """True where a quotation may go on from speech just before it."""
    if _spoken_before(passages, index) is not None:
        return True
    return last is not None and passages[last[1]].paragraph >= passages[index].paragraph - 1


def _headline_speaker(passage: Passage, stretch: Quoted) -> Telling | None:
    """'US "deeply concerned"': in a heading the party right before the words speaks."""
    for party in passage.parties:
        if party.kind != "adjective" and not passage.text[party.end : stretch.start].strip(" :“\"„«‘'"):
            return Telling(party.start, party.end, "say", "", party, (party.end, passage.end), None)
    return None


def _telling_for(text: str, passages: Sequence[Passage], index: int, stretch: Quoted) -> Telling | None:
    """The telling whose content holds the stretch, in its first or last sentence or next to it."""
    passage = passages[index]
    best = _holding(passage, stretch)
    if best is not None:
        return best
    end = index
    while end + 1 < len(passages) and passages[end].end < stretch.end:
        end += 1
        best = _holding(passages[end], stretch)
        if best is not None:
            return best
    before = text[passage.start : stretch.start].strip(' \n“"„«')
    if not before and index > 0:
        previous = passages[index - 1]
        if text[previous.start : previous.end].rstrip().endswith(":") and previous.tellings:
            return previous.tellings[-1]
    if not text[stretch.end : passages[end].end].strip(' .,”"»') and end + 1 < len(passages):
        following = passages[end + 1]
        if following.paragraph == passages[end].paragraph and following.tellings:
            first = following.tellings[0]
            if first.content[1] <= first.start + 1 and first.start - following.start < 3:
                return first
    return None


def _holding(passage: Passage, stretch: Quoted) -> Telling | None:
    best: Telling | None = None
    distance = 1 << 30
    for telling in passage.tellings:
        if (
            telling.speaker is None and telling.unnamed is None
        ) or stretch.start <= telling.start < stretch.end:
            continue
        first, last = telling.content
        holds = first <= stretch.start < last or first < stretch.end <= last
        gap = min(abs(stretch.start - telling.end), abs(telling.start - stretch.end))
        if not holds:
            gap += 200
        if gap < distance:
            best, distance = telling, gap
    return best


def quote_at(quotes: Sequence[Quote], position: int) -> Quote | None:
    """The quotation in which a position lies; ``quotes`` are in order, none inside another."""
    before = bisect_right(quotes, position, key=_start_of) - 1
    return quotes[before] if before >= 0 and position < quotes[before].end else None


def _start_of(quote: Quote) -> int:
    return quote.start
