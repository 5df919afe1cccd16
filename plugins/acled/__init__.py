"""ACLED: one row is one event as its researchers have coded it, with a note and the reported fatalities."""

from collections.abc import Iterator

from conflict_events import Document, Exporter, Issue, Reader, Row, Source, header_of, hookimpl, read_rows

from .events import document_of
from .export import write

_TELLING = frozenset(("eventdate", "eventtype", "actor1", "fatalities", "notes"))


def read(source: Source) -> Iterator[Document | Issue]:
    """A coded article for each row."""
    for row in read_rows(source):
        if isinstance(row, Row):
            yield from document_of(row, source.location)
        else:
            yield row


def is_acled(first: bytes) -> bool:
    """Whether a table has the columns of an export of ACLED, of any of its editions."""
    return _TELLING.issubset(header_of(first))


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="acled",
            read=read,
            suffixes=(".csv", ".tsv"),
            media_types=("text/csv",),
            sniff=is_acled,
            refines=("csv",),
            container=True,
        )
    ]


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="acled",
            write=write,
            suffix=".acled.csv",
            what="Events in the columns of ACLED; fatalities are the lowest figure that anybody claimed.",
            lost="Meetings and statements, which ACLED does not code; all outcomes but deaths; who claims what, but "
            "as text in notes; spans longer than a month; ACLED's ids, regions and kinds of armed groups. Unknown "
            "fatalities are empty where ACLED has 0.",
        )
    ]
