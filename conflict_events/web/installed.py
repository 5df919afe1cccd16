"""What is installed: languages, formats and reference tables, and what each says that it does not read.

Taken from the packs and plugins themselves, ours and other people's, so that the method page is true of the
program that serves it. Limits come from the section '## What it does not read' of a plugin's README.md.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import PackError
from ..models import LanguagePack, Reader
from ..packs import Pack, read_pack
from ..plugins import Plugins, load_plugins

TABLES = (
    "actors",
    "actor_names",
    "actor_roles",
    "places",
    "place_names",
    "conflicts",
    "event_types",
    "crosswalk",
)
_LIMITS = re.compile(r"^## +What (?:it does|is) not read\s*$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_POINT = re.compile(r"^[*-] +(.*?)(?=^[*-] |^\S|\Z)", re.MULTILINE | re.DOTALL)
_RULES = ("outcomes", "events", "reporting")


@cache
def what_is_installed() -> dict[str, Any]:
    """Languages, formats, exports and reference tables; reads files, so it is asked for in a thread, once."""
    plugins = load_plugins()
    return {
        "languages": [_language(pack, plugins) for pack in plugins.languages],
        "formats": sorted(
            (_format(reader, plugins) for reader in plugins.readers), key=lambda row: row["name"]
        ),
        "exports": [
            {"name": one.name, "what": one.what, "lost": one.lost, "suffix": one.suffix}
            for one in plugins.exporters
        ],
        "reference": [{"name": name, "rows": _rows(name)} for name in TABLES],
        "warnings": plugins.warnings,
    }


def limits_in(readme: str) -> list[str]:
    """The points of the section that says what is not read, as plain text; none where there is no such section."""
    section = _LIMITS.search(readme)
    if section is None:
        return []
    return [_plain(found.group(1)) for found in _POINT.finditer(section.group(1))]


def _language(description: LanguagePack, plugins: Plugins) -> dict[str, Any]:
    readme = _read(Path(description.path).parent)
    told: dict[str, Any] = {
        "code": description.code,
        "version": plugins.sources[plugins.supplied_by[f"language {description.code!r}"]].version,
        "limits": limits_in(readme),
    }
    try:
        pack = read_pack(description.path, code=description.code)
    except PackError:  # a pack of others that is broken reads nothing, and the page says so
        return {**told, "broken": True}
    rules = [rule for table in _RULES for rule in pack.tables.get(table, ())]
    return {
        **told,
        "broken": False,
        "name": pack["language"].get("name", description.code),
        "reviewed": bool(pack["language"].get("reviewed_by_speaker")),
        "sources": list(pack["language"].get("sources", ())),
        "rules": len(rules),
        "words": sum(_forms(value) for value in pack.tables.values()),
        "examples": sum(len(rule.get(key, ())) for rule in rules for key in ("examples", "counterexamples")),
        "vague": _vague(pack),
    }


def _vague(pack: Pack) -> list[dict[str, Any]]:
    """Words such as 'dozens' by the lowest number that they mean, those first that mean least."""
    by_low: dict[int, list[str]] = {}
    for word, low in pack["numbers"].get("vague", {}).items():
        if isinstance(low, int) and low > 0:
            by_low.setdefault(low, []).append(word)
    return [{"low": low, "words": by_low[low][:6]} for low in sorted(by_low)]


def _forms(value: object) -> int:
    if isinstance(value, dict):
        return sum(_forms(one) for key, one in value.items() if key not in {"examples", "counterexamples"})
    if isinstance(value, list):
        return sum(_forms(one) for one in value)
    return int(isinstance(value, str))


def _format(reader: Reader, plugins: Plugins) -> dict[str, Any]:
    source = plugins.sources[plugins.supplied_by[f"reader {reader.name!r}"]]
    module = sys.modules.get(getattr(reader.read, "__module__", None) or "")
    place = (
        Path(source.location) if source.builtin else Path(getattr(module, "__file__", None) or "none").parent
    )
    readme = _read(place)
    first = readme.partition("\n")[0]
    return {
        "name": reader.name,
        "what": _plain(first.partition(": ")[2]) if first.startswith("# ") else "",
        "suffixes": reader.suffixes,
        "media_types": reader.media_types,
        "version": source.version,
        "missing": [name for name in reader.needs if find_spec(name) is None],
        "limits": limits_in(readme),
    }


def _read(folder: Path) -> str:
    try:
        return (folder / "README.md").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _plain(markdown: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(text.replace("`", "").replace("**", "").split())


def _rows(table: str) -> int:
    """The rows of a reference table, which is one file, or a folder with a file for each language."""
    reference = files("conflict_events") / "reference"
    folder = reference / table
    parts = list(folder.iterdir()) if folder.is_dir() else [reference / f"{table}.csv"]
    texts = [part.read_text(encoding="utf-8") for part in parts if part.name.endswith(".csv")]
    return sum(sum(1 for _ in csv.reader(io.StringIO(text))) - 1 for text in texts)
