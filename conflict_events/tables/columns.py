"""Which column or path of a record is the text, the title, the date: declared by a map, or by usual names.

A map is a table of TOML: a field (text, title, byline, outlet, url, language, published) and the column
or path that holds it (``article.body``, ``authors[0].name``, ``parts[*].text``), or several of which the
first that is filled counts; ``date_format``, one or several as `datetime.strptime` has them; ``articles``,
the path to the list of articles in a record; ``delimiter``. A ready map also says by which columns it is
recognised (``recognise``).
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ..errors import MetadataError
from .rows import folded

FIELDS: Final = ("text", "title", "byline", "outlet", "url", "language", "published")
KEYS: Final = (*FIELDS, "date_format", "articles", "delimiter")
_OF_READY: Final = ("recognise", "about")
_USUAL: Final = Path(__file__).parent.parent / "reference" / "columns.toml"
_STEP: Final = re.compile(r"\[(\d+|\*)\]|([^.\[\]]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A map: for each field the paths that may hold it, in order."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_format: tuple[str, ...] = ()
    articles: str | None = None
    delimiter: str | None = None
    recognise: tuple[str, ...] = ()


def parse_columns(table: Mapping[str, Any], where: str, *, ready: bool = False) -> Columns:
    """The map that a table of TOML means; raises `MetadataError`, which names ``where``, for a wrong one."""
    known = (*KEYS, *_OF_READY) if ready else KEYS
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in table.items():
        if key not in known:
            raise MetadataError(f"{where}: {key!r} is no key of a map; use one of {', '.join(KEYS)}")
        listed = [value] if isinstance(value, str) else value
        if (
            not isinstance(listed, list)
            or not listed
            or not all(isinstance(one, str) and one for one in listed)
        ):
            raise MetadataError(
                f"{where}: {key} = {value!r}: write the name of a column in quotes, or a list of them"
            )
        lists[key] = tuple(listed)
    if not ready and "text" not in lists:
        raise MetadataError(f'{where}: does not say where the text is; add a line such as text = "body"')
    articles, delimiter = lists.get("articles", (None,)), lists.get("delimiter", (None,))
    if delimiter[0] is not None and len(delimiter[0]) != 1:
        raise MetadataError(f"{where}: delimiter = {delimiter[0]!r}: write one letter in quotes")
    return Columns(
        fields={name: lists[name] for name in FIELDS if name in lists},
        date_format=lists.get("date_format", ()), articles=articles[0], delimiter=delimiter[0],
        recognise=lists.get("recognise", ()),
    )  # fmt: skip


def read_map(path: Path) -> dict[str, Any]:
    """The table of a map in a file of its own, or its ``[map]``; raises `MetadataError`."""
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MetadataError(f"{path}: cannot be read ({error.strerror}); check it and its rights") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MetadataError(f"{path}: is not valid TOML ({error}); mend that line") from error
    table = parsed.get("map", parsed)
    if not isinstance(table, dict):
        raise MetadataError(f"{path}: [map] is no table; write [map] above its keys")
    return table


@functools.cache
def ready_maps(folder: Path) -> Mapping[str, Columns]:
    """The maps that a plugin ships in a folder, by name (that of the file)."""
    return {
        path.stem: parse_columns(read_map(path), str(path), ready=True)
        for path in sorted(folder.glob("*.toml"))
    }


def columns_for(declared: Mapping[str, Any] | str | None, ready: Path, where: str) -> Columns | None:
    """The map that was declared for a source: a table, or the name of a ready one; None for none."""
    if declared is None:
        return None
    if not isinstance(declared, str):
        return parse_columns(declared, where)
    maps = ready_maps(ready)
    if declared not in maps:
        names = ", ".join(maps) or "none"
        raise MetadataError(
            f"{where}: there is no map {declared!r}; name a file of TOML, or one of those that are ready: {names}"
        )
    return maps[declared]


def recognised(columns: frozenset[str], ready: Path) -> Columns | None:
    """The ready map whose telling columns are all there; the one with most of them."""
    names = frozenset(map(folded, columns))
    fitting = [
        one
        for one in ready_maps(ready).values()
        if one.recognise and all(folded(name) in names for name in one.recognise)
    ]
    return max(fitting, key=lambda one: len(one.recognise), default=None)


@functools.cache
def usual_names() -> Mapping[str, Sequence[str]]:
    """Folded column names that are usual for each field."""
    table = tomllib.loads(_USUAL.read_text(encoding="utf-8"))
    return {name: tuple(map(folded, table[name])) for name in FIELDS}


def value_at(record: Mapping[str, Any], path: str) -> Any:
    """What stands at a path of a record; None where nothing does. ``[*]`` gives a list of all."""
    if path in record:
        return record[path]
    found: Any = record
    for number, (index, name) in enumerate(steps := _steps(path)):
        if name:
            found = found.get(name) if isinstance(found, dict) else None
        elif not isinstance(found, list):
            return None
        elif index == "*":
            rest = steps[number + 1 :]
            return [value for one in found if (value := _follow(one, rest)) is not None]
        else:
            found = found[int(index)] if int(index) < len(found) else None
        if found is None:
            return None
    return found


def _follow(found: Any, steps: Sequence[tuple[str, str]]) -> Any:
    for index, name in steps:
        if name:
            found = found.get(name) if isinstance(found, dict) else None
        else:
            found = (
                found[int(index)]
                if isinstance(found, list) and index != "*" and int(index) < len(found)
                else None
            )
    return found


@functools.lru_cache(256)
def _steps(path: str) -> tuple[tuple[str, str], ...]:
    return tuple((found[1] or "", found[2] or "") for found in _STEP.finditer(path))
