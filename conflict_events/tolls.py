"""Reads tolls: figures that a word for the count of victims has behind it."""

from __future__ import annotations

from .losing import Losses
from .outcomes import OutcomeRule
from .people import People, lead
from .spans import Cue, Span
from .watching import Why


class Tolls(Losses):
    """What a toll is now, and what it was."""

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
            if self._trigger_claims(group, span):
                continue  # 'a toll of five dead and 12 rebels wounded'
            if new is None:
                new = group
        for found in (new, old):
            if found is not None:
                if found.victim_type == "unknown":
                    found.victim_type = self.around.counted(rule.first, span)
                self.add(rule, span, found).old = found is old and len(self.readings) > 1
        return new is not None or old is not None or self.around.refuse(rule, span, Why.NOBODY_BEHIND)
