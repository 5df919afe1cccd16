"""People told one by one: by name, by a word that points back, by a pronoun, in company."""

from __future__ import annotations

import pytest

from conflict_events import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels dragged the mayor out of his house and shot him dead.", [("killed", 1, "civilian")]),
        (
            "Rebels kidnapped a judge and later killed him.",
            [("captured", 1, "civilian"), ("killed", 1, "civilian")],
        ),
        ("Rebels killed her daughter.", [("killed", 1, "child")]),
        ("The consul was unhurt in the bomb attack, but his driver was killed.", [("killed", 1, "civilian")]),
        ("An elderly couple died in the shelling.", [("killed", 2, "unknown")]),
        ("The car bomb exploded without causing casualties.", [("casualties", 0, "unknown")]),
        ("A judge was bundled into a car by rebels.", [("captured", 1, "civilian")]),
        ("Rebels ended the life of a priest.", [("killed", 1, "civilian")]),
        ("The church counted 12 assassinations by death squads.", [("killed", 12, "unknown")]),
        ("There was no loss of life in the bomb attack.", [("killed", 0, "unknown")]),
        ("Rebels raided the village and took nine youths with them.", [("captured", 9, "unknown")]),
    ],
)
def test_what_became_of_people_is_told_in_many_ways(text: str, expected: list[tuple[str, int, str]]) -> None:
    found = [(claim.outcome, claim.count, claim.victim_type) for claim in extract(text, language="en").claims]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police captured four rebels after the attack.", "detained"),
        ("Four rebels were captured by the police.", "detained"),
        ("The army captured four rebels.", "captured"),
        ("Rebels captured two policemen.", "captured"),
        ("Rebels attacked the police and captured six men.", "captured"),
    ],
)
def test_whom_the_police_capture_is_detained(text: str, expected: str) -> None:
    assert [claim.outcome for claim in extract(text, language="en").claims] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman cadre and three Maoists were killed in a gunfight.", [1, 3]),
        ("Two bullet riddled bodies were recovered near the camp of the militia.", [2]),
        ("Insurgents slashed the throats of two fishmongers.", [2]),
        ("Four rangers attained martyrdom in an ambush.", [4]),
        ("Rebels chopped to death a village headman.", [1]),
        ("The rebels fired at the bus but did not kill anyone.", [0]),
        ("There were no deaths in the grenade attack.", [0]),
    ],
)
def test_notes_of_incidents_have_words_of_their_own_for_the_dead(text: str, expected: list[int]) -> None:
    claims = extract(text, language="en").claims
    assert [claim.count for claim in claims] == expected
    assert {claim.outcome for claim in claims} == {"killed"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three residents of Arda and two soldiers were killed by rebels.", [3, 2]),
        ("Rebels killed a teacher in Arda and two soldiers in Belu.", [1, 2]),
        ("Rebels killed four troopers of the Border Guard (BG) and a cook.", [4, 1]),
        ("Rebels killed the chief of Arda and his wife.", [1, 1]),
        ("Rebels killed a pastor and wife in Arda.", [1, 1]),
        ("Ivo Malan, mayor of Arda, was killed by rebels.", [1]),
        ("Rebels murdered peasant leader Ivo Malan, 45.", [1]),
        ("Two soldiers were killed by rebels and a third was shot dead.", [2, 1]),
    ],
)
def test_a_list_goes_on_behind_the_place_or_the_office_of_people(text: str, expected: list[int]) -> None:
    assert [claim.count for claim in extract(text, language="en").claims] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed two men of Arda and three cadets surrendered.",
        "Troops met three hostages in Arda and two rebels were killed.",
    ],
)
def test_a_clause_of_its_own_is_no_part_of_a_list(text: str) -> None:
    assert [claim.count for claim in extract(text, language="en").claims if claim.outcome == "killed"] == [2]


def test_whom_the_captors_kill_are_not_captured_twice() -> None:
    claims = extract("Rebels abducted seven persons, killing two of them.", language="en").claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("captured", 7), ("killed", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A soldier and two alleged members of the militia were killed in a clash.", [1, 2]),
        ("The body of a surrendered militant was found near the camp of the army.", [1]),
        ("Between 20 and 30 rebels were killed by soldiers, as was a U.S. adviser.", [None, 1]),
        ("A raider was shot dead by soldiers, along with three rebels.", [1, 3]),
        ("The mayor was shot dead by soldiers along with militiamen.", [1]),
        ("The judge, who was on his way home, died when rebels shot at his car.", [1]),
        ("Two cadets, Ivo Malan and Petr Sabo, were killed by rebels.", [2]),
        ("Rebels killed a Peasant Front guard.", [1]),
        ("A guard was not hurt when rebels attacked the camp.", []),
        ("Fifteen rebels attacked Arda and seized men.", []),
    ],
)
def test_who_is_told_of_and_who_is_not(text: str, expected: list[int | None]) -> None:
    claims = extract(text, language="en").claims
    assert [claim.count for claim in claims if claim.outcome in ("killed", "wounded", "captured")] == expected


def test_those_among_the_dead_are_parts_whatever_stands_behind() -> None:
    claims = extract(
        "Rebels killed four people in Arda. Three of the dead were guards and one was a cook.", language="en"
    ).claims
    assert [(claim.count, claim.part_of is not None) for claim in claims] == [
        (4, False),
        (3, True),
        (1, True),
    ]


def test_who_is_taken_away_is_captured() -> None:
    (claim,) = extract("Eleven teachers were taken away by the rebels.", language="en").claims
    assert (claim.outcome, claim.count) == ("captured", 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said no one was hurt in the grenade attack.", [("wounded", 0, "unknown")]),
        (
            "Rebels came a day after 13 people, including six pilgrims, died in a bomb attack.",
            [("killed", 13, "unknown"), ("killed", 6, "civilian")],
        ),
        (
            "No one has claimed responsibility for the attack, in which five soldiers died.",
            [("killed", 5, "military")],
        ),
        ("Four members of a village militia were killed.", [("killed", 4, "fighter")]),
        ("Two hostages of the rebels were killed.", [("killed", 2, "unknown")]),
        ("Soldiers found the body of Colonel Ivo Malan near the camp.", [("killed", 1, "military")]),
        (
            "The mayor of Arda, 60 km (37 miles) north of Belu, was wounded in a bomb blast.",
            [("wounded", 1, "civilian")],
        ),
        ("Six others sustain injuries when a bomb explodes.", [("wounded", 6, "unknown")]),
    ],
)
def test_notes_tell_of_people_in_many_shapes(text: str, expected: list[tuple[str, int, str]]) -> None:
    found = [(claim.outcome, claim.count, claim.victim_type) for claim in extract(text, language="en").claims]
    assert found == expected


def test_a_town_tells_no_side_of_its_people() -> None:
    (claim,) = extract("A Kabul shopkeeper was killed by the Taliban.", language="en").claims
    assert claim.victim_side is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed three people in Arda, Belu district, on Sunday.", [("killed", 3, "unknown")]),
        ("Rebels shot dead a leader of a peace body set up by the army.", [("killed", 1, "unknown")]),
        ("In an attack by rebels, 13 displaced were wounded.", [("wounded", 13, "unknown")]),
        ("Soldiers were looking for the bodies of rebels, while four cooks were found alive.", []),
        ("Ivo Malan and Ana Diaz from Arda were killed by rebels.", [("killed", 1, "unknown")] * 2),
        ("Rebels killed a policeman and hurt another officer.", [("killed", 1, "police"), ("wounded", 1, "police")]),
        ("Rebels killed six soldiers including a commander.", [("killed", 6, "military"), ("killed", 1, "military")]),
        ("A young girl was killed in the shelling.", [("killed", 1, "child")]),
        ("Two soldiers are nursing bullet wounds after the ambush.", [("wounded", 2, "military")]),
    ],
)  # fmt: skip
def test_what_stands_beside_people_tells_who_they_are(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    found = [(claim.outcome, claim.count, claim.victim_type) for claim in extract(text, language="en").claims]
    assert found == expected


def test_a_part_of_those_who_fled_was_wounded() -> None:
    claims = extract(
        "Five workers fled to a post of the army, including one who was wounded in the attack.", language="en"
    ).claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("displaced", 5), ("wounded", 1)]


def test_the_bodies_of_captives_are_those_of_as_many() -> None:
    claims = extract(
        "Militants kidnapped two officials from the post. Later, their mutilated bodies were found.",
        language="en",
    ).claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("captured", 2), ("killed", 2)]


def test_the_bodies_of_the_dead_are_no_more_dead() -> None:
    claims = extract(
        "Rebels killed two soldiers. Their bodies were taken to the camp of the army.", language="en"
    ).claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", 2)]


def test_notes_tell_it_in_the_present_tense() -> None:
    claims = extract(
        "Rebels abduct a teacher and stab him to death. Suspected rebels behead two villagers.", language="en"
    ).claims
    assert [(claim.outcome, claim.count) for claim in claims] == [
        ("captured", 1),
        ("killed", 1),
        ("killed", 2),
    ]


def test_a_noun_that_is_also_a_verb_kills_nobody() -> None:
    text = "Rebels killed nine villagers in the third such slaughter in a month in one of the most violent regions."
    claims = extract(text, language="en").claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor was shot five times and died after the attack by rebels.", [1]),
        ("Soldiers found the body of a judge, who was kidnapped by rebels.", [1]),
        ("A guard and his wife, both teachers, were gunned down by rebels.", [1, 1]),
        ("A mine killed two boys, 8 and 10 years old, near the camp of the army.", [2]),
        ("The rebels executed the village lieutenant governor and four peasants.", [1, 4]),
        ("JUDGE MARIA ELENA DIAZ PEREZ AND TWO OF HER BODYGUARDS WERE MURDERED BY HIRED ASSASSINS.", [1, 2]),
        ("THE BODIES OF THREE MEN WITH SIGNS OF TORTURE WERE FOUND.", [3]),
    ],
)
def test_wires_of_old_tell_of_people_one_by_one(text: str, expected: list[int]) -> None:
    killed = [claim.count for claim in extract(text, language="en").claims if claim.outcome == "killed"]
    assert killed == expected


def test_who_fights_the_rebels_is_none_of_them() -> None:
    claims = extract("Boko Haram attacked the village. Four vigilantes were killed.", language="en").claims
    assert [(claim.count, claim.victim_side) for claim in claims] == [(4, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wife of the governor was killed by rebels.", [("killed", 1, "woman")]),
        ("Rebels killed two guards of Senator Luis Mora.", [("killed", 2, "unknown")]),
        ("Rebels killed the mother of an injured boy.", [("killed", 1, "woman"), ("wounded", 1, "child")]),
        ("Minister Luis Mora's daughter was kidnapped by rebels.", [("captured", 1, "child")]),
        ("Rebels killed a governor's driver.", [("killed", 1, "civilian")]),
        ("Rebels burned a governor's farm and killed a cook.", [("killed", 1, "civilian")]),
        ("Peru's justice minister was shot dead by rebels.", [("killed", 1, "civilian")]),
        ("His daughter Rosa was kidnapped by rebels.", [("captured", 1, "child")]),
        ("The secretary of the rail workers' union in Tacna was shot dead by rebels.", [("killed", 1, "unknown")]),
        ("Two clerks were apparently kidnaped by rebels.", [("captured", 2, "civilian")]),
    ],
)  # fmt: skip
def test_who_is_told_of_with_whose_they_are_is_counted_and_not_the_owner(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    found = [(claim.outcome, claim.count, claim.victim_type) for claim in extract(text, language="en").claims]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bodies of the governor and his driver were found by soldiers.", [1, 1]),
        ("The bodies of Luis Mora and Carlos Vega were found with bullet wounds.", [1, 1]),
        ("Soldiers found the bodies of Luis Mora and Carlos Vega.", [1, 1]),
        ("The bodies of four monks and two nurses were found by soldiers.", [4, 2]),
    ],
)
def test_bodies_of_people_told_one_by_one_are_theirs(text: str, expected: list[int]) -> None:
    assert [claim.count for claim in extract(text, language="en").claims] == expected


def test_a_band_of_so_many_who_did_it_is_nobody_harmed() -> None:
    text = "The clerks were not armed and apparently kidnapped by a band of 25 rebels."
    assert 25 not in [claim.count for claim in extract(text, language="en").claims]


def test_an_estimated_number_of_rebels_estimates_nothing() -> None:
    text = "An estimated 800 rebels killed 40 soldiers, officials said."
    assert [claim.claimant and claim.claimant.id for claim in extract(text, language="en").claims] == [
        "officials"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Arta, Luis Mora, a member of a small party, was killed by rebels.", [1]),
        ("He went on after director Luis Mora and driver Carlos Vega were murdered by rebels.", [1, 1]),
        ("The third mayor this year was shot dead by rebels.", [1]),
        ("The nuns' cook and her daughter were shot dead by rebels.", [1, 1]),
        ("She told of his death: an inquiry into the rebels had begun.", []),
    ],
)
def test_people_told_with_offices_ordinals_and_owners_are_counted_once(
    text: str, expected: list[int]
) -> None:
    claims = extract(text, language="en", published="2022-09-16").claims
    assert [(claim.count, claim.scope) for claim in claims] == [(one, "incident") for one in expected]


def test_the_people_of_a_party_are_no_fighters() -> None:
    (claim,) = extract("Rebels killed two APRA leaders.", language="en").claims
    assert claim.victim_type == "civilian"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 11 people, including the mayor of a town and two clerks, were shot dead by rebels.", [11, 1, 2]),
        ("COLONEL ZEFERIN ULDRAN QUIBOR, COMMANDER OF A GARRISON, WAS MURDERED BY REBELS.", [1]),
        ("Luis Mora, mayor of Arta, and two guards were shot dead by rebels.", [1, 2]),
        ("Senator Luis Mora was hurt by gunmen in the morning and died hours later.", [1]),
        ("The gunman, a youth, was killed by the guards.", [1]),
    ],
)  # fmt: skip
def test_people_told_at_length_are_read_whole(text: str, expected: list[int]) -> None:
    claims = extract(text, language="en").claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", one) for one in expected]


def test_a_force_bears_the_casualties_inflicted_on_it() -> None:
    (claim,) = extract(
        "The guerrillas inflicted 65 casualties on the Peruvian army in January.", language="en"
    ).claims
    assert (claim.victim_side and claim.victim_side.id, claim.victim_type) == ("PER", "military")
