"""The records of a file of JSON, one at a time: lines, or the elements of a list, however long it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from conflict_events import Issue, Source, limit, open_text, text_lines

from .strict import Decoder

BAD_RECORD = "unreadable_row"
REPAIRED = "repaired_row"  # read nevertheless
_CHUNK = 1 << 16
_NEAR_THE_END = 32  # letters: an error so near the end of what was read may only be for want of more


@dataclass(slots=True, kw_only=True)
class Record:
    """An object of JSON, and the line (from 1) in which it begins."""

    line: int
    values: dict[str, Any]


def read_records(source: Source) -> Iterator[Record | Issue]:
    """The records, and an issue naming its line for each that cannot be read.

    A file that begins with ``[`` is a list. One that begins with ``{`` holds a record a line, or, where
    its first line is none, a single record.
    """
    reading = _Reading(source)
    with open_text(source) as text:
        start = text.read(_CHUNK).lstrip("\ufeff \t\r\n")[:1]
    if start == "[":
        with open_text(source) as text:
            yield from reading.elements(text)
    elif start == "{" and (single := reading.single()) is not None:
        yield from single
    else:
        with open_text(source) as text:
            yield from reading.lines(text_lines(text))


class _Reading:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.decoder = Decoder()
        self.longest = limit("MAX_LINE_CHARS", 20_000_000)

    def lines(self, lines: Iterator[str | None]) -> Iterator[Record | Issue]:
        for number, line in enumerate(lines, 1):
            if line is None:
                yield self._too_long(number)
            elif stripped := line.strip().lstrip("\ufeff"):
                yield from self._decoded(stripped, number)

    def single(self) -> list[Record | Issue] | None:
        """The one record of a file that is written over several lines; None where there is none."""
        with open_text(self.source) as text:
            first = next(text_lines(text), None)
            if first is None or self._is_record(first):
                return None
            whole = first + text.read(self.longest)
        found = list(self._decoded(whole.strip().lstrip("\ufeff"), 1))
        return found if any(isinstance(one, Record) for one in found) else None

    def _is_record(self, line: str) -> bool:
        try:
            self.decoder.json.decode(line.strip().lstrip("\ufeff"))
        except (RecursionError, ValueError):
            return False
        finally:
            self.decoder.take_odd()
        return True

    def _decoded(self, text: str, line: int) -> Iterator[Record | Issue]:
        if "\0" in text:
            text = text.replace("\0", "")
            yield self._issue(line, "holds null bytes, which are left out", REPAIRED)
        try:
            value = self.decoder.json.decode(text)
        except RecursionError:
            self.decoder.take_odd()
            yield self._issue(line, "is nested too deeply to be read; leave it out")
            return
        except ValueError as error:
            self.decoder.take_odd()
            yield self._issue(line, f"is no JSON ({error}); mend it")
            return
        yield from self._record(value, line)

    def _record(self, value: Any, line: int) -> Iterator[Record | Issue]:
        for odd in self.decoder.take_odd():
            yield self._issue(line, odd, REPAIRED)
        if isinstance(value, dict):
            yield Record(line=line, values=value)
        else:
            yield self._issue(
                line, f"holds {type(value).__name__} where an object is due; write one in braces"
            )

    def elements(self, text: TextIO) -> Iterator[Record | Issue]:
        """The elements of a list, of which only one is in memory at a time."""
        buffer = text.read(_CHUNK).lstrip("\ufeff")
        at = buffer.index("[") + 1
        line = 1 + buffer.count("\n", 0, at)
        wanted = _CHUNK
        while True:
            while at < len(buffer) and buffer[at] in " \t\r\n,":
                line += buffer[at] == "\n"
                at += 1
            if buffer[at : at + 1] == "]":
                return
            try:
                if at == len(buffer):
                    raise json.JSONDecodeError("the list has no end", buffer, at)
                value, end = self.decoder.json.raw_decode(buffer, at)
                if end == len(buffer):  # a number may go on
                    raise json.JSONDecodeError("the list has no end", buffer, end)
            except RecursionError:
                yield self._issue(line, f"is nested too deeply to be read; {_LIST}")
                return
            except json.JSONDecodeError as error:
                self.decoder.take_odd()
                may_go_on = error.msg.startswith("Unterminated") or error.pos > len(buffer) - _NEAR_THE_END
                more = text.read(wanted) if may_go_on and len(buffer) - at <= self.longest else ""
                if not more:
                    yield self._issue(line, f"is no JSON ({error.msg}); {_LIST}")
                    return
                buffer, at, wanted = buffer[at:] + more, 0, wanted * 2
                continue
            yield from self._record(value, line)
            line += buffer.count("\n", at, end)
            at, wanted = end, _CHUNK

    def _too_long(self, line: int) -> Issue:
        told = f"is longer than {self.longest:,} letters; shorten it, or set CONFLICT_EVENTS_MAX_LINE_CHARS"
        return self._issue(line, told)

    def _issue(self, line: int, told: str, kind: str = BAD_RECORD) -> Issue:
        place = self.source.location
        return Issue(kind=kind, message=f"{place}: line {line} {told}", source=place)


_LIST = "what follows in the list cannot be read: write one record a line, and only that one is lost"
