"""Text becomes sentences, each with its role; offsets are those of the cleaned text.

A sentence ends at a sentence mark and the closing quotation marks after it, where white space and
something other than a small letter follow; a full stop also asks the pack's abbreviations. A
sentence never runs over the end of a paragraph or of a labelled stretch, and a quotation of several
sentences is several sentences. What is longer than 1,200 characters is a list or a table that lost
its marks: it is cut between words. Time is linear in the text, whatever stands in it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any, Final

from ..findings import Sentence
from ..models import Cleaned
from .layout import CLOSERS, OPENERS, SENTENCE_END, paragraphs, places_of

_CLOSE: Final = re.escape(CLOSERS)


@functools.cache
def _stop_at(marks: str) -> re.Pattern[str]:
    """Where a sentence can end.

    A run of marks is tried from its first one, and looked at for twelve characters at most, so that a megabyte of
    full stops costs no more than one of words. Group 1 is there (maybe empty) where white space must follow.
    """
    end = re.escape(marks)
    return re.compile(
        rf"[{end}](?:(?<![{end}].)([{end}{_CLOSE}]{{0,12}})(?=\s+\S)|(?<=[。！？।])[{_CLOSE}]{{0,12}})"
    )


_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LONGEST: Final = 24
_LONGEST_SENTENCE: Final = 1200
# A clipped small word leaves the capital to the next one: an apostrophe, a letter or two, a capital.
_CLIPPED: Final = re.compile(r"\s+[\"“„«]?['’‘][^\W\d_]{1,2} (?=[^\W\d_a-zß-öø-ÿ])")
_FIRST_WORD: Final = re.compile(rf"[\s{re.escape(OPENERS)}]*([^\W_]+)")


class _Abbreviations:
    """What a full stop after a word can mean, for one language."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.never = _all_cases(tables.get("abbreviations", ()))
        self.before_number = _all_cases(tables.get("abbreviations_before_number", ()))
        self.may_end = _all_cases(tables.get("abbreviations_may_end", ()))
        self.after_ordinal = frozenset(tables.get("after_ordinal", ()))
        starters = tables.get("sentence_starters", ())
        self.starters = frozenset((*starters, *(word.upper() for word in starters)))

    def ends(self, text: str, start: int, stop: int, after: int) -> bool:
        """Whether the full stop at ``stop`` ends the sentence begun at ``start``."""
        near = max(start, stop - _LONGEST)
        at = max(text.rfind(" ", near, stop), text.rfind("\n", near, stop), near - 1) + 1
        word = text[at:stop].lstrip(OPENERS)
        if not word:
            return True
        if word in self.never:
            return False
        if self.after_ordinal and word.isdigit():
            following = _FIRST_WORD.match(text, after)
            if following is not None and following[1] in self.after_ordinal:
                return False  # 'on the 27th'
        if word in self.before_number:
            following = _FIRST_WORD.match(text, after)
            return not (following and following[1][0].isdigit())
        if word in self.may_end or _is_initials(word):
            following = _FIRST_WORD.match(text, after)
            return following is not None and following[1] in self.starters
        return not (word.isdigit() and at == start)  # '1. ' numbers what follows


def _is_initials(word: str) -> bool:
    return (
        (len(word) == 1 or "." in word)
        and len(word) < 12
        and _INITIALS.fullmatch(word) is not None
        and not word.isdigit()
    )


_NO_TABLES: Final[Mapping[str, Any]] = {}
_compiled: Final[dict[int, tuple[Mapping[str, Any], _Abbreviations]]] = {}


def split(cleaned: Cleaned, tables: Mapping[str, Any] | None = None) -> list[Sentence]:
    """The sentences of the text in order, with role body, title, heading, dateline, caption or boilerplate.

    ``tables`` is the pack's ``[text]``; its ``sentence_end`` are further marks that end one. Between
    sentences lies only white space.
    """
    tables = tables or _NO_TABLES
    abbreviations = _abbreviations(tables)
    text = cleaned.text
    known = SENTENCE_END + tables.get("sentence_end", "")
    marks = "".join([mark for mark in known if mark in text])
    stop_at = _stop_at(known)
    found: list[Sentence] = []
    for start, end, role in _stretches(cleaned):
        if role != "body" and end - start < 200:
            found.append(Sentence(ordinal=len(found), start=start, end=end, role=role))
            continue
        done = start
        for at in places_of(text, marks, start, end):
            stop = stop_at.match(text, at, end) if at >= done else None
            if stop is None:
                continue
            after = done = stop.end()
            if after >= end:
                break
            if stop[1] is not None:
                following = _FIRST_WORD.match(text, after)
                if following is not None and following[1][0].islower() and not _CLIPPED.match(text, after):
                    continue
                if text[stop.start()] == "." and not abbreviations.ends(text, start, stop.start(), after):
                    continue
            _append(found, text, start, after, role)
            start = after
            while text[start].isspace():
                start += 1
        _append(found, text, start, end, role)
    return found


def _append(found: list[Sentence], text: str, start: int, end: int, role: str) -> None:
    """Adds a sentence, cut into several where it is too long to be one."""
    while end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        stop = space if space > 0 else start + _LONGEST_SENTENCE
        found.append(Sentence(ordinal=len(found), start=start, end=_stripped(text, start, stop), role=role))
        start = stop
        while text[start].isspace():
            start += 1
    found.append(Sentence(ordinal=len(found), start=start, end=end, role=role))


def _stripped(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _abbreviations(tables: Mapping[str, Any]) -> _Abbreviations:
    known = _compiled.get(id(tables))
    if known is None or known[0] is not tables:
        known = _compiled[id(tables)] = (tables, _Abbreviations(tables))
    return known[1]


def _all_cases(words: tuple[str, ...] | list[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word[:1].upper() + word[1:], word.upper()))


def _stretches(cleaned: Cleaned) -> list[tuple[int, int, str]]:
    """Paragraphs, cut where a labelled stretch begins or ends inside one."""
    labelled: list[tuple[int, int, str]] = [
        *((start, end, "boilerplate") for start, end in cleaned.furniture),
        *((start, end, "heading") for start, end in cleaned.headings),
        *((start, end, "caption") for start, end in cleaned.captions),
    ]
    if cleaned.title_span:
        labelled.append((*cleaned.title_span, "title"))
    if cleaned.dateline_span:
        labelled.append((*cleaned.dateline_span, "dateline"))
    labelled.sort()
    text = cleaned.text
    stretches: list[tuple[int, int, str]] = []
    next_label = 0
    for start, end in paragraphs(text):
        while next_label < len(labelled) and labelled[next_label][0] < end:
            at, stop, role = labelled[next_label]
            next_label += 1
            if at > start:
                _add(stretches, text, start, at, "body")
            if stop > start:
                _add(stretches, text, max(at, start), min(stop, end), role)
                start = min(stop, end)
        _add(stretches, text, start, end, "body")
    return stretches


def _add(stretches: list[tuple[int, int, str]], text: str, start: int, end: int, role: str) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        stretches.append((start, end, role))
