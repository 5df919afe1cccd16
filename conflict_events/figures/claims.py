"""Reads casualty claims: figures of people, and the words that say what became of them.

First the groups of people that a sentence counts (a quantity and its noun phrase), then for each
outcome word the groups that it is said of. Where they stand relative to that word is a frame; the
pack says which word takes which frame, this module knows what the frames mean.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..events.realis import goes_on, only_feared, still_to_come
from ..models import Actor
from ..words.clauses import closes_clause
from ..words.spans import Cue, Passage, Span
from ..words.watching import Why
from .afterwards import read_afterwards
from .behind import is_article
from .elliptical import read_elliptical, read_retold
from .groups import find_people
from .inversions import read_inverted
from .joining import Joints
from .leaning import participle_of
from .lists import both_of
from .losing import Losses
from .outcomes import OutcomeRule
from .owned import without_owners
from .people import People, Reading, joined, lead, past_dash
from .portions import Portions
from .singles import find_singles
from .surroundings import Surroundings
from .tolls import Tolls
from .uncounted import without_repeats, without_wounds
from .unspecified import befell, unspecified
from .wholes import read_wholes

_TAIL: Final = 8  # words that tell more of people before 'was among the dead'
_HELD: Final = ("captured", "detained", "missing")
"""What is over when people are set free: 'released ten captured soldiers'."""


def read_claims(
    passage: Passage,
    actor_of: Callable[[Span], Actor | None],
    *,
    singly: bool = True,
    before: Passage | None = None,
) -> list[Reading]:
    """The claims of one sentence in order of their figures.

    ``actor_of`` gives the side that a nationality, institution or name stands for. Without ``singly`` only
    people that are told with a number are counted, and who is listed with them. ``before`` is the sentence
    of which a pronoun can remind.
    """
    groups = find_people(passage, actor_of)
    if singly:
        groups += find_singles(passage, groups, actor_of)
    else:
        groups = [group for group in groups if _numbered(passage, group, groups)]
    groups.sort(key=lambda group: (group.begin, group.quantity.start))
    if passage.kinds & Cue.OF:
        groups = without_owners(passage, groups)
    groups = [
        group for at, group in enumerate(groups) if not at or not both_of(passage, groups[at - 1], group)
    ]
    people = [group for group in groups if not _speaks(passage, group)]
    readings = _Reader(passage, people).read()
    if singly:
        read_afterwards(passage, before, people, readings, actor_of)
    return readings


def _numbered(passage: Passage, group: People, groups: list[People]) -> bool:
    """True for a group with a number, and for 'a guard' beside one: 'nine prisoners and a guard'.

    Or 'a guard was killed and nine prisoners were hurt', but not 'a guard fled from nine prisoners'.
    """
    if not (group.quantity.implicit or is_article(passage, group.quantity)) or group.quantity.count == 0:
        return True
    return group.headed and any(
        not one.quantity.implicit
        and (
            (one.headed and not one.governed)
            or joined(passage, one.end, group.begin)
            or joined(passage, group.end, one.begin)
        )
        for one in groups
        if one is not group and (one.end <= group.begin or group.end <= one.begin)
    )


def _speaks(passage: Passage, group: People) -> bool:
    """True for people who say something: 'two officials said'."""
    return any(
        telling.speaker is not None
        and telling.speaker.start < max(group.end, group.begin + 1)
        and group.begin < telling.speaker.end
        and telling.speaker.end <= telling.end
        and not any(group.end <= span.start < telling.end for span in passage.outcomes)
        for telling in passage.tellings
    )


def read_parts(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[Reading]:
    """The parts that a sentence without an outcome word gives of a figure told just before it."""
    readings: list[Reading] = []
    people = find_people(passage, actor_of)
    Portions(passage, people, readings, Surroundings(passage)).read()
    read_retold(passage, people, readings)
    return readings


class _Reader(Tolls):
    """Matches the outcome words of one sentence with the groups that they are said of."""

    def read(self) -> list[Reading]:
        triggers = self.passage.outcomes
        self.people = without_wounds(self.passage, self.people, self.around)
        for group in self.people:
            if group.outcome is not None:
                self._headed(group, group.outcome)
        feared: Span | None = None
        for span in triggers:
            if only_feared(self.passage, span) or (
                feared is not None and goes_on(self.passage, feared, span)
            ):
                feared = span
                continue
            if any(reading.trigger is span for reading in self.readings):
                continue
            leans = participle_of(self.passage, self.people, span) is not None
            if (death := self.around.outlived(span, leans=leans)) is not None:
                self.before(death, span)
                continue
            for rule in sorted(span.entry.outcome, key=lambda rule: rule.first is None):
                if self._frame(rule, span):
                    break
        Portions(self.passage, self.people, self.readings, self.around).read()
        read_inverted(self.passage, self.people, self.readings)
        read_wholes(self.passage, self.people, self.readings)
        read_elliptical(self.passage, self.people, self.readings)
        read_retold(self.passage, self.people, self.readings)
        self._negated()
        self.readings.sort(key=_order)
        return without_repeats(self.passage, self.readings)

    def _headed(self, group: People, outcome: Span) -> None:
        """'50 military deaths', 'nine killed guerrillas': the group's own noun or adjective tells."""
        if only_feared(self.passage, outcome, group.begin):
            return
        rules = outcome.entry.outcome
        if rules[0].outcome in ("wounded", "casualties") and (
            self.around.died(outcome) or self.around.died_before(group)
        ):
            group.outcome = None
            return
        if self.around.only_who(rules[0], outcome, group):
            return
        if self.passage.kinds & Cue.RELEASED and rules[0].outcome in _HELD:
            return
        if rules[0].outcome == "casualties" and (
            self.around.of_bodies(group) or (group.quantity.open and not befell(self.passage, outcome))
        ):
            group.outcome = None  # 'many victims were children'
            return
        if still_to_come(self.passage, group.begin, outcome):
            return
        nouns = [one for one in rules if one.frame == "noun" and one.needs != "unspecified"]
        reading = self.add(nouns[-1] if nouns else rules[0], outcome, group)
        reading.back = reading.rule.frame == "among"  # 'four of the dead were guards'
        if group.quantity.count != 0:
            return
        # 'no deaths or injuries': none of either
        end = outcome.end
        for span in self.passage.outcomes:
            noun = next((one for one in span.entry.outcome if one.frame == "noun"), None)
            if noun is not None and span.start >= end and joined(self.passage, end, span.start):
                self.readings.append(Reading(noun, span, group.quantity, None, group.begin, span.end))
                end = span.end

    def _frame(self, rule: OutcomeRule, span: Span) -> bool:
        if rule.outcome == "wounded" and rule.frame != "among" and self.around.died(span):
            within = [one for one in self.people if one.begin < span.start and span.end <= one.end]
            if within and not within[0].used:
                within[0].partitive = within[0].subset = False  # 'one of the wounded died'
                return False
        if self.around.tells_who(rule, span):
            group = self.nearest_left(rule, span)
            if group is not None and group.end in (span.start - 1, span.end):
                group.end = span.end  # '13 displaced were hurt', '2 with burns died': who they are
                return False
        if rule.first is not None:
            first = self.around.first_of(rule.first, span)
            if first is None:
                return self.around.refuse(rule, span, Why.FIRST)
            if only_feared(self.passage, span, first):
                return False
        if rule.closes and not closes_clause(self.passage, span.end):
            return self.around.refuse(rule, span, Why.CLOSES)
        read = _FRAMES.get(rule.frame)
        return (read is not None and read(self, rule, span)) or self.titled(rule, span)

    def _among(self, rule: OutcomeRule, span: Span) -> bool:
        """'two nurses were among the dead', 'among the dead were two nurses', of a figure told elsewhere."""
        if self.readings:
            return self.around.refuse(rule, span, Why.TOLD)  # of the figure just read they are a part
        group = self.nearest_left(rule, span) if rule.outcome == "wounded" else None
        if group is not None and group.end + 1 == span.start and self.around.died(span):
            died = next(one for one in self.passage.outcomes if one.start >= span.end)
            self.add(died.entry.outcome[0], died, group)  # 'two of those hurt later died'
            return True
        if self.before(rule, span, reach=_TAIL if self.people and self.people[0].single else 4):
            self._are_parts()
            return True
        if self.text[span.end : span.end + 1] in "'’" or self.around.noun_follows(span.end):
            return False  # 'among the dead man's friends'
        position, reach = (opening := past_dash(self.text, span.end)), 6
        for group in self.people:
            if group.quantity.start < span.end or group.used or group.loose:
                continue
            if self.passage.holds(Cue.CLAUSE, position, group.begin):
                break  # 'women were among the dead, while six are missing'
            begin = group.quantity.start if position == opening else group.begin  # 'and her two sons'
            if self.around.gap_words(position, begin) > reach or self.around.hard(position, begin):
                break
            group.subset = False  # the word itself tells that they are a part
            self.add(rule, span, group)
            position, reach = group.end, 1
        self._are_parts()
        return position > opening or self.around.refuse(rule, span, Why.NOBODY_BEHIND)

    def _are_parts(self) -> None:
        """Those among the dead are a part of the figure that the sentence before told."""
        for reading in self.readings:
            reading.back = True

    def _body(self, rule: OutcomeRule, span: Span) -> bool:
        if self.passage.kinds & Cue.RELEASED:
            return False  # bodies that are handed over were told of before
        for group in self.people:
            beside = group.quantity.end + 1 == span.start  # 'two charred bodies'
            if (
                group.quantity.end <= span.start
                and (group.end >= span.end or beside)
                and not (group.used or group.single)
            ):
                self.add(rule, span, group)
                return True
        if (rule.verb_final and self.before(rule, span, reach=2)) or self.after(rule, span, reach=2):
            return True
        owned = lead(self.passage, span.start) & (Cue.OWN | Cue.RELATIVE)
        if not owned or self.passage.kinds & (Cue.HYPOTHETICAL | Cue.FUTURE):
            return False
        # 'Their bodies were found': of those that were held when they were told of last.
        self.readings.append(Reading(rule, span, None, None, span.start, span.end, again=True))
        return True

    def _noun(self, rule: OutcomeRule, span: Span) -> bool:
        """A noun of the dead without a figure before it: a figure behind it, none, or unspecified."""
        if rule.verb_final and rule.outcome != "killed" and self.around.died(span):
            return False  # 'hurt two soldiers in-hospital died': the verb that closes the clause tells more
        if self.participle(rule, span) or self.after(rule, span, reach=1) or self.stated(rule, span):
            return True
        if any(
            0 <= group.quantity.start - span.end <= 6 or (group.used and group.begin < span.start < group.end)
            for group in self.people
        ):
            return False  # 'its losses at nine dead': the figure says it
        told = unspecified(self.passage, span, self.around, self.people)
        self.readings += [Reading(one, span, None, None, span.start, span.end) for one in told]
        return bool(told) or self.around.refuse(rule, span, Why.UNSAID)

    def _negated(self) -> None:
        """'not 1,541': the same outcome, with a figure that is denied."""
        for group in self.people:
            if group.used or not lead(self.passage, group.quantity.start) & Cue.NEGATION:
                continue
            for reading in self.readings:
                near = min(abs(reading.end - group.quantity.start), abs(reading.start - group.end))
                parted = ";" in self.text[group.end : max(reading.start, group.end)]
                if reading.quantity is not None and near < 40 and reading.quantity.count != 0 and not parted:
                    if reading.people is not None and group.victim_type == "unknown":
                        group.victim_type = reading.people.victim_type
                    self.add(reading.rule, reading.trigger, group).stance = "denies"
                    break


def _order(reading: Reading) -> int:
    """By the place of the figure, but a part stands behind its whole."""
    own = reading.quantity.start if reading.quantity else reading.start
    return own if reading.part_of is None else max(own, _order(reading.part_of) + 1)


_FRAMES: Final[dict[str, Callable[[_Reader, OutcomeRule, Span], bool]]] = {
    "before": Joints.suffered,
    "inside": lambda reader, rule, span: (
        reader.him(rule, span)
        or reader.before(rule, span)
        or reader.after(rule, span)
        or reader.far_behind(rule, span)
    ),
    "bare": lambda reader, rule, span: (
        reader.before(rule, span, reach=6) or reader.after(rule, span, reach=0)
    ),
    "cost": lambda reader, rule, span: reader.after(rule, span, reach=3),
    "loss": Losses.lost,
    "after": lambda reader, rule, span: (
        reader.him(rule, span)
        or reader.after(rule, span)
        or (rule.verb_second and (reader.far_behind(rule, span) or reader.object_before(rule, span)))
    ),
    "both": Joints.both,
    "toll": Tolls.toll,
    "body": _Reader._body,
    "noun": _Reader._noun,
    "none": Tolls.zero,
    "among": _Reader._among,
}
