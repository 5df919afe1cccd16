"""The frame of losses: 'lost 14 soldiers', 'has 14 soldiers lost', 'lost men as well'."""

from __future__ import annotations

from typing import Final

from ..speech.lookalikes import begins_harm
from ..words.spans import Cue, Span
from .joining import Joints
from .outcomes import OutcomeRule
from .people import People, Reading, suits
from .unspecified import lost_people

_NEAR: Final = 5  # words: 'has ten men and several tanks at X lost'


class Losses(Joints):
    """Reads verbs of loss: whom a party has lost, and that they are of its forces."""

    def lost(self, rule: OutcomeRule, span: Span) -> bool:
        """'lost 14 soldiers'; where a language ends the perfect with its participle, they stand before it."""
        if self._losers(span) or begins_harm(self.passage, span):
            return False
        if self.after(rule, span, reach=3) or self.far_behind(rule, span):
            return True
        if rule.first is not None and self.before(rule, span, reach=1):
            return True  # 'lost 40 soldiers in killed and wounded'
        group = self.nearest_left(rule, span)
        perfect = any(
            cue.end <= span.start
            and cue.entry.cue & (Cue.HAVE | Cue.BE if rule.verb_second else Cue.HAVE)
            and not self.passage.parted(cue.end, span.start)
            for cue in self.passage.cues
        )
        if (
            group is not None
            and (perfect or rule.verb_final)
            and not self._are_lost(group, span)
            and suits(rule, group)
            and self.before(rule, span, reach=_NEAR)
        ):
            return True
        lost = lost_people(self.passage, span)
        if lost is not None:
            self.readings.append(Reading(rule, span, None, lost, span.start, lost.end))
        return lost is not None

    def _are_lost(self, group: People, span: Span) -> bool:
        """'200 men are lost': the people are the subject, and nobody is told to have lost them."""
        return not any(
            party.end <= group.begin and not party.governed for party in self.passage.parties
        ) and (self.passage.holds(Cue.BE, group.end, span.start))

    def _losers(self, span: Span) -> bool:
        """'in the war lost thirty farmers their cattle': the people behind the verb are its subject."""
        group = next((one for one in self.people if one.begin >= span.end), None)
        return group is not None and self.passage.holds(Cue.OWN, group.end + 1, group.end + 2)
