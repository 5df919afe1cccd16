"""The day that opens a sentence holds for those behind it in its paragraph, until another day is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..events.happenings import VIOLENT
from ..figures.outcomes import SAME
from ..findings import Claim, EventMention
from ..words.distance import few_words
from ..words.spans import DateMention, Passage
from .binding import Bound, tells_news

_HARMS: Final = VIOLENT | {"territory_captured"}
_OPENING: Final = 1  # word: 'on'
_REACH: Final = 3  # sentences


class Frame:
    """The day told last at the head of a sentence: 'On 31 March, rebels overran a post. Four soldiers died.'"""

    def __init__(self) -> None:
        self._date: DateMention | None = None
        self._sentence = self._paragraph = -1
        self._entry = False

    def hear(self, passage: Passage, bound: Bound, mentions: Sequence[EventMention]) -> None:
        """Notes the day that opens a sentence; it ends with the paragraph, or where another day is told."""
        peaceful = mentions and not any(one.type in _HARMS for one in mentions)
        opening = None if peaceful else _opening(passage, bound)
        if opening is not None:
            self._date = opening
            self._entry = passage.text.startswith(":", opening.end)  # of a chronicle: '8 May: ...'
            self._sentence, self._paragraph = passage.ordinal, passage.paragraph
            return
        far = passage.ordinal > self._sentence + _REACH and not self._entry
        if passage.dates or passage.paragraph != self._paragraph or far:
            self._date = None

    def over(self, earlier: Sequence[Claim]) -> DateMention | None:
        """The day that holds for a sentence, unless figures of the one that it opens are of another."""
        date = self._date
        if date is None or any(
            one.sentence == self._sentence and one.event_start != date.first for one in earlier
        ):
            return None
        return date


def _opening(passage: Passage, bound: Bound) -> DateMention | None:
    date = passage.dates[0] if passage.dates else None
    if date is None or date.first is None or date.precision != 1 or date.running or len(passage.dates) > 1:
        return None
    if not few_words(passage.text, passage.start, date.start, _OPENING):
        return None
    if any(tells_news(span) or span.entry.outcome[0].outcome == SAME for span in passage.outcomes):
        return None  # 'On Monday the toll rose to 20'
    said = any(telling.said is date for telling in passage.tellings)
    return date if not said and any(one is date for one in bound.leading) else None
