"""Speech told in an inserted clause: 'the men, who claim to be guards, have been held' claims no more than that."""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Slot, Span, Telling

_VERBS: Final = Cue.BE | Cue.HAVE
_FEW: Final = 3  # words
_FRAMES: Final = ("both", "before")


def close_inserted(passage: Passage, found: list[Telling]) -> None:
    """Ends what is told in a relative clause at the comma behind which the verb of the sentence follows."""
    for telling in found:
        speaker = telling.speaker
        if telling.act == "deny" and (closed := _conceded(passage, telling)) > 0:
            telling.content = (telling.content[0], closed)
            continue
        if speaker is None or speaker.end >= telling.end or telling.content[1] < passage.end:
            continue
        opened = passage.text.startswith(", ", speaker.end)
        if not opened or not passage.holds(Cue.RELATIVE, speaker.end + 2, speaker.end + 3):
            continue
        for at in passage.breaks:
            if at > telling.end and passage.text[at] == "," and _verb_follows(passage, at):
                telling.content = (telling.content[0], at)
                break


def _conceded(passage: Passage, telling: Telling) -> int:
    """'though X denied the charge, the police held two': where a clause of a few words that opens the sentence ends."""
    if telling.content[1] < passage.end or not passage.holds(Cue.CLAUSE, passage.start, passage.start + 1):
        return 0
    comma = passage.text.find(",", telling.end, passage.end)
    return comma if comma > 0 and few_words(passage.text, telling.end, comma, _FEW) else 0


def _verb_follows(passage: Passage, comma: int) -> bool:
    """True where a finite verb stands right behind a comma: ', have been', ', killed', ', told'."""
    return any(span.start == comma + 2 and _is_verb(span) for span in passage.spans)


def _is_verb(span: Span) -> bool:
    entry = span.entry
    if entry.cue & _VERBS or entry.filled & Slot.REPORT:
        return not entry.cue & Cue.CLAUSE  # but 'who said so, adding that'
    return entry.outcome is not None and any(rule.frame in _FRAMES for rule in entry.outcome)
