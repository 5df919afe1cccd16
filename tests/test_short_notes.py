"""People whom short incident notes tell of: without articles, by rank, with their company, and what became of them."""

from __future__ import annotations

import pytest

from conflict_events import Claim, extract


def told(text: str) -> list[tuple[str, int | None, str]]:
    claims: list[Claim] = list(extract(text, language="en", published="2023-05-10").claims)
    return [(one.outcome, one.count, one.victim_type) for one in claims if one.part_of is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three farmers, including a teenage boy were killed when rebels attacked a bus.",
            [("killed", 3, "civilian")],
        ),
        (
            "Six persons including a village chief and his wife were killed by rebels.",
            [("killed", 6, "unknown")],
        ),
        (
            "Six militants including the commander of the group and his deputy were killed.",
            [("killed", 6, "fighter")],
        ),
        (
            "Soldiers killed 12 rebels, including their leader, and his deputy was wounded.",
            [("killed", 12, "fighter"), ("wounded", 1, "civilian")],
        ),
    ],
)
def test_a_part_without_a_comma_behind_it_does_not_hide_its_whole(
    text: str, expected: list[tuple[str, int | None, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels kidnapped three herders and killed them in the forest.",
            [("captured", 3, "civilian"), ("killed", 3, "civilian")],
        ),
        (
            "Unknown gunmen opened fire on two customs guards in Kandal, killing them on the spot.",
            [("killed", 2, "police")],
        ),
        ("Four gunmen attacked the camp and a soldier killed them.", []),
    ],
)
def test_a_pronoun_for_several_stands_for_those_told_before(
    text: str, expected: list[tuple[str, int | None, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A nurse was shot by militants in her home. She died in hospital on Tuesday.",
            [("killed", 1, "medic")],
        ),
        (
            "A guard was wounded by rebels. He later died of his wounds.",
            [("wounded", 1, "unknown"), ("killed", 1, "unknown")],
        ),
        ("Gunmen shot a teacher in Kandal and he died in hospital.", [("killed", 1, "civilian")]),
        ("A soldier was killed by rebels in Kandal. He died on the spot.", [("killed", 1, "military")]),
        ("A guard was wounded by rebels. He did not die.", [("wounded", 1, "unknown")]),
        ("The general commanded troops. He died in 2003.", []),
    ],
)
def test_who_was_hurt_in_one_sentence_dies_in_the_next(
    text: str, expected: list[tuple[str, int | None, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The director of a secondary school who was hurt in an attack by rebels near the market in Kandal on "
        "Friday died in hospital on Saturday.",
        "A driver, who suffered burns in a bomb attack on his bus on the coast road late on Sunday, died today.",
        "Gunmen fired shots at the imam, who was taken to a hospital and later pronounced dead.",
        "Rebels fired at a clerk who died on the spot.",
    ],
)
def test_a_death_told_behind_the_clause_of_what_hurt_somebody_is_his(text: str) -> None:
    assert told(text) == [("killed", 1, "civilian")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Inspector of the railway police was shot dead by unknown gunmen.", "civilian"),
        ("Former council member was killed by militants in Kandal.", "civilian"),
        ("Armed men killed former rebel leader as he left the mosque.", "fighter"),
        ("Unidentified gunmen kill intelligence officer.", "military"),
        ("A personnel of the Border Force was killed by a landmine.", "military"),
        ("Militants shot dead a senior army officer in Kandal.", "military"),
    ],
)
def test_one_person_without_an_article_is_one(text: str, kind: str) -> None:
    assert told(text) == [("killed", 1, kind)]


@pytest.mark.parametrize(
    "text",
    ["Rebels killed resident farmers in Kandal.", "Troops were killed; suspect survived the rebel attack."],
)
def test_a_bare_noun_that_begins_something_else_is_nobody(text: str) -> None:
    assert told(text) == []


def test_who_is_said_to_be_something_tells_nothing() -> None:
    text = (
        "At least 12 rebels believed to be behind the raid on workers in Kandal died in a clash with troops."
    )
    assert told(text) == [("killed", 12, "fighter")]
