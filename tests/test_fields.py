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
