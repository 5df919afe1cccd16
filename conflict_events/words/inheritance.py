"""What longer forms are because of the words inside them: 'has asked' is still the verb 'asked'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .spans import Cue, Entry, Slot

# What is done says nothing, though a verb of speech stands in it: 'slammed into'.
_DEEDS: Final = frozenset(("shelling", "air_strike", "bombing", "equipment_loss"))
_SHOWS: Final = Cue.WEAPON | Cue.VEHICLE | Cue.ARMED
_TOLD: Final = Slot.OUTCOME | Slot.VICTIM | Slot.INSTITUTION


def inherit(variants: Mapping[tuple[str, bool, int], Sequence[Entry]]) -> None:
    """A longer form is also what the words inside it are: 'has asked' is still the verb 'asked'. An idiom
    among the nouns is not: 'said goodbye'.

    And what shows a conflict does so in a longer form as well ('found shot', 'army officer'), unless that
    is there to keep it from being read so.
    """
    whole = {form: entries for (form, lead, trail), entries in variants.items() if not lead and not trail}
    verbs = {
        form: entries[0]
        for form, entries in whole.items()
        if any(entry.filled & Slot.REPORT for entry in entries)
    }
    shown = {form: entries[0].cue & _SHOWS for form, entries in whole.items() if entries[0].cue & _SHOWS}
    closed = Slot.REPORT | Slot.PLACE | Slot.ACTOR
    for (form, _, _), entries in variants.items():
        if " " in form:
            _show(form, entries, shown)
        spaced = entries if " " in form else ()
        heirs = [
            entry for entry in spaced
            if not (entry.filled & closed or entry.cue & (Cue.NOUN | Cue.NONVIOLENT))
            and not any(rule.type in _DEEDS for rule in entry.event or ())
        ]  # fmt: skip
        if not heirs:
            continue
        words = form.split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {
            form
        }
        for part in sorted(parts, key=len, reverse=True):
            inner = verbs.get(part)
            if inner is None or inner.report is None:
                continue
            for entry in heirs:
                if entry.filled & inner.filled & Slot.OUTCOME:
                    continue  # 'claimed the lives of' says which of the two 'claimed' it is
                if entry.report is None:
                    entry.report = inner.report
                    entry.filled |= Slot.REPORT


def _show(form: str, entries: Sequence[Entry], shown: Mapping[str, int]) -> None:
    for word in form.split():
        kinds = shown.get(word)
        for entry in entries if kinds is not None else ():
            if entry.filled & _TOLD and not entry.cue:
                entry.cue |= kinds or 0
                entry.filled |= Slot.CUE
