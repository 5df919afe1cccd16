"""Plugins are found by looking, and a broken one is named, never fatal unless it is ours."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from conflict_events import PluginError, Source
from conflict_events.plugins import BUILTIN_PACKAGE, Plugins, load_plugins
from conflict_events.reading import read

ROOT = Path(__file__).parent.parent
READER = """
from conflict_events import Document, Reader, hookimpl

def read(source):
    yield Document(text=source.text())

@hookimpl
def register_readers():
    return [Reader(name="{name}", read=read, suffixes=(".{name}",))]
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Puts a distribution with one plugin on the path, as pip would."""
    names: list[str] = []

    def put(name: str, code: str, *, plugin: str | None = None) -> None:
        module = f"plugin_under_test_{name}"
        names.append(module)
        (tmp_path / f"{module}.py").write_text(textwrap.dedent(code))
        about = tmp_path / f"{name}-1.2.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (about / "entry_points.txt").write_text(f"[conflict_events]\n{plugin or name} = {module}\n")

    monkeypatch.syspath_prepend(str(tmp_path))
    load_plugins.cache_clear()
    yield put
    load_plugins.cache_clear()
    for module in names:
        sys.modules.pop(module, None)


def test_the_built_in_plugins_are_every_folder_of_the_package() -> None:
    folders = {path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py")}
    found = load_plugins(strict=True)
    assert {name for name, source in found.sources.items() if source.builtin} == folders
    assert {"text"} <= {reader.name for reader in found.readers}
    assert {"en", "nl"} <= {pack.code for pack in found.languages}
    assert found.warnings == ()


def test_loading_twice_gives_the_same_value_and_no_global_manager() -> None:
    assert load_plugins() is load_plugins()
    assert isinstance(load_plugins(builtin=False), Plugins)
    assert "text" not in {reader.name for reader in load_plugins(builtin=False).readers}


def test_loading_imports_nothing_heavy() -> None:
    heavy = "numpy ftfy py3langid charset_normalizer datasette sqlite_utils babel"
    code = (
        "import sys; from conflict_events.plugins import load_plugins; load_plugins(); "
        f"print([name for name in {heavy.split()!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_without_an_installation_the_folder_beside_the_core_is_used(tmp_path: Path) -> None:
    # Isolated, and with the core alone on the path, the package of plugins cannot be imported.
    (tmp_path / "conflict_events").symlink_to(ROOT / "conflict_events")
    code = (
        "import sys; sys.meta_path = [f for f in sys.meta_path if 'editable' not in repr(f).lower()]; "
        f"sys.path.insert(0, {str(tmp_path)!r}); from conflict_events.plugins import load_plugins; "
        "print(sorted(load_plugins().sources))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "'text'" in done.stdout


def test_a_stranger_adds_a_format_by_an_entry_point(install: object, tmp_path: Path) -> None:
    install("runes", READER.format(name="runes"))  # type: ignore[operator]
    found = load_plugins()
    assert found.sources["runes"].location == "runes"
    assert found.sources["runes"].version == "1.2"
    article = tmp_path / "a.runes"
    article.write_text("Two were killed.")
    ((reader, source, document),) = read(Source(location="a.runes", path=article), found)
    assert (reader.name, source.location, document.text) == ("runes", "a.runes", "Two were killed.")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise RuntimeError('no licence')", "no licence"),
        ("import a_library_that_is_not_there", "a_library_that_is_not_there"),
        (
            "from conflict_events import hookimpl\n@hookimpl\ndef register_readers():\n    return 1 / 0",
            "Zero",
        ),
        (
            "from conflict_events import hookimpl\n@hookimpl\ndef register_readers():\n    return None",
            "list of Reader",
        ),
        (
            "from conflict_events import hookimpl\n@hookimpl\ndef register_readers():\n    return ['x']",
            "list of Reader",
        ),
        (
            "from conflict_events import hookimpl\n@hookimpl\ndef register_raeders():\n    return []",
            "register_raeders",
        ),
        (
            "from pathlib import Path\nfrom conflict_events import LanguagePack, hookimpl\n@hookimpl\n"
            "def register_languages():\n    return [LanguagePack(code='xx', path=Path('nowhere.toml'))]",
            "nowhere.toml",
        ),
    ],
)
def test_a_broken_plugin_of_a_stranger_is_skipped_by_name(install: object, code: str, reason: str) -> None:
    install("broken", code)  # type: ignore[operator]
    found = load_plugins()
    assert "broken" not in found.sources
    assert "text" in found.sources
    (warning,) = found.warnings
    assert "'broken'" in warning
    assert reason in warning
    with pytest.raises(PluginError, match="'broken'"):
        load_plugins(strict=True)


def test_two_plugins_with_one_reader_name_are_both_named(install: object) -> None:
    install("other", READER.format(name="text"))  # type: ignore[operator]
    with pytest.raises(PluginError, match=r"'text' and 'other'.*reader 'text'"):
        load_plugins()


def test_a_plugin_adds_commands(install: object) -> None:
    install(  # type: ignore[operator]
        "commands",
        """
        import click
        from conflict_events import hookimpl

        @hookimpl
        def register_commands(cli):
            cli.add_command(click.Command("hello"))
        """,
    )
    import click

    group = click.Group()
    load_plugins().register_commands(group)
    assert "hello" in group.commands


def test_no_python_stands_directly_in_the_package_of_plugins() -> None:
    assert load_plugins().sources
    assert getattr(sys.modules[BUILTIN_PACKAGE], "__file__", None) is None
