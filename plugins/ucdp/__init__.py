"""UCDP GED: one row is one event as Uppsala's coders have it, with their estimates of the dead."""

from collections.abc import Iterator

from conflict_events import Document, Exporter, Issue, Reader, Row, Source, header_of, hookimpl, read_rows

from .events import document_of
from .export import write

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


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="ucdp",
            write=write,
            suffix=".ged.csv",
            what="Events with claims of deaths in the columns of UCDP GED; low and high are ranges of claims.",
            lost="Events without a number of deaths, wounded and missing; claims one by one; where only the figures of "
            "several sides are known, their total (they are never summed); UCDP's own ids and regions. Of more than "
            "two parties only the first is named. low, best and high are claims, not estimates (ledger_policy).",
        )
    ]
