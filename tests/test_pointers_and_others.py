"""Who is meant by an office and a name beside it, by 'the group of doctors', and by further ones of those told."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import extract
from conflict_events.plugins import Plugins

PACK = """
[language]
code = "xx"

[grammar]
weapon = ["bumba"]
and = ["ii"]
definite = ["el"]
it = ["el grupa"]
that = ["ke"]
more = ["otros"]

[numbers]
units = { tva = 2, okto = 8 }

[victims.military]
many = ["zoldats"]

[victims.unknown]
many = ["otros"]

[roles]
mayor = { title = "mayor", local = true, forms = ["alkald"] }

[institutions]
ACT = { name = "activists", kind = "crowd", crowd = true, forms = ["aktivist"] }
DUN = { name = "doctors' union", kind = "ngo", forms = ["grupa de medik"] }

[[outcomes]]
outcome = "killed"
frame = "after"
trigger = ["mato"]
examples = ["Rebel mato 9 zoldats."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "captured"
frame = "after"
needs = "people"
trigger = ["kapto"]
examples = ["Rebel kapto 9 zoldats."]
counterexamples = ["Rebel kapto 9."]

[[reporting]]
act = "say"
verbs = ["dixo ke"]
examples = ["El alkald dixo ke bumba mato 9 zoldats."]
counterexamples = ["Nitevo."]
"""


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    return with_language(tmp_path_factory.mktemp("xx"), PACK)


def told(text: str, plugins: Plugins) -> list[tuple[str, int | None, str, str | None]]:
    claims = extract(text, language="xx", plugins=plugins).claims
    return [
        (one.outcome, one.count, one.victim_type, one.claimant.name if one.claimant else None)
        for one in claims
    ]


def test_a_name_set_off_behind_a_local_office_is_who_holds_it(made_up: Plugins) -> None:
    text = "Bumba mato 9 zoldats in Goma. El alkald, Ana Diaz, dixo ke bumba mato 20 zoldats."
    assert told(text, made_up)[-1] == ("killed", 20, "military", "Ana Diaz")


def test_a_body_that_begins_as_what_points_back_is_that_body(made_up: Plugins) -> None:
    text = "El grupa de medik dixo ke bumba mato 20 zoldats."
    assert told(text, made_up) == [("killed", 20, "military", "doctors' union")]


def test_a_body_named_behind_a_word_for_such_bodies_speaks(made_up: Plugins) -> None:
    assert told("Aktivist B'Tselem dixo ke bumba mato 20 zoldats.", made_up)[0][3] == "B'Tselem"


def test_who_gives_the_figures_of_a_headline_stands_at_its_end() -> None:
    body = (
        "The strike on Tuesday hit a market and several houses around it, where rescuers went on searching."
    )
    text = f"Twelve civilians killed in air strike on a market in Idlib (SOHR)\n\n{body}"
    claim = extract(text, language="en", published="2025-04-25").claims[0]
    assert claim.claimant is not None
    assert claim.claimant.name == "Syrian Observatory for Human Rights"


def test_further_ones_are_of_the_people_told_just_before(made_up: Plugins) -> None:
    found = told("Bumba mato 14 zoldats ii kapto otros okto.", made_up)
    assert [row[:3] for row in found] == [("killed", 14, "military"), ("captured", 8, "military")]
