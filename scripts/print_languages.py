"""Prints docs/languages/ from the installed packs: a page for each language, and what all of them cover.

    python scripts/print_languages.py           # writes the pages
    python scripts/print_languages.py --check   # fails where one is old

Nothing in them is written by hand: words and rules are counted in ``language.toml``, limits and how to help come from
the README of the pack, scores from ``tests/scores.json``, which the suite holds against the program.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conflict_events.packs import OUTCOMES, VICTIM_TYPES, Pack, read_pack
from conflict_events.plugins import load_plugins

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "languages"
SCORES = ROOT / "tests" / "scores.json"
FIELDS = (
    "precision", "recall", "F1", "bound", "victim type", "victim side", "claimant", "stance", "dates",
)  # fmt: skip
SLOTS = (
    "outcomes", "victims", "bounds", "reporting", "roles", "institutions", "nationalities", "events", "background",
    "furniture", "examples", "counterexamples",
)  # fmt: skip


def pages() -> dict[str, str]:
    """The text of each page by the name of its file."""
    packs = [read_pack(one.path) for one in sorted(load_plugins().languages, key=lambda one: one.code)]
    scores = json.loads(SCORES.read_text(encoding="utf-8"))
    found = {f"{pack.code}.md": "\n".join(page(pack, scores)) + "\n" for pack in packs}
    found["README.md"] = "\n".join(overview(packs, scores)) + "\n"
    return found


def overview(packs: list[Pack], scores: Mapping[str, Any]) -> Iterator[str]:
    """The lines of the table across languages."""
    yield "# Languages"
    yield ""
    yield "*For whoever asks how well a language is read, or wants to help with one.*"
    yield ""
    yield "Printed from the packs by `python scripts/print_languages.py`. What is counted are written forms; a form"
    yield "with a class of endings counts once. A pack is data: [how to write one](../write-a-language-pack.md)."
    yield ""
    yield "## What each covers"
    yield ""
    yield f"| language | {' | '.join(SLOTS)} | reviewed by a native speaker |"
    yield f"|---|{'---:|' * len(SLOTS)}---|"
    for pack in packs:
        counted = slots(pack)
        cells = " | ".join(f"{counted[slot]:,}" for slot in SLOTS)
        yield f"| [{name(pack)}]({pack.code}.md) ({pack.code}) | {cells} | {reviewed(pack)} |"
    yield ""
    yield "## How well each is read"
    yield ""
    yield "Lowest scores that the suite lets pass, on the sets in `tests/data/gold` (made-up passages in the style of"
    yield "news agencies, coded by hand). They are floors, not promises: other papers write otherwise. A dash is a"
    yield "field that the set does not have; sets in which nothing is claimed are left out. The passages of a set named"
    yield "after its language alone, or `more`, were read while its rules were made: of text that nobody has looked at,"
    yield "less is read ([design](../design.md#how-well-it-reads) has figures)."
    yield ""
    yield f"| language | set | {' | '.join(FIELDS)} |"
    yield f"|---|---|{'---:|' * len(FIELDS)}"
    for pack in packs:
        for gold, floors in measured(pack, scores):
            cells = " | ".join(f"{floors[field]:.2f}" if field in floors else "–" for field in FIELDS)
            yield f"| {name(pack)} | `{gold}` | {cells} |"


def page(pack: Pack, scores: Mapping[str, Any]) -> Iterator[str]:
    """The lines of the page of one language."""
    language = pack["language"]
    readme = (pack.path.parent / "README.md").read_text(encoding="utf-8")
    yield f"# {name(pack)} ({pack.code})"
    yield ""
    yield "Printed from the pack by `python scripts/print_languages.py`."
    yield ""
    yield f"* Reviewed by a native speaker: **{reviewed(pack)}**"
    yield f"* Written in {language.get('script', 'Latn')}, {DIRECTIONS[language.get('direction', 'ltr')]}"
    yield from (f"* Source: {source}" for source in language.get("sources", ()))
    yield ""
    yield "## What it covers"
    yield ""
    yield "| | forms | such as |"
    yield "|---|---:|---|"
    for label, forms in coverage(pack):
        if forms:
            yield f"| {label} | {len(forms):,} | {shown(forms)} |"
    if limits := section(readme, "What it does not read"):
        yield from ("", "## What it does not read", "", limits)
    yield from ("", "## Scores", "")
    sets = list(measured(pack, scores))
    if not sets:
        yield "No set of passages in this language is kept here, so nothing is pinned."
    for gold, floors in sets:
        yield f"* `{gold}`: {', '.join(f'{field} {floors[field]:.2f}' for field in FIELDS if field in floors)}"
    if sets:
        yield ""
        yield "Lowest scores that the suite lets pass; `conflict-events score` on the set gives those of today."
    help_text = section(readme, "How to help") or (
        "Read a table through, add what is missing of its class, and give a new rule a sentence that it must read and "
        "one that it must not."
    )
    yield from ("", "## How to help", "", help_text)


DIRECTIONS = {"ltr": "from left to right", "rtl": "from right to left"}


def coverage(pack: Pack) -> Iterator[tuple[str, list[str]]]:
    """What the pack has words for, each with its forms."""
    for outcome in OUTCOMES:
        rules = [rule for rule in pack.tables.get("outcomes", ()) if rule["outcome"] == outcome]
        yield f"outcome: {outcome}", [form for rule in rules for form in forms_of(rule["trigger"])]
    for kind in VICTIM_TYPES:
        yield f"victims: {kind}", list(forms_of(pack["victims"].get(kind, {})))
    for bound, sides in pack["bounds"].items():
        yield f"bound: {bound}", list(forms_of(sides))
    for act in dict.fromkeys(rule["act"] for rule in pack.tables.get("reporting", ())):
        rules = [rule for rule in pack.tables["reporting"] if rule["act"] == act]
        yield f"speech: {act}", [form for rule in rules for form in forms_of(rule["verbs"])]
    for kind in dict.fromkeys(rule["type"] for rule in pack.tables.get("events", ())):
        rules = [rule for rule in pack.tables["events"] if rule["type"] == kind]
        yield f"event: {kind}", [form for rule in rules for form in forms_of(rule["trigger"])]
    yield "offices", [form for role in pack["roles"].values() for form in forms_of(role["forms"])]
    yield (
        "institutions and unnamed people",
        [form for one in pack["institutions"].values() for form in forms_of(one["forms"])],
    )
    yield "nationalities", list(forms_of(pack["nationalities"]))
    yield "told as history", list(forms_of(pack["background"]))


def slots(pack: Pack) -> dict[str, int]:
    """How many forms each table has, and how many sentences are executed."""
    tables = pack.tables
    rules = [rule for table in ("outcomes", "reporting", "events") for rule in tables.get(table, ())]
    counted = {slot: sum(1 for _ in forms_of(tables.get(slot, {}))) for slot in SLOTS}
    for table, key in (("outcomes", "trigger"), ("reporting", "verbs"), ("events", "trigger")):
        counted[table] = sum(len(list(forms_of(rule[key]))) for rule in tables.get(table, ()))
    for table in ("roles", "institutions"):
        counted[table] = sum(len(list(forms_of(one["forms"]))) for one in pack[table].values())
    counted["furniture"] = sum(1 for _ in forms_of(pack["text"].get("furniture", {})))
    for key in ("examples", "counterexamples"):
        counted[key] = sum(len(rule.get(key, ())) for rule in rules)
    return counted


def forms_of(value: Any) -> Iterator[str]:
    """All written forms at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from forms_of(below)
    elif isinstance(value, list):
        for below in value:
            yield from forms_of(below)


def measured(pack: Pack, scores: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, float]]]:
    for gold, pinned in sorted(scores.items()):
        floors = pinned["floors"].get(pack.code, {})
        if "recall" in floors:
            yield gold, floors


def shown(forms: list[str]) -> str:
    """A few forms, spread over the list, as a cell of a table."""
    few = forms[:: max(1, len(forms) // 5)][:5]
    return ", ".join(f"`{form.replace('|', '').strip()}`" for form in few)


def section(readme: str, heading: str) -> str:
    found = re.search(rf"^## {re.escape(heading)}\s*$(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def name(pack: Pack) -> str:
    return str(pack["language"].get("name", pack.code))


def reviewed(pack: Pack) -> str:
    return "yes" if pack["language"].get("reviewed_by_speaker") else "not yet"


def main() -> int:
    wanted = pages()
    if "--check" in sys.argv:
        old = [file for file, text in wanted.items() if not _is(FOLDER / file, text)]
        print(
            "\n".join(f"docs/languages/{file} is old: run python scripts/print_languages.py" for file in old)
        )
        return int(bool(old))
    FOLDER.mkdir(exist_ok=True)
    for file, text in wanted.items():
        (FOLDER / file).write_text(text, encoding="utf-8")
    return 0


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
