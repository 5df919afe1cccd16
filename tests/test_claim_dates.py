"""The days of figures and events, over the sentences of an article."""

from __future__ import annotations

import pytest

from conflict_events import extract


def dates(text: str, published: str, language: str = "en") -> list[tuple[int | None, str]]:
    """Each figure with its days: '' where there are none, one day once."""
    found = extract(text, language=language, published=published)
    return [(one.count, shown(one.event_start, one.event_end)) for one in found.claims]


def shown(first: object, last: object) -> str:
    return "" if first is None and last is None else f"{first}" if first == last else f"{first}..{last}"


def test_a_figure_goes_on_about_the_attack_not_about_recent_months() -> None:
    text = (
        "A bomb killed nine soldiers in Tarin on Monday, the army said. There have been many attacks on troops in"
        " recent months. Four soldiers were wounded, it said."
    )
    assert dates(text, "2017-08-22") == [(9, "2017-08-21"), (4, "2017-08-21")]


def test_a_day_in_front_dates_what_follows_though_it_is_like_what_was_told() -> None:
    text = (
        "The rebels attacked a base on Tuesday. On Monday, the rebels attacked a post and killed 20 soldiers."
    )
    found = extract(text, language="en", published="2017-08-23")
    assert [str(one.start_date) for one in found.event_mentions if one.type == "attack"] == [
        "2017-08-22", "2017-08-21",
    ]  # fmt: skip


def test_another_story_with_its_own_day_does_not_date_what_was_told_before() -> None:
    text = (
        "At least 15 civilians were killed by shells in the town of Darsa. On Sunday, government forces attacked"
        " the villages of the north."
    )
    assert dates(text, "2017-08-23") == [(15, "")]


def test_of_two_attacks_that_are_contrasted_each_has_its_day() -> None:
    text = (
        "He said the attack on Orsa took place on Wednesday, leading to the killing of seven people, while the"
        " attacks on Belen took place on Tuesday."
    )
    assert dates(text, "2017-08-25") == [(7, "2017-08-23")]


def test_a_part_of_a_figure_can_have_a_day_of_its_own() -> None:
    text = (
        "Bij aanvallen in Kivu zijn deze week meer dan negentig mensen gedood. 41 van hen kwamen om bij een aanval"
        " op twee dorpen vrijdagavond, meldt het leger."
    )
    assert dates(text, "2023-06-10", "nl") == [(90, "2023-06-05..2023-06-10"), (41, "2023-06-09")]


def test_who_is_told_of_next_is_not_counted_over_months() -> None:
    text = (
        "Since early November 265 civilians have been killed in the east.\n\n"
        "Fourteen bodies were found, killed with machetes, the governor said."
    )
    assert dates(text, "2020-01-29") == [(265, "2019-11-01..2020-01-29"), (14, "")]


def test_the_day_of_speech_is_no_day_of_harm_though_others_speak_within_it() -> None:
    text = (
        "Rebels drove a lorry into the gate after guards signalled for it to stop, killing 11 soldiers, the army"
        " said on Tuesday."
    )
    assert dates(text, "2022-12-31") == [(11, "")]


def test_nobody_is_harmed_on_a_day_to_come() -> None:
    assert dates("The following week 12 soldiers were killed.", "2017-08-23") == [(12, "")]


def test_since_then_begins_with_what_was_told_last() -> None:
    text = "The truce ended on 3 May. Since then 12 soldiers have been killed, the army said."
    assert dates(text, "2023-05-25") == [(12, "2023-05-03..2023-05-25")]
    text = "Het leger opende op 18 februari een offensief. Sindsdien zijn 160 burgers om het leven gekomen."
    assert dates(text, "2018-04-06", "nl") == [(160, "2018-02-18..2018-04-06")]


def test_since_reaches_to_the_day_on_which_began_what_it_names() -> None:
    text = "Nearly 900 people have been killed and thousands wounded since the rebellion broke out in 2013."
    assert dates(text, "2017-08-25")[0] == (900, "2013-01-01..2017-08-25")
    text = (
        "Dinsdag werden 20 mensen gedood bij een aanval. Aan Israëlische zijde zijn sinds het uitbreken van het geweld"
        " zeker 1300 doden gevallen."
    )
    assert dates(text, "2023-10-18", "nl") == [(20, "2023-10-17"), (1300, "2023-10-17..2023-10-18")]
    assert dates(
        "Rebels killed 12 men on Tuesday. The army has since said that eight were killed.", "2017-08-25"
    )[1] == (
        8,
        "2017-08-22",
    )


def test_what_was_done_before_a_comma_has_the_day_in_front_of_it() -> None:
    text = (
        "The navy sank two boats in a clash off the cape on Wednesday, killing 40 rebels, and the air force bombed a"
        " base on Thursday."
    )
    assert dates(text, "2017-08-25") == [(40, "2017-08-23")]


def test_a_war_of_years_dates_no_figure_behind_it() -> None:
    text = (
        "Rebels say they have killed soldiers. They have been fighting for the past 25 years. At least 53 soldiers were"
        " killed in heavy fighting, their website reported."
    )
    assert dates(text, "2009-01-04")[-1] == (53, "")


def test_a_vague_date_below_does_not_date_the_news() -> None:
    text = "Officials say 14 people were shot dead. The group was blamed for an attack two weeks ago."
    assert dates(text, "2017-10-28") == [(14, "")]


def test_a_region_between_commas_goes_with_its_town() -> None:
    found = extract(
        "The army bombed the villages of Orsa, Northern Region, on Sunday.",
        language="en",
        published="2017-08-25",
    )
    assert [str(one.start_date) for one in found.event_mentions] == ["2017-08-20"]


def test_last_evening_is_the_day_before() -> None:
    assert dates("Seven soldiers were killed in last evening's attack.", "2007-10-16") == [(7, "2007-10-15")]


def test_the_month_of_a_name_is_that_month() -> None:
    text = "Sinds het einde van de maand april zijn bij luchtaanvallen zeker 463 burgers gedood."
    assert dates(text, "2019-06-19", "nl") == [(463, "2019-04-21..2019-06-19")]


def test_a_day_that_others_are_measured_by_dates_nothing() -> None:
    text = (
        "Six car bombs exploded in the capital on Sunday, killing 37 people in the deadliest day of violence since the"
        " army announced the end of combat three weeks ago."
    )
    assert dates(text, "2010-09-20") == [(37, "2010-09-19")]


def test_a_sentence_without_an_event_word_dates_what_goes_on() -> None:
    text = "Rebels hit the village 39 times on June 12. The attacks wounded three people."
    assert dates(text, "2023-06-14") == [(3, "2023-06-12")]


def test_a_helicopter_that_was_shot_down_dates_who_died_in_it() -> None:
    text = (
        "Two car bombs killed 88 people on Monday. Rebels shot down a helicopter on Saturday. The crash killed all 12"
        " soldiers on board."
    )
    assert dates(text, "2007-01-24")[-1] == (12, "2007-01-20")


def test_so_far_in_a_year_ends_with_the_article() -> None:
    text = (
        "At least 4,066 Iraqis had been killed in war-related violence so far in 2006, the agency reported."
    )
    assert dates(text, "2006-05-30") == [(4066, "2006-01-01..2006-05-30")]


def test_the_day_of_the_deadliest_bomb_is_said_in_front_of_it() -> None:
    text = (
        "Some 801 people were killed in attacks in April. Tuesday's deadliest bomb struck a market, killing at least 25"
        " people."
    )
    assert dates(text, "2006-05-31")[-1] == (25, "2006-05-30")


def test_what_is_counted_over_ten_days_is_not_of_one_day() -> None:
    text = "Three rebels died in a clash on Monday. With this, 17 rebels were killed in six clashes in about ten days."
    assert dates(text, "2020-04-28") == [(3, "2020-04-27"), (17, "")]


def test_what_is_joined_has_one_date() -> None:
    text = (
        "The clash began on June 11, he said, adding that one soldier was killed and two others were injured on June 2"
        " in an attack."
    )
    assert dates(text, "2022-06-12")[:2] == [(1, "2022-06-02"), (2, "2022-06-02")]


def test_a_date_behind_a_pronoun_is_no_attribute() -> None:
    text = "Vrijdag werden 22 soldaten gedood. Het leger zei dat het zaterdag honderd rebellen had gedood."
    assert dates(text, "2016-09-04", "nl") == [(22, "2016-09-02"), (100, "2016-09-03")]


def test_overnight_on_a_day_is_the_night_that_ends_on_it() -> None:
    assert dates("Overnight on May 28, two soldiers were killed.", "2023-05-30") == [
        (2, "2023-05-27..2023-05-28")
    ]


def test_a_figure_behind_a_month_and_a_comma_is_no_day() -> None:
    assert dates(
        "There were 22 deaths in February, 21 in March and 17 rebels were killed in May.", "2019-06-06"
    )[-1] == (17, "2019-05-01..2019-05-31")
    found = extract("In June, 17 rebels were killed.", language="en", published="2019-07-06")
    assert [one.text for one in found.mentions if one.kind == "date"] == ["June"]


def test_another_figure_below_is_of_another_attack() -> None:
    text = (
        "Seven civilians were killed in artillery shelling in Orsa.\n\nThis follows a similar attack on Thursday, in"
        " which 24 people were killed."
    )
    assert dates(text, "2025-08-31") == [(7, ""), (24, "2025-08-28")]


def test_what_is_told_to_an_agency_has_no_day_of_its_own() -> None:
    text = (
        "At least five people were killed by a missile, security and medical sources told Reuters on Tuesday."
    )
    found = extract(text, language="en", published="2018-05-22").claims
    assert [(one.event_start, str(one.said_start)) for one in found] == [(None, "2018-05-22")]


def test_the_day_on_which_a_statement_came_out_dates_nothing() -> None:
    text = (
        "22 people have been killed in an attack in Orsa. The committee said in a statement published yesterday that"
        " the rebels attacked a market."
    )
    assert dates(text, "2024-08-12") == [(22, "")]


def test_fighting_of_weeks_is_not_of_the_day_told_last() -> None:
    text = (
        "16 civilians were wounded in Thursday's attack. The fighting has claimed a high number of fighters in the past"
        " several weeks."
    )
    assert dates(text, "2021-10-29")[-1] == (None, "2021-09-17..2021-10-29")


def test_whom_a_figure_includes_parts_it_from_no_date() -> None:
    text = (
        "The setback came after troops killed at least 21 gunmen, including a commander, in the hills on Friday and"
        " Saturday."
    )
    assert dates(text, "2016-08-29")[0] == (21, "2016-08-26..2016-08-27")


def test_source_and_day_in_a_bracket_are_a_dateline() -> None:
    text = (
        "ORSA (Kuri News / 18 April) — Eleven soldiers were killed as troops clashed with rebels on Friday."
    )
    assert dates(text, "2020-04-18") == [(11, "2020-04-17")]


def test_the_entries_of_a_chronology_go_on_in_their_year() -> None:
    text = (
        "The president was killed by a bomb on Sunday.\n\nOct 1, 1999: Russian forces enter Chechnya.\n\nOct 29: 50"
        " people are killed in a bombing.\n\nFeb 3: Rebels kill 12 soldiers."
    )
    assert dates(text, "2004-05-09")[-2:] == [(50, "1999-10-29"), (12, "2000-02-03")]
    text = "Sept. 1, 2004: Rebels seize a town.\n\nFeb. 6: A bomb kills 40 people.\n\nDec. 9: A bomb kills 5 men."
    assert dates(text, "2004-09-09") == [(40, "2004-02-06"), (5, "2003-12-09")]


def test_a_war_that_goes_on_is_counted_up_to_the_article() -> None:
    text = "Shells fell on the border, as the war in Gaza goes on. Some 250 people were abducted in Israel."
    assert dates(text, "2024-03-28") == [(250, "2023-10-07..2024-03-28")]


def recalled(text: str, published: str, language: str = "en") -> list[tuple[int | None, bool]]:
    """Each figure with whether it is history."""
    found = extract(text, language=language, published=published)
    return [(one.count, one.is_background) for one in found.claims]


def test_an_earlier_event_is_only_recalled_behind_the_news() -> None:
    text = (
        "Gunmen killed six soldiers in Orsa on Sunday, the army said. Earlier this month a raid near Belen killed"
        " eleven villagers."
    )
    assert recalled(text, "2020-06-15") == [(6, False), (11, True)]
    text = "Bij een aanval in Orsa zijn zondag zes soldaten gedood. Begin deze maand kwamen er elf dorpelingen om."
    assert recalled(text, "2020-06-15", "nl") == [(6, False), (11, True)]


def test_what_was_a_day_or_two_before_is_news_as_well() -> None:
    text = "Gunmen killed six soldiers in Orsa on Sunday. On Friday a mine killed two farmers near Belen."
    assert recalled(text, "2020-06-15") == [(6, False), (2, False)]


def test_what_a_conflict_has_cost_over_years_is_history_behind_news() -> None:
    text = "Gunmen killed six soldiers in Orsa on Sunday. More than 5,000 people have been killed since 2012."
    assert recalled(text, "2020-06-15") == [(6, False), (5000, True)]
    text = "A report says that more than 5,000 people have been killed by mines since 2012."
    assert recalled(text, "2020-06-15") == [(5000, False)]


def test_the_entries_of_a_chronology_are_all_told_alike() -> None:
    text = "14 June: Gunmen kill six soldiers in Orsa.\n\n2 June: A mine kills two soldiers near Belen."
    assert recalled(text, "2020-06-15") == [(6, False), (2, False)]


def test_what_was_the_night_before_dates_nothing_that_follows() -> None:
    text = (
        "Rebels ambushed a patrol near Orsa on Friday, killing six policemen. It was riding back from a post that they"
        ' had attacked the night before. "Five died of bullet wounds," an officer said.'
    )
    assert dates(text, "2020-06-13") == [(6, "2020-06-12"), (5, "2020-06-12")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 2 April, rebels overran a post near Arta. Nine soldiers were killed.", "2022-04-02"),
        ("On Monday, gunmen entered a bar and began shooting. Two nurses were killed.", "2022-09-12"),
    ],
)
def test_the_day_that_opens_a_sentence_holds_in_its_paragraph(text: str, expected: str) -> None:
    lead = "Rebels attacked a convoy on Thursday, killing four soldiers.\n\n"
    claims = extract(lead + text, language="en", published="2022-09-16").claims
    assert str(claims[-1].event_start) == expected


def test_the_first_and_the_last_day_of_a_battle_make_its_days() -> None:
    text = "Two soldiers died in a battle that began on Friday night and lasted until early Saturday, police said."
    assert dates(text, "2020-06-17") == [(2, "2020-06-12..2020-06-13")]
    text = "Clashes that began on Thursday and continued into Saturday killed 12 people."
    assert dates(text, "2020-06-17") == [(12, "2020-06-11..2020-06-13")]
    text = "Bij gevechten die donderdag begonnen en tot zaterdag duurden, kwamen twaalf soldaten om."
    assert dates(text, "2020-06-17", "nl") == [(12, "2020-06-11..2020-06-13")]


def test_what_has_been_lost_in_a_war_that_began_then_is_counted_from_then() -> None:
    assert dates("The insurgency, which began in 2009, has killed 30,000 people.", "2020-06-17") == [
        (30000, "2009-01-01..2020-06-17")
    ]
    text = "De opstand die in 2009 begon, heeft al 30.000 mensen het leven gekost."
    assert dates(text, "2020-06-17", "nl") == [(30000, "2009-01-01..2020-06-17")]
    text = "Clashes that began on Thursday killed 12 people."
    assert dates(text, "2020-06-17") == [(12, "2020-06-11")]


def test_the_night_is_that_before_it_was_said() -> None:
    text = "Soldiers killed 17 rebels overnight, the army said on Monday."
    assert dates(text, "2020-06-17") == [(17, "2020-06-14..2020-06-15")]


def test_a_comparison_can_tell_when_that_was() -> None:
    text = "It was the worst attack since a bomb killed 40 people in Orsa in March 2018."
    assert dates(text, "2020-06-17") == [(40, "2018-03-01..2018-03-31")]


def test_the_weekend_is_when_the_clashes_were() -> None:
    text = "Police swept through villages yesterday, after clashes at the weekend left at least seven people dead."
    assert dates(text, "2020-06-17") == [(7, "2020-06-13..2020-06-14")]


def test_the_day_of_an_announcement_is_not_that_of_the_harm() -> None:
    text = "The army made the announcement on Monday, adding that 160 of the rebels died."
    assert dates(text, "2020-06-17") == [(160, "")]


def test_the_same_figure_told_again_with_a_day_dates_it() -> None:
    text = (
        'Rebels killed at least two soldiers, officials said on Tuesday. "Two soldiers were killed on Saturday,"'
        " a captain said."
    )
    assert dates(text, "2020-06-17") == [(2, "2020-06-13"), (2, "2020-06-13")]


def test_what_a_day_is_measured_from_was_so_long_before() -> None:
    text = "Twelve people were killed on Sunday, two days after a bomb killed five in Orsa."
    assert dates(text, "2020-06-17") == [(12, "2020-06-14"), (5, "2020-06-12")]
    text = "The priest was freed yesterday, 40 days after gunmen seized him and killed two guards."
    assert dates(text, "2020-06-17")[-1] == (2, "2020-05-07")


def test_the_day_of_a_raid_that_a_toll_is_of_is_its_own() -> None:
    text = (
        "The death toll had risen to 22 following an ambush that targeted villagers on Sunday, police said."
    )
    assert dates(text, "2020-06-17") == [(22, "2020-06-14")]
    text = "The toll of the raid on the village rose to 27 on Monday."
    assert dates(text, "2020-06-17") == [(27, "")]


def test_behind_whose_word_it_is_a_dutch_day_is_that_of_the_harm() -> None:
    text = "In Orsa hebben rebellen volgens het leger maandag dertig soldaten gedood."
    assert dates(text, "2020-06-17", "nl") == [(30, "2020-06-15")]


def test_the_last_week_is_no_calendar_week() -> None:
    text = "The army has killed 16 rebels over the last week. By the afternoon of the 16th, two more had been killed."
    assert dates(text, "2020-06-17") == [(16, "2020-06-10..2020-06-17"), (2, "2020-06-16")]


def test_the_day_of_an_entry_holds_for_all_of_it() -> None:
    text = (
        "9 Jan.: Rebels abducted a mayor. He was on a bus. His guards fled. Two bombs exploded. Nobody had slept well."
        " Fourteen soldiers were killed. 10 Jan.: Three rebels were killed."
    )
    assert dates(text, "2022-01-20") == [(1, "2022-01-09"), (14, "2022-01-09"), (3, "2022-01-10")]


def test_a_date_before_a_noun_holds_in_the_clause_behind_it() -> None:
    text = (
        "The inquiry is into the May 2015 events at the palace, where over 100 people were killed by rebels."
    )
    assert dates(text, "2022-01-20") == [(100, "2015-05-01..2015-05-31")]


def test_today_is_the_day_in_the_dateline() -> None:
    text = "ORSA, Nov. 16--Six priests were killed today by rebels. Last night they had killed two soldiers."
    assert dates(text, "2022-11-17") == [(6, "2022-11-16"), (2, "2022-11-15")]


def test_what_is_the_deadliest_this_year_did_not_last_a_year() -> None:
    text = "The attack, the deadliest this year, killed 18 soldiers."
    (claim,) = extract(text, language="en", published="2023-05-10").claims
    assert (claim.scope, claim.event_start) == ("incident", None)


def test_behind_a_dash_apart_a_number_counts() -> None:
    text = (
        "June 5, 2019 - A bomb kills nine soldiers.\n\nJune 7 – Two bombs kill 34 people.\n\nJune 12 - 15 people are"
        " killed."
    )
    assert dates(text, "2020-06-17") == [(9, "2019-06-05"), (34, "2019-06-07"), (15, "2019-06-12")]


def test_history_that_is_told_again_keeps_its_days() -> None:
    text = (
        "Rebels attacked a post on Saturday, killing ten soldiers. On March 31, rebels overran a base in Orsa. Between"
        " 43 and 65 soldiers were killed.\n\nThe government said 43 soldiers died."
    )
    assert dates(text, "2020-05-03")[-2:] == [(None, "2020-03-31"), (43, "2020-03-31")]
    assert [background for _, background in recalled(text, "2020-05-03")] == [False, True, True]


def test_a_day_between_an_event_and_its_outcome_is_that_of_the_outcome() -> None:
    text = (
        "Gevechten in Orsa hebben afgelopen weekeinde acht levens geëist. De gevechten, in het noorden, hebben vorig"
        " jaar alleen al 1500 levens geëist."
    )
    assert dates(text, "2020-06-17", "nl") == [
        (8, "2020-06-13..2020-06-14"),
        (1500, "2019-01-01..2019-12-31"),
    ]


def test_the_night_before_ends_on_the_day_itself() -> None:
    text = "Rebels killed 19 soldiers in Orsa on Sunday. Sixteen were killed in attacks during the previous night."
    assert dates(text, "2000-07-10") == [(19, "2000-07-09"), (16, "2000-07-08..2000-07-09")]


def test_a_day_in_brackets_dates_what_stands_before_them() -> None:
    text = "Fighting over a camp near Belen, Orsa (29 April 2014). The command now puts the toll at 26."
    assert dates(text, "2014-05-02") == [(26, "2014-04-29")]
