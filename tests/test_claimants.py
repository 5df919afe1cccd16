"""Whose figure it is: speakers without a name, joint speakers, rejected claims, figures that nobody could check."""

from __future__ import annotations

import pytest

from conflict_events import extract


def told(text: str, language: str = "en") -> list[tuple[float | None, str | None, str]]:
    claims = extract(text, language=language, published="2021-03-10").claims
    return [(one.count, one.claimant.name if one.claimant else None, one.stance) for one in claims]


def claimants(text: str, language: str = "en") -> list[str | None]:
    return [name for _, name, _ in told(text, language)]


@pytest.mark.parametrize(
    "ending",
    [
        "a senior officer told AFP on condition of anonymity.",
        "a senior officer told AFP by phone.",
        "a senior officer said, speaking on condition of anonymity.",
        "a senior officer, who asked not to be named, told Reuters by telephone from Bangui.",
        "said a senior officer who asked not to be named.",
    ],
)
def test_who_speaks_behind_the_comma_is_not_who_killed_before_it(ending: str) -> None:
    assert claimants(f"Gunmen killed nine herders on Monday, {ending}") == ["senior officer"]


def test_what_is_confirmed_by_telephone_is_not_confirmed_by_the_agency() -> None:
    text = (
        "A district official told of a raid. "
        "The official confirmed by telephone to AFP that six soldiers were killed."
    )
    assert claimants(text) == ["officials"]


def test_the_group_that_is_told_of_under_two_names_does_not_speak() -> None:
    text = (
        "Gen. Pablo Ruiz, the regional commander, said the Free Army of the South, or FAS, attacked at dawn. "
        "Two soldiers were killed, he said."
    )
    assert claimants(text) == ["Pablo Ruiz"]


@pytest.mark.parametrize(
    ("speakers", "first"),
    [
        ("police and hospital officials", "police"),
        ("military and tribal sources", "military sources"),
        ("security and medical sources", "security sources"),
        ("officials and residents", "officials"),
        ("the army and local officials", "Armed forces of Mali"),
    ],
)
def test_of_two_who_speak_together_the_first_is_the_claimant(speakers: str, first: str) -> None:
    assert claimants(f"Gunmen killed nine herders in Mali on Monday, {speakers} said.") == [first]


def test_an_organ_before_a_colon_tells_what_follows() -> None:
    text = "Gunmen attacked a post in Burundi on Tuesday. Army: two gunmen shot dead, three soldiers wounded."
    assert claimants(text) == ["Armed forces of Burundi"] * 2


def test_reports_that_are_denied_are_a_noun() -> None:
    text = "The army denied reports by residents that soldiers had killed 12 civilians in the raid."
    assert told(text) == [(12, "Armed forces", "denies"), (12, "residents", "asserts")]


def test_a_war_that_claims_lives_says_nothing() -> None:
    text = "The armed campaign that Boko Haram began in 2009 has claimed 900 lives."
    assert claimants(text) == [None]


@pytest.mark.parametrize(
    "doubt",
    [
        "None of the figures can be checked independently.",
        "No independent sources have confirmed the reports.",
        "The army could neither confirm nor deny the claim.",
    ],
)
def test_what_nobody_could_check_is_unverified(doubt: str) -> None:
    assert told(f"The rebels said they had killed 60 soldiers. {doubt}") == [(60, "rebels", "unverified")]


def test_only_the_report_that_is_named_is_doubted() -> None:
    text = (
        "The Taliban reported that 80 soldiers were captured. Military sources said 45 gunmen were killed. "
        "A spokesman could neither confirm nor deny the report by the Taliban."
    )
    assert [(count, stance) for count, _, stance in told(text)] == [(80, "unverified"), (45, "asserts")]


def test_figures_that_add_up_to_a_total_are_of_who_told_the_total() -> None:
    text = (
        "Attacks on army posts in Mali killed 17 soldiers, local sources said. Near Gao nine soldiers died and "
        "three were captured.\n\nFive soldiers died near Kidal. Near Timbuktu three soldiers were killed.\n\n"
        "Near Bamako a farmer was killed."
    )
    assert claimants(text) == ["local sources"] * 5 + [None]
    claims = extract(text, language="en", published="2021-03-10").claims
    assert [claim.part_of is claims[0] for claim in claims] == [False, True, False, True, True, False]


def test_figures_that_do_not_add_up_are_no_parts() -> None:
    text = (
        "An attack in Mali killed 17 soldiers, local sources said.\n\n"
        "Near Gao nine soldiers died. Four soldiers died near Kidal."
    )
    assert claimants(text) == ["local sources", None, None]


def test_more_people_are_of_the_same_account_wherever_they_fell() -> None:
    text = (
        "Seven soldiers were killed in an attack by rebels in Burundi, the army said. The village was on fire. "
        "Three more were wounded near Cibitoke."
    )
    assert claimants(text) == ["Armed forces of Burundi"] * 2


def test_the_day_after_belongs_to_the_account() -> None:
    text = (
        "Rebels killed six soldiers on Monday, said Brigadier Silva. "
        "As their bodies were carried away on Tuesday a mine went off, killing another soldier."
    )
    assert claimants(text) == ["Silva"] * 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police said 130 people died in the attack by rebels. Earlier the toll had stood at 117.", "en"),
        ("Bij de aanval zijn 43 mensen gedood, meldt de politie. Eerder was sprake van 31 doden.", "nl"),
    ],
)
def test_an_earlier_toll_is_not_of_who_tells_the_new_one(text: str, language: str) -> None:
    assert claimants(text, language) == ["police", None]


@pytest.mark.parametrize(
    ("text", "language", "medium"),
    [
        ("Citing the health ministry, Xinhua reported that 14 soldiers were killed.", "en", "Xinhua"),
        ("Al Jazeera, quoting officials, said 14 civilians were killed in the strike.", "en", "Al Jazeera"),
        ("Op gezag van een legerofficier meldde de BBC dat er zestig soldaten zijn gedood.", "nl", "BBC"),
        ("Bij de aanval zijn zes soldaten gedood. Dat meldt Reuters op gezag van artsen.", "nl", "Reuters"),
    ],
)
def test_who_passes_on_is_kept_beside_who_tells(text: str, language: str, medium: str) -> None:
    claim = extract(text, language=language).claims[0]
    assert claim.claimant is not None and claim.claimant.name != medium
    assert claim.relayed_by is not None and claim.relayed_by.name == medium


@pytest.mark.parametrize(
    ("telling", "name"),
    [
        ("melden lokale bronnen", "local sources"),
        ("zo is bij de politie vernomen", "police"),
        ("dixit de politie", "police"),
        ("klinkt het bij de politie", "police"),
    ],
)
def test_ways_in_which_dutch_names_who_tells(telling: str, name: str) -> None:
    assert claimants(f"Bij de aanval van de rebellen zijn vier soldaten gedood, {telling}.", "nl") == [name]


def test_a_pronoun_behind_the_verb_speaks_where_the_verb_stands_second() -> None:
    text = "Majoor Ali Ba zei dat rebellen aanvielen. Daarnaast telt hij negen gewonde soldaten."
    assert claimants(text, "nl") == ["Ali Ba"]


def test_who_holds_an_office_is_called_by_it_alone_later() -> None:
    text = (
        "The mayor of Beni, Jean Bosco, confirmed the attack. Rebels killed five civilians, he said. "
        "The mayor also said three people were wounded."
    )
    assert claimants(text) == ["Jean Bosco"] * 2


def test_who_knows_of_no_dead_tells() -> None:
    text = "Rebels attacked a post on Monday, said Col. Ali Ba. He knew of no deaths among the soldiers."
    assert told(text) == [(0, "Ali Ba", "asserts")]


def test_a_day_that_opens_the_sentence_begins_another_account() -> None:
    text = "Rebels killed six soldiers on Monday, said Brigadier Silva. On Tuesday two more soldiers were shot dead."
    assert claimants(text) == ["Silva", None]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Soldiers killed 17 rebels in the hills, the district commander said. One soldier died, he said.\n\n"
            "The commander, Col. Mario Vega, said the rebels had fled.",
            "en",
            "Mario Vega",
        ),
        (
            "Soldiers killed 17 rebels and one soldier died, a military spokesman said.\n\n"
            "Army spokesman Brig. Gen. Mario Vega said the rebels had fled.",
            "en",
            "Mario Vega",
        ),
        (
            "Bij gevechten in Mali zijn twaalf soldaten gedood, zei een legerwoordvoerder.\n\n"
            "De woordvoerder, kolonel Ali Ba, zei dat er ook tien gewonden zijn.",
            "nl",
            "Ali Ba",
        ),
    ],
)
def test_who_spoke_without_a_name_is_who_holds_the_office(text: str, language: str, name: str) -> None:
    assert set(claimants(text, language)) == {name}


def test_the_spokesman_of_another_body_is_somebody_else() -> None:
    text = (
        "Rebels killed 17 soldiers in El Salvador, a military spokesman said.\n\n"
        "In Washington, Pentagon spokesman Mark Hanson said no Americans were hurt."
    )
    assert claimants(text) == ["Armed forces of El Salvador", "Mark Hanson"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Taliban said it had attacked a base. A spokesman said 14 soldiers were killed.", "Taliban"),
        ("Six soldiers were killed in the attack, a spokesman for the coalition said.", "coalition"),
        ("Six soldiers were killed in the attack, said a spokeswoman for the regional hospital.", "regional hospital"),
    ],
)  # fmt: skip
def test_a_spokesman_is_called_by_whom_he_speaks_for(text: str, name: str) -> None:
    assert claimants(text) == [name]


def test_one_person_in_two_spellings_is_one() -> None:
    text = "Manuel Gómez, the army chief, said ten rebels were killed. Manuel Gomez said two soldiers were wounded."
    assert claimants(text) == ["Manuel Gómez"] * 2


def test_whom_somebody_told_it_to_does_not_tell_it() -> None:
    text = (
        "Een burger is omgekomen door een bermbom van de rebellen. "
        "Dat heeft kolonel Ali Rahim aan het persagentschap Pajwak verteld."
    )
    assert claimants(text, "nl") == ["Ali Rahim"]


def test_a_name_before_a_hyphen_is_whose_fighters_they_are() -> None:
    text = (
        "De Fano-militie zegt dat zij drie soldaten heeft gedood. Volgens de Navo-troepen kwamen er vier om."
    )
    assert claimants(text, "nl") == ["Fano", "NATO"]


def test_who_lost_their_lives_are_lost_by_nobody() -> None:
    text = "Bij de aanslag verloren vier agenten en een tolk het leven, meldt het Afghaanse leger."
    assert claimants(text, "nl") == ["Armed forces of Afghanistan"] * 2


@pytest.mark.parametrize(
    "rejection",
    [
        "Kenya rebuffed the rebels' claim that they had killed 12 soldiers.",
        "Kenya dismissed the rebels' claim they had killed 12 soldiers.",
        "Kenya denied reports by rebels that they had killed 12 soldiers.",
    ],
)
def test_what_is_rejected_is_claimed_by_the_others(rejection: str) -> None:
    assert told(rejection) == [(12, "Kenya", "denies"), (12, "rebels", "asserts")]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("“That 12 soldiers were killed is pure fabrication,” minister Ali Hassan said.", "en", "Ali Hassan"),
        ("The army said the report that rebels had killed 12 soldiers was false.", "en", "Armed forces"),
        ("Het leger zegt dat het bericht dat rebellen 12 soldaten doodden niet klopt.", "nl", "Armed forces"),
    ],
)
def test_what_is_called_false_is_denied(text: str, language: str, name: str) -> None:
    assert told(text, language) == [(12, name, "denies")]


def test_what_an_attack_is_said_to_have_done_is_denied_by_who_denies_the_attack() -> None:
    text = "A government spokesman in Kenya denied that an attack said to have killed 12 soldiers took place."
    assert [stance for _, _, stance in told(text)] == ["denies"]


def test_soldiers_who_go_on_a_rampage_say_nothing() -> None:
    text = "Villagers said SPLA soldiers went on a rampage after gunmen had killed eight troops."
    assert claimants(text) == ["residents"]


def test_whom_a_minister_told_is_not_the_group() -> None:
    text = (
        "The Taliban attacked a base. “It was a lie,” Ali Hassan told Reuters.\n\n"
        "“Nine troops were killed,” the group said."
    )
    assert claimants(text) == ["Taliban"]


def test_who_tells_of_an_attack_tells_what_it_did() -> None:
    text = (
        "The army said rebels attacked the town of Bor. Seven soldiers were killed and the market was burned."
    )
    assert claimants(text) == ["Armed forces"]


def test_what_sounds_is_said_by_who_spoke_last() -> None:
    text = "De politie meldt een aanval van rebellen in Gao. In Mopti vielen ook twee doden, klinkt het."
    assert claimants(text, "nl") == ["police"]


def test_the_observatory_is_the_one_named_before() -> None:
    text = (
        "Het Syrische Observatorium voor de Mensenrechten meldt een luchtaanval op een dorp. "
        "Daarbij kwamen volgens het observatorium vier kinderen om het leven."
    )
    assert claimants(text, "nl") == ["Syrian Observatory for Human Rights"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Six soldiers were killed in an ambush in Peru, authorities said.", "en", "officials"),
        ("Six soldiers were killed in an ambush, Peruvian authorities said.", "en", "Government of Peru"),
        ("Bij een hinderlaag in Peru zijn zes soldaten gedood, melden de autoriteiten.", "nl", "officials"),
    ],
)
def test_authorities_are_officials_where_no_side_is_told(text: str, language: str, name: str) -> None:
    assert claimants(text, language) == [name]


def test_a_person_tells_parts_of_what_his_body_told() -> None:
    text = (
        "Air strikes in Yemen killed 68 civilians, the United Nations said. UN coordinator Jan Meyer said 54 of "
        "them died at a market.\n\nA second strike killed 14 people of one family."
    )
    assert claimants(text) == ["United Nations", "Jan Meyer", "Jan Meyer"]


def test_who_holds_an_office_is_named_right_behind_his_body() -> None:
    assert claimants("The commander of the SPLA Peter Garang said six soldiers died in an ambush.") == [
        "Peter Garang"
    ]


def test_a_surname_that_is_a_place_behind_a_word_for_who_speaks() -> None:
    text = "De rebellen staken twintig kerkgangers dood, aldus politieagent Alfonse Leku."
    assert claimants(text, "nl") == ["Alfonse Leku"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "At least 50 people were killed in the attack, according to a new, still preliminary count.",
            None,
        ),
        (
            "en",
            "The head of a health service put the toll of the air strike at 43 dead.",
            "head of a health service",
        ),
        (
            "nl",
            "Bij de luchtaanval vielen 43 doden, zegt het hoofd van de ambulancedienst.",
            "hoofd van de ambulancedienst",
        ),
    ],
)
def test_a_head_is_named_with_what_it_is_of_and_an_adjective_names_nobody(
    language: str, text: str, name: str | None
) -> None:
    (claim,) = extract(text, language=language).claims
    assert (claim.claimant and claim.claimant.name) == name
