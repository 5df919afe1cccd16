"""What longer forms are because of the words inside them: 'has asked' is still the verb 'asked'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from .spans import Cue, Entry, Slot, Span

# What is done says nothing, though a verb of speech stands in it: 'slammed into'.
_DEEDS: Final = frozenset(("shelling", "air_strike", "bombing", "equipment_loss"))
SHOWS: Final = Cue.WEAPON | Cue.VEHICLE | Cue.ARMED
_CLOSED: Final = Slot.REPORT | Slot.PLACE | Slot.ACTOR
_TOLD: Final = Slot.OUTCOME | Slot.VICTIM | Slot.INSTITUTION


def inherit(form: str, entries: Sequence[Entry], inner: Callable[[str], Entry | None]) -> None:
    """A longer form is also what the words inside it are: 'has asked' is still the verb 'asked'. An idiom
    among the nouns is not: 'said goodbye'.

    And what shows a conflict does so in a longer form as well ('found shot', 'army officer'), unless that
    is there to keep it from being read so. ``inner`` gives the entry of a verb of speech or of such a word.
    """
    if " " not in form:
        return
    words = form.split()
    for word in words:
        shown = inner(word)
        kinds = shown.cue & SHOWS if shown is not None else 0
        for entry in entries if kinds else ():
            if entry.filled & _TOLD and not entry.cue:
                entry.cue |= kinds
                entry.filled |= Slot.CUE
    heirs = [
        entry for entry in entries
        if not (entry.filled & _CLOSED or entry.cue & (Cue.NOUN | Cue.NONVIOLENT))
        and not any(rule.type in _DEEDS for rule in entry.event or ())
    ]  # fmt: skip
    if not heirs:
        return
    parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {form}
    for part in sorted(parts, key=len, reverse=True):
        verb = inner(part)
        if verb is None or verb.report is None:
            continue
        for entry in heirs:
            if entry.filled & verb.filled & Slot.OUTCOME:
                continue  # 'claimed the lives of' says which of the two 'claimed' it is
            if entry.report is None:
                entry.report = verb.report
                entry.filled |= Slot.REPORT


def outranks(entry: Entry, start: int, end: int, before: Span) -> bool:
    """Whether a name is more than a small word that ends in it: 'the World Bank', where 'the world' is one.

    So is an office or a body of more words than what points back to one: 'the group of doctors', where 'the group'
    does; but not the 'group' in that.
    """
    if before.entry.filled != Slot.CUE:
        return False
    if before.entry.cue == Cue.IT and entry.filled & (Slot.INSTITUTION | Slot.ROLE):
        return end > before.end
    return bool(entry.filled & Slot.ACTOR) and end - start > before.end - before.start
