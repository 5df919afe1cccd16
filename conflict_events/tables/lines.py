"""Text line by line, decoded while it is read, so that no file has to fit into memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from ..decoding import encoding_of
from ..limits import limit
from ..models import Source

LINE_CHARS = ("MAX_LINE_CHARS", 20_000_000)
"""The length above which one line, or one element of a list, is refused."""

_HEAD = 65_536
_WESTERN = "conflict_events_western"


def open_text(source: Source) -> io.TextIOWrapper:
    """The source as text with its line ends as they are; raises `SourceError` where it is none.

    The encoding is told by the first 64 KB as `Source.text` tells it; a wrong byte later on in UTF-8 is
    read as Windows-1252.
    """
    file = source.open()
    try:
        head = file.read(_HEAD)
        encoding = encoding_of(head, declared=source.encoding, name=source.location)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    wrong = _WESTERN if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(file, encoding=encoding, errors=wrong, newline="")


def text_lines(text: io.TextIOWrapper) -> Iterator[str | None]:
    """The lines with their ends; None stands for one that is longer than the limit."""
    longest = limit(*LINE_CHARS)
    while line := text.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while line and line[-1] not in "\r\n":
            line = text.readline(longest)
        yield None


def _western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error(_WESTERN, _western)
