"""Reads casualty claims: figures of people, and the words that say what became of them.

First the groups of people that a sentence counts (a quantity and its noun phrase), then for each
outcome word the groups that it is said of. Where they stand relative to that word is a frame; the
pack says which word takes which frame, this module knows what the frames mean.
"""

from __future__ import annotations

from collections.abc import Callable

from .clauses import closes_clause
from .mentions.quantities import Quantity
from .models import Actor
from .outcomes import OutcomeRule
from .people import People, Reading, find_people, following, joined, lead
from .realis import only_feared
from .spans import Cue, Passage, Span
from .surroundings import Surroundings
from .unspecified import lost_people, unspecified
from .watching import Why


def read_claims(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[Reading]:
    """The claims of one sentence in order of their figures.

    ``actor_of`` gives the side that a nationality, institution or name stands for.
    """
    return _Reader(passage, find_people(passage, actor_of)).read()


class _Reader:
    """Matches the outcome words of one sentence with the groups that they are said of."""

    def __init__(self, passage: Passage, people: list[People]) -> None:
        self.passage = passage
        self.text = passage.text
        self.people = people
        self.readings: list[Reading] = []
        self.around = Surroundings(passage)

    def read(self) -> list[Reading]:
        triggers = self.passage.outcomes
        for group in self.people:
            if group.outcome is not None:
                self._headed(group, group.outcome)
        for span in triggers:
            if any(reading.trigger is span for reading in self.readings) or only_feared(self.passage, span):
                continue
            for rule in sorted(span.entry.outcome, key=lambda rule: rule.first is None):
                if self._frame(rule, span):
                    break
        self._subsets()
        self._negated()
        self.readings.sort(key=lambda reading: reading.quantity.start if reading.quantity else reading.start)
        return self.readings

    def _headed(self, group: People, outcome: Span) -> None:
        """'50 military deaths', 'nine killed guerrillas': the group's own noun or adjective tells."""
        rules = outcome.entry.outcome
        nouns = [one for one in rules if one.frame == "noun" and one.needs != "unspecified"]
        self._add(nouns[-1] if nouns else rules[0], outcome, group)

    def _frame(self, rule: OutcomeRule, span: Span) -> bool:
        if rule.first is not None and not self.around.has_first(rule.first):
            return self.around.refuse(rule, span, Why.FIRST)
        if rule.closes and not closes_clause(self.passage, span.end):
            return self.around.refuse(rule, span, Why.CLOSES)
        read = _FRAMES.get(rule.frame)
        return read is not None and read(self, rule, span)

    def _both(self, rule: OutcomeRule, span: Span) -> bool:
        if self._passive(span):
            return self._before(rule, span) or self._after(rule, span, reach=2)
        left = self._nearest_left(span.start)
        if left is not None and self.around.gap_words(left.end, span.start) == 0:
            return self._before(rule, span)
        if self._after(rule, span):
            return True
        return self._before(rule, span, reach=8)

    def _passive(self, span: Span) -> bool:
        """True where a passive auxiliary belongs to the participle: it stands before, within a few words."""
        for cue in reversed(self.passage.cues):
            if cue.end > span.start:
                continue
            if self.around.gap_words(cue.end, span.start) > 4 or self.around.hard(cue.end, span.start):
                return False
            if cue.entry.cue & Cue.BE:
                return True
            if (
                cue.entry.cue & (Cue.HAVE | Cue.CLAUSE | Cue.THAT)
                and self.around.gap_words(cue.end, span.start) <= 1
            ):
                return False
        return False

    def _before(self, rule: OutcomeRule, span: Span, reach: int = 22) -> bool:
        group = self._nearest_left(span.start)
        if group is None:
            return self.around.refuse(rule, span, Why.NOBODY_BEFORE)
        if why := self.around.apart(group.end, span.start, reach):
            return self.around.refuse(rule, span, why, group, reach)
        chain = [group]
        index = self.people.index(group)
        while index > 0:
            index -= 1
            other = self.people[index]
            if other.used or other.subset or not joined(self.passage, other.end, chain[-1].quantity.start):
                break
            chain.append(other)
        for one in reversed(chain):
            self._add(rule, span, one)
        return True

    def _after(self, rule: OutcomeRule, span: Span, reach: int = 5) -> bool:
        added = False
        position = span.end
        why, nearest = Why.NOBODY_BEHIND, None
        for group in self.people:
            if (
                group.quantity.start < span.end
                or group.used
                or (group.outcome is not None and group.outcome is not span)
            ):
                if group.quantity.start >= span.end and not added:
                    break
                continue
            nearest = group
            why = self.around.apart(position, group.quantity.start, reach)
            if not why and not added and "," in self.text[position : group.quantity.start]:
                why = Why.COMMA
            if why or (added and not joined(self.passage, position, group.quantity.start)):
                break
            if added and self._trigger_claims(group, span):
                break
            if group.subset:
                continue
            if not _suits(rule, group):
                why = Why.BARE
                break
            self._add(rule, span, group)
            added = True
            position = group.end
            reach = 1
        return (
            added
            or self._bare_noun(rule, span)
            or self.around.refuse(rule, span, why or Why.NOBODY_BEHIND, nearest, reach)
        )

    def _bare_noun(self, rule: OutcomeRule, span: Span) -> bool:
        """'kills teacher' in a headline: one person, without article."""
        if self.passage.role not in ("title", "heading"):
            return False
        for word in following(self.passage.spans, span.end):
            noun = word.entry.victim
            if noun is None or noun.single is not True or self.text[span.end : word.start].strip():
                return False
            quantity = Quantity(word.start, word.start, 1, 1, 1, "exact", implicit=True)
            group = People(quantity, word.end, victim_type=noun.type, headed=True)
            self._add(rule, span, group)
            return True
        return False

    def _trigger_claims(self, group: People, span: Span) -> bool:
        """True where another outcome word stands right behind a group: it belongs to that one."""
        return any(other is not span and 0 <= other.start - group.end <= 1 for other in self.passage.outcomes)

    def _lost(self, rule: OutcomeRule, span: Span) -> bool:
        """'lost 14 soldiers'; where a language ends the perfect with its participle, they stand before it."""
        if self._after(rule, span, reach=3):
            return True
        group = self._nearest_left(span.start)
        perfect = any(
            cue.end <= span.start
            and cue.entry.cue & Cue.HAVE
            and not self.passage.parted(cue.end, span.start)
            for cue in self.passage.cues
        )
        if group is not None and perfect and _suits(rule, group) and self._before(rule, span, reach=2):
            return True
        lost = lost_people(self.passage, span)
        if lost is not None:
            self.readings.append(Reading(rule, span, None, lost, span.start, lost.end))
        return lost is not None

    def _among(self, rule: OutcomeRule, span: Span) -> bool:
        """'two nurses were among the dead', 'among the dead were two nurses', of a figure told elsewhere."""
        if self.readings:
            return self.around.refuse(rule, span, Why.TOLD)  # of the figure just read they are a part
        if self._before(rule, span, reach=4):
            return True
        if self.text[span.end : span.end + 1] in "'’" or self.around.noun_follows(span.end):
            return False  # 'among the dead man's friends'
        position, reach = span.end, 6
        for group in self.people:
            if group.quantity.start < span.end or group.used:
                continue
            gap = self.around.gap_words(position, group.quantity.start)
            if gap > reach or self.around.hard(position, group.quantity.start):
                break
            self._add(rule, span, group)
            position, reach = group.end, 1
        return position > span.end or self.around.refuse(rule, span, Why.NOBODY_BEHIND)

    def _toll(self, rule: OutcomeRule, span: Span) -> bool:
        """'the toll rose to N, from M', 'the number of dead ... was N'."""
        old: People | None = None
        new: People | None = None
        for group in self.people:
            if group.quantity.start < span.end or group.used:
                continue
            if (
                self.around.gap_words(span.end, group.quantity.start) > 24
                or ";" in self.text[span.end : group.quantity.start]
            ):
                break
            before = lead(self.passage, group.quantity.start)
            if before & Cue.FROM and not before & Cue.TO:
                old = group
                continue
            if before & Cue.NEGATION or group.subset:
                continue
            if new is None:
                new = group
        for found in (new, old):
            if found is not None:
                self._add(rule, span, found)
                self.readings[-1].old = found is old and len(self.readings) > 1
        return new is not None or old is not None or self.around.refuse(rule, span, Why.NOBODY_BEHIND)

    def _body(self, rule: OutcomeRule, span: Span) -> bool:
        for group in self.people:
            if group.quantity.end <= span.start and group.end >= span.end and not group.used:
                self._add(rule, span, group)
                return True
        return self._after(rule, span, reach=2)

    def _noun(self, rule: OutcomeRule, span: Span) -> bool:
        """A noun of the dead without a figure before it: a figure behind it, none, or unspecified."""
        if self._after(rule, span, reach=1):
            return True
        if any(0 <= group.quantity.start - span.end <= 6 for group in self.people):
            return False  # 'its losses at nine dead': the figure says it
        told = unspecified(self.passage, span, self.around, self.people)
        self.readings += [Reading(one, span, None, None, span.start, span.end) for one in told]
        return bool(told) or self.around.refuse(rule, span, Why.UNSAID)

    def _zero(self, rule: OutcomeRule, span: Span) -> bool:
        quantity = Quantity(span.start, span.end, 0, 0, 0, "exact")
        self.readings.append(Reading(rule, span, quantity, None, span.start, span.end))
        return True

    def _subsets(self) -> None:
        """'including three children', 'five of them women': part of the figure before."""
        for group in self.people:
            if not group.subset or group.used:
                continue
            whole = None
            for reading in self.readings:
                counted = reading.quantity is not None and reading.quantity.start < group.quantity.start
                if counted and reading.part_of is None:
                    whole = reading
            if whole is None or self.around.hard(whole.end, group.quantity.start):
                continue
            self._add(whole.rule, whole.trigger, group)
            self.readings[-1].part_of = whole

    def _negated(self) -> None:
        """'not 1,541': the same outcome, with a figure that is denied."""
        for group in self.people:
            if group.used or not lead(self.passage, group.quantity.start) & Cue.NEGATION:
                continue
            for reading in self.readings:
                near = min(abs(reading.end - group.quantity.start), abs(reading.start - group.end))
                if reading.quantity is not None and near < 40 and reading.quantity.count != 0:
                    self._add(reading.rule, reading.trigger, group)
                    self.readings[-1].stance = "denies"
                    break

    def _nearest_left(self, position: int) -> People | None:
        for group in reversed(self.people):
            if group.quantity.end <= position and group.end <= position + 12 and not group.subset:
                if group.used or group.outcome is not None:
                    return None
                return group
        return None

    def _add(self, rule: OutcomeRule, span: Span, group: People) -> None:
        """Reads an outcome word as said of a group, which is then no other word's."""
        quantity = group.quantity
        start = min(quantity.start, span.start)
        end = max(group.end, span.end)
        self.readings.append(Reading(rule, span, quantity, group, start, end))
        group.used = True


def _suits(rule: OutcomeRule, group: People) -> bool:
    """False for a rule that needs people said to be such, where a bare number stands."""
    return rule.needs != "people" or group.headed or group.own


_FRAMES: dict[str, Callable[[_Reader, OutcomeRule, Span], bool]] = {
    "before": lambda reader, rule, span: reader._before(rule, span) or reader._after(rule, span, reach=2),
    "inside": lambda reader, rule, span: reader._before(rule, span) or reader._after(rule, span),
    "bare": lambda reader, rule, span: (
        reader._before(rule, span, reach=6) or reader._after(rule, span, reach=0)
    ),
    "cost": lambda reader, rule, span: reader._after(rule, span, reach=3),
    "loss": _Reader._lost,
    "after": _Reader._after,
    "both": _Reader._both,
    "toll": _Reader._toll,
    "body": _Reader._body,
    "noun": _Reader._noun,
    "none": _Reader._zero,
    "among": _Reader._among,
}
