"""Tables of delimited text: one row is one article."""

from collections.abc import Iterator
from pathlib import Path

from conflict_events import Articles, Document, Exporter, Issue, Reader, Row, Source, hookimpl, read_rows

from .export import write

MAPS = Path(__file__).parent / "maps"


def read(source: Source) -> Iterator[Document | Source | Issue]:
    """An article for each row with a text."""
    articles = Articles(source, MAPS)
    delimiter = articles.columns.delimiter if articles.columns is not None else None
    for row in read_rows(source, delimiter=delimiter):
        if isinstance(row, Row):
            yield from articles.of(row.values, row.line)
        else:
            yield row
    yield from articles.noted()


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="csv",
            read=read,
            suffixes=(".csv", ".tsv"),
            media_types=("text/csv", "text/tab-separated-values"),
            container=True,
        )
    ]


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="csv",
            write=write,
            what="All tables as CSV with a datapackage.json: columns, types, keys, row counts, SHA-256.",
            lost="The full texts of articles, unless --texts; an empty text cannot be told from unknown; "
            "text that a spreadsheet would run as a formula has an apostrophe in front.",
        )
    ]
