"""How a capture is cited: by its time and its address."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

_UNSAFE = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_LABEL = 300


def label_of(uri: str, date: str) -> str:
    """The time of a capture and its address, as web archives cite them: ``20220916120000/https://...``."""
    digits = re.sub("[^0-9]", "", date)
    safe = _UNSAFE.sub("_", uri).replace("!/", "_/")
    if len(safe) > _LONGEST_LABEL:
        digest = hashlib.sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        safe = f"{safe[:_LONGEST_LABEL]}~{digest}"
    return "/".join(part for part in (digits, safe) if part) or "unnamed"


def date_of(value: str | None) -> str | None:
    """A WARC-Date (UTC, W3C profile of ISO 8601) in one form; None where it is none."""
    try:
        found = dt.datetime.fromisoformat((value or "").strip())
    except ValueError:
        return None
    found = found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    return found.isoformat(timespec="seconds")
