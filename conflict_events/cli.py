"""The command line: every command and option is declared here, what they do stands in `commands`.

Nothing heavy is imported before a command runs, so that help is there at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .commands.group import Commands
from .commands.options import (
    explaining_options,
    exporting_options,
    fetching_options,
    map_option,
    pack_option,
    publishing_options,
    serving_options,
)

EXIT_CODES = """
\b
Exit codes:
  0  done; what was not understood is recorded in the table 'issues'
  1  something was refused or failed; one line on standard error says what and what to do
  2  the command line was not understood
"""


def _database(*, exists: bool) -> Callable[..., Any]:
    return click.argument("database", type=click.Path(exists=exists, dir_okay=False, path_type=Path))


@click.group(
    cls=Commands,
    default="build",
    default_if_no_args=False,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="conflict-events", message="%(prog)s %(version)s")
def cli() -> None:
    """A claims ledger for armed-conflict reporting: who said what about which event.

    \b
    Make a ledger from articles and open it in a browser:
      conflict-events build articles/ -d conflict.db
      conflict-events serve conflict.db
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-d",
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("conflict.db"),
    show_default=True,
    help="The SQLite file to write; made if it does not exist.",
)
@click.option(
    "--published",
    metavar="WHEN",
    help="When the articles were published: a day, a month or an interval, such as 2022-09-16, 2020-10 "
    "or 2022-09-13/2022-09-16.",
)
@click.option("--outlet", metavar="NAME", help="The outlet that published the articles.")
@click.option("--language", metavar="CODE", help="The language of the articles, ISO 639-1.")
@click.option("--pack", metavar="CODE|PATH", help="Also use this language pack, which need not be installed.")
@map_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Worker processes.  [default: as many as the machine has cores]",
)
@click.option(
    "--since",
    metavar="DAY",
    help="Leave out files that were last changed before this day (UTC), such as 2022-09-16.",
)
@click.option("--no-link", is_flag=True, help="Leave out the grouping into events; 'link' can do it later.")
@click.option("--strict", is_flag=True, help="Fail at a broken plugin, and if any source could not be read.")
@fetching_options
def build(paths: tuple[str, ...], database: Path, **options: Any) -> None:
    """Read articles and store what they say.

    PATH is a file, a folder, a pattern in quotes ('news/**/*.txt'), the address of a page or a feed
    (https://...), or - for standard input. What is
    known of the articles from outside stands in a *.toml file in their folder, or in the options.
    Articles that are already stored are passed over, so an interrupted build can be run again.
    """
    from .commands import building

    building.build(paths, database, **options)


@cli.command()
@_database(exists=True)
@click.option(
    "--same",
    nargs=2,
    metavar="A B",
    multiple=True,
    help="Put two claims or event mentions (by id) into one event, now and in future.",
)
@click.option(
    "--apart",
    nargs=2,
    metavar="A B",
    multiple=True,
    help="Keep two claims or event mentions (by id) in different events.",
)
@click.option("--note", metavar="TEXT", help="Why; stored with --same and --apart.")
def link(
    database: Path, same: tuple[tuple[str, str], ...], apart: tuple[tuple[str, str], ...], note: str | None
) -> None:
    """Group claims and event mentions into events.

    All events of DATABASE are made anew. Decisions made with --same and --apart are kept and hold for
    every later run.
    """
    from .commands import building

    building.link(database, same=same, apart=apart, note=note)


@cli.command()
@_database(exists=True)
@publishing_options
def publish(database: Path, out: Path, **options: Any) -> None:
    """Make a copy of DATABASE that is ready to be served.

    The copy is checked, and has downloads and checksums beside it. It becomes the current edition in DIR in
    one step; a server that runs goes on with its own. DATABASE is only read; a failure changes nothing.
    """
    from .commands import publishing

    publishing.publish(database, out, **options)


@cli.command()
@click.argument("database", type=click.Path(exists=True, path_type=Path))
@serving_options
def serve(database: Path, **options: Any) -> None:
    """Open DATABASE in the browser.

    Datasette, with titles, facets, full-text search and questions ready to ask. DATABASE may also be a folder
    that 'publish' made; its current edition is served."""
    from .commands import serving

    serving.serve(database, **options)


@cli.command()
@click.argument("format", required=False, metavar="FORMAT")
@click.argument("database", required=False, type=click.Path(dir_okay=False, path_type=Path))
@exporting_options
def export(format: str | None, database: Path | None, **options: Any) -> None:
    """Write DATABASE as FORMAT, for other tools.

    Filters can be repeated: of one kind any has to fit, of different kinds all. The same ledger gives the
    same bytes. Nothing is ever estimated, and unknown stays empty."""
    from .commands import exporting

    exporting.run(format, database, **options)


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", metavar="WHEN", help="When it was published, as for 'build'.")
@click.option("--language", metavar="CODE", help="The language, ISO 639-1.  [default: recognised]")
@pack_option
@map_option
@click.option("--issues", is_flag=True, help="Also print what was not understood.")
@click.option("--strict", is_flag=True, help="Fail at a broken plugin.")
def extract(files: tuple[str, ...], **options: Any) -> None:
    """Print what FILE says as JSON lines.

    FILE is - for standard input. Each line is an object with "record": "claim", "event" or "quote";
    nothing is stored.
    """
    from .commands import extracting

    extracting.extract(files, **options)


@cli.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@pack_option
@explaining_options
def explain(files: tuple[str, ...], text: str | None, **options: Any) -> None:
    """Show how the sentences of FILE are read, and why not more.

    Each sentence with what its words are, what was made of them and by which rule; and for every outcome
    word and every figure that is in no claim the reason: a word that the pack lacks, a frame that does
    not fit, or a check that refused it. FILE is - for standard input.
    """
    from .commands import explaining

    if bool(files) == (text is not None):
        raise click.UsageError("give FILE, or --text and a sentence")
    explaining.explain_files(files, text=text, **options)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.option("--strict", is_flag=True, help="Fail at a broken plugin.")
def plugins(as_json: bool, strict: bool) -> None:
    """List what is installed, and from where.

    Formats, languages and commands."""
    from .commands import listing

    listing.plugins(as_json=as_json, strict=strict)


@cli.command()
@click.argument("database", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--plugin",
    "folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="FOLDER",
    help="Check this plugin folder (README, samples, expected results, rules) instead.",
)
@click.option("--write", is_flag=True, help="With --plugin: write the expected results of its samples.")
def check(database: Path | None, folders: tuple[Path, ...], write: bool) -> None:
    """Check what is installed, and a database.

    Plugins, language packs, the metadata of the pages and, if given, the schema and every offset of
    DATABASE."""
    from .commands import listing

    if write and not folders:
        raise click.UsageError("--write goes with --plugin FOLDER")
    listing.check(database, folders, write=write)


@cli.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="GOLD...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@pack_option
@click.option(
    "--faults", is_flag=True, help="Also print each claim that was missed, made up or read wrongly."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each file instead.")
@click.option(
    "--floors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Fail where a score is below what this file pins.",
)
@click.option("--raise-floors", is_flag=True, help="Pin the scores as they are now; they can only rise.")
def score(files: tuple[Path, ...], floors: Path | None, raise_floors: bool, **options: Any) -> None:
    """Measure how well claims are read.

    GOLD holds one passage a line, a JSON object with text, language, published and claims: what a
    person says is in it. Prints precision and recall of the claims, of those that were found how many of
    each field are right, and what the others were missed for: a word that the pack lacks, a frame that
    does not fit, or a check that refused them."""
    from .commands import scoring

    if raise_floors and floors is None:
        raise click.UsageError("--raise-floors goes with --floors FILE")
    scoring.score_files(files, floors=floors, raise_floors=raise_floors, **options)


@cli.group()
def pack() -> None:
    """Write and test language packs."""


@pack.command()
@click.argument("code", metavar="CODE")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where to put the folder.  [default: here]",
)
def new(code: str, out: Path) -> None:
    """Start a pack for a language.

    Makes a folder for CODE (ISO 639-1) with all that CLDR knows of it, and empty slots for the rest."""
    from .commands import packing

    packing.new(code, out)


@pack.command()
@click.argument("which", metavar="CODE|PATH")
def test(which: str) -> None:
    """Run the examples of every rule of a pack.

    And the counterexamples. CODE is an installed language, PATH a folder or its language.toml. For each
    example that fails it says whether a word is missing in the pack or the sentence has a shape that no
    frame covers.
    """
    from .commands import packing

    packing.test(which)


def main() -> None:
    """The entry point of the script ``conflict-events``."""
    cli(prog_name="conflict-events")
