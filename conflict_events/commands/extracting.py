"""``extract``: what an article says, as JSON lines."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

import click

from ..errors import SourceError
from ..findings import Issue
from ..json_lines import records
from ..pipeline import extract_source
from ..reading import sources
from .options import columns_of, when
from .packing import with_pack
from .saying import warned_plugins


def extract(
    files: Sequence[str],
    *,
    published: str | None,
    language: str | None,
    pack: str | None,
    columns: str | None,
    issues: bool,
    strict: bool,
) -> None:
    """Prints the records of each file; raises `SourceError` at the first that cannot be read."""
    given, mapped = when(published), columns_of(columns)
    plugins = warned_plugins(strict=strict)
    if pack is not None:
        plugins, language = with_pack(plugins, pack)
    for source in sources(files):
        if isinstance(source, Issue):
            raise SourceError(source.message)
        known = dataclasses.replace(
            source,
            published=given or source.published,
            published_source="given" if given else source.published_source,
            language=language or source.language,
            columns=mapped or source.columns,
        )
        for extraction in extract_source(known, plugins=plugins):
            for record in records(extraction, issues=issues):
                click.echo(json.dumps(record, ensure_ascii=False))
