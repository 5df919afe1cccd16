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
        ("When she fell, the gunman fired another shot into her body, killing her on the spot.", []),
        ("Rebels threatened to kill three teachers.", []),
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
        (
            "Rebels clashed with troops. The president, who was wounded in the war of 1973, died in 2010.",
            [("wounded", 1, "civilian")],
        ),
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
        "A driver, who suffered burn injuries in a petrol bomb attack on the coast last night (08/02), died today.",
        "A farmer hurt in shelling by rebels last week died in hospital on Sunday.",
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
        ("A local was killed in a clash between two armed groups.", "unknown"),
        ("A woman of the WPI (Maoist) was killed in a battle with soldiers.", "woman"),
        ("Militants shot a women's rights activist, who died at the scene.", "civilian"),
        ("Civilian shot dead by unknown assailants in Kandal.", "civilian"),
        ("A 17-year-old was killed by rebels in Kandal.", "child"),
        ("A seven-year-old girl was killed by a rebel bomb.", "child"),
        ("The 11-year-old succumbed to his wounds after the rebel attack.", "child"),
        ("A Workers' League activist was shot dead by rebels.", "civilian"),
        ("One of the nine hostages died in the rebel camp.", "unknown"),
        ("Body of trader found in Kandal, where rebels hold the market.", "civilian"),
        ("The leader of the village vigilantes was among those killed by bandits.", "fighter"),
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


def test_a_name_without_an_article_heads_a_list() -> None:
    assert told("Militant commander Ghazi and his five guards were killed in an operation.") == [
        ("killed", 1, "fighter"),
        ("killed", 5, "unknown"),
    ]


def test_who_has_kin_is_a_person() -> None:
    text = "A lambardar and his son were killed by rebels. A guerrilla known as Sara was wounded."
    assert told(text) == [("killed", 1, "unknown"), ("killed", 1, "child"), ("wounded", 1, "fighter")]


def test_who_is_said_to_be_something_tells_nothing() -> None:
    text = (
        "At least 12 rebels believed to be behind the raid on workers in Kandal died in a clash with troops."
    )
    assert told(text) == [("killed", 12, "fighter")]


def test_bodies_that_are_found_are_of_all_who_were_held() -> None:
    text = (
        "A polio worker, his driver and two constables were kidnapped by militants in Kandal. Two weeks later their "
        "bodies were found."
    )
    assert [(kind, count) for outcome, count, kind in told(text) if outcome == "killed"] == [
        ("medic", 1),
        ("civilian", 1),
        ("police", 2),
    ]


def test_bodies_of_those_just_told_are_theirs() -> None:
    assert told("Militants abducted two engineers, whose bodies were found on Thursday.") == [
        ("captured", 2, "civilian"),
        ("killed", 2, "civilian"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four robbers were killed on Wednesday by locals while they tried to steal a motorcycle.", [4]),
        ("Two thieves were beaten to death by angry villagers in Kandal.", [2]),
        ("A man was beaten to death by a group of people over the theft of a calf.", [1]),
        ("The governor confirmed the killing of five herders by locals.", [5]),
        ("An old dispute over land turned violent in Kandal, leaving four dead.", [4]),
        ("Villagers beat two thieves to death in Kandal.", [2]),
        ("A mob pulled a man accused of theft out of jail and beat him to death.", [1]),
        (
            "At least two persons were killed in a clash with the police. They had protested against a rape.",
            [2],
        ),
        ("A suspected smuggler was killed in an encounter with police in Kandal.", [1]),
        ("A boy was killed in police firing when a march turned violent.", [1]),
        ("Police shoot and kill a demonstrator in Kandal.", [1]),
        ("Police kill one at protest in Kandal.", [1]),
        ("Community members stone two alleged criminals to death.", [2]),
        ("Rebels hack man to death in Kandal.", [1]),
        ("APC and PDP supporters clash over polls. One stabbed to death, others injured.", [1]),
        ("An angry crowd stoned a man to death over alleged blasphemy.", [1]),
        ("Soldiers fire at a taxi, killing at least one.", [1]),
    ],
)
def test_what_crowds_do_and_clashes_with_police_are_violence_of_the_field(
    text: str, expected: list[int]
) -> None:
    assert [count for _, count, _ in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A man was killed by his relatives in Kandal over a plot of land.",
        "A worker was killed by colleagues after a quarrel in a bar.",
        "Drivers killed 12 pedestrians in Kandal last year, the minister said.",
        "Two farmers were killed by elephants in Kandal.",
        "A shopkeeper was killed during a robbery in Kandal. Police arrested two men.",
        "The mob boss was shot dead in a restaurant.",
        "A fire at a hotel in Kandal killed 12 people, police said.",
        "Students protested over the death of a girl who had been killed by her uncle. Police looked on.",
    ],
)
def test_what_few_do_to_one_another_is_none(text: str) -> None:
    assert told(text) == []


def test_a_game_that_somebody_watched_is_no_cause_where_an_armed_group_is_named() -> None:
    assert told("TTP gunmen shot dead a clerk as he was watching a cricket match.") == [
        ("killed", 1, "civilian")
    ]


def test_a_name_behind_a_figure_tells_who_they_are() -> None:
    assert told("Rebels executed two Coptic Christians in Kandal.") == [("killed", 2, "unknown")]
