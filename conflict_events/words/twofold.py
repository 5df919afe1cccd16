"""Small words that are two things: an article is a relative pronoun behind a comma, and a genitive behind a noun.

'By' is also 'of' where nothing passive is near.

Where every noun of a language has a capital, the nouns around an article tell which of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from .clauses import closes_clause
from .matching import expand
from .spans import SLOTS, Cue, Entry, Passage, Slot, Span

_BEFORE: Final = re.compile(r"(\S+) \Z")
_NEXT: Final = re.compile(r" ([^\W\d_][\w-]*)(?: ([^\W\d_]))?")
_LEADS: Final = Cue.PREPOSITION | Cue.LOCATIVE | Cue.BY
_COUNTS: Final = Slot.NUMBER | Slot.DETERMINER
_SMALL: Final = Slot.CUE | Slot.COUNTED | Slot.DETERMINER | Slot.REPORT
_EITHER: Final = Cue.RELATIVE | Cue.OF | Cue.DEFINITE
_SPOKEN: Final = 60  # characters within which the verb of speech stands
_REACH: Final = 40  # characters in which the word before stands
_FIELD: Final = 4  # words that stand before 'of' in a phrase that opens a sentence
_LEAVES: Final = Cue.RELATIVE | Cue.CLAUSE | Cue.THAT | Cue.PREPOSITION
_OPENS: Final = " \"'“„«»‚‘(["


class Twofold:
    """The small words of a pack that are articles and something else, and what they are where they stand."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        grammar = pack.get("grammar", {})
        words = {
            name: frozenset(expand(grammar.get(name, ()))) for name in ("definite", "own", "relative", "of")
        }
        articles = (
            words["definite"] | words["own"] | frozenset(pack.get("numbers", {}).get("determiners", ()))
        )
        nouns = pack.get("language", {}).get("capitals") == "nouns"
        self._relative = words["definite"] & words["relative"] if nouns else frozenset()
        self._of = articles & words["of"] if nouns else frozenset()
        self._told = (
            frozenset(pack.get("language", {}).get("links", {}).get("told", ())) if nouns else frozenset()
        )
        self._by = frozenset(expand(grammar.get("by", ()))) & words["of"]
        self._kept: dict[tuple[int, int], Entry] = {}

    def __bool__(self) -> bool:
        return bool(self._relative or self._of or self._by)

    def settle(self, passage: Passage) -> None:
        """Takes from each such word of a sentence what it is not."""
        spans = passage.spans
        for index, span in enumerate(spans):
            cue = span.entry.cue
            if not cue & _EITHER:
                continue
            lacks = 0
            if cue & Cue.DEFINITE and span.entry.form in self._told and _addressed(passage, index):
                span.entry = self._changed(span.entry, cue & ~(Cue.RELATIVE | Cue.OF) | Cue.PREPOSITION)
                continue
            if cue & Cue.RELATIVE and span.entry.form in self._relative and not _relates(passage, index):
                lacks |= Cue.RELATIVE
            if cue & Cue.OF and span.entry.form in self._of and not _owns(passage, index):
                lacks |= Cue.OF
            if cue & Cue.DEMONSTRATIVE and span.entry.form in self._relative:
                lacks |= Cue.DEFINITE if _points(passage, span) else Cue.DEMONSTRATIVE
            if cue & Cue.BY and span.entry.form in self._by and not _passive(passage, span):
                lacks |= Cue.BY
            if cue & Cue.RELATIVE and not lacks & Cue.RELATIVE and span.entry.form in self._relative:
                lacks |= Cue.DEFINITE | Cue.OF
            if lacks:
                span.entry = self._changed(span.entry, cue & ~lacks)

    def _changed(self, entry: Entry, cue: int) -> Entry:
        key = (id(entry), cue)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = Entry(entry.form, entry.cased)
            found.filled = entry.filled
            for slot in SLOTS:
                setattr(found, slot, getattr(entry, slot))
            found.cue = cue
        return found


def _points(passage: Passage, span: Span) -> bool:
    """'That said the police': a word that opens a sentence and stands for what was told, with no noun behind it."""
    following = _NEXT.match(passage.text, span.end, passage.end)
    return span.start == passage.start and following is not None and following[1].islower()


def _relates(passage: Passage, index: int) -> bool:
    """True behind a comma, or a preposition behind one, unless a noun follows that the word is the article of."""
    span = passage.spans[index]
    text, start = passage.text, span.start
    if index and passage.spans[index - 1].end == start - 1 and passage.spans[index - 1].entry.cue & _LEADS:
        start = passage.spans[index - 1].start
    if text[start - 2 : start] != ", ":
        return False
    following = _NEXT.match(text, span.end, passage.end)
    if following is None:
        return True
    if following[1][0].isupper():
        return False
    behind = passage.spans[index + 1] if index + 1 < len(passage.spans) else None
    known = behind is not None and behind.start == span.end + 1 and behind.entry.filled & _SMALL
    return bool(known) or following[2] is None or not following[2].isupper()


def _addressed(passage: Passage, index: int) -> bool:
    """'said a doctor to-the agency X': a medium is told something, unless by its own people."""
    spans = passage.spans
    if index < 1 or index + 1 >= len(spans):
        return False
    organ, start = spans[index + 1].entry.institution, spans[index].start
    if organ is None or organ.kind != "media" or spans[index + 1].start != spans[index].end + 1:
        return False
    before = spans[index - 1]
    role = before.entry.role
    if before.end == start - 1 and role is not None and role.code == "journalist":
        return False
    near = [
        one for one in spans if one.entry.report is not None and start - _SPOKEN < one.start < start + _SPOKEN
    ]
    people = any(
        one.entry.role is not None or one.entry.institution is not None or one.entry.victim is not None
        or one.entry.actor is not None
        for one in spans[max(0, index - 6) : index]
    )  # fmt: skip
    return bool(near) and people and passage.unbroken(min(near[0].start, start), start)


def _passive(passage: Passage, span: Span) -> bool:
    """False where nothing is done by anybody, 'of nine soldiers is no trace', or the word opens the sentence.

    'The bodies of 22 men were found': nor before a verb that does not close the clause, right behind a noun.
    """
    verbs = [one for one in passage.spans if one.entry.cue & Cue.BE]
    if not verbs or span.start == passage.start:
        return False
    verb, opening = verbs[0], passage.text[passage.start : span.start].split()
    if verb.start < span.start or len(opening) > _FIELD or not opening[-1][0].isupper():
        return True
    whole = passage.unbroken(passage.start, verb.start)
    return not whole or closes_clause(passage, verb.end) or passage.holds(_LEAVES, passage.start, span.start)


def _owns(passage: Passage, index: int) -> bool:
    """True right behind a noun, or behind a number: 'the spokesman of-the army', 'two of-the soldiers'."""
    span = passage.spans[index]
    before: Span | None = passage.spans[index - 1] if index else None
    beside = before is not None and before.end == span.start - 1
    if beside and before is not None and before.entry.filled & _COUNTS:
        return True
    word = _BEFORE.search(passage.text, max(passage.start, span.start - _REACH), span.start)
    if word is None or not word[1].lstrip(_OPENS)[:1].isupper():
        return False
    if word.start(1) > passage.start:
        return True
    small = Slot.CUE | Slot.DATE | Slot.REPORT
    noun = beside and before is not None and before.entry.cue & Cue.NOUN
    return bool(noun) or not (beside and before is not None and before.entry.filled & small)
