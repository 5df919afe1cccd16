"""What is prepared once is kept beside what it was made from, and never outlives it."""

from __future__ import annotations

import functools
import importlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conflict_events.kept import Parts, kept, state_of
from conflict_events.plugins import load_plugins

PLUGINS = Path(__file__).parent.parent / "plugins"


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in a package that is imported."""
    package = tmp_path / "imported_for_a_test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    path = package / "words.toml"
    path.write_text("one two")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "pycache_prefix", None)
    importlib.invalidate_caches()
    importlib.import_module(package.name)
    yield path
    del sys.modules[package.name]


def counted(path: Path, made: list[str]) -> Callable[[], list[str]]:
    """Reads the words of a file, and says each time that it did."""

    def make() -> list[str]:
        made.append("made")
        return path.read_text().split()

    return make


def test_a_value_is_made_once_and_then_read(words: Path) -> None:
    made: list[str] = []
    assert kept("list", words, counted(words, made)) == ["one", "two"]
    assert kept("list", words, counted(words, made)) == ["one", "two"]
    assert made == ["made"]
    assert [path.name for path in (words.parent / "__pycache__").glob("words*")] == [
        f"words.{sys.implementation.cache_tag}.list"
    ]


def test_a_changed_file_is_read_anew_though_its_time_and_size_are_the_same(words: Path) -> None:
    made: list[str] = []
    kept("list", words, counted(words, made))
    before = words.stat()
    words.write_text("six two")
    os.utime(words, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kept("list", words, counted(words, made)) == ["six", "two"]
    assert made == ["made", "made"]


def test_things_of_one_file_are_kept_apart(words: Path) -> None:
    assert kept("first", words, lambda: words.read_text().split()[0]) == "one"
    assert kept("last", words, lambda: words.read_text().split()[-1]) == "two"
    assert kept("first", words, lambda: "not made") == "one"


@pytest.mark.parametrize("broken", [b"", b"x", b"x" * 40, None])
def test_what_cannot_be_read_is_made_again(words: Path, broken: bytes | None) -> None:
    made: list[str] = []
    kept("list", words, counted(words, made))
    place = next((words.parent / "__pycache__").glob("words*"))
    place.write_bytes(place.read_bytes()[:-3] if broken is None else broken)
    for _ in range(2):
        assert kept("list", words, counted(words, made)) == ["one", "two"]
    assert made == ["made", "made"]


def test_where_nothing_can_be_written_nothing_is_kept(words: Path) -> None:
    if (folder := words.parent / "__pycache__").exists():
        folder.rename(words.parent / "aside")
    (words.parent / "__pycache__").write_text("no folder")
    made: list[str] = []
    for _ in range(2):
        assert kept("list", words, counted(words, made)) == ["one", "two"]
    assert made == ["made", "made"]


def test_what_is_made_while_its_file_changes_is_not_kept(words: Path) -> None:
    def make() -> list[str]:
        read = words.read_text().split()
        words.write_text("three four")
        return read

    assert kept("list", words, make) == ["one", "two"]
    made: list[str] = []
    assert kept("list", words, counted(words, made)) == ["three", "four"]
    words.write_text("one two")
    assert kept("list", words, counted(words, made)) == ["one", "two"]
    assert made == ["made", "made"]


def test_what_was_made_from_an_earlier_state_is_not_taken_for_that_of_now(words: Path) -> None:
    before = state_of(words)
    words.write_text("three four")
    assert kept("list", words, lambda: ["one", "two"], state=before) == ["one", "two"]
    assert kept("list", words, lambda: words.read_text().split()) == ["three", "four"]


def test_errors_of_making_come_out_and_leave_nothing(words: Path) -> None:
    def fail() -> list[str]:
        raise KeyError("no such word")

    with pytest.raises(KeyError, match="no such word"):
        kept("list", words, fail)
    assert not list(words.parent.glob("__pycache__/words*"))


def test_beside_a_file_of_no_imported_package_nothing_is_kept_nor_read(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text("one two")
    made: list[str] = []
    for _ in range(2):
        assert kept("list", path, counted(path, made)) == ["one", "two"]
    assert made == ["made", "made"]
    assert [one.name for one in tmp_path.iterdir()] == ["words.toml"]


def test_shared_objects_and_what_shared_lists_hold_stay_themselves(words: Path) -> None:
    people, rows = {"name": "one"}, [(1,), (2,)]

    def shared() -> dict[str, object]:
        return {"people": people, "rows": rows}

    for _ in range(2):
        found = kept("pair", words, lambda: [people, rows[1], (2,)], shared)
        assert found[0] is people
        assert found[1] is rows[1]
        assert found[2] == (2,)


def test_parts_are_read_when_they_are_asked_for() -> None:
    whole = Parts({"a": [1, 2], "b": functools.partial(max, 3)})
    again = pickle.loads(pickle.dumps(whole))  # noqa: S301 (made here)
    assert list(again) == ["a", "b"]
    assert len(again) == 2
    assert again["a"] == [1, 2]
    assert again["a"] is again["a"]
    assert again.get("c") is None


READ = """
import json, sys
from pathlib import Path
from conflict_events import extract
from conflict_events.plugins import load_plugins
found = {}
for language in load_plugins().languages:
    for path in sorted((Path(sys.argv[1]) / language.code / "samples").glob("*.txt")):
        reading = extract(path.read_text(encoding="utf-8"), language=language.code, published="2022-09-16")
        told = (*reading.claims, *reading.mentions, *reading.event_mentions)
        found[path.parent.parent.name + path.name] = [str(one) for one in told]
print(json.dumps(found))
"""


def test_every_language_reads_its_samples_the_same_from_what_was_kept(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    first, second = (
        subprocess.run(
            [sys.executable, "-c", READ, str(PLUGINS)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for _ in range(2)
    )
    assert len(json.loads(first)) >= 2 * len(load_plugins().languages)
    assert first == second
    assert len(list(tmp_path.rglob("language*.grammar"))) == len(load_plugins().languages)
    assert len(list(tmp_path.rglob("gazetteer*.places"))) == 1


def test_a_pack_that_is_only_a_file_is_read_each_time_and_no_pickle_beside_it(tmp_path: Path) -> None:
    pack = tmp_path / "language.toml"
    text = (PLUGINS / "nl" / "language.toml").read_text(encoding="utf-8")
    pack.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "conflict_events.cli", "extract", "--pack", str(pack), "-"]
    subprocess.run(command, input="Vijf soldaten zijn gedood.", check=True, capture_output=True, text=True)
    assert [path.name for path in tmp_path.iterdir()] == ["language.toml"]
