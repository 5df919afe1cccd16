"""Who did what an outcome word tells, as against whom it befell: the two may stand in either order."""

from __future__ import annotations

import re
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .people import People, following, joined, one_follows
from .surroundings import Surroundings

INSERTED: Final = re.compile(r",[^,;:()]{1,60},")
"""What two commas hold: a place, a speaker, who somebody is."""
_FAR: Final = 9
_PARTS: Final = Cue.RELATIVE | Cue.CLAUSE | Cue.THAT | Cue.AND | Cue.BE | Cue.HAVE


class Doers:
    """The groups of one sentence, and what is asked of the words between them and the words for an outcome."""

    def __init__(self, passage: Passage, people: list[People]) -> None:
        self.passage = passage
        self.text = passage.text
        self.people = people
        self.around = Surroundings(passage)

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

    def _has_object(self, span: Span) -> bool:
        """True where whom it harmed follows right behind: what stands before the word did it."""
        for cue in self.passage.cues:
            if cue.start > span.end + 1:
                break
            if cue.start == span.end + 1 and cue.entry.cue & (Cue.DEFINITE | Cue.OWN):
                return not any(0 <= date.start - cue.start <= 12 for date in self.passage.dates)
        if any(one.start == span.end + 1 and one.entry.determiner == 1 for one in self.passage.spans):
            return not any(0 <= date.start - span.end <= 12 for date in self.passage.dates)  # 'seized a post'
        for group in self.people:
            if group.begin >= span.end:
                return (
                    (group.headed or group.strange)
                    and not self.text[span.end : group.begin].strip()
                    and not self._trigger_claims(group, span)
                )
        return False

    def _has_bare_object(self, span: Span) -> bool:
        """'fifteen rebels seized men': whom it befell is told without a figure."""
        word = next(following(self.passage.spans, span.end), None)
        if word is None or word.start != span.end + 1 or word.entry.victim is None:
            return False
        return word.entry.victim.single is False

    def _trigger_claims(self, group: People, span: Span) -> bool:
        """True where another outcome word stands right behind a group, or an auxiliary and one: it is that one's."""
        for other in self.passage.outcomes:
            if other is span or other.start < group.end:
                continue
            if other.start - group.end <= 1:
                return True
            if self.passage.parted(group.end, other.start):
                return False  # 'rose to 143; 288 people were hurt'
            if self.passage.holds(Cue.RELATIVE, group.end, other.start):
                return False  # 'the body of a guard who was kidnapped': more is told of him
            verb = next(
                (
                    one
                    for one in self.passage.cues
                    if one.start >= group.end and one.entry.cue & (Cue.BE | Cue.HAVE)
                ),
                None,
            )
            if (
                verb is None
                or verb.start >= other.start
                or not few_words(self.text, group.end, other.start, 3)
            ):
                return False
            # 'there died four people, nine were hurt': the verb is that of the second figure
            return not any(
                group.end <= one.quantity.start < verb.start and one is not group for one in self.people
            )
        return False

    def does(self, group: People, span: Span) -> bool:
        """'in May killed a gunman in the mosque eight people': behind the verb stands first who did it.

        So it is where another group follows that is not joined to it, nor governed, nor any other word's.
        """
        other = next((one for one in self.people if one.begin >= group.end), None)
        if other is None or not other.headed or other.governed or other.agent or other.subset or other.used:
            return False
        gap = self.text[group.end : other.begin]
        return (not joined(self.passage, group.end, other.begin) or not gap.strip()) and not (
            "," in gap
            or self.around.apart(group.end, other.begin, _FAR)
            or self.passage.holds(_PARTS, group.end, other.begin)
            or self._trigger_claims(other, span)
        )

    def _broken(self, start: int, end: int) -> bool:
        """True where a comma lies between, unless two of them hold a place or a speaker: 'killed, in A, nine'.

        Or where whom the word is said of stands right behind it: 'named the slain officer as A B'.
        """
        if end > start + 1 and one_follows(self.passage, start):
            noun = next(following(self.passage.spans, start))
            if noun.end < end and self.passage.holds(Cue.CLAUSE, noun.end, end):
                return True
        if "," not in self.text[start:end]:
            return False
        told = any(start <= span.start < end for span in self.passage.outcomes)
        return told or "," in INSERTED.sub(" ", self.text[start:end])
