"""Web archives: each page that a crawler kept is a source of its own, with its address and its time."""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events import Issue, Reader, Source, SourceError, hookimpl

from .starts import starts

if TYPE_CHECKING:
    from .captures import Capture
    from .framing import Broken, Frame

SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wet", ".wet.gz")
MEDIA_TYPES = ("application/warc", "application/x-warc", "application/x-ia-arc", "application/arc")
_SHOWN = 8
MOST_TOLD = 100
"""Broken records of one archive that are told one by one."""


def sniff(first: bytes) -> bool | None:
    """By the first line of the first record, packed or not; None where that cannot be told."""
    if first.startswith(b"\x1f\x8b"):
        try:
            first = zlib.decompressobj(31).decompress(first, 5_000)
        except zlib.error:
            return None
    return starts(first) or None


def read(source: Source) -> Iterator[Source | Issue]:
    """The pages of a web archive, one after the other; what is broken costs itself only."""
    import warcio.recordloader  # that it is missing is told before anything is read

    from .captures import PassedOver
    from .framing import Broken, Frame, Records

    passed: Counter[str] = Counter()
    times: Counter[int] = Counter()
    found = broken = 0
    warcio.recordloader.logger.setLevel("ERROR")  # it tells of each address with a space in it
    with source.open() as file:
        for frame in Records(file, source.location):
            found += isinstance(frame, Frame)
            given = _given(frame, source)
            if isinstance(given, PassedOver):
                passed.update([given.why] if given.why else [])
            elif isinstance(given, Broken):
                broken += 1
                if broken <= MOST_TOLD:
                    yield _issue(source, f"the record at byte {given.offset:,} {given.problem}")
            else:
                for part in given if isinstance(given, tuple) else (given,):
                    yield _own(part, times) if isinstance(part, Source) else part
    if not found:
        raise SourceError(f"{source.location}: holds no record of a web archive; fetch it again")
    if broken > MOST_TOLD:
        yield _issue(source, f"{broken - MOST_TOLD:,} more records are damaged, and not told one by one")
    if passed:
        yield Issue(kind="passed_over", message=_told(source, found, passed))


def _given(frame: "Frame | Broken", source: Source) -> "Capture | Broken":
    """What a record holds; one with a header that is none is broken too."""
    from .captures import capture
    from .framing import Broken

    if isinstance(frame, Broken):
        return frame
    try:
        return capture(frame, source)
    except Exception as error:  # whatever the library meets there
        return Broken(frame.offset, f"has a header that is none ({type(error).__name__})")


def _issue(source: Source, problem: str) -> Issue:
    message = f"{source.location}: {problem}; the others are read; fetch the archive again"
    return Issue(kind="unreadable_file", message=message)


def _own(page: Source, times: Counter[int]) -> Source:
    """The page under a name of its own: an address may be kept twice within a second."""
    key = hash(page.location)
    times[key] += 1
    return page if times[key] == 1 else replace(page, location=f"{page.location}~{times[key]}")


def _told(source: Source, found: int, passed: Counter[str]) -> str:
    """What was not read, in one sentence, since a crawl holds thousands of images."""
    told = ", ".join(f"{why} ({count:,})" for why, count in passed.most_common(_SHOWN))
    more = f", and {len(passed) - _SHOWN} more kinds" if len(passed) > _SHOWN else ""
    return (
        f"{source.location}: of {found:,} records {passed.total():,} hold no text to read: {told}{more}; "
        "nothing is to be done unless you expected them"
    )


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="warc",
            read=read,
            suffixes=SUFFIXES,
            media_types=MEDIA_TYPES,
            sniff=sniff,
            refines=("archive",),
            needs=("warcio",),
            container=True,
        )
    ]
