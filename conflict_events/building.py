"""Builds a database from sources: many readers, one writer.

Sources are read and extracted in worker processes where there are many of them, in this process
where there are few. A source that cannot be read becomes an issue; nothing else is lost.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from importlib import metadata
from itertools import islice
from pathlib import Path

from .errors import SourceError
from .fetching import Fetching
from .findings import Extraction, Issue, Report
from .identity import printable
from .linking.link import link as link_events
from .models import Document, Source
from .pipeline import extract_document, extract_source
from .plugins import Plugins, load_plugins
from .reading import UNREADABLE, choose_reader, is_address, parts, sources, unreadable
from .storage.reference_rows import reference_rows
from .storage.store import Run, Store, open_database

_WORTH_WORKERS = 24
_CHUNK = 8
_BATCH_BYTES = 64_000_000


@dataclass(slots=True, kw_only=True)
class _Job:
    """A source to be read, an article of a container, an issue that was met, or the end of a container.

    ``window``: a container that shows only what is new. ``last``: nothing more comes of the source that
    the user named.
    """

    source: Source
    digest: str = ""
    read: bool = False
    document: Document | None = None
    reader: str | None = None
    issue: Issue | None = None
    window: bool = False
    last: bool = False


@dataclass(slots=True, kw_only=True)
class _Outcome:
    """What became of a job in a worker. ``failed``: the source is to be tried again next time."""

    job: _Job
    extractions: list[Extraction] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    failed: bool = False


def build(
    paths: Iterable[str | Path | Source],
    database: str | Path,
    *,
    workers: int | None = None,
    progress: Callable[[str], None] | None = None,
    plugins: Plugins | None = None,
    link: bool = True,
    given: Source | None = None,
    since: dt.date | None = None,
    fetching: Fetching | None = None,
) -> Report:
    """Reads files, folders, globs, addresses or '-' into a database and links what belongs together.

    What is stored already from the same bytes is passed over, and so are files that were last changed
    before ``since`` (UTC); what is no longer in a folder or container stays and is marked as missing.
    ``progress`` is called with the location of each source when it is done. ``given`` holds what is
    known of all sources from outside (published, outlet, language), ``fetching`` how addresses are
    fetched. Raises `DatabaseError` where the database is not ours or cannot be written,
    `MetadataError` for a folder's table that is wrong.
    """
    started = time.perf_counter()
    known = plugins if plugins is not None else load_plugins()
    report = Report(database=str(database))
    named = list(paths)
    fetching = replace(
        fetching if fetching is not None else Fetching(),
        database=Path(database),
        current=lambda source, digest: store.is_stored(_with(source, given), digest),
    )
    found = sources(named, known, fetching)  # a path that is wrong is refused before there is a database
    db = open_database(database)
    with Store(db, Run(library=metadata.version("conflict-events"), plugins=_versions(known))) as store:
        # States and types come first, so that a killed build leaves nothing that points to nowhere.
        store.write_reference(reference_rows())
        waiting = _waiting(found, store, known, given, since)
        for outcome in _extracted(waiting, workers, known, own=plugins is not None):
            _save(store, outcome)
            if progress is not None and outcome.job.last:
                progress(outcome.job.source.location)
        for folder in named:
            if isinstance(folder, str | Path) and str(folder) != "-" and Path(folder).is_dir():
                store.mark_gone(printable(str(Path(folder))), os.sep)
        store.write_reference(reference_rows())
        store.doubt_addresses()
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
    found: Iterable[Source | Issue], store: Store, known: Plugins, given: Source | None, since: dt.date | None
) -> Iterator[_Job]:
    """What has to be read, one thing at a time; what is stored already, and containers, are gone through."""
    for source in found:
        if isinstance(source, Issue):
            yield _Job(source=Source(location=source.source or ""), issue=source, last=True)
            continue
        source = _with(source, given)
        is_old = since is not None and source.path is not None and _changed(source.path) < since
        if is_old or is_address(source):  # an address that has no content has not changed
            store.keep(source.location)
            yield _Job(source=source, last=True)
            continue
        try:
            digest = _digest(source)
            if store.is_current(source, digest):
                yield _Job(source=source, last=True)
                continue
            reader = choose_reader(source, known.readers)
        except OSError as error:
            message = unreadable(source.location, error)
            yield _Job(source=source, issue=Issue(kind=UNREADABLE, message=message), last=True)
            continue
        except SourceError as error:
            yield _Job(source=source, issue=Issue(kind=UNREADABLE, message=str(error)), last=True)
            continue
        if reader.container:
            yield from _inside(source, digest, store, known, window=reader.window)
        else:
            yield _Job(source=source, digest=digest, read=True, last=True)


def _inside(source: Source, digest: str, store: Store, known: Plugins, *, window: bool) -> Iterator[_Job]:
    """What a container holds, as it is read; at the end the container itself."""
    problem = None
    try:
        for part in parts(source, known):
            if isinstance(part, Issue):
                yield _Job(source=source, issue=part)
            elif part.document is not None:
                assert part.reader is not None  # noqa: S101
                # An article goes to a worker without all the others that stand where it stood.
                alone = replace(part.source, content=None, opens=None)
                yield _Job(source=alone, document=part.document, reader=part.reader.name)
            else:
                inner = hashlib.sha256(part.source.bytes()).hexdigest()
                if store.is_current(part.source, inner):
                    continue
                yield _Job(source=part.source, digest=inner, read=True)
    except SourceError as error:
        problem = Issue(kind=UNREADABLE, message=str(error))
    yield _Job(source=source, digest=digest, issue=problem, window=window, last=True)


def _digest(source: Source) -> str:
    with source.open() as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _changed(path: Path) -> dt.date:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()
    except OSError:
        return dt.date.max  # it will be told that it cannot be read


def _with(source: Source, given: Source | None) -> Source:
    if given is None:
        return source
    known = {name: value for name in ("published", "published_source", "outlet", "language", "title", "url", "columns")
             if (value := getattr(given, name)) is not None and getattr(source, name) is None}  # fmt: skip
    return replace(source, **known)


def _extracted(
    waiting: Iterator[_Job], workers: int | None, plugins: Plugins, *, own: bool
) -> Iterator[_Outcome]:
    """Outcomes in the order of the jobs."""
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
            following = _batch(waiting, count * _CHUNK * 4) if len(batch) >= _WORTH_WORKERS else []
            yield from pool.map(_extract, batch, chunksize=_CHUNK)
            batch = following or _batch(waiting, count * _CHUNK * 4)


def _batch(waiting: Iterator[_Job], most: int) -> list[_Job]:
    """The next jobs: ``most``, or fewer where they are large, since all of a batch is in memory at once."""
    batch: list[_Job] = []
    size = 0
    for job in islice(waiting, most):
        batch.append(job)
        size += len(job.source.content or b"")
        if size > _BATCH_BYTES:
            break
    return batch


def _extract(job: _Job, plugins: Plugins | None = None) -> _Outcome:
    outcome = _Outcome(job=job)
    if job.issue is not None:
        outcome.issues.append(job.issue)
    elif job.document is not None:
        extraction = extract_document(job.document, source=job.source, plugins=plugins)
        extraction.reader = job.reader
        outcome.extractions.append(extraction)
    elif job.read:
        try:
            outcome.extractions += extract_source(job.source, plugins=plugins, issues=outcome.issues)
        except SourceError as error:
            outcome.issues.append(Issue(kind=UNREADABLE, message=str(error)))
            outcome.failed = True
    return outcome


def _save(store: Store, outcome: _Outcome) -> None:
    """Stores what came of one job; a source that failed is not finished, and the next build tries again."""
    job = outcome.job
    for extraction in outcome.extractions:
        store.save(extraction, raw_sha256=job.digest or None)
    if outcome.issues:
        store.fail(job.source.location, outcome.issues)
    if job.read and not outcome.failed:
        store.finish(job.source, job.digest)
    elif job.last and job.digest and job.issue is None:
        store.finish(job.source, job.digest, holds=True, window=job.window)
