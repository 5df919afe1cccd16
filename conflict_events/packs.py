"""A language pack: one TOML file, read and checked; a wrong one stops at once, naming file and key.

The tables are those of the design (section 9). A form is a string, a list of strings, ``stem*3``
(up to three more letters) or ``*stem`` (the end of a compound).
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import PackError
from .models import LanguagePack
from .spans import CUES

OUTCOMES = ("killed", "wounded", "missing", "captured", "displaced", "detained", "casualties", "same")
BOUNDS = (
    "exact",
    "at_least",
    "more_than",
    "at_most",
    "fewer_than",
    "about",
    "between",
    "vague",
    "unspecified",
)
VICTIM_TYPES = (
    "military", "civilian", "police", "journalist", "medic", "child", "woman", "fighter", "aid_worker",
    "unknown",
)  # fmt: skip
OUTCOME_FRAMES = (
    "before", "after", "both", "inside", "noun", "toll", "bare", "body", "cost", "none", "among", "loss",
)  # fmt: skip
EVENT_FRAMES = ("noun", "verb", "call", "meet", "deal", "duty", "means", "damage")
ACTS = (
    "say",
    "claim",
    "admit",
    "deny",
    "confirm",
    "urge",
    "accuse",
    "praise",
    "threaten",
    "ask",
    "correct",
    "relay",
)

_TABLES = (
    "language", "text", "numbers", "bounds", "ranges", "victims", "nationalities", "outcomes", "modality",
    "subsets", "reporting", "roles", "institutions", "dates", "events", "places", "background", "grammar",
)  # fmt: skip
_RULE_KEYS = {
    "outcomes": {"outcome", "trigger", "frame", "examples", "counterexamples", "needs", "victim", "given"},
    "reporting": {
        "act",
        "verbs",
        "examples",
        "counterexamples",
        "losses",
        "addressee",
        "preposition",
        "own_speech",
    },
    "events": {"type", "trigger", "frame", "examples", "counterexamples", "given", "unless"},
}
_CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "outcomes": {"outcome": OUTCOMES, "frame": OUTCOME_FRAMES},
    "events": {"frame": EVENT_FRAMES},
    "reporting": {"act": ACTS},
}


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The tables of one language, checked. ``tables`` is the parsed TOML."""

    code: str
    path: Path
    tables: Mapping[str, Any]

    def __getitem__(self, table: str) -> Any:
        return self.tables.get(table, {})


@functools.cache
def load_pack(language: LanguagePack) -> Pack:
    """The pack of a language; raises `PackError` naming the file, the key and what is wrong."""
    return read_pack(language.path, code=language.code)


def read_pack(path: Path, *, code: str | None = None) -> Pack:
    """Reads and checks one ``language.toml``; raises `PackError`."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PackError(f"{path}: cannot be read ({error.strerror}); put a language.toml there") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: is not valid TOML ({error}); mend that line") from error
    for problem in problems(tables):
        raise PackError(f"{path}: {problem}")
    found = tables["language"]["code"]
    if code is not None and found != code:
        raise PackError(
            f"{path}: language.code is {found!r}, but the plugin registers {code!r}; make them equal"
        )
    return Pack(code=found, path=path, tables=tables)


def problems(tables: Mapping[str, Any]) -> list[str]:
    """All that is wrong with a parsed pack, each as 'key: what; what to do'."""
    found: list[str] = []
    language = tables.get("language")
    if not isinstance(language, Mapping) or not isinstance(language.get("code"), str):
        return ["language.code: is missing; add [language] with the ISO 639 code of the language"]
    found += [
        f"{name}: no such table; the tables are {', '.join(_TABLES)}"
        for name in tables
        if name not in _TABLES
    ]
    for table in ("outcomes", "reporting", "events"):
        rules = tables.get(table, [])
        if not isinstance(rules, list):
            found.append(f"{table}: is a table; write each rule as [[{table}]]")
            continue
        for number, rule in enumerate(rules, 1):
            found += [f"{table}[{number}].{what}" for what in _rule_problems(table, rule)]
    for group, forms in tables.get("grammar", {}).items():
        if group.upper() not in CUES:
            known = ", ".join(name.lower() for name in CUES)
            found.append(f"grammar.{group}: no such kind of word; the kinds are {known}")
        elif not _is_forms(forms):
            found.append(f'grammar.{group}: is no list of words; write ["word", "word"]')
    for kind in tables.get("victims", {}):
        if kind not in VICTIM_TYPES:
            found.append(f"victims.{kind}: no such victim type; the types are {', '.join(VICTIM_TYPES)}")
    for bound in tables.get("bounds", {}):
        if bound not in BOUNDS:
            found.append(f"bounds.{bound}: no such bound; the bounds are {', '.join(BOUNDS)}")
    return found


def _rule_problems(table: str, rule: Mapping[str, Any]) -> list[str]:
    found = [f"{key}: no such key; the keys are {', '.join(sorted(_RULE_KEYS[table]))}"
             for key in rule if key not in _RULE_KEYS[table]]  # fmt: skip
    words = "verbs" if table == "reporting" else "trigger"
    if not _is_forms(rule.get(words)):
        found.append(f'{words}: is missing or no list of words; write {words} = ["word"]')
    for key, allowed in _CHOICES[table].items():
        if rule.get(key) not in allowed:
            found.append(f"{key}: {rule.get(key)!r} is not known; use one of {', '.join(allowed)}")
    if table == "events" and not isinstance(rule.get("type"), str):
        found.append("type: is missing; use one of the event types")
    found += [
        f"{key}: is missing; give at least one sentence"
        for key in ("examples", "counterexamples")
        if not isinstance(rule.get(key), list) or not rule[key]
    ]
    return found


def _is_forms(forms: object) -> bool:
    if isinstance(forms, str):
        return bool(forms)
    return isinstance(forms, list) and bool(forms) and all(isinstance(form, str) and form for form in forms)
