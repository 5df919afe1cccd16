"""How commands speak: counts in words, and warnings of plugins that had to be skipped."""

from __future__ import annotations

import click

from ..plugins import Plugins, load_plugins


def counted(number: int, thing: str) -> str:
    """'1 claim', '2 claims'."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def warned_plugins(*, strict: bool = False) -> Plugins:
    """What is installed; plugins that were skipped are named on standard error."""
    plugins = load_plugins(strict=strict)
    for warning in plugins.warnings:
        click.echo(f"Warning: {' '.join(warning.split())}", err=True)
    return plugins
