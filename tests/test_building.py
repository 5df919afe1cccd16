"""Building again and again: what is new, what has gone, containers, and where a build broke off."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conflict_events import Document, Issue, Reader, Report, Source, build, load_plugins
from conflict_events.plugins import Plugins

FOUGHT = "Fighting near Kessa killed {} soldiers on Monday, the army said."


def read_box(source: Source) -> Iterator[Document | Source | Issue]:
    """A made-up container: a line an article; '?' is broken, '>name text' is a file in it, '!' breaks off."""
    for number, line in enumerate(source.text().splitlines(), 1):
        if line.startswith("?"):
            yield Issue(kind="broken_part", message=f"line {number} is torn; mend it")
        elif line.startswith(">"):
            name, _, text = line[1:].partition(" ")
            yield source.within(name, text.encode())
        elif line.startswith("!"):
            raise EOFError("it breaks off")
        else:
            yield Document(text=line)


@pytest.fixture
def plugins() -> Plugins:
    installed = load_plugins()
    box = Reader(name="box", read=read_box, suffixes=(".box",), container=True)
    return replace(installed, readers=(*installed.readers, box))


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


STATE = "select source, missing_since is not null from articles order by source"


def write(folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)


def test_what_a_folder_no_longer_holds_stays_and_is_marked_until_it_is_back(tmp_path: Path) -> None:
    news, ledger = tmp_path / "news", tmp_path / "a.db"
    write(news, a_txt=FOUGHT.format(3), b_txt=FOUGHT.format(4))
    build([news], ledger)
    (news / "a.txt").unlink()
    build([news], ledger)
    assert rows(ledger, STATE) == [(str(news / "a.txt"), 1), (str(news / "b.txt"), 0)]
    assert rows(ledger, "select count from claims order by count") == [(3,), (4,)]
    write(news, a_txt=FOUGHT.format(3))
    report = build([news], ledger)
    assert (report.articles, report.unchanged) == (1, 1)
    assert rows(ledger, STATE) == [(str(news / "a.txt"), 0), (str(news / "b.txt"), 0)]


def test_a_single_file_that_is_named_says_nothing_of_its_neighbours(tmp_path: Path) -> None:
    news, ledger = tmp_path / "news", tmp_path / "a.db"
    write(news, a_txt=FOUGHT.format(3), b_txt=FOUGHT.format(4))
    build([news], ledger)
    (news / "a.txt").unlink()
    build([news / "b.txt"], ledger)
    assert {gone for _, gone in rows(ledger, STATE)} == {0}


def test_a_container_is_read_piece_by_piece_and_only_what_is_new_in_it(
    tmp_path: Path, plugins: Plugins
) -> None:
    ledger, box = tmp_path / "a.db", tmp_path / "x.box"

    def built(*lines: str) -> Report:
        box.write_text("\n".join(lines))
        return build([box], ledger, plugins=plugins)

    one, two, three = (f">{name}.txt {FOUGHT.format(n)}" for n, name in enumerate(("one", "two", "three"), 3))
    first = built(one, two, "?")
    assert (first.articles, first.failed) == (2, 1)
    assert rows(ledger, "select source, kind from issues where article is null") == [
        (str(box), "broken_part")
    ]
    second = built(one, three)
    assert (second.articles, second.unchanged) == (1, 1)
    assert rows(ledger, "select source, kind from issues where article is null") == []
    assert rows(ledger, STATE) == [(f"{box}!/one.txt", 0), (f"{box}!/three.txt", 0), (f"{box}!/two.txt", 1)]
    third = built(one, three)
    assert (third.articles, third.unchanged) == (0, 2)


def test_what_is_passed_over_on_purpose_is_told_and_is_no_failure(tmp_path: Path, plugins: Plugins) -> None:
    def read_odd(source: Source) -> Iterator[Document | Issue]:
        yield Issue(kind="passed_over", message="a picture was passed over; nothing is to be done")
        yield Document(text=source.text())

    odd = Reader(name="odd", read=read_odd, suffixes=(".odd",))
    (tmp_path / "a.odd").write_text(FOUGHT.format(3))
    report = build([tmp_path / "a.odd"], tmp_path / "a.db", plugins=replace(plugins, readers=(odd,)))
    assert (report.articles, report.failed) == (1, 0)
    assert ("passed_over",) in rows(tmp_path / "a.db", "select kind from issues")


def test_a_container_that_breaks_off_keeps_what_came_before_and_is_tried_again(
    tmp_path: Path, plugins: Plugins
) -> None:
    ledger, box = tmp_path / "a.db", tmp_path / "x.box"
    box.write_text(f">one.txt {FOUGHT.format(3)}\n{FOUGHT.format(4)}\n!\n>never.txt {FOUGHT.format(5)}")
    for articles in (2, 0):
        report = build([box], ledger, plugins=plugins)
        assert (report.articles, report.failed) == (articles, 1)
    ((source, message),) = rows(ledger, "select source, message from issues where article is null")
    assert source == str(box)
    assert "breaks off" in str(message)
    assert rows(ledger, "select count from claims order by count") == [(3,), (4,)]
    box.write_text(box.read_text().replace("!\n", ""))
    assert build([box], ledger, plugins=plugins).articles == 1
    assert rows(ledger, "select count(*) from issues where article is null") == [(0,)]


def test_containers_in_containers_are_read_with_their_whole_path(tmp_path: Path, plugins: Plugins) -> None:
    ledger, box = tmp_path / "a.db", tmp_path / "x.box"
    box.write_text(f">inner.box {FOUGHT.format(3)}")
    build([box], ledger, plugins=plugins)
    assert rows(ledger, STATE) == [(f"{box}!/inner.box", 0)]
    assert build([box], ledger, plugins=plugins).unchanged == 1


def test_what_a_window_on_the_newest_no_longer_shows_has_not_gone(tmp_path: Path, plugins: Plugins) -> None:
    ledger, box = tmp_path / "a.db", tmp_path / "x.box"
    (reader,) = (one for one in plugins.readers if one.name == "box")
    windows = replace(plugins, readers=(*load_plugins().readers, replace(reader, window=True)))
    for text in (f">one.txt {FOUGHT.format(3)}\n{FOUGHT.format(4)}", f">two.txt {FOUGHT.format(5)}"):
        box.write_text(text)
        build([box], ledger, plugins=windows)
    assert [gone for _, gone in rows(ledger, STATE)] == [0, 0, 0]


def test_since_leaves_out_files_that_did_not_change_and_marks_none_of_them(tmp_path: Path) -> None:
    news, ledger = tmp_path / "news", tmp_path / "a.db"
    write(news, old_txt=FOUGHT.format(3), new_txt=FOUGHT.format(4))
    os.utime(news / "old.txt", (0, 0))
    since = dt.date(2001, 1, 1)
    assert build([news], ledger, since=since).articles == 1
    assert build([news], ledger).articles == 1
    (news / "old.txt").write_text(FOUGHT.format(9))
    os.utime(news / "old.txt", (0, 0))
    assert build([news], ledger, since=since).articles == 0
    assert {gone for _, gone in rows(ledger, STATE)} == {0}
    assert rows(ledger, "select count from claims order by count") == [(3,), (4,)]
