"""How a record of a web archive begins: the version line of WARC, or the one line of an ARC header."""

from __future__ import annotations

import re

# WARC 1.1, 4: version line first. ARC 1.0: URL, IP address, date, content type, (more fields,) length.
_WARC = rb"WARC/\d\.\d+[ \t]*\r?\n"
_ARC = (
    rb"[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\s]{1,4000} [0-9A-Fa-f.:]{3,45} \d{14,17} [^\r\n]{1,500}? \d{1,12}\r?\n"
)
START = re.compile(rb"(?:(?P<warc>%s)|(?P<arc>%s))" % (_WARC, _ARC))
NEXT = re.compile(rb"\n(?=(?:%s|%s))" % (_WARC, _ARC))
BLANK = re.compile(rb"[\r\n]*")
LONGEST_START = 5_000


def starts(data: bytes | bytearray, at: int = 0) -> bool:
    """Whether a record begins at ``at``, blank lines aside."""
    return START.match(data, BLANK.match(data, at).end()) is not None  # type: ignore[union-attr]
