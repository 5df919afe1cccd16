"""The objects of a file of JSON: one, the elements of a list, or one a line."""

import json
from collections.abc import Iterator
from typing import Any

from conflict_events import Source, SourceError, limit, open_text, text_lines

from .notes import Notes

_SPACE = "\ufeff \t\r\n"
_DEEP = "is nested too deeply to be read; leave it out"


def records(source: Source, notes: Notes) -> Iterator[dict[str, Any]]:
    """Each object; what is none, or cannot be decoded, is noted.

    Lines are read one at a time, so that a file of them may have any length. Raises `SourceError` for
    a single object that is no JSON, and for a list above the limit.
    """
    decoder = _decoder(notes)
    with open_text(source) as text:
        start = text.read(4096).lstrip(_SPACE)
    if start.startswith("["):
        yield from _objects(_elements(_whole(source), decoder, notes), notes)
        return
    with open_text(source) as text:
        first = next(text_lines(text), None)
        try:
            decoder.decode((first or "").replace("\0", "").strip(_SPACE))
        except (ValueError, RecursionError):
            is_lines = text.readline(4096).lstrip().startswith("{")  # only the first line is broken
        else:
            is_lines = True
    if is_lines:
        notes.clear()
        with open_text(source) as text:
            yield from _objects(_lines(text_lines(text), decoder, notes), notes)
    else:
        notes.clear()
        yield from _objects([_single(source, decoder)], notes)


def _objects(values: Any, notes: Notes) -> Iterator[dict[str, Any]]:
    for value in values:
        if isinstance(value, dict):
            yield value
        else:
            notes.note("unreadable_row", f"{type(value).__name__} where an object is due")


def _lines(lines: Iterator[str | None], decoder: json.JSONDecoder, notes: Notes) -> Iterator[Any]:
    for number, line in enumerate(lines, 1):
        if line is None:
            notes.note("unreadable_row", f"line {number} is longer than CONFLICT_EVENTS_MAX_LINE_CHARS")
        elif stripped := line.replace("\0", "").strip(_SPACE):
            try:
                yield decoder.decode(stripped)
            except RecursionError:
                notes.note("unreadable_row", f"line {number} is nested too deeply")
            except ValueError as error:
                notes.note("unreadable_row", f"line {number} is no JSON ({error})")


def _elements(text: str, decoder: json.JSONDecoder, notes: Notes) -> Iterator[Any]:
    """The elements of a list, up to where it breaks off."""
    at = text.index("[") + 1
    while True:
        while text[at : at + 1] in (" ", "\t", "\r", "\n", ","):
            at += 1
        if text[at : at + 1] == "]":
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except RecursionError:
            notes.broken = f"an item {_DEEP}"
            return
        except ValueError as error:
            notes.broken = f"is no JSON ({error}), what stands before that is read; fetch it again"
            return
        yield value


def _single(source: Source, decoder: json.JSONDecoder) -> Any:
    try:
        return decoder.decode(_whole(source).strip(_SPACE))
    except RecursionError as error:
        raise SourceError(f"{source.location}: {_DEEP}") from error
    except ValueError as error:
        raise SourceError(f"{source.location}: is no JSON ({error}); fetch it again") from error


def _whole(source: Source) -> str:
    most = limit("MAX_NINJS_CHARS", 200_000_000)
    with open_text(source) as text:
        whole = text.read(most + 1)
    if len(whole) > most:
        raise SourceError(
            f"{source.location}: has more than the {most:,} letters that are read at once; write one item a "
            "line, or set CONFLICT_EVENTS_MAX_NINJS_CHARS"
        )
    return whole.replace("\0", "")


def _decoder(notes: Notes) -> json.JSONDecoder:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        # ninjs 3 writes 'versionCreated' where 1 and 2 have 'versioncreated'.
        keys = [key.lower() for key, _ in pairs]
        told = dict(zip(keys, (value for _, value in pairs), strict=True))
        if len(told) < len(pairs):
            notes.note("duplicate_keys", next(key for key in keys if keys.count(key) > 1))
        return told

    return json.JSONDecoder(object_pairs_hook=once, parse_constant=lambda _: None)
