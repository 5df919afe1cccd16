"""Builds a database from sources: many readers, one writer.

Sources are read and extracted in worker processes where there are many of them, in this process
where there are few. A source that cannot be read becomes an issue; nothing else is lost.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib import metadata
from itertools import islice
from pathlib import Path

from .errors import SourceError
from .findings import Extraction, Issue, Report
from .linking.link import link as link_events
from .models import Source
from .pipeline import extract_source
from .plugins import Plugins, load_plugins
from .reading import SourceProblem, sources
from .storage.reference_rows import reference_rows
from .storage.store import Run, Store, open_database

_WORTH_WORKERS = 24
_CHUNK = 8


@dataclass(slots=True, kw_only=True)
class _Outcome:
    """What became of one source in a worker: its extractions, or why there are none."""

    source: Source
    raw_sha256: str
    extractions: list[Extraction]
    problem: str | None = None


def build(
    paths: Iterable[str | Path],
    database: str | Path,
    *,
    workers: int | None = None,
    progress: Callable[[str], None] | None = None,
    plugins: Plugins | None = None,
    link: bool = True,
    given: Source | None = None,
) -> Report:
    """Reads files, folders, globs or '-' into a database and links what belongs together.

    What is stored already from the same bytes is passed over. ``progress`` is called with the
    location of each source when it is done. ``given`` holds what is known of all sources from
    outside (published, outlet, language). Raises `DatabaseError` where the database is not ours or
    cannot be written, `MetadataError` for a folder's table that is wrong.
    """
    started = time.perf_counter()
    known = plugins if plugins is not None else load_plugins()
    report = Report(database=str(database))
    found = sources(paths)  # a path that is wrong is refused before there is a database
    db = open_database(database)
    with Store(db, Run(library=metadata.version("conflict-events"), plugins=_versions(known))) as store:
        # States and types come first, so that a killed build leaves nothing that points to nowhere.
        store.write_reference(reference_rows())
        waiting = _waiting(found, store, given, progress)
        for outcome in _extracted(waiting, workers, known, own=plugins is not None):
            _save(store, outcome)
            if progress is not None:
                progress(outcome.source.location)
        store.write_reference(reference_rows())
        counts = store.counts
    report.articles, report.unchanged, report.failed = counts.articles, counts.unchanged, counts.failed
    report.claims, report.event_mentions, report.quotes = counts.claims, counts.event_mentions, counts.quotes
    report.issues = counts.issues
    if link:
        report.events = link_events(database).events
    report.seconds = time.perf_counter() - started
    return report


def _versions(plugins: Plugins) -> dict[str, str]:
    """The version of each plugin, and of each language pack a digest: whoever mends a pack builds anew."""
    versions = {name: origin.version or "" for name, origin in plugins.sources.items()}
    for pack in plugins.languages:
        versions[f"pack {pack.code}"] = hashlib.sha256(pack.path.read_bytes()).hexdigest()[:12]
    return versions


def _waiting(
    found: Iterable[Source | SourceProblem],
    store: Store,
    given: Source | None,
    progress: Callable[[str], None] | None,
) -> Iterator[tuple[Source, str]]:
    """The sources that have to be read, with the digest of their bytes."""
    for source in found:
        if isinstance(source, SourceProblem):
            store.fail(source.location, [Issue(kind=source.kind, message=source.message)])
            continue
        source = _with(source, given)
        try:
            digest = hashlib.sha256(source.bytes()).hexdigest()
        except OSError as error:
            message = f"{source.location}: cannot be read ({error.strerror}); check the file and its rights"
            store.fail(source.location, [Issue(kind="unreadable_file", message=message)])
            continue
        if store.is_current(source, digest):
            if progress is not None:
                progress(source.location)
            continue
        yield source, digest


def _with(source: Source, given: Source | None) -> Source:
    if given is None:
        return source
    known = {name: value for name in ("published", "published_source", "outlet", "language", "title", "url")
             if (value := getattr(given, name)) is not None and getattr(source, name) is None}  # fmt: skip
    return replace(source, **known)


def _extracted(
    waiting: Iterator[tuple[Source, str]], workers: int | None, plugins: Plugins, *, own: bool
) -> Iterator[_Outcome]:
    """Outcomes in the order of the sources."""
    first = list(islice(waiting, _WORTH_WORKERS))
    count = workers if workers is not None else (os.cpu_count() or 1)
    if own or count <= 1 or (len(first) < _WORTH_WORKERS and workers is None):
        for job in first:
            yield _extract(job, plugins)
        for job in waiting:
            yield _extract(job, plugins)
        return
    with ProcessPoolExecutor(count) as pool:
        batch = first
        while batch:
            following = list(islice(waiting, count * _CHUNK * 4)) if len(batch) >= _WORTH_WORKERS else []
            yield from pool.map(_extract, batch, chunksize=_CHUNK)
            batch = following or list(islice(waiting, count * _CHUNK * 4))


def _extract(job: tuple[Source, str], plugins: Plugins | None = None) -> _Outcome:
    source, digest = job
    try:
        return _Outcome(
            source=source, raw_sha256=digest, extractions=list(extract_source(source, plugins=plugins))
        )
    except SourceError as error:
        return _Outcome(source=source, raw_sha256=digest, extractions=[], problem=str(error))


def _save(store: Store, outcome: _Outcome) -> None:
    if outcome.problem is not None:
        store.fail(outcome.source.location, [Issue(kind="unreadable_file", message=outcome.problem)])
        return
    for extraction in outcome.extractions:
        store.save(extraction, raw_sha256=outcome.raw_sha256)
    store.finish(outcome.source, outcome.raw_sha256)
