"""The distribution: built, installed elsewhere, and put to its main work there."""

from __future__ import annotations

import importlib.metadata
import os
import runpy
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
SOURCE = "conflict_events plugins scripts pyproject.toml setup.py MANIFEST.in README.md LICENSE".split()
"""What an installation is made from."""


def attempt(*command: str | Path, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs a program without a trace of this source tree in its environment; wheels are not compiled."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"CONFLICT_EVENTS_COMPILE": "0", **settings}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300
    )


def run(*command: str | Path, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs a program that must succeed."""
    done = attempt(*command, cwd=cwd, **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def source_in(folder: Path) -> Path:
    """A copy of the source tree, in which a build may leave what it likes."""
    folder.mkdir()
    for name in SOURCE:
        run("cp", "-r", ROOT / name, folder / name, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made through the source distribution, so that the latter is complete as well."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


def libraries_of(folder: Path) -> Path:
    """Where a new and empty virtual environment has its libraries."""
    venv.create(folder)
    return next((folder / "lib").glob("python3.*")) / "site-packages"


def new_environment(folder: Path) -> Path:
    """A new virtual environment that sees the dependencies of this one, but not this project."""
    site = libraries_of(folder)
    dependencies = Path(sysconfig.get_path("purelib"))
    # Read as a path only: the .pth files in it, such as an editable install of this project, are not.
    (site / "dependencies.pth").write_text(f"{dependencies}\n")
    return folder / "bin"


def environment_with(folder: Path, *distributions: str) -> Path:
    """A new virtual environment that sees some of the libraries of this one and no others."""
    site = libraries_of(folder)
    for name in distributions:
        files = importlib.metadata.distribution(name).files or []
        for top in {Path(file).parts[0] for file in files} - {"..", "__pycache__"}:
            (site / top).symlink_to(Path(sysconfig.get_path("purelib")) / top)
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
    copy = source_in(tmp_path / "source")
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


PIP = (sys.executable, "-m", "pip")
WHEEL = ("wheel", "--no-build-isolation", "--no-deps", "--no-index")
# As in an isolated build, in which no library is there that the package itself needs.
BUILD_REQUIREMENTS = (
    "setuptools", "mypy", "mypy_extensions", "typing_extensions", "pathspec", "librt", "ast-serialize",
)  # fmt: skip
needs_a_compiler = pytest.mark.skipif(
    not runpy.run_path(str(ROOT / "scripts" / "build_backend.py"))["able"](),
    reason="there is no C compiler, or Python's headers are missing",
)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that the package is installed in compiled."""
    place = tmp_path_factory.mktemp("compiled")
    source = source_in(place / "source")
    builder = environment_with(place / "builder", *BUILD_REQUIREMENTS)
    pip = (*PIP, "--python", builder / "python")
    run(*pip, *WHEEL, "--wheel-dir", place, source, cwd=place, CONFLICT_EVENTS_COMPILE="1")
    binaries = new_environment(place / "venv")
    install(binaries, *place.glob("*.whl"), cwd=place)
    code = (
        "from conflict_events.article import analysis; from conflict_events.words import spans; "
        "print(analysis.__file__, spans.__file__)"
    )
    files = run(binaries / "python", "-c", code, cwd=place).stdout.split()
    assert all(Path(file).suffix != ".py" for file in files), files
    return binaries


@needs_a_compiler
def test_a_compiled_engine_makes_the_same_ledger_as_its_source(compiled: Path, tmp_path: Path) -> None:
    articles = [ROOT / "seeds", *(path for path in ROOT.glob("plugins/*/samples/*.txt"))]
    ledgers = []
    own = Path(sys.executable).parent
    for name, binaries in (("source", own), ("compiled", compiled), ("compiled, tables kept", compiled)):
        # Two processes: what is found has to survive the way between them.
        run(binaries / "conflict-events", "build", *articles, "-d", f"{name}.db", "--jobs", "2", cwd=tmp_path)
        with sqlite3.connect(tmp_path / f"{name}.db") as database:
            ledgers.append([line for line in database.iterdump() if 'INTO "runs"' not in line])
    assert len(ledgers[0]) > 1000
    assert ledgers[0] == ledgers[1] == ledgers[2]


@needs_a_compiler
@pytest.mark.parametrize("code", ["en", "nl"])
def test_a_compiled_engine_understands_every_example_of_a_pack(
    compiled: Path, code: str, tmp_path: Path
) -> None:
    run(compiled / "conflict-events", "pack", "test", code, cwd=tmp_path)


@needs_a_compiler
def test_what_a_compiled_engine_finds_can_be_copied_and_pickled(compiled: Path, tmp_path: Path) -> None:
    code = """
import copy, pickle
from conflict_events import extract
read = extract("Azerbaijan reported 50 military deaths in clashes on Tuesday.", published="2022-09-15")
assert read.claims and read.event_mentions and read.mentions
assert pickle.loads(pickle.dumps(read)) == copy.deepcopy(read) == read
"""
    run(compiled / "python", "-c", code, cwd=tmp_path)


@needs_a_compiler
def test_a_wheel_that_cannot_be_compiled_is_complete_without(tmp_path: Path) -> None:
    source = source_in(tmp_path / "source")
    command = (*PIP, *WHEEL, "--verbose", "--wheel-dir", tmp_path, source)
    done = run(*command, cwd=tmp_path, CONFLICT_EVENTS_COMPILE="", CC="false")
    assert "not compiled" in done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "conflict_events/article/analysis.py" in names
    assert not [name for name in names if name.endswith(".so")]
    assert attempt(*command, cwd=tmp_path, CONFLICT_EVENTS_COMPILE="1", CC="false").returncode != 0


def test_a_setting_that_says_neither_is_refused(tmp_path: Path) -> None:
    source = source_in(tmp_path / "source")
    done = attempt(*PIP, *WHEEL, "--wheel-dir", tmp_path, source, cwd=tmp_path, CONFLICT_EVENTS_COMPILE="yes")
    assert done.returncode != 0
    assert "CONFLICT_EVENTS_COMPILE=yes: say 1 to compile" in done.stdout + done.stderr


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
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    for requirement in [*project["dependencies"], *extras]:
        name = requirement.split(">")[0].split("[")[0].strip().lower().replace("_", "-")
        if name == "conflict-events":  # extras of ours within another
            continue
        assert name in pinned, f"constraints.txt does not pin {name}: run make constraints"


def test_the_constraints_name_no_place_of_one_machine() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "/" not in text.replace("# ", "")
    assert "@" not in text
