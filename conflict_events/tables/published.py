"""Days of publication as columns give them: declared forms, ISO 8601, RFC 2822 and seconds since 1970.

What can be read in two ways (03/04/2022) is not read at all: whoever knows the form declares it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from email.utils import parsedate
from typing import Final

from ..edtf import parse_published

Days = tuple[dt.date, dt.date]

EPOCH: Final = "epoch"
_MAIL: Final = re.compile(r"(?:[A-Z][a-z]{2}, *)?\d{1,2} [A-Z][a-z]{2} \d{4}(?: \d{1,2}:\d{2}.*)?", re.DOTALL)
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{6}Z?)?")
_SPACED: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:[.,]\d+)?) (?:UTC|GMT|Z|[+-]\d{2}:?\d{2})"
)
_SECONDS: Final = range(100_000_000, 10_000_000_000)
_HINT: Final = 'say how to read it with date_format in the map, such as "%d/%m/%Y"'


def days_of(value: object, formats: Sequence[str] = ()) -> Days:
    """The first and last day that a value means; raises `ValueError`, with what to do, where it is none.

    ``formats`` are those of `datetime.strptime`, or 'epoch'; with them nothing else is tried.
    """
    if isinstance(value, dt.date):
        return parse_published(value) or _refuse(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(float(value), str(value))
    text = str(value).strip()
    for form in formats:
        if form == EPOCH and re.fullmatch(r"\d+(?:\.\d+)?", text):
            return _since_1970(float(text), text)
        try:
            day = dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
        return day, day
    if formats:
        raise ValueError(
            f"{text[:60]!r} is not written as date_format says ({', '.join(formats)}); mend either"
        )
    return _undeclared(text)


def _undeclared(text: str) -> Days:
    if found := _COMPACT.fullmatch(text):
        text = "-".join(found.groups())
    elif re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
        return _since_1970(float(text), text)
    elif found := _SPACED.fullmatch(text):
        text = found[1]
    elif _MAIL.fullmatch(text) and (parts := parsedate(text)) is not None:
        day = dt.date(*parts[:3])
        return day, day
    try:
        return parse_published(text) or _refuse(text)
    except ValueError:
        return _refuse(text)


def _since_1970(seconds: float, text: str) -> Days:
    if seconds >= _SECONDS.stop:
        seconds /= 1000
    if not _SECONDS.start <= seconds < _SECONDS.stop:
        return _refuse(text)
    day = dt.datetime.fromtimestamp(seconds, dt.UTC).date()
    return day, day


def _refuse(value: object) -> Days:
    raise ValueError(f"{str(value)[:60]!r} is no date that can be read in one way only; {_HINT}")
