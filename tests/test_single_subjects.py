"""Who is the subject of a verb for dying, and words that only tell who was killed, in a made-up language."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import extract
from conflict_events.plugins import Plugins

PACK = """
[language]
code = "xx"

[grammar]
definite = ["lo"]

[modality]
armed = ["batalo"]

[roles]
rank = { title = "officer", forms = ["kaporal"] }

[victims.military]
one = ["kaporal"]
many = ["soldatoj"]

[victims.civilian]
one = ["kaptito"]
many = ["kaptitoj"]

[[outcomes]]
outcome = "killed"
frame = "both"
suffered = true
trigger = ["mortis"]
examples = ["Batalo. 9 soldatoj mortis."]
counterexamples = ["Nenio."]

[[outcomes]]
outcome = "killed"
frame = "after"
trigger = ["mortigis"]
examples = ["Batalo mortigis 9 soldatoj."]
counterexamples = ["Nenio."]

[[outcomes]]
outcome = "detained"
frame = "noun"
trigger = ["kaptitoj"]
examples = ["Batalo. 9 kaptitoj."]
counterexamples = ["Nenio."]
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    return with_language(tmp_path_factory.mktemp("pack"), PACK)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lo kaporal Ivo Brun mortis en batalo.", [("killed", 1, "military")]),
        ("Lo kaporal mortis en batalo.", [("killed", 1, "military")]),
        ("Lo kaporal Ivo Brun mortigis 9 soldatoj en batalo.", [("killed", 9, "military")]),
        ("Batalo mortigis 9 kaptitoj.", [("killed", 9, "civilian")]),
        ("En batalo 9 kaptitoj mortis.", [("killed", 9, "civilian")]),
        ("Batalo: 9 kaptitoj.", [("detained", 9, "unknown")]),
    ],
)
def test_a_single_subject_of_a_verb_for_dying_and_those_that_were_something_before(
    plugins: Plugins, sentence: str, expected: list[tuple[str, int, str]]
) -> None:
    made = extract(sentence, language="xx", plugins=plugins)
    assert [(one.outcome, one.count, one.victim_type) for one in made.claims] == expected
