"""An office and the name far behind it: 'chief (of the) investigation-department (of the) police (of) Kharkiv A B'.

Where nouns stand in cases, all that lies between tells only of which body it is; name and office stand in one case.
"""

from __future__ import annotations

from typing import Final

from ..mentions.actor_words import Institution
from ..words.distance import few_words
from ..words.folding import fold
from ..words.nominatives import Nominatives
from ..words.spans import Cue, Party, Passage, Span
from ..words.writing import written_as

_MOST: Final = 14  # words between an office and its name
_NEAR: Final = 3
_PARTS: Final = (
    Cue.BE
    | Cue.HAVE
    | Cue.THAT
    | Cue.RELATIVE
    | Cue.CLAUSE
    | Cue.NEGATION
    | Cue.HE
    | Cue.THEY
    | Cue.DEMONSTRATIVE
)


def join_titles(passage: Passage, nominatives: Nominatives) -> None:
    """Makes one party of a full name and of the office before it, where nothing between opens another phrase."""
    if not any(one.kind == "person" for one in passage.parties) or not passage.named:
        return
    kept: list[Party] = []
    for party in passage.parties:
        title = _title(passage, party, nominatives) if party.kind == "person" else None
        if title is not None and title.start < party.start:
            while kept and kept[-1].start >= title.start:
                kept.pop()
            role = passage.text[title.start : party.end]
            party = Party(title.start, party.end, party.actor, "person", role=role)
        kept.append(party)
    passage.parties = kept


def names_subject(passage: Passage, party: Party, nominatives: Nominatives) -> bool:
    """True where the first word of a person's name or office stands as only a subject has it."""
    if party.kind != "person":
        return False
    for span in passage.named:
        if span.start == party.start:
            return _case_of(passage, span) == "subject"
    return nominatives.stands(passage.text[party.start : party.end].split()[0]) == "subject"


def _title(passage: Passage, name: Party, nominatives: Nominatives) -> Span | None:
    """The first of the offices and words for people that stand before a name in its own case."""
    last = name.start
    for span in passage.named:
        if name.start <= span.start < name.end and span.entry.role is not None:
            last = span.end
    case = _name_case(passage, name, last, nominatives)
    beside = any(0 < one.start - name.end <= 2 for one in passage.reports)
    found = None
    for span in reversed(passage.named):
        if span.end > last:
            continue
        if not _goes_on(passage, span.end, name.start):
            break
        told = beside or any(0 < span.start - one.end <= 1 for one in passage.reports)
        near = told and few_words(passage.text, span.end, name.start, _NEAR)  # of a name that no list knows
        if _is_title(span) and _case_of(passage, span) == (case or ("subject" if near else "")):
            found = span
    return found


def _is_title(span: Span) -> bool:
    people = span.entry.institution
    called = isinstance(people, Institution) and people.crowd
    single = span.entry.victim is None or span.entry.victim.single is not False
    return span.entry.role is not None or (called and single)


def _goes_on(passage: Passage, start: int, end: int) -> bool:
    """True where no mark, verb or small word parts a title from a name."""
    if start >= end:
        return True
    if not passage.unbroken(start, end) or not few_words(passage.text, start, end, _MOST):
        return False
    if any(start <= one.start < end for one in (*passage.reports, *passage.outcomes)):
        return False
    return not passage.holds(_PARTS, start, end)


def _case_of(passage: Passage, span: Span) -> str:
    """Whether the first word of a known form stands as in the dictionary."""
    written = fold(passage.text[span.start : span.end]).split()
    form = fold(written_as(span.entry.form.split()[0])[0]).split()
    return "subject" if written and form and written[0] == form[0] else "bent"


def _name_case(passage: Passage, name: Party, start: int, nominatives: Nominatives) -> str:
    for span in passage.named:
        if name.start <= span.start < name.end and span.entry.actor is not None:
            return _case_of(passage, span)
    words = passage.text[start : name.end].split()
    return nominatives.stands(words[0]) if words else ""
