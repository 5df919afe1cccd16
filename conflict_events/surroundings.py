"""What stands around the outcome words of one sentence: how far apart words are, and what parts them."""

from __future__ import annotations

import re

from .people import WORD, following
from .spans import Cue, Passage, Span

_HARD = re.compile(r"[;:!?()\n]| [–—-] ")


class Surroundings:
    """Questions about the words of one sentence; offsets are those of the text."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self._firsts: dict[str, bool] = {}

    def gap_words(self, start: int, end: int) -> int:
        """How many words lie between, those of dates not counted."""
        if end <= start:
            return 0
        words = len(WORD.findall(self.text, start, end))
        for date in self.passage.dates:
            if start <= date.start and date.end <= end:
                words -= len(WORD.findall(self.text, date.start, date.end))
        return words

    def hard(self, start: int, end: int) -> bool:
        """True where a mark lies between that is stronger than a comma."""
        return _HARD.search(self.text, start, end) is not None

    def barred(self, start: int, end: int) -> bool:
        """True where another clause lies between."""
        return self.hard(start, end) or any(
            start <= other.start and other.end <= end for other in self.passage.outcomes
        )

    def has_first(self, first: str) -> bool:
        """True where the first half of a split outcome word stands in the sentence."""
        if first not in self._firsts:
            stem, star, _ = first.partition("*")
            pattern = rf"\b{re.escape(stem)}" + (r"\w{0,4}\b" if star else r"\b")
            sentence = self.text[self.passage.start : self.passage.end]
            self._firsts[first] = re.search(pattern, sentence, re.IGNORECASE) is not None
        return self._firsts[first]

    def of_money(self, span: Span) -> bool:
        """'losses of 3 million dollars' are nobody's death."""
        if not any(cue.start == span.end + 1 and cue.entry.cue & Cue.OF for cue in self.passage.cues):
            return False
        return any(
            cue.entry.cue & Cue.NOUN and 0 <= cue.start - span.end <= 25 for cue in self.passage.cues
        ) or any(
            number.kind in ("money", "percent") and 0 <= number.start - span.end <= 25
            for number in self.passage.numbers
        )

    def noun_follows(self, position: int) -> bool:
        """True where a noun for people stands right behind."""
        first = next(iter(following(self.passage.spans, position)), None)
        return first is not None and first.entry.victim is not None and first.start - position <= 1
