"""A language pack: one TOML file, read and checked; a wrong one stops at once, naming file and key.

The tables are those of the design (section 9). A form is a string, a list of strings, ``stem*3``
(up to three more letters) or ``*stem`` (the end of a compound).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from .errors import PackError
from .kept import Parts, kept, state_of
from .models import LanguagePack
from .shape import strange_keys
from .words.writing import class_names

OUTCOMES = ("killed", "wounded", "missing", "captured", "displaced", "detained", "casualties", "same")
_TOLD = 8  # problems told at once
VICTIM_TYPES = (
    "military", "civilian", "police", "journalist", "medic", "child", "woman", "fighter", "aid_worker",
    "unknown",
)  # fmt: skip
OUTCOME_FRAMES = (
    "before", "after", "both", "inside", "noun", "toll", "bare", "body", "cost", "none", "among", "loss",
)  # fmt: skip
EVENT_FRAMES = ("noun", "verb", "call", "meet", "deal", "duty", "means", "damage")
SENTENCES = ("examples", "counterexamples")
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

APOSTROPHES = ("letter", "ending")
INFLECTION = frozenset(("names", "head", "subject", "owner", "object", "within", "source", "compound"))
HEADS = ("first", "last")

_CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "outcomes": {"outcome": OUTCOMES, "frame": OUTCOME_FRAMES},
    "events": {"frame": EVENT_FRAMES},
    "reporting": {"act": ACTS},
}
_OPTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "outcomes": {"needs": ("people", "figure", "unspecified", "event"), "victim": VICTIM_TYPES},
    "events": {},
    "reporting": {"losses": ("own", "enemy")},
}


_TEXT = re.compile(
    r"^\[text\][^\n]*\n(?:(?!\[)[^\n]*\n)*", re.MULTILINE
)  # up to the line that opens the next table


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The tables of one language, checked. ``tables`` is the parsed TOML.

    ``state`` is that of its file (`kept.state_of`) where `load_pack` read it, so that what is made from it may be kept.
    """

    code: str
    path: Path
    tables: Mapping[str, Any]
    state: bytes | None = None

    def __getitem__(self, table: str) -> Any:
        return self.tables.get(table, {})


@functools.cache
def load_pack(language: LanguagePack) -> Pack:
    """The pack of a language as texts are read with, without the sentences of its rules (`read_pack` has them).

    Raises `PackError` naming the file, the key and what is wrong.
    """
    state = state_of(language.path)

    def slender() -> Pack:
        pack = read_pack(language.path, code=language.code)
        return Pack(code=pack.code, path=pack.path, tables=Parts(_unproved(pack.tables)), state=state)

    return kept("tables", language.path, slender, state=state)


def _unproved(value: Any) -> Any:
    """Tables without the sentences that test their rules."""
    if isinstance(value, Mapping):
        return {key: [] if key in SENTENCES else _unproved(below) for key, below in value.items()}
    return [_unproved(one) for one in value] if isinstance(value, list) else value


def frequent_of(path: Path) -> list[str]:
    """The most frequent words of a language, from its table ``[text]`` alone: to tell languages apart, none is loaded.

    None where the file cannot be read so: `read_pack` says why once the pack is wanted.
    """
    try:
        found = _TEXT.search(path.read_text(encoding="utf-8"))
        words = tomli.loads(found[0])["text"].get("frequent", []) if found else []
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError):
        return []
    return words if isinstance(words, list) else []


def read_pack(path: Path, *, code: str | None = None) -> Pack:
    """Reads and checks one ``language.toml``; raises `PackError`."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomli.loads(text)
    except OSError as error:
        raise PackError(f"{path}: cannot be read ({error.strerror}); put a language.toml there") from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: is not valid TOML ({error}); mend that line") from error
    if found := [*problems(tables), *(_class_problems(tables) if "~" in text else ())]:
        raise PackError(f"{path}: {'; '.join(found[:_TOLD])}")
    own = tables["language"]["code"]
    if code is not None and own != code:
        raise PackError(
            f"{path}: language.code is {own!r}, but the plugin registers {code!r}; make them equal"
        )
    return Pack(code=own, path=path, tables=tables)


def problems(tables: Mapping[str, Any]) -> list[str]:
    """All that is wrong with a parsed pack, each as 'key: what; what to do'."""
    found: list[str] = []
    language = tables.get("language")
    if not isinstance(language, Mapping) or not isinstance(language.get("code"), str):
        return ["language.code: is missing; add [language] with the ISO 639 code of the language"]
    found += strange_keys(tables)
    for table in ("outcomes", "reporting", "events"):
        rules = tables.get(table, [])
        if not isinstance(rules, list):
            found.append(f"{table}: is a table; write each rule as [[{table}]]")
            continue
        for number, rule in enumerate(rules, 1):
            found += [f"{table}[{number}].{what}" for what in _rule_problems(table, rule)]
    for table in ("grammar", "modality", "subsets", "places", "background"):
        found += [
            f'{table}.{group}: is no list of words; write ["word", "word"]'
            for group, forms in tables.get(table, {}).items()
            if not _is_forms(forms) and forms != []
        ]
    found += _writing_problems(tables)
    for kind in tables.get("victims", {}):
        if kind not in VICTIM_TYPES:
            found.append(f"victims.{kind}: no such victim type; the types are {', '.join(VICTIM_TYPES)}")
    return found


def _writing_problems(tables: Mapping[str, Any]) -> list[str]:
    """What is wrong with how words are written: classes of endings that are no tables of lists, or not there."""
    found: list[str] = []
    inflection = tables.get("inflection", {})
    for name, table in inflection.items():
        if name in INFLECTION:
            continue
        good = isinstance(table, Mapping) and all(isinstance(endings, list) for endings in table.values())
        if not good:
            found.append(
                f'inflection.{name}: is no class of endings; write "ending of the dictionary form" = ["other ending"]'
            )
    found += [
        f"inflection.{name}: is named for names, but no such class is there; add [inflection.{name}]"
        for name in inflection.get("names", ())
        if name not in inflection
    ]
    if inflection.get("head", "first") not in HEADS:
        found.append(f"inflection.head: {inflection['head']!r} is not known; use one of {', '.join(HEADS)}")
    apostrophe = tables.get("writing", {}).get("apostrophe", "letter")
    if apostrophe not in APOSTROPHES:
        found.append(f"writing.apostrophe: {apostrophe!r} is not known; use one of {', '.join(APOSTROPHES)}")
    return found


def _class_problems(tables: Mapping[str, Any]) -> list[str]:
    """What is wrong with the classes of endings that forms name."""
    forms = [form for form in _strings(tables) if "~" in form]
    known = tables.get("inflection", {}).keys() - INFLECTION
    lacking = {name for form in forms for name in class_names(form)} - known
    found = [
        f"inflection.{name}: is named by a form, but no such class is there; add [inflection.{name}]"
        for name in sorted(lacking)
    ]
    return found + [
        f"{form!r}: begins with * and names a class of endings; use one of the two"
        for form in forms
        if form.startswith("*")
    ]


def _strings(tables: Mapping[str, Any]) -> list[str]:
    """All texts in a parsed pack, at any depth, but sentences of rules."""
    found: list[str] = []
    unread: list[object] = [tables]
    while unread:
        value = unread.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, Mapping):
            unread += [below for key, below in value.items() if key not in SENTENCES]
        elif isinstance(value, list):
            if set(map(type, value)) == {str}:
                found += value
            else:
                unread += value
    return found


def _rule_problems(table: str, rule: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    words = "verbs" if table == "reporting" else "trigger"
    if not _is_forms(rule.get(words)):
        found.append(f'{words}: is missing or no list of words; write {words} = ["word"]')
    for key, allowed in (*_CHOICES[table].items(), *_OPTIONS[table].items()):
        if rule.get(key) not in allowed and (key in rule or key in _CHOICES[table]):
            found.append(f"{key}: {rule.get(key)!r} is not known; use one of {', '.join(allowed)}")
    if table == "events" and not isinstance(rule.get("type"), str):
        found.append("type: is missing; use one of the event types")
    found += [
        f"{key}: is missing; give at least one sentence"
        for key in SENTENCES
        if not isinstance(rule.get(key), list) or not rule[key]
    ]
    return found


def _is_forms(forms: object) -> bool:
    if isinstance(forms, str):
        return bool(forms)
    return isinstance(forms, list) and bool(forms) and all(isinstance(form, str) and form for form in forms)
