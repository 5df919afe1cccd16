"""``plugins`` and ``check``: what is installed, and whether it is sound."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from textwrap import shorten
from typing import Any

import click

from ..errors import ConflictEventsError
from ..packs import read_pack
from ..plugins import Plugins, load_plugins
from .saying import counted, warned_plugins

_WIDEST = 60


def plugins(*, as_json: bool, strict: bool) -> None:
    """Prints everything that plugins supply."""
    rows = list(supplied(warned_plugins(strict=strict)))
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    columns = ("name", "kind", "what", "from")
    lines = [
        columns,
        *(
            tuple(shorten(str(row[column]), _WIDEST, placeholder=" ...") for column in columns)
            for row in rows
        ),
    ]
    widths = [max(len(line[number]) for line in lines) for number in range(len(columns))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def supplied(plugins: Plugins) -> Iterator[dict[str, Any]]:
    """One row for each format, export, kind of address, language, extractor and plugin with commands."""

    def row(name: str, kind: str, what: str, plugin: str) -> dict[str, Any]:
        source = plugins.sources[plugin]
        return {
            "name": name,
            "kind": kind,
            "what": what,
            "plugin": plugin,
            "from": "built in" if source.builtin else f"{source.location} {source.version}",
            "location": source.location,
            "version": source.version,
        }

    for reader in plugins.readers:
        told = ", ".join(filter(None, [*reader.suffixes, *reader.media_types])) or "by its first bytes"
        yield row(reader.name, "format", told, plugins.supplied_by[f"reader {reader.name!r}"])
    for exporter in plugins.exporters:
        yield row(exporter.name, "export", exporter.what, plugins.supplied_by[f"exporter {exporter.name!r}"])
    for fetcher in plugins.fetchers:
        for scheme in fetcher.schemes:
            plugin = plugins.supplied_by[f"scheme {scheme!r}"]
            yield row(fetcher.name, "addresses", f"{scheme}://", plugin)
    for pack in plugins.languages:
        name = str(read_pack(pack.path)["language"].get("name", pack.code))
        yield row(pack.code, "language", name, plugins.supplied_by[f"language {pack.code!r}"])


def check(database: Path | None, folders: Sequence[Path], *, write: bool) -> None:
    """Prints one line for each thing that was checked, and raises where anything is wrong."""
    found = 0
    for what, problems in _checks(database, folders, write=write):
        try:
            listed = problems()
        except ConflictEventsError as error:
            listed = [str(error)]
        click.echo(f"{'ok ' if not listed else 'BAD'} {what}")
        for problem in listed:
            click.echo(f"    {problem}")
        found += len(listed)
    if found:
        raise ConflictEventsError(f"{counted(found, 'problem')} found; see the lines marked BAD above")


def _checks(
    database: Path | None, folders: Sequence[Path], *, write: bool
) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    if folders:
        from .. import testing

        for folder in folders:
            if write:
                for path in testing.write_expected(folder):
                    click.echo(f"wrote {path}")
            yield f"plugin {folder}", lambda folder=folder: testing.problems_of_plugin(folder)  # type: ignore[misc]
        return
    from .. import checking
    from ..testing import problems_of_pack

    installed = load_plugins()
    yield counted(len(installed.sources), "plugin"), lambda: list(installed.warnings)
    for pack in installed.languages:
        yield f"language pack {pack.code}", lambda pack=pack: problems_of_pack(pack)  # type: ignore[misc]
    yield "metadata of the pages", checking.problems_of_metadata
    if database is not None:
        yield f"database {database}", lambda: checking.problems_of_database(database)
