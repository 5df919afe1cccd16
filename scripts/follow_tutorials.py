"""Follows the tutorials in docs/ step by step, and prints the output of their commands anew.

A step is a file that the page shows (its name in bold, then its content), tables of a file that are to be filled in
(``(fill in)`` behind the name), or commands (a fence marked ``sh``, or ``sh fails`` where they are to be refused),
perhaps with their output in a fence right below.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
TUTORIALS = {
    ROOT / "docs" / "write-a-reader.md": ROOT / "docs" / "examples" / "conflict-events-sitrep",
    ROOT / "docs" / "write-a-language-pack.md": ROOT / "docs" / "examples" / "polish",
}
"""Each page and the folder with what it leads to."""

STEP = re.compile(
    r"\*\*(?P<file>[\w./-]+)\*\*(?P<filled> \(fill in\))?\n\n```\w+\n(?P<content>.*?)```"
    r"|```sh(?P<fails> fails)?\n(?P<commands>.*?)```(?:\n\n```text\n(?P<output>.*?)```)?",
    re.DOTALL,
)
_TABLE = re.compile(r"(?m)^(?=\[)")
_ENTRY = re.compile(r'(?m)^(?=(?:[\w-]+|"[^"\n]*") = )')
_WORDS = re.compile(r"(?m)^(?:trigger|verbs) = .*")


def new_environment(place: Path) -> dict[str, str]:
    """The variables of a new environment that sees this project and all that it needs, for plugins to come into."""
    venv.create(place)
    site = next((place / "lib").glob("python3.*")) / "site-packages"
    # site.addsitedir also reads the .pth files there, such as that of an editable install of this project.
    (site / "seen.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n")
    program = place / "bin" / "conflict-events"
    program.write_text(f"#!{place}/bin/python\nfrom conflict_events.cli import main\nmain()\n")
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}


def followed(page: str, folder: Path, environment: Mapping[str, str]) -> str:
    """The page with the output that its commands have; raises `SystemExit` where one fails that should not."""

    def step(match: re.Match[str]) -> str:
        if match["file"]:
            path = folder / match["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            content = match["content"]
            if match["filled"]:
                content = filled_in(path.read_text(encoding="utf-8"), content)
            path.write_text(content, encoding="utf-8")
            return match[0]
        done = subprocess.run(
            ["bash", "-ec", match["commands"]],  # noqa: S607  # the reader of the page has one too
            cwd=folder,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if (done.returncode != 0) != bool(match["fails"]):
            raise SystemExit(f"{match['commands']}: exit code {done.returncode}\n{done.stdout}")
        if match["output"] is None:
            return match[0]
        start = match.start("output") - match.start()
        return match[0][:start] + done.stdout + match[0][start + len(match["output"]) :]

    return STEP.sub(step, page)


def filled_in(pack: str, tables: str) -> str:
    """A language pack with the entries of some tables put where a person would: into their slots.

    An entry takes the place of the one of its name, or of its empty slot; a table that of its slot, or stands behind
    the last one like it; a rule stands before the slot of rules, or takes the place of the rule for the same words.
    """
    for table in filter(None, _TABLE.split(tables)):
        pack = (_with_rule if table.startswith("[[") else _with_table)(pack, table.rstrip() + "\n")
    return pack


def _with_rule(pack: str, rule: str) -> str:
    head, words = rule.split("\n", 1)[0], _WORDS.search(rule)
    for paragraph in pack.split("\n\n"):
        if words and paragraph.startswith(head) and words[0] in paragraph.split("\n"):
            return pack.replace(paragraph, rule.rstrip(), 1)
    return pack.replace(f"# {head}", f"{rule}\n# {head}", 1)


def _with_table(pack: str, table: str) -> str:
    head, entries = table.split("\n", 1)
    start = _start(pack, head)
    if start is None:
        slot = _start(pack, f"# {head}")
        if slot is not None:
            return pack[:slot] + table.rstrip() + pack[_end(pack, slot) :]
        family = head.partition(".")[0].rstrip("]")
        last = [match.start() for match in re.finditer(rf"(?m)^(?:# )?{re.escape(family)}\b", pack)][-1]
        return pack[: _end(pack, last)] + "\n\n" + table.rstrip() + pack[_end(pack, last) :]
    paragraph = pack[start : _end(pack, start)]
    for entry in filter(None, _ENTRY.split(entries)):
        name = re.escape(entry.split(" = ", 1)[0])
        old = re.search(rf"(?m)^(?:# )?{name} = .*(?:\n[ \]].*)*", paragraph)
        if old:
            paragraph = paragraph[: old.start()] + entry.rstrip() + paragraph[old.end() :]
        else:
            paragraph += "\n" + entry.rstrip()
    return pack[:start] + paragraph + pack[_end(pack, start) :]


def _start(pack: str, head: str) -> int | None:
    found = re.search(rf"(?m)^{re.escape(head)}(?=[ \n])", pack)
    return found.start() if found else None


def _end(pack: str, start: int) -> int:
    """Where the paragraph that starts there ends."""
    end = pack.find("\n\n", start)
    return len(pack) if end < 0 else end


def main() -> None:
    """Prints the output in every tutorial anew, and puts what it leads to into its folder of examples."""
    for page, example in TUTORIALS.items():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "here"
            folder.mkdir()
            old = page.read_text(encoding="utf-8")
            new = followed(old, folder, new_environment(Path(place) / "venv"))
            if new != old:
                page.write_text(new, encoding="utf-8")
                print(f"wrote {page.relative_to(ROOT)}")
            for kept in example.rglob("*"):
                made = folder / kept.relative_to(example)
                if kept.is_file() and made.is_file() and made.read_bytes() != kept.read_bytes():
                    shutil.copyfile(made, kept)
                    print(f"wrote {kept.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
