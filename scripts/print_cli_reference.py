"""Prints docs/cli-reference.md from the commands themselves; a test fails when the page is old."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from conflict_events.cli import cli
from conflict_events.plugins import BUILTIN_PACKAGE, load_plugins

PAGE = Path(__file__).parent.parent / "docs" / "cli-reference.md"
WIDTH = 90


def commands(
    command: click.Command, trail: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and all below it, in the order of their declaration."""
    yield trail, command
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from commands(below, (*trail, name))


def reference() -> str:
    """The whole page."""
    parts = ["# Command line reference\n\nPrinted from the program by `make docs`.\n"]
    # Of what plugins add, only that of the built-in ones: the page tells of this distribution.
    cli.asked_plugins = True
    for register in load_plugins().commands:
        if register.__module__.startswith(f"{BUILTIN_PACKAGE}."):
            register(cli)
    for trail, command in commands(cli, ("conflict-events",)):
        context = click.Context(
            command, info_name=" ".join(trail), terminal_width=WIDTH, help_option_names=["-h", "--help"]
        )
        parts.append(f"## {' '.join(trail)}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
    print(f"wrote {PAGE.name}")
