"""The noun phrase that may name a speaker: where it begins and ends, and what can head none."""

from __future__ import annotations

import re
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Slot, Span

WORD: Final = re.compile(r"[^\W_](?:[\w.’'&-]*\w)?")
ENDS: Final = re.compile(r"[,;:.!?()\n“”\"„«»]|$")
LONGEST: Final = 6
CUT: Final = (
    Cue.PREPOSITION | Cue.OF | Cue.RELATIVE | Cue.CLAUSE | Cue.HAVE | Cue.BE | Cue.BY | Cue.AND | Cue.THAT
    | Cue.NEGATION | Cue.LOCATIVE | Cue.PURPOSE | Cue.INFINITIVE | Cue.BEFALL | Cue.HE | Cue.THEY
)  # fmt: skip
_PASSED: Final = Cue.DEFINITE | Cue.OWN | Cue.AND | Cue.MORE | Cue.CLAUSE
_THINGS: Final = Slot.EVENT | Slot.OUTCOME | Slot.DATE | Slot.NUMBER | Slot.PLACE | Slot.NATION

Phrase = list[tuple[int, int]]
"""The words of a phrase, by where they begin and end."""


def phrase_of(passage: Passage, start: int, end: int) -> tuple[Phrase, bool]:
    """The words of the noun phrase that opens a stretch, and whether an article or the like leads it."""
    opened: dict[int, Span] = {}
    for span in passage.spans:
        if span.start >= end:
            break
        if span.start >= start:
            opened.setdefault(span.start, span)
    phrase: Phrase = []
    led = False
    at = start
    while (match := WORD.search(passage.text, at, end)) is not None:
        first, last = match.span()
        at = last
        known = opened.get(first)
        entry = known.entry if known is not None else None
        if known is not None and entry is not None:
            if not phrase and entry.cue & Cue.IT and " " in entry.form:
                at, led = first + entry.form.index(" "), True  # 'the mission': its article
                continue
            if not phrase and entry.nation is not None:
                at = known.end  # whose people they are is not what they are called
                continue
            if entry.determiner is not None or entry.number is not None or entry.cue & _PASSED:
                if phrase:
                    break
                led = led or entry.determiner is not None or bool(entry.cue & (Cue.DEFINITE | Cue.OWN))
                at = known.end  # of one word that an apostrophe parts, the rest follows: "l'hôpital"
                continue
            if entry.cue & CUT or entry.filled & Slot.DATE:
                if phrase:
                    break
                if entry.cue & Cue.HAVE:
                    return [], led
                if passage.text[known.end : known.end + 1] in ("'", "’"):
                    at = known.end  # "d'habitants"
                continue
        if passage.text[first].isdigit():
            break
        phrase.append((first, last))
    return phrase, led


def opens(passage: Passage, start: int) -> bool:
    """True where a stretch begins a sentence or follows a mark, but for small words."""
    before = passage.text[passage.start : start].rstrip()
    return not before or before[-1] in ",;:.–—-“”\"'’„«»" or few_words(passage.text, passage.start, start, 1)


def opens_clause(passage: Passage, position: int) -> bool:
    """Whether a word that can begin a clause stands here: an article, a number, people, a party, a small word."""
    counted = any(one.start == position for one in passage.numbers)
    return (
        counted
        or any(one.start == position for one in passage.parties)
        or any(
            one.start == position
            and (
                one.entry.determiner is not None
                or one.entry.victim is not None
                or bool(one.entry.cue & ~Cue.ADVERB)
            )
            for one in passage.spans
        )
    )


def of_what(passage: Passage, end: int) -> int:
    """Where the phrase behind 'the head' ends that tells of what: 'of the ambulance service'; 0 without one."""
    of = next((cue for cue in passage.cues if cue.start == end + 1 and cue.entry.cue & Cue.OF), None)
    if of is None:
        return 0
    stop = ENDS.search(passage.text, of.end, passage.end)
    verbs = [span.start - 1 for span in passage.reports if span.start > of.end]
    phrase, led = phrase_of(passage, of.end, min([stop.start() if stop else passage.end, *verbs]))
    return (
        phrase[-1][1]
        if phrase and (led or passage.text[phrase[0][0]].isupper()) and len(phrase) < LONGEST
        else 0
    )


def is_thing(passage: Passage, word: tuple[int, int]) -> bool:
    """True for a head that is a thing, a day, an event or a place."""
    for span in passage.spans:
        if span.start >= word[1]:
            return False
        if span.end == word[1]:
            entry = span.entry
            people = entry.filled & (Slot.VICTIM | Slot.INSTITUTION | Slot.ROLE)
            if not people and (entry.filled & _THINGS or entry.cue & (Cue.NOUN | Cue.WEAPON | Cue.VEHICLE)):
                return True
    return False
