"""Reasons and messages that the ledger stores in English, told in the language of the page."""

from __future__ import annotations

import ast
import asyncio
import importlib
import json
import sqlite3
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette
from conflict_events.web.issue_kinds import KINDS, meaning
from conflict_events.web.labels import label
from conflict_events.web.told import message, reason

ROOT = Path(__file__).parent.parent
language = importlib.import_module("conflict_events.web.language")


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("same time 2031-01-22", "dezelfde tijd: 22 jan 2031"),
        ("times overlap 2031-01-01/2031-01-31", "overlappende tijd: januari 2031"),
        ("same type air_strike", "dezelfde soort: luchtaanval"),
        ("same figure 5 killed by one claimant", "hetzelfde cijfer van dezelfde zegsman: 5 gedood"),
        ("both name Norland, Ostia, among others", "beide noemen onder meer: Norland, Ostia"),
        ("Kessa and Port Amel are 12 km from each other", "Kessa en Port Amel liggen 12 km uit elkaar"),
        ("time fits War over Kessa (2031) (2031-01-01/2031-12-31)", "de tijd past bij War over Kessa (2031) (2031)"),
    ],
)  # fmt: skip
def test_a_reason_is_told_with_its_values_in_the_language_of_the_page(stored: str, shown: str) -> None:
    with language.speaking("nl"):
        assert reason(stored).striptags() == shown


def test_every_reason_of_linking_can_be_told(tmp_path: Path) -> None:
    connection = sqlite3.connect(made_up.build(tmp_path / "conflict.db"))
    stored = {
        one for (text,) in connection.execute("select reasons from event_links") for one in json.loads(text)
    }
    connection.close()
    with language.speaking("ru"):
        assert stored and [one for one in stored if "lang=" in reason(one)] == []


def test_a_message_is_told_with_its_values_escaped() -> None:
    stored = f"{made_up.PAYLOAD}: line 3 is no JSON (Extra data); mend it"
    with language.speaking("fr"):
        shown = message(stored)
    assert "la ligne 3 n’est pas du JSON" in shown and "<img" not in shown and "&lt;img" in shown


def test_what_fits_no_form_is_shown_as_it_stands_and_marked_as_english() -> None:
    with language.speaking("ar"):
        assert message("a <b>plugin</b> of yours failed") == (
            "<span lang='en' dir='ltr'>a &lt;b&gt;plugin&lt;/b&gt; of yours failed</span>"
        )


def issue_kinds() -> set[str]:
    """The kinds that stand as words in calls of `Issue`, and in the tables of what readers note."""
    found = set()
    for path in [*(ROOT / "conflict_events").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Issue":
                kinds = [one.value for one in node.keywords if one.arg == "kind"]
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "_issue":
                kinds = node.args[:1]
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "_TOLD":
                kinds = list(getattr(node.value, "keys", []))
            else:
                continue
            values = {getattr(one, "value", None) for one in kinds}
            found |= {one for one in values if isinstance(one, str) and one.isidentifier()}
    return found


def test_every_kind_of_issue_has_a_name_and_a_meaning_in_every_language() -> None:
    kinds = issue_kinds()
    assert len(kinds) > 20 and kinds - KINDS.keys() == set()
    for code in sorted(language.languages()):
        with language.speaking(code):
            names = [label("issue_kind", kind) for kind in KINDS]
            assert len(set(names)) == len(names)
            assert all(meaning(kind) for kind in KINDS)


def test_pages_name_the_kinds_of_issues(tmp_path: Path) -> None:
    datasette = open_datasette(made_up.build(tmp_path / "conflict.db"))
    for path in ("/", "/status", "/conflict/issues"):
        shown = asyncio.run(datasette.client.get(f"{path}?_lang=nl")).text
        assert "onbekende dag" in shown and "unresolved date" not in shown, path
