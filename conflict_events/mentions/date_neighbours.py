"""What the words around a date make of it: still to come, the day of a report, the beginning of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..words.folding import fold

_FAR: Final = 80  # characters from what says 'still to come' to the date
_NEAR: Final = 24  # from a word right before a date to it


class Neighbours:
    """The words of a pack that stand with dates, compiled; ``undone`` are those behind which nothing is to come."""

    def __init__(self, table: Mapping[str, Any], undone: Iterable[str]) -> None:
        future, modal = table.get("future", ()), table.get("modal", ())
        forms = either(sorted(future, key=len, reverse=True))
        forms = rf"{forms}|(?:{either(modal)})(?! (?:{either(undone)})\b)"
        self._future = re.compile(rf"(?<!\w)(?:{forms})(?!\w)[^,.;:\"“”„\n]*$", re.IGNORECASE)
        self._future_words = {fold(form).split()[0] for form in (*future, *modal)}
        self._behind = _verbs_behind(table)
        self._issued = _beside(table.get("issued", ()))
        self._begun = _beside(table.get("begun", ()))

    def future(self, text: str, start: int, end: int) -> bool:
        """Whether the words before a bare day, or the verb behind it, say that it is still to come."""
        if self._behind is not None:
            verb = self._behind.search(text[end : end + _FAR])
            if verb is not None and verb["future"] is not None:
                return True
        head = text[max(0, start - _FAR) : start]
        first_words = any(word in self._future_words for word in fold(head).split())  # cheaper than to search
        return first_words and self._future.search(head) is not None

    def issue(self, text: str, start: int, end: int) -> int:
        """Where the word ends by which a date is the day on which a report came out; 0 where there is none."""
        return _end(self._issued, text, start, end)

    def begins(self, text: str, start: int, end: int) -> bool:
        """Whether a word beside a date says that something began then."""
        return _end(self._begun, text, start, end) > 0


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words."""
    return "|".join(map(re.escape, words)) or "(?!)"


def _verbs_behind(table: Mapping[str, Any]) -> re.Pattern[str] | None:
    """The first verb behind a date, by its ends: one to come ('future') or one that is over; None without such ends."""
    future, past = table.get("future_behind", ()), table.get("past_behind", ())
    if not future:
        return None
    words = table.get("words", {})
    next_ones = either([*words.get("next", ()), *words.get("coming", ())])
    verb = rf"(?<![\w'’])(?!(?:{next_ones}) \w)\w{{2,}}"
    ends = rf"(?:(?P<future>{either(future)})|(?:{either(past)}))(?!\w)"
    return re.compile(rf"^[^,.;:?!\"“”„\n]*?{verb}{ends}", re.IGNORECASE)


def _beside(words: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words right before a date, perhaps with a preposition between, and right behind it."""
    forms = either(words)
    before = re.compile(rf"(?<!\w)(?:{forms})(?= (?:\w\w )?$)", re.IGNORECASE)
    return before, re.compile(rf" (?:{forms})(?!\w)", re.IGNORECASE)


def _end(words: tuple[re.Pattern[str], re.Pattern[str]], text: str, start: int, end: int) -> int:
    head = max(0, start - _NEAR)
    found = words[0].search(text[head:start])
    if found is not None:
        return head + found.end()
    behind = words[1].match(text, end)
    return behind.end() if behind is not None else 0


def ends_of_bounds(pack: Mapping[str, Any]) -> frozenset[str]:
    """The last words of what bounds a number before it: 'than', 'least'. Figures behind them are a count."""
    bounds = pack.get("bounds", {}).values()
    return frozenset(form.rpartition(" ")[2] for sides in bounds for form in sides.get("before", ()))


def undone(pack: Mapping[str, Any]) -> list[str]:
    """The words behind a modal verb that leave nothing to come: 'may have', 'would not'."""
    return [*pack.get("grammar", {}).get("have", ()), *pack.get("modality", {}).get("negation", ())]
