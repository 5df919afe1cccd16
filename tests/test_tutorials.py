"""The tutorials are followed step by step, in a new folder and a new environment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

sys.path.insert(0, str(ROOT / "scripts"))
from follow_tutorials import TUTORIALS, filled_in, followed, new_environment  # noqa: E402  # it is in no package


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_a_tutorial_prints_what_it_shows_and_leads_to_its_example(page: Path, tmp_path: Path) -> None:
    folder, example = tmp_path / "here", TUTORIALS[page]
    folder.mkdir()
    shown = page.read_text(encoding="utf-8")
    assert followed(shown, folder, new_environment(tmp_path / "venv")) == shown, "run make docs"
    kept = [
        path
        for path in example.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and ".egg-info" not in str(path)
    ]
    assert kept
    for path in kept:
        made = folder / path.relative_to(example)
        assert made.read_bytes() == path.read_bytes(), f"{path.name}: run make docs"


PACK = """[grammar]
# and = ["..."]
of = ["old",
    "older"]

# [victims.child]  # nouns
# many = ["..."]

# [[outcomes]]
# trigger = ["..."]
"""


def test_tables_of_a_pack_are_put_into_their_slots() -> None:
    once = filled_in(
        PACK,
        """[grammar]
and = ["i"]
of = ["new"]
to = ["do"]

[victims.child]
many = ["dzieci"]

[victims.woman]
many = ["kobiety"]

[[outcomes]]
trigger = ["x"]
frame = "before"
""",
    )
    assert (
        once
        == """[grammar]
and = ["i"]
of = ["new"]
to = ["do"]

[victims.child]
many = ["dzieci"]

[victims.woman]
many = ["kobiety"]

[[outcomes]]
trigger = ["x"]
frame = "before"

# [[outcomes]]
# trigger = ["..."]
"""
    )
    again = filled_in(once, '[[outcomes]]\ntrigger = ["x"]\nframe = "both"\n')
    assert again == once.replace("before", "both")
