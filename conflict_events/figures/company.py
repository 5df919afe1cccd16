"""Who shares somebody's lot: 'six soldiers, their guide and their driver', 'was shot along with two guards'."""

from __future__ import annotations

import re
from typing import Final

from ..words.spans import Cue, Passage, Span
from .doers import Doers
from .outcomes import OutcomeRule
from .people import People, Reading, joined, suits

_CLOSED: Final = re.compile(r"\s*(?:[.;:!?)\]”\"]|$)")
_FAR: Final = 9  # words from an outcome word to the company


class Company(Doers):
    """The groups of one sentence, the readings made of them, and who is joined to whom."""

    def __init__(self, passage: Passage, people: list[People]) -> None:
        super().__init__(passage, people)
        self.readings: list[Reading] = []

    def add(self, rule: OutcomeRule, span: Span, group: People) -> Reading:
        """Reads an outcome word as said of a group, which is then no other word's."""
        quantity = group.quantity
        start = min(quantity.start, group.begin if group.single else quantity.start, span.start)
        reading = Reading(rule, span, quantity, group, start, max(group.end, span.end))
        self.readings.append(reading)
        group.used = True
        return reading

    def died_too(self, rule: OutcomeRule, span: Span) -> bool:
        """'was wounded in the raid and died later': what is told behind of who was hurt is more."""
        last = self.readings[-1] if self.readings else None
        if last is None or rule.outcome != "killed" or last.rule.outcome != "wounded" or last.people is None:
            return False
        first = last.trigger.end
        joint = next((cue for cue in reversed(self.passage.cues) if cue.end <= span.start - 1), None)
        if joint is None or not joint.entry.cue & Cue.AND or joint.start < first:
            return False
        others = any(first <= one.begin < span.start for one in self.people)
        if (
            others
            or not self.passage.unbroken(first, span.start)
            or self.around.gap_words(joint.end, span.start)
        ):
            return False
        last.rule, last.trigger = rule, span
        last.end = max(last.end, span.end)
        return True

    def company_of(self, group: People, span: Span) -> list[People]:
        """'six soldiers, their guide and their driver were shot': one person each, joined to those counted."""
        found: list[People] = []
        position = group.end
        for other in self.people[self.people.index(group) + 1 :]:
            single = other.single and not other.used and other.end <= span.start
            if not single or not joined(self.passage, position, other.begin):
                break
            found.append(other)
            position = other.end
        return found

    def company(self, rule: OutcomeRule, span: Span) -> bool:
        """'was killed along with two bodyguards', 'was shot, as was his wife': who shared somebody's lot.

        Right behind the word any 'and' tells it, of those who close the clause: 'were three killed and two guards'.
        """
        passage = self.passage
        for with_ in passage.cues if passage.kinds & Cue.AND else ():
            if with_.start <= span.end or not with_.entry.cue & Cue.AND:
                continue
            if " " not in with_.entry.form and not (
                with_.start == span.end + 1 and self._closed_behind(rule, with_.end)
            ):
                continue
            behind = with_.start - 1
            if self.text.startswith(",", behind - 1):
                behind -= 1
            elif behind > span.end and passage.holds(Cue.BY, span.end, behind):
                return False  # 'killed by soldiers along with militiamen'
            why = self.around.apart(span.end, behind, _FAR)
            return not why and passage.unbroken(span.end, behind) and self.joined_on(rule, span, with_.end)
        return False

    def _closed_behind(self, rule: OutcomeRule, position: int) -> bool:
        """True where a counted group follows at once, of whom nothing else is told."""
        if not rule.verb_second:
            return False
        group = next((one for one in self.people if one.begin >= position), None)
        if (
            group is None
            or not group.headed
            or group.used
            or group.quantity.implicit
            or group.outcome is not None
        ):
            return False
        near = joined(self.passage, position, group.begin)
        return near and _CLOSED.match(self.text, group.end, self.passage.end) is not None

    def joined_on(self, rule: OutcomeRule, span: Span, start: int) -> bool:
        """Reads an outcome word as said of all that a list joins behind a place."""
        position = start
        for group in self.people:
            if group.begin < position or group.used:
                continue
            if not joined(self.passage, position, group.begin) or not suits(rule, group):
                break
            self.add(rule, span, group)
            position = group.end
        return position > start
