"""How well claims are read is measured, said field by field, and pinned: `score` and ``tests/scores.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conflict_events.cli import cli
from conflict_events.errors import SourceError
from conflict_events.measuring.scoring import read_gold, score

GOLD = sorted((Path(__file__).parent / "data" / "gold").glob("claims.*.jsonl"))
FLOORS = Path(__file__).parent / "scores.json"
TEXT = "Shelling killed six soldiers in Stepanakert on Tuesday, Azerbaijan said."
RIGHT = {
    "outcome": "killed",
    "count": 6,
    "count_low": 6,
    "count_high": 6,
    "bound": "exact",
    "victim_type": "military",
    "claimant": "AZE",
    "event_start": "2023-05-09",
    "event_end": "2023-05-09",
    "evidence": "killed six soldiers",
}


def gold(folder: Path, *claims: dict[str, Any], text: str = TEXT, **more: Any) -> Path:
    """A gold file of one passage."""
    path = folder / "gold.jsonl"
    row = {"id": "p1", "language": "en", "published": "2023-05-10", "text": text, "claims": claims, **more}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["score", *map(str, arguments)])
    return done.exit_code, done.output


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_claims_are_read_no_worse_than_the_pinned_scores(path: Path) -> None:
    code, output = run(path, "--floors", FLOORS, "--faults")
    assert code == 0, output


def test_a_claim_that_is_read_as_it_should_be_is_right_in_every_field(tmp_path: Path) -> None:
    (found,) = score(read_gold(gold(tmp_path, RIGHT))).values()
    assert not found.faults
    assert set(found.figures().values()) == {1.0}
    assert set(found.figures()) == {"precision", "recall", "F1", "bound", "victim type", "claimant", "dates"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"bound": "at_least", "count_high": None}, "bound"),
        ({"victim_type": "civilian"}, "victim type"),
        ({"claimant": "Armenia"}, "claimant"),
        ({"claimant": None}, "claimant"),
        ({"event_end": "2023-05-10"}, "dates"),
    ],
)
def test_a_wrong_field_is_counted_and_named(tmp_path: Path, change: dict[str, Any], field: str) -> None:
    (found,) = score(read_gold(gold(tmp_path, RIGHT | change))).values()
    assert (found.precision, found.recall) == (1.0, 1.0)
    assert found.figures()[field] == 0.0
    assert [fault.kind for fault in found.faults] == [field]


@pytest.mark.parametrize("name", ["AZE", "Azerbaijan", "Baku"])
def test_an_actor_is_the_same_by_id_by_name_and_by_metonym(tmp_path: Path, name: str) -> None:
    (found,) = score(read_gold(gold(tmp_path, RIGHT | {"claimant": name}))).values()
    assert found.figures()["claimant"] == 1.0


@pytest.mark.parametrize(
    ("claim", "text", "why"),
    [
        (RIGHT | {"count": 7, "count_low": 7, "count_high": 7}, TEXT, "another figure was found, six"),
        (RIGHT | {"evidence": "six men"}, "Shelling zapped six men.", "none that says killed is known"),
        (
            RIGHT | {"evidence": "killed zorgs", "count": None, "count_low": None, "count_high": None},
            "Shelling killed zorgs.",
            "no noun for people is known",
        ),
    ],
)
def test_what_is_missed_is_put_down_to_a_word_or_a_frame(
    tmp_path: Path, claim: dict[str, Any], text: str, why: str
) -> None:
    (found,) = score(read_gold(gold(tmp_path, claim, text=text))).values()
    assert found.recall == 0.0
    (missed,) = [fault for fault in found.faults if fault.kind == "missed"]
    assert why in missed.why


def test_a_claim_where_none_is_counts_against_precision_and_silence(tmp_path: Path) -> None:
    (found,) = score(read_gold(gold(tmp_path))).values()
    assert (found.precision, found.figures()["silence"]) == (0.0, 0.0)
    assert [fault.kind for fault in found.faults] == ["extra"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "no JSON"),
        ("[]", "must be an object with text, language and claims"),
        ('{"text": "x", "language": "en"}', "claims must be a list"),
        ('{"text": "x", "language": "en", "claims": [{"count": 1}]}', "needs an outcome"),
        (
            '{"text": "x", "language": "en", "claims": [{"outcome": "killed", "dead": 1}]}',
            "'dead' is no field",
        ),
        ("", "holds no passage"),
    ],
)
def test_a_wrong_gold_file_is_refused_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(SourceError, match=r"gold\.jsonl") as error:
        read_gold(path)
    assert told in str(error.value)


def test_a_language_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no pack is installed for the language 'xx'"):
        score(read_gold(gold(tmp_path, RIGHT, language="xx")))


def test_floors_only_rise_and_belong_to_their_data(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    path = gold(tmp_path, RIGHT | {"victim_type": "civilian"})
    assert run(path, "--floors", floors)[0] == 1  # nothing is pinned yet
    assert run(path, "--floors", floors, "--raise-floors")[0] == 0
    assert run(path, "--floors", floors)[0] == 0
    pinned = json.loads(floors.read_text())
    assert pinned["gold.jsonl"]["floors"]["en"]["claimant"] == 1.0

    pinned["gold.jsonl"]["floors"]["en"]["victim type"] = 0.5
    floors.write_text(json.dumps(pinned))
    code, output = run(path, "--floors", floors, "--raise-floors")
    assert code == 1
    assert "victim type is 0.000, its floor 0.500" in output
    assert json.loads(floors.read_text()) == pinned

    gold(tmp_path, RIGHT)
    code, output = run(path, "--floors", floors)
    assert code == 1
    assert "is not the file that was pinned" in output
    assert run(path, "--floors", floors, "--raise-floors")[0] == 0


def test_scores_are_printed_for_people_and_as_json(tmp_path: Path) -> None:
    path = gold(tmp_path, RIGHT | {"claimant": "Armenia"})
    code, output = run(path, "--faults")
    assert code == 0
    assert "gold.jsonl, en: 1 passage, 1 claim" in output
    assert "precision       1.000   1 of 1" in output
    assert "p1  claimant: Armenia expected, Azerbaijan found" in output
    code, output = run(path, "--json")
    assert json.loads(output)["scores"]["en"]["claimant"] == 0.0


def test_what_was_missed_is_counted_by_what_it_is_put_down_to(tmp_path: Path) -> None:
    row = RIGHT | {"evidence": "six men"}
    path = gold(tmp_path, row, row | {"count": 7}, text="Shelling zapped six men.")
    assert "missed              2   word lacking 2" in run(path)[1]
    assert json.loads(run(path, "--json")[1])["missed"] == {"en": {"word lacking": 2}}


def test_a_pack_that_is_not_installed_is_scored(tmp_path: Path) -> None:
    (tmp_path / "language.toml").write_text(
        '[language]\ncode = "fr"\n[victims.military]\nmany = ["soldats"]\n[modality]\narmed = ["roquette"]\n'
        '[[outcomes]]\noutcome = "killed"\ntrigger = ["tués"]\nframe = "before"\n'
        'examples = ["7 soldats tués."]\ncounterexamples = ["Rien."]\n',
        encoding="utf-8",
    )
    claim = {"outcome": "killed", "count": 7, "victim_type": "military"}
    path = gold(tmp_path, claim, text="7 soldats ont été tués; une roquette.", language="fr")
    assert "recall          1.000   1 of 1" in run(path, "--pack", tmp_path)[1]


def test_raising_floors_needs_a_file_of_floors(tmp_path: Path) -> None:
    assert run(gold(tmp_path, RIGHT), "--raise-floors")[0] == 2
