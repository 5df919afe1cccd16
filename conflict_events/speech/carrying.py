"""Whether a sentence without a speaker goes on with what somebody told in the sentence before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from ..findings import Claim
from ..models import Actor
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage, Telling
from .referring import points_back

_A_DAY: Final = dt.timedelta(days=1)
_SENTENCE: Final = 8  # words of a total that is no more than a noun and its figure
TELLS: Final = frozenset(("say", "claim", "confirm", "admit"))


def may_go_on(before: Passage, passage: Passage) -> bool:
    """False where another paragraph begins, or where somebody speaks, be it one that nobody knows."""
    if before.paragraph != passage.paragraph or passage.quoted:
        return False
    return not any(telling.speaker is not None for telling in passage.tellings)


def teller(before: Passage, earlier: Sequence[Claim]) -> Actor | None:
    """The only one who tells of the figures of a sentence, none of which is told by the article itself."""
    if any(claim.claimant is None or claim.is_background for claim in earlier):
        return None
    speakers = {claim.claimant.id: claim.claimant for claim in earlier if claim.claimant is not None}
    if not earlier and (
        before.outcomes or before.events or any(_is_pointer(before, one) for one in before.tellings)
    ):
        heard = [one.speaker for one in before.tellings if one.act in TELLS and one.speaker is not None]
        speakers = {speaker.actor.id: speaker.actor for speaker in heard if speaker.actor is not None}
    return next(iter(speakers.values())) if len(speakers) == 1 else None


def _is_pointer(passage: Passage, telling: Telling) -> bool:
    """'that has the X said': what X goes on with in the next sentence is his too."""
    return telling.content[1] <= telling.start + 1 and points_back(passage, telling)


def elsewhere(before: Passage, passage: Passage, earlier: Sequence[Claim]) -> bool:
    """True where a sentence names another place or day, unless its first words add to the one before.

    The day on which, or after which, the figures told ``earlier`` were is no other one, unless it opens the sentence.
    """
    if any(cue.start - passage.start < 3 and cue.entry.cue & Cue.MORE for cue in passage.cues):
        return False
    known = {place.id for _, _, place in before.places}
    return any(place.id not in known for _, _, place in passage.places) or any(
        date.first is not None
        and (opens(passage, date) or not any(_is_same_day(date, claim) for claim in earlier))
        for date in passage.dates
    )


def opens(passage: Passage, date: DateMention) -> bool:
    """True where a sentence begins with a date."""
    return few_words(passage.text, passage.start, date.start, 1)


def _is_same_day(date: DateMention, claim: Claim) -> bool:
    """True for a day that a figure is of, or for the next one."""
    if date.first is None or claim.event_start is None or claim.event_end is None:
        return False
    last = date.last or date.first
    return claim.event_start <= date.first and last <= claim.event_end + _A_DAY


def words_of(passage: Passage, telling: Telling) -> str | None:
    """The words for who speaks."""
    speaker = telling.speaker
    return passage.text[speaker.start : speaker.end] if speaker is not None else None


def one_side(earlier: Sequence[Claim]) -> bool:
    """False behind 'two Nepalis and a Filipino': whoever else is told of then may be of either side."""
    return len({claim.victim_side.id for claim in earlier if claim.victim_side is not None}) < 2


def is_bare_total(passage: Passage, claim: Claim) -> bool:
    """'20 fatalities.', 'Toll: 20.': nothing but a noun and its figure, which is the count of the text itself."""
    words = passage.text[passage.start : passage.end].strip(" .\n")
    figure = claim.count_text or ""
    told = (
        any(letter.isdigit() for letter in figure) and not words[-1:].isdigit()
    )  # 'Toll 20 passed' has a verb
    nominal = ":noun:" in claim.rule or (":toll:" in claim.rule and not told)
    nominal = nominal and few_words(passage.text, passage.start, passage.end, _SENTENCE)
    return nominal and words == claim.evidence.strip(" .") and not claim.is_background
