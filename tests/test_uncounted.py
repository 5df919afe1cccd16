"""Numbers that count nobody are no figures: those of a name, ages, bullets and wounds."""

from __future__ import annotations

import pytest

from conflict_events import extract


def told(text: str, language: str = "en") -> list[tuple[str, int | None]]:
    claims = extract(text, language=language, published="2031-05-10").claims
    return [(claim.outcome, claim.count) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the city's UC 44, Jamil Torab was killed when gunmen opened fire.", [("killed", 1)]),
        ("Rebels captured Hill 812 and 945 after a heavy assault.", []),
        (
            "Three people, including two candidates from wards 7 and 9, were injured when gunmen opened fire.",
            [("wounded", 3), ("wounded", 2)],
        ),
        (
            "Rioters torched a motorcycle (Ba 2 Kha 5511) and five guards suffered burns as rebels opened fire.",
            [("wounded", 5)],
        ),
        ("In Old Kaya 12 were killed when rebels opened fire.", [("killed", 12)]),
        ("Rebels shelled Kaya, and near the Kaya 12 were wounded.", [("wounded", 12)]),
    ],
)
def test_a_number_behind_what_it_numbers_counts_nobody(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A shopkeeper, Jamil Torab,45, was killed when gunmen opened fire.",
        "Jamil Torab 45, was killed when gunmen opened fire.",
        "Jamil Torab (45) was killed when gunmen opened fire.",
    ],
)
def test_an_age_counts_nobody_however_it_is_written(text: str) -> None:
    assert told(text) == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The reporter suffered six stab wounds when masked militants attacked him.", [("wounded", 1)]),
        ("Militants sprayed around 40 bullets on the house and fled, leaving it burnt.", []),
        ("Gunmen fired several shots at the priest, who was taken to a hospital.", [("wounded", 1)]),
        ("The victim sustained two gunshot wounds in the chest, tried to get help and died.", []),
        ("Assailants hurled two crude bombs at the shop, injuring nobody.", [("wounded", 0)]),
        (
            "Six guards were hurt, two of them bullet-hit, when rebels opened fire.",
            [("wounded", 6), ("wounded", 2)],
        ),
        ("Rebels opened fire on two armed men and killed them.", [("killed", 2)]),
    ],
)
def test_arms_and_wounds_are_no_people(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


def test_a_clause_of_its_own_tells_of_others() -> None:
    text = "An alleged rebel was caught, beaten and killed while two others were injured in the raid."
    assert ("killed", 2) not in told(text)
    assert ("wounded", 2) in told(text)


def test_who_stands_before_a_relative_clause_is_whom_it_tells_of() -> None:
    text = "Hundreds of mourners threw stones at soldiers after the funeral of Jamil Torab, who was killed in the raid."
    assert told(text) == [("killed", 1)]


def test_what_is_hanged_in_effigy_lives() -> None:
    assert told("Rebels hanged the president and the governor in effigy and opened fire on a camp.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six passengers were hurt when a bomb exploded. They were rushed to the Kaya Medical College and "
            "Hospital, police said.",
            [("wounded", 6)],
        ),
        (
            "Four activists of Torab Chhatra League (TCL) were injured when gunmen opened fire.",
            [("wounded", 4)],
        ),
        (
            "Two leaders of the party and its youth wing were injured when gunmen opened fire.",
            [("wounded", 2)],
        ),
    ],
)
def test_bodies_and_buildings_are_no_persons(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thirty inmates fled the prison when rebels attacked it.",
        "Rebel attacks caused financial losses for the growers of the region.",
        "The death of a labourer after he fell from the seventh floor of a building led to a clash.",
    ],
)
def test_escapes_money_and_falls_are_no_casualties(text: str) -> None:
    assert told(text) == []


def test_what_is_told_in_an_inserted_clause_ends_with_it() -> None:
    def claimants(text: str) -> list[str | None]:
        claims = extract(text, language="en", published="2031-05-10").claims
        return [claim.claimant.name if claim.claimant else None for claim in claims]

    assert claimants("Two men, who claim to be rebels, have been arrested by soldiers.") == [None]
    assert claimants("The movement, which says it has 500 fighters, killed 12 soldiers on Monday.") == [None]
    assert claimants("The general, who said the raid was over, added that 12 rebels had been killed.") == [
        "general"
    ]
    text = "Two miners were injured by rebel fire after they were denied access despite promises by the governor."
    assert claimants(text) == [None]
    text = "Samo Bek of Kaya Police Station said rebels threw bombs. Four people were injured, he said."
    assert claimants(text) == ["Samo Bek"]
    text = (
        "The officer-in-charge of Kaya Police Station Samo Bek said rebels threw bombs, injuring four people."
    )
    assert claimants(text) == ["Samo Bek"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked the newly elected mayor, who was hospitalized for his injuries.", [("wounded", 1)]),
        ("Gunmen opened fire at the gate. No body was however hurt.", [("wounded", 0)]),
        ("Residents demand the truth about a child who died when soldiers opened fire.", [("killed", 1)]),
    ],
)
def test_small_words_are_not_read_for_others(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


def test_who_did_something_to_somebody_is_whom_the_main_verb_tells_of() -> None:
    text = "A soldier who tried to rob a school pupil was killed when rebels opened fire."
    claims = extract(text, language="en", published="2031-05-10").claims
    assert [(claim.count, claim.victim_type) for claim in claims] == [(1, "military")]


def test_soldiers_from_a_group_are_its_own() -> None:
    text = (
        "Fighting resumed between the MNDAA and government troops in Myanmar. One soldier from the MNDAA was "
        "killed, and ten from the government army were killed."
    )
    claims = extract(text, language="en", published="2031-05-10").claims
    assert [(one.count, one.victim_side.id if one.victim_side else None) for one in claims] == [
        (1, "mndaa"),
        (10, "MMR"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Though the Congress party denied the charge, the army arrested two rebels on Monday.",
        "Two rebels were killed while troops recovered a belt of 7.62mm (NATO) ammunition.",
        "Torab protesters, who have been staging protests against the death of two rebels, torched a tank.",
    ],
)
def test_who_speaks_of_something_else_claims_no_figure(text: str) -> None:
    claims = extract(text, language="en", published="2031-05-10").claims
    assert [(claim.count, claim.claimant, claim.stance) for claim in claims] == [(2, None, "asserts")]


def test_people_who_were_counted_before_are_not_counted_again() -> None:
    text = "Four rebels were killed in the clash, and Rashid and Karim were two among the four killed."
    assert told(text) == [("killed", 4)]
    text = "Rebels killed twelve soldiers; of the twelve killed, three were officers."
    assert told(text)[0] == ("killed", 12) and told(text).count(("killed", 12)) == 1


def test_as_many_is_the_figure_told_last() -> None:
    text = "At least four rebels were killed and as many wounded when soldiers opened fire."
    claims = extract(text, language="en", published="2031-05-10").claims
    assert [(one.outcome, one.count, one.bound) for one in claims] == [
        ("killed", 4, "at_least"),
        ("wounded", 4, "at_least"),
    ]
    assert told("Bij de aanval van rebellen vielen vier doden en evenveel gewonden.", "nl") == [
        ("killed", 4),
        ("wounded", 4),
    ]


def test_the_army_is_not_that_of_a_country_that_is_only_near() -> None:
    text = "Fighting resumed near the Chinese border in Shan state. Ten soldiers of the government army were killed."
    claims = extract(text, language="en", published="2031-05-10").claims
    assert [claim.victim_side.id for claim in claims if claim.victim_side] != ["CHN"]


def test_a_full_stop_without_its_space_parts_sentences_too() -> None:
    assert told("Rebels attacked the village and fled.Three people were killed.") == [("killed", 3)]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("A TTP terrorist identified as Arif Samo was killed in the raid.", None),
        (
            "The army clashed with rebels. One fighter was injured. According to an army report, rebels were "
            "sending more men.",
            None,
        ),
        (
            "Gunmen threw bombs. No one was hurt in the blast, said our district correspondent.",
            "district correspondent",
        ),
    ],
)
def test_who_tells_of_a_figure_is_named_as_its_speaker(text: str, claimant: str | None) -> None:
    claims = extract(text, language="en", published="2031-05-10").claims
    assert [claim.claimant.name if claim.claimant else None for claim in claims] == [claimant]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After the raid by gunmen the police and a Rescue 44 team took the bodies to a hospital.", []),
        (
            "An inspector (AI) of police, identified as Haji Samo, was shot dead and a civilian sustained injury "
            "when gunmen opened fire.",
            [("killed", 1), ("wounded", 1)],
        ),
        (
            "Rebels waylaid a truck. The colonel named the slain officer only as Lt. Samo, a company commander.",
            [],
        ),
    ],
)
def test_names_and_their_numbers_count_nobody_again(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert told(text) == expected


def test_people_of_two_kinds_have_no_single_type() -> None:
    text = "Gunmen attacked a village, kidnapping 18 people, all women and children."
    claims = extract(text, language="en", published="2031-05-10").claims
    assert [(claim.count, claim.victim_type) for claim in claims] == [(18, "unknown")]


def test_both_countries_of_a_border_are_only_near() -> None:
    text = (
        "Gunmen killed 12 policemen in Duraj. Rebels attacked a border crossing between Iraq and Syria at Pishka, "
        "injuring several guards."
    )
    claims = extract(text, language="en", published="2031-05-10").claims
    assert [claim.victim_side for claim in claims] == [None, None]
