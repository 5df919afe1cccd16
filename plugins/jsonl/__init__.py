"""Records of JSON: one a line, a list of them, or a single one; each is one article."""

from collections.abc import Iterator
from pathlib import Path

from conflict_events import Articles, Document, Exporter, Issue, Reader, Source, hookimpl

from .export import write
from .records import read_records

MAPS = Path(__file__).parent / "maps"


def read(source: Source) -> Iterator[Document | Source | Issue]:
    """An article for each record with a text."""
    articles = Articles(source, MAPS)
    for record in read_records(source):
        if isinstance(record, Issue):
            yield record
        else:
            yield from articles.of(record.values, record.line)
    yield from articles.noted()


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="jsonl",
            read=read,
            suffixes=(".jsonl", ".ndjson", ".json"),
            media_types=("application/json", "application/x-ndjson", "application/jsonl"),
            container=True,
        )
    ]


@hookimpl
def register_exporters() -> list[Exporter]:
    return [
        Exporter(
            name="jsonl",
            write=write,
            suffix=".jsonl",
            what="One JSON object a line: actors, places, articles, quotes, events with their ranges, claims.",
            lost="The full texts of articles, unless --texts; scores and reasons of links, names in other "
            "languages, offices, and the borders of sentences.",
        )
    ]
