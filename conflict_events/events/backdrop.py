"""Violence that a sentence names as the setting of something else: 'aid for those who fled the civil war'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..findings import EventMention
from ..words.distance import few_words
from ..words.spans import Cue, Passage
from .governed import is_noun, set_apart
from .happenings import VIOLENT

_NEWS: Final = frozenset(
    (
        "agreement", "aid", "aid_request", "appeal", "blockade", "ceasefire", "displacement", "mediation",
        "mobilisation", "peacekeeping", "recognition", "release_or_exchange", "sanction", "talks", "withdrawal",
    )
)  # fmt: skip
"""What a sentence can tell as its news, with violence behind it."""

_LEADING: Final = Cue.PREPOSITION | Cue.CLAUSE | Cue.OF | Cue.SINCE | Cue.LOCATIVE
_MOST: Final = 8  # events of a sentence that are looked at


def set_back(passage: Passage, mentions: Sequence[EventMention], *, harmed: bool) -> None:
    """Marks as background what is named without a day of its own behind the peaceful news of its sentence.

    It is a noun that a preposition leads to ('after the clashes', 'in the wake of the raid'), or a war; where the
    sentence counts whom it ``harmed``, it is news itself.
    """
    set_apart(passage, mentions, harmed=harmed)
    if len(mentions) < 2 or harmed:
        return
    news = next((one for one in mentions[:_MOST] if one.type not in VIOLENT), None)
    if news is None or news.type not in _NEWS:
        return
    for mention in mentions[:_MOST]:
        behind = mention.trigger_start > news.trigger_end and mention.type in VIOLENT
        if behind and mention.start_date is None and _is_setting(passage, mention):
            mention.is_background = True


def _is_setting(passage: Passage, mention: EventMention) -> bool:
    if not is_noun(passage, mention):
        return False
    if mention.type == "war":
        return True
    start = mention.trigger_start
    for cue in reversed(passage.cues):
        if cue.end <= start and cue.entry.cue & _LEADING:
            return few_words(passage.text, cue.end, start, 4) and passage.unbroken(cue.end, start)
    return False
