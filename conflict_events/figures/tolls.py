"""Reads tolls: figures that a word for the count of victims has behind it."""

from __future__ import annotations

import re
from typing import Final

from ..mentions.bounds import bound_before, bounded
from ..mentions.quantities import Quantity
from ..words.distance import few_words
from ..words.spans import Cue, Span
from ..words.watching import Why
from .leaning import participle_of
from .losing import Losses
from .outcomes import OutcomeRule
from .people import People, Reading, joined, lead, suits

_CLOSES: Final = re.compile(r"[.;!?]|, |$", re.MULTILINE)
_LABELS: Final = re.compile(r"(?: [^\W\d]+){0,5} [—–] (?:[^\W\d]+ ){0,2}")  # 'of wounded by the blast -- 12'
_INSERTED: Final = re.compile(r"[^,:;]{3,80}, ?(?:[^\W\d]+ ){0,2}")
_NEAR: Final = 12  # letters of a figure before its verb
_LIMITS: Final = ("more_than", "fewer_than", "at_least", "at_most")
_LABEL: Final = 60  # letters from an outcome word to the colon of its list


class Tolls(Losses):
    """What a toll is now, and what it was; and lists behind the colon of a word for an outcome."""

    def participle(self, rule: OutcomeRule, span: Span) -> bool:
        """'280 people, killed by soldiers', where participles stand apart."""
        group = participle_of(self.passage, self.people, span) if rule.apart else None
        if group is None or group.used:
            return False
        self.add(rule, span, group)
        return True

    def toll(self, rule: OutcomeRule, span: Span) -> bool:
        """'the toll rose to N, from M', 'the number of dead ... was N'."""
        old: People | None = None
        new: People | None = None
        for group in self.people:
            if group.quantity.start < span.end or group.used or group.quantity.implicit:
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
            if group.quantity.open:
                continue  # 'the toll is much higher, at least 20'
            if new is None and not before & Cue.TO and self._closed(span.end, group.begin):
                break  # 'chosen by number of casualties, 104 were civilians'
            if self._trigger_claims(group, span) or (rule.needs == "people" and not suits(rule, group)):
                continue  # 'a toll of five dead and 12 rebels wounded'
            if new is None:
                new = group
        for found in (new, old):
            if found is not None:
                if found.victim_type == "unknown":
                    found.victim_type = self.around.counted(rule.first, span)
                if found.side is None and not found.headed:
                    self._owned_by(found, span)
                start = self.around.first_of(rule.first, span) if rule.first is not None else span.start
                self._surpassed(found, span, start)
                self.add(rule, span, found).old = found is old and new is not None
        return new is not None or old is not None or self.around.refuse(rule, span, Why.NOBODY_BEHIND)

    def _surpassed(self, found: People, span: Span, start: int | None) -> None:
        """'exceeded the-number (of the) dead 100': where a verb comes first, the limit stands before the toll."""
        quantity = found.quantity
        if quantity.bound != "exact" or quantity.count is None or self.text[span.end : quantity.start] != " ":
            return
        limit = bound_before(self.text, self.passage.spans, span.start if start is None else start)
        if limit is not None and (bound := limit.entry.bound.before) in _LIMITS:
            low, high = bounded(bound, quantity.count)
            found.quantity = Quantity(
                quantity.start, quantity.end, quantity.count, low, high, bound, quantity.implicit
            )

    def _owned_by(self, found: People, span: Span) -> None:
        """'number of killed X soldiers', 'number of killed Xs': whose those are that a word counts, right behind it."""
        whose = next((one for one in self.passage.parties if one.start >= span.end), None)
        if whose is None or whose.start != span.end + 1 or whose.kind not in ("adjective", "group"):
            return
        noun = next((one.entry.victim for one in self.passage.spans if one.start == whose.end + 1), None)
        if whose.kind == "group" or noun is not None:
            found.side = whose.actor
        if noun is not None and found.victim_type == "unknown":
            found.victim_type = noun.type

    def _closed(self, start: int, end: int) -> bool:
        """True where nothing but a comma stands between a toll and a figure, behind which a verb is said of it."""
        return self.text[start:end].strip() == "," and any(
            0 < cue.start - end < _NEAR and cue.entry.cue & Cue.BE for cue in self.passage.cues
        )

    def stated(self, rule: OutcomeRule, span: Span) -> bool:
        """'Of wounded, says X, there are already 328': a noun, who tells it, and a figure that closes the clause."""
        group = next((one for one in self.people if one.begin >= span.end and one.name is None), None)
        if group is None or group.used or group.headed or group.quantity.implicit or group.quantity.open:
            return False
        gap = self.text[span.end : group.begin]
        if any(span.end <= one.start < group.begin for one in self.passage.outcomes):
            return False
        if not _LABELS.fullmatch(gap) and not self._led(span.end, group.begin):
            place, comma, inserted = gap.partition(", ")
            told = [one.start for one in self.passage.reports] + [one.start for one in self.passage.tellings]
            if not comma or not few_words(place, 0, len(place), 3) or not _INSERTED.fullmatch(inserted):
                return False
            begins = span.end + len(place)
            own = self.passage.holds(Cue.OWN | Cue.HE, begins, group.begin)  # 'in his words'
            if not own and not any(begins < one < group.begin for one in told):
                return False
        if not _CLOSES.match(self.text, group.end):
            return False
        self.add(rule, span, group)
        return True

    def _led(self, start: int, end: int) -> bool:
        """'of wounded in the raid (there are) already nine', 'not seven': known words, the last an adverb or 'not'."""
        if not self.passage.unbroken(start, end) or not few_words(self.text, start, end, 4):
            return False
        inside = [one for one in self.passage.spans if start < one.start and one.end < end]
        last = inside[-1] if inside else None
        if last is None or last.end + 1 != end or not last.entry.cue & (Cue.ADVERB | Cue.NEGATION):
            return False
        known = sum(self.text.count(" ", one.start, one.end) + 1 for one in inside)
        return known == len(self.text[start:end].split())

    def zero(self, rule: OutcomeRule, span: Span) -> bool:
        """'dead there were none', 'dead and wounded there were none': of every noun that 'and' joins to the last."""
        if self._is_no_word(rule, span):
            return False
        rule = self._nearest(rule, span)
        quantity = Quantity(span.start, span.end, 0, 0, 0, "exact")
        for other in self.passage.outcomes:
            noun = next((one for one in other.entry.outcome if one.frame == "noun"), None)
            if noun is None or not other.end < span.start:
                continue
            among = self._among_others(other, rule, span)
            if not among and not joined(self.passage, other.end, span.start):
                continue
            self.readings[:] = [one for one in self.readings if one.trigger is not other]
            end = other.end if among else span.end
            self.readings.append(Reading(noun, other, quantity, None, other.start, end))
        self.readings.append(Reading(rule, span, quantity, None, span.start, span.end))
        return True

    def _nearest(self, rule: OutcomeRule, span: Span) -> OutcomeRule:
        """'losses among X and wounded among Y there are none': of several first parts the one nearest to the last."""
        split: list[OutcomeRule] = [
            one for one in span.entry.outcome if one.frame == rule.frame and one.first is not None
        ]
        if rule.first is None or len(split) < 2:
            return rule
        return max(split, key=lambda one: self._begins(one, span))

    def _begins(self, rule: OutcomeRule, span: Span) -> int:
        first = self.around.first_of(rule.first, span) if rule.first is not None else None
        return -1 if first is None else first

    def _among_others(self, other: Span, rule: OutcomeRule, span: Span) -> bool:
        """'losses among the soldiers and wounded among the residents there are none': a noun, and among whom."""
        first = self.around.first_of(rule.first, span) if rule.first is not None else span.start
        if first is None or first <= other.end or not self.passage.unbroken(other.end, first):
            return False
        led = self.passage.holds(Cue.AMONG, other.end + 1, other.end + 2)
        joint = any(one.end + 1 == first and one.entry.cue & Cue.AND for one in self.passage.cues)
        return led and joint and few_words(self.text, other.end, first, 6)

    def _is_no_word(self, rule: OutcomeRule, span: Span) -> bool:
        """'of dead no word there is', 'no word of dead there is': what is lacking is the account, and not the dead."""
        if not self.passage.kinds & Cue.ACCOUNT:
            return False
        first = span
        if rule.first is not None:
            first = next((one for one in reversed(self.passage.outcomes) if one.end < span.start), span)
        for cue in self.passage.cues:
            if not cue.entry.cue & Cue.ACCOUNT or cue.end > span.start:
                continue
            between = cue.start >= first.end
            gap = self.text[cue.end : span.start if between else first.start]
            about = gap.split()
            if "," in gap or len(gap) > _LABEL:
                continue
            if between and first is not span and len(about) <= 1:
                return True
            led = self.passage.holds(Cue.PREPOSITION, cue.end + 1, cue.end + 2)
            if not between and len(about) in (1, 3) and led:
                return True
        return False

    def titled(self, rule: OutcomeRule, span: Span) -> bool:
        """'Fatalities: six rebels, two soldiers', 'Killed: 2': a list behind the colon of an outcome word."""
        colon = self.text.find(":", span.end, min(span.end + _LABEL, self.passage.end))
        if colon < 0 or self.around.gap_words(span.end, colon) > 6 or "," in self.text[span.end : colon]:
            return False
        if self.passage.holds(Cue.BY, span.end, colon):
            return False
        late = rule.frame != "noun" and self.around.gap_words(self.passage.start, span.start) > 2
        if colon > span.end and (late or any(span.end <= one.start < colon for one in self.passage.outcomes)):
            return False  # 'Killed in the strike: 12'; but 'he was killed in a strike: three shells fell'
        position = colon + 1
        for group in self.people:
            if group.begin < position or group.used:
                continue
            first = position == colon + 1
            near = (
                not self.text[position : group.begin].strip()
                if first
                else joined(self.passage, position, group.begin)
            )
            if not near or group.loose:
                break  # 'his death: an inquiry'
            self.add(rule, span, group)
            position = group.end
        return position > colon + 1
