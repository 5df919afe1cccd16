"""``publish``: a copy of a ledger that is made to be served."""

from __future__ import annotations

import contextlib
import shlex
import sqlite3
from pathlib import Path

import click

from ..editions import Edition
from ..publishing import publish as publish_ledger
from .saying import counted


def publish(database: Path, out: Path, *, metadata: Path | None, with_database: bool) -> None:
    """Publishes, and says what was made and how it is served; what it gives away is told on standard error."""
    edition = publish_ledger(database, out, metadata=metadata, with_database=with_database)
    counts = edition.told["counts"]
    told = ", ".join(
        counted(counts[name], name.removesuffix("s")) for name in ("claims", "events", "articles")
    )
    click.echo(f"{out}: edition {edition.id}, {told}")
    click.echo(f"Serve it: conflict-events serve --public {shlex.quote(str(out))}")
    if paths := _paths_of_this_machine(edition):
        click.echo(
            f"Note: {counted(paths, 'article')} named by a path of this machine, which readers will see; build "
            "from within a folder, with relative paths, to avoid that",
            err=True,
        )


def _paths_of_this_machine(edition: Edition) -> int:
    with contextlib.closing(
        sqlite3.connect(f"{edition.database.as_uri()}?mode=ro&immutable=1", uri=True)
    ) as connection:
        (number,) = connection.execute("select count(*) from articles where source like '/%'").fetchone()
    return int(number)
