"""Options that are more than a string: what they mean, and those of fetching."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from ..edtf import parse_published

EXPLAINED = ("number", "date", "party", "place", "people", "telling", "claim", "event")


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


def pack_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that names a pack to read with."""
    told = "Read with this language pack, which need not be installed."
    return click.option("--pack", metavar="CODE|PATH", help=told)(command)


def metadata_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that names other metadata than ours."""
    kind = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.option("--metadata", type=kind, help="A metadata.yml to use instead of ours.")(command)


def publishing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of how a ledger is published."""
    told = "The folder of editions; made if it does not exist."
    out = click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help=told)
    whole = click.option(
        "--with-database", is_flag=True, help="Put the whole SQLite file among the downloads."
    )
    return out(metadata_option(whole(command)))


def serving_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of how a ledger is served."""
    options = (
        click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on."),
        click.option(
            "-p",
            "--port",
            type=click.IntRange(0, 65535),
            default=8001,
            show_default=True,
            help="0 takes a free one.",
        ),
        metadata_option,
        click.option(
            "--public",
            is_flag=True,
            help="For strangers: no SQL of their own, no download, answers may be cached.",
        ),
        click.option("--download", is_flag=True, help="With --public: the whole SQLite file may be taken."),
        click.option(
            "--https", is_flag=True, help="Behind a proxy that speaks https: addresses begin with https://."
        ),
        click.option(
            "--base-url",
            default="/",
            show_default=True,
            metavar="PATH",
            help="Behind a proxy: the path under which it shows these pages, such as /conflict/.",
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


def exporting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What of a ledger is exported, and where to."""
    options = (
        click.option(
            "-o",
            "--out",
            type=click.Path(allow_dash=True, path_type=Path),
            help="The file or folder to make; - is standard output.  [default: named after the database]",
        ),
        click.option("--event", "events", multiple=True, metavar="ID", help="Only this event."),
        click.option(
            "--since", metavar="DAY", help="Only harm done on this day or later, such as 2022-09-16."
        ),
        click.option("--until", metavar="DAY", help="Only harm done on this day or earlier."),
        click.option(
            "--country",
            "countries",
            multiple=True,
            metavar="CODE",
            help="Only where it happened here (alpha-3).",
        ),
        click.option(
            "--claimant",
            "claimants",
            multiple=True,
            metavar="WHO",
            help="Only what this actor (id or name) said.",
        ),
        click.option(
            "--outcome", "outcomes", multiple=True, metavar="WHAT", help="Only killed, wounded, missing ..."
        ),
        click.option("--texts", is_flag=True, help="Also the full texts, which belong to their publishers."),
        click.option("--force", is_flag=True, help="Replace what is there."),
        click.option("--list", "listed", is_flag=True, help="List the formats, and what each cannot hold."),
        click.option("--strict", is_flag=True, help="Fail at a broken plugin."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def explaining_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which sentences are explained, and how."""
    options = (
        click.option("--text", metavar="SENTENCE", help="Explain these words instead of a file."),
        click.option("--published", metavar="WHEN", help="When it was published, as for 'build'."),
        click.option("--language", metavar="CODE", help="The language, ISO 639-1.  [default: recognised]"),
        click.option(
            "--sentence",
            "numbers",
            type=click.IntRange(min=0),
            multiple=True,
            metavar="N",
            help="Only sentence N.",
        ),
        click.option("--grep", metavar="WORDS", help="Only sentences in which these words stand."),
        click.option(
            "--all",
            "everything",
            is_flag=True,
            help="Also sentences without outcome, event, speech or people.",
        ),
        click.option(
            "--only",
            type=click.Choice(EXPLAINED),
            multiple=True,
            help="Only what was made of the sentences, and of that only these.",
        ),
        click.option(
            "--spans", is_flag=True, help="Also list every word of the lexicon, with all that it can be."
        ),
        click.option(
            "--armed",
            is_flag=True,
            help="Take an armed conflict for granted, as 'pack test' does for examples.",
        ),
        click.option("--json", "as_json", is_flag=True, help="One JSON object for each sentence instead."),
        click.option(
            "--color/--no-color", default=None, help="Colours, or brackets.  [default: colours on a terminal]"
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
