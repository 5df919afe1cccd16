"""UCDP GED: one row is one event as Uppsala's coders have it, with their estimates of the dead."""

from collections.abc import Iterator

from conflict_events import Document, Issue, Reader, Row, Source, header_of, hookimpl, read_rows

from .events import document_of

_TELLING = frozenset(("typeofviolence", "sidea", "sideb", "datestart", "deathsa"))


def read(source: Source) -> Iterator[Document | Issue]:
    """A coded article for each row."""
    for row in read_rows(source):
        if isinstance(row, Row):
            yield from document_of(row, source.location)
        else:
            yield row


def is_ged(first: bytes) -> bool:
    """Whether a table has the columns of the Georeferenced Event Dataset."""
    return _TELLING.issubset(header_of(first))


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="ucdp",
            read=read,
            suffixes=(".csv", ".tsv"),
            media_types=("text/csv",),
            sniff=is_ged,
            refines=("csv",),
            container=True,
        )
    ]
