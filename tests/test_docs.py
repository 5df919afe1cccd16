"""The documentation says what is: links lead somewhere, examples print what they print."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
READMES = sorted((ROOT / "plugins").glob("*/README.md"))

sys.path.insert(0, str(ROOT / "scripts"))


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(path: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", [*PAGES, *READMES], ids=page_id)
def test_every_link_within_the_project_leads_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (path.parent / name).resolve() if name else path
        assert linked.exists(), f"{page_id(path)} links to {target}"
        assert not anchor or anchor in anchors(linked), f"{page_id(path)} links to {target}"


def test_every_page_can_be_reached_from_the_doors() -> None:
    doors = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "docs").glob("*.md"):
        assert path.name == "README.md" or f"({path.name})" in doors, f"no link to {path.name}"
    assert "docs/README.md" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [p for p in PAGES if p.name != "CHANGELOG.md"], ids=page_id)
def test_examples_print_what_the_page_shows(path: Path) -> None:
    import print_examples

    page = path.read_text(encoding="utf-8")
    if print_examples.has_examples(page):
        assert print_examples.with_output(page) == page, "run make docs"


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_python_in_the_documentation_is_python(path: Path) -> None:
    for code in re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
        ast.parse(code)


def test_the_command_line_reference_is_current() -> None:
    import print_cli_reference

    page = (ROOT / "docs" / "cli-reference.md").read_text(encoding="utf-8")
    assert print_cli_reference.reference() == page, "run make docs"


def test_the_plugin_shown_to_developers_is_the_one_that_is_shipped() -> None:
    shown = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    assert (ROOT / "plugins" / "text" / "__init__.py").read_text(encoding="utf-8").strip() in shown


def test_every_frame_that_a_pack_can_choose_is_explained() -> None:
    from conflict_events.packs import OUTCOME_FRAMES

    page = (ROOT / "docs" / "write-a-language-pack.md").read_text(encoding="utf-8")
    assert [frame for frame in OUTCOME_FRAMES if f"| {frame} |" not in page] == []


def test_every_message_code_of_the_exit_codes_is_explained() -> None:
    from conflict_events.cli import EXIT_CODES

    assert re.findall(r"^  (\d)  ", EXIT_CODES, re.MULTILINE) == ["0", "1", "2"]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    own = Path(__file__)
    kinds = {".py", ".md", ".toml", ".txt", ".yml", ".csv", ".json", ".html", ".css", ".js", ""}
    folders = ["conflict_events", "plugins", "docs", "scripts", "tests", ".ci"]
    files = [p for folder in folders for p in (ROOT / folder).rglob("*") if p.is_file()]
    files += [p for p in ROOT.iterdir() if p.is_file() and not p.name.startswith("conflict.db")]
    for path in files:
        if path == own or path.suffix not in kinds or "__pycache__" in path.parts:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found = re.search(r"(?<![\w.])/(?:work|root|home|opt|tmp)/\w+|file:///", text)
        assert not found, f"{page_id(path)} names {found.group()}" if found else ""
