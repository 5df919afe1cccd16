"""A figure, a phrase, and a word for an outcome before the noun: '30 by shelling killed civilians'."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflict_events import extract
from tests.made_up_language import with_language

PACK = """
[language]
code = "en"
name = "Made-up"

[grammar]
preposition = ["po"]
definite = ["ta"]
and = ["i"]
be = ["est"]

[places]
weapon = ["bumbax"]

[victims.military]
many = ["zoldaty"]

[victims.civilian]
many = ["ludi"]

[[outcomes]]
outcome = "killed"
trigger = ["umarti"]
frame = "noun"
examples = ["9 umarti zoldaty."]
counterexamples = ["Nitevo."]
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bumbax: 30 po ostrel umarti ludi.", [(30, "civilian")]),
        ("Bumbax: 30 po ta velik ostrel umarti zoldaty.", [(30, "military")]),
        ("Bumbax: 30 po umarti ludi.", []),  # the preposition is that of the people
        ("Bumbax: 30 po ta umarti ludi.", []),
        ("Bumbax: 30 po ostrel, umarti ludi.", []),
        ("Bumbax: 30 po ostrel est umarti ludi.", []),
    ],
)
def test_what_stands_before_the_word_for_an_outcome_is_its_own(
    tmp_path: Path, sentence: str, found: list[tuple[int, str]]
) -> None:
    reading = extract(sentence, language="en", plugins=with_language(tmp_path, PACK))
    assert [(one.count, one.victim_type) for one in reading.claims] == found


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("de", "Gezählt wurden 30 durch Artilleriebeschuss getötete Zivilisten.", ("killed", 30, "civilian")),
        ("de", "Die Armee meldete 30 bei den Kämpfen getötete Soldaten.", ("killed", 30, "military")),
        (
            "de",
            "Die Miliz nannte die Namen von 20 am Mittwoch getöteten Kämpfern.",
            ("killed", 20, "fighter"),
        ),
        ("nl", "Het ziekenhuis behandelt 12 door granaten gewonde kinderen.", ("wounded", 12, "child")),
    ],
)
def test_people_are_described_before_their_noun(
    language: str, sentence: str, found: tuple[str, int, str]
) -> None:
    reading = extract(sentence, language=language)
    assert [(one.outcome, one.count, one.victim_type) for one in reading.claims] == [found]
