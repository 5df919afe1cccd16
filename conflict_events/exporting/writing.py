"""Writes a ledger in a format that a plugin supplies: whole or not at all."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from os import PathLike
from pathlib import Path

from ..edtf import parse_published
from ..errors import ConflictEventsError, ExportError
from ..models import Exporter
from ..plugins import Plugins, load_plugins
from .ledger import Ledger
from .selecting import Selection


def export(
    database: str | PathLike[str],
    format: str,
    out: str | PathLike[str],
    *,
    events: Sequence[str] = (),
    since: str | dt.date | None = None,
    until: str | dt.date | None = None,
    countries: Sequence[str] = (),
    claimants: Sequence[str] = (),
    outcomes: Sequence[str] = (),
    texts: bool = False,
    force: bool = False,
    plugins: Plugins | None = None,
) -> Path:
    """Writes a ledger as ``format`` to the file or folder ``out``, and gives its path.

    What is taken: events by id, harm done from ``since`` to ``until`` (days, or ISO or EDTF text), where
    (ISO 3166 alpha-3), said by whom (id or name), with which outcome; see `Selection`. ``texts``: formats
    that hold all tables also hold the full texts of the articles. The same ledger gives the same bytes.
    Raises `ExportError` where there is no such format, a library is missing, or ``out`` exists and ``force``
    is not set, and `DatabaseError` where the ledger cannot be read.
    """
    known = plugins if plugins is not None else load_plugins()
    exporter = _chosen(format, known)
    target = Path(out)
    _check_target(target, exporter, Path(database), force=force)
    selection = Selection(
        events=tuple(events),
        since=_day(since, 0),
        until=_day(until, 1),
        countries=tuple(countries),
        claimants=tuple(claimants),
        outcomes=tuple(outcomes),
    )
    with Ledger(database, selection, texts=texts) as ledger:
        try:
            with tempfile.TemporaryDirectory(prefix=".export-", dir=target.parent) as place:
                made = Path(place) / (f"export{exporter.suffix}" if exporter.suffix else "export")
                if not exporter.suffix:
                    made.mkdir()
                _write(exporter, ledger, made)
                _replace(made, target)
        except OSError as error:
            raise ExportError(
                f"{error.filename or target}: cannot be written ({error.strerror}); check the disk and its rights"
            ) from error
    return target


def _write(exporter: Exporter, ledger: Ledger, made: Path) -> None:
    try:
        exporter.write(ledger, made)
    except (ConflictEventsError, OSError):
        raise
    except Exception as error:  # whatever a stranger's code raises
        raise ExportError(
            f"the exporter {exporter.name!r} failed ({type(error).__name__}: {error}); report it to its author"
        ) from error


def _chosen(format: str, plugins: Plugins) -> Exporter:
    for exporter in plugins.exporters:
        if exporter.name == format:
            break
    else:
        names = ", ".join(exporter.name for exporter in plugins.exporters) or "none"
        raise ExportError(f"there is no format {format!r} to export; installed are {names}")
    missing = [module for module in exporter.needs if find_spec(module) is None]
    if missing:
        raise ExportError(
            f"the exporter {exporter.name!r} needs a library that is not installed ({missing[0]}); "
            f"install it with: {_install(exporter, plugins)}"
        )
    return exporter


def _install(exporter: Exporter, plugins: Plugins) -> str:
    plugin = plugins.supplied_by.get(f"exporter {exporter.name!r}", exporter.name)
    origin = plugins.sources.get(plugin)
    if origin is not None and not origin.builtin:
        return "pip install " + " ".join(exporter.needs)
    return f"pip install 'conflict-events[{plugin}]'"


def _check_target(target: Path, exporter: Exporter, database: Path, *, force: bool) -> None:
    what = "file" if exporter.suffix else "folder"
    if not target.parent.is_dir():
        raise ExportError(f"{target}: there is no folder {target.parent}; make it, or name another path")
    if not target.exists():
        return
    if target.resolve() == database.resolve():
        raise ExportError(f"{target} is the database itself; name another path with --out")
    if target.is_dir() == bool(exporter.suffix):
        raise ExportError(f"{target}: {exporter.name!r} makes a {what}; name another path with --out")
    if target.is_dir() and not any(target.iterdir()):
        return
    if not force:
        raise ExportError(f"{target}: is there already; name another path, or replace it with --force")


def _replace(made: Path, target: Path) -> None:
    """Puts what was made in its place; of a folder that was there, only files of the same names are replaced."""
    if made.is_file():
        made.replace(target)
        return
    target.mkdir(exist_ok=True)
    for path in sorted(made.iterdir()):
        shutil.move(path, target / path.name)


def _day(when: str | dt.date | None, end: int) -> dt.date | None:
    """The first or last day of what is given."""
    try:
        interval = parse_published(when)
    except ValueError as error:
        raise ExportError(str(error)) from error
    return interval[end] if interval is not None else None
