"""Every plugin that is shipped keeps the contract that the authors of other plugins test theirs with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conflict_events import PluginError
from conflict_events.measuring.rules import broken_rules
from conflict_events.packs import Pack, read_pack
from conflict_events.testing import open_plugin, problems_of_plugin, samples_of, write_expected

ROOT = Path(__file__).parent.parent
FOLDERS = sorted(path for path in (ROOT / "plugins").iterdir() if (path / "__init__.py").exists())
PACKS = [folder for folder in FOLDERS if (folder / "language.toml").exists()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shipped_plugin_keeps_the_contract(folder: Path) -> None:
    assert problems_of_plugin(folder) == []


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_every_rule_of_a_pack_is_found_in_its_examples_only(folder: Path) -> None:
    assert [str(broken) for broken in broken_rules(read_pack(folder / "language.toml"))] == []


def test_a_plugin_without_readme_and_samples_does_not_keep_it(tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    shutil.copy(ROOT / "plugins" / "text" / "__init__.py", folder)
    problems = problems_of_plugin(folder)
    assert any("README.md" in problem for problem in problems)
    assert any("samples" in problem for problem in problems)


def test_a_sample_that_gives_something_else_than_expected_is_told_where(tmp_path: Path) -> None:
    folder = tmp_path / "text"
    shutil.copytree(ROOT / "plugins" / "text", folder)
    write_expected(folder)
    assert problems_of_plugin(folder) == []
    sample = samples_of(folder)[0]
    sample.write_text(sample.read_text(encoding="utf-8") + "\nAnother line.\n", encoding="utf-8")
    (problem,) = problems_of_plugin(folder)
    assert sample.name in problem
    assert "[0].text" in problem


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise OSError('no disk')\n", "no disk"),
        ("def register_readers():\n    return []\n", "@hookimpl"),
        (
            "from conflict_events import hookimpl\n@hookimpl\ndef register_readers():\n    return [1]\n",
            "Reader",
        ),
    ],
)
def test_a_folder_that_is_no_plugin_is_refused(tmp_path: Path, code: str, said: str) -> None:
    folder = tmp_path / "wrong"
    folder.mkdir()
    (folder / "__init__.py").write_text(code)
    with pytest.raises(PluginError, match=said):
        open_plugin(folder)
    assert len(problems_of_plugin(folder)) == 1


def changed(folder: Path, **rule: object) -> Pack:
    """A shipped pack with one outcome rule instead of its own."""
    pack = read_pack(folder / "language.toml")
    return Pack(code=pack.code, path=pack.path, tables={**pack.tables, "outcomes": [rule]})


def test_an_example_is_lost_to_a_missing_word_or_to_a_missing_frame() -> None:
    rule = {
        "outcome": "wounded",
        "frame": "noun",
        "trigger": ["zapped"],
        "counterexamples": ["Seven soldiers were zapped in the clashes."],
    }
    pack = ROOT / "plugins" / "en"
    (lost,) = broken_rules_of(changed(pack, examples=["Seven soldiers were hurt in the clashes."], **rule))
    assert "word lacking" in lost
    (lost,) = broken_rules_of(changed(pack, examples=["Zapped, he left the soldiers."], **rule))
    assert "frame lacking" in lost


def broken_rules_of(pack: Pack) -> list[str]:
    return [str(broken) for broken in broken_rules(pack) if broken.table == "outcomes"]
