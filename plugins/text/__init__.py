"""Plain text: one file is one article."""

from collections.abc import Iterator

from conflict_events import Document, Reader, Source, hookimpl


def read(source: Source) -> Iterator[Document]:
    """The whole source, decoded once."""
    yield Document(text=source.text())


@hookimpl
def register_readers() -> list[Reader]:
    return [Reader(name="text", read=read, suffixes=(".txt", ".text", ""), media_types=("text/plain",))]
