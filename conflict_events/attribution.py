"""Who says what: speaker, reporting verb and content of each act of speech in a sentence.

Orders covered: 'X said that C', 'C, X said', 'C, said X', 'according to X, C', 'X: C', 'C: X', with an
apposition or a date between speaker and verb. Who is addressed is not who speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from .distance import few_words
from .reporting import ReportRule, rule_of
from .signing import signed
from .spans import Cue, Party, Passage, Span, Telling
from .speech import (
    CLAUSE_BREAK,
    closed_before,
    content_after,
    has_that,
    holds_verb,
    inside_quote,
    interposed,
    is_apposition,
    is_noun,
    is_passive,
    last_cue,
    party_after,
    quote_after,
    said_date,
    told_before,
)
from .watching import Why, refuse

_PRONOUN = Cue.HE | Cue.IT | Cue.THEY
_SUBJECT_KINDS = frozenset(("state", "organ", "person", "group", "crowd", "medium", "pronoun"))


class Listener:
    """Hears the tellings of one article, sentence after sentence, and remembers who spoke last."""

    def __init__(self) -> None:
        self.last_person: Party | None = None
        self.last_body: Party | None = None
        self.last_subject: Party | None = None

    def tellings(self, passage: Passage) -> list[Telling]:
        """The acts of speech in a sentence, in order."""
        found: list[Telling] = []
        for span in passage.reports:
            if any(span.start < telling.end and telling.start < span.end for telling in found):
                continue
            noun = is_noun(passage, span) or is_passive(passage, span)
            telling = None if noun else self._telling(passage, span, found)
            if telling is not None:
                found.append(telling)
            else:
                refuse(passage, span, Why.NO_VERB if noun else Why.NO_TELLING)
        if not found:
            found += signed(passage)
        for telling in found:
            telling.said = said_date(passage, telling, found)
        self._remember(passage, found)
        return found

    def listen(self, passage: Passage) -> None:
        """Takes note of who is named in a sentence in which nobody speaks."""
        self._remember(passage, ())

    # --- one verb ---

    def _telling(self, passage: Passage, span: Span, before: Sequence[Telling]) -> Telling | None:
        rule = rule_of(passage, span)
        if rule is None:
            return None
        text = passage.text
        verb = text[span.start : span.end]
        quote = inside_quote(passage, span.start)
        reach = 7 if rule.preposition else 3
        after = party_after(passage, span.end, reach) or self._pronoun_after(
            passage, span.end, alone=rule.preposition
        )
        if rule.act == "relay":
            return self._relay(passage, span, rule, after)
        if rule.preposition:
            if after is None:
                return None
            content = (
                (after.end, passage.end) if span.start - passage.start < 4 else (passage.start, passage.end)
            )
            return Telling(span.start, after.end, rule.act, verb, after, content, rule)
        subject = self._subject(passage, span)
        apposed = subject is not None and text[passage.start : span.start].rstrip().endswith(",")
        inverted = after is not None and not after.governed and (
            subject is None or (closed_before(text, passage.start, span.start) and not apposed)
        ) and not rule.addressee  # fmt: skip
        if quote and (subject is None or inverted):
            return None
        if inverted and after is not None:
            left = before[-1].content[1] if before and before[-1].content[1] <= span.start else passage.start
            content = (left, span.start)
            if text[after.end : after.end + 1] == "," and content_after(passage, after.end):
                content = (left, passage.end)  # ', he said, and': it goes on behind him
            rest = content_after(passage, after.end)
            if interposed(passage, span.start, after.end):
                content = (passage.start, passage.end)
            elif has_that(passage, after.end, 30) or (
                rest and not closed_before(text, passage.start, span.start)
            ):
                content = (after.end, passage.end)
            return Telling(span.start, after.end, rule.act, verb, after, content, rule)
        addressee = after if rule.addressee else None
        start = addressee.end if addressee is not None else span.end
        if subject is None and not before and not content_after(passage, start):
            return None
        if subject is not None and interposed(passage, min(subject.start, span.start), span.end):
            content = (passage.start, passage.end)
        elif subject is not None and told_before(passage, min(subject.start, span.start), start):
            content = (passage.start, subject.start)
        elif content_after(passage, start) or quote_after(passage, start):
            content = (start, passage.end)
        else:
            content = (passage.start, subject.start if subject is not None else span.start)
        if subject is None and before:
            subject = before[-1].speaker if before[-1].content[0] > before[-1].start else None
        begin = subject.start if subject is not None and subject.start < span.start else span.start
        return Telling(min(begin, span.start), span.end, rule.act, verb, subject, content, rule, addressee)

    def _relay(self, passage: Passage, span: Span, rule: ReportRule, after: Party | None) -> Telling | None:
        """'the agency quoted X as saying C': X speaks, the agency relays."""
        if after is None:
            return None
        subject = self._subject(passage, span)
        end = after.end
        for other in passage.reports:
            if after.end <= other.start and few_words(passage.text, after.end, other.start, 9):
                end = other.end
        begin = subject.start if subject is not None and subject.start < span.start else span.start
        content = (end, passage.end)
        if not content_after(passage, end) and not quote_after(passage, end):
            content = (passage.start, begin)
        telling = Telling(begin, end, "say", passage.text[span.start : span.end], after, content, rule)
        telling.relayed_by = subject.actor if subject is not None else None
        return telling

    def _subject(self, passage: Passage, span: Span) -> Party | None:
        text = passage.text
        left = passage.start
        for match in CLAUSE_BREAK.finditer(text, passage.start, span.start):
            left = match.end()
        stripped = text[left : span.start].rstrip()
        if stripped.endswith(","):
            return self._apposed(passage, left, left + len(stripped) - 1)
        relative = last_cue(passage, left, span.start, Cue.RELATIVE | Cue.THAT | Cue.CLAUSE)
        floor = left
        if relative is not None:
            if relative.entry.cue & Cue.RELATIVE and few_words(text, relative.end, span.start, 3):
                for one in passage.parties:  # 'X, who'
                    near = left <= one.start and not text[one.end : relative.start].strip(" ,")
                    if near and one.end <= relative.start and one.kind in _SUBJECT_KINDS:
                        return self._resolved(one)
            floor = relative.end
        comma = text.rfind(",", floor, span.start)
        while comma > floor:
            party = self._first_subject(passage, comma, span.start)
            if party is not None:
                return party
            if not few_words(text, comma, span.start, 6):
                break
            comma = text.rfind(",", floor, comma)
        return self._first_subject(passage, floor, span.start)

    def _apposed(self, passage: Passage, left: int, comma: int) -> Party | None:
        """'A B, the mayor of C,' and 'the mayor, A B,': who stands before what lies between commas."""
        text = passage.text
        for one in passage.parties:
            if one.end == comma and "," in text[one.start : comma] and not one.governed:
                return self._resolved(one)
        opening = text.rfind(",", passage.start, comma)
        while opening > passage.start and is_apposition(passage, opening, comma):
            start = passage.start if opening < left else left
            named = next((one for one in passage.parties if opening < one.start < comma), None)
            person = named is not None and named.kind == "person"
            for one in reversed(passage.parties):
                if one.start < start or one.governed or one.kind not in _SUBJECT_KINDS:
                    continue
                if one.start < opening and few_words(text, min(one.end, opening), opening, 6):
                    return named if person and one.kind != "person" else self._resolved(one)
            known = named if person else self._pronoun(passage, start, opening)
            if known is not None:
                return known
            opening = text.rfind(",", passage.start, opening)
        return None

    def _first_subject(self, passage: Passage, start: int, end: int) -> Party | None:
        """The first subject between two places that stands near enough to the second."""
        text = passage.text
        best: Party | None = None
        for party in reversed(passage.parties):
            if party.start < start:
                break
            if party.end > end or party.governed or party.kind not in _SUBJECT_KINDS:
                continue
            if few_words(text, party.end, end, 9):
                best = party
            elif not few_words(text, party.end, end, 20):
                break
            elif text[party.end : party.end + 1] == "," or holds_verb(passage, party):
                best = party
        return self._resolved(best) if best is not None else self._pronoun(passage, start, end)

    def _nearest_subject(self, passage: Passage, start: int, end: int) -> Party | None:
        for party in reversed(passage.parties):
            within = start <= party.start and party.end <= end
            if within and not party.governed and party.kind in _SUBJECT_KINDS:
                return self._resolved(party)
        return self._pronoun(passage, start, end)

    def _resolved(self, party: Party) -> Party:
        if party.actor is None and party.kind == "pronoun" and self.last_person is not None:
            return Party(party.start, party.end, self.last_person.actor, "person", role=party.role)
        return party

    def _pronoun(self, passage: Passage, start: int, end: int) -> Party | None:
        if not passage.kinds & _PRONOUN:
            return None
        for cue in passage.cues:
            if cue.start < start or cue.end > end:
                continue
            kinds = cue.entry.cue
            known = None
            if kinds & Cue.HE:
                known = _named_before(passage, cue.start, "person") or self.last_person
            elif kinds & Cue.IT:
                known = (
                    _named_before(passage, cue.start, "body") or _group(passage, cue.start) or self.last_body
                )
            elif kinds & Cue.THEY:
                known = _named_before(passage, cue.start, "") or self.last_subject
            if kinds & _PRONOUN and few_words(passage.text, cue.end, end, 5):
                return Party(
                    cue.start, cue.end, known.actor if known else None, known.kind if known else "pronoun"
                )
        return None

    def _pronoun_after(self, passage: Passage, position: int, *, alone: bool) -> Party | None:
        """'..., said he', or ``alone`` behind a preposition: 'according to her'."""
        wanted = _PRONOUN | Cue.HIM if alone else _PRONOUN
        if not passage.kinds & wanted:
            return None
        cue = next((cue for cue in passage.cues if cue.start >= position), None)
        if cue is None or not cue.entry.cue & wanted or passage.text[position : cue.start].strip():
            return None
        if alone and cue.entry.cue & Cue.HIM:
            return self._him(passage, cue)
        # 'saying it had lost two men': the pronoun opens what is told.
        opens = not alone and content_after(passage, cue.end) and not has_that(passage, cue.end, 12)
        if opens and passage.text[cue.end] != ",":
            return None
        return self._pronoun(passage, cue.start, cue.end)

    def _him(self, passage: Passage, cue: Span) -> Party | None:
        """The person last named; 'her' may own what follows, unless a mark does."""
        owns = cue.entry.cue & Cue.OWN and passage.text[cue.end : passage.end].lstrip()[:1].isalnum()
        known = self.last_person
        return None if owns or known is None else Party(cue.start, cue.end, known.actor, "person")

    def _remember(self, passage: Passage, found: Sequence[Telling]) -> None:
        heard = [
            telling.speaker for telling in found if telling.speaker is not None and telling.speaker.actor
        ]
        subject: Party | None = None
        for party in passage.parties:
            if party.actor is None or party.kind in ("adjective", "pronoun"):
                continue
            if subject is None and not party.governed:
                subject = party
            if party.kind == "person":
                if not party.governed or self.last_person is None:
                    self.last_person = party
            elif not party.governed and (party.kind != "crowd" or self.last_body is None):
                self.last_body = party
        self.last_subject = heard[0] if heard else subject or self.last_subject
        for speaker in heard:
            if speaker.kind == "person":
                self.last_person = speaker
            elif speaker.kind != "crowd" or self.last_body is None:
                self.last_body = speaker


def _named_before(passage: Passage, position: int, kind: str) -> Party | None:
    """The first subject named before a pronoun in its own sentence."""
    for party in passage.parties:
        if party.end > position:
            return None
        if party.governed or party.actor is None or party.kind in ("adjective", "pronoun"):
            continue
        if not kind or (kind == "person") == (party.kind == "person"):
            return party
    return None


def _group(passage: Passage, position: int) -> Party | None:
    """The only armed group named before in the sentence, though it is no subject: 'fighters of the X'."""
    named = [
        party
        for party in passage.parties
        if party.end <= position and party.actor is not None and party.actor.kind == "armed_group"
    ]
    return named[0] if len({party.actor for party in named}) == 1 else None
