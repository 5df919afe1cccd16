"""What a server says of when it wants to be asked again."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from .exchange import Exchange
from .record import stamp

_LONGEST_WAIT = dt.timedelta(days=7)
_LONGEST_FRESH = dt.timedelta(days=1)
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age=\"?(\d{1,9})")


def told_to_wait(answer: Exchange, now: dt.datetime) -> str | None:
    """Until when a server that has had enough does not want to be asked (RFC 9110, 10.2.3)."""
    told = answer.header("retry-after")
    if answer.status not in (429, 503) or told is None:
        return None
    try:
        until = now + dt.timedelta(seconds=int(told)) if told.isdecimal() else parsedate_to_datetime(told)
        if until.tzinfo is None:
            until = until.replace(tzinfo=dt.UTC)
        return stamp(min(until, now + _LONGEST_WAIT))
    except (ValueError, OverflowError, TypeError):
        return None


def told_fresh(answer: Exchange, now: dt.datetime) -> str | None:
    """Until when an answer holds (RFC 9111, 5.2.2.1), at most a day; None where that is not said."""
    found = _MAX_AGE.search(answer.header("cache-control") or "")
    if answer.status not in (200, 203, 304) or found is None:
        return None
    return stamp(now + min(dt.timedelta(seconds=int(found[1])), _LONGEST_FRESH))
