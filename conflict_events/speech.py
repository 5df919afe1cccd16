"""What stands around a reporting verb: whether words said follow, a quotation, a date, a party."""

from __future__ import annotations

import re

from .distance import few_words
from .spans import Cue, DateMention, Party, Passage, Span, Telling

# One set of characters, so that the search skips what is none of them; a dash stands between spaces.
CLAUSE_BREAK = re.compile(r"[;:\n(“”\"„«»–—-](?:(?<![–—-])|(?<= [–—-]) )")
_INTERRUPTS = re.compile(r",\s*(?:\w{1,4}\s+)?\Z")  # a comma, and at most an article


def closed_before(text: str, start: int, position: int) -> bool:
    """True where a comma or a closing quotation mark stands right before."""
    lead = text[start:position].rstrip()
    return not lead or lead[-1] in ',”"’»“'


def content_after(passage: Passage, position: int) -> bool:
    """True where more than a date or an adverb follows, or what became of people: the content of the speech."""
    near = passage.text[position : position + 2].lstrip()[:1]
    if near.isalnum() and any(0 <= span.start - position <= 30 for span in passage.outcomes):
        return True
    for date in passage.dates:
        if 0 <= date.start - position <= 6:
            position = date.end
    return not few_words(passage.text, position, passage.end, 2)


def quote_after(passage: Passage, position: int) -> bool:
    return any(position <= quote.start < passage.end for quote in passage.quoted)


def has_that(passage: Passage, position: int, reach: int) -> bool:
    return bool(passage.kinds & Cue.THAT) and any(
        position <= cue.start <= position + reach and cue.entry.cue & Cue.THAT for cue in passage.cues
    )


def inside_quote(passage: Passage, position: int) -> bool:
    return any(quote.start <= position < quote.end for quote in passage.quoted)


def said_date(passage: Passage, telling: Telling) -> DateMention | None:
    """The date that stands with verb or speaker, outside the content or right at its start."""
    for date in passage.dates:
        if date.duration is not None and date.first is None:
            continue
        if any(
            other is not telling
            and other.content[0] <= date.start < other.content[1]
            and other.start < date.start
            and not telling.start <= date.start < telling.end
            for other in passage.tellings
        ):
            continue  # what another one says is dated by it
        near_verb = 0 <= date.start - telling.end <= 5
        before = telling.start - date.end
        leading = 0 <= before <= 3 and not (telling.content[0] <= date.start < telling.content[1])
        between = telling.start <= date.start < telling.end
        if near_verb or leading or between:
            return date
    return None


def is_noun(passage: Passage, span: Span) -> bool:
    """'the reports', 'its claims': an article or a possessive right before makes it no verb."""
    for other in passage.spans:
        if other.end > span.start:
            return False
        if span.start - other.end == 1:
            entry = other.entry
            return entry.determiner is not None or bool(entry.cue & (Cue.DEFINITE | Cue.OWN))
    return False


def interposed(passage: Passage, begin: int, end: int) -> bool:
    """True for ', the X said on Tuesday,' between commas: what is told stands on both sides of it."""
    text = passage.text
    if _INTERRUPTS.search(text, passage.start, begin) is None:
        return False
    comma = text.find(",", end, min(passage.end, end + 30))
    return comma >= 0 and few_words(text, end, comma, 3) and few_words(text, passage.start, begin, 40)


def party_after(passage: Passage, position: int, most: int = 3) -> Party | None:
    """The party right behind a reporting verb, with at most so many words between; no clause begins there."""
    for party in passage.parties:
        if party.start < position:
            continue
        gap = passage.text[position : party.start]
        if len(gap) > 40 or "," in gap or ":" in gap or CLAUSE_BREAK.search(gap):
            return None
        if party.kind == "adjective":
            continue
        for cue in passage.cues:
            if position <= cue.start < party.start and cue.entry.cue & (
                Cue.THAT | Cue.CLAUSE | Cue.HE | Cue.IT
            ):
                return None
        return party if few_words(passage.text, position, party.start, most) else None
    return None


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
