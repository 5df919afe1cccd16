"""What a plugin may supply. Every hook returns a list of descriptions; nothing runs at import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

from .fetching import Fetcher
from .models import Exporter, LanguagePack, Reader

if TYPE_CHECKING:
    import click

hookspec = pluggy.HookspecMarker("conflict_events")
hookimpl = pluggy.HookimplMarker("conflict_events")


@hookspec
def register_readers() -> list[Reader]:  # type: ignore[empty-body]
    """Formats that this plugin reads."""


@hookspec
def register_fetchers() -> list[Fetcher]:  # type: ignore[empty-body]
    """Kinds of addresses that this plugin fetches."""


@hookspec
def register_exporters() -> list[Exporter]:  # type: ignore[empty-body]
    """Formats that this plugin writes a ledger in."""


@hookspec
def register_languages() -> list[LanguagePack]:  # type: ignore[empty-body]
    """Languages that this plugin brings, one TOML file each."""


@hookspec
def register_commands(cli: click.Group) -> None:
    """Adds commands to the command line."""
