"""The shape of the code: who may import whom, what the core may name, how long a module may get."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = ROOT / "conflict_events"
PLUGINS = ROOT / "plugins"

# From the bottom up. A module imports from rows below its own; within a row only from its own folder.
LAYERS: list[set[str]] = [
    {"errors", "edtf", "credits", "identity", "collecting", "markup"},
    {"limits", "publication"},
    {"decoding", "editions"},
    {"models"},
    {"findings"},
    {"fetching"},
    {"hookspecs"},
    {"kept"},
    {"tables"},
    {"words"},
    # what is known beforehand: language packs and reference tables
    {"shape"},
    {"packs", "cldr", "almanac", "gazetteer"},
    {"plugins"},
    # from a file to sentences
    {"reading", "text"},
    # the readings of a sentence
    {"mentions"},
    {"speech"},
    {"events"},
    {"figures"},
    {"dating"},
    # what joins them, for one article
    {"article"},
    {"pipeline"},
    # the database
    {"storage"},
    {"linking"},
    {"building", "exporting"},
    # what people and other programs use
    {"web", "json_lines"},
    {"measuring"},
    {"serving", "checking", "sampling"},
    {"publishing"},
    {"testing"},
    {"cli"},
]
# Modules that are one stage in several files; only the stage they belong to imports them.
PARTS: dict[str, set[str]] = {"reading": {"outside"}, "cli": {"commands"}}
# Import cycles broken on purpose: (importer, imported), each with its reason.
EXCEPTIONS: dict[tuple[str, str], str] = {}

LANGUAGE_CODES = (
    "am ar az bg bn cs da de el en es fa fi fr ha he hr hu hy it ja ka ko ku my nl pl ps pt ro ru sq sr sv "
    "sw ti tr uk ur vi zh"
).split()
LANGUAGE_NAMES = (
    "amharic arabic armenian azerbaijani bengali bulgarian burmese chinese croatian czech danish dutch "
    "english finnish french georgian german greek hausa hebrew hindi hungarian italian japanese korean "
    "kurdish norwegian pashto persian polish portuguese romanian russian serbian somali spanish swahili "
    "swedish turkish ukrainian urdu"
).split()
FORMATS = "docx eml epub htm html mbox mhtml odt pdf rss rtf warc wacz xhtml".split()
NAMED = re.compile(
    rf"""(?i:\b(?:{"|".join(LANGUAGE_NAMES + FORMATS)})\b)|(?<=["'])(?:{"|".join(LANGUAGE_CODES)})(?=["'])"""
    r"""|["']\.txt["']|\btext/plain\b"""
)
# Where the core has to say such a word: (file, word) and why.
MAY_NAME: dict[tuple[str, str], str] = {
    ("markup.py", "html"): "the standard module that knows the names of characters",
    ("tables/markup.py", "html"): "markup in the cells of a table, and which reader is to read a page",
    ("web/language.py", "en"): "the language that the words of the code are in",
    ("decoding.py", "pdf"): "first bytes that are no text, whatever the file is called",
}
# Modules that may be longer than the others, because they are one table read from top to bottom.
TABLES = {"described.py": "what each column means", "migrations.py": "the schema"}


def modules(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*.py") if "__pycache__" not in p.parts)


def name_in_core(path: Path) -> str:
    """``conflict_events/mentions/dates.py`` -> ``mentions.dates``; the package itself is ''."""
    parts = list(path.relative_to(CORE).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Every (module, name) that a file imports, at the top or inside a function; '' is the package.

    Relative imports are made absolute. Imports for type checkers only do not run, and are left out.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    unused = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    package = list(path.relative_to(CORE.parent).parent.parts)
    for node in ast.walk(tree):
        if id(node) in unused:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            for alias in node.names:
                yield ".".join([*base, *((node.module or "").split(".") if node.module else [])]), alias.name


def stage(module: str) -> str:
    """The stage that a module is or is a part of."""
    first = module.split(".")[0]
    return next((whole for whole, parts in PARTS.items() if first in parts), first)


def layer(module: str) -> int:
    first = stage(module)
    for number, names in enumerate(LAYERS):
        if first in names:
            return number
    pytest.fail(f"conflict_events/{first} has no row in LAYERS of this test: say where it stands")


def imports_within_core(path: Path) -> Iterator[str]:
    """The core modules that a core file imports ('mentions.dates'); public names count as 'pipeline'."""
    for module, name in imported(path):
        first, _, rest = module.partition(".")
        if first != "conflict_events":
            continue
        target = CORE / Path(*rest.split("."), name) if rest else CORE / name
        if name and (target.is_dir() or target.with_suffix(".py").exists()):
            yield f"{rest}.{name}".strip(".")
        else:
            yield rest


@pytest.mark.parametrize("path", [p for p in modules(CORE) if name_in_core(p)], ids=name_in_core)
def test_imports_run_one_way(path: Path) -> None:
    importer = name_in_core(path)
    for target in imports_within_core(path):
        if target == "":
            assert layer(importer) > layer("pipeline"), f"{importer} imports the package that imports it"
            continue
        if stage(target) == stage(importer) or (importer, target) in EXCEPTIONS:
            continue
        assert target.split(".")[0] == stage(target), (
            f"{importer} imports {target}, a part of {stage(target)}"
        )
        assert layer(target) < layer(importer), f"{importer} may not import {target}: see LAYERS"


def test_no_two_modules_import_each_other() -> None:
    edges = {
        name_in_core(p): {t for t in imports_within_core(p) if t and t != name_in_core(p)}
        for p in modules(CORE)
        if name_in_core(p)
    }
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, "a circle of imports: " + " -> ".join([*trail, module])
        if module not in done:
            for target in edges.get(module, ()):
                visit(target, (*trail, module))
            done.add(module)

    for module in edges:
        visit(module, ())


@pytest.mark.parametrize("path", modules(CORE), ids=lambda p: name_in_core(p) or "conflict_events")
def test_the_core_names_no_format_and_no_language(path: Path) -> None:
    relative = path.relative_to(CORE).as_posix()
    found = [
        f"{relative}:{number}: {match.group()!r}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in NAMED.finditer(line)
        if (relative, match.group().lower()) not in MAY_NAME
        # The pages that Datasette shows are of one format, whatever was read.
        and not (relative.startswith("web/") and match.group().lower() in FORMATS)
    ]
    assert not found, "belongs into a plugin or a table: " + ", ".join(found)


def test_no_python_file_stands_directly_in_plugins() -> None:
    # `datasette .` would execute it.
    assert not list(PLUGINS.glob("*.py"))


@pytest.mark.parametrize("path", modules(PLUGINS), ids=lambda p: p.relative_to(PLUGINS).as_posix())
def test_a_plugin_uses_public_names_only_and_imports_nothing_heavy(path: Path) -> None:
    import conflict_events

    public = set(conflict_events.__all__)
    for module, name in imported(path):
        assert not module.startswith("conflict_events_plugins"), f"{path} imports another plugin"
        if module.split(".")[0] == "conflict_events":
            assert module == "conflict_events", f"{path} imports {module}: only public names"
            assert not name or name in public, f"{path}: {name} is not in conflict_events.__all__"
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import | ast.ImportFrom) and not getattr(node, "level", 0):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            for top in (n.split(".")[0] for n in names):
                assert top in sys.stdlib_module_names or top == "conflict_events", (
                    f"{path} imports {top} at the top: import it where it is used"
                )


@pytest.mark.parametrize("path", modules(PLUGINS), ids=lambda p: p.relative_to(PLUGINS).as_posix())
def test_a_plugin_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150


@pytest.mark.parametrize("path", modules(CORE), ids=lambda p: name_in_core(p) or "conflict_events")
def test_a_core_module_tells_one_story(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    long = path.name not in TABLES and len(text.splitlines()) > 320
    assert not long, f"{path.name} holds two ideas: find the second one's name"
    assert not text.strip() or ast.get_docstring(ast.parse(text)), f"{path.name} does not say what it is"


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "base", "manager", "factory", "common", "misc"}
    assert not {p.stem for p in [*modules(CORE), *modules(PLUGINS)]} & empty


def test_every_hook_is_documented() -> None:
    from conflict_events import hookspecs

    guide = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    functions = inspect.getmembers(hookspecs, inspect.isfunction)
    hooks = [function for name, function in functions if name.startswith("register_")]
    assert hooks
    for hook in hooks:
        assert inspect.getdoc(hook), f"{hook.__name__} has no docstring"
        assert f"`{hook.__name__}" in guide, f"docs/developers.md does not mention {hook.__name__}"


def test_everything_public_is_documented_and_listed_in_the_developers_guide() -> None:
    import conflict_events

    guide = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    for name in conflict_events.__all__:
        thing = getattr(conflict_events, name)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            assert inspect.getdoc(thing), f"{name} has no docstring"
        assert name.startswith("__") or f"`{name}" in guide, f"docs/developers.md does not mention {name}"


def test_every_kind_of_small_word_has_a_flag_of_its_own() -> None:
    from conflict_events.words.spans import CUES

    assert len(set(CUES.values())) == len(CUES)
