"""Phrases between commas: which of them names a speaker, and which only describes one."""

from __future__ import annotations

import re
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span

OPENERS: Final = Cue.THAT | Cue.CLAUSE | Cue.RELATIVE
VERBAL: Final = Cue.BE | Cue.HAVE | Cue.FUTURE | Cue.HYPOTHETICAL
_JOINING: Final = Cue.OF | Cue.PREPOSITION
_LONG: Final = 8  # words of a phrase that can still be a speaker
_WORD: Final = re.compile(r"[^\s,]+")

Stretch = tuple[int, int]


def parted(passage: Passage, start: int, end: int) -> list[Stretch]:
    """The stretches between commas."""
    text = passage.text
    parts: list[Stretch] = []
    commas = [at for at in passage.breaks if start <= at < end and text[at] == ","]
    for at in [*commas, end]:
        first, last = start, at
        while first < last and not text[first].isalnum():
            first += 1
        while last > first and text[last - 1] in " ,":
            last -= 1
        if last > first:
            parts.append((first, last))
        start = at + 1
    return parts


def head_of(passage: Passage, parts: list[Stretch], speaker: Party | None, *, closed: bool) -> int | None:
    """Which part between commas names the speaker."""
    if speaker is not None:
        at = next((at for at, (start, end) in enumerate(parts) if start <= speaker.start < end), None)
        if (
            not at
            or not closed
            or not _describes(passage, *parts[at])
            or speaker.start - parts[at][0] <= 4
            or not _can_name(passage, *parts[at - 1])
        ):
            return at
        return at - 1  # 'A, who goes by the name of X, said'
    at = len(parts) - 1
    if closed and not at:
        return None
    if not closed:
        return at if _can_name(passage, *parts[at]) else None
    described = False
    while at >= 0:
        start, end = parts[at]
        if not at or not _describes(passage, start, end):
            named = passage.text[start].isupper() and not is_determined(passage, start)
            before = at and not described and not named and _can_name(passage, *parts[at - 1])
            if before and passage.text[parts[at - 1][0]].isupper():
                at -= 1  # 'A B, a former mayor,'
            return at if _can_name(passage, *parts[at]) else None
        described = True
        at -= 1
    return None


def _describes(passage: Passage, start: int, end: int) -> bool:
    """True for what stands between commas and only describes: 'who ...', 'of ...', '52', 'based in', a place."""
    if passage.text[start].isdecimal():
        return True
    cue = next((one for one in passage.cues if one.start == start), None)
    if cue is not None and cue.entry.cue & (OPENERS | _JOINING):
        return True
    if any(one.start == start and one.end == end for one in passage.sites):
        return True
    words = _WORD.findall(passage.text, start, end)
    following = next((one for one in passage.cues if one.start - start == len(words[0]) + 1), None)
    verbal = words[0].islower() and not is_determined(passage, start)
    return verbal and following is not None and bool(following.entry.cue & (_JOINING | Cue.LOCATIVE | Cue.BY))


def _can_name(passage: Passage, start: int, end: int) -> bool:
    """True for a short phrase without a verb that opens with no preposition."""
    if not few_words(passage.text, start, end, _LONG):
        return False
    inside = [cue for cue in passage.cues if start <= cue.start and cue.end <= end]
    if inside and inside[0].start == start and inside[0].entry.cue & (Cue.PREPOSITION | Cue.NEGATION):
        return False
    return not any(cue.entry.cue & VERBAL for cue in inside)


def is_titled_name(passage: Passage, office: Stretch, name: Stretch) -> bool:
    """True for 'the mayor, A B,' and 'her son, A': a described one whose name follows behind a comma."""
    text = passage.text
    return (
        text[name[0]].isupper()
        and not is_determined(passage, name[0])
        and few_words(text, *office, _LONG)
        and (
            is_determined(passage, office[0])
            or "’s " in text[slice(*office)]
            or "'s " in text[slice(*office)]
        )
        and _can_name(passage, *office)
    )


def is_determined(passage: Passage, position: int) -> bool:
    """True where an article, a possessive or a number opens a phrase."""
    for span in passage.spans:
        if span.start >= position:
            entry = span.entry
            opens = entry.determiner is not None or entry.number is not None
            return span.start == position and (opens or entry.cue & (Cue.DEFINITE | Cue.OWN) != 0)
    return False


def relative_of(passage: Passage, part: Stretch, verb: int) -> Span | None:
    """The 'who' that opens the part in which a verb stands."""
    return next(
        (
            cue
            for cue in passage.cues
            if cue.start == part[0]
            and cue.entry.cue & Cue.RELATIVE
            and few_words(passage.text, cue.end, verb, 3)
        ),
        None,
    )


def antecedent(passage: Passage, start: int, end: int) -> Stretch | None:
    """The noun phrase at the end of what goes before a relative clause: '... a letter from her aunt, who wrote'."""
    for cue in passage.cues:
        if (
            start <= cue.start
            and cue.end < end
            and cue.entry.cue & (Cue.PREPOSITION | Cue.BY | OPENERS | VERBAL)
        ):
            start = cue.end + 1
    return (start, end) if start < end and few_words(passage.text, start, end, _LONG) else None
