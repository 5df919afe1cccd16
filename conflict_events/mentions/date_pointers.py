"""Dates that point back: 'the same day', 'a week later', 'hours earlier' are so far from the day named before.

The day is the one that was named last. 'A year earlier' is said of that date's year, or of the article's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from ..words.spans import DateMention
from .days import Published, back, month_days, precision, unit_around

_POINTER: Final = re.compile(
    r"anaphoric (?P<beside>beside )?(?P<beyond>beyond )?(?:same|(?P<since>since)|(?P<own>own)|(?P<count>[+-][\d.]+)) "
    r"(?P<unit>\w+)( (?P<month>\d+))?$"
)
_SENTENCE_ENDS: Final = re.compile(r"[.!?\n]\W(?!\d)")
_REACH: Final = 600  # characters back in which the day must have been named
_NIGHT: Final = 2  # days
_NEAR: Final = 120  # and the year
_LONG: Final = frozenset(("year", "decade", "century"))


def resolve_pointers(text: str, dates: Sequence[DateMention], published: Published | None) -> None:
    """Gives those dates of an article that point back the days they mean, where a day was named before."""
    day: DateMention | None = None
    last: DateMention | None = None
    for date in dates:
        if date.first is not None and date.last is not None:
            last = date
            if date.first == date.last:
                day = date
            continue
        if date.reason is None or not date.reason.startswith("anaphoric"):
            continue
        pointer = _POINTER.match(date.reason)
        if pointer is None:
            continue
        found = _days(text, date, pointer, day, last, published)
        if found is not None:
            date.first, date.last = found
            date.running = date.running or pointer["since"] is not None
            date.before = (pointer["count"] or "")[:1] == "-"
            if published is not None and found[0] <= published[1] < found[1]:  # not over yet
                date.last, date.whole = published[1], found[1]
            date.precision, date.reason = precision(date.first, date.last), None
            if date.first == date.last:
                day = date
            last = date


def measured_day(date: DateMention, base: DateMention) -> DateMention | None:
    """'On Sunday, two days after a bomb fell': the day of the bomb, counted back from the day before the words."""
    pointer = _POINTER.match(date.reason or "")
    if (
        pointer is None
        or not pointer["beside"]
        or not pointer["count"]
        or base.first is None
        or base.last is None
    ):
        return None
    unit, count = pointer["unit"], float(pointer["count"])
    days = back(base.first, count, unit), back(base.last, count, unit)
    return DateMention(date.start, date.end, *days, precision=precision(*days) if unit != "year" else None)


def _days(
    text: str,
    date: DateMention,
    pointer: re.Match[str],
    day: DateMention | None,
    last: DateMention | None,
    published: Published | None,
) -> tuple[dt.date, dt.date] | None:
    unit, count = pointer["unit"], float(pointer["count"] or 0)
    if pointer["beyond"]:
        told = last if last is not None and date.start - last.end <= _REACH else None
        return _beyond(told, unit, round(count), int(pointer["month"] or 0), published)
    if pointer["since"]:
        told = last if last is not None and date.start - last.end <= _REACH else None
        if told is None or told.first is None or published is None or told.first >= published[1]:
            return None
        return told.first, published[1]
    if pointer["own"]:
        named = last if unit != "day" else day
        if named is not None and named.first is not None and date.start - named.end <= _REACH:
            return unit_around(named.first, unit)
        if published is None or unit_around(published[0], unit) != unit_around(published[1], unit):
            return None
        return unit_around(published[0], unit)
    if unit in _LONG and count and not pointer["beside"]:
        # 'Two years later' in a story is not to come; 'a year earlier' may be said of today.
        near = last is not None and date.start - last.end < (_REACH if count > 0 else _NEAR)
        base = last.first if near and last is not None else published[0] if published is not None else None
        return unit_around(base, unit, round(count)) if base is not None else None
    named = day if pointer["count"] or unit not in ("week", "month", "year", "weekend") else last
    if last is not None and pointer["count"] and (named is None or last.start > named.start):
        if _days_of(last) <= _NIGHT:
            named = last  # behind a night the next day is that after it
        elif (
            named is not None
            and last.first is not None
            and named.last is not None
            and named.last < last.first
        ):
            return None  # the story went on since that day
    if named is None or named.first is None or date.start - named.end > _REACH:
        return None
    if pointer["beside"] and not _opens(text, named.end, date.start):
        return None  # 'on Monday, two days after the truce': the day of the truce is another one
    if pointer["month"]:
        return month_days(named.first.year, int(pointer["month"]))
    if not pointer["count"]:
        return unit_around(named.first, "day" if unit == "weekend" else unit)
    base = named.last if count > 0 and named.last is not None else named.first
    moved = back(base, -count, unit)
    if published is not None and moved > published[1]:
        return None  # what is told has happened
    return (
        moved,
        base if unit == "night" and count == -1 else moved,
    )  # 'the night before' ends on the day itself


def _days_of(date: DateMention) -> int:
    return (date.last - date.first).days if date.first is not None and date.last is not None else 0


def _beyond(
    last: DateMention | None, unit: str, count: int, weekday: int, published: Published | None
) -> tuple[dt.date, dt.date] | None:
    """'The following week': the one behind what was told last; where nothing was, behind that of publication."""
    told = last.last if last is not None and count > 0 else last.first if last is not None else None
    base = told or (published[0] if published is not None else None)
    if base is None:
        return None
    if unit == "weekday":
        days = (weekday - base.weekday()) * count % 7 or 7
        found = (that := base + dt.timedelta(days=days * count)), that
    else:
        found = unit_around(base, unit, count)
    if told is not None and published is not None and found[0] > published[1]:
        return None  # what is told has happened
    return found


def _opens(text: str, start: int, end: int) -> bool:
    """Whether what ends at a position is the first thing of a sentence, at most two words before it."""
    last = None
    for last in _SENTENCE_ENDS.finditer(text, start, end):  # noqa: B007 - the last one is meant
        pass
    return last is not None and len(text[last.end() - 1 : end].split()) <= 2
