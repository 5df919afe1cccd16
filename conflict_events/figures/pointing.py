"""Outcome words said of people as a pronoun: 'dragged the mayor out and shot him', 'two guards, killing them'."""

from __future__ import annotations

from typing import Final

from ..mentions.counting_nouns import opens_as_object
from ..words.distance import few_words
from ..words.spans import Cue, Span
from .company import Company
from .outcomes import OutcomeRule
from .people import People, Reading, suits
from .standing import pronoun_beside

_FAR: Final = 30  # words back to those a pronoun stands for
_DOER: Final = 3  # words for who did it
_OPENS: Final = 1  # word before people with whom a sentence opens


class Pointing(Company):
    """The groups of one sentence, and the outcome words whose object is a pronoun."""

    def him(self, rule: OutcomeRule, span: Span) -> bool:
        """'dragged the mayor out and shot him dead', 'held two guards and killed them': those told before it."""
        if rule.frame == "after" and self._object_opens(rule, span):
            return True
        if not self.passage.kinds & (Cue.HIM | Cue.THEY):
            return False
        if rule.outcome == "displaced" or (rule.frame != "after" and self._passive(span)):
            return False
        pronoun = self._pronoun(span)
        if pronoun is None:
            return False
        group = self._antecedent(rule, span, several=bool(pronoun.entry.cue & Cue.THEY))
        if group is None:
            return False
        told = any(one.people is group and one.rule.outcome == rule.outcome for one in self.readings)
        if not told:
            start, end = min(pronoun.start, span.start), max(pronoun.end, span.end)
            self.readings.append(Reading(rule, span, group.quantity, group, start, end))
            group.used = True
        self.joined_on(rule, span, pronoun.end)
        return True

    def _object_opens(self, rule: OutcomeRule, span: Span) -> bool:
        """'the officer (object) killed a sniper': people whose form tells that it befell them, before the verb."""
        group = next((one for one in reversed(self.people) if one.end <= span.start), None)
        if group is None or group.used or group.agent:
            return False
        if self.passage.holds(Cue.OBJECT, group.quantity.start, group.quantity.end):
            near = few_words(self.text, group.end, span.start, _DOER)
            if near and self.passage.unbroken(group.end, span.start) and suits(rule, group):
                self.add(rule, span, group)
                return True
            return False
        if opens_as_object(self.passage, group.begin, group.end) is not span:
            return False
        cases = {
            word.entry.victim.case
            for word in self.passage.spans
            if group.begin <= word.start and word.end <= group.end and word.entry.victim is not None
        }
        if "object" not in cases or "subject" in cases:
            return False
        self.add(rule, span, group)
        return True

    def has_pronoun(self, span: Span) -> bool:
        """'a soldier killed them': whoever stands before the word did it."""
        pronoun = self._pronoun(span) if self.passage.kinds & (Cue.HIM | Cue.THEY) else None
        return pronoun is not None and pronoun.start > span.start

    def _pronoun(self, span: Span) -> Span | None:
        beside = pronoun_beside(self.passage, span)
        if beside is not None or not self.passage.kinds & Cue.THEY:
            return beside
        return next(
            (cue for cue in self.passage.cues if cue.start == span.end + 1 and cue.entry.cue & Cue.THEY), None
        )

    def _antecedent(self, rule: OutcomeRule, span: Span, *, several: bool) -> People | None:
        """The nearest people before an outcome word that a pronoun beside it can stand for."""
        for group in reversed(self.people):
            near = group.end <= span.start and 0 < self.around.gap_words(group.end, span.start) <= _FAR
            if not near or (group.quantity.count == 1) == several or group.agent or group.subset:
                continue
            another = (
                not several
                and rule.frame != "after"
                and self.passage.holds(Cue.CLAUSE, group.end, span.start)
            )  # 'the mayor was free again after rebels had seized him'
            if not group.headed or (not another and self._acts(group, span)):
                continue
            if any(group.begin <= one.start and one.end <= group.end for one in self.passage.outcomes):
                continue  # 'fired into her body'
            return group
        return None

    def _acts(self, group: People, span: Span) -> bool:
        """True for those with whom a sentence or its main clause opens, unless something befell them: they did it."""
        if group.used or self.passage.holds(Cue.BE, group.end, span.start):
            return False
        start, begin = self.passage.start, group.begin
        if few_words(self.text, start, begin, _OPENS):
            return True
        return self.text[begin - 2 : begin] == ", " and self.passage.holds(Cue.CLAUSE, start, start + 1)
