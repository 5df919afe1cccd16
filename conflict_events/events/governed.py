"""Violence that is named, not told of: what talks are about, what somebody was tried for, what is to be prevented.

A word that governs the noun tells it: 'deter attacks', or with a preposition between: 'talks on the war'.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..findings import EventMention
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Slot, Span
from .happenings import VIOLENT

_LINKS: Final = Cue.PREPOSITION | Cue.OF | Cue.AGAINST | Cue.LOCATIVE | Cue.FROM
_PARTS: Final = Cue.CLAUSE | Cue.RELATIVE | Cue.THAT | Cue.BE | Cue.HAVE
_WARD: Final = Cue.AGAINST | Cue.FROM
_AVERTED: Final = "averted"
_NEAR: Final = 4  # words of a noun phrase before its noun
_FAR: Final = 12  # words from a verdict to what it is for
_SUPPOSED: Final = ("happened", "claimed")
_UNREAL: Final = ("planned", "hypothetical")


def set_apart(passage: Passage, mentions: Sequence[EventMention], *, harmed: bool) -> None:
    """Marks what is only named: hypothetical where it is to be averted, else background.

    What has a day of its own, or whose victims the sentence counts (``harmed``), is told of all the same.
    """
    words = [span for span in passage.spans if span.entry.filled & Slot.GOVERNS] if mentions else []
    if not words:
        return
    last: EventMention | None = None
    kind: str | None = None
    for mention in mentions:
        if mention.type not in VIOLENT:
            continue
        if last is None or not _joined(passage, last.trigger_end, mention.trigger_start):
            kind = _governed(passage, words, mention)
        last = mention
        if kind == _AVERTED:
            if mention.realis in _SUPPOSED and not harmed:
                mention.realis = "hypothetical"
        elif kind is not None:
            if mention.realis in _UNREAL:  # 'will discuss the war on Tuesday' gives the day of the talks
                mention.realis = "happened" if mention.reported_by is None else "claimed"
                mention.start_date = mention.end_date = mention.date_precision = None
            named_war = mention.type == "war"  # that is over, or goes on, whatever is said about it
            aside = not harmed and (named_war or mention.start_date is None)
            mention.is_background = mention.is_background or aside


def is_noun(passage: Passage, mention: EventMention) -> bool:
    """Whether a noun names the event: 'the attack', not 'they attacked'."""
    return any(
        span.start == mention.trigger_start
        and any(rule.type == mention.type and rule.frame == "noun" for rule in span.entry.event)
        for span in passage.events
    )


def _joined(passage: Passage, start: int, end: int) -> bool:
    """'bombings and ambushes': an 'and' and few words between two nouns."""
    return few_words(passage.text, start, end, 3) and passage.holds(Cue.AND, start + 1, start + 2)


def _governed(passage: Passage, words: Sequence[Span], mention: EventMention) -> str | None:
    """The kind of the word that governs what names an event, or None; a form of a verb stands right behind it."""
    position = mention.trigger_start
    noun = is_noun(passage, mention) or " " in passage.text[position : mention.trigger_end]
    for word in reversed(words):
        if word.end > position:
            continue
        if passage.parted(word.end, position) or passage.holds(_PARTS, word.end, position):
            return None
        links = [cue for cue in passage.cues if word.end <= cue.start < position and cue.entry.cue & _LINKS]
        kind: str = word.entry.governs
        if kind != "law" and passage.holds(Cue.BY, word.end, position):
            return None
        if _leads(passage, kind, word, links, position):
            near = links[-1].end if links else word.end
            return kind if noun or near + 1 == position else None
    return None


def _leads(passage: Passage, kind: str, word: Span, links: Sequence[Span], position: int) -> bool:
    """Whether a word of a kind governs the noun over the ``links`` between: prepositions."""
    text = passage.text
    if kind == "object" or (not links and (kind == _AVERTED or " " in word.entry.form)):
        return not links and few_words(text, word.end, position, _NEAR)
    if not links or not few_words(text, links[-1].end, position, _NEAR):
        return False
    last = links[-1].entry.cue
    if kind == "law":  # by whom and to what may stand between
        return few_words(text, word.end, position, _FAR) and (last & _WARD or not last & Cue.LOCATIVE) != 0
    if kind == _AVERTED:
        near = links[0].start == word.end + 1 and last & Cue.OF
        return bool(near or last & _WARD) and few_words(text, word.end, position, _FAR)
    first = 0 if " " in word.entry.form else 1  # one of several words ends with its own preposition
    at_once = first == 0 or links[0].start == word.end + 1
    at_once = at_once and all(one.entry.cue & Cue.OF for one in links[first:])
    return at_once and (kind == "topic" or bool(last & Cue.LOCATIVE))
