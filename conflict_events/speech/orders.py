"""Speaker, reporting verb and content of one act of speech, by the order in which they stand.

Orders covered: 'X said that C', 'C, X said', 'C, said X', 'according to X, C', with an apposition or a date
between speaker and verb; `signing` has those without a verb. Who is addressed is not who speaks.
"""

from __future__ import annotations

from typing import Final

from ..words.clauses import joined_verb
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .appositions import Stretch
from .citing import cited, handled, relayed_from
from .contents import around_from, content_after, interposed, is_aside, told_around, told_before_verb
from .figured import is_counted, told_up_to, told_within
from .heads_last import aside_before, body_of_verb, closing_speaker, owned
from .lookalikes import is_infinitive
from .pronouns import Named
from .referring import opens_pointing
from .reporting import ReportRule, WordOrder, rule_of
from .sources import Sources
from .strangers import Strangers
from .subjects import Subjects, apposed_name, clause_subject, first_speaker, opening_person, participial
from .verbs import (
    acts,
    addressed_behind,
    asks_first,
    closed_before,
    few_before,
    goes_on,
    goes_on_telling,
    has_that,
    inside_quote,
    is_named_behind,
    is_pointer,
    led_by_auxiliary,
    party_after,
    so_before,
    stands_alone,
)
from .voices import unnamed_speaker
from .within import body_before, body_behind, inserts, said_behind, told_to, words_before

_TELLS: Final = frozenset(("say", "claim", "confirm", "admit", "deny"))


class Orders:
    """Reads the telling of one verb, where pronouns and offices mean whom the article has ``named``."""

    def __init__(self, strangers: Strangers, named: Named, order: WordOrder) -> None:
        self._strangers = strangers
        self._verb_final = order.verb_final
        self._verb_second = order.verb_second
        self._drops, self._clause_ends = order.subjects_dropped, order.clause_ends
        self._verb_first = order.verb_first
        self._named = named
        self._subjects = Subjects(named)
        self._sources = Sources(strangers, named)

    def telling(self, passage: Passage, span: Span, before: list[Telling]) -> Telling | None:
        """What a verb tells, behind those ``before`` it in the sentence; None where it tells nothing."""
        rule = rule_of(passage, span)
        if rule is None or is_infinitive(passage, span):
            return None
        if rule.handles:
            return handled(passage, span, rule, self._carer(passage, span))
        if rule.impersonal:
            return self._sources.impersonal(passage, span, rule)
        if rule.postposition:
            return self._sources.postposed(passage, span, rule)
        if rule.owned:
            return owned(passage, span, rule)
        alone, last = rule.preposition, self._strangers.last
        after = said_behind(passage, span, self._strangers, alone=alone)
        after = after or self._named.pronoun_after(
            passage, span.end, alone=alone, verb_second=self._verb_second
        )
        after = after or self._strangers.quoted(passage, span.end)
        body: Party | None = None
        if rule.within and not last and (after is None or after.governed):
            after = body_behind(passage, span) or after
            body = body_before(passage, span)
            if body is None and (words := words_before(passage, span)) is not None:
                body = self._strangers.in_front(passage, *words, sure=False)
        elif after is not None and after.kind == "medium" and self._verb_second:
            after = (rule.within and body_behind(passage, span)) or told_to(passage, after)
        if rule.act == "relay" and rule.last is not None and self._verb_first:
            return relayed_from(passage, span, rule, rule.last, self._sources.called)
        if after is not None and is_counted(passage, after, claimed=rule.act == "claim"):
            after = None  # 'killed, as they say, 34 rebels'
        if rule.act == "relay":
            after = self._cited(passage, span, after)
            return cited(passage, span, rule, self._subjects.of_verb(passage, span), after)
        if rule.preposition:
            return self._sources.telling(passage, span, rule, after, before)
        subject = body if body or inserts(passage, span, after) else self._subject(passage, span, before)
        if self._verb_final:
            after, subject = None, first_speaker(passage, span, before, self._clause_ends) or subject
            subject = closing_speaker(passage, span, subject) or subject
        elif last and rule.within and (body := self._body(passage, span, subject, after)) is not None:
            subject, after = (body, after) if body.end <= span.start else (None, body)
        inverted = after is not None and self._inverts(passage, span, rule, subject, after)
        subject = self._strangers.nearer(passage, span, subject, verb_second=self._verb_second)
        if subject is not None and subject.kind == "organ":
            subject = self._strangers.of_organ(passage, subject, span.start)
        bare = self._drops and subject is None and after is None and stands_alone(passage, span)
        if bare and (said := self._sources.impersonal(passage, span, rule)):
            return said
        if (subject is None or inverted) and inside_quote(passage, span.start):
            return None
        if inverted and after is not None:
            return self._inverted(passage, span, rule, after, before)
        return self._led(passage, span, rule, subject, after if rule.addressee else None, before)

    # --- who stands where ---

    def _carer(self, passage: Passage, span: Span) -> Party | None:
        if self._verb_first and (behind := party_after(passage, span.end, 0)) is not None:
            return behind
        if (subject := self._subjects.of_verb(passage, span)) is not None:
            return subject
        unnamed = unnamed_speaker(passage, span, behind=False)
        return self._strangers.in_front(passage, *unnamed, sure=False) if unnamed is not None else None

    def _cited(self, passage: Passage, span: Span, after: Party | None) -> Party | None:
        """Who is cited behind a verb; nobody behind a passive: 'was quoted as saying'."""
        if after is not None:
            return self._sources.called(passage, after)
        passive = passage.holds(Cue.BE, span.start - 6, span.start)
        return None if passive else self._strangers.behind(passage, span.end)

    def _subject(self, passage: Passage, span: Span, before: list[Telling]) -> Party | None:
        """The party of which a verb is said, in front of it."""
        if not self._verb_second and (added := goes_on(passage, span, before)) is not None:
            return added
        subject = self._subjects.of_verb(passage, span)
        if joined_verb(passage, span):  # 'X confirmed ... two rebels, and said': X said it too
            subject = self._subjects.joined(passage, span, before) or subject
        return subject

    def _body(self, passage: Passage, span: Span, subject: Party | None, after: Party | None) -> Party | None:
        """The body in which it is said: no subject stands before the comma ('C, on-Friday said-they in-X')."""
        stop = self._stop(passage, span)
        if subject is not None and subject.end <= stop < span.start:
            subject = None
        return body_of_verb(passage, span, subject, after)

    def _stop(self, passage: Passage, span: Span) -> int:
        """Where ends what stands before a verb, without a ', so' right before it."""
        colon = self._strangers.colon
        aside = aside_before(passage, span, colon) if self._strangers.last else span.start
        return so_before(passage, span.start) if self._verb_second else aside

    def _inverts(
        self, passage: Passage, span: Span, rule: ReportRule, subject: Party | None, after: Party
    ) -> bool:
        """'C, said X': whether the party behind a verb is its subject."""
        if after.governed or acts(passage, after):
            return False
        stop = self._stop(passage, span)
        closed = closed_before(passage.text, passage.start, stop, self._strangers.colon)
        if rule.addressee and self._verb_first:
            return asks_first(passage, span, subject, after)
        if rule.addressee:  # 'C, accused X.': who stands last, behind a comma, is no addressee
            return rule.act == "accuse" and closed and is_named_behind(passage, after)
        if closed:
            apposed = (
                subject is not None
                and stop == span.start
                and passage.text[passage.start : span.start].rstrip().endswith(",")
            )
            if not apposed or is_named_behind(passage, after):
                return True
        return subject is None and (
            self._verb_second or few_before(passage, span) or opens_pointing(passage, span, after)
        )

    # --- 'C, said X' ---

    def _inverted(
        self, passage: Passage, span: Span, rule: ReportRule, after: Party, before: list[Telling]
    ) -> Telling:
        text = passage.text
        stop = self._stop(passage, span)
        after = apposed_name(passage, self._sources.called(passage, after))
        left = told_up_to(passage, span, before)
        content = (left, stop) if not few_words(text, left, stop, 0) else (span.end, passage.end)
        rest = content_after(passage, after.end)
        points = is_pointer(passage, content[0], stop)  # 'that reports X of the Y': it stands before
        more = not points or any(one.start > after.end for one in passage.outcomes)
        if more and rest and text[after.end : after.end + 1] == ",":
            content = (left, passage.end)  # ', he said, and': it goes on behind him
        behind = has_that(passage, after.end, 30) or (
            rest
            and (
                not closed_before(text, passage.start, stop)
                or (self._verb_first and is_aside(passage, left, stop))
            )
        )
        if not points and interposed(passage, span.start, after.end):
            content = (around_from(passage, span.start, before), passage.end)
        elif not points and behind:
            content = (after.end, passage.end)
        verb = text[span.start : span.end]
        asked = addressed_behind(passage, after) if rule.addressee and self._verb_first else None
        return Telling(span.start, after.end, rule.act, verb, after, content, rule, asked)

    # --- 'X said that C', 'C, X said' ---

    def _led(
        self, passage: Passage, span: Span, rule: ReportRule,
        subject: Party | None, addressee: Party | None, before: list[Telling],
    ) -> Telling | None:  # fmt: skip
        start = addressee.end if addressee is not None else span.end
        unnamed: Stretch | None = None
        if subject is None:
            subject, unnamed = self._stranger(passage, span, rule, addressee, before)
        if subject is None and unnamed is None and not before:
            subject = participial(passage, span) if rule.act == "say" else None
            if subject is None and not content_after(passage, start):
                return None
        begin = min(span.start, subject.start if subject is not None else span.start)
        if unnamed is not None and begin == span.start:
            begin, start = (unnamed[0], start) if unnamed[0] < begin else (begin, unnamed[1])
        told = subject is not None or unnamed is not None
        content = told_around(passage, span, rule.act, subject, (begin, start), before, told=told)
        if self._verb_final:
            content = told_before_verb(passage, span, subject)
        elif self._verb_second:
            content = told_within(passage, subject, span) or content
        if (
            not told
            and before
            and not passage.follows(Cue.MORE, span.start)
            and goes_on_telling(passage, span, before)
        ):
            subject = before[-1].speaker  # 'C, he said, adding that D'
            unnamed = before[-1].unnamed if subject is None else None
            begin = min(begin, subject.start if subject is not None else begin)
        end = max(span.end, unnamed[1]) if unnamed is not None else span.end
        if unnamed is not None:
            sure = rule.act in _TELLS and (rule.clause or has_that(passage, span.end, 2))
            behind = unnamed[0] >= span.end or led_by_auxiliary(passage, unnamed[0])
            subject = self._strangers.in_front(passage, *unnamed, sure=sure, behind=behind)
            if subject is None and rule.act not in _TELLS:
                return None
        elif subject is not None:
            subject = self._sources.called(passage, subject)
        verb = passage.text[span.start : span.end]
        return Telling(begin, end, rule.act, verb, subject, content, rule, addressee, unnamed)

    def _stranger(
        self, passage: Passage, span: Span, rule: ReportRule, addressee: Party | None, before: list[Telling]
    ) -> tuple[Party | None, Stretch | None]:
        """The speaker that no table knows, or the words for him."""
        subject = self._strangers.described(passage, span.start) or opening_person(passage, span)
        if subject is not None or (span.entry.outcome is not None and not rule.seldom):
            return subject, None
        closed = closed_before(passage.text, passage.start, self._stop(passage, span))
        pointed = self._verb_second and is_pointer(passage, passage.start, span.start)
        unnamed = unnamed_speaker(passage, span, behind=(closed and addressee is None) or pointed)
        if unnamed is not None and before and unnamed[0] < before[-1].end:
            return None, None  # those are the words for the one before
        if unnamed is not None and (known := clause_subject(passage, *unnamed)) is not None:
            return known, None
        return None, unnamed
