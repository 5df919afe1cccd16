"""Quotations: where they stand, and who speaks. They are found before sentences are read."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..findings import Quote
from ..text.layout import places_of
from ..words.distance import few_words
from ..words.spans import Passage, Quoted, Telling
from .voices import is_pronoun, voice_of

_LONGEST: Final = 3000
_FAR: Final = 400  # characters behind an apostrophe within which the mark that closes stands
_NEXT_MARK: Final = re.compile(r"\n|(?<=\s)[‘'](?=\w)|[,.?!…][’'](?!\w)")
_BLANK_LINE: Final = re.compile(r"\n\s*\n")


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
                while shut is not None and closing in "’'" and _is_possessive(text, shut.start(), closing):
                    shut = pattern.search(text, shut.end())
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


def _is_possessive(text: str, at: int, mark: str) -> bool:
    """True for the apostrophe of 'the workers’ rights' inside a quotation that closes behind a comma or a stop."""
    if text[at - 1] not in "sS" or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
        return False
    following = _NEXT_MARK.search(text, at + 1, at + _FAR)
    return following is not None and len(following.group()) == 2 and following.group()[1] == mark


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


def read_quotes(text: str, passages: list[Passage], quoted: Sequence[Quoted]) -> list[Quote]:
    """The direct and partial quotations of an article with their speakers."""
    found: list[Quote] = []
    last: tuple[Telling, int] | None = None
    waiting: list[Quote] = []
    offered: Telling | None = None  # who spoke before the first of those waiting
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
        if telling is None and not headline:
            telling = _spoken_on(passages, index, stretch, last, ahead=bool(waiting))
        quote = Quote(
            kind="partial", sentence=passage.ordinal, start=stretch.start, end=stretch.end, text=words
        )
        goes_on = text[stretch.end : stretch.end + 1] == "\n"
        named = False
        if telling is None and waiting and not goes_on:
            telling = offered  # '..., he said. / "C / "D"': nobody is named where it closes
        if goes_on and (telling is None or telling not in passage.tellings):
            offered = telling if not waiting else offered
            waiting.append(quote)  # its speaker is named where it closes
        elif telling is not None:
            named = attribute(quote, telling, passages)
            for earlier in waiting if named else ():
                attribute(earlier, telling, passages)
            waiting.clear()
        if named and telling is not None:
            last = (telling, index)
        if words[:1].isupper() and (
            words[-1:] in ",.!?…" or (len(words.split()) >= 4 and (named or goes_on))
        ):
            quote.kind = "direct"
        found.append(quote)
    return found


def attribute(quote: Quote, telling: Telling, passages: list[Passage]) -> bool:
    """Writes who said a quotation, how and when; False where nobody is said to."""
    passage = passages[max(0, bisect_right(passages, telling.start, key=_opening) - 1)]
    named = voice_of(passage, telling)
    if named is None:
        return False
    name_speaker(quote, telling, passage, named)
    return True


def name_speaker(quote: Quote, telling: Telling, passage: Passage, named: tuple[int, int]) -> None:
    """Writes down a telling as that of a quotation; ``named`` are the words for who speaks."""
    speaker = telling.speaker
    meant = speaker is not None and (named[0] <= speaker.start < named[1] or is_pronoun(passage, *named))
    last = next((one for one in passage.parties if one.kind == "person" and one.end == named[1]), None)
    if last is not None and last.start >= named[0]:
        speaker, meant = last, True  # 'the mayor, A B'
    quote.speaker = speaker.actor if speaker is not None and meant else None
    quote.speaker_text = passage.text[named[0] : named[1]]
    quote.verb = telling.verb or None
    if telling.said is not None:
        quote.said_start, quote.said_end = telling.said.first, telling.said.last


def _opening(passage: Passage) -> int:
    return passage.start


def _spoken_on(
    passages: list[Passage], index: int, stretch: Quoted, last: tuple[Telling, int] | None, *, ahead: bool
) -> Telling | None:
    """Who goes on speaking in a quotation that no verb stands by: whoever spoke or was the subject just before.

    ``ahead`` tells that the paragraphs before belong to the same quotation.
    """
    passage = passages[index]
    if passage.text[passage.start : stretch.start].strip(" \n“\"„«’‘'"):
        return None
    before = passages[index - 1] if index else None
    acting = _acting(before, passage) if before is not None and not before.tellings else None
    if acting is not None:
        return acting
    heard = [one for one in before.tellings if _is_told(before, one)] if before is not None else []
    if heard:
        return heard[-1]
    if last is None or (passages[last[1]].paragraph < passage.paragraph - 1 and not ahead):
        return None
    return last[0]


def _acting(before: Passage, passage: Passage) -> Telling | None:
    """'A B paused. "It is late."': the person whom the sentence before is about, in the same paragraph."""
    if before.paragraph != passage.paragraph or before.quoted:
        return None
    for party in before.parties:
        if (
            party.kind == "person"
            and not party.governed
            and few_words(before.text, before.start, party.start, 2)
        ):
            return Telling(party.start, party.end, "say", "", party, (passage.start, passage.end), None)
    return None


def _is_told(passage: Passage, telling: Telling) -> bool:
    """True for a telling of the article itself, not of whom it quotes, with somebody who speaks."""
    return (telling.speaker is not None or telling.unnamed is not None) and not any(
        one.start <= telling.start < one.end for one in passage.quoted
    )


def _headline_speaker(passage: Passage, stretch: Quoted) -> Telling | None:
    """'US "deeply concerned"': in a heading the party right before the words speaks."""
    for party in passage.parties:
        if party.kind != "adjective" and not passage.text[party.end : stretch.start].strip(" :“\"„«‘'"):
            return Telling(party.start, party.end, "say", "", party, (party.end, passage.end), None)
    return None


def _telling_for(text: str, passages: list[Passage], index: int, stretch: Quoted) -> Telling | None:
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
