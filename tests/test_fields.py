"""What is told of a figure: its days, its scope, whether it is history, who tells it and who the victims are."""

from __future__ import annotations

import datetime as dt

from conflict_events import Claim, extract

MONDAY = dt.date(2022, 5, 16)
NEWS = "A shell hit a bakery in Odradna on Monday, killing nine people. "


def figures(text: str, published: str = "2022-05-18") -> list[Claim]:
    return extract(text, language="en", published=published).claims


def last(text: str, published: str = "2022-05-18") -> Claim:
    return figures(text, published)[-1]


def test_a_total_of_a_year_keeps_its_own_dates_behind_a_grouped_number() -> None:
    claim = last(
        NEWS + "The raid was blamed on Boko Haram, which has killed more than 1,400 people this year."
    )
    assert (claim.event_start, claim.event_end) == (dt.date(2022, 1, 1), dt.date(2022, 5, 18))
    assert claim.scope == "cumulative"


def test_what_happened_two_weeks_before_the_news_is_not_dated_by_it() -> None:
    claim = last(
        NEWS + "The strike came less than two weeks after a rocket attack on a school killed 17 people."
    )
    assert (claim.count, claim.event_start, claim.is_background) == (17, None, True)


def test_what_was_said_before_the_news_is_no_part_of_it() -> None:
    claim = last(
        NEWS + "In all, 640 people have been killed in the region, the United Nations said in March."
    )
    assert (claim.count, claim.event_start, claim.is_background) == (640, None, True)


def test_the_dead_of_a_whole_war_have_not_the_day_of_one_attack() -> None:
    claim = last(NEWS + "The war has killed more than 21,000 people.")
    assert (claim.event_start, claim.event_end, claim.scope) == (None, None, "cumulative")
    claim = last(NEWS + "The UN says 410,000 people have been displaced by the violence.")
    assert (claim.event_start, claim.scope) == (None, "cumulative")


def test_what_is_counted_since_something_began_runs_up_to_now() -> None:
    claim = last("The army said 212 rebels had been killed since the offensive began on April 4.")
    assert (claim.event_start, claim.event_end) == (dt.date(2022, 4, 4), dt.date(2022, 5, 18))


def test_who_saw_one_attack_does_not_count_those_of_a_year() -> None:
    first, second = figures(
        "A shell killed nine people on Monday, witnesses said. Shelling has killed 1,400 people this year."
    )
    assert first.claimant is not None and first.event_start == MONDAY
    assert second.claimant is None


def test_a_day_that_would_be_to_come_is_none() -> None:
    claim = last(NEWS + "Ten days after the evacuation of the market, five traders were shot dead.")
    assert claim.event_start is None


def side(claim: Claim) -> str | None:
    return claim.victim_side.name if claim.victim_side is not None else None


def test_the_ground_does_not_tell_whose_peacekeepers_are() -> None:
    claim = last("Six peacekeepers were killed in an ambush in northern Mali on Monday.")
    assert (claim.victim_type, side(claim)) == ("military", None)
    assert side(last("Six soldiers were killed in an ambush in northern Mali on Monday.")) == "Mali"
    claim = last("Two Ghanaian peacekeepers were killed in an ambush in northern Mali on Monday.")
    assert side(claim) == "Ghana"


def test_losses_are_those_of_the_party_that_is_named_right_before() -> None:
    claim = last("After a week of fighting the Kremlin said that Ukrainian losses were heavy.")
    assert (side(claim), claim.victim_type) == ("Ukraine", "military")
    claim = last("A monitoring group put the number of Syrian troops killed at 45.")
    assert (side(claim), claim.victim_type) == ("Syria", "military")


def test_who_gives_the_second_of_two_figures_speaks_of_his_own() -> None:
    first, second = figures("Nepal confirmed the death of four soldiers in the ambush and Fiji two.")
    assert (side(first), side(second)) == ("Nepal", "Fiji")
    assert second.claimant is not None and second.claimant.name == "Fiji"


def test_others_than_people_of_two_countries_are_of_neither() -> None:
    claim = last(
        "A rocket killed three people on Monday. The dead were two Kenyans and an Indian. Five others were wounded."
    )
    assert (claim.count, side(claim)) == (5, None)


def test_one_figure_for_civilians_and_soldiers_is_of_no_type() -> None:
    claim = last("More than 300 civilians and soldiers were killed by rebels in Mali last month.")
    assert (claim.victim_type, side(claim)) == ("unknown", None)


def test_who_they_are_by_their_work() -> None:
    types = {
        "mine clearers": "aid_worker",
        "peshmerga": "military",
        "defence volunteers": "fighter",
        "auxiliaries": "fighter",
        "hawkers": "civilian",
    }
    for noun, kind in types.items():
        assert last(f"Gunmen killed four {noun} in an ambush on Monday.").victim_type == kind


def test_the_day_on_which_a_toll_stood_lower_is_not_that_of_the_attack() -> None:
    claim = last(
        "The toll from the bombing on Sunday jumped to 58, a colonel said. Earlier on Monday it had stood at 41."
    )
    assert (claim.count, claim.event_start) == (41, dt.date(2022, 5, 15))


def test_a_figure_goes_on_with_its_paragraph_over_a_sentence_that_counts_nobody() -> None:
    text = "A judge was shot dead in Quevara on Monday. He was driving to court. A passer-by was also killed."
    assert last(text).event_start == MONDAY
    filler = "A curfew was imposed.\n\nThe town lies on a river.\n\n"
    assert (
        last(f"A judge was shot dead in Quevara on Monday. {filler}Three gunmen were killed.").event_start
        is None
    )


def test_a_bare_total_is_that_of_the_text_itself() -> None:
    claim = last(
        "Rebels stormed a police post on 12 May 2022. The rebels said nine policemen were killed. 7 fatalities."
    )
    assert (claim.count, claim.claimant) == (7, None)


def test_what_is_counted_over_days_of_fighting_is_a_total() -> None:
    for claim in figures(
        "The general said 70 of his soldiers had died and 160 were wounded in six days of fighting."
    ):
        assert claim.scope == "cumulative"
    claim = figures(
        "Five people were killed, and the army said on Monday that after six days of fighting it was calm."
    )
    assert claim[0].scope == "incident"


def test_from_noon_to_noon_is_two_days() -> None:
    claim = last("Between noon on 3 May and noon on 4 May, 58 people were killed in air strikes.")
    assert (claim.event_start, claim.event_end) == (dt.date(2022, 5, 3), dt.date(2022, 5, 4))


def test_the_day_of_a_listed_source_is_not_that_of_the_attack() -> None:
    claim = last('Odradna Courier, 2022-05-11, "Roadside bomb kills five in southern Yemen"')
    assert (claim.count, claim.event_start) == (5, None)


def test_a_party_that_counts_its_own_losses_does_not_count_the_other_ones_again() -> None:
    text = (
        "After a week of fighting, Moscow put the number of Ukrainian soldiers killed at 410 "
        "and its own losses at 90."
    )
    first, second = figures(text)
    assert side(first) == "Ukraine"
    assert side(second) == "Russia"


def test_guards_of_a_bank_are_civilians_and_guards_of_nobody_are_of_no_type() -> None:
    claims = figures("Gunmen killed four security guards and shot dead two guards in Odradna on Monday.")
    assert [(one.count, one.victim_type) for one in claims] == [(4, "civilian"), (2, "unknown")]


def test_its_members_are_of_the_type_of_their_side() -> None:
    claim = last("Hezbollah admits that 74 of its members were killed in the war.")
    assert (claim.victim_type, claim.victim_side and claim.victim_side.id) == ("fighter", "hezbollah")


def test_a_list_behind_the_dead_of_an_army_has_its_side() -> None:
    claims = figures(
        "Fighters raided a base in Bara, Nigeria, on Monday. "
        "The military said 19 people lost their lives: 15 police officers and four soldiers."
    )
    assert [one.victim_side and one.victim_side.id for one in claims[1:]] == ["NGA", "NGA"]


def test_civilians_reported_together_with_soldiers_are_of_the_same_side() -> None:
    claims = figures("Israel reported 119 dead soldiers and 43 dead civilians.")
    assert [one.victim_side and one.victim_side.id for one in claims] == ["ISR", "ISR"]


def test_what_a_long_time_has_cost_is_a_total_even_where_a_day_was_told_before() -> None:
    claim = last(
        NEWS + "Altogether 198 medics have perished in 13 months, WHO regional spokeswoman Ada Lorne said."
    )
    assert (claim.scope, claim.event_start) == ("cumulative", None)
    assert claim.claimant is not None and claim.claimant.name == "Ada Lorne"
