"""The words of the calendar that the matcher looks for, from the tables of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

Piece = tuple[str, Any, int, int]
"""One word of a date expression: letter of its class, payload, start, end."""


class DateWord:
    """What a word of the calendar is: the letter of its class, its value, whether it may be another word.

    One that is ``faint`` is of the calendar only where figures stand against it ('05-Mar').
    """

    __slots__ = ("abbreviated", "faint", "letter", "lookalike", "value")

    def __init__(
        self,
        letter: str,
        value: Any,
        *,
        abbreviated: bool = False,
        lookalike: bool = False,
        faint: bool = False,
    ) -> None:
        self.letter = letter
        self.value = value
        self.abbreviated = abbreviated
        self.lookalike = lookalike
        self.faint = faint


WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def date_words(pack: Mapping[str, Any]) -> Iterator[tuple[str, DateWord]]:
    """The words of the calendar that the matcher looks for, each with what it is."""
    table = pack.get("dates", {})
    cldr = table.get("cldr", {})
    skipped = set(table.get("skip", ()))
    alike = set(table.get("lookalikes", ()))

    def words(
        letter: str, value: Any, forms: Iterable[str], short: bool = False
    ) -> Iterator[tuple[str, DateWord]]:
        for form in forms:
            if form not in skipped:
                yield form, DateWord(letter, value, abbreviated=short, lookalike=form in alike)
            elif letter in "MW":
                yield form, DateWord(letter, value, abbreviated=short, faint=True)

    for letter, name, base in (("M", "months", 1), ("W", "weekdays", 0)):
        for suffix, short in (("", False), ("_short", True)):
            for source in (cldr, table):
                for number, forms in enumerate(source.get(name + suffix, ()), base):
                    yield from words(letter, number, forms, short)
    for form in skipped:
        if " " in form:  # 'up to date' holds a word of the calendar and is none
            yield form, DateWord("_", None)
    parts = list(table.get("dayparts_joined", ()))
    for number, forms in enumerate(cldr.get("weekdays", ())):
        yield from words("W", number, [form + part for form in forms for part in parts])
    for source in (table, cldr):
        for unit, forms in source.get("units", {}).items():
            one = (
                forms[0] if forms and isinstance(forms[0], list) else forms[:1]
            )  # its cases, where it has any
            yield from words("k" if unit == "weekend" else "U", unit, one)
            yield from words("k" if unit == "weekend" else "L", unit, forms[1:])
    for name, letter in (("seasons", "S"), ("decades", "E"), ("quarters", "K")):
        for value, forms in table.get(name, {}).items():
            yield from words(letter, int(value), forms)
    for value, forms in table.get("days", {}).items():
        yield from words("D", int(value), forms)
    for value, forms in table.get("other_days", {}).items():
        yield from words("5", int(value), forms)
    for day, forms in table.get("feasts", {}).items():
        yield from words("@", day, forms)
    yield from words("V", None, table.get("overnight", ()))
    yield from words("F", None, table.get("up_to_now", ()))
    yield from words("3", None, table.get("since_then", ()))
    yield from words("Z", None, table.get("unsettled", ()))
    yield from words("T", None, table.get("dayparts", ()))
    yield from words("G", "night", table.get("nights", ()))
    for key, forms in cldr.get("relative", {}).items():
        unit, offset = key.split()
        if unit == "day":
            yield from words("D", int(offset), forms)
        elif unit not in WEEKDAYS and not table.get("relative_by_pattern"):
            yield from words("R", (unit, int(offset)), forms)


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """The forms that the matcher must know for dates, as (form, slot, payload)."""
    for form, word in date_words(pack):
        yield form, "date", word
