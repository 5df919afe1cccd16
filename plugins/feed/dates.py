"""The day on which an item was published, as its feed says it."""

import datetime as dt
import re
from email.utils import parsedate_tz

from conflict_events import credible_days, parse_published

_ISO = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?=[T ]|$)")
_SEPT = re.compile(r"\bsept\b", re.IGNORECASE)
_EPOCH = dt.date(1970, 1, 1)  # what programs write that know no date


def published(said: str) -> tuple[dt.date, dt.date] | None:
    """The day, month or year that a date means, in the time zone in which it is written.

    The forms are those of RFC 822 and ISO 8601; what others might mean is not guessed. None where it is
    no date, or one on which nothing was published: in the future, or the zero of clocks.
    """
    days = _days(said.strip())
    return credible_days(days) if days != (_EPOCH, _EPOCH) else None


def _days(said: str) -> tuple[dt.date, dt.date] | None:
    try:
        if found := _ISO.match(said):
            return parse_published("-".join(filter(None, found.groups())))
        said = _SEPT.sub("Sep", said)
        read = parsedate_tz(said) or parsedate_tz(f"{said} 00:00")  # many leave out the time
        return (dt.date(*read[:3]),) * 2 if read is not None else None
    except (ValueError, OverflowError):
        return None
