"""Prints the output of every example in README.md and docs/ anew; a test fails when one is old.

An example is a fence marked ``console``: each line after ``$ `` is run in one new folder for each
page, which holds a copy of ``seeds/``, and what it prints follows. A fence marked ``python`` with a
fence marked ``text`` right after it is a program and its output.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
PROGRAM = re.compile(r"```python\n((?:(?!```).)*?)```\n\n?```text\n(.*?)```", re.DOTALL)


def output(command: list[str] | str, folder: Path) -> str:
    """What a command prints, on either stream; fails where the command does."""
    binaries = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        shell=isinstance(command, str),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{command}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout


def has_examples(page: str) -> bool:
    """Whether a page shows the output of anything."""
    return bool(CONSOLE.search(page) or PROGRAM.search(page))


def with_output(page: str) -> str:
    """A page with the output of all its examples as it is now."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "seeds", folder / "seeds")

        def console(match: re.Match[str]) -> str:
            commands = re.findall(r"^\$ (.*(?:\\\n.*)*)", match[1], re.MULTILINE)
            shown = [f"$ {command}\n{output(command, folder)}" for command in commands]
            return "```console\n" + "".join(shown) + "```"

        def program(match: re.Match[str]) -> str:
            return (
                f"```python\n{match[1]}```\n\n```text\n{output([sys.executable, '-c', match[1]], folder)}```"
            )

        return PROGRAM.sub(program, CONSOLE.sub(console, page))


if __name__ == "__main__":
    for path in PAGES:
        old = path.read_text(encoding="utf-8")
        new = with_output(old)
        if new != old:
            path.write_text(new, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
