"""Names of people in sentences that are all in capitals, where capitals tell nothing.

There a person is known by a given name (``reference/given_names.toml``), or by an office or another word
for a person right before the name ('COLONEL X', 'INDUSTRIALIST X Y').
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from typing import Final

from ..words.folding import fold
from ..words.spans import Cue, Passage, Slot, Span
from .given_names import given_names

_WORD: Final = re.compile(r"[^\W\d_][\w’'\-]*")
_NAMESAKES: Final = Slot.PLACE | Slot.NATION | Slot.DATE
_POSSESSIVE: Final = ("'S", "’S")
_LONGEST: Final = 6
_SURNAMES: Final = 3

Word = tuple[int, int, str]
"""Start, end and the word folded."""


def is_caseless(text: str, start: int, end: int) -> bool:
    """True for a sentence all in capitals, as old agency reports are."""
    return text[start : min(end, start + 24)].isupper() and text[start:end].isupper()


def cased_as_name(name: str, particles: Container[str]) -> str:
    """A name in capitals as it is usually written: 'ANA DE LA CRUZ' is Ana de la Cruz."""
    words = name.lower().split(" ")
    return " ".join(word if word in particles else _WORD.sub(_capital, word) for word in words)


def _capital(word: re.Match[str]) -> str:
    return "-".join(part.capitalize() for part in word[0].split("-"))


def names_in_capitals(
    passage: Passage, particles: Collection[str], introduced: Container[str]
) -> list[tuple[int, int]]:
    """Where people are named in a sentence all in capitals; ``introduced`` are surnames met before."""
    given, saints = given_names()
    found: list[tuple[int, int]] = []
    for run in _runs(passage, particles):
        words = [word[2] for word in run]
        firsts = [at for at, word in enumerate(words) if word in given]
        first = next((at for at in firsts if not at or words[at - 1] not in saints), None)
        if led := _is_led(passage, run[0][0]) and not _is_place(passage, run):
            first = 0
        if first is None and _speaks(passage, run):
            first, led = 0, True
        if first is None or (not led and first == 0 and _is_definite(passage, run[0][0])):
            found += [(start, end) for start, end, word in run if cased_as_name(word, ()) in introduced]
            continue
        last = max((at for at in firsts if at >= first), default=first)
        closed = passage.text.startswith(",", run[-1][1])  # 'COLONEL A B C, COMMANDER OF D,'
        stop = _after_surnames(words, last + 1, particles, _SURNAMES if firsts or closed else 1)
        if led or stop - first > 1:
            found.append((run[first][0], run[stop - 1][1]))
    return found


def _runs(passage: Passage, particles: Collection[str]) -> list[list[Word]]:
    """Words that the pack does not know, as they stand side by side, with the particles of names between."""
    runs: list[list[Word]] = []
    run: list[Word] = []
    text = passage.text
    spans = iter([span for span in passage.spans if not _is_namesake(text, span)])
    known = next(spans, None)
    for match in _WORD.finditer(text, passage.start, passage.end):
        start, end = match.span()
        while known is not None and known.end <= start:
            known = next(spans, None)
        if text[end - 2 : end] in _POSSESSIVE:
            end -= 2
        word = fold(text[start:end])
        particle = word in particles
        inside = known is not None and known.start < end
        if run and text[run[-1][1] : start] != " ":
            runs.append(run)
            run = []
        if particle or not inside:
            if run or not particle:
                run.append((start, end, word))
        elif run:
            runs.append(run)
            run = []
    runs.append(run)
    for one in runs:
        while one and one[-1][2] in particles:
            one.pop()
    return [one[:_LONGEST] for one in runs if one]


def _is_namesake(text: str, span: Span) -> bool:
    """True for a word that is known as a place, a nation or a date, and can be somebody's name as well."""
    filled = span.entry.filled
    kinds = filled & _NAMESAKES and not filled & ~(_NAMESAKES | Slot.ACTOR)
    return bool(kinds) and " " not in text[span.start : span.end]


def _after_surnames(words: list[str], at: int, particles: Container[str], most: int) -> int:
    """The place behind at most so many surnames, each with its particles."""
    while most and at < len(words):
        while at < len(words) and words[at] in particles:
            at += 1
        at += 1
        most -= 1
    return at


def _is_led(passage: Passage, position: int) -> bool:
    """True where an office or another noun for one person stands right before a name."""
    for span in passage.spans:
        if span.end >= position:
            return False
        if passage.text[span.end : position] not in (" ", ". "):
            continue
        noun = span.entry.victim
        if span.entry.role is not None:
            return True
        return noun is not None and noun.single is True and not _is_definite(passage, span.start)
    return False


def _speaks(passage: Passage, run: Sequence[Word]) -> bool:
    """'SAID X Y,': two or three unknown words between a reporting verb and a comma."""
    return (
        1 < len(run) < 4
        and passage.text.startswith(",", run[-1][1])
        and any(run[0][0] - report.end == 1 for report in passage.reports)
    )


def _is_place(passage: Passage, run: Sequence[Word]) -> bool:
    """'MAYOR KYIV': a place alone."""
    return len(run) == 1 and any(site.start == run[0][0] for site in passage.sites)


def _is_definite(passage: Passage, position: int) -> bool:
    """True behind an article or a number: 'THE', 'A'."""
    words = Slot.NUMBER | Slot.DETERMINER
    return any(
        position - span.end == 1 and (span.entry.cue & Cue.DEFINITE or span.entry.filled & words)
        for span in passage.spans
    )
