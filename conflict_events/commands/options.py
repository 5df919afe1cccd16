"""Options that are more than a string: what they mean, and those of fetching."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from ..edtf import parse_published


def when(published: str | None) -> tuple[dt.date, dt.date] | None:
    """The interval that --published means; a form that is none is a usage error."""
    try:
        return parse_published(published)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error


def first_day(since: str | None) -> dt.date | None:
    """The day from which --since counts; a form that is none is a usage error."""
    try:
        interval = parse_published(since)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--since") from error
    return interval[0] if interval is not None else None


def fetching_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of how addresses are fetched."""
    options = (
        click.option(
            "--archive",
            type=click.Path(path_type=Path),
            help="Keep what is fetched in this file, or in a folder with a file a day.  [default: beside the "
            "database]",
        ),
        click.option("--no-archive", is_flag=True, help="Keep nothing of what is fetched."),
        click.option(
            "--user-agent", metavar="TEXT", help="How servers know us; best with an address to write to."
        ),
        click.option(
            "--allow-private", is_flag=True, help="Also fetch from this machine and the local network."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def map_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says what stands in which column."""
    told = "Which column or path of a table holds what: a TOML file, or the name of a map that is ready."
    return click.option("--map", "columns", metavar="FILE|NAME", help=told)(command)


def columns_of(columns: str | None) -> Mapping[str, Any] | str | None:
    """What --map means: the map in a file, or the name of one that a reader has ready."""
    if columns is None or not (columns.endswith(".toml") or Path(columns).is_file()):
        return columns
    from ..reading import read_columns

    return read_columns(Path(columns))
