"""Web archives: each page that a crawler kept is a source of its own, with its address and its time."""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from conflict_events import Issue, Reader, Source, SourceError, hookimpl

from .starts import starts

SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wet", ".wet.gz")
MEDIA_TYPES = ("application/warc", "application/x-warc", "application/x-ia-arc", "application/arc")
_SHOWN = 8


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
    import warcio.recordloader  # noqa: F401 (that it is missing is told before anything is read)

    from .captures import PassedOver, capture
    from .framing import Broken, Records

    passed: Counter[str] = Counter()
    found = 0
    times: Counter[int] = Counter()
    with source.open() as file:
        for frame in Records(file, source.location):
            place = f"{source.location}: the record at byte {frame.offset:,}"
            if isinstance(frame, Broken):
                yield Issue(
                    kind="unreadable_file",
                    message=f"{place} {frame.problem}; the others are read; fetch the archive again",
                )
                continue
            found += 1
            try:
                given = capture(frame, source)
            except Exception as error:  # whatever the library meets in a header that is none
                yield Issue(
                    kind="unreadable_file",
                    message=f"{place} cannot be read ({type(error).__name__}: {error}); fetch its page again",
                )
                continue
            if isinstance(given, PassedOver):
                passed.update([given.why] if given.why else [])
                continue
            for part in given if isinstance(given, tuple) else (given,):
                yield _own(part, times) if isinstance(part, Source) else part
    if not found:
        raise SourceError(f"{source.location}: holds no record of a web archive; fetch it again")
    if passed:
        yield Issue(kind="passed_over", message=_told(source, found, passed))


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
