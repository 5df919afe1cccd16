"""The distribution: built, installed elsewhere, and put to its main work there."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program without a trace of this source tree in its environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made through the source distribution, so that the latter is complete as well."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


def new_environment(folder: Path) -> Path:
    """A new virtual environment that sees the dependencies of this one, but not this project."""
    venv.create(folder)
    site = next((folder / "lib").glob("python3.*")) / "site-packages"
    dependencies = Path(sysconfig.get_path("purelib"))
    # Read as a path only: the .pth files in it, such as an editable install of this project, are not.
    (site / "dependencies.pth").write_text(f"{dependencies}\n")
    return folder / "bin"


def install(binaries: Path, *what: str | Path, cwd: Path) -> None:
    """Installs this project into an environment, and nothing else."""
    pip = (sys.executable, "-m", "pip", "--python", binaries / "python", "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", *what, cwd=cwd)


def main_job(binaries: Path, cwd: Path) -> None:
    """Builds the demonstration ledger and looks into it."""
    run(binaries / "conflict-events", "build", ROOT / "seeds", "-d", "conflict.db", cwd=cwd)
    with sqlite3.connect(cwd / "conflict.db") as database:
        (articles,) = database.execute("select count(*) from articles").fetchone()
        (claims,) = database.execute("select count(*) from claims").fetchone()
    assert articles == len(list((ROOT / "seeds").glob("*.txt")))
    assert claims > 0
    assert "text" in run(binaries / "conflict-events", "plugins", cwd=cwd).stdout


def test_the_wheel_installed_elsewhere_builds_a_ledger(wheel: Path, tmp_path: Path) -> None:
    binaries = new_environment(tmp_path / "venv")
    install(binaries, wheel, cwd=tmp_path)
    work = tmp_path / "work"
    work.mkdir()
    where = run(
        binaries / "python",
        "-c",
        "import conflict_events, conflict_events_plugins as p; print(conflict_events.__file__, *p.__path__)",
        cwd=work,
    ).stdout.split()
    assert all(str(tmp_path) in path for path in where), where
    main_job(binaries, work)


def test_an_editable_install_builds_a_ledger_and_finds_new_plugins(tmp_path: Path) -> None:
    binaries = new_environment(tmp_path / "venv")
    copy = tmp_path / "source"
    copy.mkdir()
    for name in ("conflict_events", "plugins", "pyproject.toml", "setup.py", "README.md", "LICENSE"):
        run("cp", "-r", ROOT / name, copy / name, cwd=tmp_path)
    install(binaries, "--no-build-isolation", "--editable", copy, cwd=tmp_path)
    work = tmp_path / "work"
    work.mkdir()
    main_job(binaries, work)
    run("cp", "-r", copy / "plugins" / "text", copy / "plugins" / "letters", cwd=tmp_path)
    module = copy / "plugins" / "letters" / "__init__.py"
    source = module.read_text(encoding="utf-8").replace('name="text"', 'name="letters"')
    module.write_text(source.replace('".txt"', '".letter"').replace('media_types=("text/plain",)', ""))
    assert "letters" in run(binaries / "conflict-events", "plugins", cwd=work).stdout


def test_the_wheel_holds_all_data_and_no_leftovers(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, package in (("conflict_events", "conflict_events"), ("plugins", "conflict_events_plugins")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{package}/{path.relative_to(ROOT / folder).as_posix()}" in names
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".db"))]
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {
        "conflict_events",
        "conflict_events_plugins",
    }


def test_every_third_party_import_of_the_core_is_a_declared_dependency() -> None:
    import ast

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        requirement.split(">")[0].split("[")[0].strip().replace("-", "_")
        for requirement in project["dependencies"]
    }
    imported = {"pyyaml": "yaml"}
    modules = {imported.get(name, name) for name in declared}
    for path in (ROOT / "conflict_events").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            for top in (name.split(".")[0] for name in names):
                assert (
                    top in sys.stdlib_module_names
                    or top in modules
                    or top in {"conflict_events", "conflict_events_plugins"}
                ), f"{path.name} imports {top}, which pyproject.toml does not require"


def test_constraints_pin_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = requirement.split(">")[0].split("[")[0].strip().lower().replace("_", "-")
        assert name in pinned, f"constraints.txt does not pin {name}: run make constraints"


def test_the_constraints_name_no_place_of_one_machine() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "/" not in text.replace("# ", "")
    assert "@" not in text
