"""Figures that are parts of others: 'including three children', '12 of them were officers', '(ten soldiers,
three civilians)'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..models import Actor
from ..words.clauses import DASH
from ..words.distance import few_words
from ..words.spans import Cue, Entry, Passage, Span
from .compared import read_compared
from .either import EITHER, OPENS, nest_either, tie_either
from .outcomes import SAME, OutcomeRule
from .people import People, Reading, following, hyphenated, joined, lead
from .surroundings import Surroundings
from .wholes import befallen, opened_with

_BACK: Final = OutcomeRule(SAME, "part", "part")
_ENDS: Final = re.compile(r"[.,;:)]|$")
_NOTHING: Final = Entry("")


class Portions:
    """Reads the parts of the figures of one sentence, among groups that no outcome word took."""

    def __init__(
        self, passage: Passage, people: Sequence[People], readings: list[Reading], around: Surroundings
    ) -> None:
        self.passage = passage
        self.people = people
        self.readings = readings
        self.around = around

    def read(self) -> None:
        self._listed()
        tie_either(self.passage, self.readings)
        for group in self.people:
            if not group.used and not self._said(group):
                self._part(group)
            elif group.victim_type == "unknown" and not lead(self.passage, group.begin) & Cue.OF:
                self._predicated(group)  # 'four of those killed were children'
        for reading in self.readings:
            people = reading.people
            if people is not None and people.subset and reading.part_of is None and not reading.back:
                reading.part_of = self._whole(people)  # 'two of them died'
                reading.back = reading.part_of is None
        nest_either(self.readings)
        self._of_those()
        self._after_toll()
        read_compared(self.passage, self.people, self.readings)

    def _of_those(self) -> None:
        """'Of those, 40 were killed': of whom the sentence before told."""
        comma = opened_with(self.passage)
        if comma < 0:
            return
        for reading in self.readings:
            if reading.part_of is None and reading.quantity is not None and reading.start > comma:
                reading.back = True

    def _add(self, whole: Reading, group: People) -> Reading:
        start, end = min(group.quantity.start, group.begin), group.end
        reading = Reading(whole.rule, whole.trigger, group.quantity, group, start, end)
        group.used = True
        self.readings.append(reading)
        return reading

    def _part(self, group: People) -> None:
        """'including three children', 'five of them women', '17 were fighters'."""
        predicated = self._predicated(group)
        if (not group.subset and not predicated) or (group.subset and group.quantity.count == 0):
            return
        if group.single and not group.subset:
            return
        if group.subset and not predicated and self._freed(group):
            return
        if group.subset and not predicated and befallen(self.passage, self.readings, group):
            return
        whole = self._whole(group)
        if whole is not None:
            self._add(whole, group).part_of = whole
        elif (
            (
                group.subset or (predicated and (self.readings or opened_with(self.passage) >= 0))
            )  # 'four of the dead were guards and one a cook'
            and (group.headed or predicated)
            and all(one.back for one in self.readings)
            and not self._of_other(group)
        ):
            # 'Three of them were children': of the figure of the sentence before.
            at = Span(group.quantity.start, group.quantity.end, _NOTHING)
            reading = Reading(_BACK, at, group.quantity, group, group.begin, group.end, back=True)
            group.used = True
            self.readings.append(reading)

    def _freed(self, group: People) -> bool:
        """'while one of them was set free': what is told of a part is that nothing befell it."""
        return self.passage.kinds & Cue.RELEASED != 0 and any(
            cue.entry.cue & Cue.RELEASED
            and cue.start >= group.end
            and few_words(self.passage.text, group.end, cue.start, 3)
            for cue in self.passage.cues
        )

    def _of_other(self, group: People) -> bool:
        """'300 families, including 400 children, live here': a part of a figure of which nothing is read."""
        return any(
            one.end <= group.begin
            and one.headed
            and not (one.used or one.subset or one.quantity.implicit)
            and not self.passage.holds(Cue.DEFINITE, one.begin, one.quantity.start)  # 'the nine, ...'
            for one in self.people
        )

    def _said(self, group: People) -> bool:
        """'Police put it at 17', 'a survivor spoke of 39': all that somebody says is a figure, of the same harm."""
        if group.quantity.implicit or group.subset or group.strange or group.quantity.count == 0:
            return False
        for telling in self.passage.tellings:
            first, last = telling.content
            within = first <= group.begin and group.end <= last
            if telling.speaker is None or not within or telling.act == "urge":
                continue
            alone = few_words(self.passage.text, first, group.begin, 2) and self._closes(group.end, last)
            if alone and not any(
                first <= span.start < last for span in (*self.passage.outcomes, *self.passage.events)
            ):
                at = Span(group.quantity.start, group.quantity.end, _NOTHING)
                rule = OutcomeRule(SAME, "said", telling.verb)
                self.readings.append(Reading(rule, at, group.quantity, group, group.begin, group.end))
                group.used = True
                return True
        return False

    def _closes(self, start: int, end: int) -> bool:
        """True where nothing but a date and marks follows."""
        rest = self.passage.text[start:end]
        for date in self.passage.dates:
            if start <= date.start < end:
                rest = self.passage.text[start : date.start]
                small = [cue for cue in self.passage.cues if start <= cue.start < date.start]
                return len(rest.split()) <= len(small)
        return not any(char.isalnum() for char in rest.split(";")[0].split(".")[0])

    def _whole(self, group: People) -> Reading | None:
        """The last figure before a group that is no part itself, and not smaller.

        A part of what the sentence before told is one for what is told as a part again.
        """
        nested = bool(lead(self.passage, group.begin) & Cue.INCLUDING) or any(
            one.part_of is not None for one in self.readings
        )
        whole: Reading | None = None
        for reading in self.readings:
            quantity = reading.quantity
            within = reading.part_of is not None and not self._names_parts(reading, group)
            told = within or reading.old or (reading.back and not nested)
            if quantity is None or told or quantity.count == 0:
                continue
            nearer = whole is None or whole.quantity is None or quantity.start >= whole.quantity.start
            if quantity.start < group.quantity.start and nearer:
                whole = reading
        if whole is None:
            whole = self._whole_behind(group)
        if whole is None or whole.quantity is None:
            return None
        if ";" in self.passage.text[whole.end : group.quantity.start] and not group.subset:
            return None
        most, part = whole.quantity.count, group.quantity.count
        if most is not None and part is not None and part > most:
            return None
        return whole

    def _whole_behind(self, group: People) -> Reading | None:
        """'three of-them women nine people died': where the verb closes its clause, a part can stand first."""
        for reading in self.readings:
            quantity = reading.quantity
            behind = quantity is not None and quantity.start > group.quantity.start
            if behind and reading.rule.verb_final and reading.part_of is None and not reading.old:
                return reading
        return None

    def _names_parts(self, reading: Reading, group: People) -> bool:
        """'80 casualties: 30 dead, including two boys': those who are a part of the dead, who are one of both."""
        both = reading.part_of is not None and reading.part_of.rule.outcome == EITHER != reading.rule.outcome
        return (
            both
            and group.subset
            and group.begin > reading.end
            and few_words(self.passage.text, reading.end, group.begin, 2)
        )

    def _predicated(self, group: People) -> bool:
        """'12 (of them) were officers': the predicate tells who a bare figure counts, and its end."""
        if group.outcome is None and (group.headed or group.quantity.implicit):
            return False
        opened = next((one.end for one in self.passage.cues if one.start == group.end + 1), group.end)
        of_them = opened if self.passage.holds(Cue.INCLUDING, group.end + 1, group.end + 2) else group.end
        dash = DASH.match(self.passage.text, of_them, self.passage.end)  # in the place of 'are'
        seen = dash is not None and (group.subset or bool(self.readings))
        position = dash.end() if seen and dash is not None else group.end
        for span in following(self.passage.spans, position):
            cue, noun = span.entry.cue, span.entry.victim
            if self.around.hard(position, span.start) or "," in self.passage.text[position : span.start]:
                return False
            if not seen and cue & Cue.BE:
                seen = True
                position = span.end
                continue
            if not seen and span.entry.outcome is not None and _is_among(span):
                position = span.end  # 'ten of those killed were children'
                continue
            if not seen and (span.entry.outcome is not None or noun is not None) and not group.subset:
                return False
            if not seen and self.around.gap_words(position, span.start) > 1:
                return False
            if seen:
                if self.around.gap_words(position, span.start) > 1 or span.entry.outcome is not None:
                    return False
                if any(position <= number.start < span.start for number in self.passage.numbers):
                    return False  # 'among the 40 hurt are 12 children'
                if span.entry.report is not None or cue & (Cue.BE | Cue.TO):
                    position = span.end  # 'was reported to be a civilian'
                    continue
                adjective = span.entry.nation is not None or (noun is not None and noun.single is None)
                if adjective or span.entry.determiner == 1 or hyphenated(self.passage.text, span):
                    position = span.end
                    continue
                if noun is None:
                    if cue & Cue.DEFINITE or span.entry.actor is not None:
                        position = span.end
                        continue
                    return False
                if dash is not None and not _ENDS.match(self.passage.text, span.end, self.passage.end):
                    return False  # '12 dead - soldiers said'
                if noun.type != "unknown":
                    group.victim_type = noun.type
                group.side = group.side or self._whose(span)
                group.end = span.end
                return True
            position = span.end
        return False

    def _whose(self, noun: Span) -> Actor | None:
        """Of which side those are that a predicate names: 'two were X soldiers'."""
        for party in self.passage.parties:
            within = party.start < noun.start and noun.end <= party.end
            if party.end + 1 == noun.start or within:
                return party.actor
        return None

    def _listed(self) -> None:
        """'13 dead: ten soldiers and three civilians': a list behind a colon, in brackets or between dashes."""
        for whole in list(self.readings):
            quantity = whole.quantity
            if quantity is None or whole.part_of is not None or whole.people is None or quantity.low is None:
                continue
            parts: list[People] = []
            for group in self.people:
                if group.begin < whole.end or group.used or group.subset or group.loose:
                    continue
                if group.single and not parts:
                    continue  # but '(a man and his son)'
                position = parts[-1].end if parts else whole.end
                gap = self.passage.text[position : group.begin]
                if parts and not joined(self.passage, position, group.begin):
                    break
                if not parts and not self._opens(whole, group, gap):
                    break
                parts.append(group)
            total = sum(part.quantity.low or 0 for part in parts)
            if len(parts) < 1 or total > (quantity.count or quantity.low):
                continue
            if len(parts) == 1 and total == quantity.count:
                continue
            for part in parts:
                self._add(whole, part).part_of = whole

    def _opens(self, whole: Reading, group: People, gap: str) -> bool:
        """True where a mark opens a list right before a group, and nothing else was told before it."""
        if not (group.headed or group.side is not None) or not OPENS.search(gap):
            return self._among(whole, group)
        return not any(whole.end <= span.start < group.begin for span in self.passage.outcomes)

    def _among(self, whole: Reading, group: People) -> bool:
        """'Among the 23 dead were four women'."""
        if whole.people is None or not lead(self.passage, whole.people.begin) & (Cue.BETWEEN | Cue.AMONG):
            return False
        words = [cue for cue in self.passage.cues if whole.end <= cue.start and cue.end <= group.begin]
        return (
            any(cue.entry.cue & Cue.BE for cue in words) and self.around.gap_words(whole.end, group.begin) < 8
        )

    def _after_toll(self) -> None:
        """'The toll rose to 27 after three people died': the three are among the 27."""
        toll = next((one for one in self.readings if one.rule.frame == "toll" and not one.old), None)
        if toll is None or toll.quantity is None or toll.quantity.low is None:
            return
        for reading in self.readings:
            quantity = reading.quantity
            if reading is toll or quantity is None or quantity.low is None or reading.start < toll.end:
                continue
            after = self.passage.holds(Cue.CLAUSE, toll.end, reading.start)
            if after and quantity.low < toll.quantity.low and reading.rule.outcome == toll.rule.outcome:
                reading.part_of = toll


def _is_among(span: Span) -> bool:
    return all(rule.frame == "among" for rule in span.entry.outcome)
