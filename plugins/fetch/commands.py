"""The command ``watch``."""

from __future__ import annotations

from pathlib import Path

from conflict_events import Fetching


def register(cli: object) -> None:
    """Adds ``watch`` to the command line."""
    import click

    assert isinstance(cli, click.Group)  # noqa: S101

    @cli.command()
    @click.argument(
        "feeds", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FEEDS.toml"
    )
    @click.option(
        "-d",
        "--database",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path("conflict.db"),
        show_default=True,
        help="The SQLite file to write; made if it does not exist.",
    )
    @click.option("--once", is_flag=True, help="Ask what is due now and end, for cron and timers.")
    @click.option("--archive", type=click.Path(path_type=Path), help="As for 'build'.")
    @click.option("--no-archive", is_flag=True, help="As for 'build'.")
    @click.option("--user-agent", metavar="TEXT", help="As for 'build'.")
    @click.option("--allow-private", is_flag=True, help="As for 'build'.")
    def watch(
        feeds: Path,
        database: Path,
        once: bool,
        archive: Path | None,
        no_archive: bool,
        user_agent: str | None,
        allow_private: bool,
    ) -> None:
        """Ask feeds and pages again and again, and store what is new.

        FEEDS.toml lists them, each with its interval, outlet and language. Goes on after errors, which
        are recorded as issues; Ctrl-C ends it when what is being read is stored.
        """
        from .feeds import read_feeds
        from .watching import stopping
        from .watching import watch as run

        listed = read_feeds(feeds)
        with stopping() as wait:
            fetching = Fetching(
                archive=archive,
                keep=not no_archive,
                user_agent=user_agent,
                allow_private=allow_private,
                wait=wait,
            )
            run(listed, database, fetching=fetching, once=once, say=click.echo)
