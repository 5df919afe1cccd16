"""Figures as reports on civilian harm give them: ranges, running totals, lists, several sources at once."""

from __future__ import annotations

import datetime as dt

import pytest

from conflict_events import Claim, Extraction, extract

PUBLISHED = "2022-09-16"  # a Friday


def read(text: str, published: str | None = PUBLISHED) -> Extraction:
    return extract(text, language="en", published=published)


def only(text: str) -> Claim:
    claims = read(text).claims
    assert len(claims) == 1, [claim.evidence for claim in claims]
    return claims[0]


def figure(claim: Claim) -> tuple[str, int | None, int | None, int | None, str]:
    return claim.outcome, claim.count, claim.count_low, claim.count_high, claim.bound


@pytest.mark.parametrize(
    "text",
    [
        "From 1 to 31 August, the mission recorded 40 civilians killed in shelling.",
        "Between 1 and 15 August, 40 civilians were killed in shelling.",
        "Kharkiv, 1-15 August: monitors counted 40 civilians killed in shelling.",
        "During the reporting period, shelling killed 40 civilians.",
        "Some 40 civilians have been killed in shelling since the start of the war.",
    ],
)
def test_what_is_counted_over_many_days_is_a_running_total(text: str) -> None:
    assert only(text).scope == "cumulative"


def test_a_stretch_of_days_is_when_it_happened_not_when_it_was_said() -> None:
    claim = only("From 1 to 31 August, the army reported 40 soldiers killed in shelling.")
    assert (claim.event_start, claim.event_end) == (dt.date(2022, 8, 1), dt.date(2022, 8, 31))
    assert claim.said_start is None


def test_a_day_before_a_colon_heads_what_is_told() -> None:
    claim = only("Raqqa - 3 September 2022: Local media reported that shelling killed 12 civilians.")
    assert claim.event_start == dt.date(2022, 9, 3)


def test_a_part_of_a_total_is_of_its_time() -> None:
    whole, part = read(
        "Since 1 August, 40 civilians have been killed in shelling. Nine of them were children."
    ).claims
    assert part.part_of is whole
    assert (part.scope, part.event_start) == ("cumulative", whole.event_start)


def test_only_the_total_is_no_toll_of_one_day() -> None:
    day, total = read("On Tuesday shelling killed 12 soldiers, bringing the total to 300.").claims
    assert (day.scope, day.event_start) == ("incident", dt.date(2022, 9, 13))
    assert (total.scope, total.event_start) == ("cumulative", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers shot and killed Ahmad Salem, 17, near Jenin.", ["child"]),
        ("Mariam al-Hassan, 9, was killed by shelling.", ["child"]),
        ("Soldiers shot dead 14-year-old Ali al-Haj.", ["child"]),
        ("Sniper fire killed a 15-year-old Palestinian.", ["child"]),
        ("Soldiers killed Omar Nasser, 23, and Huda al-Amin, 16, in Jenin.", ["unknown", "child"]),
        ("Ahmad al-Ali, a 34-year-old teacher, was killed in shelling.", ["civilian"]),
        ("Shelling killed 23 people, nine of them under 18.", ["unknown", "child"]),
        ("Shelling killed 23 children under five.", ["child"]),
    ],
)
def test_an_age_counts_nobody_and_tells_who_is_a_child(text: str, expected: list[str]) -> None:
    assert [claim.victim_type for claim in read(text).claims] == expected


def test_a_nationality_alone_stands_for_one_person() -> None:
    claim = only("Israeli soldiers killed a Palestinian.")
    assert figure(claim) == ("killed", 1, 1, 1, "exact")
    assert claim.victim_side is not None
    assert claim.victim_side.id == "PSE"
    assert only("A Ukrainian strike killed three soldiers.").count == 3


def test_a_noun_for_one_person_leans_on_the_noun_of_a_loss() -> None:
    text = "The shelling caused 12 civilian deaths and 30 civilian injuries."
    assert [(one.outcome, one.count, one.victim_type) for one in read(text).claims] == [
        ("killed", 12, "civilian"),
        ("wounded", 30, "civilian"),
    ]


def test_the_figures_behind_that_of_casualties_are_its_parts() -> None:
    whole, killed, wounded = read(
        "The mission recorded 739 civilian casualties from shelling (152 killed and 587 injured)."
    ).claims
    assert figure(whole) == ("casualties", 739, 739, 739, "exact")
    assert (killed.part_of, wounded.part_of) == (whole, whole)


def test_a_label_tells_who_they_are() -> None:
    claims = read("Air strike on the market. Civilians reported killed: 4-9. Civilian injuries: 15.").claims
    assert [(one.count_low, one.count_high, one.victim_type) for one in claims] == [
        (4, 9, "civilian"),
        (15, 15, "civilian"),
    ]


def test_what_is_counted_up_to_a_day_has_no_first_one() -> None:
    claim = only("As of 8 September, 371 civilians had been killed in the shelling.")
    assert (claim.scope, claim.event_start, claim.event_end) == ("cumulative", None, dt.date(2022, 9, 8))


def test_what_is_recorded_in_a_month_is_a_total_of_that_month() -> None:
    claim = only("In August 2022, monitors documented 79 civilians killed by mines.")
    assert (claim.scope, claim.event_start) == ("cumulative", dt.date(2022, 8, 1))
    assert only("An air strike in August 2022 killed 12 civilians.").scope == "incident"


@pytest.mark.parametrize(
    "text",
    [
        "Idlib. Air strike on a farm, 4 September 2022. Killed: 12.",
        "An air strike on a farm in Idlib killed 12 people. Date of strike: 4 September 2022.",
    ],
)
def test_the_day_that_heads_or_signs_a_note_is_that_of_its_figures(text: str) -> None:
    assert only(text).event_start == dt.date(2022, 9, 4)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Smart News Agency", "Smart News Agency"),
        ("The Northern Herald", "Northern Herald"),
        ("The Violations Documentation Center", "Violations Documentation Center"),
        ("The El Fasher Resistance Committee", "El Fasher Resistance Committee"),
        ("Local sources", "local sources"),
        ("The Palestinian Civil Defence", "Civil Defence of Palestine"),
        ("The official Palestinian news agency WAFA", "WAFA"),
    ],
)
def test_a_body_is_named_by_what_it_is(speaker: str, name: str) -> None:
    claim = only(f"{speaker} said that four civilians were killed in an air strike.")
    assert claim.claimant is not None
    assert claim.claimant.name == name


def told(text: str) -> list[tuple[int | None, str | None]]:
    return [(one.count, one.claimant.name if one.claimant is not None else None) for one in read(text).claims]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Shelling killed 12 people in Rafah, 7 in Khan Younis and 3 in Gaza City.", [12, 7, 3]),
        ("Air strikes on Gaza. Rafah: 11 killed; Khan Younis: 7.", [11, 7]),
        ("Shelling killed 12 people in Rafah and 7 schools in Khan Younis were closed.", [12]),
    ],
)
def test_a_figure_with_a_place_alone_is_of_the_same_harm(text: str, counts: list[int]) -> None:
    assert [claim.count for claim in read(text).claims] == counts


def test_the_figures_of_places_behind_a_colon_are_parts() -> None:
    whole, *parts = read("Air strikes killed 22 people: 12 in Rafah, 7 in Khan Younis and 3 in Gaza.").claims
    assert [part.count for part in parts] == [12, 7, 3]
    assert all(part.part_of is whole for part in parts)


def test_each_figure_has_its_own_source() -> None:
    assert told("The shelling killed 12 people according to SNHR, 14 according to SOHR.") == [
        (12, "Syrian Network for Human Rights"),
        (14, "Syrian Observatory for Human Rights"),
    ]
    assert told("SNHR put the death toll of the air strike at 14, local activists at 16, others at 20.") == [
        (14, "Syrian Network for Human Rights"),
        (16, "activists"),
        (20, None),
    ]
    assert told("The air strike killed 12 people (SNHR).") == [(12, "Syrian Network for Human Rights")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("From four to six civilians were killed in an air strike.", 4, 6),
        ("An air strike killed from four to six civilians.", 4, 6),
        ("Either two or three civilians were killed in an air strike.", 2, 3),
    ],
)
def test_from_one_number_to_another_is_a_range(text: str, low: int, high: int) -> None:
    assert figure(only(text)) == ("killed", None, low, high, "between")


def test_the_staff_of_a_relief_body_are_aid_workers() -> None:
    assert only("Six UNRWA staff members were killed in an air strike.").victim_type == "aid_worker"


def test_who_puts_the_figure_elsewhere_is_its_source() -> None:
    assert told("Shelling killed 12 people, SNHR said. Airwars put the figure at 15.") == [
        (12, "Syrian Network for Human Rights"),
        (15, "Airwars"),
    ]
    assert told("Shelling killed 12 people, SNHR said, but Airwars put the figure at 15.") == [
        (12, "Syrian Network for Human Rights"),
        (15, "Airwars"),
    ]
    assert told("Shelling killed 12 people, SNHR said. Airwars gave 15, naming nine of them.") == [
        (12, "Syrian Network for Human Rights"),
        (15, "Airwars"),
    ]


def test_figures_in_a_list_have_their_sources_in_brackets() -> None:
    assert told("Estimates of the dead in the air strike vary: 12 (SNHR) and 'fewer than 20' (Airwars).") == [
        (12, "Syrian Network for Human Rights"),
        (20, "Airwars"),
    ]


def test_a_number_in_a_name_counts_nobody() -> None:
    assert only("One France 24 cameraman was killed in the shelling.").count == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two women passed away after the shelling.", ("killed", 2)),
        ("At least 41 evacuees did not survive the missile strike.", ("killed", 41)),
        ("Injuries from the shelling numbered 14.", ("wounded", 14)),
        ("Nine people are trapped under the rubble after the air strike.", ("missing", 9)),
    ],
)
def test_words_of_reports_on_harm(text: str, expected: tuple[str, int]) -> None:
    claim = only(text)
    assert (claim.outcome, claim.count) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Settlers uprooted 340 trees in an attack on the village.",
        "There is no further information on casualties from the air strike.",
        "About 70 per cent of those killed in the air strikes were women and children.",
        "The air strike caused civilian harm.",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert read(text).claims == []


def test_an_owned_person_in_a_list_is_one_more() -> None:
    text = "An air strike killed a man, his wife and their three children."
    assert [(claim.count, claim.victim_type) for claim in read(text).claims] == [
        (1, "unknown"),
        (1, "woman"),
        (3, "child"),
    ]


def test_those_among_the_victims_are_no_parts_of_each_other() -> None:
    claims = read("The victims included four children and two women, after shelling of the market.").claims
    assert [(claim.count, claim.part_of) for claim in claims] == [(4, None), (2, None)]


def test_who_did_it_parts_a_total() -> None:
    whole, *parts = read(
        "SNHR documented the killing of 20 civilians: 12 at the hands of Syrian forces, 8 by Russian forces."
    ).claims
    assert [(part.count, part.part_of) for part in parts] == [(12, whole), (8, whole)]


def test_a_toll_takes_no_figure_of_another_outcome_word() -> None:
    claims = read("The toll: 12 dead, 30 hurt in the air strike.").claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", 12), ("wounded", 30)]


def test_a_passive_auxiliary_is_told_once() -> None:
    claims = read("A man was killed and his brother wounded when a mine exploded.").claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", 1), ("wounded", 1)]


def test_neither_side_reports_none() -> None:
    assert read("Neither side reported casualties in the clashes.").claims == []


def test_an_abbreviation_opens_a_part() -> None:
    whole, part = read("Air strike on Mosul: 13 to 21 civilians, incl. 5 children, killed.").claims
    assert (whole.count_low, whole.count_high, part.count) == (13, 21, 5)
    assert part.part_of is whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling: 14 civilians – including four women – were killed.", [(14, "civilian"), (4, "woman")]),
        ("The shelling killed an additional 41 people.", [(41, "unknown")]),
        ("The strike killed a woman and wounded six others.", [(1, "woman"), (6, "unknown")]),
        ("The shelling led to the death of a boy in Homs and a farmer in Hama.", [(1, "child"), (1, "civilian")]),
        ("The strike killed both parents and their four sons.", [(2, "unknown"), (4, "child")]),
        ("The strike killed 12 people, including a family of five.", [(12, "unknown"), (5, "unknown")]),
        ("Five of the Amari family's nine children were killed in the strike.", [(5, "child")]),
        ("A dozen shells hit a village and people in an adjacent hall were killed.", []),
    ],
)  # fmt: skip
def test_who_is_counted_in_reports_on_harm(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(claim.count, claim.victim_type) for claim in read(text).claims] == expected


def test_a_bound_may_stand_behind_the_noun() -> None:
    claim = only("Some shells fell, and 40 civilians at least were killed.")
    assert figure(claim) == ("killed", 40, 40, None, "at_least")


def test_what_one_of_them_is_said_to_be_is_a_part() -> None:
    whole, part, hurt = read(
        "Four people were reported killed in the strike, one was reported to be a civilian, and six were hurt."
    ).claims
    assert (part.count, part.victim_type, part.part_of) == (1, "civilian", whole)
    assert (hurt.outcome, hurt.count) == ("wounded", 6)


def test_a_part_of_a_figure_that_is_no_loss_is_no_loss() -> None:
    text = "The strike killed 12 people. Some 300 villagers, including 90 children, sleep in the school."
    assert [claim.count for claim in read(text).claims] == [12]


def test_a_compound_with_casualty_counts_events_not_people() -> None:
    assert read("Two mass casualty incidents were reported after the strike.").claims == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SNHR managed to document the death of 30 people in the shelling.", "Syrian Network for Human Rights"),
        ("PCHR's investigations indicate that a rocket killed three civilians.", "Palestinian Centre for Human Rights"),
        ("According to the Ministry of Health (MoH) in Gaza, a strike killed 12.", "Ministry of Health of Gaza"),
        ("Since the clashes began, 74 people have been killed by shells, the medics said.", "doctors"),
    ],
)  # fmt: skip
def test_who_keeps_count_tells(text: str, name: str) -> None:
    claimant = only(text).claimant
    assert claimant is not None and claimant.name == name


def test_the_monitoring_group_is_the_one_named_before() -> None:
    text = (
        "Airwars counted nine dead in the strikes. Another raid killed 23 people, the monitoring group said."
    )
    assert {claim.claimant.name for claim in read(text).claims if claim.claimant} == {"Airwars"}


def test_a_war_of_years_does_not_date_the_attack_told_before_it() -> None:
    claim = read(
        "Six people were killed in an air strike, the ministry said on Thursday.\n\n"
        "The army and the rebels have fought a war since April 2021.",
    ).claims[0]
    assert claim.event_start is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men aged 29 and 41 were killed in the shelling.", [(2, "unknown")]),
        ("Three boys, aged 9, 11 and 13, were killed in the shelling.", [(3, "child")]),
        ("Two women, 29 and 41, were killed in the shelling.", [(2, "woman")]),
        ("The air strike killed Omar Haddad (14) and Sami Haddad (41).", [(1, "child"), (1, "unknown")]),
        ("At least 20 people—among them a nurse—were killed in the shelling.", [(20, "unknown"), (1, "medic")]),
        ("The shelling left (31) dead, while (103) others were injured.", [(31, "unknown"), (103, "unknown")]),
        ("Shelling killed 25 medics, along with two teachers.", [(25, "medic"), (2, "civilian")]),
        ("A baker was killed in the shelling, as was his brother.", [(1, "civilian"), (1, "unknown")]),
        ("Killed in the shelling were his wife and their six children.", [(1, "woman"), (6, "child")]),
    ],
)  # fmt: skip
def test_ages_and_lists_of_the_dead(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(claim.count, claim.victim_type) for claim in read(text).claims] == expected


def test_who_is_named_as_a_victim_is_one() -> None:
    text = "An air strike hit a house in Rafah. Shehab Agency named the dead as Omar Haddad, 14, and Sami Haddad."
    claims = read(text).claims
    assert [(one.count, one.victim_type) for one in claims] == [(1, "child"), (1, "unknown")]
    assert {one.claimant.name for one in claims if one.claimant} == {"Shehab Agency"}


def test_figures_of_several_events_have_no_day_of_one() -> None:
    text = (
        "On 3 September, soldiers shot and killed a man in Jenin.\n\n"
        "Overall, soldiers wounded 220 people, including 37 children.\n\n"
        "Soldiers killed five people in three incidents."
    )
    claims = read(text).claims
    assert [(one.count, one.scope, one.event_start) for one in claims[1:]] == [
        (220, "cumulative", None), (37, "cumulative", None), (5, "cumulative", None),
    ]  # fmt: skip


def test_of_those_is_a_part_of_what_was_told() -> None:
    whole, part = read("Soldiers wounded 190 people. Of those, 135 were wounded near Beita.").claims
    assert part.part_of is whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A boy stabbed two policemen and was shot dead.", [(1, "child")]),
        ("A nurse and four children were among 15 civilians reportedly killed by shells.",
         [(15, "civilian"), (1, "medic"), (4, "child")]),
        ("Soldiers killed nine men, including a boy, and 44 others were wounded.",
         [(9, "unknown"), (1, "child"), (44, "unknown")]),
        ("The raid led to several mass killings of civilians.", []),
    ],
)  # fmt: skip
def test_of_whom_a_word_is_said(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert [(claim.count, claim.victim_type) for claim in read(text).claims] == expected


def test_what_one_says_within_a_relative_clause_is_no_more() -> None:
    claim = read("Soldiers killed a man, who according to the army, had shot at them in Jenin.").claims[0]
    assert claim.claimant is None


def test_a_bracket_behind_a_place_is_no_source() -> None:
    claim = only("Two pupils were wounded by shells near a school in Tayasir community (Tubas).")
    assert claim.claimant is None


def test_the_first_half_of_a_compound_does_not_speak() -> None:
    claim = only(
        "Shells killed six people, according to the Britain-based Syrian Observatory for Human Rights."
    )
    assert claim.claimant is not None
    assert claim.claimant.name == "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Women were among the dead in the raid, while six people were still missing.", [("missing", 6)]),
        ("Shelling went on. The number of civilian injuries has risen to 23.", [("wounded", 23)]),
        ("Shelling went on. The number of prisoners who died under torture was 142.", [("killed", 142)]),
        ("A resident displaced from Rafah said that the shell killed five people.", [("killed", 5)]),
    ],
)
def test_what_the_words_of_reports_count(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(claim.outcome, claim.count) for claim in read(text).claims] == expected


def test_who_denies_an_intent_denies_no_figure() -> None:
    text = "The strike killed 43 civilians. The army denied that it had intentionally struck civilians."
    assert {claim.stance for claim in read(text).claims} == {"asserts"}


def test_a_day_of_its_own_outranks_what_an_event_points_back_to() -> None:
    text = "A bombing last week must be looked into. The strikes killed seven people early on 6 September in Homs."
    assert read(text).claims[-1].event_start == dt.date(2022, 9, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An air strike hit a town. A nurse said it was unclear how many people were killed.", []),
        ("In an air strike, a bomb destroyed the home of a teacher.", []),
        ("A strike killed 12 men. Ten of those killed were children.", [(12, "unknown"), (10, "child")]),
        ("An air strike hit a town. One fleeing witness told of it.", []),
    ],
)
def test_what_reports_do_not_count(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(claim.count, claim.victim_type) for claim in read(text).claims] == expected


def test_what_goes_on_since_a_day_is_a_total() -> None:
    claim = only("The army has shelled the town since an attack on 7 August, killing more than 300 people.")
    assert (claim.scope, claim.event_start) == ("cumulative", dt.date(2022, 8, 7))


def test_some_of_those_are_a_part() -> None:
    whole, part = read(
        "At least 118 people were killed by shells. At least 73 of those were killed at dawn."
    ).claims
    assert part.part_of is whole


def test_missions_have_short_names() -> None:
    claim = only(
        "The UN Assistance Mission in Afghanistan (UNAMA) confirmed that shells had killed nine people."
    )
    assert claim.claimant is not None
    assert claim.claimant.name == "United Nations Assistance Mission in Afghanistan"


LOOKED_INTO = (
    "Artillery and air strikes killed 19 civilians in three towns in the spring of 2021, Human Rights Watch said. "
    "In the worst of them, in Izyum on 3 April 2021, shells killed 11 people. "
    "A man of 70 was killed at home in Lyman on 9 May 2021."
)


def test_what_a_body_looked_into_is_no_history_though_it_be_long_ago() -> None:
    assert [claim.is_background for claim in read(LOOKED_INTO).claims] == [False, False, False]


def test_who_tells_the_total_tells_of_the_strikes_within_it() -> None:
    claims = read(LOOKED_INTO).claims
    assert {claim.claimant.name for claim in claims if claim.claimant} == {"Human Rights Watch"}
    assert [claim.scope for claim in claims] == ["cumulative", "incident", "incident"]
    assert [claim.victim_type for claim in claims] == ["civilian"] * 3


def test_what_lies_outside_the_stretch_of_a_report_is_not_of_its_author() -> None:
    claims = read(
        "Air strikes killed 19 civilians between 1 and 14 August, the UN said. "
        "On 1 March 2014 nine people were killed in Odesa."
    ).claims
    assert claims[1].claimant is None
    assert claims[1].is_background


def test_figures_that_add_up_to_a_total_are_its_parts() -> None:
    whole, *parts = read(
        "Nine civilians died in two air strikes in August, Amnesty International said. "
        "On 4 August a woman was killed in her car; on 20 August eight men lost their lives at a well."
    ).claims
    assert [part.part_of is whole for part in parts] == [True, True]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Air strikes killed 40 people in August, Airwars found.", "cumulative"),
        ("An air strike killed 40 people in August, Airwars found.", "incident"),
        ("Two air strikes killed 40 people in August, Airwars found.", "incident"),
        ("Some 40 people were executed in August, Amnesty International said.", "incident"),
    ],
)
def test_strikes_without_an_article_are_counted_over_their_month(text: str, scope: str) -> None:
    assert only(text).scope == scope


def test_to_claim_lives_is_no_speech() -> None:
    claim = only("Air strikes claimed the lives of 14 people on Monday, the mayor said.")
    assert claim.claimant is not None
    assert claim.stance == "asserts"


def test_a_report_keeps_its_author_however_far_below_it_is_named() -> None:
    claims = read(
        "The Norwegian Refugee Council said in a report on Thursday that 90 civilians were killed in August.\n\n"
        "Shells fell on Izyum. Roads were cut. Trains stood still. Nobody came.\n\n"
        "According to the report, mines killed 12 of them."
    ).claims
    assert [claim.claimant.name for claim in claims if claim.claimant] == ["Norwegian Refugee Council"] * 2
    assert claims[1].scope == "cumulative"
    assert claims[1].event_start == dt.date(2022, 8, 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Border Harm Project documented nine civilian deaths in shelling.", "Border Harm Project"),
        ("Nine civilians died in the shelling, Saint Luke Field Hospital said.", "Saint Luke Field Hospital"),
        ("Nine civilians died in the shelling, the UN rights office said.", "OHCHR"),
    ],
)  # fmt: skip
def test_the_names_of_bodies_are_whole(text: str, name: str) -> None:
    claim = only(text)
    assert claim.claimant is not None
    assert claim.claimant.name == name


def test_the_date_behind_brackets_is_that_of_the_figure_before_them() -> None:
    claims = read(
        "The UN recorded 59 casualties (12 killed and 47 injured) from 1 to 31 August in shelling."
    ).claims
    assert {(claim.event_start, claim.event_end) for claim in claims} == {
        (dt.date(2022, 8, 1), dt.date(2022, 8, 31))
    }


def test_figures_that_are_compared_have_their_own_stretches() -> None:
    now, then = read(
        "At least 1,659 civilians were killed in shelling in the first six months of the year, "
        "compared with 1,282 in the same period of 2021."
    ).claims
    assert (now.event_start, now.event_end) == (dt.date(2022, 1, 1), dt.date(2022, 6, 30))
    assert (then.event_start, then.event_end) == (dt.date(2021, 1, 1), dt.date(2021, 6, 30))


def test_a_year_that_is_compared_with_is_no_figure() -> None:
    claim = only("In July, 40 civilians were killed in shelling, a 12 per cent increase compared to 2020.")
    assert claim.count == 40
    assert claim.event_end == dt.date(2022, 7, 31)


def test_the_words_of_a_figure_do_not_end_within_a_number() -> None:
    claims = read("The UN recorded 5,900 casualties (2,100 killed and 3,800 injured) in shelling.").claims
    assert claims[1].evidence == "2,100 killed and 3,800 injured"


@pytest.mark.parametrize(
    ("text", "scope", "first"),
    [
        (
            "Settlers shot a man dead on Monday, bringing the number of Palestinians killed there this year to 61.",
            "cumulative",
            dt.date(2022, 1, 1),
        ),
        (
            "Soldiers shot a man dead on Monday, bringing the number of people killed by soldiers in the camp to 61.",
            "cumulative",
            None,
        ),
        (
            "A man died of his wounds on Monday, bringing the number of people killed in Sunday's bombing to nine.",
            "incident",
            dt.date(2022, 9, 11),
        ),
    ],
)  # fmt: skip
def test_to_what_a_number_is_brought_is_a_total(text: str, scope: str, first: dt.date | None) -> None:
    total = read(text).claims[1]
    assert (total.scope, total.event_start, total.victim_type) == (scope, first, "unknown")


def test_a_rate_is_no_figure() -> None:
    claim = only("Shelling killed 31 children in the town, ten children a day.")
    assert claim.count == 31


def test_a_relative_clause_passes_over_the_parts() -> None:
    whole, *parts = read(
        "A teacher sent the names of 45 civilians, including 8 women and 18 boys, whom he said were killed by shells."
    ).claims
    assert whole.count == 45
    assert [part.part_of is whole for part in parts] == [True, True]


def test_one_noun_completes_both_adjectives() -> None:
    claims = read("The week saw eight Palestinian and six Israeli deaths in clashes.").claims
    assert [(claim.count, claim.outcome, claim.victim_side and claim.victim_side.id) for claim in claims] == [
        (8, "killed", "PSE"),
        (6, "killed", "ISR"),
    ]
    claims = read("The strike left 12 civilian and three military casualties.").claims
    assert [(claim.count, claim.victim_type) for claim in claims] == [(12, "civilian"), (3, "military")]


@pytest.mark.parametrize(
    "opening",
    ["Of these", "Of the dead", "Of those killed", "Of those killed at the hands of the Toure regime"],
)
def test_of_those_told_before_some_are_a_part(opening: str) -> None:
    whole, part = read(f"Shelling killed 40 civilians in August. {opening}, 11 were children.").claims
    assert (part.count, part.victim_type, part.outcome) == (11, "child", "killed")
    assert part.part_of is whole


def test_a_part_is_of_the_figure_of_its_own_outcome() -> None:
    killed, hurt, killed_since, hurt_since = read(
        "In the war 142 people were killed and 314 were injured, including 60 killed and 80 injured since Monday."
    ).claims
    assert (killed_since.outcome, killed_since.count, killed_since.part_of) == ("killed", 60, killed)
    assert (hurt_since.outcome, hurt_since.count, hurt_since.part_of) == ("wounded", 80, hurt)


def test_one_of_them_is_counted_once() -> None:
    whole, part = read("Two patients died in the shelling, one of them a pregnant woman.").claims
    assert (part.count, part.victim_type, part.part_of) == (1, "woman", whole)


def test_what_is_greater_than_a_figure_is_no_part_of_it() -> None:
    claims = read(
        "Soldiers killed at least 44 men, including 20 boys, in Izyum, and 79 people, including six boys, in Aka."
    ).claims
    assert [(claim.count, claim.part_of and claim.part_of.count) for claim in claims] == [
        (44, None),
        (20, 44),
        (79, None),
        (6, 79),
    ]


def test_of_patients_only_those_are_dead_of_whom_it_is_told() -> None:
    assert only("The clinic took in 12 patients, four dead on arrival, after the air strike.").count == 4


@pytest.mark.parametrize(
    "text",
    [
        "An average of six people died in the shelling every day.",
        "On average nine civilians were killed in air strikes each week.",
    ],
)
def test_an_average_is_no_figure(text: str) -> None:
    assert read(text).claims == []


def test_what_is_joined_is_counted_since_the_same_day() -> None:
    hurt, died = read(
        "More than 2,170 people have been wounded in shelling since 1 August, and over 300 have died of their wounds."
    ).claims
    assert (died.scope, died.event_start, died.event_end) == (hurt.scope, hurt.event_start, hurt.event_end)


def test_hundreds_in_a_month_are_a_total() -> None:
    assert only("There were 389 civilian casualties of the war in August.").scope == "cumulative"
    assert only("In August, at least 29 farmers were killed in Ukraine by shells.").scope == "incident"


def test_those_among_the_dead_are_a_part_of_the_dead() -> None:
    claims = read("Shelling caused 80 casualties: 30 dead, including two boys, and 50 injured.").claims
    boys = next(claim for claim in claims if claim.count == 2)
    assert (boys.outcome, boys.part_of and boys.part_of.count) == ("killed", 30)


def test_a_mass_casualty_incident_is_no_casualty() -> None:
    assert only("A mass casualty incident left 12 people dead in the air strike.").count == 12


def test_the_parts_of_casualties_have_parts_of_their_own() -> None:
    whole, killed, hurt, dead_children, hurt_children = read(
        "The office recorded 1,006 casualties in the war, including 331 killed and 675 injured. "
        "Of that total, nineteen children have been killed and 31 injured."
    ).claims
    assert (killed.part_of, hurt.part_of) == (whole, whole)
    assert (dead_children.part_of, hurt_children.part_of) == (killed, hurt)


@pytest.mark.parametrize(
    "end", ["today in a new report", "today", "in a report released today", "today on its website"]
)
def test_who_says_it_in_a_report_tells_what_stands_before(end: str) -> None:
    claim = only(
        f"Soldiers killed hundreds of villagers in a raid in July, Amnesty International said {end}."
    )
    assert claim.claimant is not None
    assert claim.claimant.name == "Amnesty International"


def test_its_teams_are_those_of_the_body_that_spoke_before() -> None:
    claims = read(
        "According to Médecins Sans Frontières, shelling killed or injured more than 100 people. "
        "Its teams treated 15 patients with gunshot wounds. Two of the patients died."
    ).claims
    assert {claim.claimant.name for claim in claims if claim.claimant} == {"Médecins Sans Frontières"}
    assert [(claim.outcome, claim.count) for claim in claims[1:]] == [("wounded", 15), ("killed", 2)]
    assert claims[2].claimant is not None


def test_a_rise_in_casualties_counts_nobody() -> None:
    assert read("Fighting in four districts caused a sharp rise in civilian casualties.").claims == []
    assert only("The air strike caused civilian casualties.").victim_type == "civilian"


def test_brackets_behind_a_part_are_of_the_part() -> None:
    whole, part, killed, hurt = read(
        "The project documented 42 civilian casualties, 35 of them in the shelling of a camp (8 killed, 27 injured)."
    ).claims
    assert (part.part_of, killed.part_of, hurt.part_of) == (whole, part, part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on a school. Six people from one family, ages 3 to 96, died.", [("killed", 6)]),
        ("A strike killed 14 men. Two of those injured later died.", [("killed", 14), ("killed", 2)]),
        (
            "The fighting affected 62 civilians, of whom 42 were killed and 20 injured.",
            [("killed", 42), ("wounded", 20)],
        ),
        (
            "Some 862 people were killed, injured, abducted or subjected to torture in the war.",
            [("casualties", 862)],
        ),
        (
            "The board said in a press release the deaths include 46 soldiers shot by rebels.",
            [("killed", 46)],
        ),
    ],
)
def test_figures_are_of_those_that_are_meant(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(claim.outcome, claim.count) for claim in read(text).claims] == expected


def test_who_speaks_of_an_investigation_tells_what_it_found() -> None:
    claim = only(
        "The investigation verified that strikes killed 61 civilians in August, Amnesty International said."
    )
    assert claim.claimant is not None
    assert claim.claimant.name == "Amnesty International"


def test_one_of_the_wounded_who_died_is_dead() -> None:
    killed, hurt, died = read(
        "A strike killed 14 people and wounded six. One of the wounded died on Monday."
    ).claims
    assert (killed.outcome, hurt.outcome, died.outcome) == ("killed", "wounded", "killed")
    assert died.part_of is None


def test_those_of_whom_worse_is_told_are_of_the_type_of_all() -> None:
    killed, _ = read("The fighting affected 62 civilians, of whom 42 were killed and 20 injured.").claims
    assert killed.victim_type == "civilian"
