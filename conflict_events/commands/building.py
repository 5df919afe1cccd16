"""``build`` and ``link``: fill a ledger, and group what is in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from ..building import build as build_database
from ..errors import SourceError
from ..fetching import Fetching
from ..findings import Report
from ..linking.link import link as link_database
from ..models import Source
from ..reading import is_address, sources
from .options import columns_of, first_day, when
from .packing import with_pack
from .saying import counted, warned_plugins


def build(
    paths: Sequence[str],
    database: Path,
    *,
    published: str | None,
    outlet: str | None,
    language: str | None,
    pack: str | None,
    columns: str | None,
    jobs: int | None,
    since: str | None,
    no_link: bool,
    strict: bool,
    archive: Path | None,
    no_archive: bool,
    user_agent: str | None,
    allow_private: bool,
) -> None:
    """Builds and tells what is stored now; with ``strict`` raises `SourceError` where a source failed."""
    installed, plugins = warned_plugins(strict=strict), None
    if pack is not None:
        plugins, _ = with_pack(installed, pack)  # beside articles in other languages
    with _progress(paths) as done:
        report = build_database(
            paths,
            database,
            plugins=plugins,
            workers=jobs,
            progress=done,
            link=not no_link,
            since=first_day(since),
            given=_given(published, outlet, language, columns),
            fetching=Fetching(
                archive=archive, keep=not no_archive, user_agent=user_agent, allow_private=allow_private
            ),
        )
    click.echo(summary(report, linked=not no_link))
    if report.issues or report.failed:
        issues = counted(report.issues, "issue")
        click.echo(f"{issues} recorded; look into the table 'issues' with: conflict-events serve {database}")
    if strict and report.failed:
        raise SourceError(f"{counted(report.failed, 'part')} could not be read; the table 'issues' says why")


def summary(report: Report, *, linked: bool = True) -> str:
    """What a build did, in two lines."""
    read = [counted(report.articles, "article")]
    if report.unchanged:
        read.append(f"{report.unchanged} unchanged")
    if report.failed:
        read.append(f"{counted(report.failed, 'part')} not readable")
    found = [
        counted(report.claims, "claim"),
        counted(report.event_mentions, "event mention"),
        counted(report.quotes, "quote"),
    ]
    if linked:
        found.append(counted(report.events, "event"))
    return f"{report.database}: {', '.join(read)}\n{', '.join(found)}"


def link(
    database: Path, *, same: Sequence[tuple[str, str]], apart: Sequence[tuple[str, str]], note: str | None
) -> None:
    """Stores decisions, groups everything again and tells what came of it."""
    if same or apart:
        from ..linking.deciding import decide

        decide(database, same=same, apart=apart, note=note)
    report = link_database(database)
    click.echo(
        f"{database}: {counted(report.events, 'event')} of {counted(report.claims, 'claim')} and "
        f"{counted(report.event_mentions, 'event mention')}; {report.across_articles} in several articles, "
        f"{report.across_languages} in several languages"
    )


def _given(
    published: str | None, outlet: str | None, language: str | None, columns: str | None
) -> Source | None:
    if not (published or outlet or language or columns):
        return None
    return Source(
        location="",
        published=when(published),
        published_source="given" if published else None,
        outlet=outlet,
        language=language,
        columns=columns_of(columns),
    )


@contextmanager
def _progress(paths: Sequence[str]) -> Iterator[Callable[[str], None] | None]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    files = [path for path in paths if path != "-" and not is_address(path)]
    total = sum(1 for _ in sources(files)) + len(paths) - len(files)
    with click.progressbar(length=total, label="Reading", show_pos=True, file=sys.stderr) as bar:
        yield lambda _: bar.update(1)
