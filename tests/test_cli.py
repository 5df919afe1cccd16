"""The command line, run as users run it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from conflict_events.cli import cli

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
ARTICLE = (
    "Armenia said at least 49 of its soldiers were killed in clashes with Azerbaijan "
    "on 13 September 2022.\n\n"
    "“We are defending our borders,” Prime Minister Nikol Pashinyan said.\n"
)


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    """A command in this process; fails the test where it fails."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == 0, result.output + repr(result.exception)
    return result


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        return connection.execute(sql).fetchall()


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def all_commands(command: click.Command, trail: str = "") -> list[tuple[str, click.Command]]:
    found = [(trail.strip(), command)]
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            found += all_commands(below, f"{trail} {name}")
    return found


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom conflict_events.cli import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "print([m for m in ('numpy', 'datasette', 'sqlite_utils', 'babel', 'ftfy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("name", "command"), all_commands(cli), ids=lambda value: str(value) if value else "-"
)
def test_every_command_and_option_says_what_it_is_for(name: str, command: click.Command) -> None:
    assert command.help, name
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


def test_the_exit_codes_are_in_the_help() -> None:
    assert "Exit codes:" in run("--help").output


def test_a_wrong_option_is_a_usage_error() -> None:
    assert CliRunner().invoke(cli, ["build", "--no-such-option"]).exit_code == 2
    assert CliRunner().invoke(cli, ["build"]).exit_code == 2


# --- build and link -------------------------------------------------------------------------------


def test_build_reads_a_folder_and_says_what_it_stored(tmp_path: Path) -> None:
    database = tmp_path / "c.db"
    result = run("build", SEEDS, "-d", database)
    assert "5 articles" in result.output
    (claims,) = rows(database, "select count(*) from claims")[0]
    (issues,) = rows(database, "select count(*) from issues")[0]
    assert f"{claims} claims" in result.output
    assert f"{issues} issue" in result.output
    assert rows(database, "select count(*) > 0 from events") == [(1,)]


def test_build_is_the_default_command(tmp_path: Path) -> None:
    run(SEEDS, "-d", tmp_path / "c.db", "--no-link")
    assert rows(tmp_path / "c.db", "select count(*) from articles") == [(5,)]
    assert rows(tmp_path / "c.db", "select count(*) from events") == [(0,)]


def test_a_second_build_passes_over_what_is_stored(tmp_path: Path) -> None:
    database = tmp_path / "c.db"
    run("build", SEEDS, "-d", database)
    before = rows(database, "select id, evidence from claims order by id")
    assert "unchanged" in run("build", SEEDS, "-d", database).output
    assert rows(database, "select id, evidence from claims order by id") == before


def test_build_takes_patterns_files_and_standard_input(tmp_path: Path) -> None:
    news = tmp_path / "news" / "deep"
    news.mkdir(parents=True)
    (news / "one.txt").write_text(ARTICLE)
    (news / "two.txt").write_text(ARTICLE.replace("49", "50"))
    (tmp_path / "three.txt").write_text(ARTICLE.replace("49", "51"))
    database = tmp_path / "c.db"
    pattern = str(tmp_path / "news" / "**" / "*.txt")
    run("build", pattern, tmp_path / "three.txt", "-", "-d", database, stdin=ARTICLE.replace("49", "52"))
    assert rows(database, "select count from claims order by count") == [(49,), (50,), (51,), (52,)]


def test_options_say_what_the_files_do_not(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE.replace("on 13 September 2022", "on Tuesday"))
    database = tmp_path / "c.db"
    run("build", article, "-d", database, "--published", "2022-09-15", "--outlet", "Example Times")
    assert rows(database, "select outlet, published_start from articles") == [("Example Times", "2022-09-15")]
    assert rows(database, "select event_start from claims") == [("2022-09-13",)]


def test_the_progress_bar_is_for_terminals_only(tmp_path: Path) -> None:
    result = run("build", SEEDS, "-d", tmp_path / "c.db")
    assert "\r" not in result.output
    assert "\x1b" not in result.output


def test_link_can_be_run_on_its_own(tmp_path: Path) -> None:
    database = tmp_path / "c.db"
    run("build", SEEDS, "-d", database)
    before = rows(database, "select id, type, start_date from events order by id")
    assert str(len(before)) in run("link", database).output
    assert rows(database, "select id, type, start_date from events order by id") == before


# --- extract --------------------------------------------------------------------------------------


def test_extract_prints_one_object_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    found = lines(run("extract", tmp_path / "a.txt"))
    assert {line["record"] for line in found} == {"claim", "event", "quote"}
    (claim,) = (line for line in found if line["record"] == "claim")
    assert claim["count"] == 49
    assert claim["bound"] == "at_least"
    assert claim["event_start"] == "2022-09-13"
    assert claim["claimant"]["id"].startswith("ARM")  # type: ignore[index]
    assert ARTICLE[claim["start"] : claim["end"]] == claim["evidence"]  # type: ignore[misc]
    assert len({line["id"] for line in found}) == len(found)


def test_extract_reads_standard_input_and_takes_a_date(tmp_path: Path) -> None:
    text = ARTICLE.replace("on 13 September 2022", "on Tuesday")
    (claim,) = (
        line
        for line in lines(run("extract", "-", "--published", "2022-09-15", stdin=text))
        if line["record"] == "claim"
    )
    assert claim["event_start"] == "2022-09-13"
    undated = run("extract", "-", "--issues", stdin=text)
    assert any(line["record"] == "issue" and line["text"] == "Tuesday" for line in lines(undated))


def test_extract_loads_neither_the_language_model_nor_the_web() -> None:
    code = (
        "import sys\nfrom conflict_events.cli import cli\n"
        f"cli(['extract', {str(sorted(SEEDS.glob('*.txt'))[0])!r}], standalone_mode=False)\n"
        "print([m for m in ('numpy', 'py3langid', 'datasette', 'sqlite_utils') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


# --- what is installed ----------------------------------------------------------------------------


def test_plugins_lists_formats_and_languages_and_where_they_are_from() -> None:
    listed = json.loads(run("plugins", "--json").output)
    assert {"text", "en", "nl"} <= {plugin["name"] for plugin in listed}
    assert all(plugin["from"] for plugin in listed)
    table = run("plugins").output
    assert ".txt" in table
    assert "built in" in table


def test_check_is_content_with_what_is_shipped_and_built(tmp_path: Path) -> None:
    run("check")
    run("build", SEEDS, "-d", tmp_path / "c.db")
    run("check", tmp_path / "c.db")


def test_check_finds_evidence_that_does_not_stand_at_its_offsets(tmp_path: Path) -> None:
    database = tmp_path / "c.db"
    run("build", SEEDS, "-d", database)
    with sqlite3.connect(database) as connection:
        connection.execute(
            "update claims set evidence = evidence || '!' where id = (select min(id) from claims)"
        )
    result = CliRunner().invoke(cli, ["check", str(database)])
    assert result.exit_code == 1
    assert "do not stand at" in result.output


def test_check_writes_and_compares_the_expected_results_of_a_plugin(tmp_path: Path) -> None:
    folder = tmp_path / "text"
    shutil.copytree(ROOT / "plugins" / "text", folder)
    run("check", "--plugin", folder)
    for expected in (folder / "samples").glob("*.expected.json"):
        expected.write_text("[]\n")
    assert CliRunner().invoke(cli, ["check", "--plugin", str(folder)]).exit_code == 1
    run("check", "--plugin", folder, "--write")
    run("check", "--plugin", folder)


# --- packs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["fr", "so"])
def test_a_new_pack_is_valid_and_holds_what_cldr_knows(tmp_path: Path, code: str) -> None:
    run("pack", "new", code, "--out", tmp_path)
    folder = tmp_path / code
    assert {path.name for path in folder.iterdir()} == {
        "__init__.py",
        "README.md",
        "language.toml",
        "samples",
    }
    run("pack", "test", folder)
    refused = CliRunner().invoke(cli, ["pack", "new", code, "--out", str(tmp_path)])
    assert refused.exit_code == 1
    assert "exists" in refused.output


def test_a_language_that_is_none_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["pack", "new", "klingon", "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert not list(tmp_path.iterdir())


def test_pack_test_says_what_an_example_was_lost_to(tmp_path: Path) -> None:
    run("pack", "new", "fr", "--out", tmp_path)
    pack = tmp_path / "fr" / "language.toml"
    pack.write_text(
        pack.read_text(encoding="utf-8")
        + '\n[[outcomes]]\noutcome = "killed"\ntrigger = ["tués"]\nframe = "before"\n'
        + 'examples = ["Sept soldats sont morts mardi dans un combat."]\n'
        + 'counterexamples = ["Il fait beau."]\n'
    )
    result = CliRunner().invoke(cli, ["pack", "test", str(pack)])
    assert result.exit_code == 1
    assert "word lacking" in result.output
    assert "Sept soldats sont morts" in result.output


def test_dates_are_read_with_what_a_new_pack_knows(tmp_path: Path) -> None:
    run("pack", "new", "pl", "--out", tmp_path)
    shown = run(
        *("explain", "--pack", tmp_path / "pl", "--only", "date", "--published", "2031-03-06", "--text"),
        "12 lutego 2031 roku, 5 marca, przedwczoraj, trzy dni temu, 01.02.2031.",
    ).output
    for day in ("2031-02-12", "2031-03-05", "2031-03-04", "2031-03-03", "2031-02-01"):
        assert day in shown


def test_a_pack_that_is_not_installed_reads_articles_into_a_ledger(tmp_path: Path) -> None:
    pack = ROOT / "docs" / "examples" / "polish" / "pl"
    article = pack / "samples" / "goma.txt"
    run("build", article, next(SEEDS.glob("*.txt")), "--pack", pack, "-d", tmp_path / "c.db")
    (languages,) = rows(tmp_path / "c.db", "select group_concat(distinct language) from articles")
    assert {"pl", "en"} <= set(languages[0].split(","))
    records = run("extract", article, "--pack", pack).output.splitlines()
    assert [json.loads(one)["language"] for one in records if '"claim"' in one] == ["pl"] * 5


def test_a_new_pack_has_a_slot_for_every_table_that_a_whole_pack_has(tmp_path: Path) -> None:
    run("pack", "new", "de", "--out", tmp_path)
    new = (tmp_path / "de" / "language.toml").read_text(encoding="utf-8")
    whole = tomllib.loads((ROOT / "plugins" / "en" / "language.toml").read_text(encoding="utf-8"))
    for table, content in whole.items():
        heading = f"[[{table}]]" if isinstance(content, list) else f"[{table}"
        assert heading in new, f"conflict_events/commands/new_pack/language.toml.template has no {heading}]"


def event_of(database: Path, claim: object) -> object:
    return rows(database, f"select event from event_links where id = '{claim}'")[0][0]


def test_decisions_on_what_belongs_together_hold(tmp_path: Path) -> None:
    database = tmp_path / "c.db"
    run("build", SEEDS, "-d", database)
    (first,), (second,) = rows(
        database, "select min(id) from event_links where claim is not null group by event order by 1 limit 2"
    )
    assert event_of(database, first) != event_of(database, second)
    run("link", database, "--same", str(first), str(second), "--note", "one and the same")
    assert event_of(database, first) == event_of(database, second)
    run("link", database)
    assert event_of(database, first) == event_of(database, second)
    run("link", database, "--apart", str(second), str(first))
    assert event_of(database, first) != event_of(database, second)
    assert rows(database, "select decision, note from manual_links") == [("apart", None)]


def test_a_decision_on_something_that_is_not_there_is_refused(tmp_path: Path) -> None:
    database = tmp_path / "c.db"
    run("build", SEEDS, "-d", database)
    result = CliRunner().invoke(cli, ["link", str(database), "--same", "nothing", "nowhere"])
    assert result.exit_code == 1
    assert "nothing" in result.output
    assert rows(database, "select count(*) from manual_links") == [(0,)]
