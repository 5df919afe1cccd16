"""The tutorials are followed step by step, in a new folder and a new environment."""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "conflict-events-sitrep"
STEP = re.compile(
    r"\*\*(?P<file>[\w./-]+)\*\*\n\n```\w+\n(?P<content>.*?)```"
    r"|```sh\n(?P<commands>.*?)```(?:\n\n```text\n(?P<output>.*?)```)?",
    re.DOTALL,
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A new environment that sees this project and all that it needs, for a plugin to be installed into."""
    place = tmp_path_factory.mktemp("tutorial") / "venv"
    venv.create(place)
    site = next((place / "lib").glob("python3.*")) / "site-packages"
    # site.addsitedir also reads the .pth files there, such as that of an editable install of this project.
    (site / "seen.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n")
    program = place / "bin" / "conflict-events"
    program.write_text(f"#!{place}/bin/python\nfrom conflict_events.cli import main\nmain()\n")
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}


def follow(page: Path, folder: Path, environment: dict[str, str]) -> None:
    """Writes each file that a page shows and runs each command, which must print what stands below it."""
    for step in STEP.finditer(page.read_text(encoding="utf-8")):
        if step["file"]:
            path = folder / step["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["content"], encoding="utf-8")
            continue
        done = subprocess.run(
            ["bash", "-ec", step["commands"]], cwd=folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, step["commands"] + done.stdout + done.stderr
        if step["output"] is not None:
            assert done.stdout == step["output"], step["commands"]


def test_the_tutorial_of_readers_leads_to_the_example(tmp_path: Path, environment: dict[str, str]) -> None:
    follow(ROOT / "docs" / "write-a-reader.md", tmp_path, environment)
    for path in EXAMPLE.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and ".egg-info" not in str(path):
            assert (tmp_path / path.relative_to(EXAMPLE)).read_text() == path.read_text(), path.name
