"""What stands around a reporting verb: whether words said follow, a quotation, a date, a party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling

_FINITE: Final = Cue.BE | Cue.HAVE
_CARERS: Final = frozenset(("crowd", "ngo", "igo", "ministry", "other"))
# One set of characters, so that the search skips what is none of them; a dash stands between spaces.
_BREAK: Final = re.compile(r"[;:\n(“”\"„«»–—-](?:(?<![–—-])|(?<= [–—-]) )")
_JOINS: Final = (
    Cue.HE | Cue.IT | Cue.THEY | Cue.WE | Cue.AND | Cue.RELATIVE | Cue.CLAUSE | Cue.THAT | Cue.BE | Cue.HAVE
)
_PHRASE: Final = 40  # characters between an article and its noun
_ENDS_PHRASE: Final = (
    Cue.BE | Cue.HAVE | Cue.PREPOSITION | Cue.OF | Cue.BY | Cue.CLAUSE | Cue.RELATIVE | Cue.THAT
)
_QUOTES: Final = '«„“"'
_SHORT: Final = re.compile(r" \([A-Z][\w-]{1,9}\) ")
CLAUSE_END: Final = re.compile(
    r"[;:!?\n“”\"„()]|,(?!\d)|\.(?! ?\w)|$"
)  # neither the full stop of an abbreviation nor the comma of a figure ends anything


def closed_before(text: str, start: int, position: int, marks: tuple[str, ...] = ()) -> bool:
    """True where a comma, a dash, a closing quotation mark or one of these marks stands right before."""
    lead = text[start:position].rstrip()
    return not lead or lead[-1] in ',—–”"’»“' or lead.endswith(marks)


def so_before(passage: Passage, position: int) -> int:
    """Where ', so' begins right before a verb: one small word behind a comma, none that could speak or join."""
    text = passage.text
    comma = text.rfind(",", max(passage.start, position - 12), position)
    if (
        comma < 0
        or not text[comma + 1 : position].strip().isalpha()
        or passage.holds(_JOINS, comma, position)
    ):
        return position
    named = any(comma < one.start < position for one in passage.parties)
    return position if named or not few_words(text, comma + 1, position, 1) else comma + 1


def few_before(passage: Passage, span: Span) -> bool:
    """True where a verb opens its sentence, but for a small word: 'And said X'."""
    return not passage.text[passage.start : span.start].strip() or any(
        cue.start == passage.start and span.start - cue.end == 1 for cue in passage.cues
    )


def is_definite(passage: Passage, position: int) -> bool:
    """True where an article that points back stands before, or nothing that makes it a new one."""
    for span in passage.spans:
        if span.end >= position:
            break
        near = position - span.end <= 12 or (
            position - span.end <= _PHRASE
            and few_words(passage.text, span.end, position, 3)
            and passage.unbroken(span.end, position)
            and not passage.holds(_ENDS_PHRASE, span.end, position)
        )
        if near and span.entry.determiner is not None:
            return bool(span.entry.cue & Cue.DEFINITE)
    return True


def holds_clause(passage: Passage, start: int, end: int) -> bool:
    """True where a stretch holds what became of people, or a finite auxiliary: it is a clause of its own."""
    for span in passage.outcomes:
        if start <= span.start and span.end <= end:
            return True
    for cue in passage.cues if passage.kinds & _FINITE else ():
        if cue.entry.cue & _FINITE and start <= cue.start and cue.end <= end:
            return True
    return False


def is_apposition(passage: Passage, start: int, end: int) -> bool:
    """True where what lies between two commas is no clause, or a relative one."""
    first = next((cue for cue in passage.cues if cue.start > start), None)
    if first is not None and first.start <= start + 2 and first.entry.cue & Cue.RELATIVE:
        return True
    return not holds_clause(passage, start, end)


def is_named_behind(passage: Passage, party: Party | None) -> bool:
    """True for ', said A B, the mayor of C' and ', said the X.': of whoever stands behind nothing more is told."""
    if party is None:
        return False
    if not passage.text[party.end : passage.end].strip(" .”\"’'"):
        return True
    if party.kind != "person":
        return False
    if passage.text[party.end : party.end + 1] != ",":
        return False
    following = passage.text.find(",", party.end + 1, passage.end)
    if passage.holds(Cue.AND, party.end + 2, party.end + 3):
        return False  # ', said the X, or Y, attacked': another name of who is told of
    return is_apposition(passage, party.end, following if following > 0 else passage.end)


def asks_first(passage: Passage, span: Span, subject: Party | None, after: Party) -> bool:
    """Where verbs come first, of who stands behind a verb with an addressee the first speaks: 'accused X Y of'.

    Of one alone he speaks only where the verb opens the sentence; ', accusing Y' goes on with who spoke.
    """
    text, start = passage.text, passage.start
    small = any(cue.start == start and cue.end == span.start for cue in passage.cues)
    if subject is not None and 0 <= span.start - subject.end <= 1:
        return False
    return small or not text[start : span.start].strip() or addressed_behind(passage, after) is not None


def addressed_behind(passage: Passage, speaker: Party) -> Party | None:
    """Who is spoken to, right behind who speaks."""
    second = party_after(passage, speaker.end, 0)
    return None if second is None or second.governed else second


def points_out(passage: Passage, relative: Span) -> bool:
    """True for 'in that town': a word behind a preposition that elsewhere opens a relative clause."""
    points = bool(relative.entry.cue & (Cue.DEMONSTRATIVE | Cue.DEFINITE))
    return points and passage.follows(Cue.PREPOSITION | Cue.LOCATIVE | Cue.OF, relative.start)


def led_by_auxiliary(passage: Passage, position: int) -> bool:
    """True for 'that has | a local group told': what points back and an auxiliary open the sentence."""
    last = last_cue(passage, passage.start, position, Cue.HAVE)
    return (
        last is not None
        and few_words(passage.text, last.end, position, 0)
        and is_pointer(passage, passage.start, last.start)
    )


def goes_on_as_name(passage: Passage, party: Party) -> bool:
    """True for the capital in 'Mogadishu Ambulance Services': it only begins a longer name."""
    following = passage.text[party.end : party.end + 2]
    if not party.metonym or passage.caseless or following[:1] != " " or not following[1:].isupper():
        return False
    return not any(one.start == party.end + 1 for one in passage.parties)


def acts(passage: Passage, party: Party) -> bool:
    """True where a finite auxiliary stands right behind a party: 'saying the X were'."""
    return passage.holds(_FINITE, party.end, party.end + 2)


def is_pointer(passage: Passage, start: int, end: int) -> bool:
    """True for a stretch of one word that points to what was told before: 'that'."""
    return few_words(passage.text, start, end, 1) and passage.holds(Cue.THAT | Cue.DEMONSTRATIVE, start, end)


def goes_on(passage: Passage, span: Span, before: Sequence[Telling]) -> Party | None:
    """The speaker in front of ', adding that': nothing but a comma lies between his verb and the next one."""
    if not before or before[-1].end > span.start:
        return None
    last = before[-1].addressee.end if before[-1].addressee is not None else before[-1].end
    between = passage.text[max(last, before[-1].end) : span.start].strip()
    return before[-1].speaker if between == "," else None


def located(passage: Passage, party: Party) -> bool:
    """True where something happened at or to a party: 'blast at an army base'."""
    return party.governed and any(
        0 < party.start - cue.end <= 12 and cue.entry.cue & (Cue.LOCATIVE | Cue.BY | Cue.AGAINST)
        for cue in passage.cues
    )


def has_that(passage: Passage, position: int, reach: int) -> bool:
    if passage.kinds & Cue.THAT:
        for cue in passage.cues:
            if cue.entry.cue & Cue.THAT and position <= cue.start <= position + reach:
                return True
    return False


def inside_quote(passage: Passage, position: int) -> bool:
    for quote in passage.quoted:
        if quote.start <= position < quote.end:
            return True
    return False


def takes_care(passage: Passage, party: Party) -> bool:
    """True for rescuers, hospitals, aid groups and other bodies that do not fight."""
    if party.actor is None or party.actor.kind not in _CARERS:
        return False
    return not any(
        party.start <= span.start < party.end
        and span.entry.victim is not None
        and span.entry.victim.type in ("fighter", "military")
        for span in passage.spans
    )


def party_after(passage: Passage, position: int, most: int = 3) -> Party | None:
    """The party right behind a reporting verb, with at most so many words between; no clause begins there."""
    for party in passage.parties:
        if party.start < position:
            continue
        gap = passage.text[position : party.start]
        if "(" in gap:
            gap = _SHORT.sub(" ", gap)
        if party.kind == "person" and gap.lstrip()[:1].isupper():
            most += 4  # 'said Popular Front commander A B'
        if gap != " " and (len(gap) > 40 or "," in gap or _BREAK.search(gap)):
            return None
        if party.kind == "adjective" or _owns_next(passage, party):
            continue
        if party.governed and _is_within(passage, position, party):
            most += 4
            continue
        for cue in passage.cues:
            if position <= cue.start < party.start and cue.entry.cue & (
                Cue.THAT | Cue.CLAUSE | Cue.HE | Cue.IT
            ):
                title = cue.entry.cue & Cue.IT and (
                    " " in cue.entry.form or passage.text[party.start] in _QUOTES
                )
                title = title and (cue.end == party.start - 1 or passage.holds(Cue.OF, cue.end, cue.end + 2))
                if not title:  # 'the agency X'
                    return None
        return _headed(passage, party) if few_words(passage.text, position, party.start, most) else None
    return None


def _headed(passage: Passage, party: Party) -> Party:
    """The person at the end of 'X political branch spokesman A B', else the party itself."""
    if party.kind == "person":
        for other in passage.parties:
            if other.start == party.end + 1 and other.kind == "person":
                return Party(party.start, other.end, other.actor, "person", role=party.role or other.role)
    if party.kind not in ("organ", "state", "group", "crowd"):
        return party
    for other in passage.parties:
        if other.start >= party.end and other.kind == "person" and other.role is not None:
            near = passage.unbroken(party.end, other.start) and few_words(
                passage.text, party.end, other.start, 3
            )
            between = (*passage.cues, *passage.outcomes)  # 'announced the-army (the) death (of) General A B'
            if near and not any(party.end <= one.start < other.start for one in between):
                return Party(party.start, other.end, other.actor, "person", role=other.role)
            break
    return party


def _is_within(passage: Passage, position: int, party: Party) -> bool:
    """True for X in 'the by X controlled ministry': a phrase opens before it and names its own head behind."""
    led = any(
        position <= span.start < party.start
        and (span.entry.determiner is not None or span.entry.cue & Cue.DEFINITE)
        and few_words(passage.text, span.end, party.start, 1)
        and passage.holds(Cue.BY | Cue.PREPOSITION | Cue.LOCATIVE, span.end, party.start)
        for span in passage.spans
    )
    return led and any(
        party.end < other.start and few_words(passage.text, party.end, other.start, 3)
        for other in passage.parties
    )


def _owns_next(passage: Passage, party: Party) -> bool:
    """True for the owner in "X's ministry", where the ministry is a party of its own."""
    return passage.text[party.end : party.end + 1] in ("'", "’") and any(
        0 < other.start - party.end <= 3 for other in passage.parties
    )


def last_cue(passage: Passage, start: int, end: int, kinds: int) -> Span | None:
    last = None
    for cue in passage.cues if passage.kinds & kinds else ():
        if cue.start >= end:
            break
        if cue.start >= start and cue.entry.cue & kinds:
            last = cue
    return last


def holds_verb(passage: Passage, party: Party) -> bool:
    """True where the perfect auxiliary stands by a party: the verb itself may close the clause far behind."""
    return bool(passage.kinds & Cue.HAVE) and any(
        cue.entry.cue & Cue.HAVE and (0 <= cue.start - party.end <= 2 or 0 <= party.start - cue.end <= 5)
        for cue in passage.cues
    )


def stands_alone(passage: Passage, verb: Span) -> bool:
    """', he-added.' and 'He-added that': a verb of which nothing tells the subject, at either end of a sentence."""
    text = passage.text
    joint = next(
        (cue.start for cue in passage.cues if cue.end == verb.start and cue.entry.cue & Cue.AND), None
    )
    opens = few_words(text, passage.start, verb.start if joint is None else joint, 0)  # 'and-he-added that'
    behind = few_words(text, verb.end, passage.end, 0) or (
        few_words(text, verb.end, passage.end, 4)
        and passage.holds(Cue.PREPOSITION, verb.end + 1, verb.end + 2)
    )
    closes = behind and closed_before(text, passage.start, verb.start)
    return closes or (opens and has_that(passage, verb.end, 2))


def goes_on_telling(passage: Passage, span: Span, before: list[Telling]) -> bool:
    """True where a verb without subject goes on with the telling before it: 'C, he said, adding that D'."""
    last = before[-1]
    return last.content[0] > last.start or (
        few_words(passage.text, last.end, span.start, 1) and passage.text.startswith(",", last.end)
    )
