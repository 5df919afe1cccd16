"""What a folder's own tables say of its files: when they were published, by whom, under which address.

A table is a TOML file beside the files: one table per file, named by its path within the folder, and
``[defaults]`` for what holds of all. Any other TOML file is none of ours and is passed over, but for one
called ``x.map.toml``, which says what stands in which column of the table or list of records ``x``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .edtf import parse_published
from .errors import MetadataError
from .models import Source
from .tables.columns import parse_columns, read_map

KEYS = (
    "published", "outlet", "url", "title", "byline", "language", "encoding", "media_type", "retrieved_at", "map",
)  # fmt: skip
MAP = ".map.toml"
"""How the name of a file ends that says what stands in which column of the one it is named after."""

DEFAULTS = "defaults"
_DATED = "given"


@dataclass(frozen=True, slots=True)
class Known:
    """What one table says of one file. ``table`` is the TOML file, ``key`` the file's name in it."""

    table: Path
    key: str
    fields: Mapping[str, Any]


class Outside:
    """All tables met so far on a walk through folders."""

    def __init__(self) -> None:
        self._folders: set[Path] = set()
        self._known: dict[Path, Known] = {}
        self._defaults: dict[Path, Mapping[str, Any]] = {}
        self._maps: dict[Path, Mapping[str, Any]] = {}

    def enter(self, folder: Path) -> list[Known]:
        """Reads the tables of a folder; gives the entries for which there is no file.

        Raises `MetadataError`, naming the table and the key, for one that is wrong.
        """
        resolved = folder.resolve()
        if resolved in self._folders:
            return []
        self._folders.add(resolved)
        missing: list[Known] = []
        for table in sorted(folder.glob("*.toml")):
            if table.name.endswith(MAP):
                self._maps[resolved / table.name.removesuffix(MAP)] = read_columns(table)
                continue
            for key, fields in _entries(table).items():
                if key == DEFAULTS:
                    self._defaults[resolved] = {**self._defaults.get(resolved, {}), **fields}
                    continue
                target = (folder / key).resolve()
                entry = Known(table, key, fields)
                if target in self._known and self._known[target].table != table:
                    other = self._known[target].table
                    raise MetadataError(
                        f"{table}: {key!r} is described in {other} too; delete one of the two"
                    )
                self._known[target] = entry
                if not target.exists():
                    missing.append(entry)
        return missing

    def describe(self, source: Source) -> Source:
        """The source with what the tables say of its file; the nearest folder's defaults fill the rest."""
        if source.path is None:
            return source
        target = source.path.resolve()
        fields: dict[str, Any] = {}
        for folder in reversed(target.parents):
            fields.update(self._defaults.get(folder, {}))
        if (columns := self._maps.get(target) or self._maps.get(target.with_suffix(""))) is not None:
            fields["columns"] = columns
        if target in self._known:
            fields.update(self._known[target].fields)
        return replace(source, **fields) if fields else source


def read_columns(path: Path) -> Mapping[str, Any]:
    """The map in a file of its own; raises `MetadataError` for a wrong one."""
    columns = read_map(path)
    parse_columns(columns, str(path))
    return columns


def _columns(table: Path, where: str, content: object) -> Mapping[str, Any] | str:
    """A map as a table holds it: written out, in a file beside it, or the name of a ready one."""
    if isinstance(content, dict):
        parse_columns(content, where)
        return content
    if not isinstance(content, str) or not content.strip():
        raise MetadataError(f"{where}: {content!r} is no map; write a table, or the name of a map in quotes")
    beside = table.parent / content
    return read_columns(beside) if beside.suffix == ".toml" else content


def is_table(path: Path) -> bool:
    """Whether a file is a table of this kind, not an article."""
    return path.suffix.lower() == ".toml"


def _entries(table: Path) -> dict[str, dict[str, Any]]:
    try:
        parsed = tomllib.loads(table.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MetadataError(
            f"{table}: cannot be read ({error.strerror}); check its rights, or move it away"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MetadataError(
            f"{table}: is not valid TOML ({error}); mend that line, or move it away"
        ) from error
    for key, value in parsed.items():
        if isinstance(value, dict) and "." not in key:
            for rest in value:
                if (table.parent / f"{key}.{rest}").is_file():
                    raise MetadataError(
                        f'{table}: [{key}.{rest}]: write the file\'s name in quotes: ["{key}.{rest}"]'
                    )
    if not any(_is_name(key) for key in parsed):
        return {}
    return {key: _fields(table, key, value) for key, value in parsed.items()}


def _is_name(key: str) -> bool:
    return "." in key or "/" in key


def _fields(table: Path, key: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not (_is_name(key) or key == DEFAULTS):
        raise MetadataError(
            f'{table}: {key!r} is no file name; write ["name.suffix"] above the keys of a file'
        )
    fields: dict[str, Any] = {}
    for name, content in value.items():
        where = f"{table}: [{key!r}] {name}"
        if name not in KEYS:
            raise MetadataError(f"{where}: is not known; use one of {', '.join(KEYS)}")
        if name == "published":
            if not isinstance(content, str | dt.date):
                raise MetadataError(f'{where}: {content!r} is no date; write it as "2022-09-16" or "2022-09"')
            try:
                fields["published"] = parse_published(content)
            except ValueError as error:
                raise MetadataError(f"{where}: {error}") from error
            fields["published_source"] = _DATED
        elif name == "map":
            fields["columns"] = _columns(table, where, content)
        elif name == "retrieved_at" and isinstance(content, dt.date):
            fields[name] = content.isoformat()
        elif not isinstance(content, str) or not content.strip():
            raise MetadataError(f"{where}: {content!r} is no text; write it in quotes, or delete the line")
        else:
            fields[name] = content.strip()
    return fields
