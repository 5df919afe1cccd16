"""When something was published, as agencies and feeds say it: a day on which that can have been, or none."""

from __future__ import annotations

import datetime as dt
import re

from .edtf import parse_published

Days = tuple[dt.date, dt.date]

_FIRST = dt.date(1900, 1, 1)
_ISO = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?=[T ]|$)")


def published_days(said: str) -> Days | None:
    """The day (or month, or year) of a date in ISO 8601, in the time zone in which it is written.

    With or without hyphens. None where it is no date, or one on which no news was published.
    """
    found = _ISO.match(said.strip())
    try:
        return credible_days(parse_published("-".join(filter(None, found.groups())))) if found else None
    except ValueError:
        return None


def credible_days(days: Days | None) -> Days | None:
    """The days themselves; None where no news was published then: before 1900, or in the future."""
    if days is None or days[0] < _FIRST:
        return None
    # A day later than ours is today somewhere.
    return days if days[0] <= dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1) else None


def has_passed(moment: str) -> bool:
    """Whether a moment in ISO 8601 has passed; what is no moment (an embargo without an end) has not."""
    try:
        read = dt.datetime.fromisoformat(moment.strip())
    except ValueError:
        return False
    if read.tzinfo is None:
        read = read.replace(tzinfo=dt.UTC)
    return read <= dt.datetime.now(dt.UTC)
