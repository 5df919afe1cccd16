"""Given names of many peoples, by which a person is known where capitals tell little."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

from ..words.folding import fold


def is_given(word: str) -> bool:
    """True for a word that is somebody's given name."""
    return fold(word).strip() in given_names()[0]


@functools.cache
def given_names() -> tuple[frozenset[str], frozenset[str]]:
    """The given names, folded, and words that make a place of one ('saint')."""
    table = resources.files("conflict_events") / "reference" / "given_names.toml"
    rows: Mapping[str, list[str]] = tomllib.loads(table.read_text(encoding="utf-8"))
    return frozenset(rows["names"]), frozenset(rows["saints"])
