"""How much an archive may unpack to: what is small outside and vast inside is refused, however it is nested."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from conflict_events import Source, limit

TOTAL = ("MAX_ARCHIVE_BYTES", 20_000_000_000)
RATIO = ("MAX_ARCHIVE_RATIO", 200)
MEMBERS = ("MAX_ARCHIVE_MEMBERS", 500_000)

FREE = 10_000_000
"""Bytes that are unpacked whatever the ratio: blank pages compress well too."""

_open: dict[str, Allowance] = {}


class TooMuchError(Exception):
    """An allowance is used up; the message says which, and how to set it."""


@dataclass(slots=True)
class Allowance:
    """What is left to unpack of an outermost archive and of all archives in it."""

    location: str
    packed: int
    used: int = 0
    exhausted: bool = False

    def take(self, size: int) -> None:
        """Counts ``size`` unpacked bytes; raises `TooMuchError` where they are more than may be."""
        self.used += size
        total, ratio = limit(*TOTAL), limit(*RATIO)
        if self.used > total:
            self._refuse(f"unpacks to more than {total:,} bytes", TOTAL[0])
        if self.used > max(FREE, self.packed * ratio):
            self._refuse(f"unpacks to more than {ratio} times its size, as only a bomb does", RATIO[0])

    def _refuse(self, what: str, setting: str) -> None:
        self.exhausted = True
        raise TooMuchError(
            f"{self.location}: {what}; what came before was read, the rest was not: "
            f"delete the archive, or set CONFLICT_EVENTS_{setting} if you trust it"
        )


@contextmanager
def allowance(source: Source) -> Iterator[Allowance]:
    """The allowance of an archive: its own, or that of the archive being read in which it stands.

    What stands in a container is read while the container is; so all that are open share the outermost's.
    """
    outer = (one for name, one in _open.items() if source.location.startswith(f"{name}!/"))
    found = next(outer, None)
    if found is not None:
        yield found
        return
    with source.open() as file:
        size = file.seek(0, 2)
    found = _open[source.location] = Allowance(source.location, size)
    try:
        yield found
    finally:
        del _open[source.location]
