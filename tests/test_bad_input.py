"""What goes wrong outside: a bad article becomes an issue, all else one line that says what to do."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conflict_events import build

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
COMMAND = (sys.executable, "-c", "from conflict_events.cli import main; main()")
GOOD = "Azerbaijan said that 49 of its soldiers were killed in clashes with Armenia on 13 September 2022.\n"


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes | None = None, path: Path | None = None, **options: object
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, as users meet it."""
    environment = dict(os.environ)
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(  # type: ignore[call-overload]
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env=environment,
        input=stdin,
        capture_output=True,
        timeout=300,
        **options,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")
    )


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit code 1 and one line on standard error with these words; never a traceback."""
    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stderr.strip().splitlines()
    assert "Traceback" not in done.stderr, done.stderr
    assert len(lines) == 1, done.stderr
    for word in words:
        assert word in lines[0], lines[0]


def issues(database: Path) -> list[tuple[str, str, str]]:
    """(kind, source, message) of what a build could not read."""
    with sqlite3.connect(database) as connection:
        return connection.execute("select kind, source, message from issues").fetchall()


def sound(database: Path) -> None:
    """The database is whole: its pages, its references, and every piece of evidence."""
    with sqlite3.connect(database) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        wrong = connection.execute(
            "select count(*) from claims join article_texts using (article)"
            " where substr(text, start + 1, end - start) is not evidence"
        ).fetchone()
        assert wrong == (0,)


# --- sources: the build goes on, and says what it could not read ----------------------------------


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 500, "binary"),
    ],
)
def test_a_source_that_is_no_text_becomes_an_issue(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD)
    done = run("build", tmp_path, "-d", "c.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert any(name in source and word in message for _, source, message in issues(tmp_path / "c.db"))
    with sqlite3.connect(tmp_path / "c.db") as connection:
        assert connection.execute("select count(*) from claims").fetchone() == (1,)
    assert run("build", tmp_path, "-d", "s.db", "--strict", cwd=tmp_path).returncode == 1


def test_invalid_utf8_is_read_as_what_it_most_likely_is(tmp_path: Path) -> None:
    article = tmp_path / "latin.txt"
    article.write_bytes((GOOD + "He called it “a café of war”.\n").encode("cp1252"))
    done = run("build", article, "-d", "c.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with sqlite3.connect(tmp_path / "c.db") as connection:
        ((text,),) = connection.execute("select text from article_texts").fetchall()
    assert "“a café of war”" in text
    sound(tmp_path / "c.db")


def test_a_file_of_100_megabytes_in_one_line_does_not_stop_a_build(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("w") as file:
        for _ in range(100):
            file.write("a line that does not end " * (1_000_000 // 25))
    (tmp_path / "good.txt").write_text(GOOD)
    done = run("build", tmp_path, "-d", "c.db", "--jobs", "1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert any("long.txt" in source for _, source, _ in issues(tmp_path / "c.db"))
    with sqlite3.connect(tmp_path / "c.db") as connection:
        assert connection.execute("select count(*) from claims").fetchone() == (1,)


def test_files_may_be_called_anything(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "news")
    os.mkdir(folder)  # noqa: PTH102 (names in bytes)
    names = [
        b"two\nlines.txt",
        b"caf\xe9.txt",
        b"x" * 250 + b".txt",
        b"'; drop table articles; --.txt",
        b"<b>.txt",
    ]
    for number, name in enumerate(names, 11):
        text = f"At least {number} soldiers were killed near Kharkiv on 3 May 2022, the army said.\n"
        Path(os.fsdecode(os.path.join(folder, name))).write_text(text)  # noqa: PTH118
    database = tmp_path / "a.db"
    report = build([os.fsdecode(folder)], database)
    assert (report.articles, report.failed) == (5, 0)
    assert build([os.fsdecode(folder)], database).unchanged == 5
    with sqlite3.connect(database) as connection:
        stored = {Path(name).name for (name,) in connection.execute("select source from articles")}
        marked = connection.execute(
            "select count(*) from articles where missing_since is not null"
        ).fetchone()
    connection.close()
    assert stored == {
        "two\nlines.txt",
        r"caf\xe9.txt",
        "x" * 250 + ".txt",
        "'; drop table articles; --.txt",
        "<b>.txt",
    }
    assert marked == (0,)


def test_a_missing_path_is_refused_by_name(tmp_path: Path) -> None:
    refused(run("build", "nowhere.txt", "-d", "c.db", cwd=tmp_path), "nowhere.txt")
    refused(run("extract", "nowhere.txt", cwd=tmp_path), "nowhere.txt")
    assert not (tmp_path / "c.db").exists()


def test_a_pattern_that_fits_nothing_is_refused(tmp_path: Path) -> None:
    refused(run("build", "news/**/*.txt", "-d", "c.db", cwd=tmp_path), "news/**/*.txt")


def test_an_unreadable_file_becomes_an_issue(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "closed.txt").write_text(GOOD)
    (folder / "closed.txt").chmod(0)
    done = run("build", folder, "-d", "c.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    names = {Path(source).name for _, source, _ in issues(tmp_path / "c.db") if source}
    assert "gone.txt" in names
    assert "pipe.txt" in names
    if os.geteuid() != 0:  # root may read everything
        assert "closed.txt" in names


def test_an_unknown_suffix_is_refused_with_a_list_of_what_is_installed(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_bytes(b"\x00\x01 something")
    refused(run("extract", "a.xyz", cwd=tmp_path), "a.xyz", "text")
    done = run("build", "a.xyz", "-d", "c.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert any("a.xyz" in source for _, source, _ in issues(tmp_path / "c.db"))


# --- what is known of the sources ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("this is no toml", ("seeds.toml",)),
        ('["a.txt"]\npublished = "2022-13-45"\n', ("seeds.toml", "published")),
        ('["a.txt"]\npublised = "2022-09-16"\n', ("seeds.toml", "publised")),
    ],
)
def test_a_broken_table_of_sources_stops_the_build(
    tmp_path: Path, table: str, words: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "seeds.toml").write_text(table)
    refused(run("build", tmp_path, "-d", "c.db", cwd=tmp_path), *words)


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    for command in (("build", "a.txt", "-d", "c.db"), ("extract", "a.txt")):
        done = run(*command, "--published", "yesterday", cwd=tmp_path)
        assert done.returncode in (1, 2)
        assert "yesterday" in done.stderr
        assert "Traceback" not in done.stderr


# --- packs and plugins ----------------------------------------------------------------------------


def broken_pack(folder: Path, content: str) -> Path:
    folder.mkdir()
    (folder / "language.toml").write_text(content)
    return folder


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[language\n", ("language.toml", "TOML")),
        ("[text]\nabbreviations = []\n", ("language.toml", "language.code")),
        (
            '[language]\ncode = "xx"\n[[outcomes]]\noutcome = "kiled"\ntrigger = "x"\nframe = "before"\n'
            'examples = ["x"]\ncounterexamples = ["y"]\n',
            ("language.toml", "outcomes[1]", "kiled"),
        ),
    ],
)
def test_a_broken_pack_is_refused_with_file_key_and_reason(
    tmp_path: Path, content: str, words: tuple[str, ...]
) -> None:
    refused(run("pack", "test", broken_pack(tmp_path / "xx", content), cwd=tmp_path), *words)


def distribution(site: Path, name: str, code: str) -> Path:
    """A tiny installed distribution with one plugin module, as pip would leave it."""
    (site / f"{name}.py").write_text(code)
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[conflict_events]\n{name} = {name}\n")
    return site


def test_a_third_party_plugin_that_raises_is_skipped_by_name(tmp_path: Path) -> None:
    site = distribution(tmp_path, "broken_plugin", "raise RuntimeError('half installed')\n")
    (tmp_path / "a.txt").write_text(GOOD)
    done = run("build", "a.txt", "-d", "c.db", cwd=tmp_path, path=site)
    assert done.returncode == 0, done.stderr
    assert "broken_plugin" in done.stderr
    assert "half installed" in done.stderr
    assert "Traceback" not in done.stderr
    done = run("build", "a.txt", "-d", "c.db", "--strict", cwd=tmp_path, path=site)
    refused(done, "broken_plugin", "half installed")
    assert run("--help", cwd=tmp_path, path=site).returncode == 0


def test_a_third_party_plugin_is_used_and_may_add_commands(tmp_path: Path) -> None:
    site = distribution(
        tmp_path,
        "letters_plugin",
        "from conflict_events import Document, Reader, hookimpl\n\n\n"
        "def read(source):\n    yield Document(text=source.text())\n\n\n"
        "@hookimpl\ndef register_readers():\n"
        "    return [Reader(name='letters', read=read, suffixes=('.letter',))]\n\n\n"
        "@hookimpl\ndef register_commands(cli):\n"
        "    @cli.command()\n    def hello():\n        print('hello from a plugin')\n",
    )
    (tmp_path / "a.letter").write_text(GOOD)
    assert '"record": "claim"' in run("extract", "a.letter", cwd=tmp_path, path=site).stdout
    assert "letters" in run("plugins", cwd=tmp_path, path=site).stdout
    assert "hello" in run("--help", cwd=tmp_path, path=site).stdout
    assert "hello from a plugin" in run("hello", cwd=tmp_path, path=site).stdout


# --- databases ------------------------------------------------------------------------------------


def test_a_database_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    with sqlite3.connect(tmp_path / "theirs.db") as connection:
        connection.execute("create table claims (their text)")
    (tmp_path / "notes.db").write_text("this is no database, however long it may be. " * 50)
    for name in ("theirs.db", "notes.db"):
        before = (tmp_path / name).read_bytes()
        for command in (("build", "a.txt", "-d", name), ("link", name), ("serve", name)):
            refused(run(*command, cwd=tmp_path), name)
        checked = run("check", name, cwd=tmp_path)
        assert checked.returncode == 1
        assert f"BAD database {name}" in checked.stdout
        assert (tmp_path / name).read_bytes() == before


def test_a_database_of_a_newer_schema_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    assert run("build", "a.txt", "-d", "c.db", cwd=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "c.db") as connection:
        (version,) = connection.execute("pragma user_version").fetchone()
        connection.execute(f"pragma user_version = {version + 1}")
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('conflict_events', 'm999_of_the_future', '')"
        )
    before = (tmp_path / "c.db").read_bytes()
    refused(run("build", "a.txt", "-d", "c.db", cwd=tmp_path), "c.db", "newer")
    refused(run("link", "c.db", cwd=tmp_path), "c.db", "newer")
    assert (tmp_path / "c.db").read_bytes() == before


def test_a_folder_that_does_not_exist_is_no_place_for_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    refused(run("build", "a.txt", "-d", "nowhere/c.db", cwd=tmp_path), "nowhere/c.db")


def test_a_full_disk_leaves_the_database_whole(tmp_path: Path) -> None:
    def little_space() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = run("build", SEEDS, "-d", "c.db", cwd=tmp_path, preexec_fn=little_space)
    refused(done, "c.db")
    if (tmp_path / "c.db").exists() and (tmp_path / "c.db").stat().st_size:
        with sqlite3.connect(tmp_path / "c.db") as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    done = run("build", SEEDS, "-d", "c.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    sound(tmp_path / "c.db")


def many_articles(folder: Path, times: int) -> None:
    """The seeds several times over, each with figures of its own."""
    folder.mkdir()
    for number in range(times):
        for path in sorted(SEEDS.glob("*.txt")):
            (folder / f"{number:03}_{path.name}").write_text(
                path.read_text(encoding="utf-8") + f"\n\nIn all, {number + 2} soldiers were killed.\n"
            )


def stored(database: Path) -> int:
    """How many articles are committed; 0 while there is no table."""
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            count: int = connection.execute("select count(*) from articles").fetchone()[0]
            return count
    except sqlite3.OperationalError:
        return 0


def test_a_killed_build_is_whole_and_the_next_one_goes_on(tmp_path: Path) -> None:
    many_articles(tmp_path / "news", 60)
    total = len(list((tmp_path / "news").iterdir()))
    database = tmp_path / "c.db"
    build = [*COMMAND, "build", "news", "-d", "c.db", "--jobs", "2", "--no-link"]
    process = subprocess.Popen(
        build, cwd=tmp_path, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 60
        while not stored(database) and process.poll() is None and time.monotonic() < deadline:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.005)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    before = stored(database)
    assert 0 < before < total, "killed too late or too early to tell anything"
    sound(database)
    done = run("build", "news", "-d", "c.db", "--no-link", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert stored(database) == total
    sound(database)


def test_a_build_that_was_killed_ends_like_one_that_was_not(tmp_path: Path) -> None:
    many_articles(tmp_path / "news", 4)
    assert run("build", "news", "-d", "whole.db", cwd=tmp_path).returncode == 0
    shutil.copytree(tmp_path / "news", tmp_path / "some")
    for path in list((tmp_path / "some").iterdir())[::2]:
        path.unlink()
    assert run("build", "some", "-d", "c.db", cwd=tmp_path).returncode == 0
    # The same sources under the same names, half of them stored already.
    shutil.rmtree(tmp_path / "some")
    with sqlite3.connect(tmp_path / "whole.db") as first:
        claims = first.execute("select count(*) from claims").fetchone()
    shutil.copytree(tmp_path / "news", tmp_path / "some")
    assert run("build", "some", "-d", "c.db", cwd=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "c.db") as second:
        assert second.execute("select count(*) from claims").fetchone() == claims
