"""``explain`` shows how a sentence was read, and of all that came to nothing why: a word, a frame, a check."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conflict_events import extract
from conflict_events.cli import cli
from conflict_events.measuring.explaining import explain
from conflict_events.models import Document
from conflict_events.plugins import load_plugins

ROOT = Path(__file__).parent.parent
PACKS = sorted((ROOT / "plugins").glob("*/language.toml"))


def run(*arguments: object, stdin: str | None = None, code: int = 0) -> str:
    """What ``explain`` prints, on lines as long as they are."""
    done = CliRunner().invoke(cli, ["explain", *map(str, arguments)], input=stdin, env={"COLUMNS": "120"})
    assert done.exit_code == code, done.output + repr(done.exception)
    return done.output


def told(sentence: str, *arguments: object, language: str = "en") -> str:
    """The explanation of one sentence, as one line."""
    output = run("--text", sentence, "--language", language, "--published", "2024-05-10", *arguments)
    return " ".join(output.split())


def objects(sentence: str, language: str = "en") -> list[dict[str, Any]]:
    output = run("--text", sentence, "--language", language, "--json")
    return [json.loads(line) for line in output.splitlines()]


def test_without_colours_the_kind_of_a_word_stands_beside_it() -> None:
    shown = told("Rebels said at least six soldiers were killed near Goma on Tuesday.")
    assert "[Rebels: party] [said: reporting] [at least: bound] [six: number] [soldiers: people]" in shown
    assert "were [killed: outcome] near [Goma: place] on [Tuesday: date]." in shown


def test_with_colours_the_words_stand_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = told("Six soldiers were killed by rebels.", "--color")
    assert "\x1b[" in shown
    assert "[Six: number]" not in shown
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in told("Six soldiers were killed by rebels.")


def test_what_was_made_of_the_words_is_told_with_the_rules_that_did_it() -> None:
    shown = told("Armenia said on Thursday that more than 20 Azerbaijani soldiers were killed on Tuesday.")
    assert '"Tuesday": 2024-05-07, precision 1' in shown
    assert '"more than 20 Azerbaijani soldiers": more_than 20 (21 or more), military, of Azerbaijan' in shown
    assert '"Armenia" (Armenia) -> said ->' in shown
    assert "[reporting:say:said]" in shown
    assert "killed more_than 20 (21 or more), military of Azerbaijan; claimant Armenia (asserts)" in shown
    assert '2024-05-07, precision 1 (from "Tuesday")' in shown
    assert "[outcomes:killed:" in shown
    assert "no claim" not in shown


def test_a_date_of_the_event_is_told_with_the_event() -> None:
    shown = told("The clashes on 4 May killed nine soldiers.")
    assert 'precision 1 (by the event "clashes", from "4 May")' in shown


@pytest.mark.parametrize(
    ("sentence", "language", "why"),
    [
        (
            "Rebels zapped seven soldiers near Goma.",
            "en",
            "word lacking: the sentence has no outcome word that the pack knows; not known here: zapped",
        ),
        (
            "Rebels captured a zorg.",
            "en",
            "no noun for people; not known here: zorg",
        ),
        ("The war could kill 10,000 people.", "en", 'refused: it is only feared or foreseen: "could" stands'),
        (
            "A mudslide and an earthquake killed 12 soldiers.",
            "en",
            "the sentence names another cause of harm",
        ),
        ("Nine people were killed.", "en", "the article shows no armed conflict"),
        (
            "Rebels destroyed 12 tanks; the crews were killed.",
            "en",
            'it counts no people: "tanks" is a thing',
        ),
        ("Rebels killed, so much is certain by now after all, nine soldiers.", "en", "more than 5 words lie"),
        (
            "The army reported losses of equipment.",
            "en",
            "refused: casualties, frame noun: it is a loss of money",
        ),
        ("De rebellen hebben zeven soldaten geflapt.", "nl", "not known here: geflapt"),
        ("De oorlog kan 500 mensen doden.", "nl", '"kan" stands before it'),
    ],
)
def test_what_came_to_nothing_is_told_with_the_reason(sentence: str, language: str, why: str) -> None:
    assert extract(sentence, language=language).claims == []
    assert why in told(sentence, language=language)


def test_a_noun_that_is_not_known_is_named_also_where_the_figure_is_a_claim() -> None:
    shown = told("Six zorgs were killed by rebels.")
    assert "[zorgs: unknown]" in shown
    assert "no noun for people; not known here: zorgs" in shown


def test_an_armed_conflict_can_be_taken_for_granted() -> None:
    assert "claim" in told("Nine people were killed.", "--armed").split("no claim")[0]


def test_a_file_is_shown_without_the_sentences_that_hold_nothing() -> None:
    article = "It snowed. Rebels killed six soldiers near Goma.\n"
    options = ("-", "--language", "en", "--published", "2024-05-10")
    shown = run(*options, stdin=article)
    assert "It snowed" not in shown
    assert "and 1 sentence without an anchor; --all shows them too" in shown
    assert "It snowed" in run(*options, "--all", stdin=article)
    assert "Goma" not in run(*options, "--sentence", "0", stdin=article)
    assert "It snowed" in run(*options, "--grep", "SNOWED", stdin=article)


def test_every_word_of_the_lexicon_is_listed_on_demand() -> None:
    shown = told("Six soldiers were killed by rebels.", "--spans")
    assert '"were": be' in shown
    assert '"rebels": institution, victim, armed' in shown


def test_json_holds_the_words_of_every_stretch() -> None:
    text = "Rebels said they killed six soldiers. Six zorgs were zapped."
    first, second = objects(text)
    assert {"number", "party", "people", "telling", "claim"} <= {one["kind"] for one in first["found"]}
    for sentence in (first, second):
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        for kind in ("marks", "spans", "found", "lost"):
            for one in sentence[kind]:
                assert text[one["start"] : one["end"]] == one["text"]
    (lost,) = second["lost"]
    assert (lost["kind"], lost["lacking"], lost["unknown"]) == ("figure", "word", ["zorgs", "zapped"])


@pytest.fixture
def small_pack(tmp_path: Path) -> Path:
    """A pack with one noun and two outcome words, that is not installed."""
    (tmp_path / "language.toml").write_text(
        '[language]\ncode = "fr"\n\n[numbers]\n[victims.military]\nmany = ["soldats"]\n\n'
        '[[outcomes]]\noutcome = "killed"\ntrigger = ["tués", "perd* … la vie"]\nframe = "before"\n'
        'examples = ["7 soldats tués."]\ncounterexamples = ["Rien."]\n',
        encoding="utf-8",
    )
    return tmp_path


def test_a_pack_that_is_not_installed_can_be_tried(small_pack: Path) -> None:
    arguments = ("--pack", small_pack, "--armed", "--text")
    assert "[outcomes:killed:before:tués]" in run(*arguments, "7 soldats ont été tués mardi.")
    shown = " ".join(run(*arguments, "7 soldats ont été morts.").split())
    assert "not known here: ont, été, morts" in shown


def test_the_first_part_of_a_split_word_is_a_known_word(small_pack: Path) -> None:
    shown = run("--pack", small_pack, "--armed", "--text", "7 zorgs perdirent la vie.")
    assert "[7: number] [zorgs: unknown] perdirent [la vie: outcome]." in shown


def test_words_whose_language_is_not_clear_are_refused_with_what_to_do() -> None:
    assert "say it with --language" in run("--text", "Zorg.", code=1)
    assert "no pack is installed" in run("--text", "Zorg.", "--language", "xx", code=1)


def test_a_file_or_a_sentence_has_to_be_given() -> None:
    run(code=2)
    run("-", "--text", "Both.", code=2)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_every_example_of_a_pack_can_be_explained_and_is_read_as_ever(path: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    plugins = load_plugins()
    code = tables["language"]["code"]
    for table in ("outcomes", "events", "reporting"):
        for rule in tables[table]:
            for sentence in (*rule["examples"], *rule["counterexamples"]):
                shown = explain(Document(text=sentence, language=code), None, plugins)
                plain = extract(sentence, language=code)
                assert shown.extraction.claims == plain.claims
                assert shown.extraction.event_mentions == plain.event_mentions
                for one in shown.sentences:
                    assert one.found is not None
                    ends = [mark.end for mark in one.marks]
                    assert all(end <= mark.start for end, mark in zip(ends, one.marks[1:], strict=False))


def test_only_what_is_asked_for_is_shown_with_what_was_to_become_of_it() -> None:
    sentence = "Rebels killed nine soldiers and zapped 12 others near Goma, the army said."
    shown = told(sentence, "--only", "claim")
    assert "claim" in shown
    assert "no claim" in shown
    for other in ("[Rebels: party]", "telling", "party ", "people "):
        assert other not in shown
    assert "telling" in told(sentence, "--only", "telling")
