"""Publishing: a copy that is made to be served, whole or not at all, and the original as it was."""

from __future__ import annotations

import asyncio
import csv
import fcntl
import gzip
import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.cli import cli
from conflict_events.editions import current_edition
from conflict_events.errors import DatabaseError, PublishingError
from conflict_events.publishing import publish
from conflict_events.serving import open_datasette


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return made_up.build(tmp_path / "conflict.db")


def changed(ledger: Path) -> Path:
    with sqlite3.connect(ledger) as connection:
        connection.execute("update articles set outlet = 'The Other Post' where outlet = 'The Harbour Post'")
    connection.close()
    return ledger


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_an_edition_holds_what_a_server_and_a_reader_need(ledger: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(ledger.read_bytes()).hexdigest()
    edition = publish(ledger, tmp_path / "site", with_database=True)
    assert hashlib.sha256(ledger.read_bytes()).hexdigest() == before
    told = json.loads((tmp_path / "site" / "current" / "edition.json").read_text())
    assert told == edition.told
    assert len(told["edition"]) == 16 and told["counts"]["claims"] == 16
    assert set(told["versions"]) == {"conflict-events", "datasette", "sqlite-utils", "sqlite"}
    names = {path.relative_to(edition.folder).as_posix() for path in edition.folder.rglob("*.*")}
    assert names == {
        "conflict.db", "counts.json", "edition.json", "checksums.txt", "downloads/claims.csv.gz",
        "downloads/events.csv.gz", "downloads/quotes.csv.gz", "downloads/articles.csv.gz",
        "downloads/conflict.db.gz",
    }  # fmt: skip
    assert gzip.decompress((edition.folder / "downloads/conflict.db.gz").read_bytes()) == (
        edition.database.read_bytes()
    )
    connection = sqlite3.connect(edition.database)
    assert connection.execute("pragma journal_mode").fetchone() == ("delete",)
    assert connection.execute("select count(*) > 0 from sqlite_stat1").fetchone() == (1,)
    connection.close()


def test_the_checksums_are_those_that_sha256sum_checks(ledger: Path, tmp_path: Path) -> None:
    edition = publish(ledger, tmp_path / "site")
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", "checksums.txt"], cwd=edition.folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "conflict.db: OK" in done.stdout and "downloads/claims.csv.gz: OK" in done.stdout


def test_the_counts_are_those_of_datasette_inspect(ledger: Path, tmp_path: Path) -> None:
    edition = publish(ledger, tmp_path / "site")
    command = [sys.executable, "-m", "datasette", "inspect", "conflict.db"]
    done = subprocess.run(command, cwd=edition.folder, check=True, capture_output=True, text=True)
    assert edition.counts() == json.loads(done.stdout)


def test_a_download_holds_every_row_and_says_how_many(ledger: Path, tmp_path: Path) -> None:
    edition = publish(ledger, tmp_path / "site")
    for download in edition.told["downloads"]:
        packed = (edition.folder / download["file"]).read_bytes()
        rows = list(csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"))))
        name = Path(download["file"]).name.partition(".")[0]
        assert len(rows) == download["rows"] == edition.told["counts"][name]
        assert hashlib.sha256(packed).hexdigest() == download["sha256"]
        assert len(packed) == download["bytes"]


def test_the_same_ledger_gives_the_same_edition_wherever_it_was_built(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = made_up.build(tmp_path / "elsewhere" / "conflict.db")
    one, two = publish(ledger, tmp_path / "one"), publish(other, tmp_path / "two")
    assert one.id == two.id
    assert publish(changed(ledger), tmp_path / "three").id != one.id


def test_publishing_the_same_again_changes_nothing(ledger: Path, tmp_path: Path) -> None:
    publish(ledger, tmp_path / "site")
    before = everything(tmp_path / "site")
    publish(ledger, tmp_path / "site")
    assert everything(tmp_path / "site") == before


def test_a_new_edition_leaves_the_one_that_is_served_as_it_is(ledger: Path, tmp_path: Path) -> None:
    first = publish(ledger, tmp_path / "site")
    before = everything(first.folder)
    second = publish(changed(ledger), tmp_path / "site")
    assert second.folder != first.folder
    assert everything(first.folder) == before
    assert current_edition(tmp_path / "site") == second
    # The one before that goes.
    with sqlite3.connect(ledger) as connection:
        connection.execute("update articles set outlet = 'A Third Post' where outlet = 'The Other Post'")
    connection.close()
    publish(ledger, tmp_path / "site")
    assert not first.folder.exists() and second.folder.exists()


def test_a_ledger_that_contradicts_itself_is_not_published(ledger: Path, tmp_path: Path) -> None:
    publish(ledger, tmp_path / "site")
    before = everything(tmp_path / "site")
    with sqlite3.connect(ledger) as connection:
        connection.execute("update claims set evidence = 'never said' where outcome = 'killed'")
    connection.close()
    with pytest.raises(PublishingError, match="its words do not stand at its offsets"):
        publish(ledger, tmp_path / "site")
    assert everything(tmp_path / "site") == before
    with pytest.raises(PublishingError):
        publish(ledger, tmp_path / "fresh")
    assert not (tmp_path / "fresh").exists()


def test_a_search_index_that_does_not_fit_its_texts_is_not_published(ledger: Path, tmp_path: Path) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute("insert into article_texts_fts(article_texts_fts) values('delete-all')")
    connection.close()
    with pytest.raises(PublishingError, match="article_texts_fts does not fit"):
        publish(ledger, tmp_path / "site")


def test_a_question_that_cannot_be_asked_is_not_published(ledger: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.yml"
    metadata.write_text(
        "databases: {conflict: {queries: {lost: {title: Lost, sql: 'select nothing from claims'}}}}"
    )
    with pytest.raises(PublishingError, match="the query lost cannot run"):
        publish(ledger, tmp_path / "site", metadata=metadata)


def test_metadata_of_ones_own_is_published_and_served(ledger: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.yml"
    metadata.write_text("title: The Kessa file\n")
    publish(ledger, tmp_path / "site", metadata=metadata)
    page = asyncio.run(open_datasette(tmp_path / "site").client.get("/"))
    assert "<title>The Kessa file</title>" in page.text


def test_what_is_no_ledger_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="no such database"):
        publish(tmp_path / "none.db", tmp_path / "site")
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table notes (text)")
    connection.close()
    with pytest.raises(PublishingError, match="was not made by conflict-events"):
        publish(other, tmp_path / "site")
    (tmp_path / "text.db").write_text("no database, but a text that is long enough to be one" * 50)
    with pytest.raises(PublishingError, match="cannot be copied"):
        publish(tmp_path / "text.db", tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("schema", "told"), [(1, "older schema .* link"), (999, "newer version")])
def test_another_schema_is_named_with_what_to_do(
    ledger: Path, tmp_path: Path, schema: int, told: str
) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute(f"pragma user_version = {schema}")
    connection.close()
    with pytest.raises(PublishingError, match=told):
        publish(ledger, tmp_path / "site")


def test_a_folder_with_other_things_is_left_alone(ledger: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear reader")
    with pytest.raises(PublishingError, match="holds other things"):
        publish(ledger, home)
    assert everything(home) == {"letter.txt": b"dear reader"}
    with pytest.raises(PublishingError, match="is a file"):
        publish(ledger, home / "letter.txt")
    with pytest.raises(PublishingError, match="there is no folder"):
        publish(ledger, tmp_path / "no" / "such")


def test_two_publishers_do_not_meet_in_one_folder(ledger: Path, tmp_path: Path) -> None:
    publish(ledger, tmp_path / "site")
    held = os.open(tmp_path / "site", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        with pytest.raises(PublishingError, match="another 'publish' is at work"):
            publish(ledger, tmp_path / "site")
    finally:
        os.close(held)


def test_what_a_killed_publisher_left_is_cleared_away(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "site" / ".new").mkdir(parents=True)
    (tmp_path / "site" / ".new" / "conflict.db").write_text("half of it")
    publish(ledger, tmp_path / "site")
    assert not (tmp_path / "site" / ".new").exists()


def test_too_little_room_is_told_before_anything_is_written(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A full disk cannot be had in a test: its size is told wrongly.
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("", (), {"free": 1000})())
    with pytest.raises(PublishingError, match="has room for"):
        publish(ledger, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_the_command_says_what_was_made_and_how_to_serve_it(ledger: Path, tmp_path: Path) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute("update articles set source = '/mnt/news/' || source where language = 'nl'")
    connection.close()
    done = CliRunner().invoke(cli, ["publish", str(ledger), "--out", str(tmp_path / "site")])
    assert done.exit_code == 0, done.output
    assert "16 claims, 7 events, 5 articles" in done.stdout
    assert f"conflict-events serve --public {tmp_path / 'site'}" in done.stdout
    assert "1 article named by a path of this machine" in done.stderr


def test_a_folder_without_an_edition_is_not_served(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="holds no edition"):
        open_datasette(tmp_path)
    edition = publish(ledger, tmp_path / "site")
    edition.database.unlink()
    with pytest.raises(DatabaseError, match="is missing in this edition"):
        open_datasette(tmp_path / "site")
