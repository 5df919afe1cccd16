"""``export``: a ledger in the formats of other tools."""

from __future__ import annotations

import shutil
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

import click

from ..errors import ExportError
from ..exporting import PLACES_CREDIT
from ..exporting import export as export_database
from .saying import warned_plugins

_WIDTH = 100


def run(format: str | None, database: Path | None, *, listed: bool, strict: bool, **options: Any) -> None:
    """Lists the formats, or exports in one of them."""
    if listed:
        list_formats(strict=strict)
    elif format is None or database is None:
        raise click.UsageError("give FORMAT and DATABASE, or --list")
    else:
        export(format, database, strict=strict, **options)


def export(format: str, database: Path, *, out: Path | None, strict: bool, **options: Any) -> None:
    """Writes the file or folder, and says on standard error what was made and whom to credit."""
    plugins = warned_plugins(strict=strict)
    suffix = next((one.suffix for one in plugins.exporters if one.name == format), "")
    if str(out) != "-":
        target = out or database.with_name(f"{database.stem}{suffix or '-' + format}")
        export_database(database, format, target, plugins=plugins, **options)
        click.echo(f"wrote {target}", err=True)
    else:
        if not suffix and any(one.name == format for one in plugins.exporters):
            raise ExportError(f"{format!r} makes a folder; name one with --out")
        with tempfile.TemporaryDirectory() as place:
            made = export_database(
                database, format, Path(place) / f"export{suffix}", plugins=plugins, **options
            )
            with made.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.flush()
    click.echo(f"Where you publish it: {PLACES_CREDIT}.", err=True)


def list_formats(*, strict: bool) -> None:
    """Prints each format, what it is and what is lost in it."""
    for exporter in warned_plugins(strict=strict).exporters:
        kind = f"a file, {exporter.suffix}" if exporter.suffix else "a folder"
        click.echo(f"{exporter.name}  ({kind})")
        for line in (exporter.what, f"Lost: {exporter.lost}"):
            click.echo(textwrap.fill(line, _WIDTH, initial_indent="  ", subsequent_indent="  "))
