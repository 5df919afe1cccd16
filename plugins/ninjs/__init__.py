"""ninjs: agencies' items in JSON; one, a list of them, or one a line. Each with a text is an article."""

import re
from collections.abc import Iterator

from conflict_events import Document, Issue, Reader, Source, SourceError, has_passed, hookimpl

_SPACE = b" \t\r\n[\xef\xbb\xbf"
_NAMED = re.compile(rb'"[^"]{0,80}\bninjs\b', re.IGNORECASE)
_KEYS = re.compile(
    rb'"(associations|bod(?:y_\w+|ies)|by|byline|charcount|contentcreated|copyright(?:holder|notice)|descriptions?|ednote|embargoed|'
    rb"firstcreated|headlines?|infosources?|located|profile|pubstatus|renditions|slugline|uri|urgency|usageterms|"
    rb'versioncreated)"\s*:',
    re.IGNORECASE,
)
_TELLING = {
    b"versioncreated",
    b"firstcreated",
    b"pubstatus",
    b"body_xhtml",
    b"body_text",
    b"body_html",
    b"bodies",
}
_ENOUGH = 3


def is_ninjs(first: bytes) -> bool:
    """Whether an object begins here that names the format, or has several of its own keys."""
    plain = first.replace(b"\0", b"").lstrip(_SPACE)
    if not plain.startswith(b"{"):
        return False
    keys = {key.lower() for key in _KEYS.findall(plain)}
    if _NAMED.search(plain) and keys:
        return True
    return len(keys) >= _ENOUGH and bool(keys & _TELLING)


def read(source: Source) -> Iterator[Document | Issue]:
    """The articles of a file in their order: of each item its latest version, if it may be read.

    Raises `SourceError` at the end where an item is under embargo, so that the next build looks again,
    or where a list breaks off.
    """
    from .items import read_items
    from .notes import Notes
    from .records import records

    place = source.location
    latest: dict[str, int] = {}
    for record in records(source, Notes(place)):
        for item in read_items(record):
            if item.version > 1:
                latest[item.uri] = max(item.version, latest.get(item.uri, 0))
    notes = Notes(place)
    held: list[str] = []
    for record in records(source, notes):
        for item in read_items(record):
            name = item.uri or item.title or "without a name"
            notes.items += 1
            if item.version < latest.get(item.uri, 0):
                notes.note("superseded", name)
            elif item.is_withdrawn:
                told = f"{place}: the item {name} is {item.status} by its publisher and is not read"
                yield Issue(kind="withdrawn", message=f"{told}; do not use what you have of it")
            elif item.embargo is not None and not has_passed(item.embargo):
                held.append(f"{name} until {item.embargo or 'it is lifted'}")
            elif item.document is None:
                notes.note("no_text" if item.is_text else "no_article", f"{item.kind} {name}")
            else:
                if item.wrong_date is not None:
                    notes.note("impossible_date", item.wrong_date)
                if item.is_summary:
                    notes.note("summary_only", name)
                notes.articles += 1
                yield item.document
    yield from notes.issues()
    if held:
        some = "; ".join(held[:5])
        raise SourceError(f"{place}: under embargo, so not read yet: {some}; build again when it has ended")
    if notes.broken is not None:
        raise SourceError(f"{place}: {notes.broken}")


@hookimpl
def register_readers() -> list[Reader]:
    return [
        Reader(
            name="ninjs",
            read=read,
            suffixes=(".json", ".jsonl", ".ndjson", ".ninjs"),
            media_types=("application/json", "application/x-ndjson", "application/jsonl"),
            sniff=is_ninjs,
            refines=("jsonl",),
            container=True,
        )
    ]
