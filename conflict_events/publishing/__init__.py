"""Publishing a ledger: an edition is made beside those that are served, and takes their place in one step."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import importlib.metadata
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any

from ..editions import (
    CHECKSUMS,
    COUNTS,
    CURRENT,
    DOWNLOADS,
    METADATA,
    PREFIX,
    TOLD,
    Edition,
    current_edition,
    is_publication,
)
from ..errors import ConflictEventsError, PublishingError
from ..exporting import PLACES_CREDIT
from ..storage import migrations
from ..storage.reading import opened_for_reading
from ..web.metadata import load_metadata
from .copying import copied, problems, row_counts
from .digest import digest
from .downloads import compressed, described, sha256, write_downloads

__all__ = ["publish"]

_NEW = ".new"
_KEPT = 2
_COUNTED = ("articles", "claims", "events", "quotes", "issues")
_LIBRARIES = ("conflict-events", "datasette", "sqlite-utils")


def publish(
    database: str | PathLike[str],
    out: str | PathLike[str],
    *,
    metadata: str | PathLike[str] | None = None,
    with_database: bool = False,
) -> Edition:
    """Makes an edition of a ledger in the folder ``out``, which becomes the current one there.

    The ledger is only read. ``metadata`` is a ``metadata.yml`` other than ours; ``with_database`` puts the
    whole SQLite file among the downloads. Where the current edition says the same and was made with the
    same versions, it stays. Of older editions one is kept, for a server that still runs on it. A failure
    leaves everything as it was. Raises `PublishingError` with the reason, `MetadataError` where the metadata
    cannot be read.
    """
    ledger, folder = Path(database), Path(out)
    chosen = Path(metadata) if metadata is not None else None
    queries = load_metadata(chosen, database=ledger.stem)["databases"].get(ledger.stem, {}).get("queries", {})
    with _publishing_in(folder):
        work = folder / _NEW
        work.mkdir()
        copied(ledger, work / ledger.name)
        if wrong := problems(work / ledger.name, queries):
            told = "\n".join(wrong[:5])
            raise PublishingError(f"{ledger}: is not fit to be published; nothing was changed.\n{told}")
        _complete(work, ledger.name, chosen, with_database=with_database)
        return _take_over(work, folder)


def _complete(work: Path, name: str, metadata: Path | None, *, with_database: bool) -> None:
    """Puts everything beside the copy that belongs to an edition."""
    copy = work / name
    (work / DOWNLOADS).mkdir()
    if metadata is not None:
        shutil.copyfile(metadata, work / METADATA)
    with contextlib.closing(opened_for_reading(copy)) as connection:
        counts = row_counts(connection)
        downloads = write_downloads(connection, work / DOWNLOADS)
        (built,) = connection.execute("select max(finished_at) from runs").fetchone()
        edition = digest(connection)
    if with_database:
        packed = work / DOWNLOADS / f"{name}.gz"
        compressed(copy, packed)
        downloads.append(described(packed))
    inspected = {
        "hash": sha256(copy),
        "size": copy.stat().st_size,
        "file": name,
        "tables": {table: {"count": count} for table, count in counts.items()},
    }
    _write_json(work / COUNTS, {copy.stem: inspected})
    _write_json(
        work / TOLD,
        {
            "edition": edition,
            "database": name,
            "built_at": built,
            "published_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "schema": migrations.SCHEMA_VERSION,
            "versions": {
                **{library: importlib.metadata.version(library) for library in _LIBRARIES},
                "sqlite": sqlite3.sqlite_version,
            },
            "counts": {table: counts[table] for table in _COUNTED},
            "downloads": downloads,
            "credit": PLACES_CREDIT,
        },
    )
    files = sorted(path for path in work.rglob("*") if path.is_file())
    lines = [f"{sha256(path)}  {path.relative_to(work).as_posix()}\n" for path in files]
    (work / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
    for path in (*files, work / CHECKSUMS):
        _settle(path)


def _take_over(work: Path, folder: Path) -> Edition:
    """Gives the new edition its name and lets ``current`` point at it, if it says anything new."""
    made = Edition(folder=work, told=json.loads((work / TOLD).read_text(encoding="utf-8")))
    before = current_edition(folder) if is_publication(folder) else None
    if before is not None and _same(before, made):
        shutil.rmtree(work)
        return before
    name = next(
        name
        for name in (f"{PREFIX}{made.id}{f'-{n}' if n else ''}" for n in range(1_000_000))
        if not (folder / name).exists()
    )
    work.rename(folder / name)
    pointer = folder / f"{_NEW}-{CURRENT}"
    pointer.symlink_to(name)
    pointer.replace(folder / CURRENT)
    _synced(folder)
    _clear(folder, keep={name, before.folder.name if before is not None else ""})
    return current_edition(folder)


def _same(one: Edition, other: Edition) -> bool:
    def compared(edition: Edition) -> list[Any]:
        files = [download["file"] for download in edition.told["downloads"]]
        metadata = edition.metadata.read_bytes() if edition.metadata is not None else None
        return [edition.id, edition.told["database"], edition.told["versions"], files, metadata]

    return compared(one) == compared(other)


def _clear(folder: Path, keep: set[str]) -> None:
    for old in folder.glob(f"{PREFIX}*"):
        if old.name not in keep and (old / TOLD).is_file():
            shutil.rmtree(old)


@contextlib.contextmanager
def _publishing_in(folder: Path) -> Iterator[None]:
    """Holds ``folder`` for one publisher at a time; after a failure it is as it was."""
    made = not folder.exists()
    if not made and not folder.is_dir():
        raise PublishingError(f"{folder}: is a file; name a folder with --out")
    if not folder.parent.is_dir():
        raise PublishingError(f"{folder}: there is no folder {folder.parent}; make it, or name another path")
    held = None
    try:
        folder.mkdir(exist_ok=True)
        held = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PublishingError(
                f"{folder}: another 'publish' is at work there; wait for it to end"
            ) from None
        _remove_unfinished(folder)
        if (folder / TOLD).exists() or (any(folder.iterdir()) and not is_publication(folder)):
            raise PublishingError(
                f"{folder}: holds other things; nothing was changed. Name an empty folder, a new one, or one "
                "that 'publish' made"
            )
        try:
            yield
        finally:
            _remove_unfinished(folder)
    except OSError as error:
        _undo(folder, made)
        raise PublishingError(
            f"{error.filename or folder}: cannot be written ({error.strerror}); check the disk and its rights"
        ) from error
    except (ConflictEventsError, sqlite3.Error, KeyboardInterrupt):
        _undo(folder, made)
        raise
    finally:
        if held is not None:
            os.close(held)


def _remove_unfinished(folder: Path) -> None:
    """Also what a publisher left that was killed."""
    shutil.rmtree(folder / _NEW, ignore_errors=True)
    (folder / f"{_NEW}-{CURRENT}").unlink(missing_ok=True)


def _undo(folder: Path, made: bool) -> None:
    if made:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _settle(path: Path) -> None:
    """On the disk, and never to be changed."""
    path.chmod(path.stat().st_mode & ~0o222)
    _synced(path)


def _synced(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _write_json(path: Path, told: dict[str, Any]) -> None:
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
