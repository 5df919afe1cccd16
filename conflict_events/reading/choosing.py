"""Which reader reads a source: the one that says most precisely that it is its own.

The order in which plugins load decides nothing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import ReaderChoiceError, SourceError
from ..models import Reader, Source

UNREADABLE = "unreadable_file"
"""The kind of issue that a source is which cannot be read."""

_SNIFFED = 4096


def choose_reader(source: Source, readers: Sequence[Reader]) -> Reader:
    """The reader that says most precisely that the source is its own.

    A reader that refines another which fits goes before all that do not. Then: suffix and a look at
    the first bytes; media type; suffix (the longer one first); first bytes alone; and last, for a
    source that has neither suffix nor media type, a reader with the suffix ``""``. A reader that
    looks at the bytes and says no is out. Raises `ReaderChoiceError` where none is left, or two are
    equal.
    """
    first = first_bytes(source)
    ranks = {reader.name: (rank, reader) for reader in readers if (rank := _rank(reader, source, first))}
    refining = {name: set(reader.refines) & ranks.keys() - {name} for name, (_, reader) in ranks.items()}
    refined = set().union(*refining.values())
    fitting = [
        ((bool(refining[name]), *rank), reader)
        for name, (rank, reader) in ranks.items()
        if name not in refined
    ]
    if not fitting:
        raise ReaderChoiceError(
            f"{place_of(source)}: no reader fits ({_declared(source)}); installed are {_listed(readers)} "
            "(conflict-events plugins); rename the file, or install a plugin that reads it"
        )
    best = max(rank for rank, _ in fitting)
    chosen = [reader for rank, reader in fitting if rank == best]
    if len(chosen) > 1:
        names = " and ".join(sorted(repr(reader.name) for reader in chosen))
        raise ReaderChoiceError(
            f"{place_of(source)}: the readers {names} fit equally well ({_declared(source)}); "
            "uninstall one, or let one of them refine the other"
        )
    return chosen[0]


def _rank(reader: Reader, source: Source, first: bytes) -> tuple[int, int] | None:
    """How precisely a reader claims a source; None where it does not."""
    name = _file_name(source)
    suffix = max((len(one) for one in reader.suffixes if one and name.endswith(one.lower())), default=0)
    media_type = (source.media_type or "").partition(";")[0].strip().lower()
    sniffed = reader.sniff(first) if reader.sniff is not None else None
    if sniffed is False:
        return None
    if suffix and sniffed:
        return 5, suffix
    if media_type and media_type in reader.media_types:
        return 4, 0
    if suffix:
        return 3, suffix
    if sniffed:
        return 2, 0
    if "" in reader.suffixes and not media_type and "." not in name.strip("."):
        return 1, 0
    return None


def _file_name(source: Source) -> str:
    location = source.location
    if "://" in location:
        location = urlsplit(location).path
    return location.rsplit("/", 1)[-1].rsplit(os.sep, 1)[-1].lower()


def first_bytes(source: Source) -> bytes:
    """What a reader may look at; raises `SourceError` where the source cannot be opened."""
    try:
        with source.open() as file:
            return file.read(_SNIFFED)
    except OSError as error:
        raise SourceError(unreadable(source.location, error)) from error


def _declared(source: Source) -> str:
    suffix = Path(_file_name(source)).suffix or "none"
    return f"suffix {suffix}, media type {source.media_type or 'not given'}"


def _listed(readers: Sequence[Reader]) -> str:
    return ", ".join(sorted(reader.name for reader in readers)) or "none"


def unreadable(location: str, error: OSError) -> str:
    """What is said of a file that the system does not give."""
    return f"{location}: cannot be read ({error.strerror}); check it and its rights"


def place_of(source: Source) -> str:
    """How messages name a source."""
    return source.location or "the source"
