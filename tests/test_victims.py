"""Who the victims of a figure are, and what harmed them, through the public API."""

from __future__ import annotations

import pytest

from conflict_events import Claim, extract


def claims_of(text: str, language: str = "en") -> list[Claim]:
    return extract(text, language=language, published="2022-09-16").claims


def told(claim: Claim) -> tuple[int | None, str, str | None]:
    side = claim.victim_side.id if claim.victim_side is not None else None
    return claim.count, claim.victim_type, side


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mines have killed 60 U.S. soldiers.", (60, "military", "USA")),
        ("The blast wounded two U.N. staff members near the front.", (2, "aid_worker", "IGOUNO")),
        ("There were no U.S. casualties in the rocket attack.", (0, "military", "USA")),
        ("Gunmen killed four members of the St. Joseph parish.", (4, "unknown", None)),
    ],
)
def test_an_abbreviation_ends_no_noun_phrase(text: str, expected: tuple[int, str, str | None]) -> None:
    (claim,) = claims_of(text)
    assert told(claim) == expected
    assert not claim.evidence.endswith(("U.S", "U.N", "St"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rebels shot 14 soldiers dead in hit-and-run raids.", 14),
        ("The army said 33 rebels were killed in a battle for the camp at the foot of a volcano.", 33),
        ("The gunboats sank two vessels of the Tamil Tigers. Nine Black Sea Tigers were killed.", 9),
        ("The rebel group claimed 12 Malian soldiers may have been wounded.", 12),
        ("Two marines were believed killed in the clash.", 2),
    ],
)
def test_what_fighting_did_is_told_beside_a_word_for_another_cause(text: str, count: int) -> None:
    assert [claim.count for claim in claims_of(text)] == [count]


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers were killed when their truck plunged into a ravine during an operation against rebels.",
        "Six soldiers died in a road accident near the front, where clashes continue.",
    ],
)
def test_an_accident_near_the_fighting_is_none_of_it(text: str) -> None:
    assert claims_of(text) == []


def test_what_others_are_measured_by_is_dated_by_the_point_and_dates_nothing_behind_it() -> None:
    text = (
        "Rebels stormed a garrison on Tuesday. The raid was the biggest since March 2019, when they killed "
        "more than 70 soldiers in an ambush. The raid left 12 soldiers dead."
    )
    old, new = claims_of(text)
    assert (str(old.event_start), str(old.event_end), old.scope) == ("2019-03-01", "2019-03-31", "incident")
    assert (str(new.event_start), new.is_background) == ("2022-09-13", False)


def test_the_first_dead_of_a_year_are_no_total_of_it() -> None:
    text = "The three dead were the first Dutch fatalities of this year. Another four soldiers were wounded."
    assert [claim.scope for claim in claims_of(text)] == ["incident", "incident"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hamas said it had suffered no casualties.", [(0, "fighter", "hamas")]),
        ("'We sustained no losses,' a Taliban spokesman said.", [(0, "fighter", "taliban")]),
        ("Al-Shabaab raided a base. The militants also suffered casualties.", [(None, "fighter", "al-shabaab")]),
        ("The Chadian army said it suffered four dead.", [(4, "military", "TCD")]),
        ("Malian forces suffered 80 casualties, the rebels said.", [(80, "military", "MLI")]),
        ("Shelling caused 70 government casualties near Gao in Mali.", [(70, "military", "MLI")]),
        ("There were nine police casualties near Gao in Mali.", [(9, "police", "MLI")]),
    ],
)  # fmt: skip
def test_whoever_suffers_casualties_is_whose_they_are(
    text: str, expected: list[tuple[int | None, str, str | None]]
) -> None:
    assert [told(claim) for claim in claims_of(text)] == expected


def test_those_told_again_are_counted_once_and_their_parts_are_parts_of_the_first_figure() -> None:
    text = (
        "At least seven villagers died when a landmine hit their van on Tuesday. "
        "The seven killed included five children and a nurse."
    )
    whole, *parts = claims_of(text)
    assert [(claim.count, claim.part_of is whole) for claim in parts] == [(5, True), (1, True)]
    assert [
        claim.count for claim in claims_of("Shells killed nine people. Among the nine dead were two girls.")
    ] == [9, 2]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said 43 fighters were killed or taken prisoner.",
        "Mines went on killing and maiming 43 people in the war zone.",
        "Soldiers killed or captured 43 militants.",
    ],
)
def test_a_figure_of_dead_and_others_together_is_of_casualties(text: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.outcome, claim.count) == ("casualties", 43)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops captured a rebel encampment near Gao and lost two soldiers.", [2]),
        ("There were no immediate reports of rebel casualties.", []),
        ("Rebels killed four soldiers while one of them was freed later.", [4]),
        ("The army claimed the rebels dragged at least four comrades as they fled.", []),
        ("The rebels said they had killed 53 soldiers and taken 20 more prisoners.", [53, 20]),
    ],
)
def test_nobody_is_counted_who_was_not_harmed(text: str, expected: list[int]) -> None:
    assert [claim.count for claim in claims_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two government militiamen were killed by NPA rebels near Davao in the Philippines.", (2, "fighter", "PHL")),
        ("Nine bodies of soldiers were recovered near Gao in Mali.", (9, "military", "MLI")),
        ("Some 300 civilians, troops and police have been killed in Mali.", (300, "unknown", None)),
    ],
)  # fmt: skip
def test_words_around_a_figure_tell_whose_people_they_are(
    text: str, expected: tuple[int, str, str | None]
) -> None:
    (claim,) = claims_of(text)
    assert told(claim) == expected


def test_some_of_those_told_before_are_a_part_of_them() -> None:
    whole, part = claims_of(
        "Rebels killed 19 soldiers, officials said. Sixteen of the soldiers were killed at night."
    )
    assert part.part_of is whole
    assert part.claimant == whole.claimant


def test_what_is_denied_in_two_words_is_denied_once() -> None:
    text = "The army said it had killed 19 rebels. Hamas, however, denied the report, dismissing it as propaganda."
    assert [claim.stance for claim in claims_of(text)] == ["asserts", "denies"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Seven soldiers were killed by the KNLA, an armed wing of the Karen National Union, "
            "when they seized a regime outpost.",
            [("killed", 7)],
        ),
        (
            "A sergeant who was hurt in the ambush later died, bringing the total death toll to six.",
            [("killed", 1), ("killed", 6)],
        ),
    ],
)
def test_a_clause_beside_the_main_verb_takes_nobody_from_it(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(claim.outcome, claim.count) for claim in claims_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kenya's defence ministry said both sides suffered casualties in the battle.", [None]),
        (
            "Six soldiers and two village guards were killed in clashes with the PKK in Hakkari in Turkey.",
            ["TUR", None],
        ),
        (
            "Three militants died in a raid in Kashmir. Two gunmen, including a Jaish-e-Mohammed commander, "
            "were killed elsewhere.",
            [None, None, "jaish-e-mohammed"],
        ),
    ],
)
def test_no_side_is_given_that_the_words_do_not_tell(text: str, sides: list[str | None]) -> None:
    assert [told(claim)[2] for claim in claims_of(text)] == sides


def test_the_army_is_that_of_the_officer_just_named() -> None:
    text = "An Indian army lieutenant was killed in a clash at the border with Pakistan, the army said."
    (claim,) = claims_of(text)
    assert claim.claimant is not None and claim.claimant.id == "INDMIL"


@pytest.mark.parametrize(
    ("text", "side", "claimant"),
    [
        (
            "The defence ministry said 14 soldiers were killed in western Niger, near the Mali border.",
            "NER",
            "NERGOVMOD",
        ),
        (
            "Near the border between Chad and Niger, 14 soldiers died in northern Cameroon, the army said.",
            "CMR",
            "CMRMIL",
        ),
    ],
)
def test_a_country_beyond_the_border_is_not_where_it_happened(text: str, side: str, claimant: str) -> None:
    (claim,) = claims_of(text)
    assert claim.victim_side is not None and claim.victim_side.id == side
    assert claim.claimant is not None and claim.claimant.id == claimant


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Rebels stormed a police post at night and left 14 of the officers dead, Nepal's home minister said.",
            ["NPL"],
        ),
        ("An ambush near Guinea-Bissau killed six soldiers, the Senegalese army said.", ["SEN"]),
        (
            "Nearly 50 soldiers were killed in a clash with Azerbaijan, the Armenian prime minister said.",
            ["ARM"],
        ),
        (
            "Three soldiers died in a raid on a post near the frontier with Mali, in northern Burkina Faso.",
            ["BFA"],
        ),
        (
            "Rockets from Lebanon killed two soldiers. The Israeli government promised an answer.",
            ["ISR"],
        ),
        ("Two soldiers were killed. The Malian army and the French army are after the attackers.", [None]),
    ],
)
def test_soldiers_are_of_the_only_state_in_play(text: str, sides: list[str | None]) -> None:
    assert [told(claim)[2] for claim in claims_of(text)] == sides


def test_who_speaks_for_a_group_speaks_of_its_people_and_not_of_those_of_a_state() -> None:
    text = (
        "Eight Somali soldiers were killed, the al-Shabaab spokesman Abdi Warsame said. "
        '"We lost two men in the fighting," he added.'
    )
    assert [told(claim) for claim in claims_of(text)] == [
        (8, "military", "SOM"),
        (2, "fighter", "al-shabaab"),
    ]


def test_each_item_of_a_list_of_losses_tells_whose_they_are() -> None:
    made = extract(
        "Losses since Monday: Ukrainian army 12 dead, 30 wounded; Wagner fighters 40 dead; civilians 6 dead, 11 hurt.",
        language="en",
        published="2023-05-10",
    )
    told = [(one.count, one.victim_type, one.victim_side and one.victim_side.id) for one in made.claims]
    assert told == [
        (12, "military", "UKR"), (30, "military", "UKR"), (40, "fighter", "wagner"), (6, "civilian", None),
        (11, "civilian", None),
    ]  # fmt: skip


def test_losses_inflicted_on_the_enemy_are_not_of_the_side_told_before() -> None:
    made = extract(
        "Kyiv said 23 Ukrainian soldiers had died and that it had inflicted losses of more than 170 on the enemy.",
        language="en",
    )
    assert [(one.count, one.victim_side and one.victim_side.id) for one in made.claims] == [
        (23, "UKR"),
        (170, "RUS"),
    ]
    made = extract(
        "Ankara said 23 Turkish soldiers had died and that it had inflicted losses of more than 170 on the enemy.",
        language="en",
    )
    assert [(one.count, one.victim_side and one.victim_side.id) for one in made.claims] == [
        (23, "TUR"),
        (170, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Six policemen were killed in an ambush in Colombia. "Five of our men died in the first minute," he said.',
            [(6, "police", "COL"), (5, "police", "COL")],
        ),
        ("There were no casualties on our side, the Indian army said.", [(0, "military", "IND")]),
        ("The fire killed nobody on the government side, said the Peruvian army.", [(0, "military", "PER")]),
        (
            "Rebels raided a post in Nepal and left 48 police dead. Nineteen were wounded. Three others are missing.",
            [(48, "police", "NPL"), (19, "police", "NPL"), (3, "police", "NPL")],
        ),
        ("On the side of the Abu Sayyaf, five were killed, officials said.", [(5, "fighter", "abu-sayyaf")]),
        ("Ten people, all of them civilians, were killed in a raid near Kidal.", [(10, "civilian", None)]),
    ],
)
def test_whose_people_they_are_is_told_by_the_speaker_or_just_before(
    text: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert [told(claim) for claim in claims_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Seven of our neighbours were killed by shells when rebels attacked," a resident of Mogadishu said.',
            [(7, "civilian", None)],
        ),
        (
            "Ten policemen were killed in a raid in Nepal. In Pokhara, nine were wounded by a bomb.",
            [(10, "police", "NPL"), (9, "unknown", None)],
        ),
        (
            "Eight soldiers and two farmers were killed in a raid in Niger. Nine were wounded.",
            [(8, "military", "NER"), (2, "civilian", None), (9, "unknown", None)],
        ),
        ('"We lost two of our men," a rebel commander in Colombia said.', [(2, "unknown", None)]),
    ],
)
def test_neighbours_and_those_of_another_place_or_lot_are_not_ones_own(
    text: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert [told(claim) for claim in claims_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "U.S.-backed rebels killed two soldiers in Nicaragua, the defence ministry said.",
            [(2, "military", "NIC")],
        ),
        (
            "The Taliban killed 15 soldiers in Pakistan and wounded a local police chief.",
            [(15, "military", "PAK"), (1, "police", "PAK")],
        ),
        (
            "Two ex-soldiers were killed in clashes with police in Haiti.",
            [(2, "military", None)],
        ),
        (
            "Two insurgents were killed and another 21 wounded in a raid in Mali.",
            [(2, "fighter", None), (21, "fighter", None)],
        ),
    ],
)
def test_who_only_backs_or_once_served_is_no_side(
    text: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert [told(claim) for claim in claims_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four Quechua Indians were killed by rebels in Peru.", None),
        ("Four Indian peasants were killed by guerrillas in Guatemala.", None),
        ("Four Indian soldiers were killed by Chinese troops.", "IND"),
        ("Four Indian villagers were killed by militants in Kashmir.", "IND"),
    ],
)
def test_a_word_for_a_people_that_is_also_one_for_others_needs_the_country(
    text: str, expected: str | None
) -> None:
    (claim,) = extract(text, language="en").claims
    assert (claim.victim_side and claim.victim_side.id) == expected


def test_how_old_people_are_counts_nobody() -> None:
    text = "Rebels attacked a village. Two women over 70 were killed. They killed over 70 soldiers as well."
    assert [claim.count for claim in extract(text, language="en").claims] == [2, 70]


def test_a_name_in_brackets_is_no_source() -> None:
    claims = extract("Rebels murdered a naval commander (Luis Mora) near Arta.", language="en").claims
    assert [(claim.count, claim.claimant) for claim in claims] == [(1, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-six dead in air strike on villagers in Yemen", [(26, "civilian", None)]),
        ("Ten people were killed in an attack on soldiers in Mali.", [(10, "unknown", None)]),
        (
            "A bomb attack on villagers killed three militants in Niger; ten people were hurt elsewhere.",
            [(3, "fighter", None), (10, "unknown", None)],
        ),
        ("In Kunduz in Afghanistan, 22 soldiers and policemen were killed.", [(22, "unknown", "AFG")]),
        (
            "Boko Haram left six Cameroonian soldiers dead. Six soldiers had been killed, an officer said.",
            [(6, "military", "CMR"), (6, "military", "CMR")],
        ),
        (
            "Six soldiers were killed in an ambush in Mali. In Burkina Faso, six soldiers were killed by a bomb.",
            [(6, "military", "MLI"), (6, "military", "BFA")],
        ),
        (
            "Eastern Shore Command put the toll of the clash in the Philippines at 12: 11 Abu Sayyaf and one soldier.",
            [(12, "unknown", None), (11, "fighter", "abu-sayyaf"), (1, "military", "PHL")],
        ),
    ],
)
def test_whom_an_attack_was_aimed_at_and_whose_soldiers_were_told_of_last(
    text: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert [told(claim) for claim in claims_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The blast in Kandahar in Afghanistan killed one border police officer and two border guards.",
            "en",
            [(1, "police", "AFG"), (2, "police", "AFG")],
        ),
        (
            "A bomb killed ten policemen and wounded 12 officers in Pakistan, where security forces hunt bombers.",
            "en",
            [(10, "police", "PAK"), (12, "police", "PAK")],
        ),
        (
            "Aan Turkse kant vielen 143 gewonden. Bij de milities zouden nog eens 165 doden gevallen zijn.",
            "nl",
            [(143, "unknown", "TUR"), (165, "unknown", None)],
        ),
        (
            "Een bom doodde drie grenswachters in Afghanistan.",
            "nl",
            [(3, "police", "AFG")],
        ),
    ],
)
def test_police_of_the_border_and_those_with_whom_a_sentence_opens(
    text: str, language: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert [told(claim) for claim in claims_of(text, language)] == expected
