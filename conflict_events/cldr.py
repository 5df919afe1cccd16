"""The part of a language pack that Unicode CLDR knows: number words and calendar words.

The tables come from one shipped file, made by ``scripts/build_cldr.py``. A pack holds them between
the markers `BEGIN` and `END`, in the sub-tables ``[numbers.cldr]`` and ``[dates.cldr]``, so what is
generated and what a speaker wrote stay apart, and the former can be made anew.
Source: Unicode CLDR (cldr-rbnf, cldr-dates-full), licence Unicode-3.0.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from .errors import PackError

BEGIN = "# generated from CLDR: begin"
END = "# generated from CLDR: end"
_WIDTH = 110


@functools.cache
def _shipped() -> dict[str, Any]:
    content = files("conflict_events").joinpath("reference", "cldr.json.gz").read_bytes()
    table: dict[str, Any] = json.loads(gzip.decompress(content))
    return table


def languages() -> list[str]:
    """Codes of the languages for which there are tables."""
    return sorted(_shipped()["languages"])


def pack_tables(code: str) -> dict[str, Any]:
    """The generated parts of a pack: ``{"numbers": {"cldr": ...}, "dates": {"cldr": ...}}``.

    Raises `PackError` where CLDR has no number words for the language.
    """
    known = _shipped()["languages"].get(code)
    if known is None:
        raise PackError(
            f"CLDR has no tables for {code!r}; use one of {', '.join(languages())} or write them by hand"
        )
    return {"numbers": {"cldr": _numbers(known["numbers"])}, "dates": {"cldr": _dates(known["dates"])}}


def render(code: str) -> str:
    """The same as TOML text, with its two marker lines; the same text for the same CLDR version."""
    tables = pack_tables(code)
    lines = [BEGIN, f"# {_shipped()['source']}; made anew by the command that makes packs, not by hand"]
    for part in ("numbers", "dates"):
        _write(lines, f"{part}.cldr", tables[part]["cldr"])
    return "\n".join([*lines, END]) + "\n"


def generated_part(text: str) -> str | None:
    """The lines of a pack from marker to marker, or None where it has none."""
    start, end = text.find(BEGIN), text.find(END)
    return None if start < 0 or end < 0 else text[start : end + len(END)] + "\n"


def _numbers(known: Mapping[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = {
        "joined": known["joined"],
        "and": known["and"],
        "ordinal_suffixes": known["suffixes"],
    }
    table |= {name: known[name] for name in ("words", "ordinals")}
    for name in ("hundreds", "multipliers", "ordinal_multipliers"):
        table[name] = dict(sorted(known[name].items(), key=lambda item: int(item[0])))
    return table


def _dates(known: Mapping[str, Any]) -> dict[str, Any]:
    units: dict[str, list[str]] = {}
    words: dict[str, dict[str, None]] = {
        name: {} for name in ("ago_after", "ago_before", "ahead_after", "ahead_before")
    }
    for unit, counted in known["counted"].items():
        forms: dict[str, None] = {}
        for tense, name in (("past", "ago"), ("future", "ahead")):
            for pattern in counted[tense]:
                before, found, after = (part.strip() for part in pattern.partition("{0}"))
                unit_word, _, rest = after.partition(" ")
                if not found or not unit_word:
                    continue
                forms[unit_word] = None
                for place, word in (("before", before), ("after", rest)):
                    if word:
                        words[f"{name}_{place}"][word] = None
        units[unit] = list(forms)
    return {
        "order": known["order"],
        **{name: list(forms) for name, forms in words.items()},
        "months": known["months"],
        "months_short": known["months_short"],
        "weekdays": known["weekdays"],
        "weekdays_short": known["weekdays_short"],
        "units": units,
        "relative": known["relative"],
    }


def _write(lines: list[str], name: str, table: Mapping[str, Any]) -> None:
    lines += ["", f"[{name}]"]
    nested = {key: value for key, value in table.items() if isinstance(value, dict)}
    for key, value in table.items():
        if key not in nested:
            lines += _assign(key, value)
    for key, value in nested.items():
        _write(lines, f"{name}.{key}", value)


def _assign(key: str, value: Any) -> list[str]:
    shown = key if key.replace("_", "").isalnum() and key.isascii() else json.dumps(key, ensure_ascii=False)
    line = f"{shown} = {_value(value)}"
    if len(line) <= _WIDTH or not isinstance(value, list):
        return [line]
    rows, row = [], "   "
    for item in value:
        text = f" {_value(item)},"
        if len(row) + len(text) > _WIDTH:
            rows.append(row)
            row = "   "
        row += text
    return [f"{shown} = [", *rows, row, "]"]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
