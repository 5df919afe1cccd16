"""Who says what: speaker, reporting verb and content of each act of speech in a sentence.

Orders covered: 'X said that C', 'C, X said', 'C, said X', 'according to X, C', 'X: C', 'C: X', with an
apposition or a date between speaker and verb. Who is addressed is not who speaks.
"""

from __future__ import annotations

from typing import Final

from ..words.clauses import joined_verb
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from ..words.watching import Why, refuse
from .contents import (
    content_after,
    holds_object,
    interposed,
    is_speech,
    quote_after,
    told_before,
    told_by_source,
    told_from,
)
from .passives import is_passive, passive_telling
from .pronouns import Named
from .recalling import Spoken
from .relaying import relayed, shared, spoken
from .reporting import ReportRule, is_second_half, rule_of
from .saying_times import said_date
from .signing import quoting, signed
from .strangers import Strangers
from .subjects import Subjects, apposed_name, clause_subject, opening_person, participial
from .verbs import (
    acts,
    closed_before,
    few_before,
    goes_on,
    goes_on_as_name,
    has_that,
    inside_quote,
    is_infinitive,
    is_named_behind,
    is_noun,
    is_pointer,
    led_by_auxiliary,
    party_after,
    so_before,
    takes_care,
    tells_hour,
)
from .voices import parted_from, unnamed_behind, unnamed_speaker

_TELLS: Final = frozenset(("say", "claim", "confirm", "admit", "deny"))


class Listener:
    """Hears the tellings of one article, sentence after sentence, and remembers who spoke last."""

    def __init__(self, strangers: Strangers, *, verb_second: bool = False) -> None:
        self._strangers = strangers
        self._verb_second = verb_second  # any phrase can stand before the verb, with the subject behind it
        self._named = Named()
        self._subjects = Subjects(self._named)
        self._spoken = Spoken(strangers.statements)

    def tellings(self, passage: Passage) -> list[Telling]:
        """The acts of speech in a sentence, in order."""
        found: list[Telling] = []
        for span in passage.reports:
            if found and any(span.start < telling.end and telling.start < span.end for telling in found):
                continue
            if found and any(is_second_half(passage, span, telling) for telling in found):
                continue
            passive = is_passive(passage, span)
            noun = passive or is_noun(passage, span) or tells_hour(passage, span)
            telling = None if noun else self._telling(passage, span, found)
            if (
                telling is not None
                and telling.rule.seldom
                and not is_speech(passage, telling.start, span.end)
            ):
                telling = None
            if passive:
                telling = passive_telling(passage, span, self._strangers)
            if telling is not None:
                found.append(telling)
            else:
                refuse(passage, span, Why.NO_VERB if noun else Why.NO_TELLING)
        if len(found) > 1:
            found = shared(passage, relayed(spoken(found)))
        found = found or signed(passage, self._strangers)
        if passage.quoted and passage.parties:
            found += quoting(passage, found)
        for telling in found:
            telling.said = said_date(passage, telling, found)
        self._named.unveil(passage, found)
        self._spoken.recall(passage, found)
        self._named.remember(passage, found)
        return found

    def listen(self, passage: Passage) -> None:
        """Takes note of who is named in a sentence in which nobody speaks."""
        self._named.remember(passage, ())

    # --- one verb ---

    def _telling(self, passage: Passage, span: Span, before: list[Telling]) -> Telling | None:
        rule = rule_of(passage, span)
        if rule is None or is_infinitive(passage, span):
            return None
        text = passage.text
        verb = text[span.start : span.end]
        quote = inside_quote(passage, span.start)
        reach = 7 if rule.preposition else 3
        after = party_after(passage, span.end, reach) or self._named.pronoun_after(
            passage, span.end, alone=rule.preposition
        )
        if rule.handles:
            return self._handled(passage, span, rule)
        if rule.act == "relay":
            return self._relay(passage, span, rule, after)
        if rule.preposition:
            if after is not None and passage.holds(Cue.BY, span.end, min(after.start, span.end + 6)):
                after = None  # 'according to a by X controlled channel'
            stranger = self._strangers.behind(passage, span.end)
            if after is not None and goes_on_as_name(passage, after):
                after = stranger
            if after is None or (stranger is not None and parted_from(passage, stranger, after)):
                after = stranger
            else:
                after = self._strangers.called(passage, after)
                after = self._strangers.of_organ(passage, after, passage.end)
            if after is None:
                unnamed = unnamed_behind(passage, span.end) if not before else None
                if unnamed is None:
                    return None
                opening = span.start - passage.start < 4
                content = (unnamed[1], passage.end) if opening else (passage.start, passage.end)
                return Telling(span.start, unnamed[1], rule.act, verb, None, content, rule, None, unnamed)
            after = apposed_name(passage, after)
            content = told_by_source(passage, span, after)
            return Telling(span.start, after.end, rule.act, verb, after, content, rule)
        subject = self._subjects.of_verb(passage, span)
        if joined_verb(passage, span):  # 'X confirmed ... two rebels, and said': X said it too
            subject = self._first_speaker(passage, span, before) or subject
        added = None if self._verb_second else goes_on(passage, span, before)
        if added is not None:
            subject = added
        apposed = subject is not None and text[passage.start : span.start].rstrip().endswith(",")
        stop = so_before(passage, span.start) if self._verb_second else span.start
        closed = closed_before(text, passage.start, stop)
        apposed = apposed and stop == span.start
        inverted = after is not None and not after.governed and not rule.addressee and not acts(passage, after) and (
            (closed and (not apposed or is_named_behind(passage, after)))
            or (subject is None and (self._verb_second or few_before(passage, span)))
        )  # fmt: skip
        if subject is None or subject.end < span.start - 1:
            subject = self._strangers.beside(passage, span.start) or subject
        if subject is not None and subject.kind == "organ":
            subject = self._strangers.of_organ(passage, subject, span.start)
        if quote and (subject is None or inverted):
            return None
        if inverted and after is not None:
            after = apposed_name(passage, self._strangers.called(passage, after))
            left = before[-1].content[1] if before and before[-1].content[1] <= span.start else passage.start
            content = (left, stop) if left < span.start - 1 else (span.end, passage.end)
            rest = content_after(passage, after.end)
            points = is_pointer(passage, content[0], stop)  # 'that reports X of the Y': it stands before
            more = not points or any(one.start > after.end for one in passage.outcomes)
            if more and rest and text[after.end : after.end + 1] == ",":
                content = (left, passage.end)  # ', he said, and': it goes on behind him
            if points:
                pass
            elif interposed(passage, span.start, after.end):
                content = (passage.start, passage.end)
            elif has_that(passage, after.end, 30) or (rest and not closed):
                content = (after.end, passage.end)
            return Telling(span.start, after.end, rule.act, verb, after, content, rule)
        addressee = after if rule.addressee else None
        start = addressee.end if addressee is not None else span.end
        unnamed = None
        if subject is None:
            subject = self._strangers.described(passage, span.start) or opening_person(passage, span)
        if subject is None and (span.entry.outcome is None or rule.seldom):
            pointed = self._verb_second and is_pointer(passage, passage.start, span.start)
            unnamed = unnamed_speaker(passage, span, behind=(closed and addressee is None) or pointed)
            if unnamed is not None and before and unnamed[0] < before[-1].end:
                unnamed = None  # those are the words for the one before
            if unnamed is not None and (known := clause_subject(passage, *unnamed)) is not None:
                subject, unnamed = known, None
        if subject is None and unnamed is None and not before and rule.act == "say":
            subject = participial(passage, span)
        if subject is None and unnamed is None and not before and not content_after(passage, start):
            return None
        begin = span.start
        if subject is not None and subject.start < begin:
            begin = subject.start
        elif unnamed is not None and unnamed[0] < begin:
            begin = unnamed[0]
        elif unnamed is not None:
            start = unnamed[1]
        told = subject is not None or unnamed is not None
        if told and rule.act != "deny" and interposed(passage, begin, max(start, span.end)):
            content = (max(passage.start, text.rfind(";", passage.start, begin) + 1), passage.end)
        elif told and told_before(passage, begin, start):
            content = (told_from(passage, before), begin)
        elif subject is not None and holds_object(passage, subject.end, span):
            content = (subject.end, span.start)
        elif content_after(passage, start) or quote_after(passage, start):
            content = (start, passage.end)
        else:
            content = (passage.start, begin)
        others = passage.follows(Cue.MORE, span.start)
        if subject is None and unnamed is None and before and not others:
            same = before[-1].content[0] > before[-1].start or (
                few_words(text, before[-1].end, span.start, 1) and text.startswith(",", before[-1].end)
            )  # 'C, he said, adding that D'
            subject = before[-1].speaker if same else None
            unnamed = before[-1].unnamed if same and subject is None else None
            if subject is not None and subject.start < begin:
                begin = subject.start
        end = max(span.end, unnamed[1]) if unnamed is not None else span.end
        if unnamed is not None:
            sure = rule.act in _TELLS and (rule.clause or has_that(passage, span.end, 2))
            behind = unnamed[0] >= span.end or led_by_auxiliary(passage, unnamed[0])
            subject = self._strangers.in_front(passage, *unnamed, sure=sure, behind=behind)
            if subject is None and rule.act not in _TELLS:
                return None
        elif subject is not None:
            subject = self._strangers.called(passage, subject)
        return Telling(begin, end, rule.act, verb, subject, content, rule, addressee, unnamed)

    def _first_speaker(self, passage: Passage, span: Span, before: list[Telling]) -> Party | None:
        """Who a verb that 'and' joins to one before is said of: who spoke there, else the sentence's subject."""
        if before and before[-1].speaker is not None and before[-1].start < span.start:
            return before[-1].speaker
        first = next((party for party in passage.parties if not party.governed), None)
        if first is None or first.end > span.start or first.kind in ("adjective", "medium"):
            return None
        return self._named.resolved(passage, first)

    def _handled(self, passage: Passage, span: Span, rule: ReportRule) -> Telling | None:
        """'rescuers recovered six bodies': who takes care of the dead and the wounded has counted them."""
        subject = self._subjects.of_verb(passage, span)
        if subject is None and (unnamed := unnamed_speaker(passage, span, behind=False)) is not None:
            subject = self._strangers.in_front(passage, *unnamed, sure=False)
        if subject is None or not takes_care(passage, subject):
            return None
        inside = any(subject.end <= number.start < span.start for number in passage.numbers)
        if not inside and not few_words(passage.text, subject.end, span.start, 3):
            return None
        content = (subject.end, span.start) if inside else (span.end, passage.end)
        return Telling(subject.start, span.end, rule.act, span.entry.form, subject, content, rule)

    def _quoted(self, passage: Passage, span: Span, rule: ReportRule) -> Telling | None:
        """'X was quoted as saying C (by the agency)': the subject of the passive speaks."""
        if not passage.holds(Cue.BE, span.start - 6, span.start):
            return None
        subject = self._subjects.of_verb(passage, span)
        if subject is None:
            return None
        said = next((one for one in passage.reports if one.start > span.end), None)
        end = said.end if said is not None and few_words(passage.text, span.end, said.start, 1) else span.end
        by = next((cue for cue in passage.cues if cue.start == end + 1 and cue.entry.cue & Cue.BY), None)
        medium = party_after(passage, by.end) if by is not None else None
        last = medium.end if medium is not None else end
        behind = content_after(passage, last) or quote_after(passage, last)
        content = (last, passage.end) if behind else (passage.start, subject.start)
        verb = passage.text[span.start : span.end]
        telling = Telling(subject.start, last, "say", verb, subject, content, rule)
        telling.relayed_by = medium.actor if medium is not None else None
        return telling

    def _relay(self, passage: Passage, span: Span, rule: ReportRule, after: Party | None) -> Telling | None:
        """'the agency quoted X as saying C', 'X, quoted by the agency, said C': X speaks, the agency relays."""
        if after is None:
            return self._quoted(passage, span, rule)
        subject = self._subjects.of_verb(passage, span)
        if passage.holds(Cue.BY, span.end + 1, span.end + 2):
            if subject is None:
                return None
            subject, after = after, subject
            content = (max(subject.end, after.end), passage.end)
            telling = Telling(
                after.start, subject.end, "say", passage.text[span.start : span.end], after, content, rule
            )
            telling.relayed_by = subject.actor
            return telling
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
