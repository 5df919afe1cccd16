"""Which party in front of a reporting verb is its subject: the nearest of its clause, past what only describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .appositions import VERBAL, is_determined, parted
from .pronouns import Named
from .verbs import holds_clause, holds_verb, inside_quote, is_apposition, last_cue, points_out
from .voices import SUBJECT_KINDS

_ARTICLE: Final = 5  # characters of an article and the blanks beside it


class Subjects:
    """Finds the subjects of verbs in one article, where pronouns and offices mean whom it has named."""

    def __init__(self, named: Named) -> None:
        self._named = named

    def of_verb(self, passage: Passage, span: Span) -> Party | None:
        """The subject of the clause in which a verb stands, in front of it."""
        text = passage.text
        left = (passage.openings(span.start) or [passage.start])[-1]
        stripped = text[left : span.start].rstrip()
        if stripped.endswith(","):
            return self._apposed(passage, left, left + len(stripped) - 1)
        relative = last_cue(passage, left, span.start, Cue.RELATIVE | Cue.THAT | Cue.CLAUSE)
        if relative is not None and relative.entry.cue & Cue.SINCE:
            auxiliary = last_cue(passage, left, relative.start, Cue.HAVE)
            if auxiliary is not None and relative.start - auxiliary.end == 1:  # 'has since clarified'
                relative = last_cue(passage, left, auxiliary.start, Cue.RELATIVE | Cue.THAT | Cue.CLAUSE)
        floor = left
        if relative is not None and points_out(passage, relative):
            relative = None
        if relative is not None:
            if relative.entry.cue & Cue.RELATIVE and few_words(text, relative.end, span.start, 5):
                for one in passage.parties:  # 'X, who'
                    near = left <= one.start and not text[one.end : relative.start].strip(" ,")
                    if near and one.end <= relative.start and one.kind in SUBJECT_KINDS:
                        return self._named.resolved(passage, one)
            floor = relative.end
        own = self._own_subject(passage, floor, span)
        if own is not None:
            return own
        beside = _beside(passage, span)
        if beside is not None:
            return beside
        comma = text.rfind(",", floor, span.start)
        while comma > floor:
            party = self._first(passage, comma, span.start)
            if party is not None:
                return party
            if not few_words(text, comma, span.start, 6):
                break
            if is_determined(passage, comma + 2) and holds_clause(passage, floor, comma):
                return None  # 'Gunmen killed two, a teacher said': who speaks stands behind the comma
            comma = text.rfind(",", floor, comma)
        return self._first(passage, floor, span.start)

    def joined(self, passage: Passage, span: Span, before: list[Telling]) -> Party | None:
        """Who a verb that 'and' joins to one before is said of: who spoke there, else the sentence's subject."""
        if before and before[-1].speaker is not None and before[-1].start < span.start:
            return before[-1].speaker
        first = next((party for party in passage.parties if not party.governed), None)
        if first is None or first.end > span.start or first.kind in ("adjective", "medium"):
            return None
        return self._named.resolved(passage, first)

    def _own_subject(self, passage: Passage, floor: int, span: Span) -> Party | None:
        """'X says Y also claims': who stands right before a verb, behind another verb that tells of him."""
        before = next(
            (one for one in reversed(passage.reports) if floor <= one.start and one.end < span.start), None
        )
        if before is None or before.entry.cue & Cue.HAVE:
            return None  # 'X has the residents called on'
        if any(rule.preposition for rule in before.entry.report):
            return None
        for party in passage.parties:
            if before.end < party.start and party.end < span.start and not party.governed:
                near = few_words(passage.text, before.end, party.start, 1) or _joined(passage, party)
                if near and party.kind in SUBJECT_KINDS and few_words(passage.text, party.end, span.start, 1):
                    return self._named.resolved(passage, party)
        return None

    def _apposed(self, passage: Passage, left: int, comma: int) -> Party | None:
        """'A B, the mayor of C,' and 'the mayor, A B,': who stands before what lies between commas."""
        text = passage.text
        for one in passage.parties:
            if one.end == comma and "," in text[one.start : comma] and not one.governed:
                return self._named.resolved(passage, one)
        opening = text.rfind(",", passage.start, comma)
        while opening > passage.start and is_apposition(passage, opening, comma):
            start = passage.start if opening < left else left
            named = next((one for one in passage.parties if opening < one.start < comma), None)
            person = named is not None and named.kind == "person"
            for one in reversed(passage.parties):
                if one.start < start or one.governed or one.kind not in SUBJECT_KINDS:
                    continue
                near = one.start < opening and few_words(text, min(one.end, opening), opening, 6)
                if near and not holds_clause(passage, one.end, opening):
                    return named if person and one.kind != "person" else self._named.resolved(passage, one)
            known = named if person else self._named.pronoun(passage, start, opening)
            if known is not None:
                return known
            opening = text.rfind(",", passage.start, opening)
        return None

    def _first(self, passage: Passage, start: int, end: int) -> Party | None:
        """The first subject between two places that stands near enough to the second."""
        text = passage.text
        best: Party | None = None
        for party in reversed(passage.parties):
            if party.start < start:
                break
            if party.end > end or party.governed or party.kind not in SUBJECT_KINDS:
                continue
            if text[party.start - 1] == "(" and text[party.end] == ")":
                continue  # 'Major A B of the Western Command (Westcom)'
            if few_words(text, party.end, end, 9):
                best = party
            elif not few_words(text, party.end, end, 20):
                break
            elif text[party.end : party.end + 1] == "," or holds_verb(passage, party):
                best = party
        if best is None:
            return self._named.pronoun(passage, start, end)
        return (
            _bearer(passage, best)
            or _office_behind(passage, best, end)
            or self._named.resolved(passage, best)
        )


def _joined(passage: Passage, party: Party) -> bool:
    """'X says C and Y says D': who stands right behind 'and', with nobody before it who says D with him."""
    joint = next(
        (cue for cue in passage.cues if 0 < party.start - cue.end <= _ARTICLE and cue.entry.cue & Cue.AND),
        None,
    )
    return joint is not None and not any(
        one.end + 1 == joint.start and one.kind != "adjective" and not one.governed for one in passage.parties
    )


def _office_behind(passage: Passage, organ: Party, end: int) -> Party | None:
    """'The O regional spokeswoman A B said': the person with an office of an organ, both in one phrase."""
    for party in passage.parties if organ.kind == "organ" else ():
        if party.start > organ.end and party.end <= end and party.kind == "person" and party.role:
            between = passage.text[organ.end : party.start]
            words = between.strip().replace(" ", "").isalpha() and few_words(between, 0, len(between), 2)
            return (
                party
                if words and not any(organ.end < one.start < party.start for one in passage.cues)
                else None
            )
    return None


def _beside(passage: Passage, verb: Span) -> Party | None:
    """'..., with X saying': the party between a preposition behind a comma and a participle."""
    text = passage.text
    comma = text.rfind(",", passage.start, verb.start)
    if comma < 0 or not passage.holds(Cue.PREPOSITION, comma, comma + 3):
        return None
    if not passage.holds(Cue.CLAUSE, verb.start, verb.start + 1):
        return None
    return next((one for one in passage.parties if one.end == verb.start - 1 and one.start > comma
                 and few_words(text, comma, one.start, 3)), None)  # fmt: skip


def _bearer(passage: Passage, office: Party) -> Party | None:
    """'A B, the chairman of C told': the person who opens a sentence, before an office between him and the verb."""
    if office.kind == "person":
        return None
    for party in passage.parties:
        if party.end >= office.start:
            return None
        opens = party.kind == "person" and few_words(passage.text, passage.start, party.start, 1)
        between = passage.text[party.end : office.start]
        if opens and between.startswith(", ") and few_words(passage.text, party.end, office.start, 1):
            return party
    return None


def apposed_name(passage: Passage, office: Party) -> Party:
    """'the spokesman for the north, A B,': the person named between commas behind an office, else the office."""
    if office.kind == "person":
        return office
    text = passage.text
    comma = text.find(",", office.end, passage.end)
    if comma < 0 or not few_words(text, office.end, comma, 4):
        return office
    for party in passage.parties:
        if party.start > comma:
            led = passage.holds(Cue.DEFINITE, comma + 1, party.start)  # ', le colonel A B'
            named = party.kind == "person" and few_words(text, comma, party.start, int(led))
            named = named and text[comma + 1] == " " and (not led or party.actor is not None)
            if named and text[party.end : party.end + 1] in (",", "."):
                return Party(office.start, party.end, party.actor, "person", role=office.role)
            break
    return office


def first_speaker(
    passage: Passage, verb: Span, before: Sequence[Telling], ends: tuple[str, ...]
) -> Party | None:
    """Of a verb that closes its clause: the party right before it, else one that a comma parts from the rest.

    Behind a verb ``before`` it that ends so ('while A says C, B says D') the clause has a subject of its own.
    """
    text = passage.text
    left = max(passage.start, text.rfind(";", passage.start, verb.start) + 1)
    parties = [
        one
        for one in passage.parties
        if left <= one.start and one.end <= verb.start and one.kind in SUBJECT_KINDS and not one.governed
        if not inside_quote(passage, one.start) and not _describes_medium(passage, one)
    ]
    if parties and few_words(text, parties[-1].end, verb.start, 0):
        return parties[-1]
    for party in reversed(passage.parties):  # 'from the ministry to X they told'
        if party.source and party.end <= verb.start and few_words(text, party.end, verb.start, 3):
            return party
    closed = [at for one in before if (at := _clause_end(text, one, ends)) and left < at < verb.start]
    if closed and (own := [one for one in parties if one.start > closed[-1]]):
        return own[0]
    for party in reversed(parties):
        if _opens_clause(passage, party, before):
            return party
    for party in parties:
        if text.startswith(",", party.end) and few_words(text, left, party.start, 5):
            return party
    for party in parties:
        if text.startswith(",", party.end) or few_words(text, left, party.start, 2):
            return party
    return None


def _describes_medium(passage: Passage, party: Party) -> bool:
    """'(of) A (the) agency X's report by': the state of a medium that stands right behind it."""
    if party.kind not in ("state", "group"):
        return False
    medium = next((one for one in passage.parties if one.start >= party.end), None)
    if medium is None or medium.kind != "medium" or not medium.governed:
        return False
    near = few_words(passage.text, party.end, medium.start, 3)
    return near and passage.unbroken(party.end, medium.start)


def _opens_clause(passage: Passage, party: Party, before: Sequence[Telling]) -> bool:
    """'A the town shelled, B nine dead announced': behind a comma that the verb of another clause stands before.

    Or 'A nine, B however ten dead announced': a small word that sets clauses against each other stands behind it.
    """
    if passage.holds(Cue.CLAUSE, party.end + 1, party.end + 2):
        return True
    comma = passage.text.rfind(",", passage.start, party.start)
    if comma < 0 or not few_words(passage.text, comma + 1, party.start, 2):
        return False
    return any(one.end == comma for one in before) or any(
        one.end == comma and any(rule.frame == "verb" for rule in one.entry.event) for one in passage.events
    )


def _clause_end(text: str, telling: Telling, ends: tuple[str, ...]) -> int:
    """Where the verb of a telling ends, if it ends in one of those; else 0."""
    at = text.rfind(telling.verb, telling.start, telling.end)
    return at + len(telling.verb) if ends and telling.verb.endswith(ends) and at >= 0 else 0


def clause_subject(passage: Passage, start: int, end: int) -> Party | None:
    """'after X said': the party that is all of a phrase, though a word before it can govern it."""
    for party in passage.parties:
        if party.end == end and party.governed and party.kind in ("organ", "state", "person", "medium"):
            return party if few_words(passage.text, start, party.start, 1) else None
    return None


def opening_person(passage: Passage, verb: Span) -> Party | None:
    """'A B, 40, speaking from his bed, said the C': who opens the sentence, where no phrase behind the verb speaks."""
    text = passage.text
    first = passage.parties[0] if passage.parties else None
    if first is None or first.kind != "person" or first.governed or first.start > passage.start + 4:
        return None
    if not text.startswith(",", first.end) or not text[first.end : verb.start].rstrip().endswith(","):
        return None
    if few_words(text, verb.end, passage.end, 6):
        return None
    for at, _ in parted(passage, first.end, verb.start):
        if any(one.start == at for one in passage.outcomes) or passage.holds(VERBAL, at, at + 1):
            return None  # 'A B, 40, was shot, said the C'
    return first


def participial(passage: Passage, verb: Span) -> Party | None:
    """'X defended the plan, telling reporters': the subject of the sentence, of a verb right behind a comma."""
    text = passage.text
    if not text[passage.start : verb.start].rstrip().endswith(","):
        return None
    first = next((one for one in passage.parties if one.kind != "adjective"), None)
    if first is None or first.governed or first.end > verb.start or first.kind not in SUBJECT_KINDS:
        return None
    return apposed_name(passage, first) if few_words(text, passage.start, first.start, 1) else None
