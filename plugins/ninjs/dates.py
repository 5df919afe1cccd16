"""Days and moments as ninjs writes them: ISO 8601."""

import datetime as dt
import re

from conflict_events import parse_published

Days = tuple[dt.date, dt.date]
_DAY = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?=[T ]|$)")


def days(said: str) -> Days | None:
    """The day (or month, or year) that is said, in the time zone in which it is written.

    None where it is no date, or one on which no news was published: before 1900, or in the future.
    """
    found = _DAY.match(said.strip())
    try:
        read = parse_published("-".join(filter(None, found.groups()))) if found is not None else None
    except ValueError:
        return None
    if read is None or read[0].year < 1900:
        return None
    # A day later than ours is today somewhere.
    return read if read[0] <= dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1) else None


def is_over(embargo: str) -> bool:
    """Whether a moment has passed; what is no moment (an embargo without an end) has not."""
    try:
        moment = dt.datetime.fromisoformat(embargo.strip())
    except ValueError:
        return False
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return moment <= dt.datetime.now(dt.UTC)
