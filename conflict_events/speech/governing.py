"""Which parties are governed: after a preposition, owning what follows, or harmed, they are no subjects."""

from __future__ import annotations

import re
from typing import Final

from ..words.nominatives import Nominatives
from ..words.spans import Cue, Party, Passage, Span
from ..words.writing import Writing
from .titles import join_titles, names_subject

_GOVERNS: Final = Cue.PREPOSITION | Cue.OF | Cue.BY | Cue.AGAINST | Cue.BETWEEN | Cue.LOCATIVE
_OPENS: Final = Cue.THAT | Cue.RELATIVE  # 'said on Tuesday that X': the clause of X is another one
_TELLS: Final = _GOVERNS | _OPENS | Cue.AND
_FAR: Final = 24  # characters
_LONG: Final = 60
_FINITE: Final = Cue.BE | Cue.HAVE
_MARK: Final = re.compile("[,;:.]")


def mark_governed(
    passage: Passage, possessives: tuple[str, ...], writing: Writing, nominatives: Nominatives
) -> None:
    """Marks the parties that stand after a preposition, own what follows, or are in no subject's form.

    ``possessives`` are the endings that make a name an owner.
    """
    if writing.head == "first":
        join_titles(passage, nominatives)
    previous_end = passage.start
    cues = passage.cues
    position = 0
    previous_governed = False
    text = passage.text
    for party in passage.parties:
        while position < len(cues) and cues[position].end <= party.start:
            position += 1
        governed = False
        back = position - 1
        while back >= 0 and cues[back].start >= previous_end:
            cue = cues[back]
            back -= 1
            if party.start - cue.end > _FAR:
                break
            kinds = cue.entry.cue
            if not kinds & _TELLS:
                continue
            between = text[cue.end : party.start]
            if between != " " and _MARK.search(between) is not None:
                break
            if kinds & _GOVERNS and any(cue.start < date.end < party.start for date in passage.dates):
                break  # 'In March X said': the day is what the preposition governs
            if kinds & _GOVERNS:
                governed = len(between.split()) <= 2 and not any(
                    cue.end <= one.start and one.end < party.start for one in passage.reports
                )  # 'On Telegram wrote X'
                if governed and between.strip() and writing.head == "first":
                    governed = not names_subject(passage, party, nominatives)  # 'in his channel A B'
                if governed and kinds & Cue.CLAUSE and party.kind == "person":
                    governed = not _suffers(passage, party.end)  # 'after X and Y were killed'
                break
            if kinds & _OPENS and text.count(" ", cue.end, party.start) < 3:
                break
            if kinds & Cue.AND and not kinds & (Cue.CLAUSE | Cue.THAT):
                governed = previous_governed and not text[previous_end : cue.start].strip()
                break
        governed = governed or (party.kind == "person" and _is_object(passage, party.start))
        joined = text.startswith("-", party.end) and not any(
            one.start == party.end + 1 for one in passage.parties
        )
        joined = joined or text[party.end : party.end + 1].isalpha()  # 'Xfighters', one word for who they are
        if joined or (possessives and text.startswith(possessives, party.end)):
            party.governed = True
            previous_end = party.end
            continue
        party.governed = governed
        previous_governed = governed
        previous_end = party.end
    if writing.head:
        _mark_oblique(passage, writing)


def _mark_oblique(passage: Passage, writing: Writing) -> None:
    """Marks the parties whose head word stands in a form that no subject has."""
    for party in passage.parties:
        if party.governed or party.kind == "pronoun":
            continue
        text, first = passage.text, writing.head == "first"
        form, written, compound = "", text[party.start : party.end], False
        for span in passage.named:
            if span.start == party.start if first else span.end == party.end:
                form = span.entry.form
                owned = span.start > party.start or any(one.end == span.start - 1 for one in passage.sites)
                compound = owned and writing.stands_as("compound", text[span.start : span.end], form)
                # 'X police-its': no object
                break
            if span.start == party.start + 1 and text[party.start] not in span.entry.form:  # between marks
                form, written = span.entry.form, text[span.start : span.end] + text[span.end + 1 : party.end]
        party.governed = (
            (writing.is_oblique(written, form) and not compound)
            or passage.holds(Cue.BY_BEHIND, party.end + 1, party.end + 2)
            or (not first and _of_oblique(passage, party, writing))
        )
        own = writing.tells_owners and party.kind in ("adjective", "group")  # 'Xish nine soldiers'
        party.owner = own or (party.governed and writing.stands_as("owner", written, form))
        party.object = party.governed and writing.stands_as("object", written, form)
        party.within = party.governed and writing.stands_as("within", written, form)
        party.source = party.governed and writing.stands_as("source", written, form)


def _of_oblique(passage: Passage, party: Party, writing: Writing) -> bool:
    """'fifteen X soldiers-object': a party between a number and people only tells whose these are."""
    people = next((one for one in passage.spans if one.start > party.end), None)
    if people is None or people.start != party.end + 1 or people.entry.victim is None:
        return False
    if not any(one.end + 1 == party.start for one in passage.numbers):
        return False
    return writing.is_oblique(passage.text[people.start : people.end], people.entry.form)


def _suffers(passage: Passage, position: int) -> bool:
    """True where an auxiliary follows in the same clause: the word before opened one."""
    auxiliary = next((cue for cue in passage.cues if cue.start > position and cue.entry.cue & _FINITE), None)
    if auxiliary is None or auxiliary.start - position > _LONG:
        return False
    return passage.unbroken(position, auxiliary.start) and not any(
        position < span.start < auxiliary.start for span in (*passage.reports, *passage.outcomes)
    )


def _is_object(passage: Passage, position: int) -> bool:
    """'killed Mayor X': a person right behind the word for what was done to somebody, in the active."""
    for span in passage.outcomes:
        if not 0 <= position - span.end <= 24 or passage.text.count(" ", span.end, position) > 2:
            continue
        between = passage.text[span.end : position]
        if _MARK.search(between) is not None or not all(_acts(rule.frame) for rule in span.entry.outcome):
            continue
        if not any(
            span.start - 12 <= cue.end <= span.start and cue.entry.cue & Cue.BE for cue in passage.cues
        ):
            return not any(span.end <= cue.start < position for cue in passage.cues)
    return False


def _acts(frame: str) -> bool:
    return frame in ("both", "after", "cost")


def is_hit(passage: Passage, span: Span) -> bool:
    """'shelled Kyiv', 'a strike hit Kyiv': right behind what was done, a capital is the town itself."""
    return any(
        one.end < span.start and len((gap := passage.text[one.end : span.start]).split()) <= 1
        and (gap == " " or gap.replace(" ", "").islower())
        for one in passage.events
    )  # fmt: skip


def led_by(passage: Passage, position: int, kind: int) -> bool:
    """True where a word of a kind stands right before."""
    if not passage.kinds & kind:
        return False
    for cue in passage.cues:
        if cue.end >= position:
            return False
        if position - cue.end <= 5 and cue.entry.cue & kind:
            return True
    return False
