"""The group of all commands: what it does with errors, and with the commands of plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..errors import ConflictEventsError

if TYPE_CHECKING:
    DefaultGroup = click.Group  # which it is; it ships no types
else:
    from click_default_group import DefaultGroup


class Commands(DefaultGroup):
    """The group: turns our errors into one line, and asks plugins for their commands when needed."""

    asked_plugins = False

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConflictEventsError as error:
            raise click.ClickException(" ".join(str(error).split())) from error

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            self.add_commands_of_plugins()
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        self.add_commands_of_plugins()
        return list(self.commands)

    def add_commands_of_plugins(self) -> None:
        """Lets every plugin add its commands, once; a broken one does not take the others along."""
        if self.asked_plugins:
            return
        self.asked_plugins = True
        try:
            from ..plugins import load_plugins

            load_plugins().register_commands(self)
        except Exception as error:  # whatever a stranger's code raises; the command that runs says more
            click.echo(f"Warning: commands of plugins are missing: {error}", err=True)
